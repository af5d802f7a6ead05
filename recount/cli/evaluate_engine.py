"""`recount evaluate engine`: a language model held against a treebank or a corpus of names -> shares and speed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recount.evaluation.engine import EngineScores

__all__ = ["engine"]

EPILOG = """\b
Examples:
  recount evaluate engine en_pud-ud-test.conllu
  recount evaluate engine en_ewt-ud-test.iob2 --language-model en_core_web_sm
"""

SHARES = {
    "words": "words cut alike",
    "pos": "universal tags",
    "tags": "Penn tags",
    "uas": "UAS",
    "las": "LAS",
    "full": "LAS with subtypes",
}


@click.command("engine", epilog=EPILOG)
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--language-model", "model", metavar="NAME", help="Pipeline to measure instead of the one installed.")
@click.option("--relations", is_flag=True, help="Print the F1 of each relation too.")
def engine(data: Path, model: str | None, relations: bool) -> int:
    """Measure a language model on raw text.

    DATA is a treebank in CoNLL-U, or a corpus of names in IOB2 (by its ending, .iob2). Words, sentence ends and trees
    are those that a report gets; punctuation is left out.
    """
    from recount.errors import SourceError
    from recount.evaluation.engine import score_engine
    from recount.evaluation.treebank import gold_texts
    from recount.language import load_engine

    try:
        texts = list(gold_texts(data))
    except (OSError, ValueError) as error:
        raise SourceError(
            "unreadable_corpus", str(data), f"{data} cannot be read as a corpus: {error}; give CoNLL-U or IOB2"
        ) from error
    if not texts:
        raise SourceError("empty_corpus", str(data), f"{data} has no sentences; give CoNLL-U or IOB2")
    loaded = load_engine(model)
    began = time.perf_counter()
    scores = score_engine(texts, loaded)
    seconds = time.perf_counter() - began
    _print(scores, relations)
    words = sum(len(text.text.split()) for text in texts)
    click.echo(f"{'speed':18} {words / max(seconds, 1e-9):,.0f} words a second, with measuring")
    return 0


def _print(scores: EngineScores, relations: bool) -> None:
    from recount.evaluation.engine import relation_f1

    counts = scores.counts
    if counts["gold"]:
        click.echo(f"{counts['gold']:,} words without punctuation")
        for name, label in SHARES.items():
            click.echo(f"{label:18} {scores.share(name):6.1%}")
        click.echo(f"{'sentence ends, F1':18} {scores.f1('ends'):6.1%}")
    if counts["entities_gold"]:
        right, given, gold = (counts[f"entities{part}"] for part in ("", "_given", "_gold"))
        precision, recall = right / max(1, given), right / gold
        click.echo(f"{'names, F1':18} {scores.f1('entities'):6.1%}   precision {precision:.1%}, recall {recall:.1%}")
    if relations:
        for name, found in sorted(scores.relations.items(), key=lambda item: -item[1]["gold"]):
            click.echo(f"  {name:16} {relation_f1(found):6.1%}   {found['gold']:,}")
