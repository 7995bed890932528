"""altegio-async: an async client for the Altegio B2B API.

Names are loaded on first use, so that importing the package is fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from altegio_async._lazy import lazy_names
from altegio_async._version import __version__

if TYPE_CHECKING:
    from altegio_async._core.conversion import to_dict
    from altegio_async._core.local_time import localize
    from altegio_async._core.mismatch import Drift
    from altegio_async._core.model import Model
    from altegio_async._core.operation import AuthLevel, Operation
    from altegio_async._core.redact import Secret
    from altegio_async._core.update_result import FieldDifference, UpdateResult
    from altegio_async._core.wire import WireRequest, WireResponse
    from altegio_async._pipeline.credentials import TokenProvider
    from altegio_async._pipeline.raw_response import RawResponse
    from altegio_async._pipeline.reporting import Stats
    from altegio_async._pipeline.retry import RetryPolicy
    from altegio_async._rate_limit.limiter import Limiter, RateLimiter
    from altegio_async._transport.base import Middleware, Send, Transport
    from altegio_async.bulk import BulkJob, BulkResult, Outcome
    from altegio_async.bulk.options import OnProgress
    from altegio_async.client import AltegioClient
    from altegio_async.errors import (
        AltegioError,
        APIConnectionError,
        APIResponseError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        CheckpointError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeadlineExceededError,
        IncompleteWriteError,
        InvalidArgumentError,
        InvalidWebhookError,
        LimiterUnavailableError,
        NotFoundError,
        PermissionDeniedError,
        PlanRejectedError,
        QueueTimeoutError,
        RateLimitError,
        ServerError,
        TokenProviderError,
        UnknownOutcomeError,
        UnprocessableEntityError,
        WebhookTokenError,
    )
    from altegio_async.hooks import DriftEvent, GiveUpEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent
    from altegio_async.pagination import Page, Pager
    from altegio_async.resources.auth import TwoFactorChallenge

__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AltegioClient",
    "AltegioError",
    "AuthLevel",
    "AuthenticationError",
    "BadRequestError",
    "BulkJob",
    "BulkResult",
    "CheckpointError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "Drift",
    "DriftEvent",
    "FieldDifference",
    "GiveUpEvent",
    "Hooks",
    "IncompleteWriteError",
    "InvalidArgumentError",
    "InvalidWebhookError",
    "Limiter",
    "LimiterUnavailableError",
    "Middleware",
    "Model",
    "NotFoundError",
    "OnProgress",
    "Operation",
    "Outcome",
    "Page",
    "Pager",
    "PermissionDeniedError",
    "PlanRejectedError",
    "QueueTimeoutError",
    "RateLimitError",
    "RateLimiter",
    "RawResponse",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "RetryPolicy",
    "Secret",
    "Send",
    "ServerError",
    "Stats",
    "TokenProvider",
    "TokenProviderError",
    "Transport",
    "TwoFactorChallenge",
    "UnknownOutcomeError",
    "UnprocessableEntityError",
    "UpdateResult",
    "WebhookTokenError",
    "WireRequest",
    "WireResponse",
    "__version__",
    "localize",
    "to_dict",
]

_MODULES: Final = {
    "AltegioClient": "client",
    "AuthLevel": "_core.operation",
    "BulkJob": "bulk",
    "BulkResult": "bulk",
    "Drift": "_core.mismatch",
    "DriftEvent": "hooks",
    "FieldDifference": "_core.update_result",
    "GiveUpEvent": "hooks",
    "Hooks": "hooks",
    "Limiter": "_rate_limit.limiter",
    "Middleware": "_transport.base",
    "Model": "_core.model",
    "OnProgress": "bulk.options",
    "Operation": "_core.operation",
    "Outcome": "bulk",
    "Page": "pagination",
    "Pager": "pagination",
    "RateLimiter": "_rate_limit.limiter",
    "RawResponse": "_pipeline.raw_response",
    "RequestEvent": "hooks",
    "ResponseEvent": "hooks",
    "RetryEvent": "hooks",
    "RetryPolicy": "_pipeline.retry",
    "Secret": "_core.redact",
    "Send": "_transport.base",
    "Stats": "_pipeline.reporting",
    "TokenProvider": "_pipeline.credentials",
    "Transport": "_transport.base",
    "TwoFactorChallenge": "resources.auth",
    "UpdateResult": "_core.update_result",
    "WireRequest": "_core.wire",
    "WireResponse": "_core.wire",
    "localize": "_core.local_time",
    "to_dict": "_core.conversion",
}
"""The module of each public name that is not in `errors`."""

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(__name__, dict.fromkeys(__all__, "errors") | _MODULES)
