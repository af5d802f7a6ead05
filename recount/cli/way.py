"""How reports are read: the options that `recount read` and `recount add` share, and the reader that they ask for."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Callable
from functools import cached_property, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from recount.cli.values import column_of, iso_date

if TYPE_CHECKING:
    from recount.casebook import ReadBy
    from recount.cli.run import Reader
    from recount.intake import IntakeOptions
    from recount.lexicon import Lexicon

__all__ = ["Way", "engine_options", "log", "reading_options", "set_up_log"]

log = logging.getLogger("recount")
Command = TypeVar("Command", bound=Callable[..., object])

SHIPPED = "recount-model-en"
"""Package of the language model that comes with Recount."""

OF_REPORTS = (
    click.option(
        "--published",
        type=iso_date,
        metavar="DATE",
        help="Day on which the reports were published, as in 2014-12-30; needed for “on Sunday” where "
        "a report carries no date.",
    ),
    click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say."),
    click.option(
        "--column",
        "columns",
        type=column_of,
        multiple=True,
        metavar="FIELD=NAME",
        help="For tables of reports: the column that holds a field; may be repeated.",
    ),
)
OF_ENGINE = (
    click.option(
        "--language-model",
        "model",
        metavar="NAME",
        help="Language model to read with, instead of the one installed with Recount.",
    ),
    click.option(
        "--gazetteer",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A gazetteer that `recount gazetteer import` made, instead of your own; it is asked before Recount's.",
    ),
    click.option(
        "--actors",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A table of actors that `recount actors import` made, instead of your own; they come before Recount's.",
    ),
    click.option("-v", "--verbose", is_flag=True, help="Say on standard error how long each report took."),
)


def reading_options(command: Command) -> Command:
    """Give a command the options of reading, in this order."""
    for option in reversed((*OF_REPORTS, *OF_ENGINE)):
        command = option(command)
    return command


def engine_options(command: Command) -> Command:
    """Give a command only those that say what reports are read with."""
    for option in reversed(OF_ENGINE):
        command = option(command)
    return command


class Way:
    """How reports are to be read, as the options say; what is large is loaded when it is first needed."""

    def __init__(
        self,
        published: str | None = None,
        publisher: str | None = None,
        columns: tuple[tuple[str, str], ...] = (),
        model: str | None = None,
        gazetteer: Path | None = None,
        actors: Path | None = None,
    ) -> None:
        self._published, self._publisher, self._columns = published, publisher, dict(columns)
        self._model, self._gazetteer, self._actors = model, gazetteer, actors

    def options(self) -> IntakeOptions:
        """Return what the user says of the reports."""
        from recount.intake import IntakeOptions

        return IntakeOptions(published=self._published, publisher=self._publisher, columns=self._columns)

    def open(self) -> Reader:
        """Load the language model and the lexicon, and return what reads a report's claims."""
        from recount.journey import read_claims
        from recount.language import load_engine

        return partial(read_claims, engine=load_engine(self._model), lexicon=self.lexicon)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The package's data files, with the user's own gazetteer and actors."""
        from recount.cli.actors import own_actors
        from recount.cli.gazetteer import own_gazetteers
        from recount.lexicon import load_lexicon, with_actors, with_gazetteers

        lexicon = with_gazetteers(load_lexicon(), own_gazetteers(self._gazetteer))
        return with_actors(lexicon, own_actors(self._actors))

    def read_by(self) -> ReadBy:
        """Return who reads: version of Recount and of the language model, and the lexicon's digest."""
        from recount.casebook import ReadBy

        model = self._model or SHIPPED
        reader = f"recount {_version('recount')}, {Path(model).name} {_version(model)}"
        return ReadBy(reader=reader, digest=self.lexicon.digest)


def set_up_log(verbose: bool) -> None:
    """Let only Recount's own events out, and those only when asked for."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    log.handlers.clear()
    log.propagate = False
    log.setLevel(logging.INFO if verbose else logging.CRITICAL)
    if verbose:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("recount: %(message)s"))
        log.addHandler(handler)


def _version(package: str) -> str:
    """Return the version of an installed package, or of a language model in a folder."""
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        pass
    try:
        return str(json.loads((Path(package) / "meta.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "of unknown version"
