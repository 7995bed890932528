"""Validation of the arguments of `FakeAltegio.add_*`. Each message names the argument.

Each function takes the name of the argument and its value. A wrong type is refused even where it could be
converted: a test with an accidental float for money does not test what its text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar

from altegio_async._core.arguments import check_amount, check_seconds
from altegio_async._core.type_guards import as_int, is_row_iterable
from altegio_async._core.validation import check_count, parse_phone
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.booking import Service, TeamMember
from altegio_async.testing.data.local_clock import find_moment, to_local
from altegio_async.testing.data.world import Client

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Location, World

_YEARS = range(1900, 2200)
"""Times in these years can be converted to every time zone."""
_LONGEST = timedelta(days=366)


class Record(Protocol):
    """A record with an id."""

    id: int


D = TypeVar("D", bound=date)
R = TypeVar("R", bound=Record)
T = TypeVar("T")


def check_money(name: str, value: object, *, is_negative_allowed: bool = False) -> Decimal:
    """Return an amount of money: a Decimal or an int.

    Raises:
        InvalidArgumentError: the value has another type, is not finite, or is negative.
    """
    if not isinstance(value, Decimal) and as_int(value) is None:
        advice = f': write Decimal("{value}")' if type(value) is float else ""
        raise InvalidArgumentError(f"{name} must be a Decimal or an int, got {type(value).__name__}{advice}")
    amount = check_amount(name, value)
    if amount < 0 and not is_negative_allowed:
        raise InvalidArgumentError(f"{name} must not be negative")
    return amount


def check_duration(name: str, value: object) -> int:
    """Return the seconds of a duration: a `timedelta` or an int, of at least one second.

    Raises:
        InvalidArgumentError: the value has another type, has a fraction of a second, or is too small or too
            large.
    """
    seconds = check_count(name, check_seconds(name, value))
    if seconds > _LONGEST.total_seconds():
        raise InvalidArgumentError(f"{name} must be at most {_LONGEST.days} days")
    return seconds


def check_day(name: str, value: object) -> date:
    """Return a day: a date without a time.

    Raises:
        InvalidArgumentError: the value is anything else, for example a datetime.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidArgumentError(f"{name} must be a date without a time, got {type(value).__name__}")
    return _check_year(name, value)


def check_moment(name: str, value: object, location: Location) -> datetime:
    """Return a moment with the offset of the location. Without an offset it is local time of the location.

    Raises:
        InvalidArgumentError: the value is anything else, for example a date, or a local time that the clocks
            skip.
    """
    if not isinstance(value, datetime):
        raise InvalidArgumentError(f"{name} must be a datetime, got {type(value).__name__}")
    _check_year(name, value)
    if value.tzinfo is not None:
        return to_local(value, location.zone)
    moment = find_moment(value, location.zone)
    if moment is None:
        raise InvalidArgumentError(f"{name} is a time that the clocks of {location.zone_name} skip")
    return moment


def check_day_or_moment(name: str, value: object, location: Location, *, day_means: time) -> datetime:
    """Return a datetime, or the given time of a day.

    Args:
        name: name of the argument.
        value: a datetime or a date.
        location: the location that gives values without an offset their time zone.
        day_means: the local time to use for a date.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    if isinstance(value, datetime):
        return check_moment(name, value, location).astimezone(location.zone)
    if not isinstance(value, date):
        raise InvalidArgumentError(f"{name} must be a date or a datetime, got {type(value).__name__}")
    return datetime.combine(_check_year(name, value), day_means, location.zone)


def check_clock_time(name: str, value: object) -> time:
    """Return a time of the day in whole minutes, without an offset.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    if not isinstance(value, time):
        raise InvalidArgumentError(f"{name} must be a time, got {type(value).__name__}")
    if value.tzinfo is not None or value.second or value.microsecond:
        raise InvalidArgumentError(f"{name} must be a local time in whole minutes, without an offset")
    return value


def find_record(name: str, kind: type[R], records: Mapping[int, R], value: object) -> R:
    """Return the stored record of a record or an id.

    Raises:
        InvalidArgumentError: the value is neither, or no record has this id.
    """
    ident = value.id if isinstance(value, kind) else as_int(value)
    if ident is None:
        raise InvalidArgumentError(f"{name} must be a {kind.__name__} or its id, got {type(value).__name__}")
    return find_by_id(name, records, ident)


def find_by_id(name: str, records: Mapping[int, T], value: object) -> T:
    """Return the record with an id.

    Raises:
        InvalidArgumentError: the value is not an int, or no record has this id.
    """
    ident = as_int(value)
    if ident is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    found = records.get(ident)
    if found is None:
        raise InvalidArgumentError(f"{name}: the embedded Altegio has no {ident!r}")
    return found


def find_client(world: World, location: Location, value: object) -> Client:
    """Return a client of a location.

    Raises:
        InvalidArgumentError: the location has no such client.
    """
    owner = find_record("client", Client, world.clients, value)
    if owner.location_id != location.id:
        raise InvalidArgumentError(f"client {owner.id} belongs to location {owner.location_id}")
    return owner


def find_team_member(world: World, location: Location, value: object) -> TeamMember:
    """Return a team member of a location.

    Raises:
        InvalidArgumentError: the location has no such team member.
    """
    member = find_record("team_member", TeamMember, world.booking.team_members, value)
    if member.location_id != location.id:
        raise InvalidArgumentError(f"team member {member.id} belongs to location {member.location_id}")
    return member


def find_team_members(world: World, location: Location, values: object) -> list[TeamMember]:
    """Return some team members of a location.

    Raises:
        InvalidArgumentError: the value is not a list, or the location has no such team member.
    """
    return [find_team_member(world, location, one) for one in _check_list("team_members", values)]


def find_services(world: World, location: Location, values: object) -> list[Service]:
    """Return some services of a location. Locations of a chain can share the id of a service.

    Raises:
        InvalidArgumentError: the value is not a list, or the location has no such service.
    """
    name = f"service of location {location.id}"
    offered = {one.id: one for one in world.booking.list_services(location.id)}
    return [find_record(name, Service, offered, one) for one in _check_list("services", values)]


def read_phones(name: str, values: object) -> list[str]:
    """Return the digits of phone numbers.

    Raises:
        InvalidArgumentError: the value is not a list, or an item is not one phone number.
    """
    return [parse_phone(f"an item of {name}", value) for value in _check_list(name, values)]


def _check_list(name: str, value: object) -> Iterable[object]:
    if not is_row_iterable(value):
        raise InvalidArgumentError(f"{name} must be a list, got {type(value).__name__}")
    return value


def _check_year(name: str, value: D) -> D:
    if value.year not in _YEARS:
        raise InvalidArgumentError(
            f"{name} must be in the years {_YEARS.start} to {_YEARS.stop - 1}, got {value.year}"
        )
    return value
