"""What the gates share: the site as a web host publishes it, its pages, the table of figures at the end."""

from __future__ import annotations

import pytest
from tests.gates.publisher import publish


@pytest.fixture(scope="session")
def published(site):
    """Return the address of the built book on a server that compresses, ending in a slash."""
    with publish(site) as address:
        yield address


@pytest.fixture(scope="session")
def pages(site):
    """Return the names of all pages that a reader can open."""
    found = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    return [path.as_posix() for path in found if not path.parts[0].startswith("_")]


ROWS: list[tuple[str, str, str]] = []


@pytest.fixture
def report(record_property):
    """Return a function `report(gate, value, goal)` whose lines are printed after the tests."""
    return lambda gate, value, goal: record_property("gate", (gate, str(value), str(goal)))


def pytest_runtest_logreport(report):
    """Collect the lines where the table is printed: the tests may run in other processes."""
    if report.when == "call":
        ROWS.extend(tuple(value) for name, value in report.user_properties if name == "gate")


def pytest_terminal_summary(terminalreporter):
    if not ROWS:
        return
    terminalreporter.section("Gates")
    width = max(len(gate) for gate, _value, _goal in ROWS)
    values = max(len(value) for _gate, value, _goal in ROWS)
    for gate, value, goal in sorted(ROWS):
        terminalreporter.line(f"{gate:<{width}}  {value:>{values}}  {goal}")
