"""Creation of the join: validation of its arguments, and the windows that it reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from altegio_async._core.type_guards import is_row_iterable
from altegio_async._core.validation import check_count, check_id
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.join.job import JoinedLists, JoinJob
from altegio_async.bulk.join.lookups import SaleWindows
from altegio_async.bulk.lists import DateWindow, WindowList, check_day, divide_period
from altegio_async.bulk.options import Options
from altegio_async.errors import InvalidArgumentError

__all__ = ["join_memberships"]

MARGIN: Final = dt.timedelta(days=31)
"""Time before and after the period of creation in which sales are searched by default."""

SALE_WINDOW_DAYS: Final = 183
"""Days of one list of product transactions. A checkpoint stores whole lists."""


def join_memberships(
    pipeline: Pipeline,
    chain_id: int,
    created: tuple[dt.date, dt.date],
    sold: tuple[dt.date | None, dt.date | None],
    location_ids: Iterable[int],
    *,
    window_days: int,
    page_size: int,
    options: Options,
) -> JoinJob:
    """Return the job that joins the memberships of a chain with the sales of its locations.

    Args:
        pipeline: sends the requests.
        chain_id: the chain.
        created: first and last day of creation of the memberships.
        sold: first and last day of the product transactions; None for the default.
        location_ids: the locations whose product transactions are read.
        window_days: days of one list of memberships.
        page_size: rows per page of product transactions.
        options: the options of the job.

    Raises:
        InvalidArgumentError: an argument is not valid. The message names it.
    """
    from altegio_async.generated.b2b_v1.operations import (  # noqa: PLC0415 - loads 60 operations
        get_membership_list,
        search_for_product_transactions,
    )

    chain_id = check_id("chain_id", chain_id)
    locations = _list_locations(location_ids)
    page_size = check_count("page_size", page_size)
    windows = list(divide_period(*created, window_days))
    first, last = _choose_sale_days(windows, sold)
    sale_windows = list(divide_period(first, last, SALE_WINDOW_DAYS))
    lists = JoinedLists(
        memberships=WindowList(
            pipeline,
            lambda chain, window: get_membership_list(
                chain, created_after=window.first_day, created_before=window.last_day
            ),
        ),
        membership_windows={chain_id: windows},
        sales=SaleWindows(
            pipeline,
            lambda location, window: search_for_product_transactions(
                location, start_date=window.first_day, end_date=window.last_day
            ),
            page_size,
        ),
        sale_windows=dict.fromkeys(locations, sale_windows),
    )
    period = f"{windows[0].first_day}/{windows[-1].last_day}"
    name = (
        f"memberships_by_client chain={chain_id} created={period} window_days={window_days} "
        f"sold={first}/{last}"
    )
    return JoinJob(pipeline, lists, options, name)


def _list_locations(location_ids: object) -> list[int]:
    """Return the location ids without repetitions.

    Raises:
        InvalidArgumentError: the value is not a list or another iterable, or an id is not valid.
    """
    if not is_row_iterable(location_ids):
        raise InvalidArgumentError(
            f"location_ids must be a list or another iterable of ids, got {type(location_ids).__name__}"
        )
    return list(dict.fromkeys(check_id("a location id", location_id) for location_id in location_ids))


def _choose_sale_days(
    windows: list[DateWindow], sold: tuple[dt.date | None, dt.date | None]
) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the product transactions.

    Raises:
        InvalidArgumentError: a day is not a date, or the days are in the wrong order.
    """
    sold_after, sold_before = sold
    if sold_after is None:
        first = windows[0].first_day
        first -= min(MARGIN, first - dt.date.min)
    else:
        first = check_day("sold_after", sold_after)
    if sold_before is None:
        last = windows[-1].last_day
        last += min(MARGIN, dt.date.max - last)
    else:
        last = check_day("sold_before", sold_before)
    if first > last:
        raise InvalidArgumentError(f"sold_after {first} is later than sold_before {last}")
    return first, last
