"""The whole journey of one report: report -> syntax -> reading -> claims."""

from __future__ import annotations

from recount.claims import find_claims
from recount.language import Engine, parse
from recount.lexicon import Lexicon
from recount.reading import read
from recount.records import AnyClaim, Report

__all__ = ["read_claims"]

LANGUAGE = "en"
"""The one language that the rules know."""


def read_claims(report: Report, engine: Engine, lexicon: Lexicon) -> tuple[AnyClaim, ...]:
    """Return what a report claims; nothing for a report in another language."""
    if report.language != LANGUAGE:
        return ()
    return find_claims(read(report, parse(report, engine), lexicon), lexicon)
