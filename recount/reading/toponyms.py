"""A text and the spans of its place names -> for each span its places, ranked by the evidence of the whole text.

It looks at words and commas alone, so it needs no parse; `find_places` adds what grammar says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from recount.gazetteer import Entry
from recount.gazetteer.folding import pieces
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words
from recount.reading.gazetteer import Gazetteer, gazetteer
from recount.reading.ranking import Asked, Ranked, Setting, rank

__all__ = ["resolve_spans"]

BETWEEN = re.compile(r"(?:\s?,\s?|\s?\(|\s(?:in|of)\s(?:the\s)?)")
"""Between a place and what contains it."""

NAMES = re.compile(r"[A-Z]\w+|\b(?:and|of|the)\b|\b(?:[A-Z]\.){2,4}")
"""Words of the names of countries and peoples, by which a text tells what it is about."""

WIDE = frozenset({"country", "admin1", "admin2", "region", "continent"})
MOST_SPANS = 5_000
"""Names of one text that are weighed together; a longer text is cut into parts."""


def resolve_spans(
    text: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon, publisher: str | None = None
) -> list[tuple[Ranked, ...]]:
    """Return the places that each span (start, end) may mean, the best first; `publisher` is a country (alpha-3)."""
    known = gazetteer(lexicon)
    setting = Setting(
        countries=countries_named(text, known), publisher=publisher, capitals=known.seats, listed=known.notable
    )
    out: list[tuple[Ranked, ...]] = []
    for at in range(0, len(spans), MOST_SPANS):
        part = spans[at : at + MOST_SPANS]
        entries = [entries_of(text[start:end], known, lexicon) for start, end in part]
        asked: list[Asked] = []
        for i in range(len(part)):
            holding = bool(asked and asked[-1].containers and _joined(text, part, i - 1))
            asked.append(_asked(text, part, entries, i, holding, known, lexicon))
        out += rank(asked, setting)
    return out


def countries_named(text: str, known: Gazetteer) -> Counter[str]:
    """Count the countries that a text names, themselves or their people; the longest name counts."""
    counts: Counter[str] = Counter()
    words = [m[0].lower() for m in NAMES.finditer(text)]
    i = 0
    while i < len(words):
        longest = known.openings.get(words[i], 0)
        size = next((n for n in range(longest, 0, -1) if " ".join(words[i : i + n]) in known.peoples), 0)
        if size:
            counts[known.peoples[" ".join(words[i : i + size])]] += 1
        i += size or 1
    return counts


def entries_of(name: str, known: Gazetteer, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Return the places of a printed name: as it is, without its article, its people, its kind or its direction."""
    bare = re.sub(r"^[Tt]he\s|[’']s?$", "", name.strip())
    found = known.names.get(bare)
    if found:
        return found
    people = known.demonyms.get(bare)
    if people:
        return (known.entries[people.iso3],) if people.iso3 in known.entries else ()
    for shorter in _shorter(bare, lexicon):
        found = known.names.get(shorter)
        if found:
            return found
    return ()


def _shorter(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield what a name may be without what contains it, the word for its kind, or its direction."""
    if "," in name:
        yield name.partition(",")[0]
    words = name.split()
    kinds = cue_words(lexicon, "admin1_after") | cue_words(lexicon, "admin2_after") | cue_words(lexicon, "place_after")
    kinds |= cue_words(lexicon, "region_word")
    if len(words) > 1 and words[-1].lower() in kinds:
        yield " ".join(words[:-1])
    if len(words) > 1 and words[0].lower() in cue_words(lexicon, "direction") | kinds:
        yield " ".join(words[1:])
    if len(words) > 2 and words[1].lower() == "of":
        yield " ".join(words[2:])


def _asked(
    text: str, spans: Sequence[tuple[int, int]], entries: list[tuple[Entry, ...]], i: int, holding: bool,
    known: Gazetteer, lexicon: Lexicon,
) -> Asked:  # fmt: skip
    start, end = spans[i]
    return Asked(
        key=" ".join(pieces(text[start:end])), entries=entries[i], holding=holding,
        containers=tuple(_containers(text, spans, entries, i, known, lexicon)), kind=_kind(text, start, end, lexicon),
    )  # fmt: skip


def _containers(
    text: str, spans: Sequence[tuple[int, int]], entries: list[tuple[Entry, ...]], i: int, known: Gazetteer,
    lexicon: Lexicon,
) -> Iterable[Entry]:  # fmt: skip
    """Return the countries and regions that are named right after the span, or inside of it after a comma."""
    start, end = spans[i]
    _, comma, rest = text[start:end].partition(",")
    if comma and rest.strip():
        return [e for e in known.names.get(rest.strip()) if e.kind in WIDE]
    if _joined(text, spans, i):
        return [e for e in entries[i + 1] if e.kind in WIDE]
    after = AFTER.match(text, end)
    if after is None:
        return ()
    words = after[1].split()
    for n in range(len(words), 0, -1):
        found = [e for e in known.names.get(" ".join(words[:n])) if e.kind in {"country", "admin1"}]
        if found:
            return found
    return ()


def _joined(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Tell whether a comma, a bracket or `in` joins a span to the next."""
    if i + 1 >= len(spans):
        return False
    between = text[spans[i][1] : spans[i + 1][0]]
    return 0 < len(between) < 10 and BETWEEN.fullmatch(between) is not None


AFTER = re.compile(r"\s?,\s([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})")


def _kind(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """Return the kind of place that the words in, before or after the span ask for."""
    last = re.search(r"[\w.]+$", text[start:end])
    after = re.match(r"\s?([\w-]+)", text[end : end + 30])
    before = re.search(r"(\w+ of)\s(?:the\s)?$", text[max(0, start - 30) : start])
    for kind in ("admin2", "admin1"):
        words = cue_words(lexicon, f"{kind}_after")
        if (after and after[1] in words) or (last and last[0].lower() in words and " " in text[start:end]):
            return kind
        if before and before[1].lower() in cue_words(lexicon, f"{kind}_of"):
            return kind
    if before and before[1].lower() in cue_words(lexicon, "town_of"):
        return "city"
    return None
