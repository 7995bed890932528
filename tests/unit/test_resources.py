"""Resources of the client: generated methods, raw responses, limits of lists and checks of arguments."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from msgspec import UNSET

from altegio_async import AltegioClient, InvalidArgumentError, RawResponse, models, operations
from altegio_async._core.arguments import (
    check_amount,
    check_any_given,
    check_date,
    check_datetime,
    check_seconds,
    format_moment,
)
from altegio_async._core.body_arguments import convert_bodies, convert_body, make_body
from altegio_async._core.operation import Operation
from altegio_async.resources import (
    Chains,
    Clients,
    Deposits,
    Memberships,
    MembershipTypes,
    Notifications,
    Payments,
    Services,
)
from tests.support.pipelines import make_pipeline, make_response


def test_a_client_creates_each_resource_once_and_has_its_own():
    client = AltegioClient(partner_token="partner00token", user_token="user00token")
    assert client.clients is client.clients
    assert isinstance(client.clients, Clients)
    assert client.with_options(timeout=5).clients is not client.clients
    assert client.chains.promotions is client.chains.promotions
    assert client.v2.appointments is client.v2.appointments


async def test_a_method_sends_the_request_of_its_operation():
    pipeline, transport = make_pipeline(make_response(data={"id": 5, "name": "Anna"}))
    client = await Clients(pipeline).get(720441, 5)
    assert client.name == "Anna"
    assert transport.requests[0].url.endswith("/client/720441/5")
    assert transport.requests[0].operation == "get_client"


async def test_a_raw_response_has_the_value_and_the_response():
    pipeline, _ = make_pipeline(make_response(data={"id": 5}, headers={"X-Request-Id": "7"}))
    raw = await Clients(pipeline).with_raw_response.get(720441, 5)
    assert isinstance(raw, RawResponse)
    assert (raw.value.id, raw.status, raw.headers["x-request-id"]) == (5, 200, "7")


async def test_the_resource_itself_still_returns_values_after_a_raw_response():
    pipeline, _ = make_pipeline(make_response(data={"id": 5}))
    resource = Clients(pipeline)
    await resource.with_raw_response.get(720441, 5)
    assert isinstance(await resource.get(720441, 5), models.Client)


async def test_the_raw_response_of_a_pager_is_its_first_page():
    rows = {"success": True, "data": [{"id": 1}], "meta": {"total_count": 9}}
    pipeline, transport = make_pipeline(make_response(rows))
    raw = await Memberships(pipeline).with_raw_response.list_for_chain(7, ids=[1], page_size=1)
    assert [row.id for row in raw.value] == [1]
    assert raw.meta == {"total_count": 9}
    assert "page=1" in transport.requests[0].url


async def test_raw_responses_of_overridden_methods_keep_their_checks():
    pipeline, transport = make_pipeline(make_response(data={}))
    with pytest.raises(InvalidArgumentError, match="either ids or both"):
        await Memberships(pipeline).with_raw_response.list_for_chain(7)
    assert transport.requests == []
    raw = await MembershipTypes(pipeline).with_raw_response.archive(7, 8)
    assert raw.status == 200


@pytest.mark.parametrize(
    ("limit", "rows", "requests"), [(0, 0, 0), (1, 1, 1), (2, 2, 1), (3, 3, 2), (9, 5, 3)]
)
async def test_a_limit_ends_a_list_without_further_requests(limit, rows, requests):
    pages = [
        make_response(
            {"success": True, "data": [{"id": number} for number in ids], "meta": {"total_count": 5}}
        )
        for ids in ([1, 2], [3, 4], [5])
    ]
    pipeline, transport = make_pipeline(*pages)
    pager = Memberships(pipeline).list_for_chain(7, ids=[1], page_size=2, limit=limit)
    assert [row.id async for row in pager] == [1, 2, 3, 4, 5][:rows]
    assert len(transport.requests) == requests


async def test_page_and_size_of_a_search_are_fields_of_its_body():
    pages = [
        make_response({"success": True, "data": [{"id": number}], "meta": {"total_count": 2}})
        for number in (1, 2)
    ]
    pipeline, transport = make_pipeline(*pages)
    rows = await Clients(pipeline).search(7, fields=["id"], page_size=1).collect()
    assert [row.id for row in rows] == [1, 2]
    bodies = [json.loads(request.body or b"") for request in transport.requests]
    assert bodies == [{"page": number, "page_size": 1, "fields": ["id"]} for number in (1, 2)]


async def test_fields_of_a_body_that_are_not_given_are_not_sent():
    pipeline, transport = make_pipeline(make_response(data={}))
    await Deposits(pipeline).create_topup_operation(
        7, client_id=1, client_account_id=2, amount=Decimal("10.50"), account_id=3
    )
    assert json.loads(transport.requests[0].body or b"", parse_float=Decimal) == {
        "client_id": 1,
        "deposit_id": 2,
        "amount": Decimal("10.50"),
        "account_id": 3,
    }


async def test_none_is_sent_where_the_api_distinguishes_it():
    pipeline, transport = make_pipeline(make_response(data={}))
    await Services(pipeline).assign_to_team_member(
        7, 8, team_member_id=9, seance_length=dt.timedelta(hours=1), bill_of_materials_id=None
    )
    assert json.loads(transport.requests[0].body or b"") == {
        "master_id": 9,
        "seance_length": 3600,
        "technological_card_id": None,
    }


async def test_days_are_sent_in_the_form_of_the_operation():
    pipeline, transport = make_pipeline(make_response(data=[]))
    await Payments(pipeline).list_transactions(7, start_date=dt.date(2026, 3, 6), end_date="20260307")
    assert "start_date=20260306&end_date=20260307" in transport.requests[0].url


async def test_a_message_needs_recipients():
    pipeline, transport = make_pipeline(make_response(data={}))
    with pytest.raises(InvalidArgumentError, match="client_ids must name at least one id"):
        await Notifications(pipeline).send_sms_to_clients(7, client_ids=[], text="Hello")
    with pytest.raises(InvalidArgumentError, match="at least one of fullname, phone, email and card"):
        await Notifications(pipeline).send_sms_campaign_to_filtered_clients(7, text="Hello")
    assert transport.requests == []


def test_a_deprecated_method_names_its_replacement():
    pipeline, _ = make_pipeline(make_response(data=[]))
    with pytest.warns(
        DeprecationWarning, match=r"clients\.list_profiles is deprecated; use clients\.search"
    ) as found:
        Clients(pipeline).list_profiles(7)
    assert found[0].filename == __file__


@pytest.mark.parametrize(
    ("name", "value"), [("location_id", 0), ("location_id", "7"), ("client_id", True), ("client_id", -1)]
)
async def test_ids_are_checked_before_anything_is_sent(name, value):
    pipeline, transport = make_pipeline(make_response(data={}))
    arguments = {"location_id": 7, "client_id": 5, name: value}
    with pytest.raises(InvalidArgumentError, match=f"^{name} must be"):
        await Clients(pipeline).get(**arguments)
    assert transport.requests == []


async def test_an_operation_value_is_sent_as_it_is():
    pipeline, transport = make_pipeline(make_response(data={"id": 1}))
    await pipeline.call(Operation(operations.get_client.endpoint, (0, 0)))
    assert transport.requests[0].url.endswith("/client/0/0")


def test_a_factory_has_its_endpoint():
    assert operations.get_client.endpoint.id == "get_client"
    assert operations.get_client(7, 5).endpoint is operations.get_client.endpoint


async def test_nested_resources_send_requests():
    pipeline, transport = make_pipeline(make_response(data=[]))
    await Chains(pipeline).transactions.list(
        7, created_after=dt.date(2026, 1, 1), created_before="2026-01-31"
    )
    assert "created_after=2026-01-01&created_before=2026-01-31" in transport.requests[0].url


# -- bodies -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        {"name": "Anna", "phone": "13150000000", "categories": [3]},
        models.CreateClientInput(name="Anna", phone="13150000000", categories=[3]),
    ],
)
def test_a_body_is_a_struct_or_a_dict(body):
    struct = convert_body(models.CreateClientInput, body)
    assert (struct.name, struct.categories, struct.email) == ("Anna", [3], UNSET)


def test_a_body_can_have_wire_names_and_python_names():
    values = {"client_id": 1, "account_id": 3, "amount": 5}
    for name in ("deposit_id", "client_account_id"):
        struct = make_body(models.CreateClientAccountTopupOperationInput, {**values, name: 2})
        assert struct.client_account_id == 2


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"client_id": 1, "account_id": 3, "amount": 5}, "client_account_id is required"),
        ({"client_id": 1, "nonsense": 3}, "CreateClientAccountTopupOperationInput has no field nonsense"),
        (
            {"client_account_id": "private"},
            "client_account_id must be an int, got str; convert an id that is text with int()",
        ),
    ],
)
def test_an_error_of_a_body_names_the_field_and_not_its_value(values, message):
    with pytest.raises(InvalidArgumentError) as error:
        make_body(models.CreateClientAccountTopupOperationInput, values)
    assert str(error.value) == message


def test_an_error_in_a_nested_field_names_its_path():
    filters = [{"type": "id", "state": {"value": 1}}, {"type": 5}]
    with pytest.raises(InvalidArgumentError, match=r"^filters\[1\]\.type must be one of "):
        make_body(models.GetClientListInput, {"filters": filters})


def test_a_list_of_bodies_names_the_row():
    with pytest.raises(InvalidArgumentError, match=r"^body\[1\]: "):
        convert_bodies(models.ClientRowInput, [{"name": "Anna", "phone": "13150000000"}, {"name": 5}])
    with pytest.raises(InvalidArgumentError, match="body must be a list"):
        convert_bodies(models.ClientRowInput, {"name": "Anna"})  # type: ignore[arg-type]


# -- checks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [dt.date(2026, 3, 6), dt.datetime(2026, 3, 6, 9), "2026-03-06"])
def test_a_date_is_a_date_or_a_text(value):
    assert check_date("day", value) == dt.date(2026, 3, 6)


@pytest.mark.parametrize(
    "value", ["06.03.2026", "2026-3-6", "2026-02-30", "2026-03-06T10:00", 20260306, None]
)
def test_other_forms_of_a_date_are_refused(value):
    with pytest.raises(InvalidArgumentError, match="^day must"):
        check_date("day", value)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("date", "2026-03-06"),
        ("compact-date", "20260306"),
        ("dotted-date", "06.03.2026"),
        ("date-time", "2026-03-06T09:30:00"),
        ("local-date-time", "2026-03-06T09:30:00"),
        ("local-date-time-with-space", "2026-03-06 09:30:00"),
    ],
)
def test_a_moment_is_sent_in_the_required_form(form, expected):
    moment = dt.datetime(2026, 3, 6, 9, 30, 0, 900)
    assert format_moment("time", moment, form) == expected
    assert format_moment("time", expected, form) == expected


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2026-03-06", "compact-date"),
        ("2026-03-06 09:30:00", "local-date-time"),
        ("2026-03-06T09:30:00", "local-date-time-with-space"),
        ("soon", "date-time"),
        (dt.datetime(2026, 3, 6, tzinfo=dt.UTC), "local-date-time"),
        ("2026-03-06T09:30:00+02:00", "local-date-time"),
        (dt.date(2026, 3, 6), "local-date-time"),
        (5, "dotted-date"),
    ],
)
def test_a_moment_in_another_form_is_refused(value, form):
    with pytest.raises(InvalidArgumentError, match="^time must"):
        format_moment("time", value, form)


def test_a_datetime_with_an_offset_is_kept():
    moment = dt.datetime(2026, 3, 6, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert format_moment("time", moment, "date-time") == "2026-03-06T09:30:00+02:00"
    assert check_datetime("time", "2026-03-06T09:30:00+02:00") == moment
    with pytest.raises(InvalidArgumentError, match="^time must"):
        check_datetime("time", dt.date(2026, 3, 6))


def test_durations_are_seconds():
    assert check_seconds("length", dt.timedelta(days=1, minutes=1)) == 86_460
    assert check_seconds("length", 90) == 90
    for value in (dt.timedelta(seconds=-1), dt.timedelta(milliseconds=1), 1.5, "90", True, -1):
        with pytest.raises(InvalidArgumentError, match="^length must"):
            check_seconds("length", value)


def test_amounts_are_decimals():
    assert check_amount("amount", 0.1) == Decimal("0.1")
    assert check_amount("amount", "10.50") == Decimal("10.50")
    assert check_amount("amount", 7) == Decimal(7)
    for value in ("ten", float("nan"), Decimal("Infinity"), True, None):
        with pytest.raises(InvalidArgumentError, match="^amount must"):
            check_amount("amount", value)


def test_one_of_several_arguments_is_required():
    check_any_given(phone=None, email="a@example.com")
    with pytest.raises(InvalidArgumentError, match="at least one of phone and email is required"):
        check_any_given(phone=None, email=None)


def test_blank_filters_select_no_recipients():
    for blank in ("", " ", "\t\n"):
        with pytest.raises(InvalidArgumentError, match="at least one of fullname, phone, email and card"):
            operations.send_sms_campaign_to_filtered_clients(1, body={"text": "x"}, fullname=blank)
        with pytest.raises(InvalidArgumentError, match="at least one of fullname, phone, email and card"):
            operations.send_email_campaign_to_filtered_clients(
                1, body={"subject": "x", "text": "x"}, email=blank, card=blank
            )
