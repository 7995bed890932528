"""What the command says to people: one clear line for an error, and no text that drives a terminal."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, Final

from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")

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


def say_some(lines: Iterable[str], limit: int = 10) -> None:
    """The first lines, and how many more there are."""
    kept = list(lines)
    for line in kept[:limit]:
        say(line)
    if len(kept) > limit:
        say(f"... and {len(kept) - limit} more")
