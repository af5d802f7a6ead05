"""What many tests share: the lexicon, the engine, the samples, and the folder of real reports where there is one.

Stages are imported inside the fixtures, so that tests which need no language model start at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Return the package's data files, loaded once for all tests."""
    from recount.lexicon import load_lexicon

    return load_lexicon()


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return the shipped language model, loaded once for all tests."""
    from recount.language import load_engine

    return load_engine()


@pytest.fixture(scope="session")
def samples() -> tuple[Path, ...]:
    """Return the sample reports; an empty folder is a failure, so that no test over them passes by having none."""
    found = tuple(sorted(p for p in (ROOT / "samples").iterdir() if p.is_file() and p.name != "README.md"))
    assert found, "samples/ has no reports"
    return found


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real reports and their facts, which lies beside a checkout and is not part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is missing: the real reports are not part of the project and lie beside its checkout")
    return folder
