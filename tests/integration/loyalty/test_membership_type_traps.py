"""Traps of membership types and gift card types: the methods avoid them, and the published forms do not."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    APIResponseError,
    BadRequestError,
    FieldDifference,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    UnprocessableEntityError,
)
from altegio_async.models import MembershipType
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import Location

PHONE = "12025550168"


def make_path(chain_id: int, ident: int, suffix: str = "") -> str:
    return f"/chain/{chain_id}/loyalty/abonement_types/{ident}{suffix}"


def build_body(chain_id: int, **more: Any) -> dict[str, Any]:
    """Return the fields that a PUT requires, with further ones."""
    return {
        "title": "Ten",
        "salon_group_id": chain_id,
        "cost": 100,
        "service_categories": {},
        "is_united_balance": False,
        "united_balance_services_count": 0,
        **more,
    }


def read_coverage(kind: MembershipType) -> dict[int, int]:
    """Return the visits of each category that a type covers."""
    assert kind.balance_container is not None
    links = kind.balance_container.links or []
    return {link.category.id: link.count or 0 for link in links if link.category and link.category.id}


async def send_back(
    altegio: AltegioClient, chain_id: int, ident: int, change: Callable[[dict[str, Any]], None]
) -> None:
    """Send a type as it was read, with a change: the form of a client that trusts equal field names."""
    path = make_path(chain_id, ident)
    row = await altegio.request("GET", path)
    change(row)
    await altegio.request("PUT", path, json=row)


def rename(row: dict[str, Any]) -> None:
    row["title"] = "Evening"


async def test_the_coverage_is_stored_whichever_form_the_chain_reads(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, chain = altegio.membership_types, fake.world.chains[here.chain_id]
    path, counts = f"/chain/{here.chain_id}/loyalty/abonement_types", {"71": 4}
    for form, plain_coverage in (("services", {71: 4}), ("service_links", {})):
        chain.coverage_form = form
        kind = fake.add_membership_type(here.id, visits=10)
        await types.update(here.chain_id, kind.id, service_categories=counts)
        created = await types.create(here.chain_id, body=build_body(here.chain_id, service_categories=counts))
        for ident in (kind.id, created.id):
            assert read_coverage(await types.get(here.chain_id, ident)) == {71: 4}, form
        # The published object of a creation alone is ignored by a chain that reads the other form.
        body = build_body(here.chain_id, service_categories=counts)
        plain = await altegio.request("POST", path, json=body)
        assert read_coverage(await types.get(here.chain_id, plain["id"])) == plain_coverage, form
        # The published list of an update has no numbers of visits.
        body = build_body(here.chain_id, service_categories=[71])
        await altegio.request("PUT", make_path(here.chain_id, kind.id), json=body)
        assert read_coverage(await types.get(here.chain_id, kind.id)) != {71: 4}, form


async def test_an_update_keeps_the_fields_that_a_put_replaces_by_defaults(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id, visits=10)
    kind.period, kind.period_unit_id = 3, 3
    before = (await types.get(here.chain_id, kind.id)).to_dict()
    await types.update(here.chain_id, kind.id, title="Evening")
    after = await types.get(here.chain_id, kind.id)
    assert after.to_dict() == {**before, "title": "Evening"}
    assert (after.period, after.attached_location_ids, len(read_coverage(after))) == (3, [here.id], 1)
    # According to the published text, a partial body changes what it names, and empty links keep the present ones.
    body = build_body(here.chain_id, title="Night", services={})
    await altegio.request("PUT", make_path(here.chain_id, kind.id), json=body)
    after = await types.get(here.chain_id, kind.id)
    assert (after.period, after.attached_location_ids, read_coverage(after)) == (0, [], {})


async def test_an_update_keeps_the_kind_of_a_type(altegio: AltegioClient, here: Location):
    types = altegio.membership_types
    kind = await types.create(here.chain_id, body=build_body(here.chain_id, category="family"))
    result = await types.update(here.chain_id, kind.id, title="Evening")
    assert result.value.to_dict() == {**kind.to_dict(), "title": "Evening"}
    changed = await types.update(here.chain_id, kind.id, category="corporate")
    assert (changed.value.category, changed.ignored) == ("corporate", ())


@pytest.mark.parametrize(
    ("absent", "given"),
    [
        (("balance_container",), {"service_categories": {"71": 4}}),
        (("attached_location_ids", "attached_salon_ids"), {"location_ids": []}),
    ],
)
async def test_an_update_sends_nothing_if_the_response_lacks_what_a_put_would_delete(
    fake: FakeAltegio, altegio: AltegioClient, here: Location, absent: tuple[str, ...], given: dict[str, Any]
):
    def leave_out(answer: Any) -> Any:
        for name in absent:
            del answer.body["data"][name]
        return answer

    types, kind = altegio.membership_types, fake.add_membership_type(here.id, visits=10)
    before = await types.get(here.chain_id, kind.id)
    fake.inject(alter=leave_out, operation="chain_loyalty_membership_types_read", times=1)
    with pytest.raises(InvalidArgumentError, match=rf"has no {absent[0]}.*: give .*{next(iter(given))}"):
        await types.update(here.chain_id, kind.id, title="Evening")
    assert await types.get(here.chain_id, kind.id) == before
    fake.inject(alter=leave_out, operation="chain_loyalty_membership_types_read", times=2)
    result = await types.update(here.chain_id, kind.id, title="Evening", **given)
    assert (result.value.title, result.ignored, result.unverified) == ("Evening", (), (next(iter(given)),))


async def test_the_result_of_an_update_shows_what_a_sold_type_keeps(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id, cost=100)
    fake.add_membership(here.id, client=fake.add_client(here.id, phone=PHONE), membership_type=kind)
    result = await types.update(here.chain_id, kind.id, title="Evening", cost=9)
    assert (result.value.title, result.value.cost) == ("Evening", 100)
    assert result.ignored == (FieldDifference("cost", 9, 100),)
    # The plain request succeeds. That the price is kept is visible in no status and no message.
    path = make_path(here.chain_id, kind.id)
    response = await altegio.request_with_raw_response("PUT", path, json=build_body(here.chain_id, cost=9))
    assert (response.status, response.meta) == (200, [])
    assert fake.world.membership_types[kind.id].cost == 100


async def test_a_gift_card_type_with_issued_cards_is_refused_with_400_and_keeps_its_values(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.gift_card_types, fake.add_gift_card_type(here.id, title="Fifty", balance=50)
    fake.add_gift_card(here.id, client=fake.add_client(here.id, phone=PHONE), balance=5, gift_card_type=kind)
    before = await types.get(here.chain_id, kind.id)
    path = f"/chain/{here.chain_id}/loyalty/certificate_types/{kind.id}"
    row: Any = await altegio.request("GET", path)
    for call in (
        types.update(here.chain_id, kind.id, title="Sixty"),
        types.delete(here.chain_id, kind.id),
        altegio.request("PUT", path, json={**row, "title": "Sixty"}),
    ):
        with pytest.raises(BadRequestError):
            await call
    assert await types.get(here.chain_id, kind.id) == before


async def test_archiving_sends_the_only_form_of_the_flag_that_the_api_takes(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id)
    for method, is_archived in ((types.archive, True), (types.unarchive, False)):
        await method(here.chain_id, kind.id)
        assert (await types.get(here.chain_id, kind.id)).is_archived is is_archived
    for flag in (True, False, 1, 0, "true"):
        with pytest.raises(UnprocessableEntityError) as refused:
            await altegio.request("PATCH", make_path(here.chain_id, kind.id), json={"is_archived": flag})
        assert list(refused.value.errors) == ["is_archived"], flag
    assert not kind.is_archived


async def test_archive_and_restore_use_the_path_of_the_type(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id)
    for method, suffix, body in (
        ("PATCH", "/archive", {"is_archived": "1"}),
        ("POST", "/restore", {"restore_in_title": "Back"}),
    ):
        kind.is_deleted = suffix == "/restore"
        with pytest.raises(NotFoundError):
            await altegio.request(method, make_path(here.chain_id, kind.id, suffix), json=body)
        assert (kind.is_archived, kind.is_deleted) == (False, suffix == "/restore")
    await types.restore(here.chain_id, kind.id, restore_in_title="Back")
    assert (kind.is_deleted, kind.title) == (False, "Back")
    await types.archive(here.chain_id, kind.id)
    assert kind.is_archived


async def test_a_deleted_type_leaves_the_list_and_can_be_restored(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id, title="Ten")
    await types.delete(here.chain_id, kind.id)
    assert await types.list_for_chain(here.chain_id).collect() == []
    # The published text says that a deletion cannot be undone, but the type can still be read and restored.
    assert (await altegio.request("GET", make_path(here.chain_id, kind.id)))["id"] == kind.id
    await types.restore(here.chain_id, kind.id, restore_in_title="Ten")
    assert [one.id for one in await types.list_for_chain(here.chain_id).collect()] == [kind.id]


async def test_the_deletion_of_a_sold_type_is_refused_with_400_although_422_is_published(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id)
    fake.add_membership(here.id, client=fake.add_client(here.id, phone=PHONE), membership_type=kind)
    with pytest.raises(BadRequestError) as refused:
        await types.delete(here.chain_id, kind.id)
    assert not isinstance(refused.value, UnprocessableEntityError)  # a handler of the published 422 misses it
    assert [one.id for one in await types.list_for_chain(here.chain_id).collect()] == [kind.id]


async def test_an_update_keeps_the_delay_of_the_activation_whose_names_differ(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, unit = altegio.membership_types, {"autoactivation_time_unit_id": 1}
    body = build_body(here.chain_id, autoactivation_period=5, **unit)
    path = f"/chain/{here.chain_id}/loyalty/abonement_types"
    ident = (await altegio.request("POST", path, json=body))["id"]

    async def read_delay() -> tuple[int | None, int | None]:
        found = await types.get(here.chain_id, ident)
        return found.autoactivation_time, found.autoactivation_time_unit_id

    await types.update(here.chain_id, ident, title="Evening")
    assert await read_delay() == (5, 1)
    await types.update(here.chain_id, ident, autoactivation_period=7)
    assert await read_delay() == (7, 1)
    await send_back(altegio, here.chain_id, ident, rename)
    assert await read_delay() == (0, 1)
    # The second published name of a request is ignored, and so is the name of the response.
    for name in ("autoactivation_time_in_days", "autoactivation_time"):
        body = build_body(here.chain_id, **unit, **{name: 5})
        assert (await altegio.request("POST", path, json=body))["autoactivation_time"] == 0, name


async def test_a_delay_in_days_is_created_under_the_name_that_the_api_stores(
    altegio: AltegioClient, here: Location
):
    types = altegio.membership_types
    for fields, stored in (
        ({"autoactivation_time_in_days": 5}, (5, 1)),
        (
            {"autoactivation_time_in_days": 5, "autoactivation_period": 2, "autoactivation_time_unit_id": 3},
            (2, 3),
        ),
    ):
        kind = await types.create(here.chain_id, body=build_body(here.chain_id, **fields))
        assert (kind.autoactivation_time, kind.autoactivation_time_unit_id) == stored


async def test_a_type_is_not_created_twice_if_the_api_removes_spaces_around_its_title(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, kind = altegio.membership_types, fake.add_membership_type(here.id, title="Evening")
    body = build_body(here.chain_id, title=" Evening ")
    assert (await types.create(here.chain_id, body=body, if_absent=True)).id == kind.id
    body = build_body(here.chain_id, title="evening")
    assert (await types.create(here.chain_id, body=body, if_absent=True)).id != kind.id


async def test_an_update_keeps_locations_and_image_whose_names_differ(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types, image = altegio.membership_types, "https://example.com/ten.png"
    kind = fake.add_membership_type(here.id)
    await types.update(here.chain_id, kind.id, online_image=image)
    await types.update(here.chain_id, kind.id, title="Evening")
    after = await types.get(here.chain_id, kind.id)
    assert (after.attached_location_ids, after.online_sale_image) == ([here.id], image)
    assert [one.id for one in await types.search(here.id).collect()] == [kind.id]
    await send_back(altegio, here.chain_id, kind.id, rename)
    after = await types.get(here.chain_id, kind.id)
    assert (after.attached_location_ids, after.online_sale_image) == ([], None)
    assert await types.search(here.id).collect() == []


async def test_clone_sends_an_empty_object(fake: FakeAltegio, altegio: AltegioClient, here: Location):
    kind = fake.add_membership_type(here.id, title="Ten")
    clone = await altegio.membership_types.clone(here.chain_id, kind.id)
    assert (clone.title, fake.requests[-1].body) == ("Ten (2)", b"{}")
    # An empty map as PHP writes it is no object.
    with pytest.raises(BadRequestError):
        await altegio.request("POST", make_path(here.chain_id, kind.id, "/clone"), json=[])


async def test_a_bulk_archive_leaves_types_of_other_chains_which_a_plain_request_archives(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    other, kind = fake.add_location(title="Elsewhere"), fake.add_membership_type(here.id)
    keys = {other.chain_id: [kind.id]}
    result = await altegio.bulk.archive_membership_types(keys)
    assert [one.status.value for one in result] == ["missing"]
    assert not kind.is_archived
    body = {"is_archived": "1"}
    await altegio.request("PATCH", make_path(other.chain_id, kind.id), json=body)
    assert kind.is_archived
    kind.is_archived = False
    # The user has no rights in the chain, which every call except the archive call checks.
    fake.denied_locations = {here.chain_id}
    with pytest.raises(PermissionDeniedError):
        await altegio.membership_types.get(here.chain_id, kind.id)
    [outcome] = await altegio.bulk.archive_membership_types({here.chain_id: [kind.id]})
    assert isinstance(outcome.error, PermissionDeniedError)
    assert not kind.is_archived
    await altegio.request("PATCH", make_path(here.chain_id, kind.id), json=body)
    assert kind.is_archived


async def test_a_deletion_sends_no_include_and_expects_no_body(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    types = altegio.membership_types
    kinds = [fake.add_membership_type(here.id) for _ in range(2)]
    await types.delete(here.chain_id, kinds[0].id)
    assert fake.requests[-1].query == []
    # The published 204 has a body, and `include` selects its parts.
    with pytest.raises(APIResponseError, match="no body") as failed:
        await altegio.request(
            "DELETE",
            make_path(here.chain_id, kinds[1].id),
            query={"include[]": ["balance_container"]},
            response_type=MembershipType,
        )
    assert failed.value.sent
    assert [kind.is_deleted for kind in kinds] == [True, True]


async def test_loyalty_has_no_second_version_and_its_methods_are_not_deprecated(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    kind = fake.add_membership_type(here.id)
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        found = await altegio.membership_types.get(here.chain_id, kind.id)
    assert found.id == kind.id
    second = AltegioClient(
        fake.partner_token,
        fake.user_token,
        base_url=fake.base_url.replace("/v1", "/v2"),
        rate_limiter=None,
    )
    async with second:
        for path in (
            make_path(here.chain_id, kind.id),
            make_path(here.chain_id, kind.id).replace("chain", "chains"),
        ):
            with pytest.raises(NotFoundError):
                await second.request("GET", path)
