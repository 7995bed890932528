"""One limit for several processes, with a real Redis that the tests start."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
from tests.support.heartbeat import Heartbeat
from tests.support.measures import record_figure
from tests.support.programs import PROGRAMS
from tests.support.rate_windows import count_busiest_window

pytest.importorskip("pyrate_limiter", reason="pip install pyrate-limiter redis")
redis = pytest.importorskip("redis", reason="pip install pyrate-limiter redis")
SERVER = shutil.which("redis-server") or shutil.which("valkey-server")
if SERVER is None:
    pytest.skip(
        "no redis-server here: install the package redis-server or valkey to run these",
        allow_module_level=True,
    )

from altegio_async._rate_limit.redis import RedisRateLimiter  # noqa: E402 - after the skips

pytestmark = pytest.mark.measured

ROOT = Path(__file__).parents[2]
SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
PUBLISHED_TENTH = ((5, 0.1), (200, 6.0))
GUARDED_TENTH = ((5, 0.11), (200, 6.1))


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Redis on loopback without persistence."""

    def __init__(self, folder: Path) -> None:
        self.port = find_free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.folder = folder
        self.start()

    def start(self) -> None:
        options = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self.process = subprocess.Popen(
            [SERVER, "--port", str(self.port), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        with redis.Redis(port=self.port) as probe:
            for _ in range(1000):
                try:
                    probe.ping()
                    return
                except redis.exceptions.ConnectionError:
                    time.sleep(0.02)
        raise AssertionError("the server does not start")

    @property
    def pid(self) -> int:
        return self.process.pid

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def client(self) -> Any:
        import redis.asyncio

        return redis.asyncio.Redis.from_url(self.address)


@pytest.fixture
def server(tmp_path: Path) -> Any:
    running = Server(tmp_path)
    yield running
    running.stop()


@dataclass
class SentRequest:
    """A request of one of the processes as the server saw it. Times are seconds of the monotonic clock.

    `held` is the time since the request for the permit in which the machine ran neither the process nor Redis.
    """

    arrived: float
    sent: float
    stamped: float
    held: float

    @property
    def judged(self) -> float:
        """Return the time of sending without delays by the machine, but not before the stamp of the permit."""
        return max(self.sent - self.held, self.stamped)


def listen(sink: socket.socket, wanted: int, seen: list[SentRequest]) -> None:
    to_monotonic = time.monotonic() - time.time()
    while len(seen) < wanted:
        raw = sink.recv(200)
        arrived = time.monotonic()
        sent, stamp, held = json.loads(raw)
        seen.append(SentRequest(arrived, sent, stamp + to_monotonic, held))


def run_processes(processes: int, each: int, server: Any) -> list[SentRequest]:
    """Return the requests of several processes that share one limit."""
    seen: list[SentRequest] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sink:
        sink.bind(("127.0.0.1", 0))
        sink.settimeout(60)
        command = [
            sys.executable, str(PROGRAMS / "shared_limit_worker.py"), server.address, str(server.pid),
            str(sink.getsockname()[1]), str(each), json.dumps(GUARDED_TENTH),
        ]  # fmt: skip
        workers = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            for _ in range(processes)
        ]
        try:
            for worker in workers:
                assert worker.stdout.readline() == "ready\n"
            for worker in workers:
                worker.stdin.write("go\n")
                worker.stdin.flush()
            listen(sink, processes * each, seen)
        finally:
            for worker in workers:
                worker.communicate(timeout=10)
    return seen


def count_excess(moments: list[float], windows: tuple[tuple[int, float], ...]) -> int:
    """Return by how many requests each window was exceeded at most."""
    return sum(max(0, count_busiest_window(moments, seconds) - permits) for permits, seconds in windows)


@pytest.mark.parametrize(
    "each", [pytest.param(15, id="small"), pytest.param(60, id="full", marks=pytest.mark.full)]
)
def test_four_processes_keep_the_published_windows(server, each):
    """Judge each request at the time of sending, less the delays by the machine that the kernel reports.

    Windows of a tenth leave 10 ms between a permit and its request, and a busy machine sometimes delays a
    process for longer. The adjusted time is never before the stamp of the permit.
    """
    seen = run_processes(4, each, server)
    stamps, judged = [one.stamped for one in seen], [one.judged for one in seen]
    arrived = [one.arrived for one in seen]
    record_figure(
        f"4 processes x {each} over one Redis, windows a tenth",
        f"{count_excess(judged, PUBLISHED_TENTH)} violations, worst {count_busiest_window(judged, 0.1)} and {count_busiest_window(judged, 6.0)}, {max(judged) - min(judged):.2f} s; "
        f"as they arrived, {count_excess(arrived, PUBLISHED_TENTH)}, held back by the machine for up to {max(one.held for one in seen) * 1000:.1f} ms "
        f"before and {max(one.arrived - one.sent for one in seen) * 1000:.1f} ms after they were sent",
        "0",
    )
    assert len(seen) == 4 * each
    assert count_excess(stamps, tuple((permits, seconds - 1e-5) for permits, seconds in GUARDED_TENTH)) == 0
    assert count_excess(judged, PUBLISHED_TENTH) == 0


@pytest.mark.parametrize("slow", ["stamp", "permit"])
async def test_a_permit_that_comes_late_is_left_unused(server, slow):
    """Delay permits: late requests would share a window with the requests of the next stamps."""
    times: list[float] = []
    late: set[int] = set()

    async def delay_arrival(answer: str) -> None:
        """Delay each tenth permit, which is the third of its window, but none of the next window."""
        if answer == slow and len(times) % 10 == 2 and len(times) not in late:
            late.add(len(times))
            await asyncio.sleep(0.2)

    class Pipeline(redis.asyncio.client.Pipeline):
        async def execute(self, *args: Any, **options: Any) -> Any:
            answer = await super().execute(*args, **options)
            await delay_arrival("stamp")
            return answer

    class Straggling(redis.asyncio.Redis):
        def pipeline(self, *_: Any, **__: Any) -> Any:
            return Pipeline(self.connection_pool, self.response_callbacks, False, None)

        async def evalsha(self, sha: str, count: int, *rest: Any) -> Any:
            answer = await super().evalsha(sha, count, *rest)
            if rest[0] == "altegio-async":
                await delay_arrival("permit")
            return answer

    async with Straggling.from_url(server.address) as client, Heartbeat() as heartbeat:
        async with RedisRateLimiter(client, windows=((5, 0.55),)) as limiter:
            for _ in range(30):
                await limiter.acquire()
                times.append(time.monotonic())
    stalled = max(heartbeat.sum_stalls(moment - 0.1, moment) for moment in times)
    assert late == {2, 12, 22}
    assert count_busiest_window(times, 0.5 - stalled) <= 5


async def test_a_client_accepts_it_as_its_limiter(server):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=((5, 0.05),)) as fake:
        async with RedisRateLimiter(server.address, windows=((5, 0.8),)) as limiter:
            assert isinstance(limiter, Limiter)
            async with AltegioClient(
                fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=limiter
            ) as client:
                begun = time.monotonic()
                await asyncio.gather(
                    *(client.gift_cards.list_for_user(fake.locations[0].id) for _ in range(15))
                )
                assert time.monotonic() - begun >= 1.6
        assert fake.limited == 0


