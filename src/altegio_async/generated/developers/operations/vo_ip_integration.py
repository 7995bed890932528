# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.body_arguments import convert_body, convert_optional_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    ResultForm,
    factory,
)

_HANDLE_VOIP_INTEGRATION_EVENT: Endpoint[None] = Endpoint(
    id="handle_voip_integration_event",
    method="POST",
    path="/voip/integration",
    result=None,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_HANDLE_VOIP_INTEGRATION_EVENT)
def handle_voip_integration_event(
    *,
    body: models.HandleVoipIntegrationEventInput | Mapping[str, Any],
) -> Operation[None]:
    """Report a call

    Reports a call or its result, or switches the telephony integration on or off. The duration is in
    seconds.
    """
    return Operation(
        _HANDLE_VOIP_INTEGRATION_EVENT,
        (),
        (),
        convert_body(models.HandleVoipIntegrationEventInput, body),
    )


_LIST_VOIP_CALLS: Endpoint[list[models.VoipCall]] = LazyEndpoint(
    id="list_voip_calls",
    method="GET",
    path="/voip/integration/calls",
    result=lambda: list[models.VoipCall],
    auth=AuthLevel.USER,
    idempotent=True,
    body=Body.JSON,
    paging=Paging("page", "limit", maximum=1000, in_body=True),
)


@factory(_LIST_VOIP_CALLS)
def list_voip_calls(
    *,
    body: models.ListVoipCallsInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[list[models.VoipCall]]:
    """List calls

    Returns the calls of a location in a period. Durations are in seconds.
    """
    return Operation(_LIST_VOIP_CALLS, (), (), convert_optional_body(models.ListVoipCallsInput, body))
