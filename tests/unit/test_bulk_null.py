"""Responses with `data: null`: no rows for a phone, and a second request for ids before they are missing."""

from __future__ import annotations

import pytest

from altegio_async._core.mismatch import Drift
from altegio_async.bulk import Bulk
from altegio_async.hooks import Hooks
from tests.support.pipelines import make_pipeline, make_response

NULL = make_response({"success": True, "data": None, "meta": []})


def make_rows(*ids):
    return make_response(data=[{"id": number} for number in ids])


def start(*steps):
    """Return a bulk object that is answered by the steps, its transport, and the drift that it reports."""
    drift = []
    pipeline, transport = make_pipeline(*steps, hooks=Hooks(on_drift=lambda event: drift.extend(event.drift)))
    return Bulk(pipeline), transport, drift


def ids_of(request):
    return [int(part.split("=")[1]) for part in request.url.split("?")[1].split("&")]


@pytest.mark.parametrize("method", ["membership_types", "gift_card_types"])
async def test_ids_of_a_response_with_null_are_requested_again_and_found(method):
    bulk, transport, drift = start(NULL, make_rows(1, 2))
    result = await getattr(bulk, method)({7: [1, 2]})
    assert (list(result.ok), result.missing, result.failed) == ([(7, 1), (7, 2)], [], {})
    assert [ids_of(request) for request in transport.requests] == [[1, 2], [1, 2]]
    assert ("$.data", "array", "null") in [(one.path, one.wanted, one.got) for one in drift]


@pytest.mark.parametrize("method", ["membership_types", "gift_card_types"])
async def test_ids_are_missing_only_after_a_second_response_with_null(method):
    bulk, transport, _ = start(NULL)
    result = await getattr(bulk, method)({7: range(1, 31)})
    assert (len(result.ok), len(result.missing), len(result.failed)) == (0, 30, 0)
    assert [len(ids_of(request)) for request in transport.requests] == [30, 25, 5]


async def test_null_for_one_batch_does_not_affect_the_ids_of_another():
    bulk, transport, _ = start(make_rows(1, 2), NULL, make_rows(3))
    result = await bulk.membership_types({7: [1, 2, 3, 4]}, batch_size=2, max_in_flight=1)
    assert (list(result.ok), result.missing, result.failed) == ([(7, 1), (7, 2), (7, 3)], [(7, 4)], {})
    assert [ids_of(request) for request in transport.requests] == [[1, 2], [3, 4], [3, 4], [4]]


@pytest.mark.parametrize("method", ["memberships", "gift_cards"])
async def test_a_phone_with_null_has_no_rows_and_is_not_requested_again(method):
    bulk, transport, drift = start(NULL)
    result = await getattr(bulk, method)([(7, "13150000000")])
    assert result.ok == {(7, "13150000000"): []}
    assert len(transport.requests) == 1
    assert [(one.path, one.wanted, one.got) for one in drift] == [("$.data", "array", "null")]


async def test_a_list_with_null_is_empty():
    bulk, transport, _ = start(NULL)
    result = await bulk.search_membership_types([7])
    assert (result.ok, len(transport.requests)) == ({7: []}, 1)


async def test_a_list_with_null_and_a_total_is_truncated():
    bulk, _, _ = start(make_response({"success": True, "data": None, "meta": {"total_count": 4321}}))
    result = await bulk.search_membership_types([7])
    assert "page 1 after 0 rows, but the server counts 4,321" in str(result.failed[7])


async def test_rows_with_other_ids_are_reported_as_drift():
    bulk, _, drift = start(make_rows(1, 8, 9))
    result = await bulk.membership_types({7: [1]})
    assert (list(result.ok), result.missing, result.failed) == ([(7, 1)], [], {})
    assert drift == [Drift("$.data", "rows with the requested ids", "rows with other ids", 2)]
