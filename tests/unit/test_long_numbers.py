"""Amounts with huge exponents, which a response states in a few bytes: no output and no request grows with them."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, get_args

import matplotlib as mpl
import msgspec
import pytest
from msgspec import Struct

from altegio_async import InvalidArgumentError, frames, models, to_dict
from altegio_async._core.arguments import check_amount
from altegio_async._core.operation import Body, Endpoint, Operation
from altegio_async._core.replacement import build_replacement
from altegio_async._core.request import encode_body
from altegio_async._core.text_decimal import TextDecimal
from altegio_async.cli.output import FORMATS, format_cell, write
from altegio_async.cli.views import gift_cards
from altegio_async.frames.csv_text import to_cell
from altegio_async.models import GiftCard
from altegio_async.plots import balances_by_type
from altegio_async.testing.server.exchange import render_money
from altegio_async.v2 import models as v2_models

# Exponents of a size at which a text without exponent is noticed but not yet dangerous for the tests.
NUMBERS = [f"{digits}{exponent}" for digits in ("1", "-7.25", "0") for exponent in ("e2000000", "E-2000000")]
LONGEST_CELL = 100
MOST_MEMORY = 1_000_000  # bytes


def list_amount_fields() -> Iterator[tuple[type[Struct], str]]:
    """Yield every decimal field of the public models with its name on the wire."""
    for module in (models, v2_models):
        for name in module.__all__:
            kind = getattr(module, name)
            if isinstance(kind, type) and issubclass(kind, Struct):
                for field in msgspec.structs.fields(kind):
                    if Decimal in (field.type, *get_args(field.type)):
                        yield kind, field.encode_name


def make_row(kind: type[Struct], name: str, number: str) -> Any:
    """Return a row in which only the amount is a value of its type."""
    fields = msgspec.structs.fields(kind)
    values: dict[str, Any] = {field.name: None for field in fields if field.required}
    values |= {field.name: Decimal(number) for field in fields if field.encode_name == name}
    return kind(**values)


def measure_peak(function: Callable[[], object]) -> int:
    """Return the bytes of memory that a call takes at most."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_no_text_of_a_row_grows_with_the_exponent_of_an_amount():
    fields = list(list_amount_fields())
    assert len(fields) > 100
    too_long = []
    for kind, name in fields:
        row = make_row(kind, name, "1e2000000")
        texts = [repr(row), row.to_json(), row.to_json(wire=True), str(to_dict(row))]
        if max(map(len, texts)) > 10_000:
            too_long.append((kind.__name__, name))
    assert not too_long


@pytest.mark.parametrize("number", NUMBERS)
def test_no_cell_grows_with_the_exponent_of_an_amount(number, capsys):
    amount = Decimal(number)
    card = GiftCard(id=1, number="1", balance=amount)

    def write_all() -> None:
        for form in FORMATS:
            write(form, gift_cards(), [({"location_id": 7, "phone": "13150000000"}, card)])

    assert len(to_cell(amount)) <= LONGEST_CELL
    assert len(format_cell(amount)) <= LONGEST_CELL
    write_all()
    assert measure_peak(write_all) < MOST_MEMORY
    assert len(capsys.readouterr().out) < 20_000


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_names_an_amount_that_does_not_fit_and_has_the_other_rows(tmp_path, number):
    cards = [GiftCard(id=1, balance=Decimal(number)), GiftCard(id=2, balance=Decimal("724.99"))]
    for form in ("decimal", "float"):
        written = frames.write_csv(cards, tmp_path / f"{form}.csv", money=form)
        rows = list(csv.DictReader(io.StringIO((tmp_path / f"{form}.csv").read_text())))
        assert [row["id"] for row in rows] == ["2"]
        assert written.rejected == 1


@pytest.mark.parametrize("number", NUMBERS)
def test_an_amount_with_a_huge_exponent_is_refused_as_an_argument(number):
    for value in (number, Decimal(number)):
        with pytest.raises(InvalidArgumentError, match="amount has more than 100 digits"):
            check_amount("amount", value)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_amount_with_a_huge_exponent_is_refused_where_it_is_sent_as_text(number):
    endpoint: Endpoint[None] = Endpoint(id="pay", method="POST", path="/pay", result=None, body=Body.JSON)
    with pytest.raises(InvalidArgumentError, match="at most 100 digits"):
        encode_body(Operation(endpoint, body={"sum": TextDecimal(number)}))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_with_a_huge_exponent_that_was_read_is_not_an_integer_of_a_replacement(number):
    class Wanted(Struct):
        name: str
        count: int | None = None

    class Read(Struct):
        name: str
        count: Decimal

    def replace() -> None:
        with pytest.raises(InvalidArgumentError, match="count"):
            build_replacement(Wanted, Read("a", Decimal(number.replace("2000000", "50000"))), {"name": "b"})

    assert measure_peak(replace) < MOST_MEMORY


@pytest.mark.parametrize("number", NUMBERS)
def test_the_embedded_altegio_sends_an_amount_with_a_huge_exponent_as_it_is(number):
    assert measure_peak(lambda: render_money(Decimal(number))) < 100_000
    assert render_money(Decimal(number)) == Decimal(number)


def test_a_chart_counts_a_balance_with_a_huge_exponent_as_zero():
    mpl.use("agg")
    cards = [GiftCard(id=n, balance=Decimal(text)) for n, text in enumerate(["1e400000000", "NaN", "2.5"])]
    axes = balances_by_type(cards)
    assert [bar.get_width() for bar in axes.patches] == [2.5]
