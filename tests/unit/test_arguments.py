"""Arguments that cannot be meant are refused by name, before anything is sent."""

from __future__ import annotations

import pytest

from altegio_async._core.validation import LARGEST_ID, checked_count, checked_id, checked_ids, wanted_ids
from altegio_async.errors import InvalidArgumentError


def test_ids_are_positive_whole_numbers_of_63_bits():
    assert LARGEST_ID == 2**63 - 1
    assert checked_id("location_id", LARGEST_ID) == LARGEST_ID
    assert checked_ids("ids", (number for number in (1, LARGEST_ID))) == [1, LARGEST_ID]


@pytest.mark.parametrize(
    "value",
    [LARGEST_ID + 1, 10**5000, -(10**5000), 0, -1, True, 1.0, "1", None],
    ids=lambda v: type(v).__name__,
)
def test_what_is_no_id_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=r"location_id must"):
        checked_id("location_id", value)
    with pytest.raises(InvalidArgumentError, match=r"ids\[1\] must"):
        checked_ids("ids", [1, value])


@pytest.mark.parametrize(
    "values", [5, 10**5000, None, "12", b"12", 1.5, object()], ids=lambda v: type(v).__name__
)
def test_what_is_no_list_of_ids_is_refused_by_name(values):
    with pytest.raises(InvalidArgumentError, match=r"^ids must be a list of ids"):
        checked_ids("ids", values)


def test_what_is_looked_up_may_be_the_zero_of_an_unset_link():
    assert wanted_ids("ids", [0, 1]) == [0, 1]
    with pytest.raises(InvalidArgumentError, match=r"ids\[1\] must be an id of 0 or more, got -1"):
        wanted_ids("ids", [0, -1])


def test_at_least_one_id_is_needed():
    with pytest.raises(InvalidArgumentError, match=r"^ids must name at least one id"):
        checked_ids("ids", [])


def test_a_count_is_a_whole_number_of_at_least_so_much():
    assert checked_count("limit", 0, 0) == 0
    assert checked_count("page_size", 1) == 1


@pytest.mark.parametrize("value", [0, -1, -(10**5000), True, 2.5, "10", None], ids=lambda v: type(v).__name__)
def test_what_is_no_count_is_refused_by_name(value):
    with pytest.raises(InvalidArgumentError, match=r"^page_size must be"):
        checked_count("page_size", value)
