"""Invented reports with ready-read claims, any number of them, always the same: what a casebook is filled with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from recount.casebook import Casebook, Filter, ReadBy
from recount.records import Actor, AnyClaim, Event, Figure, Issue, Judgement, Place, Report, Source, Span, Time

__all__ = ["BY", "COUNT", "LATER", "fill", "items", "judgement", "make_claims", "make_report", "state"]

BY = ReadBy(reader="recount 1, model 1", digest="aaaa")
LATER = ReadBy(reader="recount 2, model 1", digest="bbbb")

COUNT = 24
"""Reports in the casebook that most tests look at."""

TOWNS = (("Belte", "LBY"), ("Ménaka", "MLI"), ("Harvat", "UKR"), ("São Crispim", "BRA"), ("Tell Aswad", "SYR"))
ARMIES = ("Harvat Brigade", "Coast Guard Militia", "army", "Émirat des Dunes", "police")
TAIL = "Nobody in the town could say who had fired first, a teacher told the paper. \x00 🙂 \u202e\n\n" * 8


def make_report(n: int) -> Report:
    """Make the n-th report; its text holds what databases stumble over."""
    town, _ = TOWNS[n % len(TOWNS)]
    lines = (
        f"Shells of the {ARMIES[(n + k) % len(ARMIES)]} fell on {town}, killing {n % 7 + k} people in street {k}."
        for k in range(6)
    )
    text = f"Shelling in {town}, day {n}\n\n" + " ".join(lines) + "\n\n" + TAIL
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=sha[:16],
        sha256=sha,
        path=f"reports/{n}.txt" if n % 11 else f"reports/\udce9{n}.txt",
        text=text,
        title=f"Shelling in {town}, day {n}",
        publisher=f"{town} Courier" if n % 3 else None,
        language="en",
        published=f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}" if n % 5 else None,
        published_from="metadata" if n % 5 else None,
    )


def make_claims(report: Report, n: int, more: int = 0, shift: int = 0) -> tuple[AnyClaim, ...]:
    """Make the claims of the n-th report: an attack and a toll for each of its six sentences.

    `more` is added to each toll and `shift` characters are cut off each clause, as another reader might have it.
    """
    claims = list[AnyClaim]()
    for k in range(6):
        printed = f"killing {n % 7 + k} people in street {k}."
        start = report.text.index(f"Shells of the {ARMIES[(n + k) % len(ARMIES)]}", report.text.index("\n\n"))
        start = report.text.rindex("Shells", 0, report.text.index(printed))
        end = report.text.index(printed) + len(printed) - shift
        claims += _pair(report, n, k, start, end, more)
    return tuple(claims)


def items(count: int) -> Iterator[tuple[Report, tuple[AnyClaim, ...]] | Issue]:
    """Yield so many reports with their claims, with an issue now and then."""
    for n in range(count):
        report = make_report(n)
        yield report, make_claims(report, n)
        if n % 17 == 0:
            message = f"reports/{n}.bin: holds no text; leave it out"
            yield Issue(id=f"issue{n}", severity="error", path=f"reports/{n}.bin", code="binary", message=message)


def fill(casebook: Casebook, count: int, by: ReadBy = BY) -> list[str]:
    """Add so many reports; return what became of each."""
    done = list[str]()
    with casebook.adding(by, lambda outcome, _: done.append(outcome)) as adding:
        for item in items(count):
            if isinstance(item, Issue):
                adding.issue(item)
            else:
                adding.put(*item)
    return done


def judgement(act: str, *subject: str, n: int = 0, **fields: object) -> Judgement:
    """Make a judgement; its id tells it from others."""
    key = f"{act} {subject} {fields} {n}"
    name = hashlib.sha256(key.encode()).hexdigest()[:16]
    when = f"2031-04-01T00:00:{n:02}Z"
    return Judgement(id=name, who="Ana", when=when, act=act, subject=subject, **fields)  # type: ignore[arg-type]


def state(casebook: Casebook) -> dict[str, object]:
    """Return all that can be asked of a casebook: two with the same state hold the same."""
    return {
        "reports": list(casebook.reports()),
        "claims": list(casebook.claims()),
        "listed": list(casebook.listed()),
        "issues": list(casebook.issues()),
        "judgements": casebook.judgements_made(),
        "anchored": casebook.judgements(),
        "doubts": casebook.doubts(),
        "counts": casebook.counts(),
        "words": [claim.id for claim in casebook.claims(Filter(text="harvat"))],
        "texts": [report.id for report in casebook.reports(Filter(text='"shelling in belte"'))],
    }


def _pair(report: Report, n: int, k: int, start: int, end: int, more: int) -> tuple[Event, Figure]:
    town, country = TOWNS[n % len(TOWNS)]
    at = report.text.index(town, start)
    place = Place(name=town, text=town, start=at, end=at + len(town), country=country, precision="exact")
    army = ARMIES[(n + k) % len(ARMIES)]
    who = report.text.index(army, start)
    actor = Actor(name=army, text=army, start=who, end=who + len(army), kind="military")
    evidence = Span(start=start, end=end, text=report.text[start:end])
    toll = report.text.index("killing ", start) + len("killing ")
    printed = Span(start=toll, end=toll + len(str(n % 7 + k)), text=str(n % 7 + k))
    time = Time(start="2031-03", end="2031-03", precision="month", text="March", span=printed) if n % 2 else None
    sources = (Source(name=report.publisher or "unknown", role="publisher"), Source(name="a teacher", role="speaker"))
    key = f"{report.id} {k} {start} {end}"
    shared = {
        "report": report.id, "evidence": evidence, "status": "happened", "sources": sources, "place": place,
        "time": time, "confidence": 0.5,
    }  # fmt: skip
    event = Event(
        id=hashlib.sha256(f"event {key}".encode()).hexdigest()[:16], rule="made", type="ASSAULT", mode="heavy-weapons",
        actor=actor, actors=(actor,), **shared,
    )  # fmt: skip
    number = float(n % 7 + k + more)
    figure = Figure(
        id=hashlib.sha256(f"figure {key}".encode()).hexdigest()[:16], rule="made", measure="killed", low=number,
        best=number, high=number, qualifier="exact", printed=printed, about=event.id, **shared,
    )  # fmt: skip
    return event, figure
