"""A report's clean text -> what it says of itself: title, publisher, authors, date, dateline, and what is no report.

It reads the lines above the first sentence and those below the last one; sentences of the body are left alone, so
that no date inside the story is taken for the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recount.intake.boilerplate import boilerplate_units, is_body, unit_kind
from recount.intake.datelines import Dateline, find_dateline
from recount.intake.head import copyright_holder, head_date, head_outlet, issuer, masthead, produced_by
from recount.intake.layout import line_ranges, paragraphs
from recount.intake.lines import Notice, is_clock, read_line
from recount.intake.names import is_name
from recount.intake.stamps import Stamp
from recount.intake.titles import is_title
from recount.lexicon import Lexicon
from recount.records import PublishedFrom, Record, Span

__all__ = ["Found", "read_text"]

TOP = 16
"""Units at the top among which the lines about the report stand; a longer head is no head."""
BOTTOM = 40
"""Units below the last sentence that are looked at: a byline stands before long lists of links."""

LAST = 8
"""Units at the end in which a line on rights is looked for."""

LONGEST_LINE = 200
"""Characters of a line that may name its authors beside other things."""
SERVICE = re.compile(r"\s*\([^()]{1,40}\)$")
"""What stands in brackets behind an outlet's name: `(English edition)`."""

PIECE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s+|(?<=\d{4})\.\s+")

Range = tuple[int, int]


