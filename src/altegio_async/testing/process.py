"""The embedded Altegio as a process: texts of its options, and a server that runs until it is cancelled."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterable
from dataclasses import fields
from typing import Final

from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.seed import Size
from altegio_async.testing.server.fake import PUBLISHED_LIMITS, FakeAltegio

_SIZE: Final = re.compile(r"([a-z_-]+)=([0-9]{1,6})")
_WINDOW: Final = re.compile(r"([0-9]{1,9})/([0-9]{1,9}(?:\.[0-9]{1,9})?)")


def parse_size(texts: Iterable[str]) -> Size:
    """Return a size from texts such as `clients=100` or `locations=4,clients=10`.

    Raises:
        InvalidArgumentError: a text has another form, a name is unknown, or the numbers exclude each other.
    """
    names = {field.name for field in fields(Size)}
    counts: dict[str, int] = {}
    for part in (part for text in texts for part in text.split(",")):
        match = _SIZE.fullmatch(part.strip())
        name = match[1].replace("-", "_") if match else ""
        if match is None or name not in names:
            raise InvalidArgumentError(
                f"a size must be NAME=NUMBER with one of the names {', '.join(sorted(names))}"
            )
        counts[name] = int(match[2])
    return Size(**counts)


def parse_rate_limits(texts: Iterable[str]) -> tuple[tuple[int, float], ...] | None:
    """Return the windows of texts such as `5/1` (requests per seconds); None for `none`.

    Without a text they are the published limits.

    Raises:
        InvalidArgumentError: a text has another form, or `none` is not the only one.
    """
    listed = list(texts)
    if not listed:
        return PUBLISHED_LIMITS
    if listed == ["none"]:
        return None
    windows: list[tuple[int, float]] = []
    for text in listed:
        match = _WINDOW.fullmatch(text)
        if match is None:
            raise InvalidArgumentError(
                f"a rate limit must be REQUESTS/SECONDS or none alone, got {text[:40]!r}"
            )
        windows.append((int(match[1]), float(match[2])))
    return tuple(windows)


async def serve(fake: FakeAltegio) -> None:
    """Run a server until cancelled. Print the environment variables for clients."""
    async with fake:
        lines = (
            f"ALTEGIO_API_BASE={fake.base_url}",
            f"ALTEGIO_PARTNER_TOKEN={fake.partner_token}",
            f"ALTEGIO_USER_TOKEN={fake.user_token}",
            *([f"ALTEGIO_LOCATION_ID={fake.locations[0].id}"] if fake.locations else []),
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
