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
from altegio_async.cli.key_file import KeyFile, KeyLayout

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


def read_by_layout(text: str, column: str = "phone", **layout) -> list[tuple[int, object]]:
    location = layout.pop("location", None)
    file = io.BytesIO(text.encode())
    return list(KeyFile(file, "keys.csv", column, location, layout=KeyLayout(**layout)).read_keys())


PHONES = [(7, "13150000000"), (8, "13150000001")]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("location_id,phone\n7,13150000000\n8,13150000001\n", {}),
        ("sep=;\nlocation_id;phone\n7;13150000000\n8;13150000001\n", {}),
        ('"sep=|"\r\nlocation_id|phone\r\n7|13150000000\r\n8|13150000001\r\n', {}),
        ("\ufeffSEP=,\nlocation_id,phone\n7,13150000000\n8,13150000001\n", {}),
        ("Salon,Mobile No.\n7,13150000000\n8,13150000001\n",
         {"value_column": "mobile no.", "location_column": "SALON"}),
        ("7,13150000000\n8,13150000001\n", {"has_header": False}),
        ("sep=\t\n7\t13150000000\n8\t13150000001\n", {"has_header": False}),
        ("13150000000,Anna,7\n13150000001,Ben,8\n",
         {"has_header": False, "value_column": "1", "location_column": "3"}),
        ("location_id,phone\n7,13150000000\n7,none\n,\nx,13150000009\n8\n8,13150000001\n", {"skip_bad": True}),
    ],
)  # fmt: skip
def test_keys_are_read_from_every_layout(text, layout):
    assert read_by_layout(text, **layout) == PHONES


def test_a_file_without_a_header_and_with_one_location_has_its_values_in_the_first_column():
    assert read_by_layout("5\n6\n", "id", location=7, has_header=False) == [(7, 5), (7, 6)]


def test_all_bad_rows_are_counted_and_the_first_20_are_listed():
    rows = "".join(f"7,{number}\nx,{number}\n7\n7,none\n" for number in range(13150000000, 13150000010))
    with pytest.raises(InvalidArgumentError) as refused:
        read_by_layout(f"location_id,phone\n{rows}")
    assert refused.value.message == "keys.csv: 30 rows are not valid; correct them, or pass --skip-bad"
    notes = refused.value.__notes__
    assert notes[:3] == [
        "line 3: an id is not a whole number",
        "line 4: the row has fewer columns",
        "line 5: key, location 7: the phone has no digits",
    ]
    assert (len(notes), notes[-1]) == (21, "... and 10 more")
    assert not [note for note in notes if "315" in note]


def test_skipped_rows_are_counted_and_keys_are_the_others():
    keys = KeyFile(io.BytesIO(b"id\n1\nx\n2\n-3\n2\n"), "keys.csv", "id", 7, layout=KeyLayout(skip_bad=True))
    assert (keys.bad_rows.count, keys.count) == (2, 2)
    assert [line.partition(":")[0] for line in keys.bad_rows.listed] == ["line 3", "line 5"]
    assert list(keys.read_keys()) == [(7, 1), (7, 2), (7, 2)]


@pytest.mark.parametrize(
    ("text", "layout", "expected"),
    [
        ("location_id,Mobile,Name\n", {}, "no column 'phone'; its columns are: location_id, mobile, name; pass the name of the column with --phone-column"),
        ("salon,phone\n", {}, "no column 'location_id'; its columns are: salon, phone; pass --location ID, or the name of the column with --location-column"),
        ("", {}, "no column 'phone'; its first line is empty; pass the name of the column with --phone-column"),
        ("location_id,phone,Phone\n", {}, "has 2 columns 'phone'; its columns are: location_id, phone, phone"),
        ("7,13150000000\n8,13150000001\n", {}, "its first line seems to contain data: --no-header reads it"),
        (",".join(f"column{chr(97 + n)}" for n in range(25)), {}, "columns are: columna, .*, columnt and 5 more"),
        (f"{50 * 'x'},y\n", {}, f"columns are: {40 * 'x'}, y; pass"),
        ("7,13150000000\n", {"has_header": False, "value_column": "phone"}, "--phone-column must be the number of a column"),
        ("7,13150000000\n", {"has_header": False, "location_column": "0"}, "--location-column must be the number of a column"),
    ],
)  # fmt: skip
def test_a_missing_column_is_reported_with_the_columns_that_exist(text, layout, expected):
    with pytest.raises(InvalidArgumentError, match=expected) as refused:
        read_by_layout(text, **layout)
    assert "13150" not in str(refused.value)


@pytest.mark.parametrize(
    "data", ['phone\n13150000000\n"13150000001\n', "phone\n13150000000\nÄ".encode("cp1252")]
)
def test_a_file_that_is_not_csv_in_utf8_is_refused_even_if_bad_rows_are_skipped(data):
    data = data if isinstance(data, bytes) else data.encode()
    with pytest.raises(InvalidArgumentError, match="line 3: .*CSV UTF-8"):
        KeyFile(io.BytesIO(data), "keys.csv", "phone", 7, layout=KeyLayout(skip_bad=True))


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
