"""Source of the package -> the generated parts of the documentation (`make docs`).

Reads, without importing anything, which data file is read into which row type, and writes the columns of each into
`docs/data-files.md`, between two marks. A test fails where the page is not current.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["columns_of", "data_files_page", "main", "readers"]

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "recount"
PAGE = ROOT / "docs" / "data-files.md"
BEGIN, END = "<!-- generated: begin (make docs) -->", "<!-- generated: end -->"


def main() -> int:
    """Write the generated parts; with `--check`, write nothing and exit with 1 where they are not current."""
    current = PAGE.read_text(encoding="utf-8")
    wanted = data_files_page(current)
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8")
    return int("--check" in sys.argv and current != wanted)


def data_files_page(page: str) -> str:
    """Return the page with the part between the marks made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    classes = {node.name: node for tree in _trees() for node in tree.body if isinstance(node, ast.ClassDef)}
    known = {name: classes[row_type] for name, row_type in readers().items() if row_type in classes}
    sections = [_section(name, known[name]) for name in sorted(known)]
    return f"{before}{BEGIN}\n\n" + "\n".join(sections) + f"\n{END}{after}"


def readers() -> dict[str, str]:
    """Return the row type of each data file that is read by `read_toml` or `read_csv`."""
    found = {}
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"read_toml", "read_csv"}:
                match node.args:
                    case [ast.Constant(value=str(name)), ast.Name(id=row_type), *_]:
                        found[name] = row_type
    return found


def columns_of(row: ast.ClassDef) -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, type, default, meaning) of the fields of a row type; rules begin with their name."""
    if any(isinstance(base, ast.Name) and base.id == "Row" for base in row.bases):
        yield "name", "str", "", "the rule's name"
    for at, node in enumerate(row.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            after = row.body[at + 1] if at + 1 < len(row.body) else None
            meaning = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                meaning = " ".join(str(after.value.value).split())
            default = "" if node.value is None else ast.unparse(node.value)
            yield node.target.id, ast.unparse(node.annotation), default, meaning


def _trees() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _section(name: str, row: ast.ClassDef) -> str:
    about = ast.get_docstring(row) or ""
    lines = [f"### {name}", "", about, "", "| column | type | default | meaning |", "|---|---|---|---|"]
    for column, kind, default, meaning in columns_of(row):
        shown = [f"`{column}`", f"`{kind}`", f"`{default}`" if default else "required", meaning]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in shown) + " |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
