"""Arguments of loyalty operations for tests."""

from __future__ import annotations

from typing import Any

TYPE: dict[str, Any] = {
    "title": "Ten",
    "chain_id": 2,
    "cost": 10,
    "is_united_balance": True,
    "united_balance_services_count": 10,
    "service_categories": {},
    "location_ids": [1],
    "period": 0,
    "period_unit_id": 1,
    "allow_freeze": True,
    "freeze_limit": 0,
    "freeze_limit_unit_id": 1,
    "service_price_correction": False,
    "expiration_type_id": 1,
    "is_allow_empty_code": False,
    "balance_edit_type_id": 0,
}
"""Keywords of a membership type that is valid."""

PROMOTION: dict[str, Any] = {
    "title": "Spring",
    "type": "discount_static",
    "service_item_type": "any_allowed",
    "good_item_type": "not_allowed",
    "value_unit": "percent",
    "rules": [{"parameter": 0, "value": 5}],
    "company_ids": [1],
}
"""Body of a promotion that is valid, with the names of the API."""
