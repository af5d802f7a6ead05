"""`recount show`: one record of a casebook, a claim with its words in the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from recount.cli.casebook import casebook_option, the_one

if TYPE_CHECKING:
    from recount.casebook import Casebook, Found
    from recount.cli.sink import Screen

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
    """Show one report, claim, issue or judgement.

    ID is its id, or the beginning of it.
    """
    from recount.casebook import open_casebook
    from recount.cli.sink import Sink, screen

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        found = the_one(casebook, name)
        as_text = form == "text" or (form is None and sink.is_terminal)
        for piece in _text(casebook, found, screen(sink)) if as_text else _record(casebook, found):
            sink.write(piece)
    return 0


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
