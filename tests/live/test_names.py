"""Which names a cell defines: the page reads the book's code as Python does."""

from __future__ import annotations

import ast
import json
import subprocess

import pytest
from myst_nb.core.read import read_myst_markdown_notebook
from tests.tiny_books import ROOT

NAMES = ROOT / "src" / "course_helpers" / "site" / "live" / "static" / "names.js"
PROGRAM = f"""
import {{ readFileSync }} from "fs";
import {{ namesDefined }} from {json.dumps(NAMES.as_uri())};
console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((code) => [...namesDefined(code)].sort())));
"""
PUPILS = [
    "netz = 3  # wert = 4",
    "a, (b, *c) = d = 1, (2, 3)",
    "a.b = 1\na[0] = 2\nf(x=1)\nx == 3\ny += 1\nf(a)(b=2)",
    "text = '''\nkein = 1\n'''\ngröße: int = 5; ende = 1",
    "for i, (x, y) in enumerate(zip(a, b)):\n    summe = x\n    if (n := len(x)) > 1:\n        m = n\n",
    "def f(a=1):\n    innen = a\n    return innen\nclass K:\n    feld = 1\n\ndanach = f(\n    a=3,\n)",
    "import numpy as np, os.path\nfrom a import (\n    b as c,  # d\n    e,\n)\nwith open(x) as d:\n    pass",
    "if x: y = 3\nprint(f'{a = }', end=\"b = 2\")\nzahl = \\\n    4\nx <= 3\nx = y if y != 3 else {'k': 1}",
    "",
]


def stored(node):
    """Yield the names that a statement gives a value in the notebook."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.AugAssign):  # has had a value before
        yield from stored(node.value)
    elif not isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp | ast.SetComp | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from stored(child)


def book_cells():
    for path in sorted((ROOT / "book" / "chapters").glob("*.md")):
        notebook = read_myst_markdown_notebook(path.read_text("utf-8"), path=str(path))
        yield from (cell.source for cell in notebook.cells if cell.cell_type == "code")


def readable(code):
    try:
        ast.parse(code)
    except SyntaxError:  # a gap
        return False
    return True


def test_names_are_found_as_python_finds_them():
    cells = [code for code in (*book_cells(), *PUPILS) if readable(code)]
    assert len(cells) > 100
    done = subprocess.run(
        ["node", "--input-type=module", "-e", PROGRAM],
        input=json.dumps(cells),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for code, found in zip(cells, json.loads(done.stdout), strict=True):
        assert found == sorted(set(stored(ast.parse(code)))), code


@pytest.mark.parametrize("code", ["f(\n", "'offen\nx = 1", "def f(:\n  y = 1"])
def test_unreadable_code_is_no_trouble(code):
    subprocess.run(
        ["node", "--input-type=module", "-e", PROGRAM], input=json.dumps([code]), text=True, check=True
    )
