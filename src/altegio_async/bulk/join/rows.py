"""The rows of the join: a membership with its client, and a product transaction that sold a membership."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from altegio_async import models
from altegio_async._core.convertible import Convertible

__all__ = ["Contradiction", "OwnedMembership", "OwnerStatus", "SaleLink"]


class OwnerStatus(StrEnum):
    """What is known about the client of a membership."""

    OWNED = "owned"
    """A product transaction with a client sold the membership."""

    NO_CLIENT = "no_client"
    """A product transaction without a client sold the membership."""

    NO_SALE = "no_sale"
    """None of the product transactions that were read sold the membership."""

    UNKNOWN = "unknown"
    """As `NO_SALE`, but some product transactions could not be read."""


class SaleLink(StrEnum):
    """How the sale of a membership was found."""

    BOTH = "both"
    """Each of the two rows has the id of the other one."""

    MEMBERSHIP_ID = "membership_id"
    """The product transaction has the id of the membership."""

    TRANSACTION_ID = "transaction_id"
    """The membership has the id of the product transaction."""


class Contradiction(StrEnum):
    """A disagreement of the rows about the client of a membership."""

    OTHER_CLIENT = "other_client"
    """Another product transaction sold the same membership to another client."""

    TWO_CLIENTS = "two_clients"
    """The fields `client` and `clients` of the product transaction differ. The client is that of `client`."""

    OTHER_MEMBERSHIP = "other_membership"
    """The product transaction of one unit has the id of another membership."""


class OwnedMembership(Convertible, Struct, frozen=True, kw_only=True):
    """A membership with its client, as the product transaction of its sale names it.

    A location has its own record and id of each client. The price is that of one unit in the product
    transaction. The amount that was paid is not known.

    Attributes:
        membership: the membership.
        status: what is known about the client.
        client_id: the client, by id; None without one.
        client_name: the name of the client.
        client_phone: the phone of the client.
        found_by: how the sale was found; None if it was not found.
        transaction_id: the product transaction, by id.
        sale_location_id: the location of the product transaction, by id.
        sold_at: the time of creation of the product transaction.
        unit_price: the price of one unit in the product transaction.
        is_sale_deleted: whether the product transaction was deleted.
        contradictions: disagreements of the rows. If there are any, check the client.
        other_client_ids: the clients that other rows name, by id.
    """

    membership: models.Membership
    status: OwnerStatus
    client_id: int | None = None
    client_name: str | None = None
    client_phone: str | None = None
    found_by: SaleLink | None = None
    transaction_id: int | None = None
    sale_location_id: int | None = None
    sold_at: dt.datetime | None = None
    unit_price: Decimal | None = None
    is_sale_deleted: bool = False
    contradictions: tuple[Contradiction, ...] = ()
    other_client_ids: tuple[int, ...] = ()


class Sale(Struct, frozen=True, kw_only=True):
    """A product transaction that sold a membership.

    Attributes:
        membership_id: the membership, by id.
        link: how the two rows refer to each other.
        transaction_id: the product transaction, by id.
        location_id: the location whose list contains it, by id.
        client_id: the client, by id; None without one.
        client_name: the name of the client.
        client_phone: the phone of the client.
        second_client_id: the client of the field `clients`, if it differs.
        created: its time of creation.
        unit_price: the price of one unit.
        is_deleted: whether it was deleted.
        names_other: whether it has the id of another membership and sold one unit.
    """

    membership_id: int
    link: SaleLink
    transaction_id: int
    location_id: int
    client_id: int | None = None
    client_name: str | None = None
    client_phone: str | None = None
    second_client_id: int | None = None
    created: dt.datetime | None = None
    unit_price: Decimal | None = None
    is_deleted: bool = False
    names_other: bool = False
