"""`kurs serve` opens the browser without showing its token to other accounts of the machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

PROGRAM = "from course_helpers.cli import main; raise SystemExit(main())"


def test_the_browsers_command_line_holds_no_token(folder, tmp_path):
    told = tmp_path / "told"
    os.mkfifo(told)
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    browser.chmod(0o755)
    command = [sys.executable, "-c", PROGRAM, "serve", "--buch", str(folder), "--port", "0"]
    surroundings = os.environ | {"BROWSER": f"{browser} %s", "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    server = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    try:
        address = told.read_text().strip()
        file = Path(unquote(urlsplit(address).path))
        text = file.read_text()
        closed = (file.stat().st_mode & 0o077) == 0 or (file.parent.stat().st_mode & 0o077) == 0
    finally:
        server.send_signal(signal.SIGINT)
        output = server.communicate(timeout=60)[0]
    token = re.search(r"token=(\S+)", output)[1]
    assert token not in address
    assert f"token={token}" in text  # the file leads on to the course
    assert closed
