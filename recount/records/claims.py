"""Records up to claims: what goes in and comes out of intake, language, reading and claims.

All are frozen, keyword-only trees of plain values; every offset is a half-open character offset into
`Report.text`. Claims, reports and issues are printed exactly as they stand here.
"""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = [
    "Actor",
    "ActorKind",
    "ActorMention",
    "AnyClaim",
    "Claim",
    "Event",
    "EventType",
    "Figure",
    "Issue",
    "Loaded",
    "LoadedKind",
    "Measure",
    "Mode",
    "NumberMention",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Population",
    "PublishedFrom",
    "Qualifier",
    "Quotation",
    "Record",
    "Relation",
    "RelationType",
    "Report",
    "Scope",
    "Sentence",
    "Source",
    "SourceRole",
    "Span",
    "Status",
    "Time",
    "TimeMention",
    "TimePrecision",
    "Timex",
    "Word",
]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The sixteen PLOVER event types."""

Mode = Literal[
    "visit", "third-party", "multilateral", "phone",
    "withdraw", "release", "disarm", "ceasefire", "access", "resign",
    "assist", "change", "yield", "meet",
    "disapprove", "investigate", "allege",
    "restrict", "arrest", "relations", "expel", "territory", "violence",
    "demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize",
    "convict", "discontinue",
    "troops", "weapons", "police", "militia",
    "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber",
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
]  # fmt: skip
"""PLOVER modes; which belong to which type is checked where the lexicon is loaded."""

Status = Literal["happened", "ongoing", "planned", "threatened", "ordered", "requested", "possible", "did_not_happen"]
"""Whether the thing claimed happened, as the report has it."""

Measure = Literal[
    "killed", "injured", "missing", "abducted", "detained", "released", "displaced", "refugees", "returned",
    "evacuated", "affected", "participants", "deployed", "surrendered", "destroyed", "damaged", "intercepted",
    "output", "other",
]  # fmt: skip
"""What a figure counts."""

Qualifier = Literal["exact", "at_least", "up_to", "about", "range", "vague", "none", "unknown"]
Population = Literal["civilians", "combatants", "mixed", "unknown"]
Scope = Literal["incident", "cumulative", "stock", "rate", "planned"]
ActorKind = Literal[
    "government", "military", "police", "rebel", "militia", "criminal", "civilian", "protester", "medical", "media",
    "igo", "ngo", "business", "facility", "place", "unknown",
]  # fmt: skip
SourceRole = Literal["publisher", "cited", "speaker"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country"]
TimePrecision = Literal["day", "week", "month", "year", "range", "unknown"]
RelationType = Literal["controls", "besieges", "backs", "member_of", "leads", "opposes", "based_in", "allied_with"]
PublishedFrom = Literal["option", "sidecar", "metadata", "dateline", "text", "inferred"]
LoadedKind = Literal["delegitimising", "dehumanising", "glorifying", "euphemism"]


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Base of all records: frozen, compared by value, cheap to create and to pickle."""


class Span(Record, frozen=True, kw_only=True):
    """Words of a report: `text` is always exactly `report.text[start:end]`."""

    start: int
    end: int
    text: str


class Report(Record, frozen=True, kw_only=True):
    """One article as published, with the clean text that every offset refers to."""

    record: Literal["report"] = "report"
    id: str
    """Hash of the original bytes (and of the row, for a table of reports), so the same bytes keep their id."""
    path: str | None = None
    url: str | None = None
    sha256: str
    """SHA-256 of the original bytes, hexadecimal."""
    retrieved: str | None = None
    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time; `XXXX-08-21` where the report gives no year; null where it gives nothing."""
    published_from: PublishedFrom | None = None
    dateline: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    """Parts that are not the report, in order, never overlapping."""
    furniture: tuple[Span, ...] = ()
    """Parts that are about the report (byline, date line, section): not boilerplate, but nothing is claimed from
    them.
    """
    headline: Span | None = None
    """Where the title stands in the text, if it does: its grammar and its attributions are a headline's."""
    duplicate_of: str | None = None
    supersedes: str | None = None


class Issue(Record, frozen=True, kw_only=True):
    """Something that could not be read well."""

    record: Literal["issue"] = "issue"
    id: str
    severity: Literal["warning", "error"]
    report: str | None = None
    path: str | None = None
    span: Span | None = None
    code: str
    """Stable word for programs: `not_english`, `empty`, `binary`, `too_large`, `missing`, `unreadable`, …"""
    message: str
    """What, where, and what to do about it."""


# --- language -> reading -------------------------------------------------------------------------------------


class Word(Record, frozen=True, kw_only=True):
    """One token with its place in the text and in the tree; relations are Universal Dependencies."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    """Lower-case dictionary form."""
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag, which tells VBN from VBD."""
    head: int
    """Index of the governing word; its own index for the root of a sentence."""
    rel: str
    entity: str = ""
    """PER, ORG, LOC or empty, as the model sees it."""
    sentence: int


