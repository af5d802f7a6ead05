"""What the gazetteer costs: `python bench/places.py [--rounds N]`: opening, memory, names a second, room on disk.

Names are those of 40 towns in invented sentences, cold (nothing asked before) and warm. Processor time on one core, the
best of the rounds; memory is told on Linux alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from recount.gazetteer import Store, shipped
from recount.lexicon import load_lexicon
from recount.reading.gazetteer import gazetteer
from recount.reading.toponyms import resolve_spans

NAMES = (
    "Tripoli", "Goma", "Springfield", "Alexandria", "Kyiv", "San Antonio", "Georgia", "Mosul", "Aden", "Gao", "Homs",
    "Bria", "Taiz", "Marib", "Idlib", "Kunduz", "Herat", "Sirte", "Sabha", "Wau", "Bor", "Juba", "Kassala", "Nyala",
    "Lashkar Gah", "Mariupol", "Kherson", "Santa Cruz", "San Jose", "Victoria", "Richmond", "Columbus", "Paris",
    "London", "Santiago", "La Paz", "Valencia", "Cordoba", "Merida", "Leon",
)  # fmt: skip
OPEN = """
from recount.gazetteer import Store, shipped
Store(shipped()).entries("tripoli")
print(next((line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), 0))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    began = time.perf_counter()
    Store(shipped()).entries("tripoli")
    print(f"opening and one name   {(time.perf_counter() - began) * 1000:8.1f} ms")
    if Path("/proc/self/status").is_file():
        told = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True)
        print(f"memory, Python with it {int(told.stdout) / 1024:8.1f} MB")
    print(f"on disk                {shipped().stat().st_size / 1e6:8.1f} MB")
    lexicon = load_lexicon()
    began = time.perf_counter()
    gazetteer(lexicon)
    print(f"with the data files    {(time.perf_counter() - began) * 1000:8.1f} ms")
    text = ". ".join(f"It happened near {name}" for name in NAMES)
    spans = [(text.index(f" {name}") + 1, text.index(f" {name}") + 1 + len(name)) for name in NAMES]
    seconds = []
    for _ in range(args.rounds + 1):
        began = time.process_time()
        resolve_spans(text, spans, lexicon)
        seconds.append(time.process_time() - began)
    print(f"names a second, cold   {len(spans) / seconds[0]:8.0f}")
    print(f"names a second, warm   {len(spans) / min(seconds[1:]):8.0f}")


if __name__ == "__main__":
    main()
