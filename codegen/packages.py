"""Writing the packages' `__init__` files: every name is there, nothing is loaded before it is used."""

from __future__ import annotations

from codegen.models import HEADER

_TEMPLATE = '''{header}

"""{title}"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}

__all__ = [
{names}
]

_MODULES = {{
{modules}
}}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    value = getattr(import_module(f".{{module}}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
'''


def lazy_package(title: str, places: dict[str, str]) -> str:
    """An `__init__` that offers the given names, each from its module."""
    if not places:
        return f'{HEADER}\n\n"""{title}"""\n\nfrom __future__ import annotations\n\n__all__: list[str] = []\n'
    names = sorted(places)
    by_module: dict[str, list[str]] = {}
    for name in names:
        by_module.setdefault(places[name], []).append(name)
    imports: list[str] = []
    for module in sorted(by_module):
        imports.append(f"    from .{module} import (")
        imports += [f"        {name} as {name}," for name in by_module[module]]
        imports.append("    )")
    return _TEMPLATE.format(
        header=HEADER,
        title=title,
        imports="\n".join(imports),
        names="\n".join(f'    "{name}",' for name in names),
        modules="\n".join(f'    "{name}": "{places[name]}",' for name in names),
    )


def plain_package(title: str) -> str:
    """An `__init__` that holds nothing but its title."""
    return f'{HEADER}\n\n"""{title}"""\n'
