"""The client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, Unpack, overload
from urllib.parse import urlsplit

from msgspec import UNSET, UnsetType

from altegio_async import resources as _resources
from altegio_async._core.adhoc import RequestOptions, build_adhoc_operation, build_paged_operation
from altegio_async._core.object_limits import DEFAULT_MAX_OBJECTS
from altegio_async._core.operation import AuthLevel, AuthName, Operation
from altegio_async._core.redact import Secret
from altegio_async._core.validation import check_option_names
from altegio_async._lazy import lazy_module
from altegio_async._pipeline.cancellation import CancellationScope
from altegio_async._pipeline.credentials import MIN_TOKEN_LENGTH, Credentials, TokenProvider
from altegio_async._pipeline.pipeline import Pipeline, RawResponse
from altegio_async._pipeline.reporting import Reporter, Stats
from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
from altegio_async._pipeline.settings import (
    Settings,
    from_environment,
    is_loopback,
    resolve_allow_http,
    resolve_base_url,
)
from altegio_async._rate_limit.limiter import Limiter, shared_limiter
from altegio_async._resource import LazyResource
from altegio_async._transport.base import Middleware, Transport
from altegio_async._transport.lazy import choose_transport
from altegio_async.errors import ConfigurationError
from altegio_async.hooks import Hooks

if TYPE_CHECKING:
    import aiohttp

    import altegio_async.bulk as _bulk
    import altegio_async.pagination as _pagination
else:
    aiohttp = lazy_module("aiohttp")
    _bulk = lazy_module("altegio_async.bulk")
    _pagination = lazy_module("altegio_async.pagination")


__all__ = ["AltegioClient"]

T = TypeVar("T")


class AltegioClient:
    """An async client of the Altegio B2B API.

    Use it as `async with AltegioClient(...) as altegio:`, or call `aclose()` at the end. A client belongs to
    the event loop in which it is first used. Any number of tasks of this loop can use it.

    Args:
        partner_token: token of the integration; by default `ALTEGIO_PARTNER_TOKEN` of the environment.
        user_token: token of the user; by default `ALTEGIO_USER_TOKEN` of the environment, unless there
            is a `token_provider`. If there is neither, `auth.login` sets it.
        base_url: URL of the API; by default `ALTEGIO_API_BASE` of the environment, else Altegio's own.
            Plain http is refused, except to loopback.
        timeout: seconds for one attempt.
        deadline: seconds for one call from its first permit on, including retries and their delays.
            Waiting for the first permit does not count; `max_queue` limits that.
        retry: when and how failed attempts are repeated; `RetryPolicy(attempts=1)` switches retries off.
        rate_limiter: limits the rate of requests. By default one limiter for the whole process and API
            host, 5 requests per second and 200 per minute with a guard band; None switches it off.
        max_queue: maximum seconds that a call waits for its first permit; `QueueTimeoutError` is raised at
            once if the wait would be longer. None sets no limit.
        session: an aiohttp session to use; it is neither closed nor changed.
        transport: sends the requests instead of aiohttp; see `altegio_async.transport`. The client closes it.
        token_provider: a coroutine function that returns a token of the user. It is called at first use
            if there is no user token, and once per call after a 401. It must not call this client,
            except for `auth.login`.
        language: sent as `Accept-Language`; titles and messages can depend on it.
        strict: raise `APIResponseError` for a response that does not match the description, instead of
            coercing its values.
        max_response_bytes: size of the largest body that is read, counted after decompression.
        max_response_objects: maximum number of objects and arrays in a body.
        middlewares: called around every attempt; see `altegio_async.transport`.
        hooks: functions that are called on requests, responses, retries and drift.
        allow_http: permit a `base_url` with plain http to any host, for tests in which the embedded
            Altegio runs in another container. Tokens are then sent unencrypted. By default True if
            `ALTEGIO_ALLOW_HTTP` of the environment is 1.

    Raises:
        ConfigurationError: there is no partner token, or a token or an option is invalid.
    """

    bulk: LazyResource[_bulk.Bulk] = LazyResource(lambda: _bulk.Bulk)
    analytics: LazyResource[_resources.Analytics] = LazyResource(lambda: _resources.Analytics)
    appointments: LazyResource[_resources.Appointments] = LazyResource(lambda: _resources.Appointments)
    auth: LazyResource[_resources.Auth] = LazyResource(lambda: _resources.Auth)
    chains: LazyResource[_resources.Chains] = LazyResource(lambda: _resources.Chains)
    clients: LazyResource[_resources.Clients] = LazyResource(lambda: _resources.Clients)
    custom_fields: LazyResource[_resources.CustomFields] = LazyResource(lambda: _resources.CustomFields)
    deposits: LazyResource[_resources.Deposits] = LazyResource(lambda: _resources.Deposits)
    dictionaries: LazyResource[_resources.Dictionaries] = LazyResource(lambda: _resources.Dictionaries)
    events: LazyResource[_resources.Events] = LazyResource(lambda: _resources.Events)
    fiscalization: LazyResource[_resources.Fiscalization] = LazyResource(lambda: _resources.Fiscalization)
    gift_card_types: LazyResource[_resources.GiftCardTypes] = LazyResource(lambda: _resources.GiftCardTypes)
    gift_cards: LazyResource[_resources.GiftCards] = LazyResource(lambda: _resources.GiftCards)
    inventory: LazyResource[_resources.Inventory] = LazyResource(lambda: _resources.Inventory)
    locations: LazyResource[_resources.Locations] = LazyResource(lambda: _resources.Locations)
    loyalty_cards: LazyResource[_resources.LoyaltyCards] = LazyResource(lambda: _resources.LoyaltyCards)
    loyalty_programs: LazyResource[_resources.LoyaltyPrograms] = LazyResource(
        lambda: _resources.LoyaltyPrograms
    )
    marketplace: LazyResource[_resources.Marketplace] = LazyResource(lambda: _resources.Marketplace)
    membership_types: LazyResource[_resources.MembershipTypes] = LazyResource(
        lambda: _resources.MembershipTypes
    )
    memberships: LazyResource[_resources.Memberships] = LazyResource(lambda: _resources.Memberships)
    notifications: LazyResource[_resources.Notifications] = LazyResource(lambda: _resources.Notifications)
    online_booking: LazyResource[_resources.OnlineBooking] = LazyResource(lambda: _resources.OnlineBooking)
    online_booking_settings: LazyResource[_resources.OnlineBookingSettings] = LazyResource(
        lambda: _resources.OnlineBookingSettings
    )
    payments: LazyResource[_resources.Payments] = LazyResource(lambda: _resources.Payments)
    positions: LazyResource[_resources.Positions] = LazyResource(lambda: _resources.Positions)
    product_categories: LazyResource[_resources.ProductCategories] = LazyResource(
        lambda: _resources.ProductCategories
    )
    products: LazyResource[_resources.Products] = LazyResource(lambda: _resources.Products)
    resources: LazyResource[_resources.Resources] = LazyResource(lambda: _resources.Resources)
    salary: LazyResource[_resources.Salary] = LazyResource(lambda: _resources.Salary)
    sales: LazyResource[_resources.Sales] = LazyResource(lambda: _resources.Sales)
    schedules: LazyResource[_resources.Schedules] = LazyResource(lambda: _resources.Schedules)
    service_categories: LazyResource[_resources.ServiceCategories] = LazyResource(
        lambda: _resources.ServiceCategories
    )
    services: LazyResource[_resources.Services] = LazyResource(lambda: _resources.Services)
    tags: LazyResource[_resources.Tags] = LazyResource(lambda: _resources.Tags)
    team_members: LazyResource[_resources.TeamMembers] = LazyResource(lambda: _resources.TeamMembers)
    users: LazyResource[_resources.Users] = LazyResource(lambda: _resources.Users)
    utilities: LazyResource[_resources.Utilities] = LazyResource(lambda: _resources.Utilities)
    v2: LazyResource[_resources.V2] = LazyResource(lambda: _resources.V2)
    visits: LazyResource[_resources.Visits] = LazyResource(lambda: _resources.Visits)
    voip: LazyResource[_resources.Voip] = LazyResource(lambda: _resources.Voip)
    webhook_settings: LazyResource[_resources.WebhookSettings] = LazyResource(
        lambda: _resources.WebhookSettings
    )

    def __init__(
        self,
        partner_token: str | None = None,
        user_token: str | None = None,
        *,
        base_url: str | UnsetType = UNSET,
        timeout: float = 30.0,
        deadline: float = 120.0,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        rate_limiter: Limiter | UnsetType | None = UNSET,
        max_queue: float | None = None,
        session: aiohttp.ClientSession | None = None,
        transport: Transport | None = None,
        token_provider: TokenProvider | None = None,
        language: str | None = None,
        strict: bool = False,
        max_response_bytes: int = 32 * 1024 * 1024,
        max_response_objects: int = DEFAULT_MAX_OBJECTS,
        middlewares: Sequence[Middleware] = (),
        hooks: Hooks | None = None,
        allow_http: bool | None = None,
    ) -> None:
        variables = (
            "ALTEGIO_PARTNER_TOKEN" if partner_token is None else None,
            "ALTEGIO_USER_TOKEN" if user_token is None else None,
        )
        partner = _wrap_secret(partner_token, "ALTEGIO_PARTNER_TOKEN")
        user = _wrap_secret(user_token, "ALTEGIO_USER_TOKEN" if token_provider is None else None)
        del partner_token, user_token  # keeps them out of tracebacks with locals
        if partner is None:
            raise ConfigurationError("no partner token: pass partner_token= or set ALTEGIO_PARTNER_TOKEN")
        may_use_http = resolve_allow_http(allow_http)
        url = resolve_base_url(base_url, allow_http=may_use_http)
        settings = Settings(
            base_url=url,
            allow_http=may_use_http,
            timeout=timeout,
            deadline=deadline,
            max_queue=max_queue,
            language=language,
            strict=strict,
            max_response_bytes=max_response_bytes,
            max_response_objects=max_response_objects,
        )
        self._transport = choose_transport(session, transport)
        self._owner = True
        self._pipeline = Pipeline(
            settings=settings,
            credentials=Credentials(
                partner,
                user,
                token_provider,
                min_length=1 if is_loopback(url) else MIN_TOKEN_LENGTH,
                variables=variables,
            ),
            transport=self._transport,
            limiter=shared_limiter(url) if rate_limiter is UNSET else rate_limiter,
            retry=retry,
            reporter=Reporter(hooks),
            quota=RetryQuota(),
            scope=CancellationScope(),
            middlewares=middlewares,
        )

    def __repr__(self) -> str:
        if "_pipeline" not in vars(self):  # a traceback of the constructor calls it
            return "<AltegioClient, not initialised>"
        user = "set" if self._pipeline.credentials.has_user else "missing"
        host = urlsplit(self._pipeline.settings.base_url).netloc
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
        """Do nothing. `with` needs this method before it calls `__enter__`, which explains the mistake."""

    async def aclose(self) -> None:
        """Close the connections and end the running calls with `ClientClosedError`.

        A second call does nothing. A copy made by `with_options` shares the connections of the original
        client, so its `aclose` does nothing either.
        """
        if self._owner:
            await self._pipeline.aclose()

    @property
    def stats(self) -> Stats:
        """Counters of requests, failures, retries and drift, of this client and its copies."""
        return self._pipeline.reporter.stats

    async def call(self, operation: Operation[T]) -> T:
        """Send an operation of `altegio_async.operations` and return its result.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return await self._pipeline.call(operation)

    async def call_with_raw_response(self, operation: Operation[T]) -> RawResponse[T]:
        """Send an operation and return its result with status, headers and body.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return await self._pipeline.respond(operation)

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
        """Send a request to any path, with the same rate limit, retries and decoding as other calls.

        Args:
            method: GET, HEAD, POST, PUT, PATCH or DELETE.
            path: below `base_url`, not percent-encoded, such as `/company/720441/clients/search`.
            query: names and values; the items of a list are repeated under the same name
                (`{"ids[]": [1, 2]}`).
            json: the JSON body; None sends no body.
            response_type: the type that the data is decoded to; by default it is not typed.
            auth: which tokens are sent: an `AuthLevel` or its value ("none", "partner", "partner+user").
            idempotent: whether the request can be repeated after a failure; by default GET and HEAD can.

        Raises:
            InvalidArgumentError: an unknown method or `auth`, or a path that is not plain segments.
            AltegioError: see `altegio_async.errors`.
        """
        operation = build_adhoc_operation(
            method,
            path,
            query=query,
            json=json,
            result=Any if response_type is None else response_type,
            auth=auth,
            idempotent=idempotent,
        )
        del path, query, json  # so that no traceback shows them
        return await self._pipeline.call(operation)

    @overload
    async def request_with_raw_response(
        self, method: str, path: str, *, response_type: type[T], **options: Unpack[RequestOptions]
    ) -> RawResponse[T]: ...

    @overload
    async def request_with_raw_response(
        self, method: str, path: str, *, response_type: None = None, **options: Unpack[RequestOptions]
    ) -> RawResponse[Any]: ...

    async def request_with_raw_response(
        self, method: str, path: str, *, response_type: Any = None, **options: Unpack[RequestOptions]
    ) -> RawResponse[Any]:
        """Send a request to any path and return its result with status, headers, body and `meta`.

        Args:
            method: see `request`, as all other arguments.
            path: below `base_url`.
            response_type: the type of the data.
            options: `query`, `json`, `auth` and `idempotent`.

        Raises:
            InvalidArgumentError: see `request`.
            AltegioError: see `altegio_async.errors`.
        """
        check_option_names(options, RequestOptions.__annotations__)
        values: dict[str, Any] = {"query": None, "json": None, **options}
        result = Any if response_type is None else response_type
        operation = build_adhoc_operation(method, path, result=result, **values)
        del path, options, values  # so that no traceback shows them
        return await self._pipeline.respond(operation)

    def paginate(
        self,
        method: str,
        path: str,
        *,
        page_param: str,
        size_param: str,
        response_type: type[T],
        page_size: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> _pagination.Pager[T]:
        """Return a pager of a list at any path.

        Args:
            method: see `request`.
            path: below `base_url`.
            page_param: name of the query parameter with the page's number, or of a field of `json` if that
                is given.
            size_param: name of the parameter or field with the rows per page.
            response_type: the type of one row.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.
            options: `query`, `json`, `auth` and `idempotent`, see `request`.

        Raises:
            InvalidArgumentError: see `request`, or a size or limit is not valid.
        """
        operation = build_paged_operation(method, path, page_param, size_param, response_type, **options)
        return _pagination.Pager(self._pipeline, operation, page_size=page_size, limit=limit)

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
        max_response_objects: int | UnsetType = UNSET,
        middlewares: Sequence[Middleware] | UnsetType = UNSET,
        hooks: Hooks | UnsetType | None = UNSET,
    ) -> Self:
        """Return a copy with some options changed. It shares connections, rate limiter and retry quota.

        `await altegio.with_options(timeout=5).gift_cards.list_for_user(720441)` changes one call. The
        arguments are those of the client itself. A user token and a token provider belong to one user:

        - `user_token=` drops the provider. Pass a provider of the same user with it to keep renewal.
        - `token_provider=` drops the user token; the provider is asked at first use.
        - `token_provider=None` keeps the user token and stops its renewal.

        Raises:
            ConfigurationError: a token or an option is invalid.
        """
        token = user_token if user_token is UNSET else Secret(user_token)
        del user_token
        changed = {
            name: value
            for name, value in (
                ("timeout", timeout),
                ("deadline", deadline),
                ("max_queue", max_queue),
                ("language", language),
                ("strict", strict),
                ("max_response_bytes", max_response_bytes),
                ("max_response_objects", max_response_objects),
            )
            if value is not UNSET
        }
        copy = object.__new__(type(self))
        copy._transport = self._transport
        copy._owner = False
        copy._pipeline = self._pipeline.derive(
            settings=changed,
            credentials=self._pipeline.credentials.derive(token, token_provider),
            limiter=rate_limiter,
            retry=retry,
            hooks=hooks,
            middlewares=middlewares,
        )
        return copy


def _wrap_secret(given: str | None, variable: str | None) -> Secret | None:
    """Return the given token, or that of an environment variable, wrapped at once."""
    if given is None and variable is not None:
        given = from_environment(variable)
    return None if given is None else Secret(given)
