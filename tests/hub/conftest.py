"""A small course in a git repository, and real hubs for it: `kurs hub` with proxy, servers and culler."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess

import pytest
from playwright.sync_api import expect
from tests.conftest import KURS
from tests.hub.pupils_files import book, homes  # noqa: F401 - fixtures
from tests.tiny_books import CHECKED_TASK, build_book, front_matter, write_book
from tests.waiting import wait_until

WAIT = 90_000  # ms; how long anything may take on a busy machine
PASSWORD = "klassenwort-7"  # noqa: S105 - of hubs that live for a test
PAGE = "chapters/eins.html"

CHAPTER = """\
# Erstes Kapitel

Ein Satz aus dem Buch.

```{code-cell} ipython3
:tags: [vorspann]
vorspann = "Vorspann geladen"
```

```{code-cell} ipython3
print("Antwort:", 41 + 1, vorspann)
```
"""


SECOND_CHAPTER = """\
# Zweites Kapitel

```{code-cell} ipython3
:tags: [vorspann]
from course_helpers.exercises import prüfe
```

```{vorhersage}
Was kommt heraus?
```

"""


@pytest.fixture(scope="package")
def git():
    """Return a function that runs git as an author of its own."""
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]

    def run(*arguments, cwd):
        command = ["git", *author, *arguments]
        return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout

    return run


@pytest.fixture(scope="package")
def course(tmp_path_factory, git):
    """Return a course in a git repository, built."""
    root = tmp_path_factory.mktemp("kurs")
    chapter = front_matter(kernel="chip") + CHAPTER
    pages = {"index": "# Start\n\nHier steht nur Text.\n", "chapters/eins": chapter}
    course = write_book(
        root, pages | {"chapters/zwei": front_matter(kernel="chip") + SECOND_CHAPTER + CHECKED_TASK}
    )
    (root / ".gitignore").write_text("_build\n_hub\nnode_modules\n")
    git("init", "-q", cwd=root)
    git("add", ".", cwd=root)
    git("commit", "-q", "-m", "Kurs", cwd=root)
    build_book(course)
    return root


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class KursHub:
    """A real `kurs hub`, started as a teacher does."""

    def __init__(self, course, state, *options, port, kurs):
        self.state = state
        self.password = PASSWORD
        if (settings := course / "_config.yml").is_file():
            self.repository = re.search(r"repository_url: (\S+)", settings.read_text("utf-8"))[1]
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.command = [*kurs, "hub"]
        fixed = ["--adresse", "127.0.0.1", "--port", str(port), "--daten", str(state)]
        self.process = subprocess.Popen(
            [*self.command, *fixed, *(option.replace("PORT", str(port)) for option in options)],
            cwd=course,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "KURS_HUB_PASSWORT": PASSWORD},
            start_new_session=True,
        )
        self.output = ""
        for line in self.process.stdout:
            self.output += line
            if line.startswith("Beenden:"):
                return
        log = (state / "hub.log").read_text(errors="replace")[-3000:] if (state / "hub.log").is_file() else ""
        pytest.fail(f"kurs hub did not start:\n{self.output}\n{log}")

    @property
    def log(self):
        return (self.state / "hub.log").read_text(errors="replace")

    def deep_link(self, page=PAGE):
        return f"{self.url}hub/user-redirect/kurs/{page}"

    def home(self, name):
        return self.state / "konten" / name

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.output += self.process.stdout.read()
        return self.process.wait(timeout=60)


@pytest.fixture(scope="package")  # not the session: what is open takes time from later tests
def start_hub(course, tmp_path_factory):
    """Return a function that starts a hub with further options; all are stopped at the end."""
    hubs = []

    def start(*options, root=course, again=None, kurs=KURS):
        """Start a hub; ``again`` in the folder and at the port of another one."""
        state = again.state if again else tmp_path_factory.mktemp("hub")
        port = again.port if again else free_port()
        hubs.append(KursHub(root, state, *options, port=port, kurs=kurs))
        return hubs[-1]

    yield start
    for hub in hubs:
        hub.stop()


@pytest.fixture(scope="package")
def hub(start_hub):
    return start_hub()


class ReaderPage:
    """What a reader sees and does."""

    def __init__(self, page):
        self.page = page
        self.status = page.locator(".kurs-status")

    def log_in(self, name, password=PASSWORD):
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Passwort").fill(password)
        self.page.get_by_role("button", name="Anmelden").click()

    def await_page(self):
        expect(self.page.get_by_role("button", name="Live schalten")).to_be_visible(timeout=WAIT)

    def go_live(self, ready="Bereit."):
        self.page.get_by_role("button", name="Live schalten").click()
        self.await_status(ready)

    def await_status(self, text):
        expect(self.status).to_contain_text(text, timeout=WAIT)

    def write(self, text, cell=2):
        self.page.locator(f"#zelle-{cell} .CodeMirror-lines").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def code(self, cell=2):
        return self.page.locator(f"#zelle-{cell} .CodeMirror").evaluate("node => node.CodeMirror.getValue()")

    def run_button(self, cell=2):
        return self.page.get_by_role("button", name=f"Zelle {cell} ausführen", exact=True)

    def run(self, cell=2):
        self.run_button(cell).click()

    def await_output(self, text, cell=2):
        expect(self.page.locator(f"#zelle-{cell} .kurs-ausgabe")).to_contain_text(text, timeout=WAIT)

    def answer(self, path, method="GET"):
        """Return the status that this reader's cookies and token get, outside of the page's own rules."""
        token = next((one["value"] for one in self.page.context.cookies() if one["name"] == "_xsrf"), "")
        origin = "/".join(self.page.url.split("/")[:3])
        headers = {"X-XSRFToken": token, "Content-Type": "application/json"}
        return self.page.request.fetch(origin + path, method=method, headers=headers).status


def stop_server(hub, name, reader):
    """Stop a reader's server as the hub's own button does."""
    page = reader.page.context.new_page()
    page.goto(f"{hub.url}hub/home")
    status = page.evaluate(
        """async (name) => (await fetch(`/hub/api/users/${name}/server`, {
            method: "DELETE", headers: { "X-XSRFToken": window.jhdata.xsrf_token } })).status""",
        name,
    )
    assert status in {202, 204}
    page.close()


@pytest.fixture
def new_reader(chromium):
    """Return a function that opens an address in a browser of its own; other hosts fail the test."""
    contexts = []

    def open_(url, **options):
        context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900}, **options)
        context.foreign = []
        elsewhere = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
        context.route(elsewhere, lambda route: (context.foreign.append(route.request.url), route.abort()))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto(url)
        return ReaderPage(page)

    yield open_
    for context in contexts:
        context.close()
    assert [url for context in contexts for url in context.foreign] == []


@pytest.fixture
def live(hub, new_reader):
    """Return a function that logs a reader in and makes the chapter live."""

    def log_in(name, at=hub):
        reader = new_reader(at.deep_link())
        reader.log_in(name)
        reader.await_page()
        reader.go_live()
        return reader

    return log_in


@pytest.fixture
def wait_for():
    """Return a function that waits until a condition holds."""
    return wait_until
