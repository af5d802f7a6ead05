"""The tellings of one report -> the same, those without a place or day with the one that all others in it share.

A report about one town on one day does not name them in every sentence; where harm is told, that sets the scene. Points
for it are few, and nothing is forbidden.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.incidents.days import Days
from recount.incidents.tellings import Telling
from recount.incidents.where import lie_of_all
from recount.records import Place

__all__ = ["settled"]

ALIKE = {"same", "near"}


def settled(found: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings of a report, each with its setting where it lacks a place or day of its own."""
    real = [told for told in found if "real" in told.moods and not told.background]
    news = [told for told in real if told.harm] or real
    places, days = _places(news) or _places(real), _days(news) or _days(real)
    return tuple(
        told if "meant" in told.moods or told.background
        else told._replace(
            setting=() if told.places else places, setting_days=None if told.days else days
        )
        for told in found
    )  # fmt: skip


def _places(news: Sequence[Telling]) -> tuple[Place, ...]:
    placed = [told.places for told in news if told.places and not told.loose_place]
    return placed[0] if placed and all(lie_of_all(placed[0], other) in ALIKE for other in placed[1:]) else ()


def _days(news: Sequence[Telling]) -> Days | None:
    dated = [told.days for told in news if told.days and not told.loose_day and told.days.exact]
    return dated[0] if dated and all(dated[0].gap(other) <= 1 for other in dated[1:]) else None
