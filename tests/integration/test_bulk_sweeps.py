"""Sweeps of whole locations and chains, and checkpoints, against the embedded Altegio over sockets."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest

from altegio_async import AltegioClient, CheckpointError
from altegio_async._core.redact import Secret
from altegio_async._pipeline.retry import RetryPolicy
from altegio_async.bulk.lists import divide_period
from altegio_async.errors import InvalidArgumentError, PermissionDeniedError
from altegio_async.testing import FakeAltegio


def make_client(fake: FakeAltegio, **options) -> AltegioClient:
    options.setdefault("rate_limiter", None)
    options.setdefault("user_token", fake.user_token)
    return AltegioClient(fake.partner_token, base_url=fake.base_url, **options)


def make_fake():
    return FakeAltegio(seed=1, rate_limits=None)


async def iterate_asynchronously(items):
    for item in items:
        yield item


async def test_every_type_of_every_location():
    async with make_fake() as fake, make_client(fake) as altegio:
        ids = [location.id for location in fake.locations]
        for source in (ids, iter(ids), iterate_asynchronously(ids)):
            result = await altegio.bulk.search_membership_types(source)
            assert list(result.ok) == ids
            for location in fake.locations:
                found = [item.id for item in result.ok[location.id]]
                assert sorted(found) == sorted(location.membership_type_ids)
        outcomes = {o.key: o.value async for o in altegio.bulk.search_gift_card_types(ids)}
        assert set(outcomes) == set(ids)
        assert sum(map(len, outcomes.values())) == sum(len(at.gift_card_type_ids) for at in fake.locations)


async def test_a_title_narrows_a_sweep():
    async with make_fake() as fake, make_client(fake) as altegio:
        ids = [location.id for location in fake.locations[:5]]
        result = await altegio.bulk.search_membership_types(ids, title="Pilates")
        found = [item for items in result.ok.values() for item in items]
        assert found
        assert all("pilates" in item.title.lower() for item in found)


async def test_a_location_without_permission_fails_alone_in_a_sweep():
    async with make_fake() as fake, make_client(fake) as altegio:
        ids = [location.id for location in fake.locations[:6]]
        fake.denied_locations = {ids[2]}
        result = await altegio.bulk.search_gift_card_types(ids, ordered=True)
        assert isinstance(result.failed.pop(ids[2]), PermissionDeniedError)
        assert list(result.ok) == [ids[0], ids[1], *ids[3:]]


@pytest.mark.parametrize("ids", [[0], [True], ["1"], "12", 12, [None]])
async def test_bad_locations_are_refused_before_anything_is_sent(ids):
    async with make_fake() as fake, make_client(fake) as altegio:
        with pytest.raises(InvalidArgumentError):
            altegio.bulk.search_membership_types(ids)
        assert fake.request_count == 0


def find_period(fake: FakeAltegio, chain_id: int):
    rows = [item for item in fake.world.memberships.values() if item.chain_id == chain_id]
    days = [item.created.date() for item in rows]
    return rows, min(days) - dt.timedelta(days=1), max(days) + dt.timedelta(days=1)


@pytest.mark.parametrize("days", [2, 7, 31, 10_000])
async def test_a_chain_is_read_without_gaps_and_without_repeats(days):
    async with make_fake() as fake, make_client(fake) as altegio:
        chain_id = fake.locations[0].chain_id
        rows, first, last = find_period(fake, chain_id)
        assert len(rows) > 50
        length = (last - first).days
        if days == 2:  # only the last days, because each day costs a request
            first = last - dt.timedelta(days=60)
            rows = [item for item in rows if item.created.date() > first]
        for streamed in (False, True):
            job = altegio.bulk.chain_memberships(chain_id, first, last, window_days=days)
            ok = {o.key: o.value async for o in job} if streamed else (await job).ok
            found = [item.id for items in ok.values() for item in items]
            assert len(found) == len(set(found))
            assert {item.id for item in rows} <= set(found)
            windows = sorted(ok)
            assert (windows[0][0], windows[-1][1]) == (first, last)
            assert all(before[1] == after[0] for before, after in pairwise(windows))
            assert max((end - start).days for start, end in windows) == min(days - 1, length)


async def test_a_period_of_one_day_is_one_window():
    async with make_fake() as fake, make_client(fake) as altegio:
        day = dt.datetime(2026, 3, 1, 12)
        result = await altegio.bulk.chain_memberships(fake.locations[0].chain_id, day, day)
        assert list(result.ok) == [(day.date(), day.date())]


@pytest.mark.parametrize(
    ("first", "last", "days", "windows"),
    [
        (dt.date(9999, 12, 15), dt.date.max, 31, 1),
        (dt.date(9999, 12, 1), dt.date.max, 31, 1),
        (dt.date(9999, 12, 1), dt.date.max, 30, 2),
        (dt.date(9999, 12, 1), dt.date.max, 2, 30),
        (dt.date.max, dt.date.max, 2, 1),
        (dt.date.min, dt.date.max, 10**6, 4),
        (dt.date.min, dt.date.max, 10**10, 1),
        (dt.date(2026, 1, 1), dt.date(2026, 3, 1), 10**100, 1),
    ],
)
async def test_windows_stay_within_the_calendar(first, last, days, windows):
    async with make_fake() as fake, make_client(fake) as altegio:
        chain_id = fake.locations[0].chain_id
        result = await altegio.bulk.chain_memberships(chain_id, first, last, window_days=days)
        found = sorted(result.ok)
        assert len(found) == windows
        assert (found[0][0], found[-1][1]) == (first, last)
        assert all(before[1] == after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("first", "last", "days", "windows"),
    [
        (dt.date(2020, 1, 1), dt.date.max, 31, "97,155"),
        (dt.date(2020, 1, 1), dt.datetime.max, 31, "97,155"),
        (dt.date.min, dt.date.max, 2, "3,652,058"),
        (dt.date(2000, 1, 1), dt.date(2000, 1, 1) + dt.timedelta(days=10_001), 2, "10,001"),
    ],
)
async def test_too_many_windows_are_refused(first, last, days, windows):
    async with make_fake() as fake, make_client(fake) as altegio:
        with pytest.raises(InvalidArgumentError, match=rf"are {windows} windows of {days} days"):
            altegio.bulk.chain_memberships(1, first, last, window_days=days)
        assert fake.request_count == 0


def test_ten_thousand_windows_are_allowed():
    first = dt.date(2000, 1, 1)
    assert len(list(divide_period(first, first + dt.timedelta(days=10_000), 2))) == 10_000


@pytest.mark.parametrize(
    "arguments",
    [
        (0, dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
        (1, dt.date(2026, 2, 1), dt.date(2026, 1, 1)),
        (1, "2026-01-01", dt.date(2026, 2, 1)),
    ],
)
async def test_bad_periods_are_refused(arguments):
    async with make_fake() as fake, make_client(fake) as altegio:
        with pytest.raises(InvalidArgumentError):
            altegio.bulk.chain_memberships(*arguments)
        with pytest.raises(InvalidArgumentError, match="window_days"):
            altegio.bulk.chain_memberships(1, dt.date(2026, 1, 1), dt.date(2026, 2, 1), window_days=1)


async def test_a_stopped_look_up_is_resumed_over_sockets(tmp_path):
    async with make_fake() as fake:
        pairs = [(at.id, phone) for at in fake.locations for phone in at.client_phones][:120]
        whole = {}
        async with make_client(fake) as altegio:
            whole = (await altegio.bulk.gift_cards(pairs)).ok
            job = altegio.bulk.gift_cards(pairs, checkpoint=tmp_path / "cards.sqlite")
            given = set()
            async with job:
                async for outcome in job:
                    given.add(outcome.key)
                    if len(given) == 50:
                        break
        before = fake.request_count
        async with make_client(fake) as altegio:
            result = await altegio.bulk.gift_cards(iter(pairs), checkpoint=tmp_path / "cards.sqlite")
        assert result.ok == whole
        assert fake.request_count - before <= 120 - 50


async def test_stored_sweeps_are_read_back_as_structs(tmp_path):
    async with make_fake() as fake, make_client(fake) as altegio:
        ids = [location.id for location in fake.locations[:4]]
        rows, first, last = find_period(fake, fake.locations[0].chain_id)
        results = []
        for _ in range(2):
            types = await altegio.bulk.search_membership_types(ids, checkpoint=tmp_path / "types.sqlite")
            chain = await altegio.bulk.chain_memberships(
                fake.locations[0].chain_id, first, last, checkpoint=tmp_path / "chain.sqlite"
            )
            results.append((types.ok, chain.ok))
            sent = fake.request_count
        assert results[0] == results[1]
        assert sum(map(len, results[1][1].values())) == len(rows)
        await altegio.bulk.search_membership_types(ids, checkpoint=tmp_path / "types.sqlite")
        assert fake.request_count == sent
        with pytest.raises(CheckpointError, match="title=yoga"):
            await altegio.bulk.search_membership_types(
                ids, title="yoga", checkpoint=tmp_path / "types.sqlite"
            )


async def test_a_checkpoint_identifies_its_user_by_id_or_by_token(tmp_path):
    async with make_fake() as fake:
        pairs = [(at.id, at.client_phones[0]) for at in fake.locations[:5]]
        path = tmp_path / "cards.sqlite"
        async with make_client(fake, user_token=None) as altegio:
            await altegio.auth.login(fake.login, fake.password)
            await altegio.bulk.gift_cards(pairs, checkpoint=path)
        fake.rotate_user_token()
        async with make_client(fake, user_token=None) as altegio:
            await altegio.auth.login(fake.login, fake.password)
            await altegio.bulk.gift_cards(pairs, checkpoint=path)
        fake.rotate_user_token()
        async with make_client(fake) as altegio:
            with pytest.raises(CheckpointError, match="accept_new_token"):
                await altegio.bulk.gift_cards(pairs, checkpoint=path)
            result = await altegio.bulk.gift_cards(pairs, checkpoint=path, accept_new_token=True)
            assert len(result.ok) == 5
            await altegio.bulk.gift_cards(pairs, checkpoint=path)
        other = fake.users[1].token
        async with make_client(fake, user_token=other) as altegio:
            with pytest.raises(CheckpointError):
                await altegio.bulk.gift_cards(pairs, checkpoint=path)


async def test_the_token_of_a_provider_is_requested_before_the_file_is_opened(tmp_path):
    async with make_fake() as fake:
        pairs = [(at.id, at.client_phones[0]) for at in fake.locations[:5]]

        async def provider() -> str:
            return fake.user_token

        for _ in range(2):
            async with make_client(fake, user_token=None, token_provider=provider) as altegio:
                await altegio.bulk.gift_cards(pairs, checkpoint=tmp_path / "cards.sqlite")
        async with make_client(fake) as altegio:
            await altegio.bulk.gift_cards(pairs, checkpoint=tmp_path / "cards.sqlite")


def make_token_provider(fake: FakeAltegio):
    async def provider() -> str:
        return fake.user_token

    return provider


def list_keys(fake: FakeAltegio):
    return [(at.id, phone) for at in fake.locations[:5] for phone in at.client_phones[:4]]


async def run_and_renew(fake: FakeAltegio, altegio: AltegioClient, path):
    """Read some outcomes with one token and the others with the next one."""
    async with altegio.bulk.gift_cards(iter(list_keys(fake)), max_in_flight=1, checkpoint=path) as job:
        count = 0
        async for _ in job:
            count += 1
            if count == 3:
                fake.rotate_user_token()
    assert count == len(list_keys(fake))


@pytest.mark.parametrize("signs_in", [False, True])
async def test_a_job_continues_after_its_token_was_renewed(tmp_path, signs_in):
    path = tmp_path / "cards.sqlite"
    async with make_fake() as fake:
        first = fake.user_token
        token = None if signs_in else first
        async with make_client(fake, user_token=token, token_provider=make_token_provider(fake)) as altegio:
            if signs_in:
                await altegio.auth.login(fake.login, fake.password)
            await run_and_renew(fake, altegio, path)
            sent = fake.request_count
            result = await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)
        async with make_client(fake) as other_process:  # started with the new token
            again = await other_process.bulk.gift_cards(list_keys(fake), checkpoint=path)
        assert result.ok == again.ok
        assert fake.request_count == sent


async def test_within_a_process_the_token_provider_identifies_the_user(tmp_path):
    path = tmp_path / "cards.sqlite"
    async with make_fake() as fake:
        provider = make_token_provider(fake)
        for _ in range(2):
            async with make_client(fake, user_token=None, token_provider=provider) as altegio:
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)
            fake.rotate_user_token()
        async with make_client(fake, user_token=None, token_provider=make_token_provider(fake)) as altegio:
            with pytest.raises(CheckpointError, match="checkpoint_user="):
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)


class Tokens:
    def __init__(self, fake: FakeAltegio) -> None:
        self.fake = fake

    async def provide(self) -> str:
        return self.fake.user_token


async def test_a_method_of_one_object_is_one_token_provider(tmp_path):
    async with make_fake() as fake:
        tokens, others = Tokens(fake), Tokens(fake)
        for owner in (tokens, tokens):
            async with make_client(fake, user_token=None, token_provider=owner.provide) as altegio:
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=tmp_path / "cards.sqlite")
            fake.rotate_user_token()
        async with make_client(fake, user_token=None, token_provider=others.provide) as altegio:
            with pytest.raises(CheckpointError, match="another user token"):
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=tmp_path / "cards.sqlite")


async def test_a_provider_does_not_identify_a_token_that_it_did_not_return(tmp_path):
    path = tmp_path / "cards.sqlite"
    async with make_fake() as fake:
        provider = make_token_provider(fake)
        async with make_client(fake, token_provider=provider) as altegio:
            await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)
        async with make_client(fake, user_token=fake.users[1].token, token_provider=provider) as altegio:
            with pytest.raises(CheckpointError, match="another user token"):
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)


async def test_the_caller_can_name_the_user_of_a_checkpoint(tmp_path):
    path = tmp_path / "cards.sqlite"
    async with make_fake() as fake:
        for _ in range(3):
            async with make_client(fake) as altegio:
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path, checkpoint_user="dispatcher")
            fake.rotate_user_token()
        async with make_client(fake) as altegio:
            with pytest.raises(CheckpointError, match="for another user"):
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path, checkpoint_user="owner")
            with pytest.raises(CheckpointError, match="another user token"):
                await altegio.bulk.gift_cards(list_keys(fake), checkpoint=path)
            for name in ("", 5):
                with pytest.raises(InvalidArgumentError, match="checkpoint_user"):
                    altegio.bulk.gift_cards(list_keys(fake), checkpoint=path, checkpoint_user=name)


async def test_another_user_who_signs_in_while_a_job_runs_ends_it(tmp_path):
    path = tmp_path / "cards.sqlite"
    async with make_fake() as fake, make_client(fake, user_token=None) as altegio:
        await altegio.auth.login(fake.login, fake.password)
        job = altegio.bulk.gift_cards(iter(list_keys(fake)), max_in_flight=1, checkpoint=path)
        outcomes = aiter(job)
        await anext(outcomes)
        altegio._pipeline.credentials.sign_in(Secret(fake.users[1].token), fake.users[1].id)
        with pytest.raises(CheckpointError, match="another user has signed in"):
            await anext(outcomes)


async def test_answers_in_another_language_are_refused(tmp_path):
    path = tmp_path / "types.sqlite"
    async with make_fake() as fake:
        ids = [location.id for location in fake.locations[:2]]
        async with make_client(fake, language="ru-RU") as altegio:
            await altegio.bulk.search_gift_card_types(ids, checkpoint=path)
            sent = fake.request_count
            for language in ("en-US", None):
                other = altegio.with_options(language=language)
                with pytest.raises(CheckpointError, match=f"language: ru-RU, not {language or 'none'}"):
                    await other.bulk.search_gift_card_types(ids, checkpoint=path)
            await altegio.bulk.search_gift_card_types(ids, checkpoint=path)
        assert fake.request_count == sent


async def test_failures_in_a_sweep_can_be_requested_again(tmp_path):
    path = tmp_path / "types.sqlite"
    async with make_fake() as fake, make_client(fake, retry=RetryPolicy(attempts=1)) as altegio:
        ids = [location.id for location in fake.locations[:8]]
        fake.inject("empty_500", every=2)
        first = await altegio.bulk.search_gift_card_types(ids, checkpoint=path)
        assert first.failed
        fake.injections.clear()
        assert (
            await altegio.bulk.search_gift_card_types(ids, checkpoint=path)
        ).failed.keys() == first.failed.keys()
        again = await altegio.bulk.search_gift_card_types(ids, checkpoint=path, retry_failed=True)
        assert list(again.ok) == ids


async def test_a_checkpoint_stores_windows_as_two_dates_and_restores_them(tmp_path):
    path = tmp_path / "chain.sqlite"
    async with make_fake() as fake, make_client(fake) as altegio:
        period = (fake.locations[0].chain_id, dt.date(2026, 1, 1), dt.date(2026, 2, 20))
        first = await altegio.bulk.chain_memberships(*period, checkpoint=path)
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT location, question, given FROM outcomes ORDER BY given"
            ).fetchall()
        assert rows == [
            (period[0], "2026-01-01/2026-01-31", "2026-01-01/2026-01-31"),
            (period[0], "2026-01-31/2026-02-20", "2026-01-31/2026-02-20"),
        ]
        sent = fake.request_count
        again = await altegio.bulk.chain_memberships(*period, checkpoint=path)
        assert fake.request_count == sent
        assert again == first
        assert list(again.ok) == [
            (dt.date(2026, 1, 1), dt.date(2026, 1, 31)),
            (dt.date(2026, 1, 31), dt.date(2026, 2, 20)),
        ]
