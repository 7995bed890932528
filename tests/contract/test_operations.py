"""Check every published operation: method, path, access level, public method and texts.

`operations.csv` lists the 343 operations that can be called, with facts only.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from codegen.source.document import load, parse_any
from codegen.tree import Object, iter_operations

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
APIS = ("b2b-v1",)
# Operations whose corrected URL differs from the published one.
MOVED = {
    "search_memberships_for_event",
    "check_memberships_for_event",
    "chain_loyalty_membership_types_restore",
    "chain_loyalty_membership_types_archive",
    "get_service_category_list",
    "list_client_comments",
    "create_client_comment",
    "delete_client_comment",
}


@cache
def read_expected(api: str) -> dict[str, tuple[str, str, str]]:
    with (Path(__file__).parent / "operations.csv").open(newline="") as file:
        return {
            row["operation_id"]: (row["method"], row["path"], row["auth"])
            for row in csv.DictReader(file)
            if row["api"] == api
        }


@cache
def read_published(api: str) -> dict[str, tuple[str, str, Object]]:
    document = load(OPENAPI / f"{api}.yaml").data
    return {
        str(node["operationId"]): (method.upper(), path, node)
        for path, method, node in iter_operations(document)
    }


@cache
def read_corrected(api: str) -> dict[str, tuple[str, str, Object]]:
    document = json.loads((OPENAPI / f"{api}.corrected.json").read_bytes())
    return {
        str(node["operationId"]): (method.upper(), path, node)
        for path, method, node in iter_operations(document)
    }


@cache
def read_overlay(api: str) -> Object:
    return parse_any((OPENAPI / f"{api}.corrections.yaml").read_bytes(), api).data


def test_the_list_has_every_operation() -> None:
    counts = {api: len(read_expected(api)) for api in ("b2b-v1", "b2b-v2", "online-booking", "developers")}
    assert counts == {"b2b-v1": 259, "b2b-v2": 42, "online-booking": 24, "developers": 18}
    assert sum(counts.values()) == 343


@pytest.mark.parametrize("api", APIS)
def test_every_operation_is_published(api: str) -> None:
    published = read_published(api)
    for operation_id, (method, path, _) in read_expected(api).items():
        assert published[operation_id][:2] == (method, path)
    assert set(published) - set(read_expected(api)) == ({"fiscalize_document"} if api == "b2b-v1" else set())


@pytest.mark.parametrize("api", APIS)
def test_every_operation_is_corrected(api: str) -> None:
    corrected = read_corrected(api)
    assert corrected.keys() == read_expected(api).keys()
    for operation_id, (method, path, auth) in read_expected(api).items():
        found_method, found_path, node = corrected[operation_id]
        assert (found_method, node["x-altegio-auth"]) == (method, auth), operation_id
        assert (found_path == path) is (operation_id not in MOVED), operation_id
        assert isinstance(node["x-altegio-idempotent"], bool), operation_id


def test_every_operation_has_a_public_method_of_its_own() -> None:
    methods = Counter(
        (node["x-altegio-resource"], node["x-altegio-method"])
        for api in APIS
        for _, _, node in read_corrected(api).values()
    )
    assert [name for name, count in methods.items() if count > 1] == []
    for resource, method in methods:
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?", resource), resource
        assert re.fullmatch(r"[a-z][a-z0-9_]*", method), method


def test_deprecated_operations_name_their_replacement() -> None:
    for api in APIS:
        for operation_id, (_, _, node) in read_corrected(api).items():
            assert bool(node.get("deprecated")) is ("x-altegio-replacement" in node), operation_id


FIXED = """
auth.login authorize_user
locations.list get_location_list
locations.get get_location
locations.update update_location
services.list get_service_list
services.get get_service
services.create create_service
services.update patch_service
services.delete delete_service
service_categories.list get_service_category_list
team_members.list get_team_member_list
team_members.get get_team_member
positions.list get_position_list
clients.search get_client_list
clients.get get_client
clients.create create_client
clients.update update_client
clients.delete delete_client
clients.list_profiles deprecated_get_client_list
clients.search_visits search_client_visits
appointments.list get_appointment_list
appointments.get get_appointment
appointments.create create_appointment
appointments.replace update_appointment
appointments.delete delete_appointment
visits.get get_visit
visits.update update_visit
events.search search_events
events.get get_event
events.create create_event
events.update update_event
events.delete delete_event
schedules.get get_team_member_schedule_list
schedules.update set_team_member_schedule
resources.list get_resource_list
products.list get_products_list
products.get get_product
products.search search_product
product_categories.list get_product_category_list
inventory.list_storages get_location_inventories
inventory.list_transactions search_for_product_transactions
inventory.create_operation create_inventory_operation
sales.get get_sale_transaction
sales.pay create_payment_with_loyalty_methods
payments.list_accounts get_account_list
payments.list_transactions get_transactions
payments.create_transaction create_financial_transaction
memberships.freeze chain_loyalty_memberships_freeze
memberships.unfreeze chain_loyalty_memberships_unfreeze
memberships.set_balance chain_loyalty_memberships_set_balance
memberships.set_period chain_loyalty_memberships_set_period
membership_types.create chain_loyalty_membership_types_create
membership_types.get chain_loyalty_membership_types_read
membership_types.replace chain_loyalty_membership_types_update
membership_types.delete chain_loyalty_membership_types_delete
membership_types.list_for_chain chain_loyalty_membership_types_list
membership_types.archive chain_loyalty_membership_types_archive
membership_types.restore chain_loyalty_membership_types_restore
membership_types.clone chain_loyalty_membership_types_clone
gift_card_types.create chain_loyalty_certificate_types_create
gift_card_types.get chain_loyalty_certificate_types_get
gift_card_types.update chain_loyalty_certificate_types_update
gift_card_types.delete chain_loyalty_certificate_types_delete
gift_card_types.list_for_chain chain_loyalty_certificate_types_list
loyalty_cards.list_for_client get_loyalty_card_list_by_client_id
loyalty_cards.list_for_user get_user_loyalty_cards
loyalty_cards.issue issue_loyalty_card
loyalty_cards.delete remove_loyalty_card
loyalty_cards.list_types get_loyalty_card_type_list
chains.list get_chain_list
chains.promotions.create create_chain_loyalty_program
chains.transactions.list get_chain_loyalty_transaction_list
chains.notification_templates.list get_chain_loyalty_notification_template_list
"""


def test_the_fixed_methods_are_the_documented_ones() -> None:
    named = {
        f"{node['x-altegio-resource']}.{node['x-altegio-method']}": operation_id
        for api in APIS
        for operation_id, (_, _, node) in read_corrected(api).items()
    }
    for line in filter(None, FIXED.splitlines()):
        method, operation_id = line.split()
        assert named[method] == operation_id


@pytest.mark.parametrize("api", APIS)
def test_every_action_explains_itself(api: str) -> None:
    for action in read_overlay(api)["actions"]:
        for key in ("x-defect", "x-reason", "x-evidence"):
            assert str(action.get(key, "")).strip(), action["target"]


@pytest.mark.parametrize("api", APIS)
def test_the_code_for_the_other_defects_exists(api: str) -> None:
    for entry in read_overlay(api)["x-not-structural"]:
        assert entry["how"].strip(), entry["defect"]
        assert (ROOT / entry["where"]).is_file(), entry


def list_texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node[key] for key in ("summary", "description") if isinstance(node.get(key), str)]
        return own + [text for value in node.values() for text in list_texts(value)]
    return [text for value in node for text in list_texts(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("api", APIS)
def test_summaries_of_new_operations_start_with_a_verb(api: str) -> None:
    for operation_id, (_, _, node) in read_published(api).items():
        if node["tags"][0] not in {
            "Authentication B2B",
            "Subscriptions & Certificates",
            "Chain Loyalty Programs",
            "Loyalty Cards",
        }:
            first = node["summary"].split()[0]
            assert re.fullmatch(r"[A-Z][a-z-]+", first), operation_id
            assert first not in {"The", "A", "An", "All", "One"}, operation_id
            assert node["description"].endswith("."), operation_id


@pytest.mark.parametrize("api", APIS)
def test_examples_contain_no_real_contact_data(api: str) -> None:
    text = (OPENAPI / f"{api}.yaml").read_text()
    assert set(re.findall(r"[\w.]+@[\w.]+\.\w+", text)) <= {"mara@example.org"}
    assert set(re.findall(r"\+\d{8,}", text)) <= {"+12025550168", "+12025550143", "+12025550107"}
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    assert hosts <= {"example.org", "api.alteg.io", "your-api.url"}
