"""Building the kernel: hashes, sources, cache, what is in it."""

import argparse
import json
import shutil
import urllib.error
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from course_helpers.cli import browserkern, main
from course_helpers.site.browser_kernel import (
    BrowserKernelError,
    build_browser_kernel,
    default_cache,
    own,
    sources,
)
from course_helpers.site.browser_kernel.artists import without_lists
from course_helpers.site.browser_kernel.own import own_files
from course_helpers.site.browser_kernel.pins import read_pins
from course_helpers.site.browser_kernel.run_lock import with_dependencies
from course_helpers.site.browser_kernel.sources import Store
from course_helpers.site.browser_kernel.stage import Archive, key_of, make_archives

PINS = read_pins()
ROOT = Path(__file__).parents[2]


def _silent(_text):
    pass


def _forbidden(*_args, **_options):
    pytest.fail("a build with a full cache must not use the network")


def test_manifest_lists_every_file(built):
    listed = {file["path"]: file for file in built.manifest["files"]}
    there = {p.relative_to(built.folder).as_posix() for p in built.folder.rglob("*") if p.is_file()}
    assert there == set(listed) | {"manifest.json"}
    assert all(listed[path]["bytes"] == (built.folder / path).stat().st_size for path in listed)
    assert built.manifest["bytes_total"] == sum(file["bytes"] for file in listed.values())
    assert json.loads((built.folder / "manifest.json").read_text()) == built.manifest


def test_second_build_needs_no_network_and_gives_the_same(built, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "_download", _forbidden)
    monkeypatch.setattr(sources, "_pip_download", _forbidden)
    again = build_browser_kernel(tmp_path / "again")
    assert again.manifest == built.manifest


def test_our_wheel_is_the_same_bytes_when_made_anew(built, tmp_path):
    (wheel,) = (built.folder / "pyodide").glob("course_helpers-*.whl")
    files = list(own_files())
    archives = [Archive("course-helpers", "anew", lambda: files)]
    made = make_archives(archives, tmp_path / "another" / "cache", ROOT / "node_modules" / "pyodide")
    with zipfile.ZipFile(wheel) as before, zipfile.ZipFile(made["course-helpers"]) as after:
        assert before.namelist() == after.namelist()
        assert [name for name in before.namelist() if before.read(name) != after.read(name)] == []
    assert made["course-helpers"].read_bytes() == wheel.read_bytes()


def test_another_matplotlib_stops_the_build_in_german():
    with pytest.raises(BrowserKernelError, match=r"passe artists\.py an"):
        without_lists(b"class Artist: ...")


def test_run_lock_is_closed_and_without_torch_or_jedi(built):
    lock = json.loads(next((built.folder / "pyodide").glob("lock-*.json")).read_text())
    packages = lock["packages"]
    assert with_dependencies(lock, list(packages)) == set(packages)
    assert {"numpy", "matplotlib", "ipywidgets", "ipycanvas", "tqdm", "course-helpers"} <= set(packages)
    assert not {"torch", "jedi", "micropip"} & set(packages)
    assert with_dependencies(lock, ["pyodide-kernel", "ipython"]).isdisjoint({"numpy", "matplotlib"})


def test_own_wheel_leaves_out_what_a_page_cannot_use():
    names = {name for name, _ in own_files()}
    assert {"course_helpers/framework/network.py", "_static/common/helpers.py"} <= names
    parts = {name.split("/")[1] for name in names}
    assert parts.isdisjoint({"torch_data", "cli", "site"})
    assert not [name for name in names if name.startswith("course_helpers/chip/hxtorch_emulator/perceptron")]
    assert not [name for name in names if name.endswith((".js", ".pyc", ".css"))]


def test_a_new_folder_of_the_package_comes_along(tmp_path, monkeypatch):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "src" / "course_helpers"
    (package / "chip" / "pynn_emulator").mkdir(parents=True)
    (package / "chip" / "pynn_emulator" / "__init__.py").write_text("import neo\n")
    monkeypatch.setattr(own, "PACKAGE", package)
    assert ("course_helpers/chip/pynn_emulator/__init__.py", b"import neo\n") in own_files()


