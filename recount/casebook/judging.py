"""Claims and what people decided about them -> the state that holds now: a pure function of both.

Judgements are read in the order in which they were made; of two about the same thing the later one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import msgspec

from recount.casebook.corrections import corrected
from recount.errors import UsageError
from recount.records import AnyClaim, Event, Figure, Judgement, Record, Relation, Report

__all__ = ["State", "current", "current_report", "in_force", "undone"]

R = TypeVar("R", bound=Event | Figure | Relation | Report)


class State(Record, frozen=True, kw_only=True):
    """What holds after all judgements."""

    claims: tuple[AnyClaim, ...]
    """Corrected, in the order given, without those rejected."""
    accepted: frozenset[str]
    """Ids of claims that a person accepted as they stood."""
    rejected: tuple[AnyClaim, ...]
    together: frozenset[tuple[str, str]]
    """Pairs of ids (sorted) that are of one happening: merged."""
    apart: frozenset[tuple[str, str]]
    """Pairs of ids (sorted) that are not: split."""
    moved: Mapping[str, str | None]
    """Id of a claim -> id of the claim or incident that it belongs to; null where it stands for itself."""
    copies: Mapping[str, str | None]
    """Id of a report -> id of the report that it copies; null where it is no copy."""
    notes: Mapping[str, tuple[Judgement, ...]]
    unfit: tuple[Judgement, ...]
    """Corrections that the claim, as it is read now, cannot take."""


def current(claims: Iterable[AnyClaim], judgements: Sequence[Judgement]) -> State:
    """Return the state of the claims as they were read, after the judgements, oldest first."""
    holding = in_force(judgements)
    verdicts = {s: j.act for j in holding if j.act in {"accept", "reject"} for s in j.subject}
    corrections = _by_subject(j for j in holding if j.act == "correct")
    kept, rejected, unfit = list[AnyClaim](), list[AnyClaim](), dict[str, Judgement]()
    for claim in claims:
        now, failed = _corrected(claim, corrections.get(claim.id, ()))
        unfit |= {judgement.id: judgement for judgement in failed}
        (rejected if verdicts.get(claim.id) == "reject" else kept).append(now)
    pairs = _pairs(holding)
    return State(
        claims=tuple(kept),
        accepted=frozenset(subject for subject, act in verdicts.items() if act == "accept"),
        rejected=tuple(rejected),
        together=frozenset(pair for pair, act in pairs.items() if act == "merge"),
        apart=frozenset(pair for pair, act in pairs.items() if act == "split"),
        moved={s: j.value for j in holding if j.act == "move" for s in j.subject},
        copies={s: j.value for j in holding if j.act == "mark_copy" for s in j.subject},
        notes=_by_subject(j for j in holding if j.act == "note"),
        unfit=tuple(unfit.values()),
    )


def current_report(report: Report, judgements: Sequence[Judgement]) -> Report:
    """Return the report with people's corrections; one that does not fit any more is left out."""
    found = _by_subject(j for j in in_force(judgements) if j.act in {"correct", "mark_copy"})
    for judgement in found.get(report.id, ()):
        if judgement.act == "mark_copy":
            report = msgspec.structs.replace(report, duplicate_of=judgement.value)
        else:
            report, _ = _corrected(report, (judgement,))
    return report


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that nobody undid, without the undoing itself; an undo can be undone too."""
    undone, kept = set[str](), list[Judgement]()
    for judgement in reversed(judgements):
        if judgement.id in undone:
            continue
        if judgement.act == "undo":
            undone.update(judgement.subject)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def undone(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that somebody undid."""
    return frozenset(j.id for j in judgements if j.act != "undo") - {j.id for j in in_force(judgements)}


def _corrected(record: R, judgements: Iterable[Judgement]) -> tuple[R, list[Judgement]]:
    failed = []
    for judgement in judgements:
        try:
            record = corrected(record, judgement.field or "", judgement.value)
        except UsageError:
            failed.append(judgement)
    return record, failed


def _pairs(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """Return what was decided last of each pair of subjects."""
    pairs = dict[tuple[str, str], str]()
    for judgement in judgements:
        if judgement.act in {"merge", "split"}:
            for one, other in combinations(sorted(set(judgement.subject)), 2):
                pairs[one, other] = judgement.act
    return pairs


def _by_subject(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    found = dict[str, tuple[Judgement, ...]]()
    for judgement in judgements:
        for subject in judgement.subject:
            found[subject] = (*found.get(subject, ()), judgement)
    return found
