"""Results do not depend on the depth of the caller's stack, and a document that is nested too deeply is refused."""

from __future__ import annotations

import ast
import json
import sys
import threading

import pytest

from codegen.build import build
from codegen.diff import compare
from codegen.errors import CodegenError
from codegen.nesting import MAX_LEVELS
from codegen.normalise import normalise
from codegen.own_stack import use_own_stack
from codegen.repair import repair
from codegen.report import BuildReport
from codegen.source.document import parse
from codegen.validate import validate
from tests.support.codegen.descriptions import build_sdk, describe_schema

KINDS = {
    "arrays": (lambda inner: {"type": "array", "items": inner}, 1),
    "maps": (lambda inner: {"type": "object", "additionalProperties": inner}, 1),
    "objects": (lambda inner: {"type": "object", "properties": {"a": inner}}, 2),
    "parts": (lambda inner: {"allOf": [inner]}, 2),
    "alternatives": (lambda inner: {"oneOf": [inner, {"type": "null"}]}, 2),
}


def call_from_deep_stack(frames, work):
    """Return the result of a call that `frames` calls precede."""
    return work() if frames == 0 else call_from_deep_stack(frames - 1, work)


def refer_to(number):
    return {"$ref": f"#/components/schemas/A{number}"}


def nest(kind, times):
    schema = {"type": "string"}
    for _ in range(times):
        schema = KINDS[kind][0](schema)
    return schema


def chain(kind, times):
    """Return a description with a chain of components. The default of each is checked through all later ones."""
    schemas = {
        f"A{number}": {**KINDS[kind][0](refer_to(number + 1)), "default": []} for number in range(times)
    }
    return describe_schema(refer_to(0), {**schemas, f"A{times}": {"type": "string"}})


def describe_outcome(work):
    """Return the result of a call, or the message of its `CodegenError`."""
    try:
        return work()
    except CodegenError as error:
        return str(error)


def count_free_frames():
    """Return how many calls fit on the stack of the caller."""
    depth, frame = 0, sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return sys.getrecursionlimit() - depth


ENDLESS = describe_schema({"default": 1, **refer_to(0)}, {"A0": {"anyOf": [refer_to(0)], "default": 1}})


def test_the_depth_of_the_callers_stack_changes_no_result():
    frames = count_free_frames() - 60
    assert frames > 700
    for description in (
        ENDLESS,
        describe_schema(nest("maps", 85)),
        describe_schema(nest("maps", 300)),
        chain("parts", 30),
    ):
        text = json.dumps(description).encode()

        def build_all(text=text):
            try:
                return build(parse(text, "deep.json"), None).files
            except CodegenError as error:
                return str(error)

        assert call_from_deep_stack(frames, build_all) == build_all()


def test_every_stage_has_its_own_stack():
    description = describe_schema(nest("objects", 15), {"A0": {"anyOf": [refer_to(0)], "default": 1}})
    text = json.dumps(description).encode()
    corrected = repair(description, BuildReport())
    frames = count_free_frames() - 60
    stages = {
        "parse": lambda: parse(text, "deep.json").data,
        "parse YAML": lambda: parse(b"# YAML\n" + text, "deep.json").data,
        "repair": lambda: repair(description, BuildReport()),
        "validate": lambda: validate(corrected),
        "normalise": lambda: normalise(corrected, BuildReport(), is_verified=False).models,
        "compare": lambda: compare(description, description),
    }
    for name, stage in stages.items():
        assert call_from_deep_stack(frames, stage) == stage(), name


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_can_be_nested_to_the_limit(kind):
    step = KINDS[kind][1]
    for times in range(1, MAX_LEVELS):
        description = describe_schema(nest(kind, times))
        if count_levels(description) > MAX_LEVELS:
            break
    assert times > (MAX_LEVELS - 20) / step
    files = build_sdk(describe_schema(nest(kind, times - 1))).files
    for text in files.values():
        ast.parse(text)
    with pytest.raises(
        CodegenError,
        match=r"^small\.json: paths//thing/get/responses/200/content/\.\.\.: nested deeper than 100 levels$",
    ):
        build_sdk(description)
    with pytest.raises(CodegenError, match=r"^paths//thing/.*: nested deeper than 100 levels$"):
        repair(description, BuildReport())


def count_levels(node):
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else None
    return 0 if children is None else 1 + max(map(count_levels, children), default=0)


def test_a_text_that_is_nested_too_deeply_is_refused_with_its_place():
    for text, message in {
        '{"a": ' + "[" * 100 + "]" * 100 + "}": r"deep: a/0/0/0/0/0/\.\.\.: nested deeper than 100 levels",
        '{"a": ' * 100_000: "deep: nested deeper than 100 levels",
        "a:\n  " + "[" * 100 + "]" * 100: "deep: line 2: nested deeper than 100 levels",
        "[" * 100_000: "deep: line 1: nested deeper than 100 levels",
    }.items():
        with pytest.raises(CodegenError, match=f"^{message}$"):
            parse(text.encode(), "deep")


@pytest.mark.parametrize("kind", ["arrays", "maps"])
def test_types_nested_by_references_are_imported_or_refused(kind):
    for text in build_sdk(chain(kind, MAX_LEVELS)).files.values():
        ast.parse(text)
    with pytest.raises(CodegenError, match=r"^get_thing: lists and maps nested deeper than 100 levels$"):
        build_sdk(chain(kind, MAX_LEVELS + 1))


def test_an_endless_default_is_removed():
    endless = {"default": "x", "anyOf": [{"$ref": "#/components/schemas/B"}]}
    finite = {
        "default": {"next": {"next": {}}},
        "properties": {"next": {"$ref": "#/components/schemas/Finite"}},
    }
    chosen = {"default": "x", "anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Chosen"}]}
    wrong = {**finite, "default": {"next": {"next": []}}, "type": "object"}
    schemas = {"A": endless, "B": {"$ref": "#/components/schemas/A"}, "Finite": {**finite, "type": "object"}}
    built = build_sdk(describe_schema({}, {**schemas, "Chosen": chosen, "Wrong": wrong}))
    kept = {name for name, schema in built.corrected["components"]["schemas"].items() if "default" in schema}
    assert kept == {"Finite", "Chosen"}


class PanicException(BaseException):
    """The form in which a library of Rust reports an error of a comparison."""


def overflow():
    return overflow()


def overflow_in_a_library():
    try:
        overflow()
    except RecursionError as error:
        raise LookupError("unretrievable") from error


def panic():
    raise PanicException("__eq__ failed!: PyErr { type: <class 'RecursionError'> }")


@pytest.mark.parametrize("work", [overflow, overflow_in_a_library, panic])
def test_a_stack_overflow_is_one_error_in_every_form(work):
    with pytest.raises(CodegenError, match=r"^schemas are nested too deeply or endlessly recursive$"):
        use_own_stack(work)()


def test_other_errors_and_the_limits_of_the_process_are_unchanged():
    def fail():
        raise KeyError("x")

    before = sys.getrecursionlimit(), threading.stack_size()
    with pytest.raises(KeyError, match="x"):
        use_own_stack(fail)()
    with pytest.raises(CodegenError):
        use_own_stack(overflow)()
    assert (sys.getrecursionlimit(), threading.stack_size()) == before
    assert use_own_stack(lambda: use_own_stack(threading.get_ident)() == threading.get_ident())()
