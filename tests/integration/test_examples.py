"""The programs of examples/ run as processes against FakeAltegio."""

from __future__ import annotations

import ast
import asyncio
import csv
import datetime as dt
import json
import re
import signal
import sys
from decimal import Decimal
from pathlib import Path

import aiohttp
import pytest

from altegio_async import AltegioClient
from altegio_async.models import AppointmentClientInput
from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import CommandResult, build_environment
from tests.support.waiting import wait_until

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TESTED = {
    "booking_assistant",
    "booking_desk",
    "cards_of_all_clients",
    "crm_export",
    "price_list",
    "reminder_bot",
    "webhooks_aiohttp",
    "webhooks_fastapi",
}
SHORT = ("booking_assistant", "crm_export", "reminder_bot")
PHONE = "+12025550168"


@pytest.fixture
async def fake():
    async with FakeAltegio(
        seed=3, size=Size(chains=1, locations=2, membership_types=7, gift_card_types=4), rate_limits=None
    ) as server:
        yield server


def connect(fake):
    return AltegioClient(fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None)


async def start(name: str, *arguments: object, env: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", EXAMPLES / f"{name}.py", *map(str, arguments),
        env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def run(name: str, *arguments: object, env: dict[str, str]) -> CommandResult:
    process = await start(name, *arguments, env=env)
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    return CommandResult(process.returncode, out.decode(), err.decode())


def test_every_example_is_run_by_a_test():
    assert {path.stem for path in EXAMPLES.glob("*.py")} == TESTED


@pytest.mark.parametrize("name", SHORT)
def test_a_short_example_has_at_most_45_lines_without_a_dict_or_a_cast(name):
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    assert len(text.splitlines()) <= 45
    assert not [node.lineno for node in nodes if isinstance(node, ast.Dict | ast.DictComp)]
    assert not [node.id for node in nodes if isinstance(node, ast.Name) and node.id in {"dict", "cast"}]


def add_tomorrow(fake, location, client, hour, **options):
    """Add an appointment at an hour of tomorrow."""
    now = dt.datetime.now(location.zone)
    start = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(hour), location.zone)
    return fake.add_appointment(location.id, client=client, start=start, **options)


def read_attendance(fake, appointment):
    return fake.world.booking.appointments[appointment.id].attendance


async def test_the_reminder_bot_confirms_appointments_of_tomorrow_and_those_booked_meanwhile(
    fake, unused_tcp_port
):
    location, zone = fake.locations[0], dt.datetime.now().astimezone().tzinfo
    location.zone = dt.timezone(zone.utcoffset(None) or dt.timedelta())
    member = fake.add_team_member(location.id)
    service = fake.add_service(location.id, team_members=[member])
    work = {"team_member": member, "services": [service]}
    client = fake.add_client(location.id, phone=PHONE)
    first = add_tomorrow(fake, location, client, 12, **work)
    missed = add_tomorrow(fake, location, client, 14, attendance=-1, **work)
    process = await start(
        "reminder_bot",
        location.id,
        env=build_environment(fake, PORT=str(unused_tcp_port), WEBHOOK_TOKEN="secret"),
    )
    try:
        lines = [await asyncio.wait_for(process.stdout.readline(), 60)]
        assert await wait_until(lambda: read_attendance(fake, first) == 2, 30)
        fake.webhooks_to(f"http://127.0.0.1:{unused_tcp_port}/", token="secret", duplicates=0.9)
        async with connect(fake) as altegio:
            second = await altegio.appointments.create(
                location.id,
                team_member_id=member.id,
                services=[service.id],
                client=AppointmentClientInput(phone=PHONE, name="Mara"),
                datetime=first.start.replace(hour=16),
                seance_length=3600,
            )
        await fake.flush_webhooks()
        lines.append(await asyncio.wait_for(process.stdout.readline(), 60))
    finally:
        process.send_signal(signal.SIGTERM)
        rest, _ = await process.communicate()
    assert [read_attendance(fake, one) for one in (first, second, missed)] == [2, 2, -1]
    assert [line.decode() for line in lines] == [
        f"{PHONE} See you tomorrow at {hour}:00?\n" for hour in (12, 16)
    ]
    assert rest == b""
    assert {delivery.status for delivery in fake.webhook_deliveries} == {204}