async def test_a_refusal_pauses_every_process(server):
    async with RedisRateLimiter(server.address) as one, RedisRateLimiter(server.address) as other:
        one.penalise(600)
        await asyncio.sleep(0.1)
        for limiter in (one, other):
            with pytest.raises(QueueTimeoutError) as raised:
                await limiter.acquire(max_wait=60)
            assert 500 < raised.value.wait <= 600


async def test_a_wait_that_cannot_fit_is_refused_early(server):
    async with RedisRateLimiter(server.address, windows=((1, 60.0),)) as limiter:
        await limiter.acquire()
        begun = time.monotonic()
        with pytest.raises(QueueTimeoutError) as raised:
            await limiter.acquire(max_wait=30)
        assert time.monotonic() - begun < 25  # it does not wait first
        assert raised.value.wait > 30
        behind = asyncio.create_task(limiter.acquire())
        await asyncio.sleep(0.05)
        with pytest.raises(QueueTimeoutError):
            await limiter.acquire(max_wait=0.1)  # behind another waiter in the queue
        behind.cancel()
        with pytest.raises(asyncio.CancelledError):
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
        assert time.monotonic() - begun < 4  # 50 lost permits are 5 s


async def test_without_redis_no_request_is_sent(server):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with RedisRateLimiter(server.address, patience=1.0) as limiter:
            async with AltegioClient(
                fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=limiter
            ) as client:
                await client.gift_cards.list_for_user(fake.locations[0].id)
                server.stop()
                begun = time.monotonic()
                for _ in range(2):
                    with pytest.raises(LimiterUnavailableError, match="nothing was sent") as raised:
                        await client.gift_cards.list_for_user(fake.locations[0].id)
                    assert raised.value.operation == "get_user_gift_cards"
                assert time.monotonic() - begun < 30
                limiter.penalise(1)
        assert fake.request_count == 1
    record_figure("requests let go without Redis", fake.request_count - 1, "0, an error each")


