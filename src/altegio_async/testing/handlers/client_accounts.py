"""Client accounts: lists, history, and top-ups."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.account_entries import add_entry
from altegio_async.testing.data.client_accounts import ENTRY_TITLES, TOP_UP
from altegio_async.testing.data.finance import OTHER_INCOME, TOP_UP_DOCUMENT, Payment, StockDocument
from altegio_async.testing.handlers.finance_rows import (
    format_server_time,
    render_document,
    render_single_payment,
)
from altegio_async.testing.handlers.payments import add_payment, answer_rows
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_object,
    render_money,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.paging import select_page
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.client_accounts import AccountEntry, ClientAccount
    from altegio_async.testing.data.world import World


def list_for_client(world: World, call: HandlerCall) -> Answer:
    """List the accounts of a client."""
    client = world.clients.get(call.number("client_id"))
    if client is None or client.location_id != call.number("location_id"):
        raise Refusal(404)
    return answer_list([_render(one) for one in world.client_accounts_of.get(client.id, [])])


def list_for_phone(world: World, call: HandlerCall) -> Answer:
    """List the accounts of the clients of a chain with a phone."""
    chain_id = call.number("chain_id")
    clients = {
        client.id
        for location_id in world.chains[chain_id].location_ids
        for client in world.find_clients(location_id, call.path["phone"])
    }
    return answer_list([_render(one) for one in _list_at(world, chain_id) if one.client_id in clients])


def list_for_chain(world: World, call: HandlerCall) -> Answer:
    """List the accounts of a chain by their balance, with their clients."""
    lowest, highest = (_read_limit(call, name) for name in ("balance_from", "balance_to"))
    rows = [
        one
        for one in _list_at(world, call.number("chain_id"))
        if (lowest is None or one.balance >= lowest) and (highest is None or one.balance <= highest)
    ]
    page = select_page(call, rows, "limit")
    count = len(rows) if call.count_is_total else None
    return answer_list([{**_render(one), "client": _render_client(world, one)} for one in page], count)


def _read_limit(call: HandlerCall, name: str) -> Decimal | None:
    """Return a limit of the balance, or None without one. Refuse a text that is not a number."""
    text = call.first(name)
    if not text:
        return None
    try:
        limit = Decimal(text)
    except ArithmeticError:
        raise refuse(name, "A number is needed.") from None
    if not limit.is_finite():
        raise refuse(name, "A number is needed.")
    return limit


def list_history(world: World, call: HandlerCall) -> Answer:
    """List the transactions of an account, the oldest first, with the balance after each."""
    account = world.client_accounts.get(call.number("deposit_id"))
    if account is None or account.chain_id != call.number("chain_id"):
        raise Refusal(404)
    return answer_rows(
        [
            {
                "deposit_transaction": _render_entry(account, entry),
                "deposit_transaction_type": {"id": entry.type_id, "comment": ENTRY_TITLES[entry.type_id]},
            }
            for entry in account.entries
        ]
    )


def top_up(world: World, call: HandlerCall) -> Answer:
    """Add a sum to an account of a client, and to an account of the location."""
    account, payment = _read_top_up(world, call)
    document = StockDocument(
        world.make_id(),
        payment.location_id,
        TOP_UP_DOCUMENT,
        call.now,
        user_id=call.user.id if call.user else 0,
    )
    world.finance.documents[document.id] = document
    payment.document_id = document.id
    add_payment(world, payment)
    entry = add_entry(
        world,
        account,
        location_id=payment.location_id,
        type_id=TOP_UP,
        amount=payment.amount,
        now=call.now,
        document_id=document.id,
    )
    entry.team_member_id, entry.user_id = payment.team_member_id, document.user_id
    return answer_object(
        {
            "document": _render_document(world, document),
            "deposits_transactions": [{**_render_entry(account, entry), **_render(account)}],
            "payment_transactions": [_render_payment(world, payment)],
        }
    )


def _read_top_up(world: World, call: HandlerCall) -> tuple[ClientAccount, Payment]:
    """Return the account to top up and the payment of a request."""
    fields, location_id = Fields(call.body), call.number("location_id")
    fields.require("client_id", "deposit_id", "amount", "account_id")
    account = world.client_accounts.get(fields.integer("deposit_id"))
    if account is None or account.client_id != fields.integer("client_id"):
        raise refuse("deposit_id", "The client has no such account.")
    if account.chain_id != world.locations[location_id].chain_id:
        raise refuse("deposit_id", "The account belongs to another chain.")
    if fields.integer("account_id") not in {one.id for one in world.finance.list_accounts(location_id)}:
        raise refuse("account_id", "The location has no such account.")
    amount = fields.amount("amount")
    if not amount:
        raise refuse("amount", "A sum above 0 is needed.")
    payment = Payment(
        id=0,
        location_id=location_id,
        account_id=fields.integer("account_id"),
        amount=amount,
        date=call.now,
        changed=call.now,
        expense_id=OTHER_INCOME,
        client_id=account.client_id,
        team_member_id=fields.integer("master_id"),
    )
    return account, payment


def _list_at(world: World, chain_id: int) -> list[ClientAccount]:
    return [one for one in world.client_accounts.values() if one.chain_id == chain_id]


# -- rendering ------------------------------------------------------------------------------------


def _render(account: ClientAccount) -> dict[str, Any]:
    """Render an account with its type."""
    created = account.created.isoformat(timespec="seconds")
    return {
        "deposit": {
            "id": account.id,
            "salon_group_id": account.chain_id,
            "deposit_type_id": account.type_id,
            "initial_balance": render_money(account.initial_balance),
            "balance": render_money(account.balance),
            "reserved_balance": 0,
            "blocked": account.is_blocked,
            "date_create": created,
        },
        "deposit_type": {
            "id": account.type_id,
            "salon_group_id": account.chain_id,
            "title": account.title,
            "date_create": created,
            "deleted": False,
        },
    }


def _render_client(world: World, account: ClientAccount) -> dict[str, Any] | list[Any]:
    client = world.clients.get(account.client_id)
    return [] if client is None else {"id": client.id, "name": client.name, "phone": f"+{client.phone}"}


def _render_entry(account: ClientAccount, entry: AccountEntry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": entry.id,
        "salon_id": entry.location_id,
        "salon_group_id": account.chain_id,
        "document_id": entry.document_id,
        "deposit_id": account.id,
        "deposit_type_id": account.type_id,
        "master_id": entry.team_member_id,
        "user_id": entry.user_id,
        "amount": render_money(entry.amount),
        "balance_after": render_money(account.compute_balance_after(entry)),
        "reserved_balance_after": 0,
        "comment": "",
        "date_create": entry.created.isoformat(timespec="seconds"),
        "deleted": entry.deleted is not None,
    }
    if entry.deleted is not None:
        row["date_delete"] = entry.deleted.isoformat(timespec="seconds")
    return row


def _render_document(world: World, document: StockDocument) -> dict[str, Any]:
    """Render the document of a top-up. Its location has the key of the first version."""
    row = render_document(world, document)
    return {
        **{name: row[name] for name in ("id", "user_id", "type_id", "type", "comment", "number", "user")},
        "salon_id": document.location_id,
        "salon": {"id": row["company"]["id"], "title": row["company"]["title"]},
    }


def _render_payment(world: World, payment: Payment) -> dict[str, Any]:
    row = render_single_payment(world, payment)
    names = ("id", "document_id", "type_id", "expense_id", "account_id", "amount", "client_id", "master_id")
    return {
        **{name: row[name] for name in (*names, "supplier_id", "comment", "item_id", "record_id")},
        "date": format_server_time(payment.date),
    }


ROUTES: tuple[Route, ...] = (
    Route(
        "get_client_account_list_by_location_and_client",
        "GET",
        "/deposits/company/{location_id}/client/{client_id}",
        list_for_client,
    ),
    Route("get_client_account_list_by_chain", "GET", "/deposits/chain/{chain_id}", list_for_chain),
    Route(
        "get_client_account_by_chain_and_phone",
        "GET",
        "/deposits/chain/{chain_id}/phone/{phone}",
        list_for_phone,
    ),
    Route(
        "get_chain_client_account_history",
        "GET",
        "/chain/{chain_id}/deposits/{deposit_id}/history",
        list_history,
    ),
    Route("create_client_account_topup_operation", "POST", "/deposits_operations/{location_id}", top_up),
)
"""The operations on client accounts."""
