"""Write down how long each file of tests takes, for `make test TEIL=2/5`.

    PYTEST_ADDOPTS=--junit-xml=_build/tests.xml make test TEIL=1/1
    python -m scripts.test_seconds _build/tests.xml

Several reports, as of several parts, may be named; what none of them tells stays as it is.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

TESTS = Path(__file__).parents[1] / "tests"
SECONDS = TESTS / "seconds.json"


def measured(report: Path) -> dict[str, float]:
    """Return the seconds of each file that a report of pytest's names (JUnit's form)."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - pytest wrote it
        parts = case.get("classname", "").split(".")[1:]
        while parts and not (TESTS / "/".join(parts)).with_suffix(".py").is_file():
            parts.pop()  # the name of a class
        if parts:
            seconds["/".join(parts) + ".py"] += float(case.get("time", 0))
    return seconds


def main(reports: list[Path]) -> None:
    """Renew the file of seconds from these reports."""
    known = json.loads(SECONDS.read_text("utf-8"))
    for report in reports:
        known |= {name: round(time) for name, time in measured(report).items()}
    there = {name: known[name] for name in sorted(known) if (TESTS / name).is_file()}
    SECONDS.write_text(json.dumps(there, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
