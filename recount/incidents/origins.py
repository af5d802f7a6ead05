"""Source chains -> origins: who a claim rests on, one for all who repeat one spokesman, agency or wire story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recount.incidents.titles import office_beside
from recount.incidents.unions import Unions
from recount.incidents.vocabulary import Vocabulary, singular, words_of
from recount.records import AnyClaim, Origin, Report

__all__ = ["Voice", "Voices", "hear", "independent", "voices"]

HAVING = re.compile(r"[’']s?$")
BODIES = ("military", "police")
"""Kinds of body that speak with one voice, whoever of them is quoted."""


class Voice(NamedTuple):
    """Who says something, as far as it matters for counting voices once."""

    name: str
    words: frozenset[str]
    """What tells the voice from others: its names, its body; empty for people without a name."""
    home: str
    """The report, or the leader of its copies, or its publisher: what an unnamed voice cannot be told apart from."""
    offices: frozenset[str]
    """Those of its words that say what somebody is: governor, mayor, army."""
    nameless: bool
    """Called by office alone: `the mayor`, `Marrow's information minister`."""
    where: frozenset[str]
    """Of what or whom the office is, as far as that is told: `marrow`."""
    kind: str
    """`publisher`, `cited`, `crowd` or `speaker`."""


Voices = Mapping[str, str]
"""Claim -> key of its origin."""


def hear(
    claims: Iterable[AnyClaim], reports: Mapping[str, Report], text_of: Mapping[str, str], vocabulary: Vocabulary
) -> dict[str, Voice]:
    """Return who says each claim of one incident, by its id."""
    told = tuple(claims)
    heard = _heard(told)
    return {
        claim.id: _voice(claim, heard.get(claim.report, frozenset()), reports, text_of, vocabulary) for claim in told
    }


def voices(of_claim: Mapping[str, Voice]) -> tuple[Voices, dict[str, Voice]]:
    """Return the key of each claim's origin, and the origins by key, among those who say claims of one incident."""
    distinct = {_key(voice): voice for voice in of_claim.values()}
    unions = Unions(distinct)
    ranked = list(distinct.items())
    for at, (key, voice) in enumerate(ranked):
        for other_key, other in ranked[:at]:
            if _one_voice(voice, other):
                unions.join(other_key, key)
                break
    return {claim: unions.root(_key(voice)) for claim, voice in of_claim.items()}, distinct


def independent(
    claims: Iterable[AnyClaim], heard: Mapping[str, Voice], text_of: Mapping[str, str]
) -> tuple[Origin, ...]:
    """Return the origins that an incident rests on; denials count only where there is nothing else.

    What a report says in its own words rests on those it quotes about the same incident, if it quotes anybody.
    """
    told = tuple(claims)
    affirmed = tuple(claim for claim in told if claim.status != "did_not_happen") or told
    keys, known = voices({claim.id: heard[claim.id] for claim in affirmed})
    quoting = {_home(claim, text_of) for claim in affirmed if known[keys[claim.id]].kind != "publisher"}
    found: dict[str, list[AnyClaim]] = {}
    for claim in affirmed:
        if known[keys[claim.id]].kind != "publisher" or _home(claim, text_of) not in quoting:
            found.setdefault(keys[claim.id], []).append(claim)
    return tuple(_origin(known[key], group, text_of) for key, group in found.items())


def _origin(voice: Voice, claims: list[AnyClaim], text_of: Mapping[str, str]) -> Origin:
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    texts = {text_of.get(report, report) for report in reports}
    why = {
        "publisher": "told by the publisher, who quotes nobody",
        "cited": "cited",
        "crowd": "people without a name, told apart by report only",
        "speaker": "quoted",
    }[voice.kind]
    if len(reports) > 1:
        why += f" by {len(reports)} reports"
    if len(texts) < len(reports):
        why += f", of which {len(reports) - len(texts)} copy another"
    return Origin(name=voice.name, because=why, reports=reports, claims=tuple(claim.id for claim in claims))


def _heard(claims: Iterable[AnyClaim]) -> dict[str, frozenset[str]]:
    """Return the names of those whom each report quotes."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.sources and claim.sources[-1].role != "publisher":
            found.setdefault(claim.report, set()).add(claim.sources[-1].name)
    return {report: frozenset(names) for report, names in found.items()}


def _full_name(name: str, heard: frozenset[str], vocabulary: Vocabulary) -> str:
    """Return who `the spokesman` is, where the report quotes one spokesman only by a longer name."""
    words = set(words_of(name)) - {"the", "a", "an"}
    if len(words) != 1 or not words <= vocabulary.words["office"]:
        return name
    longer = [other for other in heard if other != name and words < set(words_of(other))]
    return longer[0] if len(longer) == 1 else name


def _voice(
    claim: AnyClaim,
    heard: frozenset[str],
    reports: Mapping[str, Report],
    text_of: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Voice:
    home = _home(claim, text_of)
    if not claim.sources or claim.sources[-1].role == "publisher":
        # One outlet is one voice, whatever the number of its articles; an unknown one is as many as its texts.
        first = reports.get(home, reports[claim.report]).publisher
        return _voice_of(first or "publisher not known", (), first.lower() if first else home, "publisher", vocabulary)
    source = claim.sources[-1]
    name = _full_name(source.name, heard, vocabulary)
    words = _telling_words(name, reports[claim.report].text, vocabulary)
    if source.role == "cited":
        return _voice_of(name, words, home, "cited", vocabulary)
    crowd = not words or (name.islower() and all(vocabulary.noun_kinds.get(word) == "civilian" for word in words))
    return _voice_of(name, () if crowd else words, home, "crowd" if crowd else "speaker", vocabulary)


def _voice_of(name: str, words: Iterable[str], home: str, kind: str, vocabulary: Vocabulary) -> Voice:
    telling = frozenset(words)
    offices = frozenset(word for word in telling if word in vocabulary.noun_kinds)
    nameless = name.islower() or singular(name.split()[-1]) in vocabulary.noun_kinds
    named = {singular(HAVING.sub("", word.lower())) for word in name.split() if word[:1].isupper()}
    where = telling & named if nameless else telling - named
    return Voice(name, telling, home, offices, nameless, where - offices, kind)


def _telling_words(name: str, text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of a name without those of mere office, and the offices and bodies that stand beside it."""
    words = {HAVING.sub("", word) for word in words_of(name)}
    words |= set(office_beside(name, text, vocabulary))
    kinds = {vocabulary.noun_kinds.get(word) for word in words}
    bodies = {body for body in BODIES if body in kinds}
    telling = words - vocabulary.words["office"] - vocabulary.words["crowd"]
    return frozenset(singular(word) for word in telling) | bodies


def _one_voice(one: Voice, other: Voice) -> bool:
    if one.kind == "publisher" or other.kind == "publisher":
        return one.kind == other.kind and one.home == other.home
    if one.kind == "crowd" or other.kind == "crowd":
        return one.kind == other.kind and one.home == other.home
    if one.words & other.words & set(BODIES):
        return True
    nameless = one.nameless or other.nameless
    shared = one.words & other.words
    elsewhere = (one.where - other.words) and (other.where - one.words)
    by_office = nameless and not elsewhere and bool(shared & one.offices)
    return one.words <= other.words or other.words <= one.words or by_office


def _key(voice: Voice) -> str:
    home = voice.home if voice.kind in {"crowd", "publisher"} else ""
    return f"{voice.kind}|{home}|{' '.join(sorted(voice.words)) or voice.name.lower()}"


def _home(claim: AnyClaim, text_of: Mapping[str, str]) -> str:
    return text_of.get(claim.report, claim.report)