class Sentence(Record, frozen=True, kw_only=True):
    """A run of words `[first, last)` with its characters."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    headline: bool = False


class Quotation(Record, frozen=True, kw_only=True):
    """What stands between quotation marks: `[start, end)` without the marks; `closed` is false where one is missing."""

    start: int
    end: int
    closed: bool = True


# --- reading -> claims ---------------------------------------------------------------------------------------


class Time(Record, frozen=True, kw_only=True):
    """When: inclusive ISO dates, either end open (null); `XXXX-12-25` is a day without a known year."""

    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "unknown"
    text: str
    span: Span


class TimeMention(Record, frozen=True, kw_only=True):
    """A temporal expression as read: the value, and the rule that read it."""

    start: int
    end: int
    value: Time
    kind: Literal["date", "duration", "clock", "set"] = "date"
    """Only dates (days, months, windows) say when something happened; the rest are kept from being taken for counts."""
    rule: str


class Timex(Record, frozen=True, kw_only=True):
    """A temporal expression as TIMEX3 writes it, for measuring against corpora; claims never hold one."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    """`1998-02-13`, `1998-W07-WE`, `1998-02-13TMO`, `P3D`, `PAST_REF`; `X` where a digit is not known."""
    text: str
    rule: str


class NumberMention(Record, frozen=True, kw_only=True):
    """A number in words or digits with its bounds: the span holds the whole expression, `at least 1,000`."""

    start: int
    end: int
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: Qualifier
    kind: Literal["count", "age", "money", "percent", "clock", "ordinal", "unit", "year", "score", "other"] = "count"
    """Only counts can become figures; the other kinds say why a number is none."""
    of_total: bool = False
    """A part of a stated whole: the `seven` of `seven of the 19`."""
    increment: bool = False
    """`two more`, `another eleven`: added to an earlier number."""
    rule: str


class Place(Record, frozen=True, kw_only=True):
    """A place as the gazetteer has it; an unresolved one keeps its printed words and no position."""

    name: str
    text: str
    start: int
    end: int
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    latitude: float | None = None
    longitude: float | None = None
    """Decimal degrees, WGS 84; null for countries and for places not resolved."""
    precision: PlacePrecision | None = None
    gazetteer_id: str | None = None


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place name where it stands; `inside` tells a name that only modifies an actor (`the Misrata militia`)."""

    start: int
    end: int
    value: Place
    inside: bool = False
    rule: str


class Actor(Record, frozen=True, kw_only=True):
    """Who: the neutral name, and the words of the report."""

    name: str
    text: str
    start: int
    end: int
    kind: ActorKind = "unknown"
    country: str | None = None
    id: str | None = None


class ActorMention(Record, frozen=True, kw_only=True):
    """A noun phrase that names an actor; `head` is the index of its head word."""

    head: int
    value: Actor
    rule: str


class Source(Record, frozen=True, kw_only=True):
    """One link of a source chain; offsets are null for a publisher known from metadata."""

    name: str
    role: SourceRole
    start: int | None = None
    end: int | None = None
    text: str | None = None


class Loaded(Record, frozen=True, kw_only=True):
    """Loaded wording in the evidence, and whose wording it is: the name of a link of the chain."""

    start: int
    end: int
    text: str
    kind: LoadedKind
    by: str


class Claim(Record, frozen=True, kw_only=True):
    """What all claims share: one thing that one report says, by whom, with the words that say it."""

    record: Literal["claim"] = "claim"
    id: str
    report: str
    evidence: Span
    status: Status
    sources: tuple[Source, ...]
    place: Place | None = None
    origin: Place | None = None
    destination: Place | None = None
    time: Time | None = None
    same_as: str | None = None
    loaded: tuple[Loaded, ...] = ()
    rule: str
    rules: tuple[str, ...] = ()
    """Names of every further rule and lexicon row that gave one of the fields, sorted."""
    confidence: float


class Event(Claim, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """Who did what to whom."""

    type: EventType
    mode: Mode | None = None
    acled: tuple[str, str] | None = None
    actor: Actor | None = None
    target: Actor | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    weapon: Span | None = None
    deadline: Time | None = None
    content: Span | None = None


class Figure(Claim, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """How many."""

    measure: Measure
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: Qualifier
    printed: Span
    of: str | None = None
    unit: str = "people"
    population: Population = "unknown"
    scope: Scope = "incident"
    part_of: str | None = None
    about: str | None = None


class Relation(Claim, frozen=True, kw_only=True, tag_field="kind", tag="relation"):
    """A state between two actors that lasts: who controls, backs, besieges, leads whom."""

    relation: RelationType
    actor: Actor | None = None
    target: Actor | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()


AnyClaim = Event | Figure | Relation
