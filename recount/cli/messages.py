"""What people are told on standard error: one line an issue, and how far a long run has come."""

from __future__ import annotations

import sys
from types import TracebackType

import click

from recount.cli.run import FIRST_LOOK
from recount.exchange.wording import one_line, shorten
from recount.records import Issue

__all__ = ["Messages"]

MANY = 3
"""From so many reports on, progress is shown."""


class Messages:
    """Lines on standard error, with a line of progress below them where that is a terminal of its own."""

    def __init__(self, live: bool) -> None:
        self._live = live and sys.stderr.isatty()
        self._count = 0
        self._unread = 0
        self._progress: _Progress | None = None

    def issue(self, issue: Issue) -> None:
        """Say in one line what is wrong with what, and what to do; reports left unread are told together at the end."""
        if issue.code == FIRST_LOOK:
            self._unread += 1
            return
        path, message = one_line(issue.path or ""), one_line(issue.message)
        about = f"{path or issue.report}: " if (path or issue.report) and not message.startswith(f"{path}:") else ""
        self.line(f"recount: {about}{message}")

    def line(self, text: str) -> None:
        """Write one line."""
        if self._progress:
            self._progress.line(text)
        else:
            click.echo(text, err=True)

    def count(self, name: str) -> None:
        """Count one report as read."""
        self._count += 1
        if self._live and self._count == MANY:
            self._progress = _Progress()
        if self._progress:
            self._progress.show(self._count, shorten(one_line(name), 50))

    def __enter__(self) -> Messages:
        """Return the messages."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Take the line of progress away; say how many reports the first look left unread."""
        if self._unread:
            self.line(
                f"recount: {self._unread:,} of {self._count:,} reports were left unread: few of their words speak of "
                "conflict; leave out --first-look to have them read"
            )
        if self._progress:
            self._progress.stop()


class _Progress:
    """A line of progress by rich, which is imported only when there is one."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.completed} reports"), TimeElapsedColumn())
        name = TextColumn("{task.description}", markup=False)
        self._bar = Progress(*columns, name, console=Console(stderr=True, highlight=False), transient=True)
        self._bar.start()
        self._task = self._bar.add_task("", total=None)

    def show(self, count: int, name: str) -> None:
        self._bar.update(self._task, completed=count, description=name)

    def line(self, text: str) -> None:
        self._bar.console.print(text, markup=False, soft_wrap=True)

    def stop(self) -> None:
        self._bar.stop()
