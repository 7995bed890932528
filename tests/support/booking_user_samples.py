"""Requests of every operation of users of online booking."""

from __future__ import annotations

from altegio_async.testing import BOOKING_CODE, FakeAltegio
from altegio_async.testing.data.world import User
from tests.support.fake_client import Sample

PHONE, NEW_PHONE, PASSWORD = "12025550181", "12025550182", "quiet corner"


def build_booking_user_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation, in an order in which all of them succeed.

    The last one replaces the token of the first user.
    """
    world, location = fake.world, fake.locations[0]
    user = User(world.make_id(), "Mara", PHONE, PHONE, "mara@example.org", PASSWORD, "token-of-mara")
    world.booking_users[user.id] = user
    world.booking.codes.add((location.id, PHONE))
    code_query = [("company_id", str(location.id)), ("phone", NEW_PHONE)]
    changes = {"name": "Priya", "phone": NEW_PHONE, "confirmation_code": BOOKING_CODE}
    passwords = {"old_password": fake.password, "new_password": "steam room"}
    by_code = {"phone": PHONE, "code": BOOKING_CODE}
    by_password = {"login": PHONE, "password": PASSWORD}
    return [
        Sample("authorize_online_booking_user", "POST", "/booking/auth", [], by_password, 201),
        Sample("log_in_with_phone_number_and_code", "POST", "/user/auth", [], by_code, 201),
        Sample("get_booking_user", "GET", "/booking/user/data"),
        Sample(
            "send_phone_update_verification_code",
            "GET",
            "/booking/user/phone_confirmation",
            code_query,
            None,
            202,
        ),
        Sample("update_booking_user", "PUT", "/booking/user", [], changes, 202),
        Sample("update_booking_user_password", "PUT", "/booking/user/password", [], passwords),
    ]
