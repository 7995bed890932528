"""Response bodies of the benchmark server: plausible rows in wire format, identical in every run."""

from __future__ import annotations

import json
from typing import Any

TITLES = (
    "Pilates, {} visits",
    "Йога по утрам, {} занятий",
    "Sauna and pool for {} days",
    "Массаж: {} сеансов",
)


def build_membership_type(number: int) -> dict[str, Any]:
    """Return a membership type with the given id."""
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


def build_membership(number: int) -> dict[str, Any]:
    """Return a membership with nested objects."""
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
        "type": {**build_membership_type(number), "balance_container": balance},
    }


def add_drift(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with drifted values: numbers as strings, integers as booleans, `""` for null."""
    return {
        **row,
        "salon_group_id": str(row["salon_group_id"]),
        "allow_freeze": int(row["allow_freeze"]),
        "freeze_limit": "",
    }


def encode_page(rows: list[dict[str, Any]], count: int | None = None) -> bytes:
    """Encode rows as JSON with the envelope of the API."""
    document = {"success": True, "data": rows, "meta": {"count": len(rows) if count is None else count}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
