"""Methods that read an object, change some values and send everything: nothing else changes."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from altegio_async import AltegioClient, RetryPolicy, models
from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.mismatch import Drift
from altegio_async._core.replacement import build_replacement, select_changes
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import AltegioError, InvalidArgumentError
from altegio_async.testing import FakeTransport, make_response

LOCATION = 720441


def read(cls: type[Any], row: dict[str, Any]) -> Any:
    return msgspec.convert(row, cls, strict=False)


def normalise(value: Any) -> Any:
    """Return a value as it is sent: numbers compare by value, and a wire form without absent values."""
    return json.loads(msgspec.json.Encoder(decimal_format="number").encode(value))


def test_services_keep_their_prices_and_tags_become_ids() -> None:
    row = {
        "id": 5,
        "staff_id": 9,
        "services": [{"id": 1, "title": "Cut", "cost": 40.5, "first_cost": 45, "discount": 10, "amount": 2}],
        "record_labels": [{"id": 3, "title": "New"}],
        "datetime": "2026-05-14T10:00:00+02:00",
        "seance_length": 3600,
        "custom_fields": [{"code": "source", "value": "poster"}],
    }
    sent = normalise(
        build_replacement(models.AppointmentUpdate, read(models.Appointment, row), {"comment": "x"})
    )
    assert sent == {
        "staff_id": 9,
        "services": [{"id": 1, "first_cost": 45, "discount": 10, "cost": 40.5, "amount": 2}],
        "record_labels": [3],
        "datetime": "2026-05-14T10:00:00+02:00",
        "seance_length": 3600,
        "custom_fields": {"source": "poster"},
        "comment": "x",
    }


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "no field"),
        ({"send_sms": True}, "no field"),
        ({"colour": "red"}, "colour"),
        ({"seance_length": "long"}, "seance_length"),
        ({"services": [{"id": 1, "cost": "much"}]}, r"services\[0\].cost"),
        ({"services": [0]}, r"services\[0\] must"),
    ],
)
def test_a_wrong_change_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        select_changes(models.AppointmentUpdate, changes, options=["send_sms"])


def test_a_code_that_the_body_does_not_accept_is_left_out() -> None:
    row = {"id": 5, "title": "Yoga", "salon_group_id": 7, "cost": 10, "is_united_balance": True}
    row |= {"united_balance_services_count": 3, "period": 0, "period_unit_id": 0}
    sent = normalise(
        build_replacement(models.MembershipTypeUpdate, read(models.MembershipType, row), {"title": "Pilates"})
    )
    assert sent == {
        "title": "Pilates",
        "salon_group_id": 7,
        "cost": 10,
        "is_united_balance": True,
        "united_balance_services_count": 3,
        "period": 0,
    }


def test_all_required_values_that_were_not_read_are_named() -> None:
    with pytest.raises(
        InvalidArgumentError,
        match="datetime is required, and the object that was read has no value for datetime, seance_length",
    ):
        build_replacement(
            models.AppointmentUpdate,
            models.Appointment(id=1, team_member_id=2, services=[]),
            {"client": models.AppointmentClientInput(id=5)},
        )


def test_a_required_value_that_was_not_read_is_named() -> None:
    with pytest.raises(InvalidArgumentError, match="datetime is required"):
        build_replacement(
            models.AppointmentUpdate,
            models.Appointment(id=1, team_member_id=2, services=[], seance_length=60),
            {"comment": "x"},
        )


# -- the methods ----------------------------------------------------------------------------------


class Store:
    """A server with one object: GET returns it, and any write replaces it."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.bodies: list[dict[str, Any]] = []

    def respond(self, request: WireRequest) -> WireResponse:
        if request.body is not None:
            body = json.loads(request.body)
            self.bodies.append(body)
            self.row = {"id": self.row.get("id"), **body}
            return make_response([self.row] if request.operation == "create_appointment" else self.row)
        return make_response(self.row)


