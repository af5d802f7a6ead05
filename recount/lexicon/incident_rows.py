"""The record types of the rows by which incidents are folded: kinds, cues, pair features, policies, situation."""

from __future__ import annotations

from typing import Literal

from recount.lexicon.rows import Row
from recount.records import EventType, Measure, Mode, RelationType, Status

__all__ = ["IncidentCueRow", "IncidentFeatureRow", "IncidentKindRow", "IncidentPolicyRow", "SituationRow"]


class IncidentKindRow(Row, frozen=True, kw_only=True):
    """Acts and figures that can be of one happening."""

    types: tuple[EventType, ...] = ()
    modes: tuple[Mode, ...] = ()
    """Empty: every mode of the types."""
    measures: tuple[Measure, ...] = ()
    """What figures without an event count, if they are of this kind."""
    sums: tuple[Measure, ...] = ()
    """Measures of which parts are added up where no source gives the whole: five soldiers and two villagers."""
    harm: bool = False
    """Kinds in which the headline's deaths belong to the one attack that the report tells."""
    assumed: EventType | None = None
    """The type of an incident that only figures tell of."""
    beside: tuple[str, ...] = ()
    """Kinds that one happening can be as well, where one sentence tells both of the same actor."""


class IncidentCueRow(Row, frozen=True, kw_only=True):
    """Words by which happenings are told apart and counts are weighed."""

    group: Literal[
        "separate", "toll", "window", "since", "found_later", "added", "hurt", "died_later", "whole", "own_losses",
        "partial", "attackers", "crowd", "outlet", "office", "not_a_name", "spot", "person", "fatal", "wounded",
    ]  # fmt: skip
    words: tuple[str, ...]


class IncidentFeatureRow(Row, frozen=True, kw_only=True):
    """What speaks for two tellings being of one happening."""

    points: float
    because: str


class IncidentPolicyRow(Row, frozen=True, kw_only=True):
    """How the counts of an incident become low, best and high."""

    title: str
    best: Literal["borne_out", "cautious"]
    enemy: Literal["bounds", "left_out"]
    """What a belligerent's count of its enemy may do."""
    doubted: Literal["bounds", "left_out"]
    """What a count that is only thought possible may do."""
    assessment: Literal["airwars"] | None = None


class SituationRow(Row, frozen=True, kw_only=True):
    """A section of a situation, and what its lines are made from."""

    title: str
    relations: tuple[RelationType, ...] = ()
    types: tuple[EventType, ...] = ()
    modes: tuple[Mode, ...] = ()
    """Empty: every mode of the types."""
    statuses: tuple[Status, ...] = ("happened", "ongoing")
    once: Literal["actor", "target", "both"] = "both"
    """What a later line takes the place of an earlier one for."""
    verb: str = ""
    """Between actor and target, where an act has no relation to say it by."""
    days: int | None = None
    """Days before that of the situation in which an act still belongs to it; null for all."""
    deadline: bool = False
    """Only acts with a deadline, which is told as pending or passed."""
    harm: bool = False
    """Lines are incidents of harm."""
    totals: bool = False
    """Lines are the latest points of series."""
