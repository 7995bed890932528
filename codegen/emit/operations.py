"""Writing the operations: one typed factory a published operation, one module a tag."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from codegen.emit.annotations import render_annotation, render_string
from codegen.emit.models import HEADER
from codegen.normalise.plan import OperationPlan, Parameter, SdkPlan, find_references

if TYPE_CHECKING:
    from codegen.tree import Object

_WIDTH = 110
_CORE = "altegio_async._core.operation"
_PLACES = {
    "Any": "typing",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "date": "datetime",
    "datetime": "datetime",
    "Decimal": "decimal",
    "UNSET": "msgspec",
    "UnsetType": "msgspec",
    "Secret": "altegio_async._core.redact",
    **dict.fromkeys(("Answer", "Auth", "Body", "Endpoint", "Operation", "Paging", "Query", "Style"), _CORE),
}
_STANDARD = ("collections.abc", "datetime", "decimal", "typing")


def render_operations(plan: SdkPlan) -> dict[str, str]:
    """The text of each module of operations, by the module's name."""
    modules: dict[str, list[OperationPlan]] = {}
    for operation in plan.operations:
        modules.setdefault(operation.module, []).append(operation)
    return {name: _render_module(found, plan) for name, found in sorted(modules.items())}


def _render_module(operations: list[OperationPlan], plan: SdkPlan) -> str:
    blocks = [_render_factory(operation) for operation in sorted(operations, key=lambda item: item.name)]
    code = "\n\n\n".join(blocks)
    used: set[str] = set()
    for operation in operations:
        parts = (operation.result, operation.body, *(item.type_schema for item in operation.query))
        used |= find_references(list(parts))
    places: dict[str, list[str]] = {}
    for name in sorted(used):
        places.setdefault(f"..models.{plan.models[name].module}", []).append(name)
    for name, place in _PLACES.items():
        if re.search(rf"\b{name}\b", re.sub(r'"""(?s:.*?)"""|"[^"\n]*"', "", code)):
            places.setdefault(place, []).append(name)
    return f"{HEADER}\n\nfrom __future__ import annotations\n\n{_render_imports(places)}\n\n{code}\n"


def _render_imports(places: dict[str, list[str]]) -> str:
    groups: dict[int, list[str]] = {}
    for place in sorted(places):
        group = 0 if place in _STANDARD else 2 if place.startswith((".", "altegio")) else 1
        groups.setdefault(group, []).append(_render_import(place, sorted(places[place])))
    return "\n\n".join("\n".join(groups[group]) for group in sorted(groups))


def _render_import(place: str, names: list[str]) -> str:
    line = f"from {place} import {', '.join(names)}"
    if len(line) <= _WIDTH:
        return line
    return f"from {place} import (\n" + "".join(f"    {name},\n" for name in names) + ")"


def _render_factory(operation: OperationPlan) -> str:
    result = _render_result(operation)
    constant = f"_{operation.name.upper()}"
    facts = ",\n".join(f"    {key}={value}" for key, value in _list_facts(operation, result))
    head = f"{constant}: Endpoint[{result}] = Endpoint(\n{facts},\n)"
    arguments = [constant]
    if operation.path_parameters or operation.query or operation.body is not None:
        arguments.append(_render_tuple([item.python for item in operation.path_parameters]))
    if operation.query or operation.body is not None:
        arguments.append(_render_tuple([item.python for item in operation.query]))
    if operation.body is not None:
        arguments.append("body")
    lines = [f"def {operation.name}({_render_signature(operation)}) -> Operation[{result}]:"]
    if len(lines[0]) > _WIDTH:
        lines = [f"def {operation.name}(", *(f"    {part}," for part in _list_parameters(operation))]
        lines.append(f") -> Operation[{result}]:")
    text = _render_docstring(operation)
    return "\n".join([head, "", "", *lines, *text, f"    return Operation({', '.join(arguments)})"])


