"""One line of furniture -> what it says of the report: authors, publisher, date, or that it is only furniture.

A line counts only if every piece of it is accounted for; a sentence that mentions a date never is.
"""

from __future__ import annotations

import re
from functools import cache

from recount.intake.names import is_name, is_wire, publisher_name, split_names
from recount.intake.stamps import Stamp, find_stamps
from recount.intake.words import alternation, furniture_words, plain
from recount.lexicon import Lexicon
from recount.records import Record

__all__ = ["Notice", "is_clock", "read_line"]

LONGEST = 200
"""Characters of the longest line of furniture; sentences of the body are longer, lists of tags do not matter."""

LONGEST_SHORT_NAME = 5
"""Letters of an outlet that is a word in capitals (`BBC`, `IRIN`); longer ones beside a date are places of writing."""

EDGES = " .:()-–—|/"
"""Marks around a piece that say nothing."""


class Notice(Record, frozen=True):
    """What a line of furniture says; all null for one that says nothing of use (a section, a reading time)."""

    title: tuple[int, int] | None = None
    """Characters of the title within the line, after `Title:`."""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Stamp | None = None
    updated: bool = False
    """The date is that of a change, not of the first publication."""
    place: bool = False
    """The line is a dateline of its own: a place and a date."""


def read_line(line: str, lexicon: Lexicon) -> Notice | None:
    """Read a line; null where it is not furniture.

    >>> from recount.lexicon import load_lexicon
    >>> read_line("By A. Writer, Coastal Tribune, March 9, 2019", load_lexicon()).publisher
    'Coastal Tribune'
    """
    line = line.strip()
    if not re.search(r"[^\W_]|#{3}|\*{3}", line) or len(line) > LONGEST or "\n" in line or line.endswith(","):
        return None
    sections, bare = furniture_words(lexicon, "section", "role"), plain(line)
    if bare in sections or bare.strip(" .:!*[]()") in sections:
        return Notice()
    if is_wire(line, lexicon):
        return Notice(publisher=line.strip(" .()[]—–-"))
    return _labelled(line, lexicon) or _pieces(_unwrapped(line), lexicon)


def is_clock(line: str, lexicon: Lexicon) -> bool:
    """Tell a line that is only a time of day, as the entries of a live page have."""
    return len(line) <= 40 and bool(_clock(lexicon).fullmatch(plain(line).strip(" .:()*")))


# --- lines with a label ------------------------------------------------------------------------------------------


def _labelled(line: str, lexicon: Lexicon) -> Notice | None:
    """Read `Label: value`."""
    label, colon, value = line.partition(":")
    kind, value = plain(label).strip(" *#-"), value.strip(" *")
    if not colon or not value:
        return None
    if kind in furniture_words(lexicon, "title"):
        start = line.index(value, len(label))
        return Notice(title=(start, start + len(value)))
    if kind in furniture_words(lexicon, "publisher"):
        fits = is_name(value, lexicon, most=8) or re.fullmatch(r"\S{4,60}\.\S{2,60}", value)
        return Notice(publisher=value.strip(" .")) if fits else None
    if kind in furniture_words(lexicon, "byline"):
        names = split_names(value, lexicon)
        return Notice(authors=names) if names else _pieces(f"By {value}", lexicon)
    if kind in furniture_words(lexicon, "place") and is_name(value, lexicon, most=6):
        return Notice(place=True)
    if kind in furniture_words(lexicon, "label", "editor") and not re.search(r"[a-z]\.\s", value):
        return Notice()
    return None


# --- lines of pieces ---------------------------------------------------------------------------------------------


def _unwrapped(line: str) -> str:
    """Take off what surrounds a whole line: brackets, dashes, stars."""
    line = line.strip(" *_#|•·")
    line = re.sub(r"^[-–—]{1,2}\s*(?=\S)", "", line)
    bracketed = re.fullmatch(r"\((.{1,198})\)\.?|\[(.{1,198})\]", line)
    return (bracketed[1] or bracketed[2]).strip() if bracketed else line


class _Sorted(Record, frozen=True):
    """The pieces of a line: authors after `by`, other names each with whether a strong mark sets it off."""

    authors: tuple[str, ...] = ()
    names: tuple[tuple[str, bool], ...] = ()
    byline: bool = False


def _pieces(line: str, lexicon: Lexicon) -> Notice | None:
    """Read a line whose every piece is a date, names after `by`, a name, a role or a small thing."""
    rest, published, updated, labelled = _without_stamps(line, find_stamps(line, lexicon), lexicon)
    found = _sort(re.split(r"(\s*[|•·;]\s*|\s/\s|\s+[–—-]{1,2}\s+|,\s+|\t|\s{3,})", rest), lexicon)
    if found is None:
        return None
    dated = published is not None and (published.full or labelled or not found.names)
    empty = published is None and not found.names and bool(line)
    return _notice(found, published, updated, lexicon) if dated or found.byline or empty else None


def _sort(pieces: list[str], lexicon: Lexicon) -> _Sorted | None:
    """Sort the pieces (every second one is a separator); null as soon as one is no piece of furniture."""
    authors, names, byline = list[str](), list[tuple[str, bool]](), False
    for i in range(0, len(pieces), 2):
        piece = pieces[i].strip(EDGES)
        hard = not pieces[i - 1].startswith(",") if i else len(pieces) > 1 and not pieces[1].startswith(",")
        by = _byline(pieces[i].strip(" :()"), lexicon)
        if by is not None:
            byline = True
            authors += by.authors
            names += [(by.publisher, True)] if by.publisher else []
        elif not piece or _is_small(piece, lexicon):
            continue
        elif byline and not hard and re.search(r"\s(?:and|&)\s", piece) and split_names(piece, lexicon):
            authors += [*(n for n, _ in names if not publisher_name(n, lexicon)), *split_names(piece, lexicon)]
            names = [(n, h) for n, h in names if publisher_name(n, lexicon)]
        elif is_name(piece, lexicon, most=7):
            names.append((piece, hard))
        else:
            return None
    return _Sorted(authors=tuple(authors), names=tuple(names), byline=byline)


