"""Creation of the jobs of bulk writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.options import WriteOptions, read_options
from altegio_async.bulk.writes.job import WriteJob
from altegio_async.bulk.writes.readers import MembershipReader, MembershipTypeReader, Reader
from altegio_async.bulk.writes.sender import ChangeSender

if TYPE_CHECKING:
    from altegio_async import models
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.writes.change_kinds import ChangeKind
    from altegio_async.bulk.writes.keys import ChainKeys


def change_memberships(
    pipeline: Pipeline, change_kind: ChangeKind[models.Membership], keys: ChainKeys, options: WriteOptions
) -> WriteJob:
    """Return a job that changes memberships.

    Raises:
        InvalidArgumentError: an option or a key is not valid.
    """
    reader = MembershipReader(pipeline, pipeline.settings.base_url)
    return _create_job(pipeline, change_kind, reader, keys, options)


def change_membership_types(
    pipeline: Pipeline, change_kind: ChangeKind[models.MembershipType], keys: ChainKeys, options: WriteOptions
) -> WriteJob:
    """Return a job that changes membership types.

    Raises:
        InvalidArgumentError: an option or a key is not valid.
    """
    return _create_job(pipeline, change_kind, MembershipTypeReader(pipeline), keys, options)


def _create_job(
    pipeline: Pipeline,
    change_kind: ChangeKind[Any],
    reader: Reader[Any],
    keys: ChainKeys,
    options: WriteOptions,
) -> WriteJob:
    chosen = read_options(options, WriteOptions)
    opener = make_checkpoint_opener(pipeline, change_kind.identify(), chosen, survives_power_failure=True)
    sender = ChangeSender(pipeline, change_kind, reader, is_dry_run=chosen.dry_run)
    return WriteJob(
        sender, change_kind, reader, keys, chosen, limiter=pipeline.limiter, open_checkpoint=opener
    )
