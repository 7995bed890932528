"""Opening the checkpoint of a bulk job."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from altegio_async._core.operation import AuthLevel
from altegio_async.bulk.checkpoint_identity import identify_job

if TYPE_CHECKING:
    import os

    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.checkpoint import Checkpoint
    from altegio_async.bulk.checkpoint_identity import Identity
    from altegio_async.bulk.checkpoint_snapshot import CheckpointSnapshot
    from altegio_async.bulk.options import Options


class CheckpointOpener:
    """Opens the checkpoint of a job: to store outcomes, or to read those that are stored.

    Args:
        path: the file.
        identify: returns the operation, the API and the current user of the job.
        prepare_user: obtains the token of the user, if the client has none yet.
        accept_new_token: accept a file with another token when it is unknown whether the user is the same.
        survives_power_failure: write every transaction to the disk.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        identify: Callable[[], Identity],
        *,
        prepare_user: Callable[[], Awaitable[object]] | None = None,
        accept_new_token: bool = False,
        survives_power_failure: bool = False,
    ) -> None:
        self._path = path
        self._identify = identify
        self._prepare_user = prepare_user
        self._accept_new_token = accept_new_token
        self._survives_power_failure = survives_power_failure

    async def open(self) -> Checkpoint:
        """Return the checkpoint, open for this job. Create the file if it does not exist.

        Raises:
            CheckpointError: the file cannot be used.
        """
        from altegio_async.bulk.checkpoint import Checkpoint  # noqa: PLC0415 - only checkpoints need SQLite

        if self._prepare_user is not None:
            await self._prepare_user()
        return Checkpoint(
            self._path,
            self._identify(),
            accept_new_token=self._accept_new_token,
            identify=self._identify,
            survives_power_failure=self._survives_power_failure,
        )

    def read(self) -> CheckpointSnapshot:
        """Return the stored outcomes. The file is not created or changed, and no token is obtained.

        Without a token it is unknown whether the user is that of the file, which is then accepted.

        Raises:
            CheckpointError: the file cannot be used.
        """
        from altegio_async.bulk.checkpoint_snapshot import CheckpointSnapshot  # noqa: PLC0415 - only checkpoints need SQLite

        identity = self._identify()
        accept = self._accept_new_token or identity.token is None
        return CheckpointSnapshot(self._path, identity, accept_new_token=accept)


def make_checkpoint_opener(
    pipeline: Pipeline, operation: str, options: Options, *, survives_power_failure: bool = False
) -> CheckpointOpener | None:
    """Return the opener of the checkpoint of a job; None for a job without a checkpoint."""
    if options.checkpoint is None:
        return None

    async def prepare_user() -> None:
        if not pipeline.credentials.has_user:
            await pipeline.credentials.prepare(AuthLevel.USER)  # fetches a token from the provider, if any

    return CheckpointOpener(
        options.checkpoint,
        partial(identify_job, pipeline, operation, options),
        prepare_user=prepare_user,
        accept_new_token=options.accept_new_token,
        survives_power_failure=survives_power_failure,
    )
