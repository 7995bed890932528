"""`FakeAltegio`: a stateful Altegio server on loopback, for tests and demonstrations."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web

from altegio_async._core.validation import check_count
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data import booking_builders, builders, finance_builders, sale_builders
from altegio_async.testing.data.booking import Appointment, Service, TeamMember
from altegio_async.testing.data.client_accounts import ClientAccount
from altegio_async.testing.data.finance import Payment, Product, ProductTransaction
from altegio_async.testing.data.seed import Size, build_world
from altegio_async.testing.data.world import (
    Client,
    GiftCard,
    GiftCardType,
    Location,
    LoyaltyCard,
    Membership,
    MembershipType,
    User,
    World,
)
from altegio_async.testing.faults.drift import check_drifts
from altegio_async.testing.faults.exchange import Exchange, Fault
from altegio_async.testing.faults.injection import (
    Alteration,
    Injection,
    check_operation,
    check_operation_method,
    resolve_fault,
)
from altegio_async.testing.server import routes
from altegio_async.testing.server.connection import (
    HEALTH_PATH,
    Connection,
    close_connection,
    make_web_response,
)
from altegio_async.testing.server.dispatcher import PREFIX, Dispatcher, RoutedRequest
from altegio_async.testing.server.exchange import Answer, HandlerOptions
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
    check_optional_count,
    check_positive,
    check_rate_limits,
    check_seed,
    format_host,
)
from altegio_async.testing.server.rate_limit import SlidingWindows
from altegio_async.testing.server.recorder import Commit, RecordedRequest
from altegio_async.testing.server.webhook_receiver import DeliveredEvent, EventFunction, check_delivery
from altegio_async.testing.server.webhook_sender import WebhookSender

PUBLISHED_LIMITS: tuple[tuple[int, float], ...] = ((5, 1.0), (200, 60.0))
"""(requests, seconds) as the vendor documents them, per address."""


def _check_operations(name: str, value: object) -> frozenset[str]:
    """Return a set of published operation ids.

    Raises:
        InvalidArgumentError: the value is not a set of names, or no such operation exists.
    """
    names = check_names(name, value)
    known = routes.list_methods() if names else ()
    return frozenset(check_operation(operation, known) for operation in names)


class FakeAltegio:
    """A stateful Altegio server on real sockets of 127.0.0.1.

    Use it as an asynchronous context manager. It chooses a free port when it starts. Equal seeds create equal
    data. All attributes can be changed while it runs. `GET /health` returns 200 without a token.

    Args:
        seed: seed of the data and of random faults.
        size: the amount of data.
        latency: seconds before each response, or a function that returns them.
        rate_limits: pairs of requests and seconds; more requests are refused with 429. None for no limit.
        page_maximum: maximum rows per page. The default size replaces a larger one.
        page_caps: rows at which pages are cut, by the id of a location or chain. The first row of a page is
            still computed from the size that the request asks for.
        ids_limit: maximum ids of one request. Further ones are ignored silently.
        denied_locations: ids of locations and chains whose requests are refused with 403.
        denied_operations: published operation ids whose requests are refused with 403.
        ignored_filters: types of filters of the client search that are ignored without an error. The type
            `sale` has loyalty filters in their nested form.
        masked_phones: whether rows of clients have masked phones, as for a user without the right to see
            contacts.
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
    denied_operations: Option[frozenset[str]] = Option(_check_operations)
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
        self._wanted = check_address(host, port)
        self._port = 0

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

    def recorded(self, operation: str) -> list[RecordedRequest]:
        """Return the remembered requests of one operation, the oldest first.

        Args:
            operation: the published operation id; for the second version of the API with `v2.` before it.

        Raises:
            InvalidArgumentError: no such operation exists.
        """
        wanted = check_operation(operation, routes.list_methods())
        return [request for request in self.requests if request.operation == wanted]

    def rotate_user_token(self) -> str:
        """Replace the first user's token, like a change of the password. The old one is refused with 401."""
        self.users[0].token = f"{self.random.getrandbits(128):032x}"
        return self.user_token

    def inject(
        self,
        fault: str | Fault | Answer | None = None,
        *,
        alter: Alteration | None = None,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        query: Mapping[str, str | int | None] | None = None,
        nth: int | None = None,
        every: int | None = None,
        times: int | None = None,
        chance: float = 1.0,
        after_commit: bool = False,
    ) -> Injection:
        """Inject a fault into some requests, or alter their responses.

        The fault is a name from `FAULTS`, an `Answer`, or an async function of the `Exchange`. `alter` takes
        its place: a function that takes the regular response and returns the one to send.

        `Injection` describes the conditions. With `after_commit` or `alter` the request is carried out first.
        Without them it is carried out only if the fault changes its regular response.

        Remove a fault with `fake.injections.remove(...)` or `fake.injections.clear()`.

        Raises:
            InvalidArgumentError: no such operation exists, or an argument has a wrong type or value.
            ValueError: the fault is unknown, or is a fault of the listener or of TLS.
        """
        act, needs_response = resolve_fault(fault, alter)
        injection = Injection(
            act,
            operation=operation,
            method=method,
            path=path,
            query=query,
            nth=nth,
            every=every,
            times=times,
            chance=chance,
            after_commit=after_commit or needs_response,
        )
        if operation is not None:
            known = routes.list_methods()
            check_operation_method(check_operation(operation, known), injection.method, known)
        self.injections.append(injection)
        return injection

    def add_location(self, *, title: str | None = None, chain_id: int | None = None) -> Location:
        """Add a location and return it.

        Args:
            title: title.
            chain_id: its chain; by default a new one.

        Raises:
            InvalidArgumentError: no such chain exists.
        """
        return builders.add_location(self.world, title=title, chain_id=chain_id)

    def add_client(
        self,
        location_id: int,
        *,
        phone: str,
        name: str | None = None,
        email: str = "",
        extra_phones: Iterable[str] = (),
    ) -> Client:
        """Add a client and return it. Several clients can share a phone.

        Args:
            location_id: the location of the client.
            phone: one phone number with its country code.
            name: full name.
            email: email address.
            extra_phones: further phone numbers. Look-ups by phone find the client by them; the rows of
                clients do not contain them.

        Raises:
            InvalidArgumentError: no such location exists, or a phone is not one number.
        """
        return builders.add_client(
            self.world,
            location_id,
            phone=phone,
            name=name,
            email=email,
            extra_phones=extra_phones,
            now=builders.read_clock(self.now),
        )

    def add_membership_type(
        self,
        location_id: int,
        *,
        title: str | None = None,
        cost: Decimal | int = 100,
        visits: int = 10,
        is_unlimited: bool = False,
    ) -> MembershipType:
        """Add a membership type and return it.

        Args:
            location_id: the location that sells it.
            title: title.
            cost: price in major units.
            visits: number of visits.
            is_unlimited: whether visits are unlimited.

        Raises:
            InvalidArgumentError: no such location exists, or a value is invalid.
        """
        return builders.add_membership_type(
            self.world, location_id, title=title, cost=cost, visits=visits, is_unlimited=is_unlimited
        )

    def add_membership(
        self,
        location_id: int,
        *,
        client: Client | int,
        membership_type: MembershipType | int | None = None,
        visits: int | None = None,
        expires: date | None = None,
        is_frozen: bool = False,
        created: date | None = None,
    ) -> Membership:
        """Add a membership of a client and return it. Its status follows from expiry and visits left.

        No product transaction sells it; see `add_membership_sale`.

        Args:
            location_id: the location that sold it.
            client: the client, or its id.
            membership_type: the type, or its id; by default a new one.
            visits: visits left; by default those of the type.
            expires: last day, or the moment of expiry; None for no expiry.
            is_frozen: whether it is frozen.
            created: day or moment of its creation and activation; by default now.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_membership(
            self.world,
            location_id,
            client=client,
            membership_type=membership_type,
            visits=visits,
            expires=expires,
            is_frozen=is_frozen,
            created=created,
            now=builders.read_clock(self.now),
        )

    def add_gift_card_type(
        self, location_id: int, *, title: str | None = None, balance: Decimal | int = 100
    ) -> GiftCardType:
        """Add a gift card type and return it.

        Args:
            location_id: the location that sells it.
            title: title.
            balance: balance of a new card in major units.

        Raises:
            InvalidArgumentError: no such location exists, or a value is invalid.
        """
        return builders.add_gift_card_type(self.world, location_id, title=title, balance=balance)

    def add_gift_card(
        self,
        location_id: int,
        *,
        client: Client | int,
        balance: Decimal | int,
        expires: date | None = None,
        gift_card_type: GiftCardType | int | None = None,
    ) -> GiftCard:
        """Add a gift card of a client and return it.

        Args:
            location_id: the location that sold it.
            client: the client, or its id.
            balance: money left in major units.
            expires: last day, or the moment of expiry; None for no expiry.
            gift_card_type: the type, or its id; by default a new one.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_gift_card(
            self.world,
            location_id,
            client=client,
            balance=balance,
            expires=expires,
            gift_card_type=gift_card_type,
            now=builders.read_clock(self.now),
        )

    def add_service(
        self,
        location_id: int,
        *,
        title: str | None = None,
        price: Decimal | int = 50,
        duration: timedelta | int = 3600,
        team_members: Iterable[TeamMember | int] | None = None,
    ) -> Service:
        """Add a service and return it.

        Args:
            location_id: the location that offers it.
            title: title.
            price: price in major units.
            duration: a `timedelta` or seconds.
            team_members: those who provide it, or their ids; by default all of the location.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_service(
            self.world, location_id, title=title, price=price, duration=duration, team_members=team_members
        )

    def add_team_member(
        self,
        location_id: int,
        *,
        name: str | None = None,
        specialization: str = "",
        services: Iterable[Service | int] | None = None,
        works: bool = True,
    ) -> TeamMember:
        """Add a team member and return it. `add_schedule` changes the working hours of a day.

        Args:
            location_id: the location of the team member.
            name: full name.
            specialization: what the team member does.
            services: the services that the team member provides, or their ids; by default all of the
                location.
            works: whether the team member works from 10 to 20 o'clock every day; if not, on no day.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_team_member(
            self.world,
            location_id,
            name=name,
            specialization=specialization,
            services=services,
            works=works,
        )

    def add_schedule(
        self, location_id: int, *, team_member: TeamMember | int, day: date, start: time, end: time
    ) -> TeamMember:
        """Set the working hours of a team member on one day and return the team member.

        Args:
            location_id: the location of the team member.
            team_member: the team member, or its id.
            day: day in the location.
            start: first minute of work, in the time zone of the location.
            end: end of work; the same as `start` for a day off.

        Raises:
            InvalidArgumentError: a record does not exist, or `end` is before `start`.
        """
        return booking_builders.add_schedule(
            self.world, location_id, team_member=team_member, day=day, start=start, end=end
        )

    def add_appointment(
        self,
        location_id: int,
        *,
        team_member: TeamMember | int,
        start: datetime,
        services: Iterable[Service | int] = (),
        client: Client | int | None = None,
        duration: timedelta | int | None = None,
        attendance: int = 0,
    ) -> Appointment:
        """Add an appointment and return it. Working hours and other appointments are not checked.

        Args:
            location_id: the location of the appointment.
            team_member: the team member, or its id.
            start: start; without an offset it is local time of the location.
            services: the services, or their ids.
            client: the client, or its id; None for no client.
            duration: a `timedelta` or seconds; by default that of the services.
            attendance: outcome, see `altegio_async.enums.AppointmentOutcome`.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return booking_builders.add_appointment(
            self.world,
            location_id,
            team_member=team_member,
            start=start,
            services=services,
            client=client,
            duration=duration,
            attendance=attendance,
            now=builders.read_clock(self.now),
        )

    def add_loyalty_card(
        self, location_id: int, *, client: Client | int, balance: Decimal | int = 0
    ) -> LoyaltyCard:
        """Add a loyalty card of a client and return it.

        Args:
            location_id: the location of the client.
            client: the client, or its id.
            balance: balance in major units or points.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_loyalty_card(self.world, location_id, client=client, balance=balance)

    def add_product(
        self,
        location_id: int,
        *,
        title: str | None = None,
        cost: Decimal | int = 10,
        membership_type: MembershipType | int | None = None,
        gift_card_type: GiftCardType | int | None = None,
    ) -> Product:
        """Add a product and return it. Its sale to a client issues a membership or a gift card of its type.

        Args:
            location_id: the location that sells it.
            title: title.
            cost: price in major units.
            membership_type: the type of the memberships that its sale issues, or its id.
            gift_card_type: the type of the gift cards that its sale issues, or its id.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_product(
            self.world,
            location_id,
            title=title,
            cost=cost,
            membership_type=membership_type,
            gift_card_type=gift_card_type,
            now=builders.read_clock(self.now),
        )

    def add_client_account(
        self,
        location_id: int,
        *,
        client: Client | int,
        balance: Decimal | int = 0,
        title: str | None = None,
    ) -> ClientAccount:
        """Add an account of a client and return it. It belongs to the chain of the location.

        Args:
            location_id: the location of the client.
            client: the client, or its id.
            balance: balance in major units.
            title: title of the type of the account.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_client_account(
            self.world,
            location_id,
            client=client,
            balance=balance,
            title=title,
            now=builders.read_clock(self.now),
        )

    def add_transaction(
        self,
        location_id: int,
        *,
        amount: Decimal | int,
        client: Client | int | None = None,
        when: date | None = None,
        comment: str = "",
    ) -> Payment:
        """Add a financial transaction of the cash account of a location and return it.

        Args:
            location_id: the location.
            amount: sum in major units; negative for an expense.
            client: the client, or its id.
            when: day or moment; by default now.
            comment: note for the team.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_transaction(
            self.world,
            location_id,
            amount=amount,
            client=client,
            when=when,
            comment=comment,
            now=builders.read_clock(self.now),
        )

    def add_product_transaction(
        self,
        location_id: int,
        *,
        client: Client | int | None = None,
        product: Product | int | None = None,
        price: Decimal | int = 10,
        when: date | None = None,
        is_deleted: bool = False,
    ) -> ProductTransaction:
        """Add a sale of one unit of a product and return it. It issues nothing.

        Args:
            location_id: the location that sold it.
            client: the client, or its id; None for no client.
            product: the product, or its id; by default one that issues nothing.
            price: price of the unit in major units.
            when: day or moment of the sale; by default now.
            is_deleted: whether the lists show it as deleted.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return sale_builders.add_product_transaction(
            self.world,
            location_id,
            client=client,
            product=product,
            price=price,
            when=when,
            is_deleted=is_deleted,
            now=builders.read_clock(self.now),
        )

    def add_membership_sale(
        self,
        membership: Membership | int,
        *,
        location_id: int | None = None,
        when: date | None = None,
        price: Decimal | int = 100,
        is_anonymous: bool = False,
        is_deleted: bool = False,
        has_transaction_id: bool = True,
        has_membership_id: bool = True,
        transferred_to: Client | int | None = None,
        is_transfer_listed: bool = True,
    ) -> ProductTransaction:
        """Add the product transaction that sold a membership and return it.

        Args:
            membership: the membership, or its id.
            location_id: the location that sold it, of the same chain; by default that of the membership.
            when: day or moment of the sale; by default the creation of the membership.
            price: price of the unit in major units.
            is_anonymous: whether the transaction has no client.
            is_deleted: whether the lists show the transaction as deleted.
            has_transaction_id: whether the membership has the id of the transaction.
            has_membership_id: whether the transaction has the id of the membership.
            transferred_to: the client to whom the membership passes after the sale, or its id.
            is_transfer_listed: whether the transaction has the client after the transfer; if not, it has the
                buyer.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return sale_builders.add_membership_sale(
            self.world,
            membership,
            location_id=location_id,
            when=when,
            price=price,
            is_anonymous=is_anonymous,
            is_deleted=is_deleted,
            has_transaction_id=has_transaction_id,
            has_membership_id=has_membership_id,
            transferred_to=transferred_to,
            is_transfer_listed=is_transfer_listed,
        )

    def webhooks_to(
        self,
        target: str | EventFunction,
        *,
        token: str | None = None,
        delay: float = 0.0,
        duplicates: float = 0.0,
        reordering: int = 0,
        seed: int | None = None,
    ) -> None:
        """Deliver an event to an application after every change that a request makes.

        A URL becomes part of the webhook settings of all locations; see `altegio.webhook_settings`. The
        settings decide which events are sent. URLs that a write adds to the settings receive events too, if
        they are on loopback. A delivery is repeated twice after 429, 5xx or a lost connection.

        Args:
            target: URL of the application, or a function that receives the body and the headers.
            token: token in `Authorization: Bearer TOKEN`.
            delay: seconds between a change and its delivery.
            duplicates: chance from 0 to 1 of each of two further deliveries of the same event.
            reordering: maximum number of later events that an event can arrive after.
            seed: seed of duplicates and order; by default that of the server.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
        """
        options = check_delivery(
            token=token,
            delay=delay,
            duplicates=duplicates,
            reordering=reordering,
            seed=self.seed if seed is None else seed,
        )
        self._webhooks.add(target, options)

    @property
    def webhook_deliveries(self) -> list[DeliveredEvent]:
        """The deliveries of webhook events, in the order of their first attempts."""
        return self._webhooks.delivered

    async def flush_webhooks(self) -> None:
        """Deliver all waiting webhook events without delay, and return when they are delivered.

        An error of a function that receives events is raised here.
        """
        await self._webhooks.flush()

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
