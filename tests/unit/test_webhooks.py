"""Parsing of webhook requests."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from altegio_async import webhooks
from altegio_async.errors import AltegioError, InvalidWebhookError, WebhookTokenError

DESCRIPTION = Path(__file__).parents[2] / "openapi" / "developers.yaml"
TOKEN = "token-of-the-integration"
BODY: dict[str, Any] = {
    "company_id": 720441,
    "resource": "record",
    "resource_id": 815,
    "status": "update",
    "data": {"id": 815, "last_change_date": "2026-05-14T10:00:00+0200"},
}
TYPES = {
    "salon": webhooks.LocationEvent,
    "company": webhooks.LocationEvent,
    "staff": webhooks.TeamMemberEvent,
    "master": webhooks.TeamMemberEvent,
    "service": webhooks.ServiceEvent,
    "service_category": webhooks.ServiceCategoryEvent,
    "client": webhooks.ClientEvent,
    "record": webhooks.AppointmentEvent,
    "loyalty_card": webhooks.LoyaltyCardEvent,
    "schedule": webhooks.ScheduleEvent,
    "good": webhooks.ProductEvent,
    "goods_operations_sale": webhooks.ProductOperationEvent,
    "goods_operations_receipt": webhooks.ProductOperationEvent,
    "goods_operations_consumable": webhooks.ProductOperationEvent,
    "goods_operations_stolen": webhooks.ProductOperationEvent,
    "goods_operations_move": webhooks.ProductOperationEvent,
    "finances_operation": webhooks.TransactionEvent,
    "warehouse": webhooks.UnknownEvent,
}


def encode(**changes: Any) -> bytes:
    return json.dumps({**BODY, **changes}).encode()


def list_examples() -> list[tuple[str, dict[str, Any]]]:
    described = yaml.safe_load(DESCRIPTION.read_text())["webhooks"]
    content = {
        name: item["post"]["requestBody"]["content"]["application/json"] for name, item in described.items()
    }
    return [(name, part["example"]) for name, part in content.items() if "example" in part]


@pytest.mark.parametrize("resource", TYPES)
def test_each_resource_has_its_event_type(resource: str):
    event = webhooks.parse(encode(resource=resource, data=[]))
    assert type(event) is TYPES[resource]
    assert not isinstance(event, webhooks.MarketplaceEvent)
    assert (event.location_id, event.resource, event.resource_id, event.status) == (
        720441,
        resource,
        815,
        "update",
    )
    assert not event.data


@pytest.mark.parametrize(("name", "example"), list_examples(), ids=[name for name, _ in list_examples()])
def test_every_value_of_a_described_event_is_typed(name: str, example: dict[str, Any]):
    event = webhooks.parse(json.dumps(example))
    if name == "marketplace_webhook":
        assert isinstance(event, webhooks.MarketplaceEvent)
        assert example["partner_token"] not in repr(event)
        return
    assert not isinstance(event, (webhooks.MarketplaceEvent, webhooks.UnknownEvent))
    data: Any = event.data
    values = {field: getattr(data, field) for field in data.__struct_fields__}
    assert len(values) >= len(example["data"])
    missing = [
        wire
        for field, wire in zip(data.__struct_fields__, data.__struct_encode_fields__, strict=True)
        if values[field] is None and example["data"].get(wire) not in (None, {}, [])
    ]
    assert missing == []


@pytest.mark.parametrize("data", [[], None, "text", 5, True])
def test_data_that_is_not_an_object_is_none(data: Any):
    event = webhooks.parse(encode(data=data))
    assert isinstance(event, webhooks.AppointmentEvent)
    assert event.data is None


def test_an_empty_object_has_no_values():
    event = webhooks.parse(encode(data={}))
    assert isinstance(event, webhooks.AppointmentEvent)
    assert event.data is not None
    assert set(event.data.to_dict().values()) == {None}


def test_missing_data_is_none():
    body = {key: value for key, value in BODY.items() if key != "data"}
    event = webhooks.parse(json.dumps(body))
    assert isinstance(event, webhooks.AppointmentEvent)
    assert event.data is None


@pytest.mark.parametrize("unset", [[], None])
@pytest.mark.parametrize("field", ["client", "good", "unit", "storage", "master", "service", "supplier"])
def test_an_unset_object_of_a_product_operation_is_none(field: str, unset: Any):
    event = webhooks.parse(
        encode(resource="goods_operations_sale", data={"id": 1, field: unset, "loyalty_certificate_id": 7})
    )
    assert isinstance(event, webhooks.ProductOperationEvent)
    assert event.data is not None
    assert event.data.gift_card_id == 7
    assert event.data.to_dict(wire=True)[field] is None


def test_one_unreadable_value_is_the_only_value_lost():
    event = webhooks.parse(encode(data={"id": 815, "datetime": "soon", "comment": "By the window"}))
    assert isinstance(event, webhooks.AppointmentEvent)
    assert event.data is not None
    assert (event.data.id, event.data.datetime, event.data.comment) == (815, None, "By the window")


def test_ids_as_text_are_numbers():
    event = webhooks.parse(encode(company_id="720441", resource_id="815"))
    assert isinstance(event, webhooks.AppointmentEvent)
    assert (event.location_id, event.resource_id) == (720441, 815)


def test_an_unknown_resource_keeps_its_data():
    event = webhooks.parse(encode(resource="warehouse", data={"id": 3, "shelf": "A"}))
    assert isinstance(event, webhooks.UnknownEvent)
    assert event.data == {"id": 3, "shelf": "A"}


@pytest.mark.parametrize("word", ["uninstall", "freeze"])
def test_marketplace_events(word: str):
    event = webhooks.parse(
        json.dumps({"salon_id": 720441, "application_id": 13, "event": word, "partner_token": TOKEN})
    )
    assert isinstance(event, webhooks.MarketplaceEvent)
    assert (event.location_id, event.application_id, event.event) == (720441, 13, word)
    assert event.dedup_key == f"720441:13:{word}"
    assert TOKEN not in repr(event)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b"{}",
        b"5",
        b"\xff",
        b"{",
        b'{"resource": "record"}',
        b'{"resource": 5, "resource_id": 1}',
        b'{"event": "opened"}',
        b"[" * 200_000,
        encode(company_id=None),
        encode(resource_id="none"),
        encode(status=None),
        encode(data={"id": "x" * 2_000_000}),
    ],
)
def test_a_body_that_is_not_an_event_is_refused(body: bytes):
    with pytest.raises(InvalidWebhookError) as caught:
        webhooks.parse(body)
    assert isinstance(caught.value, AltegioError)
    assert isinstance(caught.value, ValueError)
    assert "x" * 100 not in str(caught.value)


def test_an_event_in_another_wrapping_is_read():
    plain = encode(data={"id": 815, "comment": "HALF"})
    wrapped = {
        "mark": b"\xef\xbb\xbf" + plain,
        "mark in text": plain.decode().join(("\ufeff", "")),
        "array of one": b"[" + plain + b"]",
        "mark and array": b"\xef\xbb\xbf \r\n[" + plain + b" ]",
        "half of a pair": plain.replace(b"HALF", b"\\ud83d"),
        "half of a pair in an array": b"[" + plain.replace(b"HALF", b"x\\uDC4D") + b"]",
    }
    events = {name: webhooks.parse(body) for name, body in wrapped.items()}
    assert {name: (type(event), event.resource_id) for name, event in events.items()} == dict.fromkeys(
        wrapped, (webhooks.AppointmentEvent, 815)
    )
    with pytest.raises(InvalidWebhookError, match="an array of 2 events; parse each of them"):
        webhooks.parse(b"[" + plain + b"," + plain + b"]")


@pytest.mark.parametrize("depth", [50, 101, 480, 900])
def test_deeply_nested_data_of_an_unknown_resource_is_converted(depth: int):
    body = b'{"company_id": 1, "resource": "warehouse", "resource_id": 1, "status": "create", "data": %b}'
    event = webhooks.parse(body % (b'{"a":[' * (depth // 2) + b"1" + b"]}" * (depth // 2)))
    assert json.loads(event.to_json())["resource"] == "warehouse"
    assert event.to_dict()["data"] == event.data
    assert event.dedup_key.startswith("1:warehouse:1:create:")


@pytest.mark.parametrize("body", [5, None, {"resource": "record"}, ["x"]])
def test_a_body_of_another_type_is_refused(body: Any):
    with pytest.raises(InvalidWebhookError, match="bytes or text"):
        webhooks.parse(body)


@pytest.mark.parametrize("convert", [bytes, bytearray, memoryview, bytes.decode])
def test_bytes_and_text_are_read(convert: Any):
    event = webhooks.parse(convert(encode()))
    assert isinstance(event, webhooks.AppointmentEvent)


# -- tokens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {TOKEN}"},
        {"authorization": f"bearer {TOKEN}"},
        {"AUTHORIZATION": f" Bearer  {TOKEN} "},
        {b"authorization": f"Bearer {TOKEN}".encode()},
        [("Accept", "*/*"), ("Authorization", f"Bearer {TOKEN}")],
        [(b"authorization", f"Bearer {TOKEN}".encode())],
    ],
)
def test_the_expected_token_is_accepted(headers: Any):
    assert webhooks.parse(encode(), headers, token=TOKEN)


@pytest.mark.parametrize(
    "headers",
    [
        None,
        {},
        [],
        {"Authorization": ""},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer "},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": "Bearer \udcff"},
        {"X-Authorization": f"Bearer {TOKEN}"},
        [("Authorization", f"Bearer {TOKEN}"), ("authorization", "Bearer other")],
    ],
)
def test_another_token_is_refused(headers: Any):
    with pytest.raises(WebhookTokenError) as caught:
        webhooks.parse(encode(), headers, token=TOKEN)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": None}, {"Authorization": ["Bearer " + TOKEN]}, {"Authorization": 5}, {None: "x"}, [("a",)], [1], "abc",
        5, {"Authorization": "Bearer \ud800"}, [(b"authorization", None)],
    ],
)  # fmt: skip
def test_headers_without_a_readable_token_are_refused(headers: Any):
    with pytest.raises(WebhookTokenError):
        webhooks.parse(encode(), headers, token=TOKEN)


@pytest.mark.parametrize("token", [b"bytes", 5, "\ud800"])
def test_an_expected_token_that_no_request_contains_refuses_all(token: Any):
    with pytest.raises(WebhookTokenError):
        webhooks.parse(encode(), {"Authorization": f"Bearer {TOKEN}"}, token=token)


def test_an_empty_expected_token_is_refused():
    with pytest.raises(WebhookTokenError, match="empty"):
        webhooks.parse(encode(), {"Authorization": "Bearer "}, token="")


def test_the_token_is_checked_before_the_body():
    with pytest.raises(WebhookTokenError):
        webhooks.parse(b"not JSON", {}, token=TOKEN)


def test_a_token_with_letters_outside_ascii_is_compared():
    assert webhooks.parse(encode(), {"Authorization": "Bearer jeton-é"}, token="jeton-é")


# -- keys for deduplication -----------------------------------------------------------------------


def read_key(**changes: Any) -> str:
    return webhooks.parse(encode(**changes)).dedup_key


def test_a_repeated_delivery_has_the_same_key():
    assert read_key() == read_key()
    assert read_key(data={"last_change_date": "2026-05-14T10:00:00+02:00", "id": 815}) == read_key()


@pytest.mark.parametrize(
    "changes",
    [
        {"company_id": 720442},
        {"resource": "client"},
        {"resource_id": 816},
        {"status": "delete"},
        {"data": {"id": 815, "last_change_date": "2026-05-14T10:00:01+0200"}},
        {"data": []},
    ],
)
def test_another_change_has_another_key(changes: dict[str, Any]):
    assert read_key(**changes) != read_key()


@pytest.mark.parametrize("resource", ["salon", "staff", "service", "loyalty_card", "warehouse"])
def test_changes_without_a_time_are_distinguished_by_their_data(resource: str):
    first = read_key(resource=resource, data={"id": 1, "title": "Cut", "name": "Cut", "balance": 4})
    second = read_key(resource=resource, data={"id": 1, "title": "Dye", "name": "Dye", "balance": 5})
    assert first != second
    assert first == read_key(resource=resource, data={"balance": 4, "name": "Cut", "title": "Cut", "id": 1})


# -- mutated bodies -------------------------------------------------------------------------------

_TOKENS = [
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    b"0",
    b"-1",
    b"1e999",
    b"1" * 400,
    b'"\\ud800"',
    b"true",
    b"\xff",
    b",",
]


def mutate(body: bytes, source: random.Random) -> bytes:
    for _ in range(source.randint(1, 4)):
        start = source.randrange(len(body) + 1)
        end = min(len(body), start + source.choice([0, 1, 2, 8, 40]))
        choice = source.choice([b"", *_TOKENS, bytes([source.randrange(256)]), body[start:end] * 3])
        body = body[:start] + choice + body[end:]
    return body


@pytest.mark.parametrize("count", [3_000, pytest.param(100_000, marks=pytest.mark.full)])
def test_a_mutated_body_is_an_event_or_refused(count: int):
    source = random.Random(20260514)
    bodies = [json.dumps(example).encode() for _, example in list_examples()] + [encode()]
    events = 0
    for _ in range(count):
        body = mutate(source.choice(bodies), source)
        try:
            event = webhooks.parse(body)
        except InvalidWebhookError:
            continue
        events += 1
        assert isinstance(event.dedup_key, str)
        assert isinstance(event.to_json(), str)
    assert 0 < events < count


def test_a_body_in_another_encoding_is_named_as_the_body():
    body = b'{"company_id": 1, "resource": "record", "resource_id": 5, "status": "update", "data": {"comment": "\xe9"}}'
    with pytest.raises(InvalidWebhookError, match=r"^the body .* AppointmentEvent: it is not valid UTF-8$"):
        webhooks.parse(body)
