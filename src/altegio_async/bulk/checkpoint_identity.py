"""Which checkpoint a job keeps its outcomes in, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._core.operation import Auth

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from altegio_async._pipeline.pipeline import Session
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.options import Options


def checkpoint_opener(
    session: Session, operation: str, options: Options
) -> Callable[[], Awaitable[Checkpoint]] | None:
    """What opens the checkpoint of a job when it starts; None for a job without one."""
    path = options.checkpoint
    if path is None:
        return None

    async def opened() -> Checkpoint:
        from altegio_async.bulk.checkpoint import Checkpoint, Identity  # noqa: PLC0415 - only checkpoints need SQLite

        credentials = session.credentials
        if not credentials.has_user:
            await credentials.prepare(Auth.USER)  # a provider may know it, and must be asked now
        base_url = session.settings.base_url.rstrip("/")
        identity = Identity(
            operation, base_url, credentials.user_id, credentials.user_token, session.settings.language
        )
        return Checkpoint(path, identity, accept_new_token=options.accept_new_token)

    return opened
