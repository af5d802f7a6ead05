"""What one fold worked out, in rows by name, for the next one: each row says what it was worked out from.

A row is used only where that is the same as before, so that any row may be old, or lost, and changes no result.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from recount.incidents.strong import Looked
from recount.incidents.tellings import Telling
from recount.intake.copies import Compared, Sketch
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Incident, Record

__all__ = ["Gathered", "Memory", "digest", "edition"]

SIZE = 16
"""Bytes of a digest: no two of billions are the same by chance."""
RULES = ("incidents", "records", "intake")
"""Folders whose code decides what comes out."""
LIBRARIES = ("numpy", "rensa")
PAIRS, SHARES = "pairs", "shares"
REPORT, SKETCH, INCIDENT = "report", "sketch", "incident"
Shares = tuple[tuple[str, str, float], ...]


class Gathered(NamedTuple):
    """What a report was found to tell of, and the names in it."""

    story: frozenset[str]
    tellings: tuple[Telling, ...]


class _Told(Record, frozen=True, kw_only=True):
    """The tellings of one report."""

    key: bytes
    """Of the report and its claims."""
    story: frozenset[str]
    tellings: tuple[Telling, ...]
    """Without their claims and the names of the story."""
    claims: tuple[tuple[int, ...], ...]
    """Of each telling, by their places among those of the report."""


def edition(lexicon: Lexicon) -> str:
    """Return what stands for the rules by which claims are folded: two of the same fold alike."""
    return digest(_code(), lexicon.digest).hex()


def digest(*parts: object) -> bytes:
    """Return a hash of values, the same in every run; records and whatever JSON can say may be among them."""
    found = blake2b(digest_size=SIZE)
    for part in parts:
        row = part if isinstance(part, bytes) else _encoded(part)
        found.update(len(row).to_bytes(8, "big"))
        found.update(row)
    return found.digest()


class Memory:
    """Rows of an earlier fold, and those of this one while it grows."""

    def __init__(self, rows: Mapping[str, bytes]) -> None:
        self._earlier = rows
        self._now: dict[str, bytes] = {}
        self._later: dict[str, Callable[[], bytes | None]] = {}

    def rows(self) -> dict[str, bytes]:
        """Return the rows for a later fold; what cannot be written down is left out."""
        for name, write in self._later.items():
            row = write()
            if row is not None:
                self._now[name] = row
        self._later.clear()
        return self._now

    def gathered(self, report: str, key: bytes, claims: Sequence[AnyClaim]) -> Gathered | None:
        """Return what the claims of a report tell of; None where it has to be gathered."""
        told: _Told | None = self._row(f"{REPORT} {report}", _Told)
        if told is None or told.key != key:
            return None
        self._again(f"{REPORT} {report}")
        tellings = (
            one._replace(claims=tuple(claims[at] for at in places), story=told.story)
            for one, places in zip(told.tellings, told.claims, strict=True)
        )
        return Gathered(told.story, tuple(tellings))

    def keep_gathered(self, report: str, key: bytes, claims: Sequence[AnyClaim], found: Gathered) -> None:
        """Keep what the claims of a report tell of."""
        if f"{REPORT} {report}" not in self._now:
            self._later[f"{REPORT} {report}"] = partial(_report_row, key, claims, found)

    def compared(self) -> Compared:
        """Return what is known of the texts of reports."""
        sketches = {
            name.partition(" ")[2]: row
            for name in self._earlier
            if name.startswith(SKETCH) and (row := self._row(name, Sketch, large=False))
        }
        shares = self._row(SHARES, Shares) or ()
        return Compared(sketches=sketches, shares={(one, other): share for one, other, share in shares})

    def keep_compared(self, found: Compared) -> None:
        """Keep what is known of the texts of reports."""
        for name, sketch in found.sketches.items():
            if not self._again(f"{SKETCH} {name}"):
                self._later[f"{SKETCH} {name}"] = partial(_encoded_or_none, sketch)
        self._later[SHARES] = partial(_small, tuple((*pair, share) for pair, share in found.shares.items()))

    def looked(self) -> Looked:
        """Return the pairs that were looked at."""
        looked: Looked | None = self._row(PAIRS, Looked)
        return looked or Looked()

    def keep_looked(self, found: Looked) -> None:
        """Keep the pairs that were looked at."""
        self._later[PAIRS] = partial(_small, found)

    def incident(self, policy: str, key: bytes) -> Incident | None:
        """Return the incident that was folded from what the key stands for."""
        name = f"{INCIDENT} {policy} {key.hex()}"
        found: Incident | None = self._row(name, Incident, large=False)
        if found is not None:
            self._again(name)
        return found

    def keep_incident(self, policy: str, key: bytes, found: Incident) -> None:
        """Keep an incident."""
        name = f"{INCIDENT} {policy} {key.hex()}"
        if name not in self._now:
            self._later[name] = partial(_encoded_or_none, found)

    def keep_other_policies(self, policy: str) -> None:
        """Keep the incidents that were folded by other policies."""
        for name in self._earlier:
            if name.startswith(f"{INCIDENT} ") and not name.startswith(f"{INCIDENT} {policy} "):
                self._again(name)

    def _row(self, name: str, kind: Any, large: bool = True) -> Any:
        row = self._earlier.get(name)
        if row is None:
            return None
        try:
            return _decoder(kind).decode(zlib.decompress(row) if large else row)
        except (zlib.error, msgspec.DecodeError):
            return None

    def _again(self, name: str) -> bool:
        """Keep a row as it is."""
        if name in self._earlier:
            self._now[name] = self._earlier[name]
        return name in self._now


@cache
def _code() -> bytes:
    """Return a digest of the code by which claims are folded, so that no rule meets what another one made."""
    here = files("recount")
    folders = [here.joinpath(name) for name in RULES]
    sources = sorted((one.name, one.read_bytes()) for folder in folders for one in folder.iterdir() if _source(one))
    return digest(*map(version, LIBRARIES), *(part for source in sources for part in source))


def _source(entry: Any) -> bool:
    return bool(entry.is_file() and entry.name.endswith(".py"))


def _report_row(key: bytes, claims: Sequence[AnyClaim], found: Gathered) -> bytes | None:
    at = {claim.id: place for place, claim in enumerate(claims)}
    told = _Told(
        key=key,
        story=found.story,
        tellings=tuple(one._replace(claims=(), story=frozenset()) for one in found.tellings),
        claims=tuple(tuple(at[claim.id] for claim in one.claims) for one in found.tellings),
    )
    return _small(told)


def _small(value: object) -> bytes | None:
    """Return the bytes of a value that is large, made small."""
    row = _encoded_or_none(value)
    return None if row is None else zlib.compress(row, 1)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _encoded(value: object) -> bytes:
    """Return the bytes of a value; half characters, which no text in UTF-8 has, are told as Python prints them."""
    found = _encoded_or_none(value)
    return repr(value).encode("utf-8", "backslashreplace") if found is None else found


def _encoded_or_none(value: object) -> bytes | None:
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        return None
