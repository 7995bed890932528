"""Requests of every operation of accounts, transactions, products, storages, sales and webhook settings.

The loyalty operations of visits and those of client accounts are included.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.booking import Appointment
from altegio_async.testing.data.finance import (
    LoyaltyPayment,
    Payment,
    ProductTransaction,
    StockDocument,
    make_document_id,
)
from altegio_async.testing.data.seed_sales import make_promotion_fields
from altegio_async.testing.data.world import Client, Promotion
from altegio_async.testing.server import routes
from altegio_async.testing.server.router import Route
from tests.support.fake_client import Sample

NOW = dt.datetime(2026, 5, 14, 10, tzinfo=dt.UTC)


def list_finance_routes() -> list[Route]:
    """Return the routes of these subjects."""
    subjects = (
        routes.payments,
        routes.products,
        routes.inventory,
        routes.sales,
        routes.client_accounts,
        routes.visit_loyalty,
        routes.webhook_settings,
    )
    return [route for subject in subjects for route in subject.ROUTES]


def build_finance_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation, in an order in which all of them succeed."""
    here = fake.locations[0].id
    account, storage = fake.world.finance.list_accounts(here)[0], fake.world.finance.list_storages(here)[0]
    client = fake.add_client(here, phone="12025550160", name="Nora")
    member = fake.add_team_member(here)
    service = fake.add_service(here, price=60, team_members=[member])
    appointment = fake.add_appointment(
        here,
        team_member=member,
        client=client,
        services=[service],
        start=dt.datetime.now(dt.UTC) + dt.timedelta(days=20),
    )
    document = make_document_id(appointment.id)
    payment = fake.add_transaction(here, amount=12, client=client)
    product = fake.add_product(here, membership_type=fake.add_membership_type(here))
    settings = {"urls": ["https://example.org/hooks"], "active": 1, "record": 1}
    return [
        *build_payment_samples(here, account.id, payment, client.id),
        *build_product_samples(here, product.id),
        *build_storage_samples(fake, here, storage.id, product.id, client.id),
        *build_visit_loyalty_samples(fake, client, appointment, product.id),
        *build_sale_samples(fake, here, document, account.id, service.id),
        *build_client_account_samples(fake, client, account.id),
        Sample("get_event_notification_settings", "GET", f"/hooks_settings/{here}"),
        Sample("update_event_notification_settings", "POST", f"/hooks_settings/{here}", [], settings, 201),
    ]


def build_payment_samples(here: int, account: int, payment: Payment, client: int) -> list[Sample]:
    path = f"/finance_transactions/{here}"
    body = {"account_id": account, "amount": 7.5, "client_id": client, "date": "2026-05-14 10:00:00"}
    visit = [("visit_id", "1")]
    return [
        Sample("get_account_list", "GET", f"/accounts/{here}"),
        Sample("get_transactions", "GET", f"/transactions/{here}", [("start_date", "20260101")]),
        Sample(
            "get_transactions_by_visit_or_appointment_id", "GET", f"/timetable/transactions/{here}", visit
        ),
        Sample("create_financial_transaction", "POST", path, [], body),
        Sample("get_financial_transaction", "GET", f"{path}/{payment.id}"),
        Sample("update_financial_transaction", "PUT", f"{path}/{payment.id}", [], {"comment": "Tip"}),
        Sample("delete_financial_transaction", "DELETE", f"{path}/{payment.id}", status=202),
    ]


def build_product_samples(here: int, product: int) -> list[Sample]:
    body = {"title": "Face cream", "category_id": 1, "sale_unit_id": 1, "service_unit_id": 1, "cost": 20.5}
    return [
        Sample("create_product", "POST", f"/goods/{here}", [], body, 201),
        Sample("get_products_list", "GET", f"/goods/{here}"),
        Sample("search_product", "GET", f"/goods/search/{here}", [("term", "cream")]),
        Sample("get_product", "GET", f"/goods/{here}/{product}"),
        Sample("update_product", "PUT", f"/goods/{here}/{product}", [], body),
    ]


def build_storage_samples(
    fake: FakeAltegio, here: int, storage: int, product: int, client: int
) -> list[Sample]:
    root = "/storage_operations"
    item = {"good_id": product, "amount": 1, "cost_per_unit": 10, "discount": 0, "cost": 10}
    item |= {"operation_unit_type": 1, "client_id": client}
    head = {"type_id": 1, "storage_id": storage, "create_date": NOW.isoformat()}
    document = StockDocument(fake.world.make_id(), here, 1, NOW, storage)
    amounts = (Decimal(1), Decimal(10), Decimal(0), Decimal(10))
    sold = ProductTransaction(fake.world.make_id(), document.id, product, *amounts, NOW, client_id=client)
    fake.world.finance.documents[document.id] = document
    fake.world.finance.store_movement(sold)
    extra = StockDocument(fake.world.make_id(), here, 1, NOW, storage)
    surplus = ProductTransaction(fake.world.make_id(), extra.id, product, *amounts, NOW)
    fake.world.finance.documents[extra.id] = extra
    fake.world.finance.store_movement(surplus)
    gone = fake.add_product(here)
    movement = f"{root}/goods_transactions/{here}"
    return [
        Sample("get_location_inventories", "GET", f"/storages/{here}"),
        Sample("create_document", "POST", f"{root}/documents/{here}", [], head),
        Sample("get_document", "GET", f"{root}/documents/{here}/{sold.document_id}"),
        Sample("create_transaction", "POST", movement, [], {**item, "document_id": sold.document_id}),
        Sample("get_transaction", "GET", f"{movement}/{sold.id}"),
        Sample("update_transaction", "PUT", f"{movement}/{sold.id}", [], {**item, "amount": 2}),
        Sample("update_document", "PUT", f"{root}/documents/{here}/{document.id}", [], head),
        Sample("delete_transaction", "DELETE", f"{movement}/{surplus.id}", status=202),
        Sample("delete_document", "DELETE", f"{root}/documents/{here}/{extra.id}", status=202),
        Sample(
            "create_inventory_operation",
            "POST",
            f"{root}/operation/{here}",
            [],
            {**head, "goods_transactions": [item]},
        ),
        Sample("search_for_product_transactions", "GET", f"/storages/transactions/{here}"),
        Sample(
            "get_document_product_transactions",
            "GET",
            f"{root}/documents/goods_transactions/{sold.document_id}",
        ),
        Sample(
            "get_document_financial_transactions",
            "GET",
            f"{root}/documents/finance_transactions/{sold.document_id}",
        ),
        Sample("delete_product", "DELETE", f"/goods/{here}/{gone.id}", status=204),
    ]


