# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.locations`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Locations(Resource):
    """Methods of `altegio.locations`."""

    @cached_property
    def with_raw_response(self) -> LocationsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return LocationsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        *,
        title: str | UnsetType = UNSET,
        country_id: int | UnsetType = UNSET,
        city_id: int | UnsetType = UNSET,
        address: str | UnsetType = UNSET,
        site: str | UnsetType = UNSET,
        coordinate_lat: int | float | UnsetType = UNSET,
        coordinate_lot: int | float | UnsetType = UNSET,
        business_type_id: int | UnsetType = UNSET,
        short_descr: str | UnsetType = UNSET,
        coordinate_lon: int | float | UnsetType = UNSET,
    ) -> models.Location:
        """Create a location.

        Creates a location and returns it. Coordinates are in degrees.

        Args:
            title: name of the location.
            country_id: country, by id.
            city_id: city, by id.
            address: street address.
            site: uRL of the web site.
            coordinate_lat: latitude in degrees.
            coordinate_lot: the same longitude under its published name. Send it with coordinate_lon.
            business_type_id: type of business, by id.
            short_descr: short description.
            coordinate_lon: longitude in degrees. Send it with coordinate_lot.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_location`.
        """
        return await self._pipeline.call(
            operations.create_location(
                body={
                    "title": title,
                    "country_id": country_id,
                    "city_id": city_id,
                    "address": address,
                    "site": site,
                    "coordinate_lat": coordinate_lat,
                    "coordinate_lot": coordinate_lot,
                    "business_type_id": business_type_id,
                    "short_descr": short_descr,
                    "coordinate_lon": coordinate_lon,
                },
            )
        )

    async def delete(self, location_id: int) -> None:
        """Delete a location.

        Deletes a location. The deletion is accepted and carried out later.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_location`.
        """
        return await self._pipeline.call(operations.delete_location(location_id))

    async def get(
        self,
        location_id: int,
        *,
        my: int | None = None,
        for_booking: int | None = None,
        show_groups: int | None = None,
        show_booking_forms: int | None = None,
        booking_form_id: int | None = None,
    ) -> models.Location:
        """Get a location.

        Returns one location. With my=1 the answer includes the access rights of the signed-in user.

        Args:
            location_id: location, by id.
            my: 1 for the locations of the signed-in user only.
            for_booking: 1 to add the next free time.
            show_groups: 1 to add the chains.
            show_booking_forms: 1 to add the booking forms.
            booking_form_id: booking form, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location`.
        """
        return await self._pipeline.call(
            operations.get_location(
                location_id,
                my=my,
                for_booking=for_booking,
                show_groups=show_groups,
                show_booking_forms=show_booking_forms,
                booking_form_id=booking_form_id,
            )
        )

    def list(
        self,
        *,
        id: int | None = None,
        group_id: int | None = None,
        my: int | None = None,
        active: int | None = None,
        for_booking: int | None = None,
        show_groups: int | None = None,
        city_id: int | None = None,
        show_booking_forms: int | None = None,
        min_id: int | None = None,
        show_deleted: int | None = None,
        hide_appointment_type_single: int | None = None,
        hide_appointment_type_event: int | None = None,
        hide_appointment_type_mixed: int | None = None,
        business_group_id: int | None = None,
        business_type_id: int | None = None,
        include: Sequence[Literal["staff", "positions", "accounts", "storages", "expenses"]] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Location]:
        """List locations.

        Returns locations. Send my=1 to get the locations of the signed-in user; without it the public
        catalogue is returned. Several filters narrow the list.

        Args:
            id: object, by id.
            group_id: chain, by id.
            my: 1 for the locations of the signed-in user only.
            active: 1 for active locations only.
            for_booking: 1 to add the next free time.
            show_groups: 1 to add the chains.
            city_id: city, by id.
            show_booking_forms: 1 to add the booking forms.
            min_id: smallest id to return.
            show_deleted: 1 to add deleted locations.
            hide_appointment_type_single: 1 to leave out locations with single appointments.
            hide_appointment_type_event: 1 to leave out locations with group events.
            hide_appointment_type_mixed: 1 to leave out locations with both.
            business_group_id: group of businesses, by id.
            business_type_id: type of business, by id.
            include: further data to return.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_location_list(
                id=id,
                group_id=group_id,
                my=my,
                active=active,
                for_booking=for_booking,
                show_groups=show_groups,
                city_id=city_id,
                show_booking_forms=show_booking_forms,
                min_id=min_id,
                show_deleted=show_deleted,
                hide_appointment_type_single=hide_appointment_type_single,
                hide_appointment_type_event=hide_appointment_type_event,
                hide_appointment_type_mixed=hide_appointment_type_mixed,
                business_group_id=business_group_id,
                business_type_id=business_type_id,
                include=include,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def replace(
        self,
        location_id: int,
        *,
        body: models.UpdateLocationInput | Mapping[str, Any],
    ) -> models.Location:
        """Update a location.

        Changes the public data of a location and returns it.

        Args:
            location_id: location, by id.
            body: a `UpdateLocationInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_location`.
        """
        return await self._pipeline.call(operations.update_location(location_id, body=body))

    async def update(
        self,
        location_id: int,
        *,
        title: str | UnsetType = UNSET,
        country_id: int | UnsetType = UNSET,
        country: str | UnsetType = UNSET,
        city_id: int | UnsetType = UNSET,
        city: str | UnsetType = UNSET,
        address: str | UnsetType = UNSET,
        zip: str | UnsetType = UNSET,
        phones: Sequence[str] | UnsetType = UNSET,
        social: models.UpdateLocationInputSocial | Mapping[str, Any] | UnsetType = UNSET,
        site: str | UnsetType = UNSET,
        coordinate_lat: int | float | UnsetType = UNSET,
        coordinate_lon: int | float | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        business_type_id: int | UnsetType = UNSET,
        short_descr: str | UnsetType = UNSET,
    ) -> models.Location:
        """Update a location.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        The published response lacks `phones`, `description`, `business_type_id`, `short_descr`. Each of
        them is kept only if the API returns it nevertheless. Give it again to be sure.

        Args:
            location_id: location, by id.
            title: new title.
            country_id: country, by id.
            country: new country.
            city_id: city, by id.
            city: new city.
            address: street address.
            zip: postal code.
            phones: phones in international form.
            social: pages in social networks.
            site: uRL of the web site.
            coordinate_lat: latitude in degrees.
            coordinate_lon: longitude in degrees.
            description: new description.
            business_type_id: type of business, by id.
            short_descr: short description.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location`, `update_location`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateLocationInput,
            {
                "title": title,
                "country_id": country_id,
                "country": country,
                "city_id": city_id,
                "city": city,
                "address": address,
                "zip": zip,
                "phones": phones,
                "social": social,
                "site": site,
                "coordinate_lat": coordinate_lat,
                "coordinate_lon": coordinate_lon,
                "description": description,
                "business_type_id": business_type_id,
                "short_descr": short_descr,
            },
        )
        read = await self._pipeline.respond(
            operations.get_location(location_id)
        )
        refuse_lossy_read(models.UpdateLocationInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_location(location_id, body=body)
        )

    def _build_update(
        self, current: models.Location, changes: Mapping[str, Any]
    ) -> models.UpdateLocationInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateLocationInput,
            current,
            changes,
        )


class LocationsWithRawResponse:
    """Methods of `altegio.locations.with_raw_response`."""

    def __init__(self, locations: Locations) -> None:
        self.create: Final = raw(locations.create)
        self.delete: Final = raw(locations.delete)
        self.get: Final = raw(locations.get)
        self.list: Final = raw_page(locations.list)
        self.replace: Final = raw(locations.replace)
