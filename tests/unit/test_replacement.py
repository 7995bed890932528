"""Methods that read an object, change some values and send everything: nothing else changes."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async import AltegioClient, models
from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.mismatch import Drift
from altegio_async._core.replacement import build_replacement
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.developers.models import UpdateEventNotificationSettingsInput, WebhookSettings
from altegio_async.testing import FakeTransport, make_response

LOCATION = 720441
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
ids = st.integers(1, 2**40)
amounts = st.decimals(0, 10**6, places=2).map(float)
flags = st.sampled_from([0, 1])


def objects(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for objects; each field is sometimes missing."""
    return st.fixed_dictionaries({}, optional=fields)


appointments = st.fixed_dictionaries(
    {
        "id": ids,
        "staff_id": ids,
        "services": st.lists(
            st.fixed_dictionaries(
                {"id": ids},
                optional={
                    "title": texts,
                    "cost": amounts,
                    "first_cost": amounts,
                    "discount": amounts,
                    "amount": st.integers(1, 9),
                },
            ),
            max_size=3,
        ),
        "datetime": st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat() + "+02:00"),
        "seance_length": st.integers(60, 36_000),
    },
    optional={
        "client": st.one_of(
            st.just([]),
            st.none(),
            st.fixed_dictionaries(
                {"id": ids},
                optional={
                    "phone": st.just("+13155550142"),
                    "name": texts,
                    "surname": texts,
                    "patronymic": texts,
                    "email": texts,
                    "comment": texts,
                },
            ),
        ),
        "comment": st.one_of(st.none(), texts),
        "attendance": st.sampled_from([-1, 0, 1, 2]),
        "api_id": texts,
        "custom_color": texts,
        "record_labels": st.lists(st.fixed_dictionaries({"id": ids}, optional={"title": texts}), max_size=3),
        "technical_break_duration": st.one_of(st.none(), st.integers(0, 3600)),
        "custom_fields": st.one_of(
            st.just([]), st.dictionaries(st.sampled_from(["a", "b"]), texts, min_size=1)
        ),
        "sms_remain_hours": st.integers(0, 48),
        "email_remain_hours": st.integers(0, 48),
        "activity_id": st.sampled_from([0, 55]),
        "visit_id": ids,
        "online": st.booleans(),
    },
)
services = st.fixed_dictionaries(
    {
        "id": ids, "title": texts, "booking_title": texts, "category_id": ids, "price_min": amounts,
        "price_max": amounts, "duration": st.integers(0, 9000), "is_multi": st.booleans(),
        "tax_variant": st.integers(0, 5), "vat_id": st.integers(0, 9), "is_need_limit_date": st.booleans(),
        "seance_search_start": st.integers(0, 86400), "seance_search_finish": st.integers(0, 86400),
        "step": st.integers(0, 3600), "seance_search_step": st.integers(0, 3600),
    },
    optional={
        "comment": texts, "discount": amounts, "weight": st.integers(0, 99), "active": flags, "api_id": texts,
        "technical_break_duration": st.one_of(st.none(), st.integers(0, 3600)),
        "date_from": st.dates().map(str), "staff": st.lists(st.fixed_dictionaries({"id": ids, "seance_length": st.integers(60, 999)}), max_size=3),
        "is_chain": st.booleans(),
    },
)  # fmt: skip
widgets = st.fixed_dictionaries(
    {
        "id": ids, "title": texts, "description": texts, "is_default": st.booleans(), "without_menu": st.booleans(),
        "service_step_default": ids, "service_step_hide": st.booleans(), "master_step_default": ids,
        "master_step_hide": st.booleans(), "service_step_num": st.integers(0, 5), "master_step_num": st.integers(0, 5),
        "datetime_step_num": st.integers(0, 5), "show_button": st.booleans(),
        "button_position": st.sampled_from(["bottom right", "top left"]), "form_position": st.sampled_from(["right", "left"]),
        "button_color": texts, "button_animation": st.booleans(),
    },
    optional={"html_code": texts},
)  # fmt: skip
categories = objects(
    id=ids,
    title=texts,
    api_id=texts,
    weight=st.integers(0, 99),
    staff=st.lists(ids, max_size=3),
    is_chain=st.booleans(),
)
hooks = st.fixed_dictionaries(
    {
        "urls": st.lists(
            st.integers(0, 99).map(lambda n: f"https://example.org/{n}"), min_size=1, max_size=9, unique=True
        ),
        "active": flags,
    },
    optional={
        "salon": flags,
        "record": flags,
        "client": flags,
        "good": flags,
        "schedule": flags,
        "self_sending": flags,
    },
)


