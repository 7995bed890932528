"""The docstring of each loyalty write says how to find out after a lost response what happened."""

from __future__ import annotations

import functools
import inspect
import re
from typing import Any

import altegio_async
from altegio_async import AltegioClient
from altegio_async.generated.b2b_v1 import models
from tests.support.described_methods import find_method
from tests.support.lost_responses import LOYALTY_TAGS, list_write_methods, list_writes, read_advice


def list_unknown_names(path: str, advice: str) -> list[str]:
    """Return the names in a paragraph of advice that are not methods, arguments, errors or fields."""
    method, (resource, _, _) = find_method(path), path.rpartition(".")
    known: set[str] = set(dir(find_method(resource))) | set(inspect.signature(method).parameters)
    known |= {name for name in altegio_async.__all__ if name.endswith("Error")}
    known |= {field for name in dir(models) for field in list_fields(name)} | {"if_absent=True"}
    names = [name for name in re.findall("`([^`]+)`", advice) if name not in known]
    return [name for name in names if not is_public_method(name) and set(name.split(".")) - known]


@functools.cache
def list_fields(name: str) -> tuple[str, ...]:
    """Return the fields of a struct."""
    return getattr(getattr(models, name), "__struct_fields__", ())


def is_public_method(name: str) -> bool:
    """Return whether a name is the path of a method, such as `altegio.chains.transactions.list`."""
    first, _, rest = name.partition(".")
    owner: Any = AltegioClient(partner_token="partner00token", user_token="user00token")
    return first == "altegio" and callable(functools.reduce(getattr, rest.split("."), owner))


def test_every_loyalty_write_says_how_to_find_out_after_a_lost_response():
    assert len(list_writes(LOYALTY_TAGS)) == 20
    methods = set(list_write_methods())
    assert {"membership_types.unarchive", "gift_card_types.replace", "sales.pay"} <= methods
    advice = {path: read_advice(path) for path in sorted(methods)}
    assert [path for path, text in advice.items() if not text] == []
    unknown = {path: list_unknown_names(path, text) for path, text in advice.items()}
    assert {path: names for path, names in unknown.items() if names} == {}
    assert [path for path, text in advice.items() if "`" not in text] == []
