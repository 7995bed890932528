"""Import of a published structure: no published prose is imported and none of ours is lost."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from codegen.__main__ import main
from codegen.commands import SOURCE
from codegen.errors import CodegenError
from codegen.importing.structure import import_structure
from codegen.importing.yaml_writer import dump_yaml, find_comments
from codegen.source.document import load, parse, parse_any
from codegen.tree import iter_operations
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    wrap_in_envelope,
)
from tests.support.codegen.strategies import DOCUMENTS, ROUNDS


def ours():
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ours", "description": "our words", "version": "1"},
        "servers": [{"url": "https://old.example.org", "description": "our host"}],
        "tags": [{"name": "Cards", "description": "our cards"}],
        "paths": {
            "/company/{id}/cards": {
                "get": {
                    "operationId": "list_cards",
                    "summary": "our summary",
                    "tags": ["Cards"],
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "description": "our id",
                            "schema": {"type": "number"},
                        },
                        {
                            "name": "page",
                            "in": "query",
                            "description": "our page",
                            "schema": {"type": "number"},
                        },
                    ],
                    "responses": {
                        "200": {
                            "description": "our answer",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Card"},
                                    "example": {"id": 1},
                                }
                            },
                        }
                    },
                }
            },
            "/gone": {
                "get": {"operationId": "gone", "summary": "kept", "responses": {"200": {"description": "x"}}}
            },
        },
        "components": {
            "schemas": {
                "Card": {
                    "type": "object",
                    "description": "our card",
                    "properties": {
                        "id": {"type": "number", "description": "our number"},
                        "description": {"type": "string", "description": "a field called description"},
                    },
                }
            }
        },
    }


def theirs():
    return {
        "openapi": "3.1.1",
        "info": {"title": "Theirs", "description": "their words", "version": "2"},
        "servers": [{"url": "https://new.example.org", "description": "their host"}],
        "paths": {
            "/locations/{id}/cards": {
                "get": {
                    "operationId": "list_cards",
                    "summary": "THEIRS",
                    "description": "THEIRS",
                    "tags": ["Cards"],
                    "parameters": [
                        {"name": "page", "in": "query", "description": "THEIRS", "schema": {"type": "integer", "example": 7}},
                        {"name": "id", "in": "path", "required": True, "example": 9, "schema": {"type": "integer"}},
                        {"name": "size", "in": "query", "description": "THEIRS", "schema": {"type": "integer"}},
                    ],
                    "responses": {
                        "200": {
                            "description": "THEIRS",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Card"},
                                    "examples": {"a": {"value": "THEIRS"}},
                                }
                            },
                        }
                    },
                }
            },
            "/types": {"get": {"operationId": "list_types", "summary": "THEIRS", "responses": {"200": {"$ref": "#/components/responses/Fine"}}}},
        },
        "components": {
            "responses": {"Fine": {"description": "THEIRS", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Type"}}}}},
            "schemas": {
                "Card": {
                    "type": "object",
                    "title": "THEIRS",
                    "properties": {
                        "description": {"type": "string", "description": "THEIRS"},
                        "id": {"type": "integer", "description": "THEIRS"},
                        "kind": {"type": "string", "enum": ["paper"], "description": "THEIRS"},
                        "title": {"type": "string"},
                    },
                },
                "Type": {"type": "object", "properties": {"id": {"type": "integer", "example": "THEIRS"}}},
                "Unused": {"type": "string"},
            },
        },
    }  # fmt: skip


def test_structure_is_imported_and_prose_is_kept():
    done = import_structure(ours(), theirs(), everything=False)
    result = done.description
    assert done.notes == ["not published, kept unchanged: gone"]
    assert done.left_out == ["list_types"]
    assert "THEIRS" not in repr(result)
    node = result["paths"]["/locations/{id}/cards"]["get"]
    assert node["summary"] == "our summary"
    assert [(entry["name"], entry.get("description")) for entry in node["parameters"]] == [
        ("page", "our page"),
        ("id", "our id"),
        ("size", None),
    ]
    assert node["parameters"][0]["schema"] == {"type": "integer"}
    assert node["responses"]["200"]["description"] == "our answer"
    assert node["responses"]["200"]["content"]["application/json"]["example"] == {"id": 1}
    card = result["components"]["schemas"]["Card"]
    assert card["description"] == "our card"
    assert list(card["properties"]) == ["id", "description", "kind", "title"]
    assert card["properties"]["id"] == {"type": "integer", "description": "our number"}
    assert card["properties"]["kind"] == {"type": "string", "enum": ["paper"]}
    assert result["info"] == ours()["info"]
    assert result["servers"] == [{"url": "https://new.example.org", "description": "our host"}]
    assert "/company/{id}/cards" not in result["paths"]


def test_an_unpublished_operation_is_kept_unchanged():
    result = import_structure(ours(), theirs(), everything=False).description
    assert result["paths"]["/gone"] == ours()["paths"]["/gone"]


def test_all_imports_every_operation_and_its_components():
    result = import_structure(ours(), theirs(), everything=True).description
    assert [node["operationId"] for _, _, node in iter_operations(result)] == [
        "list_cards",
        "gone",
        "list_types",
    ]
    assert set(result["components"]["schemas"]) == {"Card", "Type"}
    assert result["components"]["responses"]["Fine"] == {
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Type"}}}
    }
    assert "THEIRS" not in repr(result)


def test_descriptions_without_a_common_operation_are_refused():
    other = theirs()
    del other["paths"]["/locations/{id}/cards"], other["paths"]["/types"]
    other["paths"]["/x"] = {"get": {"operationId": "x"}}
    with pytest.raises(CodegenError, match="no common operation"):
        import_structure(ours(), other, everything=False)


def test_importing_our_own_description_leaves_the_file_byte_for_byte(tmp_path, capsys):
    copy = tmp_path / "b2b-v1.yaml"
    copy.write_bytes(SOURCE.read_bytes())
    assert main(["import", "--source", str(SOURCE), "--into", str(copy)]) == 0
    assert "the structure is unchanged" in capsys.readouterr().out
    assert copy.read_bytes() == SOURCE.read_bytes()


def test_the_imported_description_is_written_and_reads_back(tmp_path):
    fetched, into = tmp_path / "theirs.yaml", tmp_path / "ours.yaml"
    fetched.write_text(dump_yaml(theirs()))
    into.write_text("# a word before\n" + dump_yaml(ours()))
    assert main(["import", "--all", "--source", str(fetched), "--into", str(into)]) == 0
    expected = import_structure(ours(), theirs(), everything=True).description
    assert load(into).data == expected
    assert into.read_text().startswith("# a word before\n")


def test_a_refresh_of_our_own_description_keeps_every_text():
    """Apply the path change of September 2026 to all paths."""
    mine = load(SOURCE).data
    moved = deepcopy(mine)
    for path in list(moved["paths"]):
        moved["paths"][path.replace("/company/", "/locations/")] = moved["paths"].pop(path)
    done = import_structure(mine, moved, everything=False)
    result = done.description
    assert done.notes == done.left_out == []
    texts = {node["operationId"]: node["summary"] for _, _, node in iter_operations(result)}
    assert texts == {node["operationId"]: node["summary"] for _, _, node in iter_operations(mine)}
    assert not any(path.startswith("/company/") for path in result["paths"])


# -- structure that could be lost ----------------------------------------------------------------


def build_op(name, **more):
    return build_operation(operationId=name, **more)


def list_ids(description):
    return {
        (path, method): str(node.get("operationId")) for path, method, node in iter_operations(description)
    }


def test_operations_with_a_repeated_id_are_all_imported():
    other = build_document(
        {
            "/a": {"get": build_op("x")},
            "/b": {"get": build_op("x", deprecated=True)},
            "/c": {"get": build_op("y")},
        }
    )
    mine = build_document({"/b": {"get": build_op("x", summary="ours")}})
    done = import_structure(mine, other, everything=True)
    assert list_ids(done.description) == list_ids(other)
    assert done.description["paths"]["/b"]["get"]["summary"] == "ours"
    assert done.description["paths"]["/b"]["get"]["deprecated"] is True
    assert done.notes == ["repeated id of 2 operations: x"]
    again = import_structure(done.description, other, everything=False)
    assert again.description == done.description
    assert import_structure(mine, other, everything=False).left_out == ["x", "y"]


@pytest.mark.parametrize("everything", [False, True])
def test_a_new_id_at_the_same_location_is_adopted_and_reported(everything):
    other = build_document({"/a": {"get": build_op("new_x")}, "/c": {"get": build_op("y")}})
    mine = build_document({"/a": {"get": build_op("x", summary="ours")}, "/c": {"get": build_op("y")}})
    done = import_structure(mine, other, everything=everything)
    assert list_ids(done.description) == list_ids(other)
    assert done.description["paths"]["/a"]["get"]["summary"] == "ours"
    assert done.notes == ["renamed at GET /a: x is now new_x"]
    assert done.left_out == []


def test_a_moved_operation_is_followed_if_another_one_replaces_it():
    other = build_document({"/a": {"get": build_op("y")}, "/b": {"get": build_op("x")}})
    mine = build_document(
        {"/a": {"get": build_op("x", summary="x of ours")}, "/c": {"get": build_op("z", summary="z of ours")}}
    )
    done = import_structure(mine, other, everything=False)
    assert list_ids(done.description) == {("/b", "get"): "x", ("/c", "get"): "z"}
    assert done.description["paths"]["/b"]["get"]["summary"] == "x of ours"
    assert done.left_out == ["y"]


def test_an_operation_whose_location_is_taken_is_dropped_and_reported():
    other = build_document({"/a": {"get": build_op("x")}})
    mine = build_document({"/a": {"get": build_op("gone")}, "/b": {"get": build_op("x")}})
    done = import_structure(mine, other, everything=False)
    assert list_ids(done.description) == list_ids(other)
    assert done.notes == ["not published, dropped because another operation has its location GET /a: gone"]


def test_global_security_is_imported_and_kept_operations_keep_theirs():
    user = {"/a": {"get": build_op("x")}, "/b": {"get": build_op("gone")}}
    mine = build_document(
        user, security=[{"BearerUser": []}], components={"securitySchemes": {"BearerUser": {}}}
    )
    other = build_document(
        {"/a": {"get": build_op("x")}},
        security=[{"Partner": []}],
        components={"securitySchemes": {"Partner": {}}},
    )
    done = import_structure(mine, other, everything=False).description
    assert done["security"] == [{"Partner": []}]
    assert set(done["components"]["securitySchemes"]) == {"BearerUser", "Partner"}
    auth = {found.id: found.auth for found in build_sdk(done).plan.operations}
    assert auth == {"x": "PARTNER", "gone": "USER"}
    del other["security"]
    assert "security" not in import_structure(mine, other, everything=False).description


def test_an_auth_level_that_is_stated_only_in_prose_is_reported():
    def header(**words):
        return [{"name": "Authorization", "in": "header", "schema": {"type": "string"}, **words}]

    other = build_document(
        {"/a": {"get": build_op("x", parameters=header(description="Bearer and User token"))}}
    )
    done = import_structure(build_document({"/a": {"get": build_op("x")}}), other, everything=False)
    assert done.notes == [
        "auth partner+user according to its prose, partner without it, needs a correction: x"
    ]
    mine = build_document({"/a": {"get": build_op("x", parameters=header(description="our user token"))}})
    assert import_structure(mine, other, everything=False).notes == []


def list_needed(name):
    return {"name": name, "in": "query", "required": True, "schema": {"type": "string"}}


@pytest.mark.parametrize("first", ["x", "gone"])
def test_shared_parameters_apply_only_to_their_own_operations(first):
    """Keep the shared parameters separate if a path has operations of both descriptions."""
    methods = {"x": "get", "gone": "post"}
    order = [first, *(name for name in methods if name != first)]
    mine = {"parameters": [list_needed("ours")]} | {methods[name]: build_op(name) for name in order}
    theirs = {"parameters": [list_needed("theirs")], "get": build_op("x", parameters=[list_needed("own")])}
    done = import_structure(
        build_document({"/a": mine}), build_document({"/a": theirs}), everything=False
    ).description
    names = {found.id: [item.wire for item in found.query] for found in build_sdk(done).plan.operations}
    assert names == {"x": ["theirs", "own"], "gone": ["ours"]}
    plain = import_structure(
        build_document({"/a": theirs}), build_document({"/a": theirs}), everything=False
    ).description
    assert plain["paths"]["/a"] == theirs


def test_texts_of_shared_parameters_follow_a_move():
    shared = {**list_needed("day"), "description": "our day"}
    mine = build_document({"/a": {"parameters": [shared], "get": build_op("x")}})
    other = build_document({"/b": {"parameters": [list_needed("day")], "get": build_op("x")}})
    done = import_structure(mine, other, everything=False).description
    assert done["paths"]["/b"]["parameters"] == [shared]
    other = build_document({"/b": {"get": build_op("x", parameters=[list_needed("day")])}})
    done = import_structure(mine, other, everything=False).description
    assert done["paths"]["/b"]["get"]["parameters"] == [shared]


def test_no_published_prose_or_example_is_imported():
    said = "THEIRS, a sentence"
    schema = {
        "type": "object",
        "x-note": said,
        "x-names": [said],
        "x-nullable": True,
        "properties": {"x-note": {"type": "string", "title": said}, "title": {"default": {"title": "a"}}},
    }
    shown = {"examples": {"e": {"$ref": "#/components/examples/E"}}}
    responses = build_responses(wrap_in_envelope(schema), **shown) | {
        "x-why": {"text": said},
        "default": {"description": said},
    }
    flows = {"implicit": {"authorizationUrl": "https://a.example.org", "scopes": {"read": said}}}
    other = build_document(
        {
            "/a": {
                "get": build_op(
                    "x", responses=responses, **{"x-note": said, "externalDocs": {"description": said}}
                )
            }
        },
        components={
            "examples": {"E": {"summary": said, "value": said}, "F": {"value": said}},
            "securitySchemes": {"title": {"type": "oauth2", "flows": flows, "description": said}},
        },
    )
    mine = build_document(
        {"/a": {"get": build_op("x", responses=build_responses({}, **shown), **{"x-note": "ours"})}},
        components={"examples": {"E": {"value": "ours"}}},
    )
    done = import_structure(mine, other, everything=False).description
    assert "THEIRS" not in repr(done)
    node = done["paths"]["/a"]["get"]
    assert node["x-note"] == "ours"
    assert done["components"]["examples"] == {"E": {"value": "ours"}}
    assert done["components"]["securitySchemes"]["title"]["flows"]["implicit"]["scopes"] == {"read": ""}
    content = node["responses"]["200"]["content"]["application/json"]
    assert content["examples"] == shown["examples"]
    assert content["schema"]["properties"]["data"] == {
        "type": "object",
        "x-nullable": True,
        "properties": {"x-note": {"type": "string"}, "title": {"default": {"title": "a"}}},
    }
    again = import_structure(done, other, everything=False).description
    assert again == done


@settings(ROUNDS, max_examples=150)
@given(DOCUMENTS, DOCUMENTS)
def test_a_description_is_imported_completely_or_refused(first, second):
    with suppress(CodegenError):
        mine, other = (parse(json.dumps(data).encode(), "t").data for data in (first, second))
        done = import_structure(mine, other, everything=True)
        assert list_ids(other).items() <= list_ids(done.description).items()
        assert len(list_ids(done.description)) + sum("dropped" in note for note in done.notes) >= len(
            list_ids(mine)
        )
        again = import_structure(done.description, other, everything=False)
        assert again.description == done.description
        assert again.left_out == []


# -- the file -----------------------------------------------------------------------------------

OURS = """# first

