"""Lazy imports: modules whose public names are loaded on first use, and modules imported on first use.

Type checkers must not see the module-level `__getattr__`, or every misspelt name would be `Any` to them.
Assign both functions in a block that they skip:

    if not TYPE_CHECKING:
        __getattr__, __dir__ = lazy_names(__name__, {"AltegioClient": "client"})
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["forward_names", "lazy_module", "lazy_names"]


class _LazyModule(ModuleType):
    """A placeholder for a module, which is imported on first use."""

    def __getattr__(self, name: str) -> Any:
        value = getattr(import_module(self.__name__), name)
        setattr(self, name, value)
        return value


def lazy_module(name: str) -> ModuleType:
    """Return an object with the attributes of a module, which is imported on first use.

    Use it for annotations that name a module that must not be imported at start. `typing.get_type_hints` can
    evaluate such annotations.
    """
    return _LazyModule(name)


def lazy_names(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for a package.

    Args:
        package: its name.
        modules: the module of each public name, relative to the package. A leading dot means its parent.
    """
    namespace = vars(sys.modules[package])

    def load(name: str) -> Any:
        module_name = modules.get(name)
        if module_name is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = namespace[name] = getattr(import_module(f".{module_name}", package), name)
        return value

    return load, lambda: sorted({*namespace, *modules})


def forward_names(module: str, *targets: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for a module that has the names of other lazy modules.

    Args:
        module: its name.
        targets: the full names of the modules that have the names. No name is in two of them.
    """

    def load(name: str) -> Any:
        if name == "__all__":
            return list_all()
        if not name.startswith("__"):
            for target in targets:
                loaded = import_module(target)
                if hasattr(loaded, name):
                    return getattr(loaded, name)
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    def list_all() -> list[str]:
        return sorted(name for target in targets for name in import_module(target).__all__)

    return load, list_all
