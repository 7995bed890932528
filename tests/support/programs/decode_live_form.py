"""Program that decodes membership types strictly, for callgrind: `python -m tests.support.programs.decode_live_form 20`.

It decodes a clean page and a page in the form of live responses.
"""

from __future__ import annotations

import gc
import json
import sys
from typing import Any

from altegio_async._core.operation import Endpoint
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async.models import MembershipType
from benchmarks import callgrind

ENDPOINT: Endpoint[list[MembershipType]] = Endpoint(
    id="types", method="GET", path="/types", result=list[MembershipType]
)
TYPES, LINKS = 29, 172


def build_page(above_the_root: Any) -> WireResponse:
    """Return 29 membership types with 172 covered services, with this value above the root category."""
    rows = [build_type(1000 + number) for number in range(TYPES)]
    for number in range(LINKS):
        rows[number % TYPES]["balance_container"]["links"].append(build_link(number, above_the_root))
    body = json.dumps({"success": True, "data": rows, "meta": {"total_count": TYPES}}, separators=(",", ":"))
    return WireResponse(200, {}, body.encode())


def build_type(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "salon_group_id": 3000,
        "title": f"Massage, {number} visits",
        "period": 3,
        "period_unit_id": 3,
        "allow_freeze": True,
        "freeze_limit": 14,
        "is_united_balance": False,
        "united_balance_services_count": 0,
        "cost": 120,
        "expiration_type_id": 1,
        "is_archived": False,
        "balance_container": {"links": []},
    }


def build_link(number: int, above_the_root: Any) -> dict[str, Any]:
    root = build_category(10, above_the_root)
    service = {**build_category(500 + number, build_category(20, root)), "is_category": False}
    return {"count": 1 + number % 9, "is_unlimited": False, "service": service, "category": None}


def build_category(number: int, above: Any) -> dict[str, Any]:
    return {
        "id": number,
        "is_category": True,
        "category_id": number - 1,
        "title": f"Massage {number}",
        "online_sale_title": "",
        "is_chain": True,
        "chain_price_min": 30,
        "chain_price_max": 62.5,
        "category": above,
    }


PAGES = {"clean": build_page(None), "live": build_page([])}


def main(count: int) -> None:
    """Decode each page, first to warm up and then as often as given, without garbage collection."""
    gc.disable()
    for page in PAGES.values():
        for _ in range(3):
            decode(ENDPOINT, page, strict=True)
        with callgrind.measure_block():
            for _ in range(count):
                decode(ENDPOINT, page, strict=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
