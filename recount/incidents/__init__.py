"""Claims of many reports -> incidents: low, best and high of each count, who says what, and every disagreement kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recount.errors import UsageError
from recount.incidents.accusations import accusations_of
from recount.incidents.candidates import pairs
from recount.incidents.clusters import Cluster, cluster
from recount.incidents.days import published_day
from recount.incidents.gathering import gather
from recount.incidents.incident import World, make_incident
from recount.incidents.judged import Judged, judge
from recount.incidents.marks import incident_key, report_key, telling_marks
from recount.incidents.memory import Gathered, Memory, edition
from recount.incidents.parting import part
from recount.incidents.passages import AllPassages, Passages, common_names
from recount.incidents.strong import strong_pairs
from recount.incidents.tellings import Telling
from recount.incidents.vocabulary import Vocabulary, vocabulary
from recount.intake.copies import compare
from recount.lexicon import Lexicon, load_lexicon
from recount.lexicon.incident_rows import IncidentPolicyRow
from recount.records import AnyClaim, Incident, Judgement, Report

__all__ = ["edition", "fold", "fold_again", "policies"]

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
    return _fold(reports, claims, judgements, policy, lexicon or load_lexicon(), Memory({}))


def fold_again(
    reports: Iterable[Report],
    claims: Iterable[AnyClaim],
    judgements: Sequence[Judgement],
    policy: str,
    lexicon: Lexicon,
    earlier: Mapping[str, bytes],
) -> tuple[tuple[Incident, ...], dict[str, bytes]]:
    """Return what `fold` does, and rows for the next time; `earlier` are those of a fold by the same `edition`.

    They save work where reports, claims and judgements are the same as then, and change no result.
    """
    memory = Memory(earlier)
    found = _fold(reports, claims, judgements, policy, lexicon, memory)
    memory.keep_other_policies(_policy(policy, lexicon).name)
    return found, memory.rows()


def _fold(
    reports: Iterable[Report],
    claims: Iterable[AnyClaim],
    judgements: Sequence[Judgement],
    policy: str,
    lexicon: Lexicon,
    memory: Memory,
) -> tuple[Incident, ...]:
    rule, words = _policy(policy, lexicon), vocabulary(lexicon)
    known = {report.id: report for report in reports}
    judged = judge([claim for claim in claims if claim.report in known], judgements)
    text_of, passages = _texts(known, judged, memory), AllPassages(known, words)
    by_report = defaultdict[str, list[AnyClaim]](list)
    for claim in judged.claims:
        by_report[claim.report].append(claim)
    keys = {report: report_key(known[report], told) for report, told in by_report.items()}
    parted = part(_gathered(by_report, keys, passages, words, memory), judged, passages, words)
    marks = telling_marks(parted.tellings, keys, text_of, known)
    candidates = pairs(parted.tellings, text_of)
    strong, looked = strong_pairs(candidates, parted.tellings, marks, memory.looked(), words, text_of)
    memory.keep_looked(looked)
    today = max((day for report in known.values() if (day := published_day(report)) is not None), default=None)
    world = World(known, passages, text_of, words, rule, today)
    return tuple(sorted(_incidents(cluster(parted, strong, words, text_of), marks, world, memory), key=_rank))


def policies(lexicon: Lexicon | None = None) -> Mapping[str, IncidentPolicyRow]:
    """Return the policies by name."""
    rows = (lexicon or load_lexicon()).incident_policies
    return {row.name.removeprefix(PREFIX): row for row in rows}


def _policy(name: str, lexicon: Lexicon) -> IncidentPolicyRow:
    known = policies(lexicon)
    if name not in known:
        raise UsageError(f"{name!r} is no policy; use one of {', '.join(known)}")
    return known[name]


def _texts(known: Mapping[str, Report], judged: Judged, memory: Memory) -> dict[str, str]:
    """Return the leading report of each copy: as a person, the report itself or its words say."""
    groups, compared = compare(list(known.values()), memory.compared())
    memory.keep_compared(compared)
    text_of = {copy: group.leader for group in groups for copy in group.copies}
    text_of |= {key: of for key, report in known.items() if (of := report.duplicate_of) and of in known}
    text_of |= {copy: original or copy for copy, original in judged.copies.items() if not original or original in known}
    return {copy: text_of.get(leader, leader) for copy, leader in text_of.items()}


def _gathered(
    by_report: Mapping[str, Sequence[AnyClaim]],
    keys: Mapping[str, bytes],
    passages: Mapping[str, Passages],
    words: Vocabulary,
    memory: Memory,
) -> list[Telling]:
    """Return the tellings of all reports, without the names that too many of them have."""
    found = dict[str, Gathered]()
    for report, claims in by_report.items():
        told = memory.gathered(report, keys[report], claims)
        if told is None:
            told = Gathered(passages[report].story, gather(passages[report], claims, words))
        found[report] = told
        memory.keep_gathered(report, keys[report], claims, told)
    common = common_names([told.story for told in found.values()])
    stories = {report: told.story - common for report, told in found.items()}
    return [
        one._replace(names=one.names - common, story=stories[one.report])
        for told in found.values() for one in told.tellings
    ]  # fmt: skip


def _incidents(clusters: Sequence[Cluster], marks: Sequence[bytes], world: World, memory: Memory) -> Iterator[Incident]:
    accused = accusations_of(clusters)
    for at, one in enumerate(clusters):
        key = incident_key(one, accused.get(at, ()), marks, world)
        found = memory.incident(world.policy.name, key) or make_incident(one, accused.get(at, ()), world)
        memory.keep_incident(world.policy.name, key, found)
        yield found


def _rank(incident: Incident) -> tuple[bool, str, str]:
    """Order incidents: those with harm or counts first, then by time, and by id so that the order is always one."""
    return not (incident.figures or incident.type == "ASSAULT"), _start(incident), incident.id


def _start(incident: Incident) -> str:
    return (incident.time.start or incident.time.end or "9999") if incident.time else "9999"
