"""Pager of the old list of clients, which the API filters by a range of sums."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from decimal import Decimal

from altegio_async._core.operation import Operation
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.generated.b2b_v1 import models
from altegio_async.pagination import Page, Pager

__all__ = ["ProfilePager"]


class ProfilePager(Pager[models.Client]):
    """A paged list of clients without those whose paid sum is outside a range."""

    def __init__(
        self,
        pipeline: Pipeline,
        operation: Operation[list[models.Client]],
        page_size: int | None,
        limit: int | None,
        *,
        smallest: Decimal | None,
        largest: Decimal | None,
    ) -> None:
        super().__init__(pipeline, operation, page_size=page_size, limit=limit)
        self._smallest = smallest
        self._largest = largest

    async def page(self, number: int) -> Page[models.Client]:
        """Return one page by its number, from 1.

        Raises:
            AltegioError: see `Pager.page`.
        """
        return self._select(await super().page(number))

    async def _read_pages(self) -> AsyncGenerator[Page[models.Client], None]:
        async for page in super()._read_pages():
            selected = self._select(page)
            if selected.items:
                yield selected

    def _select(self, page: Page[models.Client]) -> Page[models.Client]:
        rows = [client for client in page.items if self._is_in_range(client)]
        return page if len(rows) == len(page.items) else Page(rows, None, page.page)

    def _is_in_range(self, client: models.Client) -> bool:
        paid = client.paid
        if paid is None:
            return True
        is_above = self._smallest is None or paid >= self._smallest
        return is_above and (self._largest is None or paid <= self._largest)
