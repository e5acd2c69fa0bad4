"""What writers of the site, the server that delivers it and its pages agree on: addresses, names, one answer.

The pages' JavaScript names some of it once more; ``tests/house/test_site_contract.py`` compares both.
"""

from __future__ import annotations

import json
import re
from typing import TypedDict

PROBE = "_static/live/server.json"
"""Address that tells a page who delivers it: a file of a static site, or the answer of a Jupyter server."""

WORKER = "sw.js"
"""Address of the service worker, which keeps pages on a device."""

HASHED = re.compile(r"_static/[a-z]+/[a-z]+-(?:[0-9a-f]{10}/|[0-9a-f]{16}\.)")
"""Addresses with the hash of what lies there (`part_folder`, `file_list`): browsers may keep it for good."""


class Kept(TypedDict):
    """A build that a device can keep."""

    build: str  # its name; it changes when any file does
    bytes: int  # of all its files


class _Always(TypedDict):
    jupyter: str | None  # base path of the Jupyter server that delivers the page; null on a static site


class Probe(_Always, total=False):
    """The answer at `PROBE`."""

    klasse: str  # address at which the hub of a class tells what the class shares
    offline: Kept  # on a web host: what can be kept


def static_probe(kept: Kept | None = None) -> str:
    """Return the file at `PROBE` of a static site; a USB stick's keeps nothing: it is its own copy."""
    answer: Probe = {"jupyter": None} if kept is None else {"jupyter": None, "offline": kept}
    return json.dumps(answer) + "\n"


def part_folder(name: str, digest: str) -> str:
    """Return the name of the folder of a part of the pages, with the SHA-256 of its files."""
    return f"{name}-{digest[:10]}"


def file_list(build: str) -> str:
    """Return the address of the list of all files of a build, by its name of 16 hexadecimal digits."""
    return f"_static/offline/files-{build}.json"
