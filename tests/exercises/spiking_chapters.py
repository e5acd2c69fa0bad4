"""The chapters on networks of spikes, as their cells define what the tasks use, on the emulator."""

from __future__ import annotations

import functools
from pathlib import Path

import jupytext
import neo  # noqa: F401 - as the chapter's first cell does: loading it may take longer than a check

from course_helpers.chip.pynn_emulator import brainscales2
from course_helpers.hardware import get_nightly_calibration

CHAPTERS = Path(__file__).parents[2] / "book" / "chapters"
GATES = ("neues_netz", "neuronen", "quelle", "sender", "verbinde", "messen")


@functools.cache
def spiking_chapters():
    """Return the functions that the chapters' cells define before their tasks need them."""
    gates = _defined("09_synapsen_rechnen.md", "def neues_netz", "def verbinde", "def sender")
    chain = _defined("10_die_feuerkette.md", "def verbinde", "def feuerkette")
    return {name: gates[name] for name in GATES} | {"feuerkette": chain["feuerkette"]}


def _defined(file, *begins):
    """Run the cells of a chapter that begin with these words, and return all names."""
    namespace = {"pynn": brainscales2, "get_nightly_calibration": get_nightly_calibration}
    for cell in jupytext.read(CHAPTERS / file).cells:
        if cell.cell_type == "code" and cell.source.startswith(begins):
            exec(compile(cell.source, file, "exec"), namespace)  # noqa: S102 - the chapter's own code
    return namespace
