"""Data frames and files (extra `frames`).

import altegio_async.frames as frames

result = await altegio.bulk.gift_cards(pairs)
cards = frames.to_frame(result)                     # pandas, polars or pyarrow, whichever is installed
frames.write_parquet(result, "cards.parquet")
"""

from __future__ import annotations

from altegio_async.frames.holdings import client_holdings
from altegio_async.frames.options import FrameOptions
from altegio_async.frames.rejects import Written
from altegio_async.frames.rows import BY_ID, BY_LOCATION, BY_PERIOD, BY_PHONE, Key, Rows
from altegio_async.frames.sink import Sink
from altegio_async.frames.tables import column_names, statuses, to_frame, to_table
from altegio_async.frames.writers import write_csv, write_parquet

__all__ = [
    "BY_ID",
    "BY_LOCATION",
    "BY_PERIOD",
    "BY_PHONE",
    "FrameOptions",
    "Key",
    "Rows",
    "Sink",
    "Written",
    "client_holdings",
    "column_names",
    "statuses",
    "to_frame",
    "to_table",
    "write_csv",
    "write_parquet",
]
