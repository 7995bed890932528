"""Look-ups with a pre-filter while the client search is wrong, refused or incomplete."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from altegio_async.bulk import FallbackReason
from altegio_async.bulk.prefilter import location_filter
from altegio_async.errors import AuthenticationError
from altegio_async.hooks import Hooks
from altegio_async.testing import FakeAltegio
from altegio_async.testing.server.exchange import Answer
from tests.support.memory_fake import connect_in_memory
from tests.support.prefilter_worlds import KINDS, Kind, add_clients, create_fake, look_up

LOYALTY = ("abonement_balance", "abonement_types", "certificate_balance")


def set_options(**options: Any) -> Callable[[FakeAltegio], None]:
    def change(fake: FakeAltegio) -> None:
        for name, value in options.items():
            setattr(fake, name, value)

    return change


def alter_search(
    change: Callable[[list[dict[str, Any]], int, bool], tuple[list[dict[str, Any]], int]],
) -> Callable[[FakeAltegio], None]:
    """Return a function that alters the rows and the total of client searches."""

    def install(fake: FakeAltegio) -> None:
        def alter(answer: Answer) -> Answer:
            is_filtered = bool(fake.requests[-1].json["filters"])
            rows, total = change(answer.body["data"], answer.body["meta"]["total_count"], is_filtered)
            return Answer(200, {"success": True, "data": rows, "meta": {"total_count": total}})

        fake.inject(alter=alter, operation="get_client_list")

    return install


def inject(answer: Answer, **conditions: Any) -> Callable[[FakeAltegio], None]:
    return lambda fake: fake.inject(answer, **conditions) and None


def hide_phones(rows: list[dict[str, Any]], total: int, _: bool) -> tuple[list[dict[str, Any]], int]:
    return [{**row, "phone": ""} for row in rows], total


def enlarge_id(rows: list[dict[str, Any]], total: int, _: bool) -> tuple[list[dict[str, Any]], int]:
    return [{**row, "id": 2**63} if number == 0 else row for number, row in enumerate(rows)], total


def find_none(rows: list[dict[str, Any]], total: int, is_filtered: bool) -> tuple[list[Any], int]:
    return ([], 0) if is_filtered else (rows, total)


def find_others(rows: list[dict[str, Any]], total: int, is_filtered: bool) -> tuple[list[Any], int]:
    strangers = [{"id": row["id"] + 10**6, "name": "", "phone": "+18880000001"} for row in rows]
    return (strangers, total) if is_filtered else (rows, total)


def add_surplus(rows: list[dict[str, Any]], total: int, is_filtered: bool) -> tuple[list[Any], int]:
    return (rows, total + 500) if is_filtered else (rows, total)


SEARCH = {"operation": "get_client_list"}
SCENARIOS: dict[str, tuple[Callable[[FakeAltegio], object], FallbackReason | None]] = {
    "the flat filters are ignored": (set_options(ignored_filters=LOYALTY), None),
    "both forms of the filters are ignored": (
        set_options(ignored_filters=(*LOYALTY, "sale")),
        FallbackReason.FILTER_IGNORED,
    ),
    "phones are masked": (set_options(masked_phones=True), FallbackReason.PHONES_MASKED),
    "phones are left out": (alter_search(hide_phones), FallbackReason.PHONES_MASKED),
    "an id has more than 63 bits": (alter_search(enlarge_id), FallbackReason.SEARCH_FAILED),
    "the search is forbidden": (
        set_options(denied_operations=["get_client_list"]),
        FallbackReason.SEARCH_FAILED,
    ),
    "the search does not exist": (inject(Answer(404), **SEARCH), FallbackReason.SEARCH_FAILED),
    "the second page of the base is refused": (
        inject(Answer(422), nth=2, **SEARCH),
        FallbackReason.SEARCH_FAILED,
    ),
    "the search of holders is refused": (inject(Answer(403), nth=3, **SEARCH), FallbackReason.SEARCH_FAILED),
    "a quarter of the holders is not found": (
        set_options(unfound_holders=0.4),
        FallbackReason.FILTER_CONTRADICTED,
    ),
    "no holder is found": (alter_search(find_none), FallbackReason.FILTER_CONTRADICTED),
    "other clients are found": (alter_search(find_others), FallbackReason.FILTER_CONTRADICTED),
    "more clients are found than there are": (alter_search(add_surplus), FallbackReason.FILTER_CONTRADICTED),
}


@pytest.fixture(autouse=True)
def choose_same_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location_filter, "create_random", lambda: Random(1))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param(name, kind, marks=[pytest.mark.full] if (number + place) % 2 else [])
        for number, name in enumerate(SCENARIOS)
        for place, kind in enumerate(KINDS)
    ],
)
def test_results_equal_those_of_look_ups_of_all_phones_and_say_why(name: str, kind: Kind) -> None:
    install, reason = SCENARIOS[name]
    fake = create_fake()
    here = fake.locations[0].id
    keys = {here: add_clients(fake, here, 260, [n for n in range(260) if n % 5 < 3])}
    expected = asyncio.run(look_up(fake, kind, keys))
    install(fake)
    reported: list[str] = []

    async def run() -> Any:
        hooks = Hooks(on_drift=lambda event: reported.append(event.operation))
        async with connect_in_memory(fake, hooks=hooks) as altegio:
            return await getattr(altegio.bulk, kind)(keys, prefilter=True)

    result = asyncio.run(run())
    assert result == expected
    assert set(result.fallback_reasons.values()) == (set() if reason is None else {reason})
    assert set(result.ways.values()) == {"prefiltered" if reason is None else "by_phone"}
    assert reported == ([] if reason is None else ["get_client_list"])


async def look_up_with_faults(
    answer: Answer, *, times: int | None = None, **options: Any
) -> tuple[FakeAltegio, Any]:
    """Look up 100 clients of whom 10 hold a card, while look-ups by phone fail."""
    fake = create_fake()
    here = fake.locations[0].id
    phones = add_clients(fake, here, 100, range(0, 100, 10))
    fake.inject(answer, operation="get_client_gift_cards", times=times)
    return fake, await look_up(fake, "gift_cards", {here: phones}, prefilter=True, **options)


async def test_some_failed_look_ups_of_the_sample_are_replaced() -> None:
    fake, result = await look_up_with_faults(Answer(422), times=3)
    assert result.complete
    assert (sum(map(bool, result.ok.values())), set(result.ways.values())) == (10, {"prefiltered"})
    assert 33 <= len(fake.recorded("get_client_gift_cards")) <= 36


async def test_a_sample_that_mostly_fails_does_not_verify_the_filter() -> None:
    _, result = await look_up_with_faults(Answer(422), times=14)
    assert sum(map(bool, result.ok.values())) + len(result.failed) >= 10
    assert set(result.fallback_reasons.values()) == {"sample_failed"}


async def test_a_token_that_is_refused_during_the_sample_ends_the_job() -> None:
    fake, result = await look_up_with_faults(Answer(401), max_in_flight=4)
    assert {type(error) for error in result.failed.values()} == {AuthenticationError}
    assert len(result) == len(result.failed) == 100
    assert len(fake.recorded("get_client_gift_cards")) <= 4


async def test_a_contradiction_ends_the_sample() -> None:
    fake = create_fake(unfound_holders=1)
    here = fake.locations[0].id
    keys = {here: add_clients(fake, here, 100, range(100))}
    result = await look_up(fake, "gift_cards", keys, prefilter=True, max_in_flight=1)
    # The base, the search in both forms, and every phone once.
    assert (fake.request_count, set(result.fallback_reasons.values())) == (103, {"filter_contradicted"})


async def test_an_error_of_a_middleware_during_the_sample_ends_the_job_unchanged() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    keys = {here: add_clients(fake, here, 30, [])}

    async def fail(request: Any, send: Any) -> Any:
        if request.operation == "get_client_gift_cards":
            raise LookupError("a bug")
        return await send(request)

    async with connect_in_memory(fake, middlewares=[fail]) as altegio:
        with pytest.raises(LookupError, match="a bug"):
            await altegio.bulk.gift_cards(keys, prefilter=True)
