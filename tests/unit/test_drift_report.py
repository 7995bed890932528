"""A mismatch in many rows is reported once, with the number of values."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import Struct

from altegio_async._core.drift_report import MAX_GROUPS, DriftReport
from altegio_async._core.mismatch import Drift
from altegio_async._core.operation import Endpoint
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async._pipeline.reporting import Reporter
from altegio_async.errors import APIResponseError
from altegio_async.hooks import Hooks
from altegio_async.operations import get_membership_type_list
from benchmarks import bodies
from tests.support.measures import count_calls
from tests.support.pipelines import make_response


class Row(Struct, kw_only=True):
    id: int
    title: str | None = None
    rows: list[Row] | None = None
    totals: dict[str, int] | None = None


ROWS = Endpoint(id="op", method="GET", path="/x", result=list[Row])
ROW = Endpoint(id="op", method="GET", path="/x", result=Row)


def find_drift(data: Any, endpoint: Endpoint[Any] = ROWS) -> list[tuple[str, int]]:
    return [(one.path, one.count) for one in decode(endpoint, make_response(data=data)).drift]


@pytest.mark.parametrize("count", [1, 2, 5_000])
def test_a_mismatch_in_many_rows_is_reported_once_with_its_count(count):
    data = [{"id": 0}, *({"id": str(number), "title": 5} for number in range(count))]
    assert find_drift(data) == [("$.data[1].id", count), ("$.data[1].title", count)]
    assert find_drift({"0": {"id": "1"}, "5": {"id": "2"}}) == [("$.data", 1), ("$.data[0].id", 2)]


def test_different_mismatches_are_reported_separately():
    data = [{"id": "1"}, {"id": 2.0}, {"id": "3"}, {"id": 4, "title": 5}, {"id": 5, "title": False}]
    found = decode(ROWS, make_response(data=data)).drift
    assert found == (
        Drift("$.data[0].id", "integer", "string", 2),
        Drift("$.data[1].id", "integer", "number"),
        Drift("$.data[3].title", "string", "integer"),
        Drift("$.data[4].title", "string", "false"),
    )


def test_rows_within_rows_are_one_group():
    data = [{"id": 1, "rows": [{"id": "2"}, {"id": "3"}]}, {"id": 4, "rows": [{"id": "5"}]}]
    assert find_drift(data) == [("$.data[0].rows[0].id", 3)]
    assert find_drift({"id": 1, "rows": [{"id": "2"}, {"id": "3"}]}, ROW) == [("$.data.rows[0].id", 2)]


def test_a_count_is_complete_if_rows_of_different_lengths_are_coerced_in_steps():
    long = {"id": 1, "title": "x" * 40_000, "rows": [{"id": "2"}] * 3}
    assert find_drift([long, {"id": 4, "rows": [{"id": "5"}]}, long]) == [("$.data[0].rows[0].id", 7)]


@pytest.mark.parametrize("count", [MAX_GROUPS, MAX_GROUPS + 1, 20 * MAX_GROUPS])
def test_the_number_of_groups_is_bounded_and_their_counts_are_complete(count):
    data = {"id": 1, "totals": {f"k{number}": str(number) for number in range(count)}}
    found = decode(ROW, make_response(data=data)).drift
    assert len(found) == min(count, MAX_GROUPS + 1)
    assert sum(one.count for one in found) == count
    assert {(one.wanted, one.got) for one in found} == {("integer", "string")}


def test_indices_in_names_are_not_row_indices():
    data = {"id": 1, "totals": {"a[x]": "1", "a[y]": "2", "b": 3}}
    assert find_drift(data, ROW) == [("$.data.totals.a[x]", 1), ("$.data.totals.a[y]", 1)]


def test_reports_can_be_merged():
    one, two = DriftReport(), DriftReport()
    one.extend([Drift("$[0].id", "integer", "string"), Drift("$[7].id", "integer", "string", 4)])
    two.extend(one.list_drifts())
    two.extend([Drift("$[9].id", "integer", "string")], "$[9]", "$[]")
    assert two.list_drifts() == (Drift("$[0].id", "integer", "string", 6),)
    assert not DriftReport()
    assert two


def test_strict_decoding_names_the_first_mismatch():
    with pytest.raises(APIResponseError, match=r"expected integer, got string at \$\.data\[2\]\.id"):
        decode(ROWS, make_response(data=[{"id": 1}, {"id": 2}, {"id": "3"}, {"id": "4"}]), strict=True)


def test_the_statistics_count_values():
    events: list[Any] = []
    reporter = Reporter(Hooks(on_drift=events.append))
    drift = decode(ROWS, make_response(data=[{"id": "1", "title": 5}] * 300)).drift
    reporter.report_drift("op", drift)
    assert (reporter.stats.drifted_values, len(events[0].drift)) == (600, 2)


def test_a_secret_in_the_request_id_of_a_report_is_redacted(caplog):
    caplog.set_level("INFO", "altegio_async")
    seen: list[Any] = []
    response = WireResponse(200, {"X-Request-Id": "id-user-token-1"}, b"")
    drift = (Drift("$.data.id", "integer", "string"),)
    Reporter(Hooks(on_drift=seen.append)).report_drift(
        "op", drift, Redactor([Secret("user-token-1")]), response
    )
    assert [event.request_id for event in seen] == ["id-[redacted]"]
    assert caplog.messages[0].endswith("request id id-[redacted]")


def test_a_name_of_the_server_is_shortened_in_paths():
    name = "n" * 100_000
    (drift,) = decode(ROW, make_response(data={"id": 1, "totals": {name: "5"}})).drift
    assert drift.path == "$.data.totals." + "n" * 100 + "\N{HORIZONTAL ELLIPSIS}"


def test_a_drifted_row_takes_few_calls():
    endpoint = get_membership_type_list(1).endpoint
    counts = []
    for size in (1_000, 2_000):
        rows = [bodies.add_drift(bodies.build_membership_type(number)) for number in range(size)]
        response = WireResponse(200, {}, bodies.encode_page(rows))
        assert [drift.count for drift in decode(endpoint, response).drift] == [size] * 3
        counts.append(count_calls(lambda response=response: decode(endpoint, response)))
    assert (counts[1] - counts[0]) / 1_000 <= 76  # with three mismatches; 81 took more than 10 ms
