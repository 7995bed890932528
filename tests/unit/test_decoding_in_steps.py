"""Coercion of a long response yields to the event loop, and stops with its call."""

from __future__ import annotations

import asyncio

import pytest
from msgspec import Struct

from altegio_async._core.coercion_state import CHUNK
from altegio_async._core.operation import Endpoint, Operation, ResultForm
from altegio_async.errors import APIResponseError, ClientClosedError, DeadlineExceededError
from tests.support.pipelines import make_pipeline, make_response
from tests.support.virtual_time import run_in_virtual_time


class Row(Struct, kw_only=True):
    id: int
    title: str | None = None


ROWS: Endpoint[list[Row]] = Endpoint(id="op", method="GET", path="/x", result=list[Row], idempotent=True)
CALL: Operation[list[Row]] = Operation(ROWS)


def build_body(size: int) -> bytes:
    row = b'{"id":"1","title":5}'
    return b'{"success": true, "data": [' + b",".join([row] * (size // len(row))) + b"]}"


@pytest.mark.parametrize("factor", [4, 16])
def test_other_tasks_run_while_a_long_response_is_coerced(factor):
    pipeline, _ = make_pipeline(make_response(build_body(factor * CHUNK)))
    turns = 0

    async def main() -> list[Row]:
        async def count_turns() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        others = asyncio.create_task(count_turns())
        try:
            return await pipeline.call(CALL)
        finally:
            others.cancel()

    rows = run_in_virtual_time(main)
    assert rows[-1] == Row(id=1, title="5")
    assert turns >= factor


def test_responses_of_several_calls_are_coerced_concurrently():
    long, short = build_body(32 * CHUNK), build_body(1000)
    pipeline, _ = make_pipeline(make_response(long), make_response(short))
    finished: list[str] = []

    async def main() -> None:
        async def call(name: str) -> None:
            await pipeline.call(CALL)
            finished.append(name)

        await asyncio.gather(call("long"), call("short"))

    run_in_virtual_time(main)
    assert finished == ["short", "long"]


async def test_coercion_ends_at_the_deadline():
    body = build_body(8 * 1024 * 1024)
    pipeline, transport = make_pipeline(make_response(body), deadline=0.2, max_response_objects=10**9)
    with pytest.raises(DeadlineExceededError) as raised:
        await pipeline.call(CALL)
    assert (raised.value.attempts, len(transport.requests)) == (1, 1)


async def test_coercion_ends_when_the_client_closes():
    pipeline, _ = make_pipeline(make_response(build_body(1024 * 1024)), max_response_objects=10**9)
    call = asyncio.create_task(pipeline.call(CALL))
    for _ in range(5):
        await asyncio.sleep(0)
    await pipeline.aclose()
    with pytest.raises(ClientClosedError):
        await call


async def test_coercion_can_be_cancelled():
    pipeline, _ = make_pipeline(make_response(build_body(1024 * 1024)), max_response_objects=10**9)
    call = asyncio.create_task(pipeline.call(CALL))
    for _ in range(5):
        await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call


async def test_the_limit_on_objects_is_an_option():
    body = make_response({"success": True, "data": [{"id": number} for number in range(20)]})
    for limit, is_refused in ((10, True), (1000, False)):
        pipeline, transport = make_pipeline(body, max_response_objects=limit)
        if is_refused:
            with pytest.raises(APIResponseError, match="more than 10 objects and arrays") as raised:
                await pipeline.call(CALL)
            assert (raised.value.operation, len(transport.requests)) == ("op", 1)
        else:
            assert len(await pipeline.call(CALL)) == 20


async def test_a_write_with_an_unreadable_response_is_sent_once():
    write: Operation[None] = Operation(
        Endpoint(id="write", method="DELETE", path="/x", result=None, result_form=ResultForm.EMPTY)
    )
    for body in (b"<html>", b"", b'{"success": null}'):
        pipeline, transport = make_pipeline(make_response(body))
        if body:
            with pytest.raises(APIResponseError, match="unknown whether the request was carried out"):
                await pipeline.call(write)
        else:
            assert await pipeline.call(write) is None
        assert len(transport.requests) == 1
