"""A notebook of the lab's kind runs here as it is, in a real kernel beside the chapters."""

import importlib.util
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from course_helpers.cli.lost_answers import found_again

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
BOOK = Path(__file__).parents[2] / "book"

_spec = importlib.util.spec_from_file_location("lab_notebook", Path(__file__).with_name("lab_notebook.py"))
lab_notebook = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lab_notebook)


@pytest.mark.slow
def test_a_notebook_of_the_lab_runs_unchanged(environment, monkeypatch, tmp_path):
    environment()
    monkeypatch.setenv("HOME", str(tmp_path))  # the shipped digits, whatever the cache of this machine holds
    monkeypatch.delenv("MNIST_PATH", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    book = tmp_path / "book"  # the calibration is saved beside the notebook
    shutil.copytree(BOOK / "_static", book / "_static")
    shutil.copytree(BOOK / "chapters" / "_static", book / "chapters" / "_static")
    cells = [nbformat.v4.new_code_cell(cell.strip()) for cell in lab_notebook.CELLS]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)
    resources = {"metadata": {"path": str(book / "chapters")}}
    with found_again():
        NotebookClient(notebook, timeout=280, resources=resources).execute()  # raises where a cell fails
    printed = "".join(output.get("text", "") for cell in notebook.cells for output in cell.outputs)
    assert "Es rechnet der Emulator" in printed
    assert "liegt kein MNIST" in printed
    assert float(re.search(r"Genauigkeit: ([\d.]+)%", printed)[1]) > 25  # ten digits: guessing gives 10
