"""Users of online booking: sign-in by code or password, and changes of their data."""

from __future__ import annotations

import hashlib

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.world import User, World, extract_digits
from altegio_async.testing.handlers.online_booking import BOOKING_CODE, make_code_refusal, read_phone
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_object
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route


def log_in(world: World, call: HandlerCall) -> Answer:
    """Respond with 201 and the user token for the login and password of a user of online booking."""
    fields = Fields(call.body)
    fields.require("login", "password")
    return answer_object(_render(_find_by_password(world, fields)), 201)


def log_in_with_code(world: World, call: HandlerCall) -> Answer:
    """Respond with 201 and the user token for a phone and the code that it received.

    The user is added at the first sign-in. Each code can be used once. A login and its password are accepted
    in place of phone and code.
    """
    fields = Fields(call.body)
    if "phone" not in fields and "code" not in fields:
        return log_in(world, call)
    fields.require("phone", "code")
    phone = extract_digits(fields.text("phone"))
    location_ids = sorted(location_id for location_id, sent_to in world.booking.codes if sent_to == phone)
    if fields.text("code") != BOOKING_CODE or not location_ids:
        raise Refusal(401, "The code is wrong.")
    world.booking.codes.difference_update((location_id, phone) for location_id in location_ids)
    user = _find_by_phone(world, phone) or _add_user(world, phone, location_ids, call)
    return answer_object(_render(user), 201)


def get_user(_world: World, call: HandlerCall) -> Answer:
    """Return the signed-in user."""
    return answer_object(_render(_read_user(call)))


def update_user(world: World, call: HandlerCall) -> Answer:
    """Change name, e-mail or phone of the signed-in user. A new phone needs the code that it received."""
    user, fields = _read_user(call), Fields(call.body)
    name, email = fields.text("name", user.name), fields.text("email", user.email)
    phone = read_phone(fields) if "phone" in fields else user.phone
    if phone != user.phone:
        _check_new_phone(world, user, phone, fields.text("confirmation_code"))
        if user.login == user.phone:
            user.login = phone
    user.name, user.email, user.phone = name, email, phone
    return _accept("The user was changed.")


def update_password(world: World, call: HandlerCall) -> Answer:
    """Change the password of the signed-in user and return a new token.

    A user without a password sets the first one with any `old_password`.
    """
    user, fields = _read_user(call), Fields(call.body)
    fields.require("new_password")
    old, new = fields.text("old_password"), fields.text("new_password")
    if user.password and old != user.password:
        raise refuse("old_password", "The password is wrong.")
    if not new:
        raise refuse("new_password", "A password is needed.")
    user.password, user.token = new, _make_token(world, call)
    return answer_object({"user_token": user.token})


def send_new_phone_code(world: World, call: HandlerCall) -> Answer:
    """Send a code to the new phone of the signed-in user, on behalf of either a location or a chain."""
    given = {name: call.first(name) for name in ("company_id", "group_id") if call.first(name)}
    if len(given) != 1:
        raise refuse("company_id", "Either company_id or group_id is needed.")
    [(name, text)] = given.items()
    known = world.locations if name == "company_id" else world.chains
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 18 or int(text) not in known:
        raise Refusal(404)
    phone = read_phone(Fields({"phone": call.first("phone")}))
    world.booking.new_phone_codes.add((_read_user(call).id, phone))
    return _accept("The code was sent.")


def _read_user(call: HandlerCall) -> User:
    if call.user is None:
        raise Refusal(401, "Authentication needed.")
    return call.user


def _find_by_password(world: World, fields: Fields) -> User:
    login, password = fields.text("login"), fields.text("password")
    for user in world.booking_users.values():
        is_known = login in {user.login, user.email} or (
            "@" not in login and extract_digits(login) == user.phone
        )
        if login and password and is_known and password == user.password:
            return user
    raise Refusal(401, "Wrong login or password.")


def _find_by_phone(world: World, phone: str) -> User | None:
    return next((user for user in world.booking_users.values() if user.phone == phone), None)


def _add_user(world: World, phone: str, location_ids: list[int], call: HandlerCall) -> User:
    """Add a user with the name and e-mail of the first client with this phone, if there is one."""
    clients = (world.find_client(location_id, phone) for location_id in location_ids)
    client = next((one for one in clients if one is not None), None)
    name, email = (client.name, client.email) if client else ("", "")
    user = User(world.make_id(), name, phone, phone, email, "", _make_token(world, call))
    world.booking_users[user.id] = user
    return user


def _check_new_phone(world: World, user: User, phone: str, code: str) -> None:
    """Refuse a phone without its code, and the phone of another user."""
    if code != BOOKING_CODE or (user.id, phone) not in world.booking.new_phone_codes:
        raise make_code_refusal()
    if _find_by_phone(world, phone) is not None:
        raise refuse("phone", "Another user has this phone.")
    world.booking.new_phone_codes.discard((user.id, phone))


def _make_token(world: World, call: HandlerCall) -> str:
    """Return an unused token, which depends on the seed and on the preceding writes only."""
    return hashlib.sha256(f"{call.seed} booking user {world.make_id()}".encode()).hexdigest()[:32]


def _accept(message: str) -> Answer:
    return Answer(202, {"success": True, "meta": {"message": message}})


def _render(user: User) -> dict[str, object]:
    return {
        "id": user.id,
        "user_token": user.token,
        "name": user.name,
        "phone": user.phone,
        "login": user.login,
        "email": user.email,
        "avatar": f"https://assets.example.com/{user.id}_avatar.png",
    }


_USER = "/booking/user"

ROUTES: tuple[Route, ...] = (
    Route("authorize_online_booking_user", "POST", "/booking/auth", log_in, AuthLevel.PARTNER, is_read=True),
    Route("log_in_with_phone_number_and_code", "POST", "/user/auth", log_in_with_code, AuthLevel.PARTNER),
    Route("get_booking_user", "GET", _USER + "/data", get_user, is_for_booking_users=True),
    Route("update_booking_user", "PUT", _USER, update_user, is_for_booking_users=True),
    Route(
        "update_booking_user_password", "PUT", _USER + "/password", update_password, is_for_booking_users=True
    ),
    Route(
        "send_phone_update_verification_code",
        "GET",
        _USER + "/phone_confirmation",
        send_new_phone_code,
        is_for_booking_users=True,
    ),
)
"""The operations of users of online booking."""
