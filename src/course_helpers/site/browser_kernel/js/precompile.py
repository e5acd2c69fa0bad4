"""Runs inside Pyodide: compile what ``stage.py`` laid out. Every subfolder of the stage is one archive."""

import py_compile
import sys
from pathlib import Path

# the folder in which the browser will unpack or mount the archive: tracebacks name it
_PLACES = {"python_stdlib": "/lib/python314.zip/"}
_SITE = "/lib/python3.14/site-packages/"
_WITH_SOURCE = {"course-helpers"}  # chapters show its source; libraries come without, which halves their size


def compile_all(stage: str) -> None:
    """Compile every module of the stage in place."""
    for archive in sorted(Path(stage).iterdir()):
        for source in sorted(archive.rglob("*.py")):
            _compile(archive, source)


def _compile(archive: Path, source: Path) -> None:
    shown = _PLACES.get(archive.name, _SITE) + source.relative_to(archive).as_posix()
    target = source.with_suffix(".pyc")
    if archive.name in _WITH_SOURCE:
        target = source.parent / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
    # unchecked: the archive's dates say nothing about its files
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), str(target), dfile=shown, doraise=True, invalidation_mode=mode)
    if archive.name not in _WITH_SOURCE:
        source.unlink()
