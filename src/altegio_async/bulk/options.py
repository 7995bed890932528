"""The options that all bulk jobs share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from altegio_async._core.type_guards import as_int
from altegio_async._core.validation import check_plain_function, check_text
from altegio_async.errors import InvalidArgumentError

OnProgress: TypeAlias = Callable[[int, int | None, int], object]
"""Called with the keys done, the keys in all (None while unknown), and the keys failed."""


class Options(Struct, frozen=True, kw_only=True):
    """How a job is run; see `Bulk` for what each means."""

    max_in_flight: int = 10
    batch_size: int = 100
    on_progress: OnProgress | None = None
    ordered: bool = False
    retry_failed: bool = False
    checkpoint: str | os.PathLike[str] | None = None
    accept_new_token: bool = False
    checkpoint_user: str | None = None
    one_per_phone: bool = False

    def __post_init__(self) -> None:
        """Validate all options and convert numbers to plain ints.

        Raises:
            InvalidArgumentError: a number is below 1 or no int, `on_progress` is no plain function, the
                checkpoint is no path, or the name of its user is no str or empty.
        """
        for name in ("max_in_flight", "batch_size"):
            value = getattr(self, name)
            number = as_int(value)
            if number is None or number < 1:
                raise InvalidArgumentError(f"{name} must be an int of at least 1, got {value!r}")
            force_setattr(self, name, number)
        if self.on_progress is not None:
            check_plain_function("on_progress", self.on_progress)
        if self.checkpoint is not None and not _is_path(self.checkpoint):
            raise InvalidArgumentError(f"checkpoint must be the path of a file, got {self.checkpoint!r}")
        if self.checkpoint_user is not None and not check_text("checkpoint_user", self.checkpoint_user):
            raise InvalidArgumentError("checkpoint_user is empty")


def _is_path(value: str | os.PathLike[Any]) -> bool:
    """Return whether a value is the path of a file as a str."""
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    return isinstance(path, str) and bool(path)