def _render_tuple(items: list[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _render_result(operation: OperationPlan) -> str:
    if operation.result is None:
        return "None"
    text = render_annotation(operation.result)
    return f"{text} | None" if operation.nullable_result and text != "Any" else text


def _list_facts(operation: OperationPlan, result: str) -> list[tuple[str, str]]:
    facts = [
        ("id", render_string(operation.id)),
        ("method", render_string(operation.method)),
        ("path", render_string(operation.path)),
        ("result", result),
        ("auth", f"Auth.{operation.auth}"),
    ]
    if operation.idempotent:
        facts.append(("idempotent", "True"))
    if operation.query:
        queries = [_render_query(item) for item in operation.query]
        short = _render_tuple(queries)
        split = "(\n" + "".join(f"        {query},\n" for query in queries) + "    )"
        facts.append(("query", short if len(short) < _WIDTH - 11 else split))
    if operation.body is not None:
        facts.append(("body", f"Body.{operation.body_kind}"))
    if operation.answer != "DATA":
        facts.append(("answer", f"Answer.{operation.answer}"))
    if operation.paging:
        facts.append(("paging", _render_paging(operation.paging)))
    if operation.batch:
        facts.append(("batch", render_string(operation.batch)))
    if operation.sensitive:
        facts.append(("sensitive", "True"))
    return facts


def _render_query(item: Parameter) -> str:
    style = "" if item.style == "PLAIN" else f", Style.{item.style}"
    return f"Query({render_string(item.wire)}{style})"


def _render_paging(paging: Object) -> str:
    sizes = "".join(
        f", {key}={int(paging[key])}" for key in ("default", "maximum") if paging.get(key) is not None
    )
    return (
        f"Paging({render_string(str(paging.get('page')))}, {render_string(str(paging.get('size')))}{sizes})"
    )


def _list_parameters(operation: OperationPlan) -> list[str]:
    parts = [
        f"{item.python}: {render_annotation(item.type_schema, argument=True)}"
        for item in operation.path_parameters
    ]
    options = [
        f"{item.python}: {render_annotation(item.type_schema, argument=True)}"
        for item in operation.query
        if item.required
    ]
    if operation.body is not None:
        body = render_annotation(operation.body, argument=True)
        unset = body if operation.body_required or body == "Any" else f"{body} | UnsetType"
        options.append(f"body: {unset}" + ("" if operation.body_required else " = UNSET"))
    for item in operation.query:
        if not item.required:
            text = render_annotation(item.type_schema, argument=True)
            optional = text if text.endswith("None") or text == "Any" else f"{text} | None"
            options.append(f"{item.python}: {optional} = None")
    return [*parts, "*", *options] if options else parts


def _render_signature(operation: OperationPlan) -> str:
    return ", ".join(_list_parameters(operation))


def _render_docstring(operation: OperationPlan) -> list[str]:
    summary, _, rest = operation.text.partition("\n\n")
    text = _escape_docstring(" ".join(summary.split())) or f"{operation.method} {operation.path}"
    lines = textwrap.wrap(text, _WIDTH - 8, break_long_words=False, break_on_hyphens=False)
    for paragraph in filter(None, (_escape_docstring(" ".join(part.split())) for part in rest.split("\n\n"))):
        lines += ["", *textwrap.wrap(paragraph, _WIDTH - 8, break_long_words=False, break_on_hyphens=False)]
    if operation.deprecated:
        lines += ["", "The description calls this operation deprecated."]
    described = [item for item in (*operation.path_parameters, *operation.query) if item.description]
    if described:
        lines += ["", "Args:"]
        for item in described:
            entry = f"{item.python}: {_escape_docstring(' '.join(item.description.split()))}"
            wrapped = textwrap.wrap(entry, _WIDTH - 12, break_long_words=False, break_on_hyphens=False)
            lines += [f"    {wrapped[0]}", *(f"        {line}" for line in wrapped[1:])]
    if len(lines) == 1:
        return [f'    """{lines[0]}"""']
    return [f'    """{lines[0]}', *(f"    {line}".rstrip() for line in lines[1:]), '    """']


def _escape_docstring(text: str) -> str:
    """Text that may stand in a docstring whatever it holds."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    escaped = plain.replace("\\", "\\\\").replace('"""', "'''")
    return escaped[:-1] + "'" if escaped.endswith('"') else escaped
