"""Assertions on the requests that the embedded server has recorded."""

from __future__ import annotations

import re
from decimal import Decimal

import aiohttp
import pytest

from altegio_async import InvalidArgumentError, NotFoundError
from altegio_async.testing import Answer


def fail_to_find(fake, operation, **expected) -> str:
    """Return the message of an assertion that fails."""
    with pytest.raises(AssertionError) as raised:
        fake.assert_requested(operation, **expected)
    return str(raised.value)


async def test_a_request_is_found_by_operation_body_path_and_query(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    await altegio.clients.create(location.id, name="Mara", phone="+12025550168")
    await altegio.clients.create(location.id, name="Ann", phone="+12025550169")
    await altegio.gift_cards.list_for_client(location.id, phone=location.client_phones[0])
    fake = fake_altegio
    (found,) = fake.assert_requested("create_client", json={"name": "Mara"}, times=1)
    assert found.json["phone"].endswith("2025550168")
    assert fake.assert_requested("create_client", json={}, times=2) == fake.recorded("create_client")
    fake.assert_requested("create_client", path=f"/clients/{location.id}", times=2)
    fake.assert_requested("get_client_gift_cards", query={"phone": location.client_phones[0]}, times=1)
    fake.assert_requested("delete_client", times=0)
    wrong = {
        "create_client": [
            {"times": 1},
            {"times": 0},
            {"json": {"name": "Eve"}},
            {"json": {"name": "Mara", "surname": "X"}},
            {"json": ["Mara"]},
            {"path": "/clients/1"},
            {"query": {"phone": "1"}},
        ],
        "delete_client": [{}, {"times": 1}],
        "get_client_gift_cards": [{"query": {"phone": ["1", "2"]}}, {"json": {}}],
    }
    for operation, cases in wrong.items():
        for expected in cases:
            assert "expected " in fail_to_find(fake, operation, **expected), (operation, expected)


async def test_values_are_compared_as_json(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    body = {
        "name": "Mara",
        "phone": "+12025550168",
        "amount": 12.1,
        "flag": True,
        "services": [{"id": 5, "cost": 0.1}, {"id": 6}],
        "note": None,
    }
    await altegio.request("POST", f"/clients/{location.id}", json=body, response_type=dict)
    requested = fake_altegio.assert_requested
    for expected in (
        body,
        {"amount": Decimal("12.1")},
        {"services": [{"cost": Decimal("0.1")}, {"id": 6}]},
        {"services": ({"id": 5}, {"id": 6})},
        {"note": None},
    ):
        requested("create_client", json=expected)
    for expected in (
        {"flag": 1},
        {"amount": 12},
        {"services": [{"id": 5}]},
        {"services": [{"id": 6}, {"id": 5}]},
        {"missing": None},
        {"note": {}},
    ):
        fail_to_find(fake_altegio, "create_client", json=expected)


async def test_values_of_queries_are_compared_as_they_are_sent(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    await altegio.appointments.list(
        location.id, include_finance_transactions=True, with_deleted=False, limit=1
    )
    requested = fake_altegio.assert_requested
    for query in (
        {"include_finance_transactions": True, "with_deleted": False},
        {"include_finance_transactions": 1, "with_deleted": "0", "client_id": None},
        {"client_id": [], "with_deleted": (0,)},
    ):
        requested("get_appointment_list", query=query)
    for query in ({"with_deleted": None}, {"with_deleted": True}, {"client_id": 5}, {"with_deleted": [0, 0]}):
        fail_to_find(fake_altegio, "get_appointment_list", query=query)


async def test_the_message_lists_what_was_recorded_without_tokens(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    fake = fake_altegio
    assert fail_to_find(fake, "create_client", times=1).endswith("these requests:\n  (none)")
    await altegio.auth.login(fake.login, fake.password)
    await altegio.clients.create(location.id, name="Mara", phone="+12025550168")
    await altegio.request("GET", "/companies", query={"token": fake.user_token}, response_type=list)
    with pytest.raises(NotFoundError):
        await altegio.request("GET", f"/no/{fake.user_token}", response_type=dict)
    message = fail_to_find(fake, "create_client", json={"name": "Ann", "password": "hidden-1"}, times=1)
    assert message.startswith(
        "expected 1 requests of create_client, json={'name': 'Ann', 'password': '[redacted]'}; got 0. "
    )
    assert f"create_client POST /clients/{location.id} status=" in message
    assert '"name":"Mara"' in message
    assert "login" not in message  # requests of other operations are listed only if this one has none
    everything = fail_to_find(fake, "delete_client")
    assert len(everything.splitlines()) == 5
    for secret in (fake.user_token, fake.partner_token, fake.password):
        assert secret not in everything
    assert everything.count("[redacted]") >= 3
    expected = {"path": f"/no/{fake.user_token}", "query": {"token": fake.user_token}}
    message = fail_to_find(fake, "delete_client", **expected)
    assert message.startswith(
        "expected at least 1 requests of delete_client, path='/no/[redacted]', query={'token': '[redacted]'}; "
    )
    assert fake.user_token not in message


async def test_the_message_counts_the_bytes_of_a_body_that_is_not_json(fake_altegio):
    url = f"{fake_altegio.base_url}/clients/{fake_altegio.locations[0].id}"
    async with aiohttp.ClientSession() as session, session.post(url, data=b"{no") as response:
        assert response.status == 401
    assert "json=(3 bytes that are not JSON)" in fail_to_find(fake_altegio, "create_client", json={})


async def test_a_long_message_is_cut(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    fake_altegio.inject(Answer(404))
    for number in range(23):
        body = {"name": f"{number:02}" + "x" * 5000}
        with pytest.raises(NotFoundError):
            await altegio.request("POST", f"/clients/{location.id}", json=body, response_type=dict)
    message = fail_to_find(fake_altegio, "create_client", times=1)
    assert "(3 earlier requests)" in message
    assert re.findall(r'create_client POST .*"name":"(\d\d)', message) == [f"{n:02}" for n in range(3, 23)]
    assert len(message) < 10_000


def test_wrong_arguments_are_refused(fake_altegio):
    for arguments in (
        {"operation": "creat_client"},
        {"operation": "create_client", "times": -1},
        {"operation": "create_client", "times": 0, "query": "page=1"},
        {"operation": "create_client", "times": 0, "query": [("page", 1)]},
        {"operation": "create_client", "times": 0, "path": 5},
        {"operation": "create_client", "times": 0, "path": "clients/1"},
    ):
        with pytest.raises(InvalidArgumentError):
            fake_altegio.assert_requested(**arguments)
