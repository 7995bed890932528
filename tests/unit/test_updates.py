"""Every update reads the object, changes what is named and sends everything: nothing else changes."""

from __future__ import annotations

import inspect
import random
from typing import Any

import msgspec
import pytest
from msgspec import inspect as types

from altegio_async._core.type_guards import is_object
from altegio_async.errors import InvalidArgumentError
from tests.support.updates import (
    Expectation,
    Objects,
    StubPipeline,
    Update,
    list_fields,
    list_members,
    list_updates,
    normalise,
)

UPDATES = {update.method: update for update in list_updates()}
EMPTY: tuple[Any, ...] = (None, [], {})
DERIVED = {"autoactivation_time_in_days": {"autoactivation_period", "autoactivation_time_unit_id"}}
"""Fields of a body that an update derives from another one, if it is given."""


def test_every_operation_that_replaces_an_object_has_an_update() -> None:
    assert set(UPDATES) == {
        "appointments.update",
        "chains.promotions.update",
        "clients.update",
        "events.update",
        "gift_card_types.update",
        "inventory.update_document",
        "inventory.update_transaction",
        "locations.update",
        "membership_types.update",
        "online_booking_settings.update",
        "online_booking_settings.update_booking_widget",
        "payments.update_transaction",
        "products.update",
        "schedules.update_appointment_calendar_settings",
        "service_categories.update",
        "services.update",
        "services.update_by_id",
        "team_members.update",
        "v2.events.update",
        "v2.tags.update",
        "v2.team_members.update_position",
        "webhook_settings.update",
    }


def choose_change(update: Update, objects: Objects) -> tuple[types.Field, Any]:
    """Return a field of the body that is not an option, and a value for it."""
    fields = [item for item in update.fields if item.encode_name not in update.options]
    item = objects.chooser.choice(fields)
    if item.name == "urls":
        return item, [f"https://example.org/{objects.chooser.randint(0, 99)}"]
    if update.method == "webhook_settings.update":
        return item, objects.chooser.randint(0, 1)
    ids = objects.chooser.sample(range(1, 2**40), k=2)
    accepted = {
        "phone": "13155550142",
        "birth_date": "1990-04-12",
        "custom_fields": {"size": "S"},
        "service_links": [{"service_id": ids[0], "count": 4}, {"service_category_id": ids[1], "count": 0}],
    }
    return item, accepted[item.name] if item.name in accepted else objects.make_value(item, 1)


def list_absent(update: Update, row: dict[str, Any], changed: types.Field) -> list[str]:
    """Return the fields of the body that an object lacks, and that an update of one field must not delete."""
    places = dict(update.optional)
    return [
        wire
        for wire, found in places.items()
        if found != places.get(changed.encode_name) and all(read_place(row, place) is None for place in found)
    ]


def read_place(value: Any, place: str) -> Any:
    for wire in place.split("."):
        value = value.get(wire) if is_object(value) else None
    return value


async def find_problem(update: Update, objects: Objects) -> str:
    """Update a random object, and return what is wrong with the body that is sent."""
    row = objects.make_row(update.read.result)
    if update.method == "webhook_settings.update":
        row |= {"urls": ["https://example.org/1"], "active": 1}
    if update.is_verified:
        row |= {"id": update.ids}  # the last argument
    pipeline = StubPipeline(update, msgspec.convert(row, update.read.result, strict=False))
    objects.has_nulls = False
    item, value = choose_change(update, objects)
    kept = Expectation(update, row).list_values(update.body, row)
    kept = {wire: one for wire, one in kept.items() if wire != item.encode_name}
    missing = [
        one.name
        for one in list_fields(update.body)
        if one.required and one.encode_name not in {*kept, *update.options, item.encode_name}
    ]
    try:
        result = await pipeline.find_method(update.method)(*range(1, update.ids + 1), **{item.name: value})
    except InvalidArgumentError as error:
        is_named = any(f"{name} is required" in str(error) for name in missing)
        is_inner = "is required" in str(error) and "." in str(error)
        is_absent = "could delete the value" in str(error) and bool(list_absent(update, row, item))
        is_expected = (is_named or is_inner or is_absent) and pipeline.calls == [update.read.id]
        return "" if is_expected else f"{item.name}={value!r}: {error}"
    if list_absent(update, row, item):
        return f"{item.name}: deletes {list_absent(update, row, item)}"
    read_back = [update.read.id] * update.is_verified
    if pipeline.calls != [update.read.id, update.write.id, *read_back]:
        return f"sends {pipeline.calls}"
    return _compare(update, pipeline.sent, kept, item, value) or (
        _check_result(update, row, result, item) if update.is_verified else ""
    )


