"""Paths that a user names -> the files to read, in a fixed order, and the bytes of each."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Literal

from recount.errors import SourceError
from recount.intake.issues import make_issue
from recount.records import Issue, Record

__all__ = ["SIDECAR", "STANDARD_INPUT", "Kind", "Source", "find_sources", "kind_of_bytes", "read_bytes"]

Kind = Literal["text", "html", "csv", "tsv", "json", "jsonl"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html",
    ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
STANDARD_INPUT = "-"
SIDECAR = "reports.csv"
"""Name of the table that says who published the files beside it, and when."""


class Source(Record, frozen=True, kw_only=True):
    """A file to read."""

    path: str
    kind: Kind
    root: str
    """The folder up to which `reports.csv` is looked for: the one the user named, or the file's own."""


def find_sources(paths: Sequence[str]) -> Iterator[Source | Issue]:
    """Yield the files of each path: a file as it is, a folder's reports sorted by name, folders within it in turn."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source(path=path, kind="text", root="")
        elif os.path.isdir(path):
            yield from _folder(path)
        else:
            suffix = os.path.splitext(path)[1].casefold()
            yield Source(path=path, kind=SUFFIXES.get(suffix, "text"), root=os.path.dirname(path))


def read_bytes(source: Source, most: int, stdin: BinaryIO | None) -> bytes:
    """Read a whole file of at most `most` bytes; raises `SourceError` (`missing`, `unreadable`, `too_large`)."""
    try:
        if source.path == STANDARD_INPUT:
            raw = stdin.read(most + 1) if stdin is not None else b""
        else:
            with open_file(source.path) as stream:
                raw = stream.read(most + 1)
    except OSError as error:
        raise _unreadable(source.path, error) from error
    if len(raw) > most:
        message = f"{source.path}: is larger than {most} bytes; split it into smaller files"
        raise SourceError("too_large", source.path, message)
    return raw


def open_file(path: str) -> BinaryIO:
    """Open a regular file (a pipe or device could wait for ever); raises `SourceError`."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            message = f"{path}: is not a regular file; give a file, a folder or - for input"
            raise SourceError("unreadable", path, message)
        return open(path, "rb")
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def kind_of_bytes(raw: bytes) -> Kind:
    """Tell what standard input holds by how it begins."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"<(?:!doctype html|html|head|body|!--|\?xml)", start, re.IGNORECASE):
        return "html"
    if re.match(rb"\[\s*\{\s*\"", start):
        return "json"
    return "jsonl" if re.match(rb"\{\s*\"[^\"]{1,60}\"\s*:", start) else "text"


def _folder(root: str) -> Iterator[Source | Issue]:
    """Walk a folder without recursion of its own; links to folders are not followed."""
    found, todo = False, [root]
    while todo:
        folder = todo.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield make_issue("unreadable", str(_unreadable(folder, error)), path=folder)
            continue
        below = []
        for entry in entries:
            suffix = os.path.splitext(entry.name)[1].casefold()
            if entry.name.startswith(".") or entry.name.casefold().startswith("readme"):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif suffix in SUFFIXES:
                found = True
                yield Source(path=entry.path, kind=SUFFIXES[suffix], root=root)
        todo += reversed(below)
    if not found:
        message = f"{root}: holds no reports; give files that end in {', '.join(SUFFIXES)}"
        yield make_issue("no_reports", message, path=root, severity="warning")


def _unreadable(path: str, error: Exception) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError("missing", path, f"{path}: there is no such file; check the path")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceError("unreadable", path, f"{path}: cannot be read ({reason}); check its permissions")
