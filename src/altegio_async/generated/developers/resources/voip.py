# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.voip`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Voip(Resource):
    """Methods of `altegio.voip`."""

    @cached_property
    def with_raw_response(self) -> VoipWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return VoipWithRawResponse(self._copy_for_raw_responses())

    async def handle_integration_event(
        self,
        *,
        command: Literal["setup", "history", "event"],
        type: Literal["enable", "disable", "incoming", "outgoing", "internal"],
        crm_token: str,
        phone: str | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
        diversion: str | UnsetType = UNSET,
        duration: int | dt.timedelta | UnsetType = UNSET,
        link: str | UnsetType = UNSET,
        call_id: str | UnsetType = UNSET,
        status: Literal["success", "missed"] | UnsetType = UNSET,
        date: dt.datetime | str | UnsetType = UNSET,
    ) -> None:
        """Report a call.

        Reports a call or its result, or switches the telephony integration on or off. The duration is in
        seconds.

        Args:
            command: what is reported.
            type: kind.
            crm_token: token of the telephony integration.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            user: user account.
            diversion: phone that was called.
            duration: duration in seconds.
            link: uRL of the file.
            call_id: call, by id.
            status: state.
            date: time of the call. A datetime with an offset; without an offset it is a time of the
                location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `handle_voip_integration_event`.
        """
        return await self._pipeline.call(
            operations.handle_voip_integration_event(
                body={
                    "command": command,
                    "type": type,
                    "crm_token": crm_token,
                    "phone": phone,
                    "user": user,
                    "diversion": diversion,
                    "duration": duration,
                    "link": link,
                    "call_id": call_id,
                    "status": status,
                    "date": date,
                },
            )
        )

    def list_calls(
        self,
        *,
        location_id: int,
        date_from: dt.date | str,
        date_to: dt.date | str,
        phone: str | UnsetType = UNSET,
        types: Sequence[Literal["incoming", "outgoing", "internal"]] | UnsetType = UNSET,
        statuses: Sequence[Literal["success", "missed", "cancel", "busy", "notallowed", "notavailable", "notfound"]] | UnsetType = UNSET,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.VoipCall]:
        """List calls.

        Returns the calls of a location in a period. Durations are in seconds.

        Args:
            location_id: location, by id.
            date_from: first day. A date of the location.
            date_to: last day. A date of the location.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            types: kinds.
            statuses: results of calls to return.
            page_size: rows per page, at most 1000.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_voip_calls`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_voip_calls(
                body={
                    "location_id": location_id,
                    "date_from": date_from,
                    "date_to": date_to,
                    "phone": phone,
                    "types": types,
                    "statuses": statuses,
                },
            ),
            page_size=page_size,
            limit=limit,
        )


class VoipWithRawResponse:
    """Methods of `altegio.voip.with_raw_response`."""

    def __init__(self, voip: Voip) -> None:
        self.handle_integration_event: Final = raw(voip.handle_integration_event)
        self.list_calls: Final = raw_page(voip.list_calls)
