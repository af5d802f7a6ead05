"""The style that a tool can hold: order of stages, sizes, docstrings, public names, purity of stages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "recount"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# A stage imports only what stands before it here; one line, one level.
ORDER = (
    ("errors", "records"),
    ("lexicon", "settings"),
    ("gazetteer",),
    ("intake",),
    ("language",),
    ("reading",),
    ("claims",),
    ("journey",),
    ("casebook",),
    ("incidents",),
    ("exchange", "evaluation"),
    ("web",),
    ("scale",),
    ("cli",),
    ("__main__",),
    ("",),  # the package itself: its public names come from every stage
)
LEVELS = {name: level for level, names in enumerate(ORDER) for name in names}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGER_FUNCTIONS: dict[str, str] = {}
"""`file:function` -> the reason why it is one idea in more lines; the reason is read in review."""

PURE = ("lexicon", "gazetteer", "intake", "language", "reading", "claims", "journey", "incidents", "exchange")
"""Stages without clock, environment, network, chance or log."""
IMPURE_MODULES = {"logging", "random", "secrets", "socket", "ssl", "subprocess", "requests", "httpx", "time", "uuid"}
IMPURE_NAMES = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "os.environ", "os.getenv", "urllib.request",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_stages(tree: ast.Module) -> Iterator[str]:
    """Yield the stages of Recount that a module imports, inside functions and for type checking too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (n.name.partition(".")[2].split(".")[0] for n in node.names if n.name.split(".")[0] == "recount")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "recount":
            below = node.module.partition(".")[2]
            yield from [below.split(".")[0]] if below else (n.name if n.name in LEVELS else "" for n in node.names)


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[name_of(p) for p in paths])


@each(MODULES)
def test_stages_import_only_what_lies_before_them(path: Path) -> None:
    stage = stage_of(path)
    assert stage in LEVELS, f"{name_of(path)} belongs to no stage: give it a place in ORDER"
    later = {s for s in imported_stages(tree_of(path)) if s != stage and LEVELS.get(s, 99) >= LEVELS[stage]}
    assert not later, f"{name_of(path)} imports {sorted(later)}"


@each(MODULES)
def test_no_relative_imports(path: Path) -> None:
    assert not [n.lineno for n in ast.walk(tree_of(path)) if isinstance(n, ast.ImportFrom) and n.level]


@each([p for p in MODULES if stage_of(p) != "language"])
def test_spacy_stays_inside_language(path: Path) -> None:
    roots: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            roots |= {n.name.split(".")[0] for n in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or "").split(".")[0])
    assert not roots & {"spacy", "thinc", "syntok"}


@each([p for p in MODULES if stage_of(p) in PURE])
def test_stages_are_pure(path: Path) -> None:
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {n.name for n in node.names if n.name.split(".")[0] in IMPURE_MODULES or n.name in IMPURE_NAMES}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in IMPURE_MODULES:
            found.add(str(node.module))
        elif isinstance(node, ast.Attribute):
            found |= {name for name in IMPURE_NAMES if ast.unparse(node).endswith(name)}
    assert not found, f"{name_of(path)} uses {sorted(found)}"


@each(MODULES)
def test_no_broad_excepts(path: Path) -> None:
    edges = {"cli", "web", "scale"}
    broad = [
        n.lineno
        for n in ast.walk(tree_of(path))
        if isinstance(n, ast.ExceptHandler)
        and (n.type is None or ast.unparse(n.type) in {"Exception", "BaseException"})
        and stage_of(path) not in edges
    ]
    assert not broad, f"{name_of(path)}: broad except in lines {broad}"


@each([*MODULES, *TESTS])
def test_files_are_one_idea_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@each(MODULES)
def test_functions_are_one_idea_long(path: Path) -> None:
    long = {
        f"{name_of(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert not {k: v for k, v in long.items() if k not in LONGER_FUNCTIONS}


def test_exceptions_are_still_needed() -> None:
    functions = {
        f"{name_of(path)}:{node.name}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert set(LONGER_FUNCTIONS) <= functions
    assert all(LONGER_FUNCTIONS.values())


@each([*MODULES, *TESTS])
def test_modules_open_by_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), f"{name_of(path)} has no docstring"


@each(MODULES)
def test_public_names_are_listed(path: Path) -> None:
    defined: set[str] = set()
    public: list[str] = []
    listed: list[str] | None = None
    for node in tree_of(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                defined.add(name)
                public += [] if name.startswith("_") else [name]
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                defined |= {(n.asname or n.name).split(".")[0] for n in names}
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                listed = ast.literal_eval(value)
            case ast.Assign() | ast.AnnAssign():
                defined |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    assert listed is not None or not public or path.name == "__main__.py", f"{name_of(path)}: no __all__ for {public}"
    assert set(listed or ()) <= defined, f"{name_of(path)}: __all__ lists what it lacks, {set(listed or ()) - defined}"
