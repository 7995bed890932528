"""Public names are listed, sorted, importable and documented."""

from __future__ import annotations

import ast
import enum
import functools
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from msgspec import Struct

import altegio_async
import altegio_async.errors
from altegio_async import AltegioClient
from altegio_async._pipeline.credentials import TokenProvider
from altegio_async._resource import LazyResource, Resource
from altegio_async.models import GiftCard
from altegio_async.resources import V2, GiftCards

PUBLIC_MODULES = [
    "altegio_async",
    "altegio_async.bulk",
    "altegio_async.distributed",
    "altegio_async.errors",
    "altegio_async.frames",
    "altegio_async.hooks",
    "altegio_async.models",
    "altegio_async.notebook",
    "altegio_async.operations",
    "altegio_async.otel",
    "altegio_async.pagination",
    "altegio_async.plots",
    "altegio_async.progress",
    "altegio_async.rate_limit",
    "altegio_async._rate_limit.limiter",
    "altegio_async._pipeline.retry",
    "altegio_async.testing",
    "altegio_async.transport",
]

FORWARDED = {
    f"altegio_async.{kind}": [
        f"altegio_async.generated.{api}.{kind}._names" for api in ("b2b_v1", "developers", "online_booking")
    ]
    for kind in ("models", "operations")
} | {
    f"altegio_async.v2.{kind}": [f"altegio_async.generated.b2b_v2.{kind}._names"]
    for kind in ("models", "operations")
}


def read_literal_all(name: str) -> list[str]:
    """Return the literal `__all__` without running the module."""
    names = [written for source in FORWARDED.get(name, [name]) for written in read_one_literal_all(source)]
    return sorted(names) if name in FORWARDED else names


def read_one_literal_all(name: str) -> list[str]:
    source = Path(inspect.getsourcefile(importlib.import_module(name)) or "").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            value = ast.literal_eval(node.value)  # type: ignore[attr-defined]
            return list(value)
    pytest.fail(f"{name} has no __all__ of plain text")


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_all_is_literal_sorted_and_without_repeats(name):
    names = read_literal_all(name)
    assert sorted(names) == sorted(set(names))
    assert names == sorted(names) or names == sorted(names, key=make_sort_key)


def make_sort_key(name: str) -> tuple[int, str]:
    """Return the sort key of the linter: constants, classes, other names."""
    kind = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    return kind, name


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_every_public_name_can_be_imported_and_is_listed(name):
    module = importlib.import_module(name)
    assert sorted(module.__all__) == sorted(read_literal_all(name))
    for public in read_literal_all(name):
        assert getattr(module, public) is not None or public == "UNSET"
        assert public in dir(module)


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_every_public_class_and_function_is_documented(name):
    module = importlib.import_module(name)
    missing = [name] if not module.__doc__ else []
    for public in read_literal_all(name):
        thing = getattr(module, public)
        if isinstance(thing, type):
            missing += list_undocumented(thing, f"{name}.{public}")
        elif inspect.isfunction(thing) and not thing.__doc__:
            missing.append(f"{name}.{public}")
    assert missing == []


def list_undocumented(kind: type, shown: str) -> list[str]:
    """Return the class and its public methods that have no docstring."""
    missing = [] if "__doc__" in vars(kind) and kind.__doc__ else [shown]
    if issubclass(kind, enum.Enum | BaseException):
        return missing
    for member, value in vars(kind).items():
        function = value.fget if isinstance(value, property) else getattr(value, "func", value)
        function = getattr(function, "__func__", function)
        if not member.startswith("_") and inspect.isfunction(function) and not function.__doc__:
            missing.append(f"{shown}.{member}")
    return missing


def test_every_error_is_exported_and_documented():
    page = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
    for name in read_literal_all("altegio_async.errors"):
        assert getattr(altegio_async, name) is getattr(altegio_async.errors, name)
        assert f"`{name}`" in page


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        altegio_async.nonsense  # noqa: B018


def list_resources(client: object, path: str = "") -> Iterator[str]:
    """Yield the paths of all resources of a client, nested ones included."""
    for name, value in inspect.getmembers_static(type(client)):
        if isinstance(value, LazyResource) or (path and isinstance(value, functools.cached_property)):
            resource = getattr(client, name)
            if isinstance(resource, Resource) and not isinstance(resource, V2):
                yield f"{path}{name}"
            if not name.startswith("with_"):
                yield from list_resources(resource, f"{path}{name}.")


RESOURCES = ["bulk", *list_resources(AltegioClient(partner_token="partner00token", user_token="user00token"))]


def test_the_resources_of_the_design_exist():
    assert {"clients", "chains", "chains.promotions", "v2.appointments", "online_booking", "voip"} <= {
        *RESOURCES
    }
    assert len(RESOURCES) > 45


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_method_of_a_resource_documents_its_errors(resource):
    client = AltegioClient(partner_token="partner00token", user_token="user00token")
    room = functools.reduce(getattr, resource.split("."), client)
    methods = [
        name for name in dir(room) if not name.startswith("_") and inspect.isroutine(getattr(room, name))
    ]
    assert methods
    for name in methods:
        text = inspect.getdoc(getattr(room, name)) or ""
        assert "Raises:" in text, f"{resource}.{name} does not say what it raises"


