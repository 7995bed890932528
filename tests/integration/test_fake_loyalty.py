"""FakeAltegio keeps memberships, types, loyalty cards, promotions and loyalty transactions."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from altegio_async import AltegioClient, BadRequestError, NotFoundError, UnprocessableEntityError
from altegio_async.models import MembershipType
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.finance import make_document_id
from altegio_async.testing.data.world import Coverage, Location, LoyaltyCardType

SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=1, clients=1)
NOW = dt.datetime(2026, 5, 14, 9, tzinfo=dt.UTC)
PHONE = "12025550168"


@pytest.fixture
async def fake():
    async with FakeAltegio(size=SMALL, rate_limits=None, now=NOW) as running:
        yield running


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as client:
        yield client


@pytest.fixture
def here(fake: FakeAltegio) -> Location:
    return fake.add_location(title="Loyalty")


async def read(altegio: AltegioClient, chain_id: int, ident: int) -> Any:
    [found] = await altegio.memberships.list_for_chain(chain_id, ids=[ident]).collect()
    return found


async def test_the_look_up_by_phone_omits_a_membership_when_it_expires(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client = fake.add_client(here.id, phone=PHONE)
    one = fake.add_membership(here.id, client=client, expires=NOW.date())
    for days, found in ((0, [one.id]), (1, [])):
        fake.now = NOW + dt.timedelta(days=days)
        rows = await altegio.memberships.list_for_client(here.id, phone=PHONE)
        assert [row.id for row in rows] == found


async def test_the_status_of_a_membership_follows_the_clock_unless_it_is_frozen(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client = fake.add_client(here.id, phone=PHONE)
    expired, frozen = (fake.add_membership(here.id, client=client, expires=NOW.date()) for _ in range(2))
    await altegio.memberships.freeze(here.chain_id, frozen.id)
    fake.now = NOW + dt.timedelta(days=2)
    slugs = [(await read(altegio, here.chain_id, one.id)).status.slug for one in (expired, frozen)]
    assert slugs == ["expired", "active"]
    thawed = await altegio.memberships.unfreeze(here.chain_id, frozen.id)
    assert thawed.is_usable(on=fake.now)
    renewed = await altegio.memberships.set_period(here.chain_id, expired.id, period=2, period_unit_id=3)
    assert (renewed.status.slug, renewed.is_usable(on=fake.now)) == ("active", True)


async def test_the_last_day_of_a_freeze_is_a_day_of_the_location(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    here.zone = ZoneInfo("Pacific/Auckland")
    client, last = fake.add_client(here.id, phone=PHONE), (NOW + dt.timedelta(days=5)).date()
    one = fake.add_membership(here.id, client=client)
    membership = await altegio.memberships.freeze(here.chain_id, one.id, until=last)
    assert membership.freeze_till.date() == last
    end = dt.datetime.combine(last, dt.time(23, 59), here.zone)
    for minutes, is_frozen in ((0, True), (2, False)):
        fake.now = end + dt.timedelta(minutes=minutes)
        assert (await read(altegio, here.chain_id, one.id)).is_frozen is is_frozen


async def test_the_expiry_moves_by_the_days_spent_frozen(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client, expires = fake.add_client(here.id, phone=PHONE), dt.date(2026, 8, 1)
    for frozen, passed, until in ((10, 10, None), (3, 3, 7), (7, 20, 7)):
        fake.now = NOW
        one = fake.add_membership(here.id, client=client, expires=expires)
        last = None if until is None else (NOW + dt.timedelta(days=until)).date()
        await altegio.memberships.freeze(here.chain_id, one.id, until=last)
        before = await read(altegio, here.chain_id, one.id)
        assert (before.is_frozen, before.freeze_period) == (True, until or 0)
        fake.now = NOW + dt.timedelta(days=passed)
        if until is None or passed < until:
            await altegio.memberships.unfreeze(here.chain_id, one.id)
        after = await read(altegio, here.chain_id, one.id)
        assert (after.is_frozen, after.freeze_period) == (False, frozen)
        assert after.expiration_date.date() == expires + dt.timedelta(days=frozen)
        with pytest.raises(BadRequestError):
            await altegio.memberships.unfreeze(here.chain_id, one.id)


async def test_a_history_exists_for_the_owner_of_a_membership_only(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    owner, other = (fake.add_client(here.id, phone=PHONE) for _ in range(2))
    one = fake.add_membership(here.id, client=owner)
    path = f"/company/{here.id}/clients/{{}}/loyalty/abonements/{one.id}/history"
    assert await altegio.request("GET", path.format(owner.id)) == []
    with pytest.raises(NotFoundError):
        await altegio.request("GET", path.format(other.id))
    for client, expected in ((owner, [one.id]), (other, [])):
        found = await altegio.memberships.list_for_client(here.id, phone=PHONE, verify_client_id=client.id)
        assert [row.id for row in found] == expected


async def test_the_limit_of_a_freeze_has_a_unit_and_zero_means_none(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client, kind = fake.add_client(here.id, phone=PHONE), fake.add_membership_type(here.id)
    for limit, unit, days, is_accepted in (
        (2, 2, 14, True),
        (2, 2, 15, False),
        (2, 1, 3, False),
        (0, 1, 90, True),
    ):
        kind.freeze_limit, kind.extra["freeze_limit_unit_id"] = limit, unit
        one = fake.add_membership(here.id, client=client, membership_type=kind)
        call = altegio.memberships.freeze(here.chain_id, one.id, until=(NOW + dt.timedelta(days=days)).date())
        if is_accepted:
            await call
        else:
            with pytest.raises(UnprocessableEntityError):
                await call
        assert fake.world.memberships[one.id].is_frozen is is_accepted


async def test_a_period_changes_the_expiry_but_never_to_before_the_last_use(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client = fake.add_client(here.id, phone=PHONE)
    one = fake.add_membership(here.id, client=client, expires=dt.date(2026, 5, 20))
    changed = await altegio.memberships.set_period(here.chain_id, one.id, period=2, period_unit_id=2)
    assert changed is not None
    assert changed.expiration_date is not None
    assert changed.expiration_date.date() == dt.date(2026, 5, 28)
    member, service = fake.add_team_member(here.id), fake.add_service(here.id)
    start = NOW + dt.timedelta(days=1)
    appointment = fake.add_appointment(
        here.id, team_member=member, client=client, services=[service], start=start
    )
    fake.now = NOW + dt.timedelta(days=10)
    method = {"slug": "loyalty_abonement", "loyalty_abonement_id": one.id}
    document = make_document_id(appointment.id)
    await altegio.sales.pay(here.id, document, body={"payment": {"method": method}})
    with pytest.raises(UnprocessableEntityError, match="last use"):
        await altegio.memberships.set_period(here.chain_id, one.id, period=3, period_unit_id=1)
    await altegio.memberships.set_period(here.chain_id, one.id, period=0, period_unit_id=1)
    assert (await read(altegio, here.chain_id, one.id)).expiration_date is None


async def test_a_balance_decides_the_status_and_unlimited_ones_are_refused(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client, kind = fake.add_client(here.id, phone=PHONE), fake.add_membership_type(here.id)
    kind.coverage = [
        Coverage(11, "Sauna", 4),
        Coverage(12, "Yoga", 2),
        Coverage(13, "Pool", 0, is_unlimited=True),
    ]
    one = fake.add_membership(here.id, client=client, membership_type=kind)
    set_balance = altegio.memberships.set_balance

    async def count(*pairs: tuple[int, int]) -> list[int]:
        rows = [{"service_id": ident, "balance": balance} for ident, balance in pairs]
        await set_balance(here.chain_id, one.id, services_balance_count=rows)
        found = await read(altegio, here.chain_id, one.id)
        return [link.count for link in found.balance_container.links]

    assert await count((12, 9)) == [4, 9, 0]
    for pairs in ([(13, 5)], [(11, 1), (99, 1)]):
        with pytest.raises(UnprocessableEntityError):
            await count(*pairs)
    assert await count((11, 0)) == [0, 9, 0]
    fake.world.memberships[one.id].coverage.pop()
    assert await count((12, 0)) == [0, 0]
    assert (await read(altegio, here.chain_id, one.id)).status.id == 4
    assert await count((12, 1)) == [0, 1]
    assert (await read(altegio, here.chain_id, one.id)).status.id == 2
    kind.is_united_balance = kind.is_united_unlimited = True
    with pytest.raises(UnprocessableEntityError):
        await set_balance(here.chain_id, one.id, united_balance_services_count=3)


def build_type(chain_id: int, **more: Any) -> dict[str, Any]:
    return {
        "title": "Ten",
        "salon_group_id": chain_id,
        "cost": 100,
        "is_united_balance": False,
        "united_balance_services_count": 0,
        "service_categories": {"71": 10},
        **more,
    }


async def test_a_chain_accepts_one_form_of_coverage_and_ignores_the_other(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    links = [{"service_id": 0, "service_category_id": 72, "is_unlimited": False, "count": 5}]
    chain = fake.world.chains[here.chain_id]
    for form, expected in (("", {72: 5}), ("services", {71: 10}), ("service_links", {72: 5})):
        chain.coverage_form = form
        body = build_type(here.chain_id, service_links=links)
        path = f"/chain/{here.chain_id}/loyalty/abonement_types"
        created = await altegio.request("POST", path, json=body, response_type=MembershipType)
        assert created.balance_container is not None
        found = {
            link.category.id: link.count for link in created.balance_container.links or [] if link.category
        }
        assert found == expected, form


async def test_a_sold_type_keeps_price_validity_activation_sharing_and_coverage(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types = altegio.membership_types
    for is_sold in (False, True):
        body = build_type(
            here.chain_id, period=1, period_unit_id=3, expiration_type_id=2, is_allow_empty_code=False
        )
        kind = await types.create(here.chain_id, body=body)
        if is_sold:
            fake.add_membership(
                here.id, client=fake.add_client(here.id, phone=PHONE), membership_type=kind.id
            )
        changed = build_type(
            here.chain_id, title="New", cost=9, period=5, expiration_type_id=1, service_categories={"75": 1}
        )
        await types.replace(here.chain_id, kind.id, body=changed)
        found = await types.get(here.chain_id, kind.id)
        assert found.balance_container is not None
        [link] = found.balance_container.links or []
        kept = (found.cost, found.period, found.expiration_type_id, found.is_allow_empty_code, link.count)
        assert found.title == "New"
        assert kept == ((100, 1, 2, False, 10) if is_sold else (9, 5, 1, True, 1))


async def test_an_update_neither_restores_a_deleted_type_nor_changes_the_day_of_archiving(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id)
    await types.archive(here.chain_id, kind.id)
    await types.delete(here.chain_id, kind.id)
    fake.now = NOW + dt.timedelta(days=5)
    result = await types.update(here.chain_id, kind.id, title="Changed")
    changed = result.value
    assert (result.ignored, result.concurrent) == ((), ())
    assert (changed.title, changed.is_archived, changed.date_archived) == ("Changed", True, NOW)
    assert kind.id not in {one.id for one in await types.list_for_chain(here.chain_id).collect()}


async def test_archiving_does_not_check_the_chain(fake: FakeAltegio, altegio: AltegioClient, here: Location):
    other = fake.add_location(title="Elsewhere")
    kind = fake.add_membership_type(here.id)
    with pytest.raises(NotFoundError):
        await altegio.membership_types.get(other.chain_id, kind.id)
    await altegio.membership_types.archive(other.chain_id, kind.id)
    assert (await altegio.membership_types.get(here.chain_id, kind.id)).is_archived is True
    assert await altegio.membership_types.search(here.id).collect() == []


async def test_a_card_number_is_issued_once_and_its_transactions_are_listed_by_day(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    kind = LoyaltyCardType(fake.world.make_id(), here.chain_id, "Gold")
    fake.world.card_types[kind.id] = kind
    client = fake.add_client(here.id, phone=PHONE)
    given = {"loyalty_card_number": "0042", "loyalty_card_type_id": str(kind.id), "phone": PHONE}
    card = await altegio.loyalty_cards.issue(here.id, **given)
    with pytest.raises(BadRequestError, match="issued already"):
        await altegio.loyalty_cards.issue(here.id, **given)
    for amount, days in ((12, 0), (-2, 1)):
        fake.now = NOW + dt.timedelta(days=days)
        await altegio.loyalty_cards.create_transaction(here.id, card.id, amount=amount)
    assert [(one.number, one.balance) for one in await altegio.loyalty_cards.list_for_client(client.id)] == [
        ("0042", 10)
    ]
    days = [NOW.date(), NOW.date() + dt.timedelta(days=1)]
    for first, last, expected in ((days[0], days[1], [5, 6]), (days[1], days[1], [6])):
        rows = altegio.chains.transactions.list(
            here.chain_id, created_after=first, created_before=last, loyalty_card_id=card.id, page_size=1
        )
        assert [row.type_id for row in await rows.collect()] == expected
    await altegio.loyalty_cards.delete(here.id, card.id)
    assert await altegio.loyalty_cards.list_for_client(client.id) == []
    assert (await altegio.loyalty_cards.issue(here.id, **given)).balance == 0


async def test_an_update_of_a_promotion_replaces_its_items_and_templates(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    promotions = altegio.chains.promotions
    body = {
        "title": "Spring",
        "type": "discount_static",
        "service_item_type": "custom_allowed",
        "good_item_type": "not_allowed",
        "value_unit": "percent",
        "rules": [{"parameter": 0, "value": 5}],
        "company_ids": [here.id],
        "allowed_service_ids": [1, 2],
    }
    created = await promotions.create(here.chain_id, body=body)
    path = f"/chain/{here.chain_id}/loyalty/programs/{created.id}"
    blocks = {"include[]": ["applicable_items", "on_changed_notification_template"]}
    first: Any = await altegio.request("GET", path, query=blocks)
    assert [item["id"] for item in first["applicable_items"]] == [1, 2]
    assert "on_changed_notification_template" not in first
    template = {"type": "custom", "body": "Hello"}
    change = {"allowed_service_ids": [2], "on_changed_notification_template": template}
    await altegio.request("PUT", path, json=change)
    second: Any = await altegio.request("GET", path, query=blocks)
    assert [item["id"] for item in second["applicable_items"]] == [2]
    assert second["on_changed_notification_template"]["body"] == "Hello"
    await promotions.delete(here.chain_id, created.id)
    with pytest.raises(NotFoundError):
        await promotions.get(here.chain_id, created.id)


async def test_gift_card_types_of_a_location_have_the_form_of_live_rows(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    kind = fake.add_gift_card_type(here.id)
    queries: dict[str, dict[str, Any]] = {"search": {}, "fetch": {"ids[]": [kind.id]}}
    for name, query in queries.items():
        path = f"/company/{here.id}/loyalty/certificate_types/{name}"
        rows: Any = await altegio.request("GET", path, query=query)
        assert [row["id"] for row in rows] == [kind.id]
        assert (rows[0]["company_id"], rows[0]["loyalty_group_id"]) == (here.id, here.chain_id)
        assert not {"company_group_id", "balance", "is_multi"} & set(rows[0])
