"""Reports and claims made by hand, in few words, for tests of incidents; everything in them is invented."""

from __future__ import annotations

import hashlib
from typing import Any

from recount.records import (
    Actor,
    ActorKind,
    AnyClaim,
    Event,
    Figure,
    Judgement,
    Place,
    Relation,
    Report,
    Source,
    Span,
    Time,
)

__all__ = ["act", "actor", "count", "day", "judged", "link", "place", "report"]


def report(text: str, published: str = "2020-05-05", publisher: str = "Evening Post", **more: Any) -> Report:
    """Make a report; its id comes of its text and publisher."""
    mark = hashlib.sha256(f"{publisher} {text}".encode()).hexdigest()
    return Report(id=mark[:16], sha256=mark, text=text, published=published, publisher=publisher, language="en", **more)


def act(told: Report, words: str, by: str = "", to: str = "", **more: Any) -> Event:
    """Make an assault of the words; `says`, `at`, `on`, `kind` (of the actor) and fields of the record follow."""
    fields = _common(told, words, more)
    kind: ActorKind = more.pop("kind", "unknown")
    target_kind: ActorKind = more.pop("target_kind", "unknown")
    return Event(
        **fields,
        type=more.pop("type", "ASSAULT"),
        actor=actor(by, kind) if by else None,
        target=actor(to, target_kind) if to else None,
        **more,
    )


def count(told: Report, words: str, best: float | None, measure: str = "killed", **more: Any) -> Figure:
    """Make a figure of the words: exact, or `low` and `high` with a `qualifier`; `of`, `about`, `says`, `at`, `on`."""
    fields = _common(told, words, more)
    bounds = {"low": best, "best": best, "high": best, "qualifier": "exact"} | {
        key: more.pop(key) for key in ("low", "high", "qualifier") if key in more
    }
    return Figure(**fields, **bounds, measure=measure, printed=fields["evidence"], **more)  # type: ignore[arg-type]


def link(told: Report, words: str, relation: str, by: str, to: str, **more: Any) -> Relation:
    """Make a relation of the words."""
    fields = _common(told, words, more)
    return Relation(**fields, relation=relation, actor=actor(by), target=actor(to), **more)  # type: ignore[arg-type]


def judged(number: int, act_of: str, *subject: str, value: object = None, field: str | None = None) -> Judgement:
    """Make a judgement; the number gives its id and its time."""
    when = f"2020-06-01T00:{number:02}:00Z"
    return Judgement(id=f"j{number}", who="ana", when=when, act=act_of, subject=subject, field=field, value=value)  # type: ignore[arg-type]


def actor(name: str, kind: ActorKind = "unknown") -> Actor:
    """Make an actor."""
    return Actor(name=name, text=name, start=0, end=len(name), kind=kind)


def place(
    name: str, latitude: float | None = None, longitude: float | None = None, country: str | None = None
) -> Place:
    """Make a place: located where a position is given."""
    precision = "exact" if latitude is not None else "country" if country else None
    return Place(
        name=name, text=name, start=0, end=len(name), country=country, latitude=latitude, longitude=longitude,
        precision=precision,  # type: ignore[arg-type]
    )  # fmt: skip


def day(start: str, end: str | None = None) -> Time:
    """Make a time of one day, or from one to another."""
    return Time(start=start, end=end or start, precision="day", text=start, span=Span(start=0, end=0, text=""))


def _common(told: Report, words: str, more: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of all claims, and take those that they are made from out of `more`."""
    at = told.text.index(words)
    says, where, when = more.pop("says", None), more.pop("at", None), more.pop("on", None)
    publisher = Source(name=told.publisher or "unknown publisher", role="publisher")
    speaker = (Source(name=says, role="speaker", start=0, end=0, text=says),) if says else ()
    kind = hashlib.sha256(f"{told.id} {words} {sorted(more)} {says}".encode()).hexdigest()
    return {
        "id": more.pop("id", kind[:16]),
        "report": told.id,
        "evidence": Span(start=at, end=at + len(words), text=words),
        "status": more.pop("status", "happened"),
        "sources": (publisher, *speaker),
        "place": place(where) if isinstance(where, str) else where,
        "time": day(when) if isinstance(when, str) else when,
        "rule": "made by hand",
        "confidence": 1.0,
    }


Claims = tuple[AnyClaim, ...]
