"""Tellings of one happening in one report -> linked by `same_as`, with time, place and parties carried over.

A later event is the same as an earlier one where type and status agree, nothing said of them conflicts, and either
the words point back (`the attack`) or they share a party or a place. What one telling lacks it takes from the first.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from recount.claims.circumstances import Circumstances, place_of
from recount.claims.drafts import EventDraft, FigureDraft, RelationDraft
from recount.claims.finish import Finished, until_told
from recount.language.syntax import Syntax
from recount.records import Actor, AnyClaim, Event, Figure, Place

__all__ = ["link"]

Draft = EventDraft | FigureDraft | RelationDraft

LINKED = {"ASSAULT", "PROTEST", "COERCE", "THREATEN", "MOBILIZE"}
"""Types whose happenings are told again in a report; utterances are made anew each time."""

SENTENCES_BACK = 12
"""How far back a telling may lie: news returns to its main happening within a dozen sentences. Keeps cost linear."""

THINGS = {"facility", "place"}
"""Kinds of targets that are no people."""

NEAR = 12
"""Claims before one among which the act is looked for that it goes on with."""

ON = 3
"""Sentences over which an act is told on."""

ASSUMED = "place.of_total"
"""Rule of a place that no word of the sentence gives; an attack told right before knows better."""

AREAS = {"country", "admin1", "admin2"}
REAL = {"happened", "ongoing"}

NEEDED = 2.0
"""Score from which two events are one."""


def link(syntax: Syntax, finished: Finished, circumstances: Circumstances) -> tuple[AnyClaim, ...]:
    """Return the claims in order, tellings linked and filled."""
    events = [(d, c) for d, c in finished.pairs if isinstance(d, EventDraft) and isinstance(c, Event)]
    filled: dict[str, Event] = {}
    known: dict[str, Event] = {}  # first tellings with what later ones added
    seen: list[tuple[EventDraft, Event]] = []
    for draft, event in sorted(events, key=lambda p: p[0].anchor):
        sentence = syntax.words[draft.anchor].sentence
        near = [(d, e) for d, e in seen[-40:] if 0 < sentence - syntax.words[d.anchor].sentence <= SENTENCES_BACK]
        best = max(
            ((likeness(d, e, draft, event), -n, e) for n, (d, e) in enumerate(near)), default=None, key=lambda s: s[:2]
        )
        if best and best[0] >= NEEDED and event.type in LINKED:
            first = known.get(best[2].same_as or best[2].id, best[2])
            event = _carry(event, first)
            known[first.id] = _learn(first, event)
        filled[event.id] = event
        seen.append((draft, event))
    out = [(d, _with_event(filled.get(c.id, c), filled)) for d, c in finished.pairs]
    told: list[tuple[Draft, AnyClaim]] = []
    continued: dict[str, AnyClaim] = {}
    for told_draft, claim in sorted(out, key=lambda p: p[0].anchor):
        claim = _continued(syntax, told[-NEAR:], told_draft, claim, finished.told)
        continued[claim.id] = _in_a_story(syntax, circumstances, told_draft, claim)
        told.append((told_draft, continued[claim.id]))
    return _at_one_place(syntax, tuple(continued[c.id] for _, c in out))


def _at_one_place(syntax: Syntax, claims: tuple[AnyClaim, ...]) -> tuple[AnyClaim, ...]:
    """Give harm without a place the one at which the report's attacks were.

    What was on another day may have been anywhere.
    """
    located = [c for c in claims if _real_attack(c) and c.place and c.place.precision not in AREAS]
    place = _main_place(syntax, located)
    if place is None:
        return claims
    days = {c.time.start for c in located if c.time and c.place and c.place.name == place.name}
    return tuple(
        msgspec.structs.replace(c, place=place, rules=tuple(sorted({*c.rules, "link.one_place"})))
        if (_is_harm(c) or _real_attack(c)) and not c.place and c.status in REAL and _at_that_time(c, days)
        else c
        for c in claims
    )


def _main_place(syntax: Syntax, located: list[AnyClaim]) -> Place | None:
    """Return the place of all located attacks, else one that the headline names, if no more are located elsewhere."""
    places = [c.place for c in located if c.place]
    counts = Counter(place.name for place in places)
    heads = [s for s in syntax.sentences if s.headline]
    titled = {p.name for p in places if any(h.start <= p.start < h.end for h in heads)}
    names = titled if len(counts) > 1 else set(counts)
    if len(names) != 1 or counts[next(iter(names))] < max(counts.values()):
        return None
    return next(place for place in places if place.name in names)


def _at_that_time(claim: AnyClaim, days: set[str | None]) -> bool:
    """Tell harm of no other day than the attacks, and no running total."""
    total = isinstance(claim, Figure) and claim.scope != "incident"
    return not total and (claim.time is None or claim.time.start in days)


def _continued(
    syntax: Syntax, told: list[tuple[Draft, AnyClaim]], draft: Draft, claim: AnyClaim, today: str
) -> AnyClaim:
    """Give harm told without day or place those of the attack told right before it in the same paragraph.

    «Gunmen attacked the camp on Sunday. Eleven people were killed.» What it has of its own must agree with the attack.
    """
    own = None if ASSUMED in claim.rules else claim.place
    if not _is_harm(claim) or (claim.time and own) or claim.status != "happened":
        return claim
    sentence = syntax.sentences[syntax.words[draft.anchor].sentence]
    for before, earlier in reversed(told):
        at = syntax.sentences[syntax.words[before.anchor].sentence]
        apart = sentence.paragraph - at.paragraph
        if apart > _adds(claim) or sentence.index - at.index > ON:
            break
        counted = isinstance(earlier, Figure) or not _adds(claim)
        if not (counted and _real_attack(earlier)) or at.index == sentence.index or not (earlier.time or earlier.place):
            continue
        if _aside(syntax, before.anchor) and _pluperfect(syntax, before.anchor):
            continue  # «hit a launcher, from which Belte had been shelled. Nine were killed»: by what hit the launcher
        if (claim.time or own) and (not _goes_on(claim, earlier) or _pluperfect(syntax, draft.anchor)):
            break
        rules = tuple(sorted({*claim.rules, "link.continued"}))
        time, place = claim.time or earlier.time, own or earlier.place or claim.place
        time = until_told(time, today) if time else None  # of an attack that goes on, those harmed until now
        return msgspec.structs.replace(claim, time=time, place=place, rules=rules)
    return claim


def _aside(syntax: Syntax, i: int) -> bool:
    """Tell what a relative clause tells besides."""
    return any(syntax.words[at].rel == "acl:relcl" for at in (i, *syntax.ancestors(i)))


def _adds(claim: AnyClaim) -> bool:
    """Tell a count that only goes on with another, which may stand one paragraph before: «Eleven others were hurt»."""
    if not isinstance(claim, Figure):
        return False
    words = f"{claim.printed.text} {claim.of or ''}".lower().split()
    return bool({"others", "another", "more", "other"} & set(words)) and claim.qualifier != "at_least"


def _in_a_story(syntax: Syntax, circumstances: Circumstances, draft: Draft, claim: AnyClaim) -> AnyClaim:
    """Give an attack told without day and place those of the sentence with a day before it, in the same paragraph."""
    if not _is_act(claim) or claim.time or claim.status != "happened":
        return claim
    simple = syntax.words[draft.anchor].tag == "VBD" or syntax.is_passive(draft.anchor)
    told = circumstances.told_before(draft.anchor) if simple and not _pluperfect(syntax, draft.anchor) else None
    place = place_of(told[1]) if told else None
    if told is None or (claim.place and place and claim.place.name != place.name):
        return claim
    rules = tuple(sorted({*claim.rules, "link.in_a_story", told[0].rule}))
    return msgspec.structs.replace(claim, time=told[0].value, place=claim.place or place, rules=rules)


def _is_act(claim: AnyClaim) -> bool:
    if isinstance(claim, Event):
        return claim.type in {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}
    return isinstance(claim, Figure) and claim.scope == "incident"


def _real_attack(claim: AnyClaim) -> bool:
    if isinstance(claim, Figure):
        return _is_harm(claim) and claim.scope == "incident" and claim.status == "happened"
    return isinstance(claim, Event) and claim.type == "ASSAULT" and claim.status in {"happened", "ongoing"}


def _goes_on(claim: AnyClaim, earlier: AnyClaim) -> bool:
    """Tell harm of the same day, or of the same place, as the attack before it; a total is of many days."""
    if isinstance(claim, Figure) and claim.scope != "incident":
        return False
    if claim.time:
        return bool(earlier.time and (claim.time.start, claim.time.end) == (earlier.time.start, earlier.time.end))
    return bool(claim.place and earlier.place and claim.place.name == earlier.place.name)


def _pluperfect(syntax: Syntax, i: int) -> bool:
    """Tell what had happened before: «the village had been raided»."""
    heads = {i, syntax.clause_head(i)}
    return any(syntax.words[a].text.lower() == "had" for h in heads for a in syntax.children(h, "aux"))


def _is_harm(claim: AnyClaim) -> bool:
    if isinstance(claim, Figure):
        return claim.measure in {"killed", "injured", "missing", "abducted", "detained", "destroyed", "damaged"}
    return isinstance(claim, Event) and claim.type == "ASSAULT" and not claim.actors


def likeness(earlier_draft: EventDraft, earlier: Event, later_draft: EventDraft, later: Event) -> float:
    """Score whether two events of a report are one happening; 0 where anything conflicts."""
    if earlier.type != later.type or not _status_agrees(earlier, later):
        return 0.0
    if earlier.mode and later.mode and earlier.mode != later.mode:
        return 0.0
    if earlier.time and later.time and _days(earlier) and _days(later) and _days(earlier) != _days(later):
        return 0.0
    shared = 0.0
    for a, b in ((earlier.actors, later.actors), (earlier.targets, later.targets)):
        if a and b and _alike(a, b):
            if not _overlap(a, b):
                return 0.0
            shared += 1.0
    if earlier.place and later.place:
        if earlier.place.name != later.place.name and "country" not in {earlier.place.precision, later.place.precision}:
            return 0.0
        shared += 0.5
    pointing = 1.5 if later_draft.definite and earlier.mode == later.mode else 1.0 if later_draft.definite else 0.0
    same_word = 0.5 if earlier_draft.row.name == later_draft.row.name else 0.0
    same_day = 1.0 if earlier.time and later.time and _days(earlier) and _days(earlier) == _days(later) else 0.0
    headline = 0.5 if earlier_draft.anchor < later_draft.anchor and shared >= 1 else 0.0
    return shared + pointing + same_word + same_day + headline


def _alike(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Tell parties of one sort: who attacks a market and hits people has not two targets that conflict."""
    return {x.kind in THINGS for x in a} == {x.kind in THINGS for x in b}


