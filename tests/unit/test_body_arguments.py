"""Bodies of requests are validated and converted, at every level, before anything is sent."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from msgspec import UNSET

from altegio_async._core.body_arguments import convert_body, convert_union_body, make_body
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1.models import (
    AppointmentCreate,
    AppointmentService,
    AppointmentServiceInput,
    AppointmentUpdate,
    ClientRowInput,
    CreateClientInput,
    EventAppointmentCreate,
    EventAppointmentUpdate,
    Service,
    UpdateClientInput,
)
from altegio_async.generated.online_booking.models import CreateOnlineBookingInput
from altegio_async.resources import Appointments, Clients, ServiceCategories, Utilities, Voip
from tests.support.pipelines import make_pipeline, make_response

BOOKING: dict[str, Any] = {"phone": "13150000000", "fullname": "Mara", "email": "mara@example.com"}
START = dt.datetime(2026, 3, 16, 10, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))
APPOINTMENT: dict[str, Any] = {
    "team_member_id": 5,
    "services": [{"id": 7}],
    "client": {"phone": "13150000000"},
    "datetime": "2026-03-16T10:15:00",
    "seance_length": 3600,
}


def make_booking(start: object) -> CreateOnlineBookingInput:
    rows = [{"id": 1, "services": [7], "team_member_id": 5, "datetime": start}]
    return make_body(CreateOnlineBookingInput, {**BOOKING, "appointments": rows})


@pytest.mark.parametrize("start", [START, "2026-03-16T10:15:00+02:00", "2026-03-16 10:15:00+02:00"])
def test_a_nested_time_is_a_datetime_or_its_text(start):
    assert make_booking(start).appointments[0].datetime == START


@pytest.mark.parametrize(
    "start", ["tomorrow", "", "2026-03-16", "2026-13-16T10:15:00", dt.date(2026, 3, 16), 5]
)
def test_a_nested_value_that_is_not_a_time_is_refused_by_name(start):
    with pytest.raises(InvalidArgumentError, match=r"^appointments\[0\]\.datetime"):
        make_booking(start)


def test_a_union_of_bodies_takes_the_form_that_accepts_the_fields():
    forms = (AppointmentCreate, EventAppointmentCreate)
    assert isinstance(convert_union_body(forms, APPOINTMENT), AppointmentCreate)
    body = convert_union_body(forms, {"event_id": 9, "client": {"phone": "13150000000"}})
    assert isinstance(body, EventAppointmentCreate)
    assert convert_union_body(forms, body) == body


@pytest.mark.parametrize(
    "body",
    [None, [], "x", {}, {"nme": 1}, {**APPOINTMENT, "client": {"nme": 1}}],
    ids=lambda body: str(body)[:20],
)
@pytest.mark.parametrize("method", ["create_several", "replace"])
async def test_an_invalid_body_of_several_forms_is_refused(method, body):
    pipeline, transport = make_pipeline(make_response(data=[]))
    appointments = Appointments(pipeline)
    call = (
        appointments.create_several(720441, body=body)
        if method == "create_several"
        else appointments.replace(720441, 5, body=body)
    )
    with pytest.raises(
        InvalidArgumentError, match=r"^as Appointment(Create|Update): .+; as EventAppointment"
    ):
        await call
    assert transport.requests == []


@pytest.mark.parametrize(
    "tags",
    [(1, 2), iter([1, 2]), {1: "a", 2: "b"}.keys(), range(1, 3)],
    ids=["tuple", "iterator", "keys", "range"],
)
async def test_a_list_in_a_body_is_any_iterable(tags: Any):
    pipeline, transport = make_pipeline(make_response(data={"id": 1}))
    await ServiceCategories(pipeline).create(720441, title="Hair", team_member=tags)
    assert json.loads(transport.requests[0].body or b"")["staff"] == [1, 2]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("services", None),
        ("services", 5),
        ("services", "x"),
        ("services", {"id": 1}),
        ("tags", 5),
        ("tags", "1"),
    ],
)
async def test_a_value_that_is_not_a_list_is_refused_by_name(name, value):
    pipeline, transport = make_pipeline(make_response(data={"id": 5}))
    arguments: dict[str, Any] = {**APPOINTMENT, "services": [7], name: value}
    with pytest.raises(InvalidArgumentError, match=rf"^{re.escape(name)}"):
        await Appointments(pipeline).create(720441, **arguments)
    with pytest.raises(InvalidArgumentError, match=rf"^{re.escape(name)}"):
        await Appointments(pipeline).update(720441, 5, **{name: value})
    assert [request.method for request in transport.requests if request.method != "GET"] == []


def test_a_body_struct_is_validated_again():
    body = convert_body(AppointmentUpdate, {**APPOINTMENT})
    body.services = "x"  # type: ignore[assignment]
    with pytest.raises(InvalidArgumentError, match="^services: expected array, got str"):
        convert_union_body((AppointmentUpdate, EventAppointmentUpdate), body)


@pytest.mark.parametrize("day", [dt.date(1990, 4, 12), dt.datetime(1990, 4, 12, 8), "1990-04-12"])
async def test_a_day_that_is_sent_as_text_is_a_date_or_its_text(day):
    pipeline, transport = make_pipeline(make_response(data={"id": 5}), make_response(data=[]))
    await Clients(pipeline).create(720441, name="Mara", phone="13150000000", birth_date=day)
    await Voip(pipeline).list_calls(location_id=720441, date_from=day, date_to="1990-04-13")
    client, calls = (json.loads(request.body or b"") for request in transport.requests)
    assert client["birth_date"] == "1990-04-12"
    assert (calls["date_from"], calls["date_to"]) == ("1990-04-12", "1990-04-13")


def test_a_day_of_birth_is_a_date_in_every_body_of_clients():
    day = dt.date(1990, 4, 12)
    row = {"name": "Mara", "phone": "13150000000", "birth_date": day}
    for cls in (CreateClientInput, ClientRowInput, UpdateClientInput):
        assert make_body(cls, row).birth_date == "1990-04-12"
        with pytest.raises(InvalidArgumentError, match="^birth_date must"):
            make_body(cls, {**row, "birth_date": "12.04.1990"})
    assert make_body(UpdateClientInput, {**row, "birth_date": None}).birth_date is None


@pytest.mark.parametrize("day", ["12.04.1990", "1990", 1990, ""])
async def test_a_text_that_is_not_a_day_is_refused_by_name(day):
    pipeline, transport = make_pipeline(make_response(data={"id": 5}))
    with pytest.raises(InvalidArgumentError, match="^birth_date must"):
        await Clients(pipeline).create(720441, name="Mara", phone="13150000000", birth_date=day)
    assert transport.requests == []


@pytest.mark.parametrize(
    ("row", "got"),
    [
        ("50000004", "str; convert an id that is text with int()"),
        (Service(id=50000004, title="Haircut"), "Service; pass its id"),
        (True, "bool"),
        ([4], "list"),
        (None, "NoneType"),
        (4.0, "float"),
    ],
)
async def test_a_row_of_another_type_is_refused_with_the_accepted_forms(row, got):
    pipeline, transport = make_pipeline(make_response(data={"id": 5}))
    with pytest.raises(InvalidArgumentError) as caught:
        await Appointments(pipeline).create(720441, **{**APPOINTMENT, "services": [7, row]})
    assert str(caught.value) == (
        f"services[1] must be an id, an AppointmentServiceInput or a dict, got {got}"
    )
    assert transport.requests == []


def test_a_service_of_an_appointment_is_accepted_with_its_price():
    row = AppointmentService(id=7, title="Haircut", cost=Decimal(10), discount=Decimal(0), amount=1)
    row.first_cost = UNSET  # type: ignore[assignment]
    body = make_body(AppointmentCreate, {**APPOINTMENT, "services": [row, {"id": 8}, 9]})
    assert [service.id for service in body.services] == [7, 8, 9]
    assert body.services[0].cost == 10


@pytest.mark.parametrize("image", ["text", "YQ==", ""])
async def test_text_is_refused_for_a_field_of_bytes(image):
    pipeline, transport = make_pipeline(make_response(data={}))
    with pytest.raises(InvalidArgumentError, match=r"image must be bytes, got str; read a file in binary"):
        await Utilities(pipeline).upload_image(image=image, entity="x")
    assert transport.requests == []


async def test_a_bool_is_refused_for_a_code():
    pipeline, transport = make_pipeline(make_response(data={"id": 5}))
    with pytest.raises(InvalidArgumentError, match=r"attendance must be one of -1, 0, 1, 2$"):
        await Appointments(pipeline).create(720441, **APPOINTMENT, attendance=True)
    assert transport.requests == []


def test_an_amount_is_sent_with_its_shortest_text():
    for amount, wanted in ((1.1, "1.1"), ("1.10", "1.10"), (3, "3"), (Decimal("1.10"), "1.10")):
        body = make_body(AppointmentServiceInput, {"id": 7, "cost": amount})
        assert str(body.cost) == wanted
    with pytest.raises(InvalidArgumentError, match="^cost: expected decimal, got bool"):
        make_body(AppointmentServiceInput, {"id": 7, "cost": True})