class Found(Record, frozen=True):
    """What a text says of itself; spans as in `Report`."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    dateline: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    headline: Span | None = None


def read_text(text: str, lexicon: Lexicon, title: str | None = None) -> Found:
    """Read the furniture of a text; `title` is one known from elsewhere, which is then only looked for.

    >>> from recount.lexicon import load_lexicon
    >>> read_text("Two dead in Kesh\\n\\nBy A. Writer\\n\\nA bomb killed two.", load_lexicon()).authors
    ('A. Writer',)
    """
    units = _units(text, lexicon)
    words = [text[a:b] for a, b in units]
    notices: dict[int, Notice] = {}
    headline, first = _top(words, notices, title, lexicon)
    _below_standfirst(words, notices, first, lexicon)
    _bottom(words, notices, first, lexicon)
    headline = _outlet_above(words, headline, notices, first, lexicon)
    for i in range(len(units)):
        if i not in notices and is_clock(words[i], lexicon):
            notices[i] = Notice()
    half = _half_read(words, notices, headline, first, lexicon)
    dateline = _dateline(text, units, [i for i in range(first, len(units)) if i not in notices][:2], lexicon)
    keep = [i in notices or i == headline for i in range(len(units))]
    marked = boilerplate_units(words, keep, lexicon)
    return _found(text, units, notices, headline, dateline, marked, half)


def _units(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """Return paragraphs, but each line of furniture that a hard-wrapped text runs into one as a unit of its own."""
    out: list[Range] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        lines = [(start + a, start + b) for a, b in line_ranges(text[start:end])] if number < TOP else [(start, end)]
        while len(lines) > 1 and read_line(text[slice(*lines[0])], lexicon):
            out.append(lines.pop(0))
        under = next((i for i in range(1, min(4, len(lines))) if read_line(text[slice(*lines[i])], lexicon)), 0)
        if under and is_title(text[lines[0][0] : lines[under - 1][1]], lexicon):
            out += [(lines[0][0], lines[under - 1][1]), lines[under]]
            lines = lines[under + 1 :]
        out += [(lines[0][0], end)] if lines else []
    return tuple(out)


def _top(
    words: Sequence[str], notices: dict[int, Notice], title: str | None, lexicon: Lexicon
) -> tuple[int | None, int]:
    """Read the lines above the story into `notices`; return the unit of the title and the first unit of the story."""
    headline: int | None = None
    for i, unit in enumerate(words[:TOP]):
        notice = read_line(unit, lexicon)
        if notice is not None:
            notices[i] = notice
        elif _opens_story(unit, headline is None, lexicon):
            return headline, i
        elif headline is None and _same(unit, title):
            headline = i
        elif is_body(unit) and not _aside(unit, lexicon) and not (headline is None and is_title(unit, lexicon)):
            return headline, i
        elif headline is None and i + 1 < len(words) and is_title(unit, lexicon) and not unit_kind(unit, lexicon):
            headline = i
    return headline, min(len(words), next((i for i, u in enumerate(words) if is_body(u)), len(words)))


def _opens_story(unit: str, untitled: bool, lexicon: Lexicon) -> bool:
    """Tell a unit that begins with a dateline; `MYANMAR: Fighting spreads` above the story is a title."""
    dateline = find_dateline(unit, 0, len(unit), lexicon)
    titled = untitled and dateline is not None and unit[: dateline.end].endswith(":") and is_title(unit, lexicon)
    return dateline is not None and not titled


def _aside(unit: str, lexicon: Lexicon) -> bool:
    """Tell a unit that stands above the story and is none of it: boilerplate, or a note in brackets."""
    return bool(unit_kind(unit, lexicon)) or (unit[0] + unit[-1] == "()" and unit.count("(") == 1)


def _same(unit: str, title: str | None) -> bool:
    return title is not None and " ".join(unit.split()).casefold() == " ".join(title.split()).casefold()


def _below_standfirst(words: Sequence[str], notices: dict[int, Notice], first: int, lexicon: Lexicon) -> None:
    """Read the lines that follow the first sentence at once: where a summary stands between title and byline."""
    for i in range(first + 1, min(first + 6, len(words))):
        notice = read_line(words[i], lexicon)
        if notice is not None:
            notices[i] = notice
        elif not unit_kind(words[i], lexicon):
            return


def _bottom(words: Sequence[str], notices: dict[int, Notice], first: int, lexicon: Lexicon) -> None:
    """Read the lines below the story, as far as the first list of links: its dates are those of other reports."""
    last = len(words) - 1
    while last >= max(first, len(words) - BOTTOM) and not _ends_story(words[last], lexicon):
        last -= 1
    for i in range(max(last + 1, first), len(words)):
        if unit_kind(words[i], lexicon) == "list":
            return
        notice = read_line(words[i], lexicon)
        if notice is not None and notice.title is None:
            notices[i] = notice


def _ends_story(unit: str, lexicon: Lexicon) -> bool:
    return is_body(unit) and not unit_kind(unit, lexicon) and read_line(unit, lexicon) is None


def _outlet_above(
    words: Sequence[str], headline: int | None, notices: dict[int, Notice], first: int, lexicon: Lexicon
) -> int | None:
    """Where the first line is an outlet's or a body's name and a title follows, move the title there."""
    if headline is None:
        return None
    dated = [i for i in range(headline + 1, first) if i in notices and notices[i].published]
    dated += [i for i in range(headline + 1, first) if i not in notices and head_date([words[i]], lexicon)]
    at_once = bool(dated) and min(dated) == headline + 1
    outlet = masthead(words[headline], lexicon)
    if outlet is None and at_once and is_name(words[headline], lexicon, most=7):
        outlet = words[headline]
    free = [
        i for i in range(headline + 1, first) if i not in notices and i not in dated and is_title(words[i], lexicon)
    ]
    soon = bool(dated) and min(dated) <= headline + 2
    titled = soon and any(i > min(dated) for i in free)  # a name, its date, and only then a title
    if outlet is None and soon and headline == 0:
        bare = SERVICE.sub("", words[headline])
        outlet = bare if titled and bare.isupper() else issuer(bare, lexicon)
    if outlet is None or not (free or soon):
        return headline
    notices[headline] = Notice(publisher=outlet)
    return None if not free else next((i for i in free if i > max(dated, default=0)), free[0])


def _half_read(
    words: Sequence[str], notices: dict[int, Notice], headline: int | None, first: int, lexicon: Lexicon
) -> Notice:
    """Return what the lines above the story say that are no furniture as a whole: a date, an outlet's name."""
    lines = [words[i] for i in range(min(first, TOP)) if i not in notices and i != headline]
    outlet = head_outlet(lines, lexicon) or produced_by(words[: first + 3], lexicon)
    outlet = outlet or copyright_holder([*lines, *words[-LAST:]], lexicon)
    date = head_date([*lines, *words[headline or 0 :][:1]], lexicon)
    return Notice(publisher=outlet, published=date, authors=_named_in_pieces([*lines, *words[-1:]], lexicon))


