from __future__ import annotations

import gzip
import json
import socket
import zlib

import pytest


def test_pages_need_a_login(ask):
    answer = ask("/kurs/index.html")
    assert answer.status == 302
    assert answer.getheader("Location").startswith("/login?next=")
    assert "Anmeldung zum Kurs" in ask("/login").body.decode()


def test_the_token_leaves_the_address_at_the_first_opening(ask, server):
    answer = ask(f"/kurs/index.html?token={server.token}&q=a")
    assert answer.status == 302
    assert answer.getheader("Location") == "/kurs/index.html?q=a"
    assert "HttpOnly" in answer.getheader("Set-Cookie")


def test_a_wrong_token_opens_nothing(ask):
    assert ask("/kurs/index.html?token=falsch").getheader("Location").startswith("/login")


def test_a_reader_gets_the_page_with_its_policy_and_an_xsrf_cookie(as_reader, cookies):
    answer = as_reader("/kurs/")
    assert answer.status == 200
    assert "Grüße" in answer.body.decode()
    policy = answer.getheader("Content-Security-Policy")
    assert "default-src 'self'" in policy
    assert "connect-src 'self';" in policy
    assert "sandbox" not in policy
    assert cookies["_xsrf"]


def test_the_address_without_slash_leads_to_the_book(as_reader):
    assert as_reader("/kurs").getheader("Location") == "/kurs/"


def test_pages_are_asked_for_again_and_hashed_files_kept(as_reader, folder):
    page = as_reader("/kurs/index.html")
    assert page.getheader("Cache-Control") == "private, no-cache"
    again = as_reader("/kurs/index.html", headers={"If-None-Match": page.getheader("Etag")})
    assert again.status == 304
    live = "_static/live/app-0123456789/live.js"
    right = f"{zlib.crc32((folder / 'look.css').read_bytes()):08x}"
    for path, kept in {
        live: True,
        "_static/lernen/seite-0123456789/lernen.js": True,
        f"look.css?v={right}": True,
        "look.css?v=12345678": False,
        "look.css?v=": False,
        "index.html?v=12345678": False,
    }.items():
        assert ("immutable" in as_reader(f"/kurs/{path}").getheader("Cache-Control")) is kept, path


def test_text_is_compressed(as_reader):
    answer = as_reader("/kurs/_static/live/app-0123456789/live.js", headers={"Accept-Encoding": "gzip"})
    assert answer.getheader("Content-Encoding") == "gzip"
    assert len(answer.body) < len(gzip.decompress(answer.body)) / 10


@pytest.mark.parametrize("path", ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "/etc/passwd"])
def test_nothing_outside_the_book_is_served(as_reader, path):
    answer = as_reader(f"/kurs/{path}")
    assert answer.status in {403, 404}
    assert b"geheim" not in answer.body
    assert b"root:" not in answer.body


def test_errors_are_german(as_reader):
    answer = as_reader("/kurs/fehlt.html")
    assert answer.status == 404
    assert "Diese Seite gibt es im Kurs nicht" in answer.body.decode()
    assert "make book" not in answer.body.decode()  # pupils read it
    for method in ("GET", "HEAD"):
        assert as_reader("/kurs/a%00b.html", method).status == 404


def test_the_probe_names_the_server_or_refuses(as_reader, ask):
    answer = as_reader("/kurs/_static/live/server.json")
    assert json.loads(answer.body) == {"jupyter": "/"}
    assert answer.getheader("Cache-Control") == "no-store"
    assert ask("/kurs/_static/live/server.json").status == 403


def test_starting_a_kernel_needs_the_xsrf_token(as_reader, cookies):
    body = json.dumps({"name": "python3"})
    assert as_reader("/api/kernels", "POST", body=body).status == 403
    answer = as_reader("/api/kernels", "POST", {"X-XSRFToken": cookies["_xsrf"]}, body)
    assert answer.status == 201
    kernel = json.loads(answer.body)["id"]
    assert as_reader(f"/api/kernels/{kernel}", "DELETE", {"X-XSRFToken": cookies["_xsrf"]}).status == 204


def test_another_origin_gets_neither_kernels_nor_their_channel(as_reader, cookies):
    foreign = {"Origin": "http://evil.example", "X-XSRFToken": cookies["_xsrf"]}
    assert as_reader("/api/kernels", "POST", foreign, "{}").status in {403, 404}
    upgrade = {
        "Origin": "http://evil.example",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert as_reader("/api/kernels/none/channels", headers=upgrade).status in {403, 404}


def test_fonts_and_modules_pass_where_a_hub_would_ask_for_a_token(as_reader):
    assert as_reader("/kurs/index.html", headers={"Sec-Fetch-Mode": "cors"}).status == 200


def test_a_large_body_is_refused_before_it_is_read(server):
    announced = 40 * 2**20
    head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: {announced}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


def test_the_book_cannot_be_changed(as_reader, cookies):
    assert as_reader("/kurs/index.html", "PUT", {"X-XSRFToken": cookies["_xsrf"]}, "x").status == 405
