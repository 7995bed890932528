"""Opening the checkpoint of a bulk job."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from altegio_async._core.operation import AuthLevel
from altegio_async.bulk.checkpoint_identity import identify_job

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.options import Options


def make_checkpoint_opener(
    pipeline: Pipeline, operation: str, options: Options, *, survives_power_failure: bool = False
) -> Callable[[], Awaitable[Checkpoint]] | None:
    """Return a function that opens the checkpoint of a job; None for a job without a checkpoint."""
    path = options.checkpoint
    if path is None:
        return None
    identify = partial(identify_job, pipeline, operation, options)

    async def open_checkpoint() -> Checkpoint:
        from altegio_async.bulk.checkpoint import Checkpoint  # noqa: PLC0415 - only checkpoints need SQLite

        if not pipeline.credentials.has_user:
            await pipeline.credentials.prepare(AuthLevel.USER)  # fetches a token from the provider, if any
        return Checkpoint(
            path,
            identify(),
            accept_new_token=options.accept_new_token,
            identify=identify,
            survives_power_failure=survives_power_failure,
        )

    return open_checkpoint