def _named_in_pieces(lines: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the authors of a line that is several: `Live page. Friday. Updates by Jane Doe and John Roe`."""
    pieces = (piece for line in lines if len(line) <= LONGEST_LINE for piece in PIECE_END.split(line))
    return next((n.authors for piece in pieces if (n := read_line(piece, lexicon)) and n.authors), ())


def _dateline(text: str, units: Sequence[Range], where: Sequence[int], lexicon: Lexicon) -> Dateline | None:
    found = (find_dateline(text, *units[i], lexicon) for i in where)
    return next((dateline for dateline in found if dateline is not None), None)


# --- what the pieces say together ---------------------------------------------------------------------------------


def _found(
    text: str,
    units: Sequence[Range],
    notices: dict[int, Notice],
    headline: int | None,
    dateline: Dateline | None,
    marked: Sequence[bool],
    half: Notice,
) -> Found:
    said = [*(notices[i] for i in sorted(notices)), half]
    placed = next((i for i in sorted(notices) if notices[i].place), None)
    titled = next((i for i in sorted(notices) if notices[i].title), None)
    if titled is not None:
        a, b = notices[titled].title or (0, 0)
        head: Span | None = _span(text, units[titled][0] + a, units[titled][0] + b)
    else:
        head = _headline(text, *units[headline]) if headline is not None else None
    line = _span(text, dateline.start, dateline.end) if dateline else None
    published, published_from = _published(said, dateline)
    wire = dateline.publisher if dateline else None
    return Found(
        title=" ".join(head.text.split()) if head else None,
        publisher=next((n.publisher for n in said if n.publisher), None) or wire,
        authors=tuple(dict.fromkeys(a for n in said for a in n.authors)),
        published=published,
        published_from=published_from,
        dateline=line or (_span(text, *units[placed]) if placed is not None else None),
        boilerplate=tuple(_merged(text, [u for u, m in zip(units, marked, strict=True) if m])),
        furniture=tuple(_furniture(text, units, notices, marked)),
        headline=head,
    )


def _furniture(text: str, units: Sequence[Range], notices: dict[int, Notice], marked: Sequence[bool]) -> Iterator[Span]:
    """Yield the lines about the report; of a line with a title, the label alone."""
    for i in sorted(notices):
        start, end = units[i]
        title = notices[i].title
        if title is not None:
            end = start + len(text[start : start + title[0]].rstrip())
        if not marked[i]:
            yield _span(text, start, end)


def _headline(text: str, start: int, end: int) -> Span:
    """Return the span of a title without the marks that make it one in plain text: `# Title`, `*** Title ***`."""
    bare = text[start:end].strip("#*_= \t")
    at = text.index(bare, start)
    return _span(text, at, at + len(bare))


def _published(said: Sequence[Notice], dateline: Dateline | None) -> tuple[str | None, PublishedFrom | None]:
    """Choose the date: a whole one of a line, of the dateline, of a line on changes; then one without its year."""
    from_dateline: PublishedFrom = "dateline"
    from_text: PublishedFrom = "text"
    stamps: list[tuple[Stamp, PublishedFrom, bool]] = [
        (n.published, from_dateline if n.place else from_text, n.updated) for n in said if n.published is not None
    ]
    if dateline is not None and dateline.published is not None:
        stamps.append((dateline.published, from_dateline, False))
    known = [(s.value, origin, updated, s.full) for s, origin, updated in stamps if s.value is not None]
    ranked = sorted(known, key=lambda k: (not k[3], k[2], k[1] == from_dateline))
    return (ranked[0][0], ranked[0][1]) if ranked else (None, None)


def _merged(text: str, ranges: Sequence[Range]) -> Iterator[Span]:
    """Yield one span for each run of units with nothing but spaces between them."""
    start = end = -1
    for a, b in ranges:
        if end >= 0 and not text[end:a].strip():
            end = b
            continue
        if end >= 0:
            yield _span(text, start, end)
        start, end = a, b
    if end >= 0:
        yield _span(text, start, end)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
