"""Frames: columns from the struct types, values without loss, the same on every backend."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any, Literal

import narwhals
import polars
import pyarrow as pa
import pytest
from msgspec import UNSET, Struct, UnsetType
from msgspec.json import decode as decode_json

from altegio_async import BulkResult, InvalidArgumentError, Page, Secret, ServerError, frames
from altegio_async.models import (
    BalanceContainer,
    BalanceLink,
    CoveredService,
    FinancialTransaction,
    GiftCard,
    GiftCardStatus,
    GiftCardType,
    Membership,
    MembershipType,
    ServiceCategory,
    SignIn,
)

BACKENDS = ["pandas", "polars", "pyarrow"]
RIGA = dt.timezone(dt.timedelta(hours=3))


def make_card(ident: int, **fields: Any) -> GiftCard:
    return GiftCard(id=ident, **fields)


def make_rich_card() -> GiftCard:
    return make_card(
        1,
        number="0007",
        balance=Decimal("30.2"),
        type_id=9,
        created_date=dt.datetime(2026, 3, 15, 8, 19, 33, tzinfo=RIGA),
        expiration_date=dt.datetime(2026, 9, 11, 18, 59, 59),
        type=GiftCardType(id=10, title="Gift 75", is_multi=True, service_ids=[1, 2], location_ids=[]),
        status=GiftCardStatus(id=2, title="Activated"),
    )


def values(frame: Any) -> dict[str, list[Any]]:
    return narwhals.from_native(frame, eager_only=True).to_arrow().to_pydict()


def read_schema(frame: Any) -> dict[str, str]:
    return {name: str(kind) for name, kind in narwhals.from_native(frame, eager_only=True).schema.items()}


class TestColumns:
    def test_objects_are_flattened_in_the_order_of_the_fields(self):
        names = frames.column_names(Membership)
        assert names[0] == "id"
        assert {"status_id", "status_title", "type_title", "type_cost", "balance_container_links"} <= set(
            names
        )
        assert names.index("type_title") == names.index("type_id") + names[names.index("type_id") :].index(
            "type_title"
        )
        assert len(names) == len(set(names))

    def test_a_nested_name_that_clashes_with_an_outer_one_is_joined_by_two_underscores(self):
        (row,) = frames.to_table([make_rich_card()]).to_pylist()
        assert (row["type_id"], row["type__id"]) == (9, 10)
        assert (row["status_id"], row["status__id"]) == (None, 2)

    def test_a_recursive_struct_becomes_json(self):
        inner = ServiceCategory(id=2, title="Body", category=ServiceCategory(id=3, title="All"))
        (row,) = frames.to_table([ServiceCategory(id=1, category=inner)]).to_pylist()
        assert json.loads(row["category"])["category"]["title"] == "All"

    def test_lists_of_objects_are_json_with_python_names(self):
        service = CoveredService(id=4, title="Yoga", chain_price_min=Decimal("1.10"))
        links = [BalanceLink(count=3, is_unlimited=False, service=service)]
        (row,) = frames.to_table(
            [Membership(id=1, balance_container=BalanceContainer(links=links))]
        ).to_pylist()
        (link,) = json.loads(row["balance_container_links"])
        assert (link["count"], link["service"]["chain_price_min"]) == (3, "1.10")

    def test_a_field_of_text_or_object_keeps_texts_unchanged(self):
        rows = [MembershipType(id=1, category="standard"), MembershipType(id=2, category={"id": 5})]
        assert frames.to_table(rows).column("category").to_pylist() == ["standard", '{"id":5}']

    def test_secrets_have_no_column(self):
        names = frames.column_names(SignIn)
        assert "name" in names
        assert not [name for name in names if "token" in name]

    def test_unset_values_are_null(self):
        class Draft(Struct):
            title: str | UnsetType = UNSET
            kind: Literal[1, 2] | None = None

        assert frames.to_table([Draft(), Draft("x", 2)]).to_pydict() == {
            "title": [None, "x"],
            "kind": [None, 2],
        }


class TestBackends:
    @pytest.mark.parametrize(
        "rows", [[make_rich_card(), make_card(2), make_card(3, balance=Decimal("1E+3"))], []]
    )
    def test_all_backends_return_one_schema_and_the_same_values(self, rows):
        made = {backend: frames.to_frame(rows, GiftCard, backend=backend) for backend in BACKENDS}
        assert read_schema(made["pandas"]) == read_schema(made["polars"]) == read_schema(made["pyarrow"])
        assert values(made["pandas"]) == values(made["polars"]) == values(made["pyarrow"])
        assert read_schema(made["polars"])["balance"] == "Decimal(precision=18, scale=2)"
        assert read_schema(made["polars"])["type__id"] == "Int64"

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_each_backend_returns_its_own_frame(self, backend):
        assert type(frames.to_frame([make_card(1)], backend=backend)).__module__.split(".")[0] == backend

    def test_an_empty_frame_keeps_its_columns(self):
        empty, full = frames.to_table([], GiftCard), frames.to_table([make_rich_card()])
        assert (empty.num_rows, empty.schema) == (0, full.schema)

    def test_pandas_keeps_integers_in_columns_with_missing_values(self):
        frame = frames.to_frame([make_card(1, type_id=2**53 + 1), make_card(2)], backend="pandas")
        assert frame["type_id"].iloc[0] == 2**53 + 1
        assert str(frame["type_id"].dtype) == "int64[pyarrow]"

    def test_an_unknown_backend_is_refused(self):
        with pytest.raises(InvalidArgumentError, match="backend must be one of pandas, polars, pyarrow"):
            frames.to_frame([make_card(1)], backend="excel")


class TestValues:
    def test_money_with_more_decimals_is_refused_by_name_and_kept_on_request(self):
        rows = [make_card(1, balance=Decimal("1.5")), make_card(2, balance=Decimal("0.125"))]
        with pytest.raises(InvalidArgumentError, match=r"'balance', row 1.*scale="):
            frames.to_table(rows)
        assert frames.to_table(rows, scale=3).column("balance").to_pylist()[1] == Decimal("0.125")
        assert frames.to_table([make_card(1, balance=Decimal("10.5000"))]).column("balance").to_pylist() == [
            Decimal("10.50")
        ]

    @pytest.mark.parametrize("amount", ["NaN", "Infinity", "1E+40"])
    def test_an_invalid_amount_is_refused(self, amount):
        with pytest.raises(InvalidArgumentError, match="'balance', row 0"):
            frames.to_table([make_card(1, balance=Decimal(amount))])

    @pytest.mark.parametrize("scale", [-1, 39, True, "2"])
    def test_an_invalid_scale_is_refused(self, scale):
        with pytest.raises(InvalidArgumentError, match="scale must be"):
            frames.to_table([make_card(1)], scale=scale)

    def test_date_times_are_utc_and_naive_ones_have_a_separate_column(self):
        table = frames.to_table([make_rich_card()])
        (row,) = table.to_pylist()
        assert row["created_date"] == dt.datetime(2026, 3, 15, 5, 19, 33, tzinfo=dt.UTC)
        assert row["created_date_naive"] is None
        assert row["expiration_date"] is None
        assert row["expiration_date_naive"] == dt.datetime(2026, 9, 11, 18, 59, 59)
        assert table.schema.field("expiration_date_naive").type == pa.timestamp("us")

    def test_a_time_zone_makes_all_date_times_aware(self):
        (row,) = frames.to_table([make_rich_card()], zone=RIGA).to_pylist()
        assert row["expiration_date"] == dt.datetime(2026, 9, 11, 15, 59, 59, tzinfo=dt.UTC)

    def test_a_number_that_fits_no_column_is_refused_by_name(self):
        with pytest.raises(InvalidArgumentError, match="'type_id', row 1: the value does not fit the column"):
            frames.to_table([make_card(1), make_card(2, type_id=2**70)])


class TestMaterial:
    def by_phone(self) -> BulkResult[Any, Any]:
        refused = ServerError("upstream is away", status=502)
        return BulkResult(
            {(7, "+1555"): [make_card(1), make_card(2)], (7, "+1556"): [], (8, "+1555"): [make_card(3)]},
            [(8, "+1")],
            {(9, "+1"): refused},
        )

    def test_a_result_by_phone_has_its_keys_first_and_a_row_for_each_object(self):
        table = frames.to_table(self.by_phone())
        assert table.column_names[:3] == ["location_id", "phone", "id"]
        assert table.select(["location_id", "phone", "id"]).to_pylist() == [
            {"location_id": 7, "phone": "+1555", "id": 1},
            {"location_id": 7, "phone": "+1555", "id": 2},
            {"location_id": 8, "phone": "+1555", "id": 3},
        ]

    def test_the_statuses_have_a_row_for_each_key(self):
        table = frames.statuses(self.by_phone(), backend="pyarrow")
        assert table.column("status").to_pylist() == ["ok", "ok", "ok", "missing", "failed"]
        assert table.column("items").to_pylist() == [2, 0, 1, 0, 0]
        last = table.to_pylist()[-1]
        assert (last["location_id"], last["phone"]) == (9, "+1")
        assert (last["error"], last["http_status"], last["message"]) == (
            "ServerError",
            502,
            "upstream is away",
        )

    def test_a_result_by_id_has_one_column_of_the_id(self):
        result: BulkResult[Any, Any] = BulkResult({(7, 5): MembershipType(id=5, title="Ten")}, [(7, 6)], {})
        table = frames.to_table(result)
        assert table.column_names[:2] == ["location_id", "id"]
        assert table.column_names.count("id") == 1
        assert frames.statuses(result, backend="pyarrow").column("status").to_pylist() == ["ok", "missing"]

    def test_sweeps_have_their_locations_or_days_first(self):
        days = (dt.date(2026, 1, 1), dt.date(2026, 1, 31))
        swept: BulkResult[Any, Any] = BulkResult({days: [Membership(id=1)]}, [], {})
        (row,) = frames.to_table(swept).to_pylist()
        assert (row["first_day"], row["last_day"], row["id"]) == (*days, 1)
        assert frames.statuses(swept, backend="pyarrow").column("first_day").to_pylist() == [days[0]]
        by_location: BulkResult[Any, Any] = BulkResult({7: [make_card(1), make_card(2)]}, [], {})
        assert frames.to_table(by_location).column("location_id").to_pylist() == [7, 7]
        assert "2026-01-31" in swept._repr_html_()
        assert "location_id" in by_location._repr_html_()

    def test_a_field_with_the_name_of_a_key_is_renamed(self):
        class Visit(Struct):
            phone: str

        result: BulkResult[Any, Any] = BulkResult({(7, "1"): [Visit("2")]}, [], {})
        assert frames.to_table(result).to_pydict() == {
            "location_id": [7],
            "phone": ["1"],
            "item_phone": ["2"],
        }

    def test_an_empty_result_has_the_columns_of_its_type(self):
        result: BulkResult[Any, Any] = BulkResult({(7, "1"): []}, [], {})
        assert frames.to_table(result, GiftCard).column_names[:3] == ["location_id", "phone", "id"]
        with pytest.raises(InvalidArgumentError, match="of=GiftCard"):
            frames.to_table([])

    @pytest.mark.parametrize(
        ("asked", "value", "kind", "key"),
        [
            ((7, 1), MembershipType(id=1), MembershipType, frames.BY_ID),
            ((7, "1"), [make_card(1)], list[GiftCard], frames.BY_PHONE),
            (7, [make_card(1)], list[GiftCard], frames.BY_LOCATION),
            ((dt.date(2026, 1, 1), dt.date(2026, 2, 1)), [make_card(1)], list[GiftCard], frames.BY_PERIOD),
        ],
    )
    def test_a_result_that_knows_its_kind_needs_no_keys(self, asked, value, kind, key):
        found: BulkResult[Any, Any] = BulkResult({asked: value}, [], {})
        lacking: BulkResult[Any, Any] = BulkResult({}, [asked], {}, kind)
        nobody: BulkResult[Any, Any] = BulkResult({}, [], {}, kind, key.names)
        for empty in (lacking, nobody):
            assert frames.to_table(empty).schema == frames.to_table(found).schema
        states = frames.statuses(nobody, backend="pyarrow")
        assert states.schema == frames.statuses(found, backend="pyarrow").schema

    def test_a_result_without_keys_has_no_columns_for_them(self):
        nothing: BulkResult[Any, Any] = BulkResult({}, [], {})
        assert frames.to_table(nothing, GiftCard).column_names == frames.column_names(GiftCard)
        assert frames.statuses(nothing, backend="pyarrow").column_names[0] == "status"

    def test_pages_and_iterators_are_accepted_as_rows(self):
        assert frames.to_table(Page([make_card(1)], 1, 1)).num_rows == 1
        assert frames.to_table(make_card(number) for number in (1, 2)).num_rows == 2

    @pytest.mark.parametrize(
        "rows", [make_card(1), "cards", 3, [{"id": 1}], [make_card(1), Membership(id=1)]]
    )
    def test_anything_else_is_refused(self, rows):
        with pytest.raises(InvalidArgumentError, match="rows must"):
            frames.to_table(rows)

    def test_rows_of_another_type_than_declared_are_refused(self):
        with pytest.raises(InvalidArgumentError, match="GiftCard, not Membership"):
            frames.to_table([make_card(1)], Membership)


class Tagged(Struct):
    tags: list[str]


class TestFiles:
    def test_parquet_keeps_every_type(self, tmp_path):
        frames.write_parquet([make_rich_card(), make_card(2)], tmp_path / "cards.parquet")
        back = pa.parquet.read_table(tmp_path / "cards.parquet")
        assert back.equals(frames.to_table([make_rich_card(), make_card(2)]))

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_a_frame_is_written_like_its_rows(self, tmp_path, backend):
        frames.write_csv([make_rich_card()], tmp_path / "rows.csv")
        frames.write_csv(frames.to_frame([make_rich_card()], backend=backend), tmp_path / "frame.csv")
        assert (tmp_path / "rows.csv").read_text() == (tmp_path / "frame.csv").read_text()

    def test_a_sorted_frame_of_pandas_is_written_without_its_row_numbers(self, tmp_path):
        frame = frames.to_frame([make_card(3), make_card(1), make_card(2)], backend="pandas").sort_values(
            "id"
        )
        frames.write_csv(frame, tmp_path / "frame.csv")
        frames.write_csv([make_card(1), make_card(2), make_card(3)], tmp_path / "rows.csv")
        frames.write_csv(frame.set_index("id"), tmp_path / "named.csv")
        assert (tmp_path / "frame.csv").read_text() == (tmp_path / "rows.csv").read_text()
        assert "id" in polars.read_csv(tmp_path / "named.csv").columns

    def test_csv_cells_are_readable(self, tmp_path):
        frames.write_csv([make_rich_card()], tmp_path / "cards.csv")
        (row,) = polars.read_csv(tmp_path / "cards.csv", infer_schema=False).to_dicts()
        assert row["number"] == "0007"
        assert row["balance"] == "30.20"
        assert row["created_date"] == "2026-03-15T05:19:33Z"
        assert row["expiration_date_naive"] == "2026-09-11T18:59:59"
        assert row["type_service_ids"] == "[1,2]"
        assert row["type_is_multi"] == "true"
        assert row["type_weight"] is None

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("=1+1", "'=1+1"),
            ("+49 170", "'+49 170"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\t'=1"),
            ("  =1", "  '=1"),
            ("\uff1d1", "'\uff1d1"),
            ("Spa;=HYPERLINK(1)", "Spa;'=HYPERLINK(1)"),
            (";;=cmd|'/C calc'!A0", ";;'=cmd|'/C calc'!A0"),
            ('a;"=1', "a;\"'=1"),
            ("Spa\n=1", "Spa\n'=1"),
            ("a=b, c-d", "a=b, c-d"),
            ("Яга", "Яга"),
        ],
    )
    def test_no_text_becomes_a_formula(self, tmp_path, typed, written):
        rows = [make_card(-1, number=typed, balance=Decimal("-5.5"))]
        frames.write_csv(rows, tmp_path / "safe.csv")
        frames.write_csv(rows, tmp_path / "raw.csv", safe=False)
        read = {
            name: polars.read_csv(tmp_path / name, infer_schema=False) for name in ("safe.csv", "raw.csv")
        }
        assert read["safe.csv"]["number"].to_list() == [written]
        assert read["raw.csv"]["number"].to_list() == [typed]
        assert (read["safe.csv"]["id"].item(), read["safe.csv"]["balance"].item()) == ("-1", "-5.50")

    def test_no_text_of_a_list_becomes_a_formula(self, tmp_path):
        rows = [Tagged(["a;=HYPERLINK(1)", "b"])]
        frames.write_csv(rows, tmp_path / "safe.csv")
        frames.write_csv(rows, tmp_path / "raw.csv", safe=False)
        read = [polars.read_csv(tmp_path / name)["tags"].item() for name in ("safe.csv", "raw.csv")]
        assert read == ["""["a;'=HYPERLINK(1)","b"]""", """["a;=HYPERLINK(1)","b"]"""]

    def test_a_failed_write_leaves_the_old_file_and_no_partial_one(self, tmp_path):
        place = tmp_path / "cards.csv"
        place.write_text("old")
        with pytest.raises(InvalidArgumentError):
            frames.write_csv([make_card(1)], place, columns=["no_such_column"])
        frames.write_parquet([make_card(1)], tmp_path / "new.parquet")
        assert place.read_text() == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cards.csv", "new.parquet"]


class Inner(Struct):
    token: Secret
    name: str


class Outer(Struct):
    many: list[Inner]


def test_a_secret_within_json_is_omitted():
    (cell,) = frames.to_table([Outer([Inner(Secret("hush"), "n")])]).column("many").to_pylist()
    assert json.loads(cell) == [{"name": "n"}]


class TestSink:
    @pytest.mark.parametrize("name", ["cards.csv", "cards.parquet"])
    def test_a_file_written_in_batches_equals_one_written_at_once(self, tmp_path, name, monkeypatch):
        monkeypatch.setattr("altegio_async.frames.sink._BUFFER", 3)
        found = {
            (7, f"1555{place:03}"): [make_card(place), make_rich_card()][: place % 3] for place in range(11)
        }
        with frames.Sink(tmp_path / name, GiftCard, frames.BY_PHONE) as sink:
            for key, value in found.items():
                sink.add(key, value)
        (tmp_path / "whole").mkdir()
        write = frames.write_csv if name.endswith("csv") else frames.write_parquet
        write(BulkResult(found, [], {}), tmp_path / "whole" / name)
        read = polars.read_csv if name.endswith("csv") else polars.read_parquet
        assert read(tmp_path / name).equals(read(tmp_path / "whole" / name))
        assert sink.rows == sum(map(len, found.values()))

    @pytest.mark.parametrize("name", ["types.csv", "types.parquet"])
    def test_an_empty_result_is_a_file_with_columns(self, tmp_path, name):
        with frames.Sink(tmp_path / name, MembershipType, frames.BY_ID):
            pass
        read = polars.read_csv if name.endswith("csv") else polars.read_parquet
        assert read(tmp_path / name).columns[:2] == ["location_id", "id"]

    @pytest.mark.parametrize(
        ("key", "asked"),
        [
            (frames.BY_LOCATION, 7),
            (frames.BY_PERIOD, (dt.date(2026, 1, 1), dt.date(2026, 1, 31))),
        ],
    )
    def test_sweeps_can_be_written_to_files(self, tmp_path, key, asked):
        with frames.Sink(tmp_path / "found.parquet", Membership, key) as sink:
            sink.add(asked, [Membership(id=1)])
        (row,) = polars.read_parquet(tmp_path / "found.parquet").rows(named=True)
        parts = asked if isinstance(asked, tuple) else (asked,)
        assert [row[name] for name in (*key.names, "id")] == [*parts, 1]

    @pytest.mark.parametrize("name", ["cards.csv", "cards.parquet"])
    def test_an_error_leaves_the_files_unchanged(self, tmp_path, name):
        (tmp_path / name).write_text("old")
        sink = frames.Sink(tmp_path / name, GiftCard, frames.BY_PHONE)
        sink.__enter__()
        sink.add((7, "1555"), [make_card(1)])
        sink.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        with (
            pytest.raises(InvalidArgumentError, match="the rows are GiftCardType"),
            frames.Sink(tmp_path / name, GiftCard, frames.BY_PHONE) as sink,
        ):
            sink.add((7, "1555"), [GiftCardType(id=1)])
        assert (tmp_path / name).read_text() == "old"
        assert len(list(tmp_path.iterdir())) == 1

    def test_another_kind_of_file_is_refused(self, tmp_path):
        with pytest.raises(InvalidArgumentError, match=r"must end with \.csv, \.jsonl or \.parquet"):
            frames.Sink(tmp_path / "cards.xlsx", GiftCard, frames.BY_PHONE)


def test_an_object_that_the_api_replaces_by_an_empty_array_is_flattened():
    text = b'[{"id": 1, "expense": {"id": 5, "title": "Sales"}}, {"id": 2, "expense": []}]'
    rows = decode_json(text, type=list[FinancialTransaction])
    frame = frames.to_frame(rows, backend="pyarrow")
    assert frame["expense_title"].to_pylist() == ["Sales", None]
    assert "expense" not in frame.column_names
