"""Which packages come with Python itself, by what the setup cells of a page import."""

from __future__ import annotations

import jupytext
import pytest
from tests.browser_kernel.pages import CHAPTERS, SPIKING, imports_of_pages
from tests.live.conftest import ROOT

from course_helpers.site.live.ahead import packages_ahead, read_lock

PACKAGES = {
    "numpy": {"imports": ["numpy"], "depends": []},
    "matplotlib": {"imports": ["matplotlib", "mpl_toolkits"], "depends": ["numpy", "pillow"]},
    "pillow": {"imports": ["PIL"], "depends": []},
    "neo": {"imports": ["neo", "course_helpers.chip"], "depends": ["numpy"]},
    "course-helpers": {"imports": ["course_helpers"], "depends": []},
}


def page(source, tag="vorspann"):
    notebook = jupytext.reads(f"# %% tags={[tag]}\n{source}".replace("'", '"'), fmt="py:percent")
    return notebook.cells


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        ("import time", []),
        ("import numpy as np", ["numpy"]),
        ("import matplotlib.pyplot", ["matplotlib", "numpy", "pillow"]),
        ("from numpy.random import default_rng", ["numpy"]),
        ("from course_helpers import mnist", ["course-helpers"]),
        ("from course_helpers import chip", ["course-helpers", "neo", "numpy"]),
        ("%matplotlib inline\nimport numpy", []),
    ],
)
def test_what_a_setup_cell_imports_comes_with_all_that_it_needs(source, packages):
    assert packages_ahead(page(source), PACKAGES) == packages


def test_other_cells_get_theirs_when_they_run():
    assert packages_ahead(page("import numpy", "druck"), PACKAGES) == []


@pytest.mark.browser  # as all that needs the built kernel
@pytest.mark.parametrize("name", imports_of_pages())
def test_no_page_of_the_book_gets_more_than_it_imports(name):
    kernel = ROOT / "_build" / "browser-kernel"
    if not kernel.is_dir():
        pytest.fail("Python for the browser is not built: run `make browserkern` first")
    ahead = packages_ahead(jupytext.read(CHAPTERS / f"{name}.md").cells, read_lock(kernel))
    assert "numpy" in ahead
    assert ("neo" in ahead) <= (name in SPIKING)
