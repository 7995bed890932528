from __future__ import annotations

import dataclasses
import datetime as dt
import email
import email.policy
import io
from decimal import Decimal
from enum import IntEnum
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
import rich.console
import rich.pretty
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, Struct, UnsetType
from yarl import URL

from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.operation import AuthLevel, Body, Endpoint, Operation, Query, Style
from altegio_async._core.redact import Secret
from altegio_async._core.request import build_headers, build_url, encode_body
from altegio_async.errors import InvalidArgumentError
from tests.support.measures import parametrize_size, record_figure

BASE = "https://api.example.com/api/v1"


def make_endpoint(path: str = "/a/{x}/b", *queries: Query, **options) -> Endpoint:
    return Endpoint(id="op", method="GET", path=path, result=None, query=queries, **options)


def join_base(point: Endpoint, path=(), query=()) -> str:
    return build_url(BASE, Operation(point, path, query))


NASTY = ["..", ".", "../../admin?x=1", "//evil.example", "a/b", "a\\b", "%2e%2e", "%2F", "x#y", "x?y", "@host",
         "http://evil.example/", "a\r\nX-Evil: 1", "\0", "．．", "é", ";p=1", "a b", "..;/", "{x}", "\u202e"]  # fmt: skip
values = st.one_of(
    st.integers(min_value=0, max_value=10**40),
    st.text(min_size=1),
    st.sampled_from(NASTY),
    st.from_regex(r"[./\\%?#]+"),
)


@parametrize_size("examples", 50, 1000)
def test_every_path_argument_stays_one_segment(examples):
    seen = escapes = 0

    @settings(max_examples=examples, deadline=None, database=None)
    @given(values, values)
    def check(first, second):
        nonlocal seen, escapes
        seen += 1
        point = make_endpoint("/company/{location_id}/things/{thing}")
        try:
            address = join_base(point, (first, second))
        except InvalidArgumentError:
            return
        # As a strict parser and as the HTTP library read it.
        parts = urlsplit(address)
        segments = parts.path.split("/")
        wire = URL(address, encoded=True)
        good = (
            parts.netloc == wire.host == "api.example.com"
            and segments[:4] == ["", "api", "v1", "company"]
            and len(segments) == 7
            and segments[5] == "things"
            and [unquote(segments[4]), unquote(segments[6])] == [str(first), str(second)]
            and not (parts.query or parts.fragment)
            and wire.raw_path == parts.path
            and address.isascii()
            and address.isprintable()
        )
        escapes += not good

    check()
    record_figure("path arguments that left their segment", f"{escapes} of {seen}", "0 of 1,000")
    assert seen >= examples
    assert escapes == 0


@pytest.mark.parametrize("bad", ["", "..", ".", "...", " ", ". .", True, None, b"x", [1], 10**101, "\ud800"])
def test_a_path_argument_that_cannot_be_one_segment_is_refused(bad):
    with pytest.raises(InvalidArgumentError, match="^x "):
        join_base(make_endpoint(), (bad,))


def test_the_number_of_values_must_fit():
    with pytest.raises(InvalidArgumentError, match="takes 1 path and 0 query values, got 2 and 0"):
        join_base(make_endpoint(), (1, 2))
    with pytest.raises(InvalidArgumentError, match="takes 0 path and 1 query values, got 0 and 0"):
        join_base(make_endpoint("/a", Query("q")))


class Unit(IntEnum):
    MONTH = 3