def build_sale_samples(
    fake: FakeAltegio, here: int, document: int, account: int, service: int
) -> list[Sample]:
    finance, sale = fake.world.finance, f"/company/{here}/sale/{document}"
    links = {"document_id": document, "item_id": service, "item_type": "service"}
    paid = Payment(fake.world.make_id(), here, account, Decimal(5), NOW, NOW, **links)
    loyalty = LoyaltyPayment(fake.world.make_id(), amount=Decimal(4), type_id=8, created=NOW, **links)
    finance.store_payment(paid)
    finance.store_loyalty_payment(loyalty)
    body = {"payment": {"method": {"slug": "account", "account_id": account}, "amount": 40}}
    return [
        Sample("get_sale_transaction", "GET", sale),
        Sample("create_payment_with_loyalty_methods", "POST", f"{sale}/payment", [], body),
        Sample(
            "delete_loyalty_payment_transaction", "DELETE", f"{sale}/payment/loyalty_transaction/{loyalty.id}"
        ),
        Sample("delete_location_account_payment", "DELETE", f"{sale}/payment/payment_transaction/{paid.id}"),
    ]


def build_visit_loyalty_samples(
    fake: FakeAltegio, client: Client, appointment: Appointment, product: int
) -> list[Sample]:
    here, chain = client.location_id, fake.world.locations[client.location_id].chain_id
    card = fake.add_loyalty_card(here, client=client, balance=9)
    friend = fake.add_client(here, phone="12025550161")
    fake.add_loyalty_card(here, client=friend)
    promotion = Promotion(
        fake.world.make_id(),
        chain,
        make_promotion_fields("Regulars", "discount_static"),
        [{"id": 1, "parameter": 0, "value": 10, "service_id": 0}],
        [here],
        [card.type_id],
    )
    fake.world.promotions[promotion.id] = promotion
    ids = {"record_id": appointment.id, "visit_id": appointment.visit_id}
    root, at_card = "/visit/loyalty", f"{here}/{card.id}"
    return [
        Sample("get_location_loyalty_program_list", "GET", f"/company/{here}/loyalty/programs/search"),
        Sample("generate_loyalty_code", "GET", f"/loyalty/generate_code/{here}/{product}"),
        Sample(
            "apply_loyalty_card_deduction",
            "POST",
            f"{root}/apply_card_withdrawal/{at_card}",
            [],
            {**ids, "amount": 4.5},
        ),
        Sample("cancel_loyalty_card_withdrawal", "POST", f"{root}/cancel_card_withdrawal/{at_card}", [], ids),
        Sample(
            "apply_discount_promotion",
            "POST",
            f"{root}/apply_discount_program/{at_card}/{promotion.id}",
            [],
            ids,
        ),
        Sample(
            "cancel_discount_promotion",
            "POST",
            f"{root}/cancel_discount_program/{at_card}/{promotion.id}",
            [],
            ids,
        ),
        Sample(
            "apply_referral_program",
            "POST",
            f"{root}/apply_referral_program/{here}/{chain}",
            [],
            {**ids, "referrer_phone": friend.phone},
        ),
    ]


def build_client_account_samples(fake: FakeAltegio, client: Client, cash: int) -> list[Sample]:
    here, chain = client.location_id, fake.world.locations[client.location_id].chain_id
    account = fake.add_client_account(here, client=client, balance=5)
    body = {"client_id": client.id, "deposit_id": account.id, "amount": 7.5, "account_id": cash}
    return [
        Sample("create_client_account_topup_operation", "POST", f"/deposits_operations/{here}", [], body),
        Sample(
            "get_client_account_list_by_location_and_client",
            "GET",
            f"/deposits/company/{here}/client/{client.id}",
        ),
        Sample("get_client_account_list_by_chain", "GET", f"/deposits/chain/{chain}"),
        Sample(
            "get_client_account_by_chain_and_phone", "GET", f"/deposits/chain/{chain}/phone/{client.phone}"
        ),
        Sample("get_chain_client_account_history", "GET", f"/chain/{chain}/deposits/{account.id}/history"),
    ]
