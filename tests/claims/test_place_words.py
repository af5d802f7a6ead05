"""Places told once and meant again: at the head of an item, by a common noun, and through the tree."""

from __future__ import annotations

import pytest

from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Figure
from tests.claims.expected import read_text


def _places(text: str, engine: Engine, lexicon: Lexicon) -> dict[str, str | None]:
    """Return the name of the place of each claim, by the claim's rule."""
    claims: tuple[AnyClaim, ...] = tuple(read_text(text, engine, lexicon))
    return {c.rule: c.place.name if c.place else None for c in claims}


ITEMS = """* KARVO - A suicide bomber blew himself up in a queue of recruits.

* BELTE - Gunmen killed two teachers, police said.

A market in Karvo was closed. A school in Belte stayed open."""


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (ITEMS, "assault.suicide", "Karvo"),
        (ITEMS, "measure.killed", "Belte"),
        (ITEMS.replace("* KARVO - ", ""), "measure.killed", None),  # one alone may be a dateline
        ("The army shelled the town of Belte, where rebels killed 40 villagers.", "measure.killed", "Belte"),
        ("The army bombed Belte, and rebels killed 40 villagers.", "measure.killed", None),
        ("Some 61 people were killed and 88 injured in Belte on Sunday.", "measure.killed", "Belte"),
        (
            "Some 61 people were killed and rebels injured 88 in Belte on Sunday. A mine hurt a man in Karvo.",
            "measure.killed",
            None,
        ),
        ("It rained in Belte on Sunday. Gunmen killed two men in the same town.", "measure.killed", "Belte"),
        ("Gunmen hit a bus in Karvo on Sunday.\n\nPolice said ten people were killed.", "measure.killed", "Karvo"),
        (
            "Gunmen hit a bus in Karvo on Sunday. A mine hurt a man in Belte.\n\nPolice said ten people were killed.",
            "measure.killed",
            None,
        ),
        ("It rained in Belte. On Sunday gunmen killed two men in the town hall.", "measure.killed", None),
        ("Homs: A mission came by. It counted 35 dead.\n\nAid reached Homs later.", "measure.killed", "Homs"),
        ("Homs: A mission came by.\n\nIdlib: A raid killed 11 people on a farm.", "measure.killed", "Idlib"),
        ("Homs: A mine killed 11 people on a farm 5 km north of Idlib.\n\nIdlib: Aid came.", "measure.killed", "Homs"),
        ("Karvo: A mission came by. It counted 35 dead.", "measure.killed", None),  # it may be somebody who speaks
        ("A Belgian soldier said a Belgium drone strike killed four people.", "assault.drone", None),
    ],
)
def test_where(text: str, rule: str, place: str | None, engine: Engine, lexicon: Lexicon) -> None:
    assert _places(text, engine, lexicon)[rule] == place


DAYS = """These were attacks of the week.

Dec 8 - TRIPOLI - A car bomb kills 14 people.

Dec 11 - AL-BELTE - A suicide bomber attacks recruits."""


def test_items_of_a_list_are_of_the_day_and_place_before_their_dash(engine: Engine, lexicon: Lexicon) -> None:
    told = [(c.rule, c.time and c.time.start, c.place and c.place.name) for c in read_text(DAYS, engine, lexicon)]
    assert ("measure.killed", "2014-12-08", "Tripoli") in told
    assert ("assault.attack", "2014-12-11", "Al-Belte") in told


def test_a_day_alone_before_a_dash_is_no_list(engine: Engine, lexicon: Lexicon) -> None:
    claims = read_text("Dec 8 - KARVO - A car bomb kills 14 people.", engine, lexicon)
    assert all(c.place is None for c in claims)


BOMBED = """Jets bombed a bridge in Karvo on Sunday, killing six people, three days after a raid on Belte.

The six were queueing. {} were hurt."""


@pytest.mark.parametrize(("who", "start"), [("Eleven others", "2014-12-28"), ("Eleven people", None)])
def test_others_are_of_the_day_of_those_counted_before(
    who: str, start: str | None, engine: Engine, lexicon: Lexicon
) -> None:
    claims = read_text(BOMBED.format(who), engine, lexicon)
    assert [c.time and c.time.start for c in claims if c.rule == "measure.injured"] == [start]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("About 300 people have been killed since the fighting began on June 3.", "2014-06-03"),
        ("About 300 people were killed before the fighting ended on June 3.", None),
    ],
)
def test_window_from_what_began_it(text: str, start: str | None, engine: Engine, lexicon: Lexicon) -> None:
    figure = next(c for c in read_text(text, engine, lexicon) if isinstance(c, Figure))
    assert (figure.time.start if figure.time else None) == start
