"""Filters of the client search: `altegio.clients.search(location_id, filters=[...])`.

    from altegio_async.filters import Filter

    filters = [Filter.gift_card_balance(minimum=Decimal("0.01")), Filter.importance(ClientImportance.GOLD)]

The API can ignore a filter without an error. Before you rely on a filter, compare the number of rows with and
without it, or check the rows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from altegio_async._core.type_guards import as_float, is_row_iterable
from altegio_async._core.validation import check_count, check_ids, check_text, is_finite
from altegio_async._lazy import lazy_module
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from altegio_async import enums
else:
    enums = lazy_module("altegio_async.enums")

__all__ = ["Filter"]

_Amount: TypeAlias = Decimal | int | float
_Day: TypeAlias = dt.date | str

_DAY: Final = re.compile(r"(?:[0-9]{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)


class Filter(Struct, frozen=True):
    """A condition on clients. Create it with one of the methods of this class.

    Several filters of a search are combined with `operation="AND"` (the default) or `"OR"`. Ranges include
    both ends, and one end can be left out. Amounts are in major units of the currency of the location.

    Attributes:
        type: kind of the condition, as the API names it.
        state: values of the condition, as they are sent.
    """

    type: str
    state: dict[str, Any]

    @classmethod
    def quick_search(cls, text: str) -> Filter:
        """Return a filter for clients with a text in the name, the phone or the email address.

        Raises:
            InvalidArgumentError: the text is empty.
        """
        if not check_text("text", text).strip():
            raise InvalidArgumentError("text must not be empty")
        return cls("quick_search", {"value": text})

    @classmethod
    def ids(cls, client_ids: Iterable[int]) -> Filter:
        """Return a filter for clients with one of the given ids.

        Raises:
            InvalidArgumentError: the ids are empty, or one is not positive.
        """
        return cls("id", {"value": check_ids("client_ids", client_ids)})

    @classmethod
    def sold_amount(cls, *, minimum: _Amount | None = None, maximum: _Amount | None = None) -> Filter:
        """Return a filter for the amount for which a client has bought, in major units.

        Raises:
            InvalidArgumentError: both ends are missing, are not finite numbers, or are in the wrong order.
        """
        return cls("sold_amount", _read_amounts(minimum, maximum))

    @classmethod
    def importance(cls, *codes: enums.ClientImportance | int) -> Filter:
        """Return a filter for clients of one of the given importances.

        Raises:
            InvalidArgumentError: the codes are empty, or one is unknown.
        """
        return cls("importance", {"value": _read_codes("importance", codes, enums.ClientImportance)})

    @classmethod
    def gender(cls, *codes: enums.ClientGender | int) -> Filter:
        """Return a filter for clients of one of the given genders.

        Raises:
            InvalidArgumentError: the codes are empty, or one is unknown.
        """
        return cls("gender", {"value": _read_codes("gender", codes, enums.ClientGender)})

    @classmethod
    def tags(cls, tag_ids: Iterable[int]) -> Filter:
        """Return a filter for clients with one of the given tags.

        Raises:
            InvalidArgumentError: the ids are empty, or one is not positive.
        """
        return cls("category", {"value": check_ids("tag_ids", tag_ids)})

    @classmethod
    def birthday(cls, *, first: _Day | None = None, last: _Day | None = None) -> Filter:
        """Return a filter for clients whose birthday is in a range of days.

        Args:
            first: first day, as a date or as text `MM-DD` or `YYYY-MM-DD`.
            last: last day, in the same form.

        Raises:
            InvalidArgumentError: both ends are missing, or one is not a day.
        """
        return cls("birthday", _read_days(first, last))

    @classmethod
    def age(cls, *, minimum: int | None = None, maximum: int | None = None) -> Filter:
        """Return a filter for the age of a client in years.

        Raises:
            InvalidArgumentError: both ends are missing, are negative, or are in the wrong order.
        """
        return cls("age", _read_counts(minimum, maximum))

    @classmethod
    def has_mobile_app(cls, value: bool = True) -> Filter:
        """Return a filter for clients who have, or do not have, the mobile application.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("has_mobile_app", _read_flag(value))

    @classmethod
    def allows_newsletters(cls, value: bool = True) -> Filter:
        """Return a filter for clients who allow newsletters, or do not.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("is_newsletter_allowed", _read_flag(value))

    @classmethod
    def allows_mass_notifications(cls, value: bool = True) -> Filter:
        """Return a filter for clients who allow mass notifications, or do not.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("is_mass_notification_allowed", _read_flag(value))

    @classmethod
    def has_push_notifications(cls, value: bool = True) -> Filter:
        """Return a filter for clients with push notifications enabled, or disabled.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("is_push_notification_enabled", _read_flag(value))

    @classmethod
    def allows_data_processing(cls, value: bool = True) -> Filter:
        """Return a filter for clients who allow processing of personal data, or do not.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("is_personal_data_processing_allowed", _read_flag(value))

    @classmethod
    def client_account_balance(
        cls, *, minimum: _Amount | None = None, maximum: _Amount | None = None
    ) -> Filter:
        """Return a filter for the balance of client accounts, in major units.

        Raises:
            InvalidArgumentError: both ends are missing, are not finite numbers, or are in the wrong order.
        """
        return cls("deposit_balance", _read_amounts(minimum, maximum))

    @classmethod
    def membership_balance(cls, *, minimum: int | None = None, maximum: int | None = None) -> Filter:
        """Return a filter for the number of visits left on memberships.

        Unlimited memberships have no such number. To include their holders, combine the filter with
        `membership_types` of the unlimited types by `operation="OR"`.

        Raises:
            InvalidArgumentError: both ends are missing, are negative, or are in the wrong order.
        """
        return cls("abonement_balance", _read_counts(minimum, maximum))

    @classmethod
    def membership_types(cls, type_ids: Iterable[int]) -> Filter:
        """Return a filter for clients with a membership of one of the given types.

        Raises:
            InvalidArgumentError: the ids are empty, or one is not positive.
        """
        return cls("abonement_types", {"value": check_ids("type_ids", type_ids)})

    @classmethod
    def membership_is_frozen(cls, value: bool = True) -> Filter:
        """Return a filter for clients with a frozen membership, or with one that is not frozen.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("abonement_is_frozen", _read_flag(value))

    @classmethod
    def membership_is_used(cls, value: bool = True) -> Filter:
        """Return a filter for clients with a used membership, or with an unused one.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("abonement_is_used", _read_flag(value))

    @classmethod
    def gift_card_balance(cls, *, minimum: _Amount | None = None, maximum: _Amount | None = None) -> Filter:
        """Return a filter for the money left on gift cards, in major units.

        Raises:
            InvalidArgumentError: both ends are missing, are not finite numbers, or are in the wrong order.
        """
        return cls("certificate_balance", _read_amounts(minimum, maximum))

    @classmethod
    def gift_card_types(cls, type_ids: Iterable[int]) -> Filter:
        """Return a filter for clients with a gift card of one of the given types.

        Raises:
            InvalidArgumentError: the ids are empty, or one is not positive.
        """
        return cls("certificate_types", {"value": check_ids("type_ids", type_ids)})

    @classmethod
    def gift_card_is_used(cls, value: bool = True) -> Filter:
        """Return a filter for clients with a used gift card, or with an unused one.

        Raises:
            InvalidArgumentError: the value is not a bool.
        """
        return cls("certificate_is_used", _read_flag(value))

    @classmethod
    def appointments(
        cls,
        *,
        team_member_ids: Iterable[int] | None = None,
        service_ids: Iterable[int] | None = None,
        service_category_ids: Iterable[int] | None = None,
        outcomes: Iterable[enums.AppointmentSearchOutcome | int] | None = None,
        created_after: dt.date | str | None = None,
        created_before: dt.date | str | None = None,
        minimum_count: int | None = None,
        maximum_count: int | None = None,
        minimum_sold: _Amount | None = None,
        maximum_sold: _Amount | None = None,
        invert: bool = False,
    ) -> Filter:
        """Return a filter for clients with appointments that meet all the given conditions.

        Args:
            team_member_ids: the appointment is with one of these team members.
            service_ids: it has one of these services.
            service_category_ids: it has a service of one of these categories.
            outcomes: it has one of these outcomes, in the numbering of the search.
            created_after: first day on which it was created, as a date or as text `YYYY-MM-DD`.
            created_before: last day, in the same form.
            minimum_count: minimum number of such appointments.
            maximum_count: maximum number of such appointments.
            minimum_sold: minimum amount sold in them, in major units.
            maximum_sold: maximum amount sold in them, in major units.
            invert: find the clients without such appointments.

        Raises:
            InvalidArgumentError: there is no condition, or a value is invalid.
        """
        state: dict[str, Any] = {}
        for name, argument, ids in (
            ("staff", "team_member_ids", team_member_ids),
            ("service", "service_ids", service_ids),
            ("service_category", "service_category_ids", service_category_ids),
        ):
            if ids is not None:
                state[name] = {"value": check_ids(argument, ids)}
        if outcomes is not None:
            state["status"] = {"value": _read_codes("outcomes", outcomes, enums.AppointmentSearchOutcome)}
        if created_after is not None or created_before is not None:
            state["created"] = _read_days(created_after, created_before, needs_year=True)
        if minimum_count is not None or maximum_count is not None:
            state["records_count"] = _read_counts(minimum_count, maximum_count)
        if minimum_sold is not None or maximum_sold is not None:
            state["sold_amount"] = _read_amounts(minimum_sold, maximum_sold)
        if not state:
            raise InvalidArgumentError("a filter for appointments needs at least one condition")
        if _read_flag(invert)["value"]:
            state["invert"] = True
        return cls("record", state)


