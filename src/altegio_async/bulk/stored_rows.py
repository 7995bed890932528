"""The rows of stored outcomes as structs, whose type and keys follow from the operation of a checkpoint."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.decoders import make_decoder
from altegio_async._core.type_guards import is_array
from altegio_async.bulk.checkpoint_format import StoredOutcome
from altegio_async.bulk.lists import DateWindow
from altegio_async.bulk.prefilter.lookup import PrefilteredValue
from altegio_async.bulk.writes.plan import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async._core.operation import Endpoint
    from altegio_async.bulk.checkpoint_contents import CheckpointContents

_PREFILTERED: Final = "(prefilter)"
_FIELDS: Final = re.compile(r"fields=(\S*)")
_WINDOW: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}")


class StoredValue(Struct, frozen=True):
    """A value whose type is not known, as JSON with wire names."""

    value: Any


class RowForm(Struct, frozen=True):
    """How the values of a checkpoint are read.

    Attributes:
        kind: the type of the rows.
        key_names: the names of the parts of a key.
        decode: returns a row or a list of rows from a stored value.
        make_key: returns the parts of the key of an outcome.
        fields: names of the requested fields in the API; None if the rows have all fields.
    """

    kind: type[Struct]
    key_names: tuple[str, ...]
    decode: Callable[[bytes], Any]
    make_key: Callable[[StoredOutcome], tuple[Any, ...]]
    fields: tuple[str, ...] | None = None


def find_row_form(contents: CheckpointContents) -> RowForm:
    """Return how the values of a checkpoint are read.

    Raises:
        CheckpointError: the file is damaged.
    """
    from altegio_async import operations  # noqa: PLC0415 - loads generated modules

    # The operation is the published id, and arguments after a space.
    name, _, arguments = contents.about.operation.partition(" ")
    endpoint: Endpoint[Any] | None = getattr(getattr(operations, name, None), "endpoint", None)
    if arguments.startswith("{"):
        return RowForm(Change, ("chain_id", "id"), make_decoder(Change).decode, _make_pair)
    if endpoint is None:
        return RowForm(StoredValue, ("location_id", "key"), _decode_untyped, _make_pair)
    example = next(contents.read_rows(), None)
    if example is not None and _WINDOW.fullmatch(str(example.given)):
        return RowForm(
            _get_row_type(endpoint), ("first_day", "last_day"), _decode_rows(endpoint), _make_period
        )
    if arguments == _PREFILTERED:
        return _find_form_of_prefilter(endpoint, {type(row.given) for row in contents.read_rows()})
    return replace(_find_form_of_endpoint(endpoint), fields=_read_fields(arguments))


def _read_fields(arguments: str) -> tuple[str, ...] | None:
    """Return the fields of a search of clients from the arguments of its job; None for another job."""
    found = _FIELDS.match(arguments)
    return None if found is None else ("id", "name", *found[1].split(","))


def iterate_values(contents: CheckpointContents, form: RowForm) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield the key and the value of each outcome that is ok. A value is a row or a list of rows.

    Raises:
        CheckpointError: the file is damaged.
    """
    for row in contents.read_rows("ok"):
        with contents.guard:
            key, value = form.make_key(row), form.decode(row.value or b"")
        yield key, value


def _find_form_of_prefilter(endpoint: Endpoint[Any], given: set[type]) -> RowForm:
    """Return the form of look-ups with a pre-filter, whose keys are phones, client ids or both."""
    row, decode = _get_row_type(endpoint), _decode_prefiltered(endpoint.result)
    if given == {int}:
        return RowForm(row, ("location_id", "client_id"), decode, _make_pair)
    if int in given:
        return RowForm(row, ("location_id", "key"), decode, _make_pair)
    return RowForm(row, ("location_id", "phone"), decode, _make_text_pair)


def _find_form_of_endpoint(endpoint: Endpoint[Any]) -> RowForm:
    """Return the form of look-ups by id or phone, and of lists of locations."""
    row = _get_row_type(endpoint)
    if endpoint.batch is not None:
        return RowForm(row, ("location_id", "id"), make_decoder(row).decode, _make_pair)
    if any(query.name == "phone" for query in endpoint.query):
        return RowForm(row, ("location_id", "phone"), _decode_rows(endpoint), _make_text_pair)
    return RowForm(row, ("location_id",), _decode_rows(endpoint), _make_owner)


def _get_row_type(endpoint: Endpoint[Any]) -> type[Struct]:
    """Return the type of the rows of a list."""
    return cast("type[Struct]", next(iter(get_args(endpoint.result)), endpoint.result))


def _decode_rows(endpoint: Endpoint[Any]) -> Callable[[bytes], Any]:
    return make_decoder(endpoint.result).decode


def _decode_prefiltered(kind: Any) -> Callable[[bytes], Any]:
    prefiltered: Any = PrefilteredValue
    decode = make_decoder(prefiltered[kind]).decode
    return lambda value: decode(value).value


def _decode_untyped(value: bytes) -> Any:
    found = make_decoder(Any).decode(value)
    return [StoredValue(item) for item in found] if is_array(found) else StoredValue(found)


def _make_pair(row: StoredOutcome) -> tuple[Any, ...]:
    return row.location, row.given


def _make_text_pair(row: StoredOutcome) -> tuple[Any, ...]:
    return row.location, str(row.given)


def _make_owner(row: StoredOutcome) -> tuple[Any, ...]:
    return (row.location,)


def _make_period(row: StoredOutcome) -> tuple[dt.date, dt.date]:
    window = DateWindow.parse(str(row.given))
    return window.first_day, window.last_day