# second
openapi: 3.1.0
info:
  title: "a # b"   # after a text
  version: |
    # no comment
    1#2
# before the paths
paths:
  /c:
    get: {operationId: c, responses: {}}
"""


def test_comments_are_found_between_the_texts():
    assert find_comments(OURS) == ["# after a text", "# before the paths"]


def test_the_head_is_kept_and_lost_comments_are_reported(tmp_path, capsys):
    into, source = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    into.write_text(OURS)
    source.write_text(
        "openapi: 3.1.0\npaths:\n  /c:\n    get: {operationId: c, responses: {}, deprecated: true}\n"
        "  /d:\n    get: {operationId: d}\n  /d:\n    post: {operationId: e}\n"
    )
    assert main(["import", "--source", str(source), "--into", str(into)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{into}: this comment is lost: # after a text",
        f"{into}: this comment is lost: # before the paths",
        f"{into}: 1 operations",
        f"operations only in {source}: 1; --all imports them too",
    ]
    assert said.err == f"{source}: repeated key, the last value is used: /d (line 7)\n"
    assert into.read_text().startswith("# first\n\n# second\nopenapi: ")
    assert load(into).data["info"]["version"] == "# no comment\n1#2\n"


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.text(max_size=12) | st.from_regex(r"[-+.0-9eE_:]{1,6}", fullmatch=True))
@example("1e3")
@example("a\x85b")
@example("a\u2028 b")
def test_every_text_reads_back(text):
    data = {"paths": {"deep": {"deeper": {"a": [text, {"b": text}], f"key {text}": {f"k{text}": text}}}}}
    assert parse_any(dump_yaml(data).encode(), "t").data == data
