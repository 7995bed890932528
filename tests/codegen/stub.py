"""A server that holds every request against the description as published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
from aiohttp import web
from bodies import form_fields, form_values, json_problems, text_problem
from reference import LISTS, Expected, Reference, Wanted
from samples import ITEMS, Samples, smallest, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stub:
    """Answers with what the next operation expects, after checking method, path, query and body."""

    def __init__(self, reference: Reference, *, everything: bool) -> None:
        self.reference = reference
        self.everything = everything
        self.problems: list[str] = []
        self.seen: list[str] = []
        self.answer = b"null"
        self.name = ""
        self.expected: Expected | None = None
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
            self.problem(f"{request.method} {path} is not {expected.method} {expected.path}")
        else:
            self._path(expected, [unquote(part) for part in match.groups()])
        self._query(expected, query)
        await self._body(expected, request)
        return web.Response(body=self.answer, content_type="application/json")

    def problem(self, text: str) -> None:
        self.problems.append(f"{self.name}: {text}")

    def _path(self, expected: Expected, parts: list[str]) -> None:
        if parts != [str(value) for value in self.positional]:
            self.problem(f"the path holds {parts}, not {self.positional} in that order")
        for name, part in zip(re.findall(r"{([^{}]*)}", expected.path), parts, strict=True):
            if name in expected.in_path:  # some are not declared
                self._texts(expected.in_path[name], [part])

    def _query(self, expected: Expected, query: str) -> None:
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        given = [(unquote(name), value) for name, _, value in pairs]
        received: dict[str, list[str]] = {}
        for wanted in expected.query.values():
            mine = [(name, value) for name, value in given if _belongs(name, wanted, expected)]
            given = [pair for pair in given if pair not in mine]
            if mine:
                received[wanted.name] = self._items(wanted, mine)
            elif wanted.required or self.everything:
                self.problem(f"query parameter {wanted.name} is missing")
        if given:
            self.problem(f"query parameters {sorted({name for name, _ in given})} are not in the description")
        self._same_values(received, {key: value for key, value in self.options.items() if key != "body"})

    def _items(self, wanted: Wanted, pairs: list[tuple[str, str]]) -> list[str]:
        """The items of one parameter, split as its style says."""
        raw = [value for _, value in pairs]
        if wanted.style in {"comma", "plain"} and len(raw) != 1:
            self.problem(f"query parameter {wanted.name} is {wanted.style}, but sent {len(raw)} times")
        if wanted.style == "comma":
            raw = [item for value in raw for item in value.split(",")]
        elif any("," in value for value in raw):
            self.problem(f"query parameter {wanted.name} is {wanted.style}, but sent with commas")
        if wanted.style in LISTS and len(raw) != ITEMS:
            self.problem(f"query parameter {wanted.name} has {len(raw)} items")
        items = [unquote(item) for item in raw]
        self._texts(wanted, items)
        return items

    def _texts(self, wanted: Wanted, items: Iterable[str]) -> None:
        for item in items:
            reason = text_problem(wanted, item, self.reference)
            if reason:
                self.problem(reason)

    def _same_values(self, received: dict[str, list[str]], options: dict[str, Any]) -> None:
        """Every value given arrives, and where names are the same, under its name."""
        for name, items in received.items():
            if name in options and items != texts(options[name]):
                self.problem(f"{name} holds {items}, not {texts(options[name])}")
        arrived = sorted(item for items in received.values() for item in items)
        if arrived != sorted(texts(options)):
            self.problem(f"values {arrived} arrived, {sorted(texts(options))} were given")

    async def _body(self, expected: Expected, request: web.Request) -> None:
        content = await request.read()
        if not expected.bodies or not content:
            if content:
                self.problem("sends a body that the description does not have")
            elif expected.bodies and (expected.body_required or self.everything):
                self.problem("sends no body")
            return
        media = next((media for media in expected.bodies if _same_kind(media, request.content_type)), None)
        if media is None:
            self.problem(f"{request.content_type} is none of {list(expected.bodies)}")
        elif request.content_type == "multipart/form-data":
            self._form(expected.bodies[media], content, request.headers["Content-Type"])
        else:
            value, schema = json.loads(content), expected.bodies[media]
            for text in json_problems(value, schema, self.reference, everything=self.everything)[:3]:
                self.problem(f"body {text}")

    def _form(self, schema: dict[str, Any], content: bytes, content_type: str) -> None:
        parts = form_values(content, content_type)
        received: dict[str, list[str]] = {}
        for wanted in form_fields(schema, self.reference).values():
            mine = [part for part in parts if part[0] == wanted.name]
            parts = [part for part in parts if part[0] != wanted.name]
            if not mine:
                if wanted.required or self.everything:
                    self.problem(f"form field {wanted.name} is missing")
                continue
            binary = self.reference.flatten(wanted.schema).get("format") == "binary"
            if any(is_file is not binary for _, _, is_file in mine):
                self.problem(f"form field {wanted.name} is {'no' if binary else 'a'} file")
            if len(mine) != (ITEMS if wanted.style in LISTS else 1):
                self.problem(f"form field {wanted.name} has {len(mine)} parts")
            received[wanted.name] = [text for _, text, _ in mine]
            self._texts(wanted, received[wanted.name])
        if parts:
            self.problem(f"form fields {sorted({name for name, _, _ in parts})} are not in the description")
        body = self.options["body"]
        fields = zip(body.__struct_encode_fields__, msgspec.structs.astuple(body), strict=True)
        given = {name: value for name, value in fields if value is not msgspec.UNSET}
        self._same_values(received, given)


def _belongs(name: str, wanted: Wanted, expected: Expected) -> bool:
    if wanted.style != "deep":
        return name == wanted.name
    return name not in expected.query and bool(re.fullmatch(re.escape(wanted.name) + r"\[[^\]]+\]", name))


def _same_kind(media: str, content_type: str) -> bool:
    media = media.partition(";")[0].strip()
    return media in {"*/*", content_type} or (content_type == "application/json" and "json" in media)


async def call_everything(package: Any, reference: Reference, *, everything: bool) -> Stub:
    """Call every factory of a package once, through the real client and over a real socket."""
    stub = Stub(reference, everything=everything)
    app = web.Application(client_max_size=2**20)
    app.router.add_route("*", "/{path:.*}", stub.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        await _call_all(package, stub, f"http://127.0.0.1:{runner.addresses[0][1]}")
    finally:
        await runner.cleanup()
    return stub


async def _call_all(package: Any, stub: Stub, base_url: str) -> None:
    from altegio_async import AltegioClient
    from altegio_async._core.operation import Answer
    from altegio_async.errors import AltegioError

    samples = Samples(everything=stub.everything)
    missing = dict(stub.reference.operations)
    ids = [expected.id for expected in missing.values()]
    async with AltegioClient("partner", "user", base_url=base_url, rate_limiter=None) as client:
        for stub.name in package.operations.__all__:
            factory = getattr(package.operations, stub.name)
            stub.positional, stub.options = samples.arguments(factory)
            operation = factory(*stub.positional, **stub.options)
            facts = operation.endpoint
            stub.expected = missing.pop((facts.method, facts.path), None)
            if stub.expected is None:
                stub.problem(f"{facts.method} {facts.path} is not in the description, or called twice")
                continue
            published = stub.expected.id
            if published.isascii() and ids.count(published) == 1 and facts.id != published:
                stub.problem(f"is {facts.id}, but published as {published}")
            value = smallest(facts.result)
            wrapped = {"success": True, "data": value, "meta": []}
            stub.answer = msgspec.json.encode(value if facts.answer is Answer.BARE else wrapped)
            try:
                await client.call(operation)
            except AltegioError as error:
                stub.problem(f"{type(error).__name__}: {str(error)[:200]}")
    stub.problems += [f"{method} {path} has no factory" for method, path in missing]
