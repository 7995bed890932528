"""Errors that concern the client and not a single request."""

from __future__ import annotations

from altegio_async.errors import AltegioError, AuthenticationError, ClientClosedError, ConfigurationError

__all__ = ["is_client_error"]


def is_client_error(error: AltegioError) -> bool:
    """Return whether every other request of the client would fail with the same error.

    Examples are an expired token and a closed client. A later run of the job can succeed.
    """
    return isinstance(error, (AuthenticationError, ClientClosedError, ConfigurationError))
