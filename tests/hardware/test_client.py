import contextlib
import importlib
import os
import sys
import textwrap

import pytest

from course_helpers.hardware import HardwareError, Place, setup_hardware_client
from course_helpers.stand_ins import stands_in


def quiggeldy():
    return {name: value for name, value in os.environ.items() if name.startswith("QUIGGELDY")}


def setups(port):
    return f"Host,Port\n127.0.0.1,{port}\n".encode()


@pytest.mark.usefixtures("ebrains", "real_hxtorch")
def test_in_ebrains_the_users_chip_answers(server, answers, lab, chip_server, fake_chip, capsys):
    server.answer(answers.ok(setups(chip_server)))
    chip = fake_chip()
    client = setup_hardware_client("error", lab=lab, stack=chip)
    assert (client.identifier, client.emulated, client.place) == (
        "hxcube3fpga1chip61_1",
        False,
        Place.EBRAINS,
    )
    assert capsys.readouterr().out == "Verbindung zum Chip hxcube3fpga1chip61_1 hergestellt.\n"
    expected = {
        "QUIGGELDY_ENABLED": "1",
        "QUIGGELDY_USER_NO_MUNGE": "ada",
        "QUIGGELDY_IP": "127.0.0.1",
        "QUIGGELDY_PORT": str(chip_server),
    }
    assert chip.seen == [expected]
    assert quiggeldy() == expected


@pytest.mark.usefixtures("real_hxtorch")
def test_an_own_server_keeps_its_address(environment, chip_server, fake_chip):
    environment(QUIGGELDY_IP="localhost", QUIGGELDY_PORT=str(chip_server), USER="ada")
    chip = fake_chip()
    assert setup_hardware_client("error", stack=chip).place is Place.OWN_SERVER
    assert chip.seen[0] == {
        "QUIGGELDY_ENABLED": "1",
        "QUIGGELDY_USER_NO_MUNGE": "ada",
        "QUIGGELDY_IP": "localhost",
        "QUIGGELDY_PORT": str(chip_server),
    }


@pytest.mark.usefixtures("real_hxtorch")
def test_on_slurm_nothing_is_set(environment, fake_chip):
    environment(SLURM_FPGA_IPS="192.168.1.1")
    chip = fake_chip()
    assert not setup_hardware_client("error", stack=chip).emulated
    assert chip.seen == [{}]


@pytest.mark.usefixtures("ebrains")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"Host,Port\n127.0.0.1,0\n", "bad-port"),
        (b"<html>", "bad-list"),
        (b"Host,Port\n127.0.0.1", "bad-port"),
    ],
)
def test_a_wrong_list_sets_nothing(server, answers, lab, fake_chip, body, code):
    server.answer(answers.ok(body))
    chip = fake_chip()
    with pytest.raises(HardwareError) as caught:
        setup_hardware_client("error", lab=lab, stack=chip)
    assert caught.value.code == code
    assert not chip.seen
    assert not quiggeldy()


@pytest.mark.usefixtures("ebrains")
def test_a_dead_chip_server_is_found_before_hxcomm_is_asked(server, answers, lab, closed_port, fake_chip):
    server.answer(answers.ok(setups(closed_port)))
    chip = fake_chip()
    with pytest.raises(HardwareError, match=str(closed_port)) as caught:
        setup_hardware_client("error", lab=lab, stack=chip)
    assert caught.value.code == "chip-unreachable"
    assert not chip.seen
    assert not quiggeldy()


def test_a_chip_that_fails_puts_every_variable_back(environment, chip_server, fake_chip):
    before = {"QUIGGELDY_IP": "127.0.0.1", "QUIGGELDY_PORT": str(chip_server), "QUIGGELDY_ENABLED": "0"}
    environment(**before, USER="ada")
    chip = fake_chip(error=HardwareError("chip-silent", "Test."))
    with pytest.raises(HardwareError, match="Test"):
        setup_hardware_client("error", stack=chip)
    assert chip.seen[0]["QUIGGELDY_ENABLED"] == "1"
    assert quiggeldy() == before