@pytest.fixture
async def unresponsive_url() -> Any:
    """Yield the URL of a server that accepts connections and never responds."""

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listener = await asyncio.start_server(listen, "127.0.0.1", 0)
    yield f"redis://127.0.0.1:{listener.sockets[0].getsockname()[1]}/0"
    listener.close()
    await listener.wait_closed()


async def test_an_unresponsive_redis_is_an_error_after_the_patience(unresponsive_url):
    async with RedisRateLimiter(unresponsive_url, patience=0.3) as limiter:
        begun = time.monotonic()
        with pytest.raises(LimiterUnavailableError):
            await limiter.acquire()
        assert time.monotonic() - begun < 30


async def test_all_waiters_of_an_unresponsive_redis_fail_together(unresponsive_url):
    async with RedisRateLimiter(unresponsive_url, patience=1.0) as limiter:

        async def one(delay: float) -> None:
            await asyncio.sleep(delay)
            with pytest.raises(LimiterUnavailableError, match="nothing was sent"):
                await limiter.acquire()

        begun = time.monotonic()
        await asyncio.gather(*(one(0.05 * place) for place in range(6)))
        assert time.monotonic() - begun < 4  # one after the other they take 6 s
        begun = time.monotonic()
        with pytest.raises(LimiterUnavailableError):
            await limiter.acquire()  # later callers request their own permits
        assert time.monotonic() - begun >= 0.9


async def test_the_limiter_works_again_after_a_silence_of_redis(server):
    async with RedisRateLimiter(server.address, patience=0.5) as limiter:
        await limiter.acquire()
        os.kill(server.pid, signal.SIGSTOP)
        got = await asyncio.gather(*(limiter.acquire() for _ in range(6)), return_exceptions=True)
        os.kill(server.pid, signal.SIGCONT)
        assert [type(one) for one in got] == [LimiterUnavailableError] * 6
        assert await limiter.acquire() < 30


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


async def test_windows_can_be_in_any_order(server):
    async with RedisRateLimiter(server.address, windows=((4, 60.0), (2, 0.3))) as limiter:
        begun = time.monotonic()
        for _ in range(3):
            await limiter.acquire()
        assert 0.29 <= time.monotonic() - begun < 30


def test_another_event_loop_is_refused(server):
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


async def test_an_endless_pause_lasts_an_hour_and_nan_is_refused(server):
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


async def test_a_passed_client_stays_open(server):
    import redis.asyncio

    async with redis.asyncio.Redis.from_url(server.address) as connection:
        async with RedisRateLimiter(connection, key="mine") as limiter:
            assert await limiter.acquire() < 30
            assert await limiter.acquire() < 30
            assert "mine" in repr(limiter)
        assert await connection.zcard("mine") == 2
        assert 0 < await connection.pttl("mine") <= 122_000


def count_loads(limiter: RedisRateLimiter) -> list[str]:
    """Return a list of the scripts that the bucket loads from now on; those of the lock are left out."""
    from pyrate_limiter.buckets.redis_bucket import LuaScript

    loads: list[str] = []
    load = limiter._redis.script_load

    async def count_and_load(script: str) -> Any:
        if script == LuaScript.PUT_ITEM:
            loads.append(script)
        return await load(script)

    limiter._redis.script_load = count_and_load
    return loads


@pytest.mark.parametrize("loss", ["flush", "restart"])
async def test_a_wait_continues_after_redis_lost_the_script(server, loss):
    async with RedisRateLimiter(server.address, windows=((1, 1.5),), patience=20.0) as limiter:
        await limiter.acquire()
        loads = count_loads(limiter)
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(3)]
        await asyncio.sleep(0.3)  # the first waiter knows its delay and sleeps
        if loss == "flush":
            async with server.client() as probe:
                await probe.script_flush()
        else:
            server.stop()
            server.start()
        async with asyncio.timeout(60):
            await asyncio.gather(*waiting)
    assert len(loads) == 1


