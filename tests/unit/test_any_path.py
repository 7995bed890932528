"""Requests to any path: raw responses and pagers."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from msgspec import Struct

from altegio_async import AltegioClient, InvalidArgumentError
from tests.support.pipelines import make_pipeline, make_response


class Row(Struct):
    id: int


def make_client(*steps):
    pipeline, transport = make_pipeline(*steps)
    client = object.__new__(AltegioClient)
    client._pipeline = pipeline
    return client, transport


def make_pages(*ids_of_pages, total):
    return [
        make_response(
            {"success": True, "data": [{"id": number} for number in ids], "meta": {"total_count": total}}
        )
        for ids in ids_of_pages
    ]


async def test_a_raw_response_of_any_path_has_meta():
    client, transport = make_client(*make_pages([1], total=9))
    raw = await client.request_with_raw_response(
        "GET", "/transactions/720441", query={"count": 1}, response_type=list[Row]
    )
    assert raw.value == [Row(1)]
    assert raw.meta == {"total_count": 9}
    assert transport.requests[0].url.endswith("/transactions/720441?count=1")
    untyped = await client.request_with_raw_response("GET", "/transactions/720441")
    assert untyped.value == [{"id": 1}]


async def test_pages_of_any_path_are_read_by_query_parameters():
    client, transport = make_client(*make_pages([1, 2], [3], total=3))
    pager = client.paginate(
        "GET",
        "/transactions/720441",
        page_param="page",
        size_param="count",
        response_type=Row,
        page_size=2,
        query={"balance_is": 1},
    )
    assert [row.id async for row in pager] == [1, 2, 3]
    queries = [request.url.partition("?")[2] for request in transport.requests]
    assert queries == ["balance_is=1&page=1&count=2", "balance_is=1&page=2&count=2"]


async def test_pages_of_any_path_are_read_by_fields_of_the_body():
    client, transport = make_client(*make_pages([1], [2], total=2))
    body = {"fields": ["id"]}
    pager = client.paginate(
        "POST",
        "/company/720441/clients/search",
        page_param="page",
        size_param="page_size",
        response_type=Row,
        page_size=1,
        json=body,
    )
    assert [row.id for row in await pager.collect()] == [1, 2]
    bodies = [json.loads(request.body or b"") for request in transport.requests]
    assert bodies == [{"fields": ["id"], "page": number, "page_size": 1} for number in (1, 2)]
    assert body == {"fields": ["id"]}


async def test_a_limit_ends_the_pages_of_any_path():
    client, transport = make_client(*make_pages([1, 2], [3], total=3))
    pager = client.paginate(
        "GET", "/things", page_param="page", size_param="count", response_type=Row, limit=1
    )
    assert [row.id async for row in pager] == [1]
    assert len(transport.requests) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"page_param": 5}, "page_param must be a str"),
        ({"json": [1]}, "json must be a dict"),
        ({"response_type": []}, "response_type must be a type"),
        ({"response_type": Annotated[int, []]}, "response_type must be a type"),
        ({"page_size": 0}, "page_size must be at least 1"),
        ({"limit": -1}, "limit must be at least 0"),
        ({"auth": "everyone"}, "auth must be one of"),
    ],
)
def test_invalid_arguments_of_a_pager_are_named(options, message):
    client, _ = make_client(make_response(data=[]))
    arguments = {"page_param": "page", "size_param": "count", "response_type": Row, **options}
    with pytest.raises(InvalidArgumentError, match=message):
        client.paginate("GET", "/things", **arguments)


async def test_unknown_options_and_equal_names_of_parameters_are_refused_by_name():
    client, transport = make_client()
    misspelt: Any = {"qery": {}}
    with pytest.raises(InvalidArgumentError, match="unknown options: qery; accepted: query, json"):
        await client.request_with_raw_response("GET", "/a", **misspelt)
    names: dict[str, str] = {"page_param": "page", "size_param": "count"}
    with pytest.raises(InvalidArgumentError, match="unknown options: qery; accepted: query, json"):
        client.paginate("GET", "/a", response_type=dict, **names, **misspelt)
    for wrong in ({"page_param": ""}, {"size_param": "page"}):
        with pytest.raises(InvalidArgumentError, match="must be two different names"):
            client.paginate("GET", "/a", response_type=dict, **{**names, **wrong})
    assert transport.requests == []


class OtherModel:
    """A class that the decoder does not know, such as a model of another library."""


@pytest.mark.parametrize(
    "kind", [OtherModel, list[OtherModel], dict[str, OtherModel], OtherModel | None, object]
)
async def test_a_response_type_that_is_not_known_is_refused_before_a_write_is_sent(kind: Any):
    client, transport = make_client()
    with pytest.raises(InvalidArgumentError, match="^response_type cannot be decoded to: Type '"):
        await client.request("POST", "/things", json={}, response_type=kind)
    assert transport.requests == []
