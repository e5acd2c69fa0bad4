"""Where last night's calibrations lie: two folders above it the test has put one."""

import os
from pathlib import Path


def nightly_calib_path():
    return Path(os.environ["LAB_CALIBRATIONS"]) / "latest" / "spiking_cocolist.pbin"
