"""Tell as Markdown which outputs differ between two built sites, for the summary of a pull request.

Usage: ``python -m scripts.compare_outputs OLD NEW``, each the folder of a built site.
"""

from __future__ import annotations

import argparse
import difflib
import re
from html.parser import HTMLParser
from pathlib import Path

LONGEST = 40  # lines of one cell's difference
_SPACE = re.compile(r"[ \t]+\n")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Outputs(HTMLParser):
    """The outputs of a page's cells: text, and pictures by their names, which hold their content's hash."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: dict[str, str] = {}
        self._cell = ""
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a cell or its output."""
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if "cell" in classes and (values.get("id") or "").startswith("zelle-"):
            self._cell = values["id"] or ""
        if self._depth == 0 and "cell_output" in classes:
            self.cells.setdefault(self._cell, "")
            self._depth = 1
        elif self._depth and tag not in _VOID:
            self._depth += 1
        if self._depth and tag == "img":
            picture = (values.get("src") or "").rpartition("/")[2]
            self.cells[self._cell] += f"[Bild {picture[:12]}: {values.get('alt') or 'ohne Text'}]\n"

    def handle_endtag(self, tag: str) -> None:
        """Leave an element of an output."""
        if self._depth and tag not in _VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Take the text of an output."""
        if self._depth:
            self.cells[self._cell] += data


def outputs(site: Path) -> dict[str, str]:
    """Return every output of a built site by page and cell, such as ``chapters/02_numpy.html#zelle-3``."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        if not page.startswith("_"):
            for cell, text in Outputs(path.read_text(encoding="utf-8")).cells.items():
                found[f"{page}#{cell}"] = _SPACE.sub("\n", text).strip()
    return found


def summary(old: dict[str, str], new: dict[str, str]) -> str:
    """Return the Markdown that a reviewer reads."""
    changed = [place for place in sorted(old.keys() | new.keys()) if old.get(place) != new.get(place)]
    if not changed:
        return "## Ausgaben\n\nKeine Ausgabe hat sich geändert.\n"
    lines = ["## Ausgaben", "", f"Geändert: {len(changed)} von {len(new)}", ""]
    for place in changed:
        before, after = old.get(place, "").splitlines(), new.get(place, "").splitlines()
        kind = "neu" if place not in old else "entfallen" if place not in new else "geändert"
        difference = list(difflib.unified_diff(before, after, "vorher", "nachher", lineterm="", n=1))[2:]
        rest = [f"… und {len(difference) - LONGEST} Zeilen mehr"] if len(difference) > LONGEST else []
        body = [*difference[:LONGEST], *rest]
        lines += [
            f"<details><summary>{place} ({kind})</summary>",
            "",
            "````diff",
            *body,
            "````",
            "</details>",
            "",
        ]
    return "\n".join(lines)


def main() -> None:
    """Compare the two sites of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    args = parser.parse_args()
    print(summary(outputs(args.old), outputs(args.new)))


if __name__ == "__main__":
    main()
