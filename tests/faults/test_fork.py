"""Forks while calls wait for permits and other threads hold locks."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from altegio_async.testing import FakeAltegio, Size
from tests.support.measures import parametrize_size, record_figure
from tests.support.programs import PROGRAMS

if not hasattr(os, "fork"):
    pytest.skip("there is no fork on this system", allow_module_level=True)

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
ROOT = Path(__file__).parents[2]
PARENT = PROGRAMS / "fork_parent.py"


async def run_program(*arguments: object, limit: float = 110) -> str:
    """Run Python in a separate process, outside the threads of the tests, and return its output."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *map(str, arguments),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(limit):
            out, errors = await process.communicate()
    except TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)  # with all of its children
        out, errors = await process.communicate()
        pytest.fail(f"it hangs: {out!r} {errors.decode()[-3000:]}")
    assert process.returncode == 0, errors.decode()[-3000:]
    return out.decode()


async def run_code(code: str, *arguments: object) -> str:
    return await run_program("-c", textwrap.dedent(code), *arguments)


@pytest.mark.timeout(900)
@parametrize_size("count", 12, 200)
async def test_children_forked_at_random_moments_finish(count):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        printed = await run_program(
            PARENT, fake.base_url, fake.partner_token, fake.user_token, fake.locations[0].id, count, limit=800
        )
    got: dict[str, Any] = json.loads(printed)
    record_figure(f"{count} children forked with waiting calls and held locks", f"{got}", "all finish")
    assert got.pop("calls") > 0
    assert got == {"finished": count, "failed": 0, "hanging": 0, "parent": []}


CHILD = """
    import asyncio, os, sys, threading, time
    from altegio_async import QueueTimeoutError, RateLimiter

    def in_child(function):
        child = os.fork()
        if not child:
            code = 1
            try:
                function()
                code = 0
            finally:
                os._exit(code)
        return child

    def ends_well(child):
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return status == 0
            time.sleep(0.01)
        os.kill(child, 9)
        os.waitpid(child, 0)
        return False
"""


async def test_a_child_does_not_wait_behind_the_calls_of_its_parent():
    printed = await run_code(
        CHILD
        + """
    limiter = RateLimiter(((5, 1000.0),))

    def use():
        assert not limiter.try_acquire()  # the history of permits is kept

        async def main():
            try:
                await limiter.acquire(max_wait=0)
            except QueueTimeoutError as error:
                assert 900 < error.wait <= 1000, error.wait  # behind seven waiting calls it would be 2,000
            else:
                raise AssertionError("a permit over the limit")
            limiter.give_back(time.monotonic() - started)
            assert await limiter.acquire(max_wait=0) == 0  # no waiter is ahead of it

        asyncio.run(main())

    async def main():
        global started
        started = time.monotonic()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(12)]
        await asyncio.sleep(0.05)
        assert sum(task.done() for task in waiting) == 5
        loop = asyncio.get_running_loop()
        print(ends_well(in_child(use)), ends_well(await loop.run_in_executor(None, in_child, use)))
        for task in waiting:
            task.cancel()

    asyncio.run(main())
    """
    )
    assert printed == "True True\n"


async def test_a_lock_that_another_thread_holds_at_the_fork_is_renewed():
    printed = await run_code(
        CHILD
        + """
    parent, held, release = os.getpid(), threading.Event(), threading.Event()

    def clock():  # called by the limiter while it holds its lock
        if threading.current_thread() is not threading.main_thread() and os.getpid() == parent:
            held.set()
            release.wait()
        return time.monotonic()

    limiter = RateLimiter(((2, 1000.0),), clock=clock)
    thread = threading.Thread(target=limiter.try_acquire)
    thread.start()
    held.wait()

    def use():
        assert limiter.try_acquire()
        limiter.penalise(5)
        assert not limiter.try_acquire()
        grandchild = in_child(lambda: limiter.try_acquire())
        assert ends_well(grandchild)

    print(ends_well(in_child(use)))
    release.set()
    thread.join()
    print(limiter.try_acquire(), limiter.try_acquire())  # the parent's lock and permits are its own
    """
    )
    assert printed == "True\nTrue False\n"


async def test_a_stopped_loop_keeps_its_waiting_calls_in_the_child():
    printed = await run_code(
        CHILD
        + """
    limiter = RateLimiter(((1, 0.2),))
    loop = asyncio.new_event_loop()

    async def start():
        await limiter.acquire()
        return loop.create_task(limiter.acquire())

    waiting = loop.run_until_complete(start())
    loop.run_until_complete(asyncio.sleep(0))
    child = in_child(lambda: loop.run_until_complete(asyncio.wait_for(waiting, 50)))
    print(ends_well(child))
    loop.run_until_complete(asyncio.wait_for(waiting, 50))
    """
    )
    assert printed == "True\n"


