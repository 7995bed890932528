"""Mutated bodies: each decodes to a value with every row, or raises an error of the package."""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, Struct
from multidict import CIMultiDict

from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.response import Decoded, decode
from altegio_async._core.wire import WireResponse
from altegio_async.errors import AltegioError
from tests.support.described_operations import EXAMPLES, build_call
from tests.support.measures import parametrize_size, record_figure

pytestmark = pytest.mark.measured

HEADERS: CIMultiDict[str] = CIMultiDict()
SEEDS = [(build_call(name).endpoint, status, body) for name, status, body in EXAMPLES]

ODD: list[Any] = [
    None, True, False, 0, 1, -1, 2**31, 2**63, 2**64, -(2**70), 10**30, 1.5, -0.0, 1e308, 0.1, "", " ", "0", "888", "-1", "1.0", "1e5", "NaN",
    "null", "true", "2026-09-21T23:00:00.000-05:00", "0000-00-00", "0000-00-00 00:00:00", "31.02.2026", "a\0b", "é\u202e", "x" * 300,
    [], {}, [[]], [{}], {"": ""}, [None], [1, "a"], {"0": {"id": 1}}, {"id": "7"}, {"success": False, "meta": {"message": "no"}},
    {"data": []}, [[[[1]]]], {"0": None, "1": 2},
]  # fmt: skip
RAW = [
    b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1e-999", b"1e99999999999999999999", b"9" * 400, b"9" * 5000, b"01", b"+1", b".5",
    b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b'"\\ud800"', b'"\\u0000"', b"'a'", b"/*x*/", b"[" * 1200, b'{"a":' * 600,
    b"]" * 50, b"}", b"{", b"[", b",", b":", b'"', b"\\", b"tru", b"<html>", b"\x1f\x8b",
]  # fmt: skip


