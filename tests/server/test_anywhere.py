"""`kurs serve` does its work on each system: it gives out pages and runs a cell.

No browser and no built book: also where only Windows or macOS can say whether it does.
"""

from __future__ import annotations

import json
import uuid

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

CELL = "import course_helpers.framework as f; print('Grüße', f.Network.__name__)"


def test_it_gives_out_pages_to_its_reader_alone(ask, as_reader):
    page = as_reader("/kurs/index.html")
    assert (page.status, "Grüße" in page.body.decode()) == (200, True)
    assert ask("/kurs/index.html").status in {302, 403}
    assert json.loads(as_reader("/kurs/_static/live/server.json").body)["jupyter"]


def test_it_runs_a_cell(server, run_async):
    assert run_async(_output(server, CELL)) == "Grüße Network\n"


async def _output(server, code):
    """Return what a cell prints in a new kernel, over the channel that the page uses."""
    rights = {"Authorization": f"token {server.token}"}
    address = f"127.0.0.1:{server.port}/api/kernels"
    answer = await AsyncHTTPClient().fetch(f"http://{address}", method="POST", body="{}", headers=rights)
    kernel = json.loads(answer.body)["id"]
    channel = await websocket_connect(HTTPRequest(f"ws://{address}/{kernel}/channels", headers=rights))
    asked = uuid.uuid4().hex
    header = {
        "msg_id": asked,
        "msg_type": "execute_request",
        "session": "a",
        "username": "",
        "version": "5.3",
    }
    content = {"code": code, "silent": False}
    parts = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    await channel.write_message(json.dumps(parts))
    printed = ""
    while True:
        told = json.loads(await channel.read_message())
        if told["parent_header"].get("msg_id") != asked:
            continue
        if told["msg_type"] == "stream":
            printed += told["content"]["text"]
        if told["content"].get("execution_state") == "idle":
            channel.close()
            return printed
