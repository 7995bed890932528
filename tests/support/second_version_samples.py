"""Prepared requests of the second version of the API, for records that exist."""

from __future__ import annotations

from altegio_async.testing import FakeAltegio
from tests.support.fake_client import Sample


def build_second_version_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation that refuses an unknown id."""
    location = fake.add_location()
    here = f"/locations/{location.id}"
    service = fake.add_service(location.id)
    return [
        Sample("get_service", "GET", f"{here}/services/{service.id}"),
    ]
