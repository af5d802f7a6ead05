"""The record types of the data files about names: countries, places, actors, and the words around them."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.lexicon.rows import Row
from recount.records import ActorKind

__all__ = [
    "ActorCodeRow",
    "ActorNounRow",
    "ActorRow",
    "CountryRow",
    "FeatureRow",
    "NameCueRow",
    "OfficeRow",
    "OfficeTermRow",
    "PlaceRow",
    "TitleRow",
]


class ActorCodeRow(Row, frozen=True, kw_only=True):
    """What kind of actor a code of another scheme speaks for, when users bring in a list of actors."""

    scheme: Literal["cameo", "ucdp-org", "ucdp-violence"]
    """The letters of a role in CAMEO; UCDP's level of organisation; UCDP's type of violence."""
    code: str
    kind: ActorKind | None = None
    """Null for a role that says nothing of the kind: an elite, an opposition."""


class ActorNounRow(Row, frozen=True, kw_only=True):
    """Common nouns that name an actor by what it is: `gunman`, `army`, `protester`."""

    kind: ActorKind
    words: tuple[str, ...]
    """Lemmas, or phrases that end with the noun."""
    body: str | None = None
    """What it is called with a country: `Military`, so that `Libyan troops` are the `Military of Libya`."""
    neutral: str | None = None
    """The neutral word for a loaded one: `government` for `regime`."""
    weak: bool = False
    """Takes the kind of whom it belongs to, if that is said: `rebel commander`, `UN official`, `militia fighters`."""
    group: bool = False
    """A body, of which one says `it` and which has members."""


class TitleRow(Row, frozen=True, kw_only=True):
    """Words before a person's name that are no common nouns for actors: `Col.`, `Dr.`, `Sheikh`."""

    kind: ActorKind
    words: tuple[str, ...]


class NameCueRow(Row, frozen=True, kw_only=True):
    """Words around a name that tell what kind of name it is, or what else a capitalised word may be."""

    use: Literal[
        "locative", "near", "town_of", "admin1_of", "admin2_of", "admin1_after", "admin2_after", "place_after",
        "direction", "risky", "not_name", "street_before", "not_place_end", "sited", "linked", "article", "joins_name",
        "speech", "addressed", "hedge", "members",
        "own_people", "owner", "state_voice", "pronoun_person", "pronoun_people", "pronoun_body", "taken",
        "region_word", "region_opening", "short_form", "within", "named_after", "names_thing", "recalls_body",
        "no_holder", "owner_person",
    ]  # fmt: skip
    words: tuple[str, ...]


class CountryRow(Row, frozen=True, kw_only=True):
    """A country and what its people, its seat of government and itself are called."""

    iso3: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    adjective: str = ""
    capital: tuple[str, ...] = ()
    region: str
    latitude: float | None = None
    longitude: float | None = None
    """The point by which reference works give its position, for nearness alone: no happening is put there."""


class FeatureRow(Row, frozen=True, kw_only=True):
    """What kind of place a feature code of GeoNames is; the longest code that a place's begins with counts."""

    feature: str
    kind: str | None = None
    """Null for what is not taken over: countries and continents, which Recount has, and what is no more."""


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A place of the gazetteer; names are not unique, ids are. An overlay row with the id of another amends it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str = "city"
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


class ActorRow(Row, frozen=True, kw_only=True):
    """A known body or office-holder, with the years in which it was one."""

    kind: ActorKind
    id: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    start: int | None = None
    end: int | None = None
    """First and last year; null where it is open or not sure."""
    person: bool = False
    source: str = ""
    """The public fact that the row is from, in a few words."""
    checked: str = ""
    """The day on which the row was last looked over, `2026-11-22`."""


class OfficeRow(Row, frozen=True, kw_only=True):
    """The nouns for an office that one person at a time holds: `foreign secretary` is a foreign minister."""

    office: str
    """As the terms name it."""
    title: str | None = None
    """What it is called where nobody is known to hold it: `President`, so that it is the `President of France`."""
    words: tuple[str, ...]


class OfficeTermRow(Row, frozen=True, kw_only=True):
    """Who held an office, from when to when."""

    office: str
    of: str
    """Country (alpha-3), or the id of a body."""
    holder: str
    """Main name of a row of office_holders.csv."""
    start: str
    """ISO date; a month or year where the day is not sure, and then nobody is named for that month or year."""
    end: str | None = None
    """Null for who holds it still."""
