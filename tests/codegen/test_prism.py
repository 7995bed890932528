"""Prism serves the description as published, and all 45 responses decode."""

from __future__ import annotations

import importlib
import json
import socket
import subprocess
import time
from contextlib import contextmanager
from types import SimpleNamespace
from urllib.parse import urlencode

import aiohttp
import pytest

from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from codegen.commands import SOURCE
from codegen.source.document import load
from codegen.tree import iter_operations, resolve
from tests.support.codegen import downloads
from tests.support.codegen.descriptions import list_endpoints

sdk = SimpleNamespace(
    models=importlib.import_module("altegio_async.generated.b2b_v1.models"),
    operations=importlib.import_module("altegio_async.generated.b2b_v1.operations"),
)
pytestmark = pytest.mark.full


# Prism stops at some of the other operations: they publish paths and bodies that it cannot serve.
MODULES = {
    "authentication_b2b", "chain_loyalty_programs", "loyalty_cards", "subscriptions_and_certificates",
}  # fmt: skip


@pytest.fixture
def description():
    """Return the published description of the operations in these modules."""
    document = load(SOURCE).data
    names = {
        name
        for module in MODULES
        for name in vars(importlib.import_module(f"{sdk.operations.__name__}.{module}"))
    }
    for path, method, operation in list(iter_operations(document)):
        if operation["operationId"] not in names:
            del document["paths"][path][method]
    return document


@contextmanager
def run_prism(source, folder):
    """Return the URL of a Prism process that serves a description."""
    command = downloads.install_prism()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / f"log-{port}"
    with log.open("wb") as output:
        command = [*command, "mock", "-h", "127.0.0.1", "-p", str(port), str(source)]
        running = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            until = time.monotonic() + 90
            while b"listening" not in log.read_bytes():
                assert running.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(10)


def choose_text(schema, name):
    """Return a valid text for a parameter of the published description."""
    if "enum" in schema:
        return str(schema["enum"][0])
    kind = schema.get("type")
    if kind == "array":
        return choose_text(schema.get("items", {}), name)
    if kind in {"number", "integer"}:
        return "1"
    return {"date": "2026-01-31", "date-time": "2026-01-31T10:00:00Z"}.get(schema.get("format"), "text")


def build_request(document, path, method, operation):
    """Return URL, headers and body of a request that is valid according to the description."""
    query = []
    headers = {"Authorization": "Bearer partner, User user"}
    shared = document["paths"][path].get("parameters", [])
    for entry in [resolve(document, given) for given in [*shared, *operation.get("parameters", [])]]:
        value = choose_text(entry.get("schema", {}), entry["name"])
        if entry["in"] == "path":
            path = path.replace("{" + entry["name"] + "}", value)
        elif entry["in"] == "query" and entry.get("required"):
            query.append((entry["name"], value))
        elif entry["in"] == "header" and entry["name"] in {"Accept", "Content-Type"}:
            headers[entry["name"]] = "application/json"
        elif entry["in"] == "header" and entry["name"] not in headers:
            headers[entry["name"]] = value
    headers["Accept"] = "application/json"
    body = None
    if "requestBody" in operation:
        media = resolve(document, operation["requestBody"])["content"]["application/json"]
        body = json.dumps(media.get("example", {}))
        headers["Content-Type"] = "application/json"
    return path + (f"?{urlencode(query)}" if query else ""), headers, body


async def fetch_responses(base, document, wanted=None):
    """Call every operation and return the decoded results and the failures."""
    facts = {item.id: item for item in list_endpoints(sdk).values()}
    decoded, failures = [], {}
    async with aiohttp.ClientSession() as session:
        for path, method, operation in iter_operations(document):
            name = operation["operationId"]
            if wanted is not None and name not in wanted:
                continue
            address, headers, body = build_request(document, path, method, operation)
            async with session.request(method.upper(), base + address, headers=headers, data=body) as answer:
                content = await answer.read()
                if answer.status >= 300:
                    failures[name] = f"{answer.status} {content[:300]!r}"
                    continue
                decode(facts[name], WireResponse(answer.status, dict(answer.headers), content))
                decoded.append(name)
    return decoded, failures


async def test_all_published_responses_decode(description, tmp_path):
    source = tmp_path / "published.json"
    source.write_text(json.dumps(description))
    with run_prism(source, tmp_path) as base:
        decoded, failures = await fetch_responses(base, description)
    # Defect P4: this operation declares `Authorization` as a number and requires a bearer token.
    # No request satisfies both, so the type of the header is removed for this request.
    assert failures.keys() == {"get_gift_card_type_list"}, failures
    (node,) = [node for _, _, node in iter_operations(description) if node["operationId"] in failures]
    (header,) = [entry for entry in node["parameters"] if entry["name"] == "Authorization"]
    del header["schema"]["type"]
    copy = tmp_path / "without-p4.json"
    copy.write_text(json.dumps(description))
    with run_prism(copy, tmp_path) as base:
        more, failures = await fetch_responses(base, description, failures)
    assert failures == {}
    assert len(set(decoded + more)) == len(decoded + more) == 45
