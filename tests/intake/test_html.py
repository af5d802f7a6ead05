"""Web pages: clean text, metadata, and pages that hold no article or mean harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recount.lexicon import Lexicon
from tests.intake.test_intake import codes, read, report

BODY = """<p>The army shelled the town of Kesh on Monday, residents said, and nine people were killed in the market.</p>
<p>Rebels blamed the governor, who has denied that he gave orders.</p><ul><li>Four killed in Oster</li></ul>"""
HEAD = """<title>Two dead in Kesh | Delta Mirror</title><meta property="og:site_name" content="Delta Mirror">
<meta property="article:published_time" content="2019-05-12T14:30:00+00:00"><meta name="author" content="Jane Doe; John Roe">
<link rel="canonical" href="https://mirror.example/kesh">"""


def page(body: str = f"<article><h1>Two dead in Kesh</h1>{BODY}</article>", head: str = HEAD) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>{body}"
        "<footer>(c) 2019 Delta Mirror</footer></body></html>"
    )


def test_a_page(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(), encoding="utf-8")
    found = report(read(lexicon, path))
    assert (found.title, found.publisher, found.authors) == (
        "Two dead in Kesh",
        "Delta Mirror",
        ("Jane Doe", "John Roe"),
    )
    assert (found.published, found.published_from) == ("2019-05-12T14:30+00:00", "metadata")
    assert found.url == "https://mirror.example/kesh"
    assert found.text.startswith("Two dead in Kesh\n\nThe army shelled")
    assert "- Four killed in Oster" in found.text
    assert "\n\n\n" not in found.text
    assert "Home" not in found.text
    assert found.headline is not None
    assert found.headline.text == "Two dead in Kesh"


def test_the_title_stands_once(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.htm").write_text(page(f"<h1>Two dead in Kesh</h1><article>{BODY}</article>"), encoding="utf-8")
    assert report(read(lexicon, tmp_path / "a.htm")).text.count("Two dead in Kesh") == 1


def test_a_sidecar_outranks_metadata(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "reports.csv").write_text("path,publisher\na.html,The Herald\n", encoding="utf-8")
    found = report(read(lexicon, tmp_path))
    assert (found.publisher, found.published_from) == ("The Herald", "metadata")


def test_linked_data_gives_the_date(tmp_path: Path, lexicon: Lexicon) -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2014-12-30T06:00:00Z"})
    head = f'<title>Two dead in Kesh</title><script type="application/ld+json">{data}</script>'
    (tmp_path / "a.html").write_text(page(head=head), encoding="utf-8")
    assert report(read(lexicon, tmp_path / "a.html")).published == "2014-12-30T06:00Z"


def test_no_date_is_made_up(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.html").write_text(page(head="<title>Two dead in Kesh</title>"), encoding="utf-8")
    assert report(read(lexicon, tmp_path / "a.html")).published is None


def test_scripts_are_no_text(tmp_path: Path, lexicon: Lexicon, capfd: pytest.CaptureFixture[str]) -> None:
    body = f"<article><h1>Two dead</h1><script>alert('x')</script>{BODY}<img src=x onerror=alert(1)><iframe src='http://x.example'></iframe></article>"
    (tmp_path / "a.html").write_text(page(body), encoding="utf-8")
    found = report(read(lexicon, tmp_path / "a.html"))
    assert "alert" not in found.text
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
        "<",
        "<html><head><title>x</title></head></html>",
        "<!-- a -->",
    ],
)
def test_pages_without_text(content: str, tmp_path: Path, lexicon: Lexicon, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(content, encoding="utf-8")
    assert codes(read(lexicon, tmp_path / "a.html")) == ["no_text"]
    assert capfd.readouterr() == ("", "")


def test_a_declared_encoding(tmp_path: Path, lexicon: Lexicon) -> None:
    content = page(head='<meta charset="windows-1251"><title>x</title>').replace("Rebels", "«Повстанцы»")
    (tmp_path / "a.html").write_bytes(content.encode("cp1251"))
    assert "«Повстанцы»" in report(read(lexicon, tmp_path / "a.html")).text


def test_deep_and_broken_pages(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "a.html").write_text("<div>" * 20_000 + BODY, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>" + "<b><i>" * 5_000 + "x & y &#xD800; &#0; <<<" * 10, encoding="utf-8")
    assert set(codes(read(lexicon, tmp_path))) <= {"report", "no_text", "not_english"}
