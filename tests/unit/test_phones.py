"""One rule for phone numbers: the library, the bulk keys and the command line accept and refuse the same."""

from __future__ import annotations

import logging
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from altegio_async import InvalidArgumentError
from altegio_async._core.validation import check_phone, parse_phone
from altegio_async.bulk.sources import read_phone
from altegio_async.resources import GiftCards, Memberships
from tests.support.pipelines import make_pipeline, make_response

ACCEPTED = {
    "13150000000": "13150000000",
    " +1 315 000 0000\n": "13150000000",
    "+1\u00a0(315)\u2009000\u20110000": "13150000000",
    "\u202a+13150000000\u202c": "13150000000",
    "1.315.000.0000": "13150000000",
    "+49 30/1234-567": "49301234567",
    "(1)": "1",
}
REFUSED = {
    "float": "13150000000.0",
    "float with two decimals": "13150000000.00",
    "float, negative": "-13150000000.0",
    "float in an accountant's parentheses": "(13150000000.0)",
    "float with a trailing point": "13150000000.",
    "float with grouped thousands": "13 150 000 000.0",
    "float after groups": "13-150-000-000.0",
    "float after points": "13.150.000.000.0",
    "float with a decimal comma": "13150000000,0",
    "exponent": "1.3150E+10",
    "exponent, small letter": "1.315e10",
    "exponent without a point": "1315E7",
    "two numbers, comma": "13150000000,13150000001",
    "two numbers, semicolon": "13150000000;13150000001",
    "two numbers, blank": "13150000000 13150000001",
    "two numbers, line break": "13150000000\n13150000001",
    "two short numbers, line break": "315000\n315001",
    "two short numbers, tab": "315000\t315001",
    "two short numbers, blank": "3150000 3150001",
    "two short numbers, slash": "3150000/3150001",
    "two numbers, plus signs": "+13150000000+13150000001",
    "letters": "13150000000a",
    "comma": "a,b",
    "extension": "13150000000 ext. 12",
    "extension, x": "13150000000x12",
    "extension, hash": "13150000000#12",
    "scheme": "tel:13150000000",
    "missing value": "nan",
    "Arabic digits": "1315000\u0660\u0660\u0660\u0660",
    "Persian digits": "\u06f1\u06f3\u06f1\u06f5\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0",
    "Devanagari digits": "1315000\u0966\u0966\u0966\u0966",
    "full-width digits": "\uff11\uff13\uff11\uff15\uff10\uff10\uff10\uff10\uff10\uff10\uff10",
    "superscript digit": "1315000000\u00b2",
    "underscores": "1_315_000_0000",
    "NUL": "1315000\x000000",
    "more than 15 digits": "1315000000000000",
    "empty": "",
    "no digits": "+",
}


@pytest.mark.parametrize("phone", ACCEPTED)
def test_one_phone_number_is_reduced_to_its_digits(phone):
    assert parse_phone("phone", phone) == ACCEPTED[phone]
    assert read_phone(phone) == ACCEPTED[phone]


@pytest.mark.parametrize("name", REFUSED)
def test_a_value_that_is_not_one_phone_number_is_refused_without_showing_it(name):
    with pytest.raises(InvalidArgumentError, match=r"^phone ") as refused:
        parse_phone("phone", REFUSED[name])
    assert not re.search(r"\d{3}", str(refused.value))


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("resource", [GiftCards, Memberships])
async def test_a_method_refuses_a_value_that_is_not_one_phone_number_and_sends_nothing(resource, name):
    pipeline, transport = make_pipeline(make_response(data=[]))
    with pytest.raises(InvalidArgumentError, match=r"^phone "):
        await resource(pipeline).list_for_client(720441, phone=REFUSED[name])
    assert not transport.requests


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("lookup", ["gift_cards", "memberships"])
@pytest.mark.parametrize("form", [lambda phone: {7: [phone]}, lambda phone: [(7, phone)]])
def test_a_bulk_job_refuses_a_key_that_is_not_one_phone_number(lookup, form, name):
    from altegio_async.bulk import Bulk

    pipeline, _ = make_pipeline(make_response(data=[]))
    with pytest.raises(InvalidArgumentError, match="location 7: the phone "):
        getattr(Bulk(pipeline), lookup)(form(REFUSED[name]))


def test_no_value_of_a_data_frame_column_with_a_gap_reaches_another_phone():
    phones = pd.Series([13150000000, None, 13150000001])  # a missing value makes this a column of floats
    for value in [*phones, *phones.astype(str)]:
        with pytest.raises(InvalidArgumentError):
            parse_phone("phone", value)
    repaired = phones.dropna().astype("Int64").astype(str)
    assert [parse_phone("phone", value) for value in repaired] == ["13150000000", "13150000001"]


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        (13150000000, r"got int; .*\.astype\(str\)"),
        (np.int64(13150000000), r"got int64; .*\.astype\(str\)"),
        (13150000000.0, r'got float; .*\.astype\("Int64"\)\.astype\(str\)'),
        (np.float64(13150000000.0), r'got float64; .*\.astype\("Int64"\)\.astype\(str\)'),
        (None, "got NoneType$"),
        (True, "got bool$"),
        (b"13150000000", "got bytes$"),
    ],
)
def test_a_phone_of_another_type_is_refused_with_the_remedy(value, remedy):
    with pytest.raises(InvalidArgumentError, match=rf"^phone must be a str, {remedy}"):
        parse_phone("phone", value)


@pytest.mark.parametrize("phone", ["3150000000", "(315) 000-0000", "03150000000", "0013150000000", "1"])
def test_a_local_number_is_sent_with_one_warning_that_does_not_show_it(caplog, phone):
    assert check_phone("phone", phone)
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.WARNING, "altegio_async")
    assert "full international number" in record.getMessage()
    assert not re.search(r"\d{2}", record.getMessage())


@pytest.mark.parametrize("phone", ["13150000000", "+3725000000", "+47 400 00 000"])
def test_an_international_number_is_sent_without_a_warning(caplog, phone):
    assert check_phone("phone", phone)
    assert not caplog.records


async def test_a_bulk_job_warns_once_about_local_numbers(caplog):
    from altegio_async.bulk import Bulk

    pipeline, transport = make_pipeline(make_response(data=[]))
    keys: list[Any] = [(7, f"31500000{number:02d}") for number in range(20)]
    await Bulk(pipeline).gift_cards(keys)
    assert len(transport.requests) == 20
    assert [record.name for record in caplog.records if record.levelno == logging.WARNING] == [
        "altegio_async"
    ]
