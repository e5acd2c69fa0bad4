"""neo and quantities: what they weigh, and which imports load them, as the lock file of a page says."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from tests.browser_kernel.pages import SPIKING, imports_of_pages, names_in

from course_helpers.site.browser_kernel import BrowserKernelError
from course_helpers.site.browser_kernel.brings import names_that_bring
from course_helpers.site.browser_kernel.pins import read_pins
from course_helpers.site.browser_kernel.readers import without_readers
from course_helpers.site.browser_kernel.run_lock import with_dependencies

ROOT = Path(__file__).parents[2]
MOST = 3_000_000  # bytes that the spiking chip may add to what a page loads


@pytest.fixture(scope="module")
def lock(built):
    return json.loads(next((built.folder / "pyodide").glob("lock-*.json")).read_text())


def _archives(built, lock, names):
    return {name: built.folder / "pyodide" / lock["packages"][name]["file_name"] for name in names}


def test_they_are_small_and_no_page_needs_them_for_the_course_alone(built, lock):
    more = with_dependencies(lock, ["neo"]) - {"numpy"}
    assert {"neo", "quantities"} <= more
    assert sum(path.stat().st_size for path in _archives(built, lock, more).values()) <= MOST
    assert with_dependencies(lock, ["course-helpers"]).isdisjoint({"neo", "quantities"})


def test_neo_comes_without_its_readers_of_files(built, lock):
    with zipfile.ZipFile(_archives(built, lock, ["neo"])["neo"]) as archive:
        parts = {name.split("/")[1] for name in archive.namelist() if name.startswith("neo/")}
    assert parts == {"__init__.pyc", "core"}


@pytest.mark.parametrize("name", ["neo", "quantities"])
def test_the_licence_comes_along(built, lock, name):
    with zipfile.ZipFile(_archives(built, lock, [name])[name]) as archive:
        (text,) = (one for one in archive.namelist() if re.search(r"/licenses/.*license", one, re.IGNORECASE))
        assert b"Redistributions in binary form" in archive.read(text).replace(b"\n", b" ")


@pytest.mark.parametrize(
    "name", ["pynn_brainscales", "course_helpers.setup_hardware_client", "_static.common.helpers", "neo"]
)
def test_who_asks_for_the_spiking_chip_gets_neo(lock, name):
    (package,) = (one for one, facts in lock["packages"].items() if name in facts["imports"])
    assert package == "neo"


def test_only_pages_of_the_spiking_chip_bring_neo(lock):
    brings = {name for one in ("neo", "quantities") for name in lock["packages"][one]["imports"]}
    pages = {page: names_in(statements) for page, statements in imports_of_pages().items()}
    assert "course_helpers.exercises.prüfe" in pages["01_maschinelles_lernen"]
    assert {page for page, names in pages.items() if names & brings} == SPIKING


@pytest.mark.parametrize("name", ["numpy", "matplotlib", "neo", "quantities"])
def test_a_server_runs_the_same_version(name):
    (pin,) = (pin for pin in read_pins().wheels if pin.name == name)
    assert f"{name}=={pin.version}" in (ROOT / "constraints.txt").read_text().splitlines()


OWN = {
    "a/__init__.py": "",
    "a/deep/__init__.py": "from .recording import Recorder",
    "a/deep/recording.py": "import numpy\nfrom neo.core import Block",
    "a/board.py": "from a import deep",
    "a/unit.py": "try:\n    import quantities as pq\nexcept ImportError:\n    pass",
    "a/above/inside.py": "from ..board import show",
    "a/typed.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import neo",
    "a/late.py": "class Data:\n    def get(self):\n        from neo.core import Block",
    "a/caller.py": "def run():\n    from a import deep",
    "a/neon.py": "import neon, neon.neo",
    "a/data.json": "import neo",
}


def test_modules_that_import_neo_or_one_that_does_bring_it():
    brings = names_that_bring((file, text.encode()) for file, text in OWN.items())["neo"]
    found = {name for name in brings if name.startswith("a.") or name == "a"}
    assert found == {"a.deep", "a.deep.recording", "a.board", "a.unit", "a.above.inside", "a.late"}


def test_another_neo_stops_the_build_in_german():
    left = without_readers(b"from neo.core import *\nfrom neo.io import *\n").decode()
    assert "neo.io" not in left
    names = {}
    exec(left.removeprefix("from neo.core import *\n"), names)  # noqa: S102 - our own lines
    assert not isinstance(3, names["io"].proxyobjects.SpikeTrainProxy)
    with pytest.raises(BrowserKernelError, match=r"passe readers\.py an"):
        without_readers(b"from neo.core import *\n")
