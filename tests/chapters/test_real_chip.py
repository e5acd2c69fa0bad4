"""Chapters with a chip that reports itself as real: no cell fails or claims what it cannot show."""

import json
import os
import re
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

from course_helpers.cli.lost_answers import found_again

CHAPTERS = Path(__file__).parents[2] / "book" / "chapters"
MACHINE = Path(__file__).with_name("lab_machine")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
# what only the emulator has
CLAIMS = re.compile(r"Chip 42|Chip 7|virtuell|[Uu]nkalibriert|ohne Kalibrierung:|Es rechnet der Emulator")


@pytest.fixture
def lab(monkeypatch, tmp_path):
    """Set up a machine of the lab: its software can be imported, its calibrations lie in a folder."""
    (tmp_path / "stable" / "latest-weekly").mkdir(parents=True)
    (tmp_path / "stable" / "latest-weekly" / "hagen_cocolist.pbin").write_bytes(b"\x01cereal" * 100)
    (tmp_path / "stable" / "latest").mkdir()
    (tmp_path / "stable" / "latest" / "spiking_cocolist.pbin").write_bytes(b"\x01cereal" * 100)
    monkeypatch.setenv("LAB_CALIBRATIONS", str(tmp_path / "stable"))
    for name in ("LAB_IMAGE_NAME", "QUIGGELDY_IP", "KURS_CHIP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SLURM_FPGA_IPS", "10.0.0.1")
    monkeypatch.setenv("PYTHONPATH", f"{MACHINE}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    return tmp_path


def run(chapter, folder, shorter, results):
    """Run a chapter in a real kernel and return what it printed and the names in its pictures."""
    text = next(CHAPTERS.glob(chapter)).read_text(encoding="utf-8")
    for long, short in shorter.items():
        assert long in text
        text = text.replace(long, short)
    notebook = jupytext.reads(text, fmt="md:myst")
    notebook.cells.append(nbformat.v4.new_code_cell(f"import json, os\nprint(json.dumps({results}))"))
    notebook.metadata.update(KERNEL)
    with found_again():
        NotebookClient(notebook, timeout=280, resources={"metadata": {"path": str(folder)}}).execute()
    printed = [
        "".join(output.get("text", "") for output in cell.get("outputs", []))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    return "\n".join(printed[:-1]), json.loads(printed[-1])


@pytest.mark.slow
def test_chapter_5_shows_on_a_real_chip_only_what_it_has(lab):
    means = "[float(erste.mean()), float(andere.mean()), gemessen.gain * exakt]"
    printed, seen = run("05_*.md", lab, {}, f"[list(messungen), hxtorch.loaded, {means}]")
    names, loaded, (mean, mock_mean, expected) = seen
    assert "Verbindung zum Chip hxcube3fpga1chip61_1 hergestellt." in printed
    assert not CLAIMS.search(printed)
    assert not any(CLAIMS.search(name) for name in names)
    assert loaded == ["hagen_cocolist.pbin"]  # and never the silent configuration
    assert mean > 40
    assert mock_mean == pytest.approx(expected - 0.5, abs=0.2)  # not as the sliders above left it
    assert printed.count("nur der Emulator") == 2


@pytest.mark.slow
def test_chapter_6_shows_on_a_real_chip_only_what_it_has(lab):
    shorter = {"num_epochs = 4 * (60_000 // len(train_data))": "num_epochs = 4"}  # the cells are the same
    printed, seen = run("06_*.md", lab, shorter, "[trefferquoten, hxtorch.loaded]")
    accuracies, loaded = seen
    assert "Verbindung zum Chip hxcube3fpga1chip61_1 hergestellt." in printed
    assert not CLAIMS.search(printed)
    assert not any(CLAIMS.search(name) for name in accuracies)
    assert len(accuracies) == 6
    assert min(accuracies.values()) > 0.25  # no bar of a silent chip, which would guess
    assert "nothing" not in loaded
    assert "Das zeigt nur der Emulator" in printed


def told_by_a_real_chip(printed):
    """Return whether a chapter names the real chip and claims nothing of the emulator's."""
    return "Verbindung zum Chip hxcube3fpga1chip61_1 hergestellt." in printed and not CLAIMS.search(printed)


ON_PULSES = ["08_*.md", "09_*.md", "10_*.md", "11_*.md", "12_*.md"]
EVERYWHERE = [(chapter, strength) for strength in ("1", "0.6") for chapter in ON_PULSES]
STRONG = [
    pytest.param(chapter, "1.2", marks=[] if chapter == "10_*.md" else pytest.mark.thorough)
    for chapter in ON_PULSES
]


@pytest.mark.slow
@pytest.mark.parametrize(("chapter", "strength"), EVERYWHERE + STRONG)
def test_chapters_on_pulses_show_on_a_real_chip_only_what_it_has(lab, monkeypatch, chapter, strength):
    """With weaker synapses the chain of fire dies early, with stronger ones it fans out."""
    monkeypatch.setenv("LAB_STRENGTH", strength)
    printed, seen = run(chapter, lab, {}, "[pynn.__file__, os.environ.get('KURS_CHIP')]")
    assert told_by_a_real_chip(printed)
    assert seen == [str(MACHINE / "pynn_brainscales" / "brainscales2" / "__init__.py"), None]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("strength", "said"), [("0.7", "eine Stufe auf dem Chip: "), ("0.5", "Das Feuer kam nicht weit.")]
)
def test_the_chain_of_fire_tells_how_far_it_came_on_a_weak_chip(lab, monkeypatch, strength, said):
    monkeypatch.setenv("LAB_STRENGTH", strength)
    printed, groups = run("10_*.md", lab, {}, "len(zeiten)")
    assert f"Gruppen, die gefeuert haben: {groups}\n" in printed
    assert groups < 25
    assert said in printed
