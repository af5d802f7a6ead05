"""Files of texts with what is to be read off them -> records; a file that is no such corpus is an error that says why.

In: JSON lines (`id`, `dct`, `text`, `timexes`; `id`, `text`, `quantity`, `unit`; `id` and `text` with `toponyms`,
`value`, `expected` or `templates`; incidents with their articles), or the case files of the tests (`text`, `published`,
`expected`). Whatever else a line holds is left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from recount.errors import SourceError

__all__ = [
    "ActorItem",
    "Article",
    "AttributionDocument",
    "Case",
    "DisplacementExcerpt",
    "EventItem",
    "GoldActor",
    "GoldAttribution",
    "GoldEvent",
    "GoldIncident",
    "GoldTemplate",
    "GoldTimex",
    "GoldToponym",
    "GoldVictim",
    "MarkedSpan",
    "NumberItem",
    "PlaceDocument",
    "TemplateReport",
    "TimeDocument",
    "read_cases",
    "read_lines",
]


class GoldTimex(msgspec.Struct, frozen=True):
    """An expression of time with its TIMEX3 value, as a corpus has it."""

    start: int
    end: int
    value: str | int | None = None


class TimeDocument(msgspec.Struct, frozen=True):
    """A text of a corpus of times; `dct` is the time of its making."""

    id: str
    text: str
    timexes: tuple[GoldTimex, ...]
    dct: str | None = None

    def __post_init__(self) -> None:
        """Refuse spans that are none of this text."""
        for timex in self.timexes:
            if not 0 <= timex.start < timex.end <= len(self.text):
                raise ValueError(f"the span {timex.start}-{timex.end} lies outside the text")


class GoldToponym(msgspec.Struct, frozen=True):
    """A place name and where a corpus says that it is; null where it does not say."""

    start: int
    end: int
    name: str
    lat: float | None = None
    lon: float | None = None


class PlaceDocument(msgspec.Struct, frozen=True):
    """A text of a corpus of places; `domain` is the internet domain of its publisher.

    Corpora have a few spans that lie outside of their text; such a name is not resolved.
    """

    id: str
    text: str
    toponyms: tuple[GoldToponym, ...]
    domain: str | None = None


class MarkedSpan(msgspec.Struct, frozen=True):
    """A range of characters that a corpus marks."""

    begin: int
    end: int


class GoldAttribution(msgspec.Struct, frozen=True):
    """Who says, by which words, what; each may be empty."""

    source: tuple[MarkedSpan, ...] = ()
    cue: tuple[MarkedSpan, ...] = ()
    content: tuple[MarkedSpan, ...] = ()


class AttributionDocument(msgspec.Struct, frozen=True):
    """A text of a corpus of attributions."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    publisher: str | None = None
    date: str | None = None


class NumberItem(msgspec.Struct, frozen=True):
    """A text and the number that it tells; null where it tells none."""

    id: str
    text: str
    value: float | None


class DisplacementExcerpt(msgspec.Struct, frozen=True):
    """An excerpt of a report and the figure of displacement that coders took from it."""

    id: str
    text: str
    quantity: float
    unit: str
    figure_in_text: bool = True


class GoldActor(msgspec.Struct, frozen=True, rename={"sector": "code_1", "second": "code_2"}):
    """Who a phrase names, in CAMEO's codes; null is not told, empty is none."""

    country: str | None = None
    cc: str | None = None
    sector: str | None = None
    second: str | None = None
    code: str | msgspec.UnsetType | None = msgspec.UNSET

    def nobody(self) -> bool:
        """Tell a phrase that names no actor: its code is there, and null."""
        return self.code is None


class ActorItem(msgspec.Struct, frozen=True):
    """A phrase, perhaps the date on which it was written, and whom it may name."""

    id: str
    text: str
    expected: tuple[GoldActor, ...]
    date: str | None = None


class GoldEvent(msgspec.Struct, frozen=True, rename={"type": "event_code"}):
    """An event by its PLOVER root type, with the characters of who did it and of whom it met."""

    type: str
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


class EventItem(msgspec.Struct, frozen=True):
    """A sentence and the events that a corpus marks in it; there may be others."""

    id: str
    text: str
    expected: tuple[GoldEvent, ...]
    date: str | None = None


class GoldString(msgspec.Struct, frozen=True):
    """A slot's filler: any of these strings is right."""

    values: tuple[str, ...]


class GoldVictim(msgspec.Struct, frozen=True):
    """People whom an incident met: strings for them, any of which is right."""

    refs: tuple[str, ...] = ()
    optional: bool = False


