"""The client, the loyalty data of FakeAltegio and a model agree after any calls, lost ones included."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from altegio_async import NotFoundError, RetryPolicy, UnprocessableEntityError
from tests.support.loyalty_model import GiftTypeModel, MembershipModel, PromotionModel, TypeModel
from tests.support.loyalty_session import (
    ARRIVES,
    PHONE,
    REQUEST_LOST,
    RESPONSE_LOST,
    START,
    WritingMachine,
)
from tests.support.state_machines import Session, run_machine

CATEGORY = 71
TITLES = st.sampled_from(["Ten visits", "Evening", "Žanna"])
NUMBERS = st.sampled_from(["0042", "42", "000"])
COUNTS = st.integers(0, 9)
INDEX = st.integers(0, 99)
FATES = st.sampled_from([ARRIVES, ARRIVES, ARRIVES, RESPONSE_LOST, REQUEST_LOST])
PROMOTION_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TITLES,
        "values": st.lists(COUNTS, min_size=1, max_size=2),
        "has_card": st.booleans(),
        "usage_limit": COUNTS,
    },
).filter(bool)
TYPES = "chain_loyalty_membership_types_"
GIFTS = "chain_loyalty_certificate_types_"
MEMBERSHIPS = "chain_loyalty_memberships_"


class LoyaltyMachine(WritingMachine):
    """Sends each change to the server and makes it in the model."""

    @initialize()
    def start(self) -> None:
        """Start with a membership with each kind of balance, an archived type, a card and a promotion."""
        self.create_type("Ten visits", 10, 5, False, False, ARRIVES)
        self.create_type("Evening", 10, 5, True, False, ARRIVES)
        self.create_type("Žanna", 10, 5, False, False, ARRIVES)
        self.archive_type(2, True, ARRIVES)
        self.sell(0, None)
        self.sell_product(1, ARRIVES)
        self.issue_card("0042", False, ARRIVES)
        self.create_promotion("Ten visits", 5, True, ARRIVES)

    # -- membership types -------------------------------------------------------------------------

    def list_types(self) -> list[Any]:
        """Return the types of the chain."""
        return self.run(self.altegio.membership_types.list_for_chain(self.chain).collect())

    @precondition(lambda self: len(self.model.types) < 5)
    @rule(
        title=TITLES,
        cost=COUNTS,
        visits=st.integers(1, 9),
        is_shared=st.booleans(),
        if_absent=st.booleans(),
        fate=FATES,
    )
    def create_type(
        self, title: str, cost: int, visits: int, is_shared: bool, if_absent: bool, fate: str
    ) -> None:
        """Create a type. With `if_absent`, a type with this title is returned and nothing is sent."""
        body = {
            "title": title,
            "salon_group_id": self.chain,
            "cost": cost,
            "is_united_balance": is_shared,
            "united_balance_services_count": visits if is_shared else 0,
            "service_categories": {str(CATEGORY): visits},
            "location_ids": [self.here],
            "period": 3,
            "period_unit_id": 3,
            "allow_freeze": True,
            "freeze_limit": 0,
        }
        create = self.altegio.membership_types.create
        call = create(self.chain, body=body, if_absent=if_absent)
        known = self.model.find_types(title) if if_absent else []
        if known:
            assert self.run(call).id == min(known)
            return
        is_done, created = self.write(TYPES + "create", call, fate)
        if is_done:
            ident = created.id if created else self.find_new(self.model.types, self.list_types())
            self.model.types[ident] = TypeModel(title, Decimal(cost), visits, 3, is_shared=is_shared)
        if fate == RESPONSE_LOST:
            repeated = self.run(create(self.chain, body=body, if_absent=True))
            assert repeated.id == min(self.model.find_types(title))

    @precondition(lambda self: self.model.types and len(self.model.types) < 5)
    @rule(index=INDEX, fate=FATES)
    def clone_type(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.types, index)
        call = self.altegio.membership_types.clone(self.chain, ident)
        is_done, created = self.write(TYPES + "clone", call, fate)
        if is_done:
            one = self.model.types[ident]
            new = created.id if created else self.find_new(self.model.types, self.list_types())
            self.model.types[new] = one.clone()

    @precondition(lambda self: self.model.types)
    @rule(index=INDEX, title=TITLES, cost=COUNTS, period=COUNTS, fate=FATES)
    def update_type(self, index: int, title: str, cost: int, period: int, fate: str) -> None:
        """Change some fields. Those that are not named keep their values."""
        ident = self.pick(self.model.types, index)
        call = self.altegio.membership_types.update(self.chain, ident, title=title, cost=cost, period=period)
        is_done, result = self.write(TYPES + "update", call, fate)
        if is_done:
            one = self.model.types[ident]
            one.replace(title, Decimal(cost), period)
        if result is not None:
            assert {field.name for field in result.ignored} == {
                name
                for name, sent, stored in (("cost", cost, one.cost), ("period", period, one.period))
                if sent != stored
            }
            assert (result.value.title, result.concurrent, result.unverified) == (title, (), ())

    @precondition(lambda self: self.model.types)
    @rule(index=INDEX, is_archived=st.booleans(), fate=FATES)
    def archive_type(self, index: int, is_archived: bool, fate: str) -> None:
        ident, types = self.pick(self.model.types, index), self.altegio.membership_types
        call = (types.archive if is_archived else types.unarchive)(self.chain, ident)
        is_done, _ = self.write(TYPES + "archive", call, fate)
        if is_done:
            self.model.types[ident].is_archived = is_archived

    @precondition(lambda self: self.model.types)
    @rule(index=INDEX, fate=FATES)
    def delete_type(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.types, index)
        call = self.altegio.membership_types.delete(self.chain, ident)
        if self.model.types[ident].sold:
            self.refuse(call)
            return
        is_done, _ = self.write(TYPES + "delete", call, fate)
        if is_done:
            self.model.types[ident].is_deleted = True

    @precondition(lambda self: any(one.is_deleted for one in self.model.types.values()))
    @rule(index=INDEX, title=TITLES, fate=FATES)
    def restore_type(self, index: int, title: str, fate: str) -> None:
        deleted = {ident: one for ident, one in self.model.types.items() if one.is_deleted}
        ident = self.pick(deleted, index)
        call = self.altegio.membership_types.restore(self.chain, ident, restore_in_title=title)
        is_done, _ = self.write(TYPES + "restore", call, fate)
        if is_done:
            one = self.model.types[ident]
            one.title, one.is_deleted, one.is_archived = title, False, False

    # -- memberships ------------------------------------------------------------------------------

    @precondition(lambda self: self.model.types and len(self.model.memberships) < 4)
    @rule(index=INDEX, days=st.none() | st.integers(1, 40))
    def sell(self, index: int, days: int | None) -> None:
        """Add a membership to the data of the server."""
        ident = self.pick(self.model.types, index)
        last = None if days is None else self.now.date() + dt.timedelta(days=days)
        sold = self.fake.add_membership(self.here, client=self.client, membership_type=ident, expires=last)
        kind = self.model.types[ident]
        kind.sold += 1
        self.model.memberships[sold.id] = MembershipModel(
            ident, kind.visits, self.now.astimezone(self.zone), sold.expires, is_shared=kind.is_shared
        )

    @precondition(lambda self: self.model.types and len(self.model.memberships) < 4)
    @rule(index=INDEX, fate=FATES)
    def sell_product(self, index: int, fate: str) -> None:
        """Sell a product of a type to the client, which issues a membership."""
        ident = self.pick(self.model.types, index)
        product = self.fake.add_product(self.here, cost=10, membership_type=ident)
        body = {
            "type_id": 1,
            "create_date": self.now,
            "storage_id": self.storage,
            "goods_transactions": [
                {
                    "good_id": product.id,
                    "amount": 1,
                    "cost_per_unit": 10,
                    "discount": 0,
                    "cost": 10,
                    "operation_unit_type": 1,
                    "client_id": self.client.id,
                }
            ],
        }
        call = self.altegio.inventory.create_operation(self.here, body=body)
        is_done, _ = self.write("create_inventory_operation", call, fate)
        if is_done:
            days = {"created_after": START, "created_before": self.now}
            rows = self.run(self.altegio.memberships.list_for_chain(self.chain, **days).collect())
            new = self.find_new(self.model.memberships, rows)
            self.model.memberships[new] = self.model.types[ident].sell(ident, self.now.astimezone(self.zone))

    @rule(days=st.integers(1, 9))
    def pass_time(self, days: int) -> None:
        """Move the clock of the server."""
        self.fake.now = self.now = self.now + dt.timedelta(days=days)
        for one in self.model.memberships.values():
            one.pass_time(self.now)

    @precondition(lambda self: self.model.memberships)
    @rule(index=INDEX, days=st.none() | st.integers(1, 9), fate=FATES)
    def freeze(self, index: int, days: int | None, fate: str) -> None:
        ident = self.pick(self.model.memberships, index)
        last = None if days is None else self.now.date() + dt.timedelta(days=days)
        call = self.altegio.memberships.freeze(self.chain, ident, until=last)
        if self.model.memberships[ident].since is not None:
            self.refuse(call)
            return
        is_done, _ = self.write(MEMBERSHIPS + "freeze", call, fate)
        if is_done:
            self.model.memberships[ident].freeze(self.now, days)

    @precondition(lambda self: self.model.memberships)
    @rule(index=INDEX, fate=FATES)
    def unfreeze(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.memberships, index)
        call = self.altegio.memberships.unfreeze(self.chain, ident)
        if self.model.memberships[ident].since is None:
            self.refuse(call)
            return
        is_done, _ = self.write(MEMBERSHIPS + "unfreeze", call, fate)
        if is_done:
            self.model.memberships[ident].unfreeze(self.now)

    @precondition(lambda self: self.model.memberships)
    @rule(index=INDEX, period=COUNTS, unit=st.sampled_from([1, 2, 3]), fate=FATES)
    def set_period(self, index: int, period: int, unit: Any, fate: str) -> None:
        ident = self.pick(self.model.memberships, index)
        call = self.altegio.memberships.set_period(self.chain, ident, period=period, period_unit_id=unit)
        is_done, _ = self.write(MEMBERSHIPS + "set_period", call, fate)
        if is_done:
            self.model.memberships[ident].set_period(self.now, period, unit)

    @precondition(lambda self: self.model.memberships)
    @rule(index=INDEX, visits=COUNTS, is_right_form=st.integers(0, 9).map(bool), fate=FATES)
    def set_balance(self, index: int, visits: int, is_right_form: bool, fate: str) -> None:
        """Set the visits left: the shared ones, or those of the category. The other form is refused."""
        ident = self.pick(self.model.memberships, index)
        one, set_balance = self.model.memberships[ident], self.altegio.memberships.set_balance
        if one.is_shared is is_right_form:
            call = set_balance(self.chain, ident, united_balance_services_count=visits)
        else:
            rows = [{"service_id": CATEGORY, "balance": visits}]
            call = set_balance(self.chain, ident, services_balance_count=rows)
        if not is_right_form:
            self.refuse(call, UnprocessableEntityError)
            return
        is_done, _ = self.write(MEMBERSHIPS + "set_balance", call, fate)
        if is_done:
            self.model.memberships[ident].set_balance(self.now, visits)

    # -- gift card types --------------------------------------------------------------------------

    @precondition(lambda self: len(self.model.gift_types) < 4)
    @rule(title=TITLES, balance=COUNTS, fate=FATES)
    def create_gift_card_type(self, title: str, balance: int, fate: str) -> None:
        body = {
            "title": title,
            "balance": balance,
            "is_multi": True,
            "item_type_id": 0,
            "is_allow_empty_code": False,
            "balance_edit_type_id": 1,
            "service_ids": [],
            "salon_ids": [self.here],
            "expiration": {"type_id": 0},
            "online_sale": {"is_enabled": False},
        }
        types = self.altegio.gift_card_types
        is_done, created = self.write(GIFTS + "create", types.create(self.chain, body=body), fate)
        if is_done:
            rows = [] if created else self.run(types.list_for_chain(self.chain).collect())
            ident = created.id if created else self.find_new(self.model.gift_types, rows)
            self.model.gift_types[ident] = GiftTypeModel(title, Decimal(balance))

    @precondition(lambda self: self.model.gift_types)
    @rule(index=INDEX, title=TITLES, fate=FATES)
    def update_gift_card_type(self, index: int, title: str, fate: str) -> None:
        ident = self.pick(self.model.gift_types, index)
        call = self.altegio.gift_card_types.update(self.chain, ident, title=title)
        if self.model.gift_types[ident].issued:
            self.refuse(call)
            return
        is_done, _ = self.write(GIFTS + "update", call, fate)
        if is_done:
            self.model.gift_types[ident].title = title

    @precondition(lambda self: self.model.gift_types)
    @rule(index=INDEX, fate=FATES)
    def delete_gift_card_type(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.gift_types, index)
        call = self.altegio.gift_card_types.delete(self.chain, ident)
        if self.model.gift_types[ident].issued:
            self.refuse(call)
            return
        is_done, _ = self.write(GIFTS + "delete", call, fate)
        if is_done:
            del self.model.gift_types[ident]

    @precondition(lambda self: self.model.gift_types)
    @rule(index=INDEX)
    def issue_gift_card(self, index: int) -> None:
        """Add a gift card to the data of the server."""
        ident = self.pick(self.model.gift_types, index)
        self.fake.add_gift_card(self.here, client=self.client, balance=5, gift_card_type=ident)
        self.model.gift_types[ident].issued += 1

    # -- loyalty cards ----------------------------------------------------------------------------

    @rule(number=NUMBERS, if_absent=st.sampled_from([True, True, False]), fate=FATES)
    def issue_card(self, number: str, if_absent: bool, fate: str) -> None:
        """Issue a card. Its number is refused if it is in use; `if_absent` returns the card instead."""
        cards = self.altegio.loyalty_cards
        issue = partial(
            cards.issue,
            self.here,
            loyalty_card_number=number,
            loyalty_card_type_id=str(self.card_type),
            phone=PHONE,
        )
        call = issue(if_absent=if_absent)
        known = self.model.find_card(number)
        if known is not None:
            if if_absent:
                assert self.run(call).id == known
            else:
                self.refuse(call)
            return
        is_done, issued = self.write("issue_loyalty_card", call, fate)
        if is_done:
            rows = [] if issued else self.run(cards.list_for_client(self.client.id))
            ident = issued.id if issued else self.find_new(self.model.cards, rows)
            self.model.cards[ident] = (number, Decimal(0))
        if fate == RESPONSE_LOST:
            assert self.run(issue(if_absent=True)).id == self.model.find_card(number)

    @precondition(lambda self: self.model.cards)
    @rule(index=INDEX, amount=st.integers(-5, 9).filter(bool), in_chain=st.booleans(), fate=FATES)
    def create_transaction(self, index: int, amount: int, in_chain: bool, fate: str) -> None:
        ident, cards = self.pick(self.model.cards, index), self.altegio.loyalty_cards
        if in_chain:
            operation = "create_chain_loyalty_card_transaction"
            call = cards.create_transaction_for_chain(self.chain, ident, amount=amount)
        else:
            operation = "create_loyalty_card_transaction"
            call = cards.create_transaction(self.here, ident, amount=amount)
        is_done, _ = self.write(operation, call, fate)
        if is_done:
            number, balance = self.model.cards[ident]
            self.model.cards[ident] = (number, balance + amount)
            self.model.amounts.append(Decimal(amount))

    @precondition(lambda self: self.model.cards)
    @rule(index=INDEX, fate=FATES)
    def delete_card(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.cards, index)
        call = self.altegio.loyalty_cards.delete(self.here, ident)
        is_done, _ = self.write("remove_loyalty_card", call, fate)
        if is_done:
            del self.model.cards[ident]

    # -- promotions -------------------------------------------------------------------------------

    @precondition(lambda self: len(self.model.promotions) < 3)
    @rule(title=TITLES, value=COUNTS, has_card=st.booleans(), fate=FATES)
    def create_promotion(self, title: str, value: int, has_card: bool, fate: str) -> None:
        body = {
            "title": title,
            "type": "discount_static",
            "service_item_type": "any_allowed",
            "good_item_type": "not_allowed",
            "value_unit": "percent",
            "rules": [{"parameter": 0, "value": value}],
            "company_ids": [self.here],
            "loyalty_card_type_ids": [self.card_type] if has_card else [],
        }
        call = self.altegio.chains.promotions.create(self.chain, body=body)
        is_done, created = self.write("create_chain_loyalty_program", call, fate)
        if is_done:
            # No operation lists the promotions of a chain.
            stored = [one for one in self.fake.world.promotions.values() if one.chain_id == self.chain]
            ident = created.id if created else self.find_new(self.model.promotions, stored)
            self.model.promotions[ident] = PromotionModel(title, [value], has_card=has_card)

    @precondition(lambda self: self.model.promotions)
    @rule(index=INDEX, change=PROMOTION_CHANGES, fate=FATES)
    def update_promotion(self, index: int, change: dict[str, Any], fate: str) -> None:
        """Change some fields. Those that are not named keep their values."""
        ident = self.pick(self.model.promotions, index)
        sent = dict(change)
        if "values" in sent:
            sent["rules"] = [{"parameter": n, "value": value} for n, value in enumerate(sent.pop("values"))]
        if "has_card" in sent:
            sent["loyalty_card_type_ids"] = [self.card_type] if sent.pop("has_card") else []
        call = self.altegio.chains.promotions.update(self.chain, ident, **sent)
        is_done, result = self.write("update_chain_loyalty_program", call, fate)
        assert result is None or (result.ignored, result.concurrent, result.unverified) == ((), (), ())
        if is_done:
            for name, value in change.items():
                setattr(self.model.promotions[ident], name, value)

    @precondition(lambda self: self.model.promotions)
    @rule(index=INDEX, fate=FATES)
    def delete_promotion(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.promotions, index)
        promotions = self.altegio.chains.promotions
        is_done, _ = self.write("delete_chain_loyalty_program", promotions.delete(self.chain, ident), fate)
        if is_done:
            del self.model.promotions[ident]
            self.refuse(promotions.get(self.chain, ident), NotFoundError)

    # -- comparison -------------------------------------------------------------------------------

    def teardown(self) -> None:
        """Compare all records of the server with the model, and its writes with those that were sent."""
        self.run(self.compare())
        assert [commit.operation for commit in self.fake.commits] == self.carried_out

    async def compare(self) -> None:
        """Compare all records of the server with the model."""
        model, altegio, chain = self.model, self.altegio, self.chain
        types = [await altegio.membership_types.get(chain, ident) for ident in model.types]
        assert {one.id: self.read_type(one) for one in types} == {
            ident: (one.title, one.cost, one.period, one.is_archived, one.sold, *one.balance)
            for ident, one in model.types.items()
        }
        listed = await altegio.membership_types.list_for_chain(chain).collect()
        assert {one.id for one in listed} == {
            ident for ident, one in model.types.items() if not one.is_deleted
        }
        on_sale = await altegio.membership_types.search(self.here).collect()
        assert {one.id for one in on_sale} == {
            ident for ident, one in model.types.items() if not (one.is_deleted or one.is_archived)
        }
        ids = list(model.memberships)
        sold = await altegio.memberships.list_for_chain(chain, ids=ids).collect() if ids else []
        assert {one.id: self.read_membership(one) for one in sold} == {
            ident: (*one.balance, one.since is not None, one.freeze_period, one.expires, one.status)
            for ident, one in model.memberships.items()
        }
        by_phone = await altegio.memberships.list_for_client(self.here, phone=PHONE)
        assert {one.id for one in by_phone} == {
            ident for ident, one in model.memberships.items() if one.is_current(self.now)
        }
        await self.compare_promotions()
        gifts = await altegio.gift_card_types.list_for_chain(chain).collect()
        assert {one.id: (one.title, one.balance) for one in gifts} == {
            ident: (one.title, one.balance) for ident, one in model.gift_types.items()
        }
        cards = await altegio.loyalty_cards.list_for_client(self.client.id)
        assert {one.id: (one.number, one.balance) for one in cards} == model.cards
        rows = altegio.chains.transactions.list(
            chain, created_after=START, created_before=self.now, page_size=5
        )
        assert [(row.amount, row.type_id) for row in await rows.collect()] == [
            (abs(amount), 5 if amount > 0 else 6) for amount in model.amounts
        ]

    def read_type(self, one: Any) -> tuple[Any, ...]:
        """Return a membership type of the server in the form of the model."""
        [link] = one.balance_container.links
        sold, visits = one.memberships_count, one.united_balance_services_count
        return (one.title, one.cost, one.period, one.is_archived, sold, visits, link.count)

    def read_membership(self, one: Any) -> tuple[Any, ...]:
        """Return a membership of the server in the form of the model."""
        [link] = one.balance_container.links
        visits = (one.united_balance_services_count, link.count)
        assert one.visits_left == sum(visits)
        return (*visits, one.is_frozen, one.freeze_period, one.expiration_date, one.status.id)

    async def compare_promotions(self) -> None:
        """Compare the promotions of the server with the model."""
        blocks = ["rules", "loyalty_card_types", "companies"]
        for ident, one in self.model.promotions.items():
            found = await self.altegio.chains.promotions.get(self.chain, ident, include=blocks)
            assert [rule.value for rule in found.rules or ()] == one.values
            assert [kind.id for kind in found.loyalty_card_types or ()] == [self.card_type] * one.has_card
            assert [place.id for place in found.locations or ()] == [self.here]
            assert (found.title, found.usage_limit) == (one.title, one.usage_limit)


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Session]:
    session = Session(START, retry=RetryPolicy(attempts=1))
    LoyaltyMachine.session = session
    yield session
    session.close()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Do not log the refusals and lost connections that the machine expects."""
    caplog.set_level(logging.CRITICAL, "altegio_async")


def test_the_server_and_a_model_agree_after_any_loyalty_calls():
    run_machine(LoyaltyMachine, 30)


@pytest.mark.full
@pytest.mark.timeout(300)
def test_the_server_and_a_model_agree_after_any_loyalty_calls_in_500_runs():
    run_machine(LoyaltyMachine, 500)
