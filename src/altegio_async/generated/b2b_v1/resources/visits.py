# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.visits`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Visits(Resource):
    """Methods of `altegio.visits`."""

    @cached_property
    def with_raw_response(self) -> VisitsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return VisitsWithRawResponse(self._copy_for_raw_responses())

    async def get(self, visit_id: int) -> models.Visit:
        """Get a visit.

        Returns a visit with all its appointments.

        Args:
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_visit`.
        """
        return await self._pipeline.call(operations.get_visit(visit_id))

    async def get_details(self, location_id: int, appointment_id: int, visit_id: int) -> models.VisitDetails:
        """Get the items and payments of a visit.

        Returns the sold items, payments, loyalty transactions and fiscal documents of a visit.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_visit_details`.
        """
        return await self._pipeline.call(operations.get_visit_details(location_id, appointment_id, visit_id))

    async def get_receipt_pdf(self, visit_id: int) -> bytes:
        """Get the receipt of a visit.

        Returns the receipt of a visit as a PDF document.

        Args:
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_visit_receipt_pdf`.
        """
        return await self._pipeline.call(operations.get_visit_receipt_pdf(visit_id))

    async def update(
        self,
        visit_id: int,
        appointment_id: int,
        *,
        body: models.UpdateVisitInput | Mapping[str, Any],
    ) -> None:
        """Update a visit.

        Sets the attendance, payments, products and services of a visit. Attendance is -1 no show, 0
        waiting, 1 arrived, 2 confirmed.

        Args:
            visit_id: visit, by id.
            appointment_id: appointment, by id.
            body: a `UpdateVisitInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_visit`.
        """
        return await self._pipeline.call(operations.update_visit(visit_id, appointment_id, body=body))


class VisitsWithRawResponse:
    """Methods of `altegio.visits.with_raw_response`."""

    def __init__(self, visits: Visits) -> None:
        self.get: Final = raw(visits.get)
        self.get_details: Final = raw(visits.get_details)
        self.get_receipt_pdf: Final = raw(visits.get_receipt_pdf)
        self.update: Final = raw(visits.update)
