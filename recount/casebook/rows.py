"""Records <-> rows: canonical JSON that loses nothing, and the columns by which claims and reports are found."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from recount.casebook.search import fold
from recount.records import Actor, AnyClaim, Event, Figure, Issue, Judgement, Place, Record, Relation, Report

__all__ = [
    "claim_columns",
    "claim_row",
    "decode",
    "decode_claim",
    "decode_report",
    "edition",
    "encode",
    "issue_row",
    "judgement_row",
    "report_columns",
    "report_row",
    "stored_path",
    "what",
]

R = TypeVar("R", bound=Record)
Row = dict[str, Any]


def encode(value: object) -> str:
    """Return a record, or its text, as JSON; half characters (of a path) are kept as escapes."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))


def decode(stored: str, kind: type[R]) -> R:
    """Return the record that `encode` made JSON of."""
    return _decode(stored, kind)  # type: ignore[no-any-return]


def decode_claim(stored: str) -> AnyClaim:
    """Return a claim, of whichever kind."""
    return _decode(stored, AnyClaim)  # type: ignore[no-any-return]


def decode_report(head: str, text: str | None, supersedes: str | None) -> Report:
    """Return a report with its text, or with an empty one where it is not wanted."""
    report = decode(head, Report)
    found = "" if text is None else _decode(text, str)
    return msgspec.structs.replace(report, text=found, supersedes=supersedes)


def report_row(report: Report) -> Row:
    """Return what is stored of a report that is new, but for its reading."""
    head = msgspec.structs.replace(report, text="", supersedes=None)
    row = {"id": report.id, "head": encode(head), "text": encode(report.text), "edition": edition(report)}
    return row | report_columns(report)


def report_columns(report: Report) -> Row:
    """Return the columns by which a report is found."""
    return {"published": _known(report.published), "publisher": fold(report.publisher or "")}


def claim_row(claim: AnyClaim) -> Row:
    """Return what is stored of a claim, but for its reading."""
    return {"id": claim.id, "report": claim.report, "record": encode(claim), **claim_columns(claim)}


def claim_columns(claim: AnyClaim) -> Row:
    """Return the columns by which a claim is found."""
    places = [place for place in (claim.place, claim.origin, claim.destination) if place]
    countries = sorted({place.country for place in places if place.country})
    start, end = (claim.time.start, claim.time.end) if claim.time else (None, None)
    return {
        "kind": _kind(claim),
        "what": what(claim),
        "status": claim.status,
        "place": fold("\n".join(part for place in places for part in _place(place))),
        "country": "".join(f"|{country}|" for country in countries),
        "first": _known(start),
        # A month or year without its day reaches to its last one; as text, 31 comes after every day.
        "last": _known(end and end + "-12-31"[len(end) - 4 :] if end and len(end) < 10 else end),
        "actors": fold("\n".join(part for actor in _people(claim) for part in (actor.name, actor.text))),
        "sources": fold("\n".join(source.name for source in claim.sources)),
    }


def issue_row(issue: Issue) -> Row:
    """Return what is stored of an issue."""
    row = {"id": issue.id, "report": issue.report, "severity": issue.severity, "code": issue.code}
    row |= {"path": stored_path(issue.path) if issue.path else None}
    return row | {"record": encode(issue)}


def stored_path(path: str) -> str:
    """Return a path as databases take it, without half characters and NUL."""
    return path.encode("utf-8", "replace").decode().replace("\0", "")


def judgement_row(judgement: Judgement) -> Row:
    """Return what is stored of a judgement."""
    return {"id": judgement.id, "record": encode(judgement)}


def what(claim: AnyClaim) -> str:
    """Return the type of an event, the measure of a figure, the name of a relation."""
    match claim:
        case Event():
            return claim.type
        case Figure():
            return claim.measure
        case Relation():
            return claim.relation


def edition(report: Report) -> str | None:
    """Return what all versions of one article share: its address; else path, title and publisher.

    None where neither says it: an address without a path is a site's, not an article's, and one table or standard
    input holds many reports.
    """
    if report.url and (address := _address(report.url)):
        return _hash("url", *address)
    if report.path and report.path != "-" and report.title:
        return _hash("path", report.path, fold(report.title), fold(report.publisher or ""))
    return None


def _address(url: str) -> tuple[str, ...] | None:
    """Return what tells an article's address from others; None for that of a site, and for none at all."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if len(parts.path) < 2 and not parts.query:
        return None
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query


def _decode(stored: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(stored, type=kind)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(stored), type=kind)


def _kind(claim: AnyClaim) -> str:
    return "event" if isinstance(claim, Event) else "figure" if isinstance(claim, Figure) else "relation"


def _people(claim: AnyClaim) -> tuple[Actor, ...]:
    if isinstance(claim, Figure):
        return ()
    single = tuple(actor for actor in (claim.actor, claim.target) if actor)
    return tuple(dict.fromkeys((*single, *claim.actors, *claim.targets)))


def _place(place: Place) -> tuple[str, ...]:
    return (place.name,) if place.name == place.text else (place.name, place.text)


def _known(date: str | None) -> str | None:
    """Return a date by which can be sorted: none where its year is not known."""
    return date if date and date[:4].isdecimal() else None


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
