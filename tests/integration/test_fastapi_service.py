"""The service of the FastAPI tutorial under uvicorn: disconnects, a shutdown with requests in flight, and spans."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from typing import TYPE_CHECKING

import aiohttp
import pytest

from altegio_async.testing import FakeAltegio
from tests.support.cli import build_environment
from tests.support.tutorials import write_files

if TYPE_CHECKING:
    from pathlib import Path

SERVE = """
import sys

import uvicorn
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

provider = TracerProvider()



def describe(span):
    if span.kind is not trace.SpanKind.CLIENT:
        return ""  # FastAPI has spans of its own
    return f"span {span.name} {span.attributes.get('error.type', 'ok')}\\n"


provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter(formatter=describe)))
trace.set_tracer_provider(provider)
uvicorn.run("app:app", fd=int(sys.argv[1]), log_level="warning")
"""
SPAN = "span GET /api/v1/loyalty/certificates"


async def wait_for_requests(fake: FakeAltegio, count: int) -> None:
    async with asyncio.timeout(60):
        while fake.request_count < count:  # noqa: ASYNC110 - the server has no event for it
            await asyncio.sleep(0.01)


async def test_calls_end_with_their_callers_and_a_shutdown_waits_for_requests_in_flight(tmp_path: Path):
    pytest.importorskip("fastapi", reason="install the development dependencies: make setup")
    write_files("fastapi", tmp_path)
    (tmp_path / "serve.py").write_text(SERVE, encoding="utf-8")
    seconds = 600.0
    async with FakeAltegio(rate_limits=None, latency=lambda: seconds) as fake:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}/locations/{fake.locations[0].id}/gift-cards"
            process = await asyncio.create_subprocess_exec(
                sys.executable, "serve.py", str(listener.fileno()), cwd=tmp_path, env=build_environment(fake),
                pass_fds=[listener.fileno()], stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            )  # fmt: skip
        assert process.stdout is not None

        async def get(session: aiohttp.ClientSession) -> int:
            async with session.get(url, params={"phone": "12025550168"}) as response:
                return response.status

        try:
            async with asyncio.timeout(60), aiohttp.ClientSession() as session:
                gone = asyncio.create_task(get(session))
                await wait_for_requests(fake, 1)
                gone.cancel()
                cancelled = await process.stdout.readline()

                seconds = 1.0
                callers = [asyncio.create_task(get(session)) for _ in range(3)]
                await wait_for_requests(fake, 4)
                process.send_signal(signal.SIGTERM)
                statuses = await asyncio.gather(*callers)
                output, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
    assert cancelled.decode().strip() == f"{SPAN} asyncio.exceptions.CancelledError"
    assert statuses == [200, 200, 200]
    assert output.decode().splitlines() == [f"{SPAN} ok"] * 3
