"""Key files as spreadsheets write them are read, or refused by line without showing a phone."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altegio_async import InvalidArgumentError
from altegio_async._core.validation import parse_phone
from altegio_async.cli.key_file import KeyFile

ROWS = "location_id,phone,note\n720441,13150000000,Anna\n720441,13150000001,Äußerst \u042f\u0433\u0430\n"


def read_phones(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    keys = KeyFile(io.BytesIO(data), "clients.csv", "phone", 7)
    return [phone for _, phone in keys.read_keys()]


def read_refusal(text: str | bytes) -> str:
    with pytest.raises(InvalidArgumentError) as refused:
        read_phones(text)
    said = str(refused.value)
    assert said.startswith("clients.csv")
    assert "315" not in said, "a phone"
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_a_line_and_a_mark_at_the_start_are_read(encoding, end):
    assert read_phones(ROWS.replace("\n", end).encode(encoding)) == ["13150000000", "13150000001"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (ROWS.replace("Ä", "A").replace("ß", "s").encode("windows-1251"), 3),
        (ROWS.encode("utf-16"), 1),
        (ROWS.replace(",", "\t").encode("utf-16"), 1),
        (ROWS.encode()[:-2], 3),
    ],
)
def test_another_encoding_is_refused_by_line(data, line):
    said = read_refusal(data)
    assert f"line {line}:" in said
    assert "CSV UTF-8" in said


@pytest.mark.parametrize("cell", ["x" * 200_000, '"' + "x" * 200_000 + '"'])
def test_a_cell_that_is_too_long_is_refused_by_line(cell):
    said = read_refusal(f"phone,note\n13150000000,a\n13150000001,{cell}\n13150000002,b\n")
    assert "line 3:" in said
    assert "CSV UTF-8" in said


def test_an_unclosed_quotation_mark_loses_no_rows():
    assert "line 3:" in read_refusal('phone,note\n13150000000,a\n13150000001,"Anna\n13150000002,b\n')


def test_the_line_is_the_one_on_which_the_row_begins():
    assert "line 4:" in read_refusal('phone,note\n13150000000,"two\nlines"\nnone,"two\nlines"\n')


@pytest.mark.parametrize("cell", ["1_0", "1e1", "1.0", "\u0663", "\uff11", "0x7"])
@pytest.mark.parametrize("row", ["{},1", "7,{}"], ids=["location", "id"])
def test_an_id_that_is_not_plain_digits_is_refused_by_line(cell, row):
    data = f"location_id,id\n7,1\n{row.format(cell)}\n".encode()
    with pytest.raises(InvalidArgumentError, match="line 3:"):
        KeyFile(io.BytesIO(data), "keys.csv", "id", None)


@pytest.mark.parametrize(
    "phone",
    [
        "13150000000", "+13150000000", "+1 (315) 500-00-00", "(+1) 315 500 00 00", "1.315.500.0000", "315.500.0000",
        "+7.495.123.45.00", "+49 30/1234-567", "+1\u00a0315\u2009500\u20110000", "\u202a+1 315 500 0000\u202c",
        "00 1 315 500 00 00", "1-315-500.0000",
    ],
)  # fmt: skip
def test_a_formatted_phone_is_requested_by_its_digits(phone):
    assert parse_phone("the phone", phone) == "".join(re.findall("[0-9]", phone))


@pytest.mark.parametrize(
    "phone",
    [
        "1.3155E+10", "1,3155E+10", "1E10", "13155e6", "13155000000.0", "13155000000.00", "13155000000,0",
        "+13155000000.0", "13155000000.", "13 155 000 000,00", "1315500.5",
    ],
)  # fmt: skip
def test_a_phone_that_a_spreadsheet_converted_to_a_number_is_refused(phone):
    assert re.search(
        "line 3: .*written as a decimal number", read_refusal(f'phone\n13150000000\n"{phone}"\n')
    )


@pytest.mark.parametrize(
    "phone",
    [
        "13150000000, 13150000001", "13150000000; 13150000001", "+13150000000 +13150000001", "1315+0000000",
        "13150000000/13150000001", "13150000000 13150000001", "13150000000 ext. 5", "13150000000 Anna",
        "13,155,000,000.00", "13150000000#5", "1315000\u0664\u0664\u0664\u0664", "tel:13150000000",
    ],
)  # fmt: skip
def test_a_cell_with_more_than_one_phone_is_refused(phone):
    assert re.search("line 2: .*the phone has (more|characters other)", read_refusal(f'phone\n"{phone}"\n'))


@pytest.mark.parametrize("number", [0, -5])
def test_an_id_below_1_in_the_file_of_a_chain_is_refused_by_line_without_a_location(number):
    file = io.BytesIO(f"id\n12\n{number}\n".encode())
    with pytest.raises(InvalidArgumentError) as refused:
        KeyFile(file, "ids.csv", "id", 7, owner="chain")
    assert str(refused.value) == f"ids.csv, line 3: the id must be a positive id, got {number}"


@given(st.text(max_size=12), st.integers(10**9, 10**14), st.integers(0, 15))
def test_a_phone_is_requested_with_all_its_digits_or_refused(more, number, place):
    digits = str(number)
    written = digits[:place] + more + digits[place:]
    with suppress(InvalidArgumentError):
        assert parse_phone("the phone", written) == "".join(re.findall("[0-9]", written))
        assert not any(character.isalpha() for character in written)
        assert not re.fullmatch(r"[0-9]+[.,][0-9]*", written)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(10**9, 10**9 + 5)), min_size=1))
def test_repeated_keys_are_counted_once_and_all_returned(pairs):
    out = io.StringIO()
    csv.writer(out).writerows([("location_id", "phone"), *pairs])
    keys = KeyFile(io.BytesIO(out.getvalue().encode()), "clients.csv", "phone", None)
    assert list(keys.read_keys()) == [(location, str(phone)) for location, phone in pairs]
    assert keys.count == len(set(pairs))
