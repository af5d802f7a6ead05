"""The beginning of a report's first paragraph -> its dateline: `BEIRUT, Aug. 21 (Wire Name) --`.

The place of a dateline is where a report was written; its date and its agency say when and by whom.
"""

from __future__ import annotations

import re

from recount.intake.names import is_wire, publisher_name
from recount.intake.stamps import Stamp, find_stamps
from recount.intake.words import alternation, furniture_words, plain
from recount.lexicon import Lexicon
from recount.records import Record

__all__ = ["Dateline", "find_dateline"]

LONGEST = 140
"""Characters of the longest dateline, with several places, a date and an agency."""

TAGS = r"(?:\[[A-Za-z ]{2,40}\]\s{0,3}){0,3}"
"""Marks of monitoring services before the text: `[TEXT]`."""

END = re.compile(r"(?:\s?--+|\s?[—–]|\s-|-\s|:\s|\s_(?=\s)|(?<=\))\.?$|(?<=\))\.\s)\s{0,3}")
"""What ends a dateline; one on a line of its own may end with its bracket."""
PLACE = re.compile(r"[^\W\d_][\w.'’`\-/ ]{1,50}(?:,\s[^\W\d_][\w.'’`\- ]{1,40}){0,2}")
BRACKET = re.compile(r"\(([^()\n]{2,60})\)")


class Dateline(Record, frozen=True):
    """A dateline `[start, end)` with its dash; the date and the agency where it has them."""

    start: int
    end: int
    published: Stamp | None = None
    publisher: str | None = None


def find_dateline(text: str, start: int, end: int, lexicon: Lexicon) -> Dateline | None:
    """Find the dateline that the paragraph `[start, end)` begins with; null where it has none.

    >>> from recount.lexicon import load_lexicon
    >>> text = "KESH, Aug. 21 (Wire Name) -- Two people died."
    >>> text[:find_dateline(text, 0, len(text), load_lexicon()).end]
    'KESH, Aug. 21 (Wire Name) --'
    """
    head = text[start : min(end, start + LONGEST)].replace("\n", " ")
    skipped = re.match(TAGS, head)
    at = skipped.end() if skipped else 0
    for mark in END.finditer(head, at):
        body = head[at : mark.start()].strip()
        following = head[mark.end() :].lstrip("\"'“”‘’[(").lstrip()
        if following and not (following[0].isupper() or following[0].isdigit()):
            continue
        if not mark[0] and end - start > LONGEST:
            break
        found = _read(body, mark[0].strip(), following, lexicon)
        if found is not None:
            tail = re.compile(TAGS).match(head, mark.end())
            stop = start + len(head[: tail.end() if tail else mark.end()].rstrip())
            return Dateline(start=start, end=stop, published=found.published, publisher=found.publisher)
    return None


def _read(body: str, mark: str, following: str, lexicon: Lexicon) -> Dateline | None:
    """Read what stands before the dash: places, then a date, a bracket with agency or date, in any order."""
    brackets = BRACKET.findall(body)
    outside = BRACKET.sub(" ", body).strip(" ,;|")
    stamps = find_stamps(body, lexicon)
    for stamp in find_stamps(outside, lexicon)[:1]:
        outside = (outside[: stamp.start].rstrip(" ,;|") + outside[stamp.end :]).strip(" ,;|")
    outside = re.sub(rf",?\s{alternation(furniture_words(lexicon, 'weekday'))}\.?$", "", outside, flags=re.IGNORECASE)
    wire = _agency(brackets, lexicon)
    marked = bool(stamps) or wire is not None
    if not outside:
        fits = wire is not None and publisher_name(wire, lexicon) and len(brackets) == 1
    else:
        fits = _is_place(outside, marked, mark, following, lexicon)
    ended = bool(mark) or bool(stamps) or (wire is not None and is_wire(wire, lexicon))
    if not fits or not ended or len(stamps) > 1 or (brackets and wire is None and not stamps):
        return None
    return Dateline(start=0, end=len(body), published=stamps[0] if stamps else None, publisher=wire)


def _agency(brackets: list[str], lexicon: Lexicon) -> str | None:
    """Return the agency named in brackets, without the date beside it."""
    for bracket in reversed(brackets):  # before the date, a country may stand in brackets
        for part in re.split(r"[,;/]\s?|\s-\s", bracket):
            name = part.strip()
            capital = bool(name) and ":" not in name and all(w[:1].isupper() or w[:1] in "&-" for w in name.split())
            if capital and not find_stamps(name, lexicon) and (is_wire(name, lexicon) or len(name.split()) <= 6):
                return name
    return None


def _is_place(outside: str, marked: bool, mark: str, following: str, lexicon: Lexicon) -> bool:
    """Tell places: in capitals, or set off by a date or an agency, or `City, Country` before a long dash."""
    first = outside.split(",")[0].strip()
    words = plain(outside).replace(",", " ").split()
    no_place = furniture_words(lexicon, "not_place", "section", "joiner", "not_name", "weekday")
    no_place -= furniture_words(lexicon, "particle")
    if not PLACE.fullmatch(outside) or len(words) > 9 or len(first.split()) > 4:
        return False
    opens_phrase = words[0] in furniture_words(lexicon, "joiner") - {"the"}
    alone = furniture_words(lexicon, "not_place", "not_place_alone")
    if opens_phrase or plain(outside).strip(" .") in alone or set(words) & no_place:
        return False
    capitals = first.upper() == first
    small = furniture_words(lexicon, "particle") - {"for", "on"}
    named = all(w[:1].isupper() or w.casefold() in small or "-" in w for w in outside.replace("/", " ").split())
    if marked:
        return capitals or named
    shouting = following[:40].upper() == following[:40]
    if capitals and not shouting:
        return mark != ":" or len(first) > 3
    return named and "," in outside and mark in {"--", "—", "–"} and not shouting and "—" not in following