class GoldTemplate(msgspec.Struct, frozen=True):
    """An incident: its type (MUC-4's six), who did it, whom it met and how many died, lowest and highest."""

    incident_type: str
    optional: bool = False
    incident_stage_of_execution: str | None = None
    perp_individual_id: tuple[GoldString, ...] = ()
    perp_organization_id: tuple[GoldString, ...] = ()
    victims: tuple[GoldVictim, ...] = ()
    deaths: tuple[int | None, int | None] | None = None


class TemplateReport(msgspec.Struct, frozen=True):
    """A report with templates of the incidents in it; `split` is the part of its corpus that it belongs to."""

    id: str
    text: str
    templates: tuple[GoldTemplate, ...]
    split: str | None = None


class Article(msgspec.Struct, frozen=True):
    """One article of the corpus."""

    id: str
    text: str
    title: str | None = None
    dct: str | None = None
    url: str | None = None


class GoldIncident(msgspec.Struct, frozen=True):
    """An incident of the corpus with its final counts."""

    id: str
    num_killed: int
    num_injured: int
    articles: tuple[Article, ...]
    city: str | None = None


class Case(msgspec.Struct, frozen=True):
    """A sentence and what is to be read off it, in the words of the case files."""

    id: str
    text: str
    expected: str
    published: str | None = None


Row = TypeVar(
    "Row",
    TimeDocument,
    PlaceDocument,
    NumberItem,
    ActorItem,
    AttributionDocument,
    DisplacementExcerpt,
    EventItem,
    GoldIncident,
    TemplateReport,
)
JSON_FORMS = {
    TimeDocument: 'one JSON object a line with "id", "text", "dct" and "timexes" (each with "start", "end", "value")',
    AttributionDocument: 'one JSON object a line with "id", "text" and "attributions" ("source", "cue", "content")',
    PlaceDocument: 'one JSON object a line with "id", "text" and "toponyms" ("start", "end", "name", "lat", "lon")',
    NumberItem: 'one JSON object a line with "id", "text" and "value" (a number or null)',
    DisplacementExcerpt: 'one JSON object a line with "id", "text", "quantity", "unit" and "figure_in_text"',
    GoldIncident: 'one JSON object a line with "id", "num_killed", "num_injured" and "articles" ("id", "dct", "text")',
    ActorItem: 'one JSON object a line with "id", "text", "date" and "expected" ("country", "code_1")',
    EventItem: 'one JSON object a line with "id", "text" and "expected" ("event_code", "source_spans", "target_spans")',
    TemplateReport: 'one JSON object a line with "id", "text" and "templates" ("incident_type", "victims", "deaths")',
}


def read_lines(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Return the records of a file of JSON lines; raises `SourceError` with file, line and what would be right."""
    rows: list[Row] = []
    seen: set[str] = set()
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=row_type)
        except (msgspec.DecodeError, RecursionError) as error:
            raise _wrong(path, number, str(error), JSON_FORMS[row_type]) from error
        if row.id in seen:
            raise _wrong(path, number, f"the id {row.id[:60]!r} stands twice", "an id of its own for each line")
        seen.add(row.id)
        rows.append(row)
    if not rows:
        raise _wrong(path, 1, "there is nothing in it", JSON_FORMS[row_type])
    return tuple(rows)


def read_cases(path: Path, dated: bool) -> tuple[Case, ...]:
    """Return the cases of a CSV file; an id is the number of the line on which a case ends.

    `dated`: with a column `published`. Raises `SourceError` with file, line and what would be right.
    """
    wanted = ("text", "published", "expected") if dated else ("text", "expected")
    right = f"a CSV file whose first line names the columns {', '.join(wanted)}"
    return tuple(_cases(path, wanted, right))


def _cases(path: Path, wanted: tuple[str, ...], right: str) -> Iterator[Case]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    missing = [name for name in wanted if name not in (reader.fieldnames or ())]
    if missing:
        raise _wrong(path, 1, f"there is no column {missing[0]!r}", right)
    found = False
    try:
        for row in reader:
            if None in row.values() or None in row:
                raise _wrong(path, reader.line_num, "it has not as many cells as the first line", right)
            found = True
            yield Case(str(reader.line_num), row["text"], row["expected"], row.get("published") or None)
    except csv.Error as error:
        raise _wrong(path, reader.line_num, str(error), right) from error
    if not found:
        raise _wrong(path, 1, "there is no case in it", right)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong(path, 1, "it is not UTF-8", "a text file in UTF-8") from error
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise SourceError("unreadable", str(path), f"{path}: {reason}; give the name of a corpus file") from error


def _wrong(path: Path, line: int, what: str, right: str) -> SourceError:
    return SourceError("no_corpus", str(path), f"{path}, line {line}: {what}; wanted is {right}")
