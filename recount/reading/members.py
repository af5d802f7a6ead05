"""`gunmen of the Houthi movement`, `FLK fighters` -> the body whose people they are.

In: mentions by head; out: the same, with plain nouns for a body's own people read as the body that an `of` or `from`
phrase names. Those who left it (former members, dissident fronts) are not it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words
from recount.reading.names import noun_at
from recount.reading.people import ARMED, Draft

__all__ = ["are_members", "of_bodies"]

BODIES = {"actor-known", "actor-name", "actor-short-name", "actor-state"}
OF = {"of", "from"}


def of_bodies(syntax: Syntax, drafts: Mapping[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """Return the mentions with the members of armed bodies named by these."""
    out = dict(drafts)
    for head, draft in drafts.items():
        if draft.named.rule != "actor-noun" or not are_members(syntax, head, lexicon):
            continue
        for child in syntax.children(head, "nmod"):
            body = drafts.get(child)
            if body is not None and syntax.preposition(child) in OF and _is_armed_body(body):
                out[head] = msgspec.structs.replace(draft, named=body.named)
    return out


def are_members(syntax: Syntax, head: int, lexicon: Lexicon) -> bool:
    """Tell a noun for a body's own people (`fighters`), who have not left it."""
    noun = noun_at(syntax, head, head + 1, lexicon)
    left = cue_words(lexicon, "no_holder")
    return (
        syntax.words[head].lemma in cue_words(lexicon, "members")
        and noun is not None
        and (not noun.value.group or noun.value.body is not None)
        and not any(syntax.words[c].text.lower() in left for c in syntax.children(head, "amod", "compound"))
    )


def _is_armed_body(draft: Draft) -> bool:
    named = draft.named
    return named.group and not named.person and named.rule in BODIES and named.kind in ARMED
