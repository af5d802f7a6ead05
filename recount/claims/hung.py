"""Numbers that the parser hung elsewhere -> the verb over them, and whether they are objects after all.

In: syntax, a number and the word that carries it. «Raising the dead in the raid to 14» is no raid to 14, and who
«killed up to 12 soldiers» killed them.
"""

from __future__ import annotations

from recount.claims.counted import Counted
from recount.language.syntax import Syntax

__all__ = ["only_bounded", "over_toll"]


def over_toll(syntax: Syntax, i: int, top: int) -> int:
    """Return the verb with an object over a toll, or a participle of it before the toll, else the word `i`.

    `i`: the word on which the toll `top` hangs.
    """
    for above in (i, *syntax.ancestors(i)):
        if syntax.is_verb(above):
            clauses = (above, *(c for c in syntax.children(above, "advcl") if above < c < top))
            puts = [c for c in clauses if syntax.children(c, "obj")]
            return puts[-1] if puts and (above == i or syntax.words[i].rel in {"nmod", "obl", "obj"}) else i
    return i


def only_bounded(syntax: Syntax, counted: Counted, top: int) -> bool:
    """Tell an object that the parser took for a phrase by the words of its bound: «killed up to 12 soldiers»."""
    inside = syntax.within(counted.number.start, counted.number.end) if counted.number else range(0)
    cases = syntax.children(top, "case")
    return bool(cases) and all(c in inside for c in cases) and not syntax.children(syntax.words[top].head, "obj")
