"""The German help for errors, in the kernel that runs in the browser."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TABLES = Path(__file__).parents[1] / "error_help"


def _module(name):
    spec = importlib.util.spec_from_file_location(name, TABLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table(name):
    module = _module(name)
    return module.MISTAKES | getattr(module, "BROWSER_ONLY", {})


@pytest.mark.parametrize("table", ["mistakes", "course_mistakes"])
def test_every_mistake_is_explained_in_the_browser(live, table):
    live.run("from course_helpers.error_help import use_error_help\nuse_error_help()")
    wrong = {}
    for name, (program, words) in _table(table).items():
        live.run("%reset -f")
        answer = live.run(program)
        explanation = answer["text"].partition("\n\n")[0]
        missing = [word for word in words if word not in explanation]
        if missing or answer["status"] != "error" or "text/html" not in answer["types"]:
            wrong[name] = (missing, answer)
    live.run("%unload_ext course_helpers.error_help")
    assert not wrong
