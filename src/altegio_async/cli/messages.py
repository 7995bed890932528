"""Messages on standard error: one line per error, without terminal control sequences."""

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
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    UnknownOutcomeError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LISTED: Final = 10
"""Maximum number of keys that are listed."""

CONTROLS: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
"""Matches control characters, and invisible characters that change the direction of text."""
OPTIONS: Final = ("accept_new_token", "checkpoint_user", "query", "retry_failed")
"""Options of Python in messages that commands have too. The others keep their names."""
_OPTION: Final = re.compile(rf"\b({'|'.join(OPTIONS)})=(?:True\b|(?=\s))")
"""Matches an option in a message for Python users; on the command line it is `--option`."""

_ADVICE: Final[tuple[tuple[type[AltegioError], str], ...]] = (
    (
        AuthenticationError,
        "the API does not accept the tokens; check ALTEGIO_PARTNER_TOKEN and ALTEGIO_USER_TOKEN",
    ),
    (
        PermissionDeniedError,
        "the user has no rights in this location; check the location id and the user's rights",
    ),
    (NotFoundError, "the object does not exist; check the ids and ALTEGIO_API_BASE"),
    (RateLimitError, "the rate limit of the API is exceeded, possibly by another program; wait a minute"),
    (ServerError, "the API has an internal error; try again later"),
    (APIStatusError, "the API refused the request"),
    (APITimeoutError, "the API did not respond in time"),
    (APIConnectionError, "the API cannot be reached; check the network and ALTEGIO_API_BASE"),
    (APIResponseError, "the response of the API is not valid; check ALTEGIO_API_BASE"),
)


def strip_controls(text: object) -> str:
    """Return text on one line, without control characters and changes of direction."""
    return CONTROLS.sub(" ", str(text)).strip()


def explain_error(error: AltegioError) -> str:
    """Return one line with advice and the message of an error."""
    advice = next((text for kind, text in _ADVICE if isinstance(error, kind)), "")
    text = strip_controls(error.message)
    if isinstance(error, (ConfigurationError, InvalidArgumentError, UnknownOutcomeError)):
        text = _OPTION.sub(lambda option: "--" + option[1].replace("_", "-"), text)
    if isinstance(error, APIStatusError) and error.errors:
        text += "; " + "; ".join(
            f"{strip_controls(name)}: {strip_controls(', '.join(texts))}"
            for name, texts in error.errors.items()
        )
    if not advice:
        return text
    detail = f"{error.status}: {text}" if isinstance(error, APIStatusError) else text
    return f"{advice} ({detail})" if detail else advice


def notify(text: str) -> None:
    """Print a message to standard error."""
    print(f"altegio: {text}", file=sys.stderr)


def describe_key(key: int | tuple[int, Any]) -> str:
    """Return the text form of a key of a bulk job: a location, or a value in a location.

    An empty value represents all clients of a location, because they cannot be read.
    """
    if isinstance(key, int):
        return f"location {key}"
    if not strip_controls(key[1]):
        return f"the clients of location {key[0]}"
    return f"{strip_controls(key[1])} in location {key[0]}"


def notify_some(lines: Iterable[str], count: int) -> None:
    """Print at most `MAX_LISTED` of `count` lines, and the number of the other lines."""
    for line in islice(lines, MAX_LISTED):
        notify(line)
    if count > MAX_LISTED:
        notify(f"... and {count - MAX_LISTED:,} more")
