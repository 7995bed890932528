"""Factories validate bodies as the methods of resources do, and both name the place of a fault."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from altegio_async import operations
from altegio_async._core.request import encode_body
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1 import models
from altegio_async.resources import Appointments, Clients, Notifications
from altegio_async.v2 import operations as v2
from tests.support.pipelines import make_pipeline, make_response

APPOINTMENT: dict[str, Any] = {
    "team_member_id": 5,
    "services": [{"id": 7}],
    "client": {"phone": "+1 (315) 000-0000"},
    "datetime": "2026-03-16T10:15:00",
    "seance_length": dt.timedelta(hours=1),
}


def encode(operation: Any) -> Any:
    data, _ = encode_body(operation)
    return json.loads(data or b"")


def refuse(factory: Any, *args: Any, body: Any) -> str:
    with pytest.raises(InvalidArgumentError) as error:
        factory(*args, body=body)
    return str(error.value)


def test_a_factory_refuses_a_wrong_body_by_its_path():
    create = operations.create_client
    assert refuse(create, 1, body={"name": "Mara"}) == "phone is required"
    assert refuse(create, 1, body={"nam": "Mara", "phone": "13150000000"}) == (
        "CreateClientInput has no field nam; got 'nam', did you mean 'name'?"
    )
    assert refuse(create, 1, body={"name": 5, "phone": "13150000000"}) == "name: expected str, got int"
    assert refuse(create, 1, body=5) == "body must be a CreateClientInput or a dict, got int"
    assert refuse(operations.bulk_create_clients, 1, body=[{"phone": "13150000000", "card": 5}]).startswith(
        "body[0]: "
    )
    filters = [{"type": "id", "state": {}}, {"typ": "id"}]
    assert "no field filters[1].typ" in refuse(operations.get_client_list, 1, body={"filters": filters})
    appointment = refuse(operations.create_appointment, 1, body={**APPOINTMENT, "services": [{"ids": 7}]})
    assert "as AppointmentCreate: AppointmentServiceInput has no field services[0].ids" in appointment


def test_a_body_without_content_is_refused():
    empty: list[tuple[Any, tuple[int, ...], Any, str]] = [
        (operations.create_appointment, (1,), {**APPOINTMENT, "services": []}, "services must have at least one item"),
        (operations.create_appointment, (1,), {**APPOINTMENT, "services": iter(())}, "services must have at"),
        (operations.create_appointment, (1,), {**APPOINTMENT, "client": {}}, "client must have at least one field"),
        (operations.create_appointment, (1,), {"event_id": 3, "client": {}}, "client must have at least one field"),
        (operations.send_sms_to_clients, (1,), {"client_ids": [], "text": "a"}, "client_ids must name at least one id"),
        (operations.bulk_create_clients, (1,), [], "body must have at least one row"),
        (operations.update_location, (1,), {}, "at least one field of the body is required"),
        (operations.create_user_invitation, (1,), {"invites": []}, "invites must have at least one item"),
    ]  # fmt: skip
    for factory, path, body, message in empty:
        assert message in refuse(factory, *path, body=body)


async def test_a_method_refuses_an_empty_body_before_it_sends():
    pipeline, transport = make_pipeline()
    appointments = Appointments(pipeline)
    with pytest.raises(InvalidArgumentError, match="^services must have at least one item"):
        await appointments.create(1, **{**APPOINTMENT, "services": []})
    with pytest.raises(InvalidArgumentError, match="^client must have at least one field"):
        await appointments.create(1, **{**APPOINTMENT, "client": {}})
    with pytest.raises(InvalidArgumentError, match="^client_ids must name at least one id"):
        await Notifications(pipeline).send_sms_to_clients(1, client_ids=[], text="a")
    assert transport.requests == []


def test_values_of_nested_bodies_are_converted_in_dicts_and_structs():
    client = models.AppointmentClientInput(phone="+1 (315) 000-0000")
    for body in (
        APPOINTMENT,
        {**APPOINTMENT, "client": client},
        models.AppointmentCreate(
            team_member_id=5,
            services=[models.AppointmentServiceInput(id=7)],
            client=client,
            datetime=dt.datetime(2026, 3, 16, 10, 15),
            seance_length=3600,
        ),
    ):
        sent = encode(operations.create_appointment(1, body=body))
        assert sent == {
            "staff_id": 5,
            "services": [{"id": 7}],
            "client": {"phone": "13150000000"},
            "datetime": "2026-03-16T10:15:00",
            "seance_length": 3600,
        }


def test_a_nested_phone_that_is_not_valid_is_refused_by_its_path():
    event = {"clients_count": 1, "client": {"phone": "two phones"}}
    client = dict.fromkeys(("id", "name", "surname", "patronymic", "email", "comment"))
    for factory, body in (
        (operations.create_appointment, {**APPOINTMENT, "client": {"phone": "two phones"}}),
        (operations.create_appointment, {**APPOINTMENT, "client": {"phone": 13150000000}}),
        (v2.create_event_appointment, {**event, "client": {**client, "phone": "two phones"}}),
    ):
        path = (1, 2) if factory is v2.create_event_appointment else (1,)
        assert "client.phone " in refuse(factory, *path, body=body)


def test_a_duration_is_accepted_only_in_seconds():
    body = {**APPOINTMENT, "sms_remain_hours": dt.timedelta(hours=2)}
    assert "sms_remain_hours is not a duration in seconds" in refuse(
        operations.create_appointment, 1, body=body
    )
    for odd in (-1, dt.timedelta(seconds=-1), dt.timedelta(milliseconds=1), 1.5, "3600", True):
        message = refuse(operations.create_appointment, 1, body={**APPOINTMENT, "seance_length": odd})
        assert "as AppointmentCreate: seance_length must" in message


async def test_a_misspelt_code_is_refused_with_the_similar_one():
    pipeline, transport = make_pipeline(make_response(data=[]))
    clients: Any = Clients(pipeline)
    with pytest.raises(
        InvalidArgumentError, match=r"^order_by must be one of .*; got 'nam', did you mean 'name'\?"
    ):
        clients.search(1, order_by="nam")
    with pytest.raises(InvalidArgumentError, match=r"^order_by must be one of [^;]*$"):
        clients.search(1, order_by="13150000000")
    for fields in (["idd"], ["id", "idd"]):
        position = len(fields) - 1
        with pytest.raises(
            InvalidArgumentError, match=rf"^fields\[{position}\] .*'idd', did you mean 'id'\?"
        ):
            clients.search(1, fields=fields)
    assert transport.requests == []
