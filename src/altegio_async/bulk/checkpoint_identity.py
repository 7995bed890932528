"""Whose responses a checkpoint holds: which operation, which API and which user.

A user token may be renewed at any time, so it identifies a user only until then. A renewal keeps the user id,
which is known after a sign-in, and the token provider of the client. Where neither is known, the caller names
the user by `checkpoint_user=`.
"""

from __future__ import annotations

import hashlib
import secrets
import weakref
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async._core.operation import AuthLevel
from altegio_async._core.redact import Secret

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.options import Options

_MOST_TOKENS: Final = 100  # hashes of renewed tokens that are kept


class Identity(Struct, frozen=True):
    """Which responses a checkpoint holds, and for which user.

    Attributes:
        operation: the published operation id, with arguments that all keys share.
        base_url: the API's base URL.
        user_id: the user's id, None when unknown.
        token: the user's token.
        language: the language of the responses, None for the API's default.
        user: the caller's own name for the user.
        provider: identifies the provider of the token within this process; None when it came from elsewhere.
    """

    operation: str
    base_url: str
    user_id: int | None = None
    token: Secret | None = None
    language: str | None = None
    user: str | None = None
    provider: str | None = None


def is_same_user(about: dict[str, str], identity: Identity) -> bool | None:
    """Return whether a file was written for this user; None if that is unknown.

    The user id counts first, then the caller's name for the user, then the token and what provides it.
    """
    if identity.user_id and about["user_id"]:
        return about["user_id"] == str(identity.user_id)
    if identity.user and about.get("user"):
        return about["user"] == identity.user
    if hash_token(identity.token, about["salt"]) in about["token"].split(","):
        return True
    return True if identity.provider and about.get("provider") == identity.provider else None


def add_hash(hashes: str, token: Secret | None, salt: str) -> str:
    """Return the comma-separated hashes of tokens with that of one more, the latest last."""
    new = hash_token(token, salt)
    known = [one for one in hashes.split(",") if one != new]
    return ",".join([one for one in (*known, new) if one][-_MOST_TOKENS:])


def hash_token(token: Secret | None, salt: str) -> str:
    """Return what can be compared with a token, but not turned back into it."""
    return hashlib.sha256((salt + token.reveal()).encode()).hexdigest() if token is not None else ""


def checkpoint_opener(
    pipeline: Pipeline, operation: str, options: Options
) -> Callable[[], Awaitable[Checkpoint]] | None:
    """Return a function that opens the checkpoint of a job; None for a job without one."""
    path = options.checkpoint
    if path is None:
        return None

    def identify() -> Identity:
        credentials, settings = pipeline.credentials, pipeline.settings
        return Identity(
            operation,
            settings.base_url.rstrip("/"),
            credentials.user_id,
            credentials.user_token,
            settings.language,
            options.checkpoint_user,
            _provider_id(credentials.token_source),
        )

    async def open_checkpoint() -> Checkpoint:
        from altegio_async.bulk.checkpoint import Checkpoint  # noqa: PLC0415 - only checkpoints need SQLite

        if not pipeline.credentials.has_user:
            await pipeline.credentials.prepare(AuthLevel.USER)  # the provider may know the token
        return Checkpoint(path, identify(), accept_new_token=options.accept_new_token, identify=identify)

    return open_checkpoint


_provider_ids: Final[weakref.WeakKeyDictionary[Any, dict[Any, str]]] = weakref.WeakKeyDictionary()


def _provider_id(provider: object) -> str | None:
    """Return a random text that stands for a token provider as long as this process runs."""
    if provider is None:
        return None
    owner = getattr(provider, "__self__", provider)  # each look-up of a method creates a new object
    try:
        ids = _provider_ids.setdefault(owner, {})
    except TypeError:  # it cannot be hashed or weakly referenced
        return None
    return ids.setdefault(getattr(provider, "__func__", None), secrets.token_hex(8))
