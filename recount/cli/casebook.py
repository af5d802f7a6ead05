"""What the commands of the casebook share: which one is meant, what is asked of it, and who somebody is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from recount.cli.values import country_code, day
from recount.records import EventType, Measure, RelationType, Status

if TYPE_CHECKING:
    from recount.casebook import Casebook, Filter, Found

__all__ = ["LEAST", "casebook_option", "filter_options", "make_filter", "the_one"]

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT = "recount.db"
"""The casebook that is meant where none is named."""

LEAST = 4
"""Characters of an id that are enough to ask for it, where no other begins so."""

casebook_option = click.option(
    "--casebook",
    "place",
    default=DEFAULT,
    show_default=True,
    metavar="FILE_OR_URL",
    help="The casebook: a file, or postgresql://USER@HOST/DATABASE.",
)

OF_CLAIMS = (
    click.option("--place", "where", metavar="NAME", help="Part of the name of a place."),
    click.option("--country", type=country_code, metavar="COUNTRY", help="A country, by name or code: Libya, LBY."),
    click.option("--since", type=day, metavar="DAY", help="From this day on (of a report: published)."),
    click.option("--until", type=day, metavar="DAY", help="Up to this day."),
    click.option("--actor", metavar="NAME", help="Part of the name of somebody who acts or is acted on."),
    click.option(
        "--type",
        type=click.Choice([*get_args(EventType), *get_args(RelationType)], case_sensitive=False),
        metavar="TYPE",
        help="Type of an event, or a relation: ASSAULT, controls.",
    ),
    click.option(
        "--measure",
        type=click.Choice(get_args(Measure), case_sensitive=False),
        metavar="MEASURE",
        help="What figures count: killed, displaced.",
    ),
    click.option("--status", type=click.Choice(get_args(Status), case_sensitive=False), help="Whether it happened."),
    click.option("--source", metavar="NAME", help="Part of the name of who says so (of a report: its publisher)."),
    click.option("--text", metavar="WORDS", help='Words in the evidence, or in the report: shell*, "market place".'),
)


def filter_options(command: Command) -> Command:
    """Give a command the options that say which reports or claims are meant."""
    for option in reversed(OF_CLAIMS):
        command = option(command)
    return command


def make_filter(where: str | None = None, **asked: Any) -> Filter:
    """Return what the options ask for; `report` may be the beginning of an id."""
    from recount.casebook import Filter

    return Filter(place=where, **asked)


def the_one(casebook: Casebook, name: str, kinds: Iterable[str] = ()) -> Found:
    """Return the record that an id, or the beginning of one, names; raises `UsageError` for none and for several."""
    from recount.errors import UsageError

    wanted = tuple(kinds)
    found = [f for f in casebook.find(name) if f.kind in wanted or not wanted] if len(name) >= LEAST else []
    what = " or ".join(wanted) or "record"
    if not found:
        raise UsageError(
            f"{casebook.place}: no {what} has an id that begins with {name!r}; `recount reports`, `recount "
            "claims` and `recount incidents` list them"
        )
    if len(found) > 1:
        names = ", ".join(f.id for f in found[:5])
        raise UsageError(f"{casebook.place}: the ids of several begin with {name!r}: {names}; give more of it")
    return found[0]
