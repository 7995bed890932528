"""Observation of calls: report the start and the end of each call to the hook `on_call`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from altegio_async._core.request import build_url_template
from altegio_async._pipeline.call import Call, now
from altegio_async._pipeline.reporting import request_id_of
from altegio_async.errors import MESSAGE_LIMIT, AltegioError, APIResponseError, APIStatusError
from altegio_async.hooks import CallEndEvent, CallEvent, call_hook

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from altegio_async._pipeline.credentials import Credentials
    from altegio_async._pipeline.raw_response import RawResponse
    from altegio_async.hooks import OnCall

__all__ = ["observe"]

T = TypeVar("T")


async def observe(
    call: Call[T], work: Awaitable[RawResponse[T]], on_call: OnCall, base_url: str, credentials: Credentials
) -> RawResponse[T]:
    """Run a call and report its start and its end.

    Args:
        call: the state of the call.
        work: sends the requests of the call and returns the last response.
        on_call: the hook.
        base_url: the URL of the client.
        credentials: redact the secrets in the request id.
    """
    endpoint, started_at = call.operation.endpoint, now()
    url_template = build_url_template(base_url, endpoint)
    report_end = call_hook(on_call, CallEvent(endpoint.id, endpoint.method, endpoint.path, url_template))
    try:
        response = await work
    except BaseException as error:
        if report_end is not None:
            call_hook(report_end, _make_failure_event(call, now() - started_at, error))
        raise
    if report_end is not None:
        request_id = request_id_of(response.headers)
        request_id = request_id and credentials.redactor.redact(request_id, MESSAGE_LIMIT)
        call_hook(report_end, _make_event(call, now() - started_at, response.status, request_id, None))
    return response


def _make_failure_event(call: Call[Any], seconds: float, error: BaseException) -> CallEndEvent:
    status = error.status if isinstance(error, (APIStatusError, APIResponseError)) else 0
    request_id = error.request_id if isinstance(error, AltegioError) else None
    return _make_event(call, seconds, status or None, request_id, error)


def _make_event(
    call: Call[Any], seconds: float, status: int | None, request_id: str | None, error: BaseException | None
) -> CallEndEvent:
    endpoint = call.operation.endpoint
    return CallEndEvent(
        endpoint.id, endpoint.method, endpoint.path, call.attempts, seconds, call.waits or {},
        status, request_id, error,
    )  # fmt: skip
