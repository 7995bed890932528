"""Early exits, cancellation and errors of other code: a job leaves no task running and no file open."""

from __future__ import annotations

import asyncio
import gc

import pytest

from altegio_async.errors import ClientClosedError, InvalidArgumentError, ServerError
from tests.support.bulk import (
    FakeCaller,
    collect,
    collect_outcomes,
    look_up_ids,
    look_up_phones,
    run_virtually,
)
from tests.support.virtual_time import read_loop_time

PHONES = [(1, str(n)) for n in range(1_000)]


async def cancel_and_measure(task):
    """Cancel a task and return the seconds until it ends."""
    began = read_loop_time()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    return read_loop_time() - began


async def endless():
    n = 0
    while True:
        n += 1
        yield 1, str(n)
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("source", [lambda: PHONES, lambda: iter(PHONES), endless])
def test_leaving_the_block_ends_every_request_and_task(source):
    caller = FakeCaller()

    async def main():
        job = look_up_phones(caller, source())
        async with job:
            async for _ in job:
                await asyncio.sleep(0.01)
                assert caller.now > 0
                break
        assert caller.now == 0
        assert len(asyncio.all_tasks()) == 1

    run_virtually(main())


@pytest.mark.parametrize("source", [lambda: PHONES, lambda: iter(PHONES), endless])
def test_a_bare_break_ends_every_request_and_task_in_the_next_loop_iteration(source):
    caller = FakeCaller()

    async def main():
        async for _ in look_up_phones(caller, source()):
            break
        gc.collect()
        await asyncio.sleep(0.01)
        assert caller.now == 0
        assert len(asyncio.all_tasks()) == 1

    run_virtually(main())


@pytest.mark.parametrize("awaited", [True, False])
@pytest.mark.parametrize("source", [lambda: PHONES, lambda: iter(PHONES), endless])
def test_cancelling_ends_every_request_before_the_cancelled_task_ends(source, awaited):
    caller = FakeCaller()

    async def main():
        job = look_up_phones(caller, source())
        task = asyncio.create_task(collect(job) if awaited else collect_outcomes(job))
        await asyncio.sleep(0.12)
        assert caller.now == 10
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert caller.now == 0
        assert len(asyncio.all_tasks()) == 1

    run_virtually(main())


async def slowly(job):
    async for _ in job:
        await asyncio.sleep(0.03)


CONSUMERS = {"loop": collect_outcomes, "slow loop": slowly, "await": collect}


@pytest.mark.parametrize("source", [lambda: PHONES, lambda: iter(PHONES), endless])
@pytest.mark.parametrize("consumer", CONSUMERS)
@pytest.mark.parametrize("after", [None, 0.0, 0.12])
@pytest.mark.parametrize("kept", [True, False])
def test_a_block_that_ends_while_another_task_reads_ends_the_job(source, consumer, after, kept, tmp_path):
    caller = FakeCaller()
    options = {"checkpoint": tmp_path / "job.sqlite"} if kept else {}

    async def main():
        async with look_up_phones(caller, source(), **options) as job:
            task = asyncio.create_task(CONSUMERS[consumer](job))
            if after is not None:
                await asyncio.sleep(after)
        assert caller.now == 0
        assert asyncio.all_tasks() <= {asyncio.current_task(), task}
        if kept:  # the file can be opened at once
            await look_up_phones(FakeCaller(), [], **options)
        asked = len(caller.asked)
        with pytest.raises(ClientClosedError, match="job has ended"):
            await task
        assert len(caller.asked) == asked

    run_virtually(main())


def test_an_iterator_made_before_the_block_ends_with_it():
    caller = FakeCaller()

    async def main():
        job = look_up_phones(caller, PHONES)
        outcomes = aiter(job)
        async with job:
            async for _ in outcomes:
                await asyncio.sleep(0.01)
                assert caller.now > 0
                break
        assert (caller.now, len(asyncio.all_tasks())) == (0, 1)
        with pytest.raises(ClientClosedError):
            await anext(outcomes)

    run_virtually(main())


def test_a_dropped_iterator_of_a_referenced_job_leaves_no_task():
    caller = FakeCaller()

    async def main():
        job = look_up_phones(caller, PHONES)
        async for _ in job:
            break
        await asyncio.sleep(0.01)
        assert (caller.now, len(asyncio.all_tasks())) == (0, 1)
        with pytest.raises(InvalidArgumentError, match="once"):
            await job

    run_virtually(main())


@pytest.mark.parametrize("use", [collect, collect_outcomes])
def test_a_job_cannot_be_started_after_its_block(use):
    caller = FakeCaller()

    async def main():
        async with look_up_phones(caller, PHONES) as job:
            pass
        with pytest.raises(ClientClosedError, match="job has ended"):
            await use(job)

    run_virtually(main())
    assert caller.asked == []


def test_a_finished_job_leaves_its_block_without_errors():
    async def main():
        async with look_up_phones(FakeCaller(), PHONES) as job:
            task = asyncio.create_task(collect(job))
            await task
        return len(task.result())

    assert run_virtually(main())[0] == 1_000


