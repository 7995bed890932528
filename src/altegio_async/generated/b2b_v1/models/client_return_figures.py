# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased

from altegio_async._core.model import EmptyArray, Model
from msgspec import field


class ClientReturnFigures(Model, gc=False, kw_only=True):
    """New clients."""

    all_count: int | None = None
    """Number of all clients."""

    lost_count: int | None = None
    """Number of clients who did not come back."""

    returned_count: int | None = None
    """Number of clients who came back."""

    returned_percent: int | float | None = None
    """Share of clients who came back, in percent."""


class PromotionClientsClientStat(Model, gc=False, kw_only=True):
    """Number of clients by group."""

    new: ClientReturnFigures | None = None
    """New clients."""

    old: ClientReturnFigures | None = None
    """Existing clients."""

    total: ClientReturnFigures | None = None
    """All clients."""


class PromotionClientsVisitsStatsByDay(Model, gc=False, kw_only=True):
    """An entry of the visits stats by day."""

    date: date_aliased | None = None
    """Date."""

    new_count: int | None = None
    """Number of new clients."""

    old_count: int | None = None
    """Number of existing clients."""


class PromotionTeamMemberStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""


class PromotionClients(Model, gc=False, kw_only=True):
    """How many clients of a promotion came back."""

    client_stats: PromotionClientsClientStat | None = None
    """Number of clients by group."""

    visits_stats_by_day: list[PromotionClientsVisitsStatsByDay] | None = None
    """Visits day by day."""


class PromotionTeamMember(Model, gc=False, kw_only=True):
    """How many clients of a team member came back."""

    client_stats: ClientReturnFigures | None = None
    """Number of clients by group."""

    team_member: PromotionTeamMemberStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
