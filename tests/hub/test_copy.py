"""A copy of one's own in JupyterLab, from a real git repository, with changes on both sides."""

from __future__ import annotations

import http.server
import os
import re
import subprocess
from contextlib import suppress

import pytest
from playwright.sync_api import expect
from tests.quiet_server import serving

pytestmark = [pytest.mark.hub, pytest.mark.browser]


class _GitHandler(http.server.BaseHTTPRequestHandler):
    """Hand requests to `git http-backend`, as a web server does."""

    root = ""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("Content-Length") or 0)
        environment = os.environ | {
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type") or "",
            "CONTENT_LENGTH": str(length),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding") or "",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol") or "",
        }
        answer = subprocess.run(
            ["git", "http-backend"],
            env=environment,
            input=self.rfile.read(length),
            capture_output=True,
            check=True,
        ).stdout
        head, _, body = answer.partition(b"\r\n\r\n")
        headers = [line.decode().split(": ", 1) for line in head.split(b"\r\n")]
        self.send_response(int(dict(headers).get("Status", "200").split()[0]))
        for name, value in headers:
            if name != "Status":
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_arguments):
        """Keep the test output readable."""


@pytest.fixture
def remote(course, tmp_path, git):
    """Return the address of a bare copy of the course, and a working copy to publish from."""
    git("clone", "-q", "--bare", str(course), str(tmp_path / "neuronale-netze"), cwd=tmp_path)
    git("clone", "-q", str(tmp_path / "neuronale-netze"), str(tmp_path / "autor"), cwd=tmp_path)
    handler = type("Handler", (_GitHandler,), {"root": str(tmp_path)})
    with serving(handler) as address:
        yield f"{address}neuronale-netze", tmp_path / "autor"


@pytest.fixture
def remote_hub(course, remote, tmp_path, start_hub):
    """Return a hub whose course names the remote repository as its own, and lies in no git folder."""
    root = tmp_path / "ohne-git"
    (root / "book").mkdir(parents=True)
    (root / "node_modules").symlink_to(course / "node_modules")
    (root / "book" / "_toc.yml").write_bytes((course / "book" / "_toc.yml").read_bytes())
    settings = (course / "_config.yml").read_text("utf-8")
    changed, count = re.subn(r"repository_url: \S+", f"repository_url: {remote[0]}", settings)
    assert count == 1
    (root / "_config.yml").write_text(changed, "utf-8")
    return start_hub("--buch", str(course / "_build" / "html"), root=root)


def test_the_button_of_a_chapter_opens_it_as_a_notebook_in_a_german_lab(hub, new_reader):
    reader = new_reader(hub.deep_link())
    reader.log_in("fritz")
    reader.await_page()
    button = reader.page.get_by_role("link", name="Als Kopie in JupyterLab")
    assert re.search(
        r"/hub/user-redirect/git-pull\?repo=.*&urlpath=lab/tree/neuronale-netze/book/chapters/eins\.md",
        button.get_attribute("href"),
    )
    with reader.page.context.expect_page() as opened:
        button.click()
    lab = opened.value
    expect(lab.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=120_000)
    expect(lab.get_by_role("menuitem", name="Datei")).to_be_visible()
    assert (hub.home("fritz") / "neuronale-netze" / "book" / "chapters" / "eins.md").is_file()


def test_changes_on_both_sides_come_together_and_the_readers_own_line_wins(
    remote_hub, new_reader, remote, git, wait_for
):
    hub, (address, author) = remote_hub, remote
    link = f"{hub.url}hub/user-redirect/git-pull?repo={address}&branch=main&urlpath=kurs/chapters/eins.html"
    reader = new_reader(link)
    reader.log_in("gerda")
    mine = hub.home("gerda") / "neuronale-netze" / "book" / "chapters" / "eins.md"
    wait_for(mine.is_file)
    reader.await_page()  # the same link leads on to the live page
    mine.write_text(mine.read_text().replace("41 + 1", "40 + 2"))

    def has(text):
        with suppress(FileNotFoundError):  # while git puts the new file in its place
            return text in mine.read_text()
        return False

    def publish(old, new):
        chapter = author / "book" / "chapters" / "eins.md"
        chapter.write_text(chapter.read_text().replace(old, new))
        git("commit", "-q", "-a", "-m", "Neu", cwd=author)
        git("push", "-q", cwd=author)

    publish("Ein Satz aus dem Buch.", "Ein neuer Satz aus dem Buch.")
    reader.page.goto(link)
    wait_for(lambda: has("Ein neuer Satz"))
    assert "40 + 2" in mine.read_text()
    reader.await_page()  # nbgitpuller refuses a second pull while the first one is being finished
    publish("41 + 1", "6 * 7")
    publish("Ein neuer Satz", "Ein dritter Satz")
    reader.page.goto(link)
    wait_for(lambda: has("Ein dritter Satz"))
    assert "40 + 2" in mine.read_text()
    assert "6 * 7" not in mine.read_text()
