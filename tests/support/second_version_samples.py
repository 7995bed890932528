"""Prepared requests of the second version of the API, for records that exist."""

from __future__ import annotations

from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.booking import JobPosition
from tests.support.fake_client import Sample


def build_second_version_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation that refuses an unknown id."""
    location = fake.add_location()
    here = f"/locations/{location.id}"
    service = fake.add_service(location.id)
    position = JobPosition(31, location.id, "Stylist")
    fake.world.booking.positions[position.id] = position
    return [
        Sample("get_service", "GET", f"{here}/services/{service.id}"),
        Sample("get_position", "GET", f"{here}/positions/{position.id}"),
        Sample("update_position", "PUT", f"{here}/positions/{position.id}", body={"title": "Barber"}),
        Sample("delete_position", "DELETE", f"{here}/positions/{position.id}"),
    ]