POOLS = """
    import asyncio, multiprocessing, sys
    from concurrent.futures import ProcessPoolExecutor
    from altegio_async import AltegioClient

    url, partner, user, location = sys.argv[1:5]

    async def call():
        async with AltegioClient(partner, user, base_url=url) as client:  # with the limiter of the process
            return len(await client.gift_cards.list_for_user(int(location)))

    def work(_):
        return asyncio.run(call())

    async def main(method):
        async with AltegioClient(partner, user, base_url=url) as client:
            calls = [asyncio.create_task(client.gift_cards.list_for_user(int(location))) for _ in range(12)]
            await asyncio.sleep(0.2)  # most of them wait for a permit
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                context.set_forkserver_preload(["altegio_async.client"])
            with ProcessPoolExecutor(2, mp_context=context) as pool:
                loop = asyncio.get_running_loop()
                async with asyncio.timeout(90):
                    done = await asyncio.gather(*(loop.run_in_executor(pool, work, number) for number in range(4)))
            counts = {len(cards) for cards in await asyncio.gather(*calls)} | set(done)
            print(len(done), len(counts))

    if __name__ == "__main__":
        asyncio.run(main(sys.argv[5]))
"""


@pytest.mark.parametrize("method", ["fork", "forkserver"])
async def test_process_pools_work_while_calls_wait(method, tmp_path):
    program = tmp_path / "pools.py"
    program.write_text(textwrap.dedent(POOLS))
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        printed = await run_program(
            program, fake.base_url, fake.partner_token, fake.user_token, fake.locations[0].id, method
        )
    assert printed == "4 1\n"


INHERITED = """
    from altegio_async import AltegioClient, ClientClosedError

    url, partner, user, location, way = sys.argv[1:6]
    loop = asyncio.new_event_loop()
    client = AltegioClient(partner, user, base_url=url, timeout=30)

    def call():
        return client.gift_cards.list_for_user(int(location))

    loop.run_until_complete(call())  # leaves an open connection

    def use(run):
        try:
            run(call())
        except ClientClosedError as error:
            assert "forked" in error.message
        else:
            raise AssertionError("the parent's connection was used")
        run(client.aclose())

    def forget():
        global client
        import gc
        del client
        gc.collect()

    child = in_child({"same": lambda: use(loop.run_until_complete), "own": lambda: use(asyncio.run), "forget": forget}[way])
    print(ends_well(child))
    loop.run_until_complete(call())
    print(client.stats.requests, client.stats.failures)
    loop.run_until_complete(client.aclose())
"""


@pytest.mark.parametrize("way", ["same", "own", "forget"])
async def test_a_child_neither_uses_nor_closes_the_connections_of_its_parent(way):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        printed = await run_code(
            CHILD + INHERITED, fake.base_url, fake.partner_token, fake.user_token, fake.locations[0].id, way
        )
        assert fake.request_count == 2
    assert printed == "True\n2 0\n"


async def test_an_unused_client_works_in_the_child():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        printed = await run_code(
            CHILD
            + """
    from altegio_async import AltegioClient

    url, partner, user, location = sys.argv[1:5]
    client = AltegioClient(partner, user, base_url=url)

    async def call():
        async with client:
            return await client.gift_cards.list_for_user(int(location))

    print(ends_well(in_child(lambda: asyncio.run(call()))), len(asyncio.run(call())) > 0)
    """,
            fake.base_url, fake.partner_token, fake.user_token, fake.locations[0].id,
        )  # fmt: skip
    assert printed == "True True\n"


async def test_files_are_written_in_a_child_that_was_forked_while_another_thread_wrote(tmp_path):
    printed = await run_code(
        CHILD
        + """
    from pathlib import Path
    from altegio_async.frames.atomic_file import replace_atomically

    folder, parent = Path(sys.argv[1]), os.getpid()
    os.umask(0o022)
    inside, real = threading.Event(), os.umask

    def slow(mask):  # the moment between the two calls that read the umask
        before = real(mask)
        if os.getpid() == parent:
            inside.set()
            time.sleep(0.2)
        return before

    os.umask = slow

    def write(name):
        with replace_atomically(folder / name) as place:
            place.write_text("x")

    thread = threading.Thread(target=write, args=("parent",))
    thread.start()
    inside.wait()
    print(ends_well(in_child(lambda: write("child"))))
    thread.join()
    print([oct((folder / name).stat().st_mode & 0o777) for name in ("parent", "child")])
    """,
        tmp_path,
    )
    assert printed == "True\n['0o644', '0o644']\n"
