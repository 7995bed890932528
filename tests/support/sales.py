"""An appointment to pay, and payments of its sale, for tests with the embedded server."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from altegio_async import AltegioClient, models
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import Client

NOW = dt.datetime(2026, 5, 14, 9, tzinfo=dt.UTC)
PHONE = "+12025550168"
PRICE = 60


class Visit(NamedTuple):
    """An appointment of a client with one service, and the document of its sale."""

    location: int
    chain: int
    client: Client
    appointment: int
    visit: int
    document: int

    @property
    def ids(self) -> dict[str, int]:
        """The arguments of the loyalty methods of visits."""
        return {"appointment_id": self.appointment, "visit_id": self.visit}


def add_visit(fake: FakeAltegio) -> Visit:
    """Add an appointment of a client, with a price of 60."""
    location = fake.locations[0]
    client = fake.add_client(location.id, phone=PHONE)
    member = fake.add_team_member(location.id)
    service = fake.add_service(location.id, price=PRICE, team_members=[member])
    appointment = fake.add_appointment(
        location.id, team_member=member, client=client, start=NOW + dt.timedelta(days=1), services=[service]
    )
    document = appointment.id * 10 + 1
    return Visit(location.id, location.chain_id, client, appointment.id, appointment.visit_id, document)


def pay_by(amount: int | None = None, **method: Any) -> models.CreatePaymentWithLoyaltyMethodsInput:
    """Return the body of a payment."""
    payment = models.SalePayment(method=models.SalePaymentMethod(**method))
    if amount is not None:
        payment.amount = Decimal(amount)
    return models.CreatePaymentWithLoyaltyMethodsInput(payment=payment)


async def read_due(altegio: AltegioClient, location: int, document: int) -> list[Decimal | None]:
    """Return what is left to pay of each item of a sale."""
    sale = await altegio.sales.get(location, document)
    assert sale.state is not None
    return [item.cost_to_pay_total for item in sale.state.items or ()]


def make_discount(location: int, card_type: int, percent: int, **fields: Any) -> dict[str, Any]:
    """Return the body of a promotion: a discount on services for the cards of a type."""
    return {
        "title": "Regulars",
        "type": "discount_static",
        "service_item_type": "any_allowed",
        "product_item_type": "not_allowed",
        "value_unit": "percent",
        "rules": [{"parameter": 0, "value": percent}],
        "location_ids": [location],
        "loyalty_card_type_ids": [card_type],
        **fields,
    }
