"""The `Date` header of a response as `altegio doctor` reads it."""

from __future__ import annotations

import pytest

from altegio_async.cli.doctor import parse_server_time


def test_a_plausible_date_is_read():
    assert parse_server_time("Sat, 28 Nov 2026 12:00:00 GMT") == 1795867200.0


@pytest.mark.parametrize(
    "header",
    [
        None, "", "x", "Mon, 20 Nov 9999999999 10:00:00 GMT", "Mon, 20 Nov 0000 10:00:00 GMT", "Mon, 20 Nov 0001 10:00:00 GMT",
        "Mon, 99 Nov 2026 10:00:00 GMT", "Mon, 20 Nov 2026 99:00:00 GMT", "2026-11-28T12:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT",
        "Mon, 20 Nov 2026 10:00:00 +999999999999", "Mon, 20 Nov 9999 10:00:00 GMT", ",,,", "1 2 3 4 5 6 7 8",
    ],
)  # fmt: skip
def test_an_implausible_date_is_not_used(header):
    assert parse_server_time(header) is None
