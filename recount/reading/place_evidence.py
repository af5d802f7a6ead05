"""Names of the gazetteer in a text -> whether each stands for a place: by the model, prepositions, grammar, size.

Some village is called like almost any word, so a small place needs more to be believed than a large one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from recount.gazetteer import Entry
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import capitalised, cue_before, cue_words, lower, printed_as_name
from recount.reading.gazetteer import gazetteer
from recount.reading.match import HYPHENS, pieces
from recount.reading.names import actor_names, noun_at, titles
from recount.reading.place_names import is_known
from recount.reading.ranking import Setting
from recount.records import Report

__all__ = ["Hit", "find_hits", "has_evidence", "is_persons", "largest", "mostly_persons", "needs_none", "words_of"]

REGIONS = {"region", "continent", "admin1", "sea", "river", "strait", "mountain"}
TIED = {"compound", "flat", "nmod:desc", "appos"}

JOINED = 15_000
"""People of each of two towns that a hyphen joins: the Vel-Karvo road."""

INITIALS = 4
"""Letters of the longest initials."""

LONGEST_OPENING = 4
"""Words that a known body's name may have before a place's."""

LARGE = 500_000
"""People; the name of a place this large needs no preposition before it."""


class Hit(msgspec.Struct, frozen=True):
    """A name of the gazetteer where it stands: words `first` to `last`, and the places called so."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find_hits(syntax: Syntax, report: Report, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the names of the gazetteer that are printed as names; those of the dateline are left out."""
    articles = cue_words(lexicon, "article")
    for match in gazetteer(lexicon).names.find(syntax):
        start, end = syntax.words[match.first].start, syntax.words[match.last].end
        if report.dateline and start < report.dateline.end and end > report.dateline.start:
            continue
        hit = Hit(match.first, match.last, match.value)
        if not printed_as_name(syntax, match.first, match.last, articles) or _is_initials(syntax, hit, lexicon):
            continue
        longer = _part_of_longer(syntax, hit, lexicon) or _goes_on(syntax, hit, lexicon)
        if not longer and not _names_a_body(syntax, hit, lexicon):
            yield hit


