import importlib
from pathlib import Path

import pytest

from course_helpers.hardware import (
    HardwareError,
    atomic_file,
    save_nightly_calibration,
    setup_hardware_client,
)

REAL = b"\x01 a real calibration " * 5000
NAME = "hagen_cocolist.pbin"


@pytest.fixture
def old(tmp_path):
    """Return a good calibration of an earlier night."""
    path = tmp_path / NAME
    path.write_bytes(b"good old one")
    return path


def assert_untouched(path):
    assert path.read_bytes() == b"good old one"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.usefixtures("ebrains", "real_hxtorch")
class TestInEbrains:
    def test_downloads_the_calibration_of_the_chip(self, server, answers, lab, old, fake_chip):
        server.answer(answers.status(500), answers.cut(REAL[:99], len(REAL)), answers.ok(REAL))
        assert save_nightly_calibration(NAME, folder=old.parent, lab=lab, stack=fake_chip()) == old
        assert old.read_bytes() == REAL
        assert [found.name for found in old.parent.iterdir()] == [NAME]
        assert set(server.requests) == {f"/hxcube3fpga1chip61_1/stable/ebrains-stable/{NAME}"}

    def test_the_experimental_kernel_has_its_own(self, server, answers, lab, old, fake_chip, monkeypatch):
        monkeypatch.setenv("LAB_KERNEL_NAME", "EBRAINS-experimental")
        server.answer(answers.ok(REAL))
        save_nightly_calibration(folder=old.parent, lab=lab, stack=fake_chip())
        assert server.requests == ["/hxcube3fpga1chip61_1/stable/ebrains-experimental/spiking_cocolist.pbin"]

    def test_goes_into_the_working_directory_by_default(
        self, server, answers, lab, tmp_path, fake_chip, monkeypatch
    ):
        monkeypatch.chdir(tmp_path)
        server.answer(answers.ok(REAL))
        save_nightly_calibration(NAME, "latest", lab=lab, stack=fake_chip())
        assert (tmp_path / NAME).read_bytes() == REAL
        assert server.requests == [f"/hxcube3fpga1chip61_1/stable/latest/{NAME}"]

    @pytest.mark.parametrize(
        ("fault", "code"),
        [
            (lambda a: a.status(404), "refused-status"),
            (lambda a: a.status(503), "server-error"),
            (lambda a: a.cut(REAL, len(REAL) + 1), "cut"),
            (lambda a: a.chunked(REAL, finished=False), "cut"),
            (lambda a: a.endless(Transfer_Encoding="chunked"), "too-large"),
            (lambda a: a.without_length(REAL), "no-length"),
            (lambda a: a.status(301, "/again"), "redirects"),
            (lambda a: a.dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", b"\x01"), "timeout"),
            (lambda a: a.silent, "timeout"),
            (lambda a: a.ok(b""), "empty"),
            (lambda a: a.ok(b"\r\n<!DOCTYPE html><title>Anmelden</title>"), "web-page"),
            (lambda a: a.chunked(b"\n", b"<!DOCTYPE html>"), "web-page"),
            (lambda a: a.ok(b'{"error": "login"}'), "web-page"),
            (lambda a: a.ok(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n"), "web-page"),
        ],
    )
    def test_the_old_file_survives_every_fault(self, server, answers, hasty_lab, old, fake_chip, fault, code):
        server.answer(fault(answers))
        with pytest.raises(HardwareError) as caught:
            save_nightly_calibration(NAME, folder=old.parent, lab=hasty_lab, stack=fake_chip())
        assert caught.value.code == code
        assert_untouched(old)

    def test_an_identifier_that_leads_elsewhere_is_refused(self, server, answers, lab, old, fake_chip):
        server.answer(answers.ok(REAL))
        with pytest.raises(HardwareError, match="kein einfacher Name"):
            save_nightly_calibration(NAME, folder=old.parent, lab=lab, stack=fake_chip("../../other"))
        assert not server.requests
        assert_untouched(old)


@pytest.mark.usefixtures("real_hxtorch")
class TestInTheLab:
    @pytest.mark.parametrize(("source_folder", "expected"), [(None, b"weekly"), ("latest", b"nightly")])
    def test_copies_from_the_local_tree(self, environment, tmp_path, fake_chip, source_folder, expected):
        environment(SLURM_FPGA_IPS="192.168.1.1")
        for name, content in (("latest-weekly", b"weekly"), ("latest", b"nightly")):
            (tmp_path / "tree" / name).mkdir(parents=True)
            (tmp_path / "tree" / name / NAME).write_bytes(content)
        saved = save_nightly_calibration(
            NAME, source_folder, tmp_path, stack=fake_chip(root=tmp_path / "tree")
        )
        assert saved.read_bytes() == expected

    def test_a_calibration_that_changes_meanwhile_is_not_taken(
        self, environment, old, fake_chip, monkeypatch
    ):
        environment(SLURM_FPGA_IPS="192.168.1.1")
        source = old.parent / "latest" / NAME
        source.parent.mkdir()
        source.write_bytes(REAL)
        save = atomic_file.save

        def save_meanwhile(target, chunks):
            def renewed():
                for chunk in chunks:
                    source.write_bytes(REAL + b"new")
                    yield chunk

            save(target, renewed())

        monkeypatch.setattr(atomic_file, "save", save_meanwhile)
        with pytest.raises(HardwareError, match="gerade erneuert"):
            save_nightly_calibration(NAME, "latest", old.parent, stack=fake_chip(root=old.parent))
        assert old.read_bytes() == b"good old one"

    def test_a_missing_calibration_is_named(self, environment, old, fake_chip):
        environment(SLURM_FPGA_IPS="192.168.1.1")
        with pytest.raises(HardwareError, match="latest-weekly") as caught:
            save_nightly_calibration(NAME, folder=old.parent, stack=fake_chip(root=old.parent / "tree"))
        assert caught.value.code == "no-calibration"
        assert_untouched(old)


@pytest.mark.usefixtures("environment", "no_hxtorch")
class TestWithTheEmulator:
    def test_the_virtual_chip_takes_its_file(self, tmp_path):
        setup_hardware_client()
        hxtorch = importlib.import_module("hxtorch")
        path = save_nightly_calibration(NAME, folder=tmp_path)
        hxtorch.init_hardware(hxtorch.CalibrationPath(str(path)))
        hxtorch.release_hardware()

    def test_works_before_the_setup_and_replaces_the_old_file(self, old):
        from course_helpers.chip.hxtorch_emulator.calibration import calibration_bytes

        save_nightly_calibration(NAME, folder=old.parent)
        assert old.read_bytes() == calibration_bytes()

    def test_a_calibration_that_the_virtual_chip_has_not_is_not_saved(self, old):
        for name in ("hagen_cocolist.bpin", "spiking2_cocolist.pbin"):
            with pytest.raises(
                HardwareError, match=f"„{name}“ gibt es für den virtuellen Chip nicht. Er hat"
            ):
                save_nightly_calibration(name, folder=old.parent)
        assert_untouched(old)

    def test_a_wrong_chip_number_is_a_clear_error(self, old, monkeypatch):
        monkeypatch.setenv("KURS_CHIP", "drei")
        with pytest.raises(HardwareError, match="KURS_CHIP"):
            save_nightly_calibration(NAME, folder=old.parent)
        assert_untouched(old)


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "C:\\x", "a\0", "ü", "x" * 101, "a?b", "a b"])
def test_only_plain_names_are_taken(name, tmp_path):
    for arguments in ({"filename": name}, {"source_folder": name}):
        with pytest.raises(HardwareError) as caught:
            save_nightly_calibration(folder=tmp_path, **arguments)
        assert caught.value.code == "bad-name"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", None, Path(NAME), b"x"])
def test_only_text_names_the_file(name, tmp_path):
    with pytest.raises(HardwareError, match="kein einfacher Name"):
        save_nightly_calibration(name, folder=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", [5, "a\0b", "\ud800", b"x"])
def test_a_folder_that_is_none_is_refused(folder):
    with pytest.raises(HardwareError, match="ist kein Ordner"):
        save_nightly_calibration(NAME, folder=folder)
