"""The documentation says what is: generated parts are current, links lead somewhere, every data file is on its page."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "models").rglob("*.md")])
DATA_PAGE = ROOT / "docs" / "data-files.md"


def test_generated_parts_are_current() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    page = DATA_PAGE.read_text(encoding="utf-8")
    assert generate.data_files_page(page) == page, "run `make docs`"


def test_every_data_file_is_on_its_page() -> None:
    page = DATA_PAGE.read_text(encoding="utf-8")
    names = [p.name for p in (ROOT / "recount" / "data").iterdir() if p.suffix in {".toml", ".csv"}]
    assert not [name for name in names if name not in page]


@pytest.mark.parametrize("page", PAGES, ids=[p.relative_to(ROOT).as_posix() for p in PAGES])
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert not [link for link in inside if not (page.parent / link).exists()]


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"clean", "dev"}
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    assert not [target for target in sorted(targets) if f"make {target}" not in pages]
