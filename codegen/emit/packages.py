"""Writing the packages' `__init__` files: every name is there, nothing is loaded before it is used."""

from __future__ import annotations

from codegen.emit.models import HEADER

NAMES = "_names"
_PACKAGE = '''{header}

"""{title}"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .{names} import *

# The names of each module, as one text: hundreds of single ones would cost a tenth of a tag's import.
_MODULES = {{
{modules}
}}


def __dir__() -> list[str]:
    return sorted(" ".join(_MODULES.values()).split())


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return __dir__()
    for module, names in _MODULES.items():
        if name in names.split():
            value = getattr(import_module(f".{{module}}", __name__), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
'''
_TYPES = '''{header}

"""What the package offers, for type checkers: it is not loaded at run time."""

from __future__ import annotations

{imports}

__all__ = [
{names}
]
'''


def render_lazy_package(title: str, places: dict[str, str]) -> dict[str, str]:
    """The files of a package that offers the given names, each from its module and loaded on first use."""
    by_module: dict[str, list[str]] = {}
    for name in sorted(places):
        by_module.setdefault(places[name], []).append(name)
    if not places:
        empty = (
            f'{HEADER}\n\n"""{title}"""\n\nfrom __future__ import annotations\n\n__all__: list[str] = []\n'
        )
        return {"__init__.py": empty}
    modules = "\n".join(
        f'    "{module}": "{" ".join(names)}",' for module, names in sorted(by_module.items())
    )
    imports: list[str] = []
    for module, names in sorted(by_module.items()):
        imports += [f"from .{module} import (", *(f"    {name}," for name in names), ")"]
    listed = "\n".join(f'    "{name}",' for name in sorted(places))
    return {
        "__init__.py": _PACKAGE.format(header=HEADER, title=title, names=NAMES, modules=modules),
        f"{NAMES}.py": _TYPES.format(header=HEADER, imports="\n".join(imports), names=listed),
    }


def render_plain_package(title: str) -> str:
    """An `__init__` that holds nothing but its title."""
    return f'{HEADER}\n\n"""{title}"""\n'