def open_client(store: Store) -> AltegioClient:
    return AltegioClient(
        "partner-token", "user-token-1", transport=FakeTransport(store.respond), rate_limiter=None
    )


APPOINTMENT = {
    "id": 815,
    "staff_id": 7,
    "services": [{"id": 1, "cost": 40.5}],
    "client": {"id": 3, "phone": "+13155550142", "name": "Imke"},
    "datetime": "2026-05-14T10:00:00+02:00",
    "seance_length": 3600,
    "comment": "By the window",
    "activity_id": 0,
}


async def test_updating_an_appointment_sends_all_of_it() -> None:
    store = Store(dict(APPOINTMENT))
    async with open_client(store) as altegio:
        changed = await altegio.appointments.update(LOCATION, 815, attendance=1)
    assert changed.attendance == 1
    assert store.bodies == [
        {
            "staff_id": 7,
            "services": [{"id": 1, "cost": 40.5}],
            "client": {"id": 3, "phone": "+13155550142", "name": "Imke"},
            "datetime": "2026-05-14T10:00:00+02:00",
            "seance_length": 3600,
            "comment": "By the window",
            "attendance": 1,
            "save_if_busy": True,
            "send_sms": False,
        }
    ]


async def test_moving_an_appointment_respects_busy_slots() -> None:
    store = Store(dict(APPOINTMENT))
    async with open_client(store) as altegio:
        await altegio.appointments.update(LOCATION, 815, datetime="2026-05-15T10:00:00+02:00")
        await altegio.appointments.update(LOCATION, 815, services=[4], save_if_busy=True, send_sms=True)
    first, second = store.bodies
    assert (first["datetime"], first["save_if_busy"]) == ("2026-05-15T10:00:00+02:00", False)
    assert (second["services"], second["save_if_busy"], second["send_sms"]) == ([{"id": 4}], True, True)


async def test_a_masked_phone_is_not_written_back() -> None:
    row = {**APPOINTMENT, "client": {"id": 3, "phone": "+1315*****42", "name": "Imke"}}
    store = Store(row)
    async with open_client(store) as altegio:
        await altegio.appointments.update(LOCATION, 815, comment="x")
    assert store.bodies[0]["client"] == {"id": 3, "name": "Imke"}


@pytest.mark.parametrize(
    ("field", "unreadable"),
    [
        ("services", "none"), ("services", [{"id": 1, "cost": "abc"}]), ("client", "Imke"), ("client", {"id": "?"}),
        ("seance_length", "an hour"), ("comment", {"text": "By the window"}),
    ],
)  # fmt: skip
async def test_an_update_is_refused_if_a_value_would_be_lost_because_it_cannot_be_read(
    field: str, unreadable: Any
) -> None:
    store = Store({**APPOINTMENT, field: unreadable})
    async with open_client(store) as altegio:
        with pytest.raises(InvalidArgumentError, match="could not be read") as caught:
            await altegio.appointments.update(LOCATION, 815, attendance=1)
    assert store.bodies == []
    assert caught.value.sent is False


async def test_unreadable_values_that_are_replaced_or_read_only_do_not_prevent_an_update() -> None:
    store = Store({**APPOINTMENT, "services": "none", "create_date": "yesterday", "client": []})
    async with open_client(store) as altegio:
        await altegio.appointments.update(LOCATION, 815, services=[4])
    assert store.bodies[0]["services"] == [{"id": 4}]


@pytest.mark.parametrize("urls", ["https://a.example/hook", {"0": {}}, 5, [["x"]]])
async def test_unreadable_urls_of_other_integrations_are_not_replaced(urls: Any) -> None:
    store = Store({"urls": urls, "active": 1, "client": 1})
    async with open_client(store) as altegio:
        for call in (altegio.webhook_settings.add_url, altegio.webhook_settings.remove_url):
            with pytest.raises(InvalidArgumentError, match="urls could not be read"):
                await call(LOCATION, "https://b.example/hook")
    assert store.bodies == []


