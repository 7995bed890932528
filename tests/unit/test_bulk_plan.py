"""Plans of bulk jobs: the requests and seconds that a job needs, without sending anything."""

from __future__ import annotations

import datetime as dt
import random
from urllib.parse import parse_qs, urlsplit

import pytest

from altegio_async import InvalidArgumentError, RateLimiter
from altegio_async.bulk import Bulk
from altegio_async.bulk.plan import RequestCount, create_plan
from altegio_async.bulk.writes.membership_changes import PeriodChange
from altegio_async.cli.job_plan import format_plan
from tests.support.membership_server import CHAIN, make_server, write
from tests.support.pipelines import make_pipeline, make_response
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

WINDOWS = ((5, 1.1), (200, 61.0))


async def answer(request):
    """Answer a look-up with a row for each id, and any other request with an empty list."""
    ids = parse_qs(urlsplit(request.url).query).get("ids[]", [])
    return make_response(data=[{"id": int(one), "title": "Yoga"} for one in ids])


def make_bulk(*, windows=WINDOWS):
    limiter = RateLimiter(windows, clock=read_loop_time) if windows else None
    pipeline, transport = make_pipeline(answer, limiter=limiter)
    return Bulk(pipeline), transport


def make_random_job(bulk, seed):
    """Return a job of a kind whose requests are known, with random keys and options."""
    chance = random.Random(seed)
    locations = chance.sample(range(1, 2_000_000), chance.randint(1, 12))
    options = {"max_in_flight": chance.choice([1, 3, 10, 50]), "ordered": chance.random() < 0.3}
    if chance.random() < 0.4:
        phones = [f"1315{chance.randrange(200):07d}" for _ in range(chance.randint(0, 60))]
        keys = [(chance.choice(locations), chance.choice(["+", ""]) + phone) for phone in phones]
        one_per_phone = chance.random() < 0.5
        method = chance.choice([bulk.memberships, bulk.gift_cards])
        return method(keys, one_per_phone=one_per_phone, **options)
    largest = chance.choice([50, 10**4, 10**9, 2**62])
    ids = {
        location: [chance.randint(1, largest) for _ in range(chance.choice([0, 1, 30, 90, 220]))]
        for location in locations
    }
    keys = ids if chance.random() < 0.5 else [(at, one) for at, them in ids.items() for one in them]
    method = chance.choice([bulk.membership_types, bulk.gift_card_types])
    return method(keys, batch_size=chance.choice([4, 7, 100, 250]), **options)


def test_a_plan_of_known_keys_is_exact():
    async def compare(seed):
        bulk, transport = make_bulk()
        job = make_random_job(bulk, seed)
        plan = await job.plan()
        assert not transport.requests
        started = read_loop_time()
        result = await job
        took = read_loop_time() - started
        assert plan.exact
        assert (plan.keys, plan.requests) == (len(result), len(transport.requests)), seed
        assert plan.seconds == pytest.approx(took, rel=0.05, abs=0.01), seed
        assert (plan.least_requests, plan.least_seconds) == (plan.requests, plan.seconds)

    for seed in range(100):
        run_in_virtual_time(lambda seed=seed: compare(seed))


def test_a_plan_of_other_jobs_is_a_bound():
    async def compare_iterator(seed):
        chance = random.Random(seed)
        bulk, transport = make_bulk(windows=None)
        pairs = [(chance.randint(1, 4), chance.randint(1, 60)) for _ in range(chance.randint(0, 80))]
        method = chance.choice([bulk.membership_types, bulk.gift_card_types])
        job = method(iter(pairs), batch_size=chance.choice([1, 9, 100]))
        plan = await job.plan()
        await job
        assert plan.least_requests <= len(transport.requests) <= plan.requests, seed

    async def compare_changes(seed):
        chance = random.Random(seed)
        server = make_server(range(1, 40))
        ids = [chance.randint(1, 45) for _ in range(chance.randint(0, 30))]
        options = {"dry_run": chance.random() < 0.3, "max_in_flight": chance.choice([1, 10])}
        await write(server, PeriodChange(9, 3), {CHAIN: range(1, chance.randint(1, 20))})
        before = len(server.reads) + len(server.log)
        job = write(server, PeriodChange(9, 3), {CHAIN: ids}, **options)
        plan = await job.plan()
        await job
        requests = len(server.reads) + len(server.log) - before
        missing = int(any(one > 39 for one in ids))  # a second reading of absent ids is not in the plan
        assert plan.least_requests <= requests <= plan.requests + missing, seed
        assert plan.exact == (options["dry_run"] or not ids), seed

    for seed in range(50):
        run_in_virtual_time(lambda seed=seed: compare_iterator(seed))
        run_in_virtual_time(lambda seed=seed: compare_changes(seed))


def test_a_plan_considers_permits_that_were_granted_before():
    async def compare():
        bulk, transport = make_bulk()
        await bulk.gift_cards([(1, f"1315000{number:04d}") for number in range(198)])
        job = bulk.gift_cards([(2, f"1315000{number:04d}") for number in range(10)])
        plan = await job.plan()
        started = read_loop_time()
        await job
        assert len(transport.requests) == 208
        assert plan.seconds == pytest.approx(read_loop_time() - started)
        assert plan.seconds > 10

    run_in_virtual_time(compare)


