"""Write the reference of the documentation site from the package: `python docs/reference_pages.py FOLDER`.

One page for the client, for each resource, and for each public module. The names are those of `api.md`.
"""

from __future__ import annotations

import enum
import inspect
import re
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from public_surface import list_members, list_resources, public_modules, signature, struct_fields
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.pycode import ModuleAnalyzer

import altegio_async

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

NAPOLEON: Final = Config(napoleon_use_ivar=False, napoleon_use_rtype=False, napoleon_use_param=True)
MODELS_PER_PAGE: Final = 60


def write_pages(folder: Path) -> None:
    """Write all pages into a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = dict(render_pages())
    for name, text in pages.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")


def render_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    client = altegio_async.AltegioClient("partner-token-for-listing", "user-token-for-listing")
    resources = list(list_resources(client, "AltegioClient"))
    yield "client", render_client()
    for path, resource in resources:
        yield path, render_resource(path, resource)
    modules = [module for module in public_modules() if not is_models(module)]
    for module in modules:
        yield module.__name__, render_module(module)
    models = [page for module in public_modules() if is_models(module) for page in divide_models(module)]
    yield from models
    yield (
        "index",
        render_index(
            {
                "The client": ["client"],
                "Resources": [path for path, _ in resources],
                "Modules": [module.__name__ for module in modules],
                "Models": [name for name, _ in models],
            }
        ),
    )


def render_index(parts: dict[str, list[str]]) -> str:
    """Return the page that lists all other pages."""
    lines = [*title("Reference"), "Every public name of the package.", ""]
    for caption, names in parts.items():
        lines += [".. toctree::", f"   :caption: {caption}", "   :maxdepth: 1", ""]
        lines += [f"   {name}" for name in names]
        lines.append("")
    return "\n".join(lines)


def render_client() -> str:
    """Return the page of the client."""
    cls = altegio_async.AltegioClient
    lines = [*title("AltegioClient"), ".. py:currentmodule:: altegio_async", ""]
    return "\n".join(lines + describe_class("AltegioClient", cls))


def render_resource(path: str, resource: object) -> str:
    """Return the page of a resource of the client, such as `AltegioClient.gift_cards`."""
    shown = path.replace("AltegioClient", "altegio", 1)
    lines = [
        *title(shown),
        ".. py:currentmodule:: altegio_async",
        "",
        f".. py:attribute:: {path}",
        "   :no-typesetting:",
        "",
    ]
    lines += [*read_docstring(type(resource)), ""]
    for name, member in list_members(type(resource)):
        lines += describe_member(f"{path}.{name}", type(resource), name, member)
    return "\n".join(lines)


def render_module(module: ModuleType) -> str:
    """Return the page of a public module."""
    lines = [*title(module.__name__), f".. py:module:: {module.__name__}", ""]
    lines += [*read_docstring(module), ""]
    names = sorted(module.__all__)
    for name in names:
        value = getattr(module, name)
        if value is altegio_async.AltegioClient:
            continue  # has a page of its own
        if isinstance(value, type):
            lines += describe_class(name, value)
        elif callable(value) and not is_alias(value):
            lines += describe("function", name, value)
        else:
            lines += [f".. py:data:: {name}", "", *indent(read_data_docs(module, name)), ""]
    return "\n".join(lines)


def divide_models(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the pages of a module of models, in the order of their names."""
    names = sorted(module.__all__)
    parts = [names[start : start + MODELS_PER_PAGE] for start in range(0, len(names), MODELS_PER_PAGE)]
    for part in parts:
        heading = f"{module.__name__}: {part[0]} to {part[-1]}"
        lines = [*title(heading), f".. py:currentmodule:: {module.__name__}", ""]
        for name in part:
            lines += describe_class(name, getattr(module, name))
        yield f"{module.__name__}-{part[0]}", "\n".join(lines)


def describe_class(name: str, cls: type) -> list[str]:
    """Return the lines of a class with its members."""
    arguments = "" if issubclass(cls, (enum.Enum, msgspec.Struct)) else signature(cls)
    text, attributes = split_attributes(inspect.getdoc(cls) or "")
    lines = [f".. py:class:: {name}{arguments.removesuffix(' -> None')}", "", *indent(convert(text)), ""]
    members: list[str] = []
    if issubclass(cls, enum.Enum):
        for member in cls:
            members += [f".. py:attribute:: {member.name}", f"   :value: {member.value!r}", ""]
    types = dict(read_field_types(cls)) if issubclass(cls, msgspec.Struct) else {}
    attributes = read_field_docs(cls) | attributes if types else attributes
    inherited = dict(list_members(cls))
    for attribute in [
        *types,
        *(other for other in attributes if other not in types and other not in inherited),
    ]:
        members += [f".. py:attribute:: {attribute}"]
        members += [f"   :type: {types[attribute]}"] if attribute in types else []
        members += ["", *indent(attributes.get(attribute, [])), ""]
    for member_name, member in inherited.items():
        members += describe_member(member_name, cls, member_name, member)
    return lines + indent(members)


