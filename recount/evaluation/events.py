"""The reader of events measured: sentences in which a corpus marks an event, against the events claimed from them.

A sentence of the corpus may tell more events than are marked, so precision cannot be measured: counted is whether an
event of the marked type is claimed at all, and whether one of that type has the marked parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from recount.evaluation.corpora import EventItem, GoldEvent
from recount.evaluation.results import Result, fingerprint
from recount.journey import LANGUAGE, read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import Actor, Event, Report

__all__ = ["TYPES", "EventScores", "event_predictions", "events_told", "score_events"]

TYPES: dict[str, frozenset[str]] = {"YIELD": frozenset({"CONCEDE", "RETREAT"})}
"""Types that a root of the corpus stands for, where it is not the type of the same name."""


class TypeScore(msgspec.Struct, frozen=True):
    """Marked events of one type: how many, those whose type is claimed, and those claimed with their parties."""

    marked: int = 0
    told: int = 0
    actor: int = 0
    target: int = 0
    both: int = 0


class EventScores(msgspec.Struct, frozen=True):
    """Scores by type, in the corpus's words."""

    by_type: dict[str, TypeScore]

    def total(self) -> TypeScore:
        """Return the sums over all types."""
        rows = [msgspec.structs.astuple(score) for score in self.by_type.values()]
        return TypeScore(*(sum(column) for column in zip(*rows, strict=True))) if rows else TypeScore()


def events_told(items: Iterable[EventItem], engine: Engine, lexicon: Lexicon) -> tuple[tuple[Event, ...], ...]:
    """Return the events claimed from each sentence, read as a report of its own."""
    return tuple(
        tuple(claim for claim in read_claims(_report(item), engine, lexicon) if isinstance(claim, Event))
        for item in items
    )


def score_events(
    items: Iterable[EventItem], found: Iterable[tuple[Event, ...]]
) -> tuple[EventScores, tuple[Result, ...]]:
    """Return the scores, and a result for each sentence: right if every marked type is claimed."""
    counts: dict[str, Counter[str]] = {}
    results = []
    for item, events in zip(items, found, strict=True):
        for gold in item.expected:
            verdicts = _verdicts(gold, events)
            counts.setdefault(gold.type, Counter()).update(["marked", *(name for name, right in verdicts if right)])
        right = all(_fitting(gold, events) for gold in item.expected)
        told = " ".join(f"{e.type}:{e.evidence.start}-{e.evidence.end}" for e in events)
        results.append(Result(id=item.id, found=fingerprint(told), right=right))
    return EventScores({t: TypeScore(**count) for t, count in sorted(counts.items())}), tuple(results)


def event_predictions(items: Iterable[EventItem], found: Iterable[tuple[Event, ...]]) -> Iterator[dict[str, object]]:
    """Yield the events claimed from each sentence, with the verdicts, as rows to be written."""
    for item, events in zip(items, found, strict=True):
        yield {
            "id": item.id,
            "events": [
                {
                    "type": e.type,
                    "mode": e.mode,
                    "actors": [a.text for a in e.actors],
                    "targets": [t.text for t in e.targets],
                }
                for e in events
            ],
            "marked": [{"type": gold.type, **dict(_verdicts(gold, events))} for gold in item.expected],
        }


def _report(item: EventItem) -> Report:
    return Report(id=item.id, sha256="", text=item.text, published=item.date or None, language=LANGUAGE)


def _verdicts(gold: GoldEvent, events: Iterable[Event]) -> list[tuple[str, bool]]:
    fitting = _fitting(gold, events)
    pairs = [(_meet(e.actors, gold.source_spans), _meet(e.targets, gold.target_spans)) for e in fitting]
    return [
        ("told", bool(fitting)),
        ("actor", any(actor for actor, _ in pairs)),
        ("target", any(target for _, target in pairs)),
        ("both", any(actor and target for actor, target in pairs)),
    ]


def _fitting(gold: GoldEvent, events: Iterable[Event]) -> list[Event]:
    types = TYPES.get(gold.type, frozenset({gold.type}))
    return [event for event in events if event.type in types]


def _meet(parties: Iterable[Actor], spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether one of the parties, as printed, overlaps one of the spans."""
    wanted = list(spans)
    return any(party.start < end and start < party.end for party in parties for start, end in wanted)
