"""Wrong uses of the types. Type checkers refuse every marked line and no other (see test_typing.py)."""

from __future__ import annotations

from typing import Any

from altegio_async import AltegioClient, frames
from altegio_async.distributed import look_up
from altegio_async.models import GiftCard


async def wrong(altegio: AltegioClient) -> None:
    await altegio.membership_types.fetch("720441", ids=[1])  # refused
    await altegio.membership_types.fetch(720441, [1])  # refused
    await altegio.membership_types.fetch(720441)  # refused
    await altegio.gift_cards.list_for_client(720441, phone=13155550100)  # refused
    await altegio.gift_cards.list_for_client(720441, phon="13155550100")  # refused
    await altegio.bulk.membership_types({720441: ["1"]})  # refused
    await altegio.bulk.gift_cards([(720441, 13155550100)])  # refused
    list(altegio.membership_types.search(720441))  # refused
    list(altegio.bulk.membership_types({720441: [1]}))  # refused
    altegio.bulk.membership_types({720441: [1]}, one_per_phone=True)  # refused
    altegio.bulk.gift_cards([(720441, "13155550100")], max_inflight=5)  # refused
    altegio.bulk.memberships([(720441, "13155550100")], batch_size="5")  # refused
    altegio.bulk.search_membership_types([720441], batch_size=5)  # refused
    altegio.bulk.clients([720441], fields=["shoe_size"])  # refused
    altegio.bulk.clients([720441], operation="XOR")  # refused
    altegio.bulk.gift_cards_of_locations([720441], batch_size=5)  # refused
    result = await altegio.bulk.membership_types({720441: [1]})
    result.ok[720441]  # refused
    await altegio.clients.update(720441, 5, nickname="Imke")  # refused
    position = await altegio.v2.team_members.get_position(720441, "5")
    await altegio.team_members.get(720441, position.id)  # refused
    await altegio.v2.team_members.get_position(720441, 5.0)  # refused
    await altegio.clients.update(720441, 5, name=5)  # refused
    await altegio.membership_types.update(7, 5, price=5)  # refused
    print((await altegio.membership_types.update(7, 5, cost=5)).title)  # refused
    altegio.with_options(base_url="https://example.com")  # refused
    AltegioClient("partner", "user", 5.0)  # refused
    frames.to_frame([5])  # refused
    frames.to_frame([GiftCard(id=1)], GiftCard, backend="polars").to_pandas_frame()  # refused
    frames.to_frame([GiftCard(id=1)], money="cents")  # refused
    for _ in altegio.clients.search(720441):  # refused
        pass
    (await altegio.gift_card_types.search(720441)).collect()  # refused


async def wrong_cluster_options(dask: Any) -> None:
    await look_up(dask, "gift_cards", [(720441, "13155550100")], checkpoint="cards.sqlite")  # refused
    await look_up(dask, "gift_cards", [(720441, "13155550100")], chunk_sise=50)  # refused
    await look_up(dask, "gift_cards", [(720441, "13155550100")], chunk_size=50, max_in_flight=5)
