"""Every generated operation over a socket, with responses in all known forms."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
import pytest
from aiohttp import web
from msgspec import Struct
from yarl import URL

from altegio_async import AltegioClient, models, operations
from altegio_async._core.coercion import Drift, list_published_forms
from altegio_async._core.operation import AuthLevel, Body, Endpoint
from altegio_async._core.redact import Secret
from altegio_async._core.response import decode
from altegio_async.errors import (
    APIResponseError,
    APIStatusError,
    AuthenticationError,
    NotFoundError,
    PermissionDeniedError,
    UnprocessableEntityError,
)
from tests.support.described_operations import (
    DESCRIBED,
    EXAMPLE_IDS,
    EXAMPLES,
    NAMES,
    build_call,
    resolve_references,
)
from tests.support.pipelines import make_response

MEDIA_TYPE = "application/vnd.api.v2+json"


def make_struct(name: str) -> Any:
    return msgspec.convert({}, getattr(models, name), strict=False)


class Wire:
    """Server that records the latest request and returns a prepared response."""

    def __init__(self) -> None:
        self.status, self.body, self.headers = 200, b"", {}
        self.request: web.BaseRequest | None = None
        self.read = b""

    async def serve(self, request: web.BaseRequest) -> web.Response:
        self.request, self.read = request, await request.read()
        return web.Response(status=self.status, body=self.body, headers=self.headers)

    def answers(self, body: Any, status: int = 200) -> None:
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()


@pytest.fixture
async def wire() -> Any:
    wire = Wire()
    runner = web.ServerRunner(web.Server(wire.serve))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    wire.port = runner.addresses[0][1]
    yield wire
    await runner.cleanup()


@pytest.fixture
async def client(wire: Any) -> Any:
    async with AltegioClient(
        "partner-1",
        "user-1",
        base_url=f"http://127.0.0.1:{wire.port}/api/v1",
        rate_limiter=None,
        language="en-US",
    ) as client:
        yield client


def test_every_operation_has_a_factory():
    assert len(NAMES) == 259
    for name in NAMES:
        operation = build_call(name)
        assert operation.endpoint.id == name
        assert getattr(operations, name).__doc__


def as_sent(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", NAMES)
async def test_the_request_of_each_operation_is_as_described(name, wire, client):
    method, template, operation = DESCRIBED[name]
    call = build_call(name)
    wire.answers({"success": False, "data": None, "meta": {"message": "Enough."}}, 400)
    with pytest.raises(APIStatusError, match="Enough"):
        await client.call(call)
    request = wire.request
    assert request.method == method

    # The path: the template with each value as one segment.
    sent = request.raw_path.partition("?")[0].split("/")
    wanted = ("/api/v1" + template).split("/")
    assert len(sent) == len(wanted)
    values = iter(call.path)
    for piece, expected in zip(sent, wanted, strict=True):
        assert URL(f"http://x/{piece}", encoded=True).path[1:] == (
            str(next(values)) if expected.startswith("{") else expected
        )

    # The query: every described parameter under its wire name, once or once per value.
    parameters = [resolve_references(one) for one in operation.get("parameters", [])]
    given = {query.name: value for query, value in zip(call.endpoint.query, call.query, strict=True)}
    assert set(given) == {one["name"] for one in parameters if one["in"] == "query"}
    pairs = [
        (one, as_sent(value))
        for one, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    assert sorted(request.query.items()) == sorted(pairs)

    level = {"partner": "Bearer partner-1", "partner+user": "Bearer partner-1, User user-1"}
    assert request.headers["Authorization"] == level[operation["x-altegio-auth"]]
    assert request.headers["Accept"] == MEDIA_TYPE
    assert request.headers["Accept-Language"] == "en-US"
    assert request.headers["User-Agent"].startswith("altegio-async/")
    if call.endpoint.body is Body.MULTIPART:
        assert name.encode() in wire.read
        assert request.headers["Content-Type"].startswith("multipart/form-data; boundary=")
    elif "requestBody" in operation and call.endpoint.body is not None:
        assert json.loads(wire.read) == {"marker": name}
        assert request.headers["Content-Type"] == "application/json"
    else:
        assert wire.read == b""


@pytest.mark.parametrize("name", NAMES)
async def test_an_error_body_raises_the_apis_message(name, wire, client):
    for status, kind in (
        (401, AuthenticationError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (422, UnprocessableEntityError),
        (200, APIStatusError),
    ):
        wire.answers(
            {
                "success": False,
                "data": None,
                "meta": {"message": f"Ничего {status}", "errors": {"[x]": ["y"]}},
            },
            status,
        )
        with pytest.raises(kind) as raised:
            await client.call(build_call(name))
        assert (raised.value.operation, raised.value.message) == (name, f"Ничего {status}")
        assert f"status {status}, " in str(raised.value)
        assert (raised.value.status, raised.value.errors) == (status, {"x": ["y"]})


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
async def test_each_example_decodes(name, status, body, wire, client):
    wire.answers(body, status)
    answer = await client.call_with_raw_response(build_call(name))
    assert [drift for drift in answer.drift if not is_known(drift)] == []
    assert answer.status == status
    enveloped = isinstance(body, dict) and "success" in body
    assert_same(answer.value, body.get("data") if enveloped or "data" in body else body)


def is_known(drift: Drift) -> bool:
    """Return whether a mismatch is the known one of parent categories: an empty array for an absent object (R17)."""
    return drift.path.endswith(".category.category") and (drift.wanted, drift.got) == (
        "object",
        "empty array",
    )


def assert_same(value: Any, sent: Any, where: str = "$") -> None:
    """Check that the decoded value has everything that was sent and that its type knows."""
    if isinstance(value, Struct):
        for name, wire_name in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            if wire_name in sent:
                assert_same(getattr(value, name), sent[wire_name], f"{where}.{wire_name}")
    elif isinstance(value, (list, dict)) and isinstance(sent, (list, dict)):
        assert len(value) == len(sent)
        for key in value if isinstance(value, dict) else range(len(value)):
            assert_same(value[key], sent[key], f"{where}[{key}]")
    else:
        assert_same_scalar(value, sent, where)


def assert_same_scalar(value: Any, sent: Any, where: str) -> None:
    if isinstance(value, Secret):
        assert value.reveal() == sent
    elif isinstance(value, dt.datetime):
        assert value == dt.datetime.fromisoformat(sent), where
    elif isinstance(value, (dt.date, dt.time)):
        assert value.isoformat() == sent, where
    elif value is None:
        assert not sent, where
    else:
        assert value == (type(value)(str(sent)) if type(value).__name__ == "Decimal" else sent), where


# Field by field. A place is the path of keys to a field of the example, with its type.


def strip_type(kind: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, bool]:
    """Return a type without None and without the known values of an open enum, and whether None is allowed."""
    if not isinstance(kind, msgspec.inspect.UnionType):
        return kind, False
    members = [one for one in kind.types if not isinstance(one, msgspec.inspect.NoneType)]
    wide = [one for one in members if not isinstance(one, msgspec.inspect.LiteralType)] or members
    return wide[0], kind.includes_none


class Place(NamedTuple):
    """Place of a value in a body: its path of keys, its type, whether it can be null, and its other forms."""

    path: tuple[Any, ...]
    kind: msgspec.inspect.Type
    optional: bool
    forms: frozenset[str]


def list_places(
    kind: msgspec.inspect.Type, value: Any, path: tuple[Any, ...], forms: Iterable[str] = ()
) -> Iterator[Place]:
    base, optional = strip_type(kind)
    if path:
        yield Place(path, kind, optional, frozenset(forms))
    if isinstance(base, msgspec.inspect.StructType) and isinstance(value, dict):
        published = list_published_forms(base.cls)
        for field in base.fields:
            wire = field.encode_name
            if wire in value:
                yield from list_places(field.type, value[wire], (*path, wire), published.get(wire, ()))
    elif isinstance(base, msgspec.inspect.ListType) and isinstance(value, list):
        for index, item in enumerate(value[:1]):
            yield from list_places(base.item_type, item, (*path, index))


def list_body_places(name: str, body: Any) -> tuple[Endpoint[Any], list[Place], tuple[str, ...]]:
    endpoint = build_call(name).endpoint
    enveloped = isinstance(body, dict) and "data" in body
    root: tuple[str, ...] = ("data",) if enveloped else ()
    data = body["data"] if enveloped else body
    if endpoint.result is None:
        return endpoint, [], root
    info = msgspec.inspect.type_info(endpoint.result)
    return endpoint, [one._replace(path=root + one.path) for one in list_places(info, data, ())], root


def change_at(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    twin = copy.deepcopy(body)
    at = twin
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return twin


def at(result: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        if isinstance(result, Struct):
            names = dict(zip(result.__struct_encode_fields__, result.__struct_fields__, strict=True))
            result = getattr(result, names[key])
        else:
            result = result[key]
    return result


def catch_outcome(
    endpoint: Endpoint[Any], body: Any, status: int, path: tuple[Any, ...], root: tuple[str, ...]
) -> Any:
    decoded = decode(endpoint, make_response(body, status))
    drift = tuple(
        one for one in decoded.drift if not is_known(one) or one.path == "$" + "".join(map(_step, path))
    )
    return at(decoded.value, path[len(root) :]), drift


def _step(key: Any) -> str:
    return f"[{key}]" if isinstance(key, int) else f".{key}"


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
def test_null_is_accepted_in_each_nullable_field(name, status, body):
    endpoint, found, root = list_body_places(name, body)
    for path, _, optional, _ in found:
        if optional:
            assert catch_outcome(endpoint, change_at(body, path, None), status, path, root) == (None, ())
        elif isinstance(path[-1], str) and path != root:
            holders = [
                other
                for other, _, absent, _ in found
                if absent and other != root and path[: len(other)] == other
            ]
            if holders:  # the smallest optional value that contains it is lost and reported
                value, drift = catch_outcome(
                    endpoint, change_at(body, path, None), status, max(holders, key=len), root
                )
                assert value is None
                assert drift
                continue
            with pytest.raises(APIResponseError):
                decode(endpoint, make_response(change_at(body, path, None), status))


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
def test_unknown_fields_are_ignored_everywhere(name, status, body):
    def grown(value: Any) -> Any:
        if isinstance(value, dict):
            inner = {key: grown(item) for key, item in value.items()}
            is_map = bool(value) and all(key.isdigit() for key in value)
            return inner if is_map else {**inner, "zz_new": {"deep": [1, {"x": None}]}}
        return [grown(item) for item in value] if isinstance(value, list) else value

    endpoint, _, _ = list_body_places(name, body)
    assert [
        drift for drift in decode(endpoint, make_response(grown(body), status)).drift if not is_known(drift)
    ] == []


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
def test_unknown_codes_are_kept(name, status, body):
    endpoint, found, root = list_body_places(name, body)
    for path, kind, _, _ in found:
        members = kind.types if isinstance(kind, msgspec.inspect.UnionType) else (kind,)
        if any(isinstance(one, msgspec.inspect.LiteralType) for one in members):
            unknown = 98765 if isinstance(strip_type(kind)[0], msgspec.inspect.IntType) else "brand_new"
            assert catch_outcome(endpoint, change_at(body, path, unknown), status, path, root) == (
                unknown,
                (),
            )


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
def test_numbers_and_texts_are_coerced_to_each_other(name, status, body):
    endpoint, found, root = list_body_places(name, body)
    for path, kind, _, forms in found:
        base, _ = strip_type(kind)
        if isinstance(base, msgspec.inspect.IntType):
            value, drift = catch_outcome(endpoint, change_at(body, path, "888"), status, path, root)
            assert (value, type(value), len(drift)) == (888, int, 0 if "string" in forms else 1)
        elif isinstance(base, msgspec.inspect.DecimalType):
            value, _ = catch_outcome(endpoint, change_at(body, path, "888.10"), status, path, root)
            assert str(value) == "888.10"
        elif isinstance(base, msgspec.inspect.StrType):
            value, drift = catch_outcome(endpoint, change_at(body, path, 888), status, path, root)
            assert (value, len(drift)) == ("888", 0 if forms & {"integer", "number"} else 1)


@pytest.mark.parametrize(("name", "status", "body"), EXAMPLES, ids=EXAMPLE_IDS)
def test_an_empty_list_is_accepted_for_an_absent_object(name, status, body):
    endpoint, found, root = list_body_places(name, body)
    for path, kind, optional, _ in found:
        base, _ = strip_type(kind)
        if isinstance(base, msgspec.inspect.StructType) and optional and path != root:
            value, drift = catch_outcome(endpoint, change_at(body, path, []), status, path, root)
            members = kind.types if isinstance(kind, msgspec.inspect.UnionType) else ()
            is_normal = any(isinstance(one, msgspec.inspect.TupleType) for one in members)
            assert (value, len(drift)) == (None, 0 if is_normal else 1)


def test_the_tests_of_fields_cover_the_intended_cases():
    met = {"optional": 0, "code": 0, "int": 0, "str": 0, "object": 0, "published": 0}
    for name, _, body in EXAMPLES:
        for _, kind, optional, forms in list_body_places(name, body)[1]:
            base, _ = strip_type(kind)
            met["published"] += bool(forms)
            met["optional"] += optional
            met["code"] += "LiteralType" in str(kind)
            met["int"] += isinstance(base, msgspec.inspect.IntType)
            met["str"] += isinstance(base, msgspec.inspect.StrType)
            met["object"] += isinstance(base, msgspec.inspect.StructType) and optional
    assert all(count >= 20 for count in met.values()), met


def test_levels_of_authorisation_are_as_described():
    levels = {"partner": AuthLevel.PARTNER, "partner+user": AuthLevel.USER}
    for name in NAMES:
        assert build_call(name).endpoint.auth is levels[DESCRIBED[name][2]["x-altegio-auth"]], name
