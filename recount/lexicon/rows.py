"""The record type of a row of each data file: the file's keys are these fields and no others."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.records import (
    ActorKind,
    EventType,
    LoadedKind,
    Measure,
    Mode,
    Qualifier,
    RelationType,
    SourceRole,
    Status,
)

__all__ = [
    "AttributionRow",
    "EventRow",
    "ExtentRow",
    "LightVerbRow",
    "LoadedRow",
    "MeasureRow",
    "NumberBoundRow",
    "NumberKindRow",
    "NumberRow",
    "NumberWordRow",
    "RelationRow",
    "SubjectRow",
    "TimeCueRow",
    "TimeFrameRow",
    "TimeRow",
    "TimeWordRow",
    "WeaponRow",
]


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Base of all rows."""

    name: str
    """Unique over all files: claims carry it, so that a reader can ask why."""


class EventRow(Row, frozen=True, kw_only=True):
    """Words that name an act, the PLOVER type they stand for, and where the participants stand.

    A path is a relation of the trigger: `subject`, `object`, `to:on` (an oblique or modifier with that
    preposition), `possessive`, `modifier` (compound or adjective before a noun), `clause` (the governed clause)."""

    type: EventType
    mode: Mode | None = None
    verbs: tuple[str, ...] = ()
    """Lemmas of verbs, particle or preposition after a space: `carry out`, `call for`."""
    nouns: tuple[str, ...] = ()
    """Lemmas of nouns or noun phrases: `air strike`, `assault`."""
    target: tuple[str, ...] = ("object",)
    """Paths of the target for verbs, in order of preference."""
    noun_target: tuple[str, ...] = ("to:on", "to:against", "to:at", "to:of")
    needs: tuple[str, ...] = ()
    """One of these must be among the object's or oblique's lemmas for the row to fire; empty: no condition."""
    near: tuple[str, ...] = ()
    """Paths on which `needs` is looked for; empty: object, else subject, and some prepositions."""
    unless: tuple[str, ...] = ()
    """None of these may be among the subject's or object's lemmas (figures of speech, sport, weather)."""
    unless_by: tuple[str, ...] = ()
    """By none of these may it have been done: «was struck by a lorry»."""
    sentence: bool = False
    """`needs` and `unless` are tried on the whole sentence (a strike of workers or of aircraft)."""
    person: bool = False
    """The object (or passive subject) must be people or a body, not a thing."""
    form: Literal["passive", "transitive"] | None = None
    """Of verbs: only the passive tells of the act (`were taken`), or only with an object (`hanged the captain`)."""
    kinds: tuple[ActorKind, ...] = ()
    """Of verbs: whoever does it must be known as one of these kinds (`enter`, of an army or of tourists)."""
    opens: Status | None = None
    """The status that the act gives to what it governs: a call makes it `requested`."""
    content: tuple[str, ...] = ()
    """Paths of what the act governs: what was said, asked for, refused."""
    speech: bool = False
    """Its content is credited to the actor: a call, a threat, a denial; not a refusal to act."""
    negated: bool = False
    """The act is in its negation: `did not rule out`, `rather than carry out orders`."""
    status: Status | None = None
    """The act's own status, where the words fix it whatever stands around them."""
    implied_by: Status | None = None
    """Told without a word of its own, by another act of this status: «said it would kill him» is a threat."""
    generic: bool = False
    """Nouns so general (`fighting`) that they tell of an event only with a party, place or time of their own."""
    deadline: bool = False
    """An ultimatum: its time of expiry is the deadline, not the time of the act."""
    result: bool = False
    """Names the harm (`kill`, `wound`), so that it is no second event where an attack governs it."""
    acled: tuple[str, str] | None = None
    """ACLED event and sub-event type, for physical violence and strategic developments."""
    confidence: float = 0.7


class LightVerbRow(Row, frozen=True, kw_only=True):
    """Verbs that only carry an event noun (`carried out air strikes`), and what they make of it."""

    verbs: tuple[str, ...]
    noun: tuple[str, ...]
    """Path of the event noun: `object`, `to:under`."""
    swap: bool = False
    """The subject suffers the act: `came under attack`."""
    status: Status | None = None


