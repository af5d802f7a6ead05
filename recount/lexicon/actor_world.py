"""What every reader of a users' list of actors needs: the countries, the codes, plain words, and what it hands back."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import msgspec

from recount.lexicon import Lexicon
from recount.lexicon.name_rows import ActorRow
from recount.records import ActorKind

__all__ = ["LONGEST_NAME", "Fault", "Found", "World", "fault_of_name", "slug", "world"]

SMALL = 3
LONGEST_NAME = 200
"""Characters; what is longer is no name but a sign of an unclosed quote."""

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


class Fault(msgspec.Struct, frozen=True):
    """A line that was left out: its number from 1, and why, with the remedy."""

    number: int
    why: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of actors holds."""

    form: str
    """What the list was read as, in a few words."""
    rows: tuple[ActorRow, ...]
    broken: tuple[Fault, ...] = ()
    left: Mapping[str, int] = msgspec.field(default_factory=dict)
    """What was left out on purpose, in words, and how many of each."""


class World(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What the lexicon knows that a list of actors refers to."""

    countries: frozenset[str]
    """Alpha-3 codes."""
    country_of: Mapping[str, str]
    """Names of countries in lower case to alpha-3 codes."""
    kinds: Mapping[tuple[str, str], ActorKind | None]
    """Scheme and code to the kind; null where the code says nothing of the kind."""
    plain: frozenset[str]
    """Words in lower case that are no names of bodies: countries, peoples, seats of government, nouns, titles."""
    small: frozenset[str]
    """Words of up to three letters that are written small inside a name."""


@cache
def world(lexicon: Lexicon) -> World:
    """Return what a lexicon knows of countries, codes and plain words."""
    country_of = {n.lower(): c.iso3 for c in lexicon.countries for n in (c.name, *c.aliases)}
    peoples = (n for c in lexicon.countries for n in (*c.demonyms, c.adjective, *c.capital))
    nouns = (w for row in lexicon.actor_nouns for w in row.words)
    titles = (w for row in lexicon.titles for w in row.words)
    return World(
        countries=frozenset(c.iso3 for c in lexicon.countries),
        country_of=country_of,
        kinds={(row.scheme, row.code): row.kind for row in lexicon.actor_codes},
        plain=frozenset(w.lower() for words in (country_of, peoples, nouns, titles) for w in words),
        small=frozenset(
            w for row in lexicon.function_words if row.language == "en" for w in row.words if len(w) <= SMALL
        ),
    )


def slug(name: str) -> str:
    """Return the name in small letters and hyphens for an id; a name in another script gets a number made from it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_IN_SLUG.sub("-", plain).strip("-") or hashlib.sha256(name.encode()).hexdigest()[:12]


def fault_of_name(name: str) -> str | None:
    """Return why this can be no name, with the remedy, or None."""
    if not any(map(str.isalpha, name)):
        return "no name; give one in letters"
    if len(name) > LONGEST_NAME:
        return f"a name of {len(name):,} characters; look for a quote that is not closed, or shorten it"
    if "|" in name or any(unicodedata.category(c) == "Cc" for c in name):
        return "a name with a bar or a control character in it; take it out"
    return None
