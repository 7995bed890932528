"""FakeAltegio delivers an event to the subscribed applications after each change."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from altegio_async import AltegioClient, UnprocessableEntityError, webhooks
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing import FakeAltegio, Size

SMALL = Size(chains=1, locations=2, membership_types=1, gift_card_types=1, clients=1)


@pytest.fixture
async def fake():
    async with FakeAltegio(size=SMALL, rate_limits=None) as running:
        yield running


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
    ) as client:
        yield client


def announce(fake: FakeAltegio, count: int, *, resource: str = "record", location: int | None = None) -> None:
    """Report changes of distinct objects."""
    for ident in range(1, count + 1):
        fake.world.announce(
            resource,
            "update",
            location_id=location or fake.locations[0].id,
            resource_id=ident,
            render=lambda: {"last_change_date": "2026-05-14T10:00:00+0200"},
        )


def collect(received: list[int]) -> Callable[[bytes, Mapping[str, str]], None]:
    def receive(body: bytes, headers: Mapping[str, str]) -> None:
        event = webhooks.parse(body, headers)
        assert not isinstance(event, webhooks.MarketplaceEvent)
        received.append(event.resource_id)

    return receive


async def test_a_write_is_delivered_as_a_typed_event_with_its_token(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0].id
    client = fake.add_client(location, phone="+12025550168")
    card = fake.add_loyalty_card(location, client=client)
    await fake.flush_webhooks()
    events: list[webhooks.WebhookEvent] = []

    async def receive(body: bytes, headers: Mapping[str, str]) -> None:
        events.append(webhooks.parse(body, headers, token="secret"))

    fake.webhooks_to(receive, token="secret")
    await altegio.loyalty_cards.create_transaction(location, card.id, amount=12.5)
    await altegio.loyalty_cards.delete(location, card.id)
    await fake.flush_webhooks()
    updated, deleted = events
    assert isinstance(updated, webhooks.LoyaltyCardEvent)
    assert isinstance(deleted, webhooks.LoyaltyCardEvent)
    assert updated.data is not None
    assert (updated.status, updated.resource_id, updated.location_id) == ("update", card.id, location)
    assert (updated.data.balance, updated.data.phone) == (12.5, "+12025550168")
    assert deleted.status == "delete"


async def test_quick_changes_of_one_object_have_different_keys(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    member = fake.add_team_member(location)
    service = fake.add_service(location, team_members=[member])
    client = fake.add_client(location, phone="+12025550168")
    appointment = fake.add_appointment(
        location, team_member=member, client=client, services=[service], start=dt.datetime(2026, 12, 24, 12)
    )
    account, *_ = await altegio.payments.list_accounts(location)
    payment = await altegio.payments.create_transaction(location, account_id=account.id, amount=1)
    events: list[webhooks.WebhookEvent] = []
    fake.webhooks_to(lambda body, _headers: events.append(webhooks.parse(body)), duplicates=0.5)
    for attendance in (2, 0, 2, 0):
        await altegio.appointments.update(location, appointment.id, attendance=attendance)
        body = {"attendance": attendance, "comment": ""}
        await altegio.visits.update(appointment.visit_id, appointment.id, body=body)
        profile = {"name": "Mara", "phone": "+12025550168"}
        await altegio.clients.update(location, client.id, **profile)
        await altegio.payments.update_transaction(location, payment.id, comment=str(attendance))
    await fake.flush_webhooks()
    keys = Counter((type(event).__name__, event.dedup_key) for event in events)
    assert Counter(name for name, _ in keys) == {
        "AppointmentEvent": 8,
        "ClientEvent": 4,
        "TransactionEvent": 4,
    }
    assert keys.total() > 16


async def test_the_card_of_a_deleted_client_changes_and_is_deleted(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    client = fake.add_client(location, phone="+12025550168")
    card = fake.add_loyalty_card(location, client=client)
    events: list[webhooks.WebhookEvent] = []
    fake.webhooks_to(lambda body, _headers: events.append(webhooks.parse(body)))
    await altegio.clients.delete(location, client.id)
    await altegio.loyalty_cards.create_transaction(location, card.id, amount=1)
    await altegio.loyalty_cards.delete(location, card.id)
    await fake.flush_webhooks()
    assert [type(event) for event in events] == [
        webhooks.ClientEvent,
        webhooks.LoyaltyCardEvent,
        webhooks.LoyaltyCardEvent,
    ]


async def test_changes_are_delivered_in_order_by_default(fake: FakeAltegio):
    received: list[int] = []
    fake.webhooks_to(collect(received))
    announce(fake, 20)
    await fake.flush_webhooks()
    assert received == list(range(1, 21))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_an_event_arrives_after_at_most_the_given_number_of_later_ones(fake: FakeAltegio, seed: int):
    received: list[int] = []
    fake.webhooks_to(collect(received), reordering=3, seed=seed)
    announce(fake, 100)
    await fake.flush_webhooks()
    assert sorted(received) == list(range(1, 101))
    assert received != sorted(received)
    overtakers = [sum(later > ident for later in received[:place]) for place, ident in enumerate(received)]
    assert 1 <= max(overtakers) <= 3


async def test_equal_seeds_repeat_and_reorder_equally(fake: FakeAltegio):
    lists: list[list[int]] = [[], [], []]
    for received, seed in zip(lists, (5, 5, 6), strict=True):
        fake.webhooks_to(collect(received), duplicates=0.4, reordering=5, seed=seed)
    announce(fake, 50)
    await fake.flush_webhooks()
    assert lists[0] == lists[1] != lists[2]
    assert set(Counter(lists[0]).values()) == {1, 2, 3}


async def test_a_delayed_event_arrives_without_a_flush(fake: FakeAltegio):
    arrived = asyncio.Event()
    fake.webhooks_to(lambda _body, _headers: arrived.set(), delay=0.02, reordering=2)
    announce(fake, 1)
    await asyncio.sleep(0)
    assert not arrived.is_set()
    await asyncio.wait_for(arrived.wait(), 30)


async def test_a_flush_does_not_wait_for_the_delay(fake: FakeAltegio):
    received: list[int] = []
    fake.webhooks_to(collect(received), delay=3_600)
    announce(fake, 2)
    await fake.flush_webhooks()
    assert received == [1, 2]


async def test_an_error_of_a_function_is_raised_by_the_flush(fake: FakeAltegio):
    def refuse(_body: bytes, _headers: Mapping[str, str]) -> None:
        raise AssertionError("wrong event")

    fake.webhooks_to(refuse)
    announce(fake, 1)
    with pytest.raises(AssertionError, match="wrong event"):
        await fake.flush_webhooks()


def test_changes_before_the_start_are_delivered_after_it():
    received: list[int] = []

    async def run() -> None:
        async with fake:
            await fake.flush_webhooks()

    fake = FakeAltegio(size=SMALL)
    fake.webhooks_to(collect(received))
    announce(fake, 2)
    asyncio.run(run())
    assert received == [1, 2]


async def test_events_that_wait_are_discarded_at_the_end():
    received: list[int] = []
    async with FakeAltegio(size=SMALL) as fake:
        fake.webhooks_to(collect(received), delay=3_600)
        announce(fake, 2)
    await fake.flush_webhooks()
    assert received == []


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [([204], (204, 1)), ([503, 429, 200], (200, 3)), ([500] * 4, (500, 3)), ([404], (404, 1))],
)
async def test_a_delivery_has_up_to_three_attempts(
    fake: FakeAltegio, statuses: list[int], expected: tuple[int, int]
):
    left = list(statuses)

    async def respond(_request: web.Request) -> web.Response:
        return web.Response(status=left.pop(0))

    app = web.Application()
    app.router.add_post("/hooks", respond)
    async with TestServer(app) as server:
        fake.webhooks_to(str(server.make_url("/hooks")))
        announce(fake, 1)
        await fake.flush_webhooks()
    (delivery,) = fake.webhook_deliveries
    assert (delivery.status, delivery.attempts) == expected


async def test_a_lost_application_is_recorded_without_a_status(fake: FakeAltegio, unused_tcp_port: int):
    fake.webhooks_to(f"http://127.0.0.1:{unused_tcp_port}/hooks")
    announce(fake, 1)
    await fake.flush_webhooks()
    (delivery,) = fake.webhook_deliveries
    assert (delivery.status, delivery.attempts) == (0, 3)


# -- settings -------------------------------------------------------------------------------------


async def test_only_subscribed_events_are_sent(fake: FakeAltegio, altegio: AltegioClient):
    first, second = (location.id for location in fake.locations)
    received: list[int] = []
    fake.webhooks_to(collect(received))
    await altegio.webhook_settings.update(first, urls=["https://example.org/hooks"], appointment=0)
    announce(fake, 1, location=first)
    announce(fake, 2, location=second)
    announce(fake, 3, resource="client", location=first)
    await altegio.webhook_settings.update(first, active=0)
    announce(fake, 4, resource="client", location=first)
    await fake.flush_webhooks()
    assert received == [1, 2, 1, 2, 3]


@pytest.mark.parametrize(
    ("resource", "switch"), [("company", "location"), ("staff", "team_member"), ("good", "product")]
)
async def test_a_resource_is_switched_by_the_flag_of_its_name(
    fake: FakeAltegio, altegio: AltegioClient, resource: str, switch: Any
):
    received: list[int] = []
    fake.webhooks_to(collect(received))
    url = ["https://example.org/hooks"]
    await altegio.webhook_settings.update(fake.locations[0].id, urls=url, **{switch: 0})
    announce(fake, 1, resource=resource)
    announce(fake, 2, resource="service")
    await fake.flush_webhooks()
    assert received == [1, 2]


async def test_the_settings_contain_the_url_of_the_application(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    fake.webhooks_to("http://127.0.0.1:9/hooks")
    await altegio.webhook_settings.add_url(location, "https://example.org/hooks")
    settings = await altegio.webhook_settings.get(location)
    assert settings.urls == ["http://127.0.0.1:9/hooks", "https://example.org/hooks"]
    assert (settings.active, settings.appointment, settings.loyalty_card) == (1, 1, 1)
    left = await altegio.webhook_settings.remove_url(location, "http://127.0.0.1:9/hooks")
    assert left.urls == ["https://example.org/hooks"]
    announce(fake, 1)
    await fake.flush_webhooks()
    assert fake.webhook_deliveries == []  # another host than loopback receives nothing


async def test_an_added_url_on_loopback_receives_events(fake: FakeAltegio, altegio: AltegioClient):
    received: list[int] = []

    async def receive(request: web.Request) -> web.Response:
        collect(received)(await request.read(), request.headers)
        return web.Response(status=204)

    app = web.Application()
    app.router.add_post("/hooks", receive)
    async with TestServer(app) as server:
        await altegio.webhook_settings.add_url(fake.locations[0].id, str(server.make_url("/hooks")))
        announce(fake, 2)
        announce(fake, 3, location=fake.locations[1].id)
        await fake.flush_webhooks()
    assert received == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        {"urls": [], "active": 1},
        {"urls": ["hooks"], "active": 1},
        {"urls": ["https://[", "https://a.example"]},
    ],
)
async def test_invalid_settings_are_refused(fake: FakeAltegio, altegio: AltegioClient, body: dict[str, Any]):
    location = fake.locations[0].id
    with pytest.raises(UnprocessableEntityError):
        await altegio.request("POST", f"/hooks_settings/{location}", json=body)
    assert (await altegio.webhook_settings.get(location)).urls == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("duplicates", 1.5),
        ("duplicates", "x"),
        ("reordering", -1),
        ("delay", -1),
        ("token", 5),
        ("seed", "1"),
    ],
)
def test_an_invalid_option_of_deliveries_is_refused(name: str, value: Any):
    fake = FakeAltegio(size=SMALL)
    with pytest.raises(InvalidArgumentError, match=name):
        fake.webhooks_to(lambda _body, _headers: None, **{name: value})


@pytest.mark.parametrize("target", ["hooks", "ftp://127.0.0.1/hooks", 5, None])
def test_a_target_that_cannot_receive_events_is_refused(target: Any):
    fake = FakeAltegio(size=SMALL)
    with pytest.raises(InvalidArgumentError, match="target must be"):
        fake.webhooks_to(target)
    assert fake.world.webhook_urls == []
