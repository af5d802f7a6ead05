"""Names of one report are linked: only to what it has named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.naming import Named
from recount.reading.people import Draft, abbreviated, link, short_names
from tests.build import build

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

TABLE = """
    Ali ali PROPN NNP 3 nsubj PER
    Sabt sabt PROPN NNP 1 flat PER
    spoke speak VERB VBD 0 root
    _. . PUNCT . 3 punct

    Sabt sabt PROPN NNP 2 nsubj
    left leave VERB VBD 0 root
    _. . PUNCT . 2 punct

    Dabo dabo PROPN NNP 2 nsubj
    stayed stay VERB VBD 0 root
"""
FULL = Named(name="Ali Sabt", kind="military", rule="actor-person", person=True)


def test_a_surname_links_back_and_never_forward() -> None:
    syntax = build(TABLE)
    drafts = {0: Draft(head=0, first=0, last=1, named=FULL)}
    assert [(d.head, d.named.name, d.named.kind) for d in short_names(syntax, drafts, {})] == [
        (4, "Ali Sabt", "military")
    ]
    late = {
        7: Draft(head=7, first=7, last=7, named=Named(name="Musa Dabo", kind="rebel", rule="actor-person", person=True))
    }
    assert list(short_names(syntax, late, {})) == []


def test_a_bare_name_takes_kind_and_full_name() -> None:
    bare = Named(name="Sabt", kind="unknown", rule="actor-person", person=True)
    drafts = {0: Draft(head=0, first=0, last=1, named=FULL), 4: Draft(head=4, first=4, last=4, named=bare)}
    assert link(build(TABLE), drafts)[4].named.name == "Ali Sabt"


def test_two_people_of_one_surname_stay_two() -> None:
    other = Named(name="Omar Sabt", kind="civilian", rule="actor-person", person=True)
    drafts = {0: Draft(head=0, first=0, last=1, named=FULL), 4: Draft(head=4, first=4, last=4, named=other)}
    linked = link(build(TABLE), drafts)
    assert (linked[4].named.name, linked[4].named.kind) == ("Omar Sabt", "civilian")


def test_an_abbreviation_stands_for_the_name_before_its_brackets(lexicon: Lexicon) -> None:
    syntax = build("""
        Basin basin PROPN NNP 2 compound
        Front front PROPN NNP 6 nsubj
        ( ( PUNCT -LRB- 4 punct
        _BF bf PROPN NNP 2 appos
        _) ) PUNCT -RRB- 4 punct
        left leave VERB VBD 0 root
    """)
    front = Named(name="Basin Front", kind="rebel", rule="actor-noun", group=True)
    letters = Named(name="BF", kind="unknown", rule="actor-name", group=True)
    drafts = {1: Draft(head=1, first=0, last=1, named=front), 3: Draft(head=3, first=3, last=3, named=letters)}
    assert abbreviated(syntax, drafts, lexicon)[3].named.name == "Basin Front"
