"""A server that holds every request against the description, and arguments to call every factory with."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import typing
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin
from urllib.parse import parse_qsl, unquote

import jsonschema
import msgspec
from aiohttp import web
from msgspec import inspect

from altegio_async._core.redact import Secret
from codegen.tree import operations_of

if TYPE_CHECKING:
    from collections.abc import Callable


# What makes a body's shape. Limits on values are the caller's business, and so is which one of several fits.
SHAPE = {"type", "required", "enum", "additionalProperties", "const"}


class Stub:
    """Answers with what the next operation expects, after checking method, path, query and body."""

    def __init__(self, corrected: dict[str, Any]) -> None:
        self.corrected = corrected
        self.problems: list[str] = []
        self.seen: list[str] = []
        self.answer = b"null"
        rows = [(path, method.upper(), node) for path, method, node in operations_of(corrected)]
        # As a router does: the more literal a path, the earlier it is tried.
        rows.sort(key=lambda row: [part.startswith("{") for part in row[0].split("/")])
        self.routes = [(re.compile(_pattern(path)), method, node) for path, method, node in rows]
        self.expected = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = request.raw_path.partition("?")[0]
        matches = [
            (node, pattern.fullmatch(path)) for pattern, method, node in self.routes
            if method == request.method and pattern.fullmatch(path)
        ]  # fmt: skip
        found = [node["operationId"] for node, _ in matches]
        if self.expected not in found:
            self.problems.append(f"{self.expected}: {request.method} {path} is {found or 'nothing'}")
            return web.Response(status=404)
        node, match = next((node, match) for node, match in matches if node["operationId"] == self.expected)
        self.seen.append(self.expected)
        self._check_path(node, [unquote(part) for part in match.groups()])
        self._check_query(node, request.raw_path.partition("?")[2])
        await self._check_body(node, request)
        return web.Response(body=self.answer, content_type="application/json")

    def _problem(self, node: dict[str, Any], text: str) -> None:
        self.problems.append(f"{node['operationId']}: {text}")

    def _check_path(self, node: dict[str, Any], values: list[str]) -> None:
        declared = [entry for entry in node.get("parameters", []) if entry["in"] == "path"]
        if len(declared) != len(values):
            self._problem(node, f"{len(values)} path values for {len(declared)} parameters")
        for entry, value in zip(declared, values, strict=False):
            self._check_text(node, entry, value)

    def _check_query(self, node: dict[str, Any], query: str) -> None:
        declared = {entry["name"]: entry for entry in node.get("parameters", []) if entry["in"] == "query"}
        given: dict[str, list[str]] = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            given.setdefault(name, []).append(value)
        for name, entry in declared.items():
            deep = [
                key
                for key in given
                if re.fullmatch(re.escape(name) + r"\[[^\]]*\]", key) and key not in declared
            ]
            if name not in given and not deep:
                if entry.get("required"):
                    self._problem(node, f"query parameter {name} is missing")
                continue
            for key in deep:
                del given[key]
            values = given.pop(name, [])
            if "array" in _kinds(self._resolved(entry["schema"])) and entry.get("explode", True) is False:
                values = [part for value in values for part in value.split(",")]
            elif len(values) > 1 and "array" not in _kinds(self._resolved(entry["schema"])):
                self._problem(node, f"query parameter {name} is repeated")
            for value in values:
                self._check_text(node, entry, value)
        if given:
            self._problem(node, f"query parameters {sorted(given)} are not in the description")

    def _check_text(self, node: dict[str, Any], entry: dict[str, Any], value: str) -> None:
        schema = self._resolved(entry["schema"])
        if "array" in _kinds(schema):
            schema = self._resolved(schema.get("items", {}))
        kinds = _kinds(schema)
        forms = {
            "integer": r"-?\d+",
            "number": r"-?\d+(\.\d+)?",
            "boolean": "0|1|true|false",
            "string": "(?s:.*)",
        }
        if kinds and not any(re.fullmatch(forms.get(kind, "(?s:.*)"), value) for kind in kinds):
            self._problem(node, f"{entry['name']}={value} is no {kinds}")
        if "enum" in schema and value not in map(str, schema["enum"]):
            self._problem(node, f"{entry['name']}={value} is none of {schema['enum']}")

    async def _check_body(self, node: dict[str, Any], request: web.Request) -> None:
        described = node.get("requestBody")
        content = await request.read()
        if described is None or not content:
            if content:
                self._problem(node, "sends a body that the description does not have")
            elif described and described.get("required"):
                self._problem(node, "sends no body")
            return
        if not any(_same_kind(media, request.content_type) for media in described["content"]):
            self._problem(node, f"{request.content_type} is none of {list(described['content'])}")
            return
        if request.content_type != "application/json":
            return
        media = next(media for media in described["content"] if _same_kind(media, "application/json"))
        schema = {
            "$ref": "#/x",
            "x": described["content"][media].get("schema", {}),
            "components": self.corrected["components"],
        }
        checker = jsonschema.Draft202012Validator(schema)
        errors = [error for error in checker.iter_errors(json.loads(content)) if error.validator in SHAPE]
        for error in errors[:2]:
            self._problem(node, f"body {error.json_path}: {error.message[:200]}")

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            node: Any = self.corrected
            for part in schema["$ref"][2:].split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
            schema = node
        return schema


def _pattern(path: str) -> str:
    return "".join(
        r"([^/]+)" if part[:1] == "{" else re.escape(part) for part in re.split(r"({[^}]*})", path)
    )


def _kinds(schema: dict[str, Any]) -> set[str]:
    said = schema.get("type", [])
    own = {said} if isinstance(said, str) else set(said)
    return own.union(*(_kinds(part) for key in ("oneOf", "anyOf", "allOf") for part in schema.get(key, [])))


def _same_kind(media: str, content_type: str) -> bool:
    media = media.partition(";")[0].strip()
    return media in {"*/*", content_type} or (content_type == "application/json" and "json" in media)


def arguments(factory: Callable[..., Any], *, everything: bool) -> tuple[list[Any], dict[str, Any]]:
    """Values for the parameters of a factory: the required ones, or all of them."""
    import inspect as signatures

    names = vars(sys.modules[factory.__module__])
    hints = typing.get_type_hints(factory, names)
    positional: list[Any] = []
    options: dict[str, Any] = {}
    for parameter in signatures.signature(factory).parameters.values():
        value = sample(hints[parameter.name], everything=everything)
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            positional.append(value)
        elif everything or parameter.default is parameter.empty:
            options[parameter.name] = value
    return positional, options


def sample(hint: Any, *, everything: bool = True, depth: int = 0) -> Any:
    """A value of a type."""
    simple = {
        int: 7,
        str: "text",
        bool: True,
        float: 1.5,
        bytes: b"bytes",
        Any: "anything",
        Decimal: Decimal("2.5"),
        type(None): None,
    }
    if hint in simple:
        return simple[hint]
    if hint is Secret:
        return Secret("text")
    if hint is dt.date:
        return dt.date(2026, 1, 31)
    if hint is dt.datetime:
        return dt.datetime(2026, 1, 31, 10, tzinfo=dt.UTC)
    origin = get_origin(hint)
    if origin is Literal:
        return get_args(hint)[0]
    if origin in (list, Sequence):
        return [sample(get_args(hint)[0], everything=everything, depth=depth + 1)]
    if origin in (dict, Mapping):
        return {"key": sample(get_args(hint)[1], everything=everything, depth=depth + 1)}
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _struct(hint, everything, depth)
    parts = [part for part in get_args(hint) if part not in (type(None), msgspec.UnsetType)]
    return sample(parts[0], everything=everything, depth=depth)


def _struct(kind: type, everything: bool, depth: int) -> Any:
    hints = typing.get_type_hints(kind)
    wanted = [field for field in msgspec.structs.fields(kind) if field.required or (everything and depth < 4)]
    return kind(
        **{field.name: sample(hints[field.name], everything=everything, depth=depth + 1) for field in wanted}
    )


def smallest(result: Any) -> Any:
    """The smallest plain value that decodes to a type."""
    if result is None:
        return None
    info = inspect.type_info(result)
    if isinstance(info, inspect.UnionType):
        if any(isinstance(part, inspect.NoneType) for part in info.types):
            return None
        info = next(part for part in info.types if not isinstance(part, inspect.LiteralType))
    if isinstance(info, inspect.StructType):
        return {field.encode_name: smallest(hint) for field, hint in _required(info.cls)}
    by_kind: dict[type, Any] = {
        inspect.ListType: [], inspect.DictType: {}, inspect.StrType: "text", inspect.IntType: 1,
        inspect.BoolType: True, inspect.FloatType: 1.5, inspect.AnyType: {}, inspect.DateType: "2026-01-31",
        inspect.DateTimeType: "2026-01-31T10:00:00Z", inspect.DecimalType: 1, inspect.BytesType: "YQ==", inspect.NoneType: None,
    }  # fmt: skip
    return by_kind[type(info)]


def _required(kind: type) -> list[tuple[Any, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field, hints[field.name]) for field in msgspec.structs.fields(kind) if field.required]


async def call_everything(package: Any, corrected: dict[str, Any], *, everything: bool) -> Stub:
    """Call every factory of a package once, through the real client and over a real socket."""
    from altegio_async import AltegioClient
    from altegio_async._core.operation import Answer
    from altegio_async.errors import AltegioError

    stub = Stub(corrected)
    app = web.Application(client_max_size=2**20)
    app.router.add_route("*", "/{path:.*}", stub.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        async with AltegioClient(
            "partner", "user", base_url=f"http://127.0.0.1:{port}", rate_limiter=None
        ) as client:
            for name in package.operations.__all__:
                factory = getattr(package.operations, name)
                positional, options = arguments(factory, everything=everything)
                operation = factory(*positional, **options)
                stub.expected = operation.endpoint.id
                value = smallest(operation.endpoint.result)
                enveloped = (
                    {"success": True, "data": value, "meta": []}
                    if operation.endpoint.answer is not Answer.BARE
                    else value
                )
                stub.answer = msgspec.json.encode(enveloped)
                try:
                    await client.call(operation)
                except AltegioError as error:
                    stub.problems.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
    finally:
        await runner.cleanup()
    return stub
