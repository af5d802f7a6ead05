"""A text and what is known of it -> its `Report`: options outrank `reports.csv`, then metadata, then the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from recount.intake.english import guess_language
from recount.intake.issues import make_issue
from recount.intake.known import Known
from recount.intake.text import read_text
from recount.lexicon import Lexicon
from recount.records import Issue, PublishedFrom, Report

__all__ = ["assemble"]

Layer = tuple[PublishedFrom, Known]


def assemble(
    text: str, original: bytes, path: str, layers: Sequence[Layer], lexicon: Lexicon, row: int | None = None
) -> Iterator[Report | Issue]:
    """Yield the report, and beside it a warning where it is not in English.

    `original` are the bytes hashed; `layers` come in order of rank, each with the name of where it comes from.
    """
    title = next((known.title for _, known in layers if known.title), None)
    found = read_text(text, lexicon, title)
    own = Known(title=found.title, publisher=found.publisher, authors=found.authors)
    known = [*(layer for _, layer in layers), own]
    dated: list[tuple[str | None, PublishedFrom | None]] = [(layer.published, name) for name, layer in layers]
    published, origin = next((d for d in dated if d[0]), (found.published, found.published_from))
    sha256 = hashlib.sha256(original).hexdigest()
    language = guess_language(text, lexicon)
    report = Report(
        id=hashlib.sha256(f"{sha256}{'' if row is None else f'#{row}'}".encode()).hexdigest()[:16],
        path=path,
        url=next((k.url for k in known if k.url), None),
        sha256=sha256,
        text=text,
        title=next((k.title for k in known if k.title), None),
        publisher=next((k.publisher for k in known if k.publisher), None),
        authors=next((k.authors for k in known if k.authors), ()),
        language=language,
        published=published,
        published_from=origin,
        dateline=found.dateline,
        boilerplate=found.boilerplate,
        furniture=found.furniture,
        headline=found.headline,
    )
    yield report
    if language != "en":
        guess = f" but as {language!r}" if language else ""
        message = f"{path}: does not read as English{guess}; nothing is claimed from it"
        yield make_issue("not_english", message, path=path, report=report.id, severity="warning")
