"""Check every published operation: method, path, access level, public method and texts.

`operations.csv` lists the 343 operations that can be called, with facts only.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from codegen.errors import CodegenError
from codegen.overlay import apply_overlay
from codegen.tree import Object, iter_operations
from tests.support.defects import list_defect_ids
from tests.support.published import apply_corrections, read_corrections, read_published

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")
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
def list_published(api: str) -> dict[str, tuple[str, str, Object]]:
    document = read_published(api).data
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


def test_the_list_has_every_operation() -> None:
    counts = {api: len(read_expected(api)) for api in ("b2b-v1", "b2b-v2", "online-booking", "developers")}
    assert counts == {"b2b-v1": 259, "b2b-v2": 42, "online-booking": 24, "developers": 18}
    assert sum(counts.values()) == 343


@pytest.mark.parametrize("api", APIS)
def test_every_operation_is_published(api: str) -> None:
    published = list_published(api)
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


def test_every_operation_has_a_separate_public_method() -> None:
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
v2.appointments.list list_appointments
v2.team_members.list list_team_members
online_booking.list_services get_services_available_for_booking
online_booking.list_team_members get_team_members_available_for_booking
online_booking.list_dates get_dates_available_for_booking
online_booking.list_times get_time_slots_for_booking
online_booking.check validate_booking_params
online_booking.book create_online_booking
online_booking.cancel delete_user_appointment
webhook_settings.get get_event_notification_settings
webhook_settings.update update_event_notification_settings
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


def test_every_defect_of_the_whole_api_is_handled() -> None:
    named = {
        defect
        for api in APIS
        for defect in (
            *(action["x-defect"] for action in read_corrections(api)["actions"]),
            *(entry["defect"] for entry in read_corrections(api)["x-not-structural"]),
        )
    }
    assert named - {"fact"} == list_defect_ids()


@pytest.mark.parametrize("api", APIS)
def test_every_action_explains_itself(api: str) -> None:
    for action in read_corrections(api)["actions"]:
        for key in ("x-defect", "x-reason", "x-evidence"):
            assert str(action.get(key, "")).strip(), action["target"]


@pytest.mark.parametrize("api", APIS)
def test_the_code_for_the_other_defects_exists(api: str) -> None:
    for entry in read_corrections(api)["x-not-structural"]:
        assert entry["how"].strip(), entry["defect"]
        assert (ROOT / entry["where"]).is_file(), entry


# test_corrections.py applies those of b2b-v1.
@pytest.mark.parametrize("api", APIS[1:])
def test_every_action_applies(api: str) -> None:
    _, applied = apply_corrections(api)
    assert [entry.target for entry in applied] == [
        action["target"] for action in read_corrections(api)["actions"]
    ]


def test_an_action_that_no_longer_applies_is_an_error() -> None:
    document = deepcopy(read_published("b2b-v2").data)
    for _, _, node in iter_operations(document):
        for parameter in node.get("parameters", []):
            parameter["name"] = parameter["name"].replace("company_id", "location_id")
    with pytest.raises(CodegenError, match="W93: .* matches nothing"):
        apply_overlay(document, read_corrections("b2b-v2"))


@cache
def read_document(api: str) -> Object:
    return json.loads((OPENAPI / f"{api}.corrected.json").read_bytes())


def list_examples(api: str) -> list[tuple[str, Any, Object]]:
    return [
        (f"{operation_id} {place}", media["example"], media["schema"])
        for operation_id, (_, _, node) in read_corrected(api).items()
        for place, holder in {"body": node.get("requestBody", {}), **node["responses"]}.items()
        for media in holder.get("content", {}).values()
        if "example" in media
    ]


@pytest.mark.parametrize("api", APIS)
def test_every_example_fits_its_schema(api: str) -> None:
    for place, example, schema in list_examples(api):
        whole = {**schema, "components": read_document(api)["components"]}
        assert [error.message for error in Draft202012Validator(whole).iter_errors(example)] == [], place


@pytest.mark.parametrize("api", APIS)
def test_every_result_has_an_example(api: str) -> None:
    shown = {place.split()[0] for place, _, _ in list_examples(api) if place.split()[1] < "3"}
    for operation_id, (_, _, node) in read_corrected(api).items():
        types = {
            media
            for status, response in node["responses"].items()
            for media in response.get("content", {})
            if status < "3"
        }
        assert operation_id in shown or types <= {"application/pdf"}, operation_id


@pytest.mark.parametrize("api", [pytest.param(APIS[0], marks=pytest.mark.full), *APIS[1:]])
def test_other_tools_read_the_published_and_the_corrected_description(api: str) -> None:
    """Check that another validator accepts each description. A small run omits the largest one."""
    for document in (read_published(api).data, read_document(api)):
        assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def list_undescribed_fields(node: Any, path: str) -> list[str]:
    """Return the properties below a node that have no description."""
    if isinstance(node, dict):
        properties = node.get("properties")
        undescribed = [
            f"{path}.{name}"
            for name, schema in (properties.items() if isinstance(properties, dict) else ())
            if name not in {"data", "included"} and not schema.get("description")
        ]
        return undescribed + [
            found
            for key, value in node.items()
            if key != "example"
            for found in list_undescribed_fields(value, f"{path}.{key}")
        ]
    return (
        [found for value in node for found in list_undescribed_fields(value, path)]
        if isinstance(node, list)
        else []
    )


@pytest.mark.parametrize("api", APIS)
def test_every_operation_parameter_and_field_is_described(api: str) -> None:
    for operation_id, (_, _, node) in list_published(api).items():
        assert node["summary"], operation_id
        assert node["description"], operation_id
        for parameter in node.get("parameters", []):
            assert parameter["description"], (operation_id, parameter["name"])
    assert list_undescribed_fields(read_published(api).data, api) == []


@pytest.mark.parametrize("api", APIS)
def test_nothing_is_corrected_in_the_published_description(api: str) -> None:
    assert "x-altegio" not in (OPENAPI / f"{api}.yaml").read_text()


@pytest.mark.parametrize("api", APIS)
def test_summaries_of_new_operations_start_with_a_verb(api: str) -> None:
    for operation_id, (_, _, node) in list_published(api).items():
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
    assert hosts <= {"example.org", "api.alteg.io", "your-api.url", "app.alteg.io"}
