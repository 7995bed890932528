"""Messages to people on standard error: one line per error, without terminal control sequences."""

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

MOST_LISTED: Final = 10
"""Keys that are listed; the others are counted."""

CONTROLS: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
"""Control characters, and invisible characters that change the direction of text."""
_OPTION: Final = re.compile(r"\b([a-z_]+)=(?:True\b|(?=\s))")
"""An option in a message as Python writes it; the command line writes `--option`."""

_ADVICE: Final[tuple[tuple[type[AltegioError], str], ...]] = (
    (
        AuthenticationError,
        "the API does not accept the tokens; check ALTEGIO_PARTNER_TOKEN and ALTEGIO_USER_TOKEN",
    ),
    (PermissionDeniedError, "the user has no right there; check the location's id and the user's rights"),
    (NotFoundError, "the API does not know this object; check the ids and ALTEGIO_API_BASE"),
    (RateLimitError, "the API's rate limit is used up, perhaps by another program; wait a minute"),
    (ServerError, "the API failed; try again later"),
    (APIStatusError, "the API refused the request"),
    (APITimeoutError, "the API did not answer in time"),
    (APIConnectionError, "the API cannot be reached; check the network and ALTEGIO_API_BASE"),
    (APIResponseError, "the API's response cannot be used; check ALTEGIO_API_BASE"),
)


def strip_controls(text: object) -> str:
    """Return text on one line, without control characters and changes of text direction."""
    return CONTROLS.sub(" ", str(text)).strip()


def explain_error(error: AltegioError) -> str:
    """Return an error as one line: what to do about it, then its message."""
    advice = next((text for kind, text in _ADVICE if isinstance(error, kind)), "")
    text = strip_controls(error.message)
    if isinstance(error, ConfigurationError):
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
    """Print a line for people to standard error."""
    print(f"altegio: {text}", file=sys.stderr)


def describe_key(key: tuple[int, Any]) -> str:
    """Return a key of a bulk look-up in words."""
    return f"{strip_controls(key[1])} in location {key[0]}"


def notify_some(lines: Iterable[str], count: int) -> None:
    """Print the first `MOST_LISTED` of `count` lines, and the number of the others."""
    for line in islice(lines, MOST_LISTED):
        notify(line)
    if count > MOST_LISTED:
        notify(f"... and {count - MOST_LISTED:,} more")
