"""A real Slurm of one node: munge, controller and node, in a folder and on ports of their own."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess

from tests.waiting import wait_until

SETTINGS = """\
ClusterName=kurs
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
KillWait=5
SlurmdParameters=config_overrides
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} RealMemory=8000
PartitionName=cube Nodes=ALL Default=YES State=UP
"""


class OneNodeSlurm:
    """Daemons that run until `stop`; needs root.

    Parameters
    ----------
    needed : iterable of Path
        Folders that jobs read. A lab has them where every account reaches them; here one above may be closed.

    Attributes
    ----------
    environment : dict
        With it, Slurm's commands find this one.
    """

    def __init__(self, folder, ports, processors, needed):
        self.folder = folder
        folder.chmod(0o755)  # readers' commands read the settings and reach munge's socket
        for name in ("state", "spool"):
            (folder / name).mkdir()
        settings = folder / "slurm.conf"
        host = socket.gethostname().partition(".")[0]
        settings.write_text(SETTINGS.format(host=host, folder=folder, ports=ports, processors=processors))
        self.environment = os.environ | {"SLURM_CONF": str(settings)}
        self._daemons = [self._start("munged", "munged", *_munge(folder))]
        self._await((folder / "munge.socket").exists)
        self._daemons += [
            self._start("slurmctld", "slurmctld", "-D"),
            self._start("slurmd", *_with_ways_to(needed, folder), "slurmd", "-D"),
        ]
        self._await(lambda: "idle" in self.run("sinfo", "--noheader", "--format=%T"))

    def _start(self, name, *command):
        log = (self.folder / f"{name}.out").open("w")
        return subprocess.Popen(command, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    def _await(self, condition):
        wait_until(condition, 180, self._said)

    def _said(self):
        return {file.name: file.read_text(errors="replace")[-500:] for file in self.folder.glob("*.out")}

    def run(self, *command):
        """Return what one of Slurm's commands prints."""
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=60
        ).stdout

    def jobs(self, name):
        """Return number and state of the account's jobs."""
        lines = self.run("squeue", "--noheader", f"--user={name}", "--format=%i %T").splitlines()
        return [tuple(line.split()) for line in lines]

    def stop(self):
        """End all jobs and the daemons."""
        self.run("scancel", "--full", "--partition=cube")
        self._await(lambda: not self.run("squeue", "--noheader"))  # what runs on would outlive its account
        for daemon in reversed(self._daemons):
            daemon.terminate()
            daemon.wait(timeout=30)


def _with_ways_to(needed, folder):
    """Return what starts a program that sees all of ``needed``, without opening a folder for anyone else."""
    closed = {above for one in needed for above in one.parents if not above.stat().st_mode & 0o001}
    kept = {one: folder / f"way{number}" for number, one in enumerate(needed) if closed & set(one.parents)}
    steps = [f"mkdir {keep} && mount --rbind {one} {keep}" for one, keep in kept.items()]
    steps += [f"mount -t tmpfs -o mode=755 tmpfs {above}" for above in sorted(closed)]
    steps += [f"mkdir -p {one} && mount --rbind {keep} {one}" for one, keep in kept.items()]
    return ["unshare", "--mount", "sh", "-c", " && ".join([*steps, 'exec "$@"']), "sh"]


def _munge(folder):
    """Return the options of a munged of its own, and make its key."""
    key = folder / "munge.key"
    key.touch(0o600)
    key.write_bytes(secrets.token_bytes(1024))
    files = {"key-file": key} | {
        name: folder / f"munge.{name.removesuffix('-file')}"
        for name in ("socket", "pid-file", "log-file", "seed-file")
    }
    # --force: it runs as root here, and would refuse folders that others may enter
    return ["--foreground", "--force", *(f"--{name}={file}" for name, file in files.items())]
