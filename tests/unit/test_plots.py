"""Charts: drawn values, read from the axes."""

from __future__ import annotations

from decimal import Decimal

import matplotlib as mpl
import pytest

from altegio_async import InvalidArgumentError
from altegio_async.bulk import BulkResult
from altegio_async.models import GiftCard, GiftCardType
from altegio_async.plots import balances_by_type, outcomes_over_time
from altegio_async.progress import Timeline


@pytest.fixture(autouse=True)
def _no_window():
    mpl.use("agg")
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def make_card(ident: int, title: str | None, balance: str | None, type_id: int | None = None) -> GiftCard:
    kind = None if title is None else GiftCardType(id=type_id or int.from_bytes(title.encode()), title=title)
    return GiftCard(id=ident, balance=None if balance is None else Decimal(balance), type=kind)


def test_outcomes_over_time_draws_both_lines_to_the_end():
    timeline = Timeline()
    for done in range(1, 11):
        timeline(done, 10, done // 5)
    axes = outcomes_over_time(timeline)
    done, failed = (line.get_ydata() for line in axes.lines)
    assert (done[0], done[-1], failed[-1]) == (0, 10, 2)
    assert axes.get_xlabel() == "seconds since the start"
    axes.figure.canvas.draw()


def test_balances_are_added_up_by_type_and_each_card_once():
    cards = [
        make_card(1, "Gift $50", "30"),
        make_card(2, "Gift $50", "12.5"),
        make_card(2, "Gift $50", "12.5"),
        make_card(3, "Gift 9", "9"),
    ]
    axes = balances_by_type([*cards, make_card(4, None, "1"), make_card(5, "Empty", None)], unit="EUR")
    assert [bar.get_width() for bar in axes.patches] == [42.5, 9.0, 1.0, 0.0]
    assert axes.get_yticklabels()[0].get_text() == r"Gift \$50"
    assert "EUR" in axes.get_xlabel()
    axes.figure.canvas.draw()


def test_the_result_of_a_bulk_job_is_drawn_as_its_rows_are():
    cards = {
        (7, "1"): [make_card(1, "Spa", "30"), make_card(2, "Hair", "12.5")],
        (7, "2"): [make_card(3, "Spa", "1")],
    }
    axes = balances_by_type(BulkResult(cards, [(7, "3")], {}))
    assert [bar.get_width() for bar in axes.patches] == [31.0, 12.5]


def test_types_with_one_title_have_a_bar_each_labelled_with_their_ids():
    cards = [
        make_card(1, "Gift", "30", 7),
        make_card(2, "Gift", "5", 8),
        make_card(3, "Gift", "1", 8),
        make_card(4, "Spa", "2", 9),
        make_card(5, "Spa, renamed", "1", 9),
        make_card(6, None, "0.5"),
    ]
    axes = balances_by_type(cards)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert dict(zip(labels, (bar.get_width() for bar in axes.patches), strict=True)) == {
        "Gift (7)": 30.0, "Gift (8)": 6.0, "Spa": 3.0, "(no type)": 0.5,
    }  # fmt: skip


def test_many_types_share_the_last_bar():
    axes = balances_by_type([make_card(number, f"Gift {number}", str(number)) for number in range(1, 31)])
    assert len(axes.patches) == 20
    assert axes.get_yticklabels()[-1].get_text() == "11 more types"
    assert sum(bar.get_width() for bar in axes.patches) == sum(range(1, 31))


def test_passed_axes_are_used():
    from matplotlib import pyplot

    _, mine = pyplot.subplots()
    assert balances_by_type([make_card(1, "Gift", "5")], mine) is mine


def test_an_empty_chart_is_refused():
    with pytest.raises(InvalidArgumentError, match="no gift cards"):
        balances_by_type([])
    with pytest.raises(InvalidArgumentError, match="timeline is empty"):
        outcomes_over_time(Timeline())
