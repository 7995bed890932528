"""Planner of updates: methods that read an object, change the given fields and send everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from codegen.errors import CodegenError
from codegen.naming import name_methods
from codegen.normalise.plan import REF, UpdatePlan
from codegen.normalise.unions import list_parts
from codegen.tree import Object, as_array, as_object, as_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from codegen.normalise.plan import Argument, Field, MethodPlan, OperationPlan, StructPlan
    from codegen.normalise.result_fields import ResultFields

_FORM = "form:"
_KEYS = frozenset(
    {"read", "query", "sources", "options", "unread", "possibly-unread", "optional", "hand-written", "verify"}
)


class UpdatePlanner:
    """Plans the update of each operation that has the key `x-altegio-update`.

    Args:
        operations: all operations.
        models: all structs by name.
        result_fields: finds fields in the results of operations.
        plan_field: returns the argument of a field of a body.
    """

    def __init__(
        self,
        operations: list[OperationPlan],
        models: dict[str, StructPlan],
        result_fields: ResultFields,
        plan_field: Callable[[Field], Argument],
    ) -> None:
        self._operations = {operation.id: operation for operation in operations}
        self._models = models
        self._result_fields = result_fields
        self._plan_field = plan_field

    def plan(self, write: MethodPlan) -> UpdatePlan:
        """Return the update of a method that sends a whole object.

        Raises:
            CodegenError: a fact is wrong, or a field of the body has no source in the object.
        """
        operation = write.operation
        facts = as_object(operation.update)
        if facts.keys() - _KEYS:
            _fail(operation, f"unknown keys {', '.join(sorted(facts.keys() - _KEYS))}")
        if not isinstance(facts.get("verify", False), bool):
            _fail(operation, "verify must be true or false")
        _, name = name_methods(operation.resource_method)
        if not name:
            _fail(operation, "the name of its method must begin with update or replace")
        query = as_object(facts.get("query"))
        read = self._find_read(operation, as_string(facts.get("read")), query)
        struct = _find_struct(operation.body)
        if struct is None:
            _fail(operation, "its body is not an object")
        fields = self._models[struct].fields
        options = as_object(facts.get("options"))
        unread, possibly = (
            [str(wire) for wire in as_array(facts.get(key))] for key in ("unread", "possibly-unread")
        )
        by_hand = {str(wire): str(source) for wire, source in as_object(facts.get("hand-written")).items()}
        sources = {
            str(place): [str(source) for source in (as_array(value) or [value])]
            for place, value in as_object(facts.get("sources")).items()
        }
        self._check_sources(operation, read, sources, struct)
        self._check_sources(operation, read, {wire: [source] for wire, source in by_hand.items()}, struct)
        self._check_fields(operation, read, fields, {*options, *unread, *by_hand, *possibly}, sources)
        self._check_struct(operation, read, {*options, *unread, *by_hand}, {*possibly})
        names = {field.wire: field.python for field in fields}
        places = {wire: [wire] for wire in names} | sources | {wire: [one] for wire, one in by_hand.items()}
        optional = [str(wire) for wire in as_array(facts.get("optional"))]
        if unknown := sorted({*optional} - names.keys()):
            _fail(operation, f"{', '.join(unknown)}: not in the body")
        taken = {item.python for item in operation.path_parameters}
        return UpdatePlan(
            name=name,
            write=write,
            read=read,
            query={item.python: query[item.wire] for item in read.query if item.wire in query},
            struct=struct,
            fields=tuple(self._plan_field(field) for field in fields if field.python not in taken),
            sources=sources,
            forms={
                field.python: field.check.removeprefix(_FORM)
                for field in fields
                if field.check.startswith(_FORM)
            },
            options={names[wire]: value for wire, value in options.items()},
            unread=tuple(names[wire] for wire in unread),
            possibly_unread=tuple(names[wire] for wire in possibly),
            optional={names[wire]: places[wire] for wire in optional},
            by_hand=by_hand,
            is_verified=facts.get("verify", False) is True,
        )

    def _find_read(self, operation: OperationPlan, identity: str, query: Object) -> OperationPlan:
        read = self._operations.get(identity)
        if read is None or _find_struct(read.result) is None:
            _fail(operation, f"{identity or 'nothing'} is not an operation that returns an object")
        known = {item.python for item in operation.path_parameters}
        missing = [item.python for item in read.path_parameters if item.python not in known]
        missing += [item.python for item in read.query if item.required and item.wire not in query]
        if missing:
            _fail(operation, f"{identity} needs {', '.join(missing)}")
        unknown = query.keys() - {item.wire for item in read.query}
        if unknown:
            _fail(operation, f"{identity} has no query parameter {', '.join(sorted(unknown))}")
        return read

    def _check_sources(
        self, operation: OperationPlan, read: OperationPlan, sources: dict[str, list[str]], struct: str
    ) -> None:
        """Check that each place exists in the body, each source in the struct and one of them in the read."""
        for place, found in sources.items():
            if not self._has_place(struct, place):
                _fail(operation, f"the body has no field {place}")
            for source in found:
                if not self._has_place(_find_struct(read.result), source):
                    _fail(operation, f"{read.id} returns no field {source}")
            if not any(self._result_fields.has_place(read.id, source) for source in found):
                _fail(operation, f"the response of {read.id} is described without {', '.join(found)}")

    def _check_fields(
        self,
        operation: OperationPlan,
        read: OperationPlan,
        fields: list[Field],
        excluded: set[str],
        sources: Iterable[str],
    ) -> None:
        """Check that each field of the body is in the response of the read, has a source or is excluded."""
        wires = {field.wire for field in fields}
        returned = {wire for wire in wires if self._result_fields.has_place(read.id, wire)}
        found = returned | {place.partition(".")[0] for place in sources}
        lost = sorted(wires - found - excluded)
        if lost:
            _fail(
                operation,
                f"{read.id} does not return {', '.join(lost)}: "
                "add sources, options, unread, possibly-unread or hand-written",
            )
        unknown = sorted(excluded - wires) + sorted(excluded & found)
        if unknown:
            _fail(operation, f"{', '.join(unknown)}: not in the body, or returned by {read.id}")

    def _check_struct(
        self, operation: OperationPlan, read: OperationPlan, absent: set[str], possibly: set[str]
    ) -> None:
        """Check that the struct of the object has the fields that are possibly unread, and no absent ones."""
        struct = _find_struct(read.result) or ""
        known = {field.wire for field in self._models[struct].fields}
        if absent & known:
            _fail(operation, f"{struct} has {', '.join(sorted(absent & known))}: use possibly-unread")
        if possibly - known:
            _fail(operation, f"{struct} has no {', '.join(sorted(possibly - known))}: use unread")

    def _has_place(self, struct: str | None, place: str) -> bool:
        head, _, rest = place.partition(".")
        model = self._models.get(struct or "")
        field = next((field for field in model.fields if field.wire == head), None) if model else None
        return field is not None and (not rest or self._has_place(_find_struct(field.type_schema), rest))


def _find_struct(type_schema: Object | None) -> str | None:
    """Return the first struct among the alternatives of a type."""
    return next((str(part[REF]) for part in list_parts(type_schema or {}) if REF in part), None)


def _fail(operation: OperationPlan, reason: str) -> NoReturn:
    raise CodegenError(f"x-altegio-update of {operation.id}: {reason}")
