"""A small folder that looks like a built book, and a server for it."""

from __future__ import annotations

import http.client
import urllib.parse

import pytest


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    book = tmp_path_factory.mktemp("book")
    live = book / "_static" / "live" / "app-0123456789"
    live.mkdir(parents=True)
    (live / "live.js").write_text("export const filler = 1;\n" * 500)
    page = book / "_static" / "lernen" / "seite-0123456789"
    page.mkdir(parents=True)
    (page / "lernen.js").write_text("export {};\n")
    (live.parent / "server.json").write_text('{"jupyter": null}')
    (book / "index.html").write_text("<!DOCTYPE html><h1>Grüße</h1>" + "<p>Text</p>" * 500, "utf-8")
    (book / "look.css").write_text("body { color: black; }\n")
    (book.parent / "secret.txt").write_text("geheim")
    return book


@pytest.fixture(scope="session")
def server(kurs_serve, folder):
    return kurs_serve(folder)


@pytest.fixture(scope="session")
def ask(server):
    """Return a function that sends one request as written, without following or tidying anything."""

    def send(path, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(server.url).netloc, timeout=20)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    return send


@pytest.fixture(scope="session")
def cookies(ask, server):
    """Return the cookies of a reader who opened the printed address and then the start page."""

    def jar(answer):
        return [value.split(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie"]

    login = jar(ask(f"/kurs/?token={server.token}"))
    xsrf = jar(ask("/kurs/", headers={"Cookie": "; ".join(login)}))
    return dict(pair.split("=", 1) for pair in login + xsrf)


@pytest.fixture(scope="session")
def as_reader(ask, cookies):
    """Like `ask`, logged in."""

    def send(path, method="GET", headers=None, body=None):
        jar = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return ask(path, method, {"Cookie": jar, **(headers or {})}, body)

    return send
