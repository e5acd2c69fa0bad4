"""From the login to live output, and what another reader and a stranger get."""

from __future__ import annotations

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

PAGE = "chapters/eins.html"
pytestmark = [pytest.mark.hub, pytest.mark.browser]


def headers_of(url):
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own hub
        return answer.headers


def test_a_deep_link_leads_a_stranger_through_the_login_to_live_output(hub, new_reader):
    reader = new_reader(hub.deep_link() + "?frage=1")
    expect(reader.page.get_by_role("heading", name="Anmelden")).to_be_visible()
    assert reader.page.evaluate("document.documentElement.lang") == "de"
    reader.log_in("anna", "falsch-falsch")
    expect(reader.page.get_by_role("alert")).to_contain_text("Name und Passwort passen nicht zusammen")
    reader.log_in("anna")
    reader.await_page()
    assert reader.page.url == f"{hub.url}user/anna/kurs/{PAGE}?frage=1"
    reader.go_live()
    reader.run()
    reader.await_output("Antwort: 42 Vorspann geladen")


def test_the_bare_address_leads_to_the_course(hub, new_reader):
    reader = new_reader(hub.url)
    reader.log_in("berta")
    reader.page.wait_for_url(f"{hub.url}user/berta/kurs/**")
    expect(reader.page.get_by_role("heading", name="Start")).to_be_visible()


def test_another_reader_gets_neither_page_nor_kernel(hub, live):
    anna, emil = live("anna"), live("emil")
    kernels = [kernel["id"] for kernel in anna.page.request.get(f"{hub.url}user/anna/api/kernels").json()]
    assert kernels
    for path in ("kurs/" + PAGE, "api/kernels", f"api/kernels/{kernels[0]}", "api/contents", "lab"):
        assert anna.answer(f"/user/anna/{path}") == 200, path
        assert emil.answer(f"/user/anna/{path}") == 403, path
    for path in ("api/kernels", "api/sessions", f"api/kernels/{kernels[0]}/interrupt"):
        assert emil.answer(f"/user/anna/{path}", "POST") == 403, path
    socket = """([path]) => new Promise((done) => {
        const socket = new WebSocket(location.origin.replace("http", "ws") + path);
        socket.onopen = () => done("open");
        socket.onerror = () => done("refused");
    })"""
    assert emil.page.evaluate(socket, [f"/user/anna/api/kernels/{kernels[0]}/channels"]) == "refused"
    assert anna.page.evaluate(socket, [f"/user/anna/api/kernels/{kernels[0]}/channels"]) == "open"
    emil.page.goto(f"{hub.url}user/anna/kurs/{PAGE}")
    expect(emil.page.get_by_role("heading", level=1)).to_contain_text("(403)")
    expect(emil.page.locator("main")).to_contain_text("Hier darfst du nicht hinein")


def test_a_stranger_gets_the_login_and_no_answer_from_the_kernels(hub, live, new_reader):
    live("anna")
    stranger = new_reader(f"{hub.url}user/anna/kurs/{PAGE}")
    expect(stranger.page.get_by_role("heading", name="Anmelden")).to_be_visible()
    assert "/hub/login" in stranger.page.url
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{hub.url}user/anna/api/kernels", timeout=20)  # noqa: S310 - our own hub
    assert refusal.value.code == 403


def test_no_other_site_may_frame_or_drive_the_pages(hub, live):
    anna = live("anna")
    assert "frame-ancestors 'none'" in headers_of(f"{hub.url}hub/login")["Content-Security-Policy"]
    policy = anna.page.request.get(f"{hub.url}user/anna/kurs/{PAGE}").headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy
    cookies = anna.page.context.cookies()
    assert {cookie["sameSite"] for cookie in cookies} == {"Lax"}
    assert all(
        cookie["httpOnly"] for cookie in cookies if cookie["name"] not in {"_xsrf", "jupyterhub-session-id"}
    )
    tokenless = (
        """async () => (await fetch("/user/anna/api/kernels", { method: "POST", body: "{}" })).status"""
    )
    assert anna.page.evaluate(tokenless) == 403
    answer = anna.page.request.get(
        f"{hub.url}user/anna/api/kernels", headers={"Origin": "https://evil.example.org"}
    )
    assert "access-control-allow-origin" not in answer.headers


def test_no_secret_stands_in_a_page_an_address_or_the_log(hub, live):
    anna = live("anna")
    anna.write("import os\nprint('JETON', os.environ['JUPYTERHUB_API_TOKEN'])")
    anna.run()
    anna.await_output("JETON")
    token = re.search(r"JETON (\w{16,})", anna.page.locator("#zelle-2 .kurs-ausgabe").inner_text())[1]
    html = anna.page.request.get(f"{hub.url}user/anna/kurs/{PAGE}").text()
    secrets = [token, "klassenwort-7"]
    secrets += [c["value"] for c in anna.page.context.cookies() if c["name"] != "_xsrf"]
    for text in (html, anna.page.url, hub.log):
        assert not [secret for secret in secrets if secret in text]


def test_kernels_use_one_thread_and_only_so_much_memory(live):
    anna = live("anna")
    anna.write(
        "import os, resource\nprint(os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS'])\n"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[1] // 2**20)\n"
        "try:\n    bytearray(3 * 2**30)\nexcept MemoryError:\n    print('zu viel')"
    )
    anna.run()
    anna.await_output("1 1\n2048\nzu viel")


def test_the_pages_of_the_hub_fit_a_phone_and_have_no_barriers(hub, new_reader, live):
    from pathlib import Path

    axe = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    live("anna")
    reader = new_reader(f"{hub.url}hub/login", color_scheme="dark")
    for path in ("hub/login", "hub/gibt-es-nicht", "hub/logout"):
        reader.page.goto(hub.url + path)
        reader.page.add_script_tag(path=axe)
        found = reader.page.evaluate(
            "async () => (await axe.run()).violations.map((v) => v.id + v.nodes[0].html)"
        )
        assert found == [], path
        reader.page.set_viewport_size({"width": 390, "height": 800})
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
        english = re.search(
            r"\b(Sign|Login|Logout|Home|Error|Server|Password|Username)\b", reader.page.inner_text("body")
        )
        assert not english, path


def test_who_is_done_leaves_neither_work_nor_login_to_the_next_one(live):
    anna = live("anna")
    anna.write("print('von anna')")
    anna.page.get_by_role("button", name="Ich bin fertig an diesem Gerät").click()
    anna.page.get_by_role("button", name="Alles löschen und abmelden").click()
    expect(anna.page.get_by_label("Passwort")).to_be_visible()
    assert anna.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kurs:'))") == []
    for path in ("user/anna/api/kernels", "user/anna/api/contents"):
        assert anna.answer(f"/{path}") == 403
