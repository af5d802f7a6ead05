"""What a result rests on -> a digest that stands for it: of a report with its claims, a telling, an incident.

Where two digests are the same, whatever is worked out from what they stand for is the same too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.incidents.clusters import Cluster
from recount.incidents.incident import World
from recount.incidents.memory import digest
from recount.incidents.tellings import Telling
from recount.records import AnyClaim, Event, Report

__all__ = ["incident_key", "report_key", "telling_marks"]


def report_key(report: Report, claims: Sequence[AnyClaim]) -> bytes:
    """Return what stands for a report with its claims, in their order."""
    return digest(report, claims)


def telling_marks(
    tellings: Sequence[Telling], keys: Mapping[str, bytes], text_of: Mapping[str, str], reports: Mapping[str, Report]
) -> tuple[bytes, ...]:
    """Return what stands for each telling: its report, its claims, the names left to it, and what its report copies."""
    stories: dict[frozenset[str], bytes] = {}
    homes: dict[str, bytes] = {}
    for told in tellings:
        if told.report not in homes:
            leader = text_of.get(told.report, told.report)
            homes[told.report] = digest(keys[told.report], leader, reports[leader].publisher)
        if told.story not in stories:
            stories[told.story] = digest(sorted(told.story))
    return tuple(
        digest(homes[told.report], stories[told.story], sorted(told.names), [claim.id for claim in told.claims])
        for told in tellings
    )


def incident_key(cluster: Cluster, accusations: Sequence[Event], marks: Sequence[bytes], world: World) -> bytes:
    """Return what stands for an incident: its tellings, their links, what is told beside it, and the policy."""
    due = any(isinstance(claim, Event) and claim.deadline for told in cluster.tellings for claim in told.claims)
    return digest(
        world.policy.name,
        b"".join(marks[index] for index in cluster.members),
        cluster.links,
        [event.id for event in accusations],
        world.today if due else None,
    )
