"""Options of data frames and files: conversion of values and selection of columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal, TypedDict

from msgspec import Struct
from msgspec.structs import force_setattr

from altegio_async._core.validation import check_count, check_option_names
from altegio_async.errors import InvalidArgumentError

_MONEY: Final = ("decimal", "float")
_LISTS: Final = ("keep", "json", "drop")
_NARROW: Final = 18
_WIDE: Final = 38


class FrameOptions(TypedDict, total=False):
    """Options of `to_frame`, `to_table`, `write_parquet` and `write_csv`.

    Attributes:
        scale: decimals of money columns, 2 by default. A value with more decimals is rejected instead of
            rounded, except for float noise beyond 15 significant digits.
        zone: the time zone of date-times without a zone. By default, each date-time column `x` has a second
            column `x_naive` for them.
        money: "decimal" (the default) for exact columns, "float" for float64 columns, which all
            functions of pandas and polars support.
        columns: names of the columns to keep, in this order. All columns by default.
        drop_empty: leave out columns without a value in any row.
        lists: "keep" (the default) for list columns, "json" for JSON text, "drop" to leave them out.
    """

    scale: int
    zone: dt.tzinfo | None
    money: Literal["decimal", "float"]
    columns: Sequence[str] | None
    drop_empty: bool
    lists: Literal["keep", "json", "drop"]


class Conversion(Struct, frozen=True, kw_only=True):
    """Validated options. See `FrameOptions`."""

    scale: int = 2
    zone: dt.tzinfo | None = None
    money: str = "decimal"
    columns: tuple[str, ...] | None = None
    drop_empty: bool = False
    lists: str = "keep"

    def __post_init__(self) -> None:
        """Validate the options.

        Raises:
            InvalidArgumentError: an option has a value that is not supported.
        """
        scale = check_count("scale", self.scale, 0)
        if scale > _WIDE:
            raise InvalidArgumentError(f"scale must be at most {_WIDE}, got {scale}")
        force_setattr(self, "scale", scale)
        for name, value, allowed in (("money", self.money, _MONEY), ("lists", self.lists, _LISTS)):
            if value not in allowed:
                raise InvalidArgumentError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")

    @property
    def digits(self) -> int:
        """Digits of a decimal column.

        pandas and polars can divide and sum columns of 18 digits. Operations on wider columns overflow.
        """
        return _NARROW if self.scale <= _NARROW // 2 else _WIDE


def read_options(options: FrameOptions) -> Conversion:
    """Return validated options.

    Raises:
        InvalidArgumentError: an option has an unknown name or a value that is not supported.
    """
    check_option_names(options, Conversion.__struct_fields__)
    columns = options.get("columns")
    if isinstance(columns, str):
        raise InvalidArgumentError("columns must be a list of names, got str")
    values = {**options, "columns": None if columns is None else tuple(columns)}
    return Conversion(**values)  # type: ignore[arg-type]
