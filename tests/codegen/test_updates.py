"""Generated updates: a correction with the read makes a method that changes some fields of an object."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from altegio_async import FieldDifference, WireResponse
from altegio_async.errors import InvalidArgumentError
from codegen.errors import CodegenError
from tests.support.codegen.descriptions import (
    build_document,
    build_responses,
    build_sdk,
    load_package,
    wrap_in_envelope,
)
from tests.support.codegen.methods import (
    LOCATION,
    NUMBER,
    ONE,
    TEXT,
    build_body,
    build_method,
    build_parameter,
)
from tests.support.pipelines import make_pipeline, make_response

PLACE = [LOCATION, build_parameter("thing_id", "path")]
PARTS = {"type": "array", "items": {"type": "object", "properties": {"id": NUMBER, "title": TEXT}}}
THING = {
    "type": "object",
    "properties": {
        "id": NUMBER,
        "title": {**TEXT, "description": "Title."},
        "parts": PARTS,
        "owner": {"type": "object", "properties": {"id": NUMBER, "name": TEXT}},
    },
}
BODY = {
    "title": TEXT,
    "parts": {"type": "array", "items": NUMBER},
    "owner_id": NUMBER,
    "force": {"type": "boolean"},
    "secret": TEXT,
}
FACTS: dict[str, Any] = {
    "read": "get_thing",
    "sources": {"owner_id": "owner.id"},
    "options": {"force": False},
    "unread": ["secret"],
}


def build_paths(
    facts: dict[str, Any], method: str = "update", read: Any = THING, **more: Any
) -> dict[str, Any]:
    found = build_responses(wrap_in_envelope(read))
    put = build_method(
        "put_thing",
        method,
        found,
        parameters=PLACE,
        requestBody=build_body(BODY, ["title", "force"]),
        summary="Replace a thing.",
        **{"x-altegio-update": facts, "x-altegio-lost-response": "`get` shows the title."},
        **more,
    )
    get = build_method("get_thing", "get", found, parameters=[*PLACE, build_parameter("deep")])
    other = build_method("get_other", "get_other", ONE, parameters=[build_parameter("other_id", "path")])
    return {
        "/things/{location_id}/{thing_id}": {"get": get, "put": put},
        "/others/{other_id}": {"get": other},
    }


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Any:
    built = build_sdk(build_document(build_paths(FACTS)))
    with load_package(built.files, tmp_path_factory.mktemp("updates")) as package:
        yield importlib.import_module(f"{package.__name__}.resources").Things


async def test_an_update_reads_and_sends_everything(things: Any) -> None:
    row = {"id": 5, "title": "a", "parts": [{"id": 1}, {"id": 2}], "owner": {"id": 7}}
    pipeline, transport = make_pipeline(make_response(row))
    await things(pipeline).update(1, 5, title="b")
    read, write = transport.requests
    assert (read.method, write.method) == ("GET", "PUT")
    assert json.loads(write.body or b"") == {"title": "b", "parts": [1, 2], "owner_id": 7, "force": False}


def test_an_update_is_documented(things: Any) -> None:
    text = things.update.__doc__
    assert text.startswith("Update a thing.")
    assert "reads it, changes the given fields" in " ".join(text.split())
    assert "A list or an object that is given replaces the present one as a whole." in " ".join(text.split())
    assert "The API does not return `secret`." in " ".join(text.split())
    assert "Published operation: `get_thing`, `put_thing`." in text
    assert things.replace.__doc__.startswith("Replace a thing.")
    for method in (things.update, things.replace):
        advice = "After a lost response (an error whose `sent` is not False), `get` shows the title."
        assert advice in " ".join(method.__doc__.split())


def test_only_the_method_that_sends_one_request_has_a_raw_form(things: Any) -> None:
    raw = things(make_pipeline(make_response({}))[0]).with_raw_response
    assert (hasattr(raw, "replace"), hasattr(raw, "update")) == (True, False)


def test_both_names_are_recorded_and_lead_to_the_same_methods() -> None:
    recorded = build_sdk(build_document(build_paths(FACTS, "replace"))).plan.names.methods
    assert recorded["things.update"] == recorded["things.replace"] == ["put_thing"]


def test_a_read_can_have_a_query(tmp_path: Any) -> None:
    built = build_sdk(build_document(build_paths({**FACTS, "query": {"deep": 1}})))
    assert "get_thing(location_id, thing_id, deep=1)" in built.files["resources/things.py"]


async def test_a_verified_update_reads_the_object_back(tmp_path: Any) -> None:
    built = build_sdk(build_document(build_paths({**FACTS, "verify": True})))
    with load_package(built.files, tmp_path, "verified") as package:
        things = importlib.import_module(f"{package.__name__}.resources").Things
        before = {"id": 5, "title": "a", "parts": [{"id": 1}], "owner": {"id": 7}}
        after = {**before, "parts": [{"id": 1}, {"id": 2}]}
        empty = WireResponse(204, {}, b"")
        pipeline, transport = make_pipeline(make_response(before), empty, make_response(after))
        result = await things(pipeline).update(1, 5, title="b", secret="c")
        assert [one.method for one in transport.requests] == ["GET", "PUT", "GET"]
        assert (result.value.title, result.unverified) == ("a", ("secret",))
        assert result.ignored == (FieldDifference("title", "b", "a"),)
        assert result.concurrent == (FieldDifference("parts", [1], [1, 2]),)
        text = " ".join(things.update.__doc__.split())
    assert "sends everything and reads the object back" in text
    assert "Returns: The object as it was read back" in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"read": "missing"}, "missing is not an operation"),
        ({"read": "get_other"}, "get_other needs other_id"),
        ({"query": {"wide": 1}}, "no query parameter wide"),
        ({"sources": {}}, "does not return owner_id"),
        ({"sources": {"owner_id": "owner.ids"}}, "returns no field owner.ids"),
        ({"sources": {"owners": "owner.id"}}, "no field owners"),
        ({"options": {}}, "does not return force"),
        ({"unread": ["secret", "title"]}, "title: not in the body, or returned"),
        ({"unread": ["secret", "colour"]}, "colour: not in the body, or returned"),
        ({"possibly-unread": ["title"]}, "title: not in the body, or returned"),
        ({"unread": [], "possibly-unread": ["secret"]}, "has no secret: use unread"),
        ({"from": "get_thing"}, "unknown keys from"),
        ({"verify": "yes"}, "verify must be true or false"),
    ],
)
def test_a_wrong_fact_fails_the_build(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(CodegenError, match=f"x-altegio-update of put_thing: .*{reason}"):
        build_sdk(build_document(build_paths({**FACTS, **change})))


def build_merged_paths(facts: dict[str, Any], change: Any = None) -> dict[str, Any]:
    """Return operations of which only the list describes the title, in the struct that the read shares."""
    model = {"x-altegio-model": "Thing", "type": "object"}
    read = {
        **model,
        "properties": {name: one for name, one in THING["properties"].items() if name != "title"},
    }
    paths = build_paths(facts, read=change(read) if change else read)
    rows = build_responses(wrap_in_envelope({"type": "array", "items": {**model, **THING}}))
    return paths | {"/things/{location_id}": {"get": build_method("list_things", "list", rows, [LOCATION])}}


def test_a_field_that_only_another_operation_describes_must_be_listed() -> None:
    with pytest.raises(CodegenError, match=r"get_thing does not return title: add .* possibly-unread"):
        build_sdk(build_document(build_merged_paths(FACTS)))
    source = {**FACTS, "sources": {**FACTS["sources"], "secret": "title"}, "possibly-unread": ["title"]}
    with pytest.raises(CodegenError, match=r"response of get_thing is described without title"):
        build_sdk(build_document(build_merged_paths({**source, "unread": []})))
    with pytest.raises(CodegenError, match=r"Thing has title: use possibly-unread"):
        build_sdk(build_document(build_merged_paths({**FACTS, "unread": ["secret", "title"]})))


async def test_a_field_that_only_another_operation_describes_is_kept_if_it_is_returned(tmp_path: Any) -> None:
    built = build_sdk(build_document(build_merged_paths({**FACTS, "possibly-unread": ["title"]})))
    with load_package(built.files, tmp_path, "merged") as package:
        things = importlib.import_module(f"{package.__name__}.resources").Things
        pipeline, transport = make_pipeline(make_response({"id": 5, "title": "a", "owner": {"id": 7}}))
        await things(pipeline).update(1, 5, owner_id=8)
        assert json.loads(transport.requests[1].body or b"")["title"] == "a"
        pipeline, transport = make_pipeline(make_response({"id": 5, "owner": {"id": 7}}))
        with pytest.raises(InvalidArgumentError, match="title is required"):
            await things(pipeline).update(1, 5, owner_id=8)
        assert len(transport.requests) == 1
        text = " ".join(things.update.__doc__.split())
    assert "The published response lacks `title`. Each of them is kept only if the API returns it" in text


def test_the_read_is_described_by_all_parts_of_its_schema() -> None:
    def compose(read: dict[str, Any]) -> dict[str, Any]:
        return {**read, "allOf": [{"type": "object", "properties": {"title": TEXT}}]}

    def list_one(read: dict[str, Any]) -> dict[str, Any]:
        return {"x-altegio-as": "object", "anyOf": [compose(read), {"type": "array", "items": compose(read)}]}

    for change in (compose, list_one):
        assert "resources/things.py" in build_sdk(build_document(build_merged_paths(FACTS, change))).files


def test_the_method_must_have_one_of_the_two_names() -> None:
    with pytest.raises(CodegenError, match="must begin with update or replace"):
        build_sdk(build_document(build_paths(FACTS, "store")))


def test_a_taken_name_is_refused() -> None:
    paths = build_paths(FACTS)
    paths["/others/{other_id}"]["get"]["x-altegio-method"] = "replace"
    with pytest.raises(CodegenError, match=r"two operations have the method things.replace"):
        build_sdk(build_document(paths))
