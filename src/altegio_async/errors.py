"""Errors that the SDK raises.

AltegioError
├── ConfigurationError            the configuration of the client is invalid
│   └── CheckpointError           the file of a bulk job cannot be used
├── InvalidArgumentError          an argument is invalid; nothing was sent (also a ValueError)
├── InvalidWebhookError           the body of a webhook request is not an event (also a ValueError)
│   └── WebhookTokenError         a webhook request does not contain the expected token
├── ClientClosedError             the client or its event loop is closed
├── DeadlineExceededError         the call's deadline passed, which includes retries and delays
│   └── QueueTimeoutError         the wait for the rate limiter would be longer than max_queue
├── LimiterUnavailableError       the shared rate limit is unavailable
├── PlanRejectedError             `on_plan` of a bulk write returned False; nothing was sent
├── UnknownOutcomeError           a bulk write may have been carried out; it is not repeated
├── IncompleteWriteError          the API accepted a write and did not store all of it
├── APIConnectionError            no usable response: connection, TLS or HTTP framing failed
│   ├── APITimeoutError           an attempt took longer than its timeout
│   └── TokenProviderError        the token provider raised or took too long; nothing was sent with its token
├── APIResponseError              the body of a response cannot be used
└── APIStatusError                the API reported a failure
    ├── BadRequestError           400
    ├── AuthenticationError       401
    ├── PermissionDeniedError     403
    ├── NotFoundError             404
    ├── ConflictError             409
    ├── UnprocessableEntityError  422
    ├── RateLimitError            429, or a 200 that reports a rate limit
    └── ServerError               5xx

All errors can be pickled, and none contains a token.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AltegioError",
    "AuthenticationError",
    "BadRequestError",
    "CheckpointError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "IncompleteWriteError",
    "InvalidArgumentError",
    "InvalidWebhookError",
    "LimiterUnavailableError",
    "NotFoundError",
    "PermissionDeniedError",
    "PlanRejectedError",
    "QueueTimeoutError",
    "RateLimitError",
    "ServerError",
    "TokenProviderError",
    "UnknownOutcomeError",
    "UnprocessableEntityError",
    "WebhookTokenError",
]


MESSAGE_LIMIT: Final = 500
"""Maximum length of a message in characters."""


class AltegioError(Exception):
    """Base class of all errors of this package.

    `str(error)` names the operation and contains the message and, if known, the status, the number of
    attempts, the request id, the wait that the server requests, and the errors by field. It contains neither
    tokens nor phone numbers of the call, but can contain other text from the server.

    Attributes:
        operation: id of the published operation, or None outside a call.
        attempts: number of requests that were sent for this call.
        request_id: the server's id of the response, or None.
        sent: whether a request of this call was written to a connection. False means that the operation was
            certainly not carried out. None means that this is unknown.
    """

    operation: str | None = None
    attempts: int = 0
    request_id: str | None = None
    sent: bool | None = None

    @property
    def message(self) -> str:
        """The message alone, without the operation and the details."""
        return str(self.args[0]) if self.args else ""

    def __str__(self) -> str:
        text = f"{self.operation}: {self.message}" if self.operation else self.message
        details = self._details()
        return f"{text} ({'; '.join(details)})" if details else text

    def to_dict(self) -> dict[str, Any]:
        """Return the facts of this error as JSON types, with the same names in the same order for all errors.

        The entries are `type` (name of the class), `message`, `operation`, `status`, `attempts`,
        `request_id`, `sent`, `retry_after` and `errors` (messages by field). Bodies are left out.
        """
        return {
            "type": type(self).__name__,
            "message": self.message,
            "operation": self.operation,
            "status": getattr(self, "status", None),
            "attempts": self.attempts,
            "request_id": self.request_id,
            "sent": self.sent,
            "retry_after": getattr(self, "retry_after", None),
            "errors": {name: list(messages) for name, messages in getattr(self, "errors", {}).items()},
        }

    def to_json(self) -> str:
        """Return the dictionary of `to_dict` as JSON text."""
        from json import dumps  # noqa: PLC0415 - most programs convert nothing

        return dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_dict(data: dict[str, Any]) -> AltegioError:
        """Return an error of the class that a dictionary in the form of `to_dict` names.

        Raises:
            InvalidArgumentError: there is no such class, or an entry is missing or does not have its type.
        """
        from altegio_async._error_entries import ValidationError, convert_entries  # noqa: PLC0415 - rarely used

        try:
            entries = convert_entries(data)
        except ValidationError as fault:
            raise InvalidArgumentError(f"data is not an error of this package: {fault}") from None
        name = entries["type"]
        if name not in __all__:
            raise InvalidArgumentError(f"data is not an error of this package: type {name!r}")
        error: AltegioError = globals()[name](entries["message"])
        for entry in ("operation", "status", "attempts", "request_id", "sent", "retry_after", "errors"):
            if hasattr(error, entry):
                setattr(error, entry, entries[entry])
        return error

    def _details(self) -> list[str]:
        """Return facts about the call for the text of this error."""
        facts: list[str] = []
        if self.attempts:
            facts.append("1 attempt" if self.attempts == 1 else f"{self.attempts} attempts")
        if self.request_id is not None:
            facts.append(f"request id {self.request_id}")
        return [", ".join(facts)] if facts else []


class ConfigurationError(AltegioError):
    """The configuration of the client is invalid: a malformed token, a plain-http URL, an invalid option."""

    sent: bool | None = False


class CheckpointError(ConfigurationError):
    """A checkpoint cannot be used: it belongs to another job or user, is in use, damaged or removed.

    The message names the file.
    """


class InvalidArgumentError(AltegioError, ValueError):
    """An argument is invalid; nothing was sent. The message names the argument."""

    sent: bool | None = False


class InvalidWebhookError(AltegioError, ValueError):
    """The body of a webhook request is not an event. Respond to it with status 400."""

    sent: bool | None = False


class WebhookTokenError(InvalidWebhookError):
    """A webhook request does not contain the expected token. Respond to it with status 401."""


class ClientClosedError(AltegioError):
    """The client was closed, before this call or during it, or it is used from another event loop."""


class DeadlineExceededError(AltegioError):
    """The call's deadline passed. It includes all attempts and the delays between them."""


