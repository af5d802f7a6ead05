"""A folder of reports with the incidents that a careful analyst expects -> how many come out right, and what is wrong.

An expected incident is right if one that was found has its type, status, place, day, reports, figures, contradictions
and developments. The columns are told in `tests/gold/casebooks/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from recount.incidents import fold
from recount.incidents.days import days_of
from recount.intake import intake
from recount.journey import read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Contradiction, Incident, Report

__all__ = ["Score", "read_casebook", "score_casebook"]

HARD = ("missing", "type", "status", "reports", "merged", "place", "time")
"""Faults of the incident itself; those of figures and of contradictions are counted apart."""


class Score(NamedTuple):
    """What came of one casebook: expected incidents, those found whole, and every fault in words."""

    expected: int
    found: int
    figures: int
    figures_right: int
    merged: int
    faults: tuple[str, ...]


class Read(NamedTuple):
    """Reports of a folder with their claims."""

    reports: tuple[Report, ...]
    claims: tuple[AnyClaim, ...]
    expected: dict[str, Any]


def read_casebook(folder: Path, engine: Engine, lexicon: Lexicon) -> Read:
    """Read the reports of a folder, and what is expected of them."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    paths = [str(p) for p in sorted(folder.iterdir()) if p.name not in {"expected.yaml", "README.md"}]
    reports = tuple(one for one in intake(paths, lexicon=lexicon) if isinstance(one, Report))
    return Read(reports, tuple(c for r in reports for c in read_claims(r, engine, lexicon)), expected)


def score_casebook(read: Read) -> Score:
    """Return how many expected incidents come out, and what is wrong with the others."""
    found = fold(read.reports, read.claims)
    name_of = {report.id: Path(report.path or "").name for report in read.reports}
    faults: list[str] = []
    taken: dict[str, str] = {}
    right = figures = figures_right = 0
    for wanted in read.expected["incidents"]:
        ranked = sorted(found, key=lambda one: -_likeness(wanted, one, name_of, read.claims))
        best = ranked[0] if ranked and _likeness(wanted, ranked[0], name_of, read.claims) >= 2 else None
        wrong = list(_faults(wanted, best, name_of))
        if best is not None:
            taken[wanted["name"]] = best.id
        for measure, bounds in wanted.get("figures", {}).items():
            figures += 1
            said = _figure_faults(measure, bounds, best)
            figures_right += not said
            wrong += said
        wrong += _differences(wanted, best)
        right += not [fault for fault in wrong if fault.split(":")[0] in HARD]
        faults += [f"{wanted['name']}: {fault}" for fault in wrong]
    merged = [pair for pair in read.expected.get("apart", ()) if _merged(pair, taken)]
    faults += [f"merged: {one} and {other}" for one, other in merged]
    return Score(len(read.expected["incidents"]), right, figures, figures_right, len(merged), tuple(faults))


def _merged(pair: Iterable[str], taken: Mapping[str, str]) -> bool:
    one, other = pair
    return one in taken and taken.get(one) == taken.get(other)


def _likeness(wanted: dict[str, Any], found: Incident, name_of: Mapping[str, str], claims: Iterable[AnyClaim]) -> float:
    """Return how likely an incident is the one that is wanted: type, place, time, reports, figures."""
    reports = {name_of[key] for key in found.reports}
    shared = len(reports & set(wanted.get("reports", reports)))
    likeness = 2.0 * (found.type in _any(wanted.get("type"))) + shared / max(1, len(wanted.get("reports", ())))
    likeness -= 2.0 * (shared == 0)
    likeness += _place_fits(wanted, found) + 1.5 * _time_fits(wanted, found)
    likeness -= 1.5 * (found.place is not None and not _place_fits(wanted, found))
    likeness -= 1.5 * (found.time is not None and not _time_fits(wanted, found))
    likeness += 0.5 * sum(measure in found.figures for measure in wanted.get("figures", ()))
    values = {value for bounds in wanted.get("figures", {}).values() for v in bounds.values() for value in _any(v)}
    told = {value for tally in found.figures.values() for value in (tally.low, tally.best, tally.high)}
    return likeness + 0.5 * bool(values & told - {None}) + len(found.claims) / 100


def _faults(wanted: dict[str, Any], found: Incident | None, name_of: Mapping[str, str]) -> Iterator[str]:
    if found is None:
        yield "missing"
        return
    if "type" in wanted and found.type not in _any(wanted["type"]):
        yield f"type: {found.type} for {wanted['type']}"
    if "status" in wanted and found.status not in _any(wanted["status"]):
        yield f"status: {found.status} for {wanted['status']}"
    reports = {name_of[key] for key in found.reports}
    if not reports <= set(wanted.get("reports", reports)):
        yield f"reports: {sorted(reports - set(wanted['reports']))} do not belong"
    elif len(reports) * 2 < len(wanted.get("reports", reports)):
        yield f"reports: only {sorted(reports)} of {len(wanted['reports'])}"
    if found.place and not _place_fits(wanted, found):
        yield f"place: {found.place.name} for {wanted['place']}"
    if days_of(found.time) and not _time_fits(wanted, found):
        yield f"time: {found.time.start if found.time else None} for {wanted['time']}"


def _place_fits(wanted: dict[str, Any], found: Incident) -> bool:
    """Tell whether the place is one of those wanted; that of a region or country around it is no fault."""
    if "place" not in wanted or found.place is None:
        return "place" not in wanted
    name = found.place.name.lower()
    close = any(one.lower() in name or name in one.lower() for one in _any(wanted["place"]))
    return close or found.place.precision in {"country", "admin1", "admin2"}


def _time_fits(wanted: dict[str, Any], found: Incident) -> bool:
    if "time" not in wanted:
        return True
    days, (first, last) = days_of(found.time), wanted["time"]
    if days is None or found.time is None:
        return False
    starts = not first or (found.time.end or "9999") >= str(first)
    return starts and (not last or (found.time.start or "0000") <= str(last))


def _figure_faults(measure: str, bounds: dict[str, Any], found: Incident | None) -> list[str]:
    tally = found.figures.get(measure) if found else None
    if tally is None:
        return [f"figure: {measure} not found"]
    said = {"low": tally.low, "best": tally.best, "high": tally.high}
    wrong = [
        f"{key} {said[key]} for {bounds[key]}" for key in bounds if key in said and said[key] not in _any(bounds[key])
    ]
    return [f"figure: {measure} {', '.join(wrong)}"] if wrong else []


def _differences(wanted: dict[str, Any], found: Incident | None) -> Iterator[str]:
    for kind in ("contradictions", "developments"):
        told: tuple[Contradiction, ...] = getattr(found, kind) if found else ()
        for one in wanted.get(kind, ()):
            values = [{_value(v.value) for v in other.values} for other in told if other.field == one["field"]]
            if not any({_value(v) for v in one["values"]} <= group for group in values):
                yield f"{kind}: {one['field']} {one['values']} not told"
        if wanted.get(kind) == [] and found and any(one.field in found.figures for one in told):
            yield f"{kind}: {[one.field for one in told]} told of figures"


def _value(value: object) -> str:
    """Return a value so that a number and its words compare."""
    words = str(value).lower()
    for number, following in pairwise([*words.split(), ""]):
        if number.replace(",", "").replace(".0", "").isdecimal() and not following:
            return number.replace(",", "").replace(".0", "")
    return words


def _any(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
