"""Mentions of one report -> the same, linked: short names to full ones, appositions, abbreviations in brackets.

"Colonel Ali Sabt, a spokesman … Sabt said": both are Ali Sabt, of the kind that the title gave. Only names that the
report itself has given before are linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words
from recount.reading.match import pieces
from recount.reading.naming import Named
from recount.records import ActorKind, PlaceMention

__all__ = ["ARMED", "Draft", "abbreviated", "link", "short_names"]

ABBREVIATION = re.compile(r"\s?\((?:the |or |known as )?([A-Z][A-Za-z0-9&-]{1,9})\)")
ARMED: set[ActorKind] = {"rebel", "militia", "criminal", "military", "police"}
CAPITALS = 2
"""An abbreviation has at least this many."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A mention on the way: its head, its words, who it is."""

    head: int
    first: int
    last: int
    named: Named
    plural: bool = False


def link(syntax: Syntax, drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the mentions with names filled in from appositions and from fuller names earlier in the report."""
    out = dict(drafts)
    for head in sorted(out):
        _join_apposition(syntax, head, out)
    known: dict[str, Named] = {}
    for head in sorted(out):
        draft = out[head]
        if draft.named.rule in {"actor-person", "actor-apposition"} or (
            draft.named.rule == "actor-known" and draft.named.person
        ):
            named = _fullest(draft.named, known)
            out[head] = msgspec.structs.replace(draft, named=named)
            known[_surname(named.name)] = named
    return out


def abbreviated(syntax: Syntax, drafts: Mapping[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """Return the mentions with the abbreviations that the report introduces in brackets read as their full names."""
    letters: dict[str, Named] = {}
    out = dict(drafts)
    for head in sorted(drafts):
        draft = drafts[head]
        _abbreviate(syntax, draft, letters)
        named = letters.get(syntax.words[head].text)
        before = [letters[w.text] for w in syntax.words[draft.first : head] if w.text in letters]
        alone = draft.first == draft.last == head  # the report's own abbreviation beats that of a list
        if named is not None and (draft.named.rule in {"actor-name", "actor-noun"} or (alone and named != draft.named)):
            out[head] = msgspec.structs.replace(draft, named=msgspec.structs.replace(named, rule="actor-short-name"))
        elif before and draft.named.rule == "actor-noun":
            out[head] = _theirs(syntax, draft, before[-1], lexicon)
    return out


def _theirs(syntax: Syntax, draft: Draft, body: Named, lexicon: Lexicon) -> Draft:
    """Return who is meant by an abbreviation before a noun: the body itself by its fighters, else one of the body's."""
    sure = body.id is not None or body.kind in ARMED
    kind = body.kind if sure else draft.named.kind
    if syntax.words[draft.head].lemma in cue_words(lexicon, "members") and not draft.named.person:
        return msgspec.structs.replace(
            draft, named=msgspec.structs.replace(body, kind=kind, rule="actor-short-name", group=True)
        )
    if not draft.named.weak:
        return draft
    return msgspec.structs.replace(
        draft, named=msgspec.structs.replace(draft.named, kind=body.kind, country=body.country or draft.named.country)
    )


def _join_apposition(syntax: Syntax, head: int, drafts: dict[int, Draft]) -> None:
    """Give a person and the noun beside it (`Ali Sabt, a farmer`) one name, and the more telling kind."""
    after = [
        h
        for h in (drafts[head].last + 1, drafts[head].last + 2)
        if h in drafts and drafts[h].first == drafts[head].last + 1
    ]
    for other in (*syntax.children(head, "appos"), *after):
        one, two = drafts.get(head), drafts.get(other)
        if one is None or two is None or one.named.kind == "facility" or two.named.kind == "facility":
            continue
        person = next((d for d in (one, two) if d.named.rule in {"actor-person", "actor-known"}), None)
        noun = two if person is one else one
        if (
            person is None
            or noun.named.rule not in {"actor-noun", "actor-office"}
            or noun.plural
            or (person.named.person and noun.named.group)
        ):
            continue
        kind = person.named.kind if person.named.kind != "unknown" else noun.named.kind
        named = msgspec.structs.replace(person.named, kind=kind, country=person.named.country or noun.named.country)
        drafts[person.head] = msgspec.structs.replace(person, named=named)
        drafts[noun.head] = msgspec.structs.replace(noun, named=msgspec.structs.replace(named, rule="actor-apposition"))


def _surname(name: str) -> str:
    cut = pieces(name)
    return cut[-1] if cut else name


def _fullest(named: Named, known: Mapping[str, Named]) -> Named:
    """Return the name with what an earlier, compatible mention of it adds."""
    earlier = known.get(_surname(named.name))
    if earlier is None or not _compatible(named.name, earlier.name):
        return named
    longer = earlier if len(pieces(earlier.name)) >= len(pieces(named.name)) else named
    return msgspec.structs.replace(
        named,
        name=earlier.name if earlier.id else longer.name,
        kind=earlier.kind if named.kind == "unknown" or earlier.id else named.kind,
        country=named.country or earlier.country,
        id=named.id or earlier.id,
    )


def _compatible(name: str, earlier: str) -> bool:
    """Tell names of which one is a part of the other."""
    one, two = set(pieces(name)), set(pieces(earlier))
    return one <= two or two <= one


def short_names(syntax: Syntax, drafts: Mapping[int, Draft], places: Mapping[int, PlaceMention]) -> Iterator[Draft]:
    """Yield mentions for surnames and abbreviations that stand where nothing was found, after they were introduced."""
    surnames: dict[str, Named] = {}
    letters: dict[str, Named] = {}
    covered = {i for d in drafts.values() for i in range(d.first, d.last + 1)}
    for word in syntax.words:
        draft = drafts.get(word.index)
        if draft is not None:
            if draft.named.person and draft.named.rule in {"actor-person", "actor-known"}:
                surnames[_surname(draft.named.name)] = draft.named
            else:
                _abbreviate(syntax, draft, letters)
        elif word.index not in covered and word.index not in places and word.pos == "PROPN":
            named = letters.get(word.text) or (
                surnames.get(_surname(word.text)) if word.text[:1].isupper() or "-" in word.text else None
            )
            if named is not None:
                yield Draft(
                    head=word.index,
                    first=word.index,
                    last=word.index,
                    named=msgspec.structs.replace(named, rule="actor-short-name"),
                )


def _abbreviate(syntax: Syntax, draft: Draft, letters: dict[str, Named]) -> None:
    """Remember the abbreviation that follows a proper name in brackets."""
    end = syntax.words[draft.last].end
    found = ABBREVIATION.match(syntax.text[end : end + 30])
    proper = any(syntax.words[i].pos == "PROPN" for i in range(draft.first, draft.last + 1))
    if not found or not proper or sum(c.isupper() for c in found.group(1)) < CAPITALS:
        return
    earlier = letters.get(found.group(1))
    inner = earlier is not None and draft.named.name in earlier.name and draft.named.id is None
    if not inner or _initials(draft.named.name) == found.group(1):
        letters[found.group(1)] = draft.named


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
