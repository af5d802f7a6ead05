"""Who did it to whom, with what: the participants of one trigger, read off its paths.

In: a trigger and the participants of the report; out: a draft. An event noun takes its actor from the verb that
carries it (`launched an attack`), its possessive, its `by` phrase or the name before it (`rebel attack`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recount.claims.attribution import speaking_subjects
from recount.claims.drafts import EventDraft
from recount.claims.extents import words_of
from recount.claims.modes import mode_by_content
from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.rounds import round_of, rounds
from recount.claims.triggers import Trigger, VerbIndex
from recount.claims.weapons import Weapons, strikes_by_name
from recount.language.syntax import FINITE
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow, LightVerbRow
from recount.reading import Reading
from recount.records import Actor, Mode, Span

__all__ = ["Roles"]

UTTERANCES = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT"}
"""Types of acts that only persons and bodies do; things as their targets are dropped where a body is named too."""

DEALINGS = {"AID", "CONSULT", "AGREE", "COOPERATE"}
"""Types of acts that common nouns may do, told by no mention: «partners distributed food»."""

LIFTING, IMPOSED = {"CONCEDE", "RETREAT"}, {"COERCE", "SANCTION"}
"""Types of acts that take a measure back, and of the measures."""

SPECIFIC = {"det", "nmod:poss"}

NAMES = {"NOUN", "PROPN", "ADJ"}


@cache
def _light(lexicon: Lexicon) -> VerbIndex[LightVerbRow]:
    return VerbIndex((v, row) for row in lexicon.light_verbs for v in row.verbs)


def _unique(found: Iterable[Actor | None]) -> tuple[Actor, ...]:
    """Return the actors that were found, each once."""
    return tuple({(actor.start, actor.end): actor for actor in found if actor is not None}.values())


class Roles:
    """The triggers of a report with what is needed to find their participants."""

    def __init__(
        self, reading: Reading, people: Participants, lexicon: Lexicon, triggers: Iterable[Trigger[EventRow]]
    ) -> None:
        self.syntax = reading.syntax
        self.people = people
        self._lexicon = lexicon
        own = {t.at: t for t in triggers}
        self._rounds = {r: at for at, t in own.items() if not t.verb and (r := self._round(at)) not in own}
        self._triggers = {r: own[at] for r, at in self._rounds.items()} | own
        self.rows = {at: t.row for at, t in self._triggers.items()}
        """Rows of the events by their words, and by the words that stand for them («a wave of attacks»)."""
        self._named = {j for t in self._triggers.values() if not t.verb for j in range(t.first, t.at + 1)}
        self._light = _light(lexicon)
        self._weapons = Weapons(self.syntax, people, lexicon)

    def _round(self, i: int) -> int:
        return round_of(self.syntax, i, self._lexicon)

    def event_of(self, i: int) -> int:
        """Return the event noun that a word stands for: of `wave` in «a wave of attacks» the attacks."""
        return self._rounds.get(i, i)

    def is_assault(self, i: int) -> bool:
        """Tell whether a word is the trigger of an attack that is no mere harm."""
        row = self.rows.get(i)
        return row is not None and row.type == "ASSAULT" and not row.result

    def is_attack(self, i: int) -> bool:
        """Tell whether a word is the verb of an attack or of mere harm."""
        return i in self.rows and self.rows[i].type == "ASSAULT" and self._triggers[i].verb

    def does_harm(self, i: int) -> bool:
        """Tell whether a word is the trigger of an attack that may itself have killed, as no abduction does."""
        return self.is_assault(i) and self.rows[i].mode != "abduct"

    def draft(self, trigger: Trigger[EventRow]) -> EventDraft | None:
        """Make the draft of a trigger; nothing for a noun that its own verb tells better (`the strikes targeted a
        school`).
        """
        i, verb = trigger.at, trigger.verb
        if not verb and (self._told_by_verb(i) or self._undone_by_verb(i)):
            return None
        told = self._noun_told(i) if verb else i
        row = self.rows[told] if told is not None and verb else trigger.row
        carrier, light = (i, None) if verb else self._carrier(i, trigger.first)
        actors = self._verb_actors(i, trigger.parts) if verb else self._noun_actors(i, carrier, light)
        if row.type == "MOBILIZE" and not actors and verb and self.syntax.is_passive(i):
            actors = self.syntax.subjects(i)  # «200 policemen were sent»: those who move
        targets = self._verb_targets(trigger, actors) if verb else self._noun_targets(i, row, carrier, light)
        if verb and "grammatical" in row.target:  # «the rebels have until Friday»: it is set to the subject
            actors = [h for h in actors if h not in targets]
        none = {i, *self.rows, *(targets if "object" in trigger.row.target else ())}
        weapon = self._weapons.of(trigger, carrier, actors, none)
        rules = [part.name for part in (light, weapon.row if weapon else None) if part]
        rules += [m.rule for h in (*actors, *targets) if (m := self.people.mention(h))]
        parties = [h for h in targets if h not in self.rows and h not in actors]
        mode = self._weapons.mode(weapon, actors) if weapon and row.type == "ASSAULT" else None
        actors = [a for h in actors if h not in self.rows for a in self._who_fires(h)]
        return EventDraft(
            anchor=i,
            carrier=carrier,
            row=row,
            actors=_unique(self.people.actor(h, self._by_people(h, row)) for h in actors),
            targets=_unique(self.people.target(h, row.type == "ASSAULT") for h in parties if not self._self(h, actors)),
            weapon=self._weapons.span(weapon) if weapon else None,
            content=self._content(i, row),
            verb=verb,
            definite=told is not None and self._definite(told),
            mode=self._told_mode(i, row) or mode,
            status=light.status if light else None,
            rules=tuple(rules),
        )

    def _self(self, h: int, actors: list[int]) -> bool:
        """Tell a pronoun that was taken for one of those who act: nobody «would shoot them» and mean himself."""
        name = mention.value.name if (mention := self.people.mention(h)) else ""
        own = {m.value.name for a in actors if (m := self.people.mention(a))}
        return self.syntax.words[h].pos == "PRON" and name in own

    def _by_people(self, h: int, row: EventRow) -> bool:
        """Tell an act that nobody but people or bodies do, so that any noun may name who did it."""
        done = row.type in DEALINGS or row.mode == "convict"
        return row.type in UTTERANCES or (done and self.syntax.words[h].pos != "PRON")

    def _told_mode(self, i: int, row: EventRow) -> Mode | None:
        """Return the row's mode, or for acts of speech that of the first act that they are about."""
        if row.type not in UTTERANCES:
            return row.mode
        about = (self.rows[h] for path in row.content for h in follow(self.syntax, i, path) if h in self.rows)
        return mode_by_content(row, next(about, None))

    def _noun_told(self, i: int) -> int | None:
        """Return the event noun that is the subject of a verb of attack: both tell one happening."""
        subjects = self.syntax.subjects(i) if self.is_assault(i) else ()
        return next((self.event_of(s) for s in subjects if self.is_assault(s)), None)

    def _told_by_verb(self, i: int) -> bool:
        """Tell whether an event noun is the subject of a verb that names the same attack."""
        word = self.syntax.words[self._round(i)]
        return (
            word.rel == "nsubj" and self.is_assault(i) and self.is_assault(word.head) and self.syntax.is_verb(word.head)
        )

    def _undone_by_verb(self, i: int) -> bool:
        """Tell a measure that its verb takes back: who lifts a curfew imposes none."""
        word = self.syntax.words[self._round(i)]
        verb = self._triggers.get(word.head)
        if verb is None or not verb.verb or word.rel not in {"obj", "nsubj:pass"}:
            return False
        lifted = self.syntax.words[verb.at].lemma in words_of(self._lexicon, "lifting")
        return lifted and verb.row.type in LIFTING and self.rows[i].type in IMPOSED

    def meets_nobody(self, i: int) -> bool:
        """Tell a verb whose object is none: «killing no civilians»."""
        objects = follow(self.syntax, i, "object")
        return any(self.syntax.words[c].lemma == "no" for o in objects for c in self.syntax.children(o, "det"))

    # --- verbs -------------------------------------------------------------------------------------------

    def _verb_actors(self, i: int, parts: tuple[int, ...]) -> list[int]:
        row = self.rows.get(i)
        heads = (
            speaking_subjects(self.syntax, self.people, i) if row and row.speech else follow(self.syntax, i, "subject")
        )
        heads = heads or [h for h in self.syntax.children(i, "nsubj:outer") if self._acts(h)]  # «officers are to meet»
        heads = [self.people.speaker(h) for h in heads]
        word = self.syntax.words[i]
        if self._sides(i) and not heads:
            return self._sides(i)[:1]
        if not heads and parts and row and row.speech and word.rel == "acl" and self.people.mention(word.head):
            heads = [word.head]  # «The council called for talks»: no passive goes without its object
        if not heads or (
            self.is_assault(i) and not self.syntax.is_passive(i) and all(self.people.place(h) for h in heads)
        ):
            heads = self._subject_before(i) or heads  # a town does not shoot: the arc is wrong
        # the actor of the attack that harmed: «the air strike killed four»
        told = [self.event_of(h) for h in heads]
        return [a for h in told for a in (self._noun_actors(h, *self._carrier(h, h)) if h in self.rows else [h])]

    def _sides(self, i: int) -> list[int]:
        """Return both sides of «fighting between the army and the rebels»: the second is the target."""
        if not self.is_assault(i):
            return []
        at = i if self._triggers[i].verb else self._carrier(i, i)[0]
        sides = [h for w in dict.fromkeys((i, at)) for h in follow(self.syntax, w, "to:between")]
        return sides if len(sides) > 1 and self.people.mention(sides[0]) else []

    def _subject_before(self, i: int) -> list[int]:
        """Where the tree gives a main verb no subject, take the nearest actor before it."""
        word = self.syntax.words[i]
        main = word.tag in FINITE or self.syntax.is_misread_verb(i) or not self.syntax.is_verb(i)
        # «a man who spoke for them denied that …»: the past tense taken for a participle
        spoke = (
            i in self.rows
            and self.rows[i].speech
            and word.tag == "VBN"
            and not self.syntax.children(i, "aux", "aux:pass")
        )
        if not spoke and (not main or self.syntax.is_passive(i)):
            return []
        before = self.syntax.noun_before(i, self._acts)
        return [before] if before is not None else []

    def _somebody(self, j: int) -> bool:
        return self.people.is_people(j) or self.people.place(j) is not None

    def _acts(self, j: int) -> bool:
        """Tell a word that names somebody who can act, and no event."""
        return j not in self.rows and self.people.mention(j) is not None and self.people.is_people(j)

    def _verb_targets(self, trigger: Trigger[EventRow], actors: list[int]) -> list[int]:
        i, row = trigger.at, trigger.row
        if self._sides(i):
            return self._sides(i)[1:]
        pattern = set(trigger.parts)
        last = self.syntax.words[trigger.last]
        tail = last.lemma if trigger.last > i and last.pos != "PART" else ""
        objects = follow(self.syntax, i, "object") if "object" in row.target else []
        own = [h for h in objects if h not in pattern and h not in self.rows]
        if own and pattern and not (last.pos == "ADP" and self.is_assault(i)):
            return own  # «charged the general with murder»: not whom the pattern's last word leads to
        thing: list[int] = []
        for path in (f"to:{tail}", *row.target) if tail else row.target:
            heads = [
                h for h in self._on_path(i, row, path) if h not in pattern and h not in self._named | set(self.rows)
            ]
            heads = [h for h in heads if not self.people.is_time(h) and (h not in actors or path == "grammatical")]
            # an act of speech is aimed at somebody: «condemned the army's raid» at the army
            somebody = heads if row.type not in UTTERANCES else [h for h in heads if self._somebody(h)]
            if somebody:
                return somebody
            thing = thing or heads
        if thing:
            return thing
        if any(self.people.mention(h) for h in objects):
            return [h for h in objects if self.people.mention(h)]  # «recalled its ambassador», whom the pattern names
        if "object" in row.target and not pattern and not self.syntax.is_passive(i):
            after = self.syntax.noun_after(i)
            return [after] if after is not None else []
        return []

    def _on_path(self, i: int, row: EventRow, path: str) -> list[int]:
        """Return the heads on a path of a row's targets: of a clause that is an attack, whom the attack is to meet."""
        if path == "clause/object":
            attacks = [h for h in follow(self.syntax, i, "clause") if self.is_attack(h)]
            met = [h for at in attacks for h in self._verb_targets(self._triggers[at], [])]
            return met or follow(self.syntax, i, path)
        return self._opposed(row, path, follow(self.syntax, i, path))

    def _opposed(self, row: EventRow, path: str, heads: list[int]) -> list[int]:
        """Of those whom attackers fight `with` return who is somebody, for knives are no party."""
        return [h for h in heads if self._somebody(h)] if path == "to:with" and row.type == "ASSAULT" else heads

    # --- nouns -------------------------------------------------------------------------------------------

    def _carrier(self, i: int, first: int) -> tuple[int, LightVerbRow | None]:
        """Return the light verb that carries an event noun, with its row; the noun itself if there is none.

        `first` begins the noun's phrase (`air` of `air raid`): parsers hang either word on the verb.
        """
        word = self.syntax.words[self.syntax.first_conjunct(self._round(i))]
        at = word.head
        if at == word.index:
            return i, None
        called = any(self.syntax.words[c].pos in NAMES for c in self.syntax.children(at, "xcomp"))
        for candidate in [] if called else self._light.at(self.syntax, at):  # «called the strikes a crime»
            held = {h for path in candidate.row.noun for h in follow(self.syntax, at, path)}
            if held & {i, word.index, *range(first, i)}:
                return at, candidate.row
            if word.rel == "nsubj:pass" and not candidate.row.swap:
                return at, candidate.row
        return self._fixed(i) or (i, None)

    def _fixed(self, i: int) -> tuple[int, LightVerbRow] | None:
        """Return the participle that says that an event is to be: «the start of the raid, slated for Monday»."""
        for at in rounds(self.syntax, i, self._lexicon):
            for c in self.syntax.children(at, "acl"):
                row = next((t.row for t in self._light.at(self.syntax, c) if t.row.status), None)
                if row is not None and self.syntax.words[c].tag == "VBN" and self.syntax.oblique(c, "for"):
                    return c, row
        return None

    def _launches(self, i: int) -> list[int]:
        """Return the participles of carrying verbs behind an event noun: «a raid launched by …»."""
        return [c for c in self.syntax.children(i, "acl") if self._light.at(self.syntax, c)]

    def _namers(self, i: int) -> list[int]:
        """Return who gave an act its name: «the offensive, which the army calls Operation Dawn», is the army's."""
        words, found = self.syntax.words, []
        for c in self.syntax.children(i, "acl", "acl:relcl"):
            named = any(words[j].lemma == "operation" and words[j].tag == "NNP" for j in self.syntax.subtree(c))
            if named and words[c].lemma in words_of(self._lexicon, "naming"):
                found += self.syntax.agents(c) if self.syntax.is_passive(c) else self.syntax.subjects(c)
        return found

    def _noun_actors(self, i: int, carrier: int, light: LightVerbRow | None) -> list[int]:
        syntax = self.syntax
        if light and carrier != i:
            heads = self._carrier_actors(i, carrier, light)
            if heads:
                return heads
        sides = self._sides(i)
        if sides:
            return sides[:1]
        owned = [] if "possessive" in self.rows[i].noun_target else follow(syntax, i, "possessive")
        carried = [a for c in self._launches(i) for a in syntax.agents(c)]
        modifier = follow(syntax, i, "modifier")
        agents = syntax.agents(i) or syntax.agents(self._round(i))
        for heads in (agents, carried, syntax.oblique(i, "from"), owned, modifier, self._namers(i)):
            named = [h for h in heads if self.people.mention(h) and self.people.is_people(h)]
            if named:
                return named
        # «a US attack on the barracks»: a country before the noun is the one that attacks
        named = [h for h in modifier if (p := self.people.place(h)) and p.precision == "country"]
        return [h for h in named if strikes_by_name(syntax, h, i, self._lexicon)]

    def _carrier_actors(self, i: int, carrier: int, light: LightVerbRow) -> list[int]:
        """Return who acts by the verb that carries an event noun; where its subject suffers it, from whom it came."""
        syntax = self.syntax
        if light.swap:
            return syntax.oblique(i, "from") + syntax.oblique(i, "by") + syntax.oblique(carrier, "from")
        heads = syntax.agents(carrier) if syntax.is_passive(carrier) else syntax.subjects(carrier)
        heads = [h for h in heads if h not in self.rows and self.people.mention(h)]
        if heads or light.noun == ("grammatical",):
            return heads
        return self._subject_before(carrier)

    def _noun_targets(self, i: int, row: EventRow, carrier: int, light: LightVerbRow | None) -> list[int]:
        if light and light.swap and carrier != i:
            return self.syntax.subjects(carrier)
        sides = self._sides(i)
        if sides:
            return sides[1:]
        for path in row.noun_target:
            carriers = [carrier] if carrier != i and path != "to:of" else []
            heads = [h for at in (i, *carriers, *self._launches(i)) for h in follow(self.syntax, at, path)]
            heads = heads or ([] if path == "to:of" else follow(self.syntax, self._round(i), path))
            heads = self._opposed(row, path, heads)
            heads = [h for h in heads if h not in {i, self._round(i)} and not self.people.is_time(h)]
            if heads:
                return heads
        # «the embassy blasts»: a building before the noun is what was hit
        before = follow(self.syntax, i, "modifier") if row.type == "ASSAULT" else []
        return [h for h in before if self.people.mention(h) and not self.people.is_people(h)]

    def _definite(self, i: int) -> bool:
        words = self.syntax.words
        return any(
            words[c].rel == "nmod:poss" or words[c].text.lower() in {"the", "this", "that", "these", "those"}
            for c in self.syntax.children(i, *SPECIFIC)
        )

    def _who_fires(self, i: int) -> list[int]:
        """Return whose the weapon is at the subject, if that is said («army jets»); «jets dropped four bombs» leaves it
        open. Anybody else acts for himself.
        """
        if not self._weapons.is_weapon(i):
            return [i]
        near = follow(self.syntax, i, "possessive") + follow(self.syntax, i, "modifier")
        if self._weapons.is_bearer(i) or (self.people.mention(i) and self.syntax.children(i, "compound", "nmod:desc")):
            return [i]  # «regime warplanes», told in one name
        return [h for h in near if self._acts(h)]

    def _content(self, i: int, row: EventRow) -> Span | None:
        """Return what was said, asked for or refused: the widest run of words of the first content path that is
        there.
        """
        if not row.opens and not row.speech:
            return None
        for path in row.content:
            heads = follow(self.syntax, i, path)
            if heads:
                words = self.syntax.subtree(heads[0])
                return self.syntax.word_span(words[0], words[-1])
        return None
