"""Bulk jobs that read whole lists: truncated lists, repeated rows, and their checkpoints."""

from __future__ import annotations

import datetime as dt

import pytest

from altegio_async.bulk import Bulk
from altegio_async.errors import APIResponseError
from altegio_async.hooks import Hooks
from tests.support.pipelines import make_pipeline, make_response

DAY = dt.date(2026, 3, 1)


def make_page(ids, total):
    return make_response({"success": True, "data": [{"id": n} for n in ids], "meta": {"total_count": total}})


def make_jobs(*steps, hooks=None):
    """Return a bulk object that is answered by the steps."""
    pipeline, transport = make_pipeline(*steps, hooks=hooks)
    bulk = Bulk(pipeline)
    return {
        "chain": lambda **options: bulk.chain_memberships(7, DAY, DAY, **options),
        "memberships": lambda **options: bulk.search_membership_types([7], **options),
        "cards": lambda **options: bulk.search_gift_card_types([7], **options),
    }, transport


@pytest.mark.parametrize("kind", ["chain", "memberships", "cards"])
@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([make_page([], 4321)], "page 1 after 0 rows, but the server counts 4,321"),
        (
            [make_page(range(1, 101), 160), make_page([], 160)],
            "page 2 after 100 rows, but the server counts 160",
        ),
    ],
)
async def test_a_truncated_list_fails_its_key_and_is_read_again_on_request(tmp_path, kind, steps, message):
    path = tmp_path / "job.sqlite"
    start, transport = make_jobs(*steps, make_page(range(1, 161), 160))
    result = await start[kind](checkpoint=path)
    ((key, error),) = result.failed.items()
    assert isinstance(error, APIResponseError)
    assert message in str(error)
    assert (result.ok, error.status) == ({}, 200)
    sent = len(transport.requests)
    kept = await start[kind](checkpoint=path)
    assert (str(kept.failed[key]), len(transport.requests)) == (str(error), sent)
    again = await start[kind](checkpoint=path, retry_failed=True)
    assert [row.id for row in again.ok[key]] == list(range(1, 161))


@pytest.mark.parametrize("kind", ["chain", "memberships", "cards"])
async def test_rows_that_move_between_pages_are_returned_once(kind):
    start, _ = make_jobs(make_page(range(160, 60, -1), 160), make_page([61, *range(60, 0, -1)], 161))
    (rows,) = (await start[kind]()).ok.values()
    assert [row.id for row in rows] == list(range(160, 0, -1))


async def test_a_total_of_zero_with_rows_is_reported_and_the_list_is_read_to_its_end():
    events = []
    start, transport = make_jobs(
        make_page(range(1, 101), 0),
        make_page(range(101, 161), 0),
        make_page([], 0),
        hooks=Hooks(on_drift=events.append),
    )
    (rows,) = (await start["memberships"]()).ok.values()
    assert ([row.id for row in rows], len(transport.requests)) == (list(range(1, 161)), 3)
    assert [drift.path for event in events for drift in event.drift] == ["$.meta.total_count"]