async def test_callers_wait_while_redis_restarts_and_fail_if_it_does_not_return(server):
    async with RedisRateLimiter(server.address, windows=((50, 1.0),), patience=30.0) as limiter:
        await limiter.acquire()
        server.stop()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(3)]
        await asyncio.sleep(0.5)
        assert not any(task.done() for task in waiting)
        server.start()
        async with asyncio.timeout(60):
            await asyncio.gather(*waiting)
        limiter._patience = limiter._bucket._patience = 0.3
        server.stop()
        for _ in range(2):
            with pytest.raises(LimiterUnavailableError, match="ConnectionError|TimeoutError"):
                await limiter.acquire()
        server.start()
        limiter._patience = limiter._bucket._patience = 30.0
        assert await limiter.acquire() >= 0


async def test_a_refused_password_is_reported_at_once(server):
    attempts = 0

    class Refusing(redis.asyncio.Redis):
        async def script_load(self, script: str) -> Any:
            nonlocal attempts
            attempts += 1
            raise redis.exceptions.AuthenticationError("WRONGPASS")

    async with (
        Refusing.from_url(server.address) as client,
        RedisRateLimiter(client, patience=30.0) as limiter,
    ):
        with pytest.raises(LimiterUnavailableError, match="AuthenticationError"):
            await limiter.acquire()
    assert attempts == 1


async def test_a_script_that_is_lost_repeatedly_is_an_error(server):
    loads = 0

    class Forgetful(redis.asyncio.Redis):
        async def script_load(self, script: str) -> Any:
            nonlocal loads
            loads += 1
            return await super().script_load(script)

        async def evalsha(self, *_: Any) -> Any:
            raise redis.exceptions.NoScriptError("NOSCRIPT")

    class Lock:  # the lock has scripts of its own
        def __init__(self, *_: Any, **__: Any) -> None: ...

        async def acquire(self, **_: Any) -> bool:
            return True

        async def release(self) -> None: ...

    Forgetful.lock = Lock  # type: ignore[assignment]
    async with Forgetful.from_url(server.address) as client, RedisRateLimiter(client) as limiter:
        with pytest.raises(LimiterUnavailableError, match="NoScriptError"):
            await limiter.acquire()
    assert loads == 2


@pytest.mark.parametrize("step", [300, 5_000, 600_000, 10**10])
async def test_a_step_back_of_redis_clock_neither_stops_nor_exceeds_the_limit(server, step):
    async with RedisRateLimiter(server.address, key="mine", windows=((3, 0.5), (9, 3.0))) as limiter:
        for _ in range(5):
            await limiter.acquire()
        async with server.client() as probe:
            stamps = await probe.zrange("mine", 0, -1, withscores=True)
            await probe.zadd("mine", {member: stamp + step for member, stamp in stamps})
            async with asyncio.timeout(60):
                for _ in range(6):
                    await limiter.acquire()
            seconds, microseconds = await probe.time()
            moments = [stamp for _, stamp in await probe.zrange("mine", 0, -1, withscores=True)]
    assert len(moments) >= 11  # a permit that comes late on a busy machine is left unused
    assert max(moments) <= seconds * 1000 + microseconds / 1000
    assert count_excess([moment / 1000 for moment in moments], ((3, 0.5), (9, 3.0))) == 0


async def test_a_step_back_of_redis_clock_does_not_extend_a_pause(server):
    async with (
        RedisRateLimiter(server.address, key="mine", patience=30.0) as limiter,
        server.client() as probe,
    ):
        limiter.penalise(1.0)
        await asyncio.gather(*limiter._tasks)
        assert await probe.pexpire("mine:pause", 601_000)
        async with asyncio.timeout(60):
            await limiter.acquire()
        assert await probe.pttl("mine:pause") == -2


async def test_a_longer_pause_stays_and_a_shorter_one_is_extended(server):
    async with RedisRateLimiter(server.address, key="mine") as limiter, server.client() as probe:
        for seconds, minimum, maximum in ((50, 40_000, 50_000), (20, 40_000, 50_000), (90, 60_000, 90_000)):
            limiter.penalise(seconds)
            await asyncio.gather(*limiter._tasks)
            assert minimum < await probe.pttl("mine:pause") <= maximum


async def test_a_step_back_of_redis_clock_does_not_extend_the_lock_of_a_dead_process(server):
    async with (
        RedisRateLimiter(server.address, key="mine", patience=8.0) as limiter,
        server.client() as probe,
    ):
        await probe.set("mine:lock", "dead", px=605_000)
        async with asyncio.timeout(60):
            await limiter.acquire()


