"""Local times of the embedded server on the days on which the clocks of a location change."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import pytest

from altegio_async import AltegioClient, InvalidArgumentError, UnprocessableEntityError
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.local_clock import load_zone

CHICAGO = ZoneInfo("America/Chicago")
SPRING, AUTUMN = dt.date(2030, 3, 10), dt.date(2030, 11, 3)
STANDARD, SUMMER = dt.timedelta(hours=-6), dt.timedelta(hours=-5)
NOW = dt.datetime(2030, 1, 15, 12, tzinfo=dt.UTC)
PHONE = "12025550168"


class NightStudio:
    """A location in Chicago with a service of half an hour and a team member who works from 0 to 6 o'clock."""

    def __init__(self, fake: FakeAltegio, altegio: AltegioClient) -> None:
        self.fake, self.altegio = fake, altegio
        self.location = fake.locations[0]
        self.here = self.location.id
        self.service = fake.add_service(self.here, duration=1800)
        self.member = fake.add_team_member(self.here, services=[self.service])
        for day in (SPRING, AUTUMN):
            fake.add_schedule(self.here, team_member=self.member, day=day, start=dt.time(0), end=dt.time(6))

    async def list_starts(self, day: dt.date) -> list[dt.datetime]:
        """Return the free times of a day."""
        times = await self.altegio.online_booking.list_times(
            self.here, self.member.id, day, service_ids=[self.service.id]
        )
        return [time.datetime for time in times if time.datetime is not None]

    async def create(self, start: str, seconds: int = 1800) -> dt.datetime:
        """Create an appointment at a time that is sent as text, and return the start in the response."""
        data = await self.altegio.request(
            "POST",
            f"/records/{self.here}",
            json={
                "staff_id": self.member.id,
                "services": [{"id": self.service.id}],
                "client": {"phone": PHONE, "name": "Imke"},
                "datetime": start,
                "seance_length": seconds,
            },
        )
        return dt.datetime.fromisoformat(data[0]["datetime"])


@pytest.fixture
async def studio() -> AsyncIterator[NightStudio]:
    size = Size(chains=1, locations=1, clients=1)
    async with FakeAltegio(size=size, rate_limits=None, now=NOW) as fake:
        assert fake.locations[0].zone_name == "America/Chicago"
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
        ) as altegio:
            yield NightStudio(fake, altegio)


async def test_free_times_have_the_offset_of_their_moment_and_leave_out_skipped_times(
    studio: NightStudio,
) -> None:
    spring, autumn = await studio.list_starts(SPRING), await studio.list_starts(AUTUMN)
    assert {(start.hour, start.utcoffset()) for start in spring} == {
        *((hour, STANDARD) for hour in (0, 1)),
        *((hour, SUMMER) for hour in (3, 4, 5)),
    }
    assert {(start.hour, start.utcoffset()) for start in autumn} == {
        *((hour, SUMMER) for hour in (0, 1)),
        *((hour, STANDARD) for hour in (2, 3, 4, 5)),
    }
    sessions = await studio.altegio.request(
        "GET", f"/timetable/seances/{studio.here}/{studio.member.id}/{SPRING:%Y%m%d}"
    )
    assert [one["time"] for one in sessions if one["time"].startswith("02")] == []
    assert len(sessions) == 5 * 4


async def test_a_skipped_time_cannot_be_booked(studio: NightStudio) -> None:
    for text in ("2030-03-10 02:30:00", "2030-03-10T02:30:00"):
        with pytest.raises(UnprocessableEntityError):
            await studio.create(text)
    wish = {"id": 1, "services": [studio.service.id], "staff_id": studio.member.id}
    for clock, status in (("02:30:00", 422), ("03:30:00", 201)):
        body = {
            "phone": PHONE,
            "fullname": "Imke",
            "appointments": [{**wish, "datetime": f"2030-03-10 {clock}"}],
        }
        with contextlib.suppress(UnprocessableEntityError):
            await studio.altegio.request("POST", f"/book_record/{studio.here}", json=body, auth="partner")
        assert studio.fake.recorded("create_online_booking")[-1].status == status
    with pytest.raises(InvalidArgumentError, match="start is a time that the clocks of America/Chicago skip"):
        studio.fake.add_appointment(
            studio.here, team_member=studio.member, start=dt.datetime(2030, 3, 10, 2, 30)
        )
    assert (await studio.create("2030-03-10T04:30:00")).utcoffset() == SUMMER


async def test_appointments_have_the_offset_of_their_moment_and_their_length_across_a_change(
    studio: NightStudio,
) -> None:
    created = await studio.create("2030-11-03 01:30:00", 3600)
    assert (created.hour, created.utcoffset()) == (1, SUMMER)
    busy = await studio.list_starts(AUTUMN)
    assert dt.datetime(2030, 11, 3, 2, tzinfo=CHICAGO) in busy, "an hour after 01:30-05:00 it is 01:30-06:00"
    added = {
        hour: studio.fake.add_appointment(
            studio.here, team_member=studio.member, start=dt.datetime(2030, 3, 10, hour, 45), duration=1800
        )
        for hour in (1, 4)
    }
    assert [one.start.utcoffset() for one in added.values()] == [STANDARD, SUMMER]
    assert added[1].end == dt.datetime(2030, 3, 10, 3, 15, tzinfo=CHICAGO)
    free = {(start.hour, start.minute) for start in await studio.list_starts(SPRING)}
    assert {(1, 30), (1, 45), (3, 0)}.isdisjoint(free)
    assert {(1, 15), (3, 15)} <= free


async def test_busy_intervals_are_times_of_the_clock_after_a_change(studio: NightStudio) -> None:
    studio.fake.add_appointment(
        studio.here, team_member=studio.member, start=dt.datetime(2030, 3, 10, 4), duration=3600
    )
    [row] = await studio.altegio.request(
        "GET",
        f"/company/{studio.here}/staff/schedule",
        query={
            "start_date": SPRING.isoformat(),
            "end_date": SPRING.isoformat(),
            "staff_ids[]": studio.member.id,
            "include[]": "busy_intervals",
        },
    )
    assert [(one["from"], one["to"]) for one in row["busy_intervals"]] == [("04:00", "05:00")]


async def test_the_offset_of_a_location_is_the_one_of_the_current_time(studio: NightStudio) -> None:
    for now, hours in ((NOW, -6), (NOW.replace(month=7), -5)):
        studio.fake.now = now
        rows = await studio.altegio.request("GET", "/companies")
        assert rows[0]["timezone"] == hours


def test_an_unknown_time_zone_has_the_given_offset() -> None:
    assert load_zone("America/Nowhere", -5) == dt.timezone(SUMMER)
    assert load_zone("America/Chicago", -5) == CHICAGO


def test_equal_seeds_give_equal_times() -> None:
    first, second = (FakeAltegio(seed=5).world.booking.appointments for _ in range(2))
    assert [one.start.isoformat() for one in first.values()] == [
        one.start.isoformat() for one in second.values()
    ]
    for one in first.values():
        assert 12 <= one.start.hour <= 16
