"""Values in the query and the path are checked by their types before anything is sent."""

from __future__ import annotations

import enum
from typing import Any

import numpy as np
import pytest

from altegio_async import operations
from altegio_async._core.arguments import check_choice, check_choices, check_flag, check_integer
from altegio_async._core.validation import check_text
from altegio_async.enums import AppointmentOutcome
from altegio_async.errors import InvalidArgumentError
from altegio_async.resources import V2, Appointments, Clients, OnlineBooking, ProductCategories
from tests.support.pipelines import make_pipeline, make_response


class Level(enum.Enum):
    ONE = 1


@pytest.mark.parametrize(
    ("value", "number"),
    [(0, 0), (-3, -3), (True, 1), (False, 0), (np.int64(7), 7), (AppointmentOutcome(1), 1)],
)
def test_an_integer_is_sent_as_a_plain_int(value, number):
    result = check_integer("type", value)
    assert (result, type(result)) == (number, int)


@pytest.mark.parametrize("value", [None, "1", 1.0, [1], Level.ONE, {}])
def test_a_value_that_is_not_an_integer_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=f"^type must be an int, got {type(value).__name__}$"):
        check_integer("type", value)


@pytest.mark.parametrize(("value", "flag"), [(True, True), (False, False), (1, True), (0, False)])
def test_a_flag_is_a_bool_or_its_number(value, flag):
    assert check_flag("with_deleted", value) is flag


@pytest.mark.parametrize("value", [None, "yes", "true", 2, -1, 1.0, []])
def test_a_value_that_is_not_a_flag_is_refused_by_name(value):
    with pytest.raises(
        InvalidArgumentError, match=f"^with_deleted must be a bool, got {type(value).__name__}$"
    ):
        check_flag("with_deleted", value)


@pytest.mark.parametrize("value", [1, np.int64(1), AppointmentOutcome(1)])
def test_a_choice_is_sent_as_the_accepted_value(value):
    result = check_choice("attendance", value, (-1, 0, 1, 2))
    assert (result, type(result)) == (1, int)


@pytest.mark.parametrize("value", [3, "1", None, 1.0, [1], Level.ONE, True, False])
def test_a_value_that_is_not_a_choice_is_refused_with_the_accepted_values(value):
    with pytest.raises(InvalidArgumentError, match=r"^attendance must be one of -1, 0, 1, 2$"):
        check_choice("attendance", value, (-1, 0, 1, 2))


def test_a_bool_is_accepted_for_the_codes_of_a_flag():
    assert [check_choice("is_archived", value, (0, 1)) for value in (True, False, 1)] == [1, 0, 1]
    assert check_choice("is_fixed", True, (1,)) == 1
    assert check_choice("is_open", True, (True, False)) is True


def test_choices_are_an_iterable_of_accepted_values():
    assert check_choices("include", iter(["a", "b"]), ("a", "b")) == ["a", "b"]
    assert check_choices("include", (), ("a",)) == []
    for value in ("a", None, 5):
        with pytest.raises(InvalidArgumentError, match=r"^include must be a list, got"):
            check_choices("include", value, ("a",))
    with pytest.raises(InvalidArgumentError, match=r"^include\[1\] must be one of 'a', 'b'$"):
        check_choices("include", ["a", "c"], ("a", "b"))


def test_a_text_in_the_query_is_a_str():
    with pytest.raises(InvalidArgumentError, match="^term must be a str, got int$"):
        check_text("term", 5)


@pytest.mark.parametrize(
    ("name", "value"),
    [("with_deleted", "yes"), ("include_consumables", "1"), ("include_finance_transactions", 1.5)],
)
def test_a_method_checks_optional_values_of_its_query(name, value):
    pipeline, transport = make_pipeline(make_response(data=[]))
    arguments: dict[str, Any] = {name: value}
    with pytest.raises(InvalidArgumentError, match=f"^{name} must be"):
        Appointments(pipeline).list(720441, **arguments)
    assert transport.requests == []


async def test_a_method_checks_texts_of_its_path():
    pipeline, transport = make_pipeline(make_response(data=[]))
    missing: Any = None
    with pytest.raises(InvalidArgumentError, match="^appointment_hash must be a str, got NoneType$"):
        await OnlineBooking(pipeline).cancel(5, missing)
    assert transport.requests == []


def test_a_misspelt_included_object_is_refused():
    pipeline, transport = make_pipeline(make_response(data=[]))
    misspelt: Any = ["client", "clients"]
    with pytest.raises(InvalidArgumentError, match=r"^include\[1\] must be one of 'client', "):
        V2(pipeline).appointments.list(720441, include=misspelt)
    assert transport.requests == []
    assert operations.get_appointment_list(720441, with_deleted=True).query[-1] is True


async def test_zero_is_accepted_where_it_means_any_object():
    pipeline, transport = make_pipeline(*[make_response(data=[])] * 2)
    await OnlineBooking(pipeline).list_times(720441, 0, "2026-03-16")
    await ProductCategories(pipeline).list(720441, 0)
    paths = [request.url.partition("?")[0].partition("/api/v1")[2] for request in transport.requests]
    assert paths == ["/book_times/720441/0/2026-03-16", "/company/720441/goods_categories/0"]


async def test_an_id_in_a_path_is_not_zero_elsewhere():
    pipeline, transport = make_pipeline(make_response(data={}))
    with pytest.raises(InvalidArgumentError, match="^client_id must be a positive id, got 0$"):
        await Clients(pipeline).get(720441, 0)
    assert transport.requests == []
