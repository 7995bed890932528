"""Updates of loyalty types and promotions read the object back and report fields with other values."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    APIResponseError,
    BadRequestError,
    FieldDifference,
    IncompleteWriteError,
    InvalidArgumentError,
    PermissionDeniedError,
    RetryPolicy,
)
from altegio_async.models import MembershipTypeUpdate
from altegio_async.testing import Answer, FakeAltegio, Size
from altegio_async.testing.data.world import Location, MembershipType
from tests.support.loyalty_samples import PROMOTION

SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=1, clients=1)
PHONE = "12025550168"
READ, UPDATE = "chain_loyalty_membership_types_read", "chain_loyalty_membership_types_update"
CREATE = "chain_loyalty_membership_types_create"
UNLIMITED = {"service_id": 12, "is_unlimited": True}


@pytest.fixture
async def fake():
    async with FakeAltegio(size=SMALL, rate_limits=None) as running:
        yield running


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        retry=RetryPolicy(attempts=1),
    ) as client:
        yield client


@pytest.fixture
def here(fake: FakeAltegio) -> Location:
    return fake.add_location(title="Loyalty")


def build_type(chain_id: int, **more: Any) -> dict[str, Any]:
    return {
        "title": "Ten",
        "salon_group_id": chain_id,
        "cost": 100,
        "is_united_balance": False,
        "united_balance_services_count": 0,
        "services": {"11": 10},
        "period": 1,
        "period_unit_id": 3,
        **more,
    }


def sell(fake: FakeAltegio, here: Location, type_id: int) -> None:
    client = fake.add_client(here.id, phone=PHONE)
    fake.add_membership(here.id, client=client, membership_type=type_id)


def run_after(fake: FakeAltegio, operation: str, change: Callable[[], None]) -> None:
    """Run a function once, after the server has handled a request and before its response is sent."""

    def alter(answer: Answer) -> Answer:
        change()
        return answer

    fake.inject(alter=alter, operation=operation, times=1)


def find_type(fake: FakeAltegio, ident: int) -> MembershipType:
    return fake.world.membership_types[ident]


def make_unlimited(fake: FakeAltegio, ident: int) -> None:
    kind = find_type(fake, ident)
    coverage = [replace(one, is_unlimited=True) for one in kind.coverage]
    fake.world.membership_types[ident] = replace(kind, coverage=coverage)


async def test_changes_that_a_sold_type_does_not_take_are_listed(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    for is_sold, ignored in (
        (False, ()),
        (
            True,
            (
                FieldDifference("cost", 9, 100),
                FieldDifference("services[11]", None, 10),
                FieldDifference("services[13]", 2, None),
                FieldDifference("period", 5, 1),
            ),
        ),
    ):
        kind = await types.create(here.chain_id, body=build_type(here.chain_id))
        if is_sold:
            sell(fake, here, kind.id)
        result = await types.update(here.chain_id, kind.id, title="New", cost=9, period=5, services={"13": 2})
        assert {*result.ignored} == {*ignored}, is_sold
        assert (result.concurrent, result.unverified) == ((), ())
        assert (result.value.title, result.value.cost) == ("New", 100 if is_sold else 9)
        assert result.value == await types.get(here.chain_id, kind.id)


EVERY_FIELD: dict[str, Any] = {
    "title": "New",
    "cost": "9.50",
    "is_united_balance": True,
    "united_balance_services_count": 5,
    "services": {"13": 1},
    "service_categories": {"71": 1},
    "location_ids": [],
    "period": 5,
    "period_unit_id": 4,
    "allow_freeze": True,
    "freeze_limit": 3,
    "freeze_limit_unit_id": 2,
    "service_price_correction": True,
    "expiration_type_id": 2,
    "is_allow_empty_code": False,
    "balance_edit_type_id": 2,
    "is_online_sale_enabled": True,
    "online_sale_title": "Offer",
    "online_sale_description": "Ten visits",
    "online_sale_price": "8.00",
    "online_image": "https://example.com/a.png",
    "autoactivation_period": 4,
    "autoactivation_time_in_days": 9,
    "autoactivation_time_unit_id": 3,
    "is_archived": True,
    "availability": [{"week_days": [5, 1], "intervals": [{"from": 0, "to": 3600}]}],
    "service_links": [UNLIMITED],
    "is_united_balance_unlimited": True,
    "is_booking_when_frozen_allowed": True,
    "category_id": 6,
    "category": "family",
}
UNCHANGEABLE = {
    "cost", "is_united_balance", "services", "service_categories", "service_links", "period", "period_unit_id",
    "expiration_type_id", "is_allow_empty_code", "autoactivation_period", "autoactivation_time_in_days",
    "autoactivation_time_unit_id", "is_united_balance_unlimited", "united_balance_services_count",
}  # fmt: skip
"""Fields that the API does not change after a type has been sold."""


async def test_every_field_is_compared_with_the_field_in_which_the_api_returns_it(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    assert EVERY_FIELD.keys() == {*MembershipTypeUpdate.__struct_fields__} - {"chain_id"}
    for name, value in EVERY_FIELD.items():
        for is_sold in (False, True):
            body = build_type(here.chain_id, location_ids=[here.id], freeze_limit_unit_id=1)
            if name == "united_balance_services_count":
                body |= {"is_united_balance": True, name: 3}
            kind = await types.create(here.chain_id, body=body)
            if is_sold:
                sell(fake, here, kind.id)
            result = await types.update(here.chain_id, kind.id, **{name: value})
            fields = {one.name.partition("[")[0].partition(".")[0] for one in result.ignored}
            assert fields == ({name} if is_sold and name in UNCHANGEABLE else set()), (name, is_sold, result)
            assert (result.concurrent, result.unverified) == ((), ()), (name, is_sold)


async def test_coverage_is_compared_in_the_given_form_in_chains_of_each_form(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types, chain = altegio.membership_types, fake.world.chains[here.chain_id]
    links = [{"service_id": 13, "count": 3}, {"service_category_id": 71, "count": 4}]
    lost = (FieldDifference("service_links[1].is_unlimited", True, False),)
    for form in ("", "services", "service_links"):
        chain.coverage_form = form
        kind = await types.create(here.chain_id, body=build_type(here.chain_id))
        for changes, ignored in (
            ({"services": {"13": 3}}, ()),
            ({"service_categories": {"71": 3}}, ()),
            ({"service_links": links}, ()),
            ({"service_links": [links[1], links[0]]}, ()),
            ({"service_links": [links[0], UNLIMITED]}, lost if form == "services" else ()),
            ({"title": "Eleven"}, ()),
        ):
            result = await types.update(here.chain_id, kind.id, **changes)
            assert (result.ignored, result.concurrent) == (ignored, ()), (form, changes)


async def test_only_the_ids_of_a_coverage_with_shared_visits_are_compared(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    body = build_type(here.chain_id, is_united_balance=True, united_balance_services_count=8)
    kind = await types.create(here.chain_id, body=body)
    for changes in ({"services": {"11": 8, "13": 8}}, {"service_links": [{"service_id": 13, "count": 8}]}):
        result = await types.update(here.chain_id, kind.id, **changes)
        assert (result.ignored, result.concurrent) == ((), ()), changes
    sell(fake, here, kind.id)
    result = await types.update(here.chain_id, kind.id, services={"14": 8})
    assert [one.name for one in result.ignored] == ["services[14]", "services[13]"]


async def test_a_wait_in_days_replaces_the_wait_in_another_unit(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    body = build_type(here.chain_id, autoactivation_period=2, autoactivation_time_unit_id=3)
    kind = await types.create(here.chain_id, body=body)
    result = await types.update(here.chain_id, kind.id, autoactivation_time_in_days=20)
    found = result.value
    assert (found.autoactivation_time, found.autoactivation_time_unit_id) == (20, 1)
    assert (result.ignored, result.concurrent) == ((), ())
    sell(fake, here, kind.id)
    result = await types.update(here.chain_id, kind.id, autoactivation_time_in_days=30)
    assert (result.ignored, result.concurrent) == (
        (FieldDifference("autoactivation_time_in_days", 30, 20),),
        (),
    )
    given = {"autoactivation_time_in_days": 40, "autoactivation_period": 5, "autoactivation_time_unit_id": 2}
    result = await types.update(here.chain_id, kind.id, **given)
    assert {one.name: one.sent for one in result.ignored} == given


async def test_a_wait_in_weeks_is_not_the_same_number_of_days(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    body = build_type(here.chain_id, autoactivation_period=3, autoactivation_time_unit_id=2)
    kind = await types.create(here.chain_id, body=body)
    sell(fake, here, kind.id)
    result = await types.update(here.chain_id, kind.id, autoactivation_time_in_days=3)
    assert result.ignored == (FieldDifference("autoactivation_time_in_days", 3, None),)


async def test_a_change_of_another_program_before_the_read_back_is_reported(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_type(here.chain_id))
    stored = find_type(fake, kind.id)

    def change() -> None:
        fake.world.membership_types[kind.id] = replace(
            find_type(fake, kind.id), allow_freeze=True, title="Theirs"
        )

    run_after(fake, UPDATE, change)
    result = await types.update(here.chain_id, kind.id, cost=9)
    assert stored.allow_freeze is False
    expected = {FieldDifference("title", "Ten", "Theirs"), FieldDifference("allow_freeze", False, True)}
    assert ({*result.concurrent}, result.ignored) == (expected, ())
    run_after(fake, UPDATE, lambda: make_unlimited(fake, kind.id))
    result = await types.update(here.chain_id, kind.id, cost=10)
    assert FieldDifference("service_links[0].is_unlimited", False, True) in result.concurrent
    # In a given field it cannot be distinguished from a change that the API did not make.
    run_after(fake, UPDATE, change)
    result = await types.update(here.chain_id, kind.id, title="Ours")
    assert (result.concurrent, result.ignored) == ((), (FieldDifference("title", "Ours", "Theirs"),))


async def test_a_change_of_another_program_before_the_write_is_reported_if_the_api_keeps_it(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_type(here.chain_id))

    def change() -> None:
        fake.world.membership_types[kind.id] = replace(find_type(fake, kind.id), period=7)

    run_after(fake, READ, change)
    result = await types.update(here.chain_id, kind.id, title="New")
    assert (result.value.period, result.concurrent, result.ignored) == (1, (), ())  # replaced: not visible

    def change_and_sell() -> None:
        change()
        sell(fake, here, kind.id)

    run_after(fake, READ, change_and_sell)
    result = await types.update(here.chain_id, kind.id, title="Newer")
    assert (result.concurrent, result.ignored) == ((FieldDifference("period", 1, 7),), ())


async def test_a_write_whose_response_has_no_body_is_read_back(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_type(here.chain_id))
    for status in (200, 201, 204):
        fake.inject(alter=lambda _, status=status: Answer(status, b""), operation=UPDATE, times=1)
        result = await types.update(here.chain_id, kind.id, cost=status)
        assert (result.value.cost, result.ignored) == (status, ())


async def test_a_failed_read_back_says_that_the_write_was_accepted(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_type(here.chain_id))
    fake.inject("empty_403", operation=READ, nth=2)
    with pytest.raises(PermissionDeniedError, match="the API accepted the write, but the object") as caught:
        await types.update(here.chain_id, kind.id, cost=9)
    assert (caught.value.sent, caught.value.operation, caught.value.status) == (True, READ, 403)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert find_type(fake, kind.id).cost == 9


async def test_an_update_is_refused_if_the_response_contains_another_object(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    def contain_other(answer: Answer) -> Answer:
        answer.body["data"]["id"] += 1  # type: ignore[index]
        return answer

    chain = here.chain_id
    promotion = {**PROMOTION, "company_ids": [here.id]}
    for updates, ident, operation in (
        (altegio.membership_types, fake.add_membership_type(here.id).id, READ),
        (altegio.gift_card_types, fake.add_gift_card_type(here.id).id, "chain_loyalty_certificate_types_get"),
        (
            altegio.chains.promotions,
            (await altegio.chains.promotions.create(chain, body=promotion)).id,
            "get_chain_loyalty_program",
        ),
    ):
        message = rf"the response contains the object {ident + 1} instead of {ident} "
        for nth, methods in ((1, ["GET"]), (2, ["GET", "PUT", "GET"])):
            fake.inject(alter=contain_other, operation=operation, nth=nth)
            count = len(fake.requests)
            with pytest.raises(APIResponseError, match=message) as caught:
                await updates.update(chain, ident, title="New")
            assert [one.method for one in [*fake.requests][count:]] == methods
            assert (caught.value.operation, caught.value.attempts) == (operation, 1)
            assert ("accepted the write" in str(caught.value)) is (nth == 2)
            fake.injections.clear()


async def test_a_refused_write_is_not_read_back(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    kind = fake.add_gift_card_type(here.id)
    fake.add_gift_card(here.id, client=fake.add_client(here.id, phone=PHONE), balance=5, gift_card_type=kind)
    count = len(fake.requests)
    with pytest.raises(BadRequestError, match="issued"):
        await altegio.gift_card_types.update(here.chain_id, kind.id, title="New")
    assert [one.method for one in [*fake.requests][count:]] == ["GET", "PUT"]


async def test_values_that_cannot_be_read_back_are_unverified(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_type(here.chain_id))
    for damage, changes, unverified in (
        ({"period": "?"}, {"period": 5, "title": "New"}, ("period",)),
        ({"period": "?"}, {"title": "Newer"}, ()),
        ({"cost": None}, {"cost": 5, "period": 6}, ("cost",)),
        ({"cost": None}, {"period": 7}, ("period",)),
        ({"balance_container": "?"}, {"services": {"13": 1}}, ("services",)),
    ):

        def alter(answer: Answer, damage: dict[str, Any] = damage) -> Answer:
            document: Any = answer.body
            return replace(answer, body=document | {"data": document["data"] | damage})

        fake.inject(alter=alter, operation=READ, nth=2)
        result = await types.update(here.chain_id, kind.id, **changes)
        fake.injections.clear()
        assert (result.unverified, result.ignored, result.concurrent) == (unverified, (), ()), damage


async def test_a_promotion_and_a_gift_card_type_are_compared_by_value(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    body = {**PROMOTION, "service_item_type": "custom_allowed", "company_ids": [here.id]}
    promotions = altegio.chains.promotions
    made = await promotions.create(here.chain_id, body=body)
    notice = "on_changed_notification_template"
    for changes, names, unverified in (
        ({"title": "May", "rules": [{"value": "7.50"}, {"value": 3}]}, [], ()),
        ({"location_ids": [here.id, 5]}, ["location_ids"], ()),
        ({"allowed_service_ids": [1]}, [], ("allowed_service_ids",)),
        ({notice: {"type": "custom", "body": "Hello"}}, [], ()),
        ({notice: {"type": "none"}}, [], ()),
    ):
        result = await promotions.update(here.chain_id, made.id, **changes)
        assert ([one.name for one in result.ignored], result.unverified) == (names, unverified), changes
        assert result.concurrent == (), changes
    cards, kind = altegio.gift_card_types, fake.add_gift_card_type(here.id)
    for changes in (
        {"expiration": {"type_id": 2, "timeout": 3, "timeout_unit_id": 3}},
        {"online_sale": {"is_enabled": True, "title": "Gift"}, "balance": "12.50"},
        {"location_ids": [], "service_ids": [3, 1, 2]},
    ):
        changed = await cards.update(here.chain_id, kind.id, **changes)
        assert (changed.ignored, changed.concurrent, changed.unverified) == ((), (), ()), changes


# -- coverage of new types ----------------------------------------------------------------------------


async def test_a_type_is_created_with_its_coverage_in_chains_of_each_form(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    links = [{"service_id": 11, "count": 10}, {"service_category_id": 71, "count": 4}]
    counts = {"services": {"11": 10}, "service_categories": {"71": 4}}
    bare = {name: value for name, value in build_type(here.chain_id).items() if name != "services"}
    for form in ("", "services", "service_links"):
        fake.world.chains[here.chain_id].coverage_form = form
        for coverage in (counts, {"service_links": links}, {**counts, "service_links": links}):
            count = len(fake.requests)
            made = await altegio.membership_types.create(here.chain_id, body=bare | coverage)
            found = {link.id: link.count for link in find_type(fake, made.id).coverage}
            assert (found, len(fake.requests) - count) == ({11: 10, 71: 4}, 1), (form, coverage)


async def test_a_type_that_was_created_with_another_coverage_is_an_error_with_the_type(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    fake.world.chains[here.chain_id].coverage_form = "services"
    body = build_type(here.chain_id, service_links=[UNLIMITED])
    del body["services"]
    with pytest.raises(IncompleteWriteError, match=r"with other values of service_links\[0\]") as caught:
        await altegio.membership_types.create(here.chain_id, body=body)
    assert IncompleteWriteError().sent is True
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.sent, error.operation, error.attempts) == (True, CREATE, 1)
    assert error.value.id in fake.world.membership_types
    assert error.ignored == (FieldDifference("service_links[0].is_unlimited", True, False),)


async def test_a_created_type_is_read_if_the_response_lacks_the_coverage(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    def alter(answer: Answer) -> Answer:
        document: Any = answer.body
        return replace(answer, body=document | {"data": document["data"] | {"balance_container": None}})

    fake.inject(alter=alter, operation=CREATE)
    count = len(fake.requests)
    raw = await altegio.membership_types.with_raw_response.create(
        here.chain_id, body=build_type(here.chain_id)
    )
    assert raw.value.balance_container is not None
    assert [one.method for one in [*fake.requests][count:]] == ["POST", "GET"]
    fake.inject("empty_403", operation=READ)
    with pytest.raises(PermissionDeniedError, match="accepted the write") as caught:
        await altegio.membership_types.create(here.chain_id, body=build_type(here.chain_id))
    assert caught.value.sent is True


async def test_contradictory_coverage_is_refused_before_sending(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    kind = await altegio.membership_types.create(here.chain_id, body=build_type(here.chain_id))
    count = len(fake.requests)
    for coverage, message in (
        ({"service_links": [{"service_id": 12, "count": 10}]}, "contain different visits"),
        ({"services": {"sauna": 1}}, "the keys of services must be ids"),
        ({"services": {"9" * 5000: 1}}, "the keys of services must be ids"),
        ({"services": {"011": 1}}, "the keys of services must be ids"),
        ({"services": {"0": 1}}, "a key of services must be a positive id"),
        ({"services": {"11": -1}}, r"services\[11\] must be at least 0, got -1"),
        ({"services": {11: 1}}, "a key of services: expected str, got int"),
    ):
        with pytest.raises(InvalidArgumentError, match=message):
            await altegio.membership_types.create(here.chain_id, body=build_type(here.chain_id, **coverage))
        assert len(fake.requests) == count
        with pytest.raises(InvalidArgumentError, match=message):
            await altegio.membership_types.update(
                here.chain_id, kind.id, **{"services": {"1": 1}, **coverage}
            )
        count = len(fake.requests)
        assert {one.method for one in list(fake.requests)[1:]} == {"GET"}


async def test_a_body_without_a_chain_has_that_of_the_path_and_another_chain_is_refused(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    types = altegio.membership_types
    body = {name: value for name, value in build_type(here.chain_id).items() if name != "salon_group_id"}
    for chain in ({"chain_id": 1}, {"salon_group_id": 1}):
        with pytest.raises(InvalidArgumentError, match=f"must be that of the path, {here.chain_id}"):
            await types.create(here.chain_id, body=body | chain)
        with pytest.raises(InvalidArgumentError, match=f"must be that of the path, {here.chain_id}"):
            await types.replace(here.chain_id, 5, body=body | chain)
    assert list(fake.requests) == []
    made = await types.create(here.chain_id, body=body)
    assert made.chain_id == here.chain_id
    assert (await types.replace(here.chain_id, made.id, body=body | {"title": "New"})).title == "New"
    raw = await types.with_raw_response.replace(here.chain_id, made.id, body=body)
    assert (raw.value.title, raw.status) == ("Ten", 200)


async def test_if_absent_must_be_a_bool(fake: FakeAltegio, altegio: AltegioClient, here: Location) -> None:
    flag: Any = "no"
    with pytest.raises(InvalidArgumentError, match="if_absent must be a bool, got str"):
        await altegio.membership_types.create(here.chain_id, body=build_type(here.chain_id), if_absent=flag)
    with pytest.raises(InvalidArgumentError, match="if_absent must be a bool, got str"):
        await altegio.loyalty_cards.issue(
            here.id, loyalty_card_number="7", loyalty_card_type_id="5", phone=PHONE, if_absent=flag
        )
    assert list(fake.requests) == []


async def test_rows_that_do_not_cover_one_service_or_category_each_are_refused(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
) -> None:
    body = {name: value for name, value in build_type(here.chain_id).items() if name != "services"}
    for rows, message in (
        ([{"count": 1}], r"service_links\[0\] must have either service_id or service_category_id"),
        ([{"service_id": 11, "service_category_id": 71}], "must have either service_id or"),
        ([{"service_id": 11}, {"service_id": 11, "count": 1}], r"service_links\[1\] covers the same service"),
        (
            [{"service_id": 11}, {"service_category_id": 71, "count": -1}],
            r"service_links\[1\]\.count must be at least 0",
        ),
    ):
        with pytest.raises(InvalidArgumentError, match=message):
            await altegio.membership_types.create(here.chain_id, body=body | {"service_links": rows})
    assert list(fake.requests) == []
