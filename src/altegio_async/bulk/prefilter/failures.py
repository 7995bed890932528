"""Errors of the requests of a pre-filter."""

from __future__ import annotations

from altegio_async.errors import AltegioError, AuthenticationError, ClientClosedError, ConfigurationError

__all__ = ["is_final"]


def is_final(error: AltegioError) -> bool:
    """Return whether every other request would fail with the same error."""
    return isinstance(error, (AuthenticationError, ClientClosedError, ConfigurationError))
