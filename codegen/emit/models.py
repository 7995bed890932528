"""Emitter of structs, based on datamodel-code-generator."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from codegen.emit.annotations import render_string
from codegen.emit.rendering import HEADER, render_template
from codegen.errors import CodegenError
from codegen.normalise.checks import list_field_checks
from codegen.normalise.plan import REF, Field, StructPlan
from codegen.normalise.unions import add_null, list_parts
from codegen.tree import Object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

_BASE = "altegio_async._core.model.Model"
_EMPTY_ARRAY = "altegio_async._core.model.EmptyArray"
_MIXINS = "altegio_async._core.derived"


def build_models_document(models: Iterable[StructPlan]) -> Object:
    """Return the structs as an OpenAPI document in the form that the model generator needs."""
    by_name = {model.name: model for model in models}
    paths = {name: f"{model.module}.{name}" for name, model in by_name.items()}
    schemas = {paths[name]: _build_schema(by_name[name], paths) for name in sorted(by_name)}
    return {
        "openapi": "3.1.1",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def render_models(models: dict[str, StructPlan]) -> dict[str, str]:
    """Return the text of each module of structs by module name."""
    if not models:
        return {}
    modules = _generate(build_models_document(models.values()), _collect_aliases(models.values()))
    texts = {
        parts[-1].removesuffix(".py"): text for parts, text in modules.items() if parts != ("__init__.py",)
    }
    _check_names(models, texts)
    return {
        name: _add_methods(_quote_literals(text.rstrip("\n") + "\n"), models) for name, text in texts.items()
    }


def _build_schema(model: StructPlan, paths: dict[str, str]) -> Object:
    result: Object = {"type": "object", "properties": {}}
    text = _flatten_text(model.description)
    if text:
        result["description"] = text
    for field in model.fields:
        result["properties"][field.wire] = _build_property(field, paths, in_response=model.in_response)
    required = [field.wire for field in model.fields if field.required]
    if required:
        result["required"] = required
    if model.mixin:
        result["customBasePath"] = [f"{_MIXINS}.{model.mixin}", _BASE]
    return result


def _build_property(field: Field, paths: dict[str, str], *, in_response: bool) -> Object:
    type_schema = field.type_schema
    if field.nullable and not in_response:
        type_schema = add_null(type_schema) if type_schema else {}
    if field.empty:
        type_schema = {
            "oneOf": [*list_parts(type_schema), {"type": "string", "customTypePath": _EMPTY_ARRAY}]
        }
    result: Object = dict(_qualify_references(type_schema, paths))
    if field.nullable and in_response:
        result["nullable"] = True
    text = _flatten_text(field.description)
    if text:
        result["description"] = text
    return result


def _qualify_references(type_schema: Any, paths: dict[str, str]) -> Any:
    if is_object(type_schema):
        return {
            key: f"#/components/schemas/{paths[value]}" if key == REF else _qualify_references(value, paths)
            for key, value in type_schema.items()
        }
    return (
        [_qualify_references(item, paths) for item in type_schema] if is_array(type_schema) else type_schema
    )


def _flatten_text(text: str) -> str:
    """Return a description as one paragraph of printable text."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _collect_aliases(models: Iterable[StructPlan]) -> dict[str, str]:
    """Return Python names that differ from the wire names, keyed by `module.struct.field`."""
    return {
        f"{model.module}.{model.name}.{field.wire}": field.python
        for model in models
        for field in model.fields
        if field.python != field.wire
    }


