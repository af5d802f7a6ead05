"""Reports and claims -> the state of a conflict as reported at a day, line by line, and what changed between two days.

Each section is a row of `situation.toml`. A later line takes the place of an earlier one about the same thing, unless
they come from reports of one day: then both stand. Nothing is told that no claim says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from recount.incidents import fold
from recount.incidents.days import days_of, iso, published_day
from recount.incidents.folding import amount_words
from recount.incidents.judged import judge
from recount.incidents.series import series
from recount.incidents.vocabulary import actor_key, actors_of, targets_of
from recount.lexicon import Lexicon, load_lexicon
from recount.lexicon.incident_rows import SituationRow
from recount.records import (
    AnyClaim,
    Changed,
    Event,
    Figure,
    Incident,
    Judgement,
    Line,
    Relation,
    Report,
    Situation,
)

__all__ = ["changes", "situation"]


class _View(NamedTuple):
    """What is known at a day: reports up to it, and their claims that are of the country."""

    reports: dict[str, Report]
    claims: tuple[AnyClaim, ...]
    day: int | None


def situation(
    reports: Iterable[Report],
    claims: Iterable[AnyClaim],
    judgements: Sequence[Judgement] = (),
    at: str | None = None,
    country: str | None = None,
    lexicon: Lexicon | None = None,
) -> Situation:
    """Return the situation at an ISO day (by default that of the latest report), of a country by ISO code or of all.

    Reports without a date are left out where a day is asked for.
    """
    lexicon = lexicon or load_lexicon()
    view = _view(tuple(reports), judge(tuple(claims), judgements).claims, at, country)
    lines = [line for row in lexicon.situation for line in _section(row, view, judgements, lexicon)]
    return Situation(
        at=at or (iso(view.day) if view.day is not None else None),
        country=country,
        reports=len(view.reports),
        lines=tuple(lines),
    )


def changes(before: Situation, after: Situation) -> tuple[Changed, ...]:
    """Return what two situations have differently, in the order of the later one; what is told alike is left out."""
    old = {(line.section, line.key): line for line in before.lines}
    new = {(line.section, line.key): line for line in after.lines}
    found = [
        Changed(section=key[0], key=key[1], kind="changed" if key in old else "new", before=old.get(key), after=line)
        for key, line in new.items()
        if key not in old or old[key].words != line.words
    ]
    gone = [(key, line) for key, line in old.items() if key not in new]
    return (*found, *(Changed(section=k[0], key=k[1], kind="no_longer_told", before=line) for k, line in gone))


def _view(reports: Sequence[Report], claims: Sequence[AnyClaim], at: str | None, country: str | None) -> _View:
    days = {report.id: published_day(report) for report in reports}
    until = _day(at) if at else None
    if at is not None:
        known = {r.id: r for r in reports if (day := days[r.id]) is not None and until is not None and day <= until}
    else:
        known = {report.id: report for report in reports}
    told = tuple(claim for claim in claims if claim.report in known)
    if country is not None:
        main = _main_countries(told)
        told = tuple(claim for claim in told if _of_country(claim, country, main))
        known = {key: known[key] for key in dict.fromkeys(claim.report for claim in told)}
    if at is None:
        until = max((day for key in known if (day := days[key]) is not None), default=None)
    return _View(known, told, until)


def _day(at: str) -> int | None:
    """Return a day as a number; None for what is no ISO day."""
    try:
        return date.fromisoformat(at[:10]).toordinal()
    except ValueError:
        return None


def _main_countries(claims: Iterable[AnyClaim]) -> dict[str, str]:
    """Return for each report the country that most of its claims name."""
    found: dict[str, Counter[str]] = {}
    for claim in claims:
        found.setdefault(claim.report, Counter()).update(_countries(claim))
    return {report: counted.most_common(1)[0][0] for report, counted in found.items() if counted}


def _countries(claim: AnyClaim) -> tuple[str, ...]:
    places = (claim.place, claim.origin, claim.destination)
    named = [place.country for place in places if place and place.country]
    return tuple(named + [actor.country for actor in (*actors_of(claim), *targets_of(claim)) if actor.country])


def _of_country(claim: AnyClaim, country: str, main: Mapping[str, str]) -> bool:
    """Tell whether a claim is of a country: it names it, or names none and its report is mostly about it."""
    named = _countries(claim)
    return country in named or (not named and main.get(claim.report) == country)


def _section(row: SituationRow, view: _View, judgements: Sequence[Judgement], lexicon: Lexicon) -> Iterator[Line]:
    if row.harm:
        yield from _harm(row, view, judgements, lexicon)
    elif row.totals:
        yield from _totals(row, view, lexicon)
    else:
        yield from _told(row, view)


def _told(row: SituationRow, view: _View) -> Iterator[Line]:
    """Yield the lines of relations and acts, the latest of each key."""
    latest: dict[str, list[tuple[int, AnyClaim]]] = {}
    for claim in view.claims:
        key = _key(row, claim, view)
        if key is not None:
            day = published_day(view.reports[claim.report]) or 0
            standing = latest.setdefault(key, [])
            if standing and standing[0][0] < day:
                standing.clear()
            if not standing or standing[0][0] == day:
                standing.append((day, claim))
    for key, standing in sorted(latest.items(), key=lambda item: (-item[1][0][0], item[0])):
        by_words: dict[str, list[AnyClaim]] = {}
        for _, claim in standing:
            by_words.setdefault(_words(row, claim, view), []).append(claim)
        day = standing[0][0]
        yield _line(row, key, "; or: ".join(by_words), [claim for _, claim in standing], day or None)


def _key(row: SituationRow, claim: AnyClaim, view: _View) -> str | None:
    """Return what a claim's line is about, or None where the claim is of another section."""
    if isinstance(claim, Relation):
        fits = claim.relation in row.relations
    elif isinstance(claim, Event):
        fits = claim.type in row.types and (not row.modes or claim.mode in row.modes) and claim.status in row.statuses
        fits = fits and (not row.deadline or claim.deadline is not None) and _recent(row, claim, view)
    else:
        return None
    actors, targets = ([actor_key(actor) for actor in of(claim)] for of in (actors_of, targets_of))
    place = claim.place.name.lower() if claim.place else ""
    if not fits or not (actors or targets):
        return None
    if row.once == "target":
        return ",".join(targets) or place or None
    if row.once == "actor":
        return ",".join(actors) or None
    kind = claim.relation if isinstance(claim, Relation) else claim.type
    return f"{kind}|{','.join(actors)}|{','.join(targets)}"


