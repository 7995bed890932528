"""Comparison of operations: their Python signatures and their effect on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.diff.changes import OPTIONAL_NOW, ApiChange, Changes
from codegen.diff.types import Position, TypeDiff, render_type
from codegen.normalise.unions import add_null

if TYPE_CHECKING:
    from codegen.diff.wire import WireDiff
    from codegen.normalise.plan import OperationPlan, Parameter, SdkPlan
    from codegen.tree import Object

_LEVELS = {"NONE": "none", "PARTNER": "partner", "USER": "partner+user"}
_ORDER = list(_LEVELS)
_WRAPPED = {
    "DATA": "result under data",
    "JSON_API": "result in JSON:API form",
    "BARE": "result as the whole body",
    "TEXT": "result as text",
    "BYTES": "result as bytes",
}
_NOTHING: Object = {"type": "null"}


class PlanDiff:
    """Compares the plans of two SDKs, operation by operation, matched by Python name.

    An operation whose factory has another name is matched by its id, or by its method and path.
    """

    def __init__(self, old: SdkPlan, new: SdkPlan, wire: WireDiff | None = None) -> None:
        self.wire = wire
        self.methods = [_index_methods(plan) for plan in (old, new)]
        self.changes = wire.changes if wire else Changes()
        self.types = TypeDiff(old.models, new.models, self.changes)
        self.before = {operation.name: operation for operation in old.operations}
        self.after = {operation.name: operation for operation in new.operations}

    def run(self) -> list[ApiChange]:
        """Compare the plans and return all changes."""
        if self.wire:
            self.wire.compare_documents()
        renamed = self._find_renamed()
        for old, new in renamed.items():
            self.changes.note("changed", "operation", old, f"renamed to {new}", breaking=True)
        for name in self.before.keys() - self.after.keys() - renamed.keys():
            self.changes.note("removed", "operation", name, breaking=True)
        for name in self.after.keys() - self.before.keys() - set(renamed.values()):
            self.changes.note("added", "operation", name, breaking=False)
        for name in self.before.keys() & self.after.keys() | renamed.keys():
            self._compare_operation(self.before[name], self.after[renamed.get(name, name)])
        return self.changes.all()

    def _find_renamed(self) -> dict[str, str]:
        """Return the new name of each operation whose factory was renamed."""
        added = [self.after[name] for name in sorted(self.after.keys() - self.before.keys())]
        by_id = {plan.id: plan.name for plan in added}
        by_location = {(plan.method, plan.path): plan.name for plan in added}
        renamed: dict[str, str] = {}
        for name in sorted(self.before.keys() - self.after.keys()):
            old = self.before[name]
            found = by_id.get(old.id) or by_location.get((old.method, old.path))
            if found and found not in renamed.values():
                renamed[name] = found
        return renamed

    def _compare_operation(self, old: OperationPlan, new: OperationPlan) -> None:
        self._compare_facts(old, new)
        self._compare_methods(old, new)
        self._compare_parameters(old, new)
        self._compare_bodies(old, new)
        self._compare_results(old, new)
        if self.wire:
            self.wire.compare_operation(old, new)

    def _compare_methods(self, old: OperationPlan, new: OperationPlan) -> None:
        before, after = self.methods[0].get(old.id), self.methods[1].get(new.id)
        if before != after:
            kind = "added" if before is None else "removed" if after is None else "changed"
            detail = f"became {after}" if kind == "changed" else ""
            self.changes.note(kind, "method", str(before or after), detail, breaking=kind != "added")

    def _compare_facts(self, old: OperationPlan, new: OperationPlan) -> None:
        name = old.name
        self._note_change("path", name, f"{old.method} {old.path}", f"{new.method} {new.path}")
        self._note_change("operation id", name, old.id, new.id)
        self._note_change("module", name, old.module, new.module)
        raised = _ORDER.index(new.auth) > _ORDER.index(old.auth)
        self._note_change("auth", name, _LEVELS[old.auth], _LEVELS[new.auth], breaking=raised)
        if old.deprecated != new.deprecated:
            detail = "deprecated now" if new.deprecated else "no longer deprecated"
            self.changes.note("changed", "operation", name, detail, breaking=False)
        if old.method == new.method and old.idempotent != new.idempotent:
            detail = "can be retried now" if new.idempotent else "can no longer be retried"
            self.changes.note("changed", "operation", name, detail, breaking=False)
        if old.sensitive != new.sensitive:
            detail = "contains secrets now" if new.sensitive else "no longer contains secrets"
            self.changes.note("changed", "operation", name, detail, breaking=False)
        self._note_change("batch", name, old.batch or "none", new.batch or "none")

    def _note_change(
        self, subject: str, place: str, before: str, after: str, *, breaking: bool = False
    ) -> None:
        if before != after:
            self.changes.note("changed", subject, place, f"{before} became {after}", breaking=breaking)

    # -- parameters -----------------------------------------------------------------------------

    def _compare_parameters(self, old: OperationPlan, new: OperationPlan) -> None:
        before, after = _index_parameters(old), _index_parameters(new)
        for name in before.keys() - after.keys():
            where, _ = before[name]
            self.changes.note("removed", "parameter", f"{old.name}.{name}", f"in {where}", breaking=True)
        for name in after.keys() - before.keys():
            where, added = after[name]
            detail = f"in {where}, {'required' if added.required else 'optional'}"
            self.changes.note("added", "parameter", f"{old.name}.{name}", detail, breaking=added.required)
        for name in before.keys() & after.keys():
            self._compare_parameter(f"{old.name}.{name}", before[name], after[name])
        orders = [[item.python for item in plan.path_parameters] for plan in (old, new)]
        common = [
            ", ".join(name for name in order if all(name in names for names in orders)) for order in orders
        ]
        self._note_change("order of arguments", old.name, *common, breaking=True)
        if before.keys() == after.keys() and old.paging != new.paging:
            # An added or removed paging parameter is reported as a parameter.
            self._note_change(
                "paging", old.name, _describe_paging(old), _describe_paging(new), breaking=not new.paging
            )

    def _compare_parameter(self, place: str, old: tuple[str, Parameter], new: tuple[str, Parameter]) -> None:
        (before, mine), (after, theirs) = old, new
        self._note_change("parameter", place, f"in {before}", f"in {after}", breaking=True)
        if mine.required != theirs.required:
            detail = "required now" if theirs.required else OPTIONAL_NOW
            self.changes.note("changed", "parameter", place, detail, breaking=theirs.required)
        spot = Position("parameter", place, in_response=False, argument=True)
        if not self.types.compare(mine.type_schema, theirs.type_schema, spot) and before == after == "query":
            self._note_change("parameter", place, _describe_encoding(mine), _describe_encoding(theirs))

    # -- bodies and results ---------------------------------------------------------------------

    def _compare_bodies(self, old: OperationPlan, new: OperationPlan) -> None:
        name = old.name
        if old.body is None or new.body is None:
            if old.body is not None:
                self.changes.note("removed", "body", name, breaking=True)
            elif new.body is not None:
                self.changes.note("added", "body", name, breaking=new.body_required)
            return
        if old.body_required != new.body_required:
            detail = "required now" if new.body_required else OPTIONAL_NOW
            self.changes.note("changed", "body", name, detail, breaking=new.body_required)
        self._note_change("body", name, str(old.body_kind), str(new.body_kind))
        self._note_change("media type", name, old.body_media or "usual", new.body_media or "usual")
        self.types.compare(old.body, new.body, Position("body", name, in_response=False, argument=True))

    def _compare_results(self, old: OperationPlan, new: OperationPlan) -> None:
        if old.result is None and new.result is not None:
            # Code cannot depend on a result of None.
            self._note_change("result", old.name, "None", render_type(_get_result_type(new)))
            return
        self.types.compare(
            _get_result_type(old), _get_result_type(new), Position("result", old.name, in_response=True)
        )
        if new.result is not None:
            self._note_change("envelope", old.name, _WRAPPED[old.envelope], _WRAPPED[new.envelope])


def _index_methods(plan: SdkPlan) -> dict[str, str]:
    """Return the method of each operation by operation id."""
    return {identity: name for name, ids in plan.names.methods.items() for identity in ids}


def _index_parameters(plan: OperationPlan) -> dict[str, tuple[str, Parameter]]:
    parameters = {item.python: ("path", item) for item in plan.path_parameters}
    parameters |= {item.python: ("query", item) for item in plan.query}
    return parameters | {f"headers[{item.wire}]": (item.style.lower(), item) for item in plan.headers}


def _describe_encoding(parameter: Parameter) -> str:
    booleans = ", booleans as words" if parameter.boolean_words else ""
    return f"{parameter.wire} ({parameter.style}{booleans})"


def _describe_paging(plan: OperationPlan) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted((plan.paging or {"none": ""}).items())).strip()


def _get_result_type(plan: OperationPlan) -> Object:
    if plan.result is None:
        return _NOTHING
    return add_null(plan.result) if plan.nullable_result and plan.result else plan.result
