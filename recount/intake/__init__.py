"""Bytes -> `Report` or `Issue`: files, folders, web pages, tables and standard input, one report at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from recount.intake.issues import make_issue
from recount.intake.known import Known
from recount.intake.options import IntakeOptions
from recount.intake.reports import read_source
from recount.intake.sidecars import Sidecar, is_sidecar, load_sidecar, sidecar_folders
from recount.intake.sources import find_sources
from recount.lexicon import Lexicon, load_lexicon
from recount.records import Issue, Report

__all__ = ["IntakeOptions", "intake"]


def intake(
    paths: Sequence[str],
    options: IntakeOptions | None = None,
    *,
    lexicon: Lexicon | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Issue]:
    """Yield the reports that the paths lead to, in a fixed order, with an issue in place of each that cannot be read.

    A path is a file, a folder, or `-` for the bytes of `stdin`, which the caller opens (`sys.stdin.buffer`).
    """
    options, lexicon = options or IntakeOptions(), lexicon or load_lexicon()
    sidecars: dict[str, Sidecar] = {}
    for source in find_sources(paths):
        if isinstance(source, Issue):
            yield source
            continue
        said = Known()
        for folder in reversed(sidecar_folders(source)):
            if folder not in sidecars:
                sidecars[folder] = load_sidecar(folder, options.max_bytes, lexicon)
                yield from sidecars[folder].issues
            said = sidecars[folder].files.get(os.path.normpath(source.path), said)
        if not is_sidecar(source.path, options.max_bytes, lexicon):
            yield from read_source(source, said, options, lexicon, stdin)
        elif source.path in paths:
            message = f"{source.path}: says who published other files, and holds no reports; give its folder"
            yield make_issue("no_reports", message, path=source.path, severity="warning")
