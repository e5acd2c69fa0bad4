"""A tiny book in two builds, a host that can publish either and go away, and pages without any other host."""

from __future__ import annotations

import pytest
from tests.quiet_server import Host
from tests.tiny_books import ROOT, build_book, front_matter, write_book

WAIT = 60_000  # ms; how long anything may take on a busy machine

CHAPTER = """\
# Kapitel der Fassung VERSION

Eine Formel: $a^2 + b^2 = c^2$.

```{code-cell} ipython3
print("Fassung", "VERSION", 6 * 7)
```
"""
TEST = """\
# Test

```{quiz} Was ergibt 2 + 3?
:zahl:
Rechne.

- [x] 5

  Zusammen.
```
"""
DRAW = """\
# Quer

```{ziehung}
- [](test.md)

{.kurs-ohne-knopf}
Hier fehlt der Knopf.
```

```{ergebnis}
Text.
```
"""


@pytest.fixture(scope="session")
def builds(tmp_path_factory):
    """Return the folders of two builds of one book, A and B; every page says which it is of."""
    if not (ROOT / "_build" / "browser-kernel" / "manifest.json").is_file():
        pytest.fail("no Python for the browser: run `make browserkern` first")
    return {version: _build(tmp_path_factory.mktemp(f"kurs-{version}"), version) for version in "AB"}


def _build(root, version):
    chapter = front_matter() + CHAPTER.replace("VERSION", version)
    start = f"# Start der Fassung {version}\n\nHier steht nur Text.\n"
    course = write_book(root, {"index": start, "eins": chapter, "zwei": chapter, "test": TEST, "quer": DRAW})
    (root / "_build").mkdir()
    (root / "_build" / "browser-kernel").symlink_to(ROOT / "_build" / "browser-kernel")
    return build_book(course)


@pytest.fixture
def host(builds):
    """Return a host that publishes build A."""
    host = Host(builds["A"])
    yield host
    host.stop()


@pytest.fixture
def context(chromium):
    """Return a fresh browser profile whose pages reach this machine only."""
    context = chromium.new_context()
    context.set_default_timeout(WAIT)
    foreign = []

    def judge(route):
        if route.request.url.startswith(("http://127.0.0.1:", "file:")):
            route.fallback()
        else:
            foreign.append(route.request.url)
            route.abort()

    context.route("**/*", judge)
    yield context
    context.close()
    assert foreign == []
