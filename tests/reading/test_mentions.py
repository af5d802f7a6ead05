"""Mentions in context, 200 by somebody who had not seen the reader and 60 of our own: right names and kinds."""

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
SETS = {"right": (("a.csv", "b.csv"), 200), "own_right": (("c.csv",), 60)}
"""Floor in floors.toml: the files and how many rows they hold."""


def rows_of(names: tuple[str, ...]) -> list[dict[str, str]]:
    folder = TESTS / "mentions"
    return [r for name in names for r in csv.DictReader((folder / name).read_text(encoding="utf-8").splitlines())]


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


@pytest.mark.parametrize("name", SETS)
def test_the_share_of_mentions_that_are_right(name: str, engine: Engine, lexicon: Lexicon) -> None:
    floor = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))["mentions"][name]
    files, size = SETS[name]
    rows = rows_of(files)
    assert len(rows) == size
    assert sum(is_right(row, mention_at(row, engine, lexicon)) for row in rows) >= floor


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


def names_in(text: str, engine: Engine, lexicon: Lexicon, day: str | None = None) -> list[str]:
    report, syntax = make_report(text, published=day), engine.parse(text, [(0, len(text))])
    found = find_actors(syntax, report, find_places(syntax, report, lexicon), lexicon)
    return [m.value.name for m in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Syrian forces shelled Douma. The regime denied it.", "Government of Syria"),
        ("Syrian forces shelled Douma and Israel struck Homs. The regime denied it.", "government"),
        ("Gunmen fled towards Benin. The army denied it.", "army"),
        ("Soldiers shot at crowds in Conakry. The army denied it.", "Military of Guinea"),
        ("Hamas denied it. The militants said nothing.", "Hamas"),
        ("Syrian rebels accused Hamas. The rebels said nothing.", "rebels"),
        ("Kenyan police shot at crowds in Nairobi. The president said nothing.", "William Ruto"),
        ("Kenya and Uganda shot at crowds. The president said nothing.", "president"),
    ],
)
def test_bare_nouns_recall_the_one_country_or_body(text: str, last: str, engine: Engine, lexicon: Lexicon) -> None:
    assert names_in(text, engine, lexicon, "2023-06-02")[-1] == last


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gunmen of the Houthi movement left.", "Houthis"),
        ("Gunmen from Boko Haram left.", "Boko Haram"),
        ("Former fighters of Boko Haram left.", "former fighters of Boko Haram"),
        ("Gunmen from Maiduguri left.", "gunmen"),
        ("Congolese soldiers left Goma.", "Military of Democratic Republic of the Congo"),
        ("Congolese soldiers left Brazzaville.", "Military of Republic of the Congo"),
        ("The 400 Mawozo gang left.", "400 Mawozo"),
        ("The Front for the Liberation of Oresh left.", "Front for the Liberation of Oresh"),
    ],
)
def test_a_body_s_people_and_longer_names(text: str, first: str, engine: Engine, lexicon: Lexicon) -> None:
    assert names_in(text, engine, lexicon)[0] == first


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Basin Front (BF) left. BF fighters came.", "Basin Front"),
        ("The Basin Front (BF) left. A BF spokesman came.", "BF spokesman"),
    ],
)
def test_an_abbreviation_before_its_people_is_the_body(text: str, last: str, engine: Engine, lexicon: Lexicon) -> None:
    assert names_in(text, engine, lexicon)[-1] == last
