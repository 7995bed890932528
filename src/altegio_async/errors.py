"""Every error of the SDK.

AltegioError
├── ConfigurationError            the client cannot work as it was set up
│   └── CheckpointError           the file of a bulk job cannot be used
├── InvalidArgumentError          an argument was refused; nothing was sent (also a ValueError)
├── ClientClosedError             the client, or the loop it lived in, is closed
├── DeadlineExceededError         the call's deadline passed, retries and waits included
│   └── QueueTimeoutError         the wait for the rate limiter would be longer than max_queue
├── LimiterUnavailableError       the rate limit that processes share cannot be asked
├── APIConnectionError            no usable answer: connection, TLS or HTTP framing failed
│   ├── APITimeoutError           an attempt took longer than its timeout
│   └── TokenProviderError        the token provider raised or took too long; nothing was sent with its token
├── APIResponseError              an answer came, but its body cannot be used
└── APIStatusError                the API answered with a failure
    ├── BadRequestError           400
    ├── AuthenticationError       401
    ├── PermissionDeniedError     403
    ├── NotFoundError             404
    ├── ConflictError             409
    ├── UnprocessableEntityError  422
    ├── RateLimitError            429, or the same said in the body of a 200
    └── ServerError               5xx

All of them pickle, and none of them holds a token.
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
    "InvalidArgumentError",
    "LimiterUnavailableError",
    "NotFoundError",
    "PermissionDeniedError",
    "QueueTimeoutError",
    "RateLimitError",
    "ServerError",
    "TokenProviderError",
    "UnprocessableEntityError",
]


MESSAGE_LIMIT: Final = 500
"""Characters of a message at most; what servers say is cut there."""


class AltegioError(Exception):
    """The root of all errors that this package raises.

    `str(error)` names the operation and contains the message and, if known, the status, the number of
    attempts, the request id, the wait that the server asks for, and the errors by field. It contains no
    token and no phone number of the call, but may contain other words of the server.

    Attributes:
        operation: the published operation id, or None outside a call.
        attempts: requests sent for this call, the failed one included.
        request_id: the server's id of the answer, when it gave one.
        sent: whether a request of this call was written to a connection. False means that surely none was,
            so the operation was not carried out. None means that this is unknown.
    """

    operation: str | None = None
    attempts: int = 0
    request_id: str | None = None
    sent: bool | None = None

    @property
    def message(self) -> str:
        """What went wrong, without the operation's name."""
        return str(self.args[0]) if self.args else ""

    def __str__(self) -> str:
        text = f"{self.operation}: {self.message}" if self.operation else self.message
        details = self._details()
        return f"{text} ({'; '.join(details)})" if details else text

    def _details(self) -> list[str]:
        """Return facts about the call, for the text of this error."""
        facts: list[str] = []
        if self.attempts:
            facts.append("1 attempt" if self.attempts == 1 else f"{self.attempts} attempts")
        if self.request_id is not None:
            facts.append(f"request id {self.request_id}")
        return [", ".join(facts)] if facts else []


class ConfigurationError(AltegioError):
    """The client cannot work as it was set up: a malformed token, a plain-http URL, an invalid option."""

    sent: bool | None = False


class CheckpointError(ConfigurationError):
    """A checkpoint cannot be used: it belongs to another job or user, is in use, damaged, removed, or none.

    The message names the file.
    """


class InvalidArgumentError(AltegioError, ValueError):
    """An argument was refused before anything was sent. The message names the argument."""

    sent: bool | None = False


class ClientClosedError(AltegioError):
    """The client was closed, before this call or during it, or it is used from another event loop."""


class DeadlineExceededError(AltegioError):
    """The call's deadline passed. It covers all attempts and the waits between them."""


class QueueTimeoutError(DeadlineExceededError):
    """The rate limiter's queue is longer than `max_queue` allows. Raised at once; nothing was sent.

    Attributes:
        wait: seconds that the call would have had to wait.
    """

    sent: bool | None = False

    def __init__(self, message: str = "", *, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class LimiterUnavailableError(AltegioError):
    """The rate limit that several processes share cannot be asked. Nothing was sent."""

    sent: bool | None = False


class APIConnectionError(AltegioError):
    """No usable response came: connecting, TLS or HTTP framing failed.

    Attributes:
        retriable: whether another attempt can help.
    """

    def __init__(self, message: str = "", *, sent: bool | None = None, retriable: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        self.retriable = retriable


class APITimeoutError(APIConnectionError):
    """One attempt took longer than `timeout` seconds."""


class TokenProviderError(APIConnectionError):
    """The `token_provider` raised, was cancelled or took longer than 60 seconds.

    The failure is temporary: the next call asks the provider again. What it raised is the `__cause__`.
    """

    def __init__(self, message: str = "", *, sent: bool = False, retriable: bool = True) -> None:
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
        body: the first 2 KiB of the body. It may hold personal data: do not log it.
    """

    def __init__(
        self, message: str = "", *, status: int = 0, body: bytes = b"", path: str | None = None
    ) -> None:
        super().__init__(message, status=status, body=body)
        self.path = path


class APIStatusError(_BodyError):
    """The API answered with a failure: a status outside 2xx, or `success: false` in a 200.

    Attributes:
        status: HTTP status of the response.
        errors: the API's messages by field name; empty if it sent none.
        meta: the response's `meta`; values nested deeper than 32 levels are None.
        retry_after: seconds that the server asks to wait, or None.
        body: the first 2 KiB of the body. It may hold personal data: do not log it.
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
        if self.errors:
            details.append(_shorten("; ".join(map(_field_text, self.errors.items()))))
        return details


class BadRequestError(APIStatusError):
    """400: refused by a business rule, or a bad parameter."""


class AuthenticationError(APIStatusError):
    """401: a token is missing or no longer valid."""


class PermissionDeniedError(APIStatusError):
    """403: the user has no right in this location or chain, or the edge blocked the request."""


class NotFoundError(APIStatusError):
    """404: no such thing."""


class ConflictError(APIStatusError):
    """409: it collides with something that exists."""


class UnprocessableEntityError(APIStatusError):
    """422: validation failed; `errors` says which field and why."""


class RateLimitError(APIStatusError):
    """The API's rate limit was met: status 429, or a 200 whose message says so."""


class ServerError(APIStatusError):
    """5xx: the server failed."""


def _field_text(error: tuple[str, list[str]]) -> str:
    name, messages = error
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
    """The error class of an HTTP status; `APIStatusError` itself where there is no special one."""
    return _BY_STATUS.get(status) or (ServerError if 500 <= status < 600 else APIStatusError)