def test_a_replacement_of_an_object_with_cut_characters_is_refused() -> None:
    halves = Drift("$", "complete characters", "half of a surrogate pair", is_lossy=True)
    with pytest.raises(InvalidArgumentError, match="the object could not be read"):
        refuse_lossy_read(models.AppointmentUpdate, [halves], {"attendance": 1})
    refuse_lossy_read(models.AppointmentUpdate, [Drift("$.data.client", "object", "empty array")], {})


def test_a_lossy_mismatch_is_recognised_by_its_attribute_and_not_by_its_text() -> None:
    with pytest.raises(InvalidArgumentError, match="client could not be read"):
        refuse_lossy_read(
            models.AppointmentUpdate, [Drift("$.data.client", "object", "text", is_lossy=True)], {}
        )
    refuse_lossy_read(models.AppointmentUpdate, [Drift("$.data.client", "object", "unreadable text")], {})


async def test_creating_an_appointment_returns_it() -> None:
    store = Store({"id": 815})
    async with open_client(store) as altegio:
        made = await altegio.appointments.create(
            LOCATION,
            team_member_id=7,
            services=[1, {"id": 2, "cost": 10}],
            client={"phone": "13155550142", "name": "Imke"},
            datetime="2026-05-14T10:00:00+02:00",
            seance_length=3600,
            api_id="4711",
        )
    assert made.id == 815
    assert store.bodies[0]["services"] == [{"id": 1}, {"id": 2, "cost": 10}]


async def test_services_widgets_and_settings_keep_what_is_not_named() -> None:
    store = Store(
        {
            "confirm_number": True,
            "any_master": False,
            "seance_delay_step": 15,
            "activity_online_record_clients_count_max": 3,
        }
    )
    async with open_client(store) as altegio:
        await altegio.online_booking_settings.update(LOCATION, seance_delay_step=30)
    assert store.bodies == [
        {
            "confirm_number": True,
            "any_master": False,
            "seance_delay_step": 30,
            "activity_online_record_clients_count_max": 3,
        }
    ]


async def test_a_masked_phone_of_a_client_is_not_written_back() -> None:
    store = Store({"id": 3, "name": "Imke", "phone": "+1315*****42"})
    async with open_client(store) as altegio:
        with pytest.raises(InvalidArgumentError, match="phone is required"):
            await altegio.clients.update(LOCATION, 3, comment="x")
        await altegio.clients.update(LOCATION, 3, comment="x", phone="+1 315 555 0142")
    assert store.bodies == [{"name": "Imke", "phone": "13155550142", "comment": "x"}]


async def test_an_empty_list_removes_all() -> None:
    row = {
        "id": 3,
        "title": "Gift",
        "balance": 10,
        "is_multi": True,
        "item_type_id": 1,
        "service_ids": [1, 2],
    }
    row |= {"is_allow_empty_code": True, "balance_edit_type_id": 1, "salon_ids": [5], "expiration_type_id": 0}
    store = Store({**row, "online_sale_is_enabled": False})
    async with open_client(store) as altegio:
        await altegio.gift_card_types.update(2, 3, service_ids=[])
    sent = store.bodies[0]
    assert (sent["service_ids"], sent["salon_ids"]) == ([], [5])
    assert (sent["expiration"], sent["online_sale"]) == ({"type_id": 0}, {"is_enabled": False})


LINKS = [
    {"count": 4, "is_unlimited": False, "service": {"id": 11, "title": "Sauna"}},
    {"count": 2, "is_unlimited": True, "category": {"id": 12, "title": "Yoga"}},
]
ROWS = [
    {"service_id": 11, "service_category_id": 0, "is_unlimited": False, "count": 4},
    {"service_id": 0, "service_category_id": 12, "is_unlimited": True, "count": 2},
]


