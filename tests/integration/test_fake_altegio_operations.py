"""Every operation of FakeAltegio, over sockets."""

from __future__ import annotations

import pytest

from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import NOW
from altegio_async.testing.server.routes import ROUTES
from tests.support.fake_client import Sample
from tests.support.fake_samples import (
    build_gift_card_type,
    build_membership_type,
    build_samples,
    get_first_location,
)

SMALL = Size(chains=2, locations=8)
ARCHIVE = "chain_loyalty_membership_types_archive"
"""The only operation that checks neither the chain of its path nor the rights of the user there."""


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as running:
        yield running


def find_sample(fake: FakeAltegio, operation: str) -> Sample:
    return next(one for one in build_samples(fake) if one.operation == operation)


OPERATIONS = [one.operation for one in build_samples(FakeAltegio(seed=1, size=SMALL))]


def test_the_samples_are_the_45_published_operations():
    assert len(OPERATIONS) == len(set(OPERATIONS)) == 45
    assert {route.operation for route in ROUTES} == set(OPERATIONS)


async def test_all_samples_succeed_in_order(fake, raw):
    for one in build_samples(fake):
        reply = await raw.send(one)
        assert (one.operation, reply.status, reply.raw[:200]) == (one.operation, one.status, reply.raw[:200])
        if one.status == 204:
            assert reply.raw == b""
        assert fake.requests[-1].operation == one.operation


@pytest.mark.parametrize("operation", OPERATIONS)
async def test_a_request_without_a_token_is_a_401(fake, raw, operation):
    one = find_sample(fake, operation)
    reply = await raw(one.method, one.path, one.query, one.body, Authorization=None)
    assert reply.status == 401
    assert reply.json == {"success": False, "data": None, "meta": {"message": "Authentication needed."}}


@pytest.mark.parametrize("operation", OPERATIONS[1:])
async def test_the_partner_token_alone_is_enough_only_to_sign_in(fake, raw, operation):
    one = find_sample(fake, operation)
    partner_only = f"Bearer {fake.partner_token}"
    reply = await raw(one.method, one.path, one.query, one.body, Authorization=partner_only)
    assert reply.status == 401


@pytest.mark.parametrize("operation", OPERATIONS[1:])
async def test_a_denied_location_and_its_chain_are_a_403(fake, raw, operation):
    one = find_sample(fake, operation)
    fake.denied_locations = {get_first_location(fake).id, get_first_location(fake).chain_id}
    reply = await raw.send(one)
    if operation == "get_loyalty_card_list_by_client_id":  # names neither a location nor a chain
        assert reply.status == 200
    elif operation == ARCHIVE:
        assert reply.status == 204
        return
    else:
        assert (reply.status, reply.json["meta"]) == (403, {"message": "Access denied."})
    assert fake.commits == []


async def test_each_denied_operation_is_a_403(fake, raw):
    fake.denied_operations = frozenset(OPERATIONS)
    samples = {operation: find_sample(fake, operation) for operation in OPERATIONS}
    statuses = {operation: (await raw.send(one)).status for operation, one in samples.items()}
    assert statuses == dict.fromkeys(OPERATIONS, 403)
    assert fake.commits == []


@pytest.mark.parametrize("operation", OPERATIONS[1:])
async def test_unknown_ids_are_a_404(fake, raw, operation):
    one = find_sample(fake, operation)
    path = one.path
    for known in (get_first_location(fake).id, get_first_location(fake).chain_id):
        path = path.replace(f"/{known}", "/999999999")
    query = [
        ("company_id", "999999999") if name == "company_id" else (name, value) for name, value in one.query
    ]
    if operation == "get_loyalty_card_list_by_client_id":
        path = "/loyalty/client_cards/999999999"
    reply = await raw(one.method, path, query, one.body)
    if operation == ARCHIVE:
        assert reply.status == 204
        path = path.rpartition("/")[0] + "/999999999"
        reply = await raw(one.method, path, query, one.body)
    assert (reply.status, reply.json) == (404, {"success": False, "data": None, "meta": []})


async def test_a_login_by_phone_and_by_email_returns_the_same_token(fake, raw):
    user = fake.users[0]
    for login in (user.login, user.phone, f"+{user.phone}"):
        only_partner = {"Authorization": f"Bearer {fake.partner_token}"}
        reply = await raw("POST", "/auth", None, {"login": login, "password": user.password}, **only_partner)
        assert (reply.status, reply.data["user_token"], reply.json["meta"]) == (201, fake.user_token, [])
    wrong = await raw("POST", "/auth", None, {"login": user.login, "password": "no"})
    assert wrong.status == 401


