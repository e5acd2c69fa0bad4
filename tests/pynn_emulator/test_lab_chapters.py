"""Row 11 of the contract's acceptance table: the lab's chapters run beside ours, in a real kernel."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from tests.browser_kernel.lab_chapters import GS_02, GS_03, GS_04_1, GS_04_2, GS_06
from tests.pynn_emulator.lab_tutorials import CELLS

from course_helpers.cli.lost_answers import found_again

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
CHAPTERS = Path(__file__).parents[2] / "book" / "chapters"


def run(cells):
    """Run cells in a kernel of their own, and return for each what it has printed."""
    cells = [nbformat.v4.new_code_cell(cell.strip()) for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)
    with found_again():
        NotebookClient(notebook, timeout=280, resources={"metadata": {"path": str(CHAPTERS)}}).execute()
    return ["".join(one.get("text", "") for one in cell.outputs) for cell in notebook.cells]


@pytest.mark.slow
def test_the_german_chapters_one_after_the_other():
    printed = "".join(run([*GS_02, *GS_03, *GS_04_1, *GS_04_2, *GS_06]))
    assert "Spikes: 0, Zeiten: [] ms" in printed
    assert "gelöst: True" in printed
    assert re.search(r"Spikes: [123], Zeiten: \[0\.20", printed)


@pytest.mark.slow
def test_what_the_english_tutorials_do_beyond():
    _, current, chain, heights = run(CELLS)
    counts = ast.literal_eval(current.removeprefix("Strom:").strip())
    assert counts[:2] == [0, 0]
    assert 0 < counts[2] < counts[3]
    assert chain == "Kette: True True\n"
    first, second = ast.literal_eval(heights.removeprefix("Höhen:").strip())
    assert first > 30
    assert second < 10  # its pulse comes later than where the signal was cut


def test_the_style_of_pictures_is_the_same_in_both_folders():
    files = [folder / "_static" / "matplotlibrc" for folder in (CHAPTERS, CHAPTERS.parent)]
    assert len({file.read_text(encoding="utf-8") for file in files}) == 1
