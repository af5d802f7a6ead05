"""Where output goes: standard output or a file, and what the terminal there can show."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from recount.errors import RecountError, UsageError

__all__ = ["Screen", "Sink", "screen"]

PAGE_WIDTH = 120
"""Columns of a table that goes to a file or a pipe."""


class Screen(NamedTuple):
    """What a table has to fit: columns, whether colour is shown, and the encoding."""

    width: int
    colour: bool
    encoding: str


class Sink:
    """A stream of bytes that is opened at the first write, so that a run that never starts destroys no file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stream: BinaryIO | None = None
        self.is_terminal = path is None and sys.stdout.isatty()

    @classmethod
    def to(cls, out: Path | None, sources: tuple[str, ...]) -> Sink:
        """Return the sink for `--out`; raises `UsageError` for a place that cannot take it or would lose a source."""
        if out is None or str(out) == "-":
            return cls(None)
        if out.is_dir():
            raise UsageError(f"--out {out} is a folder; give the name of a file in it")
        if not out.parent.is_dir():
            raise UsageError(f"--out {out}: there is no folder {out.parent}; make it first")
        if any(source != "-" and _same(out, Path(source)) for source in sources):
            raise UsageError(f"--out {out} is one of the reports to be read; give another name")
        return cls(out)

    def write(self, data: bytes) -> None:
        """Write at once, so that who reads a pipe need not wait; raises `RecountError` where it cannot be written."""
        try:
            if self._stream is None:
                self._stream = self._path.open("wb") if self._path else sys.stdout.buffer
            self._stream.write(data)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            name = self._path or "standard output"
            raise RecountError(f"cannot write {name}: {error.strerror}; choose another file with --out") from error

    def __enter__(self) -> Sink:
        """Return the sink."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Close a file; standard output stays open."""
        if self._path and self._stream:
            self._stream.close()


def screen(sink: Sink) -> Screen:
    """Return what the place of output can show; the one function that reads the environment (NO_COLOR, TERM,
    COLUMNS).
    """
    if not sink.is_terminal:
        asked = os.environ.get("COLUMNS", "")
        return Screen(int(asked) if asked.isdecimal() and int(asked) else PAGE_WIDTH, False, "utf-8")
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Screen(shutil.get_terminal_size((80, 24)).columns, not plain, sys.stdout.encoding or "utf-8")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
