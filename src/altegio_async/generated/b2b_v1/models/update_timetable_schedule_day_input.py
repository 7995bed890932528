# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class UpdateTimetableScheduleDayInput(Model, gc=False, kw_only=True):
    """The values to send: update a weekday of a schedule."""

    force: bool
    """Whether to save in spite of conflicts."""

    events_team_member_id: int | UnsetType = field(name='events_master_id', default=UNSET)
    """Team member of the events, by id."""

    events_time: str | UnsetType = UNSET
    """Time of day, HH:MM."""

    events_duration: int | UnsetType = UNSET
    """Duration in seconds."""

    events_capacity: int | UnsetType = UNSET
    """Number of places."""

    tag_ids: list[int] | UnsetType = field(name='labels_ids', default=UNSET)
    """Tags, by id."""

    resource_instances_ids: list[int] | UnsetType = UNSET
    """Instances of resources, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("events_team_member_id", "id_or_zero"),
        ("events_duration", "seconds"),
        ("tag_ids", "ids:0"),
        ("resource_instances_ids", "ids:0"),
    )
