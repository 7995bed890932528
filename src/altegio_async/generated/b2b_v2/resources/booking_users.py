# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.v2.booking_users`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw


class BookingUsers(Resource):
    """Methods of `altegio.v2.booking_users`."""

    @cached_property
    def with_raw_response(self) -> BookingUsersWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return BookingUsersWithRawResponse(self._copy_for_raw_responses())

    async def get_attendance(
        self,
        location_id: int | str,
        client_id: int | str,
        *,
        include: Sequence[Literal["labels", "first_successful_visit", "loyalty_cards", "loyalty_certificates", "loyalty_abonements", "custom_field_values", "agreements"]] | None = None,
    ) -> models.BookingUser:
        """Get a client for a visit.

        Returns a client with the data that the appointment form shows.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            include: further data to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_attendance_booking_user`.
        """
        return await self._pipeline.call(
            operations.get_attendance_booking_user(
                location_id,
                client_id,
                include=include,
            )
        )

    async def get_chain_attendance_statistics(
        self,
        location_id: int | str,
        client_id: int | str,
        chain_id: int | str,
    ) -> models.ChainAttendanceStatistics:
        """Get the visit figures of a client in a chain.

        Returns the number of visits and the sums of a client in a chain. Sums are in the currency of the
        location.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            chain_id: chain, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_user_chain_attendance_statistics`.
        """
        return await self._pipeline.call(
            operations.get_booking_user_chain_attendance_statistics(
                location_id,
                client_id,
                chain_id,
            )
        )

    async def get_location_attendance_statistics(
        self,
        location_id: int | str,
        client_id: int | str,
    ) -> models.LocationAttendanceStatistics:
        """Get the visit figures of a client at a location.

        Returns the number of visits and the sums of a client at a location. Sums are in the currency of
        the location.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_user_location_attendance_statistics`.
        """
        return await self._pipeline.call(
            operations.get_booking_user_location_attendance_statistics(
                location_id,
                client_id,
            )
        )


class BookingUsersWithRawResponse:
    """Methods of `altegio.v2.booking_users.with_raw_response`."""

    def __init__(self, booking_users: BookingUsers) -> None:
        self.get_attendance: Final = raw(booking_users.get_attendance)
        self.get_chain_attendance_statistics: Final = raw(booking_users.get_chain_attendance_statistics)
        self.get_location_attendance_statistics: Final = raw(booking_users.get_location_attendance_statistics)
