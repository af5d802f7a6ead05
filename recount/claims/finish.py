"""Drafts -> claims: evidence, status, source chain, time, place, bounds and ids.

In: drafts that know their words; out: claims as printed. Nothing is decided here about what happened: each field is
read off the scopes and the tree around the draft's anchor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from msgspec.structs import replace

from recount.claims.acled import PRECEDENCE, acled_together, acled_type
from recount.claims.circumstances import Circumstances, Where, place_of
from recount.claims.drafts import EventDraft, FigureDraft, RelationDraft
from recount.claims.extent import figure_scope, population, unit
from recount.claims.extents import words_of
from recount.claims.loaded import LoadedWords
from recount.claims.roles import UTTERANCES
from recount.claims.scopes import Scopes
from recount.claims.status import status_of
from recount.claims.threats import implied_threats
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.records import Event, Figure, Place, Relation, Scope, Source, Span, Status, Time

__all__ = ["Finished", "Finisher", "until_told"]

Draft = EventDraft | FigureDraft | RelationDraft
Claim = Event | Figure | Relation

LONGEST_EVIDENCE = 600
"""Characters, by the contract."""

MOVEMENT = {"displaced", "refugees", "returned", "evacuated", "deployed"}


TOTALS = {"cumulative", "stock"}
"""Scopes of figures that count what happened in many places."""

HARM = {"killed", "injured", "abducted"}
UNDONE = {"planned", "threatened", "ordered", "requested"}


class Finished:
    """Claims with the draft that each came from, in order of the text, and the day on which they are told."""

    def __init__(self, pairs: list[tuple[Draft, Claim]], told: str) -> None:
        self.told = told
        self.pairs = sorted(pairs, key=lambda p: (p[1].evidence.start, p[0].anchor, p[1].id))


IN_ATTACKS = {"in", "from", "of", "by", "during", "after"}
"""Prepositions between a count of harm and the attack that did it."""


class Finisher:
    """What is needed to finish the drafts of one report."""

    def __init__(
        self,
        reading: Reading,
        scopes: Scopes,
        circumstances: Circumstances,
        loaded: LoadedWords,
        publisher: str,
        lexicon: Lexicon,
    ) -> None:
        self.report = reading.report
        self.told = (reading.report.published or "")[:10]
        self.syntax: Syntax = reading.syntax
        self.scopes = scopes
        self.circumstances = circumstances
        self.loaded = loaded
        self.publisher = publisher
        self.lexicon = lexicon

    def finish(self, events: list[EventDraft], figures: list[FigureDraft], relations: list[RelationDraft]) -> Finished:
        """Turn all drafts of the report into claims."""
        made_events = self._with_tactics([(d, self.event(d)) for d in events])
        threats = implied_threats(made_events, self.syntax, self.lexicon)
        by_anchor = {d.anchor: e for d, e in made_events} | {d.carrier: e for d, e in made_events}
        made_figures: list[tuple[FigureDraft, Figure]] = []
        wholes: dict[int, Figure] = {}
        for draft in figures:
            figure = self.figure(draft, by_anchor, wholes)
            if figure.measure in HARM and figure.status in UNDONE and not self._told_as_done(draft.anchor):
                continue  # «vowed to kill three hostages»: nobody was
            if made_figures and self._counts_on(*made_figures[-1], draft, figure):
                figure = replace(figure, scope=made_figures[-1][1].scope)
            wholes[draft.head] = figure
            made_figures.append((draft, figure))
        made_events += [(d, self.event(d)) for d in threats]
        pairs: list[tuple[Draft, Claim]] = [*made_events, *made_figures, *((d, self.relation(d)) for d in relations)]
        return Finished(pairs, self.told)

    def _counts_on(self, before: FigureDraft, told: Figure, draft: FigureDraft, figure: Figure) -> bool:
        """Tell a total beside one: «352 have died since the war began. The wounded number 1,940.»"""
        words, sentences = self.syntax.words, self.syntax.sentences
        here, there = sentences[words[draft.head].sentence], sentences[words[before.head].sentence]
        counts = any(w.lemma in words_of(self.lexicon, "count_nouns") for w in words[here.first : here.last])
        next_to = here.paragraph == there.paragraph and here.index - there.index == 1
        return counts and next_to and told.scope == "cumulative" and figure.scope == "incident" and not figure.time

    def _with_tactics(self, made: list[tuple[EventDraft, Event]]) -> list[tuple[EventDraft, Event]]:
        """Give the tactics of one happening one ACLED type: violence of a sentence with the same parties."""
        by_sentence: dict[int, list[Event]] = {}
        for draft, event in made:
            by_sentence.setdefault(self.syntax.words[draft.anchor].sentence, []).append(event)
        out = []
        for draft, event in made:
            near = by_sentence[self.syntax.words[draft.anchor].sentence]
            beside = [e for e in near if _same_parties(e, event)] if event.acled in PRECEDENCE else []
            together = acled_together(beside) if len(beside) > 1 else None
            out.append((draft, replace(event, acled=together) if together else event))
        return out

    # --- kinds of claims -----------------------------------------------------------------------------------

    def event(self, draft: EventDraft) -> Event:
        """Make an event claim."""
        row, i = draft.row, draft.anchor
        status, rules = self._status(draft)
        evidence = self._evidence(draft.carrier, i)
        sources, source_rules = self._sources(i)
        time, time_rules = self._time(draft.carrier, i, utterance=row.type in UTTERANCES, status=status)
        where = self.circumstances.where(i)
        deadline = self.circumstances.deadline(i) if row.deadline else None
        loaded, loaded_rules = self.loaded.within(evidence, self.syntax.words[i].sentence)
        mode = draft.mode
        return Event(
            id=self._id("event", row.type, evidence, self.syntax.word_span(i, i)),
            report=self.report.id,
            evidence=evidence,
            status=status,
            sources=sources,
            place=place_of(where)
            or next((p for t in draft.targets if (p := self._target_place(t.start, where))), None),
            time=None if deadline and time and deadline.value == time else time,
            loaded=loaded,
            rule=row.name,
            rules=self._rules(rules, source_rules, time_rules, draft.rules, loaded_rules, self._place_rules(where)),
            confidence=row.confidence,
            type=row.type,
            mode=mode,  # type: ignore[arg-type]
            acled=acled_type(row, mode, draft.actors, draft.targets),
            actor=draft.actors[0] if draft.actors else None,
            target=draft.targets[0] if draft.targets else None,
            actors=draft.actors,
            targets=draft.targets,
            weapon=draft.weapon,
            deadline=deadline.value if deadline else None,
            content=draft.content,
        )

    def figure(self, draft: FigureDraft, events: dict[int, Event], wholes: dict[int, Figure]) -> Figure:
        """Make a figure claim."""
        number, row = draft.number, draft.row
        about = self._about(draft.anchor, events)
        status, rules = self._figure_status(draft)
        evidence = self._evidence(draft.anchor, self.syntax.within(draft.printed.start, draft.printed.end)[0])
        sources, source_rules = self._sources(draft.head)
        time, time_rules = self._time(draft.anchor, draft.head, status=status, about=about)
        where = self.circumstances.where(draft.anchor)
        loaded, loaded_rules = self.loaded.within(evidence, self.syntax.words[draft.head].sentence)
        whole = wholes.get(draft.whole) if draft.whole is not None else None
        scope = self._scope(draft, status, time, whole or wholes.get(-1 if draft.like is None else draft.like))
        place, place_rules = self._figure_place(draft, where, about, scope)
        return Figure(
            id=self._id("figure", row.measure, evidence, draft.printed),
            report=self.report.id,
            evidence=evidence,
            status=status,
            sources=sources,
            place=place,
            origin=where.origin.value if where.origin and row.measure in MOVEMENT else None,
            destination=where.destination.value if where.destination and row.measure in MOVEMENT else None,
            time=time,
            loaded=loaded,
            rule=row.name,
            rules=self._rules(rules, source_rules, time_rules, draft.rules, loaded_rules, place_rules),
            confidence=row.confidence,
            measure=row.measure,
            low=number.low if number else 1,
            best=number.best if number else 1,
            high=number.high if number else 1,
            qualifier=number.qualifier if number else "exact",
            printed=draft.printed,
            of=draft.of,
            unit=unit(self.syntax, draft.head, draft.of, not row.things, self.lexicon),
            population=population(self._described(draft), self.lexicon) if not row.things else "unknown",
            scope=scope,
            part_of=whole.id if whole else None,
            about=about.id if about else None,
        )

    def _figure_status(self, draft: FigureDraft) -> tuple[Status, list[str]]:
        """Return whether what a figure counts happened; that there were none is no denial of it."""
        none = draft.number is not None and draft.number.qualifier == "none"
        status, rules = status_of(
            self.syntax, self.scopes, draft.anchor, frozenset(), "did_not_happen" if none else None
        )
        return draft.row.status or status, rules

    def _figure_place(
        self, draft: FigureDraft, where: Where, about: Event | None, scope: Scope
    ) -> tuple[Place | None, list[str]]:
        """Return where a figure counts, with the rules: its place, its event's, for a total the report's country."""
        place = place_of(where) or (about.place if about else None)
        if place is None and scope in TOTALS and (country := self.circumstances.country_of_total(draft.anchor)):
            return country.value, ["place.of_total"]
        return place, self._place_rules(where)

    def _time_of(self, about: Event | None, status: Status | None) -> Time | None:
        """Return the time of the event that a figure counts: the killed of a siege that goes on are those until now."""
        if about is None or about.time is None or status != "happened":
            return about.time if about else None
        return until_told(about.time, self.told)

    def _scope(self, draft: FigureDraft, status: Status, time: Time | None, before: Figure | None) -> Scope:
        """Return what a figure covers; without words of its own, what the figure covers that it belongs to."""
        at = draft.anchor if self.syntax.words[draft.anchor].rel == "acl:relcl" else draft.head
        if self.syntax.words[draft.anchor].rel == "nmod" and draft.anchor < draft.head:
            at = draft.anchor  # «raising the number of dead in the attack to 14», with the 14 hung elsewhere
        scope = figure_scope(self.syntax, at, draft.row.measure, status, time, self.lexicon)
        leans = scope == "incident" or draft.like is not None
        return before.scope if leans and time is None and before is not None else scope

    def _told_as_done(self, i: int) -> bool:
        """Tell a past participle of its own: «a meeting will be held for the 65 people massacred»."""
        word = self.syntax.words[i]
        return word.tag == "VBN" and word.rel == "acl" and not self.syntax.children(i, "aux", "aux:pass", "mark")

    def _described(self, draft: FigureDraft) -> str:
        """Return the words for those counted, with what the measure's noun says of them: «civilian deaths»."""
        noun = self.syntax.words[draft.anchor].pos == "NOUN" and draft.anchor != draft.head
        return f"{draft.of or ''} {self.syntax.word_span(*self.syntax.phrase(draft.anchor)).text if noun else ''}"

    def relation(self, draft: RelationDraft) -> Relation:
        """Make a relation claim."""
        i, row = draft.anchor, draft.row
        # «denied attacking the Iran-backed militia»: what a modifier tells is taken for granted
        taken = frozenset({i}) if self.syntax.words[i].rel == "amod" else frozenset()
        status, rules = status_of(self.syntax, self.scopes, i, taken, None)
        evidence = self._evidence(i, i)
        sources, source_rules = self._sources(i)
        time, time_rules = self._time(i, i)
        where = self.circumstances.where(i)
        loaded, loaded_rules = self.loaded.within(evidence, self.syntax.words[i].sentence)
        return Relation(
            id=self._id("relation", row.relation, evidence, self.syntax.word_span(i, i)),
            report=self.report.id,
            evidence=evidence,
            status="ongoing" if status == "happened" else status,
            sources=sources,
            place=place_of(where),
            time=time,
            loaded=loaded,
            rule=row.name,
            rules=self._rules(rules, source_rules, time_rules, (), loaded_rules, self._place_rules(where)),
            confidence=row.confidence,
            relation=row.relation,
            actor=draft.actors[0],
            target=draft.targets[0],
            actors=draft.actors,
            targets=draft.targets,
        )

    # --- fields --------------------------------------------------------------------------------------------

    def _status(self, draft: EventDraft) -> tuple[Status, list[str]]:
        """Return whether it happened: what the row fixes, else what the words around say, or its light verb."""
        row = draft.row
        ignored: Status | None = "did_not_happen" if row.negated else None
        act = None if row.mode == "convict" else row.type  # who will be jailed is not threatened
        status, rules = status_of(
            self.syntax, self.scopes, draft.anchor, self._free(draft), ignored, draft.carrier, act
        )
        if row.status:
            return row.status, rules
        return draft.status if draft.status and status in {"happened", "ongoing"} else status, rules

    def _free(self, draft: EventDraft) -> frozenset[int]:
        """A definite event noun that no light verb carries stands for itself, whatever its clause says; so does the
        participle of «a hospital for wounded soldiers».
        """
        word = self.syntax.words[draft.anchor]
        told = draft.verb and word.rel == "amod" and word.tag == "VBN"
        if told or (draft.definite and draft.carrier == draft.anchor):
            return frozenset(self.syntax.subtree(draft.anchor))
        return frozenset()

    def _sources(self, i: int) -> tuple[tuple[Source, ...], list[str]]:
        chain = [Source(name=self.publisher, role="publisher")]
        rules = []
        for scope in self.scopes.sources_over(i):
            link = scope.source or Source(name="unknown", role="speaker")
            if link.name != chain[-1].name and scope.cue != i:
                chain.append(link)
                rules.append(scope.rule)
        return tuple(chain), rules

    def _time(
        self, *at: int, utterance: bool = False, status: Status | None = None, about: Event | None = None
    ) -> tuple[Time | None, list[str]]:
        found = next((f for i in at if (f := self.circumstances.time(i, utterance))), None)
        if found is None:
            return self._time_of(about, status), []
        time, rule = found
        if utterance and status == "happened" and self.told and (time.start or "")[:10] > self.told:
            return None, []  # «called a strike for Monday»: the day of the strike, not of the call
        until = until_told(time, self.told) if status == "happened" else time
        return until, [rule] if until is time else [rule, "time.until_told"]

    def _target_place(self, start: int, where: Where) -> Place | None:
        near = [w for w in (where.place, where.destination, where.origin) if w]
        return next((w.value for w in near if w.start == start), None)

    def _place_rules(self, where: Where) -> list[str]:
        return [m.rule for m in (where.place, where.origin, where.destination) if m]

    def _about(self, i: int, events: dict[int, Event]) -> Event | None:
        """Return the event that a figure belongs to: the one that its words hang on, or its clause's subject."""
        for at in (i, *self.syntax.ancestors(i)):
            if at in events and events[at].type in {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}:
                return events[at]
            for s in (*self.syntax.children(at, "nsubj", "nsubj:pass"), *(self._deep(i) if at == i else ())):
                if s in events and events[s].type == "ASSAULT":
                    return events[s]
        return None

    def _deep(self, i: int) -> list[int]:
        """Return the nouns in the phrase of a noun: the attack of «the death toll from the attack»."""
        if self.syntax.words[i].pos != "NOUN":
            return []
        first = [c for c in self.syntax.children(i, "nmod") if self.syntax.preposition(c) in IN_ATTACKS]
        return first + [c for f in first for c in self.syntax.children(f, "nmod")]

    def _evidence(self, i: int, also: int) -> Span:
        """Return the clause around the anchor as one span, at most 600 characters, inside its sentence."""
        words = self.syntax.words
        head = self.syntax.clause_head(i)
        inside = set(self.syntax.clause(head)) | set(range(min(i, also), max(i, also) + 1))
        first = last = i
        while first - 1 in inside:  # what is left out of the clause ends the evidence: it is another statement
            first -= 1
        while last + 1 in inside:
            last += 1
        sentence = self.syntax.sentences[words[i].sentence]
        first, last = max(first, sentence.first), min(last, sentence.last - 1)
        while last > i and (words[last].end - words[first].start > LONGEST_EVIDENCE or words[last].pos == "PUNCT"):
            last -= 1
        while first < i and (
            words[last].end - words[first].start > LONGEST_EVIDENCE or words[first].text in {",", ";", "–", "—"}
        ):
            first += 1
        return self.syntax.word_span(first, last)

    def _rules(self, *parts: Iterable[str]) -> tuple[str, ...]:
        # a reader of numbers or times joins the rows that it put together by `+`
        return tuple(sorted({name for part in parts for rule in part for name in rule.split("+")}))

    def _id(self, kind: str, what: str, *spans: Span) -> str:
        places = ",".join(f"{s.start}-{s.end}" for s in spans)
        return hashlib.sha256(f"{self.report.id}|{kind}|{what}|{places}".encode()).hexdigest()[:16]


def until_told(time: Time, told: str) -> Time:
    """«Killed since May», «killed this year»: what has happened lies before the day on which it is told."""
    open_end = time.start and time.start <= told and (time.end is None or told < time.end)
    return replace(time, end=told) if open_end else time


def _same_parties(one: Event, other: Event) -> bool:
    """Tell whether two events have a target in common, and actors that do not differ."""
    if one is other:
        return True
    whom, who = ({a.name for a in e.targets} for e in (one, other)), ({a.name for a in e.actors} for e in (one, other))
    (first, second), (doer, by) = whom, who
    return one.status == other.status and bool(first & second) and bool(not doer or not by or doer & by)
