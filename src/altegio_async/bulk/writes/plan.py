"""Changes of bulk writes, and the plan that `on_plan` receives before the first of them is sent."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from altegio_async._core.convertible import Convertible
from altegio_async.errors import AltegioError

__all__ = ["Change", "ChangeStatus", "WritePlan"]


class ChangeStatus(StrEnum):
    """The status of a change."""

    PLANNED = "planned"
    APPLIED = "applied"
    UNCHANGED = "unchanged"


class Change(Convertible, Struct, frozen=True):
    """The change of one object by a bulk write.

    Attributes:
        status: planned (a dry run, which sends nothing), applied, or unchanged (the object already has the
            new values, so nothing is sent).
        old: the values before the change, by field. None means that the API does not send the value.
        new: the values that the change sets, by field.
        is_verified: whether the change was confirmed by reading the object, because the response to the
            write was lost or was not a success.
    """

    status: ChangeStatus
    old: dict[str, Any]
    new: dict[str, Any]
    is_verified: bool = False


class WritePlan(Convertible, Struct, frozen=True):
    """What a bulk write is about to do.

    Keys are pairs of chain id and object id. In `to_dict()`, `changes` is a list of dictionaries with
    `key` and the fields of the change, and `failed` one with `key` and `error`.

    Attributes:
        operation: id of the published operation.
        changes: the changes to send, one request each.
        unchanged: keys of objects that already have the new values.
        missing: keys of objects that do not exist.
        failed: keys that are not sent, with the reason: the object cannot be read, its state does not allow
            the change, or an earlier run may have changed it.
        finished: number of keys that have an outcome in the checkpoint.
        repeated: keys of `changes` that an earlier run may have sent. They have their old values, and
            are read again immediately before they are sent.
    """

    operation: str
    changes: dict[tuple[int, int], Change]
    unchanged: list[tuple[int, int]]
    missing: list[tuple[int, int]]
    failed: dict[tuple[int, int], AltegioError]
    finished: int = 0
    repeated: list[tuple[int, int]] = []

    def __repr__(self) -> str:
        return (
            f"<WritePlan: {self.operation}, {len(self.changes)} changes, {len(self.unchanged)} unchanged, "
            f"{len(self.missing)} missing, {len(self.failed)} failed, {self.finished} finished>"
        )

    def _list_entries(self) -> dict[str, Any]:
        changes = [{"key": key, **change.to_dict()} for key, change in self.changes.items()]
        failed = [{"key": key, "error": error} for key, error in self.failed.items()]
        return {**super()._list_entries(), "changes": changes, "failed": failed}
