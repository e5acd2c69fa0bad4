"""Our digits and transforms under the name of torchvision: what is there, and never over the real one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OFFER = "from course_helpers.torch_data import offer_torchvision; offer_torchvision()\n"


def run(program, **options):
    """Run a program in a Python of its own, for a stand-in stays registered."""
    return subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, **options
    )


def test_what_the_chapters_need_is_there():
    done = run(
        OFFER + "from torchvision import datasets, transforms\n"
        "import torchvision.transforms as T, torchvision.datasets\n"
        "from torchvision.transforms import Compose, ToTensor, Lambda, Normalize, RandomResizedCrop\n"
        "from torchvision.datasets import MNIST\n"
        "offer_torchvision()\n"
        "assert T.Compose is Compose and datasets.MNIST is MNIST\n"
        "import inspect; inspect.getmembers(torchvision); inspect.getmodule(MNIST)\n"
        "from importlib.util import find_spec\n"
        "assert find_spec('torchvision') and not find_spec('torchvision.ops')\n"
    )
    assert not done.returncode, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "import torchvision.models",
        "from torchvision import models",
        "from torchvision import datasets, models",
        "import torchvision; torchvision.models",
        "from torchvision import utils",
        "from torchvision.transforms import v2",
        "from torchvision.transforms import Resize",
        "from torchvision import transforms; transforms.RandomRotation",
        "from course_helpers.torch_data import transforms; transforms.RandomRotation",
        "import torchvision.transforms.functional",
        "from torchvision.datasets import FashionMNIST",
    ],
)
def test_what_is_missing_is_told_as_such(line):
    done = run(OFFER + line)
    last = done.stderr.strip().splitlines()[-1]
    assert "Error: torchvision." in last
    assert "gibt es hier nicht" in last
    assert "RandomResizedCrop" in last
    assert "pip install torchvision" in last  # what to do


def test_the_real_one_is_never_hidden(tmp_path):
    real = tmp_path / "torchvision"
    real.mkdir()
    (real / "__init__.py").write_text("mine = 1\n")
    program = OFFER + "import torchvision; assert torchvision.mine; import torchvision.models"
    done = run(program, env={"PYTHONPATH": f"{ROOT / 'src'}:{tmp_path}"})
    assert done.stderr.strip().splitlines()[-1] == "ModuleNotFoundError: No module named 'torchvision.models'"
    (real / "__init__.py").unlink()  # a bare folder is no library
    done = run(
        OFFER + "from torchvision import datasets; datasets.MNIST",
        env={"PYTHONPATH": f"{ROOT / 'src'}:{tmp_path}"},
    )
    assert not done.returncode, done.stderr


def test_the_set_up_of_the_chip_brings_it():
    done = run("import course_helpers; course_helpers.setup_hardware_client()\nimport torchvision.transforms")
    assert not done.returncode, done.stderr


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path):
    locked = tmp_path / "loh" / "data"
    locked.mkdir(parents=True)
    locked.parent.chmod(0o500)
    program = OFFER + (
        "from torchvision import datasets\n"
        f"for train in (True, False):\n"
        f"    data = datasets.MNIST({str(locked / 'mnist')!r}, train, download=True)\n"
        "print(len(data))"
    )
    done = run(
        program, env={"PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path), "XDG_CACHE_HOME": "/nix"}
    )
    locked.parent.chmod(0o700)
    assert not done.returncode, done.stderr
    assert done.stdout.count("liegt kein MNIST") == 1
    assert "12\N{NO-BREAK SPACE}000 Ziffern" in done.stdout
    assert done.stdout.endswith("2000\n")
    assert list(locked.iterdir()) == []
