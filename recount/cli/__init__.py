"""The command line: one thin command per stage; what goes wrong becomes one line and an exit code.

Exit codes: 0 done, 1 the run or one of its reports failed, 2 wrong usage, 130 stopped by Ctrl-C.
Stages are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NoReturn

import click

from recount.cli.actors import actors
from recount.cli.add import add, reread
from recount.cli.evaluate import evaluate
from recount.cli.gazetteer import gazetteer
from recount.cli.incidents import incidents
from recount.cli.judge import judge, judgements
from recount.cli.listing import claims, issues, reports
from recount.cli.read import read
from recount.cli.show import show
from recount.cli.situation import situation
from recount.errors import RecountError, UsageError

__all__ = ["main"]

STOPPED = 130
"""What shells give for a program ended by Ctrl-C."""


class Program(click.Group):
    """A group of commands at the edge of the run: no traceback gets past it."""

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run, and exit with the code that the command returns; `standalone_mode` is always what happens here."""
        try:
            code = super().main(*args, **{**options, "standalone_mode": False})
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            code = 0
        except (click.Abort, KeyboardInterrupt):
            code = _say("stopped", STOPPED)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except UsageError as error:
            code = _say(str(error), 2)
        except (RecountError, OSError) as error:
            code = _say(str(error), 1)
        except Exception as error:
            code = _say(f"internal fault ({type(error).__name__}); please report it with the command that you gave", 1)
        sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, code: int) -> int:
    from recount.exchange.wording import one_line

    click.echo(f"recount: {one_line(message)}", err=True)
    return code


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that closing it at exit does not complain about the broken pipe."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    try:
        number = version("recount")
    except PackageNotFoundError:
        number = "(not installed)"
    click.echo(f"recount {number}")
    context.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read reports of armed conflict and print claims.

    A claim is one thing that one report says: who did what to whom, where, when, how many, and who says so.
    Recount records what is reported; it does not judge whether it is so.

    \b
    Examples:
      recount read report.txt
      recount read reports/ --as csv --out claims.csv
      recount add reports/
      recount claims --measure killed --country Libya
      recount read --help
    """


for command in (
    read, add, reread, reports, claims, issues, incidents, situation, show, judge, judgements, evaluate, gazetteer,
    actors,
):  # fmt: skip
    main.add_command(command)
