"""Certificates for the faults of TLS. Needs the package `trustme`."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol, cast

try:
    import trustme
except ModuleNotFoundError as _error:  # pragma: no cover - depends on what is installed
    raise ModuleNotFoundError(
        "the faults of TLS need the package trustme: pip install trustme", name="trustme"
    ) from _error


class _Leaf(Protocol):
    def configure_cert(self, ctx: ssl.SSLContext) -> None:
        """Load this certificate into a server context."""
        ...


class _Issuer(Protocol):
    def issue_cert(self, *identities: str, not_after: datetime | None = None) -> _Leaf:
        """Return a certificate for a host."""
        ...

    def configure_trust(self, ctx: ssl.SSLContext) -> None:
        """Make a context trust this issuer."""
        ...


_HOST = "127.0.0.1"


@lru_cache(maxsize=2)
def _make_issuer(_number: int) -> _Issuer:
    return cast("_Issuer", trustme.CA())


def make_contexts(fault: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return the TLS contexts of server and client for a fault."""
    issuer = _make_issuer(1)
    host = "elsewhere.example.com" if fault == "tls_wrong_host" else _HOST
    until = datetime(2020, 1, 1, tzinfo=UTC) if fault == "tls_expired" else None
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer.issue_cert(host, not_after=until).configure_cert(server)
    if fault == "tls_wants_certificate":
        server.verify_mode = ssl.CERT_REQUIRED
        issuer.configure_trust(server)
    client = ssl.create_default_context()
    (_make_issuer(2) if fault == "tls_unknown_issuer" else issuer).configure_trust(client)
    return server, client
