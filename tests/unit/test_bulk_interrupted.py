"""Jobs that were left by Ctrl-C or an error, as in the IPython terminal: the same call resumes them."""

from __future__ import annotations

import asyncio
import gc
import sys

import pytest

from altegio_async.errors import CheckpointError, ClientClosedError
from tests.support.bulk import FakeCaller, collect_outcomes, look_up_phones
from tests.support.programs.join_million import Lists
from tests.support.programs.join_million import make_job as make_join

PHONES = [(1, f"+1 {n}") for n in range(60)]


def interrupt():
    raise KeyboardInterrupt


async def await_job(job):
    return await job


async def in_the_loop_body(job):
    async for _ in job:
        await asyncio.sleep(0.001)


async def in_a_block(job):
    async with job:
        async for _ in job:
            await asyncio.sleep(0.001)


async def in_a_task_of_its_own(job):
    await asyncio.gather(collect_outcomes(job), asyncio.sleep(3600))


CONSUMERS = [await_job, collect_outcomes, in_the_loop_body, in_a_block, in_a_task_of_its_own]


@pytest.fixture
def loop():
    """Provide an event loop that is stopped and started again, as IPython does."""
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda *_: None)
    yield loop
    if not loop.is_closed():
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.01))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
    gc.collect()


def start_and_interrupt(loop, consume, path):
    """Run a job until some outcomes are stored, then press Ctrl-C."""
    caller = FakeCaller(latency=0.01)
    job = look_up_phones(caller, PHONES, max_in_flight=2, checkpoint=path)

    async def cell():
        loop.call_soon(watch)
        await consume(job)

    def watch():
        if len(caller.asked) > 10:
            interrupt()
        loop.call_later(0.001, watch)

    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(cell())
    return caller, job


async def run_again(path):
    """Make the same call. Return its requests and the number of outcomes."""
    caller = FakeCaller(latency=0)
    result = await look_up_phones(caller, PHONES, checkpoint=path)
    return caller.asked, len(result)


