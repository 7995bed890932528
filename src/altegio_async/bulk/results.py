"""Results of bulk jobs: the outcome of one key, and all outcomes of a job."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.convertible import Convertible
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import AltegioError, InvalidArgumentError, NotFoundError, UnknownOutcomeError

__all__ = ["BulkResult", "Outcome", "OutcomeStatus"]

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")

_SHOWN_DIGITS: Final = 2


class OutcomeStatus(StrEnum):
    """The status of a key. Later versions can add statuses: treat an unknown one as neither ok nor final."""

    OK = "ok"
    MISSING = "missing"
    FAILED = "failed"


class Outcome(Convertible, Struct, Generic[K, V], frozen=True, eq=False):  # noqa: PLW1641 - its value can change
    """The result of one key of a bulk job.

    `unwrap()` and `value_or(default)` return the value without None in its type.

    Attributes:
        key: the key as it was passed.
        status: ok, missing (the response does not contain the key) or failed (unknown).
        value: the value; None unless the status is ok.
        error: the error; None unless the status is failed. Keys of the same request share one error.
        client_known: whether the client base of the location contains the client. None if the job does not
            read client bases, or if it is unknown.
        way: how the value was found, for jobs with several ways; None for other jobs, and without a value.
        fallback_reason: why another way was used than the requested one; None if the requested one was used.
    """

    key: K
    status: OutcomeStatus
    value: V | None = None
    error: AltegioError | None = None
    client_known: bool | None = None
    way: str | None = None
    fallback_reason: str | None = None

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._list_comparable() == other._list_comparable()

    def __ne__(self, other: object) -> bool:
        return not self == other  # `Struct` has another __ne__

    def _list_comparable(self) -> list[object]:
        """Return the fields, with the facts of the error, because an exception equals itself only."""
        fields = (getattr(self, name) for name in self.__struct_fields__)
        return [one.to_dict() if isinstance(one, AltegioError) else one for one in fields]

    @property
    def is_ok(self) -> bool:
        """Whether the key has a value."""
        return self.status is OutcomeStatus.OK

    def value_or(self, default: V) -> V:
        """Return the value of a key that is ok, and `default` for every other key.

        `outcome.value_or([])` returns the rows of a phone; it does not distinguish a failure from no rows.
        """
        return cast("V", self.value) if self.is_ok else default

    def unwrap(self) -> V:
        """Return the value of a key that is ok.

        Raises:
            NotFoundError: the key is missing. Its `status` is 200: the API responded, without the key.
            AltegioError: the key failed; this is its error.
        """
        if self.error is not None:
            raise self.error
        if self.status is not OutcomeStatus.OK:
            raise NotFoundError(
                f"{self.status.value}: the API has nothing for {mask_key(self.key)}", status=200
            )
        return cast("V", self.value)

    @classmethod
    def from_dict(cls, data: dict[str, Any], value_type: Any, *, wire: bool = False) -> Outcome[Any, Any]:
        """Return an outcome from a dictionary in the form of `to_dict` or of decoded `to_json` text.

        Lists in the key become tuples.

        Args:
            data: the dictionary.
            value_type: the type of the value, such as `list[GiftCard]`.
            wire: the value has the API's field names instead of the Python names.

        Raises:
            InvalidArgumentError: an entry is missing or does not have its type.
        """
        from altegio_async._core import conversion  # noqa: PLC0415 - most programs convert nothing

        if not is_object(data):
            raise InvalidArgumentError(f"data is not an Outcome: {type(data).__name__}")
        outcome: Outcome[Any, Any] = conversion.from_plain(
            Outcome[Any, value_type | None], {**data, "error": None}, wire=wire
        )
        error = data.get("error")
        is_failed = outcome.status is OutcomeStatus.FAILED
        if is_failed and error is None:
            raise InvalidArgumentError("data is not an Outcome: status failed without an error")
        if error is not None and not is_failed:
            raise InvalidArgumentError(f"data is not an Outcome: status {outcome.status.value} with an error")
        return replace(
            outcome,
            key=_restore_key(outcome.key),
            error=None if error is None else AltegioError.from_dict(error),
        )

    def __repr__(self) -> str:
        tail = f", {type(self.error).__name__}" if self.error is not None else ""
        return f"Outcome({mask_key(self.key)}, {self.status.value}{tail})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("key", mask_key(self.key)), ("status", self.status.value), ("error", type(self.error))]


class BulkResult(Convertible, Struct, Generic[K, V], frozen=True, eq=False):  # noqa: PLW1641 - its parts can change
    """All outcomes of a bulk job.

    Each key of the job is in exactly one of the three parts. Each part has the order of the keys.
    Iteration yields an `Outcome` per key: first ok keys, then missing keys, then failed keys. In
    `to_dict()`, each part is a list of outcomes as dictionaries, and `key_names` follows them.

    Attributes:
        ok: the values of ok keys, by key.
        missing: keys that the API does not have.
        failed: the errors of failed keys, by key. Pass `failed.keys()` to another job to retry them.
        kind: the type of the values, such as `list[GiftCard]`; None if unknown.
        key_names: the names of the parts of a key, such as `("location_id", "phone")`; empty if unknown.
        client_known: `Outcome.client_known` of the keys for which it is known, by key.
        ways: `Outcome.way` of the keys of a job with several ways, by key.
        fallback_reasons: `Outcome.fallback_reason` of the keys that have one, by key.
    """

    ok: dict[K, V]
    missing: list[K]
    failed: dict[K, AltegioError]
    kind: Any = None
    key_names: tuple[str, ...] = ()
    client_known: dict[K, bool] = {}
    ways: dict[K, str] = {}
    fallback_reasons: dict[K, str] = {}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _split_parts(self) == _split_parts(other)

    def __ne__(self, other: object) -> bool:
        return not self == other  # `Struct` has another __ne__

    @property
    def complete(self) -> bool:
        """Whether no key failed."""
        return not self.failed

    @property
    def unknown(self) -> dict[K, AltegioError]:
        """The failed keys of a bulk write whose change may have been carried out, with their errors."""
        return {key: error for key, error in self.failed.items() if isinstance(error, UnknownOutcomeError)}

    def raise_first(self) -> None:
        """Raise the error of the first failed key, if any.

        Raises:
            AltegioError: a key failed.
        """
        for error in self.failed.values():
            raise error

    def __iter__(self) -> Iterator[Outcome[K, V]]:
        outcomes = self._iterate_parts()
        return map(self._add_way, outcomes) if self.client_known or self.ways else outcomes

    def _iterate_parts(self) -> Iterator[Outcome[K, V]]:
        for key, value in self.ok.items():
            yield Outcome(key, OutcomeStatus.OK, value)
        for key in self.missing:
            yield Outcome(key, OutcomeStatus.MISSING)
        for key, error in self.failed.items():
            yield Outcome(key, OutcomeStatus.FAILED, None, error)

    def _add_way(self, outcome: Outcome[K, V]) -> Outcome[K, V]:
        """Return an outcome with its way and whether its client is known."""
        key = outcome.key
        return Outcome(
            key,
            outcome.status,
            outcome.value,
            outcome.error,
            self.client_known.get(key),
            self.ways.get(key),
            self.fallback_reasons.get(key),
        )

    def _list_entries(self) -> dict[str, Any]:
        outcomes = list(self)
        parts = {
            name: [outcome for outcome in outcomes if outcome.status == name]
            for name in ("ok", "missing", "failed")
        }
        return {**parts, "key_names": self.key_names}

    @classmethod
    def from_dict(cls, data: dict[str, Any], value_type: Any, *, wire: bool = False) -> BulkResult[Any, Any]:
        """Return a result from a dictionary in the form of `to_dict` or of decoded `to_json` text.

        Args:
            data: the dictionary.
            value_type: the type of the values, such as `list[GiftCard]` or `MembershipType`.
            wire: the values have the API's field names instead of the Python names.

        Raises:
            InvalidArgumentError: an entry is missing or does not have its type.
        """
        try:
            rows = [row for name in ("ok", "missing", "failed") for row in data[name]]
            names = tuple(data["key_names"])
        except (KeyError, TypeError) as error:
            raise InvalidArgumentError(f"data is not a BulkResult: {error!r}") from None
        outcomes = [Outcome.from_dict(row, value_type, wire=wire) for row in rows]
        if len({repr(one.key) for one in outcomes}) != len(outcomes):
            raise InvalidArgumentError("data is not a BulkResult: a key has several outcomes")
        return BulkResult(
            ok={one.key: one.value for one in outcomes if one.is_ok},
            missing=[one.key for one in outcomes if one.status is OutcomeStatus.MISSING],
            failed={one.key: one.error for one in outcomes if one.error is not None},
            kind=value_type,
            key_names=names,
            client_known={one.key: one.client_known for one in outcomes if one.client_known is not None},
            ways={one.key: one.way for one in outcomes if one.way is not None},
            fallback_reasons={
                one.key: one.fallback_reason for one in outcomes if one.fallback_reason is not None
            },
        )

    def __len__(self) -> int:
        return len(self.ok) + len(self.missing) + len(self.failed)

    def __repr__(self) -> str:
        return f"<BulkResult: {len(self.ok)} ok, {len(self.missing)} missing, {len(self.failed)} failed>"

    def _repr_html_(self) -> str:
        from altegio_async._display.job_result import render_result  # noqa: PLC0415 - for notebooks only

        return render_result(self)

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("ok", len(self.ok)), ("missing", len(self.missing)), ("failed", len(self.failed))]


def _split_parts(result: Any) -> tuple[object, object, object]:
    return result.ok, result.missing, {key: error.to_dict() for key, error in result.failed.items()}


def _restore_key(key: Any) -> Any:
    """Return a key with its lists as tuples, as they were before the conversion to a dictionary."""
    return tuple(_restore_key(part) for part in key) if is_array(key) else key


def mask_key(key: Any) -> str:
    """Return the text form of a key, with only the last two digits of a phone."""
    if type(key) is not tuple:
        return repr(key)
    parts = cast("tuple[object, ...]", key)
    return f"({', '.join(_mask_part(part) for part in parts)})"


def _mask_part(part: object) -> str:
    return f"'…{part[-_SHOWN_DIGITS:]}'" if isinstance(part, str) else repr(part)
