"""`the general`, `the group`, `the regime` -> whom the report has named so before, where the words can only mean one.

In: mentions by head; out: the same, with such noun phrases given the name of the person whose title they repeat, of the
one armed body named in the sentences before, or of the one country's. Where two could be meant, the words stay.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import CountryRow
from recount.reading.cues import cue_words
from recount.reading.gazetteer import gazetteer
from recount.reading.members import are_members
from recount.reading.names import titles
from recount.reading.naming import Named, in_office
from recount.reading.offices import office_at
from recount.reading.people import Draft
from recount.records import PlaceMention

__all__ = ["recalled"]

BODY_REACH, PERSON_REACH = 4, 12
"""Sentences that `the group` and `the general` look back."""

ARMED = {"rebel", "militia", "criminal", "unknown"}
NAMED = {"actor-known", "actor-name", "actor-short-name"}
MODIFIERS = ("amod", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "compound", "nummod", "flat")


def recalled(
    syntax: Syntax, drafts: Mapping[int, Draft], places: Mapping[int, PlaceMention], day: str | None, lexicon: Lexicon
) -> dict[int, Draft]:
    """Return the mentions with bare definite nouns read as whom they recall, in a report of that day (ISO)."""
    out = dict(drafts)
    for head in sorted(drafts):
        draft = drafts[head]
        if draft.named.rule in {"actor-noun", "actor-name"} and _bare_definite(syntax, head):
            meant = _named_before(syntax, out, draft, lexicon)
            single = draft.named.group or not draft.plural
            named = meant.named if meant else _of_state(syntax, out, draft, places, day, lexicon) if single else None
            if named is not None:
                out[head] = msgspec.structs.replace(draft, named=msgspec.structs.replace(named, rule="actor-recalled"))
    return out


def _named_before(syntax: Syntax, drafts: Mapping[int, Draft], draft: Draft, lexicon: Lexicon) -> Draft | None:
    """Return the one who was named before: `the group`, `the rebels` a body, `the general` who bore the title."""
    head, earlier = draft.head, list(drafts.values())
    if draft.named.rule == "actor-name":
        return _one(syntax, head, [d for d in earlier if _is_longer(syntax, d, head)], PERSON_REACH)
    if draft.plural:
        if draft.named.kind not in ARMED or not are_members(syntax, head, lexicon):
            return None
        so_called = [d for d in earlier if d.head < head and _repeats(syntax, d, draft)]
        bodies = [d for d in earlier if _is_body(syntax, d) and d.named.kind == draft.named.kind]
        return _one(syntax, head, [*bodies, *so_called], BODY_REACH)
    if syntax.words[head].lemma in cue_words(lexicon, "recalls_body"):
        return _one(syntax, head, [d for d in earlier if _is_body(syntax, d)], BODY_REACH)
    if draft.named.group:
        return _one(syntax, head, [d for d in earlier if _is_named_kind(syntax, d, head)], PERSON_REACH)
    if titles(lexicon).at(syntax, head, head + 1):
        holders = [d for d in earlier if d.named.person and _bears(syntax, d, syntax.words[head].text)]
        return _one(syntax, head, holders, PERSON_REACH)
    return None


def _is_longer(syntax: Syntax, draft: Draft, head: int) -> bool:
    """Tell a body of whose name a word is repeated: the Liberation Tigers … the Tigers."""
    words = {w.text for w in syntax.words[draft.first : draft.last + 1]}
    return draft.named.group and not draft.named.person and len(words) > 1 and syntax.words[head].text in words


def _is_named_kind(syntax: Syntax, draft: Draft, head: int) -> bool:
    """Tell a body named with the same noun before: the Misrata militia … the militia."""
    words = syntax.words[draft.first : draft.last + 1]
    named = (
        draft.named.group
        and not draft.named.person
        and any(w.tag in {"NNP", "NNPS"} or w.pos == "PROPN" for w in words)
    )
    return (named or draft.named.country is not None) and syntax.words[draft.head].lemma.lower() == syntax.words[
        head
    ].lemma


def _repeats(syntax: Syntax, earlier: Draft, draft: Draft) -> bool:
    """Tell others of the same noun (`Syrian rebels … the rebels`), whom the words mean as well."""
    return earlier.named.rule == "actor-noun" and syntax.words[earlier.head].lemma == syntax.words[draft.head].lemma


def _of_state(
    syntax: Syntax, drafts: Mapping[int, Draft], draft: Draft, places: Mapping[int, PlaceMention], day: str | None,
    lexicon: Lexicon,
) -> Named | None:  # fmt: skip
    """Return the government, army, police or office of the one country that the report is about just there."""
    office = office_at(syntax, draft.head, draft.head, lexicon)
    if draft.named.country or not (draft.named.body or (office and office.title)):
        return None
    country = _country(syntax, drafts, places, draft.head, lexicon)
    if country is None:
        return None
    if office is not None:
        return in_office(syntax, draft.head, office, country.iso3, lexicon, day)
    return msgspec.structs.replace(draft.named, name=f"{draft.named.body} of {country.name}", country=country.iso3)


def _country(
    syntax: Syntax, drafts: Mapping[int, Draft], places: Mapping[int, PlaceMention], head: int, lexicon: Lexicon
) -> CountryRow | None:
    """Return the one country of what this sentence and those before name; that of a border alone says nothing."""
    here = syntax.words[head].sentence
    first = syntax.sentences[max(0, here - BODY_REACH)].first
    last = syntax.sentences[here].last
    there = [p.value for i, p in places.items() if first <= i < last]
    bodies = [d.named for i, d in drafts.items() if first <= i < last]
    # a state that acts or is acted on («the army accused Iran») is another party, no sign of whose army it is; nor is
    # the one that somebody fled to
    told = {p.value.country for i, p in places.items() if first <= i < last and not p.inside and _is_in(syntax, i, p)}
    named = {p.country for p in there} | {n.country for n in bodies}
    only = told - {None} if len(named - {None}) == 1 else set[str]()
    return gazetteer(lexicon).countries.get(next(iter(only)) or "") if only else None


def _is_in(syntax: Syntax, head: int, place: PlaceMention) -> bool:
    """Tell a place that things happen in: any that is no whole country, or a country after `in`."""
    return place.value.precision != "country" or syntax.preposition(head) == "in"


def _bare_definite(syntax: Syntax, head: int) -> bool:
    """Tell `the general`, without a word more."""
    articles = [syntax.words[c].text.lower() for c in syntax.children(head, "det")]
    return articles == ["the"] and not syntax.children(head, *MODIFIERS)


def _is_body(syntax: Syntax, draft: Draft) -> bool:
    named = draft.named
    proper = any(syntax.words[i].pos == "PROPN" for i in range(draft.first, draft.last + 1))
    called = named.rule in NAMED or syntax.words[draft.head].tag == "NNPS"  # the Maoists
    return proper and not named.person and called and named.kind in ARMED


def _bears(syntax: Syntax, draft: Draft, title: str) -> bool:
    """Tell whether a person was named with this title: `Colonel Tadeo Urbina`."""
    words = {syntax.words[i].text.lower() for i in range(draft.first, draft.last + 1)}
    return title.lower() in words


def _one(syntax: Syntax, head: int, candidates: list[Draft], reach: int) -> Draft | None:
    """Return the one that was named in the sentences before, if there was but one."""
    here = syntax.words[head].sentence
    near = [d for d in candidates if d.head < head and here - syntax.words[d.head].sentence <= reach]
    return near[-1] if near and len({d.named.name for d in near}) == 1 else None
