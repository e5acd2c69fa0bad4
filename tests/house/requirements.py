"""What pyproject.toml declares, and all that it brings along."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]


def declared(extra):
    """Return the requirements of the base, and of one extra if it is named, as they stand there."""
    found = [Requirement(line) for line in PROJECT["dependencies"]]
    for line in PROJECT["optional-dependencies"][extra] if extra else ():
        requirement = Requirement(line)
        if requirement.name == PROJECT["name"]:
            found += [one for other in requirement.extras for one in declared(other)]
        else:
            found.append(requirement)
    return found


def names(extra):
    """Return the names of the packages that the base and an extra declare themselves."""
    return {canonicalize_name(requirement.name) for requirement in declared(extra)}


def closure(extra):
    """Return the names of all packages that pip installs for the base and an extra."""
    waiting, found = declared(extra), set()
    while waiting:
        requirement = waiting.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key in found:
            continue
        found.add(key)
        for line in importlib.metadata.requires(requirement.name) or ():
            needed = Requirement(line)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": one}) for one in (*requirement.extras, "")
            ):
                waiting.append(needed)
    return {name for name, _ in found}
