"""Tokens and token providers: which user a client and its copies act as, in every combination of options."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable
from typing import Any
from unittest.mock import AsyncMock

import pytest

from altegio_async import (
    AltegioClient,
    APIConnectionError,
    AuthenticationError,
    ConfigurationError,
    TokenProviderError,
)
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.resources.auth import Auth
from tests.support.pipelines import READ, WRITE, make_error_response, make_pipeline, make_response
from tests.support.virtual_time import run_in_virtual_time

OK = make_response(data=5)


async def alice() -> str:
    return "alice-renewed"


async def bob() -> str:
    return "bob-renewed"


def list_users(transport: Any) -> list[str]:
    """Return the user token of each request that was sent."""
    return [request.authorization.reveal().partition("User ")[2] for request in transport.requests]


def copy_pipeline(pipeline: Pipeline, **options: Any) -> Pipeline:
    """Return a pipeline as `with_options` makes it."""
    client = object.__new__(AltegioClient)
    client._pipeline, client._transport = pipeline, pipeline.transport
    return client.with_options(**options)._pipeline


ALICE = {"user_token": "alice-token", "provider": alice}


@pytest.mark.parametrize(
    ("start", "options", "sent"),
    [
        # start, options of the copy, users of the requests: every response is a 401
        (ALICE, {}, ["alice-token", "alice-renewed"]),
        (ALICE, {"timeout": 1}, ["alice-token", "alice-renewed"]),
        (ALICE, {"token_provider": alice}, ["alice-token", "alice-renewed"]),
        (ALICE, {"token_provider": None}, ["alice-token"]),
        (ALICE, {"token_provider": bob}, ["bob-renewed", "bob-renewed"]),
        (ALICE, {"user_token": "bob-token"}, ["bob-token"]),
        (ALICE, {"user_token": "bob-token", "token_provider": None}, ["bob-token"]),
        (ALICE, {"user_token": "bob-token", "token_provider": bob}, ["bob-token", "bob-renewed"]),
        (ALICE, {"user_token": "alice-token"}, ["alice-token"]),
        ({"user_token": "alice-token"}, {"user_token": "bob-token"}, ["bob-token"]),
        ({"user_token": "alice-token"}, {"token_provider": bob}, ["bob-renewed", "bob-renewed"]),
        ({"user_token": None, "provider": alice}, {"user_token": "bob-token"}, ["bob-token"]),
        ({"user_token": None, "provider": alice}, {"token_provider": bob}, ["bob-renewed", "bob-renewed"]),
        ({"user_token": None}, {"token_provider": bob}, ["bob-renewed", "bob-renewed"]),
    ],
)
@pytest.mark.parametrize("operation", [READ, WRITE])
def test_a_copy_never_continues_as_another_user(start, options, sent, operation):
    async def main():
        pipeline, transport = make_pipeline(make_error_response(401), **start)
        with pytest.raises(AuthenticationError):
            await copy_pipeline(pipeline, **options).call(operation)
        return list_users(transport)

    assert run_in_virtual_time(main) == sent


def test_a_copy_of_a_copy_never_continues_as_the_first_user():
    async def main():
        pipeline, transport = make_pipeline(make_error_response(401), **ALICE)
        copy = copy_pipeline(copy_pipeline(pipeline, user_token="bob-token"), timeout=1)
        with pytest.raises(AuthenticationError):
            await copy.call(WRITE)
        with pytest.raises(AuthenticationError):
            await pipeline.call(WRITE)
        return list_users(transport)

    assert run_in_virtual_time(main) == ["bob-token", "alice-token", "alice-renewed"]


def test_a_user_who_signs_in_is_not_renewed_as_the_user_before():
    signed_in = make_response(data={"id": 77, "user_token": "bob-token"})

    async def main():
        pipeline, transport = make_pipeline(signed_in, make_error_response(401), **ALICE)
        await Auth(pipeline).login("bob@example.com", "a-password")
        with pytest.raises(AuthenticationError):
            await pipeline.call(WRITE)
        return list_users(transport), pipeline.credentials.user_id

    assert run_in_virtual_time(main) == (["", "bob-token"], 77)


def test_a_user_who_signs_in_again_keeps_the_provider():
    signed_in = make_response(data={"id": 77, "user_token": "alice-token"})

    async def main():
        pipeline, transport = make_pipeline(
            signed_in, signed_in, make_error_response(401), provider=alice, user_token=None
        )
        for _ in range(2):
            await Auth(pipeline).login("alice@example.com", "a-password")
        with pytest.raises(AuthenticationError):
            await pipeline.call(WRITE)
        return list_users(transport)

    assert run_in_virtual_time(main) == ["", "", "alice-token", "alice-renewed"]


def test_a_provider_that_signs_in_with_its_own_client_keeps_renewing():
    logins = 0

    async def serve(request):
        nonlocal logins
        if request.operation == "authorize_user":
            logins += 1
            return make_response(data={"id": 77, "user_token": f"token-{logins}"})
        return OK if request.authorization.reveal().endswith("User token-3") else make_error_response(401)

    async def main():
        async def provider() -> str:
            user = await Auth(pipeline).login("bob@example.com", "a-password")
            return user.user_token.reveal()

        pipeline, _ = make_pipeline(serve, provider=provider, user_token=None)
        with pytest.raises(AuthenticationError):
            await pipeline.call(READ)
        assert await pipeline.call(READ) == 5
        return logins, pipeline.credentials.user_id

    assert run_in_virtual_time(main) == (3, 77)


@pytest.mark.parametrize("token", [None, "stale-token"])
@pytest.mark.parametrize("in_a_task", [True, False])
def test_a_provider_that_waits_for_its_own_client_fails_at_once(token, in_a_task):
    async def main():
        async def provider() -> str:
            call = copy_pipeline(pipeline, timeout=1).call(READ)
            await (asyncio.create_task(call) if in_a_task else call)
            return "never"

        pipeline, _ = make_pipeline(make_error_response(401), provider=provider, user_token=token)
        with pytest.raises(ConfigurationError, match="token_provider called a client that waits for"):
            await pipeline.call(READ)
        return asyncio.get_running_loop().time()

    assert run_in_virtual_time(main) == 0


def test_a_provider_can_use_another_client():
    async def main():
        other, _ = make_pipeline(make_response(data="from-another-client"), provider=bob, user_token=None)

        async def provider() -> str:
            return await other.call(READ)

        pipeline, transport = make_pipeline(OK, provider=provider, user_token=None)
        assert await pipeline.call(READ) == 5
        return list_users(transport)

    assert run_in_virtual_time(main) == ["from-another-client"]


def test_a_task_that_outlives_its_provider_can_use_the_client():
    async def main():
        tasks = []

        async def provider() -> str:
            async def later() -> Any:
                await asyncio.sleep(10)
                return await pipeline.call(READ)

            tasks.append(asyncio.create_task(later()))
            return f"token-{len(tasks)}"

        pipeline, _ = make_pipeline(OK, make_error_response(401), OK, provider=provider, user_token=None)
        assert await pipeline.call(READ) == 5
        assert await tasks[0] == 5
        for task in tasks[1:]:
            task.cancel()

    run_in_virtual_time(main)


def sync_provider() -> str:
    return "token"


class SyncProvider:
    def __call__(self) -> str:
        return "token"


class Provider:
    async def __call__(self) -> str:
        return "token-1"

    async def method(self) -> str:
        return "token-1"


@functools.wraps(alice)
def call_alice() -> Awaitable[str]:
    return alice()


def provider_with_annotation() -> Awaitable[str]:
    return alice()


async def of_user(name: str) -> str:
    return f"{name}-token"


@pytest.mark.parametrize(
    "provider",
    [sync_provider, SyncProvider(), lambda: "token", SyncProvider, str, 5, "token", functools.partial(str)],
)
def test_a_provider_that_is_not_a_coroutine_function_is_refused_at_construction(provider):
    for make in (
        lambda: AltegioClient("partner", token_provider=provider),
        lambda: AltegioClient("partner").with_options(token_provider=provider),
    ):
        with pytest.raises(ConfigurationError, match="^token_provider must be a coroutine function, got "):
            make()


@pytest.mark.parametrize(
    "provider",
    [
        alice, Provider(), Provider().method, functools.partial(of_user, "bob"), AsyncMock(return_value="token-1"),
        call_alice, provider_with_annotation,
    ],
)  # fmt: skip
def test_every_kind_of_coroutine_function_is_a_provider(provider):
    async def main():
        pipeline, transport = make_pipeline(OK, provider=provider, user_token=None)
        assert await pipeline.call(READ) == 5
        return len(transport.requests)

    assert run_in_virtual_time(main) == 1


def test_a_provider_that_fails_once_is_a_temporary_error_and_is_called_again():
    asked = 0

    async def provider() -> str:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise OSError("the vault is restarting")
        return "token-2"

    async def main():
        pipeline, transport = make_pipeline(OK, provider=provider, user_token=None)
        with pytest.raises(TokenProviderError) as raised:
            await pipeline.call(READ)
        assert await pipeline.call(READ) == 5
        assert len(transport.requests) == 1
        return raised.value

    error = run_in_virtual_time(main)
    assert isinstance(error, APIConnectionError)
    assert not isinstance(error, ConfigurationError)
    assert (error.sent, error.retriable, type(error.__cause__)) == (False, True, OSError)


async def test_a_client_with_a_provider_does_not_start_with_the_user_of_the_environment(monkeypatch):
    monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", "partner")
    monkeypatch.setenv("ALTEGIO_USER_TOKEN", "user-of-the-environment")
    client = AltegioClient(token_provider=alice)
    assert client._pipeline.credentials.user_token is None
    await client._pipeline.credentials.renew(None)
    assert client._pipeline.credentials.user_token.reveal() == "alice-renewed"
    given = AltegioClient(user_token="user-as-given", token_provider=alice)
    assert given._pipeline.credentials.user_token.reveal() == "user-as-given"
    assert AltegioClient()._pipeline.credentials.user_token.reveal() == "user-of-the-environment"


@pytest.mark.parametrize("token", ["a", "ab", "abc"])
async def test_a_token_that_is_too_short_is_refused(token):
    async def provider() -> str:
        return token

    client = AltegioClient("partner", "user-token")
    for make in (
        lambda: AltegioClient(token),
        lambda: AltegioClient("partner", token),
        lambda: client.with_options(user_token=token),
    ):
        with pytest.raises(
            ConfigurationError, match="_token is too short: a token has at least 4 characters"
        ):
            make()
    renewing = AltegioClient("partner", token_provider=provider)
    with pytest.raises(ConfigurationError, match="user_token is too short"):
        await renewing._pipeline.credentials.renew(None)


def test_short_tokens_are_accepted_on_loopback_and_not_redacted():
    client = AltegioClient("p", "u", base_url="http://127.0.0.1:1/api/v1")
    assert client._pipeline.credentials.redactor.redact("up and up") == "up and up"