def list_filters(filters: Iterable[Any]) -> list[Any]:
    """Return filters in the form of a request body. Values that are not a `Filter` are unchanged.

    Raises:
        InvalidArgumentError: the filters are not a list or another iterable of filters.
    """
    if not is_row_iterable(filters):
        raise InvalidArgumentError("filters must be a list of filters")
    return [
        {"type": item.type, "state": item.state} if isinstance(item, Filter) else item for item in filters
    ]


def _read_flag(value: object) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise InvalidArgumentError(f"the value of the filter must be a bool, got {type(value).__name__}")
    return {"value": value}


def _read_codes(
    name: str,
    values: object,
    accepted: type[enums.ClientImportance | enums.ClientGender | enums.AppointmentSearchOutcome],
) -> list[int]:
    codes = check_ids(name, values, minimum=0)
    unknown = [code for code in codes if code not in set(accepted)]
    if unknown or not codes:
        known = ", ".join(str(member.value) for member in accepted)
        raise InvalidArgumentError(f"{name} must have codes out of {known}, got {codes}")
    return codes


def _read_amounts(minimum: object, maximum: object) -> dict[str, Any]:
    return _make_range(_read_amount("minimum", minimum), _read_amount("maximum", maximum))


def _read_amount(name: str, value: Any) -> Any:
    if value is None:
        return None
    is_number = isinstance(value, Decimal) or as_float(value) is not None
    if not is_number or not is_finite(value):
        raise InvalidArgumentError(f"{name} must be a finite number, got {value!r}")
    return value


