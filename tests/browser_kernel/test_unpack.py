"""The program that unpacks packages in the reader's browser gives what the standard library would give."""

from __future__ import annotations

import runpy
import shutil
import zipfile

import pytest
from tests.browser_kernel.test_bundle import SOURCES

FILES = {
    "six.py": b"one at the top",
    "numpy/__init__.py": b"packed " * 500,
    "numpy/core/leer.py": b"",
    "numpy/core/größe.so": bytes(range(256)) * 300,
    "numpy.dist-info/METADATA": b"Name: numpy",
}


@pytest.fixture
def program():
    """Run the program as in Pyodide, which has a format for wheels; then take it back."""
    shutil.register_unpack_format("whl", [".whl", ".wheel"], lambda *_: pytest.fail("still the old one"))
    yield runpy.run_path(str(SOURCES / "unpack.py"))
    shutil.unregister_unpack_format("whl")


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.usefixtures("program")
def test_every_file_is_unpacked(tmp_path, packed):
    wheel, target = tmp_path / "numpy.whl", tmp_path / "site"
    with zipfile.ZipFile(wheel, "w", packed) as archive:
        for name, content in FILES.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = packed
            info.extra = b"\x0a\x00\x02\x00ab"  # stands between the name and the content
            archive.writestr(info, content)
    shutil.unpack_archive(wheel, target)
    found = {str(path.relative_to(target)): path for path in target.rglob("*") if path.is_file()}
    assert {name: path.read_bytes() for name, path in found.items()} == FILES