async def test_a_process_whose_loop_is_blocked_while_it_holds_the_lock_does_not_stop_the_others(server):
    blocked, release = threading.Event(), threading.Event()

    class Pipeline(redis.asyncio.client.Pipeline):
        async def execute(self, *args: Any, **options: Any) -> Any:
            answer = await super().execute(*args, **options)
            if not blocked.is_set():
                blocked.set()
                release.wait(60)
            return answer

    class Blocking(redis.asyncio.Redis):
        def pipeline(self, *_: Any, **__: Any) -> Any:
            return Pipeline(self.connection_pool, self.response_callbacks, False, None)

    async def take_while_blocked() -> float:
        async with (
            Blocking.from_url(server.address) as client,
            RedisRateLimiter(client, patience=4.0) as limiter,
        ):
            return await limiter.acquire()

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(asyncio.run, take_while_blocked())
        await asyncio.to_thread(blocked.wait, 60)
        async with server.client() as probe:
            assert await probe.pttl("altegio-async:lock") <= 2000  # half of the time that the others wait
        async with RedisRateLimiter(server.address, patience=50.0) as limiter, asyncio.timeout(60):
            await limiter.acquire()
        release.set()
        await asyncio.to_thread(other.exception, 60)
    async with server.client() as probe:
        assert await probe.exists("altegio-async:lock") == 0


async def test_retries_go_ahead_of_first_attempts_in_a_process(server):
    order: list[str] = []

    async def take(limiter: RedisRateLimiter, name: str, **options: Any) -> None:
        await limiter.acquire(**options)
        order.append(name)

    async with RedisRateLimiter(server.address, windows=((1, 0.5),)) as limiter:
        await limiter.acquire()
        tasks = [asyncio.create_task(take(limiter, f"first {number}")) for number in range(3)]
        await asyncio.sleep(0.1)  # one of them waits for its permit
        tasks += [asyncio.create_task(take(limiter, f"retry {number}", ahead=True)) for number in range(2)]
        await asyncio.gather(*tasks)
    assert order == ["retry 0", "retry 1", "first 0", "first 1", "first 2"]


async def test_a_caller_that_is_cancelled_during_its_request_leaves_no_lock(server):
    asked, go_on = asyncio.Event(), asyncio.Event()

    class Slow(redis.asyncio.Redis):
        async def set(self, *args: Any, **options: Any) -> Any:
            taken = await super().set(*args, **options)
            asked.set()
            await go_on.wait()
            return taken

    async with Slow.from_url(server.address) as client, server.client() as probe:
        async with RedisRateLimiter(client, key="mine", patience=30.0) as limiter:
            caller = asyncio.create_task(limiter.acquire())
            await asked.wait()
            assert await probe.exists("mine:lock") == 1
            caller.cancel()
            with pytest.raises(asyncio.CancelledError):
                await caller
            go_on.set()
            await asyncio.gather(*limiter._tasks)
            assert await probe.exists("mine:lock") == 0
            assert await limiter.acquire() >= 0


FORKING = """
import asyncio, os, sys
import redis.asyncio
from altegio_async import ConfigurationError
from altegio_async.shared_limit import RedisRateLimiter

address, way = sys.argv[1:3]
windows = ((50, 60.0),)
limiter = RedisRateLimiter(address if way == "own" else redis.asyncio.Redis.from_url(address), windows=windows)


async def child():
    try:
        await limiter.acquire()
        await limiter.aclose()
    except ConfigurationError as error:
        assert "forked" in str(error), error
        return 3
    return 4


async def parent():
    waiting = [asyncio.create_task(limiter.acquire()) for _ in range(5)]
    await waiting[0]
    pid = os.fork()
    if not pid:
        code = 1
        try:
            code = asyncio.run(child())
        finally:
            os._exit(code)
    _, status = await asyncio.to_thread(os.waitpid, pid, 0)
    await asyncio.gather(*waiting)
    await limiter.acquire()
    print(os.waitstatus_to_exitcode(status))
    await limiter.aclose()

asyncio.run(asyncio.wait_for(parent(), 60))
"""


@pytest.mark.parametrize(("way", "code"), [("own", 4), ("passed in", 3)])
async def test_a_forked_child_has_separate_connections(server, way, code):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", FORKING, server.address, way, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        async with asyncio.timeout(100):
            printed, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert (printed.decode(), process.returncode) == (f"{code}\n", 0), errors.decode()
