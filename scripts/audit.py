"""Look for known holes in the pinned packages: `make audit`, each week and whenever the pins change.

pip-audit asks about constraints.txt, npm about package-lock.json. All of package.json stands under
devDependencies, although parts of it go into the pages: `npm audit --omit=dev` would look at nothing. What is
accepted stands in audit.toml, with the reason. A package that could not be asked about counts as a hole.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PIP_AUDIT = (
    *(sys.executable, "-m", "pip_audit", "-r", "constraints.txt", "--no-deps", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off"),
)
NPM_AUDIT = ("npm", "audit", "--json", "--package-lock-only")


class NotAskedError(Exception):
    """A service did not answer; the message is German and whole."""


@dataclass(frozen=True)
class Hole:
    """A hole that a report names.

    Attributes
    ----------
    package : str
        The package.
    names : frozenset of str
        All numbers under which the hole is known.
    said : str
        The report's words, or a link.
    """

    package: str
    names: frozenset[str]
    said: str


def of_python(report: dict[str, Any]) -> list[Hole]:
    """Return the holes in a report of pip-audit's."""
    found = []
    for package in report["dependencies"]:
        if reason := package.get("skip_reason"):
            found.append(Hole(package["name"], frozenset({"nicht geprüft"}), reason))
        for hole in package.get("vulns", ()):
            names = frozenset({hole["id"], *hole["aliases"]})
            fixed = ", ".join(hole["fix_versions"]) or "noch nirgends"
            found.append(Hole(package["name"], names, f"{package['version']}, behoben in: {fixed}"))
    return found


def of_npm(report: dict[str, Any]) -> list[Hole]:
    """Return the holes in a report of npm's, each once, however many packages use it."""
    if "vulnerabilities" not in report:
        raise NotAskedError(f"npm bekam keine Antwort: {report.get('message', report)}")
    vias = [
        via
        for package in report["vulnerabilities"].values()
        for via in package["via"]
        if isinstance(via, dict)
    ]
    found = {
        via["url"]: Hole(
            via["name"], frozenset({via["url"].rpartition("/")[2]}), f"{via['title']} ({via['severity']})"
        )
        for via in vias
    }
    return list(found.values())


def judge(holes: list[Hole], accepted: list[dict[str, Any]], today: date) -> list[str]:
    """Return a line for each hole that is not accepted, or no longer, and for each entry without a hole."""
    lines = []
    for hole in holes:
        entry = next((one for one in accepted if _is_meant(hole, one)), None)
        if entry is None or entry["until"] < today:
            late = f"; angenommen nur bis {entry['until']}: {entry['why']}" if entry else ""
            lines.append(f"{hole.package}: {', '.join(sorted(hole.names))}: {hole.said}{late}")
    idle = [one for one in accepted if not any(_is_meant(hole, one) for hole in holes)]
    return lines + [
        f"{one['package']}: {one['id']} meldet niemand mehr. Nimm es aus audit.toml." for one in idle
    ]


def _is_meant(hole: Hole, entry: dict[str, Any]) -> bool:
    return entry["package"] == hole.package and entry["id"] in hole.names


def _report(command: tuple[str, ...]) -> dict[str, Any]:
    program = shutil.which(command[0]) or command[0]
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own commands
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise NotAskedError(f"{' '.join(command[-6:])} gab keinen Bericht:\n{done.stderr[-1000:]}") from None
    return report


def main() -> int:
    """Ask both services; 0 where all that they name is accepted."""
    accepted = tomllib.loads((ROOT / "audit.toml").read_text("utf-8"))["accepted"]
    try:
        holes = of_python(_report(PIP_AUDIT)) + of_npm(_report(NPM_AUDIT))
    except NotAskedError as error:
        print(error, file=sys.stderr)
        return 1
    lines = judge(holes, accepted, datetime.now(UTC).date())
    print(
        "\n".join(lines) or f"Keine bekannte Lücke, die nicht angenommen ist (angenommen: {len(accepted)})."
    )
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
