"""`recount judge`, `recount judgements`: what people decide about claims and reports, and what became of it."""

from __future__ import annotations

import getpass
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from recount.cli.casebook import LEAST, casebook_option, the_one
from recount.cli.listing import output_options
from recount.records import Act

if TYPE_CHECKING:
    from recount.casebook import Casebook, Doubt
    from recount.records import Judgement

__all__ = ["judge", "judgements"]

OF_INCIDENTS = {"merge", "split", "move", "note"}
"""Acts that can be about incidents too."""

EPILOG = """\b
Examples:
  recount judge accept 3f2a91c0
  recount judge reject 3f2a91c0 --why "a football match"
  recount judge correct 3f2a91c0 --field amount --value 14
  recount judge correct 3f2a91c0 --field place --value null
  recount judge merge 3f2a91c0 77d0e1b2        (of one happening)
  recount judge split 3f2a91c0 77d0e1b2        (of two)
  recount judge move 3f2a91c0 --value 77d0e1b2 (belongs to what that one is of; without --value, to none)
  recount judge mark_copy 9a31 --value 51fe    (report 9a31 copies 51fe; without --value, it is no copy)
  recount judge note 3f2a91c0 --why "call the mayor's office"
  recount judge undo 0c4411d9

Ids are listed by recount claims, reports and judgements; the beginning of one is enough.
"""


@click.command(epilog=EPILOG)
@click.argument("act", type=click.Choice(get_args(Act)))
@click.argument("subject", nargs=-1, required=True, metavar="ID...")
@click.option("--field", metavar="NAME", help="For correct: status, place.country; amount for low, best and high.")
@click.option("--value", metavar="VALUE", help="For correct: the right value, as a word, a number or JSON.")
@click.option("--why", metavar="WORDS", help="The reason, for those who come after.")
@click.option("--who", metavar="NAME", help="Who decides; otherwise the user of this machine.")
@casebook_option
def judge(
    act: Act,
    subject: tuple[str, ...],
    field: str | None,
    value: str | None,
    why: str | None,
    who: str | None,
    place: str,
) -> int:
    """Decide about claims or reports: nothing is overwritten, and undo takes a decision back.

    ACT is what is decided, and ID what it is about.
    """
    from recount.casebook import open_casebook

    with open_casebook(place) as casebook:
        names = tuple(_named(casebook, act, name) for name in subject)
        if act == "correct":
            right: Any = _parsed(value)
        else:
            right = _named(casebook, act, value) if value else None
        when = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        judgement = _make(act, names, field, right, why, who or _user(), when)
        casebook.judge(judgement)
    click.echo(judgement.id)
    return 0


@click.command()
@click.option("--about", metavar="ID", help="Judgements about this claim, report or judgement.")
@click.option("--doubtful", is_flag=True, help="Those that need a look since reports were read again.")
@casebook_option
@output_options
def judgements(about: str | None, doubtful: bool, place: str, form: Any, out: Path | None) -> int:
    """List what people decided, oldest first."""
    from recount.casebook import open_casebook, undone
    from recount.cli.listing import form_of, screen_of
    from recount.cli.lists import judgement_list
    from recount.cli.sink import Sink

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        made = casebook.judgements_made()
        if doubtful:
            doubts = casebook.doubts()
            found = tuple(doubt.judgement for doubt in doubts)
            for doubt in doubts:
                click.echo(_doubt(doubt), err=True)
        else:
            found = _about(casebook, made, about) if about else made
        for piece in judgement_list(form_of(form, out, sink), found, undone(made), screen_of(sink)):
            sink.write(piece)
    return 0


def _named(casebook: Casebook, act: Act, name: str) -> str:
    """Return the id of what is meant; of an incident, the claim that its id is made of, which later readings keep."""
    from recount.incidents.judged import incident_id

    if act in OF_INCIDENTS and len(name) >= LEAST and not casebook.find(name):
        of = [claim.id for claim in casebook.claims() if incident_id((claim,)).startswith(name)]
        if len(of) == 1:
            return of[0]
    return the_one(casebook, name, ("claim", "report", "judgement")).id


def _make(
    act: Act, subject: tuple[str, ...], field: str | None, value: Any, why: str | None, who: str, when: str
) -> Judgement:
    from recount.records import Judgement

    key = json.dumps([act, subject, field, value, why, who, when])
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Judgement(id=name, who=who, when=when, why=why, act=act, subject=subject, field=field, value=value)


def _parsed(value: str | None) -> Any:
    """Return a value as JSON where it is any, else as words."""
    if value is None:
        from recount.errors import UsageError

        raise UsageError("correct: needs --value; null takes the value away")
    try:
        return json.loads(value)
    except ValueError:
        return value


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _about(casebook: Casebook, made: tuple[Judgement, ...], name: str) -> tuple[Judgement, ...]:
    wanted = the_one(casebook, name, ("claim", "report", "judgement")).id
    now = {judgement.id: judgement.subject for judgement in casebook.judgements()}
    return tuple(
        j for j in made if wanted in {j.id, *j.subject, *now.get(j.id, ()), j.value if j.act == "move" else None}
    )


def _doubt(doubt: Doubt) -> str:
    """Say in one line what is to be looked at."""
    judgement = doubt.judgement
    if doubt.reason == "lost":
        what = "no claim stands for it any more"
    else:
        what = f"{doubt.now} stands for it now, and says something else"
    remedy = f"`recount judge {judgement.act}` on the right claim, and `recount judge undo {judgement.id}`"
    return f"{judgement.id}: {judgement.act} {doubt.subject}: {what}; look at it, then {remedy}"
