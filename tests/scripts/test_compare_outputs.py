"""What a pull request tells about outputs, from two tiny sites."""

from __future__ import annotations

from scripts.compare_outputs import outputs, summary

PAGE = """<html><body><p>Text</p><div class="cell docutils container" id="zelle-1">
<div class="cell_input">print(1)</div>
<div class="cell_output docutils container"><div class="output"><pre>{}
</pre><img alt="Ein Netz" src="../_images/{}.png"/></div></div></div>
<div class="cell" id="zelle-2"><div class="cell_output"><pre>gleich</pre></div></div></body></html>"""


def site(folder, text, picture="abc"):
    folder.mkdir()
    (folder / "eins.html").write_text(PAGE.format(text, picture))
    return folder


def test_outputs_are_found_by_page_and_cell(tmp_path):
    found = outputs(site(tmp_path / "a", "1"))
    assert set(found) == {"eins.html#zelle-1", "eins.html#zelle-2"}
    assert "print" not in found["eins.html#zelle-1"]
    assert "[Bild abc.png: Ein Netz]" in found["eins.html#zelle-1"]


def test_only_what_changed_is_told(tmp_path):
    old, new = outputs(site(tmp_path / "a", "0,91")), outputs(site(tmp_path / "b", "0,92", "def"))
    said = summary(old, new)
    assert "Geändert: 1 von 2" in said
    assert "-0,91\n" in said
    assert "+0,92\n" in said
    assert "+[Bild def.png: Ein Netz]" in said
    assert "zelle-2" not in said
    assert summary(old, old) == "## Ausgaben\n\nKeine Ausgabe hat sich geändert.\n"


def test_new_and_lost_cells_are_named(tmp_path):
    cells = outputs(site(tmp_path / "a", "1"))
    assert "eins.html#zelle-1 (neu)" in summary({}, cells)
    assert "eins.html#zelle-1 (entfallen)" in summary(cells, {})
