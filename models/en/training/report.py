"""`make train` and `make engine-report`: the shipped model held against corpora -> the tables of docs/engine.md.

In: folders with CoNLL-U and IOB2 files; out: the part of the page between two marks, written anew. Every text is read
from raw characters, with the words and sentences that a user's report gets.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from recount.evaluation.engine import EngineScores, relation_f1, score_engine
from recount.evaluation.treebank import gold_texts
from recount.language import load_engine

PAGE = Path(__file__).parents[3] / "docs" / "engine.md"
BEGIN, END = "<!-- generated: begin (make engine-report) -->", "<!-- generated: end -->"
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "appos", "acl", "acl:relcl", "advcl", "ccomp",
    "xcomp", "parataxis", "nummod", "compound", "flat",
)  # fmt: skip
"""Relations that claims are read off."""


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", help="folders with *-dev or *-test files")
    args = parser.parse_args()
    engine = load_engine()
    scores = {}
    for path in sorted(p for folder in args.folders for p in (*folder.glob("*.conllu"), *folder.glob("*.iob2"))):
        if path.stem.endswith(("-dev", "-test")):
            print(f"{path.name} ...", flush=True)
            scores[path.stem] = score_engine(gold_texts(path), engine)
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables(scores)}\n{END}{after}", encoding="utf-8")


def tables(scores: dict[str, EngineScores]) -> str:
    """Return the tables of syntax, of names, by relation and by genre, in Markdown."""
    trees = {name: s for name, s in scores.items() if s.counts["gold"]}
    parts = [*_syntax(trees), "", *_names({name: s for name, s in scores.items() if name not in trees}), ""]
    parts += [*_relations(trees), "", *_genres(trees), ""]
    return "\n".join(parts)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _syntax(trees: dict[str, EngineScores]) -> Iterator[str]:
    yield "| corpus | words | UAS | LAS | with subtypes | UPOS | Penn tags | words cut alike | sentence ends |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, s in trees.items():
        shares = (_percent(s.share(kind)) for kind in ("uas", "las", "full", "pos", "tags", "words"))
        yield f"| {name} | {s.counts['gold']:,} | {' | '.join(shares)} | {_percent(s.f1('ends'))} |"


def _names(named: dict[str, EngineScores]) -> Iterator[str]:
    yield "| names in | F1 | precision | recall | names |"
    yield "|---|---|---|---|---|"
    for name, s in named.items():
        right, given, gold = (s.counts[f"entities{part}"] for part in ("", "_given", "_gold"))
        precision, recall = right / max(1, given), right / max(1, gold)
        yield f"| {name} | {_percent(s.f1('entities'))} | {_percent(precision)} | {_percent(recall)} | {gold:,} |"


def _relations(trees: dict[str, EngineScores]) -> Iterator[str]:
    yield f"| relation, F1 | {' | '.join(trees)} |"
    yield f"|---|{'---|' * len(trees)}"
    for relation in RELATIONS:
        counts = [s.relations.get(relation) for s in trees.values()]
        yield f"| `{relation}` | {' | '.join(_percent(relation_f1(c)) if c else '' for c in counts)} |"


def _genres(trees: dict[str, EngineScores]) -> Iterator[str]:
    yield "| genre | corpus | words | UAS | LAS |"
    yield "|---|---|---|---|---|"
    for name, s in trees.items():
        for genre, c in sorted(s.genres.items()):
            gold = max(1, c["gold"])
            yield f"| {genre} | {name} | {gold:,} | {_percent(c['uas'] / gold)} | {_percent(c['right'] / gold)} |"


if __name__ == "__main__":
    main()