@pytest.mark.parametrize(
    ("style", "value", "wanted"),
    [
        (Style.PLAIN, 1, "q=1"),
        (Style.PLAIN, True, "q=1"),
        (Style.PLAIN, False, "q=0"),
        (Style.PLAIN, "yoga & more", "q=yoga%20%26%20more"),
        (Style.PLAIN, "+13155550175", "q=%2B13155550175"),
        (Style.PLAIN, Unit.MONTH, "q=3"),
        (Style.PLAIN, Decimal("1E+2"), "q=100"),
        (Style.PLAIN, 1.5, "q=1.5"),
        (Style.PLAIN, dt.date(2026, 1, 2), "q=2026-01-02"),
        (Style.PLAIN, dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC), "q=2026-01-02T03%3A00%3A00%2B00%3A00"),
        (Style.PLAIN, None, ""),
        (Style.PLAIN, UNSET, ""),
        (Style.PLAIN, "", "q="),
        (Style.REPEAT, [1, 2], "q=1&q=2"),
        (Style.COMMA, (1, "a,b"), "q=1,a%2Cb"),
        (Style.COMMA, [], ""),
        (Style.REPEAT, [], ""),
        (Style.DEEP, {"a]": 1, "b": "x"}, "q%5Ba%5D%5D=1&q%5Bb%5D=x"),
        (Style.DEEP, {"a": [1, 2], "b": {"c": True}}, "q%5Ba%5D%5B%5D=1&q%5Ba%5D%5B%5D=2&q%5Bb%5D%5Bc%5D=1"),
        (Style.DEEP, {"a": [], "b": {}}, ""),
        (Style.JSON, [1, "ж"], "q=%5B1%2C%22%D0%B6%22%5D"),
        (Style.JSON, {"until": dt.date(2026, 1, 2)}, "q=%7B%22until%22%3A%222026-01-02%22%7D"),
        (Style.JSON, Decimal("1.50"), "q=1.50"),
    ],
)
def test_query_styles(style, value, wanted):
    address = join_base(make_endpoint("/a", Query("q", style)), (), (value,))
    assert address == BASE + "/a" + ("?" + wanted if wanted else "")


def test_brackets_are_part_of_the_name():
    assert (
        join_base(make_endpoint("/a", Query("ids[]", Style.BRACKETS)), (), ([1, 2],))
        == BASE + "/a?ids%5B%5D=1&ids%5B%5D=2"
    )


CIRCLE: dict[str, object] = {}
CIRCLE["a"] = CIRCLE


@pytest.mark.parametrize(
    ("style", "value"),
    [
        (Style.PLAIN, object()),
        (Style.PLAIN, [1]),
        (Style.PLAIN, float("nan")),
        (Style.PLAIN, float("inf")),
        (Style.PLAIN, Decimal("NaN")),
        (Style.PLAIN, Decimal("-Infinity")),
        (Style.PLAIN, Decimal("sNaN")),
        (Style.PLAIN, 10**200),
        (Style.PLAIN, "\udfff"),
        (Style.REPEAT, "abc"),
        (Style.REPEAT, 5),
        (Style.COMMA, b"ab"),
        (Style.DEEP, [1]),
        (Style.DEEP, {"\ud800": 1}),
        (Style.DEEP, {"a": [[1]]}),
        (Style.DEEP, CIRCLE),
        (Style.JSON, object()),
        (Style.JSON, CIRCLE),
    ],
)
def test_a_query_value_without_a_form_is_refused(style, value):
    with pytest.raises(InvalidArgumentError, match="q"):
        join_base(make_endpoint("/a", Query("q", style)), (), (value,))


@settings(max_examples=60, deadline=None, database=None)
@given(st.text(max_size=30))
def test_a_query_value_cannot_add_parameters(text):
    try:
        address = join_base(make_endpoint("/a", Query("q")), (), (text,))
    except InvalidArgumentError:
        return
    assert URL(address, encoded=True).query.getall("q") == [text]
    assert len(URL(address, encoded=True).query) == 1


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style.PLAIN, True, "q=true"),
        (Style.PLAIN, False, "q=false"),
        (Style.PLAIN, 1, "q=1"),
        (Style.PLAIN, 0.5, "q=0.5"),
        (Style.REPEAT, [True, False, 1], "q=true&q=false&q=1"),
        (Style.COMMA, [True, False], "q=true,false"),
        (Style.DEEP, {"a": [True], "b": {"c": False}}, "q%5Ba%5D%5B%5D=true&q%5Bb%5D%5Bc%5D=false"),
        (Style.JSON, [True], "q=%5Btrue%5D"),
    ],
)
def test_booleans_are_sent_as_words_where_the_endpoint_defines_it(style, value, text):
    endpoint = make_endpoint("/a", Query("q", style, boolean_words=True))
    assert join_base(endpoint, query=(value,)) == f"{BASE}/a?{text}"


