"""Responses, refusals and the arguments of handlers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict, TypeGuard

import msgspec

from altegio_async._core.text_decimal import has_too_many_digits
from altegio_async.testing.data.world import NOW, User

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal


MEDIA_TYPE = "application/vnd.api.v2+json"
"""The value of `Accept` that selects the form with `success`, `data` and `meta`."""

_ENCODER = msgspec.json.Encoder(decimal_format="number")


@dataclass(slots=True)
class Answer:
    """A response before it is written.

    `body` is encoded as JSON unless it is bytes. None means that the response has no body.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict[str, str])

    def encode_body(self) -> bytes:
        """Return the bytes of the body."""
        if self.body is None:
            return b""
        return self.body if isinstance(self.body, bytes) else _ENCODER.encode(self.body)


class HandlerOptions(TypedDict):
    """Options of the server that handlers use; see `FakeAltegio`."""

    ids_limit: int | None
    page_maximum: int
    page_caps: Mapping[int, int]
    count_is_total: bool
    two_factor: bool
    denied_locations: frozenset[int]
    denied_operations: frozenset[str]
    ignored_filters: frozenset[str]
    masked_phones: bool
    unfound_holders: float
    seed: int
    now: datetime


@dataclass(slots=True)
class HandlerCall:
    """A routed request as handlers receive it."""

    operation: str
    path: dict[str, str]
    query: dict[str, list[str]]
    body: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    user: User | None = None
    ids_limit: int | None = None
    page_maximum: int = 100
    page_caps: Mapping[int, int] = field(default_factory=dict[int, int])
    count_is_total: bool = False
    two_factor: bool = False
    denied_locations: frozenset[int] = frozenset()
    denied_operations: frozenset[str] = frozenset()
    ignored_filters: frozenset[str] = frozenset()
    masked_phones: bool = False
    unfound_holders: float = 0.0
    seed: int = 1
    now: datetime = NOW

    def number(self, name: str) -> int:
        """Return a path parameter, which the router has validated to be digits."""
        return int(self.path[name])

    def first(self, *names: str) -> str | None:
        """Return the first value of any of these query names."""
        for name in names:
            values = self.query.get(name)
            if values:
                return values[0]
        return None

    def get_list(self, name: str) -> list[str]:
        """Return all values of `name[]`; a single `name` is one value, including its commas."""
        return self.query.get(name + "[]") or self.query.get(name) or []

    def numbers(self, name: str) -> list[int]:
        """Return the values of `get_list` as numbers, each cut at its first non-digit as the server does."""
        return [parse_leading_number(text) for text in self.get_list(name)]


class Refusal(Exception):  # noqa: N818 - a regular response, not an error of the program
    """Raised by a handler to respond with a failure."""

    def __init__(
        self, status: int, message: str | None = None, errors: dict[str, list[str]] | None = None
    ) -> None:
        super().__init__(status, message)
        self.answer: Answer = answer_failure(status, message, errors)


def answer_object(data: Any, status: int = 200) -> Answer:
    """Return an envelope of one object; `meta` is an empty array."""
    return Answer(status, {"success": True, "data": data, "meta": []})


def answer_list(rows: list[Any], count: int | None = None) -> Answer:
    """Return an envelope of a list with `meta.count`: by default the rows of this page."""
    return Answer(
        200, {"success": True, "data": rows, "meta": {"count": len(rows) if count is None else count}}
    )


def answer_page(rows: list[Any], total: int) -> Answer:
    """Return a page of a chain list with `meta.total_count` over all pages."""
    return Answer(200, {"success": True, "data": rows, "meta": {"total_count": total}})


def answer_no_content() -> Answer:
    """Return a response with status 204."""
    return Answer(204)


def answer_failure(
    status: int, message: str | None = None, errors: dict[str, list[str]] | None = None
) -> Answer:
    """Return an error body. Without a message `meta` is an empty array, as for 404."""
    meta: Any = []
    if message is not None:
        meta = {"message": message}
        if errors:
            meta["errors"] = errors
    return Answer(status, {"success": False, "data": None, "meta": meta})


def make_invalid_refusal(errors: dict[str, list[str]]) -> Refusal:
    """Return a refusal with status 422 and a message for each field."""
    return Refusal(422, "An error has occurred.", errors)


def make_field_refusal(errors: dict[str, list[str]]) -> Refusal:
    """Return a refusal with status 422 and an array of maps, one for each field."""
    refusal = Refusal(422, "An error has occurred.")
    refusal.answer.body["meta"]["errors"] = [{name: messages} for name, messages in errors.items()]
    return refusal


def merge_field_errors(answer: Answer) -> Answer:
    """Return a failure with one map of its field errors, as the second version sends it."""
    meta = as_object((as_object(answer.body) or {}).get("meta")) or {}
    errors = as_list(meta.get("errors"))
    if errors is not None:
        meta["errors"] = {name: messages for error in errors for name, messages in error.items()}
    return answer


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def as_object(value: Any) -> dict[str, Any] | None:
    """Return a JSON object, or None for another value."""
    return value if _is_object(value) else None


def as_list(value: Any) -> list[Any] | None:
    """Return a JSON array, or None for another value."""
    return value if _is_list(value) else None


def as_count(value: Any) -> int | None:
    """Return a whole number of 0 or more, or None for another value."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def is_id_name(name: str) -> bool:
    """Return whether a path parameter is an id."""
    return name == "id" or name.endswith("_id")


def parse_leading_number(text: str) -> int:
    """Return the number at the start of a text, or 0 without one: `"12,13"` is 12."""
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    end = 0
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    return int(text[:end]) if 0 < end <= 18 else 0


def render_money(amount: Decimal) -> int | Decimal:
    """Return an amount in wire form: a whole amount without a fraction."""
    if has_too_many_digits(amount):
        return amount
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()
