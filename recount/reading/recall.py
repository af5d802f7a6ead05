"""`the general`, `the group` -> whom the report has named so before: the one that the words can only mean.

In: mentions by head; out: the same, with such noun phrases given the name of the person whose title they repeat, or of
the one armed body named in the sentences before. Where two could be meant, the words stay as printed.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words
from recount.reading.names import titles
from recount.reading.people import Draft

__all__ = ["recalled"]

BODY_REACH, PERSON_REACH = 4, 12
"""Sentences that `the group` and `the general` look back."""

ARMED = {"rebel", "militia", "criminal", "unknown"}
NAMED = {"actor-known", "actor-name", "actor-short-name"}
MODIFIERS = ("amod", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "compound", "nummod", "flat")


def recalled(syntax: Syntax, drafts: Mapping[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """Return the mentions with bare definite nouns read as whom they recall."""
    bodies = cue_words(lexicon, "recalls_body")
    out = dict(drafts)
    for head in sorted(drafts):
        draft = drafts[head]
        if draft.named.rule != "actor-noun" or draft.plural or not _bare_definite(syntax, head):
            continue
        if syntax.words[head].lemma in bodies:
            meant = _one(syntax, head, [d for d in out.values() if _is_body(syntax, d)], BODY_REACH)
        elif titles(lexicon).at(syntax, head, head + 1):
            holders = [d for d in out.values() if d.named.person and _bears(syntax, d, syntax.words[head].text)]
            meant = _one(syntax, head, holders, PERSON_REACH)
        else:
            continue
        if meant is not None:
            out[head] = msgspec.structs.replace(
                draft, named=msgspec.structs.replace(meant.named, rule="actor-recalled")
            )
    return out


def _bare_definite(syntax: Syntax, head: int) -> bool:
    """Tell `the general`, without a word more."""
    articles = [syntax.words[c].text.lower() for c in syntax.children(head, "det")]
    return articles == ["the"] and not syntax.children(head, *MODIFIERS)


def _is_body(syntax: Syntax, draft: Draft) -> bool:
    named = draft.named
    proper = syntax.words[draft.head].pos == "PROPN"
    return proper and not named.person and named.rule in NAMED and named.kind in ARMED


def _bears(syntax: Syntax, draft: Draft, title: str) -> bool:
    """Tell whether a person was named with this title: `Colonel Tadeo Urbina`."""
    words = {syntax.words[i].text.lower() for i in range(draft.first, draft.last + 1)}
    return title.lower() in words


def _one(syntax: Syntax, head: int, candidates: list[Draft], reach: int) -> Draft | None:
    """Return the one that was named in the sentences before, if there was but one."""
    here = syntax.words[head].sentence
    near = [d for d in candidates if d.head < head and here - syntax.words[d.head].sentence <= reach]
    return near[-1] if near and len({d.named.name for d in near}) == 1 else None
