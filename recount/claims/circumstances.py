"""When and where of a claim: the time and place mentions that the tree ties to its trigger.

In: a reading, the triggers of all claims, and the scopes of speech; out: for a word, the time and the place of its
own clause, else of the clauses around it, never across the words of another speaker nor from another trigger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from recount.claims.asides import called_for, carried_out, recalls, tells_who
from recount.claims.extents import words_of
from recount.claims.place_words import dated, headings, main_country, pointing
from recount.claims.scopes import Scopes
from recount.claims.since import APART, only_ranks, since_it_began, within_since
from recount.claims.weapons import strikes_by_name
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.reading.times import resolve
from recount.records import Place, PlaceMention, Sentence, Time, TimeMention

__all__ = ["Circumstances", "Where"]

SPEECH_EDGES = {"ccomp", "parataxis"}
TURNED = {"after": "before", "before": "after"}

AT_ONCE = {"when", "as", "while"}
"""Conjunctions of a clause of the same time and place."""

HEADED = 4
"""Words from the start of a sentence within which a place before a colon heads it."""

WIDE = {"country": 2, "admin1": 1, "near": 0.5}
"""How much less a place says than a town in the same words; least of all one that another only lies near."""

WAYS = {"road", "highway", "route", "track", "motorway", "path"}
"""Nouns of which the place that they lead to tells where they are: an ambush on the road to Karvo."""

STORY = 3
"""Sentences back in which a story may have told its day."""

NARRATED = 4
"""Dates back among which the day that `the next day` follows is looked for."""


class Where(NamedTuple):
    """Places of a claim, by their part in it."""

    place: PlaceMention | None = None
    origin: PlaceMention | None = None
    destination: PlaceMention | None = None


class Circumstances:
    """Times and places of one report by the word that they hang on."""

    def __init__(self, reading: Reading, triggers: set[int], scopes: Scopes, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.syntax = reading.syntax
        self.triggers = triggers
        self.scopes = scopes
        published = reading.report.published
        self._published = published
        self._dated = published is not None and not published.startswith("XXXX")
        self._dates = [t for t in reading.times if t.kind == "date"]
        self._times: dict[int, list[TimeMention]] = {}
        for mention in reading.times:
            if mention.kind == "date":
                at = self._holder(mention.start, mention.end)
                if at is not None:
                    self._times.setdefault(at, []).append(mention)
        self._quotations = reading.quotations
        self._country = main_country(reading)
        self._countries: dict[int, list[PlaceMention]] = {}
        """The mentions of the report's own country, by paragraph."""
        self._places: dict[int, list[tuple[int, PlaceMention]]] = {}
        for place in reading.places:
            head = self.syntax.head_of(place.start, place.end)
            if head is not None and not place.inside:
                sentence = self.syntax.words[head].sentence
                self._places.setdefault(sentence, []).append((head, place))
                if self._country is not None and place.value.name == self._country.name:
                    self._countries.setdefault(self.syntax.sentences[sentence].paragraph, []).append(place)
        for head, place in pointing(reading, lexicon):
            self._places.setdefault(self.syntax.words[head].sentence, []).append((head, place))
        self._headings = headings(reading)
        self._dated_items = dated(reading)

    def _holder(self, start: int, end: int) -> int | None:
        """Return the trigger or clause head that a time expression hangs on."""
        at = self.syntax.head_of(start, end)
        if at is None:
            return None
        inside = self.syntax.within(start, end)
        before = inside[0] - 1
        if before >= 0 and self.syntax.words[before].text.lower() == "on":
            before -= 1
        if before in self.triggers and not self.syntax.is_verb(before):
            return before  # «an assault on 13 December»: the day stands at the noun, wherever the tree hangs it
        while at in inside or not (
            at in self.triggers or self.syntax.is_verb(at) or self.syntax.words[at].rel == "root"
        ):
            if self.syntax.words[at].head == at:
                return at
            at = self.syntax.words[at].head
        return at

    def _apart(self, c: int) -> bool:
        """Tell a clause or event of another time: «after the attack», «since the raid»."""
        return bool({self.syntax.words[m].lemma for m in self.syntax.children(c, "mark", "case")} & APART)

    def _upwards(self, i: int) -> Iterator[int]:
        """Yield a word and those it hangs on, up to the edge of what its speaker says or of another time."""
        yield i
        below = i
        for at in self.syntax.ancestors(i):
            word = self.syntax.words[below]
            if word.rel in SPEECH_EDGES or (word.rel in {"advcl", "obl"} and self._apart(below)):
                return
            if self.syntax.words[at].lemma in words_of(self.lexicon, "remembered") or recalls(self.syntax, below, at):
                return
            yield at
            below = at

    # --- when --------------------------------------------------------------------------------------------

    def time_mention(self, i: int) -> TimeMention | None:
        """Return the time expression that belongs to a trigger, as read against the report's date."""
        for c in carried_out(self.syntax, i, self.lexicon):
            if self._times.get(c) and not self._times.get(i):
                return self._times[c][0]
        for m in (m for c in called_for(self.syntax, i, self.lexicon) for m in self._times.get(c, ())):
            if self.syntax.words[self.syntax.within(m.start, m.end)[0] - 1].lemma == "for":
                return m
        for at in self._upwards(i):
            # «declared martial law on Saturday», «in a similar attack last year»: the day may hang on the act's own
            # object, or on the event that the act was part of
            objects = self.syntax.children(at, "obj") if at == i else ()
            objects += tuple(c for c in self.syntax.children(at, "obl") if c in self.triggers and not self._apart(c))
            objects += tuple(self._meanwhile(at)) if at in {i, self.syntax.first_conjunct(i)} else ()
            found = [m for m in self._times.get(at, ()) if not only_ranks(self.syntax, m) or self._since(m, i) is not m]
            found = found or [m for o in objects for m in self._times.get(o, ())]
            events = [o for o in (at, *objects) if at == i]
            held = [c for o in events for c in carried_out(self.syntax, o, self.lexicon)]
            held = [c for c in held if self.syntax.words[c].head in events]
            found = found or [m for c in held for m in self._times.get(c, ())]  # «of the attack, which was on Friday»
            if found:
                start = self.syntax.words[i].start
                return min(found, key=lambda m: (m.value.start is None and m.value.end is None, abs(m.start - start)))
        told = since_it_began(self.syntax, self._dates, i) or next(
            (m for g in self._gapped(i) for m in self._times.get(g, ())), None
        )
        return told or self._dated_items.get(self.syntax.words[i].sentence)

    def _gapped(self, i: int) -> list[int]:
        """«31 were killed and 48 injured in Karvo on Sunday»: the second part has the first one's frame, and day."""
        head = self.syntax.clause_head(i)
        return [
            c
            for c in self.syntax.children(head, "conj")
            if self.syntax.words[head].tag == self.syntax.words[c].tag == "VBN"
            and not self.syntax.children(c, "aux", "aux:pass", "obj")
        ]

    def time(self, i: int, utterance: bool = False) -> tuple[Time, str] | None:
        """Return when the happening of a trigger was, with the rule that read it; speech has its own anchor.

        `utterance`: an act that is done by saying it was done when it was said.
        """
        mention = self.time_mention(i)
        if mention is None and utterance:
            cues = [s.cue for s in reversed(self.scopes.sources_over(i))]
            mention = next((m for c in cues if (m := self.time_mention(c))), None)
        if mention is None:
            return None
        mention = self._narrated(self._since(mention, i), i)
        for scope in reversed(self.scopes.sources_over(i)):
            said = self.time_mention(scope.cue) if scope.cue not in {i} else None
            if said is not None and said != mention and said.value.start:
                mention = mention if self._reporters_week(mention) else resolve(mention, said.value)
                break
        return mention.value, mention.rule

    def _since(self, mention: TimeMention, i: int) -> TimeMention:
        return within_since(self.syntax, mention, i, self._published, self.lexicon)

    def told_before(self, i: int) -> tuple[TimeMention, Where] | None:
        """Return the day of a story, and its place: that of the last clause with a day before this one's sentence, in
        its paragraph. «Two cars pulled up in Karvo on Monday. The men in them shot a guard.»
        """
        sentence = self.syntax.sentences[self.syntax.words[i].sentence]
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - STORY), -1):
            earlier = self.syntax.sentences[index]
            if earlier.paragraph != sentence.paragraph:
                return None
            for at in range(earlier.last - 1, earlier.first - 1, -1):
                days = [m for m in self._times.get(at, ()) if m.value.start and m.value.start == m.value.end]
                if days:
                    told = self.syntax.words[at].tag == "VBD" and not self.scopes.is_cue(at)
                    return (days[0], self.where(at)) if told else None
        return None

    def _reporters_week(self, mention: TimeMention) -> bool:
        """Tell `last week` in words that are not quoted: it is the one before the report's, whenever it was said."""
        quoted = any(q.start <= mention.start and mention.end <= q.end for q in self._quotations)
        return "week" in mention.value.text.lower() and not quoted

    def _meanwhile(self, i: int) -> list[int]:
        """Return the heads of clauses that tell what happened at the same time: «when a truck bomb exploded»."""
        clauses = self.syntax.children(i, "advcl")
        return [
            c
            for c in clauses
            if {self.syntax.words[m].lemma for m in self.syntax.children(c, "mark", "advmod")} & AT_ONCE
        ]

    def _narrated(self, mention: TimeMention, i: int) -> TimeMention:
        """Read `the next day` against the last day told before it, in its paragraph or the one before."""
        if mention.value.start or mention.value.end or not self._dated:
            return mention
        turned = self._turned(mention, i)
        if turned is None:
            return mention
        sentence = self._sentence_at(mention)
        for earlier in reversed([t for t in self._dates if t.start < mention.start][-NARRATED:]):
            told = self._sentence_at(earlier)
            if sentence.paragraph - told.paragraph <= 1 and earlier.value.start:
                read = resolve(turned, earlier.value)
                return replace(read, value=replace(read.value, span=mention.value.span))
        return mention

    def _sentence_at(self, mention: TimeMention) -> Sentence:
        return self.syntax.sentences[self.syntax.words[self.syntax.within(mention.start, mention.end)[0]].sentence]

    def _turned(self, mention: TimeMention, i: int) -> TimeMention | None:
        """«left on Friday, two days after gunmen struck»: for the striking the same words count back from Friday.

        Null where the words say only how far from what follows them the trigger lies.
        """
        words, last = self.syntax.words, self.syntax.within(mention.start, mention.end)[-1]
        other = TURNED.get(words[last].text.lower())
        follows = (
            last + 1 < len(words) and words[last + 1].pos != "PUNCT" and words[last + 1].sentence == words[i].sentence
        )
        if other is None or not follows:
            return mention
        if i < last:
            return None
        said = mention.value.span.text[: words[last].start - mention.start] + other
        return replace(mention, value=replace(mention.value, span=replace(mention.value.span, text=said)))

    def deadline(self, i: int) -> TimeMention | None:
        """Return the time at which an ultimatum runs out: one within its own noun phrase or clauses."""
        inside = self.syntax.subtree(i)
        found = [m for at in inside for m in self._times.get(at, ())]
        return next((m for m in found if m.value.end), found[0] if found else None)

    # --- where -------------------------------------------------------------------------------------------

    def where(self, i: int) -> Where:
        """Return the places tied to a trigger: its own, else those of the clauses that it hangs on."""
        near = self._places.get(self.syntax.words[i].sentence, [])
        heading = Where(place=self._headings.get(self.syntax.words[i].sentence))
        if not near:
            return heading
        found = self._where_stands(i, near) or self._where(i, near, True) or self._where(i, near, False)
        found = found or self._headed(i, near)
        beside = [c for at in dict.fromkeys((i, self.syntax.first_conjunct(i))) for c in self._meanwhile(at)]
        beside += self._gapped(i)
        found = found or next((w for c in beside if (w := self._where(c, near, False))), heading)
        beyond = found.place is not None and found.place.value.precision == "near" and heading.place is not None
        return heading if beyond else found  # «Belte: … a farm five kilometres north of Karvo»

    def country_of_total(self, i: int) -> PlaceMention | None:
        """Return the country that a total without a place is of: the report's own, told before in the paragraph."""
        sentence = self.syntax.sentences[self.syntax.words[i].sentence]
        if self._country is None:
            return None
        return next((p for p in self._countries.get(sentence.paragraph, ()) if p.start < sentence.start), None)

    def _where_stands(self, i: int, near: list[tuple[int, PlaceMention]]) -> Where | None:
        """«surrounded Karvo, where gunmen hold the mill»: the place that the relative clause hangs on."""
        at = self.syntax.clause_head(i)
        word = self.syntax.words[at]
        if word.rel != "acl:relcl" or not any(self.syntax.words[m].lemma == "where" for m in self.syntax.children(at)):
            return None
        own = set(self.syntax.subtree(at))
        if any(h in own for h, _ in near):
            return None
        named = [p for h, p in near if h == word.head or self.syntax.words[h].head == word.head]
        return Where(place=named[-1]) if named else None

    def _headed(self, i: int, near: list[tuple[int, PlaceMention]]) -> Where | None:
        """«Libya: over 1,000 dead»: the place before a colon is the place of all that follows."""
        first = self.syntax.sentences[self.syntax.words[i].sentence].first
        for head, place in near:
            after = self.syntax.within(place.start, place.end)[-1] + 1
            if head - first < HEADED and after < i and self.syntax.words[after].text == ":":
                return Where(place=place)
        return None

    def _where(self, i: int, near: list[tuple[int, PlaceMention]], strict: bool) -> Where | None:
        """Climb from the trigger; `strict` leaves out the words of other triggers, which have places of their own."""
        origin = destination = None
        for at in self._upwards(i):
            inside = self._own_words(at, i) if strict else set(self.syntax.clause(at))
            candidates = [(h, p) for h, p in near if h in inside]
            place = self._nearest(i, candidates, "where")
            origin = origin or self._nearest(i, candidates, "from")
            destination = destination or self._nearest(i, candidates, "towards")
            if place or destination or origin:
                return Where(place, origin, destination)
        return None

    def _own_words(self, at: int, i: int) -> set[int]:
        """Return the words under `at` that belong to no other trigger, but for this one's purpose and what holds it."""
        out: set[int] = set()
        todo = [at]
        lineage = {i, *self.syntax.ancestors(i)}
        while todo:
            j = todo.pop()
            out.add(j)
            todo.extend(c for c in self.syntax.children(j) if c in lineage or not self._another(c))
        return out

    def _another(self, c: int) -> bool:
        word = self.syntax.words[c]
        purpose = word.rel != "conj" and any(
            self.syntax.words[m].lemma == "to" for m in self.syntax.children(c, "mark")
        )
        clause = word.rel in {"conj", "advcl", "parataxis", "ccomp", "acl:relcl"} and self.syntax.is_verb(c)
        return not purpose and (c in self.triggers or clause)

    def _nearest(self, i: int, candidates: list[tuple[int, PlaceMention]], part: str) -> PlaceMention | None:
        start = self.syntax.words[i].start
        fitting = [(h, p) for h, p in candidates if self._preposition(h) in words_of(self.lexicon, part)]
        fitting = [(h, p) for h, p in fitting if not self._is_party(h, p)]
        told_of = [p for h, p in fitting if tells_who(self.syntax, i, h)]
        return min(
            (p for _, p in fitting),
            key=lambda p: (p in told_of, WIDE.get(p.value.precision or "", 0), abs(p.start - start)),
            default=None,
        )

    def _is_party(self, head: int, place: PlaceMention) -> bool:
        """«a Belgian drone strike», «talks between the rebels and Brussels»: a state or its seat, not where it was."""
        word, first = self.syntax.words[head], self.syntax.first_conjunct(head)
        if word.rel == "compound" and word.head in self.triggers:
            country = place.value.precision == "country"
            return country and strikes_by_name(self.syntax, head, word.head, self.lexicon)
        if self._preposition(head) != "between":
            return False
        names = [first, *self.syntax.children(first, "conj")]
        return not all(self.syntax.words[n].pos == "PROPN" and not self.syntax.children(n, "det") for n in names)

    def _preposition(self, head: int) -> str:
        top = self.syntax.first_conjunct(head)
        own = self.syntax.preposition(head)
        if own == "to" and self.syntax.words[self.syntax.words[top].head].lemma in WAYS:
            return self.syntax.preposition(self.syntax.words[top].head)
        if own:
            return own
        word = self.syntax.words[top]
        if word.rel in {"appos", "compound", "flat", "nmod:poss", "list", "dep"} and word.head != top:
            return self.syntax.preposition(word.head)
        return self.syntax.preposition(top)


def place_of(where: Where) -> Place | None:
    """Return the one place of a claim: where it was, else where it led, else where it came from."""
    found = where.place or where.destination or where.origin
    return found.value if found else None
