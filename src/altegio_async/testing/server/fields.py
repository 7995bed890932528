"""Read the fields of request bodies and queries. Values of a wrong type are refused with 422."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from altegio_async.testing.data.local_clock import find_moment, to_local
from altegio_async.testing.server.exchange import as_list, as_object, make_field_refusal

_LARGEST = 10**15
_YEARS = range(1900, 2200)


class Fields:
    """The fields of one object of a request.

    Args:
        body: the object.
    """

    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body

    def __contains__(self, name: str) -> bool:
        return self._body.get(name) is not None

    def require(self, *names: str) -> None:
        """Refuse the request if a field is missing or null."""
        missing = {name: ["This field is required."] for name in names if self._body.get(name) is None}
        if missing:
            raise make_field_refusal(missing)

    def text(self, name: str, default: str = "") -> str:
        """Return a text. A whole number is converted to its digits."""
        value = self._body.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise refuse(name, "A text is needed.")
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number. A text of digits is converted to its number."""
        value = self._body.get(name)
        if value is None:
            return default
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
            raise refuse(name, "A whole number is needed.")
        return value

    def amount(self, name: str, default: Decimal = Decimal(0)) -> Decimal:
        """Return a number of 0 or more."""
        value = self._body.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= _LARGEST:
            raise refuse(name, "A number of 0 or more is needed.")
        return Decimal(str(value))

    def number(self, name: str, default: Decimal = Decimal(0)) -> Decimal:
        """Return a number, which can be negative."""
        value = self._body.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value) > _LARGEST:
            raise refuse(name, "A number is needed.")
        return Decimal(str(value))

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a flag, which can be sent as 0 or 1."""
        value = self._body.get(name)
        if value is None:
            return default
        if not isinstance(value, int) or value not in {0, 1}:
            raise refuse(name, "True or false is needed.")
        return bool(value)

    def objects(self, name: str) -> list[dict[str, Any]]:
        """Return a list of objects."""
        rows = as_list(self._body.get(name, []))
        objects = [row for row in map(as_object, rows or []) if row is not None]
        if rows is None or len(objects) != len(rows):
            raise refuse(name, "A list of objects is needed.")
        return objects

    def ids(self, name: str) -> list[int]:
        """Return a list of ids."""
        rows = as_list(self._body.get(name, []))
        ids = [row for row in rows or [] if isinstance(row, int) and not isinstance(row, bool)]
        if rows is None or len(ids) != len(rows):
            raise refuse(name, "A list of ids is needed.")
        return ids

    def object(self, name: str) -> dict[str, Any]:
        """Return an object. An empty list is read as an empty object."""
        value = self._body.get(name)
        if value is None or value == []:
            return {}
        found = as_object(value)
        if found is None:
            raise refuse(name, "An object is needed.")
        return found

    def moment(self, name: str, zone: tzinfo) -> datetime:
        """Return a time with the offset of a zone. A time without an offset is local."""
        moment = parse_moment(self.text(name), zone)
        if moment is None:
            raise refuse(name, "A date and time is needed.")
        return moment


def refuse(name: str, reason: str) -> Exception:
    """Return a refusal with a reason for one field."""
    return make_field_refusal({name: [reason]})


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """Return a time with the offset of a zone; None for other text and for times that the clocks skip."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    moment = moment.replace(microsecond=0)
    return find_moment(moment, zone) if moment.tzinfo is None else to_local(moment, zone)


def parse_day(text: str) -> date | None:
    """Return a day, written YYYY-MM-DD or YYYYMMDD, or None for other text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
