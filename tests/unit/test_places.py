"""Places for requests: never more in than there are, none lost, first come, first served."""

from __future__ import annotations

import asyncio
import random

import pytest

from altegio_async._transport.connection_slots import Places


async def test_the_line_is_served_in_its_order():
    places = Places(1)
    assert places.take()
    assert not places.take()
    served: list[int] = []

    async def visit(number: int) -> None:
        await places.wait()
        served.append(number)
        places.give_back()

    visits = [asyncio.create_task(visit(number)) for number in range(5)]
    await asyncio.sleep(0)
    places.give_back()
    assert not places.take()  # handed to the line, not to whoever asks next
    await asyncio.gather(*visits)
    assert served == [0, 1, 2, 3, 4]
    assert places.take()


async def test_a_place_that_comes_as_its_waiter_is_cancelled_is_passed_on():
    places = Places(1)
    assert places.take()
    waiter = asyncio.create_task(places.wait())
    await asyncio.sleep(0)
    places.give_back()
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    assert places.take()


@pytest.mark.parametrize("seed", range(20))
async def test_no_place_is_lost_however_visitors_leave(seed: int):
    chance = random.Random(seed)
    places = Places(3)
    within = most = 0

    async def visit() -> None:
        nonlocal within, most
        if not places.take():
            await places.wait()
        within += 1
        most = max(most, within)
        try:
            for _ in range(chance.randrange(3)):
                await asyncio.sleep(0)
        finally:
            within -= 1
            places.give_back()

    visits = [asyncio.create_task(visit()) for _ in range(200)]
    while not all(visit.done() for visit in visits):
        if chance.random() < 0.5:
            chance.choice(visits).cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*visits, return_exceptions=True)
    assert most == 3
    assert [places.take() for _ in range(4)] == [True, True, True, False]
