"""The hand-written enums match the code tables of the corrections."""

from __future__ import annotations

from enum import IntEnum

import pytest

from altegio_async import enums
from tests.support.published import read_corrections

NAMES = {
    "period_unit": "PeriodUnit",
    "membership_status": "MembershipStatusCode",
    "gift_card_item_type": "GiftCardItemTypeCode",
    "gift_card_expiration": "GiftCardExpirationCode",
    "membership_balance_edit": "MembershipBalanceEditCode",
    "membership_activation": "MembershipActivationCode",
    "loyalty_transaction_type": "LoyaltyTransactionTypeCode",
    "sold_item_type": "SoldItemTypeCode",
}
# Enums of the filters of the client search and of appointments; the corrections have no table for them.
WITHOUT_TABLE = {"AppointmentOutcome", "AppointmentSearchOutcome", "ClientGender", "ClientImportance"}


def read_tables() -> dict[str, dict]:
    actions = read_corrections()["actions"]
    updates = [action["update"] for action in actions if isinstance(action.get("update"), dict)]
    return next(update["x-altegio-code-tables"] for update in updates if "x-altegio-code-tables" in update)


def test_tables_and_enums_correspond():
    assert read_tables().keys() == NAMES.keys()
    assert sorted(WITHOUT_TABLE.union(NAMES.values())) == enums.__all__


@pytest.mark.parametrize("table", NAMES)
def test_an_enum_has_the_members_of_its_table(table):
    enum: type[IntEnum] = getattr(enums, NAMES[table])
    members = {str(member.value): member.name.lower() for member in enum}
    assert members == read_tables()[table]["values"]
