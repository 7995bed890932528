"""A valid request for each operation that FakeAltegio implements."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from altegio_async.testing import FakeAltegio, Location
from tests.support.fake_client import Sample, build_id_query


def get_first_location(fake: FakeAltegio) -> Location:
    return fake.locations[0]


def build_membership_type(fake: FakeAltegio) -> dict[str, Any]:
    return {
        "title": "Evening ten",
        "salon_group_id": get_first_location(fake).chain_id,
        "cost": 120.5,
        "is_united_balance": False,
        "united_balance_services_count": 0,
        "service_categories": {"3120000": 10},
        "location_ids": [get_first_location(fake).id],
        "period": 3,
        "period_unit_id": 3,
        "allow_freeze": True,
        "freeze_limit": 30,
        "freeze_limit_unit_id": 1,
    }


def build_gift_card_type(fake: FakeAltegio) -> dict[str, Any]:
    return {
        "title": "Gift 80",
        "balance": 80.5,
        "is_multi": True,
        "item_type_id": 0,
        "is_allow_empty_code": False,
        "balance_edit_type_id": 1,
        "service_ids": [],
        "salon_ids": [get_first_location(fake).id],
        "expiration": {"type_id": 2, "timeout": 6, "timeout_unit_id": 3},
        "online_sale": {"is_enabled": False},
    }


def build_promotion(fake: FakeAltegio) -> dict[str, Any]:
    return {
        "title": "Spring bonus",
        "type": "discount_accumulative_paid",
        "service_item_type": "any_allowed",
        "good_item_type": "not_allowed",
        "value_unit": "percent",
        "rules": [{"parameter": 10, "value": 2.5}],
        "company_ids": [get_first_location(fake).id],
    }


def build_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation, in an order in which all of them succeed."""
    world, location, user = fake.world, get_first_location(fake), fake.users[0]
    chain = f"/chain/{location.chain_id}/loyalty"
    at = f"/company/{location.id}/loyalty"
    own = world.find_client(location.id, user.phone)
    assert own is not None
    owned = world.memberships_of[own.id][0]
    card = world.cards_of[own.id][0]
    freezable = next(
        item
        for item in world.memberships.values()
        if item.chain_id == location.chain_id
        and world.membership_types[item.type_id].allow_freeze
        and not item.is_frozen
    )
    united = next(
        item
        for item in world.memberships.values()
        if item.chain_id == location.chain_id and world.membership_types[item.type_id].is_united_balance
    )
    sold = {item.type_id for item in world.memberships.values()}
    issued = {item.type_id for item in world.gift_cards.values()}
    unsold = [ident for ident in location.membership_type_ids if ident not in sold]
    unissued = [ident for ident in location.gift_card_type_ids if ident not in issued]
    program = next(p.id for p in world.promotions.values() if p.chain_id == location.chain_id)
    card_type = next(t.id for t in world.card_types.values() if t.chain_id == location.chain_id)
    where, event = ("company_id", str(location.id)), ("event_id", str(location.event_ids[0]))
    phone, quoted = ("phone", f"+{user.phone}"), quote(f"+{user.phone}", safe="")
    days = [("created_after", "2025-01-01"), ("created_before", "2026-12-31")]
    include = [("include[]", "rules"), ("include[]", "companies"), ("include[]", "loyalty_card_types")]
    client = f"/company/{location.id}/client/{own.id}/loyalty/abonements"
    types, frozen = f"{chain}/abonement_types", f"{chain}/abonements/{freezable.id}"
    return [
        Sample("authorize_user", "POST", "/auth", [], {"login": fake.login, "password": fake.password}, 201),
        Sample("get_client_memberships", "GET", "/loyalty/abonements", [where, phone]),
        Sample("get_user_memberships", "GET", "/user/loyalty/abonements", [where]),
        Sample("get_membership_list", "GET", f"{chain}/abonements", days),
        Sample(
            "get_membership_type_list_by_id",
            "GET",
            f"{at}/abonement_types/fetch",
            build_id_query(location.membership_type_ids[:3]),
        ),
        Sample("get_membership_type_list", "GET", f"{at}/abonement_types/search", [("page_size", "5")]),
        Sample("search_memberships_for_event", "GET", f"{client}/search_for_activity", [event]),
        Sample(
            "check_memberships_for_event",
            "GET",
            f"{client}/{owned.id}/check_for_activity",
            [event, ("schedule_day_ids[]", "11"), ("schedule_day_ids[]", "12")],
        ),
        Sample("get_client_gift_cards", "GET", "/loyalty/certificates", [where, phone]),
        Sample("get_user_gift_cards", "GET", "/user/loyalty/certificates", [where]),
        Sample(
            "get_gift_card_type_list_by_id",
            "GET",
            f"{at}/certificate_types/fetch",
            build_id_query(location.gift_card_type_ids[:3]),
        ),
        Sample("get_gift_card_type_list", "GET", f"{at}/certificate_types/search", [("title", "gift")]),
        Sample(
            "chain_loyalty_memberships_freeze", "POST", f"{frozen}/freeze", [], {"freeze_till": "2026-10-04"}
        ),
        Sample("chain_loyalty_memberships_unfreeze", "POST", f"{frozen}/unfreeze", [], {}),
        Sample(
            "chain_loyalty_memberships_set_balance",
            "POST",
            f"{chain}/abonements/{united.id}/set_balance",
            [],
            {"united_balance_services_count": 3},
        ),
        Sample(
            "chain_loyalty_memberships_set_period",
            "POST",
            f"{frozen}/set_period",
            [],
            {"period": 60, "period_unit_id": 1},
        ),
        Sample("chain_loyalty_membership_types_list", "GET", types, [("limit", "10"), ("is_archived", "0")]),
        Sample("chain_loyalty_membership_types_create", "POST", types, [], build_membership_type(fake), 201),
        Sample("chain_loyalty_membership_types_read", "GET", f"{types}/{unsold[0]}"),
        Sample(
            "chain_loyalty_membership_types_update",
            "PUT",
            f"{types}/{unsold[0]}",
            [],
            build_membership_type(fake),
        ),
        Sample("chain_loyalty_membership_types_clone", "POST", f"{types}/{unsold[0]}/clone", [], {}, 201),
        Sample(
            "chain_loyalty_membership_types_archive",
            "PATCH",
            f"{types}/{unsold[1]}",
            [],
            {"is_archived": "1"},
            204,
        ),
        Sample("chain_loyalty_membership_types_delete", "DELETE", f"{types}/{unsold[1]}", status=204),
        Sample(
            "chain_loyalty_membership_types_restore",
            "POST",
            f"{types}/{unsold[1]}",
            [],
            {"restore_in_title": "Back again"},
            204,
        ),
        Sample("chain_loyalty_certificate_types_list", "GET", f"{chain}/certificate_types"),
        Sample(
            "chain_loyalty_certificate_types_create",
            "POST",
            f"{chain}/certificate_types",
            [],
            build_gift_card_type(fake),
        ),
        Sample("chain_loyalty_certificate_types_get", "GET", f"{chain}/certificate_types/{unissued[0]}"),
        Sample(
            "chain_loyalty_certificate_types_update",
            "PUT",
            f"{chain}/certificate_types/{unissued[0]}",
            [],
            build_gift_card_type(fake),
        ),
        Sample(
            "chain_loyalty_certificate_types_delete", "DELETE", f"{chain}/certificate_types/{unissued[0]}"
        ),
        Sample("create_chain_loyalty_program", "POST", f"{chain}/programs", include, build_promotion(fake)),
        Sample("get_chain_loyalty_program", "GET", f"{chain}/programs/{program}", include),
        Sample(
            "update_chain_loyalty_program", "PUT", f"{chain}/programs/{program}", include, {"usage_limit": 3}
        ),
        Sample("get_chain_loyalty_transaction_list", "GET", f"{chain}/transactions", days),
        Sample(
            "get_chain_loyalty_notification_template_list",
            "GET",
            f"{chain}/notification_message_templates/programs",
        ),
        Sample("get_loyalty_card_list_by_client_id", "GET", f"/loyalty/client_cards/{own.id}"),
        Sample(
            "get_loyalty_card_list_by_phone",
            "GET",
            f"/loyalty/cards/{quoted}/{location.chain_id}/{location.id}",
        ),
        Sample("get_user_loyalty_cards", "GET", f"/user/loyalty_cards/{location.chain_id}"),
        Sample("get_loyalty_card_type_list", "GET", f"/loyalty/card_types/salon/{location.id}"),
        Sample(
            "get_loyalty_card_type_list_for_client",
            "GET",
            f"/loyalty/card_types/client/{location.id}/{user.phone}",
        ),
        Sample("get_chain_loyalty_card_type_list", "GET", f"{chain}/card_types"),
        Sample(
            "issue_loyalty_card",
            "POST",
            f"/loyalty/cards/{location.id}",
            [],
            {
                "loyalty_card_number": "0901234",
                "loyalty_card_type_id": str(card_type),
                "phone": int(user.phone),
            },
        ),
        Sample(
            "create_loyalty_card_transaction",
            "POST",
            f"{at}/cards/{card.id}/manual_transaction",
            [],
            {"amount": 12.25, "title": "Present"},
        ),
        Sample(
            "create_chain_loyalty_card_transaction",
            "POST",
            f"{chain}/cards/{card.id}/manual_transaction",
            [],
            {"amount": -2},
        ),
        Sample("remove_loyalty_card", "DELETE", f"/loyalty/cards/{location.id}/{card.id}", status=204),
        Sample("delete_chain_loyalty_program", "DELETE", f"{chain}/programs/{program}", status=204),
    ]
