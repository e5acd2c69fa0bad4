"""Files for machines that are not here: checked as far as that goes without Kubernetes, Docker and Slurm."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import takewhile
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml
from jupyterhub.app import JupyterHub

from course_helpers.site.hub import FOLDER, READER_CONFIG
from course_helpers.site.hub.accounts import ClassAuthenticator

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy" / "jupyterhub"
TEMPLATES = sorted(path.name for path in (FOLDER / "templates").iterdir())


def result_of(coroutine):
    """Return what a coroutine returns that waits for nothing (the browser's loop forbids `asyncio.run`)."""
    with pytest.raises(StopIteration) as end:
        coroutine.send(None)
    return end.value.value


@pytest.fixture
def values():
    return yaml.safe_load((DEPLOY / "kubernetes" / "values.yaml").read_text("utf-8"))


def test_the_values_fit_the_charts_schema(values):
    schema = yaml.safe_load((Path(__file__).parent / "z2jh_schema.yaml").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(values)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(values | {"singelusr": {}})


def test_the_values_name_settings_that_the_hubs_classes_have(values):
    hub, authenticator = JupyterHub(), ClassAuthenticator()
    config = values["hub"]["config"]
    assert [name for name in config["JupyterHub"] if not hub.has_trait(name)] == []
    assert [name for name in config["Authenticator"] if not authenticator.has_trait(name)] == []
    authenticator.username_pattern = config["Authenticator"]["username_pattern"]
    assert authenticator.validate_username("anna.m-2")
    assert not authenticator.validate_username("anna/../../ben")


def test_all_german_pages_reach_the_hub_in_kubernetes(values):
    mounted = [Path(file["mountPath"]) for file in values["hub"]["extraFiles"].values()]
    assert sorted(path.name for path in mounted) == TEMPLATES
    assert {str(path.parent) for path in mounted} == set(values["hub"]["templatePaths"])
    readme = (DEPLOY / "README.md").read_text("utf-8")
    for key, file in values["hub"]["extraFiles"].items():
        assert f"hub.extraFiles.{key}.stringData=$SEITEN/{Path(file['mountPath']).name}" in readme


def test_the_dockerfile_is_sound():
    hadolint = Path(sys.executable).parent / "hadolint"
    file = DEPLOY / "kubernetes" / "Dockerfile"
    result = subprocess.run([hadolint, file], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_the_dockerfile_copies_what_is_there_and_the_book_belongs_to_root():
    text = (DEPLOY / "kubernetes" / "Dockerfile").read_text("utf-8")
    ignore = (DEPLOY / "kubernetes" / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    sources = [
        name
        for line in re.findall(r"^COPY (.*)$", text, re.MULTILINE)
        for name in line.split()[:-1]
        if name[0] != "-"
    ]
    assert [name for name in sources if name != "_build/html" and not (ROOT / name).exists()] == []
    assert [
        name for name in sources if f"!{name.split('/')[0]}" not in ignore and f"!{name}" not in ignore
    ] == []
    steps = [
        text.index(part)
        for part in (
            "--chown=root:root _build/html /opt/kurs/buch",
            "chmod -R a-w,a+rX /opt/kurs",
            "USER 1000",
        )
    ]
    assert steps == sorted(steps)
    assert "KURS_BUCH=/opt/kurs/buch" in text


def test_the_image_takes_the_hub_that_the_chart_brings():
    text = (DEPLOY / "kubernetes" / "Dockerfile").read_text("utf-8")
    readme = (DEPLOY / "README.md").read_text("utf-8")
    chart, hub = re.search(r"Chart (\S+) mitbringt.\nARG JUPYTERHUB=(\S+)\n", text).groups()
    assert f"--version {chart} " in readme
    assert f"| {chart} | {hub} |" in readme
    step = re.search(r"sed -i (\".*\") constraints.txt", text)[1]
    pinned = subprocess.run(
        ["sh", "-c", f"sed {step} constraints.txt"],
        cwd=ROOT,
        env=os.environ | {"JUPYTERHUB": hub},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert [line for line in pinned if line.startswith("jupyterhub==")] == [f"jupyterhub=={hub}"]


def test_a_book_made_read_only_like_in_the_image_cannot_be_written_by_another_account(tmp_path):
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can become another account")
    book = tmp_path / "buch"
    book.mkdir()
    (book / "index.html").write_text("Buch")
    common = Path(tempfile.gettempdir())
    for folder in (tmp_path, *takewhile(lambda parent: parent != common, tmp_path.parents)):
        folder.chmod(folder.stat().st_mode | 0o011)  # on the way to it
    subprocess.run(["chmod", "-R", "a-w,a+rX", book], check=True)
    as_reader = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "sh", "-c"]
    read = subprocess.run([*as_reader, f"cat {book}/index.html"], capture_output=True, text=True, check=True)
    assert read.stdout == "Buch"
    for attempt in (f"echo x >> {book}/index.html", f"echo x > {book}/neu.html", f"rm {book}/index.html"):
        assert subprocess.run([*as_reader, attempt], capture_output=True, check=False).returncode != 0


@pytest.fixture
def slurm(monkeypatch):
    """Return the hub and a spawner of the Slurm settings, made by the real classes."""
    batchspawner = pytest.importorskip("batchspawner")
    monkeypatch.setenv("KURS_SLURM_WUNSCH", "--wafer=69 --fpga=3")
    monkeypatch.setenv("KURS_HUB_DATEN", "/srv/hub")
    monkeypatch.setenv("KURS_HUB_OEFFENTLICH", "https://hub.example.org/")
    hub = JupyterHub()
    hub.load_config_file(str(DEPLOY / "slurm" / "jupyterhub_config.py"))
    assert hub.spawner_class is batchspawner.SlurmSpawner
    spawner = batchspawner.SlurmSpawner(config=hub.config)
    spawner.user = SimpleNamespace(name="anna", url="/user/anna/")
    spawner.req_homedir = "/home/anna"
    spawner.req_keepvars = "PATH,KURS_BUCH"
    return hub, spawner


def test_the_slurm_settings_are_known_to_their_classes(slurm):
    hub, spawner = slurm
    for owner in (hub, spawner):
        for base in type(owner).__mro__:
            for name in hub.config.get(base.__name__, {}):
                assert owner.has_trait(name), f"{base.__name__}.{name}"
    assert spawner.start_timeout == 600
    assert spawner.environment["OPENBLAS_NUM_THREADS"] == "1"
    assert spawner.environment["KURS_BUCH"]
    assert hub.config.JupyterHub.db_url == "sqlite:////srv/hub/jupyterhub.sqlite"
    assert hub.config.JupyterHub.tornado_settings["cookie_options"]["secure"]


def script_of(spawner, command):
    variables = spawner.get_req_subvars() | {"cmd": command}
    return result_of(spawner._get_batch_script(**variables))


def test_the_job_asks_slurm_for_the_chip(slurm):
    script = script_of(slurm[1], "true")
    assert (
        subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=True).stderr == ""
    )
    asked = re.findall(r"^#SBATCH (.*)$", script, re.MULTILINE)
    assert {
        "--wafer=69 --fpga=3",
        "--partition=cube",
        "--time=4:00:00",
        "--mem=2G",
        "--cpus-per-task=2",
    } <= set(asked)
    assert script.index("#SBATCH --wafer") < script.index("set -euo")  # Slurm reads up to the first command


def test_what_slurm_says_about_the_chip_reaches_a_real_kernel(slurm, tmp_path):
    # There is no Slurm here. `srun --export=ALL` hands its environment on; so does this stand-in.
    (tmp_path / "srun").write_text('#!/bin/bash\n[ "$1" = --export=ALL ] || exit 9\nshift\nexec "$@"\n')
    (tmp_path / "srun").chmod(0o755)
    program = tmp_path / "reader.py"
    program.write_text(
        "from jupyter_client.manager import start_new_kernel\n"
        "manager, client = start_new_kernel()\n"
        "client.execute_interactive('import os; print(os.environ[\"SLURM_FPGA_IPS\"])')\n"
        "manager.shutdown_kernel(now=True)\n"
    )
    environment = os.environ | {"SLURM_FPGA_IPS": "192.168.66.3", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    script = script_of(slurm[1], f"{sys.executable} {program}")
    job = subprocess.run(["bash"], input=script, env=environment, capture_output=True, text=True, check=True)
    assert job.stdout.strip() == "192.168.66.3"


def test_readers_servers_load_only_what_the_course_needs():
    settings = json.loads((READER_CONFIG[0] / "jupyter_server_config.json").read_text("utf-8"))
    extensions = settings["ServerApp"]["jpserver_extensions"]
    on = {name for name, enabled in extensions.items() if enabled}
    ours = {"course_helpers.site.server", "course_helpers.site.hub.git_pull", "course_helpers.site.hub.doing"}
    assert on == {*ours, "jupyterlab", "jupyterlab_jupytext"}


def test_overrides_are_installed_with_the_package():
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    file = '"src/course_helpers/site/hub/lab_settings/overrides.json"'
    assert f'{file} = "share/jupyter/lab/settings/overrides.json"' in pyproject
    assert (FOLDER / "lab_settings" / "overrides.json").is_file()


@pytest.mark.parametrize(
    ("name", "password", "right"),
    [
        ("anna", "klassenwort", True),
        ("anna", "", False),
        ("ben", "eigenes", True),
        ("ben", "klassenwort", False),
        ("../anna", "klassenwort", False),
        ("ANNA", "klassenwort", True),
        (" Anna ", "klassenwort", True),
    ],
)
def test_passwords_are_checked(name, password, right):
    settings = {"class_password": "klassenwort", "own_passwords": {"ben": "eigenes"}}
    authenticator = ClassAuthenticator(**settings)
    answer = result_of(authenticator.authenticate(None, {"username": name, "password": password}))
    assert answer == (name.strip().lower() if right else None)
