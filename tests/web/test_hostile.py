"""The page shows what stands in a report and runs none of it."""

from __future__ import annotations

from html.parser import HTMLParser

from recount.web.page import page
from tests.samples import HOSTILE, ISSUE, samples


class Seen(HTMLParser):
    """Tags, attributes and words of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen() -> Seen:
    reader = Seen()
    reader.feed(page(samples(), [ISSUE]))
    return reader


def test_no_tag_or_handler_of_a_report_gets_into_the_page() -> None:
    found = seen()
    assert "script" not in found.tags
    assert "b" not in found.tags
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert found.tags.count("style") == 1


def test_nothing_is_fetched() -> None:
    found = seen()
    assert not {"img", "iframe", "link", "object", "embed"} & set(found.tags)
    assert not [value for name, value in found.attributes if name == "src" and value]
    policy = dict(found.attributes).get("content") or ""
    assert any("default-src 'none'" in (value or "") for name, value in found.attributes if name == "content"), policy


def test_the_words_of_hostile_text_are_shown() -> None:
    words = "".join(seen().words)
    assert "<script>alert('x')</script>" in words
    assert "\u202e" not in words  # what reorders letters is shown as a sign


def test_every_claim_has_a_card_and_its_words_a_mark() -> None:
    found = seen()
    ids = [value for name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for name, value in found.attributes if name == "href" and value and value.startswith("#")}
    assert targets
    assert targets <= set(ids)


def test_each_status_has_a_class_of_its_own() -> None:
    classes = {c for name, value in seen().attributes if name == "class" for c in (value or "").split()}
    assert {"happened", "did_not_happen", "planned", "threatened", "possible"} <= classes


def test_boilerplate_of_a_report_is_marked() -> None:
    with_tail = [r for r, _ in samples() if r.boilerplate]
    assert with_tail
    assert HOSTILE.id in {r.id for r, _ in samples()}
    text = page(samples(), [])
    assert "Sign up for our newsletter!" in text
