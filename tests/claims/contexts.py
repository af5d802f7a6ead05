"""Statuses and source chains in context: rows of a CSV -> how many are read right.

A status row names the words of an event, its PLOVER type and what a careful coder would write. A chain row names words
of a claim and who says so after the publisher, outermost first, `>` between links; empty for the publisher alone.
`python -m tests.claims.contexts status|chains FILE` lists what is read otherwise.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

from recount.claims import find_claims
from recount.claims.attribution import find_source_scopes
from recount.claims.participants import Participants
from recount.claims.scopes import Scopes
from recount.intake.text import read_text
from recount.language import Engine, load_engine, parse
from recount.lexicon import Lexicon, load_lexicon
from recount.reading import read
from recount.records import Event, Report

__all__ = ["chain_read", "rows_of", "same_chain", "status_read"]

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a case file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _report(text: str, lexicon: Lexicon) -> Report:
    found = read_text(text, lexicon)
    return Report(
        id="case",
        sha256="0" * 64,
        text=text,
        published="2014-12-30",
        publisher="Karvo Post",
        language="en",
        headline=found.headline,
        dateline=found.dateline,
        furniture=found.furniture,
    )


def status_read(row: Row, engine: Engine, lexicon: Lexicon) -> str:
    """Return the status of the row's event as claimed, "-" where no such event is claimed at its words."""
    report = _report(row["text"], lexicon)
    start = report.text.index(row["anchor"])
    claims = find_claims(read(report, parse(report, engine), lexicon), lexicon)
    at = [
        c
        for c in claims
        if isinstance(c, Event) and c.type == row["type"] and c.evidence.start <= start < c.evidence.end
    ]
    if not at:
        return "-"
    narrowest = min(c.evidence.end - c.evidence.start for c in at)
    found = {c.status for c in at if c.evidence.end - c.evidence.start == narrowest}
    return row["status"] if row["status"] in found else min(found)


def chain_read(row: Row, engine: Engine, lexicon: Lexicon) -> list[str]:
    """Return who says the row's words, after the publisher, as printed, outermost first."""
    report = _report(row["text"], lexicon)
    reading = read(report, parse(report, engine), lexicon)
    sources = Scopes([], find_source_scopes(reading, Participants(reading, lexicon), lexicon))
    start = report.text.index(row["claim"])
    at = reading.syntax.within(start, start + len(row["claim"]))
    head = reading.syntax.head_of(start, start + len(row["claim"]))
    links: list[str] = []
    for scope in sources.sources_over(at[0] if head is None else head):
        name = "unknown" if scope.source is None else f"{scope.source.text} / {scope.source.name}"
        if name not in links:
            links.append(name)
    return links


def same_chain(expected: str, found: list[str]) -> bool:
    """Tell whether a chain is the expected one: as many links, and of each the expected words or the words expected."""
    links = [link.strip() for link in expected.split(">") if link.strip()]
    return len(links) == len(found) and all(_same(a, b) for a, b in zip(links, found, strict=True))


def _same(expected: str, found: str) -> bool:
    one, others = _words(expected), [_words(part) for part in found.split(" / ")]
    return any(one <= other or other <= one for other in others if other)


def _words(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", plain.casefold())) - {"the", "a", "an", "of", "s"}


def main(kind: str, file: str) -> None:
    """Print what is read otherwise than expected, and the share read right."""
    engine, lexicon, right = load_engine(), load_lexicon(), 0
    rows = rows_of(Path(file))
    for row in rows:
        if kind == "status":
            found = status_read(row, engine, lexicon)
            fits, wanted, words = found == row["status"], row["status"], row["anchor"]
        else:
            chain = chain_read(row, engine, lexicon)
            fits, found, wanted, words = same_chain(row["chain"], chain), " > ".join(chain), row["chain"], row["claim"]
        right += fits
        if not fits:
            print(f"{row['text']!r}\n    {words!r}: want {wanted!r}, found {found!r}  ({row['note']})")
    print(f"{right} of {len(rows)} right ({right / len(rows):.1%})")


if __name__ == "__main__":
    main(*sys.argv[1:])
