"""Sign-in, second factors and expired tokens, over sockets against FakeAltegio."""

from __future__ import annotations

import asyncio
import traceback
from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    AltegioError,
    AuthenticationError,
    ConfigurationError,
    InvalidArgumentError,
    TwoFactorChallenge,
)
from altegio_async.testing import TWO_FACTOR_CODE, FakeAltegio, FakeTransport, Size

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)


@pytest.fixture
async def fake() -> Any:
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as running:
        yield running


def make_client(fake: FakeAltegio, user_token: str | None = None, **options: Any) -> AltegioClient:
    return AltegioClient(fake.partner_token, user_token, base_url=fake.base_url, rate_limiter=None, **options)


async def test_sign_in_keeps_the_token_in_the_client_and_its_copies(fake):
    async with make_client(fake) as client:
        copy = client.with_options(language="en-US")
        with pytest.raises(ConfigurationError, match="sign in"):
            await client.gift_cards.list_for_user(fake.locations[0].id)
        assert fake.request_count == 0
        user = await client.auth.login(fake.login, fake.password)
        assert fake.requests[-1].headers["Authorization"] == "Bearer [redacted]"  # the partner token only
        assert not isinstance(user, TwoFactorChallenge)
        assert user.user_token is not None
        assert user.user_token.reveal() == fake.user_token
        assert fake.user_token not in repr(user)
        for one in (client, copy):
            await one.gift_cards.list_for_user(fake.locations[0].id)


async def test_a_second_factor_is_a_result_and_can_be_continued(fake):
    fake.two_factor = True
    async with make_client(fake) as client:
        challenge = await client.auth.login(fake.login, fake.password)
        assert isinstance(challenge, TwoFactorChallenge)
        assert challenge.uuid
        assert challenge.uuid not in repr(challenge)
        with pytest.raises(ConfigurationError):
            await client.gift_cards.list_for_user(fake.locations[0].id)
        with pytest.raises(AltegioError):
            await client.auth.confirm(challenge, code="000000", login=fake.login, password=fake.password)
        user = await client.auth.confirm(
            challenge, code=TWO_FACTOR_CODE, login=fake.login, password=fake.password
        )
        assert not isinstance(user, TwoFactorChallenge)
        await client.gift_cards.list_for_user(fake.locations[0].id)


@pytest.mark.parametrize(("login", "password"), [("", "x"), ("x", "")])
async def test_an_empty_login_or_password_is_refused_before_it_is_sent(fake, login, password):
    async with make_client(fake) as client:
        with pytest.raises(ValueError, match="is empty"):
            await client.auth.login(login, password)
    assert fake.request_count == 0


CHALLENGE = TwoFactorChallenge(uuid="u")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("login", {"login": None}),
        ("confirm", {"challenge": "u", "code": "1234", "login": "me"}),
        ("confirm", {"challenge": CHALLENGE, "code": None, "login": "me"}),
    ],
)
async def test_a_refused_argument_of_a_sign_in_leaves_no_secret_in_the_frame_of_the_method(name, arguments):
    async with AltegioClient("partner-token", transport=FakeTransport()) as client:
        with pytest.raises(InvalidArgumentError) as raised:
            await getattr(client.auth, name)(**arguments, password="the-password")
    frames = traceback.TracebackException.from_exception(raised.value, capture_locals=True).stack[1:]
    assert any(frame.filename.endswith("auth.py") for frame in frames)
    assert not any("the-password" in text for frame in frames for text in (frame.locals or {}).values())


async def test_a_wrong_password_is_an_authentication_error_without_a_body(fake):
    async with make_client(fake) as client:
        with pytest.raises(AuthenticationError) as raised:
            await client.auth.login(fake.login, "wrong-password")
        assert raised.value.body == b""
        assert "wrong-password" not in repr(vars(raised.value))
    assert fake.request_count == 1  # it is not tried again


async def test_an_expired_token_is_renewed_once_for_all_calls(fake):
    asked = 0

    async def provider() -> str:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0.05)
        return fake.user_token

    async with make_client(fake, fake.user_token, token_provider=provider) as client:
        location = fake.locations[0].id
        await client.gift_cards.list_for_user(location)
        fake.rotate_user_token()
        await asyncio.gather(*(client.gift_cards.list_for_user(location) for _ in range(30)))
        assert asked == 1
        await client.gift_cards.list_for_user(location)
        assert asked == 1


async def test_a_provider_that_returns_an_expired_token_is_called_once_and_the_call_fails(fake):
    asked = 0

    async def provider() -> str:
        nonlocal asked
        asked += 1
        return f"dead-{asked}"

    async with make_client(fake, token_provider=provider) as client:
        with pytest.raises(AuthenticationError) as raised:
            await client.gift_cards.list_for_user(fake.locations[0].id)
    assert (asked, fake.request_count, raised.value.attempts) == (2, 2, 2)


async def test_without_a_provider_an_expired_token_is_an_error_at_once(fake):
    async with make_client(fake, fake.user_token) as client:
        fake.rotate_user_token()
        with pytest.raises(AuthenticationError):
            await client.gift_cards.list_for_user(fake.locations[0].id)
    assert fake.request_count == 1


async def test_a_copy_with_another_token_is_another_user(fake):
    async with make_client(fake, fake.user_token) as client:
        other = client.with_options(user_token=fake.users[1].token)
        await client.gift_cards.list_for_user(fake.locations[0].id)
        await other.gift_cards.list_for_user(fake.locations[0].id)
    assert [request.user_id for request in fake.requests] == [fake.users[0].id, fake.users[1].id]
