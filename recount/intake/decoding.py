"""Bytes of a file -> text: UTF-8, UTF-16 and UTF-32 by their mark, else the likeliest of the encodings news comes in.

Nothing is repaired: apart from the byte order mark and the ends of lines, the text is what the bytes say.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from charset_normalizer import from_bytes

from recount.errors import SourceError

__all__ = ["check_text_bytes", "decode", "normalise_newlines", "stream_encoding"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LIKELY = [
    "cp1252", "cp1251", "koi8_r", "cp1256", "cp1255", "gb18030", "big5", "shift_jis", "euc_kr",
]  # fmt: skip
"""Encodings guessed among: those of Central Europe and Turkey are left out, as they are found in Western texts."""
DECLARED = re.compile(
    rb"""charset\s{0,3}=\s{0,3}["']?(iso-8859-\d{1,2}|windows-\d{3,4}|koi8-[ru]|gb2312|gbk|gb18030|big5|"""
    rb"""shift_jis|euc-\w{2})\b""",
    re.IGNORECASE,
)
CONTROLS = bytes(i for i in range(32) if i not in b"\t\n\r\x0b\x0c\x1b")
MOST_CONTROLS = 0.1
"""Share of control characters from which bytes count as no text."""
FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP, DOCX or EPUB"), (b"\x1f\x8b", "a gzip"), (b"{\\rtf", "an RTF"))
SAMPLE = 1 << 18
"""Bytes that an encoding is guessed from."""


def decode(raw: bytes, path: str, html: bool = False) -> str:
    """Decode a file; raises `SourceError` with code `binary` or `bad_encoding`."""
    check_text_bytes(raw, path)
    encoding = _marked(raw) or "utf-8"
    try:
        return normalise_newlines(raw.decode(encoding))
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise _bad_encoding(path) from None
    declared = _declared(raw) if html else None
    for name in filter(None, [declared, _guessed(raw)]):
        try:
            return normalise_newlines(raw.decode(name))
        except UnicodeDecodeError:
            continue
    raise _bad_encoding(path)


def stream_encoding(stream: BinaryIO, path: str) -> str:
    """Return the encoding of a seekable stream of any length, reading it once in pieces; it is rewound.

    Raises `SourceError` with code `binary` or `bad_encoding`.
    """
    first = stream.read(SAMPLE)
    check_text_bytes(first, path)
    marked = _marked(first)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        piece = first
        while piece and marked is None:
            decoder.decode(piece)
            piece = stream.read(SAMPLE)
        name: str | None = marked or "utf-8"
    except UnicodeDecodeError:
        name = _guessed(first)
    stream.seek(0)
    if name is None:
        raise _bad_encoding(path)
    return name


def check_text_bytes(raw: bytes, path: str) -> None:
    """Raise `SourceError` with code `binary` where bytes are those of no text."""
    for start, what in FORMATS:
        if raw.startswith(start):
            raise SourceError("binary", path, f"{path}: is {what} file, not text; convert it to text or HTML first")
    controls = len(raw) - len(raw.translate(None, CONTROLS))
    if _marked(raw) in {None, "utf-8-sig"} and (b"\0" in raw or controls > MOST_CONTROLS * len(raw)):
        raise SourceError("binary", path, f"{path}: holds binary data, not text; give a text, HTML or table file")


def normalise_newlines(text: str) -> str:
    """Write the end of every line as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(raw: bytes) -> str | None:
    return next((name for mark, name in MARKS if raw.startswith(mark)), None)


def _declared(raw: bytes) -> str | None:
    match = DECLARED.search(raw[:4096])
    name = match[1].decode("ascii").casefold() if match else None
    return "cp1252" if name == "iso-8859-1" else name  # as browsers do: pages so declared hold its quotation marks


def _guessed(raw: bytes) -> str | None:
    best = from_bytes(raw[:SAMPLE], cp_isolation=LIKELY).best()
    return best.encoding if best is not None else None


def _bad_encoding(path: str) -> SourceError:
    message = f"{path}: its encoding cannot be told; save it as UTF-8 and read it again"
    return SourceError("bad_encoding", path, message)
