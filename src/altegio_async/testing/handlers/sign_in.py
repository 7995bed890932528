"""Sign-in by login and password, with an optional second factor."""

from __future__ import annotations

from altegio_async.testing.data.world import User, World, extract_digits
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object, as_object

TWO_FACTOR_CODE = "246810"
"""The code that the embedded server "sends" and accepts as the second factor."""
_ATTEMPTS = 3


def authorize(world: World, call: HandlerCall) -> Answer:
    """Respond with 201 and the user token for a known login (e-mail address or phone) and its password.

    With `two_factor` the first response is 200 with a challenge. The token is sent in response to the same
    body with `2fa: {uuid, secret}` added.
    """
    user = _find_user(world, str(call.body.get("login", "")), str(call.body.get("password", "")))
    if call.two_factor:
        answer = as_object(call.body.get("2fa"))
        if answer is None:
            return _make_challenge(world, user)
        _check_code(world, user, str(answer.get("uuid")), str(answer.get("secret")))
    return answer_object(_render_user(user), status=201)


def _find_user(world: World, login: str, password: str) -> User:
    for user in world.users:
        known = login in {user.login, user.email} or (
            "@" not in login and extract_digits(login) == user.phone
        )
        if known and password == user.password:
            return user
    raise Refusal(401, "Wrong login or password.")


def _make_challenge(world: World, user: User) -> Answer:
    number = len(world.challenges) + 1
    uuid = f"00000000-0000-4000-8000-{user.id:06d}{number:06d}"
    world.challenges[uuid] = (user.id, TWO_FACTOR_CODE)
    return answer_object(
        {
            "uuid": uuid,
            "flow": "login",
            "transport": {"type": "sms", "recipient": f"+{user.phone[:2]}*****{user.phone[-2:]}"},
            "refresh_ttl_sec": 60,
            "attempts_left": _ATTEMPTS,
        }
    )


def _check_code(world: World, user: User, uuid: str, secret: str) -> None:
    if world.challenges.get(uuid) != (user.id, secret):
        raise Refusal(422, "The code is wrong.", {"2fa": ["The code is wrong or too old."]})
    del world.challenges[uuid]


def _render_user(user: User) -> dict[str, object]:
    return {
        "id": user.id,
        "user_token": user.token,
        "name": user.name,
        "phone": user.phone,
        "login": user.login,
        "email": user.email,
        "avatar": f"https://assets.example.com/{user.id}_avatar.png",
        "is_approved": True,
        "is_email_confirmed": user.id % 2 == 0,
    }
