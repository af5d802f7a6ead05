"""The English language model that Recount ships: nothing in, the folder of a spaCy pipeline out.

A package of its own, because the weights carry another licence (CC BY-SA 4.0) than the program that loads them.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["path"]


def path() -> Path:
    """Return the folder of the pipeline, for `spacy.load`."""
    return Path(__file__).parent / "model"
