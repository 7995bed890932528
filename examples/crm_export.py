"""A nightly export: all clients with visits and balances, and a month of transactions, as CSV files.

python examples/crm_export.py 720441 2026-05 exports
"""

import asyncio
import calendar
import sys
from datetime import date
from pathlib import Path

from altegio_async import AltegioClient, frames
from altegio_async.models import Client, FinancialTransaction

FIELDS = ("id", "name", "phone", "visits_count", "sold_amount", "balance", "last_visit_date")


async def export(location: int, first: date, folder: Path) -> None:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    async with AltegioClient() as altegio:
        clients = await altegio.clients.search(location, fields=FIELDS, page_size=200).collect()
        month = altegio.payments.list_transactions(location, start_date=first, end_date=last, page_size=200)
        transactions = frames.to_frame(await month.collect(), FinancialTransaction, backend="pandas")
    frames.write_csv(clients, folder / "clients.csv", Client, drop_empty=True)
    frames.write_csv(transactions, folder / "transactions.csv")
    print(f"{len(clients)} clients, {len(transactions)} transactions")
    for title, amount in transactions.groupby("expense_title")["amount"].sum().items():
        print(f"{title}: {amount}")


if __name__ == "__main__":
    target = Path(sys.argv[3])
    target.mkdir(exist_ok=True)
    asyncio.run(export(int(sys.argv[1]), date.fromisoformat(f"{sys.argv[2]}-01"), target))
