"""Unusual values in every output format: each row is readable by every reader, or is in the rejects file."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow.csv
import pyarrow.parquet
import pytest

from altegio_async import BulkResult, InvalidArgumentError, frames
from altegio_async.frames.options import Conversion
from altegio_async.frames.rows import attach_keys
from altegio_async.frames.tables import build_table
from altegio_async.models import GiftCard, GiftCardType

FULL = 1_000
SMALL = 150

TEXTS = [
    "", " ", "a\rb", "a\nb", "a\r\nb", '"', '""', '",', ";;=cmd|'/C calc'!A0", '=";"', "\x00", "\x1b[31m", "\x85", "\u2028",
    "\u202eabc", "\ufeff", "\ud800", "a\udfffb", "💈", "é" * 300, "NA", "NULL", "nan", "true", "1e5", "+13150000000", "-1",
    "'", "\\", "\t", ",", "a,b", "x" * 10_000, "\ufffe", "\x7f", "#", "# comment", "\\N", "\x1a", "line\u000bfeed\u000c",
]  # fmt: skip
NUMBERS = [
    Decimal(text)
    for text in (
        "0", "-0", "0.00", "724.99000000000001", "12.345", "0.1", "1E+3", "1E-3", "1E+30", "-1E+15", "9999999999999999.99",
        "10000000000000000", "NaN", "Infinity", "-Infinity", "1E+400", "1E-400", "0.30000000000000004", "99.999999999999999",
    )
]  # fmt: skip
MOMENTS = [
    dt.datetime.fromisoformat(text)
    for text in (
        "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59+05:00",
        "1969-12-31T23:59:59+00:00", "2026-03-29T02:30:00+02:00", "1883-11-18T12:03:58-04:56:02", "2026-01-01T00:00:00",
        "0001-01-01T00:00:00", "9999-12-31T23:59:59.999999",
    )
]  # fmt: skip
INTEGERS = [0, -1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 10**30]


def make_unusual_card(chance: random.Random, number: int) -> GiftCard:
    card = GiftCard(id=number, number="plain", type=GiftCardType(id=1, title="plain"))
    for _ in range(chance.choice([0, 1, 1, 1, 2])):
        field = chance.choice(["number", "title", "balance", "created_date", "type_id"])
        if field == "title":
            card.type = GiftCardType(id=1, title=chance.choice(TEXTS))
        else:
            values: dict[str, list[Any]] = {
                "number": TEXTS, "balance": NUMBERS, "created_date": MOMENTS, "type_id": INTEGERS,
            }  # fmt: skip
            setattr(card, field, chance.choice(values[field]))
    return card


def read_rows(path: Path) -> dict[str, int]:
    if path.suffix == ".parquet":
        return {
            "pandas": len(pandas.read_parquet(path, dtype_backend="pyarrow")),
            "polars": polars.read_parquet(path).height,
            "pyarrow": pyarrow.parquet.read_table(path).num_rows,
        }
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    convert = pyarrow.csv.ConvertOptions(column_types={name: pyarrow.string() for name in rows[0]})
    return {
        "csv": len(rows) - 1,
        "pandas": len(pandas.read_csv(path, dtype=str, keep_default_na=False)),
        "polars": polars.read_csv(path, infer_schema=False).height,
        "pyarrow": pyarrow.csv.read_csv(path, parse_options=options, convert_options=convert).num_rows,
    }


def check_written(path: Path, cards: list[GiftCard], written: frames.Written) -> None:
    rejects = read_rejects(path)
    assert written.rows + written.rejected == len(cards)
    assert written.rejected == len(rejects)
    assert (written.rejects is not None) == bool(rejects)
    counts = read_rows(path)
    assert set(counts.values()) == {written.rows}, counts
    named = {reject["row"]["id"] for reject in rejects}
    assert len(named) == len(rejects)
    assert named <= {card.id for card in cards}


def read_rejects(path: Path) -> list[dict[str, Any]]:
    file = path.with_name(f"{path.name}.rejects.jsonl")
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def write_with_sink(cards: list[GiftCard], path: Path) -> frames.Written:
    with frames.Sink(path, GiftCard, frames.BY_PHONE) as sink:
        for card in cards:
            sink.add((7, "13150000000"), [card])
    return sink.written


WRITERS = {
    "write_csv": (frames.write_csv, "cards.csv"),
    "write_parquet": (frames.write_parquet, "cards.parquet"),
    "sink_csv": (write_with_sink, "cards.csv"),
    "sink_parquet": (write_with_sink, "cards.parquet"),
}


@pytest.mark.parametrize("size", [SMALL, pytest.param(FULL, marks=pytest.mark.full)])
@pytest.mark.parametrize("writer", WRITERS)
def test_unusual_values_are_written_or_named(tmp_path, writer, size):
    write, name = WRITERS[writer]
    chance = random.Random(size)
    cards = [make_unusual_card(chance, number) for number in range(1, size + 1)]
    written = write(cards, tmp_path / name)
    assert 0 < written.rejected < size / 2
    check_written(tmp_path / name, cards, written)


def test_csv_that_is_written_without_arrow_equals_that_of_an_arrow_table(tmp_path):
    unusual = {"number": TEXTS, "balance": NUMBERS, "created_date": MOMENTS, "type_id": INTEGERS}
    pairs = [(field, value) for field, values in unusual.items() for value in values]
    cards = [GiftCard(id=number, **{field: value}) for number, (field, value) in enumerate(pairs, 1)]
    key = (7, "13150000000")
    write_with_sink(cards, tmp_path / "sink.csv")
    frames.write_csv(BulkResult({key: cards}, [], {}), tmp_path / "whole.csv")
    keyed = attach_keys([(key, cards)], key=frames.BY_PHONE)
    table, rejected = build_table(keyed, GiftCard, Conversion())
    frames.write_csv(table, tmp_path / "arrow.csv")
    expected = (tmp_path / "arrow.csv").read_bytes()
    for name in ("sink.csv", "whole.csv"):
        assert (tmp_path / name).read_bytes() == expected
        rejects = read_rejects(tmp_path / name)
        assert {(one["row"]["id"], one["column"], one["reason"]) for one in rejects} <= {
            (cards[reject.row].id, reject.column, reject.reason) for reject in rejected
        }
        assert {one["row"]["id"] for one in rejects} == {cards[reject.row].id for reject in rejected}


@pytest.mark.parametrize(
    "options",
    [
        {"money": "float"},
        {"scale": 4},
        {"lists": "json"},
        {"lists": "drop"},
        {"drop_empty": True},
        {"zone": dt.UTC},
    ],
)
def test_every_option_has_the_same_csv_with_and_without_arrow(tmp_path, options):
    moments = MOMENTS[4:8]
    cards = [
        GiftCard(
            id=number, balance=Decimal("12.50"), created_date=moment,
            type=GiftCardType(id=number, service_ids=[1, number], is_multi=True, balance=Decimal("0.1")),
        )
        for number, moment in enumerate(moments, 1)
    ]  # fmt: skip
    frames.write_csv(cards, tmp_path / "python.csv", **options)
    frames.write_csv(frames.to_table(cards, **options), tmp_path / "arrow.csv")
    assert (tmp_path / "python.csv").read_text() == (tmp_path / "arrow.csv").read_text()


def test_json_lines_contain_every_row_that_can_be_encoded(tmp_path):
    chance = random.Random(4)
    cards = [make_unusual_card(chance, number) for number in range(1, SMALL + 1)]
    written = write_with_sink(cards, tmp_path / "cards.jsonl")
    rows = [
        json.loads(line) for line in (tmp_path / "cards.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    ]
    rejects = read_rejects(tmp_path / "cards.jsonl")
    assert sorted([row["id"] for row in rows] + [reject["row"]["id"] for reject in rejects]) == list(
        range(1, SMALL + 1)
    )
    assert (written.rows, written.rejected) == (len(rows), len(rejects))
    assert len(rejects) < SMALL / 2
    assert {row["phone"] for row in rows} == {"13150000000"}


@pytest.mark.parametrize("text", TEXTS)
def test_each_unusual_text_alone_is_written_or_named(tmp_path, text):
    cards = [GiftCard(id=1, number=text), GiftCard(id=2, number="after")]
    for name, write in (("cards.csv", frames.write_csv), ("cards.parquet", frames.write_parquet)):
        check_written(tmp_path / name, cards, write(cards, tmp_path / name))


@pytest.mark.parametrize("text", [text for text in TEXTS if "\ud800" not in text and "\udfff" not in text])
def test_text_is_unchanged_in_files_for_programs(tmp_path, text):
    frames.write_csv([GiftCard(id=1, number=text)], tmp_path / "cards.csv", safe=False)
    with (tmp_path / "cards.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["number"] == text


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("724.99000000000001", "724.99"),
        ("0.30000000000000004", "0.30"),
        ("99.999999999999999", "100.00"),
        ("1E+3", "1000.00"),
        ("-0", "0.00"),
    ],
)
def test_float_noise_is_rounded_away(tmp_path, amount, written):
    result = frames.write_csv([GiftCard(id=1, balance=Decimal(amount))], tmp_path / "cards.csv")
    assert result == frames.Written(1)
    assert polars.read_csv(tmp_path / "cards.csv", infer_schema=False)["balance"].to_list() == [written]


@pytest.mark.parametrize(
    "amount", ["12.345", "0.001", "NaN", "Infinity", "1E+30", "1E-400", "1E+400000000", "-1E-400000000"]
)
def test_an_amount_that_does_not_fit_is_named_and_the_rest_is_written(tmp_path, amount):
    cards = [GiftCard(id=1, balance=Decimal(amount)), GiftCard(id=2, balance=Decimal(5))]
    result = frames.write_csv(cards, tmp_path / "cards.csv")
    assert (result.rows, result.rejected) == (1, 1)
    (reject,) = read_rejects(tmp_path / "cards.csv")
    assert (reject["column"], reject["row"]["id"]) == ("balance", 1)
    assert "scale=" in reject["reason"]


def test_three_decimals_fit_a_larger_scale(tmp_path):
    cards = [GiftCard(id=1, balance=Decimal("12.345"))]
    assert frames.write_csv(cards, tmp_path / "cards.csv", scale=3) == frames.Written(1)
    assert polars.read_csv(tmp_path / "cards.csv", infer_schema=False)["balance"].to_list() == ["12.345"]


def test_a_date_at_the_edge_of_the_calendar_is_named(tmp_path):
    moment = dt.datetime.fromisoformat("9999-12-31T23:59:59-05:00")
    for name, write in (("cards.csv", frames.write_csv), ("cards.parquet", frames.write_parquet)):
        assert write([GiftCard(id=1, created_date=moment)], tmp_path / name).rejected == 1
        (reject,) = read_rejects(tmp_path / name)
        assert reject["column"] == "created_date"
        assert "9999-12-31 23:59:59-05:00" in reject["row"]["created_date"]
    with pytest.raises(InvalidArgumentError, match="'created_date', row 0"):
        frames.to_frame([GiftCard(id=1, created_date=moment)])


def test_a_rejects_file_of_an_earlier_run_is_removed(tmp_path):
    frames.write_csv([GiftCard(id=1, balance=Decimal("NaN"))], tmp_path / "cards.csv")
    assert read_rejects(tmp_path / "cards.csv")
    frames.write_csv([GiftCard(id=1)], tmp_path / "cards.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["cards.csv"]


def test_a_frame_of_pandas_with_list_columns_can_be_read_back(tmp_path):
    cards = [GiftCard(id=1, type=GiftCardType(id=2, service_ids=[1, 2]))]
    frames.write_parquet(frames.to_frame(cards, backend="pandas"), tmp_path / "cards.parquet")
    frame = pandas.read_parquet(tmp_path / "cards.parquet")
    assert list(frame["type_service_ids"][0]) == [1, 2]


def test_a_named_index_of_pandas_is_kept(tmp_path):
    frame = frames.to_frame([GiftCard(id=1, number="0001")], backend="pandas").set_index("number")
    frames.write_parquet(frame, tmp_path / "cards.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "cards.parquet")["number"].to_pylist() == ["0001"]


def test_the_link_of_an_output_is_kept_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "cards.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    frames.write_csv([GiftCard(id=1)], link)
    assert link.is_symlink()
    assert target.read_text().startswith("id,")


@pytest.mark.parametrize("write", [frames.write_csv, frames.write_parquet])
def test_an_output_that_is_not_a_file_is_refused_and_kept(tmp_path, write):
    pipe = tmp_path / "cards.csv"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        write([GiftCard(id=1)], pipe)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["cards.csv"]


CARDS = [
    GiftCard(id=number, balance=Decimal(number) / 4, type=GiftCardType(id=1, service_ids=[number]))
    for number in range(1, 6)
]


class TestPandas:
    def test_arithmetic_works_on_decimal_columns(self):
        balance = frames.to_frame(CARDS, backend="pandas")["balance"]
        assert (balance / 2).astype(float).tolist() == pytest.approx([0.125, 0.25, 0.375, 0.5, 0.625])
        assert (balance * balance).sum() == Decimal("3.4375")
        assert (balance / balance).astype(float).tolist() == [1.0] * 5
        assert float(balance.mean()) == 0.75
        assert balance.sort_values(ascending=False).astype(float).tolist()[:2] == [1.25, 1.0]

    def test_every_function_works_on_float_columns(self):
        frame = frames.to_frame(CARDS, backend="pandas", money="float", lists="json", drop_empty=True)
        assert frame["balance"].describe()["mean"] == pytest.approx(0.75)
        assert len(frame.drop_duplicates()) == 5
        assert frame.nlargest(1, "balance")["id"].tolist() == [5]
        assert "expiration_date" not in frame
        assert frame["type_service_ids"].tolist() == ["[1]", "[2]", "[3]", "[4]", "[5]"]

    def test_columns_are_chosen_and_ordered(self):
        frame = frames.to_frame(CARDS, backend="pandas", columns=["balance", "id"])
        assert list(frame) == ["balance", "id"]

    def test_list_columns_are_omitted(self):
        assert "type_service_ids" not in frames.to_frame(CARDS, backend="pandas", lists="drop")

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"columns": ["id", "nmae"]}, "nmae"),
            ({"columns": "id"}, "columns must be a list"),
            ({"money": "int"}, "money must be one of decimal, float"),
            ({"lists": "text"}, "lists must be one of"),
            ({"scale": True}, "scale must be an int"),
            ({"colunms": ["id"]}, "unknown options: colunms"),
        ],
    )
    def test_options_that_do_not_exist_are_refused(self, options, message):
        with pytest.raises(InvalidArgumentError, match=message):
            frames.to_frame(CARDS, **options)


def test_statuses_can_hold_keys_that_cannot_be_encoded():
    from altegio_async import BulkResult

    result = BulkResult({}, [(7, "13\ud800")], {}, key_names=("location_id", "phone"))
    assert frames.statuses(result, backend="polars")["phone"].to_list() == ["13?"]
