"""Faults of the listening socket and of TLS, before any request. Only `FaultServer` has them."""

from __future__ import annotations

from altegio_async.testing.faults.registry import FINE, FaultKind, NamedFault, add

_LOST = "APIConnectionError"
_TIMEOUT = "APITimeoutError"

_LISTENERS: tuple[tuple[str, str, tuple[str, ...], bool], ...] = (
    ("refused", "No server listens on the port.", (_LOST,), False),
    ("closed_on_arrival", "The connection closes before the request is read.", (_LOST,), False),
    ("reset_on_arrival", "The connection is reset before the request is read.", (_LOST,), False),
    ("deaf", "The connection is accepted, but the server never reads or sends anything.", (_TIMEOUT,), True),
)
for _name, _about, _expects, _slow in _LISTENERS:
    add(NamedFault(_name, FaultKind.LISTENER, _about, _expects, None, slow=_slow))

_TLS: tuple[tuple[str, str, tuple[str, ...], bool], ...] = (
    ("tls_fine", "TLS with a certificate that `FaultServer.trust` trusts.", (FINE,), False),
    ("tls_unknown_issuer", "A certificate of an untrusted issuer.", (_LOST,), False),
    ("tls_wrong_host", "A certificate of another host.", (_LOST,), False),
    ("tls_expired", "A certificate that expired in 2020.", (_LOST,), False),
    ("tls_wants_certificate", "The server requires a client certificate.", (_LOST,), False),
    ("tls_closed_in_handshake", "The connection closes during the handshake.", (_LOST,), False),
    ("tls_reset_in_handshake", "The connection is reset during the handshake.", (_LOST,), False),
    ("tls_stall", "The server never responds to the handshake.", (_TIMEOUT,), True),
    ("tls_noise", "Random bytes instead of a handshake.", (_LOST,), False),
    ("tls_plain_http", "Plain HTTP instead of TLS.", (_LOST,), False),
)
for _name, _about, _expects, _slow in _TLS:
    add(NamedFault(_name, FaultKind.TLS, _about, _expects, None, slow=_slow))
