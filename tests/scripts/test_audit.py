"""What the two audits report becomes lines, unless it is accepted; the reports have the services' form."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from scripts import audit

TODAY = date(2027, 1, 31)
PYTHON = {
    "dependencies": [
        {"name": "numpy", "version": "2.4.3", "vulns": []},
        {
            "name": "tornado",
            "version": "6.0",
            "vulns": [
                {"id": "PYSEC-1", "fix_versions": ["6.1"], "aliases": ["CVE-1"], "description": "Long."}
            ],
        },
    ],
    "fixes": [],
}
VIA = {"source": 1, "name": "marked", "title": "Endless", "url": "https://x.org/GHSA-1", "severity": "low"}
NPM = {
    "auditReportVersion": 2,
    "vulnerabilities": {"marked": {"via": [VIA]}, "thebe": {"via": ["marked"]}, "other": {"via": [VIA]}},
}
ACCEPTED = {"package": "tornado", "id": "CVE-1", "why": "No uploads.", "until": date(2027, 2, 1)}


def test_each_hole_is_told_once():
    assert audit.judge(audit.of_python(PYTHON) + audit.of_npm(NPM), [], TODAY) == [
        "tornado: CVE-1, PYSEC-1: 6.0, behoben in: 6.1",
        "marked: GHSA-1: Endless (low)",
    ]


def test_what_is_accepted_is_left_out_until_its_day():
    holes = audit.of_python(PYTHON)
    assert audit.judge(holes, [ACCEPTED], TODAY) == []
    (line,) = audit.judge(holes, [ACCEPTED], date(2027, 2, 2))
    assert line.endswith("angenommen nur bis 2027-02-01: No uploads.")


def test_an_entry_without_a_hole_is_to_go():
    (line,) = audit.judge([], [ACCEPTED], TODAY)
    assert line.startswith("tornado: CVE-1 meldet niemand mehr.")


def test_who_could_not_be_asked_about_is_no_good_news():
    skipped = {"dependencies": [{"name": "torch", "skip_reason": "not found"}]}
    assert audit.judge(audit.of_python(skipped), [], TODAY) == ["torch: nicht geprüft: not found"]
    with pytest.raises(audit.NotAskedError, match="keine Antwort: 405"):
        audit.of_npm({"message": "405", "error": {}})


@pytest.mark.parametrize("output", ["", "Traceback"])
def test_a_service_that_says_nothing_fails_the_audit(monkeypatch, capsys, output):
    monkeypatch.setattr(audit, "PIP_AUDIT", ("echo", output))
    assert audit.main() == 1
    assert "gab keinen Bericht" in capsys.readouterr().err


def test_each_accepted_hole_has_its_reason_and_its_day():
    for entry in tomllib.loads((audit.ROOT / "audit.toml").read_text("utf-8"))["accepted"]:
        assert entry.keys() == {"package", "id", "why", "until"}
        assert isinstance(entry["until"], date)
