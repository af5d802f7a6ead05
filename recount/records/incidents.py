"""Records of judgements and incidents: what many claims say of one happening, totals, the state of a conflict."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from recount.records.claims import Actor, EventType, Measure, Mode, Place, Record, Scope, Status, Time

__all__ = [
    "Act",
    "Assessment",
    "Changed",
    "Contradiction",
    "Incident",
    "Judgement",
    "Line",
    "Link",
    "Origin",
    "Part",
    "Point",
    "Series",
    "Situation",
    "Tally",
    "Variant",
]


Act = Literal["accept", "reject", "correct", "merge", "split", "move", "mark_copy", "note", "undo"]
"""What a person decides."""


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision; it is never changed, and a later one may undo it."""

    record: Literal["judgement"] = "judgement"
    id: str
    who: str
    when: str
    """ISO 8601 date-time."""
    why: str | None = None
    act: Act
    subject: tuple[str, ...]
    """Ids of what is judged: claims, incidents, reports; of judgements for `undo`."""
    field: str | None = None
    """For `correct`: the field, `status` or `place.country`; `amount` is low, best and high at once."""
    value: Any = None
    """For `correct`, the right value, as in JSON; for `move`, the id of what the claims belong to, and for `mark_copy`,
    of the report copied, or null where they stand for themselves.
    """


class Variant(Record, frozen=True, kw_only=True):
    """One of several things that are said of the same: a count in words or as a number, a name, a status."""

    value: str | float
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    when: str | None = None
    """Day of the report that says so, where the order matters."""


class Contradiction(Record, frozen=True, kw_only=True):
    """What sources say differently of one field; a development has the same form, in order of time."""

    field: str
    """A measure, `actor`, `target`, `population`, `status`, `place`, `time` or `deadline`."""
    values: tuple[Variant, ...]


class Part(Record, frozen=True, kw_only=True):
    """Some of those counted, by what they are called: never added to a whole that holds them."""

    of: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    by_enemy: bool = False
    """Nobody but a belligerent says so of its enemy."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]


class Tally(Record, frozen=True, kw_only=True):
    """How many, from all that is claimed of one measure of an incident."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unknown: bool = False
    """Some source says that the number is not known; never the same as 0."""
    rule: str
    """The rules that gave low, best and high, named in `docs/incidents.md`."""
    because: str
    """The same in words, with the sources."""
    claims: tuple[str, ...]
    superseded: tuple[str, ...] = ()
    """Claims that a later one of the same source has replaced, or a body its headline."""
    parts: tuple[Part, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """Whoever some of the claims rest on, counted once however many reports repeat it."""

    name: str
    because: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]


class Link(Record, frozen=True, kw_only=True):
    """Why the claims of two reports, or of two passages, were taken to be of one happening."""

    one: str
    other: str
    score: float
    because: str


class Assessment(Record, frozen=True, kw_only=True):
    """A grade that a policy gives an incident, with its reason; only where the policy was asked for."""

    grade: str
    reason: str


class Incident(Record, frozen=True, kw_only=True):
    """What several claims, from one or many reports, say about one happening: folded, never edited."""

    record: Literal["incident"] = "incident"
    id: str
    type: EventType | None = None
    """Null where only figures tell of it: a flight, a count without an act."""
    mode: Mode | None = None
    acled: tuple[str, str] | None = None
    status: Status
    place: Place | None = None
    """The place as the claim has it that locates it best; its offsets are into that claim's report."""
    time: Time | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    weapons: tuple[str, ...] = ()
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    independent_sources: int
    origins: tuple[Origin, ...] = ()
    """Who the count of independent sources counts, and why."""
    figures: dict[str, Tally] = msgspec.field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    developments: tuple[Contradiction, ...] = ()
    assessments: dict[str, Assessment] = msgspec.field(default_factory=dict)
    links: tuple[Link, ...] = ()


class Point(Record, frozen=True, kw_only=True):
    """One state of a running total, as one report gives it."""

    when: str | None = None
    """The day up to which it counts, or else that of the report."""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    report: str
    claim: str


class Series(Record, frozen=True, kw_only=True):
    """A running total, stock or rate by one source and one definition; two are never mixed."""

    record: Literal["series"] = "series"
    id: str
    measure: Measure
    of: str | None = None
    unit: str
    scope: Scope
    place: str | None = None
    country: str | None = None
    since: str | None = None
    """The day from which a total counts, where the source says so."""
    source: str
    points: tuple[Point, ...]
    """In order of time."""


class Line(Record, frozen=True, kw_only=True):
    """One thing that is reported of a conflict, in words, with who says so and when."""

    section: str
    key: str
    """What tells the line from others, so that two situations can be compared."""
    words: str
    when: str | None = None
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]


class Situation(Record, frozen=True, kw_only=True):
    """The state of a conflict as it was reported up to a day."""

    record: Literal["situation"] = "situation"
    at: str | None = None
    country: str | None = None
    reports: int
    lines: tuple[Line, ...]
    """By section, and in each the latest first."""


class Changed(Record, frozen=True, kw_only=True):
    """A line that two situations have differently."""

    record: Literal["changed"] = "changed"
    section: str
    key: str
    kind: Literal["new", "changed", "no_longer_told"]
    before: Line | None = None
    after: Line | None = None
