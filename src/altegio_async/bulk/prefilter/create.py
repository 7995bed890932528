"""Creation of bulk jobs with a pre-filter."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeVar

from altegio_async._core.operation import Endpoint
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.options import Options
from altegio_async.bulk.prefilter.holdings import GIFT_CARDS, MEMBERSHIPS, Holdings
from altegio_async.bulk.prefilter.job import PrefilteredJob
from altegio_async.bulk.prefilter.lookup import PrefilteredLookup
from altegio_async.bulk.sources import IdKeys, PhoneKeys

__all__ = ["HOLDINGS", "create_job", "create_job_of_lookup"]

X = TypeVar("X")

HOLDINGS: Final[dict[str, Holdings]] = {"gift_cards": GIFT_CARDS, "memberships": MEMBERSHIPS}


def create_job(
    pipeline: Pipeline,
    endpoint: Endpoint[list[X]],
    keys: PhoneKeys | IdKeys,
    options: Options,
    kind: Literal["memberships", "gift_cards"],
) -> PrefilteredJob[X]:
    """Return a job that looks up the memberships or gift cards of clients with a pre-filter.

    Args:
        pipeline: sends the requests.
        endpoint: the operation that looks up a phone.
        keys: the keys as they were passed.
        options: the validated options.
        kind: what the operation looks up.
    """
    lookup: PrefilteredLookup[X] = PrefilteredLookup(
        pipeline, endpoint, HOLDINGS[kind], max_in_flight=options.max_in_flight
    )
    return create_job_of_lookup(pipeline, endpoint, lookup, keys, options)


def create_job_of_lookup(
    pipeline: Pipeline,
    endpoint: Endpoint[list[X]],
    lookup: PrefilteredLookup[X],
    keys: Any,
    options: Options,
) -> PrefilteredJob[X]:
    """Return the job of a look-up with a pre-filter."""
    # Stored values have another form than those of a job without a pre-filter.
    name = f"{endpoint.id} (prefilter)"
    opener = make_checkpoint_opener(pipeline, name, options)
    return PrefilteredJob(lookup, keys, options, limiter=pipeline.limiter, open_checkpoint=opener)
