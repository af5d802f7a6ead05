"""Lines of a head that are only half understood -> the date and the outlet that they plainly give.

In: units above the story that `read_line` does not explain whole, such as `MORNING NEWS, 0700 GMT, FRIDAY, 13 JUNE
1986` or `Flash Update No. 7 (as of 10 November 2022)`; out: a whole date that is set off by marks, and a name of its
own that is an outlet's. A report that tells who produced it in a sentence is read here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lemminflect import getInflection

from recount.intake.names import publisher_name
from recount.intake.stamps import Stamp, find_stamps
from recount.intake.words import alternation, furniture_words
from recount.lexicon import Lexicon

__all__ = ["copyright_holder", "head_date", "head_outlet", "issuer", "masthead", "produced_by"]

LONGEST = 200
"""Characters of the longest line that is looked at; a paragraph of the story is longer, or ends as a sentence."""

BEFORE = re.compile(r"(?:^|[,;:.|/(\[–—-])\s{0,3}$")
AFTER = re.compile(r"\s{0,3}(?:$|[,;.|/)\]–—-]|\d{1,2}[:.]\d\d)")
HARM = {"killed", "injured", "abducted", "detained", "displaced", "released"}

LONGEST_NAME, SMALL = 12, 3
"""Words of the longest name of a body, and letters of the words within it that need no capital: `to`, `for`."""

NAME = r"[A-Z][\w’'&-]{0,40}(?:\s(?:(?:of|the)\s){0,2}[A-Z][\w’'&-]{0,40}){0,6}"
RIGHTS = re.compile(
    rf"(?:©|\([Cc]\)|Copyright)[\s©]{{0,3}}(?:\(c\)\s)?(?:\d{{4}}(?:[–-]\d{{4}})?,?\s)?(?:by\s)?(?P<after>{NAME})"
    rf"|^(?P<before>{NAME})\.\s{{1,2}}All [Rr]ights [Rr]eserved"
)
"""Who holds the rights in a report, before or after the words that say so."""
CUT = re.compile(r"\s*[|•·;:]\s*|\s+[–—-]{1,2}\s+|,\s+|\.\s+|\t|\s+\d[\d.,]*(?:\s[A-Z]{2})?$|\s*[()]\s*")


def head_date(lines: Iterable[str], lexicon: Lexicon) -> Stamp | None:
    """Return the first whole date that a line sets off; one inside a sentence is none.

    >>> from recount.lexicon import load_lexicon
    >>> head_date(["EVENING NEWS, FRIDAY, 13 JUNE 1986"], load_lexicon()).value
    '1986-06-13'
    """
    for line in lines:
        if len(line) > LONGEST:
            continue
        for stamp in find_stamps(line, lexicon):
            before = _label(lexicon).sub("", line[: stamp.start])
            if stamp.full and stamp.value and BEFORE.search(before) and AFTER.match(line[stamp.end :]):
                return stamp
    return None


def head_outlet(lines: Iterable[str], lexicon: Lexicon) -> str | None:
    """Return the first piece of a line that is an outlet's or a body's name.

    >>> from recount.lexicon import load_lexicon
    >>> head_outlet(["Harbour News Network - Karvo office"], load_lexicon())
    'Harbour News Network'
    """
    pieces = (piece.strip() for line in lines if len(line) <= LONGEST for piece in CUT.split(line))
    return next((p for p in pieces if len(p.split()) > 1 and publisher_name(p, lexicon)), None)


def issuer(line: str, lexicon: Lexicon) -> str | None:
    """Return the body that a line of its own names in capitals: it issues what stands below the date.

    >>> from recount.lexicon import load_lexicon
    >>> issuer("UNITED NATIONS MISSION IN KARVO", load_lexicon())
    'UNITED NATIONS MISSION IN KARVO'
    """
    words = line.split()
    small = furniture_words(lexicon, "particle")
    named = all(w[0].isupper() or w.casefold() in small or len(w) <= SMALL for w in words)
    bare = [w.strip(".,-'’").casefold() for w in words]
    bodies = [n for n, w in enumerate(bare) if w in furniture_words(lexicon, "issuer", "media")]
    plain_end = bool(words) and words[-1][-1] not in ".?!:,"
    if not bodies or not named or not plain_end or len(words) > LONGEST_NAME or _deeds(lexicon) & set(bare):
        return None
    last = bodies[-1]
    after = words[last + 1 : last + 2]
    goes_on = not after or after[0].casefold() in small or len(after[0]) <= SMALL or words[last].endswith(",")
    return line if goes_on else None  # a name ends with the body's word, or says of what or where it is


def produced_by(units: Iterable[str], lexicon: Lexicon) -> str | None:
    """Return who a sentence says produced the report.

    >>> from recount.lexicon import load_lexicon
    >>> produced_by(["This bulletin is produced by the Lakeside Forum in the region."], load_lexicon())
    'Lakeside Forum'
    """
    found = (_produced(lexicon).match(unit) for unit in units)
    return next((match["name"] for match in found if match), None)


def masthead(line: str, lexicon: Lexicon) -> str | None:
    """Return the outlet that a line begins with: `RADIO KARVO 97.9 FM`, `THE HERALD, ENGLISH SERVICE`.

    >>> from recount.lexicon import load_lexicon
    >>> masthead("Radio Karvo -- Evening desk", load_lexicon())
    'Radio Karvo'
    """
    first = "" if ":" in line else CUT.split(line)[0].strip()
    return first if publisher_name(first, lexicon) else None


def copyright_holder(units: Iterable[str], lexicon: Lexicon) -> str | None:
    """Return the outlet that a line on rights names.

    >>> from recount.lexicon import load_lexicon
    >>> copyright_holder(["The Harbour Herald. All rights reserved."], load_lexicon())
    'The Harbour Herald'
    """
    found = (match for unit in units if len(unit) <= LONGEST for match in RIGHTS.finditer(unit))
    names = ((match["after"] or match["before"]).strip() for match in found)
    return next((name for name in names if publisher_name(name, lexicon)), None)


@cache
def _deeds(lexicon: Lexicon) -> frozenset[str]:
    """Return what verbs of violence and harm look like in a headline, which names nobody: `Army shells market`."""
    rows = [r.verbs for r in lexicon.events if r.type == "ASSAULT"]
    rows += [(*r.objects, *r.subjects) for r in lexicon.measures if r.measure in HARM]
    verbs = {verb for row in rows for verb in row if " " not in verb}
    forms = {form for verb in verbs for tag in ("VB", "VBZ", "VBD", "VBN", "VBG") for form in getInflection(verb, tag)}
    return frozenset(form.casefold() for form in forms)


@cache
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    words = furniture_words(lexicon, "published", "updated", "edition")
    document = rf"{alternation(furniture_words(lexicon, 'document'))}\s(?:of|for|on)"
    return re.compile(rf"(?:(?<=[\s(|,])|^)(?:{alternation(words)}:?|{document})\s{{0,3}}$", re.IGNORECASE)


@cache
def _produced(lexicon: Lexicon) -> re.Pattern[str]:
    """Match `This update is produced by the …`: documents of aid bodies say so in their first lines."""
    kinds, verbs = (alternation(furniture_words(lexicon, kind)) for kind in ("document", "produced"))
    return re.compile(rf"(?i:This\s{kinds}\s(?:is|was|has\sbeen)\s{verbs}\s(?:the\s)?)(?P<name>{NAME})")
