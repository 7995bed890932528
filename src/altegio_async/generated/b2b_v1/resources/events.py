# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.events`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page, warn_deprecated

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Events(Resource):
    """Methods of `altegio.events`."""

    @cached_property
    def with_raw_response(self) -> EventsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return EventsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        date: dt.datetime | str,
        service_id: int,
        team_member_id: int,
        capacity: int,
        force: bool,
        resource_instance_ids: Iterable[int] | UnsetType = UNSET,
        length: int | dt.timedelta | UnsetType = UNSET,
    ) -> models.Event:
        """Create a group event.

        Creates a group event and returns it. The duration is in seconds; the date is local time of the
        location.

        Deprecated. Use `v2.events.create`.

        Args:
            location_id: location, by id.
            date: start of the event. A datetime with an offset; without an offset it is a time of the
                location.
            service_id: service, by id.
            team_member_id: team member, by id.
            capacity: number of places.
            force: whether to save in spite of conflicts.
            resource_instance_ids: instances of resources, by id.
            length: duration in seconds.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_event`.
        """
        warn_deprecated("events.create", "v2.events.create")
        return await self._pipeline.call(
            operations.create_event(
                location_id,
                body={
                    "date": date,
                    "service_id": service_id,
                    "team_member_id": team_member_id,
                    "capacity": capacity,
                    "force": force,
                    "resource_instance_ids": resource_instance_ids,
                    "length": length,
                },
            )
        )

    async def create_duplication_strategy(
        self,
        location_id: int,
        *,
        title: str,
        repeat_mode_id: int,
        interval: int | UnsetType = UNSET,
        content_type: int | UnsetType = UNSET,
        days: Sequence[int] | UnsetType = UNSET,
    ) -> models.EventDuplicationStrategy:
        """Create a duplication strategy.

        Creates a strategy for the duplication of group events and returns it. Weekdays count from 0, a
        Sunday.

        Args:
            location_id: location, by id.
            title: name of the strategy.
            repeat_mode_id: code of how the copies are repeated.
            interval: interval between the copies.
            content_type: code of what the copies contain.
            days: weekdays from 0, a Sunday, to 6.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_event_duplication_strategy`.
        """
        return await self._pipeline.call(
            operations.create_event_duplication_strategy(
                location_id,
                body={
                    "title": title,
                    "repeat_mode_id": repeat_mode_id,
                    "interval": interval,
                    "content_type": content_type,
                    "days": days,
                },
            )
        )

    async def delete(self, location_id: int, event_id: int) -> None:
        """Delete a group event.

        Deletes a group event.

        Deprecated. Use `v2.events.delete`.

        Args:
            location_id: location, by id.
            event_id: event, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_event`.
        """
        warn_deprecated("events.delete", "v2.events.delete")
        return await self._pipeline.call(operations.delete_event(location_id, event_id))

    async def duplicate(
        self,
        location_id: int,
        event_id: int,
        *,
        body: Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[models.DuplicatedEvent]:
        """Duplicate a group event.

        Copies a group event to other days, by a list of dates, by a strategy or by parameters, and
        returns the copies.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            body: the values to send, by their names in the API.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `duplicate_event`.
        """
        return await self._pipeline.call(operations.duplicate_event(location_id, event_id, body=body))

    async def get(self, location_id: int, event_id: int) -> models.Event:
        """Get a group event.

        Returns one group event. The duration is in seconds.

        Deprecated. Use `v2.events.get`.

        Args:
            location_id: location, by id.
            event_id: event, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event`.
        """
        warn_deprecated("events.get", "v2.events.get")
        return await self._pipeline.call(operations.get_event(location_id, event_id))

    async def get_date_range(
        self,
        location_id: int,
        *,
        service_ids: Iterable[int] | None = None,
        team_member_ids: Iterable[int] | None = None,
        resource_ids: Iterable[int] | None = None,
    ) -> models.EventDateRange:
        """Get the range of days with group events.

        Returns the first and the last day with a group event.

        Args:
            location_id: location, by id.
            service_ids: only for these services, by id.
            team_member_ids: only for these team members, by id.
            resource_ids: only for these resources, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_date_range`.
        """
        return await self._pipeline.call(
            operations.get_event_date_range(
                location_id,
                service_ids=service_ids,
                team_member_ids=team_member_ids,
                resource_ids=resource_ids,
            )
        )

    async def get_search_filters(
        self,
        location_id: int,
        *,
        service_ids: Iterable[int] | None = None,
        team_member_ids: Iterable[int] | None = None,
        resource_ids: Iterable[int] | None = None,
    ) -> list[models.EventFilter]:
        """Get the filters for group events.

        Returns the team members, resources, services and categories that group events can be filtered by.

        Args:
            location_id: location, by id.
            service_ids: only for these services, by id.
            team_member_ids: only for these team members, by id.
            resource_ids: only for these resources, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_search_filters`.
        """
        return await self._pipeline.call(
            operations.get_event_search_filters(
                location_id,
                service_ids=service_ids,
                team_member_ids=team_member_ids,
                resource_ids=resource_ids,
            )
        )

    async def list_duplication_strategies(self, location_id: int) -> list[models.EventDuplicationStrategy]:
        """List duplication strategies.

        Returns the strategies for the duplication of group events. Weekdays count from 0, a Sunday.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_event_duplication_strategies`.
        """
        return await self._pipeline.call(operations.list_event_duplication_strategies(location_id))

    def search(
        self,
        location_id: int,
        *,
        from_: dt.date | str,
        till: dt.date | str,
        service_ids: Iterable[int] | None = None,
        team_member_ids: Iterable[int] | None = None,
        resource_ids: Iterable[int] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Event]:
        """Search group events.

        Returns the group events of a location between two days, both included. Durations are in seconds.

        Args:
            location_id: location, by id.
            from_: first day, YYYY-MM-DD.
            till: last day, YYYY-MM-DD.
            service_ids: only for these services, by id.
            team_member_ids: only for these team members, by id.
            resource_ids: only for these resources, by id.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_events`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.search_events(
                location_id,
                from_=from_,
                till=till,
                service_ids=service_ids,
                team_member_ids=team_member_ids,
                resource_ids=resource_ids,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def search_dates(
        self,
        location_id: int,
        *,
        from_: dt.date | str,
        till: dt.date | str,
        service_ids: Iterable[int] | None = None,
        team_member_ids: Iterable[int] | None = None,
        resource_ids: Iterable[int] | None = None,
    ) -> list[dt.date]:
        """List days with group events.

        Returns the days between two days on which group events take place.

        Args:
            location_id: location, by id.
            from_: first day, YYYY-MM-DD.
            till: last day, YYYY-MM-DD.
            service_ids: only for these services, by id.
            team_member_ids: only for these team members, by id.
            resource_ids: only for these resources, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_event_dates`.
        """
        return await self._pipeline.call(
            operations.search_event_dates(
                location_id,
                from_=from_,
                till=till,
                service_ids=service_ids,
                team_member_ids=team_member_ids,
                resource_ids=resource_ids,
            )
        )

    async def search_services(
        self,
        location_id: int,
        *,
        team_member_id: int | None = None,
        term: str | None = None,
    ) -> list[models.EventService]:
        """Search services of group events.

        Returns the services that are offered as group events, with team members and resources. Durations
        are in seconds.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.
            term: text that the title contains.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_event_services`.
        """
        return await self._pipeline.call(
            operations.search_event_services(
                location_id,
                team_member_id=team_member_id,
                term=term,
            )
        )

    async def replace(
        self,
        location_id: int,
        event_id: int,
        *,
        date: dt.datetime | str,
        service_id: int,
        team_member_id: int,
        capacity: int,
        force: bool,
        resource_instance_ids: Iterable[int] | UnsetType = UNSET,
        length: int | dt.timedelta | UnsetType = UNSET,
    ) -> models.Event:
        """Update a group event.

        Replaces a group event and returns it. The duration is in seconds; the date is local time of the
        location.

        Deprecated. Use `v2.events.update`.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            date: start of the event. A datetime with an offset; without an offset it is a time of the
                location.
            service_id: service, by id.
            team_member_id: team member, by id.
            capacity: number of places.
            force: whether to save in spite of conflicts.
            resource_instance_ids: instances of resources, by id.
            length: duration in seconds.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event`.
        """
        warn_deprecated("events.replace", "v2.events.update")
        return await self._pipeline.call(
            operations.update_event(
                location_id,
                event_id,
                body={
                    "date": date,
                    "service_id": service_id,
                    "team_member_id": team_member_id,
                    "capacity": capacity,
                    "force": force,
                    "resource_instance_ids": resource_instance_ids,
                    "length": length,
                },
            )
        )

    async def update_duplication_strategy(
        self,
        location_id: int,
        strategy_id: int,
        *,
        title: str,
        repeat_mode_id: int,
        interval: int | UnsetType = UNSET,
        content_type: int | UnsetType = UNSET,
        days: Sequence[int] | UnsetType = UNSET,
    ) -> models.EventDuplicationStrategy:
        """Update a duplication strategy.

        Changes a strategy for the duplication of group events and returns it. Weekdays count from 0, a
        Sunday.

        Args:
            location_id: location, by id.
            strategy_id: strategy, by id.
            title: name of the strategy.
            repeat_mode_id: code of how the copies are repeated.
            interval: interval between the copies.
            content_type: code of what the copies contain.
            days: weekdays from 0, a Sunday, to 6.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event_duplication_strategy`.
        """
        return await self._pipeline.call(
            operations.update_event_duplication_strategy(
                location_id,
                strategy_id,
                body={
                    "title": title,
                    "repeat_mode_id": repeat_mode_id,
                    "interval": interval,
                    "content_type": content_type,
                    "days": days,
                },
            )
        )

    async def update(
        self,
        location_id: int,
        event_id: int,
        *,
        date: dt.datetime | str | UnsetType = UNSET,
        service_id: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
        capacity: int | UnsetType = UNSET,
        resource_instance_ids: Iterable[int] | UnsetType = UNSET,
        force: bool | UnsetType = UNSET,
        length: int | dt.timedelta | UnsetType = UNSET,
    ) -> models.Event:
        """Update a group event.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        Deprecated. Use `v2.events.update`.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            date: start of the event. A datetime with an offset; without an offset it is a time of the
                location.
            service_id: service, by id.
            team_member_id: team member, by id.
            capacity: number of places.
            resource_instance_ids: instances of resources, by id.
            force: whether to save in spite of conflicts. False if it is not given.
            length: duration in seconds.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event`, `update_event`.
        """
        warn_deprecated("events.update", "v2.events.update")
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.EventInput,
            {
                "date": date,
                "service_id": service_id,
                "team_member_id": team_member_id,
                "capacity": capacity,
                "resource_instance_ids": resource_instance_ids,
                "force": force,
                "length": length,
            },
            options=("force",),
        )
        read = await self._pipeline.respond(
            operations.get_event(location_id, event_id)
        )
        refuse_lossy_read(models.EventInput, read.drift, changes, {"resource_instance_ids": ("resource_instances",)})
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_event(location_id, event_id, body=body)
        )

    def _build_update(
        self, current: models.Event, changes: Mapping[str, Any]
    ) -> models.EventInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.EventInput,
            current,
            changes,
            sources={
                "resource_instance_ids": ("resource_instances",),
            },
            defaults={
                "force": False,
            },
        )


class EventsWithRawResponse:
    """Methods of `altegio.events.with_raw_response`."""

    def __init__(self, events: Events) -> None:
        self.create: Final = raw(events.create)
        self.create_duplication_strategy: Final = raw(events.create_duplication_strategy)
        self.delete: Final = raw(events.delete)
        self.duplicate: Final = raw(events.duplicate)
        self.get: Final = raw(events.get)
        self.get_date_range: Final = raw(events.get_date_range)
        self.get_search_filters: Final = raw(events.get_search_filters)
        self.list_duplication_strategies: Final = raw(events.list_duplication_strategies)
        self.search: Final = raw_page(events.search)
        self.search_dates: Final = raw(events.search_dates)
        self.search_services: Final = raw(events.search_services)
        self.replace: Final = raw(events.replace)
        self.update_duplication_strategy: Final = raw(events.update_duplication_strategy)