def test_a_plan_without_a_limiter_needs_no_time():
    async def plan():
        bulk, _ = make_bulk(windows=None)
        return await bulk.gift_cards([(1, f"1315000{number:04d}") for number in range(2_000)]).plan()

    found = run_in_virtual_time(plan)
    assert (found.requests, found.seconds, found.way) == (2_000, 0.0, "by_phone")


def test_a_plan_reads_no_keys_of_an_iterator():
    async def compare():
        bulk, transport = make_bulk()
        pairs = [(1, f"1315000{number:04d}") for number in range(20)]
        unknown = bulk.gift_cards(pair for pair in pairs)
        plan = await unknown.plan()
        assert (plan.keys, plan.requests, plan.seconds, plan.exact) == (None, None, None, False)
        assert (plan.least_requests, str(plan)) == (
            0,
            "an unknown number of keys (by_phone): at least 0 requests, at least 00:00",
        )
        hinted = bulk.gift_cards(iter(pairs))
        plan = await hinted.plan()
        assert (plan.keys, plan.requests, plan.exact) == (None, 20, False)
        assert not transport.requests
        assert len(await unknown) == len(await hinted) == 20

    run_in_virtual_time(compare)


def test_a_plan_of_lists_has_a_lower_bound():
    async def plan():
        bulk, transport = make_bulk()
        plans = [
            await bulk.search_membership_types(range(1, 41)).plan(),
            await bulk.chain_memberships(1, dt.date(2026, 1, 1), dt.date(2026, 12, 31)).plan(),
            await bulk.search_gift_card_types([]).plan(),
        ]
        assert not transport.requests
        return plans

    locations, chain, nothing = run_in_virtual_time(plan)
    assert (locations.keys, locations.least_requests, locations.requests) == (40, 40, None)
    assert (chain.keys, chain.least_requests, chain.way) == (13, 13, "lists")
    assert (nothing.requests, nothing.exact) == (0, True)
    text = format_plan(locations)
    assert text == "keys: 40\nrequests: at least 40\ntime: at least 00:08\nway: lists"


def test_a_plan_of_changes_is_the_largest_number():
    async def plan():
        bulk, transport = make_bulk()
        keys = {1: range(1, 251), 2: range(1, 3)}
        plans = [
            await bulk.unfreeze(keys).plan(),
            await bulk.unfreeze(keys, dry_run=True).plan(),
            await bulk.archive_membership_types(keys).plan(),
        ]
        assert not transport.requests
        return plans

    changes, dry_run, types = run_in_virtual_time(plan)
    text = format_plan(changes)
    assert text == "keys: 252\nrequests: 4 to 256\ntime: 00:00 to 01:13\nway: changes"
    assert (changes.least_requests, changes.requests, changes.exact, changes.way) == (
        4,
        256,
        False,
        "changes",
    )
    assert (dry_run.requests, dry_run.exact) == (4, True)
    assert (types.least_requests, types.requests) == (252, 504)


class MinimalLimiter:
    """A limiter with the required methods only."""

    def try_acquire(self):
        return True

    async def acquire(self, max_wait=None, *, ahead=False):
        return 0.0

    def give_back(self, age):
        pass

    def penalise(self, seconds):
        pass


@pytest.mark.parametrize(
    ("count", "limiter", "text"),
    [
        (RequestCount(1, 1), None, "7 keys (by_id): 1 request, 00:00"),
        (RequestCount(900, 900), RateLimiter(), "7 keys (by_id): 900 requests, 04:25"),
        (RequestCount(4, 25_000), RateLimiter(), "7 keys (by_id): 4 to 25,000 requests, 00:00 to 2:06:47"),
        (RequestCount(4, None), RateLimiter(), "7 keys (by_id): at least 4 requests, at least 00:00"),
        (RequestCount(1, None), RateLimiter(), "7 keys (by_id): at least 1 request, at least 00:00"),
        (RequestCount(4, 4), MinimalLimiter(), "7 keys (by_id): 4 requests, unknown time"),
    ],
)
def test_a_plan_is_printed_with_its_bounds(count, limiter, text):
    plan = create_plan(7, count, "by_id", limiter)
    assert str(plan) == text
    assert ("unknown" in format_plan(plan)) == ("unknown" in text)


def test_a_plan_of_one_key_is_printed_in_the_singular():
    texts = [str(create_plan(keys, RequestCount(1, 1), "by_id", None)) for keys in (0, 1, None)]
    assert texts == [
        "0 keys (by_id): 1 request, 00:00",
        "1 key (by_id): 1 request, 00:00",
        "an unknown number of keys (by_id): 1 request, 00:00",
    ]


def test_a_job_that_has_started_cannot_be_planned():
    async def plan():
        bulk, _ = make_bulk()
        job = bulk.gift_cards([(1, "13150000001")])
        assert (await job.plan()) == (await job.plan())
        await job
        with pytest.raises(InvalidArgumentError, match="before it starts"):
            await job.plan()

    run_in_virtual_time(plan)