@pytest.mark.parametrize(
    ("changes", "coverage"),
    [
        ({"title": "x"}, {"services": {"11": 4}, "service_categories": {"12": 2}, "service_links": ROWS}),
        (
            {"services": {"13": 1}},
            {
                "services": {"13": 1},
                "service_categories": {"12": 2},
                "service_links": [{**ROWS[0], "service_id": 13, "count": 1, "is_unlimited": False}, ROWS[1]],
            },
        ),
        (
            {"service_links": [ROWS[0]]},
            {"services": {"11": 4}, "service_categories": {}, "service_links": [ROWS[0]]},
        ),
    ],
)
async def test_what_a_membership_type_covers_is_kept_in_both_forms(
    changes: dict[str, Any], coverage: dict[str, Any]
) -> None:
    row = {"id": 3, "title": "Pass", "salon_group_id": 2, "cost": 10, "is_united_balance": False}
    row |= {
        "united_balance_services_count": 0,
        "attached_salon_ids": [],
        "balance_container": {"links": LINKS},
    }
    store = Store(row)
    async with open_client(store) as altegio:
        await altegio.membership_types.update(2, 3, **changes)
    names = ("services", "service_categories", "service_links")
    assert {name: store.bodies[0][name] for name in names if name in store.bodies[0]} == coverage


async def test_only_the_read_of_an_update_is_repeated() -> None:
    sent: list[str] = []

    def respond(request: WireRequest) -> WireResponse:
        sent.append(request.method)
        row = {"id": 3, "title": "Hair", "weight": 1}
        return make_response(row) if sent == ["GET", "GET"] else make_response({}, status=503)

    transport = FakeTransport(respond)
    async with AltegioClient(
        "partner-token",
        "user-token-1",
        transport=transport,
        rate_limiter=None,
        retry=RetryPolicy(transient_base=0),
    ) as altegio:
        with pytest.raises(AltegioError):
            await altegio.service_categories.update(LOCATION, 3, weight=2)
    assert sent == ["GET", "GET", "PUT"]


# -- webhook settings -----------------------------------------------------------------------------

MINE, OTHER = "https://example.org/mine", "https://example.com/other"


async def test_other_urls_and_events_stay_when_a_url_is_added_or_removed() -> None:
    store = Store({"urls": [OTHER], "active": 0, "record": 1, "client": 0})
    async with open_client(store) as altegio:
        await altegio.webhook_settings.add_url(LOCATION, MINE)
        assert store.row == {"id": None, "urls": [OTHER, MINE], "active": 1, "record": 1, "client": 0}
        await altegio.webhook_settings.add_url(LOCATION, MINE)
        assert len(store.bodies) == 1
        await altegio.webhook_settings.remove_url(LOCATION, MINE)
        assert store.row["urls"] == [OTHER]
        await altegio.webhook_settings.remove_url(LOCATION, MINE)
        assert len(store.bodies) == 2
        await altegio.webhook_settings.update(LOCATION, appointment=False, client=True)
        assert store.row == {"id": None, "urls": [OTHER], "active": 1, "record": 0, "client": 1}
        await altegio.webhook_settings.remove_url(LOCATION, OTHER)
        assert (store.row["urls"], store.row["active"]) == ([OTHER], 0)


async def test_an_eleventh_url_is_refused() -> None:
    store = Store({"urls": [f"https://example.org/{number}" for number in range(10)], "active": 1})
    async with open_client(store) as altegio:
        with pytest.raises(InvalidArgumentError, match="1 to 10"):
            await altegio.webhook_settings.add_url(LOCATION, MINE)
    assert store.bodies == []


@pytest.mark.parametrize("url", ["", "example.org/x", "ftp://example.org", "/hooks", 5])
async def test_a_relative_url_is_refused(url: Any) -> None:
    store = Store({"urls": [OTHER], "active": 1})
    async with open_client(store) as altegio:
        with pytest.raises(InvalidArgumentError):
            await altegio.webhook_settings.add_url(LOCATION, url)