class AttributionRow(Row, frozen=True, kw_only=True):
    """A cue that credits words to somebody."""

    kind: Literal[
        "verb",
        "noun",
        "preposition",
        "account",
        "unnamed",
        "trusted",
        "relying",
        "document",
        "issuing",
        "medium",
        "person",
        "opener",
        "survey",
        "polling",
        "beside",
        "interview",
        "reading",
    ]
    """`verb` (said), `noun` (the claim that), `preposition` (according to), `account` (by the mayor's account),
    `unnamed` (reportedly), `trusted` (if the abbot is to be believed), `relying` (whom a source cites in turn),
    `document` (a statement, which speaks for whoever issued it), `issuing` (posted, as a document is), `medium` (a
    newspaper, which carries what others say), `person` (who may speak in a headline without a name), `opener`
    (before who says it, on a live page), `survey` (a poll, in which many say it), `polling` (asked, by whoever holds
    it), `beside` (joins what a headline adds in its own voice), `interview`
    (talk with a medium), `reading` (what a medium did with a document).
    """
    words: tuple[str, ...]
    role: SourceRole = "speaker"
    content: tuple[str, ...] = ("clause",)
    """Paths to what is said, as in `events.toml`."""
    attitude: bool = False
    """Thought, wanted or felt and not said: printed as an attribution, and no link of a claim's chain."""
    counted: bool = False
    """What it says must be a number of something: an estimate of 700 dead."""
    needs: tuple[str, ...] = ()
    """Of a verb: what its object must be, for one that speaks of few things only (`put the toll at`)."""
    rumour: bool = False
    """Of a noun: nobody need be named who says it (`word has reached the coast that`)."""
    documents: bool = False
    """Of a verb that speaks only where a document, a picture or a count is its subject: `show`."""
    cites: bool = False
    """Of a preposition: whom the speaker of its clause cites, who is nearer the fact than the speaker."""


class MeasureRow(Row, frozen=True, kw_only=True):
    """Words that say what a number counts."""

    measure: Measure
    objects: tuple[str, ...] = ()
    """Verbs whose object or passive subject is counted: `kill`."""
    subjects: tuple[str, ...] = ()
    """Verbs whose subject is counted: `die`, `flee`."""
    nouns: tuple[str, ...] = ()
    """Nouns that are counted themselves, or whose `of` phrase or compound is: `death`, `casualty`, `refugee`."""
    adjectives: tuple[str, ...] = ()
    """Predicates or modifiers of what is counted: `dead`, `homeless`, `ablaze`."""
    needs: tuple[str, ...] = ()
    """What is counted must have one of these lemmas, for words that count many things: `detain`, `barrel`."""
    unless: tuple[str, ...] = ()
    """What is counted must have none of these lemmas: `cattle`."""
    negated: bool = False
    """Its verbs say so only under a negation: «43 did not survive»."""
    place: Literal["any", "country"] | None = None
    """Its verbs say so only with a place that they lead to or from: «left Karvo»; `country`: «reached Kenya»."""
    none_means: tuple[Measure, ...] = ()
    """With `no`, the measures of which there are none: `no casualties` is no dead and no hurt."""
    displaces: bool = False
    """Tells who was driven from home, which is claimed of disasters too."""
    alone: bool = False
    """Tells so by words that need no sign of conflict or disaster beside them: `displaced`, `evacuate`."""
    things: bool = False
    """Counts things (`destroyed`), never people; where false, people only."""
    status: Status | None = None
    """The words say so themselves: «ordered 400 men to the border» has moved nobody yet."""
    confidence: float = 0.8


class RelationRow(Row, frozen=True, kw_only=True):
    """Verbs, nouns and adjectives that state a lasting relation between two actors."""

    relation: RelationType
    verbs: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    """Second parts of compounds that qualify the target: `-backed`, `-led`."""
    states: tuple[str, ...] = ()
    """What a subject is: a noun or adjective with its prepositions, `part of`, `in control of`, `loyal to`."""
    suffers: tuple[str, ...] = ()
    """The same where the subject is the target: `under control of`, `in hand of`."""
    grounds: tuple[str, ...] = ()
    """Common nouns for what is held or besieged; where there are none, only bodies, persons and names are targets."""
    ongoing: bool = False
    """The verb states the relation only in the present progressive or as a state; otherwise it is an event."""
    person: bool = False
    """The subject is a person or body, never an event."""
    confidence: float = 0.6


class WeaponRow(Row, frozen=True, kw_only=True):
    """Words for a weapon, and the ACLED or PLOVER mode that they suggest for an attack with it."""

    words: tuple[str, ...]
    mode: Mode | None = None


class LoadedRow(Row, frozen=True, kw_only=True):
    """Wording that judges whom or what it names."""

    kind: LoadedKind
    words: tuple[str, ...]
    spoken: bool = False
    """Only in what somebody says, without a number or an owner: «dogs», but not «200 dogs» or «his dogs»."""


