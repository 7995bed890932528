"""Emitter of resources: one class per resource, with one typed method per operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.emit.annotations import WIDTH, render_annotation, render_string
from codegen.emit.arguments import CORE_MODULES, render_argument_type
from codegen.emit.docstrings import render_docstring
from codegen.emit.imports import find_words, group_imports
from codegen.emit.rendering import render_template
from codegen.normalise.plan import REF
from codegen.normalise.unions import list_parts

if TYPE_CHECKING:
    from codegen.normalise.plan import Argument, MethodPlan, OperationPlan, ResourcePlan

_MODULES = {
    **dict.fromkeys(("Iterable", "Mapping", "Sequence"), "collections.abc"),
    **dict.fromkeys(("Any", "Final", "Literal"), "typing"),
    **dict.fromkeys(("UNSET", "UnsetType"), "msgspec"),
    **dict.fromkeys(("Resource", "raw", "raw_page", "warn_deprecated"), "altegio_async._resource"),
    "Pager": "altegio_async.pagination",
    "cached_property": "functools",
    "Decimal": "decimal",
    "models": "..",
    "operations": "..",
    **CORE_MODULES,
}
_PLAIN = {"builtins": "import builtins", "dt": "import datetime as dt"}
_PAGE_SIZE = 25  # rows per page where the size is required and no size is known
_PHONE_TEXT = "its digits are sent. The API finds clients by their full international number only."
_PAGER_TEXT = "A pager: await it for the first `Page`, or iterate over every row."


@dataclass(frozen=True)
class Method:
    """A method of the template, as source text."""

    name: str
    is_paged: bool
    result: str
    factory: str
    parameters: list[str]
    arguments: list[str]
    docstring: str
    warning: str

    @property
    def header(self) -> str:
        """The signature on one line, or nothing if it does not fit."""
        parameters = ", ".join(["self", *self.parameters])
        line = f"    {'' if self.is_paged else 'async '}def {self.name}({parameters}) -> {self.result}:"
        return line if len(line) <= WIDTH else ""

    @property
    def statement(self) -> str:
        """The return statement on one line, or nothing if it does not fit."""
        call = f"operations.{self.factory}({', '.join(self.arguments)})"
        line = f"        return await self._pipeline.call({call})"
        if self.is_paged:
            line = f"        return Pager(self._pipeline, {call}, page_size=page_size, limit=limit)"
        return line if len(line) <= WIDTH and "\n" not in line else ""

    @property
    def code(self) -> str:
        """The source text that can use imported names."""
        annotations = [parameter.partition(":")[2] for parameter in self.parameters]
        return " ".join([self.result, self.warning, *annotations, *self.arguments])


def render_resources(resources: list[ResourcePlan]) -> dict[str, str]:
    """Return the text of each module of resources by module name."""
    return {resource.module: _render_module(resource) for resource in list_generated_resources(resources)}


def list_generated_resources(resources: list[ResourcePlan]) -> list[ResourcePlan]:
    """Return the resources that have generated methods or children."""
    return [resource for resource in resources if resource.children or list_generated_methods(resource)]


def list_generated_methods(resource: ResourcePlan) -> list[MethodPlan]:
    """Return the methods that are generated. Others are written by hand."""
    return [method for method in resource.methods if not method.operation.is_hand_written]


def _render_module(resource: ResourcePlan) -> str:
    path = resource.path
    plans = list_generated_methods(resource)
    hides_list = any(method.name == "list" for method in plans)
    methods = [_build_method(plan, path, hides_list=hides_list) for plan in plans]
    words = find_words(" ".join(method.code for method in methods)) | {"Resource", "cached_property", "Final"}
    words |= {"Pager", "raw_page"} if any(method.is_paged for method in methods) else set[str]()
    words |= set[str]() if all(method.is_paged for method in methods) else {"raw"}
    words |= {"operations"} if methods else set[str]()
    return render_template(
        "resource.py.jinja",
        path=path,
        class_name=resource.class_name,
        variable=resource.module,
        children=resource.children,
        methods=methods,
        plain_imports=[line for name, line in _PLAIN.items() if name in words],
        import_groups=group_imports(
            words, _MODULES, {f".{child.module}": [child.class_name] for child in resource.children}
        ),
    )


def _build_method(plan: MethodPlan, path: str, *, hides_list: bool) -> Method:
    operation = plan.operation
    replacement = operation.replacement or "another method"
    warning = f'warn_deprecated("{path}.{plan.name}", "{replacement}")' if operation.deprecated else ""
    result = _render_result(plan)
    parameters = _list_parameters(plan)
    if not hides_list:
        result = result.replace("builtins.list", "list")
    return Method(
        name=plan.name,
        is_paged=plan.is_paged,
        result=result,
        factory=operation.name,
        parameters=parameters,
        arguments=_list_arguments(plan),
        docstring=_render_method_docstring(plan),
        warning=warning,
    )


def _render_result(plan: MethodPlan) -> str:
    operation = plan.operation
    if operation.result is None:
        return "None"
    if plan.is_paged:
        return f"Pager[{render_annotation(operation.result['items'], is_qualified=True)}]"
    text = render_annotation(operation.result, is_qualified=True)
    return f"{text} | None" if operation.nullable_result and text != "Any" else text


# -- signatures ---------------------------------------------------------------------------------


def _list_parameters(plan: MethodPlan) -> list[str]:
    keyword = [_render_parameter(item, plan) for item in plan.keyword]
    if plan.is_paged:
        keyword += ["page_size: int | None = None", "limit: int | None = None"]
    positional = [_render_parameter(item, plan) for item in plan.positional]
    return [*positional, "*", *keyword] if keyword else positional


def _render_parameter(item: Argument, plan: MethodPlan) -> str:
    annotation = _render_type(item, plan)
    if item.required:
        return f"{item.python}: {annotation}"
    if item.is_field:
        return f"{item.python}: {annotation if annotation == 'Any' else f'{annotation} | UnsetType'} = UNSET"
    is_nullable = annotation.endswith("None") or annotation == "Any"
    return f"{item.python}: {annotation if is_nullable else f'{annotation} | None'} = None"


def _render_type(item: Argument, plan: MethodPlan) -> str:
    annotation = render_argument_type(item.type_schema, item.check, is_qualified=True)
    if item.is_field and all(REF in part for part in list_parts(item.type_schema)):
        annotation = f"{annotation} | Mapping[str, Any]"
    elif item.is_field and REF in (item.type_schema.get("items") or {}):
        annotation = f"{annotation[:-1]} | Mapping[str, Any]]"
    if item.is_field and item.nullable and not annotation.endswith("None") and annotation != "Any":
        annotation += " | None"
    return annotation


# -- calls --------------------------------------------------------------------------------------


def _list_arguments(plan: MethodPlan) -> list[str]:
    """Return the arguments of the factory. It checks the values, except for those of the body."""
    operation = plan.operation
    arguments = [item.python for item in operation.path_parameters]
    arguments += _list_page_arguments(plan)
    names = {item.python for item in (*plan.positional, *plan.keyword) if not item.is_field}
    arguments += [f"{item.python}={item.python}" for item in operation.query if item.python in names]
    body = _render_body(plan)
    if body:
        arguments.append(f"body={body}")
    if operation.headers:
        arguments.append("headers=headers")
    return arguments


def _list_page_arguments(plan: MethodPlan) -> list[str]:
    """Return the page and size of the first page, if the description requires them."""
    paging = plan.operation.paging if plan.is_paged else None
    if not paging or paging.get("in_body"):
        return []
    names = {item.wire: item.python for item in plan.operation.query if item.required}
    size = paging.get("default") or paging.get("maximum") or _PAGE_SIZE
    values = {paging["page"]: 1, paging["size"]: size}
    return [f"{names[wire]}={value}" for wire, value in values.items() if wire in names]


def _render_body(plan: MethodPlan) -> str:
    """Return the body for the factory, which validates it: the argument, or a dictionary of the fields."""
    if plan.body_style != "fields":
        return "body" if plan.body_style else ""
    fields = [f"{render_string(item.python)}: {item.python}" for item in plan.keyword if item.is_field]
    lines = "".join(f"\n{' ' * 20}{field}," for field in fields)
    return f"{{{lines}\n{' ' * 16}}}"


# -- docstrings ---------------------------------------------------------------------------------


def _render_method_docstring(plan: MethodPlan) -> str:
    operation = plan.operation
    summary, *details = operation.text.split("\n\n")
    summary = " ".join(summary.split()).rstrip(".") or f"Send {operation.method} {operation.path}"
    entries = [
        f"{item.python}: {text}"
        for item in (*plan.positional, *plan.keyword)
        if (text := _describe(item, plan))
    ]
    if plan.is_paged:
        entries += [
            f"page_size: rows per page{_describe_sizes(operation)}.",
            "limit: iteration ends after this number of rows.",
        ]
    if operation.deprecated:
        details.append(
            f"Deprecated. Use `{operation.replacement}`." if operation.replacement else "Deprecated."
        )
    sections = {
        "Args": entries,
        "Returns": [_PAGER_TEXT] if plan.is_paged else [],
        "Raises": _list_errors(plan),
    }
    return render_docstring(
        [f"{summary}.", *details], sections, indent=8, last=f"Published operation: `{operation.id}`."
    )


def _list_errors(plan: MethodPlan) -> list[str]:
    errors = ["InvalidArgumentError: an argument has a wrong type or value, or a required field is missing."]
    if not (plan.positional or plan.keyword):
        errors = []
    return [*errors, "AltegioError: see `altegio_async.errors`."]


def _describe(item: Argument, plan: MethodPlan) -> str:
    if item.is_field and item.python == "body":
        return _describe_body(plan)
    text = item.description[:1].lower() + item.description[1:] if item.description else ""
    if item.check.startswith("form:") or item.check == "datetime":
        return f"{text.rstrip('.') or 'time'}. {_describe_form(item.check)}"
    if item.check == "phone":
        return f"{text.rstrip('.') or 'phone'}; {_PHONE_TEXT}"
    return text


def _describe_body(plan: MethodPlan) -> str:
    body = plan.operation.body or {}
    if plan.body_style == "struct":
        return f"a `{body[REF]}`, or a dict with its fields."
    if plan.body_style == "union":
        names = [f"`{part[REF]}`" for part in list_parts(body)]
        return f"one of {' and '.join(names)}, or a dict with its fields."
    if plan.body_style == "structs":
        return f"a list of `{body['items'][REF]}` or of dicts with its fields."
    return "the values to send, by their names in the API."


def _describe_form(check: str) -> str:
    if check.endswith("date"):
        return "A date of the location."
    if check in {"form:date-time", "datetime"}:
        return "A datetime with an offset; without an offset it is a time of the location."
    return "A time of the location, without an offset."


def _describe_sizes(operation: OperationPlan) -> str:
    paging = operation.paging or {}
    texts: list[str] = []
    if paging.get("maximum") is not None:
        texts.append(f"at most {paging['maximum']}")
    if paging.get("default") is not None:
        texts.append(f"by default {paging['default']}")
    return f", {', '.join(texts)}" if texts else "; by default the server decides"
