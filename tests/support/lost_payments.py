"""Each method that pays a sale or a visit, or cancels a payment, with the read that its docstring names."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any

from tests.support.lost_writes import FRIEND, Studio, Write
from tests.support.sales import add_visit, make_discount, pay_by


async def pay_sale(studio: Studio) -> Write:
    visit = add_visit(studio.fake)
    body = pay_by(5, slug="loyalty_card", loyalty_card_id=studio.add_card(visit).id)

    async def is_done() -> bool:
        return len(await studio.list_payments(visit.document)) == 1

    return Write(lambda: studio.altegio.sales.pay(studio.here, visit.document, body=body), is_done)


def cancel_sale_payment(name: str) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares the cancellation of a payment."""

    async def prepare(studio: Studio) -> Write:
        visit = add_visit(studio.fake)
        by_card = {"slug": "loyalty_card", "loyalty_card_id": studio.add_card(visit).id}
        account = (await studio.altegio.payments.list_accounts(studio.here))[0]
        by_account = {"slug": "account", "account_id": account.id}
        method = by_account if name == "delete_location_account_payment" else by_card
        await studio.altegio.sales.pay(studio.here, visit.document, body=pay_by(5, **method))
        (payment,) = await studio.list_payments(visit.document)

        async def is_done() -> bool:
            return payment not in await studio.list_payments(visit.document)

        cancel = getattr(studio.altegio.sales, name)
        return Write(lambda: cancel(studio.here, visit.document, payment), is_done)

    return prepare


def change_visit(name: str) -> Callable[[Studio], Awaitable[Write]]:
    """Return a function that prepares a loyalty method of a visit. The list of transactions shows it."""

    async def prepare(studio: Studio) -> Write:
        loyalty, visit = studio.altegio.loyalty_programs, add_visit(studio.fake)
        card, ids = studio.add_card(visit), visit.ids
        friend = studio.fake.add_client(studio.here, phone=FRIEND)
        studio.fake.add_loyalty_card(studio.here, client=friend)
        body = make_discount(studio.here, card.type_id, 10)
        promotion = (await studio.altegio.chains.promotions.create(studio.chain, body=body)).id
        pay = functools.partial(loyalty.apply_card_deduction, studio.here, card.id, amount=5, **ids)
        discount = (studio.here, card.id, promotion)
        calls: dict[str, tuple[Callable[[], Awaitable[Any]], dict[str, int]]] = {
            "apply_card_deduction": (pay, {"card_id": card.id}),
            "cancel_card_withdrawal": (
                lambda: loyalty.cancel_card_withdrawal(studio.here, card.id, **ids),
                {"card_id": card.id},
            ),
            "apply_discount_promotion": (
                lambda: loyalty.apply_discount_promotion(*discount, **ids),
                {"promotion_id": promotion},
            ),
            "cancel_discount_promotion": (
                lambda: loyalty.cancel_discount_promotion(*discount, **ids),
                {"promotion_id": promotion},
            ),
            "apply_referral": (
                lambda: loyalty.apply_referral(studio.here, studio.chain, referrer_phone=FRIEND, **ids),
                {"type_id": 4},
            ),
        }
        if name == "cancel_card_withdrawal":
            await pay()
        if name == "cancel_discount_promotion":
            await loyalty.apply_discount_promotion(*discount, **ids)
        call, wanted = calls[name]

        async def is_done() -> bool:
            found = await studio.list_transactions(visit, **wanted)
            return (not found) is name.startswith("cancel")

        return Write(call, is_done)

    return prepare


async def top_up(studio: Studio) -> Write:
    account = studio.fake.add_client_account(studio.here, client=studio.customer)
    till = (await studio.altegio.payments.list_accounts(studio.here))[0]
    arguments: dict[str, Any] = {"client_id": studio.customer.id, "client_account_id": account.id}

    async def is_done() -> bool:
        history = await studio.altegio.deposits.get_history_for_chain(studio.chain, account.id)
        return len(history) == 1

    return Write(
        lambda: studio.altegio.deposits.create_topup_operation(
            studio.here, amount=5, account_id=till.id, **arguments
        ),
        is_done,
    )


PAYMENTS: dict[str, Callable[[Studio], Awaitable[Write]]] = {
    "sales.pay": pay_sale,
    "deposits.create_topup_operation": top_up,
    **{
        f"sales.{name}": cancel_sale_payment(name)
        for name in ("delete_loyalty_payment_transaction", "delete_location_account_payment")
    },
    **{
        f"loyalty_programs.{name}": change_visit(name)
        for name in (
            "apply_card_deduction",
            "apply_discount_promotion",
            "apply_referral",
            "cancel_card_withdrawal",
            "cancel_discount_promotion",
        )
    },
}
"""What each method that pays needs, and the read that its docstring names."""