class NumberWordRow(Row, frozen=True):
    """A word that number words are made of."""

    role: Literal["digit", "teen", "ten", "hundred", "dozen", "scale", "suffix", "currency"]
    """`scale` multiplies all before it; a `suffix` stands right behind numerals (`20k`), a `currency` right before."""
    words: tuple[str, ...]
    value: float


class NumberRow(Row, frozen=True):
    """An expression that stands for a number; without `low` and `high` its value is read from its words.

    In patterns of numbers and times a space is any short run of white space, and `{name}` a fragment (see the file).
    """

    pattern: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    not_after: str | None = None
    """No reading where this stands right before."""
    not_before: str | None = None
    """No reading where this stands right after."""


class NumberBoundRow(Row, frozen=True):
    """Words beside a number, or between two, that bound its value."""

    side: Literal["before", "after", "between"]
    bound: Literal["at_least", "up_to", "nearly", "about", "exact", "more", "range"]
    """`exact` leaves the value as it is, `more` marks an increment."""
    pattern: str
    needs: str | None = None
    """This must stand right before."""
    not_after: str | None = None


class NumberKindRow(Row, frozen=True):
    """Why a number is no count: the words before, those after, and the number as printed must all fit."""

    kind: Literal["count", "age", "money", "percent", "clock", "ordinal", "unit", "year", "score", "other", "skip"]
    """`skip`: not a number at all (`one another`)."""
    before: str | None = None
    not_after: str | None = None
    """No reading where this stands right before."""
    reach: int = 24
    """Characters to the left in which `before` and `not_after` are looked for."""
    number: str | None = None
    after: str | None = None


class TimeWordRow(Row, frozen=True):
    """Words of the calendar: weekdays, units, named days, seasons, parts of the day."""

    role: Literal[
        "weekday", "unit", "ordinal", "named", "season", "vague", "exact", "daypart", "step", "bound", "decade_word",
        "clock_word", "feast",
    ]  # fmt: skip
    words: tuple[str, ...]
    value: str = ""
    """Weekday 0-6 from Monday, unit as a word, ordinal, `MM-DD`, months of a season `3-5`, greatest size of a vague
    number, step from the anchor (-1, 0, 1), tens of a decade, time of day as TIMEX3 has it; of a feast, `easter:` and
    days from it, `weekday:` month, weekday and ordinal, `moon:` month and day of the Islamic year, day 0 for
    a whole month."""


class TimeRow(Row, frozen=True):
    """An expression of time and the function that reads its value; an empty `value` drops what matches."""

    pattern: str
    value: str = ""
    kind: Literal["date", "duration", "clock", "set", "reference"] = "date"
    """`reference`: words about time that are no time of a claim; they are found for the TIMEX3 export alone."""
    timex: str | None = None
    """The TIMEX3 value, or the function that writes it; by default that of `value`."""
    unit: str | None = None
    shift: int = 0
    """Days, or units, from the anchor."""
    date: str | None = None
    needs: str | None = None
    """This must stand right before (asked only in running text)."""
    not_after: str | None = None
    not_before: str | None = None
    ahead: bool = False
    """Read only under a cue that looks ahead."""


class TimeFrameRow(Row, frozen=True):
    """Words beside a time, or between two, that make another time of it: `early December`, `since May`."""

    side: Literal["before", "after", "between"]
    effect: Literal["part", "since", "from", "until", "before", "after", "by", "span", "night"]
    """`from` opens an interval only where the time is still to come; `span` adds words, not meaning."""
    pattern: str
    part: str | None = None
    """Which part of the time: `first/3`, `middle/3`, `last/2`; `week` and `days` by the ordinal of the pattern; a week
    `around/week` or `from/week` a day."""
    needs: str | None = None
    not_after: str | None = None
    not_before: str | None = None


class TimeCueRow(Row, frozen=True):
    """Words that say of the time after them that it is still to come."""

    pattern: str
    adjacent: bool = False
    """Only right before the time."""
    behind: bool = False
    """Says of a day or month without a year that it has passed; never that a time is to come."""
    after: bool = False
    """Right after the time; unless `adjacent`, one with which its sentence begins."""
    cancels: bool = False
    """Takes back a cue that stands before it."""
    not_before: str | None = None


class SubjectRow(Row, frozen=True, kw_only=True):
    """Words that tell what a paragraph is about: conflict, or something that borrows its words."""

    subject: str
    weight: int = 1
    """How plain a sign its words are: 2, 1 for those often borrowed, 0 for disasters that conflict speaks of too."""
    words: tuple[str, ...]


class ExtentRow(Row, frozen=True):
    """Words that say what a figure covers, by group."""

    group: str
    words: tuple[str, ...]
