"""Two places -> how they lie to one another: the same, near, within, apart, or not to be told."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from recount.incidents.vocabulary import words_of
from recount.records import Place

__all__ = ["Lie", "grid", "kilometres", "lie", "lie_of_all", "place_key"]

Lie = Literal["same", "near", "within", "apart", "other_name", "open"]
RANK: tuple[Lie, ...] = ("same", "near", "within", "apart", "other_name", "open")
SAME_KM, NEAR_KM, FAR_KM = 5, 60, 400
"""Up to which two located places are one, and near; and how far from the middle of its region a place may lie."""
EARTH_KM = 6_371


def lie(one: Place, other: Place) -> Lie:
    """Return how two places lie; `within` also where one is the country or region of the other.

    Villages of one name may be located apart.
    """
    if place_key(one) == place_key(other) and not (kilometres(one, other) or 0) > NEAR_KM:
        return "same"
    if one.country and other.country and one.country != other.country:
        return "apart"
    if "country" in (one.precision, other.precision):
        return "within"
    if one.precision is None or other.precision is None:
        mine, yours = set(words_of(one.name)), set(words_of(other.name))
        return "same" if mine <= yours or yours <= mine else "other_name"
    distance = kilometres(one, other)
    wide = {one.precision, other.precision} & {"admin1", "admin2"}
    if distance is None:
        return "open"
    if wide:
        return "within" if distance <= FAR_KM else "apart"
    return "same" if distance <= SAME_KM else "near" if distance <= NEAR_KM else "apart"


def lie_of_all(ones: Iterable[Place], others: Iterable[Place]) -> Lie:
    """Return how two sets of places lie: by the pair that lies closest."""
    found = {lie(one, other) for one in ones for other in others}
    return next((rank for rank in RANK if rank in found), "open")


def place_key(place: Place) -> str:
    """Return what makes two places one: the gazetteer's id, or the name in small letters."""
    return place.gazetteer_id or " ".join(words_of(place.name))


def kilometres(one: Place, other: Place) -> float | None:
    """Return the distance over the globe; None where a place has no position."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def grid(place: Place) -> tuple[int, int] | None:
    """Return the cell of one degree that a located place lies in."""
    if place.latitude is None or place.longitude is None or place.precision in {"country", "admin1"}:
        return None
    return math.floor(place.latitude), math.floor(place.longitude)
