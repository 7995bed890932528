"""Implausible arguments are refused by name before anything is sent."""

from __future__ import annotations

import enum
import functools
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from altegio_async import AltegioClient, operations
from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.arguments import check_amount
from altegio_async._core.operation import Operation
from altegio_async._core.validation import (
    LARGEST_ID,
    check_count,
    check_id,
    check_ids,
    check_lookup_ids,
    check_option_names,
    check_seconds,
)
from altegio_async._pipeline.retry import RetryPolicy
from altegio_async._pipeline.settings import Settings
from altegio_async._rate_limit.limiter import RateLimiter
from altegio_async.bulk import Bulk
from altegio_async.bulk.options import Options
from altegio_async.errors import ConfigurationError, InvalidArgumentError
from altegio_async.frames.options import Conversion
from altegio_async.progress import Meter, Timeline, lines
from altegio_async.resources import MembershipTypes
from tests.support.pipelines import make_pipeline, make_response


def test_ids_are_positive_integers_of_63_bits():
    assert LARGEST_ID == 2**63 - 1
    assert check_id("location_id", LARGEST_ID) == LARGEST_ID
    assert check_ids("ids", (number for number in (1, LARGEST_ID))) == [1, LARGEST_ID]


@pytest.mark.parametrize(
    "value",
    [LARGEST_ID + 1, 10**5000, -(10**5000), 0, -1, True, 1.0, "1", None],
    ids=lambda v: type(v).__name__,
)
def test_an_invalid_id_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=r"location_id must"):
        check_id("location_id", value)
    with pytest.raises(InvalidArgumentError, match=r"ids\[1\] must"):
        check_ids("ids", [1, value])


@pytest.mark.parametrize(
    "values", [5, 10**5000, None, "12", b"12", 1.5, object()], ids=lambda v: type(v).__name__
)
def test_an_invalid_list_of_ids_is_refused_by_name(values):
    with pytest.raises(InvalidArgumentError, match=r"^ids must be a list of ids"):
        check_ids("ids", values)


def test_an_id_to_look_up_can_be_the_zero_of_an_unset_link():
    assert check_lookup_ids("ids", [0, 1]) == [0, 1]
    with pytest.raises(InvalidArgumentError, match=r"ids\[1\] must be an id of 0 or more, got -1"):
        check_lookup_ids("ids", [0, -1])


def test_at_least_one_id_is_needed():
    with pytest.raises(InvalidArgumentError, match=r"^ids must name at least one id"):
        check_ids("ids", [])


def test_a_count_is_an_integer_with_a_minimum():
    assert check_count("limit", 0, 0) == 0
    assert check_count("page_size", 1) == 1


@pytest.mark.parametrize("value", [0, -1, -(10**5000), True, 2.5, "10", None], ids=lambda v: type(v).__name__)
def test_an_invalid_count_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=r"^page_size must be"):
        check_count("page_size", value)


@pytest.mark.parametrize("value", [0, 7, 2.5, np.float64(7), Fraction(7, 2)])
def test_a_duration_is_a_finite_number_of_at_least_zero(value):
    seconds = check_seconds("poll", value)
    assert (type(seconds), seconds) == (float, float(value))


@pytest.mark.parametrize("value", [-1, "7", None, True, float("nan"), float("inf"), Decimal(7)])
def test_a_value_that_is_not_a_duration_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=r"^poll must be a number of seconds, zero or more"):
        check_seconds("poll", value)


@pytest.mark.parametrize("value", ["1_0", "\uff11", "\u0661\u0662", "1,5", "", "abc", "1\u202f000"])
def test_a_text_that_is_not_an_amount_in_ascii_digits_is_refused(value):
    with pytest.raises(InvalidArgumentError, match="cost must be a decimal number"):
        check_amount("cost", value)


def test_unknown_options_are_refused_with_the_accepted_options():
    check_option_names({"zone": 1}, ("scale", "zone"))
    with pytest.raises(InvalidArgumentError) as caught:
        check_option_names({"zones": 1, "zone": 1, "size": 1}, ("scale", "zone"))
    assert caught.value.message == "unknown options: size, zones; accepted: scale, zone"


class Number(enum.IntEnum):
    SEVEN = 7


INTEGERS = [7, Number.SEVEN, np.int8(7), np.int64(7), np.uint64(7), np.array(7), pd.Series([7])[0]]
NO_INTEGERS = [True, np.True_, 7.0, np.float64(7), "7", Decimal(7), np.array([7, 8]), None]


@pytest.mark.parametrize("value", INTEGERS, ids=lambda value: type(value).__name__)
def test_every_integer_type_is_accepted_as_an_id_and_becomes_an_int(value):
    for checked in (
        check_id("location_id", value), *check_ids("ids", [value]), *check_lookup_ids("ids", (value,)),
        check_count("limit", value), RetryPolicy(attempts=value).attempts, Options(batch_size=value).batch_size,
        Options(max_in_flight=value).max_in_flight, Settings(max_response_bytes=value).max_response_bytes,
        RateLimiter(((value, 1.0),)).windows[0][0], Conversion(scale=value).scale,
    ):  # fmt: skip
        assert (type(checked), checked) == (int, 7)