def split_attributes(docstring: str) -> tuple[str, dict[str, list[str]]]:
    """Return a docstring without its section of attributes, and the text of each attribute."""
    head, found, section = docstring.partition("\nAttributes:\n")
    if not found:
        return docstring, {}
    body, tail = re.match(r"((?:[ ].*\n?|\n(?=[ ]))*)(.*)", section, re.DOTALL).groups()  # type: ignore[union-attr]
    attributes: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", textwrap.dedent(body).strip()):
        names, _, text = entry.partition(":")
        for name in names.split(", "):
            attributes[name] = convert(re.sub(r"\s+", " ", text.strip()))
    return f"{head}\n{tail}", attributes


def read_field_types(struct: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """Yield the name and the annotation of each field of a struct."""
    for field in struct_fields(struct):
        name, _, annotation = field.partition(": ")
        yield name, annotation.removesuffix(" = ...")


def read_field_docs(struct: type) -> dict[str, list[str]]:
    """Return the text below each field of a struct."""
    docs: dict[str, list[str]] = {}
    for base in reversed(struct.__mro__):
        if base.__module__.startswith("altegio_async"):
            found = ModuleAnalyzer.for_module(base.__module__).find_attr_docs()
            docs |= {name: list(text) for (owner, name), text in found.items() if owner == base.__name__}
    return docs


def describe_member(path: str, cls: type, name: str, member: Any) -> list[str]:
    """Return the lines of a method or property; none for the fields of a struct and for resources."""
    if isinstance(member, property):
        return [f".. py:property:: {path}", "", *indent(read_docstring(member)), ""]
    if isinstance(member, (staticmethod, classmethod)) or inspect.isfunction(member):
        return describe("method", path, getattr(cls, name))
    return []


def describe(kind: str, path: str, value: Any) -> list[str]:
    """Return the lines of a function or method."""
    options = ["   :async:"] if inspect.iscoroutinefunction(value) else []
    text = signature(value)
    for receiver in ("(self, ", "(self"):
        if text.startswith(receiver):
            text = "(" + text.removeprefix(receiver)
            break
    return [f".. py:{kind}:: {path}{text}", *options, "", *indent(read_docstring(value)), ""]


def read_docstring(value: Any) -> list[str]:
    """Return a docstring as lines of reStructuredText."""
    return convert(inspect.getdoc(value) or "")


def convert(text: str) -> list[str]:
    """Return the text of a docstring as lines of reStructuredText."""
    paragraphs = [mark_literal(part) for part in re.split(r"\n{2,}", text)]
    return GoogleDocstring("\n\n".join(paragraphs), NAPOLEON).lines()


def mark_literal(paragraph: str) -> str:
    """Mark code and drawings as literal text, and escape words that end with an underscore."""
    if "├──" in paragraph:
        return "::\n\n" + textwrap.indent(paragraph, "    ")
    if paragraph.startswith("    ") and not re.match(r" +\**\w+: ", paragraph):
        return "::\n\n" + paragraph
    return re.sub(r"(?<=\w)_(?=[\s,.]|$)", r"\\_", paragraph)


def read_data_docs(module: ModuleType, name: str) -> list[str]:
    """Return the text below a public alias or constant, in the module that defines it."""
    for home in sorted({key for key in sys.modules if key.startswith("altegio_async")}):
        if home == module.__name__ or vars(sys.modules[home]).get(name) is getattr(module, name):
            docs = ModuleAnalyzer.for_module(home).find_attr_docs().get(("", name))
            if docs:
                return list(docs)
    return []


def is_alias(value: Any) -> bool:
    """Return whether a value is an alias of a type."""
    return hasattr(value, "__origin__")


def is_models(module: ModuleType) -> bool:
    """Return whether a module has the structs of the API."""
    return module.__name__.endswith(".models")


def title(text: str) -> list[str]:
    """Return the lines of a title."""
    return [text, "=" * len(text), ""]


def indent(lines: list[str]) -> list[str]:
    """Return lines that belong to a directive."""
    return [textwrap.indent(line, "   ") for line in lines]


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
