"""One limit for many processes, against a real Redis that the tests start themselves."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    ConfigurationError,
    InvalidArgumentError,
    Limiter,
    LimiterUnavailableError,
    QueueTimeoutError,
)
from altegio_async.testing import FakeAltegio, Size
from tests.support import figure
from tests.unit.test_rate_limit import worst

pytest.importorskip("pyrate_limiter", reason="pip install 'altegio-async[redis]'")
redis = pytest.importorskip("redis", reason="pip install 'altegio-async[redis]'")
SERVER = shutil.which("redis-server") or shutil.which("valkey-server")
if SERVER is None:
    pytest.skip(
        "no redis-server here: install the package redis-server or valkey to run these",
        allow_module_level=True,
    )

from altegio_async.shared_limit import RedisRateLimiter  # noqa: E402 - after the skips

ROOT = Path(__file__).parents[2]
SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
PUBLISHED_TENTH = ((5, 0.1), (200, 6.0))
GUARDED_TENTH = ((5, 0.11), (200, 6.1))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(tmp_path: Path) -> Any:
    port = free_port()
    command = [
        SERVER,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    probe = redis.Redis(port=port)
    for _ in range(200):
        try:
            probe.ping()
            break
        except redis.exceptions.ConnectionError:
            time.sleep(0.02)
    probe.close()
    process.address = f"redis://127.0.0.1:{port}/0"
    yield process
    process.terminate()
    process.wait(10)


WORKER = """
import asyncio, json, sys, time
from altegio_async.shared_limit import RedisRateLimiter

async def main():
    times = []
    async with RedisRateLimiter(sys.argv[1], windows=((5, 0.11), (200, 6.1))) as limiter:
        async def one():
            await limiter.acquire()
            times.append(time.monotonic())
        print("ready", flush=True)
        sys.stdin.readline()
        await asyncio.gather(*(one() for _ in range(int(sys.argv[2]))))
    print(json.dumps(times))

