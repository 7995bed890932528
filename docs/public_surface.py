"""List the public surface of the package as Markdown: `python docs/public_surface.py [--check] api.md`.

The listing has every public module, name, method and signature. A test compares it with the committed
`api.md`, so that each change of the surface is visible in a review.
"""

from __future__ import annotations

import argparse
import enum
import importlib
import inspect
import pkgutil
import re
import sys
import typing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import altegio_async

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HEADER = """# Public surface

Every public module, name and signature. Written by `make api`; a test compares this file with the package.
The policy for changes is in [docs/versioning.md](docs/versioning.md).
"""


def public_modules() -> Iterator[ModuleType]:
    """Yield the package and its public modules that define `__all__`."""
    yield altegio_async
    for info in pkgutil.iter_modules(altegio_async.__path__):
        if info.name.startswith("_") or info.name in {"generated", "resources", "cli"}:
            continue
        module = importlib.import_module(f"altegio_async.{info.name}")
        if hasattr(module, "__all__"):
            yield module


def render_module(module: ModuleType) -> Iterator[str]:
    """Yield the lines of one module."""
    yield f"\n## `{module.__name__}`\n"
    names = sorted(module.__all__)
    if module.__name__.endswith(".models"):
        yield f"{len(names)} structs: " + ", ".join(f"`{name}`" for name in names)
        return
    for name in names:
        yield from render_name(name, getattr(module, name), module)


def render_name(name: str, value: Any, module: ModuleType) -> Iterator[str]:
    """Yield the lines of one public name of a module."""
    home = getattr(value, "__module__", module.__name__)
    if module is altegio_async and isinstance(value, type) and is_listed_elsewhere(name, home):
        yield f"- `{name}`: see `{home}`"
    elif isinstance(value, type) and issubclass(value, enum.Enum):
        yield f"- enum `{name}`: " + ", ".join(member.name for member in value)
    elif isinstance(value, type):
        yield f"- class `{name}{signature(value)}`"
        yield from render_members(value)
    elif typing.get_origin(value) is typing.Literal:
        yield f"- `{name}`: one of " + ", ".join(repr(one) for one in typing.get_args(value))
    elif callable(value):
        yield f"- `{name}{signature(value)}`"
    else:
        yield f"- `{name}`: {type(value).__name__}"


def is_listed_elsewhere(name: str, home: str) -> bool:
    """Return whether another public module lists the name."""
    if "._" in home or home == "altegio_async":
        return False
    return name in getattr(importlib.import_module(home), "__all__", ())


def render_members(cls: type) -> Iterator[str]:
    """Yield the lines of the public methods and properties of a class."""
    for name, member in list_members(cls):
        line = render_member(cls, name, member)
        if line:
            yield f"    - {line}"


def list_members(cls: type) -> Iterator[tuple[str, Any]]:
    """Yield the public members of a class, including those of its bases in this package."""
    seen: set[str] = set()
    for base in cls.__mro__:
        if not base.__module__.startswith("altegio_async"):
            continue
        for name, member in sorted(vars(base).items()):
            if not name.startswith("_") and name not in seen:
                seen.add(name)
                yield name, member


def render_member(cls: type, name: str, member: Any) -> str | None:
    """Return the line of one member, or None for data descriptors of struct fields."""
    if isinstance(member, property):
        return f"`{name}`: property"
    if isinstance(member, (staticmethod, classmethod)):
        return f"`{name}{signature(getattr(cls, name))}`: {type(member).__name__}"
    if inspect.isfunction(member):
        prefix = "async " if inspect.iscoroutinefunction(member) else ""
        return f"`{prefix}{name}{signature(member)}`"
    return None


def signature(value: Any) -> str:
    """Return the signature as text, with annotations as they are written in the source."""
    if isinstance(value, type) and issubclass(value, msgspec.Struct):
        return f"({', '.join(struct_fields(value))})"
    try:
        text = str(inspect.signature(value))
    except (TypeError, ValueError):
        return ""
    return re.sub(r"<(function|class) ([\w.<>]+)( at \w+)?>", r"\2", text).replace("'", "")


def struct_fields(struct: type[msgspec.Struct]) -> Iterator[str]:
    """Yield the fields of a struct with their annotations."""
    annotations: dict[str, object] = {}
    for base in reversed(struct.__mro__):
        annotations |= vars(base).get("__annotations__", {})
    optional = len(struct.__struct_fields__) - len(struct.__struct_defaults__)
    for index, name in enumerate(struct.__struct_fields__):
        default = " = ..." if index >= optional else ""
        yield f"{name}: {annotations.get(name, 'Any')}{default}"


def render_client() -> Iterator[str]:
    """Yield the resources of a client with their methods."""
    client = altegio_async.AltegioClient("partner-token-for-listing", "user-token-for-listing")
    for path, resource in list_resources(client, "AltegioClient"):
        yield f"\n## `{path}`\n"
        yield from (line.removeprefix("    ") for line in render_members(type(resource)))


def list_resources(holder: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield the path and the object of each resource of a client or of another resource."""
    for name, value in sorted(inspect.getmembers_static(type(holder))):
        is_resource = isinstance(value, cached_property) or type(value).__name__ == "LazyResource"
        if name.startswith(("_", "with_")) or not is_resource:
            continue
        resource = getattr(holder, name)
        yield f"{path}.{name}", resource
        yield from list_resources(resource, f"{path}.{name}")


def render() -> str:
    """Return the complete listing."""
    lines = [HEADER]
    for module in public_modules():
        lines += render_module(module)
    lines += render_client()
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the listing, or compare it with the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="fail if the file differs from the package")
    options = parser.parse_args()
    listing = render()
    if not options.check:
        options.file.write_text(listing, encoding="utf-8")
    elif options.file.read_text(encoding="utf-8") != listing:
        print(f"{options.file} differs from the package: run make api", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
