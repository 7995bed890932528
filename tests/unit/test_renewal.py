from __future__ import annotations

import asyncio
import logging

import pytest

from altegio_async.errors import (
    AltegioError,
    AuthenticationError,
    ClientClosedError,
    DeadlineExceededError,
    TokenProviderError,
)
from altegio_async.hooks import Hooks
from tests.support.pipelines import READ, make_error_response, make_pipeline, make_response
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

OK = make_response(data=5)


class Provider:
    """Token provider that hangs in its first calls and then returns a token."""

    def __init__(self, hangs: int = 1) -> None:
        self.hangs = hangs
        self.asked = 0
        self.ended = 0

    async def __call__(self) -> str:
        self.asked += 1
        try:
            if self.asked <= self.hangs:
                await asyncio.Event().wait()
        finally:
            self.ended += 1
        return f"token-{self.asked}"


async def gather_outcomes(*calls):
    return [
        type(one) if isinstance(one, BaseException) else one
        for one in await asyncio.gather(*calls, return_exceptions=True)
    ]


async def fresh_only(request):
    return OK if "User token-" in request.authorization.reveal() else make_error_response(401)


@pytest.mark.parametrize("token", [None, "stale"])
def test_a_provider_is_called_again_after_a_timeout(token):
    async def main():
        provider = Provider()
        pipeline, _ = make_pipeline(fresh_only, provider=provider, user_token=token, deadline=5)
        first = await gather_outcomes(*(pipeline.call(READ) for _ in range(3)))
        assert (first, provider.asked) == ([DeadlineExceededError] * 3, 1)
        begun = read_loop_time()
        assert await pipeline.call(READ) == 5
        assert (read_loop_time() - begun, provider.asked, provider.ended) == (0, 2, 2)

    run_in_virtual_time(main)


def test_the_last_caller_to_give_up_ends_the_renewal():
    async def main():
        provider = Provider()
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None)
        calls = [asyncio.create_task(pipeline.call(READ)) for _ in range(3)]
        await asyncio.sleep(1)
        for count, call in enumerate(calls, 1):
            call.cancel()
            await asyncio.sleep(0.01)
            assert provider.ended == (count == 3)
        assert len(asyncio.all_tasks()) == 1
        assert await pipeline.call(READ) == 5

    run_in_virtual_time(main)


def test_a_hanging_renewal_ends_although_new_callers_arrive():
    async def main():
        provider = Provider()
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None, deadline=10)

        async def one(delay: float):
            await asyncio.sleep(delay)
            return await pipeline.call(READ)

        got = await gather_outcomes(*(one(second) for second in range(120)))
        assert got[:50] == [DeadlineExceededError] * 50
        assert set(got[50:60]) <= {DeadlineExceededError, TokenProviderError}
        assert got[62:] == [5] * 58
        assert provider.asked == 2

    run_in_virtual_time(main)


def test_a_provider_has_a_timeout_of_a_minute():
    async def main():
        pipeline, _ = make_pipeline(OK, provider=Provider(), user_token=None)
        begun = read_loop_time()
        with pytest.raises(
            TokenProviderError, match="read_thing: token_provider returned no token within 60 s"
        ):
            await pipeline.call(READ)
        assert read_loop_time() - begun == pytest.approx(60)

    run_in_virtual_time(main)


def test_a_timeout_error_of_the_provider_is_reported_as_an_error_of_the_provider():
    async def provider():
        async with asyncio.timeout(1):
            await asyncio.Event().wait()

    async def main():
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None)
        with pytest.raises(TokenProviderError, match="token_provider raised TimeoutError") as raised:
            await pipeline.call(READ)
        assert isinstance(raised.value.__cause__, TimeoutError)

    run_in_virtual_time(main)


@pytest.mark.parametrize("itself", [True, False])
def test_a_cancelled_provider_is_not_reported_as_a_closed_client(itself):
    async def provider():
        if itself:
            raise asyncio.CancelledError
        asyncio.current_task().cancel()
        await asyncio.sleep(1)

    async def main():
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None)
        errors = await asyncio.gather(*(pipeline.call(READ) for _ in range(2)), return_exceptions=True)
        assert [(type(error), str(error)) for error in errors] == [
            (TokenProviderError, "read_thing: token_provider was cancelled")
        ] * 2

    run_in_virtual_time(main)


def test_closing_during_a_renewal_raises_client_closed_error():
    async def main():
        provider = Provider()
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None)
        call = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(1)
        pipeline.credentials.close()
        with pytest.raises(ClientClosedError, match="the client was closed while it waited for a user token"):
            await call
        await asyncio.sleep(0)
        assert provider.ended == 1

    run_in_virtual_time(main)


def test_a_provider_that_ignores_cancellation_delays_no_caller():
    asked = 0

    async def provider():
        nonlocal asked
        asked += 1
        if asked > 1:
            return "fresh"
        for _ in range(3):
            try:
                await asyncio.sleep(100)
            except asyncio.CancelledError:
                continue
        return "late"

    async def main():
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None, deadline=5)
        with pytest.raises(DeadlineExceededError):
            await pipeline.call(READ)
        assert await pipeline.call(READ) == 5
        assert read_loop_time() == pytest.approx(5, abs=0.01)
        await asyncio.sleep(500)

    run_in_virtual_time(main)


def test_a_renewal_is_reported_by_a_hook_and_a_log_line(caplog):
    caplog.set_level(logging.INFO, "altegio_async")
    seen: list = []

    async def main():
        pipeline, _ = make_pipeline(
            make_error_response(401), OK, provider=Provider(hangs=0), hooks=Hooks(on_retry=seen.append)
        )
        assert await pipeline.call(READ) == 5
        return pipeline.reporter.stats

    stats = run_in_virtual_time(main)
    (event,) = seen
    assert (event.operation, event.attempt, event.delay, type(event.error)) == (
        "read_thing",
        1,
        0.0,
        AuthenticationError,
    )
    assert [record.getMessage() for record in caplog.records] == [
        "read_thing: attempt 1 failed (AuthenticationError 401), next with a new user token"
    ]
    assert (stats.retries, stats.requests, stats.failures) == (0, 2, 1)


def test_a_failed_renewal_announces_no_retry():
    seen: list = []

    async def provider():
        raise OSError

    async def main():
        pipeline, _ = make_pipeline(
            make_error_response(401), provider=provider, hooks=Hooks(on_retry=seen.append)
        )
        with pytest.raises(AltegioError, match="token_provider raised OSError"):
            await pipeline.call(READ)

    run_in_virtual_time(main)
    assert seen == []
