"""Cost of the first use of a resource: its modules, structs, decoders and first call."""

from __future__ import annotations

import pytest

from tests.support.first_use import FirstUse, list_calls, measure_first_use
from tests.support.measures import record_figure

pytestmark = pytest.mark.measured

BUDGET = 6.0  # milliseconds of processor time in addition to msgspec's own work
SMALL = ("gift_cards", "tags")


def test_the_first_use_of_a_resource_adds_little_to_the_work_of_msgspec():
    calls = list_calls(*SMALL)
    assert set(calls) == set(SMALL)
    check({name: measure_first_use(call, 8, BUDGET) for name, call in calls.items()})


@pytest.mark.full
@pytest.mark.timeout(600)
def test_the_first_use_of_every_resource_adds_little_to_the_work_of_msgspec():
    calls = list_calls()
    assert len(calls) > 45  # attributes of the client, of `v2` and of `chains`
    uses = {name: measure_first_use(call, 8, BUDGET) for name, call in calls.items()}
    check(uses)
    most = max(use.added for use in uses.values())
    record_figure(
        "first use of a resource",
        f"{most:.1f} ms more than msgspec",
        f"at most {BUDGET:.0f} ms",
    )


def check(uses: dict[str, FirstUse]) -> None:
    assert {name: use for name, use in uses.items() if use.added > BUDGET} == {}
    # The modules are loaded in the measured part, and msgspec works in it, however few structs a call needs.
    assert {name: use for name, use in uses.items() if not use.all > use.own > 0} == {}
