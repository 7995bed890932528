"""Traps of the loyalty operations: each test fails if a method sends or reads the plain form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from altegio_async._core.wire import WireResponse
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    InvalidArgumentError,
    NotFoundError,
)
from altegio_async.resources.chains import Chains
from altegio_async.resources.loyalty_cards import LoyaltyCards
from altegio_async.resources.membership_types import MembershipTypes
from altegio_async.resources.memberships import Memberships
from tests.support.loyalty_samples import TYPE
from tests.support.pipelines import ScriptedTransport, Step, make_error_response, make_pipeline, make_response

CARD = {"loyalty_card_number": "0901234", "loyalty_card_type_id": "5", "phone": "13155550142"}


def make_page(*rows: dict[str, Any]) -> Any:
    return make_response({"success": True, "data": list(rows), "meta": {"total_count": len(rows)}})


def play(*steps: Step) -> tuple[Pipeline, ScriptedTransport]:
    """Return a pipeline that receives these responses, and its transport."""
    return make_pipeline(*steps)


def list_sent(transport: ScriptedTransport) -> list[str]:
    """Return the method and the path of each request."""
    return [f"{one.method} {one.url.partition('/api/v1')[2].partition('?')[0]}" for one in transport.requests]


async def test_the_archive_flag_is_text():
    for method, flag in (("archive", "1"), ("unarchive", "0")):
        pipeline, transport = play(make_response(b"", 204))
        await getattr(MembershipTypes(pipeline), method)(2, 3)
        assert json.loads(transport.requests[0].body or b"") == {"is_archived": flag}
        assert list_sent(transport) == ["PATCH /chain/2/loyalty/abonement_types/3"], method


async def test_restore_uses_the_path_of_the_type():
    pipeline, transport = play(make_response(b"", 204))
    await MembershipTypes(pipeline).restore(2, 3, restore_in_title="Ten")
    assert list_sent(transport) == ["POST /chain/2/loyalty/abonement_types/3"]


async def test_a_freeze_without_an_end_sends_no_date():
    for arguments, sent in (({}, {}), ({"until": "2027-01-31"}, {"freeze_till": "2027-01-31"})):
        pipeline, transport = play(make_response(data={"id": 3, "is_frozen": True}))
        membership = await Memberships(pipeline).freeze(2, 3, **arguments)
        assert membership is not None
        assert membership.is_frozen
        assert json.loads(transport.requests[0].body or b"{}") == sent


async def test_set_balance_returns_the_changed_membership():
    page = make_page({"id": 3, "is_united_balance": True, "united_balance_services_count": 4})
    for first in (make_response(b"", 200), make_response(b"", 204), make_response(data=[])):
        pipeline, _ = play(first, page)
        membership = await Memberships(pipeline).set_balance(2, 3, united_balance_services_count=4)
        assert membership.visits_left == 4
    pipeline, _ = play(make_response(b"", 204), page)
    raw = await Memberships(pipeline).with_raw_response.set_balance(2, 3, united_balance_services_count=4)
    assert raw.value.visits_left == 4  # type: ignore[attr-defined]  # the raw form has the value of the method


async def test_set_balance_reports_that_it_was_sent_if_reading_fails():
    refused = APIConnectionError("refused", sent=False)
    for last in (make_page(), make_error_response(403), refused):
        pipeline, _ = play(make_response(b"", 204), last)
        with pytest.raises(AltegioError, match="API accepted the write") as caught:
            await Memberships(pipeline).set_balance(2, 3, united_balance_services_count=4)
        assert caught.value.sent is True


async def test_invalid_changes_of_a_membership_are_refused_before_sending():
    pipeline, transport = play(make_response(b"", 204))
    memberships = Memberships(pipeline)
    row = {"service_id": 1, "balance": -1}
    calls = {
        "either": lambda: memberships.set_balance(2, 3),
        "or services": lambda: memberships.set_balance(
            2, 3, united_balance_services_count=1, services_balance_count=[row]
        ),
        "united_balance_services_count must": lambda: memberships.set_balance(
            2, 3, united_balance_services_count=-1
        ),
        r"\[0\].balance must": lambda: memberships.set_balance(2, 3, services_balance_count=[row]),
        "at least one row": lambda: memberships.set_balance(2, 3, services_balance_count=[]),
        r"\[1\] has the same service": lambda: memberships.set_balance(
            2, 3, services_balance_count=[{**row, "balance": 4}, {**row, "balance": 5}]
        ),
        "count must be an int, got bool": lambda: memberships.set_balance(
            2, 3, united_balance_services_count=True
        ),
        "period must be at least 0": lambda: memberships.set_period(2, 3, period=-1, period_unit_id=1),
        "period must be an int, got bool": lambda: memberships.set_period(
            2, 3, period=True, period_unit_id=1
        ),
    }
    for message, call in calls.items():
        with pytest.raises(InvalidArgumentError, match=message):
            await call()
    assert transport.requests == []


async def test_a_response_without_success_is_an_error_of_a_write():
    bodies = (
        b"<html>busy</html>",
        b'Warning: x {"success": false}',
        b'{"success": null}',
        b'{"success": 0}',
        b'{"success": "False"}',
        b'{"success": true, "da',
        b"done",
    )
    for body in bodies:
        pipeline, transport = play(make_response(body, 200))
        with pytest.raises(Exception) as caught:
            await MembershipTypes(pipeline).delete(2, 3)
        assert caught.value.sent is True, body  # type: ignore[attr-defined]
        assert isinstance(caught.value, APIResponseError) or b"alse" in body or b"0" in body, body
        assert len(transport.requests) == 1


async def test_a_lost_response_of_a_write_is_an_error_that_says_it_was_sent():
    pipeline, transport = play(APIConnectionError("lost", sent=True))
    with pytest.raises(APIConnectionError) as caught:
        await Memberships(pipeline).freeze(2, 3)
    assert caught.value.sent is True
    assert len(transport.requests) == 1


async def test_get_selects_the_membership_with_the_id():
    pipeline, _ = play(make_page({"id": 4}, {"id": 3}))
    assert (await Memberships(pipeline).get(2, 3)).id == 3
    pipeline, _ = play(make_page({"id": 4}))
    with pytest.raises(NotFoundError, match="chain 2 has no membership 3"):
        await Memberships(pipeline).get(2, 3)


async def test_memberships_of_another_client_with_the_same_phone_are_left_out():
    found = make_response(data=[{"id": 3}, {"id": 4}, {"id": 5}])
    history = make_response(data=[])
    pipeline, transport = play(found, history, make_error_response(404), history)
    memberships = Memberships(pipeline)
    rows = await memberships.list_for_client(1, phone="13155550142", verify_client_id=9)
    assert [row.id for row in rows] == [3, 5]
    path = "GET /company/1/clients/9/loyalty/abonements/{}/history"
    assert list_sent(transport)[1:] == [path.format(number) for number in (3, 4, 5)]
    pipeline, transport = play(found)
    assert len(await Memberships(pipeline).list_for_client(1, phone="13155550142")) == 3


async def test_a_failed_check_of_the_owner_does_not_drop_a_membership():
    page = WireResponse(404, {"Content-Type": "text/html"}, b"<html><body>nginx</body></html>")
    for response, status in ((make_error_response(403), 403), (page, 404)):
        pipeline, _ = play(make_response(data=[{"id": 3}]), response)
        with pytest.raises(APIStatusError) as failed:
            await Memberships(pipeline).list_for_client(1, phone="13155550142", verify_client_id=9)
        assert failed.value.status == status


async def test_a_response_with_another_membership_is_no_result_of_a_change():
    period = {"period": 2, "period_unit_id": 3}
    for name, arguments in (("freeze", {}), ("unfreeze", {}), ("set_period", period)):
        for found, expected in (({"id": 3}, 3), ([{"id": 3}], 3), (None, None), ({"id": 4}, "another")):
            pipeline, _ = play(make_response(data=found))
            for_raw, _ = play(make_response(data=found))
            change = getattr(Memberships(pipeline), name)(1, 3, **arguments)
            change_raw = getattr(Memberships(for_raw).with_raw_response, name)(1, 3, **arguments)
            if expected == "another":
                for one in (change, change_raw):
                    with pytest.raises(
                        APIResponseError, match=f"{name}: .* the membership 4 instead of 3"
                    ) as failed:
                        await one
                    assert failed.value.sent is True
            else:
                rows = [await change, (await change_raw).value]
                assert [row and row.id for row in rows] == [expected] * 2


async def test_a_card_that_exists_is_not_issued_again():
    client = make_page({"id": 9, "phone": "+13155550142"})
    for number in (901234, "0901234"):
        rows = [{"id": 1, "number": number, "type_id": 6}, {"id": 2, "number": number, "type_id": 5}]
        pipeline, transport = play(client, make_response(data=rows))
        card = await LoyaltyCards(pipeline).issue(1, **CARD, if_absent=True)
        assert card.id == 2
        assert list_sent(transport) == ["POST /company/1/clients/search", "GET /loyalty/client_cards/9"]
        assert json.loads(transport.requests[0].body or b"")["page_size"] == 200  # all clients in one page


async def test_the_card_of_another_client_is_not_mistaken_for_the_card_of_the_phone():
    others = [
        {"id": 8, "phone": "+913155550142"},
        {"id": 9, "phone": "+1315*****42"},
        {"id": 10, "phone": None},
    ]
    pipeline, transport = play(make_page(*others), make_response(data={"id": 7}))
    assert (await LoyaltyCards(pipeline).issue(1, **CARD, if_absent=True)).id == 7
    assert list_sent(transport) == ["POST /company/1/clients/search", "POST /loyalty/cards/1"]


async def test_a_card_that_does_not_exist_is_issued():
    issued = make_response(data={"id": 7})
    for steps in (
        [make_page(), issued],
        [make_page({"id": 9, "phone": CARD["phone"]}), make_response(data=[]), issued],
    ):
        pipeline, transport = play(*steps)
        assert (await LoyaltyCards(pipeline).issue(1, **CARD, if_absent=True)).id == 7
        assert list_sent(transport)[-1] == "POST /loyalty/cards/1"


async def test_a_membership_type_that_exists_is_not_created_again():
    rows = [{"id": 3, "title": "Ten visits"}, {"id": 6, "title": "Ten"}, {"id": 4, "title": "Ten"}]
    for steps in ([make_page(*rows), make_page()], [make_page(), make_page(*rows)]):
        pipeline, transport = play(*steps, make_response(data={"id": 4, "title": "Ten"}))
        created = await MembershipTypes(pipeline).create(2, body=TYPE, if_absent=True)
        assert created.id == 4
        assert [one.method for one in transport.requests] == ["GET"] * 3
        assert list_sent(transport)[-1].endswith("/abonement_types/4")
    pipeline, transport = play(make_page(rows[0]), make_page(), make_response(data={"id": 9}, status=201))
    assert (await MembershipTypes(pipeline).create(2, body=TYPE, if_absent=True)).id == 9
    assert [one.method for one in transport.requests] == ["GET", "GET", "POST"]


async def test_inverted_periods_are_refused_before_sending():
    pipeline, transport = play(make_page())
    period = {"created_after": "2026-02-01", "created_before": "2026-01-01"}
    for method in (Chains(pipeline).transactions.list, Memberships(pipeline).list_for_chain):
        with pytest.raises(InvalidArgumentError, match="later than"):
            method(2, **period)  # type: ignore[arg-type]
    raw = Chains(pipeline).transactions.with_raw_response.list
    with pytest.raises(InvalidArgumentError, match="later than"):
        await raw(2, **period)  # type: ignore[arg-type]
    assert transport.requests == []
    await raw(2, created_after="2026-02-01", created_before="2026-02-01")
    assert len(transport.requests) == 1


async def test_a_card_whose_number_differs_in_leading_zeros_is_not_the_card():
    client = make_page({"id": 9, "phone": "+13155550142"})
    cards = make_response(data=[{"id": 2, "number": "901234", "type_id": 5}])
    pipeline, transport = play(client, cards, make_response(data={"id": 7}))
    assert (await LoyaltyCards(pipeline).issue(1, **CARD, if_absent=True)).id == 7
    assert list_sent(transport)[-1] == "POST /loyalty/cards/1"
