"""Rendering of records in wire form: memberships, gift cards and their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.server.exchange import render_money

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from altegio_async.testing.data.world import (
        Coverage,
        GiftCard,
        GiftCardType,
        Membership,
        MembershipType,
        World,
    )

STATUSES: dict[int, tuple[str, str]] = {
    1: ("created", "Released"),
    2: ("active", "Active"),
    3: ("expired", "Expired"),
    4: ("wasted", "Used up"),
}
ACTIVATION_TITLES = {1: "On first visit", 2: "On sale", 3: "From a date"}
ITEM_TYPES = {
    0: "No limits",
    1: "Any services",
    2: "Any products",
    3: "Some services",
    4: "Some services, any products",
}


def render_moment(when: datetime | None, zone: tzinfo) -> str | None:
    """Render a time with the location's offset and without milliseconds."""
    return None if when is None else when.astimezone(zone).isoformat(timespec="seconds")


def format_change(moment: datetime) -> str:
    """Return a time with an offset without a colon, as the API writes times of changes."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S%z")


def render_coverage_link(link: Coverage) -> dict[str, Any]:
    """Return an entry of a balance: a service with its category, or a category."""
    item: dict[str, Any] = {
        "id": link.id,
        "category_id": link.category_id,
        "is_category": link.is_category,
        "title": link.title,
        "online_sale_title": link.title,
        "is_chain": True,
        "chain_price_min": 0,
        "chain_price_max": 0,
    }
    if link.is_category:
        item["category"] = []  # the API's form of "no category above"
    else:
        item["category"] = {
            "id": link.category_id,
            "is_category": True,
            "title": f"Category {link.category_id}",
            "category": [],
        }
    return {
        "count": link.count,
        "is_unlimited": link.is_unlimited,
        "category" if link.is_category else "service": item,
    }


def render_balance(coverage: list[Coverage]) -> dict[str, Any]:
    """Render a balance container."""
    return {"links": [render_coverage_link(link) for link in coverage]}


def render_membership_type_row(kind: MembershipType) -> dict[str, Any]:
    """Render the short form of the searches at a location."""
    return {
        "id": kind.id,
        "salon_group_id": kind.chain_id,
        "title": kind.title,
        "period": kind.period,
        "period_unit_id": kind.period_unit_id,
        "allow_freeze": kind.allow_freeze,
        "freeze_limit": kind.freeze_limit,
        "is_allow_empty_code": kind.is_allow_empty_code,
        "is_united_balance": kind.is_united_balance,
        "united_balance_services_count": kind.united_count,
    }


def render_shared_membership_type(kind: MembershipType) -> dict[str, Any]:
    """Render the fields that a type has within a membership and in the lists of its chain."""
    return {
        **render_membership_type_row(kind),
        "freeze_limit_unit_id": 1 if kind.freeze_limit else 0,
        "is_booking_when_frozen_allowed": False,
        "category_id": kind.category_id,
        "is_united_balance_unlimited": kind.is_united_unlimited,
        "is_code_required": False,
        "balance_edit_type_id": 1,
        "cost": render_money(kind.cost),
        "is_archived": kind.is_archived,
        "date_archived": None
        if kind.date_archived is None
        else kind.date_archived.isoformat(timespec="seconds"),
        "expiration_type_id": 1,
        "expiration_type_title": ACTIVATION_TITLES[1],
        "service_price_correction": True,
        "is_online_sale_enabled": False,
        "online_sale_title": kind.title,
        "online_sale_description": "",
        "online_sale_price": 0,
        "autoactivation_time": 0,
        "autoactivation_time_unit_id": 0,
        "weight": 0,
        "category": "standard",
        "balance_container": render_balance(kind.coverage),
        **kind.extra,
    }


def render_chain_membership_type(world: World, kind: MembershipType) -> dict[str, Any]:
    """Render the long form of the chain's own lists."""
    return {
        **render_shared_membership_type(kind),
        "chain_price_min": render_money(kind.cost),
        "chain_price_max": render_money(kind.cost),
        "is_chain": True,
        "abonements_count": world.count_sold(kind.id),
        "attached_location_ids": list(kind.location_ids),
        "attached_salon_ids": list(kind.location_ids),
        "online_sale_image": kind.extra.get("online_sale_image"),
        "availability": kind.extra.get("availability", []),
    }


