"""`FakeAltegio`: a stateful Altegio server on loopback, for tests and demonstrations."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web

from altegio_async._core.validation import check_count
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data import builders
from altegio_async.testing.data.seed import Size, build_world
from altegio_async.testing.data.world import Location, User, World
from altegio_async.testing.faults.drift import check_drifts
from altegio_async.testing.faults.exchange import Exchange
from altegio_async.testing.faults.injection import Injection
from altegio_async.testing.server.booking_seeding import BookingSeeding
from altegio_async.testing.server.connection import (
    HEALTH_PATH,
    Connection,
    close_connection,
    make_web_response,
)
from altegio_async.testing.server.dispatcher import PREFIX, Dispatcher, RoutedRequest
from altegio_async.testing.server.exchange import Answer, HandlerOptions
from altegio_async.testing.server.fault_injection import FaultInjection
from altegio_async.testing.server.loyalty_seeding import LoyaltySeeding
from altegio_async.testing.server.options import (
    Latency,
    Option,
    check_address,
    check_caps,
    check_flag,
    check_fraction,
    check_ids,
    check_latency,
    check_names,
    check_operations,
    check_optional_count,
    check_positive,
    check_rate_limits,
    check_seed,
    format_host,
)
from altegio_async.testing.server.rate_limit import SlidingWindows
from altegio_async.testing.server.recorder import Commit, RecordedRequest
from altegio_async.testing.server.request_record import RequestRecord
from altegio_async.testing.server.sales_seeding import SalesSeeding
from altegio_async.testing.server.webhook_delivery import WebhookDelivery
from altegio_async.testing.server.webhook_sender import WebhookSender

PUBLISHED_LIMITS: tuple[tuple[int, float], ...] = ((5, 1.0), (200, 60.0))
"""(requests, seconds) as the vendor documents them, per address."""


class FakeAltegio(
    LoyaltySeeding, BookingSeeding, SalesSeeding, FaultInjection, RequestRecord, WebhookDelivery
):
    """A stateful Altegio server on real sockets of 127.0.0.1.

    Use it as an asynchronous context manager. It chooses a free port when it starts. Equal seeds create equal
    data. All attributes can be changed while it runs. `GET /health` returns 200 without a token.

    Args:
        seed: seed of the data and of random faults.
        size: the amount of data.
        latency: seconds before each response, or a function that returns them.
        rate_limits: pairs of requests and seconds; requests beyond them are refused with 429. None for no
            limit.
        page_maximum: maximum rows per page. The default size replaces a larger one.
        page_caps: rows at which pages are cut, by the id of a location or chain. The first row of a page is
            still computed from the size that the request asks for.
        ids_limit: maximum ids of one request. Further ones are ignored silently.
        denied_locations: ids of locations and chains whose requests are refused with 403.
        denied_operations: published operation ids whose requests are refused with 403.
        ignored_filters: types of filters that the client search ignores; `sale` has nested loyalty filters.
        masked_phones: whether phones are masked, as for a user without the right to see contacts.
        unfound_holders: share of the clients, from 0 to 1, whom no loyalty filter of the client search finds.
        two_factor: whether sign-in requires a code.
        drift: names from `drift.DRIFTS`, applied to every successful response.
        count_is_total: whether `meta.count` of paged lists counts all rows instead of those of the page.
        keep_requests: number of recorded requests.
        now: time of the records that are added later, and the moment before which nothing can be booked; by
            default the clock of the machine. The records of the seed do not depend on it.
        host: address to listen on, such as `0.0.0.0` for clients on other hosts.
        port: port to listen on; 0 for a free one.

    Raises:
        InvalidArgumentError: an option has an invalid value.
        ValueError: unknown drift name.

    Attributes:
        base_url: the base URL for a client, such as `http://127.0.0.1:40123/api/v1`.
        partner_token, user_token, login, password: valid credentials, of the user `users[0]`.
        requests: the latest requests; `request_count` counts all of them.
        commits: writes that were carried out.
        peak_in_flight: the maximum number of concurrent requests.
        limited: requests that were refused by the rate limit.
        webhook_deliveries: deliveries of webhook events; see `webhooks_to`.
    """

    latency: Option[Latency] = Option(check_latency)
    page_maximum: Option[int] = Option(check_positive)
    page_caps: Option[Mapping[int, int]] = Option(check_caps)
    ids_limit: Option[int | None] = Option(check_optional_count)
    denied_locations: Option[set[int]] = Option(check_ids)
    denied_operations: Option[frozenset[str]] = Option(check_operations)
    ignored_filters: Option[frozenset[str]] = Option(check_names)
    masked_phones: Option[bool] = Option(check_flag)
    unfound_holders: Option[float] = Option(check_fraction)
    two_factor: Option[bool] = Option(check_flag)
    count_is_total: Option[bool] = Option(check_flag)

    def __init__(
        self,
        seed: int = 1,
        *,
        size: Size | None = None,
        latency: float | Callable[[], float] = 0.0,
        rate_limits: tuple[tuple[int, float], ...] | None = PUBLISHED_LIMITS,
        page_maximum: int = 100,
        page_caps: Mapping[int, int] | None = None,
        ids_limit: int | None = None,
        denied_locations: Iterable[int] = (),
        denied_operations: Iterable[str] = (),
        ignored_filters: Iterable[str] = (),
        masked_phones: bool = False,
        unfound_holders: float = 0.0,
        two_factor: bool = False,
        drift: Iterable[str] = (),
        count_is_total: bool = False,
        keep_requests: int = 20_000,
        now: datetime | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        seed = check_seed("seed", seed)
        if size is not None and not isinstance(size, Size):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidArgumentError(f"size must be Size(...), got {type(size).__name__}")
        self.now: datetime | None = builders.check_clock(now)
        self.seed: int = seed
        self.world: World = build_world(seed, size or Size())
        self.random: Random = Random(seed)  # noqa: S311 - chance of faults in tests
        self.partner_token: str = f"partner{self.random.getrandbits(80):020x}"
        self.latency = latency
        self.page_maximum = page_maximum
        self.page_caps = {} if page_caps is None else page_caps
        self.ids_limit = ids_limit
        self.denied_locations = set(check_ids("denied_locations", denied_locations))
        self.denied_operations = check_names("denied_operations", denied_operations)
        self.ignored_filters = check_names("ignored_filters", ignored_filters)
        self.masked_phones = masked_phones
        self.unfound_holders = unfound_holders
        self.two_factor = two_factor
        self.drift = check_names("drift", drift)
        self.count_is_total = count_is_total
        self.requests: deque[RecordedRequest] = deque(maxlen=check_count("keep_requests", keep_requests, 0))
        self.request_count: int = 0
        self.commits: list[Commit] = []
        self.injections: list[Injection] = []
        self.in_flight: int = 0
        self.peak_in_flight: int = 0
        self.limited = 0
        self.rate_limits = rate_limits
        self._webhooks = WebhookSender(self.world)
        self._runner: web.ServerRunner | None = None
        self._wanted, self._port = check_address(host, port), 0

    @property
    def base_url(self) -> str:
        """The base URL of the operations. It is available while the server runs."""
        if not self._port:
            raise RuntimeError(
                "the embedded Altegio has not been started: use `async with FakeAltegio() as fake:`"
            )
        return f"http://{format_host(self._wanted[0])}:{self._port}{PREFIX}"

    @property
    def locations(self) -> list[Location]:
        """All locations, in the order of their ids."""
        return list(self.world.locations.values())

    @property
    def users(self) -> list[User]:
        """All users who can sign in."""
        return self.world.users

    @property
    def user_token(self) -> str:
        """The token of the first user."""
        return self.users[0].token

    @property
    def login(self) -> str:
        """The login of the first user."""
        return self.users[0].login

    @property
    def password(self) -> str:
        """The password of the first user."""
        return self.users[0].password

    @property
    def rate_limits(self) -> tuple[tuple[int, float], ...] | None:
        """The windows of the rate limit. Assignment resets the counters."""
        return None if self._windows is None else self._windows.windows

    @rate_limits.setter
    def rate_limits(self, windows: tuple[tuple[int, float], ...] | None) -> None:
        checked = check_rate_limits("rate_limits", windows)
        self._windows = SlidingWindows(checked) if checked else None

    @property
    def drift(self) -> frozenset[str]:
        """Names of the active drifts. Assign a set of names to change them."""
        return self._drift

    @drift.setter
    def drift(self, names: frozenset[str]) -> None:
        self._drift = check_drifts(names)

    @property
    def open_connections(self) -> int:
        """Connections that are open now, idle ones included."""
        server = self._runner.server if self._runner else None
        return len(server.connections) if isinstance(server, web.Server) else 0

    def rotate_user_token(self) -> str:
        """Replace the first user's token, like a change of the password. The old one is refused with 401."""
        self.users[0].token = f"{self.random.getrandbits(128):032x}"
        return self.user_token

    async def start(self) -> Self:
        """Start the server, for scripts and notebooks. End it with `aclose`; `async with` does both.

        Raises:
            RuntimeError: the server runs already.
            OSError: the address is not available.
        """
        if self._runner is not None:
            raise RuntimeError("the embedded Altegio runs already")
        server = web.Server(self._serve, handler_cancellation=True, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, *self._wanted, backlog=512)
        try:
            await site.start()
        except BaseException:
            await self.aclose()
            raise
        self._port = int(self._runner.addresses[0][1])
        self._webhooks.start()
        return self

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the server and discard the webhook events that wait. A second call does nothing."""
        await self._webhooks.aclose()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner, self._port = None, 0

    async def respond(
        self,
        received: tuple[str, str, Mapping[str, str], bytes],
        connection: Callable[[int, Answer | None], Exchange],
    ) -> Answer | None:
        """Serve one request (method, target, headers, body): apply limit, delay and fault, or the operation.

        `connection` returns the raw connection for a fault. None means that a fault has used the
        connection, or that the peer has closed it.
        """
        self.in_flight += 1
        self.peak_in_flight = max(self.peak_in_flight, self.in_flight)
        self.request_count += 1
        arrived = asyncio.get_running_loop().time()
        request = RoutedRequest.of(*received, arrived)
        self.requests.append(request.record)
        try:
            answer = await self._answer(request, connection, arrived)
        except ConnectionError:
            return None
        finally:
            self.in_flight -= 1
        if answer is not None:
            request.record.status = answer.status
            answer.headers.setdefault("X-Request-Id", f"fake-{self.request_count}")
        return answer

    async def _answer(
        self,
        request: RoutedRequest,
        connection: Callable[[int, Answer | None], Exchange],
        arrived: float,
    ) -> Answer | None:
        dispatcher = Dispatcher(self, self._get_handler_options)
        refused = dispatcher.reject_over_limit(self._windows, arrived)
        if refused is not None:
            return refused
        delay = self.latency() if callable(self.latency) else self.latency
        if delay > 0:
            await asyncio.sleep(delay)
        injection = dispatcher.pick_injection(request)
        if injection is None:
            return dispatcher.carry_out(request)
        answer = dispatcher.carry_out(request) if injection.after_commit else None
        return await injection.fault(connection(injection.struck, answer))

    def _get_handler_options(self) -> HandlerOptions:
        return {
            "ids_limit": self.ids_limit,
            "page_maximum": self.page_maximum,
            "page_caps": self.page_caps,
            "count_is_total": self.count_is_total,
            "two_factor": self.two_factor,
            "denied_locations": frozenset(self.denied_locations),
            "denied_operations": self.denied_operations,
            "ignored_filters": self.ignored_filters,
            "masked_phones": self.masked_phones,
            "unfound_holders": self.unfound_holders,
            "seed": self.seed,
            "now": builders.read_clock(self.now),
        }

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == HEALTH_PATH:
            return web.json_response({"status": "ok"})
        body = await request.read()
        parts = (request.method, request.raw_path, request.headers, body)
        answer = await self.respond(parts, partial(Connection, request))
        return close_connection(request) if answer is None else make_web_response(answer)
