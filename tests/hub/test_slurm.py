"""The lab's form: logins of Unix accounts, and each reader's server is a job of a real Slurm."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.conftest import ROOT
from tests.hub.conftest import PAGE, WAIT, free_port
from tests.hub.one_node_slurm import OneNodeSlurm
from tests.waiting import wait_until

from course_helpers.site.hub.seat import course_folders

MISSING = [name for name in ("munged", "slurmctld", "slurmd", "sbatch", "sudo") if not shutil.which(name)]
pytestmark = [
    pytest.mark.hub,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(900),  # the first builds a book and starts Slurm and a hub before it begins
    pytest.mark.skipif(os.geteuid() != 0, reason="Konten und Slurm einrichten kann nur root."),
    pytest.mark.skipif(bool(MISSING), reason=f"Für Slurm fehlt: {', '.join(MISSING)}"),
]
GROUP = "kurstest"
PLACES = 2  # jobs that the node can hold; each asks for two processors
WHO = "import getpass, os; print(getpass.getuser(), 'im Job', os.environ['SLURM_JOB_ID'])"


@pytest.fixture(scope="module")
def folder():
    """Return a folder that every account may enter."""
    folder = Path(tempfile.mkdtemp(prefix="kurs-slurm-"))
    folder.chmod(0o755)
    mask = os.umask(0o022)  # `kurs hub`, called in this process by other tests, closes what is made after it
    yield folder
    os.umask(mask)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def accounts(folder):
    """Return passwords by name of accounts on this machine, in the group that may log in."""
    subprocess.run(["groupadd", "--force", GROUP], check=True)
    passwords = {f"{GROUP}-{name}": secrets.token_urlsafe(12) for name in ("anna", "bert", "cleo")}
    for name, password in passwords.items():
        subprocess.run(["userdel", name], check=False, capture_output=True)  # of a run that was killed
        home = ["--create-home", "--home-dir", folder / name, "--shell", "/bin/bash"]
        subprocess.run(["useradd", *home, "--groups", GROUP, name], check=True)
        subprocess.run(["chpasswd"], input=f"{name}:{password}", text=True, check=True)
    yield passwords
    for name in passwords:
        subprocess.run(["userdel", name], check=False)
    subprocess.run(["groupdel", GROUP], check=False)


@pytest.fixture(scope="module")
def slurm(folder):
    """Return a Slurm that has room for two readers."""
    (folder / "slurm").mkdir()
    needed = course_folders(Path(sys.executable).resolve().parents[1])
    slurm = OneNodeSlurm(folder / "slurm", (free_port(), free_port()), 2 * PLACES, needed)
    yield slurm
    slurm.stop()


class LabHub:
    """The hub of deploy/jupyterhub/slurm, started as its README says."""

    def __init__(self, folder, book, slurm):
        self.url = f"http://127.0.0.1:{free_port()}/"
        data = folder / "hub"
        data.mkdir(mode=0o700)
        self.log = folder / "hub.log"
        self.environment = slurm.environment | {
            "KURS_HUB_ADRESSE": self.url,
            "KURS_HUB_DATEN": str(data),
            "KURS_HUB_RECHNER": "127.0.0.1",
            "KURS_GRUPPE": GROUP,
            "KURS_BUCH": str(book),
            "PATH": f"{ROOT / 'node_modules' / '.bin'}:{os.environ['PATH']}",
        }
        # ports of their own: other hubs run beside it
        ports = [
            f"--JupyterHub.hub_port={free_port()}",
            f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}",
        ]
        config = ROOT / "deploy" / "jupyterhub" / "slurm" / "jupyterhub_config.py"
        self.command = [sys.executable, "-m", "jupyterhub", "--config", config, *ports]
        self.start()

    def start(self):
        """Start it and wait until it takes readers."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(
            lambda: "JupyterHub is now running" in self.log.read_text(),
            WAIT / 1000,
            lambda: self.log.read_text()[-2000:],
        )

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def page(self):
        return f"{self.url}hub/user-redirect/kurs/{PAGE}"


@pytest.fixture(scope="module")
def lab(folder, course, slurm, accounts):
    job = ["srun", sys.executable, "-c", "import course_helpers"]
    reader = ["runuser", "-u", next(iter(accounts)), "--", *job]
    subprocess.run(reader, cwd="/", env=slurm.environment, check=True)
    book = folder / "buch"
    shutil.copytree(course / "_build" / "html", book)
    subprocess.run(["chmod", "-R", "a-w,a+rX", book], check=True)
    hub = LabHub(folder, book, slurm)
    yield hub
    hub.stop()


@pytest.fixture
def log_in(lab, accounts, new_reader):
    """Return a function that logs an account in."""

    def enter(name):
        reader = new_reader(lab.page())
        reader.log_in(f"{GROUP}-{name}", accounts[f"{GROUP}-{name}"])
        return reader

    return enter


def test_a_reader_computes_under_their_account_in_a_job_and_goes_on_after_the_hub(lab, log_in, slurm):
    anna = log_in("anna")
    anna.await_page()
    anna.go_live()
    anna.write(WHO)
    anna.run()
    ((job, state),) = slurm.jobs(f"{GROUP}-anna")
    assert state == "RUNNING"
    anna.await_output(f"{GROUP}-anna im Job {job}")
    lab.kill()
    lab.start()
    assert slurm.jobs(f"{GROUP}-anna") == [(job, "RUNNING")]
    anna.write("print('noch da:', vorspann)")
    anna.run()
    anna.await_output("noch da: Vorspann geladen")


def test_who_finds_no_place_reads_so_and_comes_in_when_one_is_free(log_in, slurm):
    places = [log_in("anna"), log_in("bert")]
    for reader in places:
        reader.await_page()
    cleo = log_in("cleo")
    status = cleo.page.get_by_role("status")
    expect(status).to_have_text(re.compile("Du stehst in der Warteschlange"), timeout=WAIT)
    assert [state for _, state in slurm.jobs(f"{GROUP}-cleo")] == ["PENDING"]
    ((job, _),) = slurm.jobs(f"{GROUP}-bert")
    slurm.run("scancel", "--full", job)
    cleo.await_page()


def test_a_job_that_slurm_ends_is_told_on_the_page(log_in, slurm):
    anna = log_in("anna")
    anna.await_page()
    anna.go_live()
    ((job, _),) = slurm.jobs(f"{GROUP}-anna")
    slurm.run("scancel", "--full", job)
    anna.await_status("Deine Sitzung auf dem Server ist beendet")
    anna.await_status("Dein Code ist noch da")
