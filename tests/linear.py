"""Cost that grows with the length alone: the time that the processor spends on one text and on one four times as long.

The two are compared with one another and never with a clock, so that a busy machine cannot fail a test.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["is_linear", "quarter"]

T = TypeVar("T")
ROUNDS = 3


def is_linear(work: Callable[[T], object], once: T, fourfold: T) -> bool:
    """Tell whether four times as much takes some four times as long: sixteen times would be quadratic.

    A tenth of a second is let pass in any case, and what looks dear once is tried again.
    """
    return any(_took(work, fourfold) < 9 * _took(work, once) + 0.1 for _ in range(ROUNDS))


def quarter(text: str) -> str:
    """Return a quarter of a text: its beginning and its end, which may be what makes the whole hard to read."""
    part = len(text) // 8
    return text[:part] + text[len(text) - part :]


def _took(work: Callable[[T], object], given: T) -> float:
    began = time.process_time()
    work(given)
    return time.process_time() - began