class Input(Struct, kw_only=True):
    name: str | UnsetType = UNSET
    amount: Decimal | UnsetType = UNSET
    until: dt.date | None | UnsetType = UNSET


def test_json_bodies_omit_unset_values():
    body, kind = encode_body(
        Operation(make_endpoint(body=Body.JSON), (1,), (), Input(amount=Decimal("1.50"), until=None))
    )
    assert (msgspec.json.decode(body), kind) == ({"amount": 1.5, "until": None}, "application/json")
    assert b"1.50" in body
    assert encode_body(Operation(make_endpoint(), (1,))) == (None, None)


@pytest.mark.parametrize("bad", [object(), {"a": object()}, {"a": "\ud800"}, {1j: 2}])
def test_a_body_that_cannot_be_written_is_refused(bad):
    with pytest.raises(InvalidArgumentError, match="body of op"):
        encode_body(Operation(make_endpoint(body=Body.JSON), (1,), (), bad))


NON_FINITE = [float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")]  # fmt: skip


@dataclasses.dataclass
class Priced:
    price: object


@pytest.mark.parametrize("number", NON_FINITE, ids=str)
@pytest.mark.parametrize(
    ("around", "place"),
    [
        (lambda number: {"amount": number}, "amount"),
        (lambda number: Input(amount=number), "amount"),
        (lambda number: {"rows": [{"a": None}, {"a": (1, number)}]}, "rows.1.a.1"),
        (lambda number: [Input(name="x"), Input(amount=number)], "1.amount"),
        (lambda number: {"a": Priced(number)}, "a.price"),
        (lambda number: number, "it"),
    ],
)
def test_numbers_without_a_form_in_json_are_refused(number, around, place):
    with pytest.raises(InvalidArgumentError, match=f"^body of op: {place} must be a finite number$"):
        encode_body(Operation(make_endpoint(body=Body.JSON), (1,), (), around(number)))


@pytest.mark.parametrize("number", NON_FINITE, ids=str)
@pytest.mark.parametrize(
    ("around", "place"),
    [
        (lambda number: {"amount": number}, "amount"),
        (lambda number: {"amounts": [1, number]}, "amounts"),
        (lambda number: Input(amount=number), "amount"),
    ],
)
def test_numbers_without_a_form_in_forms_are_refused(number, around, place):
    with pytest.raises(InvalidArgumentError, match=f"^body of op: {place} must be a finite number$"):
        encode_body(Operation(make_endpoint(body=Body.MULTIPART), (1,), (), around(number)))


@pytest.mark.parametrize(
    "body",
    [
        {
            "a": None,
            "b": "NaN",
            "c": "Infinity",
            "d": "null",
            "e": [None, 1.5, Decimal("1E+400")],
            "f": b"x",
            "s": Secret("null"),
        },
        {"a": msgspec.Raw(b"null")},
        Input(name="null", until=None),
        None,
    ],
)
def test_texts_that_look_like_numbers_without_a_form_are_accepted(body):
    encode_body(Operation(make_endpoint(body=Body.JSON), (1,), (), body))


def test_a_recursive_body_is_refused():
    endless: list = []
    endless.append(endless)
    with pytest.raises(InvalidArgumentError, match="body of op"):
        encode_body(Operation(make_endpoint(body=Body.JSON), (1,), (), endless))


def test_secrets_are_written_into_bodies_only():
    body, _ = encode_body(Operation(make_endpoint(body=Body.JSON), (1,), (), {"password": Secret("hunter2")}))
    assert msgspec.json.decode(body) == {"password": "hunter2"}


class Upload(Struct, kw_only=True):
    title: str
    image: bytes
    public: bool = True
    tags: list[str] | UnsetType = UNSET
    day: dt.date | None = None


def parse_parts(body: bytes, kind: str) -> list[tuple[str, str | None, bytes]]:
    message = email.message_from_bytes(
        b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=email.policy.HTTP
    )
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


def test_forms_are_read_back_unchanged():
    image = bytes(range(256)) * 3
    upload = Upload(title="Ä name", image=image, tags=["a", "b"])
    body, kind = encode_body(Operation(make_endpoint(body=Body.MULTIPART), (1,), (), upload))
    assert parse_parts(body, kind) == [
        ("title", None, "Ä name".encode()),
        ("image", "image", image),
        ("public", None, b"1"),
        ("tags", None, b"a"),
        ("tags", None, b"b"),
    ]
    plain = {
        "when": dt.date(2026, 1, 2),
        "n": 3,
        "cost": Decimal("1.5"),
        "unit": Unit.MONTH,
        "s": Secret("x"),
        "no": None,
    }
    body, kind = encode_body(Operation(make_endpoint(body=Body.MULTIPART), (1,), (), plain))
    assert [(name, data) for name, _, data in parse_parts(body, kind)] == [
        ("when", b"2026-01-02"), ("n", b"3"), ("cost", b"1.5"), ("unit", b"3"), ("s", b"x"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "bad",
    [{'a"b': 1}, {"a\r\nX: y": 1}, {"": 1}, {"a": {"b": 1}}, {"a": object()}, {"a": "\ud800"}, [1], "text"],
)
def test_a_form_that_cannot_be_written_is_refused(bad):
    with pytest.raises(InvalidArgumentError, match="body of op"):
        encode_body(Operation(make_endpoint(body=Body.MULTIPART), (1,), (), bad))


def test_headers():
    assert build_headers("en-US", "application/json") == {
        "Accept": "application/vnd.api.v2+json",
        "User-Agent": build_headers(None, None)["User-Agent"],
        "Accept-Language": "en-US",
        "Content-Type": "application/json",
    }
    assert set(build_headers(None, None)) == {"Accept", "User-Agent"}
    form = build_headers(None, "multipart/form-data; boundary=1")
    assert form["Content-Type"].startswith("multipart/")
    assert "Content-Type" not in build_headers(None, None)


@pytest.mark.parametrize("idempotent", ["false", "true", 0, 1, [], b""])
def test_whether_it_may_be_repeated_is_a_bool(idempotent):
    with pytest.raises(InvalidArgumentError, match="idempotent must be True or False, got"):
        make_adhoc("POST", idempotent=idempotent)


def make_adhoc(method="GET", path="/a/b", **options):
    given = {"query": None, "json": None, "result": dict, "auth": AuthLevel.USER, "idempotent": None}
    return build_adhoc_operation(method, path, **(given | options))


def test_any_path_can_be_requested():
    operation = make_adhoc(
        "post", "/company/7/clients", query={"a": 1, "ids[]": [1, 2], "f": {"x": 1}}, json={}
    )
    assert build_url(BASE, operation) == BASE + "/company/7/clients?a=1&ids%5B%5D=1&ids%5B%5D=2&f%5Bx%5D=1"
    assert (operation.endpoint.method, operation.endpoint.idempotent, operation.body) == ("POST", False, {})
    assert make_adhoc("GET").endpoint.idempotent
    assert make_adhoc("DELETE", idempotent=True).endpoint.idempotent
    assert build_url(BASE, make_adhoc(path="a/b/")) == BASE + "/a/b/"
    assert make_adhoc().endpoint is make_adhoc().endpoint


@pytest.mark.parametrize(
    "path",
    ["", "/", "//evil.example/x", "/a//b", "/a?x=1", "/a#b", "https://evil.example/", "/../x", "/a/.."],
)
def test_an_invalid_path_is_refused(path):
    with pytest.raises(InvalidArgumentError):
        build_url(BASE, make_adhoc(path=path))


@pytest.mark.parametrize(
    "options", [{"method": "TRACE"}, {"method": "GET\r\n"}, {"result": []}, {"result": 5}]
)
def test_an_unknown_method_or_result_is_refused(options):
    with pytest.raises(InvalidArgumentError):
        make_adhoc(**options)


def test_a_fixed_query_in_the_path_precedes_the_query_parameters():
    point = make_endpoint("/a/{x}?action=list", Query("page"))
    assert join_base(point, (1,), (None,)) == BASE + "/a/1?action=list"
    assert join_base(point, (1,), (2,)) == BASE + "/a/1?action=list&page=2"


def test_headers_of_an_operation_are_added_to_those_of_the_client():
    plain = build_headers("en-US", None)
    merged = build_headers("en-US", None, {"X-Trace": "a b", "accept-language": "de"})
    assert merged == {
        **{name: plain[name] for name in ("Accept", "User-Agent")},
        "X-Trace": "a b",
        "accept-language": "de",
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer x"}, {"content-length": "1"}, {"Host": "evil.example"}, {"Transfer-Encoding": "chunked"},
        {"X-A\r\nX-B": "1"}, {"X A": "1"}, {"": "1"}, {"X-Ä": "1"}, {1: "1"},
        {"X-A": "1\r\nX-B: 2"}, {"X-A": "\0"}, {"X-A": "ж"}, {"X-A": 1}, {"X-A": None},
    ],
)  # fmt: skip
def test_headers_that_the_client_sets_or_that_cannot_be_sent_are_refused(headers):
    with pytest.raises(InvalidArgumentError, match="headers: "):
        build_headers(None, None, headers)


@pytest.mark.parametrize("body", [b"\0\xff", bytearray(b"\0\xff"), memoryview(b"\0\xff")])
def test_a_body_of_bytes_is_sent_unchanged(body):
    point = make_endpoint(body=Body.BYTES)
    assert encode_body(Operation(point, (1,), (), body)) == (b"\0\xff", "application/octet-stream")
    point = make_endpoint(body=Body.BYTES, media="image/png")
    assert encode_body(Operation(point, (1,), (), body)) == (b"\0\xff", "image/png")


@pytest.mark.parametrize("body", ["text", [1], 5, {"a": b"x"}])
def test_a_body_of_bytes_that_is_something_else_is_refused(body):
    with pytest.raises(InvalidArgumentError, match="body of op must be bytes, got "):
        encode_body(Operation(make_endpoint(body=Body.BYTES), (1,), (), body))


def test_a_json_body_is_sent_with_the_media_type_of_its_endpoint():
    point = make_endpoint(body=Body.JSON, media="application/merge-patch+json")
    assert encode_body(Operation(point, (1,), (), {"a": None})) == (
        b'{"a":null}',
        "application/merge-patch+json",
    )


def test_replaced_query_values_keep_the_headers():
    operation = Operation(make_endpoint("/a", Query("page")), (), (1,), UNSET, {"X-Trace": "a"})
    assert operation.with_query({"page": 2}).headers == {"X-Trace": "a"}


def test_the_repr_of_an_operation_contains_no_value():
    operation = Operation(
        Endpoint(id="x", method="GET", path="/x/{id}", result=int), ("13150000000",), (), {"a": "b"}
    )
    page = io.StringIO()
    rich.console.Console(file=page).print(rich.pretty.Pretty(operation))
    assert repr(operation) == str(operation) == "<Operation x>"
    assert "13150000000" not in page.getvalue()


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("https://api.example.com/api/v1", "https://api.example.com/api/v2/a/1/b"),
        ("https://proxy.example.com/v1", "https://proxy.example.com/v2/a/1/b"),
        ("https://proxy.example.com/altegio", "https://proxy.example.com/altegio/a/1/b"),
    ],
)
def test_an_operation_of_another_version_replaces_the_version_of_the_base_url(base, expected):
    operation = Operation(make_endpoint(api_version="v2"), (1,))
    assert build_url(base, operation) == expected
    assert build_url(base, Operation(make_endpoint(), (1,))) == f"{base}/a/1/b"
