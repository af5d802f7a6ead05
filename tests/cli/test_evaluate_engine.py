"""`recount evaluate engine` as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recount.cli.evaluate import evaluate
from recount.errors import EngineError, SourceError

TREEBANK = """\
# newdoc id = n00001
1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tshelled\tshell\tVERB\tVBD\t_\t0\troot\t_\t_
3\tTarn\tTarn\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(evaluate, ["engine", *map(str, words)], standalone_mode=False)


def test_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "tarn.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    done = run(path, "--relations")
    assert done.exception is None
    lines = done.output.splitlines()
    assert lines[0] == "3 words without punctuation"
    assert lines[1].split() == ["words", "cut", "alike", "100.0%"]
    assert lines[5].split() == ["LAS", "100.0%"]
    assert lines[7].split() == ["sentence", "ends,", "F1", "100.0%"]
    assert ["nsubj", "100.0%", "1"] in [line.split() for line in lines]


def test_a_corpus_of_names(tmp_path: Path) -> None:
    path = tmp_path / "tarn.iob2"
    path.write_text("# text = Omar Lund fled.\n1\tOmar\tB-PER\n2\tLund\tI-PER\n3\tfled\tO\n4\t.\tO\n", encoding="utf-8")
    done = run(path)
    assert done.exception is None
    assert done.output.startswith("names, F1          100.0%   precision 100.0%, recall 100.0%\n")


@pytest.mark.parametrize(("name", "text"), [("x.conllu", "Rebels fled.\n"), ("x.iob2", "Rebels\n"), ("x.conllu", "")])
def test_a_file_that_is_no_corpus(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    error = run(path).exception
    assert isinstance(error, SourceError)
    assert name in str(error)
    assert "CoNLL-U or IOB2" in str(error)


def test_a_missing_file_and_a_missing_model(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "nowhere.conllu").exception, SourceError)
    path = tmp_path / "tarn.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert isinstance(run(path, "--language-model", "no_such_model").exception, EngineError)