@pytest.mark.usefixtures("no_hxtorch")
def test_a_chip_without_hxtorch_is_not_called_connected(environment, chip_server, fake_chip, capsys):
    before = {"QUIGGELDY_IP": "127.0.0.1", "QUIGGELDY_PORT": str(chip_server)}
    environment(**before, USER="ada")
    with pytest.raises(HardwareError, match="fehlt die Bibliothek hxtorch"):
        setup_hardware_client("error", stack=fake_chip())
    for _ in range(2):  # the second time the emulator is already registered as hxtorch
        assert setup_hardware_client(stack=fake_chip()).emulated
    assert "Verbindung" not in capsys.readouterr().out
    assert quiggeldy() == before


@pytest.mark.parametrize("user", ["", " "])
def test_a_user_name_that_is_none_is_refused(environment, fake_chip, user):
    environment(LAB_IMAGE_NAME="ebrains", LAB_KERNEL_NAME="EBRAINS", JUPYTERHUB_USER=user)
    with pytest.raises(HardwareError) as caught:
        setup_hardware_client("error", stack=fake_chip())
    assert caught.value.code == "no-user"


@pytest.mark.parametrize("user", ["a\nb", "a\x07", "a\u200bb"])
def test_a_user_name_that_no_message_can_show_is_refused(environment, fake_chip, user):
    environment(LAB_IMAGE_NAME="ebrains", LAB_KERNEL_NAME="EBRAINS", JUPYTERHUB_USER=user)
    with pytest.raises(HardwareError, match="enthält ein Zeichen") as caught:
        setup_hardware_client("error", stack=fake_chip())
    assert str(caught.value).isprintable()


def test_a_wrong_kernel_is_named(environment, fake_chip):
    environment(LAB_IMAGE_NAME="ebrains", LAB_KERNEL_NAME="Python 3", JUPYTERHUB_USER="ada")
    with pytest.raises(HardwareError, match="„Python 3“"):
        setup_hardware_client("error", stack=fake_chip())


@pytest.mark.usefixtures("environment")
def test_without_a_chip_error_means_error():
    with pytest.raises(HardwareError) as caught:
        setup_hardware_client(fallback="error")
    assert caught.value.code == "no-chip"


@pytest.mark.usefixtures("environment")
def test_another_fallback_is_refused():
    with pytest.raises(ValueError, match="„emulator“ und „error“") as caught:
        setup_hardware_client("mock")
    assert isinstance(caught.value, HardwareError)


@pytest.mark.usefixtures("environment", "no_hxtorch")
def test_a_wrong_chip_number_is_a_clear_error(monkeypatch):
    monkeypatch.setenv("KURS_CHIP", "drei")
    with pytest.raises(HardwareError, match="KURS_CHIP"):
        setup_hardware_client()


@pytest.mark.usefixtures("environment", "no_hxtorch")
def test_without_a_chip_the_emulator_becomes_hxtorch(capsys):
    client = setup_hardware_client()
    hxtorch = importlib.import_module("hxtorch")
    assert stands_in("hxtorch")
    assert stands_in("pynn_brainscales")
    assert client.emulated
    assert client.identifier == hxtorch.get_unique_identifier()[0]
    assert (
        capsys.readouterr().out == f"Kein echter Chip hier. Es rechnet der Emulator ({client.identifier}).\n"
    )
    assert not quiggeldy()


@pytest.mark.usefixtures("ebrains", "no_hxtorch")
def test_the_line_names_why_a_chip_does_not_answer(server, answers, lab, fake_chip, capsys):
    server.answer(answers.status(500))
    client = setup_hardware_client(lab=lab, stack=fake_chip())
    assert client.emulated
    line = capsys.readouterr().out
    assert "Störung (Status 500)" in line
    assert "Es rechnet der Emulator" in line
    assert line.count("\n") == 1
    assert not quiggeldy()


@pytest.mark.usefixtures("ebrains", "no_hxtorch")
@pytest.mark.parametrize("fallback", ["emulator", "error"])
def test_the_log_names_every_fault(server, answers, lab, fallback, caplog):
    server.answer(answers.cut(b"x", 2_000_000))
    with contextlib.suppress(HardwareError):
        setup_hardware_client(fallback, lab=lab)
    assert "too-large" in caplog.text
    assert "Traceback" in caplog.text


@pytest.mark.usefixtures("environment")
def test_a_real_hxtorch_is_never_hidden(real_hxtorch):
    with pytest.raises(HardwareError, match="echte Bibliothek"):
        setup_hardware_client()
    assert sys.modules["hxtorch"] is real_hxtorch


