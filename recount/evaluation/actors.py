"""The reader of actors measured: phrases with a country and a sector, in CAMEO's codes, against country and kind.

Sectors are finer than kinds in some places and coarser in others: a sector is right if the kind is one that the table
gives for it. A phrase is right about a country if it has that country, or none where the corpus has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from recount.evaluation.corpora import ActorItem
from recount.evaluation.results import Result, fingerprint
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.reading.times import find_times
from recount.reading.who import Who, who

__all__ = ["KINDS", "ActorScores", "actor_predictions", "name_all", "score_actors"]

NOBODY = "nobody"
"""What stands for the kind where no actor is read."""

KINDS: dict[str, frozenset[str]] = {
    "GOV": frozenset({"government"}),
    "LEG": frozenset({"government"}),  # parliaments and their members are of the government here
    "ELI": frozenset({"government"}),  # who held office once
    "PRE": frozenset({"government", "place"}),  # states that few recognise
    "JUD": frozenset({"government", "igo"}),  # courts of states, and of many states
    "SPY": frozenset({"government", "military"}),  # services of either
    "MIL": frozenset({"military"}),
    "COP": frozenset({"police"}),
    "REB": frozenset({"rebel"}),
    "PRM": frozenset({"militia"}),
    "UAF": frozenset({"unknown", "militia"}),  # armed, and no more is said
    "CRM": frozenset({"criminal"}),
    "PTY": frozenset({"unknown", "government"}),  # parties have no kind of their own; some govern
    "OPP": frozenset({"protester", "civilian", "unknown"}),
    "CVL": frozenset({"civilian"}),
    "AGR": frozenset({"civilian"}),
    "LAB": frozenset({"civilian"}),
    "REL": frozenset({"civilian"}),
    "EDU": frozenset({"civilian", "facility"}),  # people and their schools
    "MED": frozenset({"medical", "facility"}),  # people and their hospitals
    "JRN": frozenset({"media"}),
    "BUS": frozenset({"business"}),
    "SOC": frozenset({"ngo", "civilian"}),
    "NGO": frozenset({"ngo"}),
    "IGO": frozenset({"igo"}),
    "UNK": frozenset({"unknown", NOBODY}),
    "JNK": frozenset({"unknown", NOBODY}),
}
"""The kinds that are right for each sector of the corpus, after the PLOVER and CAMEO codebooks' descriptions."""

MANY_STATES = {"EUR", "UNO", "IGO"}
"""Codes of bodies of many states, which stand in the place of a country; such a body has the kind `igo` here."""

ISO = re.compile(r"\d{4}-\d{2}-\d{2}$", re.ASCII)


class ActorScores(msgspec.Struct, frozen=True):
    """Phrases whose country and whose sector the corpus tells, and how many of them are right."""

    countries: int
    countries_right: int
    sectors: int
    sectors_right: int

    def country(self) -> float:
        """Return the share of the countries that are right."""
        return self.countries_right / self.countries if self.countries else 0.0

    def sector(self) -> float:
        """Return the share of the sectors that are right."""
        return self.sectors_right / self.sectors if self.sectors else 0.0


def name_all(items: Iterable[ActorItem], engine: Engine, lexicon: Lexicon) -> tuple[Who, ...]:
    """Return whom each phrase names, in a report of its date; its context is left alone."""
    return tuple(who(item.text, _iso(item.date, lexicon), engine, lexicon) for item in items)


def score_actors(items: Iterable[ActorItem], found: Iterable[Who]) -> tuple[ActorScores, tuple[Result, ...]]:
    """Return the counts over all phrases, and a result for each of which anything is told."""
    results: list[Result] = []
    counts: list[list[bool]] = [[], []]
    for item, named in zip(items, found, strict=True):
        verdicts = (_country_right(item, named), _sector_right(item, named))
        for kept, verdict in zip(counts, verdicts, strict=True):
            kept.extend([verdict] if verdict is not None else [])
        if verdicts != (None, None):
            seen = fingerprint(f"{named.country} {named.kind}")
            results.append(Result(id=item.id, found=seen, right=False not in verdicts))
    countries, sectors = counts
    return ActorScores(len(countries), sum(countries), len(sectors), sum(sectors)), tuple(results)


def actor_predictions(items: Iterable[ActorItem], found: Iterable[Who]) -> Iterator[dict[str, object]]:
    """Yield who each phrase names, with the verdicts, as rows to be written."""
    for item, named in zip(items, found, strict=True):
        yield {
            "id": item.id,
            "actor": msgspec.structs.asdict(named),
            "country_right": _country_right(item, named),
            "sector_right": _sector_right(item, named),
        }


def _iso(date: str | None, lexicon: Lexicon) -> str | None:
    if not date or ISO.match(date):
        return date or None
    times = find_times(date, None, lexicon)
    return times[0].value.start if times else None


def _country_right(item: ActorItem, named: Who) -> bool | None:
    """Tell whether the country is right; null where the corpus tells none."""
    told = [g.country if g.country is not None else g.cc for g in item.expected]
    told = ["" if g.nobody() else country for g, country in zip(item.expected, told, strict=True)]
    if all(country is None for country in told):
        return None
    return any(
        named.kind == "igo" if country in MANY_STATES else (named.country or "") == country
        for country in told
        if country is not None
    )


def _sector_right(item: ActorItem, named: Who) -> bool | None:
    """Tell whether the kind fits a sector that is told; null where none is."""
    told = [s for g in item.expected for s in (g.sector, g.second, "UNK" if g.nobody() else None) if s]
    if not told:
        return None
    return any((named.kind or NOBODY) in KINDS.get(sector, frozenset()) for sector in told)
