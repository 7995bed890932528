"""Ids of version 2 as text: results have them, and every method and body accepts them."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from altegio_async import InvalidArgumentError, Pager, to_dict
from altegio_async.generated.b2b_v2 import operations
from altegio_async.resources.clients import Clients
from tests.support.described_methods import OPERATIONS, find_method, read_endpoints, read_methods
from tests.support.methods import MethodCall
from tests.support.pipelines import make_pipeline, make_response

OF_VERSION_2 = [operation_id for api, operation_id in OPERATIONS if api == "b2b-v2"]
NO_IDS = {"attendance_id"}  # has a prefix: `record_5` or `visit_5`
NO_NUMBERS = ["6021_314", "05", "+5", "-5", " 5", "5 ", "", "5.0", "\u0665", "9" * 20, "5a", "record_5"]


def is_id(name: str) -> bool:
    return bool(re.search(r"(^|_)ids?$", name)) and name not in NO_IDS


def write_ids_as_text(value: Any, name: str = "") -> Any:
    """Return a value with the ids inside it as text."""
    if isinstance(value, dict):
        return {key: write_ids_as_text(item, key) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [write_ids_as_text(item, name) for item in value]
    return str(value) if is_id(name) and type(value) is int else value


class NumberCall(MethodCall):
    """A call with ids as numbers and the body as a dictionary."""

    def make_arguments(self, method: Any) -> tuple[list[Any], dict[str, Any]]:
        positional, options = super().make_arguments(method)
        if hasattr(options.get("body"), "__struct_fields__"):
            options["body"] = to_dict(options["body"])
        return positional, options


class TextCall(NumberCall):
    """A call with ids as text."""

    def make_arguments(self, method: Any) -> tuple[list[Any], dict[str, Any]]:
        positional, options = super().make_arguments(method)
        texts = [str(value) if isinstance(value, int) else value for value in positional]
        return texts, write_ids_as_text(options)


async def test_every_method_of_version_2_sends_the_same_request_for_ids_as_text():
    endpoints, methods = read_endpoints("b2b-v2"), read_methods("b2b-v2")
    problems: list[str] = []
    for operation_id in OF_VERSION_2:
        requests = [
            await make(methods[operation_id], operation_id, everything=True).send(endpoints)
            for make in (NumberCall, TextCall)
        ]
        numbers, texts = ((request.url, request.body) for request in requests)
        problems += [] if numbers == texts else [f"{operation_id}: {numbers} is not {texts}"]
    assert problems == []
    assert len(OF_VERSION_2) == 42


def test_every_id_argument_of_version_2_has_the_type_of_both():
    kinds = {"int | str", "Iterable[int | str]"}
    problems: list[str] = []
    count = 0
    for operation_id in OF_VERSION_2:
        factory = getattr(operations, operation_id)
        for function in (factory, find_method(read_methods("b2b-v2")[operation_id])):
            for name, annotation in function.__annotations__.items():
                kind = annotation.replace(" | UnsetType", "").replace(" | None", "")
                count += is_id(name)
                problems += [f"{operation_id}: {name}: {kind}"] if is_id(name) and kind not in kinds else []
    assert problems == []
    assert count > 150


async def test_every_id_argument_of_version_2_refuses_a_compound_id_before_anything_is_sent():
    methods = read_methods("b2b-v2")
    count = 0
    for operation_id in OF_VERSION_2:
        call = NumberCall(methods[operation_id], operation_id, everything=True)
        pipeline, transport = make_pipeline(make_response())
        method = bind_method(methods[operation_id], pipeline)
        positional, options = call.make_arguments(method)
        arguments = inspect.signature(method).bind(*positional, **options).arguments
        for name in filter(is_id, [*arguments]):
            count += 1
            wrong = [5, "6021_314"] if isinstance(arguments[name], (list, tuple)) else "6021_314"
            with pytest.raises(InvalidArgumentError, match=f"{name}.* must be an int or a str of") as caught:
                await send(method, {**arguments, name: wrong})
            assert "6021" not in str(caught.value)
        assert transport.requests == []
    assert count > 75


def bind_method(path: str, pipeline: Any) -> Any:
    """Return the method of a resource that uses a pipeline."""
    method = find_method(path)
    return getattr(type(method.__self__)(pipeline), method.__name__)


async def send(method: Any, arguments: dict[str, Any]) -> None:
    result = method(**arguments)
    await (result.page(1) if isinstance(result, Pager) else result)


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize("name", ["team_member_id", "tag_ids"])
async def test_a_field_refuses_text_that_is_not_an_id(value, name):
    pipeline, transport = make_pipeline(make_response())
    create = bind_method("v2.events.create", pipeline)
    body = {"team_member_id": 1, "service_id": 1, "tag_ids": [], "resource_instance_ids": []}
    body |= {"date": "2026-01-31 10:00:00", "length": 60, "capacity": 1}
    wrong = [value] if name == "tag_ids" else value
    with pytest.raises(InvalidArgumentError, match=rf"{name}.* must be") as caught:
        await create(5, body=body | {name: wrong})
    assert len(value) < 3 or value not in str(caught.value)
    assert transport.requests == []


async def test_the_id_of_a_result_is_an_argument_of_the_next_call():
    row = {"type": "position", "id": "314", "attributes": {"title": "a"}}
    pipeline, transport = make_pipeline(make_response({"data": row}))
    position = await bind_method("v2.team_members.get_position", pipeline)(5, 314)
    assert position.id == "314"
    await bind_method("v2.team_members.delete_position", pipeline)(5, position.id)
    assert [request.url.rpartition("/")[2] for request in transport.requests] == ["314", "314"]


async def test_version_1_refuses_an_id_that_is_text_and_names_the_remedy():
    pipeline, transport = make_pipeline(make_response())
    with pytest.raises(InvalidArgumentError, match=r"got str; convert an id that is text with int\(\)$"):
        await Clients(pipeline).get(5, "314")
    assert transport.requests == []
