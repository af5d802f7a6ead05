"""Results case by case: written, read again, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.errors import SourceError
from recount.evaluation.results import Result, changes, fingerprint, read_results, result_lines


def result(key: str, words: str, right: bool) -> Result:
    return Result(id=key, found=fingerprint(words), right=right)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    results = (result("a", "one", True), result("b", "\ud800", False))
    path = tmp_path / "results.jsonl"
    path.write_bytes(result_lines(results))
    assert read_results(path) == results


def test_changes() -> None:
    old = [result(k, "x", right) for k, right in (("a", True), ("b", False), ("c", False), ("d", True), ("e", True))]
    new = [result("a", "y", False), result("b", "y", True), result("c", "y", False), result("d", "x", True)]
    new.append(result("f", "x", True))
    found = [(change.id, change.kind) for change in changes(old, new)]
    assert found == [("a", "now wrong"), ("b", "now right"), ("c", "wrong otherwise"), ("f", "new"), ("e", "gone")]


@pytest.mark.parametrize("data", [b"no", b"{}", b'{"id":"a","found":"x","right":true,"text":"On Sunday"}'])
def test_a_file_of_something_else(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "results.jsonl"
    path.write_bytes(b"\n" + data)
    with pytest.raises(SourceError, match=r"results\.jsonl, line 2: .*--cases"):
        read_results(path)
