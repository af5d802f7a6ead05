"""`recount show`: one record of a casebook, or one incident of it; claims with their words in the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from recount.cli.casebook import LEAST, casebook_option, the_one

if TYPE_CHECKING:
    from recount.casebook import Casebook, Found
    from recount.cli.sink import Screen
    from recount.records import Incident

__all__ = ["show"]

EPILOG = """\b
Examples:
  recount show 3f2a91c0
  recount show 3f2a91c0 --as jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("name", metavar="ID")
@casebook_option
@click.option(
    "--as", "form", type=click.Choice(["text", "jsonl"]), help="text on a terminal, otherwise jsonl: the record alone."
)
@click.option("--out", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write to this file.")
def show(name: str, place: str, form: Literal["text", "jsonl"] | None, out: Path | None) -> int:
    """Show one report, claim, issue, judgement or incident.

    ID is its id, or the beginning of it. Incidents are folded anew from the whole casebook.
    """
    from recount.casebook import open_casebook
    from recount.cli.sink import Sink, screen
    from recount.exchange.jsonl import jsonl_line

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        as_text = form == "text" or (form is None and sink.is_terminal)
        if (incident := _incident(casebook, name)) is not None:
            sink.write(_incident_text(casebook, incident, screen(sink)) if as_text else jsonl_line(incident))
            return 0
        found = the_one(casebook, name)
        for piece in _text(casebook, found, screen(sink)) if as_text else _record(casebook, found):
            sink.write(piece)
    return 0


def _incident(casebook: Casebook, name: str) -> Incident | None:
    """Return the incident that an id names, if it names no record; raises `UsageError` where it names several."""
    from recount.errors import UsageError
    from recount.incidents import fold

    if len(name) < LEAST or casebook.find(name):
        return None
    told = fold(tuple(casebook.reports()), tuple(casebook.claims()), casebook.judgements())
    found = [incident for incident in told if incident.id.startswith(name)]
    if len(found) > 1:
        names = ", ".join(one.id for one in found[:5])
        raise UsageError(f"{casebook.place}: the ids of several incidents begin with {name!r}: {names}; give more")
    return found[0] if found else None


def _incident_text(casebook: Casebook, incident: Incident, screen: Screen) -> bytes:
    from recount.casebook import Filter
    from recount.cli.incident_view import incident_view
    from recount.cli.outputs import shown

    claims = [listed.claim for listed in casebook.listed(Filter(ids=incident.claims))]
    reports = {report.id: report for report in casebook.reports(Filter(ids=incident.reports))}
    return shown(incident_view(incident, claims, reports, screen.width, screen.colour), screen)


def _record(casebook: Casebook, found: Found) -> Iterator[bytes]:
    from recount.casebook import Filter
    from recount.exchange.jsonl import jsonl_line

    where = Filter(ids=(found.id,), rejected=True)
    match found.kind:
        case "report":
            yield from map(jsonl_line, casebook.reports(where))
        case "claim":
            yield from (jsonl_line(listed.claim) for listed in casebook.listed(where))
        case "issue":
            yield from map(jsonl_line, casebook.issues(where))
        case "judgement":
            yield from (jsonl_line(j) for j in casebook.judgements_made() if j.id == found.id)


def _text(casebook: Casebook, found: Found, screen: Screen) -> Iterator[bytes]:
    from recount.casebook import Filter, undone
    from recount.cli.lists import claim_list, issue_list, judgement_list
    from recount.cli.outputs import shown
    from recount.cli.single import claim_view, report_view

    where = Filter(ids=(found.id,), rejected=True)
    made = casebook.judgements_made()
    now = {judgement.id: judgement.subject for judgement in casebook.judgements()}
    about = [j for j in made if found.id in {*j.subject, *now.get(j.id, ())}]
    match found.kind:
        case "claim":
            for listed in casebook.listed(where):
                if report := casebook.report(listed.claim.report):
                    yield shown(claim_view(listed, report, screen.colour), screen)
        case "report":
            claims = list(casebook.listed(Filter(report=found.id, rejected=True)))
            for report in casebook.reports(where):
                yield shown(report_view(report), screen)
                yield from claim_list("table", [(report, claims)], screen, evidence=False)
        case "issue":
            yield from issue_list("table", casebook.issues(where), screen)
        case "judgement":
            about = [j for j in made if j.id == found.id] + about
    if about:
        yield from judgement_list("table", about, undone(made), screen)