def read(cls: type[Any], row: dict[str, Any]) -> Any:
    return msgspec.convert(row, cls, strict=False)


def normalise(value: Any) -> Any:
    """Return a value as it is sent: numbers compare by value, and a wire form without absent values."""
    return json.loads(msgspec.json.Encoder(decimal_format="number").encode(value))


CASES = [
    pytest.param(
        appointments, models.Appointment, models.AppointmentUpdate, {"comment": "new"}, id="appointment"
    ),
    pytest.param(services, models.Service, models.PatchServiceInput, {"title": "new"}, id="service"),
    pytest.param(
        widgets, models.BookingWidget, models.UpdateBookingWidgetInput, {"title": "new"}, id="widget"
    ),
    pytest.param(
        categories, models.ServiceCategory, models.CreateServiceCategoryInput, {"title": "new"}, id="category"
    ),
    pytest.param(hooks, WebhookSettings, UpdateEventNotificationSettingsInput, {"active": 1}, id="webhooks"),
]


def find_kept(row: Any, sent: Any) -> Any:
    """Return the read value reduced to what a body can contain: ids for objects, known fields for objects."""
    if isinstance(row, dict) and isinstance(sent, dict):
        return {name: find_kept(row[name], sent[name]) for name in sent if name in row}
    if isinstance(row, list) and isinstance(sent, list) and len(row) == len(sent):
        return [find_kept(one, other) for one, other in zip(row, sent, strict=True)]
    if isinstance(row, dict) and isinstance(sent, int):
        return row.get("id")
    return row


@pytest.mark.parametrize("examples", [50, pytest.param(500, marks=pytest.mark.full)])
@pytest.mark.parametrize(("rows", "result", "body", "changes"), CASES)
def test_only_the_given_values_change(
    rows: st.SearchStrategy[dict[str, Any]],
    result: type[Any],
    body: type[Any],
    changes: dict[str, Any],
    examples: int,
) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(rows)
    def check(row: dict[str, Any]) -> None:
        sent = normalise(build_replacement(body, read(result, row), changes))
        writable = set(body.__struct_encode_fields__)
        for wire in writable - changes.keys():
            value = row.get(wire)
            if value in (None, [], {}):
                assert sent.get(wire) in (None, [], {})
            else:
                assert wire in sent
                assert sent[wire] == find_kept(value, sent[wire])
        for name, value in changes.items():
            assert sent[name] == value
        assert set(sent) <= writable

    check()


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
    [({}, "no field"), ({"colour": "red"}, "colour"), ({"seance_length": "long"}, "seance_length")],
)
def test_a_wrong_change_is_refused(changes: dict[str, Any], message: str) -> None:
    current = models.Appointment(id=1, team_member_id=2, services=[], seance_length=60)
    with pytest.raises(InvalidArgumentError, match=message):
        build_replacement(models.AppointmentUpdate, current, changes)


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
    halves = Drift("$", "complete characters", "half of a surrogate pair")
    with pytest.raises(InvalidArgumentError, match="the object could not be read"):
        refuse_lossy_read(models.AppointmentUpdate, [halves], {"attendance": 1})
    refuse_lossy_read(models.AppointmentUpdate, [Drift("$.data.client", "object", "empty array")], {})


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