@pytest.mark.parametrize("consume", CONSUMERS)
def test_the_same_call_resumes_after_an_interrupt(tmp_path, loop, consume):
    path = tmp_path / "job.sqlite"
    caller, job = start_and_interrupt(loop, consume, path)
    asked, count = loop.run_until_complete(run_again(path))
    assert count == 60
    assert 0 < len(asked) <= 60 - 8
    assert not set(caller.asked[:8]) & set(asked)
    before = len(caller.asked)
    loop.run_until_complete(asyncio.sleep(0.05))
    assert (caller.now, len(caller.asked)) == (0, before)  # no task of the first job is running
    with pytest.raises(ClientClosedError, match="another job uses its checkpoint"):
        loop.run_until_complete(await_job(job))


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("consume", CONSUMERS)
@pytest.mark.filterwarnings(
    "ignore:coroutine.*was never await_job", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_the_same_call_resumes_in_another_event_loop(tmp_path, loop, consume, is_closed):
    path = tmp_path / "job.sqlite"
    caller, _job = start_and_interrupt(loop, consume, path)
    if is_closed:
        loop.close()
    asked, count = asyncio.run(run_again(path))
    assert count == 60
    assert len(asked) <= 60 - 8
    assert not set(caller.asked[:8]) & set(asked)


def test_an_interrupt_during_a_request_does_not_affect_later_calls(tmp_path, loop):
    path = tmp_path / "job.sqlite"
    caller = FakeCaller(
        latency=0.001, trouble=lambda _, phone: KeyboardInterrupt() if phone == "120" else None
    )
    job = look_up_phones(caller, PHONES, max_in_flight=2, checkpoint=path)
    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(await_job(job))
    loop.run_until_complete(asyncio.sleep(0.05))
    assert loop.run_until_complete(run_again(path))[1] == 60


async def fail_in_the_loop(path):
    async for _ in look_up_phones(FakeCaller(latency=0), PHONES, max_in_flight=2, checkpoint=path):
        raise ZeroDivisionError


def test_the_same_call_resumes_although_a_traceback_refers_to_the_iterator(tmp_path, loop):
    path = tmp_path / "job.sqlite"
    with pytest.raises(ZeroDivisionError) as failed:
        loop.run_until_complete(fail_in_the_loop(path))
    assert failed.value.__traceback__ is not None
    assert loop.run_until_complete(run_again(path))[1] == 60


def test_the_same_call_resumes_at_once_after_a_bare_break(tmp_path, loop):
    path = tmp_path / "job.sqlite"

    async def cell():
        for _ in range(3):
            async for _ in look_up_phones(FakeCaller(latency=0.01), iter(PHONES), checkpoint=path):
                break
        return await run_again(path)

    assert loop.run_until_complete(cell())[1] == 60


@pytest.mark.parametrize("consume", CONSUMERS)
def test_a_job_that_is_consumed_keeps_its_checkpoint(tmp_path, loop, consume):
    path = tmp_path / "job.sqlite"
    caller = FakeCaller(latency=0.01)

    async def cell():
        task = asyncio.create_task(consume(look_up_phones(caller, PHONES, max_in_flight=1, checkpoint=path)))
        while len(caller.asked) < 5:  # noqa: ASYNC110 - the fake has no event for it
            await asyncio.sleep(0.001)
        with pytest.raises(CheckpointError, match="in use by another job"):
            await run_again(path)
        task.cancel()
        await asyncio.wait([task])
        return await run_again(path)

    assert loop.run_until_complete(cell())[1] == 60


def test_a_job_that_another_thread_consumes_keeps_its_checkpoint(tmp_path, loop):
    path = tmp_path / "job.sqlite"

    async def elsewhere(ready, done):
        async with look_up_phones(FakeCaller(latency=0.01), PHONES, checkpoint=path) as job:
            async for _ in job:
                ready.set()
                await asyncio.to_thread(done.wait)
                break

    async def cell():
        import threading

        ready, done = threading.Event(), threading.Event()
        thread = threading.Thread(target=asyncio.run, args=[elsewhere(ready, done)])
        thread.start()
        try:
            await asyncio.to_thread(ready.wait)
            with pytest.raises(CheckpointError, match="in use by another job"):
                await run_again(path)
        finally:
            done.set()
            await asyncio.to_thread(thread.join)
        return await run_again(path)

    assert loop.run_until_complete(cell())[1] == 60


def test_the_mark_of_a_run_changes_with_each_start_of_the_loop(loop):
    async def mark():
        return sys.get_asyncgen_hooks().firstiter

    first, second = loop.run_until_complete(mark()), loop.run_until_complete(mark())
    assert first is not second


# --- the join of memberships with sales


def interrupt_join(loop, consume, path, requests):
    """Run a join until this number of requests, then press Ctrl-C. Return the job and the URLs of its requests."""
    lists = Lists(2_000, latency=0.001, urls=[])
    job = make_join(lists, checkpoint=path)

    async def cell():
        loop.call_soon(watch)
        await consume(job)

    def watch():
        if len(lists.urls) >= requests:
            interrupt()
        loop.call_later(0.001, watch)

    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(cell())
    return job, lists.urls


async def join_again(path):
    """Make the same call. Return the URLs of its requests and its result."""
    lists = Lists(2_000, urls=[])
    return lists.urls, await make_join(lists, checkpoint=path)


@pytest.mark.parametrize("requests", [6, 24])  # in the list of memberships, in that of transactions
@pytest.mark.parametrize("where", ["same loop", "other loop", "closed loop"])
@pytest.mark.parametrize(
    "consume", [await_job, *(pytest.param(one, marks=pytest.mark.full) for one in CONSUMERS[1:])]
)
@pytest.mark.filterwarnings(
    "ignore:coroutine.*was never await_job", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_an_interrupted_join_resumes(tmp_path, loop, consume, where, requests):
    path = tmp_path / "job.sqlite"
    job, sent = interrupt_join(loop, consume, path, requests)
    if where == "closed loop":
        loop.close()
    if where == "same loop":
        urls, result = loop.run_until_complete(join_again(path))
        before = len(sent)
        loop.run_until_complete(asyncio.sleep(0.02))
        assert len(sent) == before  # no task of the first job is running
        with pytest.raises(ClientClosedError, match="another job uses its checkpoint"):
            loop.run_until_complete(await_job(job))
    else:
        urls, result = asyncio.run(join_again(path))
    assert sorted(row.client_id is not None for row in result.ok.values()) == [True] * 40
    assert set(sent) & set(urls) != set(sent)  # finished windows are not read again
