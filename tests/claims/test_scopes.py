"""Scopes over a word, from the widest to the narrowest."""

from __future__ import annotations

from recount.claims.scopes import Scopes, SourceScope, StatusScope
from recount.records import Source

BRASK = Source(name="Brask", role="speaker")
KETU = Source(name="Ketu", role="speaker")


def status(words: range, cue: int, rule: str) -> StatusScope:
    return StatusScope(frozenset(words), "planned", cue, rule)


def said(words: range, cue: int, source: Source | None) -> SourceScope:
    return SourceScope(frozenset(words), source, cue, "said")


def test_statuses_come_widest_first() -> None:
    scopes = Scopes([status(range(4, 6), 3, "narrow"), status(range(9), 10, "wide")], [])
    assert [s.rule for s in scopes.statuses_over(4)] == ["wide", "narrow"]
    assert [s.rule for s in scopes.statuses_over(8)] == ["wide"]
    assert scopes.statuses_over(9) == []


def test_scopes_of_one_size_come_in_order_of_their_cues() -> None:
    scopes = Scopes([status(range(3), 7, "late"), status(range(1, 4), 5, "early")], [])
    assert [s.rule for s in scopes.statuses_over(1)] == ["early", "late"]


def test_sources_are_the_chain_outermost_first() -> None:
    scopes = Scopes([], [said(range(3, 6), 2, KETU), said(range(2, 9), 1, BRASK)])
    assert [s.source for s in scopes.sources_over(4)] == [BRASK, KETU]
    assert [s.source for s in scopes.sources_over(7)] == [BRASK]
    assert scopes.sources_over(1) == []


def test_kinds_do_not_mix() -> None:
    scopes = Scopes([status(range(3), 5, "plan")], [said(range(4, 6), 3, None)])
    assert scopes.sources_over(1) == []
    assert scopes.statuses_over(4) == []
    assert scopes.sources_over(4)[0].source is None


def test_no_scopes() -> None:
    assert Scopes([], []).statuses_over(0) == []
    assert Scopes([], []).sources_over(0) == []
