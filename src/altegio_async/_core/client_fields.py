"""Client search: the size of its largest page, and the names of its fields."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

CLIENTS_PER_PAGE: Final = 200
"""Number of rows of the largest page."""

ClientField: TypeAlias = Literal[
    "id",
    "name",
    "surname",
    "middle_name",
    "patronymic",
    "display_name",
    "phone",
    "email",
    "card",
    "birth_date",
    "comment",
    "discount",
    "visits",
    "visits_count",
    "gender",
    "gender_id",
    "sex",
    "sex_id",
    "importance",
    "importance_id",
    "categories",
    "custom_fields",
    "sms_check",
    "sms_bot",
    "sms_not",
    "spent",
    "paid",
    "balance",
    "sold_amount",
    "first_visit_date",
    "last_visit_date",
    "last_change_date",
]
"""Name of a field of the rows of a client search, as the API names it."""
