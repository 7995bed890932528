"""Errors that name the asynchronous form of what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable


def no_iteration(*forms: str) -> Callable[[object], NoReturn]:
    """Return an `__iter__` that raises TypeError with the forms that work. Hide it from type checkers."""

    def refuse(self: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is asynchronous: use `{'` or `'.join(forms)}`")

    return refuse
