"""Under which names the emulator answers, what it says of the rest, and that it never hides a real one."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_helpers.stand_ins import stands_in

SOURCES = Path(__file__).parents[2] / "src"
NAMES = [
    "import pynn_brainscales",
    "import pynn_brainscales.brainscales2 as pynn; pynn.setup, pynn.end, pynn.run, pynn.reset",
    "from pynn_brainscales.brainscales2 import Population, PopulationView, Projection",
    "from pynn_brainscales.brainscales2.standardmodels.cells import HXNeuron, SpikeSourceArray",
    "from pynn_brainscales.brainscales2.standardmodels.cells import SpikeSourcePoisson",
    "from pynn_brainscales.brainscales2.standardmodels.synapses import StaticSynapse",
    "from pynn_brainscales.brainscales2 import AllToAllConnector, OneToOneConnector",
    "from pynn_brainscales.brainscales2 import FixedProbabilityConnector",
    "import pynn_brainscales.brainscales2.standardmodels",
    "from pynn_brainscales.brainscales2.helper import nightly_calib_path, chip_from_file",
    "from pynn_brainscales.brainscales2.populations import Population",
    "from pynn_brainscales.brainscales2 import logger; logger.get('a').INFO('b'); logger.LogLevel.INFO",
    "from pynn_brainscales.brainscales2 import RunCommand as R; R.PREPARE, R.APPEND, R.EXECUTE",
    "import pynn_brainscales.brainscales2 as pynn; pynn.cells.HXNeuron, pynn.synapses.StaticSynapse",
    "import pynn_brainscales.brainscales2 as pynn; pynn.helper.chip_from_file, pynn.populations.Population",
]


@pytest.mark.usefixtures("pynn")
@pytest.mark.parametrize("line", NAMES)
def test_the_labs_names_are_there(line):
    exec(line, {})  # noqa: S102 - as a chapter writes it


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("pynn.PlasticityRule", r"kann pynn_brainscales\.brainscales2\.PlasticityRule nicht.*im Labor"),
        ("from pynn_brainscales.brainscales2 import InjectedConfiguration", "InjectedConfiguration nicht"),
        ("import pynn_brainscales.brainscales2.morphology", "morphology nicht.*im Labor"),
        ("pynn.cells.CalibHXNeuronCuba", "CalibHXNeuronCuba nicht"),
        ("import pynn_brainscales.brainscales2.Population", "ist kein Modul. Schreibe: from"),
        ("pynn.Poplation", r"Meinst du pynn_brainscales\.brainscales2\.Population\?"),
        ("pynn.HXNeuron", r"Meinst du pynn\.cells\.HXNeuron\?"),
        ("pynn.cells.SpikeSourceAray", "Meinst du .*SpikeSourceArray"),
        ("pynn.helper.filtered_cocos_from_nightly", r"älteren Fassung.*initial_config=get_nightly_cal"),
        ("pynn.synapses.PlasticSynapse", "PlasticSynapse nicht.*im Labor"),
        ("pynn.create", "kann pynn_brainscales.brainscales2.create nicht"),
    ],
)
def test_what_is_left_out_is_told_as_such(pynn, line, says):
    with pytest.raises(ImportError if "import" in line else AttributeError, match=says):
        exec(line, {"pynn": pynn})  # noqa: S102 - as a chapter writes it


def test_a_real_one_is_never_hidden(monkeypatch, tmp_path):
    from course_helpers.chip.pynn_emulator import RealPynnError, install

    for name in [name for name in sys.modules if name.split(".")[0] == "pynn_brainscales"]:
        monkeypatch.delitem(sys.modules, name)
    (tmp_path / "pynn_brainscales.py").write_text("real = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RealPynnError, match="das echte pynn_brainscales"):
        install()
    assert importlib.import_module("pynn_brainscales").real
    assert not stands_in("pynn_brainscales")
    monkeypatch.delitem(sys.modules, "pynn_brainscales")


def start(folder, program, **options):
    """Run a program in a Python that reads our start file, as one with the package installed does."""
    shutil.copy(SOURCES / "course_helpers_start.pth", folder)
    program = f"import site; site.addsitedir({str(folder)!r})\n{program}"
    return subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, **options
    )


def test_the_first_line_of_a_program_may_import_it(tmp_path):
    done = start(
        tmp_path,
        "import sys\n"
        "from importlib.util import find_spec; assert find_spec('pynn_brainscales') is not None\n"
        "import pynn_brainscales.brainscales2 as pynn\n"
        "from pynn_brainscales.brainscales2.standardmodels.cells import HXNeuron\n"
        "assert pynn.cells.HXNeuron is HXNeuron\n"
        "assert not {'torch', 'numba', 'neo'} & set(sys.modules)\n"
        "sys.modules['torch'] = None  # only because it takes long\n"
        "from course_helpers import setup_hardware_client; setup_hardware_client('emulator')\n"
        "print(pynn is sys.modules['pynn_brainscales.brainscales2'])\n",
    )
    assert "Es rechnet der Emulator" in done.stdout
    assert done.stdout.endswith("True\n"), done.stderr


def test_a_start_imports_nothing_of_ours_but_one_file(tmp_path):
    done = start(tmp_path, "import sys; print([one for one in sys.modules if 'course' in one])")
    assert done.stdout == "['course_helpers_start']\n"


def test_a_real_one_comes_before_the_start_file(tmp_path):
    (tmp_path / "pynn_brainscales.py").write_text("real = True\n")
    done = start(
        tmp_path,
        "import pynn_brainscales; print(pynn_brainscales.real)\n"
        "from course_helpers.chip.pynn_emulator import real_pynn_available; print(real_pynn_available())",
    )
    assert done.stdout == "True\nTrue\n", done.stderr


def test_it_needs_no_torch():
    program = (
        "import sys\n"
        "for name in ('torch', 'numba'): sys.modules[name] = None\n"
        "import course_helpers; course_helpers.setup_hardware_client()\n"
        "import pynn_brainscales.brainscales2 as pynn\n"
        "from course_helpers.hardware import get_nightly_calibration\n"
        "pynn.setup(initial_config=get_nightly_calibration())\n"
        "pop = pynn.Population(1, pynn.cells.HXNeuron()); pop.record('v'); pynn.run(0.01)\n"
        "print(len(pop.get_data().segments[0].irregularlysampledsignals[0]) > 200)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.stdout.endswith("True\n"), done.stderr
