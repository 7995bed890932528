"""Options of FakeAltegio: every invalid value is refused by name, in the constructor and on assignment."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from altegio_async import InvalidArgumentError
from altegio_async.testing import FakeAltegio, Size

NO_COUNTS = [-1, 1.5, "5", None, True, [1]]
FIELDS = ["chains", "locations", "membership_types", "gift_card_types", "clients", "events"]


@pytest.mark.parametrize("value", NO_COUNTS)
@pytest.mark.parametrize("name", FIELDS)
def test_an_invalid_size_is_refused_by_name(name, value):
    with pytest.raises(InvalidArgumentError, match=f"^Size: {name} must be "):
        Size(**{name: value})


def test_locations_need_a_chain():
    with pytest.raises(InvalidArgumentError, match="locations need at least one chain"):
        Size(chains=0)
    assert FakeAltegio(size=Size(chains=0, locations=0)).locations == []


@pytest.mark.parametrize("zeros", list(itertools.product((0, 1), repeat=5)))
def test_every_number_of_objects_can_be_zero(zeros):
    size = Size(1, *zeros)
    fake = FakeAltegio(size=size)
    assert len(fake.locations) == size.locations
    assert len(fake.world.clients) == size.locations * (size.clients + 1)  # the first user is a client, too


def test_numpy_integers_are_numbers_of_objects():
    assert Size(chains=np.int64(1), locations=np.int8(2)) == Size(chains=1, locations=2)


OPTIONS: dict[str, list[Any]] = {
    "seed": [None, "1", 1.5, True],
    "size": [5, {"chains": 1}, Size],
    "latency": ["x", -1, None, True, float("nan"), float("inf"), [0.1]],
    "rate_limits": ["x", 5, ((0, 1.0),), ((5, 0),), (5, 1.0), ((5,),), (("5", 1.0),)],
    "page_maximum": [0, -1, "100", None, True, 2.5],
    "page_caps": [5, "x", [720441], {0: 5}, {720441: 0}, {720441: "5"}, {True: 5}],
    "ids_limit": [-1, "50", True, 2.5],
    "denied_locations": [5, "720441", None, ["720441"], [0], [True]],
    "denied_operations": [5, "get_client", None],
    "ignored_filters": [5, "certificate_balance", None],
    "masked_phones": [None, 1, "yes"],
    "unfound_holders": [-0.1, 1.1, "0.5", None, True, float("nan")],
    "two_factor": [None, 1, "yes"],
    "count_is_total": [None, 0, "no"],
    "drift": [5, "numbers_as_strings", None],
    "keep_requests": [-1, None, "5", True],
}
SETTABLE = [
    "latency",
    "rate_limits",
    "page_maximum",
    "page_caps",
    "ids_limit",
    "denied_locations",
    "denied_operations",
    "ignored_filters",
    "masked_phones",
    "unfound_holders",
    "two_factor",
    "count_is_total",
]


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in OPTIONS.items() for value in values]
)
def test_an_invalid_option_is_refused_by_name(name, value):
    with pytest.raises(InvalidArgumentError, match=f"{name} must be "):
        FakeAltegio(**{"size": Size(1, 1), name: value})


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in SETTABLE for value in OPTIONS[name]])
def test_an_invalid_option_is_refused_by_name_when_it_is_set_later(name, value):
    fake = FakeAltegio(size=Size(1, 1))
    before = getattr(fake, name)
    with pytest.raises(InvalidArgumentError, match=f"{name} must be "):
        setattr(fake, name, value)
    assert getattr(fake, name) == before


async def test_a_coroutine_function_is_refused_as_latency():
    async def latency() -> float:
        return 0.1

    with pytest.raises(InvalidArgumentError, match="latency must be a number of seconds"):
        FakeAltegio(size=Size(1, 1), latency=latency)


def test_an_unknown_operation_is_refused():
    with pytest.raises(InvalidArgumentError, match="published operation id"):
        FakeAltegio(size=Size(1, 1), denied_operations={"get_clients"})


def test_an_unknown_drift_is_refused_by_name():
    with pytest.raises(ValueError, match="no drift is called nonsense"):
        FakeAltegio(size=Size(1, 1), drift={"nonsense"})


def test_valid_options_are_kept():
    fake = FakeAltegio(
        size=Size(1, 1), latency=lambda: 0.0, rate_limits=(), ids_limit=0, denied_locations=[720441]
    )
    fake.denied_locations.add(720442)
    assert (fake.rate_limits, fake.ids_limit, fake.denied_locations) == (None, 0, {720441, 720442})
    fake.rate_limits = ((np.int64(5), 1),)
    assert fake.rate_limits == ((5, 1.0),)
    fake.latency = 1
    assert fake.latency == 1.0
