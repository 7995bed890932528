"""The client, the loyalty data of FakeAltegio and a model agree after any calls, lost ones included."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from altegio_async import AltegioClient, APIConnectionError, BadRequestError, RetryPolicy
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import LoyaltyCardType
from tests.support.loyalty_model import GiftTypeModel, LoyaltyModel, MembershipModel, TypeModel
from tests.support.state_machines import run_machine

START = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
PHONE = "12025550161"
CATEGORY = 71
TITLES = st.sampled_from(["Ten visits", "Evening", "Žanna"])
NUMBERS = st.sampled_from(["0042", "42", "000"])
COUNTS = st.integers(0, 9)
INDEX = st.integers(0, 99)
FATES = st.sampled_from(["arrives", "arrives", "arrives", "response lost", "request lost"])
TYPES = "chain_loyalty_membership_types_"
GIFTS = "chain_loyalty_certificate_types_"
MEMBERSHIPS = "chain_loyalty_memberships_"


class Session:
    """One server and one client for all runs. Each run has a location and a chain of its own."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.fake = FakeAltegio(size=Size(chains=1, locations=1, clients=0), rate_limits=None, now=START)
        self.altegio = self.runner.run(self._connect())

    async def _connect(self) -> AltegioClient:
        await self.fake.start()
        return AltegioClient(
            partner_token=self.fake.partner_token,
            user_token=self.fake.user_token,
            base_url=self.fake.base_url,
            rate_limiter=None,
            retry=RetryPolicy(attempts=1),
            strict=True,
        )

    def close(self) -> None:
        """Close the client and the server."""
        self.runner.run(self._disconnect())
        self.runner.close()

    async def _disconnect(self) -> None:
        await self.altegio.aclose()
        await self.fake.aclose()


