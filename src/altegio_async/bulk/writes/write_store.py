"""The checkpoint of a bulk write: intents and outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
from msgspec.structs import replace

from altegio_async._core.decoders import make_decoder
from altegio_async.bulk.checkpoint import StoredOutcome
from altegio_async.bulk.checkpoint_rows import UNCERTAIN, Store, encode_error
from altegio_async.bulk.writes.plan import Change
from altegio_async.bulk.writes.sender import ChangeSender, Intent, Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.checkpoint import Checkpoint

_encode = msgspec.json.Encoder().encode


class WriteStore(Store[Change]):
    """The stored intents and outcomes of a bulk write.

    Args:
        checkpoint: the open file.
        sender: the look-up of the job.
        retry_failed: plan keys again that failed in an earlier run.
        is_dry_run: save nothing.
    """

    def __init__(
        self, checkpoint: Checkpoint, sender: ChangeSender, *, retry_failed: bool, is_dry_run: bool
    ) -> None:
        super().__init__(checkpoint, sender, retry_failed=retry_failed)
        self._sender = sender
        self._is_dry_run = is_dry_run
        self._decode_intent = make_decoder(Intent).decode

    def find_intent(self, key: Key) -> Intent | None:
        """Return the intent of an earlier run whose outcome is not stored, or None.

        Raises:
            CheckpointError: the file is damaged.
        """
        for row in self._checkpoint.find(*key):
            if row.status in UNCERTAIN:
                with self._checkpoint.guard:
                    intent = cast("Intent", self._decode_intent(row.value or b""))
                return replace(intent, is_reported=row.status == "unknown")
        return None

    def save_intent(self, key: Key, intent: Intent) -> None:
        """Store an intent on the disk.

        Raises:
            CheckpointError: it cannot be stored.
        """
        self._checkpoint.save([StoredOutcome(key[0], key[1], key[1], "intent", _encode(intent), None)])

    def save(self, entries: Iterable[Entry[Change]]) -> None:
        """Write outcomes to the file in one transaction. A dry run writes nothing.

        Raises:
            CheckpointError: they cannot be written.
        """
        if not self._is_dry_run:
            super().save(entries)

    def _to_row(self, entry: Entry[Change]) -> StoredOutcome:
        """Return the row of an outcome. A change that may have been applied keeps its intent."""
        intent = self._sender.uncertain.get(entry.key)
        if intent is None or entry.error is None:
            return super()._to_row(entry)
        chain_id, object_id = entry.key
        value: bytes = _encode(intent)
        return StoredOutcome(chain_id, object_id, object_id, "unknown", value, encode_error(entry.error))
