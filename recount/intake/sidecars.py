"""`reports.csv` beside files -> what it says of each: path, published, publisher, url, title, authors."""

from __future__ import annotations

import os

from recount.errors import SourceError
from recount.intake.issues import make_issue
from recount.intake.known import Known, people
from recount.intake.sources import SIDECAR, Source, open_file
from recount.intake.stamps import read_date
from recount.intake.tables import Row, column_for, read_separated
from recount.lexicon import Lexicon
from recount.records import Issue, Record

__all__ = ["Sidecar", "is_sidecar", "load_sidecar", "sidecar_folders"]


class Sidecar(Record, frozen=True, kw_only=True):
    """One `reports.csv`: what it says of each file (by normal path), and what is wrong with it."""

    files: dict[str, Known]
    issues: tuple[Issue, ...] = ()


def sidecar_folders(source: Source) -> list[str]:
    """Return the folders whose `reports.csv` speaks of a file: its own, then those above it up to the one named."""
    folders = [os.path.dirname(source.path)]
    while source.root and folders[-1] and os.path.normpath(folders[-1]) != os.path.normpath(source.root):
        above = os.path.dirname(folders[-1])
        if above == folders[-1]:
            break
        folders.append(above)
    return folders


def is_sidecar(path: str, most: int, lexicon: Lexicon) -> bool:
    """Tell a `reports.csv` that names files from one that holds reports: it has a path column and no text column."""
    if os.path.basename(path) != SIDECAR or not os.path.isfile(path):
        return False
    try:
        with open_file(path) as stream:
            rows = read_separated(stream, path, "csv", most, lexicon)
            first = next((row for row in rows if isinstance(row, Row)), None)
            rows.close()
    except SourceError:
        return False
    header = list(first.cells) if first else []
    return bool(column_for("path", header, {}, lexicon)) and not column_for("text", header, {}, lexicon)


def load_sidecar(folder: str, most: int, lexicon: Lexicon) -> Sidecar:
    """Read a folder's `reports.csv`; without one, or with one that is a table of reports, it says nothing."""
    path = os.path.join(folder, SIDECAR)
    if not is_sidecar(path, most, lexicon):
        return Sidecar(files={})
    files: dict[str, Known] = {}
    issues: list[Issue] = []
    try:
        with open_file(path) as stream:
            for row in read_separated(stream, path, "csv", most, lexicon):
                if isinstance(row, Issue):
                    issues.append(row)
                else:
                    _add(row, folder, path, files, issues, lexicon)
    except SourceError as error:
        issues.append(make_issue(error.code, str(error), path=path))
    return Sidecar(files=files, issues=tuple(issues))


def _add(row: Row, folder: str, path: str, files: dict[str, Known], issues: list[Issue], lexicon: Lexicon) -> None:
    def cell(field: str) -> str:
        name = column_for(field, row.cells, {}, lexicon)
        return str(row.cells.get(name) or "").strip() if name else ""

    target = os.path.normpath(os.path.join(folder, cell("path"))) if cell("path") else ""
    if not target or "\0" in target or not os.path.isfile(target):
        message = f"{path}, row {row.number}: names {cell('path')!r}, which does not exist; correct the path"
        issues.append(make_issue("missing", message, path=path, severity="warning"))
        return
    published = read_date(cell("published"), lexicon)
    if cell("published") and published is None:
        message = f"{path}, row {row.number}: published {cell('published')!r} is not one certain date; write 2014-12-30"
        issues.append(make_issue("bad_date", message, path=path, severity="warning"))
    files[target] = Known(
        title=cell("title") or None,
        publisher=cell("publisher") or None,
        authors=people(cell("authors"), lexicon),
        published=published,
        url=cell("url") or None,
    )