async def test_the_second_factor_requires_a_code_and_then_returns_the_token(fake, raw):
    fake.two_factor = True
    body = {"login": fake.login, "password": fake.password}
    challenge = await raw("POST", "/auth", None, body)
    assert challenge.status == 200
    assert "user_token" not in challenge.data
    assert set(challenge.data) == {"uuid", "flow", "transport", "refresh_ttl_sec", "attempts_left"}
    wrong = await raw("POST", "/auth", None, {**body, "2fa": {"uuid": challenge.data["uuid"], "secret": "0"}})
    assert wrong.status == 422
    right = {"uuid": challenge.data["uuid"], "secret": "246810"}
    assert (await raw("POST", "/auth", None, {**body, "2fa": right})).data["user_token"] == fake.user_token


async def test_fetch_returns_known_ids_of_the_location_only(fake, raw):
    here, other = fake.locations[0], fake.locations[1]
    wanted = [here.membership_type_ids[4], here.membership_type_ids[1], 1, other.membership_type_ids[0]]
    query = [("ids[]", str(ident)) for ident in [*wanted, wanted[0]]]
    reply = await raw("GET", f"/company/{here.id}/loyalty/abonement_types/fetch", query)
    assert [row["id"] for row in reply.data] == sorted(wanted[:2])
    assert reply.json["meta"] == {"count": 2}
    comma = await raw(
        "GET", f"/company/{here.id}/loyalty/abonement_types/fetch", {"ids": f"{wanted[0]},{wanted[1]}"}
    )
    assert [row["id"] for row in comma.data] == [wanted[0]]


async def test_an_id_list_beyond_the_limit_of_the_server_is_truncated_silently(fake, raw):
    fake.ids_limit = 10
    here = fake.locations[3]
    query = [("ids[]", str(ident)) for ident in here.gift_card_type_ids]
    reply = await raw("GET", f"/locations/{here.id}/loyalty/certificate_types/fetch", query)
    assert [row["id"] for row in reply.data] == here.gift_card_type_ids[:10]


async def test_a_new_membership_type_is_on_sale_until_it_is_archived(fake, raw):
    chain, here = (
        f"/chains/{get_first_location(fake).chain_id}/loyalty/abonement_types",
        get_first_location(fake),
    )
    created = (await raw("POST", chain, None, build_membership_type(fake))).data
    assert (created["cost"], created["attached_salon_ids"]) == (120.5, [here.id])
    assert created["balance_container"]["links"][0]["count"] == 10
    search = f"/company/{here.id}/loyalty/abonement_types/search"
    assert [row["id"] for row in (await raw.get(search, title="evening")).data] == [created["id"]]
    for flag, status in ((1, 422), (True, 422), ("1", 204)):
        assert (await raw("PATCH", f"{chain}/{created['id']}", None, {"is_archived": flag})).status == status
    assert (await raw.get(search, title="evening")).data == []
    assert (await raw("DELETE", f"{chain}/{created['id']}")).status == 204
    assert (await raw.get(chain, title="evening")).json == {
        "success": True,
        "data": [],
        "meta": {"total_count": 0},
    }
    assert (await raw.get(f"{chain}/{created['id']}")).data["title"] == "Evening ten"
    assert (await raw("POST", f"{chain}/{created['id']}", None, {"restore_in_title": "Later"})).status == 204
    assert [row["title"] for row in (await raw.get(chain, title="later")).data] == ["Later"]


async def test_replacing_a_sold_type_keeps_its_price_silently_and_deleting_it_is_refused(fake, raw):
    sold = next(
        item for item in fake.world.memberships.values() if item.location_id == get_first_location(fake).id
    )
    path = f"/chain/{sold.chain_id}/loyalty/abonement_types/{sold.type_id}"
    before = (await raw.get(path)).data
    after = (await raw("PUT", path, None, build_membership_type(fake))).data
    assert (after["title"], after["cost"], after["period"]) == (
        "Evening ten",
        before["cost"],
        before["period"],
    )
    assert (await raw("DELETE", path)).status == 400
    assert (await raw("PATCH", path + "/archive", None, {"is_archived": "1"})).status == 404


async def test_a_bad_membership_type_names_its_fields(fake, raw):
    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonement_types"
    reply = await raw("POST", path, None, {"cost": "free", "salon_group_id": 1})
    assert reply.status == 422
    assert set(reply.json["meta"]["errors"]) == {"[title]", "[cost]", "[salon_group_id]"}
    assert fake.commits == []


