"""Bulk look-ups on a Dask cluster (extra `dask`). N hosts are N times as fast as one.

from distributed import Client
from altegio_async.distributed import look_up

async with Client("tcp://scheduler:8786", asynchronous=True) as dask:
    result = await look_up(dask, "gift_cards", pairs)
"""

from __future__ import annotations

from altegio_async.distributed.run import ChunkOptions, look_up

__all__ = ["ChunkOptions", "look_up"]
