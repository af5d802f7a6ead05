"""Several articles about each of many incidents with their final counts -> counts exactly right, articles grouped.

In: JSON lines with `id`, `num_killed`, `num_injured` and `articles` (`id`, `title`, `dct`, `url`, `text`). Counts are
folded from all articles of one incident; for grouping, all articles are folded together.
"""

from __future__ import annotations

import random
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from recount.evaluation.corpora import GoldIncident
from recount.evaluation.results import Result, fingerprint
from recount.incidents import fold
from recount.intake.assemble import assemble
from recount.intake.known import Known
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Incident, Report

__all__ = [
    "CountScores",
    "ReadIncident",
    "b_cubed",
    "by_day_and_city",
    "draw",
    "group",
    "plain_counts",
    "read_incident",
    "score_counts",
]

NUMBER = r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
VALUES = {word: n for n, word in enumerate(NUMBER.strip("()").split("|")[1:], 1)}
WORDS = {"killed": "killed|dead|died|fatally|slain", "injured": "injured|wounded|hurt|hospitalized"}
"""The plain reader that results are held beside: a number and up to three words before one of these, or right after."""
Reader = Callable[[Report], tuple[AnyClaim, ...]]


class ReadIncident(NamedTuple):
    """An incident of the corpus with what was read in its articles."""

    gold: GoldIncident
    reports: tuple[Report, ...]
    claims: tuple[AnyClaim, ...]
    article: Mapping[str, str]
    """Id of a report -> id of its article."""


class CountScores(NamedTuple):
    """Shares of incidents whose count is exactly right."""

    incidents: int
    killed: float
    injured: float
    plain_killed: float
    plain_injured: float


def draw(items: Sequence[GoldIncident], size: int | None, seed: int) -> tuple[GoldIncident, ...]:
    """Return so many incidents, the same for one seed, in the order of the file; all for None."""
    if size is None or size >= len(items):
        return tuple(items)
    chosen = set(random.Random(seed).sample(range(len(items)), size))
    return tuple(item for at, item in enumerate(items) if at in chosen)


def read_incident(gold: GoldIncident, reader: Reader, lexicon: Lexicon) -> ReadIncident:
    """Read all articles of an incident; equal texts are one report."""
    reports: dict[str, Report] = {}
    article: dict[str, str] = {}
    for one in gold.articles:
        text = one.text if not one.title or one.title in one.text else f"{one.title}\n\n{one.text}"
        known = Known(title=one.title, published=one.dct, url=one.url)
        original = text.encode("utf-8", "replace")
        found = next(
            r for r in assemble(text, original, one.id, [("metadata", known)], lexicon) if isinstance(r, Report)
        )
        reports.setdefault(found.id, found)
        article.setdefault(found.id, one.id)
    claims = tuple(claim for report in reports.values() for claim in reader(report))
    return ReadIncident(gold, tuple(reports.values()), claims, article)


def score_counts(read: Sequence[ReadIncident]) -> tuple[CountScores, tuple[Result, ...]]:
    """Return the shares that are exactly right, beside those of the plain reader's median over articles."""
    right = Counter[str]()
    results = []
    for one in read:
        found = _main(fold(one.reports, one.claims))
        counts = {measure: _best(found, measure) for measure in WORDS}
        wanted = {"killed": one.gold.num_killed, "injured": one.gold.num_injured}
        for measure in WORDS:
            right[measure] += counts[measure] == wanted[measure]
            plain = statistics.median([plain_counts(report.text, measure) for report in one.reports])
            right[f"plain {measure}"] += int(plain) == wanted[measure]
        told = f"{counts['killed']} {counts['injured']}"
        results.append(Result(id=one.gold.id, found=fingerprint(told), right=counts == wanted))
    shares = [right[name] / max(1, len(read)) for name in ("killed", "injured", "plain killed", "plain injured")]
    return CountScores(len(read), *shares), tuple(results)


def plain_counts(text: str, measure: str) -> int:
    """Return the first number that stands beside a word for the killed or injured; 0 where there is none."""
    words = WORDS[measure]
    patterns = (
        rf"\b{NUMBER}(?: \w+){{0,3}}? (?:were |was |are |is )?(?:{words})\b",
        rf"\b(?:{words}) (?:at least )?{NUMBER}\b",
    )
    for pattern in patterns:
        if found := re.search(pattern, text, re.IGNORECASE):
            printed = found[1].lower()
            return VALUES.get(printed) or int(printed)
    return 0


def group(read: Sequence[ReadIncident]) -> dict[str, str]:
    """Fold all articles together; return for each the incident that most of its claims are of, or itself."""
    reports = {report.id: report for one in read for report in one.reports}
    claims = {claim.id: claim for one in read for claim in one.claims}
    votes = defaultdict[str, Counter[str]](Counter)
    for incident in fold(reports.values(), claims.values()):
        if incident.type == "ASSAULT" or incident.figures:
            for key in incident.claims:
                if claims[key].status != "did_not_happen":
                    votes[claims[key].report][incident.id] += 1
    article = {report: name for one in read for report, name in one.article.items()}
    return {article[key]: votes[key].most_common(1)[0][0] if votes[key] else key for key in reports}


def by_day_and_city(read: Sequence[ReadIncident]) -> dict[str, tuple[str, str]]:
    """Return the group of each article by the day of its publication and the city of its incident in the corpus."""
    return {
        one.article[report.id]: ((report.published or "")[:10], one.gold.city or "")
        for one in read
        for report in one.reports
    }


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of groups, averaged over the items."""
    right, given = _members(gold), _members(found)
    shared = [(len(right[gold[key]] & given[found[key]]), key) for key in gold]
    precision = sum(both / len(given[found[key]]) for both, key in shared) / max(1, len(gold))
    recall = sum(both / len(right[gold[key]]) for both, key in shared) / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _members(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = {}
    for key, name in groups.items():
        found.setdefault(name, set()).add(key)
    return found


def _main(incidents: Iterable[Incident]) -> Incident | None:
    """Return the incident of harm that most reports and claims tell of."""
    harm = [one for one in incidents if one.type == "ASSAULT" and one.status != "did_not_happen"]
    counted = [one for one in harm if one.figures.keys() & WORDS.keys()]
    return max(counted, key=lambda one: (len(one.reports), len(one.claims), one.id), default=None)


def _best(incident: Incident | None, measure: str) -> int:
    """Return the best count, or else the lowest or highest; 0 where none is told."""
    tally = incident.figures.get(measure) if incident else None
    values = (tally.best, tally.low, tally.high) if tally else ()
    return int(next((value for value in values if value is not None), 0))
