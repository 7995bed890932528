"""Emitter of updates: methods that read an object, change the given fields and send everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.emit.annotations import render_annotation, render_string
from codegen.emit.docstrings import describe_lost_response, render_docstring
from codegen.emit.method_arguments import describe_argument, render_parameter
from codegen.normalise.unions import is_list, is_mapping, list_parts

if TYPE_CHECKING:
    from codegen.normalise.plan import Argument, OperationPlan, UpdatePlan

_INVALID = (
    "an argument has a wrong type or value, no field is changed, or a required one is neither given nor read."
)
_RAISES = [f"InvalidArgumentError: {_INVALID}", "AltegioError: see `altegio_async.errors`."]
_DETAILS = (
    "The API replaces the whole object. This method reads it, changes the given fields and sends everything. "
    "A change that another program makes between the two requests is lost."
)
_VERIFIED = (
    "The API replaces the whole object and can ignore changes silently. This method reads the object, "
    "changes the given fields, sends everything and reads the object back. A change that another program "
    "makes between the first two requests is lost."
)
_RETURNS = [
    "The object as it was read back, with the differences from the values that were sent: see `UpdateResult`."
]
_READ_BACK = "If the object cannot be read back, the error says that the API accepted the write."
_USED = "operations models Mapping Any UNSET UnsetType"
_USED_IF_VERIFIED = "UpdateResult FieldDifference Sequence"


@dataclass(frozen=True)
class Update:
    """An update of the template, as source text."""

    name: str
    parameters: list[str]
    result: str
    docstring: str
    warning: str
    struct: str
    current: str
    values: list[str]
    options: str
    read: str
    write: str
    mapping: list[tuple[str, list[str]]]
    places: str
    unread: str
    optional: str
    is_verified: bool

    @property
    def code(self) -> str:
        """The source text that can use imported names."""
        annotations = [parameter.partition(":")[2] for parameter in self.parameters]
        used = f"{_USED} {_USED_IF_VERIFIED}" if self.is_verified else _USED
        return " ".join([used, self.result, self.warning, *annotations, *self.values])


def build_update(plan: UpdatePlan, path: str) -> Update:
    """Return the source text of an update.

    Args:
        plan: the update.
        path: the attribute of the client that has the method.
    """
    operation = plan.write.operation
    fields = [replace(item, required=False) for item in plan.fields]
    arguments = [item.python for item in operation.path_parameters]
    read = [item.python for item in plan.read.path_parameters]
    read += [f"{name}={value!r}" for name, value in plan.query.items()]
    options = [item.python for item in fields if item.python in plan.options]
    current = render_annotation(plan.read.result or {}, is_qualified=True)
    return Update(
        name=plan.name,
        parameters=[
            *map(render_parameter, plan.write.positional),
            "*",
            *map(render_parameter, fields),
        ],
        result=f"UpdateResult[{current}]" if plan.is_verified else render_result(operation),
        docstring=_render_update_docstring(plan, fields),
        warning=render_warning(f"{path}.{plan.name}", operation),
        struct=f"models.{plan.struct}",
        current=current,
        values=[f"{render_string(item.python)}: {item.python}" for item in fields],
        options=_render_strings(options),
        read=f"operations.{plan.read.name}({', '.join(read)})",
        write=f"operations.{operation.name}({', '.join([*arguments, 'body=body'])})",
        mapping=_list_mappings(plan),
        places=_render_places(plan),
        unread=_render_strings([*plan.unread, *plan.possibly_unread]),
        optional=_render_strings_by_key(plan.optional),
        is_verified=plan.is_verified,
    )


def render_result(operation: OperationPlan) -> str:
    """Return the annotation of the result of a method that is not paged."""
    if operation.result is None:
        return "None"
    text = render_annotation(operation.result, is_qualified=True)
    return f"{text} | None" if operation.nullable_result and text != "Any" else text


def render_warning(method: str, operation: OperationPlan) -> str:
    """Return the statement with which a deprecated method begins, or nothing."""
    replacement = operation.replacement or "another method"
    return f'warn_deprecated("{method}", "{replacement}")' if operation.deprecated else ""


def _list_mappings(plan: UpdatePlan) -> list[tuple[str, list[str]]]:
    """Return the arguments of the merge and the items of each."""
    defaults = {name: value for name, value in plan.options.items() if value is not None}
    mappings = {
        "sources": {place: _render_strings(found) for place, found in plan.sources.items()},
        "forms": {name: render_string(form) for name, form in plan.forms.items()},
        "defaults": {name: repr(value) for name, value in defaults.items()},
    }
    return [
        (name, [f"{render_string(key)}: {value}" for key, value in items.items()])
        for name, items in mappings.items()
        if items
    ]


def _render_places(plan: UpdatePlan) -> str:
    """Return the fields of the object by field of the body as a dict, or nothing if all names are equal."""
    places: dict[str, set[str]] = {}
    for place, found in [*plan.sources.items(), *((wire, [one]) for wire, one in plan.by_hand.items())]:
        heads = {source.partition(".")[0] for source in found}
        places.setdefault(place.partition(".")[0], set()).update(heads)
    return _render_strings_by_key({wire: sorted(heads) for wire, heads in places.items()})


def _render_strings_by_key(texts: dict[str, list[str]]) -> str:
    """Return a dict of tuples of strings, or nothing if it is empty."""
    items = [f"{render_string(key)}: {_render_strings(values)}" for key, values in texts.items()]
    return f"{{{', '.join(items)}}}" if items else ""


def _render_strings(texts: list[str]) -> str:
    """Return a tuple of strings, or nothing if there are none."""
    items = ", ".join(map(render_string, texts))
    return f"({items}{',' * (len(texts) == 1)})" if texts else ""


# -- docstrings ---------------------------------------------------------------------------------


def _render_update_docstring(plan: UpdatePlan, fields: list[Argument]) -> str:
    operation = plan.write.operation
    summary = " ".join(operation.text.partition("\n\n")[0].split()).rstrip(".")
    details = [
        f"{_VERIFIED if plan.is_verified else _DETAILS} `{plan.write.name}` sends a body without reading."
    ]
    if any(map(_is_compound, fields)):
        details[0] += " A list or an object that is given replaces the present one as a whole."
    details += _describe_unread(plan)
    details += describe_lost_response(operation.lost_response)
    details += [_READ_BACK] if plan.is_verified else []
    if operation.deprecated:
        details.append(f"Deprecated. Use `{operation.replacement}`.")
    entries = [
        f"{item.python}: {describe_argument(item, plan.write) or item.python.replace('_', ' ') + '.'}"
        for item in plan.write.positional
    ]
    entries += [f"{item.python}: {_describe_field(item, plan)}" for item in fields]
    return render_docstring(
        [f"{re.sub('^Replace ', 'Update ', summary)}.", *details],
        {"Args": entries, "Returns": _RETURNS if plan.is_verified else [], "Raises": _RAISES},
        indent=8,
        last=f"Published operation: `{plan.read.id}`, `{operation.id}`.",
    )


def _describe_unread(plan: UpdatePlan) -> list[str]:
    """Return the sentences about fields that the API does not return, or does not always return."""
    unread, possibly = (
        ", ".join(f"`{name}`" for name in names) for names in (plan.unread, plan.possibly_unread)
    )
    texts: list[str] = []
    if unread:
        texts.append(f"The API does not return {unread}. Give each of them again, or it can be reset.")
    if possibly:
        texts.append(
            f"The published response lacks {possibly}. Each of them is kept only if the API returns it "
            "nevertheless. Give it again to be sure."
        )
    if plan.optional:
        optional = ", ".join(f"`{name}`" for name in plan.optional)
        texts.append(
            f"Some responses leave out the values of {optional}. In this case nothing is written unless they "
            "are given."
        )
    return texts


def _is_compound(item: Argument) -> bool:
    """Return whether a field is a list or an object."""
    return any(is_list(part) or is_mapping(part) for part in list_parts(item.type_schema))


def _describe_field(item: Argument, plan: UpdatePlan) -> str:
    words = item.python.replace("_", " ")
    text = describe_argument(item, plan.write) or f"{words}."
    if text.partition(".")[0].lower() == words:
        text = f"new {text}"
    default = plan.options.get(item.python)
    return text if default is None else f"{text.rstrip('.')}. {default!r} if it is not given."
