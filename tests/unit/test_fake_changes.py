"""Changes of records in the data of the embedded server reach all listeners."""

from __future__ import annotations

from altegio_async.testing.data.changes import RecordChange
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