@pytest.mark.parametrize("value", NO_INTEGERS, ids=lambda value: type(value).__name__)
def test_a_value_that_is_not_an_integer_is_refused_by_every_integer_option(value):
    for check in (
        lambda: check_id("location_id", value), lambda: check_ids("ids", [value]),
        lambda: check_count("limit", value), lambda: Options(batch_size=value),
        lambda: Options(max_in_flight=value), lambda: Conversion(scale=value),
    ):  # fmt: skip
        with pytest.raises(InvalidArgumentError):
            check()
    for check in (
        lambda: RetryPolicy(attempts=value), lambda: Settings(max_response_bytes=value),
        lambda: RateLimiter(((value, 1.0),)),
    ):  # fmt: skip
        with pytest.raises(ConfigurationError):
            check()


@pytest.mark.parametrize("value", [7, 7.0, np.int64(7), np.float32(7), np.float64(7), Fraction(7)])
def test_every_real_number_is_accepted_as_seconds_and_becomes_a_float(value):
    settings = Settings(timeout=value, deadline=value, max_queue=value)
    policy = RetryPolicy(transient_base=value, cap=value)
    for seconds in (
        settings.timeout,
        settings.deadline,
        settings.max_queue,
        policy.cap,
        policy.transient_base,
    ):
        assert (type(seconds), seconds) == (float, 7.0)
    assert RateLimiter(((5, value),)).windows == ((5, 7.0),)


@pytest.mark.parametrize(
    "value", [True, np.True_, "7", Decimal(7), float("nan"), float("inf"), 10**400, 7j, -1]
)
def test_a_value_that_is_not_a_finite_number_is_refused_as_seconds(value):
    for name in ("timeout", "deadline", "max_queue"):
        with pytest.raises(ConfigurationError, match=f"^{name} "):
            Settings(**{name: value})


async def test_numpy_integers_are_sent_as_ids_by_methods_bulk_jobs_and_operations():
    pipeline, transport = make_pipeline(make_response(data=[{"id": 7}, {"id": 8}]))
    types = MembershipTypes(pipeline)
    assert len(await types.fetch(np.int64(720441), ids=np.array([7, 8]))) == 2
    for keys in (
        {np.int64(720441): np.array([7, 8])},
        zip(np.array([720441, 720441]), np.array([7, 8]), strict=True),
    ):
        result = await Bulk(pipeline).membership_types(keys)
        assert list(result.ok) == [(720441, 7), (720441, 8)]
        assert {type(part) for key in result.ok for part in key} == {int}
    await pipeline.call(
        operations.get_membership_type_list_by_id(np.int64(720441), ids=[np.int64(7), np.int64(8)])
    )
    assert len(transport.requests) == 4
    assert len({request.url for request in transport.requests}) == 1


async def test_numpy_integers_are_sent_as_numbers_in_a_body():
    pipeline, transport = make_pipeline(make_response(data=None))
    await pipeline.call(operations_of_body({"ids": [np.int64(7)], "count": np.uint8(3)}))
    assert transport.requests[0].body == b'{"ids":[7],"count":3}'


def operations_of_body(body: object) -> Operation:
    return build_adhoc_operation(
        "POST", "/things", query=None, json=body, result=None, auth="partner+user", idempotent=None
    )


@pytest.mark.parametrize("value", [5, "bar", object(), [], True])
def test_an_option_that_is_not_callable_is_refused_at_once(value):
    with pytest.raises(InvalidArgumentError, match="^on_progress must be a plain function"):
        Options(on_progress=value)


async def test_a_coroutine_function_is_refused_as_on_progress():
    async def progress(*_: object) -> None: ...

    with pytest.raises(InvalidArgumentError, match="^on_progress must be a plain function"):
        Options(on_progress=progress)


async def async_function(*_: object) -> None: ...


NO_PLAIN_FUNCTIONS = [5, "bar", object(), [], True, async_function, functools.partial(async_function)]


@pytest.mark.parametrize("value", NO_PLAIN_FUNCTIONS)
def test_every_callback_is_checked_when_it_is_passed(value):
    for name, use in {
        "on_progress": lambda: Options(on_progress=value), "then": lambda: Timeline(value),
        "clock": lambda: Timeline(clock=value), "requests": lambda: Meter(requests=value),
        "write": lambda: lines(value).__enter__(),
    }.items():  # fmt: skip
        with pytest.raises(InvalidArgumentError, match=f"^{name} must be a plain function"):
            use()


@pytest.mark.parametrize("middleware", [5, print, lambda request, send: None, len, "x"])
def test_a_middleware_that_is_not_a_coroutine_function_is_refused_at_construction(middleware):
    with pytest.raises(ConfigurationError, match="^middlewares must be a list of coroutine functions"):
        AltegioClient("partner", middlewares=[middleware])
    with pytest.raises(ConfigurationError, match="^middlewares must be a list of coroutine functions"):
        AltegioClient("partner").with_options(middlewares=[async_function, middleware])
