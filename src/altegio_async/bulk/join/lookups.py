"""The look-up of the join: it reads the product transactions of a location in a date window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from altegio_async import models
from altegio_async.bulk.join.owners import match_sales
from altegio_async.bulk.join.rows import Sale
from altegio_async.bulk.lists import DateWindow, WindowLookup
from altegio_async.pagination import Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from altegio_async._core.operation import Operation
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.join.database import JoinDatabase


class SalePager(Pager[models.ProductTransaction]):
    """A list of product transactions that can be too long to remember all its ids.

    A row that is received twice is joined twice, which changes nothing.
    """

    _remembered_ids = 10_000


class SaleWindows(WindowLookup[Sale]):
    """Reads the product transactions of a location in a date window, and keeps those that sold a membership.

    Args:
        pipeline: sends the requests.
        operation: returns the operation for a location id and a window.
        page_size: rows per page.

    Attributes:
        database: the memberships. The job sets it before the first request.
    """

    key_names: ClassVar[tuple[str, ...]] = ("location_id", "first_day", "last_day")
    way = "joined"
    stored_prefix = "sales "  # the checkpoint also contains the windows of memberships
    database: JoinDatabase

    def __init__(
        self,
        pipeline: Pipeline,
        operation: Callable[[int, DateWindow], Operation[list[models.ProductTransaction]]],
        page_size: int,
    ) -> None:
        self._pipeline = pipeline
        self._operation = operation
        self._page_size = page_size
        self.kind: Any = list[Sale]

    async def fetch(self, location: int, questions: Sequence[DateWindow]) -> dict[DateWindow, list[Sale]]:
        """Return the sales of memberships in the window."""
        (window,) = questions
        pager = SalePager(self._pipeline, self._operation(location, window), page_size=self._page_size)
        sales: list[Sale] = []
        async for page in pager.pages():
            sales += match_sales(location, page.items, self.database.find_links(page.items))
        return {window: sales}
