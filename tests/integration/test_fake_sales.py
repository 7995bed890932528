"""FakeAltegio keeps accounts, transactions, products and sales, and sales issue and use loyalty objects."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from altegio_async import AltegioClient, NotFoundError, UnprocessableEntityError, models, webhooks
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing import FakeAltegio, Size
from tests.support.sales import NOW, PHONE, add_visit, make_discount, pay_by, read_due

SMALL = Size(chains=1, locations=2, membership_types=1, gift_card_types=1, clients=1)


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


# -- transactions ---------------------------------------------------------------------------------


async def test_a_month_of_transactions_is_listed_by_day_and_client(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    client = fake.add_client(location, phone=PHONE)
    days = [dt.date(2026, 4, 30), dt.date(2026, 5, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 1)]
    added = [fake.add_transaction(location, amount=10, client=client, when=day).id for day in days]
    fake.add_transaction(location, amount=-4, when=days[1])
    may = {"start_date": days[1], "end_date": days[2]}
    rows = [row async for row in altegio.payments.list_transactions(location, **may)]
    assert [row.amount for row in rows] == [10, -4, 10]
    own = [row async for row in altegio.payments.list_transactions(location, client_id=client.id, **may)]
    assert [row.id for row in own] == added[1:3]
    paid = [row async for row in altegio.payments.list_transactions(location, balance_is=2, page_size=1)]
    assert [row.amount for row in paid] == [-4]
    assert [row async for row in altegio.payments.list_transactions(fake.locations[1].id)] == []


async def test_transactions_are_paged(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    added = [fake.add_transaction(location, amount=number).id for number in range(1, 8)]
    rows = [row.id async for row in altegio.payments.list_transactions(location, page_size=3)]
    assert rows == added


async def test_added_sales_of_memberships_are_listed_with_their_client_and_links(
    fake: FakeAltegio, altegio: AltegioClient
):
    chain_id = fake.locations[0].chain_id
    location, day = fake.add_location(chain_id=chain_id).id, dt.date(2026, 4, 3)
    owner, recipient = (fake.add_client(location, phone=phone) for phone in (PHONE, "13155550143"))
    created = dt.date(2026, 4, 1)
    regular, late, anonymous, deleted, moved, hidden = (
        fake.add_membership(location, client=owner, created=created) for _ in range(6)
    )
    noise = fake.add_product_transaction(location, client=recipient, price=4, when=created)
    fake.add_membership_sale(regular, price=Decimal("80.50"))
    fake.add_membership_sale(late, when=day, has_membership_id=False)
    fake.add_membership_sale(anonymous, is_anonymous=True, has_transaction_id=False)
    fake.add_membership_sale(deleted, is_deleted=True)
    fake.add_membership_sale(moved, transferred_to=recipient)
    fake.add_membership_sale(hidden, transferred_to=recipient, is_transfer_listed=False)
    rows = [row async for row in altegio.inventory.list_transactions(location, page_size=4)]
    assert [
        (row.membership_id or 0, row.client.id if row.client else None, row.deleted, row.cost_per_unit)
        for row in rows
    ] == [
        (0, recipient.id, False, 4),
        (regular.id, owner.id, False, Decimal("80.50")),
        (anonymous.id, None, False, 100),
        (deleted.id, owner.id, True, 100),
        (moved.id, recipient.id, False, 100),
        (hidden.id, owner.id, False, 100),
        (0, owner.id, False, 100),
    ]
    assert rows[0].id == noise.id
    assert [row.create_date.date() for row in rows if row.create_date] == [created] * 6 + [day]
    memberships = await altegio.memberships.list_for_chain(
        chain_id, created_after=created, created_before=created
    ).collect()
    ids = {row.id: row.product_transaction_id for row in memberships}
    assert [ids[regular.id], ids[late.id]] == [rows[1].id, rows[6].id]
    assert ids[anonymous.id] not in {row.id for row in rows}
    assert {moved.client_id, hidden.client_id} == {recipient.id}


async def test_a_transaction_is_created_changed_and_deleted(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.locations[0].id
    events: list[webhooks.WebhookEvent] = []
    fake.webhooks_to(lambda body, _headers: events.append(webhooks.parse(body)))
    cash, bank = await altegio.payments.list_accounts(location)
    client = fake.add_client(location, phone=PHONE)
    created = await altegio.payments.create_transaction(
        location, account_id=bank.id, amount=Decimal("12.50"), client_id=client.id, comment="Deposit"
    )
    changed = await altegio.payments.update_transaction(location, created.id, account_id=cash.id)
    found = await altegio.payments.get_transaction(location, created.id)
    assert (found.amount, found.comment, changed.id) == (Decimal("12.5"), "Deposit", created.id)
    assert found.account is not None
    assert found.account.id == cash.id
    await altegio.payments.update_transaction(location, created.id, comment="Refund")
    sent = fake.recorded("update_financial_transaction")[-1].json
    assert sent["expense_id"]
    assert (sent["account_id"], sent["client_id"], sent["comment"]) == (cash.id, client.id, "Refund")
    await altegio.payments.delete_transaction(location, created.id)
    with pytest.raises(NotFoundError):
        await altegio.payments.get_transaction(location, created.id)
    deleted = [row.id async for row in altegio.payments.list_transactions(location, deleted=1)]
    assert deleted == [created.id]
    await fake.flush_webhooks()
    received = [event for event in events if isinstance(event, webhooks.TransactionEvent)]
    assert [event.status for event in received] == ["create", "update", "update", "delete"]


async def test_a_transaction_on_an_unknown_account_is_refused(fake: FakeAltegio, altegio: AltegioClient):
    with pytest.raises(UnprocessableEntityError):
        await altegio.payments.create_transaction(fake.locations[0].id, account_id=1, amount=1)


# -- products and the issue of loyalty objects ----------------------------------------------------


async def test_a_product_is_created_found_changed_and_deleted(fake: FakeAltegio, altegio: AltegioClient):
    location = fake.add_location().id
    body = models.CreateProductInput(
        title="Face cream", category_id=1, sale_unit_id=1, service_unit_id=1, cost=Decimal(20)
    )
    created = await altegio.products.create(location, body=body)
    (found,) = await altegio.products.search(location, term="cream")
    assert found.item_id == created.product_id
    listed = [row.title async for row in altegio.products.list(location)]
    assert listed == ["Face cream"]
    product_id = created.product_id
    assert product_id is not None
    read = await altegio.products.get(location, product_id)
    assert (read.title, read.cost) == ("Face cream", 20)
    await altegio.products.delete(location, product_id)
    with pytest.raises(NotFoundError):
        await altegio.products.get(location, product_id)


async def test_the_sale_of_a_product_issues_a_membership_and_a_gift_card(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0].id
    kind = fake.add_membership_type(location, visits=5)
    gift = fake.add_gift_card_type(location, balance=80)
    client = fake.add_client(location, phone=PHONE)
    products = [
        fake.add_product(location, cost=100, membership_type=kind),
        fake.add_product(location, cost=80, gift_card_type=gift),
    ]
    events: list[webhooks.WebhookEvent] = []
    fake.webhooks_to(lambda body, _headers: events.append(webhooks.parse(body)))
    (storage,) = await altegio.inventory.list_storages(location)
    document = await altegio.inventory.create_document(
        location, type_id=1, storage_id=storage.id, create_date=NOW
    )
    for product in products:
        await altegio.inventory.create_transaction(
            location,
            document_id=document.id,
            product_id=product.id,
            amount=-1,
            cost_per_unit=product.cost,
            discount=0,
            cost=product.cost,
            operation_unit_type=1,
            client_id=client.id,
        )
    (membership,) = await altegio.memberships.list_for_client(location, phone=PHONE)
    (card,) = await altegio.gift_cards.list_for_client(location, phone=PHONE)
    assert (membership.visits_left, membership.is_usable(NOW), card.balance) == (5, True, 80)
    await fake.flush_webhooks()
    data = [event.data for event in events if isinstance(event, webhooks.ProductOperationEvent)]
    assert [one and one.membership_id for one in data] == [membership.id, 0]
    assert [one and one.gift_card_id for one in data] == [0, card.id]
    (account, *_) = await altegio.payments.list_accounts(location)
    sale = await altegio.sales.pay(
        location, document.id, body=pay_by(180, slug="account", account_id=account.id)
    )
    assert sale.state is not None
    assert [item.cost_to_pay_total for item in sale.state.items or ()] == [0, 0]
    rows = [row async for row in altegio.payments.list_transactions(location, document_id=document.id)]
    assert [row.amount for row in rows] == [100, 80]


async def test_a_sale_has_a_negative_amount_and_takes_from_the_stock(
    fake: FakeAltegio, altegio: AltegioClient
):
    location = fake.locations[0].id
    product = fake.add_product(location, cost=20)
    (storage,) = await altegio.inventory.list_storages(location)
    assert storage.id is not None
    product.amounts[storage.id] = Decimal(10)
    document = await altegio.inventory.create_document(
        location, type_id=1, storage_id=storage.id, create_date=NOW
    )
    price = {"cost_per_unit": 20, "discount": 0, "operation_unit_type": 1}
    sold = await altegio.inventory.create_transaction(
        location, document_id=document.id, product_id=product.id, amount=-3, cost=60, **price
    )
    (row,) = [one async for one in altegio.inventory.list_transactions(location, document_id=document.id)]
    sale = await altegio.sales.get(location, document.id)
    assert sale.state is not None
    assert (sold.amount, row.amount, product.amounts[storage.id]) == (-3, -3, 7)
    assert [(one.amount, one.cost_to_pay_total) for one in sale.state.items or ()] == [(3, 60)]
    await altegio.inventory.delete_transaction(location, sold.id)
    assert product.amounts[storage.id] == 10


# -- payments of sales ----------------------------------------------------------------------------


async def test_a_membership_pays_for_a_service_and_loses_a_visit(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, client, document = visit.location, visit.client, visit.document
    membership = fake.add_membership(location, client=client, visits=1)
    assert await read_due(altegio, location, document) == [60]
    sale = await altegio.sales.pay(
        location, document, body=pay_by(slug="loyalty_abonement", membership_id=membership.id)
    )
    assert await read_due(altegio, location, document) == [0]
    assert await altegio.memberships.list_for_client(location, phone=PHONE) == []
    used = await altegio.memberships.get(fake.world.locations[location].chain_id, membership.id)
    assert used.status is not None
    assert (used.visits_left, used.status.id) == (0, 4)
    assert sale.state is not None
    (payment,) = sale.state.loyalty_transactions or []
    assert payment.id is not None
    await altegio.sales.delete_loyalty_payment_transaction(location, document, payment.id)
    (back,) = await altegio.memberships.list_for_client(location, phone=PHONE)
    assert (back.visits_left, await read_due(altegio, location, document)) == (1, [60])


async def test_each_form_of_a_balance_loses_one_visit_and_gets_it_back(
    fake: FakeAltegio, altegio: AltegioClient
):
    forms: dict[str, tuple[dict[str, Any], list[int | None]]] = {
        "per service": ({}, [2, 1, 2]),
        "last visit per service": ({"visits": 1}, [1, 0, 1]),
        "unlimited per service": ({"is_unlimited": True}, [None, None, None]),
        "shared": ({"is_united_balance": True, "united_count": 2}, [2, 1, 2]),
        "last shared visit": ({"is_united_balance": True, "united_count": 1}, [1, 0, 1]),
        "shared and unlimited": (
            {"is_united_balance": True, "is_united_unlimited": True},
            [None, None, None],
        ),
    }
    visit = add_visit(fake)
    location, chain, client, document = visit.location, visit.chain, visit.client, visit.document
    found: dict[str, list[int | None]] = {}
    for name, (form, _) in forms.items():
        options = {"visits": 2, **{key: form[key] for key in ("visits", "is_unlimited") if key in form}}
        kind = fake.add_membership_type(location, **options)
        kind.is_united_balance = form.get("is_united_balance", False)
        kind.united_count = form.get("united_count", 0)
        kind.is_united_unlimited = form.get("is_united_unlimited", False)
        for link in kind.coverage:
            link.count = 0 if kind.is_united_balance else link.count
        membership = fake.add_membership(location, client=client, membership_type=kind)
        read = partial(altegio.memberships.get, chain, membership.id)
        before = await read()
        body = pay_by(slug="loyalty_abonement", membership_id=membership.id)
        sale = await altegio.sales.pay(location, document, body=body)
        paid = await read()
        assert paid.status is not None
        assert paid.status.id == (4 if paid.visits_left == 0 else 2), name
        assert sale.state is not None
        (payment,) = sale.state.loyalty_transactions or []
        assert payment.id is not None
        await altegio.sales.delete_loyalty_payment_transaction(location, document, payment.id)
        after = await read()
        assert after == before, name
        found[name] = [one.visits_left for one in (before, paid, after)]
    assert found == {name: expected for name, (_, expected) in forms.items()}


@pytest.mark.parametrize(
    "options",
    [{"visits": 0}, {"expires": dt.date(2026, 5, 1)}, {"is_frozen": True}],
    ids=["used up", "expired", "frozen"],
)
async def test_an_unusable_membership_is_refused(
    fake: FakeAltegio, altegio: AltegioClient, options: dict[str, Any]
):
    visit = add_visit(fake)
    location, client, document = visit.location, visit.client, visit.document
    membership = fake.add_membership(location, client=client, **options)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(
            location, document, body=pay_by(slug="loyalty_abonement", membership_id=membership.id)
        )
    sale = await altegio.sales.get(location, document)
    (method,) = [one for one in sale.payment_methods or () if one.slug == "loyalty_abonement"]
    assert method.is_applicable is False
    assert await read_due(altegio, location, document) == [60]


async def test_the_membership_of_another_client_is_refused(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, document = visit.location, visit.document
    other = fake.add_client(location, phone=PHONE)
    membership = fake.add_membership(location, client=other)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(
            location, document, body=pay_by(slug="loyalty_abonement", membership_id=membership.id)
        )


async def test_a_gift_card_and_a_loyalty_card_pay_parts_of_a_sale(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, client, document = visit.location, visit.client, visit.document
    gift = fake.add_gift_card(location, client=client, balance=25)
    card = fake.add_loyalty_card(location, client=client, balance=10)
    await altegio.sales.pay(
        location, document, body=pay_by(25, slug="loyalty_certificate", gift_card_id=gift.id)
    )
    await altegio.sales.pay(location, document, body=pay_by(10, slug="loyalty_card", loyalty_card_id=card.id))
    assert (gift.balance, card.balance, await read_due(altegio, location, document)) == (0, 0, [25])
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(
            location, document, body=pay_by(1, slug="loyalty_certificate", gift_card_id=gift.id)
        )
    sale = await altegio.sales.get(location, document)
    assert sale.state is not None
    for payment in sale.state.loyalty_transactions or ():
        assert payment.id is not None
        await altegio.sales.delete_loyalty_payment_transaction(location, document, payment.id)
    assert (gift.balance, card.balance, await read_due(altegio, location, document)) == (25, 10, [60])


async def test_a_client_account_pays_for_a_sale_and_a_cancelled_payment_returns(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit = add_visit(fake)
    location, chain, client, document = visit.location, visit.chain, visit.client, visit.document
    account = fake.add_client_account(location, client=client, balance=45)
    by_account: dict[str, Any] = {"slug": "deposit", "client_account_id": account.id}
    assert await find_method(altegio, location, document, "deposit") == (True, 45)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(location, document, body=pay_by(46, **by_account))
    sale = await altegio.sales.pay(location, document, body=pay_by(40, **by_account))
    assert await read_due(altegio, location, document) == [20]
    assert sale.state is not None
    (payment,) = sale.state.loyalty_transactions or []
    assert payment.client_account is not None
    assert (payment.type_id, payment.amount, payment.client_account.balance) == (11, 40, 5)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(location, document, body=pay_by(6, **by_account))
    history = await altegio.deposits.get_history_for_chain(chain, account.id)
    entries = [one.client_account_transaction for one in history]
    assert [entry and (entry.id, entry.amount, entry.balance_after) for entry in entries] == [
        (payment.client_account_transaction_id, -40, 5)
    ]
    assert payment.id is not None
    await altegio.sales.delete_loyalty_payment_transaction(location, document, payment.id)
    assert (await read_balance(altegio, location, client.id), account.balance) == (45, 45)
    assert await read_due(altegio, location, document) == [60]
    (entry,) = await altegio.deposits.get_history_for_chain(chain, account.id)
    assert entry.client_account_transaction is not None
    assert entry.client_account_transaction.deleted is True


async def find_method(
    altegio: AltegioClient, location: int, document: int, slug: str
) -> tuple[bool | None, Decimal | None]:
    sale = await altegio.sales.get(location, document)
    (method,) = [one for one in sale.payment_methods or () if one.slug == slug]
    return method.is_applicable, method.applicable_amount


async def read_balance(altegio: AltegioClient, location: int, client: int) -> Decimal | None:
    (account,) = await altegio.deposits.list_for_client(location, client)
    assert account.client_account is not None
    return account.client_account.balance


async def test_a_blocked_account_or_that_of_another_client_is_refused(
    fake: FakeAltegio, altegio: AltegioClient
):
    visit = add_visit(fake)
    location, client, document = visit.location, visit.client, visit.document
    blocked = fake.add_client_account(location, client=client, balance=100)
    blocked.is_blocked = True
    other = fake.add_client_account(location, client=fake.add_client(location, phone=PHONE), balance=100)
    for account in (blocked, other):
        body = pay_by(10, slug="deposit", client_account_id=account.id)
        with pytest.raises(UnprocessableEntityError):
            await altegio.sales.pay(location, document, body=body)
    assert await find_method(altegio, location, document, "deposit") == (False, 0)
    assert await read_due(altegio, location, document) == [60]


async def test_a_promotion_reduces_a_sale_and_a_referral_does_not(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, chain, client, document = visit.location, visit.chain, visit.client, visit.document
    card = fake.add_loyalty_card(location, client=client)
    promotion = await altegio.chains.promotions.create(chain, body=make_discount(location, card.type_id, 25))
    by_promotion: dict[str, Any] = {"promotion_id": promotion.id, "loyalty_card_id": card.id}
    sale = await altegio.sales.pay(location, document, body=pay_by(slug="loyalty_program", **by_promotion))
    assert sale.state is not None
    (discount,) = sale.state.loyalty_transactions or []
    assert (discount.type_id, discount.amount) == (1, 15)
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(location, document, body=pay_by(slug="loyalty_program", **by_promotion))
    friend = fake.add_loyalty_card(
        location, client=fake.add_client(location, phone="+12025550169"), balance=5
    )
    body = pay_by(slug="referral_loyalty_program", promotion_id=promotion.id)
    body.payment.referrer_phone = "+12025550169"
    sale = await altegio.sales.pay(location, document, body=body)
    assert (await read_due(altegio, location, document), friend.balance) == ([45], 15)
    assert sale.state is not None
    for payment in sale.state.loyalty_transactions or ():
        assert payment.id is not None
        await altegio.sales.delete_loyalty_payment_transaction(location, document, payment.id)
    assert (await read_due(altegio, location, document), friend.balance, card.balance) == ([60], 5, 0)


async def test_a_payment_in_money_is_cancelled(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, document = visit.location, visit.document
    account = (await altegio.payments.list_accounts(location))[0]
    sale = await altegio.sales.pay(location, document, body=pay_by(45, slug="account", account_id=account.id))
    assert sale.state is not None
    (payment,) = sale.state.payment_transactions or []
    assert payment.id is not None
    assert await read_due(altegio, location, document) == [15]
    with pytest.raises(UnprocessableEntityError):
        await altegio.sales.pay(location, document, body=pay_by(16, slug="account", account_id=account.id))
    await altegio.sales.delete_location_account_payment(location, document, payment.id)
    assert await read_due(altegio, location, document) == [60]


async def test_an_unknown_sale_is_a_404(fake: FakeAltegio, altegio: AltegioClient):
    visit = add_visit(fake)
    location, document = visit.location, visit.document
    for place, ident in ((location, 5), (fake.locations[1].id, document)):
        with pytest.raises(NotFoundError):
            await altegio.sales.get(place, ident)


@pytest.mark.parametrize("amount", [True, "1", 1.5])
def test_an_invalid_amount_of_a_transaction_is_refused(amount: Any):
    fake = FakeAltegio(size=SMALL)
    with pytest.raises(InvalidArgumentError, match="amount"):
        fake.add_transaction(fake.locations[0].id, amount=amount)
