"""Traps of the changes of memberships: the methods avoid them, and the published forms do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

import msgspec
import pytest

from altegio_async import AltegioClient, APIResponseError, BadRequestError, UnprocessableEntityError
from altegio_async.testing import Answer, FakeAltegio
from altegio_async.testing.data.world import Location, Membership

T = TypeVar("T")
PHONE = "12025550168"


class PublishedBalance(msgspec.Struct):
    """The published result of a change of the balance."""

    id: int
    united_balance_services_count: int
    balance_container: dict[str, Any]


class PublishedFreeze(msgspec.Struct):
    """The published result of a freeze."""

    id: int
    number: str
    is_frozen: bool
    freeze_period: int
    freeze_till: dt.datetime


class PublishedPeriod(msgspec.Struct):
    """The published result of a change of the period."""

    id: int
    period: int
    period_unit_id: int
    expiration_date: dt.datetime


class PublishedUnfreeze(msgspec.Struct):
    """The published result of the end of a freeze."""

    id: int
    number: str
    is_frozen: bool
    freeze_period: int


class PublishedEnvelope(msgspec.Struct, Generic[T]):
    """The published envelope of one object."""

    success: bool
    data: T


def remove_body(_: Answer) -> Answer:
    return Answer(204)


def wrap_in_list(answer: Answer) -> Answer:
    """Return the membership as the only item of a list, as the sibling product documents it."""
    answer.body = {**answer.body, "data": [answer.body["data"]]}
    return answer


def wrap_in_two_lists(answer: Answer) -> Answer:
    """Return the envelope in a list too, with text as the flag, as an integrator has published it."""
    answer.body = [{"success": "true", "data": [answer.body["data"]]}]
    return answer


FORMS: dict[str, Callable[[Answer], Answer]] = {
    "no body": remove_body,
    "list": wrap_in_list,
    "two lists": wrap_in_two_lists,
}


@pytest.fixture
def membership(fake: FakeAltegio, here: Location) -> Membership:
    client = fake.add_client(here.id, phone=PHONE)
    return fake.add_membership(here.id, client=client, visits=5)


def make_path(item: Membership, action: str) -> str:
    return f"/chain/{item.chain_id}/loyalty/abonements/{item.id}/{action}"


async def test_a_freeze_without_an_end_lasts_although_an_end_is_published_as_required(
    fake: FakeAltegio, altegio: AltegioClient, membership: Membership, now: dt.datetime
):
    memberships, chain = altegio.memberships, membership.chain_id
    await memberships.freeze(chain, membership.id)
    fake.now = now + dt.timedelta(days=200)
    assert (await memberships.get(chain, membership.id)).is_frozen
    await memberships.unfreeze(chain, membership.id)
    # With an end, which the published form requires, the freeze ends by itself, or its length is refused.
    path, ends = make_path(membership, "freeze"), {20: True, 3650: False}
    membership.freeze_period, fake.now = 0, now
    for days, is_accepted in ends.items():
        body = {"freeze_till": (now + dt.timedelta(days=days)).isoformat()}
        if is_accepted:
            await altegio.request("POST", path, json=body)
            fake.now = now + dt.timedelta(days=days + 1)
            assert not (await memberships.get(chain, membership.id)).is_frozen
            fake.now = now
        else:
            with pytest.raises(UnprocessableEntityError):
                await altegio.request("POST", path, json=body)


async def test_unfreeze_sends_an_empty_object(
    fake: FakeAltegio, altegio: AltegioClient, membership: Membership
):
    chain, path = membership.chain_id, make_path(membership, "unfreeze")
    await altegio.memberships.freeze(chain, membership.id)
    # An empty map as PHP writes it is no object.
    with pytest.raises(BadRequestError):
        await altegio.request("POST", path, json=[])
    assert membership.is_frozen
    await altegio.memberships.unfreeze(chain, membership.id)
    assert fake.recorded("chain_loyalty_memberships_unfreeze")[-1].body == b"{}"
    await altegio.memberships.freeze(chain, membership.id)
    await altegio.bulk.unfreeze({chain: [membership.id]})
    assert fake.recorded("chain_loyalty_memberships_unfreeze")[-1].body == b"{}"
    assert not membership.is_frozen


async def test_set_balance_returns_the_membership_although_the_response_has_no_body(
    altegio: AltegioClient, membership: Membership
):
    [link], chain = membership.coverage, membership.chain_id
    rows = [{"service_id": link.id, "balance": 2}]
    changed = await altegio.memberships.set_balance(chain, membership.id, services_balance_count=rows)
    assert (changed.id, changed.visits_left) == (membership.id, 2)
    # A client that decodes the published object reports a failure, although the balance was changed.
    path, body = make_path(membership, "set_balance"), {"services_balance_count": [{**rows[0], "balance": 1}]}
    with pytest.raises(APIResponseError, match="no body"):
        await altegio.request("POST", path, json=body, response_type=PublishedBalance)
    assert link.count == 1
    response = await altegio.request_with_raw_response("POST", path, json=body)
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(response.body, type=PublishedBalance)


async def test_changes_return_the_membership_in_each_form_of_the_response(
    fake: FakeAltegio, membership: Membership
):
    chain, period = membership.chain_id, {"period": 2, "period_unit_id": 3}
    published: dict[str, tuple[dict[str, Any], type[Any]]] = {
        "freeze": ({}, PublishedFreeze),
        "unfreeze": ({}, PublishedUnfreeze),
        "set_period": (period, PublishedPeriod),
    }
    lenient = AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None, strict=False
    )
    problems: list[str] = []
    async with lenient:
        for form, alter in FORMS.items():
            for action, (body, shape) in published.items():
                name = f"chain_loyalty_memberships_{action}"
                fake.inject(alter=alter, operation=name)
                membership.is_frozen = action == "unfreeze"
                changed = await getattr(lenient.memberships, action)(chain, membership.id, **body)
                found = None if changed is None else (changed.id, changed.visits_left, changed.type.id)
                whole = None if form == "no body" else (membership.id, 5, membership.type_id)
                if found != whole:
                    problems.append(f"{action}, {form}: {found}")
                membership.is_frozen = action == "unfreeze"
                response = await lenient.request_with_raw_response(
                    "POST", make_path(membership, action), json=body
                )
                with suppress(msgspec.DecodeError):
                    msgspec.json.decode(response.body, type=PublishedEnvelope[shape])
                    problems.append(f"{action}, {form}: the published form decodes")
                fake.injections.clear()
    assert problems == []
