"""Bodies built to be expensive: each decodes or is refused, in time and memory linear in its size."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Generator, Iterator
from decimal import Decimal
from itertools import count
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from altegio_async._core.coercion_state import CHUNK
from altegio_async._core.error_bodies import make_status_error
from altegio_async._core.error_redaction import redact_error
from altegio_async._core.object_limits import DEFAULT_MAX_OBJECTS, MAX_NESTING, can_exceed
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.response import decode, decode_leniently, decode_strictly
from altegio_async.errors import AltegioError, APIResponseError, APIStatusError
from altegio_async.operations import (
    get_client_gift_cards,
    get_client_memberships,
    get_membership_type_list,
    get_products_list,
)
from tests.support.measures import count_calls, parametrize_size, record_figure
from tests.support.pipelines import make_response

pytestmark = pytest.mark.measured

NO_LIMIT = 10**9
MEMORY = 64  # times the body
SMALL, FULL = 72 * 1024, 1024 * 1024
CALLS_A_STEP = 250_000  # calls of functions of Python and C: about 33 ms of the allowed 50 ms


Wide = msgspec.defstruct("Wide", [(f"field_{number}", Any, None) for number in range(60)], gc=False)
Wider = msgspec.defstruct("Wider", [("id", int), ("inner", list[Wide] | None, None)], gc=False)  # type: ignore[valid-type]


class Node(Struct, kw_only=True, gc=False):
    id: int = 0
    name: str | None = None
    child: Node | None = None
    rows: list[Node] | None = None
    numbers: list[int] | None = None
    totals: dict[str, int] | None = None
    balance: Decimal | None = None
    extra: Any = None


MEMBERSHIPS = get_client_memberships(location_id=1, phone="13150000001").endpoint
GIFT_CARDS = get_client_gift_cards(location_id=1, phone="13150000001").endpoint
PRODUCTS = get_products_list(720441).endpoint
TYPES = get_membership_type_list(1).endpoint


def make_endpoint(result: Any, result_form: ResultForm = ResultForm.DATA) -> Endpoint[Any]:
    return Endpoint(id="op", method="GET", path="/x", result=result, result_form=result_form)


ANY, NODE, NODES, EMPTY = (
    make_endpoint(Any),
    make_endpoint(Node),
    make_endpoint(list[Node]),
    make_endpoint(None, ResultForm.EMPTY),
)


def fill(before: bytes, units: Iterator[bytes], after: bytes, size: int) -> bytes:
    """Return repeated units, joined by commas, that fill the size."""
    parts: list[bytes] = []
    left = size - len(before) - len(after)
    for unit in units:
        left -= len(unit) + 1
        if left < 0 and parts:
            return before + b",".join(parts) + after
        parts.append(unit)
    raise AssertionError


def repeat(unit: bytes) -> Callable[[int], bytes]:
    return lambda size: fill(b'{"success": true, "data": [', iter(lambda: unit, None), b"]}", size)


def fill_between(before: bytes, form: str, after: bytes) -> Callable[[int], bytes]:
    return lambda size: fill(before, ((form % number).encode() for number in count()), after, size)


def nest(opening: bytes, inner: bytes, closing: bytes) -> Callable[[int], bytes]:
    def build(size: int) -> bytes:
        depth = size // (len(opening) + len(closing))
        return b'{"success": true, "data": ' + opening * depth + inner + closing * depth + b"}"

    return build


def pad(before: bytes, unit: bytes, after: bytes) -> Callable[[int], bytes]:
    return lambda size: before + unit * (size // len(unit)) + after


DATA = b'{"success": true, "data": {"id": "1", '
KINDS: dict[str, tuple[Endpoint[Any], Callable[[int], bytes]]] = {
    "rows with a text as id": (MEMBERSHIPS, repeat(b'{"id":"1"}')),
    "rows with many mismatches": (TYPES, repeat(b'{"id":"1","title":5,"allow_freeze":1,"freeze_limit":""}')),
    "rows without a wrapper": (MEMBERSHIPS, lambda size: fill(b"[", iter(lambda: b'{"id":"1"}', None), b"]", size)),
    "rows in an object": (MEMBERSHIPS, fill_between(b'{"success": true, "data": {', '"%d":{"id":"1"}', b"}}")),
    "rows in rows": (NODES, repeat(b'{"rows":[{"id":"1"},{"id":"2"}]}')),
    "rows in one row": (NODE, fill_between(DATA + b'"rows":[', '{"id":"%d"}', b"]}}")),
    "clean rows": (MEMBERSHIPS, repeat(b'{"id":1}')),
    "empty rows": (NODES, repeat(b"{}")),
    "empty rows of a wide struct": (make_endpoint(list[Wide]), repeat(b"{}")),
    "coerced rows of a wide struct": (make_endpoint(list[Wide]), repeat(b'[{"field_1":"x"}]')),
    "a wide struct in rows": (make_endpoint(list[Wider]), repeat(b'{"id":1,"inner":[{},{},{},{},{}]}')),
    "empty rows of products": (PRODUCTS, repeat(b"{}")),
    "rows of null": (NODES, repeat(b"null")),
    "untyped empty arrays": (ANY, repeat(b"[]")),
    "untyped objects": (ANY, repeat(b'{"a":1}')),
    "untyped numbers": (ANY, repeat(b"1")),
    "untyped texts": (ANY, fill_between(b'{"success": true, "data": [', '"%x"', b"]}")),
    "meta": (MEMBERSHIPS, fill_between(b'{"success": true, "data": [{"id":"1"}], "meta": [', '{"a":%d}', b"]}")),
    "included": (MEMBERSHIPS, fill_between(b'{"success": true, "data": [{"id":"1"}], "included": [', "[%d]", b"]}")),
    "meta of a write": (EMPTY, fill_between(b'{"success": "true", "meta": [', "[%d]", b"]}")),
    "errors": (MEMBERSHIPS, fill_between(b'{"errors": [', '{"f%d":"x"}', b"]}")),
    "errors by field": (EMPTY, fill_between(b'{"success": false, "meta": {"errors": {', '"f%d":["x"]', b"}}}")),
    "wide object with unknown fields": (NODE, fill_between(DATA, '"k%d":1', b"}}")),
    "wide untyped object": (ANY, fill_between(DATA, '"k%d":1', b"}}")),
    "wide map": (NODE, fill_between(DATA + b'"totals":{', '"k%d":"1"', b"}}}")),
    "wide envelope": (MEMBERSHIPS, fill_between(b'{"success": "true", "data": [], ', '"k%d":1', b"}")),
    "a long name above many values": (NODE, lambda size: fill(
        DATA + b'"totals":{"' + b"n" * (size // 2) + b'":"1",', (b'"%d":"2"' % number for number in count()), b"}}}", size)),
    "numbers as texts": (NODE, fill_between(DATA + b'"numbers":[', '"%d"', b"]}}")),
    "one text among numbers": (NODE, fill_between(DATA + b'"numbers":["1",', "%d", b"]}}")),
    "deep arrays": (ANY, nest(b"[", b"", b"]")),
    "deep arrays that do not end": (ANY, pad(b'{"success": true, "data": ', b"[", b"")),
    "deep objects": (NODE, nest(b'{"child":', b"{}", b"}")),
    "deep unknown field": (NODE, pad(DATA + b'"z":', b"[", b"")),
    "a text below many levels": (NODE, lambda size: (
        b'{"success": true, "data": ' + b'{"child":' * 90 + b'{"id":"1","name":"' + b"x" * size + b'"}' + b"}" * 91)),
    "a huge integer": (ANY, pad(b'{"success": true, "data": ', b"9", b"}")),
    "a huge typed integer": (NODE, pad(b'{"success": true, "data": {"id": ', b"9", b"}}")),
    "integers of 4,000 digits": (ANY, repeat(b"9" * 4000)),
    "integers of 5,000 digits": (NODE, fill_between(DATA + b'"numbers":[', "%05000d".replace("0", "9", 1), b"]}}")),
    "a fraction of many digits": (GIFT_CARDS, pad(b'{"success": true, "data": [{"id": "1", "balance": 1.', b"9", b"}]}")),
    "a text of many digits": (NODE, pad(b'{"success": true, "data": {"id": "', b"9", b'"}}')),
    "huge exponents": (GIFT_CARDS, repeat(b'{"id":"1","balance":1e400000000}')),
    "exponents beyond all bounds": (GIFT_CARDS, repeat(b'{"id":1,"balance":1e99999999999999999999}')),
    "unreadable dates": (MEMBERSHIPS, repeat(b'{"id":1,"expiration_date":"2020-02-30"}')),
    "a long date": (MEMBERSHIPS, pad(b'{"success": true, "data": [{"id": 1, "expiration_date": "', b"2020-", b'"}]}')),
    "brackets in texts": (NODE, fill_between(DATA + b'"extra":[', '"{[%d"', b"]}}")),
    "escapes": (NODE, pad(DATA + b'"name":"', b"\\n", b'"}}')),
    "halves of surrogate pairs": (NODE, pad(DATA + b'"name":"', b"\\ud83d", b'"}}')),
    "escapes before half of a pair": (NODE, pad(DATA + b'"name":"', b"\\\\", b'\\ud83d"}}')),
    "rows with integers of 5,000 digits": (MEMBERSHIPS, repeat(b'{"id":1,"period":' + b"9" * 5000 + b"}")),
    "a text that does not end": (NODE, pad(DATA + b'"name":"', b'\\"', b"")),
    "white space": (NODE, pad(b'{"success": true, "data":', b" ", b'{"id":"1"}}')),
    "byte order marks": (NODE, pad(b"", b"\xef\xbb\xbf", b'{"success": true, "data": {"id": 1}}')),
    "texts that do not end": (ANY, pad(b'{"success": true, "data": [', b'"",', b"")),
}  # fmt: skip


def attempt(endpoint: Endpoint[Any], body: bytes, max_objects: int = DEFAULT_MAX_OBJECTS) -> Any:
    """Return the decoded value, or the error of the package."""
    try:
        return decode(endpoint, make_response(body), max_objects=max_objects).value
    except AltegioError as error:
        return error


def measure_seconds(work: Callable[[], object], times: int = 3) -> float:
    """Return the smallest processor time of several runs."""
    found = []
    gc.disable()
    try:
        for _ in range(times):
            begun = time.process_time()
            work()
            found.append(time.process_time() - begun)
    finally:
        gc.enable()
    return min(found)


def check_growth(counts: list[int], times: list[float]) -> None:
    """Check the work on a quarter, a half and the whole of a body; quadratic growth is 2 or 4 times too much.

    The times are empty in the small run: they depend on the load of the machine.
    """
    for smaller, larger in ((0, 1), (1, 2), (0, 2)):
        factor = 2 ** (larger - smaller)
        assert counts[larger] <= factor * counts[smaller] * 1.4 + 500
        if times:
            assert times[larger] <= factor * times[smaller] * 4 + 0.02


def test_the_bodies_are_of_many_kinds():
    assert len(KINDS) >= 40


@parametrize_size("largest", SMALL, FULL)
@pytest.mark.parametrize("name", KINDS)
def test_an_expensive_body_decodes_or_is_refused_and_takes_little_memory(name, largest):
    endpoint, build = KINDS[name]
    for size in (largest // 4, largest // 2, largest):
        body = build(size)
        response = make_response(body)
        attempt(endpoint, build(1024))  # decoders are made at first use
        tracemalloc.start()
        try:
            result = attempt(endpoint, body)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak <= MEMORY * len(response.body), f"{peak / len(body):.1f} times {len(body)} bytes"
        if isinstance(result, AltegioError):
            result.with_traceback(None)
            assert len(result.message) <= 2 * CHUNK or result.message.startswith("expected")
    if largest == FULL:
        record_figure(f"memory, {name}", f"{peak / len(body):.1f} times the body", f"{MEMORY}")


@parametrize_size("largest", SMALL, FULL)
@pytest.mark.parametrize("name", KINDS)
def test_work_is_linear_in_the_size_of_a_body(name, largest):
    """Disable the limit on objects, so that larger bodies are not refused."""
    endpoint, build = KINDS[name]
    attempt(endpoint, build(largest // 4), NO_LIMIT)
    counts, times = [], []
    for size in (largest // 4, largest // 2, largest):
        body = build(size)
        counts.append(count_calls(lambda body=body: attempt(endpoint, body, NO_LIMIT)))
        if largest == FULL:
            times.append(measure_seconds(lambda body=body: attempt(endpoint, body, NO_LIMIT)))
    check_growth(counts, times)
    if times:
        record_figure(
            f"time, {name}",
            f"{times[2] * 1000:.0f} ms a MiB, {times[2] / max(times[0], 1e-4):.1f} times a quarter",
            "4",
        )


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    ("largest", "max_objects"),
    [
        pytest.param(2 * SMALL, DEFAULT_MAX_OBJECTS, id="small"),
        pytest.param(FULL, DEFAULT_MAX_OBJECTS, id="full", marks=pytest.mark.full),
        pytest.param(FULL, NO_LIMIT, id="full, no limit", marks=pytest.mark.full),
    ],
)
def test_coercion_pauses_often(name, largest, max_objects):
    endpoint, build = KINDS[name]
    response = make_response(build(largest))
    attempt(endpoint, build(1024))
    try:
        if decode_strictly(endpoint, response, max_objects) is not None:
            return
    except AltegioError:
        return
    steps = decode_leniently(endpoint, response, strict=False, max_objects=max_objects)
    longest = 0
    is_over = False
    while not is_over:

        def step() -> None:
            nonlocal is_over
            try:
                next(steps)
            except (StopIteration, AltegioError):
                is_over = True

        longest = max(longest, count_calls(step))
    assert longest <= CALLS_A_STEP


def run_steps(steps: Generator[None, None, Any]) -> tuple[int, Any]:
    """Return how often steps pause, and their result."""
    for pauses in count():
        try:
            next(steps)
        except StopIteration as stop:
            return pauses, stop.value
    raise AssertionError


def test_the_number_of_pauses_grows_with_the_body():
    for factor in (8, 16, 32):
        body = repeat(b'{"id":"1","title":5}')(factor * CHUNK)
        pauses, decoded = run_steps(
            decode_leniently(TYPES, make_response(body), strict=False, max_objects=NO_LIMIT)
        )
        assert pauses >= factor
        assert len(decoded.value) == decoded.drift[0].count > factor * 100


def test_a_long_response_is_coerced_like_a_short_one():
    """Check that coercion in steps has the same result and the same drift as coercion as a whole."""
    node = {
        "id": "7", "name": 5, "child": {"id": "8", "rows": [{"id": "9"}, None, {"id": 1, "balance": 2.5}]},
        "rows": {"0": {"id": "1"}, "2": {"id": 2}}, "numbers": ["1", 2, 3.0, None], "totals": [], "balance": 0.10,
        "extra": {"a": [0.1, {"b": 1e10}]}, "unknown": [[[]]],
    }  # fmt: skip
    odd = [
        node, {**node, "child": [node]}, {**node, "rows": {"id": "3"}}, {**node, "numbers": "5"}, {**node, "id": [1]},
        {**node, "totals": {"x": "1", "y": None}}, {**node, "totals": [{"x": "1"}]}, {**node, "child": {"id": "x"}},
        {**node, "rows": [{"id": "x"}]}, {**node, "numbers": [1, "x"]}, {**node, "child": "text"}, [node],
    ]  # fmt: skip
    for sent in odd:
        for endpoint, data in ((NODE, sent), (NODES, [sent, node])):
            short = decode(endpoint, make_response(data=data))
            long = decode(endpoint, make_response(data=lengthen(data)))
            assert to_plain(long.value) == to_plain(short.value)
            assert sorted(map(as_text, long.drift)) == sorted(map(as_text, short.drift))


def lengthen(value: Any) -> Any:
    """Return the same data with a long unknown field in every object, so that each is split."""
    if isinstance(value, dict):
        longer = {key: lengthen(item) for key, item in value.items()}
        is_map = value.keys() <= {"x", "y", "0", "2", "a", "b"}
        return longer if is_map else {**longer, "padding": "x" * (CHUNK + 1)}
    return [lengthen(item) for item in value] if isinstance(value, list) else value


def to_plain(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def as_text(drift: Any) -> str:
    return f"{drift.path} {drift.wanted} {drift.got} {drift.count}"


@pytest.mark.parametrize("depth", [1, 50, MAX_NESTING - 1])
def test_nesting_up_to_the_limit_is_decoded(depth):
    body = b'{"data": ' + b"[" * depth + b"]" * depth + b"}"
    assert len(str(attempt(ANY, body))) == 2 * depth
    child = b'{"data": ' + b'{"child": ' * depth + b'{"id": "5"}' + b"}" * depth + b"}"
    value = attempt(NODE, child)
    for _ in range(depth):
        value = value.child
    assert value.id == 5


@pytest.mark.parametrize("depth", [MAX_NESTING + 2, 500, 900, 5_000, 20_000])
@pytest.mark.parametrize("padding", [0, 2 * CHUNK])
def test_nesting_beyond_the_limit_is_refused(depth, padding):
    pad = b'"%s"' % (b"x" * padding)
    untyped = b'{"data": ' + b"[" * depth + pad + b"]" * depth + b"}"
    typed = b'{"data": ' + b'{"child": ' * depth + b'{"id": "5", "z": ' + pad + b"}" + b"}" * depth + b"}"
    inside = b'{"data": {"id": "1", "extra": ' + b"[" * depth + pad + b"]" * depth + b"}}"
    for endpoint, body in ((ANY, untyped), (NODE, typed), (NODE, inside)):
        with pytest.raises(APIResponseError, match="levels of nesting|nested too deeply"):
            decode(endpoint, make_response(body))


@pytest.mark.parametrize("limit", [1, 10, 1000, DEFAULT_MAX_OBJECTS])
def test_the_limit_on_objects_is_exact(limit):
    def body(objects: int, padding: int = 0) -> bytes:
        # The envelope and the list are two of them.
        inner = b",".join([b'{"a":"[{"}'] * (objects - 2))
        return b'{"data": [' + inner + b'], "z": "' + b"[{" * padding + b'"}'

    for padding in (0, limit):
        if limit > 2:
            assert len(decode(ANY, make_response(body(limit, padding)), max_objects=limit).value) == limit - 2
        with pytest.raises(APIResponseError, match=f"more than {limit:,} objects and arrays"):
            decode(ANY, make_response(body(limit + 2, padding)), max_objects=limit)


@pytest.mark.parametrize(
    "endpoint", [MEMBERSHIPS, NODES, ANY, make_endpoint(list[dict[str, int]], ResultForm.BARE)]
)
@pytest.mark.parametrize("row", [b'{"id":1}', b'{"id": 1, "title": "a longer row", "tags": []}'])
def test_too_many_objects_are_refused_wherever_they_are(endpoint, row):
    for before, after in ((b'{"success":true,"data":[', b"]}"), (b"[", b"]"), (b'{"data":[],"z":[', b"]}")):
        body = before + b",".join([row] * (DEFAULT_MAX_OBJECTS + 1)) + after
        with pytest.raises(APIResponseError, match="objects and arrays"):
            decode(endpoint, make_response(body))


def test_sampling_finds_objects_wherever_they_are():
    """Place the objects of a body at its start, in its middle, at its end, and in rows of equal length."""
    many = b",".join([b"{}"] * (DEFAULT_MAX_OBJECTS + 10))
    bodies = [
        b'{"data": [%s%s%s]}' % (b" " * before, many, b" " * (2_000_000 - before))
        for before in (0, 1_000_000, 2_000_000)
    ]
    for length in (61, 64, 113, 128, 157):
        row = b'{"id":1,"name":"%s"}' % (b"x" * (length - 19))
        bodies.append(b'{"data": [' + b",".join([row] * DEFAULT_MAX_OBJECTS) + b"]}")
    for body in bodies:
        assert all(can_exceed(body, DEFAULT_MAX_OBJECTS) for _ in range(100))
        with pytest.raises(APIResponseError, match="objects and arrays"):
            decode(NODES, make_response(body))


def test_an_ordinary_body_is_not_counted():
    row = b'{"id":1,"name":"%s","child":{"id":2},"rows":[]}' % (b"x" * 100)
    body = b'{"data": [' + b",".join([row] * 5_000) + b"]}"
    assert not any(can_exceed(body, DEFAULT_MAX_OBJECTS) for _ in range(100))


@parametrize_size("largest", SMALL, 3 * SMALL)
@pytest.mark.parametrize(
    "form", ['"x%d"', '{"f%d":["x"]}', '{"code":%d,"message":"Text"}', "[[%d]]", '"%%41%%41%d"']
)
def test_an_error_with_many_entries_is_made_in_linear_time(largest, form):
    redactor = Redactor(Secret(f"retired-token-{number}-abcdefghijk") for number in range(9))

    def make(body: bytes) -> APIStatusError:
        error = make_status_error(make_response(body, 400))
        redact_error(error, redactor)
        return error

    times, counts = [], []
    for size in (largest // 4, largest // 2, largest):
        body = fill_between(b'{"success":false,"meta":{"message":"m","errors":[', form, b"]}}")(size)
        error = make(body)
        assert error.message == "m"
        assert sum(map(len, error.errors.values())) <= 1_000
        counts.append(count_calls(lambda body=body: make(body)))
        if largest > SMALL:
            times.append(measure_seconds(lambda body=body: make(body)))
    check_growth(counts, times)


def test_ordinary_rows_of_a_wide_struct_are_not_limited_by_their_size():
    row = b'{"field_1":1,"field_2":"x","field_3":[],"field_4":{"a":1}}'
    for number in (1, 100, 5_000):
        body = b'{"success": true, "data": [' + b",".join([row] * number) + b"]}"
        assert len(decode(make_endpoint(list[Wide]), make_response(body)).value) == number
    with pytest.raises(APIResponseError, match="the limit for its size"):
        decode(make_endpoint(list[Wide]), make_response(b'{"data": [' + b",".join([b"{}"] * 20_000) + b"]}"))
