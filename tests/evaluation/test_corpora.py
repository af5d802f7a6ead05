"""Corpus files: what is read, and that a wrong file is named with its line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.errors import SourceError
from recount.evaluation.corpora import NumberItem, TimeDocument, read_cases, read_lines

GOOD = b'{"id": "a", "dct": null, "text": "on Sunday", "timexes": [{"start": 3, "end": 9, "value": "x", "more": 1}]}'


def written(folder: Path, data: bytes, name: str = "corpus.jsonl") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_lines_are_read_and_what_is_more_is_left_alone(tmp_path: Path) -> None:
    (document,) = read_lines(written(tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r\n\n"), TimeDocument)
    assert (document.id, document.dct, document.timexes[0].end) == ("a", None, 9)
    (item,) = read_lines(written(tmp_path, b'{"id": "1", "text": "six", "value": 6}'), NumberItem)
    assert item.value == 6


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"A report.", 1, "malformed"),
        (GOOD + b"\n{}", 2, "id"),
        (GOOD + b"\n\n" + GOOD, 3, "twice"),
        (GOOD.replace(b"9", b"99"), 1, "outside"),
        (GOOD.replace(b'"end": 9', b'"end": "9"'), 1, "int"),
        (b"\xff\xfe", 1, "UTF-8"),
        (b"\n", 1, "nothing"),
        (b"[" * 100_000, 1, "corpus.jsonl"),
    ],
)
def test_a_file_that_is_no_corpus(tmp_path: Path, data: bytes, line: int, words: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_lines(written(tmp_path, data), TimeDocument)
    assert f"corpus.jsonl, line {line}: " in str(raised.value)
    assert words in str(raised.value)
    assert "; wanted is " in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.jsonl: No such file"):
        read_lines(tmp_path / "none.jsonl", TimeDocument)
    with pytest.raises(SourceError, match="directory"):
        read_lines(tmp_path, TimeDocument)


def test_cases_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, b'text,published,expected,note\n"On Sunday, they fled.",,x,why\nNow,2014-12-30,,\n', "c.csv"
    )
    first, second = read_cases(path, dated=True)
    assert (first.id, first.text, first.published, first.expected) == ("2", "On Sunday, they fled.", None, "x")
    assert (second.published, second.expected) == ("2014-12-30", "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"text,expected\nOn Sunday,x\n", "line 1: there is no column 'published'"),
        (b"text,published,expected\nOn Sunday\n", "line 2: it has not as many cells"),
        (b"text,published,expected\na,b,c,d\n", "line 2: it has not as many cells"),
        (b"text,published,expected\n", "line 1: there is no case"),
        (b"", "line 1: there is no column 'text'"),
    ],
)
def test_a_file_without_the_right_columns(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_cases(written(tmp_path, data, "c.csv"), dated=True)
    assert words in str(raised.value)
    assert "names the columns text, published, expected" in str(raised.value)
