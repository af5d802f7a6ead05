"""Figures of displacement measured: which of the printed figures an excerpt is about, its unit, and what is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.evaluation.corpora import DisplacementExcerpt
from recount.evaluation.displacement import chosen, figures_of, score_displacement

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon


def excerpt(text: str, quantity: float, unit: str = "People", in_text: bool = True) -> DisplacementExcerpt:
    return DisplacementExcerpt(id=text[:20], text=text, quantity=quantity, unit=unit, figure_in_text=in_text)


CASES = [
    ("Heavy rain damaged 900 homes and forced the evacuation of 3,100 people in Belte.", 3100, "People"),
    ("The cyclone destroyed 77 houses in Oumsa and damaged 140 others.", 77, "Households"),
    ("Some 640 families lost their homes in the landslide at Karvo.", 640, "Households"),
    ("Of the 9,000 people affected by the floods, 2,400 have been evacuated.", 2400, "People"),
    ("Displaced families: 1,250", 1250, "Households"),
    ("The flood forced 4,200 to leave\ntheir homes in the district.", 4200, "People"),
    ("About 1,500 people, among them 600 children, were made homeless by the quake.", 1500, "People"),
]


@pytest.mark.parametrize(("text", "quantity", "unit"), CASES)
def test_the_figure_of_an_excerpt(text: str, quantity: float, unit: str, engine: Engine, lexicon: Lexicon) -> None:
    scores, results = score_displacement([excerpt(text, quantity, unit)], engine, lexicon)
    assert (scores.excerpts, scores.right, scores.units, scores.printed) == (1, 1, 1, 1)
    assert results[0].right


def test_nothing_is_chosen_where_nobody_is_displaced(engine: Engine, lexicon: Lexicon) -> None:
    text = "Two people were killed and nine hurt when a coach overturned near Karvo in fog."
    assert chosen(figures_of(excerpt(text, 2), engine, lexicon)) is None


def test_excerpts_without_their_quantity_are_set_aside(engine: Engine, lexicon: Lexicon) -> None:
    scores, results = score_displacement([excerpt("Nobody knows.", 12, in_text=False)], engine, lexicon)
    assert (scores.set_aside, scores.excerpts, results) == (1, 0, ())
