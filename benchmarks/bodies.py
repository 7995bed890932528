"""Answers of the benchmark server: plausible rows in the wire's form, the same on every run."""

from __future__ import annotations

import json
from typing import Any

TITLES = (
    "Pilates, {} visits",
    "Йога по утрам, {} занятий",
    "Sauna and pool for {} days",
    "Массаж: {} сеансов",
)


def membership_type(number: int) -> dict[str, Any]:
    shared = number % 4 == 0
    return {
        "id": number,
        "salon_group_id": 3000 + number % 250,
        "title": TITLES[number % 4].format(number % 7919),
        "period": number % 13,
        "period_unit_id": number % 5,
        "allow_freeze": number % 3 == 0,
        "freeze_limit": 21 if number % 3 == 0 else 0,
        "is_allow_empty_code": number % 5 == 0,
        "is_united_balance": shared,
        "united_balance_services_count": 12 if shared else 0,
    }


def membership(number: int) -> dict[str, Any]:
    balance = {
        "links": [
            {
                "count": 1 + number % 9,
                "category": {
                    "id": 510000 + number,
                    "category_id": 1 + number % 8,
                    "title": f"Stretching {number % 89}",
                },
            }
        ]
    }
    return {
        "id": 860000 + number,
        "number": str(4400000 + number),
        "balance_string": f"Stretching (x{1 + number % 9})",
        "is_frozen": number % 11 == 0,
        "freeze_period": number % 11,
        "period": number % 13,
        "period_unit_id": number % 5,
        "expiration_date": None if number % 3 == 0 else "2027-05-04T23:59:59+03:00",
        "status": {"id": 2, "title": "Активирован", "extended_title": "Активирован"},
        "balance_container": balance,
        "type": {**membership_type(number), "balance_container": balance},
    }


def drifted(row: dict[str, Any]) -> dict[str, Any]:
    """The same row as an untidy server writes it: numbers in quotes, 0 and 1 for booleans, `""` for nothing."""
    return {
        **row,
        "salon_group_id": str(row["salon_group_id"]),
        "allow_freeze": int(row["allow_freeze"]),
        "freeze_limit": "",
    }


def page(rows: list[dict[str, Any]], count: int | None = None) -> bytes:
    """Rows in the API's envelope."""
    document = {"success": True, "data": rows, "meta": {"count": len(rows) if count is None else count}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