@pytest.mark.usefixtures("environment", "no_hxtorch")
def test_a_real_hxtorch_that_is_not_imported_yet_is_found(tmp_path, monkeypatch):
    (tmp_path / "hxtorch.py").write_text("real = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(HardwareError, match="echte Bibliothek"):
        setup_hardware_client()
    assert importlib.import_module("hxtorch").real


@pytest.mark.usefixtures("environment", "no_hxtorch")
def test_an_empty_folder_of_that_name_is_no_hxtorch(tmp_path, monkeypatch):
    (tmp_path / "hxtorch").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert setup_hardware_client().emulated
    monkeypatch.delitem(sys.modules, "hxtorch")
    monkeypatch.setitem(sys.modules, "hxtorch", importlib.import_module("hxtorch"))
    assert setup_hardware_client().emulated


@pytest.mark.usefixtures("environment", "no_hxtorch")
@pytest.mark.parametrize(("package", "shown"), [("torch", "PyTorch"), ("numba", "Numba")])
def test_without_what_matrices_need_there_are_still_pulses(monkeypatch, capsys, package, shown):
    forget_the_emulator(monkeypatch)
    monkeypatch.setitem(sys.modules, package, None)
    client = setup_hardware_client()
    assert client.emulated
    assert f"kann hier nur Netze mit Pulsen: Zum Multiplizieren fehlt {shown}" in capsys.readouterr().out
    assert stands_in("pynn_brainscales")
    assert not stands_in("hxtorch")


def forget_the_emulator(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("course_helpers.chip.hxtorch_emulator.")]:
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.usefixtures("environment", "no_hxtorch")
@pytest.mark.parametrize(
    ("package", "fault", "shown"),
    [
        ("torch", "OSError('libtorch_cpu.so: undefined symbol')", "PyTorch"),
        ("numba", "ImportError('Numba needs NumPy 2.5 or less')", "Numba"),
    ],
)
def test_what_cannot_load_is_told_as_missing(tmp_path, monkeypatch, package, fault, shown):
    forget_the_emulator(monkeypatch)
    monkeypatch.delitem(sys.modules, package, raising=False)
    (tmp_path / f"{package}.py").write_text(f"raise {fault}\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert f"fehlt {shown}, oder es lässt sich nicht laden" in str(setup_hardware_client())


@pytest.mark.usefixtures("environment", "no_hxtorch", "without_neo")
def test_without_neo_there_are_still_matrices(capsys):
    assert setup_hardware_client().emulated
    assert "Netze mit Pulsen gehen hier nicht: neo fehlt" in capsys.readouterr().out
    assert stands_in("hxtorch")
    assert not stands_in("pynn_brainscales")


@pytest.mark.usefixtures("environment", "no_hxtorch", "without_neo")
def test_without_what_both_emulators_need_the_message_says_what_to_do(monkeypatch):
    forget_the_emulator(monkeypatch)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(HardwareError, match=r"PyTorch und neo fehlen hier.*richte sie auf"):
        setup_hardware_client()


@pytest.mark.usefixtures("environment", "no_hxtorch")
def test_a_real_pynn_is_never_hidden(tmp_path, monkeypatch, chip_server, fake_chip):
    (tmp_path / "pynn_brainscales.py").write_text("real = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(HardwareError, match="echte Bibliothek pynn_brainscales"):
        setup_hardware_client()
    monkeypatch.setenv("QUIGGELDY_IP", "127.0.0.1")
    monkeypatch.setenv("QUIGGELDY_PORT", str(chip_server))
    monkeypatch.setenv("USER", "ada")
    assert not setup_hardware_client("error", stack=fake_chip()).emulated
    assert importlib.import_module("pynn_brainscales").real


def test_ipython_shows_the_message_and_no_traceback():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    code = textwrap.dedent("""
        from course_helpers.hardware import HardwareError
        raise HardwareError('x', 'Nur dieser Satz.')
    """)
    shown = []
    shell._showtraceback = lambda _type, _value, lines: shown.extend(lines)
    shell.run_cell(code)
    InteractiveShell.clear_instance()
    assert shown == ["Nur dieser Satz."]
