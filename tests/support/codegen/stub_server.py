"""Stub server that compares every request with the published description."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
from aiohttp import web

from tests.support.codegen.body_checks import (
    find_json_problems,
    find_text_problem,
    list_form_fields,
    parse_form,
)
from tests.support.codegen.reference import LISTS, ExpectedOperation, ExpectedParameter, Reference
from tests.support.codegen.samples import ITEMS, Samples, list_texts, make_smallest, normalise_time

if TYPE_CHECKING:
    from collections.abc import Iterable


class StubServer:
    """Checks method, path, query and body of each request and returns the expected result."""

    def __init__(self, reference: Reference, *, everything: bool) -> None:
        self.reference = reference
        self.everything = everything
        self.problems: list[str] = []
        self.seen: list[str] = []
        self.answer = b"null"
        self.name = ""
        self.expected: ExpectedOperation | None = None
        self.positional: list[Any] = []
        self.options: dict[str, Any] = {}

    async def handle(self, request: web.Request) -> web.StreamResponse:
        expected = self.expected
        assert expected is not None
        self.seen.append(self.name)
        path, _, query = request.raw_path.partition("?")
        pattern = re.sub(r"\\{[^{}]*\\}", "([^/]+)", re.escape(expected.path))
        match = re.fullmatch(pattern, path)
        if request.method != expected.method or match is None:
            self.add_problem(f"{request.method} {path} is not {expected.method} {expected.path}")
        else:
            self._check_path(expected, [unquote(part) for part in match.groups()])
        self._check_query(expected, query)
        await self._check_body(expected, request)
        return web.Response(body=self.answer, content_type="application/json")

    def add_problem(self, text: str) -> None:
        self.problems.append(f"{self.name}: {text}")

    def _check_path(self, expected: ExpectedOperation, parts: list[str]) -> None:
        if parts != [str(value) for value in self.positional]:
            self.add_problem(f"the path holds {parts}, not {self.positional} in that order")
        for name, part in zip(re.findall(r"{([^{}]*)}", expected.path), parts, strict=True):
            if name in expected.in_path:  # some are not declared
                self._check_texts(expected.in_path[name], [part])

    def _check_query(self, expected: ExpectedOperation, query: str) -> None:
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        sent = [(unquote(name), value) for name, _, value in pairs]
        received: dict[str, list[str]] = {}
        for parameter in expected.query.values():
            matching = [(name, value) for name, value in sent if _is_part_of(name, parameter, expected)]
            sent = [pair for pair in sent if pair not in matching]
            if matching:
                received[parameter.name] = self._split_items(parameter, matching)
            elif parameter.required or self.everything:
                self.add_problem(f"query parameter {parameter.name} is missing")
        if sent:
            self.add_problem(
                f"query parameters {sorted({name for name, _ in sent})} are not in the description"
            )
        self._check_values(received, {key: value for key, value in self.options.items() if key != "body"})

    def _split_items(self, parameter: ExpectedParameter, pairs: list[tuple[str, str]]) -> list[str]:
        """Return the items of one parameter, split according to its style."""
        raw = [value for _, value in pairs]
        if parameter.style in {"comma", "plain"} and len(raw) != 1:
            self.add_problem(
                f"query parameter {parameter.name} is {parameter.style}, but sent {len(raw)} times"
            )
        if parameter.style == "comma":
            raw = [item for value in raw for item in value.split(",")]
        elif any("," in value for value in raw):
            self.add_problem(f"query parameter {parameter.name} is {parameter.style}, but sent with commas")
        if parameter.style in LISTS and len(raw) != ITEMS:
            self.add_problem(f"query parameter {parameter.name} has {len(raw)} items")
        items = [unquote(item) for item in raw]
        self._check_texts(parameter, items)
        return items

    def _check_texts(self, parameter: ExpectedParameter, items: Iterable[str]) -> None:
        for item in items:
            reason = find_text_problem(parameter, item, self.reference)
            if reason:
                self.add_problem(reason)

    def _list_texts(self, value: Any) -> list[str]:
        return list_texts(value, self.reference.booleans)

    def _check_values(self, received: dict[str, list[str]], options: dict[str, Any]) -> None:
        """Check that every value arrives, and under its own name if the names are equal."""
        for name, items in received.items():
            if name in options and list(map(normalise_time, items)) != self._list_texts(options[name]):
                self.add_problem(f"{name} holds {items}, not {self._list_texts(options[name])}")
        arrived = sorted(normalise_time(item) for items in received.values() for item in items)
        if arrived != sorted(self._list_texts(options)):
            self.add_problem(f"values {arrived} arrived, {sorted(self._list_texts(options))} were given")

    async def _check_body(self, expected: ExpectedOperation, request: web.Request) -> None:
        content = await request.read()
        if not expected.bodies or not content:
            if content:
                self.add_problem("sends a body that the description does not have")
            elif expected.bodies and (expected.body_required or self.everything):
                self.add_problem("sends no body")
            return
        media = next(
            (media for media in expected.bodies if _is_same_media(media, request.content_type)), None
        )
        if media is None:
            self.add_problem(f"{request.content_type} is none of {list(expected.bodies)}")
        elif request.content_type == "multipart/form-data":
            self._check_form(expected.bodies[media], content, request.headers["Content-Type"])
        elif "json" not in request.content_type:
            if content != self.options["body"]:
                self.add_problem(f"body {content!r} is not {self.options['body']!r}")
        else:
            value, schema = json.loads(content), expected.bodies[media]
            for text in find_json_problems(value, schema, self.reference, everything=self.everything)[:3]:
                self.add_problem(f"body {text}")

    def _check_form(self, schema: dict[str, Any], content: bytes, content_type: str) -> None:
        parts = parse_form(content, content_type)
        received: dict[str, list[str]] = {}
        for parameter in list_form_fields(schema, self.reference).values():
            matching = [part for part in parts if part[0] == parameter.name]
            parts = [part for part in parts if part[0] != parameter.name]
            if not matching:
                if parameter.required or self.everything:
                    self.add_problem(f"form field {parameter.name} is missing")
                continue
            binary = self.reference.flatten(parameter.schema).get("format") == "binary"
            if any(is_file is not binary for _, _, is_file in matching):
                self.add_problem(f"form field {parameter.name} is {'no' if binary else 'a'} file")
            if len(matching) != (ITEMS if parameter.style in LISTS else 1):
                self.add_problem(f"form field {parameter.name} has {len(matching)} parts")
            received[parameter.name] = [text for _, text, _ in matching]
            self._check_texts(parameter, received[parameter.name])
        if parts:
            self.add_problem(
                f"form fields {sorted({name for name, _, _ in parts})} are not in the description"
            )
        body = self.options["body"]
        fields = zip(body.__struct_encode_fields__, msgspec.structs.astuple(body), strict=True)
        sent = {name: value for name, value in fields if value is not msgspec.UNSET}
        self._check_values(received, sent)


def _is_part_of(name: str, parameter: ExpectedParameter, expected: ExpectedOperation) -> bool:
    if parameter.style != "deep":
        return name == parameter.name
    return name not in expected.query and bool(re.fullmatch(re.escape(parameter.name) + r"\[[^\]]+\]", name))


def _is_same_media(media: str, content_type: str) -> bool:
    media = media.partition(";")[0].strip()
    return media in {"*/*", content_type} or (content_type == "application/json" and "json" in media)


async def call_every_factory(package: Any, reference: Reference, *, everything: bool) -> StubServer:
    """Call every factory of a package once with the real client over a real socket."""
    stub = StubServer(reference, everything=everything)
    app = web.Application(client_max_size=2**20)
    app.router.add_route("*", "/{path:.*}", stub.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        await _call_factories(package, stub, f"http://127.0.0.1:{runner.addresses[0][1]}")
    finally:
        await runner.cleanup()
    return stub


async def _call_factories(package: Any, stub: StubServer, base_url: str) -> None:
    from altegio_async import AltegioClient
    from altegio_async._core.operation import ResultForm
    from altegio_async.errors import AltegioError, InvalidArgumentError

    samples = Samples(everything=stub.everything)
    missing = dict(stub.reference.operations)
    ids = [expected.id for expected in missing.values()]
    async with AltegioClient("partner", "user", base_url=base_url, rate_limiter=None) as client:
        for stub.name in package.operations.__all__:
            factory = getattr(package.operations, stub.name)
            stub.positional, stub.options = samples.make_arguments(factory)
            try:
                operation = factory(*stub.positional, **stub.options)
            except InvalidArgumentError as error:  # at least one of several optional arguments is required
                name = re.findall(r"at least one of (\w+),", str(error))[0]
                stub.options[name] = f"a value of {name}"
                operation = factory(*stub.positional, **stub.options)
            facts = operation.endpoint
            stub.expected = missing.pop((facts.method, facts.path), None)
            if stub.expected is None:
                stub.add_problem(f"{facts.method} {facts.path} is not in the description, or called twice")
                continue
            published = stub.expected.id
            if published.isascii() and ids.count(published) == 1 and facts.id != published:
                stub.add_problem(f"is {facts.id}, but published as {published}")
            value = make_smallest(facts.result)
            wrapped = {"success": True, "data": value, "meta": []}
            stub.answer = msgspec.json.encode(value if facts.result_form is ResultForm.BARE else wrapped)
            try:
                await client.call(operation)
            except AltegioError as error:
                stub.add_problem(f"{type(error).__name__}: {str(error)[:200]}")
    stub.problems += [f"{method} {path} has no factory" for method, path in missing]
