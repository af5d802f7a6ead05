"""Claims -> rows of a CSV file for people with spreadsheets: one row a claim, flat columns, plain UTF-8.

Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from recount.exchange.wording import actors, chain, kind, printable, targets, whole
from recount.records import Actor, AnyClaim, Event, Figure, Relation, Report

__all__ = ["COLUMNS", "safe_cell", "write_csv", "write_csv_header"]

Cell = str | int | float | None

COLUMNS = (
    "report_path", "report_title", "publisher", "published",
    "kind", "type", "mode", "status", "actors", "targets", "weapon",
    "place", "country", "latitude", "longitude", "place_precision", "origin", "destination",
    "time_start", "time_end", "time_precision", "deadline_start", "deadline_end",
    "low", "best", "high", "qualifier", "printed", "of", "unit", "population", "scope",
    "sources", "evidence", "start", "end", "rule", "confidence",
    "claim_id", "report_id", "same_as", "part_of", "about",
)  # fmt: skip
"""The header; `type` holds an event's type, a figure's measure or a relation's name."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_csv_header(stream: TextIO) -> None:
    """Write the header line; the stream is to be opened with `newline=""`."""
    csv.writer(stream).writerow(COLUMNS)


def write_csv(stream: TextIO, report: Report, claims: Iterable[AnyClaim]) -> None:
    """Write one row for each claim of the report; the stream is to be opened with `newline=""`."""
    writer = csv.writer(stream)
    for claim in claims:
        row = _report_cells(report) | _shared_cells(claim) | _kind_cells(claim)
        writer.writerow([safe_cell(row.get(name)) for name in COLUMNS])


def _report_cells(report: Report) -> dict[str, Cell]:
    return {
        "report_path": report.path or report.url,
        "report_title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "report_id": report.id,
    }


def _shared_cells(claim: AnyClaim) -> dict[str, Cell]:
    place, time = claim.place, claim.time
    return {
        "kind": kind(claim),
        "status": claim.status,
        "actors": _names(actors(claim)),
        "targets": _names(targets(claim)),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "origin": claim.origin.name if claim.origin else None,
        "destination": claim.destination.name if claim.destination else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "time_precision": time.precision if time else None,
        "sources": chain(claim.sources),
        "evidence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "claim_id": claim.id,
        "same_as": claim.same_as,
    }


def _kind_cells(claim: AnyClaim) -> dict[str, Cell]:
    if isinstance(claim, Event):
        return {
            "type": claim.type,
            "mode": claim.mode,
            "weapon": claim.weapon.text if claim.weapon else None,
            "deadline_start": claim.deadline.start if claim.deadline else None,
            "deadline_end": claim.deadline.end if claim.deadline else None,
        }
    if isinstance(claim, Relation):
        return {"type": claim.relation}
    return _figure_cells(claim)


def _figure_cells(figure: Figure) -> dict[str, Cell]:
    return {
        "type": figure.measure,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "printed": figure.printed.text,
        "of": figure.of,
        "unit": figure.unit,
        "population": figure.population,
        "scope": figure.scope,
        "part_of": figure.part_of,
        "about": figure.about,
    }


def _names(found: tuple[Actor, ...]) -> str:
    return "; ".join(actor.name for actor in found)


def safe_cell(value: Cell) -> str | int | float:
    """Return a cell that a spreadsheet shows as it stands: whole numbers without decimals, no formulas, no controls."""
    if value is None:
        return ""
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, int):
        return value
    text = printable(_CONTROL.sub("\ufffd", value))
    return f"'{text}" if _FORMULA.match(text) else text