def _recent(row: SituationRow, claim: AnyClaim, view: _View) -> bool:
    days = days_of(claim.time)
    day = days.last if days else published_day(view.reports[claim.report])
    return row.days is None or view.day is None or day is None or day >= view.day - row.days


def _words(row: SituationRow, claim: AnyClaim, view: _View) -> str:
    """Return a claim as a line: `the Guard besieges Tskharo`, with its status where it is not simply so."""
    verb = claim.relation.replace("_", " ") if isinstance(claim, Relation) else row.verb
    acting = ", ".join(actor.name for actor in actors_of(claim)) or "somebody not named"
    hit = ", ".join(target.name for target in targets_of(claim))
    words = " ".join(part for part in (acting, verb, hit) if part)
    if isinstance(claim, Event):
        words += f" ({claim.type}{f' {claim.mode}' if claim.mode else ''})"
        days = days_of(claim.deadline)
        if days:
            passed = view.day is not None and days.last < view.day
            words += f", {'passed' if passed else 'pending'}: until {iso(days.last)}"
    if claim.status not in {"happened", "ongoing"}:
        words += f", {claim.status.replace('_', ' ')}"
    return words


def _harm(row: SituationRow, view: _View, judgements: Sequence[Judgement], lexicon: Lexicon) -> Iterator[Line]:
    """Yield the incidents of harm in the days before, the latest first."""
    of_claim = {claim.id: claim for claim in view.claims}
    for incident in reversed(fold(view.reports.values(), view.claims, judgements, lexicon=lexicon)):
        days = days_of(incident.time)
        if incident.status not in row.statuses or not incident.figures or days is None:
            continue
        if view.day is None or row.days is None or days.last >= view.day - row.days:
            told = [of_claim[key] for key in incident.claims if key in of_claim]
            yield _line(row, incident.id, _incident_words(incident), told, days.last)


def _incident_words(incident: Incident) -> str:
    place = incident.place.name if incident.place else "place not told"
    counts = ", ".join(f"{measure} {amount_words(t.low, t.best, t.high)}" for measure, t in incident.figures.items())
    return f"{incident.type or 'displacement'} at {place}: {counts}"


def _totals(row: SituationRow, view: _View, lexicon: Lexicon) -> Iterator[Line]:
    """Yield the last point of each series."""
    of_claim = {claim.id: claim for claim in view.claims if isinstance(claim, Figure)}
    for one in series(view.reports.values(), view.claims, lexicon):
        last = one.points[-1]
        words = f"{one.measure} {amount_words(last.low, last.best, last.high)} {one.of or one.unit} ({one.scope})"
        words += f" in {one.place}" if one.place else ""
        words += f" since {one.since}" if one.since else ""
        yield _line(row, one.id, words, [of_claim[last.claim]], _day(last.when) if last.when else None)


def _line(row: SituationRow, key: str, words: str, claims: Sequence[AnyClaim], day: int | None) -> Line:
    return Line(
        section=row.title,
        key=key,
        words=words,
        when=iso(day) if day else None,
        sources=tuple(dict.fromkeys(claim.sources[-1].name for claim in claims if claim.sources)),
        reports=tuple(dict.fromkeys(claim.report for claim in claims)),
        claims=tuple(claim.id for claim in claims),
    )
