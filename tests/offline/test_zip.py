"""The zip file as a teacher uses it: unpacked, opened as a file, started; no other host is reached."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

from course_helpers.site.offline import MissingKernelError, write_zip

DATE = 1_790_000_000


@pytest.fixture(scope="module")
def stick(builds, tmp_path_factory):
    """Return the unpacked folder."""
    folder = tmp_path_factory.mktemp("stick")
    write_zip(builds["A"], folder / "kurs.zip", date=DATE)
    subprocess.run(["unzip", "-q", "kurs.zip"], cwd=folder, check=True)  # unlike Python's, it keeps the modes
    return folder / "neuronale-netze"


def test_two_zip_files_of_one_site_are_the_same_bytes(builds, tmp_path):
    for name in ("a.zip", "b.zip"):
        write_zip(builds["A"], tmp_path / name, date=DATE)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    dates = {entry.date_time for entry in zipfile.ZipFile(tmp_path / "a.zip").infolist()}
    assert dates == {(2026, 9, 21, 14, 13, 20)}


def test_without_python_for_the_browser_there_is_no_zip(builds, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(builds["A"], site, ignore=shutil.ignore_patterns("kernel-*"))
    with pytest.raises(MissingKernelError, match="kurs browserkern"):
        write_zip(site, tmp_path / "kurs.zip", date=DATE)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_starters_can_be_started(stick):
    assert os.access(stick / "Kurs-starten-Linux.sh", os.X_OK)
    assert os.access(stick / "Kurs-starten-macOS.command", os.X_OK)
    for name in ("Kurs-starten-Windows.bat", "programm/kurs.ps1", "LIESMICH.txt"):
        assert b"\r\n" in (stick / name).read_bytes()
    assert b"\r" not in (stick / "Kurs-starten-Linux.sh").read_bytes()


@pytest.mark.browser
def test_it_can_be_read_as_files(stick, context):
    page = context.new_page()
    page.goto((stick / "Kurs-lesen.html").as_uri())
    page.wait_for_url("**/seiten/index.html")
    page.get_by_role("link", name="Kapitel der Fassung A").first.click()
    expect(page.locator("mjx-container").first).to_be_visible()
    notice = page.locator(".kurs-aus-datei")
    expect(notice).to_contain_text("kann der Browser so nicht starten")
    for starter in stick.glob("Kurs-starten-*"):
        expect(notice).to_contain_text(starter.name)
    page.goto((stick / "seiten" / "quer.html").as_uri())  # no script can fetch questions there
    expect(page.get_by_text("Hier fehlt der Knopf.")).to_be_visible()
    expect(page.get_by_role("button", name="Fragen ziehen")).to_have_count(0)
    assert page.evaluate("[...document.fonts].some((font) => font.status === 'error')") is False


@pytest.mark.browser
def test_search_finds_pages_in_files(stick, context):
    page = context.new_page()
    page.goto((stick / "seiten" / "search.html").as_uri() + "?q=Formel")
    expect(page.locator("#search-results")).to_contain_text("Kapitel der Fassung A")


@pytest.mark.browser
@pytest.mark.parametrize(
    "starter", ["Linux.sh", "macOS.command"]
)  # with Python; here, without xcode-select, with Perl
def test_a_starter_runs_the_course(stick, context, starter):
    command = ["sh", f"Kurs-starten-{starter}", "--kein-browser"]
    process = subprocess.Popen(command, cwd=stick, stdout=subprocess.PIPE, text=True)
    try:
        url = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        assert url.startswith("http://127.0.0.1:")
        page = context.new_page()
        page.goto(url)
        page.get_by_role("link", name="Kapitel der Fassung A").first.click()
        page.get_by_role("button", name="Live schalten").click()
        expect(page.locator(".kurs-status")).to_contain_text("Bereit.")
        page.locator("#zelle-1").get_by_role("button", name="Zelle 1 ausführen", exact=True).click()
        expect(page.locator("#zelle-1 .kurs-ausgabe")).to_contain_text("Fassung A 42")
        page.goto(url + "quer.html")
        page.get_by_role("button", name="Fragen ziehen").click()
        expect(page.locator(".kasten-quiz")).to_contain_text("Was ergibt 2 + 3?")
        assert page.request.get(url + "nirgends.html").status == 404
        assert page.request.get(url + "%2e%2e/LIESMICH.txt").status == 404
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0
    finally:
        process.terminate()
        process.wait()