def _generate(document: Object, aliases: dict[str, str]) -> dict[tuple[str, ...], str]:
    # Imported here because it loads slowly and only builds need it.
    from datamodel_code_generator import Error, InputFileType, LiteralType, PythonVersion, generate  # noqa: PLC0415
    from datamodel_code_generator.enums import DataModelType  # noqa: PLC0415
    from datamodel_code_generator.format import DatetimeClassType, Formatter  # noqa: PLC0415

    try:
        result = generate(
            document,
            input_filename="models.json",
            input_file_type=InputFileType.OpenAPI,
            output_model_type=DataModelType.MsgspecStruct,
            target_python_version=PythonVersion.PY_311,
            strict_nullable=True,
            output_datetime_class=DatetimeClassType.Datetime,
            keyword_only=True,
            use_annotated=False,
            use_standard_primitive_types=True,
            enum_field_as_literal=LiteralType.All,
            use_inline_field_description=True,
            use_single_line_docstring=True,
            use_schema_description=True,
            treat_dot_as_module=True,
            use_exact_imports=True,
            disable_timestamp=True,
            formatters=[Formatter.BUILTIN],
            custom_file_header=HEADER,
            disable_future_imports=True,
            extra_template_data=defaultdict(dict, {"#all#": {"base_class_kwargs": {"gc": False}}}),
            aliases=aliases,
            base_class=_BASE,
        )
    except Error as error:
        raise CodegenError(f"the model generator rejects the structs: {error}") from error
    if not isinstance(result, dict):
        raise CodegenError("the model generator returned one file instead of modules")
    return result


def _add_methods(text: str, models: dict[str, StructPlan]) -> str:
    """Return a module of structs with their checks and published forms, and without empty arrays."""
    lines = text.splitlines(keepends=True)
    has_class_variables = False
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.ClassDef) and node.end_lineno is not None:
            fields = models[node.name].fields
            forms = [(field.wire, form) for field in fields for form in field.forms]
            checks = list_field_checks(models[node.name])
            empty = [(field.python, field.empty) for field in fields if field.empty]
            texts = [field.python for field in fields if field.is_text]
            if texts:
                lines[node.end_lineno - 1] += render_template("text_decimals.py.jinja", names=texts)[1:]
            if empty:
                lines[node.end_lineno - 1] += render_template("empty_arrays.py.jinja", fields=empty)[1:]
            if checks:
                has_class_variables = True
                lines[node.end_lineno - 1] += render_template("field_checks.py.jinja", checks=checks)[1:]
            if forms:
                has_class_variables = True
                lines[node.end_lineno - 1] += render_template("wire_forms.py.jinja", forms=forms)[1:]
    return _import_class_var("".join(lines)) if has_class_variables else "".join(lines)


def _quote_literals(text: str) -> str:
    """Return a module in which annotations with a `Literal` are strings.

    Python evaluates these slowly, and most programs need few of them. All other annotations are evaluated
    when the module loads, which is several times faster than msgspec's evaluation of strings.
    """
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.AnnAssign) or "ClassVar" in (source := ast.unparse(node.annotation)):
            continue
        if "Literal[" in source and not isinstance(node.annotation, ast.Constant):
            _replace_source(lines, node.annotation, render_string(source))
    return "".join(lines)


def _replace_source(lines: list[str], node: ast.expr, source: str) -> None:
    """Replace an expression that is on one line."""
    line = lines[node.lineno - 1].encode()
    lines[node.lineno - 1] = (
        line[: node.col_offset] + source.encode() + line[node.end_col_offset :]
    ).decode()


def _import_class_var(text: str) -> str:
    """Return a module that imports ClassVar in addition to its other names of `typing`."""
    imported = re.search(r"^from typing import (.+)$", text, re.MULTILINE)
    if imported is None:
        head, mark, rest = text.partition("\n\nfrom altegio_async")
        gap = "\n\n" if head.endswith(HEADER) else "\n"
        return f"{head}{gap}from typing import ClassVar{mark}{rest}"
    names = sorted({*imported[1].split(", "), "ClassVar"})
    return f"{text[: imported.start(1)]}{', '.join(names)}{text[imported.end(1) :]}"


def _check_names(models: dict[str, StructPlan], texts: dict[str, str]) -> None:
    """Check that the model generator has kept every name, because the operations import them."""
    rendered: dict[str, tuple[str, set[str]]] = {}
    for module, text in texts.items():
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef):
                rendered[node.name] = (
                    module,
                    {_get_target(line) for line in node.body if isinstance(line, ast.AnnAssign)},
                )
    for model in models.values():
        expected = (model.module, {field.python for field in model.fields})
        if rendered.pop(model.name, None) != expected:
            raise CodegenError(f"the model generator renamed {model.module}.{model.name} or a field of it")
    if rendered:
        raise CodegenError(f"the model generator added structs: {', '.join(sorted(rendered))}")


def _get_target(node: ast.AnnAssign) -> str:
    return node.target.id if isinstance(node.target, ast.Name) else ""
