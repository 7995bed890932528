"""Endpoints whose result type is evaluated at first use."""

from __future__ import annotations

import copy
import pickle
from typing import Any

from msgspec.structs import replace

from altegio_async._core.operation import Endpoint, LazyEndpoint, Operation, ResultForm


def test_a_result_is_evaluated_once_and_when_it_is_read():
    evaluated: list[int] = []

    def evaluate() -> Any:
        evaluated.append(1)
        return list[int]

    endpoint: Endpoint[list[int]] = LazyEndpoint(id="x", method="GET", path="/x", result=evaluate)
    assert Operation(endpoint).endpoint is endpoint
    assert evaluated == []
    assert [endpoint.result, endpoint.result] == [list[int], list[int]]
    assert evaluated == [1]


def test_a_changed_endpoint_has_the_same_result():
    endpoint: Endpoint[Any] = LazyEndpoint(id="x", method="GET", path="/x", result=lambda: dict[str, int])
    changed = replace(endpoint, result_form=ResultForm.BARE)
    assert (changed.result, changed.result_form) == (dict[str, int], ResultForm.BARE)
    assert endpoint.result_form is ResultForm.DATA


def test_an_endpoint_with_a_function_can_be_copied_and_pickled():
    endpoint: Endpoint[Any] = LazyEndpoint(
        id="x", method="GET", path="/x", result=lambda: list[int], forms=("object",)
    )
    for twin in (copy.copy(endpoint), copy.deepcopy(endpoint), pickle.loads(pickle.dumps(endpoint))):
        assert (twin.id, twin.path, twin.result, twin.forms) == ("x", "/x", list[int], ("object",))
