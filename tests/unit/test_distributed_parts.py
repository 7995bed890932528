"""Parts of distributed jobs without I/O: chunks, outcomes and the choice of workers."""

from __future__ import annotations

import asyncio
import random
from types import SimpleNamespace

import pytest

from altegio_async import AltegioClient, AuthenticationError, InvalidArgumentError, Outcome, ServerError
from altegio_async.bulk import OutcomeStatus
from altegio_async.distributed import cluster as cluster_module
from altegio_async.distributed.cluster import Cluster, LostError
from altegio_async.distributed.election import Elections, Worker, parse_workers
from altegio_async.distributed.partition import WorkQueue, read_keys
from altegio_async.distributed.run import _Run


def make_outcome(key):
    return Outcome(key, OutcomeStatus.OK, f"value of {key}")


class TestKeys:
    async def test_every_form_of_keys_gives_each_key_once(self):
        async def live():
            for pair in ((7, "+1 555"), (7, "+1 555"), (8, "1556")):
                yield pair

        wanted = [(7, "+1 555"), (8, "1556")]
        assert await read_keys("gift_cards", live()) == wanted
        assert await read_keys("gift_cards", iter(wanted)) == wanted
        assert await read_keys("gift_cards", {7: ["+1 555"], 8: ["1556"]}) == wanted

    @pytest.mark.parametrize(
        ("lookup", "keys"),
        [
            ("gift_cards", "15550001"),
            ("gift_cards", {7: "15550001"}),
            ("gift_cards", {7: ["15550001", 5]}),
            ("gift_cards", 5),
            ("gift_cards", [(7, "15550001"), (7, "none")]),
            ("gift_cards", [7]),
            ("membership_types", [(7, "15550001")]),
            ("membership_types", [(0, 1)]),
            ("membership_types", {7: [1, 2, True]}),
        ],
    )
    async def test_invalid_keys_are_refused_with_the_message_of_the_plain_job(self, lookup, keys):
        async with AltegioClient("partner", "user") as altegio:
            with pytest.raises(InvalidArgumentError) as plain:
                getattr(altegio.bulk, lookup)(keys)
        with pytest.raises(InvalidArgumentError) as refused:
            await read_keys(lookup, keys)
        assert str(refused.value) == str(plain.value)


class TestLedger:
    def test_chunks_keep_locations_together_and_the_result_keeps_the_order(self):
        keys = [(1, 5), (2, 5), (1, 6), (2, 6)]
        queue = WorkQueue(keys, 2)
        first, second = queue.take(), queue.take()
        assert (first.keys, second.keys) == ([(1, 5), (1, 6)], [(2, 5), (2, 6)])
        for chunk in (second, first):
            queue.add_outcomes(map(make_outcome, chunk.keys))
        assert list(queue.build_result().ok) == keys

    def test_the_first_outcome_of_a_key_counts(self):
        queue = WorkQueue([(1, 5)], 1)
        chunk = queue.take()
        queue.requeue(chunk)  # its worker seemed dead, but the outcome was in transit
        queue.add_outcomes([Outcome((1, 5), OutcomeStatus.MISSING)])
        queue.add_outcomes([make_outcome((1, 5))])
        assert (queue.done, queue.build_result().missing) == (1, [(1, 5)])

    def test_a_chunk_that_kills_workers_fails_in_the_end(self):
        queue = WorkQueue([(1, 5), (1, 6), (2, 1)], 2)
        for _ in range(3):
            queue.requeue(queue.take())
        queue.add_outcomes(map(make_outcome, queue.take().keys))
        result = queue.build_result()
        assert list(result.ok) == [(2, 1)]
        assert list(result.failed) == [(1, 5), (1, 6)]
        assert "3 workers died" in str(result.failed[1, 5])

    @pytest.mark.parametrize("seed", range(20))
    def test_every_key_has_one_outcome_if_any_worker_dies(self, seed):
        chance = random.Random(seed)
        keys = [(location, ident) for location in range(1, 6) for ident in range(1, 40)]
        chance.shuffle(keys)
        queue = WorkQueue(keys, chance.randint(1, 30))
        out = []
        while queue.done < queue.total:
            if (chunk := queue.take()) is not None:
                out.append(chunk)
            chunk = out.pop(chance.randrange(len(out)))
            if chance.random() < 0.4:
                queue.requeue(chunk)
            elif chance.random() < 0.1:
                queue.add_outcomes(
                    Outcome(key, OutcomeStatus.FAILED, None, ServerError()) for key in chunk.keys
                )
            else:
                queue.add_outcomes(map(make_outcome, chunk.keys))
        result = queue.build_result()
        assert sorted([*result.ok, *result.missing, *result.failed]) == sorted(keys)
        assert len(result) == len(keys)
        assert queue.failed == len(result.failed)


