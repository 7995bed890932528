"""The description has the published structure and defects, with our own texts and examples."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from codegen.tree import Object, is_array, is_object, iter_operations
from tests.support.published import read_published

SOURCE = Path(__file__).parents[2] / "openapi" / "b2b-v1.yaml"


@cache
def read_operations() -> dict[str, tuple[str, str, Object]]:
    return {
        str(operation["operationId"]): (method, path, operation)
        for path, method, operation in iter_operations(read_published().data)
    }


def get_parameter(operation_id: str, name: str) -> Object:
    [found] = [entry for entry in read_operations()[operation_id][2]["parameters"] if entry["name"] == name]
    return found


def list_names(operation_id: str) -> list[str]:
    return [entry["name"] for entry in read_operations()[operation_id][2].get("parameters", [])]


def get_media(operation_id: str, status: str = "200") -> Object:
    return read_operations()[operation_id][2]["responses"][status]["content"]["application/json"]


def get_body(operation_id: str) -> Object:
    return read_operations()[operation_id][2]["requestBody"]["content"]["application/json"]["schema"]


def test_has_every_operation_once() -> None:
    tags = Counter(operation["tags"][0] for _, _, operation in read_operations().values())
    assert len(tags) == 27
    assert {tag: tags[tag] for tag in ("Authentication B2B", "Chain Loyalty Programs", "Loyalty Cards")} == {
        "Authentication B2B": 1,
        "Chain Loyalty Programs": 23,
        "Loyalty Cards": 10,
    }
    assert sum(1 for _ in iter_operations(read_published().data)) == len(read_operations()) == 260
    assert read_published().duplicates == ()


@pytest.mark.parametrize(
    ("operation_id", "method", "path"),
    [
        ("authorize_user", "post", "/auth"),
        ("get_client_memberships", "get", "/loyalty/abonements"),
        ("get_membership_type_list_by_id", "get", "/company/{location_id}/loyalty/abonement_types/fetch"),
        ("get_gift_card_type_list", "get", "/company/{location_id}/loyalty/certificate_types/search"),
        (
            "search_memberships_for_event",
            "get",
            "/api/v1/company/{location_id}/client/{client_id}/loyalty/abonements/search_for_activity",
        ),
        (
            "check_memberships_for_event",
            "get",
            "/api/v1/company/{location_id}/client/{client_id}/loyalty/abonements/{membership_id}/check_for_activity",
        ),
        (
            "chain_loyalty_membership_types_archive",
            "patch",
            "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/archive",
        ),
        (
            "chain_loyalty_membership_types_restore",
            "post",
            "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/restore",
        ),
        ("get_loyalty_card_list_by_phone", "get", "/loyalty/cards/{phone}/{chain_id}/{location_id}"),
        (
            "create_chain_loyalty_card_transaction",
            "post",
            "/chain/{chain_id}/loyalty/cards/{card_id}/manual_transaction",
        ),
    ],
)
def test_paths_are_as_published(operation_id: str, method: str, path: str) -> None:
    assert read_operations()[operation_id][:2] == (method, path)


@pytest.mark.parametrize(
    ("operation_id", "name", "place", "schema"),
    [
        ("get_client_gift_cards", "copmany_id", "query", {"type": "number"}),
        ("get_client_gift_cards", "phone", "query", {"type": "number"}),
        ("get_client_memberships", "company_id", "query", {"type": "number"}),
        ("get_membership_type_list_by_id", "ids[]", "query", {"type": "number"}),
        ("get_membership_type_list", "Conetnt-Type", "header", {"type": "string"}),
        ("get_gift_card_type_list", "Authorization", "header", {"type": "integer"}),
        ("get_membership_list", "abonements_ids", "query", {"type": "array", "items": {"type": "number"}}),
        ("check_memberships_for_event", "schedule_day_ids", "query", {"type": "string"}),
        ("get_loyalty_card_list_by_phone", "phone", "path", {"type": "string"}),
        ("get_loyalty_card_type_list_for_client", "phone", "path", {"type": "number"}),
        (
            "chain_loyalty_certificate_types_list",
            "page_size",
            "query",
            {"type": "integer", "default": 10, "maximum": 100},
        ),
    ],
)
def test_parameters_keep_their_defects(operation_id: str, name: str, place: str, schema: Object) -> None:
    found = get_parameter(operation_id, name)
    assert (found["in"], found["schema"]) == (place, schema)


def test_unpublished_parameters_are_absent() -> None:
    assert "ids[]" not in list_names("get_gift_card_type_list_by_id")
    assert not {"title", "is_archived", "page", "limit"} & set(
        list_names("chain_loyalty_membership_types_list")
    )
    assert "loyalty_card_id" not in list_names("get_chain_loyalty_transaction_list")


def test_lists_in_queries_are_published_with_commas() -> None:
    listed = [("get_membership_list", "abonements_ids")]
    listed += [("get_chain_loyalty_transaction_list", name) for name in ("types", "company_ids", "visit_ids")]
    for operation_id, name in listed:
        found = get_parameter(operation_id, name)
        assert (found["style"], found["explode"]) == ("form", False)


def test_transport_headers_are_published_as_parameters() -> None:
    headers = {
        operation_id: [entry["name"] for entry in operation.get("parameters", []) if entry["in"] == "header"]
        for operation_id, (_, _, operation) in read_operations().items()
    }
    assert [key for key, found in headers.items() if not found] == [
        "update_chain_loyalty_program",
        "delete_chain_loyalty_program",
        "get_resource_list",
        "get_product_category_list",
    ]
    assert headers["create_service"] == ["Accept", "Content-Type", "Authorizarion"]
    assert headers["get_location_analytics_overall"] == ["Accept"]
    assert headers["remove_loyalty_card"] == ["Accept"]
    assert headers["create_loyalty_card_transaction"] == ["Accept", "Content-Type"]
    assert headers["get_client_memberships"] == ["Accept", "Content-Type", "Authorization"]


def test_security_is_as_published() -> None:
    levels = Counter(
        next(iter(operation["security"][0])) if operation["security"] else "none"
        for _, _, operation in read_operations().values()
    )
    assert levels == {"BearerPartnerUser": 235, "BearerPartner": 24, "none": 1}
    assert read_operations()["authorize_user"][2]["security"] == []
    schemes = read_published().data["components"]["securitySchemes"]
    assert {name: scheme["type"] for name, scheme in schemes.items()} == {
        "BearerPartner": "http",
        "BearerPartnerUser": "http",
        "bearer": "apiKey",
        "user": "apiKey",
    }


def test_envelopes_are_as_published() -> None:
    assert set(get_media("get_client_memberships")["schema"]["properties"]) == {"success", "data", "meta"}
    assert "schema" not in get_media("get_membership_list")
    assert is_array(get_media("get_membership_list")["example"])
    assert is_array(get_media("get_membership_list", "400")["example"])
    assert get_media("get_user_loyalty_cards")["schema"]["type"] == "object"
    assert "success" not in get_media("get_user_loyalty_cards")["schema"]["properties"]
    assert get_media("get_loyalty_card_type_list")["schema"]["type"] == "array"
    assert set(get_media("search_memberships_for_event")["schema"]["properties"]) == {"data", "included"}
    assert set(get_media("check_memberships_for_event")["schema"]["properties"]) == {"data"}
    assert get_media("get_chain_loyalty_transaction_list")["schema"] == {
        "$ref": "#/components/schemas/loyalty_transaction"
    }
    assert "schema" in get_media("chain_loyalty_membership_types_delete", "204")
    assert get_media("chain_loyalty_membership_types_archive", "204") == {}


def test_statuses_are_as_published() -> None:
    statuses = {key: list(operation["responses"]) for key, (_, _, operation) in read_operations().items()}
    assert statuses["authorize_user"] == ["201", "401", "403", "404"]
    assert statuses["get_membership_list"] == ["200", "400"]
    assert statuses["chain_loyalty_membership_types_create"] == [
        "200",
        "201",
        "400",
        "401",
        "403",
        "404",
        "422",
    ]
    assert statuses["chain_loyalty_certificate_types_delete"] == ["200", "204", "400", "401", "403", "404"]
    assert statuses["get_chain_loyalty_transaction_list"] == ["200", "422"]
    assert statuses["create_loyalty_card_transaction"] == ["200", "403", "404"]
    assert "content" not in read_operations()["get_chain_loyalty_transaction_list"][2]["responses"]["422"]


def test_error_components_start_with_a_digit() -> None:
    assert sorted(read_published().data["components"]["responses"]) == [
        "401_unauthorized_response",
        "403_forbidden_response",
        "404_not_found_response",
        "422_validation_error_response",
    ]


def test_bodies_keep_their_defects() -> None:
    create, update = (
        get_body(f"chain_loyalty_membership_types_{verb}")["properties"] for verb in ("create", "update")
    )
    assert (create["services"]["type"], update["services"]["type"]) == ("object", "array")
    assert "service_categories" in get_body("chain_loyalty_membership_types_create")["required"]
    assert (
        get_body("chain_loyalty_membership_types_archive")["properties"]["is_archived"]["type"] == "boolean"
    )
    assert get_body("chain_loyalty_memberships_freeze")["required"] == ["freeze_till"]
    assert get_body("issue_loyalty_card")["properties"]["phone"]["type"] == "number"
    assert "required" not in get_body("issue_loyalty_card")
    assert "required" not in read_operations()["create_loyalty_card_transaction"][2]["requestBody"]


def test_examples_keep_the_published_types() -> None:
    [membership] = get_media("get_client_memberships")["example"]["data"]
    assert isinstance(membership["number"], int)
    assert isinstance(membership["type"]["title"], int)
    assert "expiration_date" not in membership
    [gift_card] = get_media("get_client_gift_cards")["example"]["data"]
    assert isinstance(gift_card["number"], int)
    assert isinstance(get_media("get_user_loyalty_cards")["example"]["number"], int)


def list_properties(node: Any, path: str) -> list[tuple[str, Any]]:
    """Yield every property below a node with its path."""
    found: list[tuple[str, Any]] = []
    if is_object(node):
        properties = node.get("properties")
        if is_object(properties):
            found += [(f"{path}.{name}", schema) for name, schema in properties.items()]
        for key, value in node.items():
            if key != "example":
                found += list_properties(value, f"{path}.{key}")
    elif is_array(node):
        for number, value in enumerate(node):
            found += list_properties(value, f"{path}.{number}")
    return found


def test_every_operation_and_parameter_is_described() -> None:
    for operation_id, (_, _, operation) in read_operations().items():
        assert operation["summary"].strip(), operation_id
        assert operation["description"].strip(), operation_id
        assert operation["summary"] != operation["description"], operation_id
        for entry in operation.get("parameters", []):
            assert entry["description"].strip(), (operation_id, entry["name"])
    summaries = Counter(operation["summary"] for _, _, operation in read_operations().values())
    assert [text for text, times in summaries.items() if times > 1] == []


def test_every_field_is_described() -> None:
    envelope = {"data", "included"}
    undescribed = [
        path
        for operation_id, (_, _, operation) in read_operations().items()
        for path, schema in list_properties(operation, operation_id)
        if path.rpartition(".")[2] not in envelope and not str(schema.get("description", "")).strip()
    ]
    assert undescribed == []


def test_the_description_contains_no_corrections() -> None:
    text = SOURCE.read_text()
    assert "x-altegio" not in text
    assert not re.search(r"[:\-]\s[&*]\w", text), "an anchor or alias"


def test_other_tools_can_read_the_description() -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(read_published().data).iter_errors()] == []
