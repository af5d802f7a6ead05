"""Names -> the places that may be called so: a file compiled from GeoNames that lies in the package, and users' own."""

from __future__ import annotations

from pathlib import Path

from recount.gazetteer.store import Entry, Store
from recount.lexicon.files import data_folder

__all__ = ["Entry", "Store", "shipped"]


def shipped() -> Path:
    """Return the path of the gazetteer that lies in the package."""
    return Path(str(data_folder() / "gazetteer.sqlite"))
