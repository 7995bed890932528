"""Planner of resources: classes with the methods of one subject, named by facts in the corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.errors import CodegenError
from codegen.naming import MODULES, make_safe, name_methods, to_pascal_case
from codegen.normalise.plan import REF, Argument, Field, MethodPlan, OperationPlan, Parameter, ResourcePlan
from codegen.normalise.unions import is_list, is_mapping, list_parts
from codegen.normalise.updates import UpdatePlanner

if TYPE_CHECKING:
    from codegen.normalise.plan import StructPlan
    from codegen.normalise.result_fields import ResultFields
    from codegen.tree import Object

_MAX_FIELDS = 12
_POSITIONAL = frozenset({"location_id", "chain_id"})


def plan_resources(
    operations: list[OperationPlan], models: dict[str, StructPlan], result_fields: ResultFields
) -> list[ResourcePlan]:
    """Return the resources of an SDK by name. Operations without a resource have no method.

    A leading part that all resources have, such as `v2`, belongs to the package and is dropped.

    Raises:
        CodegenError: two operations have the same method.
    """
    methods: dict[str, dict[str, MethodPlan]] = {}
    names = {operation.resource for operation in operations if operation.resource}
    prefix = _find_common_prefix(names)
    for operation in sorted(operations, key=lambda operation: operation.resource_method):
        if not operation.resource:
            continue
        group = methods.setdefault(operation.resource.removeprefix(prefix), {})
        method = _plan_method(operation, models)
        if method.name in group:
            raise CodegenError(f"two operations have the method {operation.resource}.{method.name}")
        group[method.name] = method
    planner = UpdatePlanner(operations, models, result_fields, lambda item: _plan_field(item, models))
    plans = {
        name: _plan_resource(prefix, name, list(group.values()), planner) for name, group in methods.items()
    }
    return [
        replace(plan, children=_find_children(plan, plans))
        for plan in sorted(plans.values(), key=lambda plan: plan.name)
    ]


def _find_common_prefix(names: set[str]) -> str:
    """Return the first part of all names with its dot, or nothing."""
    prefixes = {name.partition(".")[0] for name in names if "." in name}
    is_common = len(prefixes) == 1 and all("." in name for name in names)
    return f"{next(iter(prefixes))}." if is_common else ""


def _plan_resource(prefix: str, name: str, methods: list[MethodPlan], planner: UpdatePlanner) -> ResourcePlan:
    words = name.replace(".", "_").split("_")
    updates = [planner.plan(method) for method in methods if method.operation.update is not None]
    taken = {method.name for method in methods}
    for update in updates:
        if update.name in taken:
            raise CodegenError(f"two operations have the method {prefix}{name}.{update.name}")
    return ResourcePlan(
        f"{prefix}{name}",
        name,
        to_pascal_case(words),
        name.replace(".", "_"),
        tuple(methods),
        tuple(updates),
    )


def _find_children(plan: ResourcePlan, plans: dict[str, ResourcePlan]) -> tuple[ResourcePlan, ...]:
    return tuple(plans[name] for name in sorted(plans) if name.startswith(f"{plan.name}."))


def _plan_method(operation: OperationPlan, models: dict[str, StructPlan]) -> MethodPlan:
    is_paged = operation.paging is not None
    parameters = [item for item in operation.query if not (is_paged and _is_page(item, operation))]
    names = [item.python for item in (*operation.path_parameters, *parameters)]
    style = _choose_body_style(operation, models, names)
    fields = _list_fields(operation, models) if style == "fields" else []
    arguments = [_plan_argument(item) for item in parameters]
    keyword = [item for item in arguments if item.python not in _POSITIONAL]
    keyword += [_plan_field(item, models) for item in fields]
    is_body_required = (
        operation.body_required
        or style == "structs"
        or any(item.required for item in _list_fields(operation, models))
    )
    if style and style != "fields":
        keyword.append(Argument("body", operation.body or {}, is_body_required, is_field=True))
    keyword += _list_headers(operation)
    required = [item for item in keyword if item.required]
    optional = [item for item in keyword if not item.required]
    first = [item for item in arguments if item.python in _POSITIONAL]
    return MethodPlan(
        name=_name_method(operation),
        operation=operation,
        positional=(
            *map(_plan_argument, operation.path_parameters),
            *sorted(first, key=lambda item: not item.required),
        ),
        keyword=(*required, *optional),
        body_style=style,
        body_fields=tuple(fields),
        is_body_required=is_body_required,
        is_paged=is_paged,
    )


def _name_method(operation: OperationPlan) -> str:
    """Return the name of the method that sends the request of an operation and no other."""
    raw, _ = name_methods(operation.resource_method) if operation.update is not None else ("", "")
    return raw or make_safe(operation.resource_method, "call")


def _is_page(item: Parameter, operation: OperationPlan) -> bool:
    """Return whether a query parameter is set by the pager."""
    paging = operation.paging or {}
    return item.wire in {paging.get("page"), paging.get("size")} and not paging.get("in_body")


def _plan_argument(item: Parameter) -> Argument:
    return Argument(item.python, item.type_schema, item.required, item.description, item.check)


def _plan_field(item: Field, models: dict[str, StructPlan]) -> Argument:
    rows: Object = item.type_schema.get("items") or {}
    fields = models[str(rows[REF])].fields if REF in rows else []
    return Argument(
        item.python,
        item.type_schema,
        item.required,
        item.description,
        item.check,
        is_field=True,
        nullable=item.nullable,
        takes_ids=[field.python for field in fields if field.required] == ["id"],
    )


def _list_headers(operation: OperationPlan) -> list[Argument]:
    if not operation.headers:
        return []
    required = any(item.required for item in operation.headers)
    mapping: Object = {"type": "object", "additionalProperties": {"type": "string"}}
    return [Argument("headers", mapping, required, "Headers to send.")]


def _choose_body_style(operation: OperationPlan, models: dict[str, StructPlan], taken: list[str]) -> str:
    """Return how the method takes the body, see `MethodPlan`."""
    if operation.body is None or operation.has_empty_body:
        return ""
    if REF in operation.body:
        fields = _list_fields(operation, models)
        is_small = 0 < len(fields) <= _MAX_FIELDS and all(_is_flat(item.type_schema) for item in fields)
        is_free = not {item.python for item in fields} & {*taken, *MODULES, "self", "body", "page_size"}
        has_fields = operation.body_kind in {"JSON", "MULTIPART"} and (
            is_small or operation.has_field_arguments
        )
        return "fields" if has_fields and is_free else "struct"
    if is_list(operation.body) and REF in operation.body["items"]:
        return "structs"
    return "union" if all(REF in part for part in list_parts(operation.body)) else "any"


def _list_fields(operation: OperationPlan, models: dict[str, StructPlan]) -> list[Field]:
    """Return the fields of the body, without those that the pager sets."""
    paging = operation.paging or {}
    pages = {paging.get("page"), paging.get("size")} if paging.get("in_body") else set[str]()
    struct = models.get(str((operation.body or {}).get(REF)))
    return [item for item in (struct.fields if struct else []) if item.wire not in pages]


def _is_flat(type_schema: Object) -> bool:
    """Return whether a type is a single value or a list of single values."""
    return all(
        not (REF in part or is_mapping(part) or (is_list(part) and not _is_single(part["items"])))
        for part in list_parts(type_schema)
    ) and bool(type_schema)


def _is_single(type_schema: Object) -> bool:
    return bool(type_schema) and not any(
        REF in part or is_mapping(part) or is_list(part) for part in list_parts(type_schema)
    )
