"""Files, folders, standard input and `reports.csv`: what comes out, in what order, and what each failure says."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recount.errors import UsageError
from recount.intake import IntakeOptions, intake
from recount.lexicon import Lexicon
from recount.records import Issue, Report

BODY = "The army shelled the town of Kesh on Monday, residents said, and nine people were killed in the market.\n"
ARTICLE = f"Two dead in Kesh\n\nBy Jane Doe\n\n{BODY}"


def read(lexicon: Lexicon, *paths: Path | str, stdin: bytes = b"", **options: object) -> list[Report | Issue]:
    chosen = IntakeOptions(**options)  # type: ignore[arg-type]
    return list(intake([str(p) for p in paths], chosen, lexicon=lexicon, stdin=io.BytesIO(stdin)))


def report(records: list[Report | Issue]) -> Report:
    assert len(records) == 1
    assert isinstance(records[0], Report), records[0]
    return records[0]


def codes(records: list[Report | Issue]) -> list[str]:
    return [r.code if isinstance(r, Issue) else "report" for r in records]


def test_a_text(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    found = report(read(lexicon, path))
    assert (found.text, found.title, found.authors, found.language) == (
        ARTICLE,
        "Two dead in Kesh",
        ("Jane Doe",),
        "en",
    )
    assert (found.path, found.retrieved) == (str(path), None)
    assert found.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()


def test_the_same_bytes_have_the_same_id(tmp_path: Path, lexicon: Lexicon) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    one, two = read(lexicon, tmp_path)
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert one.id == two.id


def test_options_outrank_all(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE + "\n3 May 2015\n", encoding="utf-8")
    (tmp_path / "reports.csv").write_text(
        "path,published,publisher\na.txt,2016-01-01,Sidecar Press\n", encoding="utf-8"
    )
    found = report(read(lexicon, tmp_path, published="2017-02-03", publisher="Option Press"))
    assert (found.published, found.published_from, found.publisher) == ("2017-02-03", "option", "Option Press")
    found = report(read(lexicon, tmp_path))
    assert (found.published, found.published_from, found.publisher) == ("2016-01-01", "sidecar", "Sidecar Press")
    (tmp_path / "reports.csv").unlink()
    found = report(read(lexicon, tmp_path))
    assert (found.published, found.published_from, found.publisher) == ("2015-05-03", "text", None)


@pytest.mark.parametrize("options", [{"published": "yesterday"}, {"columns": {"txt": "a"}}, {"max_bytes": 0}])
def test_wrong_options(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        IntakeOptions(**options)  # type: ignore[arg-type]


def test_a_sidecar_speaks_of_files_below_it_and_of_one_given_alone(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    table = 'path,published,publisher,url,title,authors\na.txt,3 May 2015,,,Two dead,"Jane Doe; John Roe"\nsub/b.txt,2015-06,,https://example.org/b,,\n'
    (tmp_path / "reports.csv").write_text(table, encoding="utf-8")
    one, two = (r for r in read(lexicon, tmp_path) if isinstance(r, Report))
    assert (one.published, one.title, one.authors, one.headline) == (
        "2015-05-03",
        "Two dead",
        ("Jane Doe", "John Roe"),
        None,
    )
    assert (two.published, two.url) == ("2015-06", "https://example.org/b")
    assert report(read(lexicon, tmp_path / "a.txt")).published == "2015-05-03"


def test_a_sidecar_that_names_missing_files_or_unclear_dates(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "reports.csv").write_text("path,published\na.txt,03/04/2015\nb.txt,2015-03-04\n", encoding="utf-8")
    records = read(lexicon, tmp_path)
    assert codes(records) == ["bad_date", "missing", "report"]
    assert [r.severity for r in records if isinstance(r, Issue)] == ["warning", "warning"]
    assert "b.txt" in records[1].message  # type: ignore[union-attr]


def test_a_sidecar_given_alone_is_pointed_out(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "reports.csv").write_text("path,published\na.txt,2015-03-04\n", encoding="utf-8")
    assert codes(read(lexicon, tmp_path / "reports.csv")) == ["no_reports"]


def test_a_reports_csv_with_texts_is_a_table(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "reports.csv").write_text(f'title,text\nTwo dead,"{BODY}"\n', encoding="utf-8")
    assert report(read(lexicon, tmp_path)).title == "Two dead"


def test_folders_are_walked_in_order(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.md", "sub/c.text", ".d.txt", ".hidden/e.txt", "f.png", "g.py"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    found = [r.path for r in read(lexicon, tmp_path) if isinstance(r, Report)]
    assert found == [str(tmp_path / name) for name in ("a.md", "b.txt", "sub/c.text")]


def test_a_folder_without_reports(tmp_path: Path, lexicon: Lexicon) -> None:
    assert codes(read(lexicon, tmp_path)) == ["no_reports"]


def test_other_suffixes_are_texts_when_named(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.story").write_text(BODY, encoding="utf-8")
    assert report(read(lexicon, tmp_path / "a.story")).text == BODY


def test_it_is_lazy(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    records = intake([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], lexicon=lexicon)
    assert isinstance(next(records), Report)
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    assert isinstance(next(records), Report)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"123 456", "no_text"),
        (b"abc\0def", "binary"),
        (bytes(range(32)) * 4, "binary"),
        (b"%PDF-1.4 text", "binary"),
        (b"PK\x03\x04text", "binary"),
        (b"\xff\xfeabc", "bad_encoding"),
    ],
)
def test_what_is_no_text(raw: bytes, code: str, tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    records = read(lexicon, path, tmp_path / "b.txt")
    assert codes(records) == [code, "report"]
    issue = records[0]
    assert isinstance(issue, Issue)
    assert issue.severity == "error"
    assert issue.message.startswith(str(path))
    assert "\n" not in issue.message


def test_missing_and_too_large_and_unreadable(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_text(BODY * 10, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(read(lexicon, tmp_path / "none.txt")) == ["missing"]
    assert codes(read(lexicon, tmp_path / "a.txt", max_bytes=100)) == ["too_large"]
    assert codes(read(lexicon, tmp_path / "pipe.txt")) == ["unreadable"]
    assert codes(read(lexicon, "nul\0byte.txt")) == ["unreadable"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (BODY.encode("utf-8-sig"), BODY),
        (BODY.encode("utf-16"), BODY),
        (BODY.encode("utf-32"), BODY),
        (BODY.replace("\n", "\r\n").encode(), BODY),
        (BODY.replace("\n", "\r").encode(), BODY),
        (
            "Le café de Kesh – « à l’été » – was hit, the mayor said.".encode("cp1252"),
            "Le café de Kesh – « à l’été » – was hit, the mayor said.",
        ),
        ("The café in Kesh was hit, the mayor said.".encode("latin-1"), "The café in Kesh was hit, the mayor said."),
    ],
)
def test_encodings(raw: bytes, text: str, tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert report(read(lexicon, tmp_path / "a.txt")).text == text


def test_cyrillic_of_another_encoding(tmp_path: Path, lexicon: Lexicon) -> None:
    text = "Армия заявила в понедельник, что её солдаты заняли город после трёх дней боёв. Погибли девять человек."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    found, issue = read(lexicon, tmp_path / "a.txt")
    assert isinstance(found, Report)
    assert isinstance(issue, Issue)
    assert (found.text, found.language) == (text, None)
    assert (issue.code, issue.severity, issue.report) == ("not_english", "warning", found.id)


@pytest.mark.parametrize(
    "raw",
    [
        ARTICLE.encode(),
        b'{"text": "The army shelled Kesh on Monday, they said.", "title": "Two dead in Kesh"}\n',
        b'[{"text": "The army shelled Kesh on Monday, they said.", "title": "Two dead in Kesh"}]',
        b"<!DOCTYPE html><html><head><title>Two dead in Kesh</title></head><body><article><h1>Two dead in Kesh</h1>"
        b"<p>The army shelled the town of Kesh on Monday, residents said.</p></article></body></html>",
    ],
)
def test_standard_input(raw: bytes, lexicon: Lexicon) -> None:
    found = report(read(lexicon, "-", stdin=raw))
    assert found.title == "Two dead in Kesh"
    assert (found.path or "").startswith("-")


def test_a_text_that_begins_with_a_bracket_is_a_text(lexicon: Lexicon) -> None:
    assert report(read(lexicon, "-", stdin=f"[Text] {BODY}".encode())).text == f"[Text] {BODY}"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_give_true_spans_or_an_issue(lexicon: Lexicon, raw: bytes) -> None:
    records = read(lexicon, "-", stdin=raw)
    assert records
    assert records == read(lexicon, "-", stdin=raw)
    for found in records:
        if isinstance(found, Report):
            spans = [*found.boilerplate, *found.furniture, *filter(None, [found.dateline, found.headline])]
            assert all(found.text[s.start : s.end] == s.text for s in spans)
