"""Emitter of operations: one typed factory per operation and one module per tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.emit.annotations import WIDTH, render_annotation, render_string
from codegen.emit.arguments import CORE_MODULES, render_argument_type, render_value
from codegen.emit.bodies import BODY_MODULES, render_body_type, render_body_value
from codegen.emit.docstrings import render_docstring
from codegen.emit.imports import find_words, group_imports, list_plain_imports
from codegen.emit.rendering import render_template
from codegen.normalise.plan import find_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.normalise.plan import OperationPlan, Parameter, SdkPlan
    from codegen.tree import Object

_CORE = "altegio_async._core.operation"
_MODULES = {
    "Any": "typing",
    "Literal": "typing",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "models": "..",
    "Decimal": "decimal",
    "UNSET": "msgspec",
    "UnsetType": "msgspec",
    "Secret": "altegio_async._core.redact",
    **CORE_MODULES,
    **BODY_MODULES,
    **dict.fromkeys(
        (
            *("AuthLevel", "Body", "Endpoint", "LazyEndpoint", "Operation", "Paging", "Query"),
            *("ResultForm", "Style", "factory"),
        ),
        _CORE,
    ),
}


@dataclass(frozen=True)
class FactorySource:
    """A factory of the template: its endpoint constant, its signature and its body, as source text."""

    name: str
    result: str
    has_struct_result: bool
    facts: list[tuple[str, str]]
    parameters: list[str]
    docstring: str
    arguments: list[str]
    check: str

    @property
    def constant(self) -> str:
        """Name of the endpoint constant."""
        return _name_constant(self.name)

    @property
    def endpoint(self) -> str:
        """Name of the class of the endpoint. A result with structs is evaluated at first use."""
        return "LazyEndpoint" if self.has_struct_result else "Endpoint"

    @property
    def has_short_signature(self) -> bool:
        """Whether the signature fits one line."""
        line = f"def {self.name}({', '.join(self.parameters)}) -> Operation[{self.result}]:"
        return len(line) <= WIDTH

    @property
    def has_short_arguments(self) -> bool:
        """Whether the arguments of the operation fit one line."""
        return len(f"    return Operation({', '.join(self.arguments)})") <= WIDTH

    @property
    def code(self) -> str:
        """The source text of the factory that can use imported names."""
        values = [value for _, value in self.facts]
        annotations = [parameter.partition(":")[2] for parameter in self.parameters]
        return " ".join(
            [
                "Endpoint",
                self.endpoint,
                "Operation",
                "factory",
                self.result,
                *values,
                *annotations,
                *self.arguments,
                self.check,
            ]
        )


def render_operations(plan: SdkPlan) -> dict[str, str]:
    """Return the text of each module of operations by module name."""
    modules: dict[str, list[OperationPlan]] = {}
    for operation in sorted(plan.operations, key=lambda operation: operation.name):
        modules.setdefault(operation.module, []).append(operation)
    return {name: _render_module(operations) for name, operations in sorted(modules.items())}


def _render_module(operations: list[OperationPlan]) -> str:
    factories = [_build_factory(operation) for operation in operations]
    words = find_words(" ".join(factory.code for factory in factories))
    return render_template(
        "operations.py.jinja",
        plain_imports=list_plain_imports(words),
        import_groups=group_imports(words, _MODULES, {}),
        factories=factories,
    )


def _build_factory(operation: OperationPlan) -> FactorySource:
    result = _render_result(operation)
    return FactorySource(
        name=operation.name,
        result=result,
        has_struct_result=_has_struct_result(operation),
        facts=_list_facts(operation, result),
        parameters=_list_parameters(operation),
        docstring=_render_docstring(operation),
        arguments=_list_arguments(operation),
        check=_render_check(operation),
    )


def _name_constant(name: str) -> str:
    return f"_{name.upper()}"


def _render_check(operation: OperationPlan) -> str:
    """Return the statement that checks several arguments together, or nothing."""
    if not operation.require_one:
        return ""
    names = {item.wire: item.python for item in operation.query}
    values = ", ".join(f"{names[wire]}={names[wire]}" for wire in operation.require_one)
    return f"check_any_given({values})"


def _list_arguments(operation: OperationPlan) -> list[str]:
    """Return the arguments of the `Operation`: endpoint, path, query, body; no trailing empty ones."""
    arguments = [_name_constant(operation.name)]
    if operation.path_parameters or operation.query or operation.body is not None:
        arguments.append(
            _render_values(render_value(item.python, item.check) for item in operation.path_parameters)
        )
    if operation.query or operation.body is not None:
        arguments.append(_render_values(map(_render_query_value, operation.query)))
    if operation.body is not None:
        arguments.append(render_body_value(operation.body, is_required=operation.body_required))
    if operation.headers:
        arguments.append("headers=headers")
    return arguments


def _render_query_value(item: Parameter) -> str:
    return render_value(item.python, item.check, is_optional=not item.required)


def _render_values(items: Iterable[str]) -> str:
    """Return a tuple of values, on several lines if one line is too short."""
    values = list(items)
    short = _render_tuple(values)
    if len(short) < WIDTH - 8:
        return short
    return "(\n" + "".join(f"            {value},\n" for value in values) + "        )"


def _render_tuple(items: Iterable[str]) -> str:
    values = list(items)
    return f"({values[0]},)" if len(values) == 1 else f"({', '.join(values)})"


def _render_result(operation: OperationPlan) -> str:
    if operation.result is None:
        return "None"
    text = render_annotation(operation.result, is_qualified=True).replace("builtins.list", "list")
    return f"{text} | None" if operation.nullable_result and text != "Any" else text


def _has_struct_result(operation: OperationPlan) -> bool:
    return bool(find_references(operation.result))


def _list_facts(operation: OperationPlan, result: str) -> list[tuple[str, str]]:
    """Return the keyword arguments of the endpoint. Arguments with default values are omitted."""
    facts = {
        "id": render_string(operation.id),
        "method": render_string(operation.method),
        "path": render_string(operation.path),
        "result": f"lambda: {result}" if _has_struct_result(operation) else result,
        "auth": f"AuthLevel.{operation.auth}",
        "idempotent": "True" if operation.idempotent else "",
        "query": _render_query(operation.query) if operation.query else "",
        "body": f"Body.{operation.body_kind}" if operation.body is not None else "",
        "media": render_string(operation.body_media) if operation.body_media else "",
        "result_form": f"ResultForm.{operation.envelope}" if operation.envelope != "DATA" else "",
        "paging": _render_paging(operation.paging) if operation.paging else "",
        "batch": render_string(operation.batch) if operation.batch else "",
        "sensitive": "True" if operation.sensitive else "",
        "api_version": render_string(operation.api_version) if operation.api_version else "",
        "forms": _render_tuple(map(render_string, operation.result_forms)) if operation.result_forms else "",
    }
    return [(keyword, value) for keyword, value in facts.items() if value]


def _render_query(parameters: tuple[Parameter, ...]) -> str:
    items = [_render_query_item(item) for item in parameters]
    short = _render_tuple(items)
    if len(short) < WIDTH - 11:
        return short
    return "(\n" + "".join(f"        {item},\n" for item in items) + "    )"


def _render_query_item(item: Parameter) -> str:
    style = "" if item.style == "PLAIN" else f", Style.{item.style}"
    words = ", boolean_words=True" if item.boolean_words else ""
    return f"Query({render_string(item.wire)}{style}{words})"


def _render_paging(paging: Object) -> str:
    names = [render_string(str(paging.get(key))) for key in ("page", "size")]
    sizes = [f"{key}={int(paging[key])}" for key in ("default", "maximum") if paging.get(key) is not None]
    sizes += ["in_body=True"] if paging.get("in_body") else []
    return f"Paging({', '.join([*names, *sizes])})"


def _list_parameters(operation: OperationPlan) -> list[str]:
    """Return the parameters of the factory: path ones, then required and optional keyword-only ones."""
    positional = [_render_parameter(item) for item in operation.path_parameters]
    keyword = [_render_parameter(item) for item in operation.query if item.required]
    if operation.body is not None:
        keyword.append(_render_body_parameter(operation.body, is_required=operation.body_required))
    if any(item.required for item in operation.headers):
        keyword.append("headers: Mapping[str, str]")
    keyword += [_render_parameter(item) for item in operation.query if not item.required]
    if operation.headers and not any(item.required for item in operation.headers):
        keyword.append("headers: Mapping[str, str] | None = None")
    return [*positional, "*", *keyword] if keyword else positional


def _render_parameter(item: Parameter) -> str:
    annotation = render_argument_type(item.type_schema, item.check, is_qualified=True)
    if item.required:
        return f"{item.python}: {annotation}"
    is_nullable = annotation.endswith("None") or annotation == "Any"
    return f"{item.python}: {annotation if is_nullable else f'{annotation} | None'} = None"


def _render_body_parameter(body: Object, *, is_required: bool) -> str:
    annotation = render_body_type(body)
    if is_required:
        return f"body: {annotation}"
    return f"body: {annotation if annotation == 'Any' else f'{annotation} | UnsetType'} = UNSET"


def _render_docstring(operation: OperationPlan) -> str:
    """Return the text of the docstring, indented for the body of the factory."""
    summary, *details = operation.text.split("\n\n")
    paragraphs = [summary or f"{operation.method} {operation.path}", *details]
    if operation.deprecated:
        paragraphs.append("Deprecated in the description.")
    described = [item for item in (*operation.path_parameters, *operation.query) if item.description]
    entries = [f"{item.python}: {item.description}" for item in described]
    if operation.headers:
        entries.append(f"headers: {', '.join(map(_describe_header, operation.headers))}")
    return render_docstring(paragraphs, {"Args": entries}, indent=4)


def _describe_header(item: Parameter) -> str:
    name = f"`{item.wire}`" if item.style == "HEADER" else f"`Cookie` with `{item.wire}`"
    return f"{name} (required)" if item.required else name
