"""Every known date form is read as its moment; all others are refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import NODEFAULT, Struct

from altegio_async._core import dates
from altegio_async._core.operation import Endpoint
from altegio_async._core.response import decode
from altegio_async.errors import APIResponseError
from tests.support.pipelines import make_response


class Row(Struct, kw_only=True, gc=False):
    id: int
    moment: dt.datetime | None = None
    day: dt.date | None = None


class Needed(Struct, kw_only=True, gc=False):
    moment: dt.datetime


ROWS: Endpoint[list[Row]] = Endpoint(id="rows", method="GET", path="/x", result=list[Row])
NEEDED: Endpoint[Needed] = Endpoint(id="needed", method="GET", path="/x", result=Needed)


def make_zone(hours: float) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


def moment(*parts: int, tz: dt.tzinfo | None = None) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=tz)  # type: ignore[misc, arg-type]


NOON = moment(2026, 7, 15, 10, 30)
FORMS: list[tuple[Any, dt.datetime]] = [
    # ISO 8601 and MySQL
    ("2026-07-15", moment(2026, 7, 15)),
    ("2026-07-15 10:30:00", NOON),
    ("2026-07-15 10:30", NOON),
    ("2026-07-15T10:30:00", NOON),
    (" 2026-07-15T10:30:00 ", NOON),
    ("2026-07-15T10:30:00+0200", NOON.replace(tzinfo=make_zone(2))),
    ("2026-07-15T10:30:00+02:00", NOON.replace(tzinfo=make_zone(2))),
    ("2026-07-15T10:30:00+02", NOON.replace(tzinfo=make_zone(2))),
    ("2026-07-15 10:30:00 +0200", NOON.replace(tzinfo=make_zone(2))),
    ("2026-07-15T10:30:00-0330", NOON.replace(tzinfo=make_zone(-3.5))),
    ("2026-07-15T10:30:00Z", NOON.replace(tzinfo=dt.UTC)),
    ("2026-07-15 10:30:00 UTC", NOON.replace(tzinfo=dt.UTC)),
    ("2026-07-15T10:30:00.000-05:00", NOON.replace(tzinfo=make_zone(-5))),
    ("2026-07-15T10:30:00.123456Z", NOON.replace(microsecond=123456, tzinfo=dt.UTC)),
    ("2026-07-15 10:30:00.5", NOON.replace(microsecond=500_000)),
    # PHP's d.m.Y
    ("26.06.2027", moment(2027, 6, 26)),
    ("6.6.2027", moment(2027, 6, 6)),
    ("26.06.2027 10:30", moment(2027, 6, 26, 10, 30)),
    ("26.06.2027 10:30:15", moment(2027, 6, 26, 10, 30, 15)),
    # Without separators
    ("20260715", moment(2026, 7, 15)),
    ("20260715103000", NOON),
    ("20230808120000Z", moment(2023, 8, 8, 12, tz=dt.UTC)),
    ("20260715T103000+0200", NOON.replace(tzinfo=make_zone(2))),
    # RFC 2822 and RFC 850
    ("Wed, 15 Jul 2026 10:30:00 +0200", NOON.replace(tzinfo=make_zone(2))),
    ("15 Jul 2026 10:30:00 GMT", NOON.replace(tzinfo=dt.UTC)),
    ("Wednesday, 15-Jul-2026 10:30:00 UTC", NOON.replace(tzinfo=dt.UTC)),
    # Unix seconds
    (1516147200, moment(2018, 1, 17, tz=dt.UTC)),
    ("1516147200", moment(2018, 1, 17, tz=dt.UTC)),
    (1735732800.0, moment(2025, 1, 1, 12, tz=dt.UTC)),
    (1735732800.25, moment(2025, 1, 1, 12, 0, 0, 250_000, tz=dt.UTC)),
    ("1735732800.25", moment(2025, 1, 1, 12, 0, 0, 250_000, tz=dt.UTC)),
    (946684800, moment(2000, 1, 1, tz=dt.UTC)),
    # PHP's DateTime objects
    ({"date": "2026-07-15 10:30:00.000000", "timezone_type": 3, "timezone": "Europe/Riga"}, NOON.replace(tzinfo=make_zone(3))),
    ({"date": "2026-01-15 10:30:00.000000", "timezone_type": 3, "timezone": "Europe/Riga"}, moment(2026, 1, 15, 10, 30, tz=make_zone(2))),
    ({"date": "2026-07-15 10:30:00.000000", "timezone_type": 3, "timezone": "UTC"}, NOON.replace(tzinfo=dt.UTC)),
    ({"date": "2026-07-15 10:30:00.000000", "timezone_type": 1, "timezone": "+02:00"}, NOON.replace(tzinfo=make_zone(2))),
    ({"date": "2026-07-15 10:30:00", "timezone_type": 2, "timezone": "CEST"}, NOON.replace(tzinfo=make_zone(2))),
    ({"date": "2026-07-15 10:30:00"}, NOON),
]  # fmt: skip

ZERO: list[Any] = [
    0, 0.0, "0", "0.0", "00", "0000-00-00", "0000-00-00 00:00:00", "0000-00-00T00:00:00+00:00", "0000-00-00 00:00:00.000000",
    "-0001-11-30", "-0001-11-30 00:00:00", "-0001-11-30T00:00:00+0000", "-0001-11-30T00:00:00+02:30", "-0001-11-29T19:00:00-0500",
    "30.11.-0001", "30.11.-0001 00:00:00", "00.00.0000", "00.00.0000 00:00:00", "00000000", "00000000000000",
    "Wed, 30 Nov -0001 00:00:00 +0000", "0000-01-01",
    {"date": "-0001-11-30 00:00:00.000000", "timezone_type": 3, "timezone": "UTC"},
    {"date": "-0001-11-30 00:00:00.000000", "timezone_type": 1, "timezone": "+00:00"},
    {"date": "0000-00-00 00:00:00.000000", "timezone_type": 3, "timezone": "Europe/Riga"},
]  # fmt: skip

REFUSED: list[Any] = [
    # Milliseconds, microseconds, and numbers that are not plausible seconds
    "1712120100000", 1712120100000, 1712120100000000, 20260911, 20260911103000, 946684799, 4102444800, -1, 1, 86400, 10**30, 1e300,
    # Texts that a lenient parser reads as another moment
    "2026", "202607", "2026-07", "2026-W29-3", "2026-196", "20260715T10", "202607151030", "2026-07-15T", "2026-07-15x10:30:00",
    "2026-07-15 10", "2026-07-15T10:30:00+2", "2026-07-15T10:30:00+02:0", "2026-07-15T10:30:00+99:00", "2026-07-15T10:30:00+02:75",
    "15/07/2026", "07/15/2026", "15-07-2026", "15.07.26", "10:30", "10:30:00", "now", "tomorrow", "null", "-", "2026-07-15 2026-07-16",
    # Days and times that do not exist
    "2020-02-30", "2020-02-30T00:00:00+03:00", "2026-00-00", "2026-07-00", "2026-13-01", "31.04.2026", "20261301", "2026-07-15T24:00:00", "2026-07-15T10:60:00",
    "2026-07-15T10:30:61", "31 Feb 2026 10:00:00 GMT", "١٥.٠٧.٢٠٢٦",
    # Other kinds
    True, [1], ["2026-07-15"], {"a": 1}, {"date": 5}, {"date": "2026-07-15 10:30:00", "timezone_type": 3, "timezone": "Nowhere/At_All"},
    {"date": "2026-07-15 10:30:00", "timezone_type": 3, "timezone": "../UTC"}, {"date": "2026-07-15 10:30:00", "timezone": 5},
    {"date": "2026-07-15", "other": 1},
]  # fmt: skip


def read(name: str, value: Any) -> Any:
    """Decode the value as a field of the second of three rows, and check that no row is lost."""
    decoded = decode(ROWS, make_response({"data": [{"id": 1}, {"id": 2, name: value}, {"id": 3}]}))
    assert [row.id for row in decoded.value] == [1, 2, 3]
    return getattr(decoded.value[1], name), decoded.drift


@pytest.mark.parametrize(("value", "expected"), FORMS)
def test_a_date_time_field_reads_every_known_form(value: Any, expected: dt.datetime):
    found, _ = read("moment", value)
    assert (found, found.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize(("value", "expected"), FORMS)
def test_a_date_field_reads_every_known_form(value: Any, expected: dt.datetime):
    found, _ = read("day", value)
    assert found == expected.date()


@pytest.mark.parametrize("value", ZERO)
@pytest.mark.parametrize("name", ["moment", "day"])
def test_absent_dates_of_php_and_mysql_are_none_with_drift(name: str, value: Any):
    found, drift = read(name, value)
    assert found is None
    assert [(one.path, one.got) for one in drift] == [(f"$.data[1].{name}", "zero date")]


@pytest.mark.parametrize("value", REFUSED)
@pytest.mark.parametrize("name", ["moment", "day"])
def test_a_value_that_is_not_a_date_is_none_with_drift(name: str, value: Any):
    found, drift = read(name, value)
    assert found is None
    assert len(drift) == 1
    assert drift[0].path == f"$.data[1].{name}"
    assert drift[0].got.startswith("unreadable ")


@pytest.mark.parametrize("value", [*ZERO, *REFUSED])
def test_a_required_date_refuses_values_that_are_not_dates(value: Any):
    with pytest.raises(APIResponseError, match="expected date-time") as raised:
        decode(NEEDED, make_response({"data": {"moment": value}}))
    assert raised.value.path == "$.data.moment"


@pytest.mark.parametrize("value", ["", [], {}, False])
def test_an_empty_value_is_none(value: Any):
    for name in ("moment", "day"):
        assert read(name, value)[0] is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("9:00", dt.time(9)),
        ("09:00", dt.time(9)),
        ("23:59:59", dt.time(23, 59, 59)),
        ("10:30:00+0200", dt.time(10, 30, tzinfo=make_zone(2))),
    ],
)
def test_times_of_day_are_read_with_and_without_seconds(value: str, expected: dt.time):
    assert dates.to_time(value) == expected


@pytest.mark.parametrize("value", ["9", "0900", "24:00", "9:5", "soon", 9, None])
def test_other_times_of_day_are_refused(value: Any):
    assert dates.to_time(value) is NODEFAULT


MOMENTS = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2199, 12, 31)).map(
    lambda value: value.replace(microsecond=0)
)
OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))


@given(value=MOMENTS, offset=OFFSETS)
def test_every_written_form_of_a_moment_is_read_as_that_moment(value: dt.datetime, offset: dt.timezone):
    aware = value.replace(tzinfo=offset)
    sign = aware.strftime("%z")
    for text in (
        aware.isoformat(),
        aware.isoformat(" "),
        value.strftime("%Y-%m-%dT%H:%M:%S") + sign,
        value.strftime("%d.%m.%Y %H:%M:%S ") + sign,
        value.strftime("%Y%m%d%H%M%S") + sign,
    ):
        assert dates.to_datetime(text) == aware
        assert dates.to_date(text) == value.date()
    for text in (
        value.isoformat(),
        value.isoformat(" "),
        value.strftime("%d.%m.%Y %H:%M:%S"),
        value.strftime("%Y%m%d%H%M%S"),
    ):
        assert dates.to_datetime(text) == value
        assert dates.to_datetime(text).tzinfo is None


@given(seconds=st.integers(946_684_800, 4_102_444_799))
def test_plausible_seconds_are_read_as_their_moment_in_every_form(seconds: int):
    expected = dt.datetime.fromtimestamp(seconds, dt.UTC)
    assert (
        dates.to_datetime(seconds)
        == dates.to_datetime(str(seconds))
        == dates.to_datetime(float(seconds))
        == expected
    )


@given(number=st.integers() | st.floats())
def test_other_numbers_are_never_a_moment(number: float):
    if not 946_684_800 <= number < 4_102_444_800:
        assert dates.to_datetime(number) is NODEFAULT


@given(st.text(alphabet="0123456789-T:+. Z", max_size=25))
def test_no_text_becomes_a_moment_that_its_digits_do_not_state(text: str):
    found = dates.to_datetime(text)
    if found is NODEFAULT or (len(text.strip().partition(".")[0]) in (9, 10) and found.tzinfo is dt.UTC):
        return  # refused, or Unix seconds
    digits = "".join(character for character in text if character.isdigit())
    date = found.date()
    assert (
        digits.startswith(date.strftime("%Y%m%d"))
        or f"{date.day}{date.month}{date.year}" in digits.replace("0", "")
        or str(date.year) in digits
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["date", "timezone"]), inner)
        ),
    )
)
def test_any_value_is_read_or_refused_without_an_error(value: Any):
    for convert in (dates.to_datetime, dates.to_date, dates.to_time):
        convert(value)
    dates.is_zero_date(value)


@given(st.text(max_size=200))
def test_any_text_in_a_row_is_read_or_refused(text: str):
    body = json.dumps({"data": [{"id": 1, "moment": text, "day": text}]})
    if "\\ud" not in body:
        assert decode(ROWS, make_response(body.encode())).value[0].id == 1
