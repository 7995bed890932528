"""Program that joins memberships with many product transactions from memory, and prints its peak of memory.

Arguments: the number of product transactions; one in fifty sold a membership. Prints as JSON the MiB at the
start and at the peak, and the number of memberships with a client.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sys
from urllib.parse import parse_qs

from altegio_async._core.redact import Secret
from altegio_async._core.wire import WireResponse
from altegio_async._pipeline.cancellation import CancellationScope
from altegio_async._pipeline.credentials import Credentials
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async._pipeline.reporting import Reporter
from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
from altegio_async._pipeline.settings import Settings
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.bulk import Bulk
from tests.support.programs.bulk_million import read_peak_mebibytes

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
SHARE, PAGE, FIRST_ID = 50, 100, 10**9
SALE = (
    b'{"id":%d,"document_id":5,"type_id":1,"company_id":7,"good_id":9,"amount":-1,"cost_per_unit":40.5,'
    b'"create_date":"2025-03-15T08:19:33+0300","good":{"id":9,"title":"Yoga ten"},'
    b'"client":{"id":%d,"name":"Mara Lindqvist","phone":"+12025550168"},"loyalty_abonement_id":0}'
)
MEMBERSHIP = (
    b'{"id":%d,"number":"000071","created_date":"2025-03-15T08:19:33+0300","balance_string":"Yoga (x4)",'
    b'"goods_transaction_id":%d,"status":{"id":4,"title":"Used up"},"type":{"id":3,"title":"Yoga ten"}}'
)


class Lists:
    """Transport that answers with the pages of both lists, evenly divided among their windows.

    Attributes:
        latency: seconds before each response.
        urls: the URLs of all requests; None to record none.
    """

    def __init__(self, transactions: int, *, latency: float = 0.0, urls: list[str] | None = None) -> None:
        self.slots = ConnectionSlots(100)
        self.transactions = transactions
        self.latency = latency
        self.urls = urls

    def open(self):
        return self.slots

    async def send(self, request):
        if self.urls is not None:
            self.urls.append(request.url)
        await asyncio.sleep(self.latency)
        query = {name: values[0] for name, values in parse_qs(request.url.partition("?")[2]).items()}
        page = int(query["page"])
        if "start_date" in query:
            rows = self.list_rows(
                query["start_date"], query["end_date"], page, self.transactions, dt.timedelta(31)
            )
            return make_page([SALE % (FIRST_ID + number, number % 9_000 + 1) for number in rows])
        count = self.transactions // SHARE
        rows = self.list_rows(query["created_after"], query["created_before"], page, count, dt.timedelta())
        return make_page([MEMBERSHIP % (number + 1, FIRST_ID + number * SHARE) for number in rows])

    def list_rows(self, first: str, last: str, page: int, count: int, margin: dt.timedelta) -> range:
        """Return the numbers of the rows of a page of a window."""
        start, days = FIRST - margin, (LAST - FIRST + 2 * margin).days
        begin, end = (count * (dt.date.fromisoformat(day) - start).days // days for day in (first, last))
        return range(begin, end)[(page - 1) * PAGE : page * PAGE]

    async def aclose(self):
        pass


def make_page(rows):
    return WireResponse(200, {}, b'{"success":true,"data":[' + b",".join(rows) + b'],"meta":[]}')


def make_job(lists, **options):
    """Return a join of the memberships and the product transactions of one location."""
    pipeline = Pipeline(
        settings=Settings(),
        credentials=Credentials(Secret("partner-token-1"), Secret("user-token-1"), None),
        transport=lists,
        limiter=None,
        retry=RetryPolicy(),
        reporter=Reporter(None),
        quota=RetryQuota(),
        scope=CancellationScope(),
    )
    return Bulk(pipeline).memberships_by_client(700, FIRST, LAST, location_ids=[7], **options)


async def count_owned(transactions):
    return sum([outcome.unwrap().client_id is not None async for outcome in make_job(Lists(transactions))])


async def main(transactions):
    await count_owned(5_000)
    start = read_peak_mebibytes()
    owned = await count_owned(transactions)
    print(json.dumps({"start": start, "peak": read_peak_mebibytes(), "owned": owned}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
