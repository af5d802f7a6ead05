"""Claims of many reports -> incidents: low, best and high of each count, who says what, and every disagreement kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recount.errors import UsageError
from recount.incidents.accusations import accusations_of
from recount.incidents.candidates import pairs
from recount.incidents.clusters import cluster
from recount.incidents.days import published_day
from recount.incidents.gathering import gather
from recount.incidents.incident import World, make_incident
from recount.incidents.judged import Judged, judge
from recount.incidents.parting import part
from recount.incidents.passages import Passages, common_names
from recount.incidents.vocabulary import vocabulary
from recount.intake.copies import copy_groups
from recount.lexicon import Lexicon, load_lexicon
from recount.lexicon.incident_rows import IncidentPolicyRow
from recount.records import AnyClaim, Incident, Judgement, Report

__all__ = ["fold", "policies"]

PREFIX = "policy."


def fold(
    reports: Iterable[Report],
    claims: Iterable[AnyClaim],
    judgements: Sequence[Judgement] = (),
    policy: str = "default",
    lexicon: Lexicon | None = None,
) -> tuple[Incident, ...]:
    """Return the incidents that claims make, harm first, then by day; claims without their report are left out.

    Judgements come oldest first.

    Raises `UsageError` for a policy that is not in `incident_policies.toml`.
    """
    lexicon = lexicon or load_lexicon()
    rule, words = _policy(policy, lexicon), vocabulary(lexicon)
    known = {report.id: report for report in reports}
    judged = judge([claim for claim in claims if claim.report in known], judgements)
    text_of = _texts(known, judged)
    by_report = defaultdict[str, list[AnyClaim]](list)
    for claim in judged.claims:
        by_report[claim.report].append(claim)
    passages = {key: Passages(known[key], words) for key in by_report}
    gathered = [telling for key, told in by_report.items() for telling in gather(known[key], told, words)]
    common = common_names(passages.values())
    gathered = [told._replace(names=told.names - common, story=told.story - common) for told in gathered]
    parted = part(gathered, judged, passages, words)
    clusters = cluster(parted, pairs(parted.tellings, text_of), words, text_of)
    today = max((day for report in known.values() if (day := published_day(report)) is not None), default=None)
    world = World(known, passages, text_of, words, rule, today)
    accused = accusations_of(clusters)
    found = [make_incident(one, accused.get(at, ()), world) for at, one in enumerate(clusters)]
    return tuple(sorted(found, key=_rank))


def policies(lexicon: Lexicon | None = None) -> Mapping[str, IncidentPolicyRow]:
    """Return the policies by name."""
    rows = (lexicon or load_lexicon()).incident_policies
    return {row.name.removeprefix(PREFIX): row for row in rows}


def _policy(name: str, lexicon: Lexicon) -> IncidentPolicyRow:
    known = policies(lexicon)
    if name not in known:
        raise UsageError(f"{name!r} is no policy; use one of {', '.join(known)}")
    return known[name]


def _texts(known: Mapping[str, Report], judged: Judged) -> dict[str, str]:
    """Return the leading report of each copy: as a person, the report itself or its words say."""
    text_of = {copy: group.leader for group in copy_groups(list(known.values())) for copy in group.copies}
    text_of |= {key: of for key, report in known.items() if (of := report.duplicate_of) and of in known}
    text_of |= {copy: original or copy for copy, original in judged.copies.items() if not original or original in known}
    return {copy: text_of.get(leader, leader) for copy, leader in text_of.items()}


def _rank(incident: Incident) -> tuple[bool, str, str]:
    """Order incidents: those with harm or counts first, then by time, and by id so that the order is always one."""
    return not (incident.figures or incident.type == "ASSAULT"), _start(incident), incident.id


def _start(incident: Incident) -> str:
    return (incident.time.start or incident.time.end or "9999") if incident.time else "9999"
