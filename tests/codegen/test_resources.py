"""Generated resources: signatures, bodies, pagers, deprecations and nested resources."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from codegen.build import BuildResult
from codegen.errors import CodegenError
from codegen.method_index import list_rows, render_index, render_text, to_data
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_sdk,
    load_package,
)
from tests.support.codegen.methods import (
    LIST,
    LOCATION,
    NUMBER,
    TEXT,
    build_body,
    build_method,
    build_parameter,
)
from tests.support.pipelines import make_pipeline, make_response

PATHS: dict[str, Any] = {
    "/things/{location_id}": {
        "get": build_method(
            "list_things",
            "list",
            LIST,
            parameters=[
                LOCATION,
                build_parameter("page", required=True),
                build_parameter("count", required=True),
                build_parameter("day", schema=TEXT, **{"x-altegio-format": "dotted-date"}),
            ],
        ),
        "post": build_method(
            "create_thing",
            "create",
            parameters=[LOCATION],
            requestBody=build_body(
                {
                    "title": TEXT,
                    "ids": {"type": "array", "items": NUMBER},
                    "note": {"type": ["string", "null"]},
                },
                ["title"],
            ),
        ),
    },
    "/things/{location_id}/{id}": {
        "get": build_method("get_thing", "get", parameters=[LOCATION, build_parameter("id", "path")]),
        "put": build_method(
            "replace_thing",
            "replace",
            parameters=[LOCATION, build_parameter("id", "path")],
            requestBody=build_body({f"field_{number}": TEXT for number in range(13)}),
        ),
        "delete": build_method(
            "delete_thing",
            "delete",
            parameters=[LOCATION, build_parameter("id", "path")],
            deprecated=True,
            **{"x-altegio-replacement": "things.replace"},
        ),
        "patch": build_method(
            "patch_thing",
            "update",
            parameters=[LOCATION, build_parameter("id", "path")],
            requestBody=build_body({"id": NUMBER, "title": TEXT}),
        ),
    },
    "/parts": {
        "get": build_method(
            "list_parts",
            "list",
            LIST,
            "things.parts",
            parameters=[build_parameter("chain_id", required=True)],
        ),
        "post": build_method(
            "search_parts",
            "search",
            LIST,
            "things.parts",
            requestBody=build_body(
                {"page": NUMBER, "size": NUMBER, "words": {"type": "array", "items": TEXT}}
            ),
            **{"x-altegio-body-paging": {"page": "page", "size": "size", "maximum": 9}},
        ),
    },
    "/signs": {"post": build_method("sign_in", "login", resource="auth", **{"x-altegio-hand-written": True})},
    "/other": {"get": build_operation(operationId="other")},
}


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    built = build_sdk(build_document(PATHS))
    with load_package(built.files, tmp_path_factory.mktemp("resources")) as package:
        import importlib

        yield importlib.import_module(f"{package.__name__}.resources"), built


def show(method: Any) -> str:
    return str(inspect.signature(method)).replace("'", "")


def test_small_flat_bodies_are_keyword_arguments(sdk):
    resources, _ = sdk
    assert show(resources.Things.create) == (
        "(self, location_id: int, *, title: str, ids: Iterable[int] | UnsetType = UNSET, "
        "note: str | None | UnsetType = UNSET) -> models.Thing"
    )


def test_large_bodies_and_bodies_with_the_name_of_a_path_value_are_one_argument(sdk):
    resources, _ = sdk
    for method, struct in (
        (resources.Things.replace, "ReplaceThingInput"),
        (resources.Things.update, "PatchThingInput"),
    ):
        assert f"(self, location_id: int, id: int, *, body: models.{struct} | Mapping[str, Any]" in show(
            method
        )


def test_a_paged_list_returns_a_pager_without_page_arguments(sdk):
    resources, _ = sdk
    assert show(resources.Things.list) == (
        "(self, location_id: int, *, day: dt.date | str | None = None, page_size: int | None = None, "
        "limit: int | None = None) -> pagination.Pager[models.Thing]"
    )
    assert not inspect.iscoroutinefunction(resources.Things.list)


async def test_the_first_page_of_a_list_with_required_page_arguments_is_requested(sdk):
    resources, _ = sdk
    pipeline, transport = make_pipeline(make_response(data=[]))
    await resources.Things(pipeline).list(5)
    await resources.Things(pipeline).list(5, page_size=3).page(2)
    assert [request.url.partition("?")[2] for request in transport.requests] == [
        "page=1&count=25",
        "page=2&count=3",
    ]


def test_the_result_of_a_class_with_a_list_method_names_the_builtin(sdk):
    resources, built = sdk
    assert "builtins.list[models.Part]" in show(resources.ThingsParts.list)
    assert "import builtins" in built.files["resources/things_parts.py"]


def test_chain_and_location_are_positional_in_queries(sdk):
    resources, _ = sdk
    assert show(resources.ThingsParts.list).startswith("(self, chain_id: int)")


async def test_nested_resources_share_the_pipeline(sdk):
    resources, _ = sdk
    pipeline, transport = make_pipeline(make_response(data=[]))
    things = resources.Things(pipeline)
    assert things.parts is things.parts
    await things.parts.search(words=["a"], page_size=2)
    assert transport.requests[0].body == b'{"page":1,"size":2,"words":["a"]}'


async def test_raw_responses_have_all_methods(sdk):
    resources, _ = sdk
    pipeline, _ = make_pipeline(make_response(data={"id": 3}))
    raw = resources.Things(pipeline).with_raw_response
    assert {"create", "delete", "get", "list", "replace", "update"} <= vars(raw).keys()
    assert (await raw.get(5, 3)).value.id == 3


async def test_a_deprecated_method_warns(sdk):
    resources, _ = sdk
    pipeline, _ = make_pipeline(make_response(data={}))
    with pytest.warns(DeprecationWarning, match=r"things\.delete is deprecated; use things\.replace"):
        await resources.Things(pipeline).delete(5, 3)


def test_hand_written_methods_are_not_generated(sdk):
    resources, built = sdk
    assert "resources/auth.py" not in built.files
    assert not hasattr(resources, "Auth")


def test_a_docstring_ends_with_the_operation(sdk):
    resources, _ = sdk
    text = inspect.getdoc(resources.Things.get)
    assert text is not None
    assert text.splitlines()[-1] == "Published operation: `get_thing`."
    assert "InvalidArgumentError: " in text


def test_two_operations_cannot_have_one_method():
    paths = {
        "/a": {"get": build_method("a", "get")},
        "/b": {"get": build_method("b", "get")},
    }
    with pytest.raises(CodegenError, match=r"two operations have the method things\.get"):
        build_sdk(build_document(paths))


def test_a_common_prefix_belongs_to_the_package():
    paths = {
        "/a": {"get": build_method("a", "get", resource="v2.things")},
        "/b": {"get": build_method("b", "get", resource="v2.parts")},
    }
    built = build_sdk(build_document(paths))
    assert {"resources/things.py", "resources/parts.py"} <= built.files.keys()
    assert "Methods of `altegio.v2.things`." in built.files["resources/things.py"]


def test_a_description_without_resources_has_no_package_of_them():
    built = build_sdk(build_document({"/a": {"get": build_operation(operationId="a")}}))
    assert not [name for name in built.files if name.startswith("resources")]


def test_the_report_lists_every_operation(sdk):
    _, built = sdk
    assert isinstance(built, BuildResult)
    rows = list_rows("b2b-v1", built)
    assert len(rows) == 10
    by_operation = {row["operation"]: row for row in to_data(rows)}
    assert by_operation["create_thing"]["has_typed_body"] is True
    assert by_operation["get_thing"] == {
        "api": "b2b-v1",
        "method": "things.get",
        "operation": "get_thing",
        "auth": "partner+user",
        "has_typed_result": True,
        "has_typed_body": None,
        "confidence": "",
        "replacement": "",
        "sibling": "",
    }
    assert "operations     10\nwith a method  9\n" in render_text(rows)
    assert (
        "| `things.delete` | `delete_thing` | partner+user |  | deprecated, use `things.replace` |"
        in render_index(rows)
    )
    assert "`other`" not in render_index(rows)
