"""Emitter of resources: one class per resource, with one typed method per operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.emit.annotations import WIDTH, render_annotation, render_string
from codegen.emit.arguments import CORE_MODULES
from codegen.emit.docstrings import describe_lost_response, render_docstring
from codegen.emit.imports import find_words, group_imports, list_plain_imports
from codegen.emit.method_arguments import describe_argument, render_parameter
from codegen.emit.rendering import render_template
from codegen.emit.updates import build_update, render_result, render_warning

if TYPE_CHECKING:
    from codegen.normalise.plan import MethodPlan, OperationPlan, ResourcePlan

_MODULES = {
    **dict.fromkeys(("Iterable", "Mapping", "Sequence"), "collections.abc"),
    **dict.fromkeys(("TYPE_CHECKING", "Any", "Final", "Literal"), "typing"),
    **dict.fromkeys(("UNSET", "UnsetType"), "msgspec"),
    **dict.fromkeys(("Resource", "raw", "raw_page", "warn_deprecated"), "altegio_async._resource"),
    **dict.fromkeys(("FieldDifference", "UpdateResult"), "altegio_async._core.update_result"),
    "lazy_module": "altegio_async._lazy",
    "cached_property": "functools",
    "Decimal": "decimal",
    "models": "..",
    "operations": "..",
    **CORE_MODULES,
}
_LAZY = ("enums", "pagination")
"""Modules of the package that a resource loads at first use, because most calls need neither."""
_PAGE_SIZE = 25  # rows per page where the size is required and no size is known
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
            arguments = f"self._pipeline, {call}, page_size=page_size, limit=limit"
            line = f"        return pagination.Pager({arguments})"
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
    updates = [build_update(plan, path) for plan in resource.updates]
    code = " ".join([*(method.code for method in methods), *(update.code for update in updates)])
    words = find_words(code) | {"Resource", "cached_property", "Final"}
    words |= {"pagination", "raw_page"} if any(method.is_paged for method in methods) else set[str]()
    words |= set[str]() if all(method.is_paged for method in methods) else {"raw"}
    words |= {"operations"} if methods else set[str]()
    lazy = [name for name in _LAZY if name in words]
    words |= {"TYPE_CHECKING", "lazy_module"} if lazy else set[str]()
    return render_template(
        "resource.py.jinja",
        path=path,
        class_name=resource.class_name,
        variable=resource.module,
        children=resource.children,
        methods=methods,
        updates=updates,
        lazy_modules=lazy,
        plain_imports=list_plain_imports(words),
        import_groups=group_imports(
            words, _MODULES, {f".{child.module}": [child.class_name] for child in resource.children}
        ),
    )


def _build_method(plan: MethodPlan, path: str, *, hides_list: bool) -> Method:
    operation = plan.operation
    warning = render_warning(f"{path}.{plan.name}", operation)
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
    if operation.result is not None and plan.is_paged:
        return f"pagination.Pager[{render_annotation(operation.result['items'], is_qualified=True)}]"
    return render_result(operation)


# -- signatures ---------------------------------------------------------------------------------


def _list_parameters(plan: MethodPlan) -> list[str]:
    keyword = [render_parameter(item) for item in plan.keyword]
    if plan.is_paged:
        keyword += ["page_size: int | None = None", "limit: int | None = None"]
    positional = [render_parameter(item) for item in plan.positional]
    return [*positional, "*", *keyword] if keyword else positional


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
    details += describe_lost_response(operation.lost_response)
    summary = " ".join(summary.split()).rstrip(".") or f"Send {operation.method} {operation.path}"
    entries = [
        f"{item.python}: {text}"
        for item in (*plan.positional, *plan.keyword)
        if (text := describe_argument(item, plan))
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


def _describe_sizes(operation: OperationPlan) -> str:
    paging = operation.paging or {}
    texts: list[str] = []
    if paging.get("maximum") is not None:
        texts.append(f"at most {paging['maximum']}")
    if paging.get("default") is not None:
        texts.append(f"by default {paging['default']}")
    return f", {', '.join(texts)}" if texts else "; by default the server decides"