def test_with_options_has_the_arguments_of_the_constructor():
    init = inspect.signature(AltegioClient.__init__).parameters
    options = inspect.signature(AltegioClient.with_options).parameters
    fixed = {
        "session",
        "transport",
        "partner_token",
        "base_url",
        "allow_http",
    }  # a copy shares the connections, and therefore the base URL
    assert set(options) == set(init) - fixed
    for name, parameter in options.items():
        if name == "self":
            continue
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, name


def list_public_functions(name: str) -> Iterator[tuple[str, object]]:
    """Yield the public classes and functions of a module, and the public methods of its classes."""
    module = importlib.import_module(name)
    for public in getattr(module, "__all__", ()):
        thing = getattr(module, public)
        if inspect.isfunction(thing):
            yield f"{name}.{public}", thing
        elif inspect.isclass(thing) and thing.__module__.startswith("altegio_async"):
            yield f"{name}.{public}", thing
            for member, value in vars(thing).items():
                function = value.fget if isinstance(value, property) else getattr(value, "func", value)
                function = getattr(function, "__func__", function)
                if inspect.isfunction(function) and (not member.startswith("_") or member.endswith("__")):
                    yield f"{name}.{public}.{member}", function


def list_inherited_functions(name: str) -> Iterator[tuple[str, object]]:
    """Yield the methods and properties that the public structs of a module inherit from classes of the package."""
    module = importlib.import_module(name)
    classes = [
        thing
        for public in getattr(module, "__all__", ())
        if inspect.isclass(thing := getattr(module, public))
    ]
    for thing in classes:
        for base in thing.__mro__[1:] if issubclass(thing, Struct) else ():
            if base.__module__.startswith("altegio_async"):
                for member, value in vars(base).items():
                    function = (
                        value.fget if isinstance(value, property) else getattr(value, "__func__", value)
                    )
                    if inspect.isfunction(function) and not member.startswith("_"):
                        yield f"{name}.{thing.__name__}.{member}", function


def collect_names(annotation: object) -> set[str]:
    """Return the plain names in an annotation that is stored as text."""
    if not isinstance(annotation, str):
        return set()
    tree = ast.parse(annotation, mode="eval")
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


MADE_BY_A_CLIENT = ("Bulk.__init__", "BulkJob.__init__", "Pager.__init__")
"""Constructors that users do not call."""


def test_every_type_in_a_public_signature_has_a_public_name():
    public = {name for module in PUBLIC_MODULES if "._" not in module for name in read_literal_all(module)}
    private: dict[str, str] = {}
    for found in pkgutil.walk_packages(altegio_async.__path__, "altegio_async."):
        if re.search(r"\._[a-z]|\.bulk\.", found.name):
            for name in getattr(importlib.import_module(found.name), "__all__", ()):
                private.setdefault(name, found.name)
    used = {
        (name, shown)
        for module in PUBLIC_MODULES
        if "._" not in module
        for shown, thing in list_public_functions(module)
        if not shown.rpartition(".")[2].startswith("_") or shown.endswith("__init__")
        if not shown.endswith(MADE_BY_A_CLIENT)
        for annotation in getattr(thing, "__annotations__", {}).values()
        for name in collect_names(annotation)
    }
    assert ("Middleware", "altegio_async.AltegioClient.__init__") in used
    missing = {shown: name for name, shown in used if name in private and name not in public}
    assert missing == {}


PAGES = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "docs", "examples")
"""What users read. The design notes in docs/design are for contributors."""


def list_public_texts() -> Iterator[tuple[str, str]]:
    """Yield each page for users and each docstring of a public name."""
    root = Path(__file__).parents[2]
    for page in PAGES:
        for path in sorted({root / page, *(root / page).rglob("*.*")}):
            if path.suffix in {".md", ".py", ".ipynb"} and "design" not in path.parts:
                yield str(path.relative_to(root)), path.read_text(encoding="utf-8")
    for name in PUBLIC_MODULES:
        yield name, importlib.import_module(name).__doc__ or ""
        for shown, thing in list_public_functions(name):
            yield shown, inspect.getdoc(thing) or ""


def test_nothing_refers_users_to_a_private_module():
    private = re.compile(r"altegio_async(?:\.\w+)*\._[a-z]")
    texts = dict(list_public_texts())
    assert len(texts) > 500
    assert {shown: private.findall(text) for shown, text in texts.items() if private.search(text)} == {}


def test_the_type_hints_of_the_public_surface_can_be_evaluated():
    found = pkgutil.walk_packages(altegio_async.__path__, "altegio_async.")
    names = [module.name for module in found if "._" not in module.name]
    checked = 0
    failed = {}
    for name in ["altegio_async", *names]:
        for shown, thing in [*list_public_functions(name), *list_inherited_functions(name)]:
            checked += 1
            try:
                typing.get_type_hints(thing)
            except (NameError, TypeError, AttributeError) as error:
                failed[shown] = repr(error)
    assert failed == {}
    assert checked > 500


def test_a_type_hint_names_the_class_that_is_used():
    hints = typing.get_type_hints(AltegioClient.__init__)
    assert hints["session"] == aiohttp.ClientSession | None
    assert hints["token_provider"] == TokenProvider | None
    assert typing.get_type_hints(AltegioClient.with_options)["return"] is typing.Self
    listed = typing.get_type_hints(GiftCards.list_for_client)["return"]
    assert listed == list[GiftCard]
