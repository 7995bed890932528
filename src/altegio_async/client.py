"""The front door: one client, its resources, its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, overload
from urllib.parse import urlsplit

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from altegio_async._core.adhoc import adhoc_operation
from altegio_async._core.operation import AuthLevel, AuthName, Operation
from altegio_async._core.options import check_kind
from altegio_async._core.redact import Secret
from altegio_async._pipeline.cancellation import Waits
from altegio_async._pipeline.credentials import Credentials
from altegio_async._pipeline.pipeline import RawResponse, Session
from altegio_async._pipeline.reporting import Reporter, Stats
from altegio_async._pipeline.retry import RetryPolicy, RetryQuota, checked_policy
from altegio_async._pipeline.settings import DEFAULT_BASE_URL, Settings, from_environment
from altegio_async._rate_limit.limiter import Limiter, checked_limiter, shared_limiter
from altegio_async._transport.lazy import LazyTransport
from altegio_async.errors import ConfigurationError
from altegio_async.resources.host import ResourceHost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    import aiohttp

    from altegio_async._pipeline.renewal import TokenProvider
    from altegio_async._transport.base import Middleware
    from altegio_async.hooks import Hooks

__all__ = ["AltegioClient"]

T = TypeVar("T")


class AltegioClient(ResourceHost):
    """An async client of the Altegio B2B API.

    Use it as `async with AltegioClient(...) as altegio:`, or call `aclose()` at the end. It belongs to
    the event loop that it is first used in, and may be used by any number of tasks there.

    Args:
        partner_token: the integration's token; by default `ALTEGIO_PARTNER_TOKEN` of the environment.
        user_token: the user's token; by default `ALTEGIO_USER_TOKEN`. Left out, `auth.login` sets it.
        base_url: the API's address; https only, except to loopback.
        timeout: seconds that one attempt may take.
        deadline: seconds that one call may take from its first permit on, retries and their waits
            included. Waiting for the first permit does not count; `max_queue` bounds that.
        retry: when and how failed attempts are repeated; `RetryPolicy(attempts=1)` switches it off.
        rate_limiter: paces the requests. By default one for the whole process and API host, 5 requests a
            second and 200 a minute with a guard band; None switches pacing off.
        max_queue: seconds a call may wait for its first permit; a longer wait raises `QueueTimeoutError`
            at once. None waits as long as it takes.
        session: an aiohttp session to use; it is neither closed nor changed.
        token_provider: a coroutine function that gives a user token; asked at first use when there is
            none, and once a call after a 401. What it raises is the `__cause__` of a `ConfigurationError`.
        language: sent as `Accept-Language`; titles and messages may follow it.
        strict: raise `APIResponseError` for answers that drifted from the description, instead of
            bending them to their types.
        max_response_bytes: the largest body that is read, counted after decompression.
        middlewares: called around every attempt; see `altegio_async._transport.base.Middleware`.
        hooks: functions that are told of requests, answers, retries and drift.

    Raises:
        ConfigurationError: no partner token, a malformed token, or an option that cannot work.
    """

    def __init__(
        self,
        partner_token: str | None = None,
        user_token: str | None = None,
        *,
        base_url: str = DEFAULT_BASE_URL,
        timeout: float = 30.0,
        deadline: float = 120.0,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        rate_limiter: Limiter | UnsetType | None = UNSET,
        max_queue: float | None = None,
        session: aiohttp.ClientSession | None = None,
        token_provider: TokenProvider | None = None,
        language: str | None = None,
        strict: bool = False,
        max_response_bytes: int = 32 * 1024 * 1024,
        middlewares: Sequence[Middleware] = (),
        hooks: Hooks | None = None,
    ) -> None:
        partner = _secret(partner_token, "ALTEGIO_PARTNER_TOKEN")
        user = _secret(user_token, "ALTEGIO_USER_TOKEN")
        del partner_token, user_token  # no traceback out of here shows them
        if partner is None:
            raise ConfigurationError("no partner token: pass partner_token= or set ALTEGIO_PARTNER_TOKEN")
        check_kind("base_url", base_url, str, "a str")
        settings = Settings(
            base_url=base_url.rstrip("/"),
            timeout=timeout,
            deadline=deadline,
            max_queue=max_queue,
            language=language,
            strict=strict,
            max_response_bytes=max_response_bytes,
        )
        self._transport = LazyTransport(session)
        self._owner = True
        self._session = Session(
            settings=settings,
            credentials=Credentials(partner, user, token_provider),
            transport=self._transport,
            limiter=shared_limiter(base_url) if rate_limiter is UNSET else checked_limiter(rate_limiter),
            retry=checked_policy(retry),
            reporter=Reporter(hooks),
            quota=RetryQuota(),
            waits=Waits(),
            middlewares=middlewares,
        )

    def __repr__(self) -> str:
        if "_session" not in vars(self):  # in a traceback out of the constructor
            return "<AltegioClient, not set up>"
        user = "set" if self._session.credentials.has_user else "missing"
        host = urlsplit(self._session.settings.base_url).netloc
        return f"<AltegioClient {host}, user token {user}>"

    async def __aenter__(self) -> Self:
        self._transport.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __enter__(self) -> NoReturn:
        raise TypeError("use `async with AltegioClient(...)`")

    def __exit__(self, *_: object) -> None:
        """Never reached; here so that `with` finds both methods and `__enter__` can explain."""

    async def aclose(self) -> None:
        """Close the client: its connections, and the calls that are still under way.

        Those end with `ClientClosedError`. Closing twice is harmless. A copy made by `with_options`
        shares the connections of its original and closes nothing.
        """
        if self._owner:
            await self._session.aclose()

    @property
    def stats(self) -> Stats:
        """Counters of requests, failures, retries and drift, of this client and its copies."""
        return self._session.reporter.stats

    async def call(self, operation: Operation[T]) -> T:
        """Await any operation of `altegio_async.operations`.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return await self._session.call(operation)

    async def call_with_raw_response(self, operation: Operation[T]) -> RawResponse[T]:
        """Await any operation, and get status, headers and bytes beside its value.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return await self._session.respond(operation)

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = None,
        response_type: type[T],
        auth: AuthLevel | AuthName = AuthLevel.USER,
        idempotent: bool | None = None,
    ) -> T: ...

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = None,
        response_type: None = None,
        auth: AuthLevel | AuthName = AuthLevel.USER,
        idempotent: bool | None = None,
    ) -> Any: ...

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = None,
        response_type: Any = None,
        auth: AuthLevel | AuthName = AuthLevel.USER,
        idempotent: bool | None = None,
    ) -> Any:
        """Send a request to any path, paced, retried, unwrapped and decoded like every other.

        Args:
            method: GET, HEAD, POST, PUT, PATCH or DELETE.
            path: below `base_url`, not percent-encoded, such as `/company/720441/clients/search`.
            query: names and values; lists are repeated under the name as given (`{"ids[]": [1, 2]}`).
            json: what is sent as the JSON body; None sends none.
            response_type: what the data is decoded to; untyped when left out.
            auth: which tokens are sent: an `AuthLevel`, or its value ("none", "partner", "partner+user").
            idempotent: whether it may be repeated after a failure; by default GET and HEAD may.

        Raises:
            InvalidArgumentError: an unknown method or `auth`, or a path that is not plain segments.
            AltegioError: see `altegio_async.errors`.
        """
        operation = adhoc_operation(
            method,
            path,
            query=query,
            json=json,
            result=Any if response_type is None else response_type,
            auth=auth,
            idempotent=idempotent,
        )
        return await self._session.call(operation)

    def with_options(
        self,
        *,
        user_token: str | UnsetType = UNSET,
        timeout: float | UnsetType = UNSET,
        deadline: float | UnsetType = UNSET,
        retry: RetryPolicy | UnsetType = UNSET,
        rate_limiter: Limiter | UnsetType | None = UNSET,
        max_queue: float | UnsetType | None = UNSET,
        token_provider: TokenProvider | UnsetType | None = UNSET,
        language: str | UnsetType | None = UNSET,
        strict: bool | UnsetType = UNSET,
        max_response_bytes: int | UnsetType = UNSET,
        middlewares: Sequence[Middleware] | UnsetType = UNSET,
        hooks: Hooks | UnsetType | None = UNSET,
    ) -> Self:
        """A copy with some options changed; it shares connections, rate limiter and retry quota.

        `await altegio.with_options(timeout=5).gift_cards.list_for_user(720441)` changes one call. The
        arguments are those of the client itself.

        Raises:
            ConfigurationError: a malformed token, or an option that cannot work.
        """
        token = user_token if user_token is UNSET else Secret(user_token)
        del user_token
        old = self._session
        changed = {
            name: value
            for name, value in (
                ("timeout", timeout),
                ("deadline", deadline),
                ("max_queue", max_queue),
                ("language", language),
                ("strict", strict),
                ("max_response_bytes", max_response_bytes),
            )
            if value is not UNSET
        }
        copy = object.__new__(type(self))
        copy._transport = self._transport
        copy._owner = False
        copy._session = Session(
            settings=replace(old.settings, **changed),
            credentials=old.credentials.derive(token, token_provider),
            transport=old.transport,
            limiter=old.gate.limiter if rate_limiter is UNSET else checked_limiter(rate_limiter),
            retry=old.retry if retry is UNSET else checked_policy(retry),
            reporter=old.reporter if hooks is UNSET else Reporter(hooks, old.reporter.stats),
            quota=old.quota,
            waits=old.waits,
            middlewares=old.middlewares if middlewares is UNSET else middlewares,
        )
        return copy


def _secret(given: str | None, variable: str) -> Secret | None:
    """A token as it was passed in, or out of the environment, wrapped at once."""
    token = given if given is not None else from_environment(variable)
    return None if token is None else Secret(token)
