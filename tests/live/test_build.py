from __future__ import annotations

import json
import re
from importlib.metadata import version

import pytest
from sphinx.errors import ExtensionError

from course_helpers.site.live.foreign import check_pages, check_parts
from course_helpers.site.live.parts import Part, browser_kernel
from course_helpers.site.live.thebe import FOREIGN, patched


def test_thebe_is_emptied_of_other_hosts_only_as_it_was_checked():
    bundle = "".join(f'a="{address}";' * times for address, times in FOREIGN.items())
    assert "https://" not in patched(bundle)
    with pytest.raises(ExtensionError, match=r"mybinder.org steht 2-mal statt 1-mal"):
        patched(bundle + 'b="https://mybinder.org";')


def test_the_built_site_has_all_parts_under_their_hashes(book):
    live = book / "_static" / "live"
    page = (book / "eins.html").read_text()
    settings = json.loads(re.search(r'id="kurs-live"[^>]*>(.*?)</script>', page)[1])
    assert settings["widgets"]["ipycanvas"]["version"] == version("ipycanvas")
    assert (live / settings["widgets"]["ipycanvas"]["url"]).is_file()
    assert (live / settings["thebe"] / "index.js").is_file()
    assert json.loads((live / "server.json").read_text())["jupyter"] is None
    assert 'id="zelle-1"' in page
    assert "kurs-live" not in (book / "leer.html").read_text()
    assert not [file for file in live.rglob("*") if file.suffix in {".map", ".ts"}]


def test_a_parts_folder_changes_with_its_content(tmp_path):
    one, other = Part("app", {"a.js": b"1"}), Part("app", {"a.js": b"2"})
    assert one.folder != other.folder
    one.write(tmp_path)
    assert (tmp_path / one.folder / "a.js").read_bytes() == b"1"


@pytest.mark.parametrize(
    "code", ['fetch("https://cdn.example.com/x.js")', "@import url(http://a.example/b.css)"]
)
def test_a_part_that_names_another_host_stops_the_build(code):
    with pytest.raises(ExtensionError, match="fremde Rechner"):
        check_parts([Part("app", {"a.js": code.encode()})])


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<link rel="stylesheet" href="//cdn.example.com/x.css">',
        '<img src="http://example.com/a.png">',
    ],
)
def test_a_page_that_loads_from_another_host_stops_the_build(tmp_path, element):
    page = tmp_path / "seite.html"
    page.write_text('<a href="https://example.com/">ein Verweis ist erlaubt</a>')
    check_pages(tmp_path)
    page.write_text(element)
    with pytest.raises(ExtensionError, match=r"seite\.html"):
        check_pages(tmp_path)


def test_an_incomplete_browser_kernel_stops_the_build(tmp_path):
    assert browser_kernel(tmp_path) is None
    manifest = {"files": [{"path": "kernel.js", "bytes": 1}], "bytes_total": 1}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ExtensionError, match=r"kernel\.js"):
        browser_kernel(tmp_path)
