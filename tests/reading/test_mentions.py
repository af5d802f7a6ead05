"""200 mentions in context that nobody who wrote the reader wrote: the share with the right name and kind."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.reading.actors import find_actors
from recount.reading.places import find_places
from recount.records import ActorMention
from tests.build import build, make_report

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

TESTS = Path(__file__).parents[1]
ROWS = [
    row
    for name in ("a.csv", "b.csv")
    for row in csv.DictReader((TESTS / "mentions" / name).read_text(encoding="utf-8").splitlines())
]


def plain(name: str) -> str:
    """Return a name without article, hyphens and marks."""
    return re.sub(r"[^a-z0-9 ]", "", re.sub(r"^(the|a|an|some|suspected) ", "", name.lower().replace("-", " ")))


def is_right(row: dict[str, str], found: ActorMention | None) -> bool:
    if found is None or found.value.kind not in row["kind"].split("|"):
        return False
    name = plain(found.value.name)
    wanted = [plain(w) for w in row["name"].split("|")]
    return any(name.rstrip("s") == w.rstrip("s") or f" {w} " in f" {name} " for w in wanted if w)


def mention_at(row: dict[str, str], engine: Engine, lexicon: Lexicon) -> ActorMention | None:
    """Return the mention that covers most of the words in question."""
    text = row["text"]
    report, syntax = make_report(text, published=row["published"] or None), engine.parse(text, [(0, len(text))])
    start = text.index(row["mention"])
    end = start + len(row["mention"])
    found = find_actors(syntax, report, find_places(syntax, report, lexicon), lexicon)
    near = [m for m in found if m.value.start < end and m.value.end > start]
    return max(near, key=lambda m: min(end, m.value.end) - max(start, m.value.start), default=None)


def test_the_share_of_mentions_that_are_right(engine: Engine, lexicon: Lexicon) -> None:
    floor = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))["mentions"]["right"]
    right = sum(is_right(row, mention_at(row, engine, lexicon)) for row in ROWS)
    assert len(ROWS) == 200
    assert right >= floor


GENERAL = """
    General General PROPN NNP 2 nmod:desc
    Salkov Salkov PROPN NNP 3 nsubj PER
    spoke speak VERB VBD 0 root

    The the DET DT 2 det
    {noun} {noun} NOUN NN 3 nsubj
    left leave VERB VBD 0 root
"""


@pytest.mark.parametrize(("noun", "name"), [("general", "Salkov"), ("colonel", "colonel")])
def test_a_title_recalls_who_bore_it(noun: str, name: str, lexicon: Lexicon) -> None:
    syntax = build(GENERAL.format(noun=noun))
    found = find_actors(syntax, make_report(syntax.text), (), lexicon)
    assert [m.value.name for m in found] == ["Salkov", name]


def test_two_groups_leave_it_open_who_the_group_is(engine: Engine, lexicon: Lexicon) -> None:
    one = "Hamas denied it. The group said nothing."
    two = "Hamas and Boko Haram denied it. The group said nothing."
    names = []
    for text in (one, two):
        syntax = engine.parse(text, [(0, len(text))])
        names.append(find_actors(syntax, make_report(text), (), lexicon)[-1].value.name)
    assert names[0] == "Hamas"
    assert names[1] == "group"
