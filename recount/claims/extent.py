"""What a figure covers: one incident or a running total, people or households, civilians or combatants."""

from __future__ import annotations

from functools import cache

from recount.claims.paths import follow
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.records import Population, Scope, Status, Time

__all__ = ["figure_scope", "population", "unit"]


@cache
def _words(lexicon: Lexicon, group: str) -> frozenset[str]:
    return frozenset(w for row in lexicon.extents if row.group == group for w in row.words)


def figure_scope(syntax: Syntax, i: int, status: Status, time: Time | None, lexicon: Lexicon) -> Scope:
    """Return whether a figure is of one incident, a total since some time, a stock, a rate, or only planned."""
    if status in {"planned", "threatened", "ordered", "requested"}:
        return "planned"
    sentence = syntax.sentences[syntax.words[i].sentence]
    around = {syntax.words[j].lemma for j in range(sentence.first, sentence.last)}
    clause = {syntax.words[j].lemma for j in syntax.clause(syntax.clause_head(i))}
    if clause & _words(lexicon, "rate"):
        return "rate"
    if clause & _words(lexicon, "cumulative"):
        return "cumulative"
    if time is not None and time.precision == "day":
        return "incident"
    if around & _words(lexicon, "cumulative") or _perfect(syntax, syntax.clause_head(i)):
        return "cumulative"
    if (
        time is not None
        and time.precision in {"range", "month", "year"}
        and time.start != time.end
        and clause & _words(lexicon, "window")
    ):
        return "cumulative"
    return "stock" if clause & _words(lexicon, "stock") else "incident"


def _perfect(syntax: Syntax, i: int) -> bool:
    """Tell a present perfect without a day: «have fled» is a total up to now."""
    heads = [i, syntax.words[i].head] if syntax.words[i].rel == "xcomp" else [i]
    return any(
        syntax.words[a].text.lower() in {"have", "has", "’ve", "'ve"} for h in heads for a in syntax.children(h, "aux")
    )


def unit(syntax: Syntax, head: int, of: str | None, people: bool) -> str:
    """Return what is counted by kind: people, households, things, or the unit of an output."""
    last = (of or "").split()[-1:]
    lemma = last[0].lower() if last else syntax.words[head].lemma
    if lemma in {"family", "families", "household", "households"}:
        return "households"
    if any(syntax.words[c].rel in {"nmod:unmarked", "nmod", "obl:unmarked"} for c in follow(syntax, head, "modifier")):
        return "things"
    return "people" if people else "things"


def population(of: str | None, lexicon: Lexicon) -> Population:
    """Return civilians or combatants where the report's words say so, else unknown."""
    words = set((of or "").lower().replace("-", " ").split())
    civilians, combatants = words & _words(lexicon, "civilians"), words & _words(lexicon, "combatants")
    if civilians and combatants:
        return "mixed"
    return "civilians" if civilians else "combatants" if combatants else "unknown"
