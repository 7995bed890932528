"""Arguments of `FakeAltegio.add_*`: wrong types and values are refused by name and change nothing."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from altegio_async import InvalidArgumentError
from altegio_async.testing import FakeAltegio, Size

PHONE = "13155550142"
DAY = dt.date(2030, 6, 4)
NOON = dt.datetime(2030, 6, 4, 12)
AWARE = NOON.replace(tzinfo=dt.timezone(dt.timedelta(hours=2)))
EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)

OBJECT = object()
COMMON: list[Any] = [None, True, "1", "", b"1", 1.5, float("nan"), [], [1], {}, OBJECT]
WRONG: dict[str, list[Any]] = {
    "int": [*COMMON, Decimal(1), DAY],
    "str": [None, True, 5, 1.5, b"x", ["x"], DAY],
    "Decimal | int": [*COMMON, Decimal("NaN"), Decimal("Infinity"), 10**400],
    "bool": [None, "1", "False", 2, -1, 1.5, []],
    "date": [*COMMON, 5, "2030-06-04", NOON, AWARE, dt.time(12), dt.date.max],
    "date | None": [*COMMON, 5, "2030-06-04", dt.time(12), dt.date.max, dt.datetime.max, EARLIEST],
    "datetime": [*COMMON, 5, "2030-06-04T12:00", DAY, dt.time(12), EARLIEST],
    "time": [*COMMON, 10, "10:00", NOON, dt.time(10, tzinfo=dt.UTC), dt.time(10, 0, 30)],
    "timedelta | int": [
        *COMMON,
        0,
        -5,
        10**30,
        dt.timedelta(0),
        dt.timedelta(microseconds=1),
        dt.timedelta.max,
    ],
    "record": [*COMMON, Decimal(1), 5, -1],
    "Iterable": [
        None,
        True,
        "12",
        "",
        b"1",
        1.5,
        5,
        {5: 5},
        OBJECT,
        [None],
        [True],
        ["1"],
        [1.5],
        [5],
        [OBJECT],
    ],
}
"""Wrong values of each annotation of an argument. None is left out where it is accepted."""


@pytest.fixture(scope="module")
def fake() -> FakeAltegio:
    return FakeAltegio(size=Size(chains=1, locations=1, clients=1, membership_types=1, gift_card_types=1))


def build_calls(fake: FakeAltegio) -> dict[str, dict[str, Any]]:
    """Return the accepted arguments of each `add_*` method."""
    here = fake.locations[0].id
    client, member = fake.add_client(here, phone=PHONE), fake.add_team_member(here)
    hours = {"day": DAY, "start": dt.time(9), "end": dt.time(17)}
    calls: dict[str, dict[str, Any]] = {
        "add_client": {"phone": PHONE},
        "add_membership": {"client": client},
        "add_membership_sale": {"membership": fake.add_membership(here, client=client)},
        "add_gift_card": {"client": client, "balance": 5},
        "add_loyalty_card": {"client": client},
        "add_client_account": {"client": client},
        "add_schedule": {"team_member": member, **hours},
        "add_appointment": {"team_member": member, "start": NOON},
        "add_transaction": {"amount": 5},
    }
    names = [name for name in dir(FakeAltegio) if name.startswith("add_")]
    return {
        name: ({} if name == "add_location" else {"location_id": here}) | calls.get(name, {})
        for name in names
    }


def list_wrong_values(annotation: str) -> list[Any]:
    """Return the wrong values of an annotation."""
    base = annotation.removesuffix(" | None")
    if base.startswith("Iterable"):
        values = [value for value in WRONG["Iterable"] if base != "Iterable[str]" or value != ["1"]]
    elif base[0].isupper() and base != "Decimal | int":
        values = WRONG["record"]
    else:
        values = WRONG.get(annotation) or WRONG[base]
    return [value for value in values if value is not None or base == annotation]


def list_wrong_arguments(fake: FakeAltegio) -> Iterator[tuple[str, str, Any]]:
    """Yield the method, the argument and the value of all calls to refuse."""
    for method in build_calls(fake):
        for name, parameter in inspect.signature(getattr(fake, method)).parameters.items():
            for value in list_wrong_values(parameter.annotation):
                yield method, name, value


def find_difference(fake: FakeAltegio, arguments: dict[str, Any], method: str, name: str) -> str:
    """Return how a call differs from one that is refused by the name of the argument and changes nothing."""
    before = repr(fake.world)
    try:
        getattr(fake, method)(**arguments)
    except InvalidArgumentError as error:
        if name.removesuffix("s") not in str(error):
            return f"the message does not name {name}: {error}"
        return "" if repr(fake.world) == before else "records were changed"
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return repr(error)
    return "accepted"


def test_wrong_types_of_all_arguments_are_refused_by_name_and_change_nothing(fake: FakeAltegio) -> None:
    calls = build_calls(fake)
    wrong = [
        f"{method}({name}={value!r}): {difference}"
        for method, name, value in list_wrong_arguments(fake)
        if (difference := find_difference(fake, {**calls[method], name: value}, method, name))
    ]
    assert wrong == []


def test_the_accepted_arguments_of_all_methods_are_accepted(fake: FakeAltegio) -> None:
    for method, arguments in build_calls(fake).items():
        getattr(fake, method)(**arguments)
    here, client = fake.locations[0], fake.add_client(fake.locations[0].id, phone=PHONE)
    member = fake.add_team_member(here.id)
    local = fake.add_appointment(here.id, team_member=member, start=NOON)
    assert local.start == NOON.replace(tzinfo=here.zone)
    moved = fake.add_appointment(here.id, team_member=member.id, start=AWARE, attendance=-1)
    assert (moved.start, moved.start.utcoffset()) == (AWARE, local.start.utcoffset())
    expiries = [
        fake.add_gift_card(here.id, client=client, balance=1, expires=end).expires for end in (DAY, AWARE)
    ]
    assert expiries == [dt.datetime(2030, 6, 4, 23, 59, 59, tzinfo=here.zone), AWARE]
    with pytest.raises(
        InvalidArgumentError, match=r'^balance must be .* got float: write Decimal\("33.5"\)$'
    ):
        fake.add_gift_card(here.id, client=client, balance=33.50)
    debt = fake.add_loyalty_card(here.id, client=client, balance=Decimal("-1.50"))
    assert debt.balance == Decimal("-1.50")


def test_negative_prices_and_balances_and_clients_of_other_locations_are_refused(fake: FakeAltegio) -> None:
    here, there = fake.locations[0].id, fake.add_location().id
    client, stranger = fake.add_client(here, phone=PHONE), fake.add_client(there, phone=PHONE)
    refused: list[tuple[str, dict[str, Any]]] = [
        ("add_membership_type", {"cost": -1}),
        ("add_gift_card_type", {"balance": -1}),
        ("add_gift_card", {"client": client, "balance": Decimal("-0.01")}),
        ("add_product", {"cost": -1}),
        ("add_client_account", {"client": client, "balance": -1}),
        ("add_service", {"price": -1}),
        ("add_transaction", {"amount": 1, "client": stranger}),
        ("add_product_transaction", {"client": stranger}),
        ("add_product_transaction", {"price": -1}),
        ("add_product_transaction", {"product": fake.add_product(there)}),
    ]
    for method, arguments in refused:
        with pytest.raises(InvalidArgumentError, match="must not be negative|belongs to location"):
            getattr(fake, method)(here, **arguments)
    membership = fake.add_membership(here, client=client)
    with pytest.raises(InvalidArgumentError, match="belongs to another chain"):
        fake.add_membership_sale(membership, location_id=there)
