"""Connection slots are never exceeded, never lost, and granted in order."""

from __future__ import annotations

import asyncio
import random

import pytest

from altegio_async._transport.connection_slots import ConnectionSlots


async def test_waiting_callers_get_slots_in_the_order_of_their_arrival():
    slots = ConnectionSlots(1)
    assert slots.try_acquire()
    assert not slots.try_acquire()
    served: list[int] = []

    async def visit(number: int) -> None:
        await slots.acquire()
        served.append(number)
        slots.release()

    visits = [asyncio.create_task(visit(number)) for number in range(5)]
    await asyncio.sleep(0)
    slots.release()
    assert not slots.try_acquire()  # a released slot goes to the queue
    await asyncio.gather(*visits)
    assert served == [0, 1, 2, 3, 4]
    assert slots.try_acquire()


async def test_a_slot_that_is_granted_to_a_cancelled_caller_goes_to_the_next():
    slots = ConnectionSlots(1)
    assert slots.try_acquire()
    waiter = asyncio.create_task(slots.acquire())
    await asyncio.sleep(0)
    slots.release()
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    assert slots.try_acquire()


@pytest.mark.parametrize("seed", range(20))
async def test_no_slot_is_lost_when_callers_are_cancelled(seed: int):
    chance = random.Random(seed)
    slots = ConnectionSlots(3)
    within = most = 0

    async def visit() -> None:
        nonlocal within, most
        if not slots.try_acquire():
            await slots.acquire()
        within += 1
        most = max(most, within)
        try:
            for _ in range(chance.randrange(3)):
                await asyncio.sleep(0)
        finally:
            within -= 1
            slots.release()

    visits = [asyncio.create_task(visit()) for _ in range(200)]
    while not all(visit.done() for visit in visits):
        if chance.random() < 0.5:
            chance.choice(visits).cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*visits, return_exceptions=True)
    assert most == 3
    assert [slots.try_acquire() for _ in range(4)] == [True, True, True, False]
