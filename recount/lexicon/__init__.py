"""All data files -> one frozen `Lexicon` with a digest: the language and world knowledge that rules read.

It is loaded once and handed down; it compares by identity, so that what is compiled from it can be cached.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TypedDict

import msgspec

from recount.lexicon.files import digest, own_table, read_csv, read_toml
from recount.lexicon.incident_rows import (
    IncidentCueRow,
    IncidentFeatureRow,
    IncidentKindRow,
    IncidentPolicyRow,
    SituationRow,
)
from recount.lexicon.intake_rows import (
    AbbreviationRow,
    BoilerplateRow,
    ColumnRow,
    FunctionWordsRow,
    FurnitureRow,
    MonthRow,
)
from recount.lexicon.merging import merged_actors
from recount.lexicon.name_rows import (
    ActorCodeRow,
    ActorNounRow,
    ActorRow,
    CountryRow,
    FeatureRow,
    NameCueRow,
    OfficeRow,
    OfficeTermRow,
    PlaceRow,
    TitleRow,
)
from recount.lexicon.rows import (
    AttributionRow,
    EventRow,
    ExtentRow,
    LightVerbRow,
    LoadedRow,
    MeasureRow,
    NumberBoundRow,
    NumberKindRow,
    NumberRow,
    NumberWordRow,
    RelationRow,
    SubjectRow,
    TimeCueRow,
    TimeFrameRow,
    TimeRow,
    TimeWordRow,
    WeaponRow,
)
from recount.lexicon.scope_rows import ScopeRow

__all__ = ["Lexicon", "load_lexicon", "with_actors", "with_gazetteers"]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Every data file, read and checked."""

    digest: str
    events: tuple[EventRow, ...]
    light_verbs: tuple[LightVerbRow, ...]
    scopes: tuple[ScopeRow, ...]
    attributions: tuple[AttributionRow, ...]
    measures: tuple[MeasureRow, ...]
    relations: tuple[RelationRow, ...]
    weapons: tuple[WeaponRow, ...]
    loaded: tuple[LoadedRow, ...]
    extents: tuple[ExtentRow, ...]
    subjects: tuple[SubjectRow, ...]
    countries: tuple[CountryRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    """The overlay only; the long list of cities is read by the gazetteer when it is first asked."""
    gazetteers: tuple[str, ...] = ()
    """Paths of the user's own gazetteers, which are asked before the package's."""
    features: tuple[FeatureRow, ...] = ()
    name_cues: tuple[NameCueRow, ...] = ()
    actor_nouns: tuple[ActorNounRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    """Users' own before the package's."""
    actor_codes: tuple[ActorCodeRow, ...] = ()
    titles: tuple[TitleRow, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    office_terms: tuple[OfficeTermRow, ...] = ()
    months: tuple[MonthRow, ...]
    abbreviations: tuple[AbbreviationRow, ...]
    furniture: tuple[FurnitureRow, ...]
    boilerplate: tuple[BoilerplateRow, ...]
    columns: tuple[ColumnRow, ...]
    function_words: tuple[FunctionWordsRow, ...]
    numbers: tuple[NumberRow, ...]
    number_words: tuple[NumberWordRow, ...]
    number_bounds: tuple[NumberBoundRow, ...]
    number_kinds: tuple[NumberKindRow, ...]
    times: tuple[TimeRow, ...]
    time_words: tuple[TimeWordRow, ...]
    time_frames: tuple[TimeFrameRow, ...]
    time_cues: tuple[TimeCueRow, ...]
    incident_kinds: tuple[IncidentKindRow, ...] = ()
    incident_cues: tuple[IncidentCueRow, ...] = ()
    incident_features: tuple[IncidentFeatureRow, ...] = ()
    incident_policies: tuple[IncidentPolicyRow, ...] = ()
    situation: tuple[SituationRow, ...] = ()


def with_gazetteers(lexicon: Lexicon, paths: tuple[str, ...]) -> Lexicon:
    """Return the lexicon with users' own gazetteers, which are asked before the package's."""
    return msgspec.structs.replace(lexicon, gazetteers=paths, digest=digest(paths)) if paths else lexicon


def with_actors(lexicon: Lexicon, path: Path | None) -> Lexicon:
    """Return the lexicon with the actors of a user's own table, made by `recount actors import`.

    To be called last: the digest goes on from the lexicon's. Raises `DataFileError` where the table cannot be read.
    """
    if path is None:
        return lexicon
    rows, mark = own_table(path, ActorRow)
    total = hashlib.sha256(f"{lexicon.digest} {mark}".encode()).hexdigest()[:16]
    return msgspec.structs.replace(lexicon, actors=merged_actors(rows, lexicon.actors), digest=total)


class _Numbers(TypedDict):
    """What is read for numbers."""

    numbers: tuple[NumberRow, ...]
    number_words: tuple[NumberWordRow, ...]
    number_bounds: tuple[NumberBoundRow, ...]
    number_kinds: tuple[NumberKindRow, ...]


class _Incidents(TypedDict):
    """What is read for incidents."""

    incident_kinds: tuple[IncidentKindRow, ...]
    incident_cues: tuple[IncidentCueRow, ...]
    incident_features: tuple[IncidentFeatureRow, ...]
    incident_policies: tuple[IncidentPolicyRow, ...]
    situation: tuple[SituationRow, ...]


@cache
def load_lexicon() -> Lexicon:
    """Read the package's data files; raises `DataFileError` where one is wrong."""
    return Lexicon(
        digest=digest(),
        events=read_toml("events.toml", EventRow),
        light_verbs=read_toml("light_verbs.toml", LightVerbRow),
        scopes=read_toml("scopes.toml", ScopeRow),
        attributions=read_toml("attributions.toml", AttributionRow),
        measures=read_toml("measures.toml", MeasureRow),
        relations=read_toml("relations.toml", RelationRow),
        weapons=read_toml("weapons.toml", WeaponRow),
        loaded=read_toml("loaded.toml", LoadedRow),
        extents=read_toml("extents.toml", ExtentRow),
        subjects=read_toml("subjects.toml", SubjectRow),
        countries=read_csv("countries.csv", CountryRow),
        places=(*read_csv("places_overlay.csv", PlaceRow), *read_csv("region_names.csv", PlaceRow)),
        features=read_csv("geonames_features.csv", FeatureRow),
        name_cues=read_toml("name_cues.toml", NameCueRow),
        actor_nouns=read_toml("actor_nouns.toml", ActorNounRow),
        actors=_actors(),
        actor_codes=read_csv("actor_codes.csv", ActorCodeRow),
        titles=read_toml("titles.toml", TitleRow),
        offices=read_toml("offices.toml", OfficeRow),
        office_terms=read_csv("office_terms.csv", OfficeTermRow),
        months=read_toml("months.toml", MonthRow),
        abbreviations=read_toml("abbreviations.toml", AbbreviationRow),
        furniture=read_toml("furniture.toml", FurnitureRow),
        boilerplate=read_toml("boilerplate.toml", BoilerplateRow),
        columns=read_toml("columns.toml", ColumnRow),
        function_words=read_toml("function_words.toml", FunctionWordsRow),
        **_numbers(),
        times=read_toml("times.toml", TimeRow),
        time_words=read_csv("time_words.csv", TimeWordRow),
        time_frames=read_toml("time_frames.toml", TimeFrameRow),
        time_cues=read_toml("time_cues.toml", TimeCueRow),
        **_incidents(),
    )


def _numbers() -> _Numbers:
    return {
        "numbers": read_toml("numbers.toml", NumberRow),
        "number_words": read_csv("number_words.csv", NumberWordRow),
        "number_bounds": read_toml("number_bounds.toml", NumberBoundRow),
        "number_kinds": read_toml("number_kinds.toml", NumberKindRow),
    }


def _incidents() -> _Incidents:
    return {
        "incident_kinds": read_toml("incident_kinds.toml", IncidentKindRow),
        "incident_cues": read_toml("incident_cues.toml", IncidentCueRow),
        "incident_features": read_toml("incident_features.toml", IncidentFeatureRow),
        "incident_policies": read_toml("incident_policies.toml", IncidentPolicyRow),
        "situation": read_toml("situation.toml", SituationRow),
    }


def _actors() -> tuple[ActorRow, ...]:
    return (
        *read_csv("actors.csv", ActorRow),
        *read_csv("office_holders.csv", ActorRow),
        *read_csv("media.csv", ActorRow),
    )
