"""Offices -> their holders by the day of the report; nobody where that is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.reading.actors import find_actors
from recount.reading.offices import holder
from recount.reading.places import find_places
from tests.build import make_report

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon


def first_actor(text: str, day: str | None, engine: Engine, lexicon: Lexicon) -> str:
    report, syntax = make_report(text, published=day), engine.parse(text, [(0, len(text))])
    found = find_actors(syntax, report, find_places(syntax, report, lexicon), lexicon)
    return f"{found[0].value.name} / {found[0].value.kind}" if found else ""


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("The French president said so.", "2013-01-12", "François Hollande / government"),
        ("The French president said so.", "2011-03-20", "Nicolas Sarkozy / government"),
        ("The French president said so.", None, "President of France / government"),
        ("France's new president said so.", "2013-01-12", "President of France / government"),
        ("The French president, who was elected in 1995, said so.", "2013-01-12", "President of France / government"),
        ("The French president said in 1998 that the troops would stay.", "2013-01-12", "Jacques Chirac / government"),
        ("The French president said so in 2007.", "2013-01-12", "President of France / government"),
        ("The foreign secretary of the United Kingdom said so.", "2013-01-12", "William Hague / government"),
        ("The Libyan leader said so.", "2005-01-01", "Muammar Gaddafi / government"),
        ("The UN chief said so.", "2013-01-12", "Ban Ki-moon / igo"),
        ("Prime Minister Tusk said so.", "2024-02-24", "Donald Tusk / government"),
        ("Prime Minister Tusk said so.", "1999-02-24", "Tusk / government"),
        ("President Bush said so.", "2005-02-24", "George W. Bush / government"),
        ("President Mitterrand said so, according to the memoirs.", "2005-02-24", "François Mitterrand / government"),
        ("The French presidents said so.", "2013-01-12", "French presidents / government"),
        ("The former French president said so.", "2013-01-12", "former French president / government"),
        ("The president of the French football league said so.", "2013-01-12", ""),
    ],
)
def test_who_holds_an_office(text: str, day: str | None, name: str, engine: Engine, lexicon: Lexicon) -> None:
    assert first_actor(text, day, engine, lexicon).startswith(name)


@pytest.mark.parametrize(
    ("when", "name"),
    [
        (("2012-05-14", "2012-05-14"), "Nicolas Sarkozy"),
        (("2012-05-15", "2012-05-15"), None),
        (("2012-05-16", "2012-05-16"), "François Hollande"),
        (("2012", "2012~"), None),
        (("2014", "2014~"), "François Hollande"),
        (None, None),
    ],
)
def test_nobody_is_named_for_a_day_on_which_the_office_passes(
    when: tuple[str, str] | None, name: str | None, lexicon: Lexicon
) -> None:
    row = holder("president", "FRA", when, lexicon)
    assert (row.name if row else None) == name