async def test_the_export_contains_all_clients_and_the_transactions_of_a_month(fake, tmp_path):
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE, name="Mara")
    for day, amount in ((1, 60), (31, -10), (15, 25)):
        fake.add_transaction(location.id, amount=amount, client=client, when=dt.date(2026, 5, day))
    fake.add_transaction(location.id, amount=99, when=dt.date(2026, 6, 1))
    done = await run("crm_export", location.id, "2026-05", tmp_path / "out", env=build_environment(fake))
    count = sum(one.location_id == location.id for one in fake.world.clients.values())
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"{count} clients, 3 transactions", "Other income: 75.00"]
    clients, rows = (
        list(csv.DictReader((tmp_path / "out" / name).read_text(encoding="utf-8").splitlines()))
        for name in ("clients.csv", "transactions.csv")
    )
    assert len(clients) == count
    assert next(row for row in clients if row["name"] == "Mara")["visits_count"] == "0"
    assert [Decimal(row["amount"]) for row in rows] == [60, 25, -10]


@pytest.mark.parametrize("visits", [5, 0])
async def test_the_assistant_books_and_pays_with_a_usable_membership(fake, visits):
    location = fake.locations[0]
    member = fake.add_team_member(location.id, name="Alma")
    service = fake.add_service(location.id, title="Deep massage", price=70, team_members=[member])
    client = fake.add_client(location.id, phone=PHONE, name="Mara")
    membership = fake.add_membership(location.id, client=client, visits=visits)
    done = await run(
        "booking_assistant", location.id, "Deep massage", PHONE, "Mara", env=build_environment(fake)
    )
    assert (done.code, done.err) == (0, "")
    booked, paid = done.out.splitlines()
    assert booked.startswith("Deep massage with Alma on ")
    assert paid == ("paid with a membership" if visits else "to be paid at the location")
    appointment = next(
        one for one in fake.world.booking.appointments.values() if one.team_member_id == member.id
    )
    assert [one.id for one in appointment.services] == [service.id]
    assert sum(link.count for link in membership.coverage) == max(visits - 1, 0)


async def test_examples_name_a_service_and_a_location_that_do_not_exist(fake):
    env = build_environment(fake)
    done = await run("booking_assistant", fake.locations[0].id, "Sailing", PHONE, "Mara", env=env)
    assert (done.code, done.err) == (1, "not found\n")
    done = await run("cards_of_all_clients", 99999, env=env)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("get_client_list: not found (status 404")


async def test_the_price_list_has_every_type_and_names_what_failed(fake):
    first, second = fake.locations
    fake.denied_locations.add(second.id)
    done = await run("price_list", first.id, second.id, env=build_environment(fake))
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert re.fullmatch(rf"location {second.id}: .*Access denied.*\n", done.err)
    expected = [*first.membership_type_ids, *first.gift_card_type_ids]
    assert [(row["location_id"], row["id"]) for row in rows] == [(first.id, one) for one in expected]


async def test_the_totals_of_the_cards_of_all_clients_are_correct(fake):
    place = fake.locations[0]
    clients = [client for client in fake.world.clients.values() if client.location_id == place.id]
    for phone in ("unknown", "\u0663\u0664"):
        clients.pop().phone = phone
    cards = [card for client in clients for card in fake.world.gift_cards_of.get(client.id, [])]
    done = await run("cards_of_all_clients", place.id, env=build_environment(fake))
    assert (done.code, done.err) == (0, "")
    found = re.fullmatch(
        r"(\d+) clients, (\d+) gift cards, ([\d.]+) outstanding, 0 clients failed\n", done.out
    )
    assert found
    assert [int(found[1]), int(found[2])] == [len(clients), len(cards)]
    assert Decimal(found[3]) == sum(card.balance for card in cards)


