"""A message whose coming was missed is found by the next look, long before the time for it is up."""

from __future__ import annotations

import asyncio

import zmq
import zmq.asyncio
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session

from course_helpers.cli.lost_answers import found_again


class DeafSocket(zmq.asyncio.Socket):
    """Misses what comes during its first look."""

    looks = 0

    async def poll(self, timeout=None, flags=zmq.POLLIN):  # noqa: ASYNC109 - pyzmq's signature
        DeafSocket.looks += 1
        if DeafSocket.looks == 1:
            await asyncio.sleep(timeout / 1000)
            return 0
        return await super().poll(timeout, flags)


async def answer(patience):
    session = Session(key=b"")
    with zmq.asyncio.Context() as context, context.socket(zmq.PAIR) as kernel:
        kernel.bind("inproc://shell")
        client = DeafSocket(context, zmq.PAIR)
        client.connect("inproc://shell")
        session.send(kernel, "execute_reply", {"status": "ok"})
        channel = AsyncZMQSocketChannel(client, session)
        try:
            return await asyncio.wait_for(channel.get_msg(timeout=300), patience)
        finally:
            client.close(linger=0)


def test_a_message_whose_coming_was_missed_is_found(run_async):
    once = AsyncZMQSocketChannel.get_msg
    with found_again():
        assert run_async(answer(120))["content"] == {"status": "ok"}
    assert DeafSocket.looks > 1
    assert AsyncZMQSocketChannel.get_msg is once