def _read_counts(minimum: object, maximum: object) -> dict[str, Any]:
    low = None if minimum is None else check_count("minimum", minimum, minimum=0)
    high = None if maximum is None else check_count("maximum", maximum, minimum=0)
    return _make_range(low, high)


def _make_range(minimum: Any, maximum: Any) -> dict[str, Any]:
    if minimum is None and maximum is None:
        raise InvalidArgumentError("the filter needs minimum, maximum or both")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise InvalidArgumentError(f"minimum {minimum} is greater than maximum {maximum}")
    return {key: value for key, value in (("from", minimum), ("to", maximum)) if value is not None}


def _read_days(first: object, last: object, *, needs_year: bool = False) -> dict[str, Any]:
    start, end = _read_day(first, needs_year=needs_year), _read_day(last, needs_year=needs_year)
    if start is None and end is None:
        raise InvalidArgumentError("the filter needs a first day, a last day or both")
    # Two days without a year can span the turn of the year.
    if start is not None and end is not None and len(start) == len(end) == 10 and start > end:
        raise InvalidArgumentError(f"the first day {start} is later than the last day {end}")
    return {key: value for key, value in (("from", start), ("to", end)) if value is not None}


def _read_day(value: object, *, needs_year: bool) -> str | None:
    if value is None:
        return None
    if isinstance(value, dt.date):
        return (value.date() if isinstance(value, dt.datetime) else value).isoformat()
    forms = "YYYY-MM-DD" if needs_year else "MM-DD or YYYY-MM-DD"
    if not isinstance(value, str) or not _DAY.fullmatch(value) or (needs_year and len(value) != 10):
        raise InvalidArgumentError(f"a day must be a date or text in the form {forms}, got {value!r}")
    try:
        dt.date.fromisoformat(value if len(value) == 10 else f"2024-{value}")
    except ValueError:
        raise InvalidArgumentError(f"the day {value} does not exist") from None
    return value