def _check_result(update: Update, row: dict[str, Any], result: Any, item: types.Field) -> str:
    """Return what is wrong with the result of an update that the API ignored: the object did not change."""
    if result.concurrent:
        return f"reports {result.concurrent} as concurrent"
    if {one.name.partition("[")[0].partition(".")[0] for one in result.ignored} - {item.name}:
        return f"reports {result.ignored} as ignored"
    is_assumed = item.required and result.unverified == (item.name,)  # the object lacks it
    places = dict(update.optional).get(item.encode_name, ())
    is_absent = bool(places) and all(read_place(row, place) is None for place in places)
    is_unread = is_assumed or is_absent or item.encode_name in update.unread
    expected = (item.name,) if is_unread else ()
    return "" if result.unverified == expected else f"cannot verify {result.unverified}"


def _compare(
    update: Update, sent: dict[str, Any], kept: dict[str, Any], item: types.Field, value: Any
) -> str:
    if sent.get(item.encode_name) != value and value not in EMPTY:
        return f"{item.name}: {value!r} is sent as {sent.get(item.encode_name)!r}"
    skipped = {item.encode_name, *update.options, *update.by_hand, *DERIVED.get(item.name, ())}
    for wire in {*sent, *kept} - skipped:
        expected, found = kept.get(wire), sent.get(wire)
        if wire == "category" and isinstance(expected, dict):
            expected = None  # a kind that the API returns as an object cannot be sent
        if normalise(expected) != found and not (expected in EMPTY and found in EMPTY):
            return f"{wire}: {expected!r} becomes {found!r}"
    wrong = {
        wire: sent.get(wire) for wire, one in update.options.items() if one not in {None, sent.get(wire)}
    }
    return f"options {wrong}" if wrong else ""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("count", [8, pytest.param(500, marks=pytest.mark.full)])
async def test_an_update_changes_only_the_given_field(count: int) -> None:
    problems: dict[str, str] = {}
    for method, update in UPDATES.items():
        for number in range(count):
            problem = await find_problem(update, Objects(random.Random(f"{method} {number}")))
            if problem:
                problems[f"{method} {number}"] = problem
    assert problems == {}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_nothing_is_sent_without_a_change() -> None:
    for method, update in UPDATES.items():
        pipeline = StubPipeline(update, None)
        call = pipeline.find_method(method)
        ids = range(1, update.ids + 1)
        options = {item.name: True for item in update.fields if item.encode_name in update.options}
        for arguments in ({}, options):
            with pytest.raises(InvalidArgumentError, match="no field is given"):
                await call(*ids, **arguments)
        with pytest.raises(TypeError, match="unknown"):
            call(*ids, unknown=1)
        assert pipeline.calls == [], method


def test_an_update_takes_every_field_of_the_body() -> None:
    for method, update in UPDATES.items():
        parameters = inspect.signature(StubPipeline(update, None).find_method(method)).parameters.values()
        names = [one.name for one in parameters if one.kind is one.KEYWORD_ONLY]
        assert sorted(names) == sorted(item.name for item in update.fields), method
        assert all(one.default is msgspec.UNSET for one in parameters if one.kind is one.KEYWORD_ONLY)


def test_the_objects_in_a_body_have_no_field_that_the_read_lacks() -> None:
    lost: dict[str, list[str]] = {}
    compared = 0
    for method, update in UPDATES.items():
        found = {item.encode_name: item for item in list_fields(update.read.result)}
        for item in list_fields(update.body):
            body, row = find_struct(item), find_struct(found.get(item.encode_name))
            if body is not None and row is not None:
                compared += 1
                known = {one.encode_name for one in list_fields(row)}
                missing = sorted(one.encode_name for one in list_fields(body) if one.encode_name not in known)
                lost |= {f"{method} {item.encode_name}": missing} if missing else {}
    assert compared >= 9
    assert lost == {}


def find_struct(item: types.Field | None) -> type | None:
    """Return the struct in a field, or in the items of a list in it."""
    for member in list_members(item.type) if item is not None else ():
        inner = member.item_type if isinstance(member, types.ListType) else member
        for one in list_members(inner) or (inner,):
            if isinstance(one, types.StructType):
                return one.cls
    return None
