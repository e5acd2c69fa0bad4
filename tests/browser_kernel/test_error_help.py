"""The German help for errors, in the kernel that runs in the browser."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TABLE = Path(__file__).parents[1] / "error_help" / "mistakes.py"


def _table():
    spec = importlib.util.spec_from_file_location("mistakes", TABLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.MISTAKES | module.BROWSER_ONLY


def test_every_mistake_is_explained_in_the_browser(live):
    live.run("from course_helpers.error_help import use_error_help\nuse_error_help()")
    wrong = {}
    for name, (program, words) in _table().items():
        live.run("%reset -f")
        answer = live.run(program)
        explanation = answer["text"].partition("\n\n")[0]
        missing = [word for word in words if word not in explanation]
        if missing or answer["status"] != "error" or "text/html" not in answer["types"]:
            wrong[name] = (missing, answer)
    live.run("%unload_ext course_helpers.error_help")
    assert not wrong
