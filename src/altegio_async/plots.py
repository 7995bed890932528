"""Plots of jobs and gift cards (extra `plots`): matplotlib axes to show, change or save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from altegio_async._core.text_decimal import has_too_many_digits
from altegio_async._extras import import_extra
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.rows import Rows, collect_rows
from altegio_async.progress import Timeline

if TYPE_CHECKING:
    from altegio_async.models import GiftCard

__all__ = ["balances_by_type", "outcomes_over_time"]

_BARS: Final = 20
_OK, _FAILED = "tab:blue", "tab:red"
_UNKNOWN: Final = "(no type)"


def outcomes_over_time(timeline: Timeline, ax: Any = None) -> Any:
    """Plot the numbers of done and failed keys over the time of a job.

    Args:
        timeline: the record of the job, passed to it as `on_progress=timeline`.
        ax: the `matplotlib.axes.Axes` to draw on; by default a new one.

    Returns:
        The axes.

    Raises:
        InvalidArgumentError: the timeline is empty.
        ConfigurationError: the extra [plots] is not installed.
    """
    moments = timeline.moments
    if not moments:
        raise InvalidArgumentError("the timeline is empty: pass it as on_progress= and run the job first")
    axes = _get_axes(ax)
    seconds = [0.0, *(moment.seconds for moment in moments)]
    scale, unit = (60.0, "minutes") if seconds[-1] > 180 else (1.0, "seconds")
    at = [value / scale for value in seconds]
    axes.step(at, [0, *(moment.done for moment in moments)], where="post", color=_OK, label="done")
    axes.step(at, [0, *(moment.failed for moment in moments)], where="post", color=_FAILED, label="failed")
    axes.set(xlabel=f"{unit} since the start", ylabel="keys", title="Outcomes over time", ylim=(0, None))
    axes.legend(loc="upper left")
    return axes


def balances_by_type(cards: Rows, ax: Any = None, *, unit: str = "") -> Any:
    """Plot the sum of gift card balances per type, the largest first and the smallest combined.

    Types that share a title have one bar each, with their id in the label.

    Args:
        cards: gift cards in a list, a `Page` or a `BulkResult`. Each id counts once, so that lists of several
            locations can be combined. A balance of more than 100 digits counts as 0.
        ax: the `matplotlib.axes.Axes` to draw on; by default a new one.
        unit: the currency, for the axis label. Do not combine cards of different currencies.

    Returns:
        The axes.

    Raises:
        InvalidArgumentError: `cards` is empty.
        ConfigurationError: the extra [plots] is not installed.
    """
    rows = cast("Sequence[GiftCard]", collect_rows(cards).rows)
    if not rows:
        raise InvalidArgumentError("there are no gift cards to draw")
    bars = sorted(_sum_by_type(rows), key=lambda pair: (-pair[1], pair[0]))
    if len(bars) > _BARS:
        rest = [value for _, value in bars[_BARS - 1 :]]
        bars = [*bars[: _BARS - 1], (f"{len(rest)} more types", sum(rest, Decimal(0)))]
    axes = _get_axes(ax)
    positions = list(range(len(bars)))
    axes.barh(positions, [float(value) for _, value in bars], color=_OK)
    # Escape dollar signs: matplotlib reads text between two of them as a formula.
    axes.set_yticks(positions, [title.replace("$", r"\$") for title, _ in bars])
    axes.invert_yaxis()
    axes.set(xlabel=f"outstanding balance{f' ({unit})' if unit else ''}", title="Balances by type")
    return axes


def _sum_by_type(cards: Sequence[GiftCard]) -> list[tuple[str, Decimal]]:
    """Return unique titles of the types with the sums of their cards' balances."""
    titles: dict[int | None, str] = {}
    sums: dict[int | None, Decimal] = {}
    for card in {card.id: card for card in cards}.values():
        kind = card.type.id if card.type is not None else card.type_id
        titles.setdefault(kind, (card.type.title if card.type is not None else None) or _UNKNOWN)
        sums[kind] = sums.get(kind, Decimal(0)) + _get_balance(card)
    uses = Counter(titles.values())
    return [
        (f"{title} ({kind})" if uses[title] > 1 and kind is not None else title, sums[kind])
        for kind, title in titles.items()
    ]


def _get_balance(card: GiftCard) -> Decimal:
    """Return the balance of a card; 0 for one that is absent, not finite or too long for a sum."""
    balance = card.balance
    if balance is None or not balance.is_finite() or has_too_many_digits(balance):
        return Decimal(0)
    return balance


def _get_axes(ax: Any) -> Any:
    """Return the argument, or new axes if it is None."""
    if ax is not None:
        return ax
    _, axes = import_extra("matplotlib.pyplot", "plots").subplots(layout="constrained")
    return axes
