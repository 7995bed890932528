"""FakeAltegio pays visits from loyalty cards, applies discounts and referrals, and keeps client accounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from altegio_async import AltegioClient, NotFoundError, UnprocessableEntityError, models, webhooks
from altegio_async.testing import FakeAltegio, Size
from tests.support.sales import NOW, PHONE, Visit, add_visit, make_discount, pay_by, read_due

SMALL = Size(chains=2, locations=2, membership_types=1, gift_card_types=1, clients=1)


@pytest.fixture
async def fake():
    async with FakeAltegio(size=SMALL, rate_limits=None, now=NOW) as running:
        yield running


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as client:
        yield client


def read_transactions(details: models.VisitPayments) -> list[tuple[int | None, Decimal | None]]:
    return [(one.type_id, one.amount) for one in details.loyalty_transactions or ()]


async def read_card(altegio: AltegioClient, visit: Visit) -> Decimal | None:
    (card,) = await altegio.loyalty_cards.list_for_client(visit.client.id)
    return card.balance


async def list_chain_transactions(
    altegio: AltegioClient, visit: Visit
) -> list[tuple[int | None, Decimal | None]]:
    rows = altegio.chains.transactions.list(
        visit.chain, created_after=NOW.date(), created_before=NOW.date(), visit_ids=[visit.visit]
    )
    return [(row.type_id, row.amount) async for row in rows]


# -- payments from loyalty cards ------------------------------------------------------------------


async def test_a_loyalty_card_pays_for_a_visit_and_a_cancellation_returns_it(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit = add_visit(fake)
    card = fake.add_loyalty_card(visit.location, client=visit.client, balance=30)
    loyalty = altegio.loyalty_programs
    for amount in (20, 10):
        paid = await loyalty.apply_card_deduction(visit.location, card.id, amount=amount, **visit.ids)
    assert read_transactions(paid) == [(3, 20), (3, 10)]
    assert (await read_due(altegio, visit.location, visit.document), await read_card(altegio, visit)) == (
        [30],
        0,
    )
    assert await list_chain_transactions(altegio, visit) == [(3, 20), (3, 10)]
    with pytest.raises(UnprocessableEntityError):
        await loyalty.apply_card_deduction(visit.location, card.id, amount=1, **visit.ids)
    cancelled = await loyalty.cancel_card_withdrawal(visit.location, card.id, **visit.ids)
    assert read_transactions(cancelled) == []
    assert (await read_due(altegio, visit.location, visit.document), await read_card(altegio, visit)) == (
        [60],
        30,
    )
    assert await list_chain_transactions(altegio, visit) == []
    with pytest.raises(NotFoundError):
        await loyalty.cancel_card_withdrawal(visit.location, card.id, **visit.ids)


async def test_a_card_pays_neither_for_another_client_nor_more_than_is_due(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    card = fake.add_loyalty_card(visit.location, client=visit.client, balance=100)
    other = fake.add_loyalty_card(
        visit.location, client=fake.add_client(visit.location, phone=PHONE), balance=9
    )
    elsewhere = fake.locations[1].id
    foreign = fake.add_loyalty_card(elsewhere, client=fake.add_client(elsewhere, phone=PHONE), balance=9)
    for location, card_id, amount, ids, error in (
        (visit.location, foreign.id, 5, visit.ids, NotFoundError),
        (visit.location, other.id, 5, visit.ids, UnprocessableEntityError),
        (visit.location, card.id, 61, visit.ids, UnprocessableEntityError),
        (visit.location, card.id, 0, visit.ids, UnprocessableEntityError),
        (visit.location, 7, 5, visit.ids, NotFoundError),
        (elsewhere, card.id, 5, visit.ids, NotFoundError),
        (visit.location, card.id, 5, {**visit.ids, "visit_id": 7}, NotFoundError),
        (visit.location, card.id, 5, {**visit.ids, "appointment_id": 7}, NotFoundError),
    ):
        with pytest.raises(error):
            await loyalty.apply_card_deduction(location, card_id, amount=amount, **ids)
    assert (card.balance, other.balance) == (100, 9)
    assert await loyalty.list_transactions_by_visit(visit.visit) == []
    await altegio.appointments.delete(visit.location, visit.appointment)
    with pytest.raises(NotFoundError):
        await loyalty.apply_card_deduction(visit.location, card.id, amount=5, **visit.ids)


async def test_a_cancellation_returns_the_payments_of_its_card_only(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    cards = [fake.add_loyalty_card(visit.location, client=visit.client, balance=30) for _ in range(2)]
    for card in cards:
        await loyalty.apply_card_deduction(visit.location, card.id, amount=20, **visit.ids)
    cancelled = await loyalty.cancel_card_withdrawal(visit.location, cards[0].id, **visit.ids)
    assert read_transactions(cancelled) == [(3, 20)]
    assert [card.balance for card in cards] == [30, 10]


async def test_each_change_of_the_balance_of_a_loyalty_card_is_a_webhook_event(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    card = fake.add_loyalty_card(visit.location, client=visit.client, balance=30)
    friend = fake.add_client(visit.location, phone="+12025550169")
    fake.add_loyalty_card(visit.location, client=friend, balance=1)
    body = make_discount(visit.location, card.type_id, 25)
    promotion = await altegio.chains.promotions.create(visit.chain, body=body)
    events: list[webhooks.WebhookEvent] = []
    fake.webhooks_to(lambda body, _headers: events.append(webhooks.parse(body)))
    await loyalty.apply_card_deduction(visit.location, card.id, amount=20, **visit.ids)
    await loyalty.cancel_card_withdrawal(visit.location, card.id, **visit.ids)
    place = (visit.location, card.id, promotion.id)
    await loyalty.apply_discount_promotion(*place, **visit.ids)
    await loyalty.cancel_discount_promotion(*place, **visit.ids)
    await loyalty.apply_referral(visit.location, visit.chain, referrer_phone="+12025550169", **visit.ids)
    sale = await altegio.sales.get(visit.location, visit.document)
    assert sale.state is not None
    (bonus,) = sale.state.loyalty_transactions or []
    assert bonus.id is not None
    await altegio.sales.delete_loyalty_payment_transaction(visit.location, visit.document, bonus.id)
    await fake.flush_webhooks()
    received = [event for event in events if isinstance(event, webhooks.LoyaltyCardEvent)]
    assert [event.data and event.data.balance for event in received] == [10, 30, 11, 1]


# -- discounts ------------------------------------------------------------------------------------


async def is_applicable(altegio: AltegioClient, visit: Visit, promotion: int) -> bool | None:
    """Return whether a promotion can reduce the price of a visit."""
    sale = await altegio.sales.get(visit.location, visit.document)
    (method,) = [one for one in sale.payment_methods or () if one.promotion_id == promotion]
    return method.is_applicable


async def test_a_discount_is_applied_once_and_cancelled(fake: FakeAltegio, altegio: AltegioClient):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    card = fake.add_loyalty_card(visit.location, client=visit.client, balance=3)
    body = make_discount(visit.location, card.type_id, 25)
    promotion = await altegio.chains.promotions.create(visit.chain, body=body)
    place = (visit.location, card.id, promotion.id)
    assert await is_applicable(altegio, visit, promotion.id)
    applied = await loyalty.apply_discount_promotion(*place, **visit.ids)
    assert read_transactions(applied) == [(1, 15)]
    assert not await is_applicable(altegio, visit, promotion.id)
    (row,) = await loyalty.list_transactions_by_visit(visit.visit)
    assert (row.promotion_id, row.is_discount, row.is_loyalty_withdraw) == (promotion.id, True, False)
    assert row.promotion is not None
    assert row.promotion.title == "Regulars"
    assert await list_chain_transactions(altegio, visit) == [(1, 15)]
    with pytest.raises(UnprocessableEntityError):
        await loyalty.apply_discount_promotion(*place, **visit.ids)
    assert await read_due(altegio, visit.location, visit.document) == [45]
    cancelled = await loyalty.cancel_discount_promotion(*place, **visit.ids)
    assert read_transactions(cancelled) == []
    assert (await read_due(altegio, visit.location, visit.document), await read_card(altegio, visit)) == (
        [60],
        3,
    )
    with pytest.raises(NotFoundError):
        await loyalty.cancel_discount_promotion(*place, **visit.ids)


async def test_two_promotions_of_a_visit_are_applied_and_cancelled_separately(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    card = fake.add_loyalty_card(visit.location, client=visit.client)
    places: list[tuple[int, int, int]] = []
    for percent in (25, 20):
        body = make_discount(visit.location, card.type_id, percent)
        promotion = await altegio.chains.promotions.create(visit.chain, body=body)
        places.append((visit.location, card.id, promotion.id))
        applied = await loyalty.apply_discount_promotion(*places[-1], **visit.ids)
    assert read_transactions(applied) == [(1, 15), (1, 9)]
    second = fake.add_loyalty_card(visit.location, client=visit.client)
    with pytest.raises(NotFoundError):
        await loyalty.cancel_discount_promotion(visit.location, second.id, places[0][2], **visit.ids)
    cancelled = await loyalty.cancel_discount_promotion(*places[0], **visit.ids)
    assert read_transactions(cancelled) == [(1, 9)]


async def test_a_promotion_of_another_location_is_refused(fake: FakeAltegio, altegio: AltegioClient):
    visit, second = add_visit(fake), fake.add_location(chain_id=fake.locations[0].chain_id)
    card = fake.add_loyalty_card(visit.location, client=visit.client)
    body = make_discount(second.id, card.type_id, 25)
    promotion = await altegio.chains.promotions.create(visit.chain, body=body)
    method = pay_by(slug="loyalty_program", promotion_id=promotion.id, loyalty_card_id=card.id)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(visit.location, visit.document, body=method)
    with pytest.raises(NotFoundError):
        await altegio.loyalty_programs.apply_discount_promotion(
            visit.location, card.id, promotion.id, **visit.ids
        )
    sale = await altegio.sales.get(visit.location, visit.document)
    assert promotion.id not in {one.promotion_id for one in sale.payment_methods or ()}


async def test_the_discount_follows_from_the_rules_of_the_promotion(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit = add_visit(fake)
    card = fake.add_loyalty_card(visit.location, client=visit.client)
    card.visits, card.sold, card.paid = 5, Decimal(300), Decimal(90)
    steps = [{"parameter": 0, "value": 5}, {"parameter": 90, "value": 10}, {"parameter": 200, "value": 20}]
    service = fake.world.booking.appointments[visit.appointment].services[0].id
    category = fake.world.booking.services[visit.location, service].category_id
    cases: list[tuple[dict[str, Any], int | None]] = [
        ({"type": "discount_accumulative_visits", "rules": steps}, 57),
        ({"type": "discount_accumulative_paid", "rules": steps}, 54),
        ({"type": "discount_accumulative_sold", "rules": steps}, 48),
        ({"rules": [{"parameter": 0, "value": 33.333}]}, 40),
        ({"value_unit": "amount"}, 35),
        ({"value_unit": "amount", "rules": [{"parameter": 0, "value": 100}]}, 0),
        ({"service_item_type": "custom_allowed", "allowed_service_ids": [service]}, 45),
        ({"service_item_type": "custom_allowed", "allowed_service_ids": [service + 1]}, None),
        ({"service_item_type": "custom_allowed", "allowed_service_ids": [category]}, None),
        ({"service_item_type": "not_allowed"}, None),
        ({"rules": [{"parameter": 0, "value": 50, "service_id": service}]}, 30),
        ({"rules": [{"parameter": 0, "value": 50, "service_id": service + 1}]}, None),
        ({"rules": [{"parameter": 0, "value": 0}]}, None),
        ({"type": "cashback_static_sold"}, None),
        ({"loyalty_card_type_ids": []}, None),
    ]
    found: list[tuple[dict[str, Any], int | None]] = []
    for fields, _ in cases:
        body = make_discount(visit.location, card.type_id, 25, **fields)
        promotion = await altegio.chains.promotions.create(visit.chain, body=body)
        place = (visit.location, card.id, promotion.id)
        try:
            applied = await altegio.loyalty_programs.apply_discount_promotion(*place, **visit.ids)
        except UnprocessableEntityError:
            assert await read_due(altegio, visit.location, visit.document) == [60]
            if (
                fields.get("type", "discount_static") == "discount_static"
                and "loyalty_card_type_ids" not in fields
            ):
                assert not await is_applicable(altegio, visit, promotion.id)
            found.append((fields, None))
            continue
        ((_, discount),) = read_transactions(applied)
        assert discount is not None
        assert await read_due(altegio, visit.location, visit.document) == [60 - discount]
        found.append((fields, 60 - int(discount)))
        await altegio.loyalty_programs.cancel_discount_promotion(*place, **visit.ids)
    assert found == cases


async def test_a_rule_for_a_service_does_not_reduce_the_price_of_a_product(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit = add_visit(fake)
    card = fake.add_loyalty_card(visit.location, client=visit.client)
    service = fake.world.booking.appointments[visit.appointment].services[0].id
    sold = fake.add_product_transaction(visit.location, client=visit.client, price=60)
    rules = [
        {"parameter": 0, "value": 10},
        {"parameter": 0, "value": 50, "service_id": service},
        {"parameter": 0, "value": 70, "service_id": sold.id},
    ]
    body = make_discount(visit.location, card.type_id, 0, product_item_type="any_allowed", rules=rules)
    promotion = await altegio.chains.promotions.create(visit.chain, body=body)
    method = pay_by(slug="loyalty_program", promotion_id=promotion.id, loyalty_card_id=card.id)
    for document, due in ((sold.document_id, 54), (visit.document, 30)):
        await altegio.sales.pay(visit.location, document, body=method)
        assert await read_due(altegio, visit.location, document) == [due]


async def test_a_discount_for_categories_of_products_differs_from_one_for_products(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE)
    card = fake.add_loyalty_card(location.id, client=client)
    product = fake.add_product(location.id)
    product.category_id = 71
    for name, ids, due in (
        ("allowed_good_ids", [product.id], 45),
        ("allowed_good_category_ids", [71], 45),
        ("allowed_good_ids", [71], None),
        ("allowed_good_category_ids", [product.id], None),
    ):
        sold = fake.add_product_transaction(location.id, client=client, product=product, price=60)
        body = {**make_discount(location.id, card.type_id, 25, product_item_type="custom_allowed"), name: ids}
        promotion = await altegio.chains.promotions.create(location.chain_id, body=body)
        method = pay_by(slug="loyalty_program", promotion_id=promotion.id, loyalty_card_id=card.id)
        if due is None:
            with pytest.raises(UnprocessableEntityError):
                await altegio.sales.pay(location.id, sold.document_id, body=method)
        else:
            await altegio.sales.pay(location.id, sold.document_id, body=method)
        assert await read_due(altegio, location.id, sold.document_id) == [due or 60], (name, ids)


async def test_the_promotions_of_a_location_are_listed_by_type(fake: FakeAltegio, altegio: AltegioClient):
    here, elsewhere = fake.locations[0], fake.locations[1]
    body = make_discount(here.id, 1, 25, type="discount_accumulative_visits")
    created = await altegio.chains.promotions.create(here.chain_id, body=body)
    rows = await altegio.loyalty_programs.list(here.id)
    assert created.id in {row.id for row in rows}
    (found,) = await altegio.loyalty_programs.list(here.id, type="discount_accumulative_visits")
    assert (found.id, found.title, found.value_unit_id, found.group_id) == (
        created.id,
        "Regulars",
        1,
        here.chain_id,
    )
    assert created.id not in {row.id for row in await altegio.loyalty_programs.list(elsewhere.id)}


async def test_a_promotion_with_a_wrong_value_is_refused(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    correct = {
        "title": "Regulars",
        "type": "discount_static",
        "service_item_type": "any_allowed",
        "good_item_type": "not_allowed",
        "value_unit": "percent",
        "rules": [{"parameter": 0, "value": 10}],
        "company_ids": [visit.location],
    }
    known = set(fake.world.promotions)
    wrong: list[tuple[str, Any]] = [
        ("rules", [{"parameter": "x", "value": 1}]),
        ("rules", [{"parameter": 0, "value": [1]}]),
        ("rules", [{"service_id": {}}]),
        ("type", "discount"),
        ("value_unit", [1]),
        ("company_ids", "x"),
        ("loyalty_card_type_ids", [{"id": 1}]),
        ("usage_limit", "many"),
    ]
    for name, value in wrong:
        with pytest.raises(UnprocessableEntityError):
            await altegio.request(
                "POST", f"/chain/{visit.chain}/loyalty/programs", json={**correct, name: value}
            )
    assert set(fake.world.promotions) == known


# -- referrals ------------------------------------------------------------------------------------


async def test_a_referral_credits_the_card_of_the_other_client_once(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit, loyalty = add_visit(fake), altegio.loyalty_programs
    fake.world.chains[visit.chain].referral_bonus = Decimal("7.5")
    fake.add_loyalty_card(visit.location, client=visit.client)
    friend = fake.add_client(visit.location, phone="+12025550169")
    for phone in (PHONE, "+12025550169"):
        with pytest.raises(UnprocessableEntityError):
            await loyalty.apply_referral(visit.location, visit.chain, referrer_phone=phone, **visit.ids)
    card = fake.add_loyalty_card(visit.location, client=friend, balance=1)
    credited = await loyalty.apply_referral(
        visit.location, visit.chain, referrer_phone="+12025550169", **visit.ids
    )
    assert read_transactions(credited) == [(4, Decimal("7.5"))]
    (shown,) = await altegio.loyalty_cards.list_for_client(friend.id)
    assert shown.balance == Decimal("8.5")
    assert await read_due(altegio, visit.location, visit.document) == [60]
    assert await list_chain_transactions(altegio, visit) == [(4, Decimal("7.5"))]
    with pytest.raises(UnprocessableEntityError):
        await loyalty.apply_referral(visit.location, visit.chain, referrer_phone="+12025550169", **visit.ids)
    other_chain = fake.locations[1].chain_id
    with pytest.raises(NotFoundError):
        await loyalty.apply_referral(visit.location, other_chain, referrer_phone="+12025550169", **visit.ids)
    assert card.balance == Decimal("8.5")


# -- codes ----------------------------------------------------------------------------------------


async def test_a_generated_code_is_not_in_use(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    kind = fake.add_membership_type(location)
    product = fake.add_product(location, membership_type=kind)
    gift = fake.add_product(location, gift_card_type=fake.add_gift_card_type(location))
    client = fake.add_client(location, phone=PHONE)
    used = fake.add_membership(location, client=client, membership_type=kind)
    card = fake.add_gift_card(location, client=client, balance=5)
    used.number, card.number = (f"{(fake.world.next_id + n) % 1_000_000:06d}" for n in (1, 2))
    codes = [(await altegio.loyalty_programs.generate_code(location, one.id)).code for one in (product, gift)]
    assert len({used.number, card.number, *codes}) == 4
    plain = fake.add_product(location)
    for place, ident in ((location, plain.id), (location, 7), (fake.locations[1].id, product.id)):
        with pytest.raises(NotFoundError):
            await altegio.loyalty_programs.generate_code(place, ident)


# -- client accounts ------------------------------------------------------------------------------


async def test_a_top_up_is_in_the_balance_the_history_and_the_transactions_of_the_location(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE)
    account = fake.add_client_account(location.id, client=client, balance=5)
    cash = (await altegio.payments.list_accounts(location.id))[0]
    arguments: dict[str, Any] = {
        "client_id": client.id,
        "client_account_id": account.id,
        "account_id": cash.id,
    }
    topped = await altegio.deposits.create_topup_operation(location.id, amount=Decimal("20.5"), **arguments)
    assert topped.document is not None
    (entry,) = topped.client_account_transactions or []
    assert (entry.amount, entry.balance_after) == (Decimal("20.5"), Decimal("25.5"))
    (row,) = await altegio.deposits.list_for_client(location.id, client.id)
    assert row.client_account is not None
    assert (row.client_account.initial_balance, row.client_account.balance) == (5, Decimal("25.5"))
    (past,) = await altegio.deposits.get_history_for_chain(location.chain_id, account.id)
    assert past.client_account_transaction is not None
    assert past.client_account_transaction.id == entry.id
    rows = [one async for one in altegio.payments.list_transactions(location.id, client_id=client.id)]
    assert [(one.amount, one.document_id) for one in rows] == [(Decimal("20.5"), topped.document.id)]
    for wrong in ({"client_id": 7}, {"client_account_id": 7}, {"account_id": 7}):
        with pytest.raises(UnprocessableEntityError):
            await altegio.deposits.create_topup_operation(location.id, amount=1, **{**arguments, **wrong})
    with pytest.raises(UnprocessableEntityError):
        await altegio.deposits.create_topup_operation(location.id, amount=0, **arguments)
    elsewhere = fake.locations[1].id
    cash_elsewhere = (await altegio.payments.list_accounts(elsewhere))[0]
    with pytest.raises(UnprocessableEntityError):
        await altegio.deposits.create_topup_operation(
            elsewhere, amount=1, **{**arguments, "account_id": cash_elsewhere.id}
        )
    assert account.balance == Decimal("25.5")
    await altegio.deposits.create_topup_operation(location.id, amount=10, **arguments)
    history = await altegio.deposits.get_history_for_chain(location.chain_id, account.id)
    entries = [one.client_account_transaction for one in history]
    assert [one and one.balance_after for one in entries] == [Decimal("25.5"), Decimal("35.5")]


async def test_client_accounts_are_found_by_chain_balance_and_phone(
    fake: FakeAltegio, altegio: AltegioClient
):
    location, other = fake.locations
    clients = [fake.add_client(location.id, phone=f"+1202555018{number}") for number in range(3)]
    accounts = [
        fake.add_client_account(location.id, client=client, balance=number * 10)
        for number, client in enumerate(clients)
    ]
    fake.add_client_account(other.id, client=fake.add_client(other.id, phone="+12025550182"), balance=20)
    rows = [
        row.client_account.id
        async for row in altegio.deposits.list_for_chain(location.chain_id, balance_from=10, page_size=1)
        if row.client_account is not None
    ]
    assert rows == [accounts[1].id, accounts[2].id]
    low = [row async for row in altegio.deposits.list_for_chain(location.chain_id, balance_to=Decimal("9.5"))]
    assert [row.client and row.client.id for row in low] == [clients[0].id]
    path = f"/deposits/chain/{location.chain_id}"
    for limit in ("x", "nan", "inf"):
        with pytest.raises(UnprocessableEntityError):
            await altegio.request("GET", path, query={"balance_from": limit})
    assert len(await altegio.request("GET", path, query={"balance_from": ""})) == 3
    fake.count_is_total = True
    response = await altegio.request_with_raw_response("GET", path, query={"limit": 1})
    assert (len(response.value), response.meta["count"]) == (1, 3)
    second = fake.add_client(location.id, phone="+12025550183", extra_phones=["+12025550182"])
    accounts.append(fake.add_client_account(location.id, client=second))
    found = await altegio.deposits.get_by_chain_and_phone(location.chain_id, "+12025550182")
    assert [row.client_account and row.client_account.id for row in found] == [
        accounts[2].id,
        accounts[3].id,
    ]
    for call in (
        altegio.deposits.get_history_for_chain(other.chain_id, accounts[0].id),
        altegio.deposits.list_for_client(other.id, clients[0].id),
    ):
        with pytest.raises(NotFoundError):
            await call


async def test_a_client_search_filters_by_the_balance_of_client_accounts(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0].id
    client = fake.add_client(location, phone=PHONE)
    fake.add_client_account(location, client=client, balance=12)
    filters = [{"type": "deposit_balance", "state": {"from": 12}}]
    assert [row.id async for row in altegio.clients.search(location, filters=filters)] == [client.id]


async def test_the_document_of_a_top_up_takes_no_products(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    client = fake.add_client(location, phone=PHONE)
    account = fake.add_client_account(location, client=client)
    cash = (await altegio.payments.list_accounts(location))[0]
    topped = await altegio.deposits.create_topup_operation(
        location, client_id=client.id, client_account_id=account.id, account_id=cash.id, amount=5
    )
    assert topped.document is not None
    assert topped.document.id is not None
    product = fake.add_product(location)
    with pytest.raises(UnprocessableEntityError):
        await altegio.inventory.create_transaction(
            location,
            document_id=topped.document.id,
            product_id=product.id,
            amount=1,
            cost_per_unit=1,
            discount=0,
            cost=1,
            operation_unit_type=1,
        )
    with pytest.raises(UnprocessableEntityError):
        await altegio.inventory.delete_document(location, topped.document.id)
