"""What the command says to people: one clear line for an error, and no text that drives a terminal."""

from __future__ import annotations

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED: Final = 10
"""Keys that are named; the others are counted."""

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_OPTION: Final = re.compile(r"\b([a-z_]+)=True\b")
"""An option in a message as Python has it: the shell has it as `--option`."""

_ADVICE: Final[tuple[tuple[type[AltegioError], str], ...]] = (
    (
        AuthenticationError,
        "the API does not accept the tokens; check ALTEGIO_PARTNER_TOKEN and ALTEGIO_USER_TOKEN",
    ),
    (PermissionDeniedError, "this user has no right here; check the location's id and the user's rights"),
    (NotFoundError, "the API knows no such thing; check the ids and ALTEGIO_API_BASE"),
    (RateLimitError, "the API's rate limit was met, perhaps by another program; wait a minute"),
    (ServerError, "the API failed; try again later"),
    (APIStatusError, "the API refused the request"),
    (APITimeoutError, "the API did not answer in time"),
    (APIConnectionError, "the API cannot be reached; check the network and ALTEGIO_API_BASE"),
    (APIResponseError, "the API's answer cannot be used; check ALTEGIO_API_BASE"),
)


def clean(text: object) -> str:
    """A text on one line, without characters that steer a terminal or turn the direction of writing."""
    return _CONTROLS.sub(" ", str(text)).strip()


def explain(error: AltegioError) -> str:
    """An error on one line: what it means at the shell, then what the API or the network said."""
    advice = next((text for kind, text in _ADVICE if isinstance(error, kind)), "")
    said = clean(error.message)
    if isinstance(error, ConfigurationError):
        said = _OPTION.sub(lambda option: "--" + option[1].replace("_", "-"), said)
    if isinstance(error, APIStatusError) and error.errors:
        said += "; " + "; ".join(
            f"{clean(name)}: {clean(', '.join(texts))}" for name, texts in error.errors.items()
        )
    if not advice:
        return said
    detail = f"{error.status}: {said}" if isinstance(error, APIStatusError) else said
    return f"{advice} ({detail})" if detail else advice


def say(text: str) -> None:
    """A line for people, beside the results: to standard error."""
    print(f"altegio: {text}", file=sys.stderr)


def named(key: tuple[int, Any]) -> str:
    """A key of a bulk look-up in words."""
    return f"{clean(key[1])} in location {key[0]}"


def say_some(lines: Iterable[str], count: int) -> None:
    """The first `NAMED` lines, and how many more there are of so many in all."""
    for line in islice(lines, NAMED):
        say(line)
    if count > NAMED:
        say(f"... and {count - NAMED:,} more")
