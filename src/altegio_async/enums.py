"""Names of coded values. They cover the codes on which the published documents agree, or probably agree.

Responses can contain codes that are not listed here. Fields are therefore typed as plain integers. An
`IntEnum` member is equal to its integer: `membership.status.id == MembershipStatusCode.ACTIVE`.
"""

from __future__ import annotations

from enum import IntEnum

__all__ = [
    "AppointmentOutcome",
    "AppointmentSearchOutcome",
    "ClientGender",
    "ClientImportance",
    "GiftCardExpirationCode",
    "GiftCardItemTypeCode",
    "LoyaltyTransactionTypeCode",
    "MembershipActivationCode",
    "MembershipBalanceEditCode",
    "MembershipStatusCode",
    "PeriodUnit",
    "SoldItemTypeCode",
]


class PeriodUnit(IntEnum):
    """Unit of a term, a freeze or an activation delay."""

    UNSET = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4


class MembershipStatusCode(IntEnum):
    """State of a membership."""

    CREATED = 1
    ACTIVE = 2
    EXPIRED = 3
    WASTED = 4


class GiftCardItemTypeCode(IntEnum):
    """The items that a gift card pays for. Two published tables contradict each other on 2 and 4.

    Show `item_type.title` for these codes.
    """

    UNRESTRICTED = 0
    ANY_SERVICES = 1
    ANY_PRODUCTS = 2
    SOME_SERVICES = 3
    SOME_SERVICES_ANY_PRODUCTS = 4


class GiftCardExpirationCode(IntEnum):
    """The rule that sets the expiry of a gift card."""

    NEVER = 0
    FIXED_DATE = 1
    TERM_FROM_SALE = 2


class MembershipBalanceEditCode(IntEnum):
    """The locations that are allowed to edit the balance of a membership."""

    NOBODY = 0
    SELLING_LOCATION = 1
    EVERY_LOCATION = 2


class MembershipActivationCode(IntEnum):
    """The moment at which a membership activates. The published table has 1 and 2 exchanged."""

    FIRST_VISIT = 1
    SALE = 2
    FROM_DATE = 3


class LoyaltyTransactionTypeCode(IntEnum):
    """Type of a loyalty transaction."""

    PROMOTION_DISCOUNT = 1
    PROMOTION_ACCRUAL = 2
    CARD_WITHDRAWAL = 3
    REFERRAL_ACCRUAL = 4
    MANUAL_TOP_UP = 5
    MANUAL_WITHDRAWAL = 6
    EXPIRED_POINTS = 7
    GIFT_CARD_WITHDRAWAL = 8
    MEMBERSHIP_USE = 9
    MEMBERSHIP_RECALCULATION = 10
    CLIENT_ACCOUNT_WITHDRAWAL = 11


class SoldItemTypeCode(IntEnum):
    """Type of a sold item."""

    NONE = 0
    SERVICE = 1
    PRODUCT = 7


class AppointmentOutcome(IntEnum):
    """Outcome of an appointment or a visit, in the field `attendance`."""

    NO_SHOW = -1
    WAITING = 0
    ARRIVED = 1
    CONFIRMED = 2


class AppointmentSearchOutcome(IntEnum):
    """Outcome of an appointment in the filters of the client search, which number it in another way."""

    NO_SHOW = 1
    WAITING = 2
    ARRIVED = 3
    CONFIRMED = 4


class ClientImportance(IntEnum):
    """Importance of a client. Webhooks number it in another way: 0 normal, 1 VIP, 2 blacklisted."""

    NONE = 0
    BRONZE = 1
    SILVER = 2
    GOLD = 3


class ClientGender(IntEnum):
    """Gender of a client."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2
