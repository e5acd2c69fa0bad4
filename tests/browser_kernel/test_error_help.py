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
    print(live.run("%load_ext course_helpers.error_help"), live.run("get_ipython()._showtraceback.__qualname__"))
    wrong = {}
    for name, (program, words) in _table().items():
        answer = live.run(f"%reset -f\n{program}")
        explanation = answer["text"].partition("\n\n")[0]
        missing = [word for word in words if word not in explanation]
        if missing or answer["status"] != "error" or "text/html" not in answer["types"]:
            wrong[name] = (missing, answer)
    live.run("%unload_ext course_helpers.error_help")
    assert not wrong