class TestElections:
    one, two, far = (
        Worker("tcp://a:1", "a", "x"),
        Worker("tcp://a:2", "a", "y"),
        Worker("tcp://b:1", "b", "z"),
    )

    def live(self, *workers):
        return {worker.address: worker for worker in workers}

    def test_one_worker_per_host_sends_requests(self):
        elections = Elections(61)
        assert elections.update(self.live(self.two, self.far, self.one), 0) == []
        assert elections.active == [self.one, self.far]
        assert not elections.is_paused(self.one, 0)

    def test_another_worker_of_the_host_takes_over_after_a_waiting_time(self):
        elections = Elections(61)
        elections.update(self.live(self.one, self.two, self.far), 0)
        assert elections.update(self.live(self.two, self.far), 10) == [self.one]
        assert set(elections.active) == {self.two, self.far}
        assert elections.is_paused(self.two, 10)
        assert elections.is_paused(self.two, 70.9)
        assert not elections.is_paused(self.two, 71)
        assert not elections.is_paused(self.far, 10)

    def test_a_new_worker_does_not_replace_an_active_one(self):
        elections = Elections(61)
        elections.update(self.live(self.two), 0)
        elections.update(self.live(self.one, self.two), 1)
        assert elections.active == [self.two]

    def test_a_new_process_at_the_same_address_is_another_worker(self):
        elections = Elections(61)
        elections.update(self.live(self.one), 0)
        again = Worker("tcp://a:1", "a", "new")
        assert elections.update(self.live(again), 5) == [self.one]
        assert elections.active == [again]
        assert elections.is_paused(again, 65.9)
        assert not elections.is_paused(again, 66)

    def test_hosts_can_share_an_address_and_closing_workers_do_not_count(self):
        info = {
            "tcp://a:1": {"host": "a", "local_directory": "x", "status": "running"},
            "tcp://b:1": {"host": "b", "local_directory": "y"},
            "tcp://c:1": {"host": "c", "local_directory": "z", "status": "closing"},
        }
        workers = parse_workers(info, lambda _host: "office")
        assert set(workers) == {"tcp://a:1", "tcp://b:1"}
        assert {worker.host for worker in workers.values()} == {"office"}


class Future:
    def __init__(self, status, keys):
        self.status = status
        self.keys = keys


class Workers:
    """Replacement of a cluster, with one host. A worker that receives `poison` dies silently."""

    def __init__(self, poison=None):
        self.poison = poison
        self.lives = 0
        self.handed = []
        self.under_way = 0

    async def fetch_workers(self):
        return {"tcp://a:1": Worker("tcp://a:1", "a", str(self.lives))}

    def submit(self, worker, *, keys):
        self.handed.append(keys)
        self.under_way += 1
        assert self.under_way == 1
        dies = self.poison in keys
        self.lives += dies
        return Future("pending" if dies else "finished", keys)

    async def fetch_value(self, future):
        self.under_way -= 1
        return "kind", list(map(make_outcome, future.keys))

    async def cancel(self, futures):
        self.under_way -= len(futures)


class SilentWorkers(Workers):
    """Workers that never return a value and do not die."""

    async def fetch_value(self, future):
        raise LostError


class RefusingWorkers(Workers):
    """Workers for which the token of one key is refused."""

    refusal = AuthenticationError("401", status=401)

    async def fetch_value(self, future):
        kind, outcomes = await super().fetch_value(future)
        return kind, [Outcome(outcomes[0].key, OutcomeStatus.FAILED, None, self.refusal), *outcomes[1:]]


class TestRun:
    keys = tuple((1, ident) for ident in range(1, 9))

    async def run(self, workers):
        queue = WorkQueue(list(self.keys), 2)
        async with asyncio.timeout(60):
            await _Run(workers, queue, Elections(0), {}).run(1, 0, None)
        return queue.build_result()

    async def test_a_chunk_that_kills_fails_alone(self):
        workers = Workers(poison=(1, 1))
        result = await self.run(workers)
        assert list(result.failed) == list(self.keys[:2])
        assert list(result.ok) == list(self.keys[2:])
        assert workers.handed.count(list(self.keys[:2])) == 3

    async def test_values_that_never_arrive_end_the_job(self):
        result = await self.run(workers := SilentWorkers())
        assert list(result.failed) == list(self.keys)
        assert len(workers.handed) == 3 * 4

    async def test_a_refused_token_ends_the_job_with_its_error(self):
        result = await self.run(workers := RefusingWorkers())
        assert workers.handed == [list(self.keys[:2])]
        assert list(result.ok) == [self.keys[1]]
        assert set(result.failed.values()) == {RefusingWorkers.refusal}
        assert len(result) == len(self.keys)


class TestValues:
    """States of a Dask future."""

    def future(self, status, *, error=None, value=None):
        async def exception():
            return error

        async def result():
            if value is None:
                await asyncio.sleep(60)
            return value

        return SimpleNamespace(status=status, exception=exception, result=result)

    @pytest.fixture
    def values(self, monkeypatch):
        monkeypatch.setattr(cluster_module, "_FETCH_SECONDS", 0.01)
        return Cluster(SimpleNamespace(asynchronous=True, status="running"), str).fetch_value

    async def test_a_value_that_arrives_is_returned(self, values):
        assert await values(self.future("finished", value="cards")) == "cards"

    async def test_an_error_of_the_worker_is_not_a_lost_value(self, values):
        with pytest.raises(TimeoutError, match="its own"):
            await values(self.future("error", error=TimeoutError("its own")))

    @pytest.mark.parametrize("status", ["finished", "cancelled", "lost"])
    async def test_a_value_that_does_not_arrive_is_lost(self, values, status):
        with pytest.raises(LostError):
            await values(self.future(status))

    async def test_a_worker_that_was_shut_down_does_not_cancel_the_job(self, values):
        with pytest.raises(LostError):
            await values(self.future("error", error=asyncio.CancelledError()))