async def test_the_booking_service_responds_and_distinguishes_failures(fake, unused_tcp_port):
    place = fake.locations[0]
    holder = next(
        client
        for client in fake.world.clients.values()
        if client.location_id == place.id
        and any(card.balance for card in fake.world.gift_cards_of.get(client.id, []))
    )
    process = await start("booking_desk", env=build_environment(fake, PORT=str(unused_tcp_port)))
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session:
            await wait_until_ready(session)
            path = f"/locations/{place.id}/clients/{holder.phone}"
            async with session.get(path) as answer:
                assert answer.status == 200
                held = await answer.json()
            assert {card["number"] for card in held["gift_cards"]} == {
                card.number for card in fake.world.gift_cards_of[holder.id] if card.balance
            }
            async with session.get(f"/locations/{place.id}/clients/nobody") as answer:
                assert answer.status == 400
            fake.inject(Answer(500))
            async with session.get(path) as answer:
                assert (answer.status, await answer.json()) == (502, {"error": "ServerError"})
            fake.injections.clear()
            fake.denied_locations.add(place.id)
            async with session.get(path) as answer:
                assert answer.status == 403
            fake.denied_locations.clear()
            async with session.get(f"/locations/{10**9}/clients/{holder.phone}") as answer:
                assert answer.status == 404
            # A failed look-up cancels the other one, which would never end.
            fake.inject(Answer(403), operation="get_client_memberships")
            fake.inject("no_answer", operation="get_client_gift_cards")
            async with session.get(path) as answer:
                assert answer.status == 403
            assert await wait_until(lambda: fake.in_flight == 0, 4)
            # A caller that disconnects cancels both.
            fake.injections.clear()
            fake.inject("no_answer")
            with pytest.raises(TimeoutError):
                async with session.get(path, timeout=aiohttp.ClientTimeout(total=0.5)):
                    pass
            assert await wait_until(lambda: fake.in_flight == 0, 4)
            fake.injections.clear()
            fake.rotate_user_token()  # the token of the service itself is no longer valid
            async with session.get(path) as answer:
                assert (answer.status, await answer.json()) == (500, {"error": "AuthenticationError"})
    finally:
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert b"Traceback" not in err
    assert b"Warning" not in err
    assert fake.open_connections == 0


async def wait_until_ready(session: aiohttp.ClientSession) -> None:
    """Wait until the service takes connections."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with session.get("/"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def interrupt(fake: FakeAltegio, name: str) -> tuple[int, bytes]:
    """Send SIGINT to an example that waits for a response, and return its exit code and errors."""
    fake.inject("no_answer")
    process = await start(
        name, *(location.id for location in fake.locations[:1]), env=build_environment(fake)
    )
    assert await wait_until(lambda: fake.in_flight > 0, 60)
    process.send_signal(signal.SIGINT)
    _, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, err


@pytest.mark.parametrize("name", ["price_list", pytest.param("cards_of_all_clients", marks=pytest.mark.full)])
async def test_an_interrupted_example_cancels_its_requests(fake, name):
    code, err = await interrupt(fake, name)
    assert code in {-signal.SIGINT, 130}, err
    assert err.rstrip().endswith(b"KeyboardInterrupt")
    assert b"never retrieved" not in err
    assert b"Unclosed" not in err
    assert await wait_until(lambda: fake.in_flight == 0, 10)


def test_every_example_is_run_by_a_test_and_named_on_the_page_of_examples():
    page = (EXAMPLES.parent / "docs" / "project" / "examples.md").read_text(encoding="utf-8")
    tests = [Path(__file__), Path(__file__).with_name("test_webhook_examples.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in tests)
    programs = [path.stem for path in EXAMPLES.glob("*.py")]
    assert len(programs) >= 8
    for name in programs:
        assert f'"{name}"' in code
        assert f"`{name}.py`" in page
    for path in EXAMPLES.glob("*.ipynb"):
        assert f"examples/{path.name}" in page
