"""Every published operation has one method, whose request agrees with the corrected description."""

from __future__ import annotations

import inspect
import re
from collections import Counter

import pytest

from codegen.tree import iter_operations
from tests.support.described_methods import (
    OPERATIONS,
    find_method,
    read_description,
    read_endpoints,
    read_methods,
    read_reference,
)
from tests.support.methods import MethodCall, find_request_problems


def test_each_of_the_343_operations_has_a_separate_method():
    paths = Counter(read_methods(api)[operation_id] for api, operation_id in OPERATIONS)
    assert len(paths) == 343
    assert set(paths.values()) == {1}


@pytest.mark.parametrize(("api", "operation_id"), OPERATIONS)
def test_a_method_is_documented_and_names_its_operation(api, operation_id):
    text = inspect.getdoc(find_method(read_methods(api)[operation_id]))
    assert text
    summary, *_, last = text.splitlines()
    assert re.fullmatch(r"[A-Z][^.]*.*\.", summary)
    assert re.fullmatch(r"Published operation: `\w+`(, `\w+`)*\.", last)
    assert f"`{operation_id}`" in last
    assert "Raises:" in text
    parameters = inspect.signature(find_method(read_methods(api)[operation_id])).parameters
    assert [name for name in parameters if f"{name}: " not in text] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
@pytest.mark.parametrize(("api", "operation_id"), OPERATIONS)
async def test_the_request_of_a_method_agrees_with_the_description(api, operation_id, everything):
    endpoint = read_endpoints(api)[operation_id]
    path = read_methods(api)[operation_id]
    # A method that reads the object first needs a change, and keeps the values that are not named.
    reads_first = "`, `" in (inspect.getdoc(find_method(path)) or "").splitlines()[-1]
    call = MethodCall(path, operation_id, everything=everything or reads_first)
    request = await call.send(read_endpoints(api))
    everything &= not reads_first
    reference = read_reference(api)
    expected = reference.operations[endpoint.method, endpoint.path]
    excluded = {"created_after", "created_before"} if operation_id == "get_membership_list" else set[str]()
    everything &= operation_id != "authorize_user"  # `auth.confirm` sends the second factor
    # The two forms of a balance exclude each other.
    is_complete = everything and operation_id != "chain_loyalty_memberships_set_balance"
    problems = find_request_problems(request, expected, reference, everything=is_complete, skipped=excluded)
    assert problems == []


@pytest.mark.parametrize(
    ("api", "operation_id"), [entry for entry in OPERATIONS if read_endpoints(entry[0])[entry[1]].paging]
)
def test_a_paged_method_takes_a_limit(api, operation_id):
    parameters = inspect.signature(find_method(read_methods(api)[operation_id])).parameters
    assert {"page_size", "limit"} <= parameters.keys()


@pytest.mark.parametrize(("api", "operation_id"), OPERATIONS)
def test_only_ids_of_paths_and_of_locations_and_chains_are_positional(api, operation_id):
    endpoint = read_endpoints(api)[operation_id]
    method = find_method(read_methods(api)[operation_id])
    parameters = inspect.signature(method).parameters.values()
    positional = [one.name for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
    if operation_id == "authorize_user":
        assert positional == ["login", "password"]
        return
    count = endpoint.path.count("{")
    assert set(positional[count:]) <= {"location_id", "chain_id"}
    assert len(positional) >= count


@pytest.mark.parametrize(("api", "operation_id"), OPERATIONS)
def test_a_deprecated_method_names_an_existing_replacement(api, operation_id):
    node = next(
        node for _, _, node in iter_operations(read_description(api)) if node["operationId"] == operation_id
    )
    if node.get("deprecated"):
        replacement = node["x-altegio-replacement"]
        assert callable(find_method(replacement))
        assert f"Use `{replacement}`" in (inspect.getdoc(find_method(read_methods(api)[operation_id])) or "")
