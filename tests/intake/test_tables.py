"""Tables of reports: names of columns, rows that cannot be read, encodings, and rows far larger than a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recount.lexicon import Lexicon
from recount.records import Issue, Report
from tests.intake.test_intake import codes, read, report

TEXT = "The army shelled the town of Kesh on Monday, residents said."


def one(lexicon: Lexicon, path: Path, row: dict[str, object], columns: dict[str, str] | None = None) -> Report:
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return report(read(lexicon, path, columns=columns or {}))


def test_a_crawlers_row(tmp_path: Path, lexicon: Lexicon) -> None:
    row: dict[str, object] = {
        "maintext": TEXT, "title": "Two dead", "date_publish": "2016-11-21 14:30:00", "source_domain": "herald.example",
        "authors": ["Jane Doe", "John Roe"], "url": "https://herald.example/1", "language": "en", "image_url": None,
    }  # fmt: skip
    found = one(lexicon, tmp_path / "a.jsonl", row)
    assert (found.text, found.title, found.publisher) == (TEXT, "Two dead", "herald.example")
    assert (found.published, found.published_from) == ("2016-11-21T14:30", "metadata")
    assert (found.authors, found.url) == (("Jane Doe", "John Roe"), "https://herald.example/1")
    assert (found.path, found.headline) == (f"{tmp_path / 'a.jsonl'}#1", None)


def test_every_known_name_is_found(tmp_path: Path, lexicon: Lexicon) -> None:
    values = {"published": "2016-11-21", "authors": "Jane Doe", "path": "x"}
    fields = {"text": "text", "title": "title", "published": "published", "publisher": "publisher", "url": "url"}
    for row in lexicon.columns:
        for word in row.words:
            cells: dict[str, object] = {
                "text": TEXT,
                word: TEXT if row.field == "text" else values.get(row.field, "X y"),
            }
            found = one(lexicon, tmp_path / "a.jsonl", cells)
            if row.field in fields:
                assert getattr(found, fields[row.field]) == cells[word], word


def test_chosen_columns(tmp_path: Path, lexicon: Lexicon) -> None:
    found = one(lexicon, tmp_path / "a.jsonl", {"story": TEXT, "text": "other words"}, columns={"text": "story"})
    assert found.text == TEXT


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators(mark: str, tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'Title{mark}Text{mark}ID\nTwo dead{mark}"{TEXT}"{mark}k7\n', encoding="utf-8-sig")
    found = report(read(lexicon, path))
    assert (found.title, found.text, found.path) == ("Two dead", TEXT, f"{path}#k7")


def test_rows_of_a_csv_that_cannot_be_read(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title,text\nA,"{TEXT}"\nB,\nC,x,y,z\n\nD\nE,"{TEXT}"\n', encoding="utf-8")
    records = read(lexicon, path)
    assert codes(records) == ["report", "no_text", "bad_row", "no_text", "report"]
    assert "row 2" in records[1].message  # type: ignore[union-attr]


def test_equal_rows_have_ids_of_their_own(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text\n"{TEXT}"\n"{TEXT}"\n', encoding="utf-8")
    first, second = read(lexicon, path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.sha256 == second.sha256
    assert first.id != second.id


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", "a,b\n1,2\n3,4\n", "bad_table"),
        ("a.csv", "", "empty"),
        ("a.csv", "title,text\n", "empty"),
        ("a.csv", "\n\n", "empty"),
        ("a.csv", 'text\n"' + "x" * 3000, "bad_table"),
        ("a.json", "{", "bad_table"),
        ("a.json", "[1, 2]", "bad_table"),
        ("a.json", "[]", "empty"),
        ("a.json", '"text"', "bad_table"),
        ("a.json", "[" * 100_000, "bad_table"),
        ("a.jsonl", "", "empty"),
    ],
)
def test_no_tables(name: str, content: str, code: str, tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert codes(read(lexicon, tmp_path / name, max_bytes=1000 if "xxx" in content else 10**6)) == [code]


def test_json_lines_that_cannot_be_read(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    bad = ["{", "[1]", '{"text": 5}', '{"text": null}', '{"text": "abc \\ud800 def"}', "[" * 50_000]
    path.write_text("\n".join([good, *bad, "", good]), encoding="utf-8")
    records = read(lexicon, path)
    assert codes(records)[0] == codes(records)[-1] == "report"
    assert set(codes(records)[1:-1]) == {"bad_row", "no_text"}
    assert len(records) == len(bad) + 2


def test_a_long_line_is_left_out(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "word " * 1000}) + "\n" + json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    assert codes(read(lexicon, path, max_bytes=500)) == ["too_large", "report"]


def test_a_wrapped_array_and_lines_named_json(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": [{"content": TEXT}]}), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"body": TEXT}) + "\n" + json.dumps({"body": TEXT}), encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"body": TEXT, "publisher": {"name": "The Herald"}}), encoding="utf-8")
    records = read(lexicon, tmp_path)
    assert codes(records) == ["report"] * 4
    assert getattr(records[-1], "publisher", None) == "The Herald"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_tables(encoding: str, tmp_path: Path, lexicon: Lexicon) -> None:
    text = "The café in Kesh was hit, the mayor said; “à l’été”, he called it."
    (tmp_path / "a.csv").write_bytes(f'text\n"{text}"\n'.encode(encoding))
    assert report(read(lexicon, tmp_path / "a.csv")).text == text


def test_unclear_dates_of_rows(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'date,text\n03/04/2015,"{TEXT}"\n', encoding="utf-8")
    issue, found = read(lexicon, path)
    assert isinstance(issue, Issue)
    assert isinstance(found, Report)
    assert (issue.code, found.published) == ("bad_date", None)


def test_cells_longer_than_the_csv_modules_default(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{TEXT * 5000}"\n', encoding="utf-8")
    assert len(report(read(lexicon, tmp_path / "a.csv")).text) == len(TEXT) * 5000
