"""A JupyterHub in front of a Slurm cluster: each reader's server is a job, on the node with the chip.

Start it on the login node: ``jupyterhub --config deploy/jupyterhub/slurm/jupyterhub_config.py``. What differs
from cluster to cluster comes from the environment; README.md in the folder above lists it.
"""

import os
import shutil
import sys

import batchspawner  # noqa: F401 - registers the address at which a job tells the hub its port

from course_helpers.site.hub import READER_CONFIG, behind_https, course_settings, idle_culler

c = get_config()  # noqa: F821 - JupyterHub defines it
course_settings(c, start_timeout=600)  # a job may wait in the queue
idle_culler(c, idle=1800, every=120)  # a forgotten server holds a chip

state = os.environ.get("KURS_HUB_DATEN", "/var/lib/kurs-hub")  # only the hub's account may look into it
c.JupyterHub.db_url = f"sqlite:///{state}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{state}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{state}/proxy.pid"

c.JupyterHub.bind_url = os.environ.get("KURS_HUB_ADRESSE", "http://127.0.0.1:8000/")
if public := os.environ.get("KURS_HUB_OEFFENTLICH", ""):  # the address of the lab's HTTPS proxy
    c.JupyterHub.public_url = public
    if public.startswith("https:"):
        behind_https(c)
c.JupyterHub.hub_ip = "0.0.0.0"  # noqa: S104 - jobs on other nodes report here
c.JupyterHub.hub_connect_ip = os.environ.get("KURS_HUB_RECHNER", os.uname().nodename)
c.JupyterHub.active_server_limit = 40
c.ConfigurableHTTPProxy.command = [shutil.which("configurable-http-proxy") or "configurable-http-proxy"]

# Readers are Unix accounts: their files are their own, and so is the job.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_groups = {os.environ.get("KURS_GRUPPE", "kurs")}
c.Authenticator.username_pattern = ""  # the accounts decide about names

c.JupyterHub.spawner_class = "batchspawner.SlurmSpawner"
c.Spawner.env_keep.append("SLURM_CONF")  # where a cluster's slurm.conf does not lie in /etc/slurm
programs = os.path.dirname(sys.executable)  # noqa: PTH120 - of this environment, which all nodes see
c.Spawner.cmd = [f"{programs}/jupyterhub-singleuser"]
c.SlurmSpawner.batchspawner_singleuser_cmd = f"{programs}/batchspawner-singleuser"
c.SlurmSpawner.req_partition = os.environ.get("KURS_PARTITION", "cube")
c.SlurmSpawner.req_runtime = "4:00:00"
c.SlurmSpawner.req_memory = "2G"
c.SlurmSpawner.req_nprocs = "2"
# What Slurm's plugin for the chips wants to know, such as --wafer or --gres
c.SlurmSpawner.req_options = os.environ.get("KURS_SLURM_WUNSCH", "")
# The book lies where all nodes see it and no reader can write (README says how it gets there).
c.Spawner.environment |= {
    "KURS_BUCH": os.environ.get("KURS_BUCH", "/opt/kurs/buch"),
    "KURS_ARCHIV": os.environ.get("KURS_ARCHIV", ""),  # the only repository that a link may bring
    "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, READER_CONFIG)),
}
# `srun` hands the job's environment on, with SLURM_FPGA_IPS in it, which Slurm's plugin sets on the node: the
# server inherits it, and each kernel from the server. Nothing may reset the environment on the way.
c.SlurmSpawner.batch_script = """#!/bin/bash
#SBATCH --job-name=kurs-{{username}}
#SBATCH --output={{homedir}}/.kurs-platz.log
#SBATCH --chdir={{homedir}}
#SBATCH --export={{keepvars}}
#SBATCH --get-user-env=L
#SBATCH --partition={{partition}}
#SBATCH --time={{runtime}}
#SBATCH --mem={{memory}}
#SBATCH --cpus-per-task={{nprocs}}
{% if options %}#SBATCH {{options}}
{% endif %}
set -euo pipefail
umask 077
trap 'exit 0' TERM
srun --export=ALL {{cmd}}
"""