def test_a_second_cancellation_during_cleanup_still_waits_for_the_requests():
    caller = FakeCaller()

    async def slow_to_go(operation):
        caller.now += 1
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(1)
            caller.now -= 1

    caller.call = slow_to_go

    async def main():
        async def consume():
            await look_up_phones(caller, PHONES)

        task = asyncio.create_task(consume())
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert caller.now == 0

    run_virtually(main())


def test_an_error_in_the_loop_body_reaches_the_caller_and_ends_the_job():
    caller = FakeCaller()

    async def main():
        job = look_up_phones(caller, PHONES)

        async def consume():
            async with job:
                async for outcome in job:
                    raise ZeroDivisionError(outcome)

        with pytest.raises(ZeroDivisionError):
            await consume()
        assert caller.now == 0

    run_virtually(main())


@pytest.mark.parametrize("awaited", [True, False])
def test_an_error_that_is_not_of_the_api_ends_the_job(awaited):
    caller = FakeCaller(trouble=lambda _, phone: KeyError("bug") if phone == "5" else None)

    async def main():
        job = look_up_phones(caller, PHONES)
        with pytest.raises(KeyError, match="bug"):
            await (collect(job) if awaited else collect_outcomes(job))
        assert caller.now == 0

    run_virtually(main())


def test_a_source_that_raises_ends_the_job_with_its_error():
    def broken():
        yield 1, "315"
        raise OSError("disk")

    async def broken_later():
        yield 1, "315"
        await asyncio.sleep(0.01)
        raise OSError("disk")

    async def main():
        for source in (broken(), broken_later()):
            caller = FakeCaller()
            with pytest.raises(OSError, match="disk"):
                await look_up_phones(caller, source)
            assert caller.now == 0

    run_virtually(main())


def test_a_progress_callback_that_raises_ends_the_job_with_its_error():
    def broken(*_):
        raise OSError("terminal")

    async def main():
        caller = FakeCaller()
        with pytest.raises(OSError, match="terminal"):
            await look_up_phones(caller, PHONES, on_progress=broken)
        assert caller.now == 0

    run_virtually(main())


def test_an_async_source_is_closed_at_the_end_and_when_left():
    closed = []

    async def source(length):
        try:
            for n in range(length):
                yield 1, str(n)
        finally:
            await asyncio.sleep(0.01)
            closed.append(length)

    async def main():
        await look_up_phones(FakeCaller(), source(3))
        job = look_up_phones(FakeCaller(), source(10**6))
        async with job:
            async for _ in job:
                break
        assert closed == [3, 10**6]

    run_virtually(main())


async def catch_every_cancellation(released):
    """Yield keys and catch every cancellation."""
    yield 1, "315"
    while not released:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            continue


async def catch_first_cancellation(_released):
    """Yield keys and continue after the first cancellation."""
    number = 0
    while True:
        number += 1
        yield 1, str(number)
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            continue


@pytest.mark.parametrize(
    ("source", "longest", "warnings"),
    [
        (catch_every_cancellation, 6.5, ["the async iterator of keys ignores cancellation"]),
        (catch_first_cancellation, 1.5, []),
    ],
)
@pytest.mark.parametrize("awaited", [True, False])
def test_a_source_that_swallows_cancellation_delays_a_job_for_a_bounded_time(
    caplog, tmp_path, source, longest, warnings, awaited
):
    path = tmp_path / "job.sqlite"

    async def main():
        released = []
        job = look_up_phones(FakeCaller(), source(released), checkpoint=path)
        task = asyncio.create_task(collect(job) if awaited else collect_outcomes(job))
        await asyncio.sleep(0.5)
        took = await cancel_and_measure(task)
        await look_up_phones(FakeCaller(), [(1, "315")], checkpoint=path)  # the file can be opened
        released.append(True)
        await asyncio.sleep(2)
        return took

    assert run_virtually(main())[0] <= longest
    ends = [record.message for record in caplog.records if "ignores cancellation" in record.message]
    assert [end.partition("but ")[2].partition(" and")[0] for end in ends] == warnings


def test_a_request_that_swallows_cancellation_delays_a_job_for_a_bounded_time(caplog):
    released = []

    async def deaf(_operation):
        while not released:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                continue
        return []

    caller = FakeCaller()
    caller.call = deaf

    async def main():
        task = asyncio.create_task(collect(look_up_phones(caller, PHONES)))
        await asyncio.sleep(0.5)
        took = await cancel_and_measure(task)
        released.append(True)
        await asyncio.sleep(2)
        return took

    assert run_virtually(main())[0] <= 6.5
    assert "a request ignores cancellation" in caplog.text


def test_a_job_that_is_not_consumed_does_nothing():
    caller = FakeCaller()

    async def main():
        look_up_phones(caller, PHONES)
        aiter(look_up_phones(caller, PHONES))
        async with look_up_phones(caller, PHONES):
            pass
        await asyncio.sleep(1)

    run_virtually(main())
    assert caller.asked == []


def test_a_stored_error_does_not_refer_to_the_job():
    caller = FakeCaller(trouble=lambda *_: ServerError("x"))

    async def main():
        result = await look_up_ids(caller, {1: [1]})
        return result.failed[1, 1]

    error, _ = run_virtually(main())
    assert error.__traceback__ is None
