"""A place's names -> the folded keys that it is found by: as written, without its article, without "Province".

Reports write Misrata, Misratah and al-Misrata; the gazetteer holds each key once, and `asked_keys` gives the further
keys under which a printed name is looked for when its own is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from recount.gazetteer.folding import pieces
from recount.lexicon import Lexicon

__all__ = ["Spelling", "asked_keys", "keys_of", "other_keys", "region_keys", "spelling"]

ARAB_REGIONS = {"North Africa", "Middle East"}
"""Where an article may be left off or written otherwise: al-Bayda, El Beida, Bayda."""

SHORTEST_BARE = 4
"""Letters of a name that may stand without its article, its last h or the word for a region."""

LONGEST = 7
"""Pieces of the longest name that is kept; longer ones are descriptions."""

CODE = 3
"""Letters of a name in capitals that is a code and no name: `LHR`."""


VOWELS = frozenset("aeiouy")
SYLLABLES = 4
SYLLABLE = 4
"""So many pieces, shorter than this with their spaces, are syllables."""


class Spelling(msgspec.Struct, frozen=True):
    """The words that spelling varies."""

    articles: frozenset[str]
    arab: frozenset[str]
    """Alpha-3 codes of the countries with Arabic articles."""
    region_words: frozenset[tuple[str, ...]]
    region_openings: frozenset[tuple[str, ...]]
    short_forms: dict[str, str]
    """`st` to `saint`."""


@cache
def spelling(lexicon: Lexicon) -> Spelling:
    """Return the lexicon's words that spelling varies."""

    def words(*uses: str) -> frozenset[str]:
        return frozenset(w for row in lexicon.name_cues if row.use in uses for w in row.words)

    return Spelling(
        articles=words("article"),
        arab=frozenset(c.iso3 for c in lexicon.countries if c.region in ARAB_REGIONS),
        region_words=frozenset(map(pieces, words("admin1_after", "admin2_after", "region_word"))),
        region_openings=frozenset(map(pieces, words("admin1_of", "admin2_of", "region_opening"))),
        short_forms=dict(w.split(" = ") for w in words("short_form")),
    )


def keys_of(name: str) -> tuple[str, ...]:
    """Return the key of a name, or nothing where it has none in Latin letters."""
    cut = pieces(name)
    key = " ".join(cut)
    usable = 0 < len(cut) <= LONGEST and key.isascii() and any(p[:1].isalpha() for p in cut) and len(key) > 1
    return (key,) if usable else ()


def other_keys(names: Iterable[str], taken: Iterable[str], country: str | None, words: Spelling) -> tuple[str, ...]:
    """Return the keys of other names and of what reports make of all of them, without those that are `taken`."""
    seen = dict.fromkeys(taken)
    own = list(seen)
    out: dict[str, None] = {}
    for name in names:
        if len(name) > CODE or not name.isupper():
            own += filter(_readable, keys_of(name))
    for key in own:
        out[key] = None
        if country in words.arab:
            out.update(dict.fromkeys(_arabic(tuple(key.split()), words.articles)))
    return tuple(key for key in out if key not in seen)


def _readable(key: str) -> bool:
    """Tell a name from a transcription letter by letter or syllable by syllable: `klradw`, `a qia er pu er`."""
    cut = key.split()
    syllables = len(cut) >= SYLLABLES and len(key) < SYLLABLE * len(cut)
    return not syllables and all(len(piece) <= CODE or VOWELS & set(piece) for piece in cut)


def _arabic(cut: tuple[str, ...], articles: frozenset[str]) -> Iterator[str]:
    """Yield a name with the article `al`, without one, and without the h of its last -ah."""
    forms = [cut]
    if len(cut) > 1 and cut[0] in articles:
        forms.append(("al", *cut[1:]))
        if len("".join(cut[1:])) >= SHORTEST_BARE:
            forms.append(cut[1:])
    for form in forms:
        yield " ".join(form)
        if form[-1].endswith("ah") and len(form[-1]) > SHORTEST_BARE:
            yield " ".join((*form[:-1], form[-1][:-1]))


def region_keys(name: str, words: Spelling) -> tuple[str, ...]:
    """Return the keys of a region's name without the word that says what kind of region it is."""
    cut = pieces(name)
    out = []
    for size in (1, 2, 3):
        for rest, word in ((cut[:-size], cut[-size:]), (cut[size:], cut[:size])):
            known = words.region_words if rest == cut[: len(rest)] else words.region_openings
            if rest and word in known and len("".join(rest)) >= SHORTEST_BARE:
                out.append(" ".join(rest))
    return tuple(dict.fromkeys(key for key in out if key.isascii()))


def asked_keys(cut: tuple[str, ...], words: Spelling) -> Iterator[str]:
    """Yield the keys under which a name that is printed so may stand, the nearest to what is printed first."""
    yield " ".join(cut)
    if len(cut) > 1 and cut[0] in words.articles:
        yield from (" ".join((article, *cut[1:])) for article in ("al", "el") if article != cut[0])
    if any(p in words.short_forms for p in cut):
        yield " ".join(words.short_forms.get(p, p) for p in cut)
