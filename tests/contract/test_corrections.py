"""The corrections: each one is explained and applies, and together they produce the corrected description."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from codegen.errors import CodegenError
from codegen.overlay import apply_overlay
from codegen.repair import repair
from codegen.report import BuildReport
from codegen.source.document import parse_any
from codegen.tree import Object, iter_operations, resolve
from tests.support.defects import list_defect_ids
from tests.support.published import apply_corrections, read_corrections, read_published

ROOT = Path(__file__).parents[2]
DEFECTS = {defect for defect in list_defect_ids() if defect[0] != "W"}  # test_operations.py compares W


def list_actions() -> list[Object]:
    return read_corrections()["actions"]


def list_handled_in_code() -> list[Object]:
    return read_corrections()["x-not-structural"]


@cache
def build_corrected() -> Object:
    return repair(apply_corrections()[0], BuildReport())


def list_operations() -> dict[str, tuple[str, str, Object]]:
    return {
        str(node["operationId"]): (method, path, node)
        for path, method, node in iter_operations(build_corrected())
    }


def get_operation(operation_id: str) -> Object:
    return list_operations()[operation_id][2]


def get_parameter(operation_id: str, name: str) -> Object:
    [found] = [entry for entry in get_operation(operation_id)["parameters"] if entry["name"] == name]
    return found


def get_response(operation_id: str, status: str = "200") -> Object:
    return resolve(
        build_corrected(),
        get_operation(operation_id)["responses"][status]["content"]["application/json"]["schema"],
    )


# -- the file itself ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["x-defect", "x-reason", "x-evidence"])
def test_every_action_explains_itself(key: str) -> None:
    incomplete = [action["target"] for action in list_actions() if not str(action.get(key, "")).strip()]
    assert incomplete == []


def test_the_example_in_the_readme_is_one_of_the_actions() -> None:
    text = (ROOT / "openapi" / "README.md").read_text(encoding="utf-8")
    [example] = parse_any(b"actions:\n" + text.split("```yaml\n")[1].split("```")[0].encode(), "README").data[
        "actions"
    ]
    assert example in list_actions()


def test_every_defect_is_handled() -> None:
    assert len(DEFECTS) >= 74
    named = {action["x-defect"] for action in list_actions()} | {
        entry["defect"] for entry in list_handled_in_code()
    }
    assert {defect for defect in named if defect[0] != "W"} - {"fact"} == DEFECTS


def test_defects_handled_in_code_name_the_file() -> None:
    for entry in list_handled_in_code():
        assert entry["how"].strip(), entry["defect"]
        assert (ROOT / entry["where"]).is_file(), entry


# -- application ---------------------------------------------------------------------------------


def move_paths(document: Object) -> None:
    """Return the same description with every path in its newer spelling."""
    renamed = {"/company/": "/locations/", "/chain/": "/chains/"}
    for old, new in renamed.items():
        document["paths"] = {path.replace(old, new): item for path, item in document["paths"].items()}


def use_parameter_references(document: Object) -> None:
    shared = document["components"].setdefault("parameters", {})
    for _, _, node in iter_operations(document):
        for number, entry in enumerate(node.get("parameters", [])):
            name = f"{node['operationId']}_{number}"
            shared[name] = entry
            node["parameters"][number] = {"$ref": f"#/components/parameters/{name}"}


def use_response_references(document: Object) -> None:
    for _, _, node in iter_operations(document):
        for status, response in node["responses"].items():
            name = f"{node['operationId']}_{status}"
            if "$ref" not in response:
                document["components"]["responses"][name] = response
                node["responses"][status] = {"$ref": f"#/components/responses/{name}"}


def use_schema_references(document: Object) -> None:
    for _, _, node in iter_operations(document):
        for status, response in node["responses"].items():
            media = response.get("content", {}).get("application/json", {})
            if "$ref" not in media.get("schema", {"$ref": ""}):
                name = f"{node['operationId']}_{status}"
                document["components"]["schemas"][name] = media["schema"]
                media["schema"] = {"$ref": f"#/components/schemas/{name}"}


CHANGES = {
    "paths moved": move_paths,
    "parameters by reference": use_parameter_references,
    "answers by reference": use_response_references,
    "schemas by reference": use_schema_references,
}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([], id="as committed"),
        pytest.param(list(CHANGES), id="all changes"),
        *(pytest.param([name], id=name, marks=pytest.mark.full) for name in CHANGES),
    ],
)
def test_every_action_matches_and_changes_its_target(names: list[str]) -> None:
    document = deepcopy(read_published().data)
    for name in names:
        CHANGES[name](document)
    before = deepcopy(document)
    _, applied = apply_overlay(document, read_corrections())
    assert [entry.target for entry in applied] == [action["target"] for action in list_actions()]
    assert document == before


def test_defects_fixed_upstream_are_listed_together() -> None:
    document = deepcopy(read_published().data)
    for _, _, node in iter_operations(document):
        if node["operationId"] == "get_client_gift_cards":
            node["parameters"] = [entry for entry in node["parameters"] if entry["name"] != "copmany_id"]
        if node["operationId"] == "get_membership_type_list":
            node["parameters"] = [entry for entry in node["parameters"] if entry["name"] != "Conetnt-Type"]
    with pytest.raises(CodegenError) as error:
        apply_overlay(document, read_corrections())
    assert "2 of" in str(error.value)
    assert "P1: " in str(error.value)
    assert "P2: " in str(error.value)


# -- result --------------------------------------------------------------------------------------


def test_the_result_is_the_committed_description() -> None:
    """`test_operations.py` validates the committed description with other tools."""
    committed = json.loads((ROOT / "openapi" / "b2b-v1.corrected.json").read_bytes())
    assert json.loads(json.dumps(build_corrected(), default=str)) == committed


def list_examples() -> list[tuple[str, Any, Object]]:
    found: list[tuple[str, Any, Object]] = []
    for operation_id, (_, _, node) in list_operations().items():
        bodies = {"body": node.get("requestBody", {}), **node["responses"]}
        for place, holder in bodies.items():
            media = holder.get("content", {}).get("application/json", {})
            if "example" in media:
                found.append((f"{operation_id} {place}", media["example"], media["schema"]))
    return found


def test_every_example_fits_its_schema() -> None:
    found = list_examples()
    assert len(found) > 100
    for place, example, schema in found:
        whole = {**schema, "components": build_corrected()["components"]}
        assert [error.message for error in Draft202012Validator(whole).iter_errors(example)] == [], place


def test_every_operation_with_a_result_has_an_example() -> None:
    shown = {place.split()[0] for place, _, _ in list_examples() if place.split()[1] in {"200", "201", "202"}}
    without_content = {
        key
        for key, (_, _, node) in list_operations().items()
        if not any(response.get("content") for status, response in node["responses"].items() if status < "3")
    }
    assert shown | without_content | {"get_visit_receipt_pdf"} == set(list_operations())
    assert {key for key in without_content if "loyalty" in key} == {
        "chain_loyalty_memberships_set_balance",
        "chain_loyalty_membership_types_delete",
        "chain_loyalty_membership_types_restore",
        "chain_loyalty_membership_types_archive",
        "chain_loyalty_certificate_types_delete",
        "delete_chain_loyalty_program",
        "remove_loyalty_card",
    }


@pytest.mark.parametrize(
    ("operation_id", "method", "path"),
    [
        (
            "search_memberships_for_event",
            "get",
            "/company/{location_id}/client/{client_id}/loyalty/abonements/search_for_activity",
        ),
        (
            "check_memberships_for_event",
            "get",
            "/company/{location_id}/client/{client_id}/loyalty/abonements/{membership_id}/check_for_activity",
        ),
        (
            "chain_loyalty_membership_types_archive",
            "patch",
            "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
        ),
        (
            "chain_loyalty_membership_types_restore",
            "post",
            "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
        ),
    ],
)
def test_wrong_paths_are_moved(operation_id: str, method: str, path: str) -> None:
    assert list_operations()[operation_id][:2] == (method, path)


IDS = {"type": "array", "items": {"type": "integer"}}


@pytest.mark.parametrize(
    ("operation_id", "name", "python", "schema"),
    [
        ("get_client_gift_cards", "company_id", "location_id", {"type": "integer"}),
        ("get_client_gift_cards", "phone", None, {"type": "string"}),
        ("get_client_memberships", "phone", None, {"type": "string"}),
        ("get_loyalty_card_type_list_for_client", "phone", None, {"type": "string"}),
        ("get_membership_type_list_by_id", "ids[]", "ids", IDS),
        ("get_gift_card_type_list_by_id", "ids[]", "ids", IDS),
        ("get_membership_list", "abonements_ids[]", "ids", IDS),
        ("get_membership_list", "created_after", None, {"type": "string", "format": "date"}),
        ("check_memberships_for_event", "schedule_day_ids[]", "schedule_day_ids", IDS),
        ("check_memberships_for_event", "event_id", None, {"type": "integer"}),
        ("get_chain_loyalty_transaction_list", "company_ids[]", "location_ids", IDS),
        ("get_chain_loyalty_transaction_list", "loyalty_card_id", None, {"type": "integer"}),
        ("chain_loyalty_membership_types_list", "limit", None, {"type": "integer"}),
    ],
)
def test_parameters_are_right(operation_id: str, name: str, python: str | None, schema: Object) -> None:
    found = get_parameter(operation_id, name)
    assert found.get("x-altegio-name") == python
    assert found["schema"] == schema


def test_no_transport_header_is_a_parameter() -> None:
    for operation_id, (_, _, node) in list_operations().items():
        assert [entry["name"] for entry in node.get("parameters", []) if entry["in"] == "header"] == [], (
            operation_id
        )


def test_every_operation_has_the_facts_of_its_endpoint() -> None:
    for operation_id, (_, _, node) in list_operations().items():
        assert node["x-altegio-auth"] in {"partner", "partner+user"}, operation_id
        assert node["security"], operation_id
    assert get_operation("authorize_user")["x-altegio-auth"] == "partner"
    assert get_operation("authorize_user")["x-altegio-sensitive"] is True


def test_only_reads_can_be_repeated() -> None:
    repeatable = {
        (method, operation_id)
        for operation_id, (method, _, node) in list_operations().items()
        if node["x-altegio-idempotent"]
    }
    posts = {operation_id for method, operation_id in repeatable if method != "get"}
    assert posts == {"get_client_list", "search_client_visits"}
    assert {
        operation_id
        for operation_id, (method, _, _) in list_operations().items()
        if method == "get" and ("get", operation_id) not in repeatable
    } == {"enable_team_member_tips"}


def test_lists_declare_their_paging() -> None:
    stated = {
        key: node["x-altegio-paging"]
        for key, (_, _, node) in list_operations().items()
        if "x-altegio-paging" in node
    }
    location = {"page": "page", "size": "page_size", "default": 25, "maximum": 100}
    count = {"page": "page", "size": "count", "default": 25, "maximum": 100}
    assert stated == {
        "get_membership_type_list": location,
        "get_gift_card_type_list": location,
        "get_membership_list": count,
        "get_chain_loyalty_transaction_list": count,
        "chain_loyalty_certificate_types_list": {**location, "default": 10},
        "chain_loyalty_membership_types_list": {"page": "page", "size": "limit"},
        "get_appointment_list": {"page": "page", "size": "count", "default": 50},
        "get_transactions": {"page": "page", "size": "count", "default": 50},
        "search_for_product_transactions": {"page": "page", "size": "count", "default": 20},
        "get_comments": {"page": "page", "size": "count"},
        "search_events": {"page": "page", "size": "count"},
        "get_bill_of_materials_list": {"page": "page", "size": "count"},
        "get_products_list": {"page": "page", "size": "count"},
        "get_product_category_composition": {"page": "page", "size": "count", "maximum": 1000},
        "deprecated_get_client_list": {"page": "page", "size": "count", "maximum": 300},
        "get_partner_appointment_list": {"page": "page", "size": "editable_length", "maximum": 100},
        "get_fiscal_transaction_list": {"page": "page", "size": "editable_length"},
        "get_client_account_list_by_chain": {"page": "page", "size": "limit"},
    }
    for operation_id, paging in stated.items():
        assert (
            get_parameter(operation_id, paging["page"])["in"]
            == get_parameter(operation_id, paging["size"])["in"]
            == "query"
        )


def test_batches_name_their_parameter() -> None:
    stated = {
        key: node["x-altegio-batch"]
        for key, (_, _, node) in list_operations().items()
        if "x-altegio-batch" in node
    }
    assert stated == {
        "get_membership_type_list_by_id": "ids[]",
        "get_gift_card_type_list_by_id": "ids[]",
        "get_membership_list": "abonements_ids[]",
        "deprecated_get_client_list": "id[]",
        "get_product_category_list_by_ids": "ids[]",
    }
    for operation_id, name in stated.items():
        assert get_parameter(operation_id, name)["schema"] == IDS


def test_every_response_with_data_has_a_plain_envelope() -> None:
    exceptions = {
        "search_memberships_for_event": {"data", "included"},
        "check_memberships_for_event": {"data"},
        "get_product_category_composition": {"success", "data"},
        "delete_event": {"success", "meta"},
        "delete_client_file": {"success", "meta"},
        "get_message_status_list": {"success"},
    }
    for operation_id, (_, _, node) in list_operations().items():
        for status, response in node["responses"].items():
            if status < "3" and "application/json" in response.get("content", {}):
                parts = set(get_response(operation_id, status)["properties"])
                assert parts == exceptions.get(operation_id, {"success", "data", "meta"}), operation_id


@pytest.mark.parametrize(
    ("operation_id", "name"),
    [
        ("get_client_memberships", "Membership"),
        ("get_membership_list", "Membership"),
        ("get_membership_type_list", "MembershipType"),
        ("chain_loyalty_membership_types_list", "MembershipType"),
        ("get_user_gift_cards", "GiftCard"),
        ("get_gift_card_type_list_by_id", "GiftCardType"),
        ("chain_loyalty_certificate_types_list", "GiftCardType"),
        ("get_loyalty_card_list_by_phone", "LoyaltyCard"),
        ("get_chain_loyalty_card_type_list", "LoyaltyCardType"),
        ("get_chain_loyalty_transaction_list", "LoyaltyTransaction"),
        ("get_chain_loyalty_notification_template_list", "NotificationTemplate"),
        ("search_memberships_for_event", "EventMembership"),
    ],
)
def test_lists_contain_named_objects_with_ids(operation_id: str, name: str) -> None:
    item = resolve(build_corrected(), get_response(operation_id)["properties"]["data"]["items"])
    assert item["x-altegio-model"] == name
    assert item["required"] == ["id"]


def test_codes_name_tables_that_exist() -> None:
    tables = build_corrected()["info"]["x-altegio-code-tables"]

    def used(node: Any) -> set[str]:
        if isinstance(node, dict):
            own = {node["x-altegio-codes"]} if "x-altegio-codes" in node else set()
            return own.union(*(used(value) for value in node.values()))
        return set().union(*(used(value) for value in node)) if isinstance(node, list) else set()

    assert used(build_corrected()["paths"]) | used(build_corrected()["components"]) == set(tables)


def test_secrets_are_marked() -> None:
    for status in ("200", "201"):
        data = get_response("authorize_user", status)["properties"]["data"]
        assert data["x-altegio-model"] == "SignIn"
        assert data["properties"]["user_token"]["x-altegio-secret"] is True
        assert {"uuid", "flow", "transport", "refresh_ttl_sec", "attempts_left"} <= data["properties"].keys()