class Mutator:
    """Makes random changes to documents, reproducible by seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.bodies = [json.dumps(body).encode() for _, _, body in SEEDS]

    def next(self) -> tuple[Endpoint[Any], int, bytes]:
        chance = self.random
        index = chance.randrange(len(SEEDS))
        endpoint, status, document = SEEDS[index]
        if chance.random() < 0.6:
            for _ in range(chance.choice((1, 1, 1, 2, 4))):
                document = self._other(document)
            return endpoint, status, json.dumps(document).encode()
        body = self.bodies[index]
        for _ in range(chance.choice((1, 1, 2, 5))):
            body = self._bytes(body)
        return endpoint, status, body

    def _other(self, node: Any) -> Any:
        """Return the document with one value replaced, added or removed at any depth."""
        chance = self.random
        if isinstance(node, dict) and node and chance.random() < 0.9:
            twin = dict(node)
            key = chance.choice(list(twin))
            fate = chance.random()
            if fate < 0.06:
                del twin[key]
            elif fate < 0.1:
                twin[chance.choice(("id", "data", "success", "new", "0"))] = chance.choice(ODD)
            else:
                twin[key] = self._other(twin[key])
            return twin
        if isinstance(node, list) and node and chance.random() < 0.85:
            twin = list(node)
            at = chance.randrange(len(twin))
            fate = chance.random()
            if fate < 0.1:
                twin.insert(at, chance.choice(ODD))
            elif fate < 0.2:
                twin += twin[: chance.randrange(1, 4)]
            else:
                twin[at] = self._other(twin[at])
            return twin
        return chance.choice(ODD)

    def _bytes(self, body: bytes) -> bytes:
        chance = self.random
        at = chance.randrange(len(body) + 1)
        end = min(len(body), at + chance.randrange(1, 12))
        fate = chance.randrange(7)
        if fate == 0:
            return body[:at] + bytes([chance.randrange(256)]) + body[at + 1 :]
        if fate == 1:
            return body[:at] + body[end:]
        if fate == 2:
            return body[:at]
        if fate == 3:
            return body[:at] + body[at:end] * 2 + body[end:]
        if fate == 4:
            return body[:at] + chance.choice(RAW) + body[at:]
        if fate == 5:
            return body[:at] + chance.choice(RAW) + body[end:]
        return body[:at] + chance.choice(b'[]{},:"0e-. ').to_bytes(1, "big") + body[at:]


Reported = Counter[str]
"""Values that the drift report names as unreadable: their paths without indices, and how many there are."""


def count_losses(value: Any, sent: Any, path: str = "$", reported: Reported | None = None) -> int:
    """Count list items and objects that were sent in known fields, and are neither in the value nor reported."""
    lost = _count_losses(value, sent, path, reported)
    if lost and reported is not None and reported[path]:
        reported[path] -= 1
        return 0
    return lost


def _count_losses(value: Any, sent: Any, path: str, reported: Reported | None) -> int:
    if isinstance(value, Struct):
        if isinstance(sent, list) and len(sent) == 1:
            sent, path = sent[0], f"{path}[]"
        if not isinstance(sent, dict):
            return 1
        return sum(
            count_losses(getattr(value, name), sent[wire], f"{path}.{wire}", reported)
            for name, wire in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
            if wire in sent
        )
    if isinstance(value, list):
        if sent is None:  # the server's form of an empty list
            return int(bool(value))
        rows = find_rows(sent, len(value))
        if rows is None:
            return 1
        return sum(
            count_losses(one, row, f"{path}[]", reported) for one, row in zip(value, rows, strict=True)
        )
    if isinstance(value, dict):
        if isinstance(sent, list) and len(sent) == 1:
            sent, path = sent[0], f"{path}[]"
        if not isinstance(sent, dict):
            return int(bool(sent))
        missing = [key for key in sent.keys() - value.keys() if not is_absent(sent[key])]
        return len(missing) + sum(
            count_losses(value[key], sent[key], f"{path}.{key}", reported) for key in value
        )
    return int(value in (None, UNSET) and isinstance(sent, (list, dict)) and bool(sent))


def find_rows(sent: Any, count: int) -> list[Any] | None:
    """Return the rows that were sent in one of the forms of a list, or None if their number is not `count`."""
    if isinstance(sent, dict):
        sent = list(sent.values()) if all(key.isdigit() for key in sent) else [sent]
    if not isinstance(sent, list):
        return None
    for is_left_out in (is_null, is_absent_object, is_absent):
        if len(sent) != count:
            sent = [row for row in sent if not is_left_out(row)]
    return sent if len(sent) == count else None


def is_null(value: Any) -> bool:
    """Return whether a value is null."""
    return value is None


def is_absent_object(value: Any) -> bool:
    """Return whether a value is a form of an absent object. An empty object can be an object without values."""
    return is_absent(value) and value != {}


def is_absent(value: Any) -> bool:
    """Return whether a value is a form in which the server writes that there is none."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is False or value in ([], {})


ENVELOPE = {"success", "data", "meta", "included"}


def find_payload(document: Any, endpoint: Endpoint[Any]) -> Any:
    """Return what the decoder should have read, found by an independent implementation."""
    if endpoint.result_form is ResultForm.BARE:
        return document
    if (
        isinstance(document, list)
        and len(document) == 1
        and isinstance(document[0], dict)
        and "success" in document[0]
    ):
        document = document[0]
    if isinstance(document, dict) and "data" in document:
        return document["data"]
    if isinstance(document, dict) and "success" in document and document.keys() <= ENVELOPE:
        return None
    return document


def decode_untyped(body: bytes) -> Any:
    """Decode the document without types. Return UNSET if it is unreadable.

    The decoder ignores bad text and huge numbers in unknown fields.
    """
    if not body.strip():
        return None
    text = body.decode("utf-8-sig", "replace")
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError, ArithmeticError):
        pass
    try:
        return json.loads(
            text, strict=False, parse_int=str
        )  # Python refuses to convert 5,000 digits to a number
    except (ValueError, RecursionError):
        return UNSET


def judge_body(endpoint: Endpoint[Any], status: int, body: bytes) -> tuple[bool, int, str | None]:
    """Return whether a body decoded, how many items were lost without a report, and other problems.

    Other problems are foreign exceptions, and values decoded from a document that is unreadable.
    """
    try:
        decoded = decode(endpoint, WireResponse(status, HEADERS, body))
    except AltegioError:
        return False, 0, None
    except Exception as error:  # noqa: BLE001 - what it is, is the question
        return False, 0, f"{type(error).__name__}: {error} for {endpoint.id} {body[:300]!r}"
    if endpoint.result_form is ResultForm.EMPTY:
        return True, 0, None
    document = decode_untyped(body)
    if document is UNSET:
        return True, 0, f"{endpoint.id} gave {decoded.value!r:.100} for {body[:300]!r}"
    if endpoint.result_form is ResultForm.JSON_API:  # tests/unit/test_json_api.py compares flat structs
        return True, 0, None
    unread: Reported = Counter()
    for drift in decoded.drift:
        if drift.got.startswith("unreadable"):
            path = re.sub(r"^\$(\[0\])?\.data", "$", drift.path)
            unread[re.sub(r"\[\d+\]", "[]", path)] += drift.count
    return True, count_losses(decoded.value, find_payload(document, endpoint), "$", unread), None


