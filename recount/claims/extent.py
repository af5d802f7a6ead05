"""What a figure covers: one incident or a running total, people or households, civilians or combatants."""

from __future__ import annotations

from collections.abc import Iterator

from recount.claims.extents import words_of
from recount.claims.paths import follow
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.records import Measure, Population, Scope, Status, Time

__all__ = ["figure_scope", "is_home", "population", "unit"]

STOCKS = {"displaced", "refugees", "detained", "abducted", "missing", "deployed"}
"""Measures of which there is a number at a time."""

DISPLACED = {"displaced", "refugees"}

BESIDE = {"advcl", "acl:relcl", "ccomp", "parataxis", "csubj"}
ABOVE = {"advcl", "xcomp", "ccomp", "acl", "conj"}


def figure_scope(
    syntax: Syntax, i: int, measure: Measure, status: Status, time: Time | None, lexicon: Lexicon
) -> Scope:
    """Return whether a figure is of one incident, a total since some time, a stock, a rate, or only planned."""
    if status in {"planned", "threatened", "ordered", "requested"}:
        return "planned"
    head = syntax.clause_head(i)
    clause = set(_own(syntax, head))
    if clause & words_of(lexicon, "rate"):
        return "rate"
    running = bool(clause & words_of(lexicon, "count_nouns") and clause & words_of(lexicon, "running"))
    if (measure in STOCKS and clause & words_of(lexicon, "stock")) or (running and measure in DISPLACED):
        return "stock"
    if running or clause & words_of(lexicon, "cumulative") or _of_a_war(syntax, head, lexicon):
        return "cumulative"
    if time is not None and time.precision == "day":
        return "incident"
    above = {w for h in _above(syntax, head) for w in _own(syntax, h)}
    if above & words_of(lexicon, "cumulative") or _perfect(syntax, head) or _window(time, clause, lexicon):
        return "cumulative"
    return "incident"


def _own(syntax: Syntax, head: int) -> Iterator[str]:
    """Yield the words of a clause, as dictionary forms and as printed, without the clauses beside and below it."""
    todo = [head]
    while todo:
        at = todo.pop()
        if syntax.words[at].lemma == "since" and syntax.words[at].rel == "advmod":
            continue  # «the army has since spoken of seven»
        yield from (syntax.words[at].lemma, syntax.words[at].text.lower())
        for c in syntax.children(at):
            word = syntax.words[c]
            if word.rel in BESIDE or (word.rel == "conj" and syntax.is_verb(c)):
                yield from (syntax.words[m].lemma for m in syntax.children(c, "mark"))  # «since the siege began»
                continue
            todo.append(c)


def _above(syntax: Syntax, head: int) -> Iterator[int]:
    """Yield the clauses that a clause continues: «…, bringing to 31 the number», never those it tells more of."""
    for _ in range(3):
        word = syntax.words[head]
        timed = any(syntax.words[m].tag in {"WRB", "IN"} for m in syntax.children(head, "mark", "advmod"))
        if word.head == head or word.rel not in ABOVE or (word.rel == "advcl" and timed):
            return
        head = syntax.clause_head(word.head)
        yield head


def _perfect(syntax: Syntax, i: int) -> bool:
    """Tell a present perfect without a day: «have fled» is a total up to now."""
    heads = [i, syntax.words[i].head] if syntax.words[i].rel == "xcomp" else [i]
    return any(
        syntax.words[a].text.lower() in {"have", "has", "’ve", "'ve"} for h in heads for a in syntax.children(h, "aux")
    )


def _of_a_war(syntax: Syntax, head: int, lexicon: Lexicon) -> bool:
    """Tell what a whole war did: «the war killed some 30,000 people»."""
    lasting = words_of(lexicon, "lasting")
    return any(syntax.words[s].lemma in lasting for s in follow(syntax, head, "grammatical"))


def _window(time: Time | None, clause: set[str], lexicon: Lexicon) -> bool:
    """Tell a time that is a window of counting: `between January and May`, `last year`; in a month or year one thing
    may have happened.
    """
    told = bool(clause & words_of(lexicon, "window"))
    if time is None or not (time.start or time.end):
        return told and "year" in clause
    if time.start == time.end or time.precision not in {"range", "month", "year"}:
        return False
    if "night" in time.text.lower().split():
        return False  # «in the night of 8 to 9 May»
    return told or bool({"and", "to", "through", "until"} & set(time.text.lower().split()))


def unit(syntax: Syntax, head: int, of: str | None, people: bool, lexicon: Lexicon) -> str:
    """Return what is counted by kind: people, households, things, or the unit of an output."""
    last = (of or "").split()[-1:]
    lemma = last[0].lower() if last else syntax.words[head].lemma
    if lemma in words_of(lexicon, "households") or (people and lemma in words_of(lexicon, "homes")):
        return "households"
    if any(syntax.words[c].rel in {"nmod:unmarked", "nmod", "obl:unmarked"} for c in follow(syntax, head, "modifier")):
        return "things"
    return "people" if people else "things"


def is_home(of: str, lexicon: Lexicon) -> bool:
    """Tell words for houses and what else people live in."""
    return any(word in words_of(lexicon, group) for word in of.lower().split() for group in ("homes", "buildings"))


def population(described: str, lexicon: Lexicon) -> Population:
    """Return civilians or combatants where the report's words say so, else unknown."""
    words = set(described.lower().replace("-", " ").split())
    civilians, combatants = words & words_of(lexicon, "civilians"), words & words_of(lexicon, "combatants")
    if civilians and combatants:
        return "mixed"
    return "civilians" if civilians else "combatants" if combatants else "unknown"