def _status_agrees(a: Event, b: Event) -> bool:
    real = {"happened", "ongoing"}
    return a.status == b.status or {a.status, b.status} <= real


def _days(event: Event) -> tuple[str | None, str | None] | None:
    return (event.time.start, event.time.end) if event.time and (event.time.start or event.time.end) else None


def _overlap(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    def words(actors: tuple[Actor, ...]) -> set[str]:
        return {w for x in actors for w in (*x.name.lower().split(), *x.text.lower().split()) if len(w) > 3}

    return bool({x.name for x in a} & {x.name for x in b}) or bool(words(a) & words(b))


def _carry(later: Event, first: Event) -> Event:
    """Link a telling to the first one; it takes what it lacks and no more."""
    return msgspec.structs.replace(
        later,
        same_as=first.id,
        time=later.time or first.time,
        place=later.place or first.place,
        actor=later.actor or first.actor,
        actors=later.actors or first.actors,
        mode=later.mode or first.mode,
        rules=tuple(sorted({*later.rules, "link.same_as"})),
    )


def _learn(first: Event, later: Event) -> Event:
    """Return the first telling with the day and place that a later one adds, for those that follow."""
    return msgspec.structs.replace(first, time=first.time or later.time, place=first.place or later.place)


def _with_event(claim: AnyClaim, events: dict[str, Event]) -> AnyClaim:
    """Give a figure the day and place of its event where its own sentence gives none."""
    if not isinstance(claim, Figure) or claim.about not in events:
        return claim
    event = events[claim.about]
    return msgspec.structs.replace(claim, time=claim.time or event.time, place=claim.place or event.place)
