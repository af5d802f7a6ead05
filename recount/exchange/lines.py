"""JSON lines as `recount read --as jsonl` prints them -> the records again: reports, claims and judgements."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from recount.errors import SourceError
from recount.records import AnyClaim, Event, Figure, Judgement, Relation, Report

__all__ = ["Told", "holds_records", "read_told"]

LOOKED_AT = 65_536
"""Bytes of a file in which its first line must end for it to hold records."""


class Told(NamedTuple):
    """What incidents are folded from."""

    reports: tuple[Report, ...]
    claims: tuple[AnyClaim, ...]
    judgements: tuple[Judgement, ...] = ()


class _Line(msgspec.Struct):
    record: str = ""


_CLAIM: msgspec.json.Decoder[AnyClaim] = msgspec.json.Decoder(AnyClaim)
KNOWN = {"report", "claim", "judgement", "issue", "incident"}


def holds_records(path: Path) -> bool:
    """Tell a file of records from a report, or a table of reports, by its first line."""
    try:
        with path.open("rb") as file:
            first = file.readline(50 * LOOKED_AT)
    except OSError:
        return False
    try:
        return msgspec.json.decode(first, type=_Line).record in KNOWN
    except (msgspec.DecodeError, RecursionError):
        return False


def read_told(paths: Iterable[Path]) -> Told:
    """Return the records of files; issues and incidents in them are left out.

    Raises `SourceError` with file and line for a line that is no record.
    """
    reports: dict[str, Report] = {}
    claims: dict[str, AnyClaim] = {}
    judgements: list[Judgement] = []
    for path in paths:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    record = _record(line)
                except (msgspec.DecodeError, RecursionError) as error:
                    wrong = f"{path}, line {number}: {error}; wanted are lines of `recount read --as jsonl`"
                    raise SourceError("no_record", str(path), wrong) from error
                match record:
                    case Report():
                        reports[record.id] = record
                    case Judgement():
                        judgements.append(record)
                    case Event() | Figure() | Relation():
                        claims[record.id] = record
    return Told(tuple(reports.values()), tuple(claims.values()), tuple(judgements))


def _record(line: bytes) -> Report | AnyClaim | Judgement | None:
    match msgspec.json.decode(line, type=_Line).record:
        case "report":
            return msgspec.json.decode(line, type=Report)
        case "claim":
            return _CLAIM.decode(line)
        case "judgement":
            return msgspec.json.decode(line, type=Judgement)
    return None
