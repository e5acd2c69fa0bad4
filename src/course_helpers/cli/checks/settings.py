"""Checks of the book's settings: jupyter-book passes over a name that it does not know."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jupyter_book
import yaml

from course_helpers.cli.checks.finding import Finding
from course_helpers.cli.places import undecoded_line, yaml_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMA = Path(jupyter_book.__file__).with_name("config_schema.json")
_OURS = {"only_build_toc_files"}  # jupyter-book takes it, its schema forgets it


def check_settings(file: Path) -> list[Finding]:
    """Return what is wrong with ``_config.yml``."""
    content = file.read_bytes()
    try:
        settings = yaml.safe_load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = undecoded_line(content, error)
        return [Finding(file, line, "Die Einstellungen sind nicht als UTF-8 gespeichert.")]
    except yaml.YAMLError as error:
        line = yaml_line(error)
        message = "Das ist kein gültiges YAML. Prüfe dort und darüber Einrückung, Klammern und Doppelpunkte."
        return [Finding(file, line, message)]
    text = content.decode("utf-8-sig")
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return [Finding(file, line, message) for line, message in _unknown(text, settings or {}, schema)]


def _unknown(text: str, settings: dict[str, Any], schema: Any, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield line and message of each name that jupyter-book does not know, down to the second level."""
    known = {*schema["properties"], *(_OURS if depth == 0 else ())}
    for name, value in settings.items():
        if name not in known:
            found = re.search(rf"^\s*{re.escape(str(name))}\s*:", text, re.MULTILINE)
            line = text[: found.end()].count("\n") + 1 if found else 1
            near = difflib.get_close_matches(str(name), known, n=1)
            hint = f" Meinst du „{near[0]}“?" if near else ""
            yield line, f"Eine Einstellung „{name}“ gibt es nicht.{hint}"
        elif depth == 0 and isinstance(value, dict) and "properties" in schema["properties"].get(name, {}):
            yield from _unknown(text, value, schema["properties"][name], depth + 1)
