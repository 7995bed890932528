"""Changes of records in the data of the embedded server reach all listeners."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from altegio_async.testing.data.changes import RecordChange, compute_change
from altegio_async.testing.data.world import World


def test_every_listener_receives_a_change_with_the_rendered_record():
    world, first, second = World(), [], []
    world.listeners += [first.append, second.append]
    world.announce("record", "update", location_id=1, resource_id=2, render=lambda: {"id": 2})
    assert first == second == [RecordChange("record", "update", 1, 2, {"id": 2})]


def test_a_record_is_not_rendered_without_listeners():
    rendered = []
    World().announce(
        "record", "create", location_id=1, resource_id=2, render=lambda: rendered.append(1) or {}
    )
    assert rendered == []


def test_the_time_of_a_change_advances_when_the_clocks_are_set_back():
    chicago = ZoneInfo("America/Chicago")
    previous = dt.datetime(2030, 11, 3, 6, 50, tzinfo=dt.UTC).astimezone(chicago)
    for minutes, seconds in ((20, 1200), (0, 1), (-5, 1)):
        now = dt.datetime(2030, 11, 3, 6, 50, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
        changed = compute_change(previous, now)
        assert (changed.astimezone(dt.UTC) - previous.astimezone(dt.UTC)).total_seconds() == seconds
        assert changed.tzinfo is chicago