def _notice(found: _Sorted, published: Stamp | None, updated: bool, lexicon: Lexicon) -> Notice | None:
    """Say which of the names is the publisher's, which an author's, which a place."""
    publisher = next((n for n, _ in found.names if publisher_name(n, lexicon)), None)
    others = [(n, hard) for n, hard in found.names if n != publisher]
    soft = not any(hard for _, hard in others)
    if found.byline:
        wide = [n for n, hard in others if hard]
        publisher = publisher or (wide[0] if wide else None)
        return Notice(authors=found.authors, publisher=publisher, published=published, updated=updated)
    if publisher is None and others and soft:
        return Notice(place=True, published=published, updated=updated) if len(others) <= 2 else None
    if publisher is None and others:
        chosen = next((n for n, _ in others if n.casefold().startswith("the ") or len(n.split()) == 1), None)
        if chosen and chosen.isupper() and len(chosen) > LONGEST_SHORT_NAME:
            return Notice(place=True, published=published, updated=updated)
        publisher = chosen or (others[1][0] if len(others) > 1 else None)
    people = tuple(n for n, _ in others if n != publisher and 2 <= len(n.split()) <= 4)[:1]
    return Notice(authors=people, publisher=publisher, published=published, updated=updated)


def _without_stamps(line: str, stamps: tuple[Stamp, ...], lexicon: Lexicon) -> tuple[str, Stamp | None, bool, bool]:
    """Cut dates and labels out of a line; return the rest, the date that counts, if of a change, if labelled."""
    out, at, chosen, chosen_updated, labelled = "", 0, None, False, False
    for stamp in stamps:
        before = line[at : stamp.start]
        label = _stamp_label(lexicon).search(before)
        updated = bool(label and label["updated"])
        if chosen is None or (chosen_updated and not updated):
            chosen, chosen_updated = stamp, updated
        labelled = labelled or label is not None
        out += (before[: label.start()] if label else before) + " | "
        at = stamp.end
    return out + line[at:], chosen, chosen_updated, labelled


@cache
def _stamp_label(lexicon: Lexicon) -> re.Pattern[str]:
    updated = alternation(furniture_words(lexicon, "updated"))
    published = alternation(furniture_words(lexicon, "published"))
    label = rf"(?:(?P<updated>{updated})|{published})"
    return re.compile(rf"(?:^|(?<=[\s|,;(/])){label}\s{{0,3}}:?\s{{0,3}}$", re.IGNORECASE)


@cache
def _by(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{alternation(furniture_words(lexicon, 'byline', 'editor'))}\s*:?\s+(.+)", re.IGNORECASE)


def _byline(piece: str, lexicon: Lexicon) -> Notice | None:
    """Read `by` and names; no authors for a role or an editor; null where the piece is no byline."""
    match = _by(lexicon).fullmatch(piece)
    if match is None:
        return None
    value, *tail = re.split(r"\s(in|at|from|for|of)\s(?=[A-Z])", match[1], maxsplit=1)
    value = value.strip(" .")
    outlet = tail[1] if tail and tail[0] in {"for", "of"} and is_name(tail[1], lexicon, most=7) else None
    if {plain(match[1]).strip(" ."), plain(value)} & furniture_words(lexicon, "role"):
        return Notice(publisher=outlet)
    if is_wire(value, lexicon):
        return Notice(publisher=value)
    names = split_names(value, lexicon)
    if not names:
        return None
    wire = next((n for n in names if is_wire(n, lexicon)), None)
    people = tuple(n for n in names if not is_wire(n, lexicon))
    editor = plain(piece).startswith(tuple(f"{w} " for w in furniture_words(lexicon, "editor")))
    return Notice() if editor else Notice(authors=people, publisher=outlet or wire)


def _is_small(piece: str, lexicon: Lexicon) -> bool:
    """Tell what stands beside dates and names and says nothing: a reading time, a role, a time of day, a handle."""
    bare = plain(piece).strip(" .:()*")
    words = furniture_words(lexicon, "skip", "role", "section", "zone", "published", "updated", "weekday")
    number = re.sub(r"^\d{1,5}\s*", "", bare)
    of_staff = any(bare.endswith(f" {role}") for role in furniture_words(lexicon, "role") if " " in role)
    known = not bare or bare in words or number in words or of_staff
    return known or is_clock(bare, lexicon) or bool(re.fullmatch(r"@\w{2,30}", bare))


@cache
def _clock(lexicon: Lexicon) -> re.Pattern[str]:
    zone = alternation(furniture_words(lexicon, "zone"))
    minutes = rf"[0-2]?\d[:.h][0-5]\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?\(?(?:{zone})?\)?"
    one = rf"(?:{minutes}|[0-2]?\d\s?[ap]\.?m\.?|[0-2]\d[0-5]\d\s?{zone})"
    return re.compile(rf"(?:at\s)?{one}(?:\s?[/(,-]\s?{one}\)?)?", re.IGNORECASE)
