"""Every named fault does on the wire what the registry describes, observed without an HTTP client."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from altegio_async import errors
from altegio_async.testing import FAULTS, FINE, FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import FaultKind, encoding
from tests.support.raw_client import ReceivedBytes, build_request, exchange

GOOD = b'{"success":true,"data":[],"meta":{"count":0}}'
SMALL = Size(chains=1, locations=2, membership_types=5, clients=2)


def is_correct(body: bytes) -> bool:
    """Return whether a body is the correct response to the request."""
    return len(json.loads(body)["data"]) == 2


def is_chunked(seen: ReceivedBytes) -> bool:
    return seen.header("transfer-encoding") == ["chunked"]


def length(seen: ReceivedBytes) -> int:
    return int(seen.header("content-length")[0])


def interim(seen: ReceivedBytes, status: int) -> bool:
    rest = ReceivedBytes.of(seen.body, seen.end)
    return seen.status == status and rest.status == 200 and is_correct(rest.body)


def short(seen: ReceivedBytes) -> bool:
    return seen.end == "closed" and 0 <= len(seen.body) < length(seen)


TRANSPORT: dict[str, Callable[[ReceivedBytes], Any]] = {
    "no_answer": lambda s: (s.raw, s.end) == (b"", "open"),
    "close_unanswered": lambda s: (s.raw, s.end) == (b"", "closed"),
    "reset_unanswered": lambda s: (s.raw, s.end) == (b"", "reset"),
    "reset_in_body": lambda s: s.end == "reset",
    "stall_in_body": lambda s: s.end == "open" and 0 < len(s.body) < length(s),
    "stall_in_headers": lambda s: s.end == "open" and s.raw.startswith(b"HTTP/1.1 200") and not s.status_line,
    "header_drip": lambda s: re.fullmatch(rb"HTTP/1.1 200 OK\r\nX-Slow: a{3,40}", s.raw) and s.end == "open",
    "body_drip": lambda s: 3 < len(s.body) < 40 and length(s) == 1_000_000 and s.end == "open",
    "chunk_drip": lambda s: is_chunked(s) and 3 < len(s.unchunked) < 40 and s.end == "open",
    "endless_body": lambda s: is_chunked(s) and len(s.unchunked) > 1_000_000 and s.end == "open",
    "vast_length": lambda s: length(s) == 2**40 and len(s.body) > 1_000_000,
    "endless_headers": lambda s: s.raw.count(b"\r\nX-More") > 10_000 and not s.status_line,
    "endless_continue": lambda s: s.raw.count(b"HTTP/1.1 100 Continue\r\n\r\n") > 3 and s.end == "open",
    "stale_keep_alive": lambda s: (
        s.header("connection") == ["keep-alive"] and is_correct(s.body) and s.end == "closed"
    ),
    "close_in_status_line": lambda s: s.raw == b"HTTP/1.1 20" and s.end == "closed",
    "close_in_headers": lambda s: s.raw.endswith(b"Content-Le") and s.end == "closed",
    "close_in_body": lambda s: short(s) and s.body,
    "close_before_body": lambda s: short(s) and not s.body,
    "cut_chunk": lambda s: is_chunked(s) and s.end == "closed" and s.body == b"2d\r\n" + GOOD[:20],
    "no_last_chunk": lambda s: s.unchunked == GOOD and b"\r\n0\r\n" not in s.body and s.end == "closed",
    "bad_chunk_size": lambda s: is_chunked(s) and s.body.startswith(b"zz\r\n"),
    "negative_chunk_size": lambda s: is_chunked(s) and s.body.startswith(b"-5\r\n"),
    "vast_chunk_size": lambda s: is_chunked(s) and int(s.body.split(b"\r\n")[0], 16) > 2**100,
    "bad_chunk_end": lambda s: is_chunked(s) and s.body[:3] == b"5\r\n" and s.body[8:10] != b"\r\n",
    "length_too_short": lambda s: length(s) < len(s.body) and s.body == GOOD,
    "length_too_long": lambda s: short(s) and s.body == GOOD,
    "two_lengths": lambda s: len(set(s.header("content-length"))) == 2,
    "length_and_chunked": lambda s: is_chunked(s) and length(s) and s.unchunked == GOOD,
    "negative_length": lambda s: length(s) == -5,
    "text_length": lambda s: s.header("content-length") == ["many"],
    "no_length": lambda s: not s.header("content-length") and not is_chunked(s) and is_correct(s.body),
    "no_length_cut": lambda s: not s.header("content-length") and s.body == GOOD[:20] and s.end == "closed",
    "bad_status_line": lambda s: s.raw.startswith(b"220 "),
    "bad_status_code": lambda s: s.raw.startswith(b"HTTP/1.1 2OO "),
    "long_status_code": lambda s: s.status == 20_000,
    "no_headers": lambda s: s.raw == GOOD and s.end == "closed",
    "binary_noise": lambda s: s.raw == bytes(range(256)) * 4,
    "header_without_colon": lambda s: ("content-length 45", "") in s.headers,
    "nul_in_header": lambda s: s.header("x-bad") == ["a\0b"],
    "huge_header": lambda s: len(s.header("x-big")[0]) == 65_536 and s.body == GOOD,
    "many_headers": lambda s: len(s.headers) > 5000 and s.body == GOOD,
    "continue_first": lambda s: interim(s, 100),
    "early_hints": lambda s: interim(s, 103),
    "second_answer": lambda s: (
        is_correct(s.body[: length(s)]) and s.body[length(s) :].startswith(b"HTTP/1.1 500 ")
    ),
    "switched_protocol": lambda s: s.status == 101,
}


def has_coding(seen: ReceivedBytes, coding: str) -> bool:
    return seen.header("content-encoding") == [coding] and seen.status == 200


def unpack(data: bytes, bits: int) -> bytes:
    """Decompress a zlib stream. Raise `zlib.error` if it is broken or truncated."""
    unpacker = zlib.decompressobj(bits)
    unpacked = unpacker.decompress(data) + unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("cut")
    return unpacked


def breaks(data: bytes, bits: int) -> bool:
    with pytest.raises(zlib.error):
        unpack(data, bits)
    return True


def no_text(data: bytes, charset: str = "utf-8") -> bool:
    with pytest.raises(UnicodeDecodeError):
        data.decode(charset)
    return True


ENCODING: dict[str, Callable[[ReceivedBytes], Any]] = {
    "good_gzip": lambda s: has_coding(s, "gzip") and is_correct(gzip.decompress(s.body)),
    "cut_gzip": lambda s: has_coding(s, "gzip") and breaks(s.body, 31),
    "bad_gzip": lambda s: has_coding(s, "gzip") and breaks(s.body, 31),
    "gzip_not_gzip": lambda s: has_coding(s, "gzip") and s.body == GOOD,
    "gzip_not_said": lambda s: not s.header("content-encoding") and gzip.decompress(s.body) == GOOD,
    "gzip_twice": lambda s: (
        gzip.decompress(s.body) == GOOD
        if not s.header("content-encoding")
        else not s.header("content-encoding") or gzip.decompress(gzip.decompress(s.body)) == GOOD
    ),
    "deflate_not_deflate": lambda s: has_coding(s, "deflate") and s.body == GOOD,
    "br_not_br": lambda s: has_coding(s, "br") and s.body == GOOD,
    "zstd_not_zstd": lambda s: has_coding(s, "zstd") and s.body == GOOD,
    "unknown_coding": lambda s: has_coding(s, "rot13") and s.body[:1] == b"\x01",
    "utf_16": lambda s: json.loads(s.body.decode("utf-16"))["success"] and no_text(s.body),
    "byte_order_mark": lambda s: s.body == b"\xef\xbb\xbf" + GOOD,
    "latin_1": lambda s: "Zoë" in s.body.decode("latin-1") and no_text(s.body),
    "bad_utf_8": lambda s: no_text(s.body) and b'"id":1' in s.body,
    "empty_body": lambda s: (s.status, s.body, length(s)) == (200, b"", 0),
    "blank_body": lambda s: s.body and not s.body.strip(),
    "no_content": lambda s: (s.status, s.body) == (204, b""),
    "reset_content": lambda s: (s.status, s.body) == (205, b""),
    "json_as_text": lambda s: s.header("content-type") == ["text/plain"] and is_correct(s.body),
    "html_200": lambda s: s.header("content-type") == ["text/html"] and s.body.startswith(b"<!doctype html>"),
    "xml_200": lambda s: s.header("content-type") == ["application/xml"] and s.body.startswith(b"<?xml"),
}
BOMBS = {
    "gzip_bomb": "gzip",
    "deflate_bomb": "deflate",
    "br_bomb": "br",
    "zstd_bomb": "zstd",
    "gzip_members": "gzip",
}


def of_kind(*kinds: FaultKind) -> list[str]:
    return [name for name, fault in FAULTS.items() if fault.kind in kinds]


async def exchange_all(name: str, how: str, **options: Any) -> ReceivedBytes:
    if how == "bare sockets":
        async with FaultServer(name, fake=FakeAltegio(size=SMALL, rate_limits=None)) as server:
            return await exchange(server.base_url, build_request(server.fake, "Connection: close"), **options)
    async with FakeAltegio(size=SMALL, rate_limits=None) as fake:
        fake.inject(name)
        return await exchange(fake.base_url, build_request(fake, "Connection: close"), **options)


both = pytest.mark.parametrize("how", ["bare sockets", "aiohttp"])


# the registry


def test_more_than_sixty_faults_exist_and_each_is_described():
    assert len(FAULTS) > 200
    for name, fault in FAULTS.items():
        assert re.fullmatch(r"[a-z0-9_]+", name)
        assert fault.name == name
        assert fault.about.endswith((".", "?")), name
        assert fault.expects, name
        for expected in fault.expects:
            assert expected == FINE or issubclass(getattr(errors, expected), errors.AltegioError), name
        assert (fault.act is None) == (fault.kind in {FaultKind.LISTENER, FaultKind.TLS}), name


def test_every_fault_of_these_kinds_is_checked():
    assert set(TRANSPORT) == set(of_kind(FaultKind.TRANSPORT))
    assert {*ENCODING, *BOMBS} == set(of_kind(FaultKind.ENCODING))


def test_unknown_names_are_refused_with_similar_names():
    fake = FakeAltegio(size=SMALL)
    with pytest.raises(ValueError, match="gzip_bomb"):
        fake.inject("gzip_boom")
    with pytest.raises(ValueError, match="start a FaultServer"):
        fake.inject("tls_expired")
    with pytest.raises(ValueError, match="no fault is called"):
        FaultServer("nonsense")


# on the wire


@both
@pytest.mark.parametrize("name", TRANSPORT)
async def test_transport(name, how):
    seen = await exchange_all(name, how)
    assert TRANSPORT[name](seen), (seen.raw[:200], seen.end)
    if FAULTS[name].slow:
        assert seen.end == "open"


@both
@pytest.mark.parametrize("name", ENCODING)
async def test_encoding(name, how):
    seen = await exchange_all(name, how)
    assert ENCODING[name](seen), seen.raw[:200]


@both
@pytest.mark.parametrize("name", BOMBS)
async def test_bombs_are_small_when_compressed_and_huge_when_decompressed(name, how, monkeypatch):
    monkeypatch.setattr(encoding, "BOMB_BYTES", 8 * 1024 * 1024)
    seen = await exchange_all(name, how, limit=50_000_000, seconds=20, quiet=5)
    assert has_coding(seen, BOMBS[name])
    packed = seen.unchunked
    if name == "gzip_members":
        assert packed.count(b"\x1f\x8b\x08") >= 200_000
        return
    unpacked = {
        "gzip": lambda: gzip.decompress(packed),
        "deflate": lambda: zlib.decompress(packed),
        "br": lambda: pytest.importorskip("brotli").decompress(packed),
        "zstd": lambda: _zstd(packed),
    }[BOMBS[name]]()
    assert unpacked == b" " * encoding.BOMB_BYTES
    assert len(packed) * 500 < len(unpacked)


def _zstd(packed: bytes) -> bytes:
    try:
        from compression import zstd
    except ModuleNotFoundError:
        zstd = pytest.importorskip("backports.zstd")
    return zstd.decompress(packed)


@both
@pytest.mark.parametrize("name", of_kind(FaultKind.REDIRECT))
async def test_redirects(name, how):
    seen = await exchange_all(name, how)
    assert str(seen.status) in (name.split("_")[1], "302", "304")
    target = "".join(seen.header("location"))
    signs = {
        "host": "//elsewhere.example.com",
        "port": ":9/",
        "scheme": "ftp:",
        "path": "//elsewhere",
        "userinfo": "user:secret@",
    }
    assert signs.get(name.rsplit("_", 1)[1], "") in target


@both
@pytest.mark.parametrize("name", [name for name in of_kind(FaultKind.JSON) if not FAULTS[name].bends])
async def test_json(name, how):
    seen = await exchange_all(name, how, limit=10_000_000, seconds=5, quiet=2)
    assert seen.status == 200
    assert length(seen) == len(seen.body)
    if name.startswith("deep_"):  # the Python version decides whether this is readable
        levels = 1_000_000 if name == "deep_million" else int(name.removeprefix("deep_"))
        assert seen.body.count(b"[") == levels + 1
        return
    try:
        value = json.loads(seen.body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        value = None
    readable = name in {
        *("duplicate_keys", "number_too_large", "digits_400", "lone_surrogate"),
        *("bare_text", "bare_number", "bare_true", "empty_object", "empty_array"),
    }
    assert (value is not None) == readable


def _refuse(constant: str) -> None:
    raise ValueError(constant)


BENT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "flag_for_id": lambda row: row["id"] is True,
    "fraction_for_whole": lambda row: row["id"] % 1 == 0.5,
    "word_for_whole": lambda row: row["period"] == "many",
    "text_for_whole": lambda row: row["period"].isdigit(),
    "object_for_text": lambda row: row["title"]["value"],
    "null_for_all": lambda row: row.pop("id") and set(row.values()) == {None},
    "null_ids": lambda row: row["id"] is None and row["title"],
    "vast_ids": lambda row: row["id"] == 10**30,
    "bad_dates": lambda row: row["title"],
    "nul_in_text": lambda row: row["title"].startswith("a\0"),
}


@both
@pytest.mark.parametrize("name", BENT)
async def test_values_of_the_correct_response_are_changed(name, how):
    seen = await exchange_all(name, how)
    rows = json.loads(seen.body)["data"]
    assert len(rows) == 2
    assert all(BENT[name](row) for row in rows)


async def test_bad_dates_replace_dates():
    async with FaultServer("bad_dates") as server:
        here, phone = server.fake.locations[0], server.fake.users[0].phone
        request = build_request(server.fake).replace(
            f"/company/{here.id}/loyalty/abonement_types/search?page_size=2".encode(),
            f"/loyalty/abonements?company_id={here.id}&phone={phone}".encode(),
        )
        rows = json.loads((await exchange(server.base_url, request)).body)["data"]
    assert rows
    assert all(row["created_date"] == "31.02.2026" for row in rows)


@both
@pytest.mark.parametrize("name", of_kind(FaultKind.STATUS))
async def test_statuses(name, how):
    seen = await exchange_all(name, how, limit=10_000_000, seconds=5, quiet=2)
    number = re.search(r"\d{3}", name)
    assert seen.status == (int(number[0]) if number else 403)
    if name.startswith("empty_"):
        assert seen.body == b""
    if name.startswith(("html_", "edge_", "vast_page")):
        assert seen.body.startswith(b"<")
        assert seen.header("content-type")[0].startswith("text/html")


@both
@pytest.mark.parametrize("name", of_kind(FaultKind.ENVELOPE))
async def test_envelopes(name, how):
    seen = await exchange_all(name, how)
    number = re.search(r"\d{3}", name)
    assert seen.status == (int(number[0]) if number else 200)
    document = json.loads(seen.body)
    if FAULTS[name].bends:
        part, _, form = name.partition("_")
        checks: dict[str, Callable[[Any], Any]] = {
            "null": lambda value: value is None,
            "missing": lambda value: value is None,
            "list": lambda value: value == [],
            "object": lambda value: value == {},
            "text": lambda value: isinstance(value, str),
            "number": lambda value: value == 5,
            "false": lambda value: value is False,
        }
        if part in {"data", "meta", "success"}:
            assert checks[form](document.get(part))
            assert (part in document) == (form != "missing")
        elif name == "envelope_in_list":
            assert len(document[0]["data"]) == 2
        elif name == "no_envelope":
            assert len(document) == 2
        elif name == "no_success":
            assert set(document) == {"data", "meta"}
        else:
            assert (
                document["data"] == {"rows_null": [None], "rows_text": ["a", "b"], "rows_empty": [{}]}[name]
            )
    elif name.startswith("failure_"):
        assert document["success"] in (False, "false", 0)


@both
@pytest.mark.parametrize("name", of_kind(FaultKind.LIMIT))
async def test_limits(name, how):
    seen = await exchange_all(name, how)
    wanted = 503 if name.startswith("busy_") else 200 if name.endswith("_in_200") else 429
    assert seen.status == wanted
    hints = seen.header("retry-after")
    if name in {"limit_plain", "limit_empty", "limit_html", "limit_then_block"} or "_text" in name:
        assert hints == []
    elif name == "limit_milliseconds":
        assert seen.header("retry-after-ms") == ["250"]
    elif name == "limit_two_hints":
        assert hints == ["1", "60"]
    else:
        assert len(hints) == 1
    if "_text" in name:
        assert re.search(r"\d", json.loads(seen.body)["meta"]["message"])


@both
async def test_a_limit_can_turn_into_a_block(how):
    server = (
        FaultServer("limit_then_block")
        if how == "bare sockets"
        else FakeAltegio(size=SMALL, rate_limits=None)
    )
    async with server:
        fake = server.fake if isinstance(server, FaultServer) else server
        if server is fake:
            fake.inject("limit_then_block")
        statuses = [(await exchange(server.base_url, build_request(fake))).status for _ in range(5)]
    assert statuses == [429, 429, 429, 403, 403]


# the listener and TLS


async def test_the_fault_refused_has_no_listener():
    async with FaultServer("refused") as server:
        with pytest.raises(ConnectionRefusedError):
            await exchange(server.base_url, b"")


@pytest.mark.parametrize(
    ("name", "end"), [("closed_on_arrival", "closed"), ("reset_on_arrival", "reset"), ("deaf", "open")]
)
async def test_arrivals(name, end):
    async with FaultServer(name) as server:
        seen = await exchange(server.base_url, b"", quiet=0.2)
        assert (seen.raw, seen.end) == (b"", end)
        assert (server.connection_count, server.request_count) == (1, 0)


async def shake(server: FaultServer) -> bytes:
    assert server.trust is not None
    host, port = server.base_url.split("/")[2].split(":")
    async with asyncio.timeout(0.5):
        reader, writer = await asyncio.open_connection(host, int(port), ssl=server.trust)
        try:
            writer.write(build_request(server.fake))
            return await reader.read(4096)
        finally:
            writer.close()


HANDSHAKES = {
    "tls_fine": None,
    "tls_unknown_issuer": "CERTIFICATE_VERIFY_FAILED",
    "tls_wrong_host": "mismatch",
    "tls_expired": "expired",
    "tls_wants_certificate": "certificate|^$",
    "tls_closed_in_handshake": ".*",
    "tls_reset_in_handshake": ".*",
    "tls_stall": ".*",
    "tls_noise": "SSL",
    "tls_plain_http": "SSL",
}


@pytest.mark.parametrize("name", HANDSHAKES)
async def test_handshakes(name):
    async with FaultServer(name) as server:
        assert server.base_url.startswith("https://")
        wanted = HANDSHAKES[name]
        if wanted is None:
            assert (await shake(server)).startswith(b"HTTP/1.1 200 OK")
            return
        if (
            name == "tls_wants_certificate"
        ):  # TLS 1.3 reports this after the client has finished its handshake
            try:
                assert await shake(server) == b""
            except OSError as error:
                assert re.search(wanted, str(error), re.IGNORECASE)  # noqa: PT017 - either way is right
            return
        with pytest.raises(OSError, match=wanted):  # also ssl.SSLError and TimeoutError
            await shake(server)
        assert server.request_count == 0


def test_every_listener_and_tls_fault_is_tested():
    assert set(of_kind(FaultKind.TLS)) == set(HANDSHAKES)
    assert set(of_kind(FaultKind.LISTENER)) == {"refused", "closed_on_arrival", "reset_on_arrival", "deaf"}


# the server itself


async def test_without_a_fault_the_server_is_a_fake_altegio_with_persistent_connections():
    async with FaultServer() as server:
        request = build_request(server.fake)
        seen = await exchange(server.base_url, request + request)
        assert seen.raw.count(b"HTTP/1.1 200 OK") == 2
        assert seen.end == "open"
        assert (server.connection_count, server.request_count) == (1, 2)
        assert json.loads(ReceivedBytes.of(seen.raw[: len(seen.raw) // 2 + 40], "").body[: length(seen)])[
            "meta"
        ] == {"count": 2}


async def test_faults_strike_by_route_and_by_call():
    async with FaultServer() as server:
        server.inject("empty_503", nth=2)
        server.inject("close_unanswered", operation="authorize_user")
        request = build_request(server.fake)
        assert [(await exchange(server.base_url, request)).status for _ in range(3)] == [200, 503, 200]
        lost = await exchange(server.base_url, b"POST /api/v1/auth HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
        assert (lost.raw, lost.end) == (b"", "closed")


async def test_bodies_are_read_with_a_length_in_chunks_and_after_an_expectation():
    async with FaultServer() as server:
        login = json.dumps({"login": server.fake.login, "password": server.fake.password}).encode()
        start = (
            f"POST /api/v1/auth HTTP/1.1\r\nAccept: application/vnd.api.v2+json\r\n"
            f"Authorization: Bearer {server.fake.partner_token}\r\n"
        ).encode()
        pieces = b"%x\r\n%b\r\n0\r\n\r\n" % (len(login), login)
        for head, body in (
            (b"Content-Length: %d\r\n\r\n" % len(login), login),
            (b"Transfer-Encoding: chunked\r\n\r\n", pieces),
        ):
            assert (await exchange(server.base_url, start + head + body)).status == 201
        waits = b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(login)
        seen = await exchange(server.base_url, start + waits + login)
        assert (seen.status, ReceivedBytes.of(seen.body, "").status) == (100, 201)


@pytest.mark.parametrize("noise", [b"\x16\x03\x01\x00\r\n\r\n", b"GET /\r\n\r\n", b"x" * 70_000])
async def test_the_connection_of_an_invalid_request_is_closed(noise):
    async with FaultServer() as server:
        seen = await exchange(server.base_url, noise)
        assert (seen.raw, seen.end in {"closed", "reset"}) == (b"", True)


async def test_the_server_stops_at_once_in_any_state_of_its_connections():
    before = len(asyncio.all_tasks())
    async with FaultServer("no_answer") as server:
        calls = [
            asyncio.ensure_future(exchange(server.base_url, build_request(server.fake), quiet=5, seconds=5))
            for _ in range(5)
        ]
        for _ in range(200):
            if server.request_count == 5:
                break
            await asyncio.sleep(0.01)
        assert server.open_connections == 5
        started = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - started < 1.5
    assert {seen.end for seen in await asyncio.gather(*calls)} <= {"closed", "reset"}
    assert server.open_connections == 0
    assert len(asyncio.all_tasks()) == before
