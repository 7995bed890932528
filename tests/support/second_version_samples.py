"""Prepared requests of the second version of the API, for records that exist."""

from __future__ import annotations

import datetime as dt

from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.booking import JobPosition
from tests.support.fake_client import Sample


def build_second_version_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation that refuses an unknown id."""
    location = fake.add_location()
    here = f"/locations/{location.id}"
    service = fake.add_service(location.id)
    member = fake.add_team_member(location.id)
    start = dt.datetime(2030, 6, 4, 12, tzinfo=dt.UTC)
    appointments = [fake.add_appointment(location.id, team_member=member, start=start) for _ in range(2)]
    product = fake.add_product(location.id)
    position = JobPosition(31, location.id, "Stylist")
    fake.world.booking.positions[position.id] = position
    return [
        Sample("get_service", "GET", f"{here}/services/{service.id}"),
        Sample("delete_appointment", "DELETE", f"{here}/appointments/{appointments[0].id}"),
        Sample(
            "list_attendance_appointments",
            "GET",
            f"{here}/attendances/record_{appointments[1].id}/appointments",
        ),
        Sample(
            "delete_timetable_appointment",
            "POST",
            f"{here}/timetable/appointments/delete",
            body={"recordId": appointments[1].id},
        ),
        Sample("get_product", "GET", f"{here}/products/{product.id}"),
        Sample("list_product_storage_amounts", "GET", f"{here}/products/{product.id}/storage_amounts"),
        Sample("get_position", "GET", f"{here}/positions/{position.id}"),
        Sample("update_position", "PUT", f"{here}/positions/{position.id}", body={"title": "Barber"}),
        Sample("delete_position", "DELETE", f"{here}/positions/{position.id}"),
    ]
