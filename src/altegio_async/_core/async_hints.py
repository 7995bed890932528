"""Errors for synchronous use of asynchronous objects. The messages name the asynchronous form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse_iteration(*forms: str) -> Callable[[object], NoReturn]:
    """Return an `__iter__` that raises TypeError with the forms that work. Hide it from type checkers."""

    def raise_type_error(self: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is asynchronous: use `{'` or `'.join(forms)}`")

    return raise_type_error
