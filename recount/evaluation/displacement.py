"""Figures of displacement measured: excerpts that tell one, against what is printed of them.

In: excerpts with the quantity and unit that coders took from each; out: one figure chosen from those printed. Chosen
is the first one of people or households driven from home that is no part of another; where there is none, the first of
houses destroyed, then of houses damaged, then of people affected. A house destroyed is a household's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recount.claims import find_claims
from recount.evaluation.corpora import DisplacementExcerpt
from recount.evaluation.results import Result, fingerprint
from recount.language import Engine, parse
from recount.lexicon import Lexicon
from recount.reading import read
from recount.records import Figure, Report

__all__ = ["DisplacementScores", "chosen", "figures_of", "score_displacement"]

ORDER = (frozenset({"displaced", "evacuated", "refugees", "returned"}), {"destroyed"}, {"damaged"}, {"affected"})
"""Measures from which a figure is chosen, the first kind that there is."""


class DisplacementScores(NamedTuple):
    """Counts over excerpts whose quantity stands in their text: those, figures right, units right, quantity printed."""

    excerpts: int
    set_aside: int
    right: int
    units: int
    printed: int

    def figure(self) -> float:
        """Return the share of excerpts whose chosen figure has the quantity."""
        return self.right / max(1, self.excerpts)

    def unit(self) -> float:
        """Return the share of right figures that have the right unit too."""
        return self.units / max(1, self.right)

    def reach(self) -> float:
        """Return the share of excerpts of which some printed figure has the quantity."""
        return self.printed / max(1, self.excerpts)


def figures_of(excerpt: DisplacementExcerpt, engine: Engine, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the figures that are printed of an excerpt; its line breaks are those of a page, not of paragraphs."""
    text = excerpt.text.replace("\n", " ")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(id=excerpt.id, sha256=digest, text=text, publisher="unknown publisher", language="en")
    claims = find_claims(read(report, parse(report, engine), lexicon), lexicon)
    return tuple(claim for claim in claims if isinstance(claim, Figure))


def chosen(figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that an excerpt is about."""
    for measures in ORDER:
        fitting = [f for f in figures if f.measure in measures and f.qualifier != "none"]
        whole = next((f for f in sorted(fitting, key=_position) if f.part_of is None), None)
        if whole or fitting:
            return whole or fitting[0]
    return None


def _position(figure: Figure) -> int:
    return figure.printed.start


def score_displacement(
    excerpts: Iterable[DisplacementExcerpt], engine: Engine, lexicon: Lexicon
) -> tuple[DisplacementScores, tuple[Result, ...]]:
    """Return the scores over excerpts, and for each whose quantity stands in its text whether the figure is right."""
    results = []
    aside = right = units = printed = 0
    for excerpt in excerpts:
        if not excerpt.figure_in_text:
            aside += 1
            continue
        figures = figures_of(excerpt, engine, lexicon)
        figure = chosen(figures)
        is_right = figure is not None and _has(figure, excerpt.quantity)
        right += is_right
        units += figure is not None and is_right and _unit(figure) == excerpt.unit.lower()
        printed += any(_has(f, excerpt.quantity) for f in figures)
        told = f"{figure.low}/{figure.best}/{figure.high} {figure.unit}" if figure else ""
        results.append(Result(id=excerpt.id, found=fingerprint(told), right=is_right))
    return DisplacementScores(len(results), aside, right, units, printed), tuple(results)


def _has(figure: Figure, quantity: float) -> bool:
    return quantity in {figure.low, figure.best, figure.high}


def _unit(figure: Figure) -> str:
    """Return the unit as coders of displacement write it."""
    return "people" if figure.unit == "people" else "households"
