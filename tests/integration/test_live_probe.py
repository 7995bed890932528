"""The program that answers open questions about the API, run against FakeAltegio."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from altegio_async import AltegioClient, operations
from altegio_async.models import MembershipType
from altegio_async.testing import Answer, FakeAltegio, Size
from altegio_async.testing.server.routes import list_stateful_routes
from tools import live

ROOT = Path(__file__).parents[2]
SMALL = Size(chains=1, locations=1, membership_types=3, gift_card_types=3, clients=6)
REFUSED = {"success": False, "data": None, "meta": {"message": "canary"}}
IDS, COUNTS, UNLIMITED, URLS, FILTERS, DATES, LEVELS = live.QUESTIONS


class Session:
    """A server with holders of unlimited types, and a probe of its location."""

    def __init__(self, fake: FakeAltegio, altegio: AltegioClient) -> None:
        self.fake = fake
        self.location_id = fake.locations[0].id
        self.altegio = altegio
        self.probe = live.Probe(altegio, self.location_id)
        for day in (3, 5):
            fake.add_transaction(self.location_id, amount=day, when=date(2026, 11, day))
        unlimited = fake.add_membership_type(self.location_id, is_unlimited=True)
        limited = fake.add_membership_type(self.location_id, visits=5)
        for number in range(3):
            client = fake.add_client(self.location_id, phone=f"1315550010{number}")
            fake.add_membership(self.location_id, client=client, membership_type=unlimited)
            if number == 0:
                fake.add_membership(self.location_id, client=client, membership_type=limited)

    async def answer(self) -> dict[str, live.Finding]:
        self.probe = live.Probe(self.altegio, self.location_id)  # a probe remembers the chain
        return {finding.question: finding for finding in await live.answer_questions(self.probe)}


@pytest.fixture
async def session() -> AsyncIterator[Session]:
    async with (
        FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake,
        AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
        ) as altegio,
    ):
        yield Session(fake, altegio)


async def test_all_questions_are_answered(session: Session):
    findings = await session.answer()
    assert {question: [line.text for line in finding.lines] for question, finding in findings.items()} == {
        IDS: ["at least 175; longer URLs were not tried"],
        COUNTS: [
            "membership types of a location: meta.count counts the rows of the page, without total_count",
            "gift card types of a location: meta.count counts the rows of the page, without total_count",
            "memberships of a chain: meta.count counts the rows of the page, without total_count",
        ],
        UNLIMITED: ["1 of 3 holders of unlimited types are found by abonement_balance from 1"],
        URLS: [
            "/locations/{location_id}: works",
            "/locations/{location_id}/loyalty/abonement_types/search: works",
            "/locations/{location_id}/loyalty/certificate_types/search: works",
            "/chains/{chain_id}/loyalty/abonement_types: works",
            "/chains/{chain_id}/loyalty/abonements: works",
        ],
        FILTERS: [
            "abonement_balance: flat applied, nested applied",
            "certificate_balance: flat applied, nested applied",
        ],
        DATES: ["yes"],
        LEVELS: ["partner: 1 locations", "partner+user: 1 locations"],
    }
    assert all(finding.is_answered for finding in findings.values())


async def test_the_answers_follow_the_behaviour_of_the_server(session: Session):
    fake = session.fake
    wrong: dict[str, Any] = {}
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"ids_limit": 50}, IDS, "50; of 51 ids the last one is ignored, or the request is refused"),
        ({"ids_limit": 1}, IDS, "1; of 2 ids the last one is ignored, or the request is refused"),
        ({"count_is_total": True}, COUNTS, "memberships of a chain: meta.count counts all rows, without total_count"),
        ({"ignored_filters": {"certificate_balance"}}, FILTERS, "certificate_balance: flat ignored, nested applied"),
        ({"ignored_filters": {"sale"}}, FILTERS, "abonement_balance: flat applied, nested ignored"),
        ({"ignored_filters": {"abonement_types"}}, UNLIMITED, "not answered: no client, or every client, is found by the unlimited types"),
        ({"denied_operations": {"get_client_list"}}, FILTERS, "not answered: PermissionDeniedError 403"),
        ({"denied_operations": {"get_chain_list"}}, UNLIMITED, "not answered: PermissionDeniedError 403"),
        ({"denied_operations": {"get_gift_card_type_list"}}, COUNTS, "gift card types of a location: PermissionDeniedError 403"),
    ]  # fmt: skip
    for options, question, line in cases:
        before = {name: getattr(fake, name) for name in options}
        for name, value in options.items():
            setattr(fake, name, value)
        lines = [one.text for one in (await session.answer())[question].lines]
        if line not in lines:
            wrong[line] = lines
        for name, value in before.items():
            setattr(fake, name, value)
    assert wrong == {}


def replace_parts(**parts: Any) -> Any:
    """Return a function that replaces parts of the body of a response."""
    return lambda answer: replace(answer, body=answer.body | parts)


def add_meta(**values: Any) -> Any:
    """Return a function that replaces values of `meta`; None removes a value."""

    def alter(answer: Answer) -> Answer:
        meta = {**answer.body["meta"], **values}  # type: ignore[index]
        return replace_parts(meta={name: value for name, value in meta.items() if value is not None})(answer)

    return alter


async def test_responses_that_answer_nothing_or_something_else_are_in_the_report(session: Session):
    location, wrong = session.location_id, {}
    chains, types, gifts, found = (
        "get_chain_list",
        "get_membership_type_list_by_id",
        "get_gift_card_type_list",
        "get_client_list",
    )
    strange = {"id": 1, "groups": [], "title": "Other", "companies": [{"id": 2, "title": "Elsewhere"}]}
    refused, clients = replace_parts(**REFUSED), len(session.fake.world.clients_of[location])
    cases: list[tuple[str, Any, dict[str, Any], str]] = [
        (IDS, replace_parts(data=[]), {"operation": types}, "not answered: not even a single known id was returned"),
        (IDS, lambda answer: replace(refused(answer), status=403), {"operation": types}, "not answered: PermissionDeniedError 403"),
        (UNLIMITED, replace_parts(data=[strange]), {"operation": chains}, "not answered: the user can read no chain of the location; pass --chain"),
        (UNLIMITED, replace_parts(data=[]), {"operation": chains}, "not answered: the user can read no chain of the location; pass --chain"),
        (COUNTS, replace_parts(data=[]), {"operation": gifts}, "gift card types of a location: there are fewer than two pages of one row"),
        (COUNTS, add_meta(total_count=3), {"operation": gifts}, "gift card types of a location: meta.count counts the rows of the page, with total_count"),
        (COUNTS, add_meta(count=None), {"operation": gifts}, "gift card types of a location: no meta.count, without total_count"),
        (URLS, replace_parts(data={"id": 1}), {"path": f"/locations/{location}"}, "/locations/{location_id}: returns other data"),
        (FILTERS, add_meta(total_count=2), {"operation": found, "nth": 5}, f"abonement_balance: flat finds 2 of {clients} clients, nested applied"),
        (FILTERS, replace_parts(meta=[]), {"operation": found}, "not answered: the client search returned no total_count"),
        (FILTERS, lambda answer: replace(refused(answer), status=403), {"operation": found, "nth": 5}, "not answered: PermissionDeniedError 403"),
        (DATES, replace_parts(data=[{"id": 1, "date": "2026-11-03 10:00:00"}]), {"path": f"/transactions/{location}"}, "not answered: the location has no transactions of two days"),
    ]  # fmt: skip
    for question, alter, place, line in cases:
        injection = session.fake.inject(alter=alter, **place)
        lines = [one.text for one in (await session.answer())[question].lines]
        if line not in lines:
            wrong[line] = lines
        session.fake.injections.remove(injection)
    assert wrong == {}


def test_a_type_is_unlimited_if_its_shared_balance_or_a_link_is():
    links: dict[str, Any] = {"links": [{"count": 1}, {"is_unlimited": True}]}
    for fields, expected in (
        ({}, False),
        ({"is_united_balance_unlimited": True}, True),
        ({"balance_container": links}, True),
        ({"balance_container": {"links": [{"count": 1}]}}, False),
    ):
        assert live.is_unlimited(MembershipType.from_dict({"id": 1, **fields})) is expected


async def test_forms_of_dates_that_are_ignored_or_refused_are_in_the_report(session: Session):
    def forget_days(answer: Answer) -> Answer:
        rows = [{"id": 1, "date": "2026-11-03 10:00:00"}, {"id": 2, "date": "2026-11-05 10:00:00"}]
        return Answer(200, {"success": True, "data": rows, "meta": []})

    fake, shown = session.fake, []
    dashed = {"start_date": "2026-11-05"}
    path = f"/transactions/{session.location_id}"
    for fault, query in ((Answer(422, REFUSED), dashed), (None, dashed), (None, None)):
        injection = (
            fake.inject(fault, path=path, query=query)
            if fault
            else fake.inject(alter=forget_days, path=path, query=query)
        )
        shown.append((await session.answer())[DATES].lines)
        fake.injections.remove(injection)
    assert shown == [
        [live.Line("no: UnprocessableEntityError 422")],
        [live.Line("no: other transactions than with YYYYMMDD")],
        [live.Line("not even dates as YYYYMMDD are applied")],
    ]


async def test_urls_and_filters_that_are_refused_are_in_the_report(session: Session):
    location = session.location_id
    session.fake.inject(Answer(404, REFUSED), path=f"/locations/{location}")
    session.fake.inject(Answer(422, REFUSED), operation="get_client_list", nth=5)
    findings = await session.answer()
    assert live.Line("/locations/{location_id}: NotFoundError 404") in findings[URLS].lines
    text = live.render_report(list(findings.values()), session.probe.requests)
    assert "abonement_balance: flat refused with 422, nested applied" in text
    assert "canary" not in text


async def test_only_reads_are_sent(session: Session):
    await session.answer()
    fake = session.fake
    writes = {route.operation for route in list_stateful_routes() if route.is_write}
    names = {request.operation for request in fake.requests}
    assert len(names) > 5
    assert names & writes == set()
    published = [str(name) for name in names if name]
    assert [name for name in published if not getattr(operations, name).endpoint.idempotent] == []
    assert fake.commits == []
    assert len(fake.requests) == session.probe.requests < 60


async def test_an_operation_that_writes_is_refused_before_it_is_sent(session: Session):
    client = session.fake.add_client(session.location_id, phone="13155500200")
    with pytest.raises(ValueError, match="does not only read"):
        await session.probe.read(operations.delete_client(session.location_id, client.id))
    assert len(session.fake.requests) == session.probe.requests == 0


async def test_the_report_contains_no_personal_data(session: Session):
    fake, location = session.fake, session.fake.locations[0]
    text = live.render_report(await live.answer_questions(session.probe), session.probe.requests)
    world = fake.world
    secrets = {fake.partner_token, fake.user_token, str(location.id), location.title}
    for client in world.clients_of[location.id].values():
        secrets |= {client.name, client.surname, client.phone, str(client.id)}
    secrets |= {str(ident) for ident in (*world.chains, *world.membership_types, *world.memberships)}
    assert len(secrets) > 25
    assert [secret for secret in secrets if secret and secret in text] == []


async def test_the_program_prints_the_report(session: Session, monkeypatch: pytest.MonkeyPatch, capsys: Any):
    for name, value in (
        ("ALTEGIO_PARTNER_TOKEN", session.fake.partner_token),
        ("ALTEGIO_USER_TOKEN", session.fake.user_token),
        ("ALTEGIO_API_BASE", session.fake.base_url),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(live, "AltegioClient", partial(AltegioClient, rate_limiter=None))
    assert await live.run(session.location_id, None) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"1. {IDS}\n   at least 175")
    assert re.search(r"^\d+ reads were sent\.$", shown, re.MULTILINE)
    session.fake.denied_locations = {session.location_id, *session.fake.world.chains}
    session.fake.denied_operations = {"get_location_list"}
    assert await live.run(session.location_id, None) == 1
    assert "not answered: PermissionDeniedError 403" in capsys.readouterr().out


def test_the_program_names_a_missing_token(monkeypatch: pytest.MonkeyPatch, capsys: Any):
    monkeypatch.delenv("ALTEGIO_PARTNER_TOKEN", raising=False)
    assert live.main(["720441"]) == 2
    assert "no partner token" in capsys.readouterr().err


def test_no_check_of_the_repository_runs_the_program():
    files = [ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").iterdir()]
    assert len(files) > 1
    runs = re.compile(r"make\s+live|tools[./]live")
    assert [file.name for file in files if runs.search(file.read_text(encoding="utf-8"))] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(BIN)/python -m tools.live $(ARGS)" in makefile
    assert makefile.count("tools.live") == 1  # no other target runs it
