"""Scores of the seed reports and the recorded floor -> a verdict, by exit status.

In: `floors.toml` and the lines that the checker of facts prints; out: what fell below. A quality that was once
reached cannot be lost unseen.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

__all__ = ["main", "shortfalls"]

TOTAL = re.compile(
    r"^total: facts (?P<facts>\d+)/\d+, fields (?P<fields>\d+)/\d+, "
    r"wrongly claimed (?P<wrongly_claimed>\d+), broken spans (?P<broken_spans>\d+)",
    re.MULTILINE,
)
FLOORS = ("facts", "fields")
CEILINGS = ("wrongly_claimed", "broken_spans")


def shortfalls(floors: dict[str, int], printed: str) -> list[str]:
    """Return one line for each figure on the wrong side of its floor or ceiling; none where all is well."""
    found = TOTAL.search(printed)
    if found is None:
        return ["the checker printed no total line"]
    unread = [line.partition(":")[0] for line in printed.splitlines() if "NOT PRINTED" in line]
    lines = [f"{name}: the report was not printed" for name in unread]
    score = {name: int(value) for name, value in found.groupdict().items()}
    lines += [f"{name}: {score[name]}, floor {floors[name]}" for name in FLOORS if score[name] < floors[name]]
    lines += [f"{name}: {score[name]}, at most {floors[name]}" for name in CEILINGS if score[name] > floors[name]]
    return lines


def main() -> int:
    """Compare `floors.toml` (first argument) with a printed score (second); 1 where something fell below."""
    floors, printed = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    lines = shortfalls(tomllib.loads(floors)["seeds"], printed)
    print("\n".join(f"below the floor: {line}" for line in lines) or "at or above the floor")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
