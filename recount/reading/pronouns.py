"""Pronouns -> the actors that they can only mean, by nearness, number and grammar; where in doubt, nobody.

he, she: the nearest single person before who is a subject, in this sentence or the three before, else the person whom
the report names most. they: several people,
subject of a clause in this sentence or the one before. it: a body that is the nearest subject before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words
from recount.reading.gazetteer import gazetteer
from recount.reading.naming import Named
from recount.reading.people import Draft

__all__ = ["owned", "resolve_pronouns"]

PERSON_REACH = 3
OTHER_REACH = 1
"""Sentences that a pronoun looks back."""

MOST_SUBJECTS = 12
"""Subjects that are looked at: enough for any prose, and a bound for endless sentences."""

SUBJECTS = {"nsubj", "nsubj:pass"}


def resolve_pronouns(syntax: Syntax, drafts: Mapping[int, Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a mention for each personal pronoun whose actor is clear."""
    one, many, body = (cue_words(lexicon, f"pronoun_{use}") for use in ("person", "people", "body"))
    subjects: list[Draft] = []
    persons: list[Draft] = []
    named: Counter[str] = Counter()
    for word in syntax.words:
        draft = drafts.get(word.index)
        if draft is not None and draft.named.person and not draft.plural and draft.named.kind != "media":
            persons.append(draft)
            named[draft.named.name] += 1
        if draft is not None and _is_subject(syntax, word.index):
            subjects.append(draft)
        text = word.text.lower()
        if word.pos != "PRON" or word.tag not in {"PRP", "PRP$"}:
            continue
        found = None
        if text in one:
            found = _nearest(syntax, word.index, subjects, PERSON_REACH, lambda d: d.named.person and not d.plural)
            if found is not None and _opens_paragraph(syntax, word.index) and _embedded(syntax, found.head):
                found = None  # a new paragraph goes on with whom the last one was about, not whom it mentioned
            found = found or _central(syntax, word.index, persons, named)
        elif text in many:
            found = _nearest(
                syntax, word.index, subjects, OTHER_REACH, lambda d: d.plural and d.named.kind != "facility"
            )
        elif text in body and word.rel in SUBJECTS and not syntax.children(word.head, "csubj", "expl"):
            found = _body(syntax, word.index, subjects)
        if found is not None:
            meant = msgspec.structs.replace(found.named, rule="actor-pronoun")
            stands = Draft(head=word.index, first=word.index, last=word.index, named=meant, plural=found.plural)
            if _is_subject(syntax, word.index):
                subjects.append(stands)  # a pronoun carries its person on to the next one
            yield stands


def _opens_paragraph(syntax: Syntax, at: int) -> bool:
    """Tell whether a word stands in the first sentence of a paragraph, or in one after a line without a verb."""
    sentence = syntax.words[at].sentence
    before = syntax.sentences[sentence - 1] if sentence else None
    return before is None or before.paragraph != syntax.sentences[sentence].paragraph


def _embedded(syntax: Syntax, head: int) -> bool:
    """Tell a subject of a clause that another clause reports or describes."""
    clause = syntax.clause_head(head)
    return any(syntax.words[a].rel in {"ccomp", "acl:relcl", "advcl"} for a in (clause, *syntax.ancestors(clause)))


def _central(syntax: Syntax, at: int, persons: list[Draft], named: Counter[str]) -> Draft | None:
    """Return whom a report is about so far, where no person is the subject of a sentence just before.

    That is the person named most often, and more than once; else the one person that the sentence before names.
    """
    sentence = syntax.words[at].sentence
    most = max(named, key=lambda n: named[n], default=None)
    if most is not None and named[most] > 1:
        return next(p for p in reversed(persons) if p.named.name == most)
    recent = [p for p in persons[-MOST_SUBJECTS:] if syntax.words[p.head].sentence < sentence]
    near = {p.named.name: p for p in recent if sentence - syntax.words[p.head].sentence <= OTHER_REACH}
    return next(iter(near.values())) if len(near) == 1 else None


def owned(syntax: Syntax, drafts: Mapping[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """Return the mentions with `its forces`, `his men` made those of the nearest subject before who can own them."""
    out, subjects = dict(drafts), list[Draft]()
    for word in syntax.words:
        draft = out.get(word.index)
        if draft is not None and _is_subject(syntax, word.index):
            subjects.append(draft)
        if word.tag != "PRP$" or word.rel != "nmod:poss" or word.lemma not in cue_words(lexicon, "owner"):
            continue
        thing = out.get(word.head)
        if (
            thing is None
            or thing.named.country
            or syntax.words[word.head].lemma not in cue_words(lexicon, "own_people")
        ):
            continue
        his = word.text.lower() in cue_words(lexicon, "owner_person")
        owner = next(
            (s for s in reversed(subjects[-MOST_SUBJECTS:]) if s.head < word.index and s.head != thing.head), None
        )
        if owner is not None and his and (owner.plural or owner.named.group):
            continue
        if owner is not None and syntax.words[word.index].sentence - syntax.words[owner.head].sentence <= OTHER_REACH:
            out[word.head] = msgspec.structs.replace(thing, named=_belonging(thing.named, owner.named, lexicon))
    return out


def _belonging(thing: Named, owner: Named, lexicon: Lexicon) -> Named:
    country = gazetteer(lexicon).countries.get(owner.country or "")
    if thing.body and country and owner.kind in {"government", "military"} and not owner.person:
        return msgspec.structs.replace(
            thing, name=f"{thing.body} of {country.name}", country=country.iso3, rule="actor-owned"
        )
    if (thing.weak or thing.kind == "civilian") and owner.kind in {
        "rebel",
        "militia",
        "military",
        "police",
        "criminal",
    }:
        return msgspec.structs.replace(thing, kind=owner.kind, country=owner.country, rule="actor-owned")
    return thing


def _is_subject(syntax: Syntax, i: int) -> bool:
    return syntax.words[syntax.first_conjunct(i)].rel in SUBJECTS


def _nearest(syntax: Syntax, at: int, subjects: list[Draft], reach: int, fits: object) -> Draft | None:
    """Return the nearest fitting subject that governs no clause around the pronoun's own words."""
    assert callable(fits)
    for draft in reversed(subjects[-MOST_SUBJECTS:]):
        if syntax.words[at].sentence - syntax.words[draft.head].sentence > reach:
            return None
        same_clause = syntax.clause_head(draft.head) == syntax.clause_head(at)
        if fits(draft) and not (same_clause and syntax.words[at].rel not in {"nmod:poss"}):
            return draft
    return None


def _body(syntax: Syntax, at: int, subjects: list[Draft]) -> Draft | None:
    """Return the nearest subject before, if that is a body: anything else before it leaves doubt."""
    near = [
        s for s in subjects[-MOST_SUBJECTS:] if syntax.words[at].sentence - syntax.words[s.head].sentence <= OTHER_REACH
    ]
    apart = [s for s in near if syntax.clause_head(s.head) != syntax.clause_head(at)]
    # what the sentence before is about comes before what it reports of others
    main = [s for s in apart if not _embedded(syntax, s.head)] or apart
    last = main[-1] if main else None
    return last if last is not None and last.named.group and not last.plural else None
