"""The options of bulk methods: their names, defaults and signatures."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest

from altegio_async import InvalidArgumentError
from altegio_async.bulk import (
    Bulk,
    BulkOptions,
    LocationLookupOptions,
    LookupOptions,
    PhoneLookupOptions,
    WriteOptions,
)
from altegio_async.bulk.options import Options
from tests.support.pipelines import make_pipeline, make_response

DAY = dt.date(2026, 1, 1)
METHODS = {
    "membership_types": (({1: [2]},), LookupOptions),
    "gift_card_types": (({1: [2]},), LookupOptions),
    "memberships": (({1: ["13155550100"]},), PhoneLookupOptions),
    "gift_cards": (({1: ["13155550100"]},), PhoneLookupOptions),
    "search_membership_types": (([1],), BulkOptions),
    "search_gift_card_types": (([1],), BulkOptions),
    "chain_memberships": ((1, DAY, DAY), BulkOptions),
    "clients": (([1],), BulkOptions),
    "memberships_of_locations": (([1],), LocationLookupOptions),
    "gift_cards_of_locations": (([1],), LocationLookupOptions),
    "freeze": (({1: [2]},), WriteOptions),
    "unfreeze": (({1: [2]},), WriteOptions),
    "archive_membership_types": (({1: [2]},), WriteOptions),
}


def bulk() -> Bulk:
    pipeline, _ = make_pipeline(make_response(data=[]))
    return Bulk(pipeline)


@pytest.mark.parametrize("name", METHODS)
def test_a_method_refuses_a_misspelt_option_and_lists_its_options(name):
    arguments, accepted = METHODS[name]
    expected = f"unknown options: max_inflight; accepted: {', '.join(accepted.__annotations__)}"
    with pytest.raises(InvalidArgumentError) as caught:
        getattr(bulk(), name)(*arguments, max_inflight=5)
    assert caught.value.message == expected


@pytest.mark.parametrize(
    "name", ["search_membership_types", "search_gift_card_types", "chain_memberships", "clients"]
)
def test_a_list_method_refuses_the_options_of_lookups(name):
    arguments, _ = METHODS[name]
    with pytest.raises(InvalidArgumentError, match="^unknown options: batch_size, one_per_phone; "):
        getattr(bulk(), name)(*arguments, batch_size=5, one_per_phone=True)


@pytest.mark.parametrize("name", METHODS)
def test_the_signature_of_a_method_lists_each_option_with_its_default(name):
    _, accepted = METHODS[name]
    parameters = inspect.signature(getattr(Bulk, name)).parameters
    assert not [one for one in parameters.values() if one.kind is inspect.Parameter.VAR_KEYWORD]
    defaults = Options()
    for option in accepted.__annotations__:
        assert parameters[option].kind is inspect.Parameter.KEYWORD_ONLY
        assert parameters[option].default == getattr(defaults, option)


def test_the_validated_options_are_those_of_the_typed_dictionaries():
    declared = PhoneLookupOptions.__annotations__.keys() | WriteOptions.__annotations__.keys()
    assert declared == set(Options.__struct_fields__)
    assert {**PhoneLookupOptions.__annotations__}.keys() >= LookupOptions.__annotations__.keys()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("max_in_flight", 0, "max_in_flight must be at least 1, got 0"),
        ("batch_size", "5", "batch_size must be an int, got str"),
        ("checkpoint", 5, "checkpoint must be the path of a file, got 5"),
        ("checkpoint_user", "", "checkpoint_user must not be empty"),
    ],
)
def test_an_invalid_value_is_refused_by_name(option, value, message):
    with pytest.raises(InvalidArgumentError) as caught:
        bulk().gift_cards({1: ["13155550100"]}, **{option: value})
    assert caught.value.message == message