@parametrize_size("count", 25_000, 1_000_000)
@pytest.mark.timeout(900)
def test_mutated_bodies(count):
    mutator = Mutator(20261122)
    accepted = lost = 0
    foreign: list[str] = []
    losing: list[bytes] = []
    begun = time.monotonic()
    for _ in range(count):
        endpoint, status, body = mutator.next()
        fine, gone, alien = judge_body(endpoint, status, body)
        accepted += fine
        if gone:
            lost += gone
            losing.append(endpoint.id.encode() + b" " + body)
        if alien:
            foreign.append(alien)
    took = time.monotonic() - begun
    record_figure(
        f"{count:,} mutated bodies",
        f"{len(foreign)} foreign exceptions, {lost} items lost, {accepted:,} decoded, {took:.0f} s",
        "0, 0",
    )
    assert foreign[:3] == []
    assert losing[:3] == []
    assert 0.1 < accepted / count < 0.95  # both outcomes occur


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([one for one in ODD if not isinstance(one, (list, dict))]),
)
names = st.one_of(
    st.sampled_from(
        ["id", "success", "data", "meta", "title", "number", "balance", "type", "status", "errors", "message"]
    ),
    st.text(max_size=3),
)
documents = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=4)),
    max_leaves=12,
)


@parametrize_size("examples", 200, 5000)
def test_documents_of_every_shape(examples):
    @settings(max_examples=examples, deadline=None, database=None)
    @given(st.sampled_from(SEEDS), documents, st.booleans())
    def check(seed, document, enveloped):
        endpoint, status, _ = seed
        body = json.dumps({"success": True, "data": document, "meta": []} if enveloped else document).encode()
        _, gone, alien = judge_body(endpoint, status, body)
        assert alien is None
        assert gone == 0

    check()


@parametrize_size("examples", 200, 5000)
def test_bytes_of_every_kind(examples):
    @settings(max_examples=examples, deadline=None, database=None)
    @given(st.sampled_from(SEEDS), st.binary(max_size=60), st.integers(200, 599))
    def check(seed, body, status):
        for whole in (body, b'{"success": true, "data": ' + body, b'{"data": [{"id": ' + body + b"}]}"):
            _, gone, alien = judge_body(seed[0], status, whole)
            assert alien is None
            assert gone == 0

    check()


def test_a_lost_item_is_detected():
    endpoint = build_call("get_user_gift_cards").endpoint
    value = decode(endpoint, WireResponse(200, HEADERS, b'{"data": [{"id": 1}, {"id": 2}]}')).value
    assert count_losses(value, [{"id": 1}, {"id": 2}]) == 0
    assert count_losses(value[:1], [{"id": 1}, {"id": 2}]) == 1
    assert count_losses(None, [{"id": 1}]) == 1
    assert count_losses(None, []) == 0


def test_the_fuzzer_detects_losses_in_operations_without_a_result(monkeypatch):
    """Check that rows in an operation without a result, and values of unreadable documents, are problems."""
    endpoint = build_call("chain_loyalty_memberships_freeze").endpoint
    for body, lost in ((b'{"data": null}', 0), (b'{"success": true, "meta": [1]}', 0), (b"", 0), (b"{}", 0)):
        assert judge_body(endpoint, 200, body) == (True, lost, None)
    monkeypatch.setattr(f"{__name__}.decode", lambda *_: Decoded(None))
    assert judge_body(endpoint, 200, b'{"data": [{"id": 1}]}') == (True, 1, None)
    assert judge_body(endpoint, 200, b'[{"id": 1}]') == (True, 1, None)
    assert judge_body(endpoint, 200, b'{"data": nothing')[2] is not None
