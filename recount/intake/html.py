"""A web page as saved -> its clean text, paragraphs separated by blank lines, and what its metadata says.

The page is parsed, never rendered: no script runs and nothing is fetched.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import trafilatura
from trafilatura.core import LOGGER

from recount.errors import SourceError
from recount.intake.known import Known
from recount.intake.names import publisher_name
from recount.intake.stamps import read_date
from recount.lexicon import Lexicon

__all__ = ["read_html"]

QUIET = ("trafilatura", "htmldate", "courlan")
for _name, _logger in LOGGER.manager.loggerDict.items():
    if _name.split(".")[0] in QUIET:
        _logger.disabled = True  # type: ignore[union-attr]  # what they would say is an issue here

DATES: dict[str, Any] = {
    "extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01",
}  # fmt: skip
"""Only what a page declares is its date; the limits are fixed because a default would read the clock."""

DECLARED_DATE = re.compile(
    r"""<meta\s[^<>]{0,200}?(?:article:published_time|datePublished|og:published_time|parsely-pub-date|DC\.date\.issued)"""
    r"""["'][^<>]{0,200}?content\s?=\s?["']([^"'<>]{4,60})["']"""
    r"""|"datePublished"\s{0,3}:\s{0,3}"([^"<>]{4,60})\"""",
    re.IGNORECASE,
)
PAGE_TITLE = re.compile(r"<title[^<>]{0,200}>([^<>]{1,400})</title>", re.IGNORECASE)
HEAD = 200_000
"""Characters of a page in which its declared date is looked for."""


def read_html(page: str, path: str, lexicon: Lexicon) -> tuple[str, Known]:
    """Take the article and its metadata out of a page; raises `SourceError` with code `no_text` where there is none."""
    try:
        found = trafilatura.bare_extraction(
            page, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True,
            date_extraction_params=DATES,
        )  # fmt: skip
    except (ValueError, RecursionError, AssertionError) as error:
        message = f"{path}: is no HTML that can be read ({type(error).__name__}); save its text as a .txt file"
        raise SourceError("no_text", path, message) from error
    said: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = re.sub(r"\n\s*", "\n\n", (said.get("text") or "").strip())
    if not text:
        message = f"{path}: no article text was found in the page; save its text as a .txt file"
        raise SourceError("no_text", path, message)
    title = " ".join((said.get("title") or "").split()) or None
    if title and not _begins_with(text, title):
        text = f"{title}\n\n{text}"
    return text, Known(
        title=title,
        publisher=said.get("sitename") or _outlet_of(page, lexicon),
        authors=tuple(a.strip() for a in (said.get("author") or "").split(";") if a.strip()),
        published=_date(page, lexicon) or said.get("date"),
        url=said.get("url") or None,
    )


def _outlet_of(page: str, lexicon: Lexicon) -> str | None:
    """Return the outlet that ends the page's title: `Two dead in Kesh - The Harbour Herald`."""
    match = PAGE_TITLE.search(page[:HEAD])
    pieces = re.split(r"\s[|–—·-]\s", html.unescape(match[1])) if match else []
    name = " ".join(pieces[-1].split()) if len(pieces) > 1 else ""
    return name if name and publisher_name(name, lexicon) else None


def _begins_with(text: str, title: str) -> bool:
    def letters(s: str) -> str:
        return re.sub(r"\W+", "", s).casefold()

    return letters(text[: 2 * len(title) + 40]).startswith(letters(title))


def _date(page: str, lexicon: Lexicon) -> str | None:
    """Return the declared time of publication, which says more than the day."""
    match = DECLARED_DATE.search(page[:HEAD])
    return read_date(match[1] or json.loads(f'"{match[2]}"'), lexicon) if match else None