class QueueTimeoutError(DeadlineExceededError):
    """The rate limiter's queue is longer than `max_queue` allows. Raised at once; nothing was sent.

    Attributes:
        wait: seconds that the call would have waited.
    """

    sent: bool | None = False

    def __init__(self, message: str = "", *, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class LimiterUnavailableError(AltegioError):
    """The shared rate limit is unavailable. Nothing was sent."""

    sent: bool | None = False


class PlanRejectedError(AltegioError):
    """The `on_plan` function of a bulk write returned False. Nothing was sent."""

    sent: bool | None = False


class UnknownOutcomeError(AltegioError):
    """A write of a bulk job may have been carried out, and reading the object did not show whether it was.

    The job does not repeat the write. The message says what was read. Check the object before you change it
    again.
    """


class IncompleteWriteError(AltegioError):
    """The API accepted a write and did not store all of it. Correct the object; do not repeat the call.

    Attributes:
        value: the object as it was read back.
        ignored: the fields that differ, as `FieldDifference` objects with the sent and the stored value.
    """

    sent: bool | None = True

    def __init__(self, message: str = "", *, value: Any = None, ignored: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.value = value
        self.ignored = ignored


class APIConnectionError(AltegioError):
    """No usable response arrived: connecting, TLS or HTTP framing failed.

    Attributes:
        retriable: whether a retry can succeed.
    """

    def __init__(self, message: str = "", *, sent: bool | None = None, retriable: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        self.retriable = retriable


class APITimeoutError(APIConnectionError):
    """One attempt took longer than `timeout` seconds."""


class TokenProviderError(APIConnectionError):
    """The `token_provider` raised, was cancelled or took longer than 60 seconds.

    The failure is temporary: the next call uses the provider again. `__cause__` is the provider's exception.
    """

    def __init__(self, message: str = "", *, sent: bool | None = False, retriable: bool = True) -> None:
        super().__init__(message, sent=sent, retriable=retriable)


class _BodyError(AltegioError):
    """Base of the errors that belong to a response."""

    BODY_LIMIT: ClassVar[int] = 2048
    sent: bool | None = True

    def __init__(self, message: str = "", *, status: int = 0, body: bytes = b"") -> None:
        super().__init__(message)
        self.status = status
        self.body = body

    def _details(self) -> list[str]:
        facts = [*([f"status {self.status}"] if self.status else []), *super()._details()]
        return [", ".join(facts)] if facts else []


class APIResponseError(_BodyError):
    """The body of a response cannot be used: it is not JSON, cut off, too large, or of another shape.

    Attributes:
        status: HTTP status of the response.
        path: position of the fault in the document (`$.data[3].id`), or None if it is unknown.
        body: the first 2 KiB of the body. It can contain personal data: do not log it.
    """

    def __init__(
        self, message: str = "", *, status: int = 0, body: bytes = b"", path: str | None = None
    ) -> None:
        super().__init__(message, status=status, body=body)
        self.path = path


class APIStatusError(_BodyError):
    """The API reported a failure: a status outside 2xx, or `success: false` in a 200.

    Attributes:
        status: HTTP status of the response.
        errors: the API's messages by field name; empty if it sent none.
        meta: the response's `meta`; values nested deeper than 32 levels are None.
        retry_after: the wait in seconds that the server requests, or None.
        body: the first 2 KiB of the body. It can contain personal data: do not log it.
    """

    def __init__(
        self,
        message: str = "",
        *,
        status: int = 0,
        body: bytes = b"",
        errors: dict[str, list[str]] | None = None,
        meta: Any = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, status=status, body=body)
        self.errors: dict[str, list[str]] = errors or {}
        self.meta = meta
        self.retry_after = retry_after

    def _details(self) -> list[str]:
        details = super()._details()
        if self.retry_after is not None:
            details.append(f"retry after {self.retry_after:g} s")
        reasons = [
            _format_field_errors(name, remaining)
            for name, messages in self.errors.items()
            if (remaining := messages if name else self._drop_repeated(messages))
        ]
        if reasons:
            details.append(_shorten("; ".join(reasons)))
        return details

    def _drop_repeated(self, messages: list[str]) -> list[str]:
        """Return the messages that differ from the one before the details."""
        return [text for text in messages if text.strip(" .") != self.message.strip(" .")]


class BadRequestError(APIStatusError):
    """400: a business rule was violated, or a parameter is invalid."""


class AuthenticationError(APIStatusError):
    """401: a token is missing or no longer valid."""


class PermissionDeniedError(APIStatusError):
    """403: the user has no access to this location or chain, or a CDN blocked the request."""


class NotFoundError(APIStatusError):
    """404: the object or the location does not exist."""


class ConflictError(APIStatusError):
    """409: a conflict with an object that exists."""


class UnprocessableEntityError(APIStatusError):
    """422: validation failed; `errors` has the reasons by field."""


class RateLimitError(APIStatusError):
    """The API's rate limit is exceeded: status 429, or a 200 that reports it."""


class ServerError(APIStatusError):
    """5xx: the server failed."""


def _format_field_errors(name: str, messages: list[str]) -> str:
    return f"{name}: {', '.join(messages)}" if name else ", ".join(messages)


def _shorten(text: str) -> str:
    return text if len(text) <= MESSAGE_LIMIT else f"{text[: MESSAGE_LIMIT - 3]}..."


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status: int) -> type[APIStatusError]:
    """Return the error class for an HTTP status; `APIStatusError` for a status without its own class."""
    return _BY_STATUS.get(status) or (ServerError if 500 <= status < 600 else APIStatusError)