def _is_initials(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a short word in capitals among others that are not: `UN`, `SWAT` are no towns called Un or Swat."""
    if hit.first != hit.last or gazetteer(lexicon).names.is_exact(syntax.words[hit.first].text):
        return False
    text, sentence = syntax.words[hit.first].text, syntax.sentences[syntax.words[hit.first].sentence]
    if not text.isupper() or len(text) > INITIALS:
        return False
    return not syntax.text[sentence.start : sentence.end].isupper()


def _part_of_longer(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a small place's name that is one word of another, longer name: Wemba Tisko is not Wemba."""
    if (
        lower(syntax, hit.first - 1) in cue_words(lexicon, "street_before")
        and syntax.words[hit.first - 1].text.istitle()
    ):
        return True
    if largest(hit) >= LARGE or any(e.kind == "country" for e in hit.entries):
        return False
    before = syntax.words[hit.first - 1] if hit.first else None
    if (
        before
        and before.text.istitle()
        and before.text.lower() in cue_words(lexicon, "joins_name")
        and _tied(syntax, before.index, hit.first, TIED)
    ):
        return True  # «Abu Karvo»
    region = any(e.kind in REGIONS and not e.other for e in hit.entries) and lower(syntax, hit.first - 1) != "the"
    for i, by in (
        (_neighbour(syntax, hit.first, -1, lexicon), hit.first),
        (_neighbour(syntax, hit.last, 1, lexicon), hit.last),
    ):
        if i is None or not capitalised(syntax.words[i].text, cue_words(lexicon, "article")):
            continue
        one_name = _tied(syntax, i, by, TIED) or abs(i - by) > 1
        if one_name and _one_label(syntax, i, by) and not _contains(syntax, i, hit, lexicon):
            return not _says_what(syntax, i, lexicon, before=i < by)
        if (
            not region
            and _tied(syntax, i, by, TIED)
            and syntax.words[i].tag in {"NNP", "NNPS"}
            and not _ordinary(syntax, i, lexicon)
        ):
            return True
    return False


def _neighbour(syntax: Syntax, i: int, step: int, lexicon: Lexicon) -> int | None:
    """Return the next word of the sentence on one side, a hyphen and an article of names aside."""
    sentence = syntax.sentences[syntax.words[i].sentence]
    j = i + step
    while sentence.first <= j < sentence.last and (
        syntax.words[j].text in HYPHENS or lower(syntax, j) in cue_words(lexicon, "joins_name")
    ):
        j += step
    return j if sentence.first <= j < sentence.last else None


def _tied(syntax: Syntax, i: int, by: int, rels: set[str]) -> bool:
    """Tell two words of one phrase: one hangs on the other by such an arc, or both on a third."""
    word, beside = syntax.words[i], syntax.words[by]
    if (word.head == by and word.rel in rels) or (beside.head == i and beside.rel in rels):
        return True
    return word.head == beside.head and word.rel in rels and beside.rel in rels


def _one_label(syntax: Syntax, i: int, by: int) -> bool:
    return syntax.words[i].entity == syntax.words[by].entity == "LOC"


def _contains(syntax: Syntax, i: int, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a neighbour that is the country or region of the place (Aleppo, Syria), or a second place joined to it."""
    place = gazetteer(lexicon).names.at(syntax, i)
    if place is None:
        return False
    hyphen = abs(i - hit.first) > 1 and abs(i - hit.last) > 1
    if hyphen and min(largest(hit), max((e.population for e in place.value), default=0)) >= JOINED:
        return True
    wide = {e.country for e in place.value if e.kind == "country" or e.kind in REGIONS}
    return any(e.country in wide for e in hit.entries)


def _says_what(syntax: Syntax, i: int, lexicon: Lexicon, before: bool = False) -> bool:
    """Tell a word that says what kind of place or actor stands beside it, and is no part of its name.

    `before`: a noun in front of a name is part of it: Port Karvo, Camp Karvo; the Karvo port is in Karvo.
    """
    uses = ("direction", "not_name", *(() if before else ("place_after", "admin1_after", "admin2_after")))
    noun = not before and noun_at(syntax, i, i + 1, lexicon)
    return bool(noun or titles(lexicon).at(syntax, i, i + 1)) or any(
        lower(syntax, i) in cue_words(lexicon, use) for use in uses
    )


def _goes_on(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell what joins another name right after: Busra al-Harir is not Busra, nor Sang-e Surkh Sang."""
    after = [w.text for w in syntax.words[hit.last + 1 : hit.last + 4]]
    head, _, rest = (after[0] if after else "").partition("-")
    name = rest or (after[2] if len(after) > 2 and after[1] in HYPHENS else "")
    goes_on = head.islower() and head in cue_words(lexicon, "article") and name[:1].isupper()
    if len(after) > 2 and after[0] in HYPHENS and syntax.words[hit.last].end == syntax.words[hit.last + 1].start:
        goes_on = after[1].islower() and after[1] in cue_words(lexicon, "joins_name") and after[2][:1].isupper()
    return goes_on and not any(e.kind == "country" for e in hit.entries)


def _names_a_body(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a word of a known body's name (European Union), or a noun that begins one: Bank of Mexico."""
    if any(e.kind == "country" or (e.kind in REGIONS and not e.other) for e in hit.entries):
        return False
    noun = noun_at(syntax, hit.first, hit.last + 1, lexicon)
    if noun and noun.last == hit.last and noun.value.group and lower(syntax, hit.last + 1) in {"of", "for"}:
        return True
    for i in range(max(0, hit.first - LONGEST_OPENING), hit.first + 1):
        known = actor_names(lexicon).at(syntax, i)
        if known and known.last >= hit.last and (known.first, known.last) != (hit.first, hit.last):
            return all(not row.person for row in known.value)
    return False


def _ordinary(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell a neighbour that is no part of the name: a known place or a people by itself, or what says the kind."""
    place = gazetteer(lexicon).names.at(syntax, i)
    found = (place and any(map(is_known, place.value))) or gazetteer(lexicon).demonyms.at(syntax, i)
    return bool(found) or _says_what(syntax, i, lexicon)


def words_of(syntax: Syntax, hit: Hit) -> str:
    """Return the words of a name in lower case."""
    return syntax.word_span(hit.first, hit.last).text.lower()


def largest(hit: Hit) -> int:
    """Return the people of the largest place that has this as its first name."""
    return max((e.population for e in hit.entries if not e.other), default=0)


def has_evidence(syntax: Syntax, hit: Hit, contained: bool, setting: Setting, lexicon: Lexicon) -> bool:
    """Tell whether the words around a name, or the model, make it a place's."""
    words = syntax.words[hit.first : hit.last + 1]
    if contained or cue_before(syntax, hit.first, _of(lexicon)):
        return True
    if _is_ordinary_word(syntax, hit, lexicon):
        return False
    known = any(map(is_known, hit.entries))
    first_name = known or any(not e.other or e.country in setting.countries for e in hit.entries)
    if first_name and all(w.entity == "LOC" and w.pos != "VERB" for w in words):
        return True
    person = is_persons(syntax, hit, setting)
    if not known and (person or not any(e.country in setting.countries for e in hit.entries)):
        return False  # some village is called like almost any word
    there = known and _alone(syntax, hit) and any(e.country in setting.countries for e in hit.entries)
    if (there or not person) and _taken(syntax, hit, lexicon):
        return True
    loose = known and not person
    where = cue_words(lexicon, "near") | cue_words(lexicon, "locative" if loose else "within")
    return _stands_after(syntax, hit.first, where, lexicon) and not any(w.pos in {"VERB", "ADV"} for w in words)


def is_persons(syntax: Syntax, hit: Hit, setting: Setting) -> bool:
    """Tell a name that the model takes for a person's, unless it is a place that many are called after.

    That is a country, a large town, or a place listed by hand: in a country that the report names, or under a name
    that stands alone and that nothing well known elsewhere bears.
    """
    if not any(w.entity == "PER" for w in syntax.words[hit.first : hit.last + 1]):
        return False
    only = len({e.country for e in hit.entries if is_known(e)}) == 1 and _alone(syntax, hit)
    listed = any(e.id in setting.listed and (only or e.country in setting.countries) for e in hit.entries)
    listed = listed or (_alone(syntax, hit) and _is_seat(syntax, hit, setting))
    return not listed and largest(hit) < LARGE and not any(e.kind == "country" for e in hit.entries)


def _is_seat(syntax: Syntax, hit: Hit, setting: Setting) -> bool:
    """Tell the name of a seat of government."""
    key = " ".join(pieces(words_of(syntax, hit)))
    return any((key, e.country or "") in setting.capitals for e in hit.entries)


def _alone(syntax: Syntax, hit: Hit) -> bool:
    """Tell a name that no word beside it makes a person's: no title, no first name, no surname."""
    sentence = syntax.words[hit.first].sentence
    beside = [syntax.words[i] for i in (hit.first - 1, hit.last + 1) if 0 <= i < len(syntax.words)]
    return not any(w.sentence == sentence and (w.entity == "PER" or w.tag in {"NNP", "NNPS"}) for w in beside)


def mostly_persons(syntax: Syntax, hits: list[Hit], believed: set[int], setting: Setting) -> set[str]:
    """Return the names that are a person's more often than a place's in the report; `believed`: hits with evidence."""
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit.first in believed:
            counts[words_of(syntax, hit)] -= 1
        elif hit.first == hit.last and is_persons(syntax, hit, setting):
            counts[words_of(syntax, hit)] += 1
    return {name for name, more in counts.items() if more > 0}


def _of(lexicon: Lexicon) -> frozenset[str]:
    return cue_words(lexicon, "town_of") | cue_words(lexicon, "admin1_of") | cue_words(lexicon, "admin2_of")


def _is_ordinary_word(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a word for a kind of place or a direction (`Hospital`, `North`), or one of the list of no names."""
    uses = ("not_name", "place_after", "admin1_after", "admin2_after", "direction")
    return any(words_of(syntax, hit) in cue_words(lexicon, use) for use in uses)


def _taken(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell the object of a verb that takes places: «seized Goma»; ordinary words and first names need more."""
    head = syntax.head_of(syntax.words[hit.first].start, syntax.words[hit.last].end)
    if head is None or words_of(syntax, hit) in cue_words(lexicon, "risky"):
        return False
    word = syntax.words[syntax.first_conjunct(head)]
    verb = syntax.words[word.head]
    named = all(w.pos == "PROPN" for w in syntax.words[hit.first : hit.last + 1])
    return named and word.rel in {"obj", "nsubj:pass"} and verb.lemma in cue_words(lexicon, "taken")


def _stands_after(syntax: Syntax, first: int, where: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether one of these prepositions stands before the name, or before its adjectives (`in northern Mali`)."""
    directions, i = cue_words(lexicon, "direction"), first - 1
    start = syntax.sentences[syntax.words[first].sentence].first
    while i > start and (lower(syntax, i) in directions or syntax.words[i].text == "-"):
        i -= 1
    return i >= start and cue_before(syntax, i + 1, where)


def needs_none(syntax: Syntax, hit: Hit, setting: Setting, lexicon: Lexicon) -> bool:
    """Tell a name that can hardly be anything else: a country, or a place of a country that the report names."""
    risky = words_of(syntax, hit) in cue_words(lexicon, "risky")
    if _is_ordinary_word(syntax, hit, lexicon) or is_persons(syntax, hit, setting):
        return False
    if risky and syntax.words[hit.first].entity == "PER":
        return _is_seat(syntax, hit, setting) and _alone(syntax, hit) and largest(hit) >= LARGE
    if any(e.kind == "country" for e in hit.entries) or (not risky and largest(hit) >= LARGE):
        return True
    if risky or _capital_says_nothing(syntax, hit):
        return False
    return any((e.country in setting.countries and is_known(e)) or e.id in setting.listed for e in hit.entries)


def _capital_says_nothing(syntax: Syntax, hit: Hit) -> bool:
    """Tell an ordinary word that is only capitalised because it begins a sentence or stands in a headline."""
    sentence = syntax.sentences[syntax.words[hit.first].sentence]
    usual = {"PROPN", "ADP", "DET", "PUNCT", "X"}
    return (hit.first == sentence.first or sentence.headline) and any(
        w.pos not in usual for w in syntax.words[hit.first : hit.last + 1]
    )