asyncio.run(main())
"""


def shared_by(processes: int, each: int, address: str) -> list[float]:
    command = [sys.executable, "-c", textwrap.dedent(WORKER), address, str(each)]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(processes)
    ]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    times: list[float] = []
    for worker in workers:
        out, _ = worker.communicate(timeout=100)
        times += json.loads(out)
    return times


@pytest.mark.parametrize(
    "each", [pytest.param(15, id="small"), pytest.param(60, id="full", marks=pytest.mark.full)]
)
def test_four_processes_keep_the_published_windows(server, each):
    # At a tenth of their length the windows leave 10 ms for everything between a permit and its note. On a
    # machine that is busy with other things, that is measured again.
    for _ in range(3):
        times = shared_by(4, each, server.address)
        most = [worst(times, seconds) for _, seconds in PUBLISHED_TENTH]
        over = sum(max(0, got - allowed) for got, (allowed, _) in zip(most, PUBLISHED_TENTH, strict=True))
        if over == 0 or os.getloadavg()[0] < 1.5 * (os.cpu_count() or 1):
            break
        time.sleep(6.1)
    figure(
        f"4 processes x {each} over one Redis, windows a tenth",
        f"{over} violations, worst {most[0]} and {most[1]}, {max(times) - min(times):.2f} s",
        "0",
    )
    assert len(times) == 4 * each
    assert over == 0


async def test_it_serves_a_client_as_its_limiter(server):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=((5, 0.2),)) as fake:
        async with RedisRateLimiter(server.address, windows=((5, 0.25),)) as limiter:
            assert isinstance(limiter, Limiter)
            async with AltegioClient(
                fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=limiter
            ) as client:
                begun = time.monotonic()
                await asyncio.gather(
                    *(client.gift_cards.list_for_user(fake.locations[0].id) for _ in range(15))
                )
                assert 0.5 <= time.monotonic() - begun < 2
        assert fake.limited == 0


async def test_a_refusal_pauses_every_process(server):
    async with RedisRateLimiter(server.address) as one, RedisRateLimiter(server.address) as other:
        one.penalise(0.4)
        await asyncio.sleep(0.1)
        begun = time.monotonic()
        assert await other.acquire() == pytest.approx(0.3, abs=0.1)
        assert time.monotonic() - begun == pytest.approx(0.3, abs=0.1)


async def test_a_wait_that_cannot_fit_is_refused_early(server):
    async with RedisRateLimiter(server.address, windows=((1, 2.0),)) as limiter:
        await limiter.acquire()
        begun = time.monotonic()
        with pytest.raises(QueueTimeoutError) as raised:
            await limiter.acquire(max_wait=0.5)
        assert time.monotonic() - begun < 0.4
        assert raised.value.wait > 1
        behind = asyncio.create_task(limiter.acquire())
        await asyncio.sleep(0.05)
        with pytest.raises(QueueTimeoutError):
            await limiter.acquire(max_wait=0.1)  # behind another in the line
        await behind


async def test_cancelled_waits_cost_nothing(server):
    async with RedisRateLimiter(server.address, windows=((5, 0.5),)) as limiter:
        for _ in range(5):
            await limiter.acquire()
        begun = time.monotonic()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(50)]
        await asyncio.sleep(0.1)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await limiter.acquire()
        assert time.monotonic() - begun < 0.8


async def test_without_redis_nothing_is_let_go(server):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with RedisRateLimiter(server.address, patience=1.0) as limiter:
            async with AltegioClient(
                fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=limiter
            ) as client:
                await client.gift_cards.list_for_user(fake.locations[0].id)
                server.terminate()
                server.wait(10)
                begun = time.monotonic()
                for _ in range(2):
                    with pytest.raises(LimiterUnavailableError, match="nothing was sent") as raised:
                        await client.gift_cards.list_for_user(fake.locations[0].id)
                    assert raised.value.operation == "get_user_gift_cards"
                assert time.monotonic() - begun < 3
                limiter.penalise(1)
        assert fake.request_count == 1
    figure("requests let go without Redis", fake.request_count - 1, "0, an error each")


@pytest.fixture
async def deaf() -> Any:
    """The address of a server that takes connections and never says a word."""

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listener = await asyncio.start_server(listen, "127.0.0.1", 0)
    yield f"redis://127.0.0.1:{listener.sockets[0].getsockname()[1]}/0"
    listener.close()
    await listener.wait_closed()


async def test_a_deaf_redis_is_not_waited_for(deaf):
    async with RedisRateLimiter(deaf, patience=0.3) as limiter:
        begun = time.monotonic()
        with pytest.raises(LimiterUnavailableError):
            await limiter.acquire()
        assert time.monotonic() - begun < 1


async def test_everyone_in_the_line_of_a_deaf_redis_is_told_together(deaf):
    async with RedisRateLimiter(deaf, patience=0.5) as limiter:
        took = []

        async def one(delay: float) -> None:
            await asyncio.sleep(delay)
            begun = time.monotonic()
            with pytest.raises(LimiterUnavailableError, match="nothing was sent"):
                await limiter.acquire()
            took.append(time.monotonic() - begun)

        begun = time.monotonic()
        await asyncio.gather(*(one(0.05 * place) for place in range(6)))
        assert max(took) < 0.75
        assert time.monotonic() - begun < 0.8
        begun = time.monotonic()
        with pytest.raises(LimiterUnavailableError):
            await limiter.acquire()  # who comes later asks for themselves
        assert time.monotonic() - begun == pytest.approx(0.5, abs=0.2)


async def test_after_a_silence_it_serves_again(server):
    async with RedisRateLimiter(server.address, patience=0.5) as limiter:
        await limiter.acquire()
        os.kill(server.pid, signal.SIGSTOP)
        got = await asyncio.gather(*(limiter.acquire() for _ in range(6)), return_exceptions=True)
        os.kill(server.pid, signal.SIGCONT)
        assert [type(one) for one in got] == [LimiterUnavailableError] * 6
        assert await limiter.acquire() < 3


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    "windows",
    [
        (), ((0, 1.0),), ((5, 0.0),), "ab", (5, 1), INF, 5.5, None, ((5, INF),), ((5, NAN),), ((5, "1"),), ((True, 1.0),), ((5,),),
        ((5, 0.0001),), ((5, 1e300),), ((10**30, 1.0),), ((5, 0.11), (2000, 6.1)), ((5, 1.0), (5, 2.0)), ((5, 1.0), (6, 1.0)),
    ],
)  # fmt: skip
def test_windows_that_cannot_work_are_refused(windows):
    with pytest.raises(ConfigurationError, match="window"):
        RedisRateLimiter("redis://127.0.0.1:1/0", windows=windows)


@pytest.mark.parametrize(
    "options",
    [
        {"patience": "x"}, {"patience": -1}, {"patience": 0}, {"patience": NAN}, {"patience": INF}, {"patience": None}, {"key": None}, {"key": 5},
        {"redis": None}, {"redis": 5}, {"redis": ""}, {"redis": "http://"}, {"redis": "localhost:6379"}, {"redis": redis.Redis},
        {"redis": redis.Redis()}, {"redis": "redis://:hush@host:port/0"}, {"redis": "redis://:hush@host:99999"}, {"redis": "redis://[::1"},
        {"redis": "redis://:hush@host/0?no_such_option=1"}, {"redis": "redis://host?socket_timeout=x"}, {"redis": "rediss://host?ssl_cert_reqs=x"},
    ],
)  # fmt: skip
def test_arguments_that_cannot_work_are_refused_by_name(options):
    (name,) = options
    with pytest.raises(ConfigurationError, match=f"^{name} must be") as raised:
        RedisRateLimiter(**{"redis": "redis://127.0.0.1:1/0", **options})
    assert "hush" not in repr(raised.value)
    assert raised.value.__context__ is None


async def test_windows_may_come_in_any_order(server):
    async with RedisRateLimiter(server.address, windows=((4, 1.0), (2, 0.3))) as limiter:
        begun = time.monotonic()
        for _ in range(3):
            await limiter.acquire()
        assert 0.29 <= time.monotonic() - begun < 0.9


def test_another_event_loop_is_told_so(server):
    limiter = RedisRateLimiter(server.address, windows=((2, 0.2),))

    async def crowd() -> list[Any]:
        return await asyncio.gather(*(limiter.acquire() for _ in range(3)), return_exceptions=True)

    with pytest.raises(ConfigurationError, match="event loop"):
        limiter.penalise(1)
    with asyncio.Runner() as first, asyncio.Runner() as second:
        assert all(isinstance(waited, float) for waited in first.run(crowd()))
        assert [type(one) for one in second.run(crowd())] == [ConfigurationError] * 3

        async def others() -> None:
            with pytest.raises(ConfigurationError, match="event loop"):
                limiter.penalise(1)
            with pytest.raises(ConfigurationError, match="event loop"):
                await limiter.aclose()

        second.run(others())
        assert all(isinstance(waited, float) for waited in first.run(crowd()))
        first.run(limiter.aclose())


async def test_a_pause_without_end_is_an_hour_and_no_number_is_refused(server):
    import redis.asyncio

    async with (
        RedisRateLimiter(server.address, key="mine") as limiter,
        redis.asyncio.Redis.from_url(server.address) as probe,
    ):
        for seconds in (NAN, "x", None, True):
            with pytest.raises(InvalidArgumentError, match="seconds must be a number"):
                limiter.penalise(seconds)
        limiter.penalise(0)
        limiter.penalise(-1)
        await asyncio.sleep(0.1)
        assert await probe.pttl("mine:pause") == -2
        limiter.penalise(INF)
        await asyncio.sleep(0.2)
        assert 3_590_000 < await probe.pttl("mine:pause") <= 3_600_000
        with pytest.raises(QueueTimeoutError):
            await limiter.acquire(max_wait=1)


async def test_a_client_that_was_passed_in_stays_open(server):
    import redis.asyncio

    async with redis.asyncio.Redis.from_url(server.address) as connection:
        async with RedisRateLimiter(connection, key="mine") as limiter:
            assert await limiter.acquire() < 0.5
            assert await limiter.acquire() < 0.5
            assert "mine" in repr(limiter)
        assert await connection.zcard("mine") == 2
        assert 0 < await connection.pttl("mine") <= 122_000
