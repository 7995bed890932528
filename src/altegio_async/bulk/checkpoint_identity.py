"""The operation, the API and the user whose responses a checkpoint contains.

A user token can be renewed at any time, so it identifies a user only until its renewal. A renewal keeps the
user id, which is known after a sign-in, and the token provider of the client. If neither is known, the caller
names the user with `checkpoint_user=`.
"""

from __future__ import annotations

import secrets
import weakref
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from altegio_async._core.redact import Secret

if TYPE_CHECKING:
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.options import Options


class Identity(Struct, frozen=True):
    """The operation, the API and the user of a job.

    Attributes:
        operation: the published operation id, with the arguments that all keys share.
        base_url: the API's base URL.
        user_id: the user's id; None if unknown.
        token: the user's token.
        language: the language of the responses; None for the API's default.
        user: the caller's name for the user.
        provider: identifies the provider of the token within this process; None without a provider.
    """

    operation: str
    base_url: str
    user_id: int | None = None
    token: Secret | None = None
    language: str | None = None
    user: str | None = None
    provider: str | None = None


def identify_job(pipeline: Pipeline, operation: str, options: Options) -> Identity:
    """Return the identity of a job with the pipeline's current user."""
    credentials, settings = pipeline.credentials, pipeline.settings
    return Identity(
        operation,
        settings.base_url.rstrip("/"),
        credentials.user_id,
        credentials.user_token,
        settings.language,
        options.checkpoint_user,
        _get_provider_id(credentials.token_source),
    )


_provider_ids: Final[weakref.WeakKeyDictionary[Any, dict[Any, str]]] = weakref.WeakKeyDictionary()


def _get_provider_id(provider: object) -> str | None:
    """Return a random text that identifies a token provider within this process."""
    if provider is None:
        return None
    owner = getattr(provider, "__self__", provider)  # each access to a bound method creates a new object
    try:
        ids = _provider_ids.setdefault(owner, {})
    except TypeError:  # the owner is not hashable or cannot be referenced weakly
        return None
    return ids.setdefault(getattr(provider, "__func__", None), secrets.token_hex(8))
