"""A casebook -> its incidents, with what is worked out kept in it, so that only what is new has to be folded."""

from __future__ import annotations

from contextlib import suppress

from recount.casebook import Casebook
from recount.errors import StoreError
from recount.incidents import edition, fold_again
from recount.lexicon import Lexicon, load_lexicon
from recount.records import Incident

__all__ = ["incidents_of"]


def incidents_of(casebook: Casebook, policy: str = "default", lexicon: Lexicon | None = None) -> tuple[Incident, ...]:
    """Return what `fold` makes of all that a casebook holds.

    A casebook that cannot be written is folded all the same, anew each time. Raises `StoreError` where it cannot be
    read, and `UsageError` for a policy that is none.
    """
    lexicon = lexicon or load_lexicon()
    rules = edition(lexicon)
    before = casebook.workings(rules)
    told = casebook.reports(), casebook.claims(), casebook.judgements()
    found, after = fold_again(*told, policy, lexicon, before)
    with suppress(StoreError):
        casebook.keep_workings(rules, before, after)
    return found