async def test_a_freeze_respects_its_limit_and_appears_in_the_list(fake, raw):
    one = find_sample(fake, "chain_loyalty_memberships_freeze")
    assert (await raw(one.method, one.path, None, {"freeze_till": "2030-01-01"})).status == 422
    frozen = (await raw.send(one)).data
    assert (frozen["is_frozen"], frozen["freeze_till"][:10]) == (True, "2026-10-04")
    assert (await raw.send(one)).status == 400
    chain = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonements"
    listed = await raw("GET", chain, [("abonements_ids[]", str(frozen["id"]))])
    assert [row["is_frozen"] for row in listed.data] == [True]
    assert (await raw("POST", one.path.replace("/freeze", "/unfreeze"))).data["is_frozen"] is False


async def test_set_balance_returns_nothing_and_changes_the_membership(fake, raw):
    one = find_sample(fake, "chain_loyalty_memberships_set_balance")
    reply = await raw.send(one)
    assert (reply.status, reply.raw) == (200, b"")
    ident = one.path.split("/")[-2]
    chain = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonements"
    listed = await raw("GET", chain, [("abonements_ids[]", ident)])
    assert listed.data[0]["united_balance_services_count"] == 3
    assert (await raw(one.method, one.path, None, {"united_balance_services_count": -1})).status == 422


async def test_the_chain_list_needs_ids_or_both_dates(fake, raw):
    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonements"
    assert (await raw.get(path)).status == 400
    assert (await raw.get(path, created_after="2026-01-01")).status == 400
    rows: list[int] = []
    for page in range(1, 100):
        dates = {"created_after": "2020-01-01", "created_before": "2026-12-31"}
        reply = await raw.get(path, **dates, page=page, count=40)
        if not reply.data:
            break
        rows += [row["id"] for row in reply.data]
    expected = [
        m.id for m in fake.world.memberships.values() if m.chain_id == get_first_location(fake).chain_id
    ]
    assert sorted(rows) == sorted(expected)
    assert len(rows) > 40


async def test_issued_gift_card_types_cannot_be_changed(fake, raw):
    issued = next(
        card for card in fake.world.gift_cards.values() if card.location_id == get_first_location(fake).id
    )
    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/certificate_types/{issued.type_id}"
    assert (await raw("PUT", path, None, build_gift_card_type(fake))).status == 400
    assert (await raw("DELETE", path)).status == 400
    assert (await raw("PUT", path.rsplit("/", 1)[0], None, {})).status == 405
    bad = await raw("POST", path.rsplit("/", 1)[0], None, {"title": "x"})
    assert (bad.status, "expiration" in bad.json["meta"]["errors"]) == (400, True)


async def test_card_transactions_change_the_balance_and_are_listed(fake, raw):
    up, down = (
        find_sample(fake, f"create_{name}_transaction") for name in ("loyalty_card", "chain_loyalty_card")
    )
    first = (await raw.send(up)).data["balance"]
    assert (await raw.send(down)).data["balance"] == pytest.approx(first - 2)
    card_id = up.path.split("/")[-2]
    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/transactions"
    dates = [("created_after", "2026-09-30"), ("created_before", "2026-10-02")]
    query = [*dates, ("types[]", "5"), ("types[]", "6"), ("loyalty_card_id", card_id)]
    reply = await raw("GET", path, query)
    assert [(row["type_id"], row["amount"]) for row in reply.data] == [(5, 12.25), (6, 2)]
    assert (await raw.get(path)).status == 422


async def test_event_calls_use_json_api(fake, raw):
    found = (await raw.send(find_sample(fake, "search_memberships_for_event"))).json
    assert set(found) == {"data", "included"}
    assert all(
        isinstance(row["id"], str) and row["attributes"]["status"]["id"] in {1, 2} for row in found["data"]
    )
    checked = (await raw.send(find_sample(fake, "check_memberships_for_event"))).json
    assert set(checked) == {"data"}
    assert checked["data"]["attributes"]["possible_visits"] in {0, 1, 2}
    one = find_sample(fake, "search_memberships_for_event")
    assert (await raw.get(one.path, event_id="77")).json["meta"] == {"message": "Event not found."}


async def test_clients_are_searched_by_page_in_the_body(fake, raw):
    path = f"/company/{get_first_location(fake).id}/clients/search"
    first = await raw("POST", path, None, {"page": 1, "page_size": 5})
    second = await raw("POST", path, None, {"page": 2, "page_size": 5})
    assert (
        first.json["meta"]
        == second.json["meta"]
        == {"total_count": len(get_first_location(fake).client_phones)}
    )
    assert not {row["id"] for row in first.data} & {row["id"] for row in second.data}
    assert fake.commits == []


async def test_writes_are_recorded_once_each(fake, raw):
    for one in build_samples(fake):
        await raw.send(one)
    written = [commit.operation for commit in fake.commits]
    assert written == [
        one.operation
        for one in build_samples(FakeAltegio(seed=1, size=SMALL))
        if one.method != "GET" and one.operation != "authorize_user"
    ]