def format_balance(membership: Membership) -> str:
    """Render the readable summary of a balance."""
    if membership.united_count:
        return f"{', '.join(link.title for link in membership.coverage)} (x{membership.united_count})"
    return ", ".join(f"{link.title} (x{link.count})" for link in membership.coverage)


def render_status(status_id: int) -> dict[str, Any]:
    """Render the status of a membership."""
    slug, title = STATUSES[status_id]
    return {"id": status_id, "slug": slug, "title": title, "extended_title": title}


def render_membership(world: World, item: Membership) -> dict[str, Any]:
    """Render a membership with its type."""
    zone = world.get_zone(item.location_id)
    kind = world.membership_types[item.type_id]
    return {
        "id": item.id,
        "number": item.number,
        "balance_string": format_balance(item),
        "created_date": render_moment(item.created, zone),
        "activated_date": render_moment(item.activated, zone),
        "is_frozen": item.is_frozen,
        "freeze_period": item.freeze_period,
        "period": item.period,
        "period_unit_id": item.period_unit_id,
        "expiration_date": render_moment(item.expires, zone),
        "status": render_status(item.status_id),
        "is_united_balance": kind.is_united_balance,
        "is_united_balance_unlimited": kind.is_united_unlimited,
        "united_balance_services_count": item.united_count,
        "goods_transaction_id": item.goods_transaction_id,
        "balance_container": render_balance(item.coverage),
        "type": {**render_shared_membership_type(kind), "slug": f"type-{kind.id}"},
    }


def render_gift_card_type_at_location(kind: GiftCardType, location_id: int) -> dict[str, Any]:
    """Render the form of the searches at a location: with two further ids, and without three fields."""
    row = render_gift_card_type_row(kind)
    lacking = {"company_group_id", "balance", "is_multi"}
    found = {name: value for name, value in row.items() if name not in lacking}
    return {**found, "company_id": location_id, "loyalty_group_id": kind.chain_id}


def render_gift_card_type_row(kind: GiftCardType) -> dict[str, Any]:
    """Render the fields that a type has in the lists of its chain and within a gift card."""
    return {
        "id": kind.id,
        "title": kind.title,
        "balance": render_money(kind.balance),
        "is_multi": kind.is_multi,
        "company_group_id": kind.chain_id,
        "item_type_id": kind.item_type_id,
        "expiration_type_id": kind.expiration_type_id,
        "expiration_date": None
        if kind.expiration_date is None
        else kind.expiration_date.isoformat(timespec="seconds"),
        "expiration_timeout": kind.expiration_timeout,
        "expiration_timeout_unit_id": kind.expiration_timeout_unit_id,
        "is_allow_empty_code": kind.is_allow_empty_code,
    }


def _render_item_type(kind: GiftCardType) -> dict[str, Any]:
    return {"id": kind.item_type_id, "title": ITEM_TYPES.get(kind.item_type_id, "Other")}


def render_chain_gift_card_type(world: World, kind: GiftCardType) -> dict[str, Any]:
    """Render the long form of the chain's own lists."""
    return {
        **render_gift_card_type_row(kind),
        "category_id": kind.category_id,
        "weight": kind.weight,
        "balance_edit_type_id": kind.balance_edit_type_id,
        "is_serial_number_limited": False,
        "is_archived": False,
        "date_archived": None,
        "online_sale_is_enabled": bool(kind.online_sale.get("is_enabled", False)),
        "online_sale_title": kind.online_sale.get("title", kind.title),
        "online_sale_description": kind.online_sale.get("description", ""),
        "online_sale_price": kind.online_sale.get("price", 0),
        "online_sale_image": None,
        "released_total": world.count_issued(kind.id),
        "item_type": _render_item_type(kind),
        "service_ids": list(kind.service_ids),
        "salon_ids": list(kind.location_ids),
    }


def render_gift_card(world: World, card: GiftCard) -> dict[str, Any]:
    """Render a gift card with its type."""
    zone = world.get_zone(card.location_id)
    kind = world.gift_card_types[card.type_id]
    return {
        "id": card.id,
        "number": card.number,
        "balance": render_money(card.balance),
        "default_balance": render_money(card.default_balance),
        "type_id": card.type_id,
        "status_id": card.status_id,
        "created_date": render_moment(card.created, zone),
        "expiration_date": render_moment(card.expires, zone),
        "type": {**render_gift_card_type_row(kind), "item_type": _render_item_type(kind)},
        "status": {"id": card.status_id, "title": "Activated"},
    }
