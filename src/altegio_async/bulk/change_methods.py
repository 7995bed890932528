"""The methods of `altegio.bulk` that change many objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from altegio_async import models
from altegio_async._lazy import lazy_module
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.options import WriteOptions, show_options
from altegio_async.bulk.writes.keys import ChainKeys
from altegio_async.bulk.writes.plan import Change

if TYPE_CHECKING:
    import altegio_async.bulk.writes.create as _create
    import altegio_async.bulk.writes.membership_changes as _changes
else:
    _create = lazy_module("altegio_async.bulk.writes.create")
    _changes = lazy_module("altegio_async.bulk.writes.membership_changes")

__all__ = ["ChangeMethods"]


class ChangeMethods:
    """Methods that change many objects, with one request per object."""

    _pipeline: Pipeline

    @show_options(WriteOptions)
    def freeze(
        self,
        keys: ChainKeys,
        *,
        until: dt.date | str | None = None,
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Freeze memberships by chain and id. Options: see `WriteOptions`.

        A membership that is frozen until the same day is unchanged. One that is frozen until another day, or
        until a day that the API does not send, fails: unfreeze it first. A repeated freeze is not harmless,
        because the API refuses it or counts its days twice.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            until: last day of the freeze; by default the memberships stay frozen until they are unfrozen.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(self._pipeline, _changes.Freezing(until), keys, options)

    @show_options(WriteOptions)
    def unfreeze(self, keys: ChainKeys, **options: Unpack[WriteOptions]) -> BulkJob[tuple[int, int], Change]:
        """Unfreeze memberships by chain and id. Options: see `WriteOptions`.

        A membership that is not frozen is unchanged. A repetition is refused by the API, unless the
        membership was frozen again in the meantime.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(self._pipeline, _changes.Unfreezing(), keys, options)

    @show_options(WriteOptions)
    def set_period(
        self,
        keys: ChainKeys,
        *,
        period: int,
        period_unit_id: Literal[1, 2, 3, 4],
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Set the validity of memberships by chain and id. Options: see `WriteOptions`.

        The period is an absolute length. A repetition has no effect, unless the period was changed in the
        meantime.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            period: length of the validity in units; 0 sets no term.
            period_unit_id: 1 for days, 2 for weeks, 3 for months, 4 for years.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(
            self._pipeline, _changes.PeriodChange(period, period_unit_id), keys, options
        )

    @show_options(WriteOptions)
    def set_balance(
        self,
        keys: ChainKeys,
        *,
        united_balance_services_count: int | None = None,
        services_balance_count: Sequence[models.ServiceBalanceInput | Mapping[str, Any]] | None = None,
        **options: Unpack[WriteOptions],
    ) -> BulkJob[tuple[int, int], Change]:
        """Set the visits that remain, by chain and membership id. Options: see `WriteOptions`.

        The numbers are absolute. A repetition has no effect, unless visits were used in the meantime, which
        it would undo. A membership with unlimited visits or with the other form of balance fails, and nothing
        is sent. The numbers of services that are not listed do not change.

        Args:
            keys: `{chain_id: membership_ids}`, or pairs of both.
            united_balance_services_count: the visits of a membership with one number for all services.
            services_balance_count: the visits by service or category, each with `service_id` and `balance`.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_memberships(
            self._pipeline,
            _changes.BalanceChange(united_balance_services_count, services_balance_count),
            keys,
            options,
        )

    @show_options(WriteOptions)
    def archive_membership_types(
        self, keys: ChainKeys, **options: Unpack[WriteOptions]
    ) -> BulkJob[tuple[int, int], Change]:
        """Archive membership types by chain and id. Options: see `WriteOptions`.

        An archived type is unchanged. A type of another chain is missing. A repetition has no effect, unless
        the type was unarchived in the meantime.

        Args:
            keys: `{chain_id: membership_type_ids}`, or pairs of both.
            **options: see `WriteOptions`.

        Raises:
            InvalidArgumentError: an argument, an option or a key is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used, or an intent or an outcome cannot be stored.
            PlanRejectedError: `on_plan` returned False.
        """
        return _create.change_membership_types(self._pipeline, _changes.Archiving(), keys, options)
