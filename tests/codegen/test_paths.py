"""Queries and fragments in the keys of paths."""

from __future__ import annotations

import pytest

from altegio_async._core.request import build_url
from codegen.repair.parameters import move_into_query
from tests.support.codegen.descriptions import build_document, build_operation, build_sdk, load_package


def build_paths(*keys, method="get", **more):
    paths = {}
    for number, key in enumerate(keys):
        paths[key] = {method: build_operation(operationId=f"call_{'abc'[number]}", **more)}
    return build_sdk(build_document(paths))


def render_urls(built, folder, *arguments, **options):
    with load_package(built.files, folder) as package:
        factories = [getattr(package.operations, operation.name) for operation in built.plan.operations]
        return [build_url("https://x", factory(*arguments, **options)) for factory in factories]


def test_operations_that_differ_in_a_fixed_query_are_both_generated(tmp_path):
    built = build_paths("/responses", "/responses?beta=true", method="post")
    assert render_urls(built, tmp_path) == ["https://x/responses", "https://x/responses?beta=true"]


def test_a_fixed_query_is_sent_by_a_plain_call(tmp_path):
    built = build_paths("/svc?action=list", "/svc?action=get&v=2", "/svc?wsdl")
    assert [operation.query for operation in built.plan.operations] == [(), (), ()]
    assert sorted(render_urls(built, tmp_path)) == [
        "https://x/svc?action=get&v=2",
        "https://x/svc?action=list",
        "https://x/svc?wsdl",
    ]


def test_a_fixed_query_is_followed_by_the_parameters(tmp_path):
    parameters = [{"name": "page", "in": "query", "schema": {"type": "integer"}}]
    built = build_paths("/svc?action=list", parameters=parameters)
    assert render_urls(built, tmp_path, page=3) == ["https://x/svc?action=list&page=3"]


def test_a_literal_value_of_a_declared_parameter_is_a_sample(tmp_path):
    parameters = [{"name": "term", "in": "query", "schema": {"type": "string"}}]
    built = build_paths("/services?term=test&action=list", parameters=parameters)
    assert render_urls(built, tmp_path) == ["https://x/services?action=list"]
    assert render_urls(built, tmp_path, term="cut") == ["https://x/services?action=list&term=cut"]


def test_a_template_in_the_query_of_a_path_is_a_required_parameter(tmp_path):
    built = build_paths("/goods?term={search_term}&count=5")
    (parameter,) = built.plan.operations[0].query
    assert (parameter.wire, parameter.required) == ("term", True)
    assert render_urls(built, tmp_path, term="x") == ["https://x/goods?count=5&term=x"]


def test_special_characters_of_a_fixed_query_are_encoded_once(tmp_path):
    built = build_paths("/svc?q=a b&r=%D0%B6&s=ж")
    assert render_urls(built, tmp_path) == ["https://x/svc?q=a%20b&r=%D0%B6&s=%D0%B6"]


@pytest.mark.parametrize("fragment", ["get_shared_link", "a/b", "a?b=1", "{x}"])
def test_a_fragment_in_a_path_is_never_sent(fragment, tmp_path):
    parameters = [{"name": "file_id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    built = build_paths("/files/{file_id}", f"/files/{{file_id}}#{fragment}", parameters=parameters)
    assert render_urls(built, tmp_path, 7) == ["https://x/files/7", "https://x/files/7"]


def test_a_fragment_names_an_operation_without_an_id():
    paths = {
        "/files/{file_id}": {"get": build_operation(operationId=...)},
        "/files/{file_id}#get_shared_link": {"get": build_operation(operationId=...)},
    }
    names = [operation.name for operation in build_sdk(build_document(paths)).plan.operations]
    assert len(set(names)) == 2
    assert any("shared_link" in name for name in names)


def test_a_parameter_whose_name_is_not_text_does_not_stop_a_query_in_a_path():
    declarations = [{"in": "query", "name": []}, {"in": "query", "name": None}, "x"]
    result, fixed = move_into_query(declarations, "y={y}&z=1", {})
    assert fixed == "z=1"
    assert result[-1] == {"name": "y", "in": "query", "required": True, "schema": {"type": "string"}}
