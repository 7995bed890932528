"""`altegio.bulk`: look up many keys, read many lists and client bases, and change many objects."""

from __future__ import annotations

from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.change_methods import ChangeMethods
from altegio_async.bulk.client_methods import ClientMethods
from altegio_async.bulk.join_methods import JoinMethods
from altegio_async.bulk.list_methods import ListMethods
from altegio_async.bulk.lookup_methods import LookupMethods

__all__ = ["Bulk"]


class Bulk(LookupMethods, ListMethods, ClientMethods, JoinMethods, ChangeMethods):
    """Bulk jobs: many keys, few and concurrent requests, and one outcome per key.

    Each method returns a `BulkJob`, which starts when it is iterated over or awaited. `async for` yields an
    `Outcome` per key in the order of completion. `await` returns a `BulkResult` with all outcomes.

    Keys are a mapping of location ids to ids or phones, or pairs of both in a list, another iterable or an
    async iterable. All keys of a mapping or a collection are validated before the first request, and a
    repeated key is requested once. Keys of an iterator are read on demand: at most 10,000 ids or 100 phones
    ahead of the delivered outcomes, or twice the keys of `max_in_flight` requests if that is more. An invalid
    key raises an error when it is read. A repeated key is recognised within that distance and among the last
    1,000 finished keys; always if the job is awaited or has a checkpoint.

    A failed request fails its own keys only. An error that is not an `AltegioError` ends the job. If the API
    refuses the token (`AuthenticationError`) and the token cannot be renewed, no more requests are sent and
    all unfinished keys fail with that error.

    The options are described in `BulkOptions`, `LookupOptions`, `PhoneLookupOptions` and `WriteOptions`.

    Bulk writes (`freeze`, `unfreeze`, `set_period`, `set_balance`, `archive_membership_types`) apply one
    change to many objects, one request each. Keys are `{chain_id: ids}` or pairs of chain id and id; all of
    them are read before the first request. The job reads the present values, calls `on_plan`, and then sends
    the changes. The value of an outcome is a `Change` with the old and the new values. An object that already
    has the new values is not changed. A change whose response is lost is confirmed by reading the object. If
    that does not show that it was applied, the key fails with an `UnknownOutcomeError` and the change is not
    repeated; `BulkResult.unknown` lists these keys. With a checkpoint the intent of each change is stored on
    the disk before it is sent. A later run with the same arguments then applies every change once or reports
    it as unknown. Without a checkpoint an interruption loses the outcomes.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
