import subprocess
import sys
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"


def run(program, **options):
    return subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, **options
    )


def test_the_labs_import_works_in_the_book():
    done = run(
        "from _static.common.helpers import setup_hardware_client, save_nightly_calibration\n"
        "import course_helpers\n"
        "assert setup_hardware_client is course_helpers.setup_hardware_client\n"
        "assert save_nightly_calibration is course_helpers.save_nightly_calibration\n",
        cwd=BOOK,
    )
    assert not done.returncode, done.stderr


def test_neither_the_package_nor_the_hardware_brings_torch():
    done = run(
        "import sys, course_helpers\ncourse_helpers.setup_hardware_client\nassert 'torch' not in sys.modules"
    )
    assert not done.returncode, done.stderr


def test_an_error_prints_nothing_but_its_sentence(tmp_path):
    """Python itself prints the warnings of a library without any handler, in English."""
    done = run(
        "import course_helpers\n"
        "try:\n"
        "    course_helpers.save_nightly_calibration(folder='nirgends')\n"
        "except RuntimeError as error:\n"
        "    print(error)\n",
        cwd=tmp_path,
    )
    assert "gibt es nicht" in done.stdout
    assert not done.stderr


def test_an_unknown_name_is_an_attribute_error():
    import course_helpers

    assert "setup_hardware_client" in dir(course_helpers)
    with pytest.raises(AttributeError, match="nix"):
        course_helpers.nix  # noqa: B018 - the access is what is tested