def test_changed_content_makes_another_archive():
    assert key_of("a", b"1") != key_of("a", b"2")
    assert key_of("a", b"1") == key_of("a", b"1")
    assert Archive("a", key_of("a", b"1"), list).key != Archive("b", key_of("b", b"1"), list).key


@pytest.fixture
def one_pin():
    """Return pins of a single small compiled wheel and its file in the user's cache."""
    pin = next(pin for pin in PINS.wheels if pin.name == "kiwisolver")
    file = default_cache() / "downloads" / pin.sha256[:16] / pin.file
    return replace(PINS, core=(), wheels=(pin,)), pin, file


def test_given_folder_is_searched_first(built, one_pin, tmp_path):  # noqa: ARG001 - built fills the cache
    pins, pin, file = one_pin
    (tmp_path / "given").mkdir()
    shutil.copy(file, tmp_path / "given")
    store = Store(tmp_path / "cache", tmp_path, tmp_path / "given", _silent)
    assert store.provide(pins)[pin] == tmp_path / "given" / pin.file


def test_wrong_hash_stops_the_build_in_german(tmp_path, one_pin):
    pins, pin, _ = one_pin
    (tmp_path / pin.file).write_bytes(b"something else")
    store = Store(tmp_path / "cache", tmp_path, tmp_path, _silent)
    with pytest.raises(BrowserKernelError, match="ist nicht die erwartete") as caught:
        store.provide(pins)
    assert "Sie wird nicht verwendet" in str(caught.value)


def test_wrong_file_of_the_release_is_refused_and_not_kept(tmp_path, one_pin, monkeypatch):
    pins, _, _ = one_pin
    monkeypatch.setattr(sources, "_download", lambda _url, target: target.write_bytes(b"forged"))
    with pytest.raises(BrowserKernelError, match="Prüfsumme"):
        Store(tmp_path, tmp_path, None, _silent).provide(pins)
    assert not list(tmp_path.rglob("*.whl"))


def test_release_out_of_reach_leads_to_the_carrier_and_then_to_a_german_message(
    tmp_path, one_pin, monkeypatch
):
    pins, _, _ = one_pin
    asked = []

    def unreachable(url, _target):
        asked.append(url)
        raise urllib.error.URLError("no network")

    monkeypatch.setattr(sources, "_download", unreachable)
    said = []
    with pytest.raises(BrowserKernelError, match="ließen sich nicht laden"):
        Store(tmp_path, tmp_path, None, said.append).provide(replace(pins, carrier=str(tmp_path / "no.whl")))
    assert len(asked) == 1
    assert "nehme sie aus" in said[-1]


def test_missing_node_module_names_the_next_step(tmp_path):
    npm = next(pin for pin in PINS.core)
    with pytest.raises(BrowserKernelError, match="make browserkern"):
        Store(tmp_path, tmp_path, None, _silent).provide(replace(PINS, core=(npm,), wheels=()))


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--ziel", "datei", "Ein Teil des Pfads ist kein Ordner. Nenne mit --ziel"),
        ("--ziel", "datei/kern", "Es gibt schon eine Datei mit diesem Namen. Nenne mit --ziel"),
        ("--ziel", "/proc/kern", "lässt sich nicht schreiben"),
        ("--quelle", "nirgends", "Den Ordner nirgends gibt es nicht."),
        ("--quelle", "datei", "Den Ordner datei gibt es nicht."),
    ],
)
def test_impossible_folders_are_told_before_anything_is_fetched(
    tmp_path, monkeypatch, capsys, option, value, complaint
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources.Store, "provide", _forbidden)
    Path("datei").write_text("kein Ordner")
    assert main(["browserkern", option, value]) == 1
    assert complaint in capsys.readouterr().err


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "cache").write_text("kein Ordner")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert main(["browserkern", "--ziel", str(tmp_path / "kern")]) == 1
    said = capsys.readouterr().err
    assert "Ein Teil des Pfads ist kein Ordner" in said
    assert str(tmp_path / "cache") in said


def test_folder_with_other_things_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("important")
    parser = argparse.ArgumentParser()
    browserkern.add_parser(parser.add_subparsers())
    args = parser.parse_args(["browserkern", "--ziel", str(tmp_path)])
    assert args.func(args) == 1
    assert "etwas anderes als ein Browserkern" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "important"
