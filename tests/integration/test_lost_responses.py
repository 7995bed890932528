"""The read that a docstring names after a lost response shows whether the write was carried out."""

from __future__ import annotations

import pytest

from altegio_async import AltegioClient, APIConnectionError
from altegio_async.testing import FakeAltegio, Size
from tests.support.lost_payments import PAYMENTS
from tests.support.lost_responses import list_write_methods, read_advice
from tests.support.lost_writes import WRITES, Studio, Write
from tests.support.sales import NOW

SMALL = Size(chains=1, locations=1, membership_types=0, gift_card_types=0, clients=0)


async def find_fault(studio: Studio, path: str, operation: str, *, is_response_lost: bool) -> str:
    """Return how a write with a lost request or response differs from its docstring, or nothing."""
    write = await (WRITES | PAYMENTS)[path](studio)
    if await write.is_done():
        return "the read shows the write before it was sent"
    studio.fake.commits.clear()
    studio.fake.inject("close_unanswered", operation=operation, after_commit=is_response_lost, times=1)
    try:
        await write.call()
    except APIConnectionError as error:
        if error.sent is False:
            return "the error says that nothing was sent"
    else:
        return "no error was raised"
    carried_out = [one.operation for one in studio.fake.commits].count(operation)
    if carried_out != is_response_lost:
        return f"the write was carried out {carried_out} times"
    if await write.is_done() is not is_response_lost:
        return "the read does not show whether the write was carried out"
    return await find_repetition_fault(write, path)


async def find_repetition_fault(write: Write, path: str) -> str:
    """Return how a repeated call differs from the docstring that allows it, or nothing."""
    advice = read_advice(path)
    if write.repeat is None and "The same call can be repeated" not in advice:
        return ""
    await (write.repeat or write.call)()
    return "" if await write.is_done() else "the repeated call had a second effect or none"


@pytest.mark.parametrize("is_response_lost", [True, False], ids=["response lost", "request lost"])
async def test_the_read_of_the_docstring_shows_whether_a_lost_write_was_carried_out(is_response_lost: bool):
    operations = list_write_methods()
    assert (WRITES | PAYMENTS).keys() == operations.keys()
    faults: dict[str, str] = {}
    async with (
        FakeAltegio(size=SMALL, rate_limits=None, now=NOW) as fake,
        AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None, strict=True
        ) as altegio,
    ):
        for path, operation in operations.items():
            studio = Studio(fake, altegio)
            fault = await find_fault(studio, path, operation, is_response_lost=is_response_lost)
            faults |= {path: fault} if fault else {}
    assert faults == {}