class LoyaltyMachine(RuleBasedStateMachine):
    """Sends each change to the server and makes it in the model."""

    session: Session

    def __init__(self) -> None:
        super().__init__()
        self.fake, self.altegio, self.model = self.session.fake, self.session.altegio, LoyaltyModel()
        self.fake.now = self.now = START
        self.location = self.fake.add_location(title="Model")
        self.here, self.chain = self.location.id, self.location.chain_id
        self.client = self.fake.add_client(self.here, phone=PHONE)
        kind = LoyaltyCardType(self.fake.world.new_id(), self.chain, "Gold")
        self.fake.world.card_types[kind.id] = kind
        self.card_type = kind.id
        self.fake.commits.clear()
        self.carried_out: list[str] = []

    def run(self, call: Coroutine[Any, Any, Any]) -> Any:
        """Return the result of a call."""
        return self.session.runner.run(call)

    def write(self, operation: str, call: Coroutine[Any, Any, Any], fate: str) -> tuple[bool, Any]:
        """Send a write. Return whether the server carried it out, and its result if a response arrived."""
        if fate != "arrives":
            self.fake.inject(
                "close_unanswered", operation=operation, after_commit=fate == "response lost", times=1
            )
            with pytest.raises(APIConnectionError) as caught:
                self.run(call)
            assert caught.value.sent is not False
            result = None
        else:
            result = self.run(call)
        is_done = fate != "request lost"
        self.carried_out += [operation] * is_done
        return is_done, result

    def refuse(self, call: Coroutine[Any, Any, Any]) -> None:
        """Check that the server refuses a write."""
        with pytest.raises(BadRequestError):
            self.run(call)

    def pick(self, records: dict[int, Any], index: int) -> int:
        """Return the id of one of some records."""
        return list(records)[index % len(records)]

    @initialize()
    def sell_first(self) -> None:
        """Start with a type and a membership of it."""
        self.create_type("Ten visits", 10, 5, "arrives")
        self.sell(0, None)

    def find_new(self, known: dict[int, Any], rows: list[Any]) -> int:
        """Return the id of the only record that the model does not have, as after a lost response."""
        [ident] = {row.id for row in rows} - set(known)
        return ident

    # -- membership types -------------------------------------------------------------------------

    def list_types(self) -> list[Any]:
        """Return the types of the chain."""
        return self.run(self.altegio.membership_types.list_for_chain(self.chain).collect())

    @precondition(lambda self: len(self.model.types) < 5)
    @rule(title=TITLES, cost=COUNTS, visits=st.integers(1, 9), fate=FATES)
    def create_type(self, title: str, cost: int, visits: int, fate: str) -> None:
        body = {
            "title": title,
            "salon_group_id": self.chain,
            "cost": cost,
            "is_united_balance": False,
            "united_balance_services_count": 0,
            "service_categories": {str(CATEGORY): visits},
            "location_ids": [self.here],
            "period": 3,
            "period_unit_id": 3,
            "allow_freeze": True,
            "freeze_limit": 0,
        }
        call = self.altegio.membership_types.create(self.chain, body=body)
        is_done, created = self.write(TYPES + "create", call, fate)
        if is_done:
            ident = created.id if created else self.find_new(self.model.types, self.list_types())
            self.model.types[ident] = TypeModel(title, Decimal(cost), visits, 3)

    @precondition(lambda self: self.model.types and len(self.model.types) < 5)
    @rule(index=INDEX, fate=FATES)
    def clone_type(self, index: int, fate: str) -> None:
        ident = self.pick(self.model.types, index)
        call = self.altegio.membership_types.clone(self.chain, ident)
        is_done, created = self.write(TYPES + "clone", call, fate)
        if is_done:
            one = self.model.types[ident]
            new = created.id if created else self.find_new(self.model.types, self.list_types())
            copy = TypeModel(f"{one.title} (2)", one.cost, one.visits, one.period, one.is_archived)
            self.model.types[new] = copy

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
        self.model.memberships[sold.id] = MembershipModel(ident, kind.visits, self.now, sold.expires)

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
    @rule(index=INDEX, visits=COUNTS, fate=FATES)
    def set_balance(self, index: int, visits: int, fate: str) -> None:
        ident = self.pick(self.model.memberships, index)
        rows = [{"service_id": CATEGORY, "balance": visits}]
        call = self.altegio.memberships.set_balance(self.chain, ident, services_balance_count=rows)
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

    @rule(number=NUMBERS, fate=FATES)
    def issue_card(self, number: str, fate: str) -> None:
        cards = self.altegio.loyalty_cards
        call = cards.issue(
            self.here, loyalty_card_number=number, loyalty_card_type_id=str(self.card_type), phone=PHONE
        )
        if number in {known for known, _ in self.model.cards.values()}:
            self.refuse(call)
            return
        is_done, issued = self.write("issue_loyalty_card", call, fate)
        if is_done:
            rows = [] if issued else self.run(cards.list_for_client(self.client.id))
            ident = issued.id if issued else self.find_new(self.model.cards, rows)
            self.model.cards[ident] = (number, Decimal(0))

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
            ident: (one.title, one.cost, one.period, one.is_archived, one.sold, one.visits)
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
            ident: (one.visits, one.since is not None, one.freeze_period, one.expires, one.status)
            for ident, one in model.memberships.items()
        }
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
        return (one.title, one.cost, one.period, one.is_archived, one.memberships_count, link.count)

    def read_membership(self, one: Any) -> tuple[Any, ...]:
        """Return a membership of the server in the form of the model."""
        [link] = one.balance_container.links
        return (link.count, one.is_frozen, one.freeze_period, one.expiration_date, one.status.id)


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Session]:
    session = Session()
    LoyaltyMachine.session = session
    yield session
    session.close()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Do not log the refusals and lost connections that the machine expects."""
    caplog.set_level(logging.CRITICAL, "altegio_async")


def test_the_server_and_a_model_agree_after_any_loyalty_calls():
    run_machine(LoyaltyMachine, 40)


@pytest.mark.full
@pytest.mark.timeout(300)
def test_the_server_and_a_model_agree_after_any_loyalty_calls_in_500_runs():
    run_machine(LoyaltyMachine, 500)
