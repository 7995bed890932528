"""Import statements of generated modules, found from the names that the code uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.emit.annotations import WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = {"builtins": "import builtins", "dt": "import datetime as dt"}
_STANDARD = ("collections.abc", "datetime", "decimal", "functools", "typing")


@dataclass(frozen=True)
class ImportStatement:
    """An import of the template: `from module import names`."""

    module: str
    names: list[str]

    @property
    def is_short(self) -> bool:
        """Whether the statement fits one line."""
        return len(f"from {self.module} import {', '.join(self.names)}") <= WIDTH


def find_words(code: str) -> set[str]:
    """Return the words of source text outside of string literals."""
    return set(re.findall(r"\w+", re.sub(r'"[^"\n]*"', "", code)))


def list_plain_imports(words: set[str]) -> list[str]:
    """Return the statements that import whole modules of the standard library."""
    return [line for name, line in _PLAIN.items() if name in words]


def group_imports(
    words: set[str], modules: Mapping[str, str], others: Mapping[str, list[str]]
) -> list[list[ImportStatement]]:
    """Return import statements in groups: standard library, other packages, this package.

    Args:
        words: the words of the code.
        modules: the module of each name that the code can use.
        others: further names by module.
    """
    names_by_module = {module: list(names) for module, names in others.items()}
    for name in sorted(words & modules.keys()):
        names_by_module.setdefault(modules[name], []).append(name)
    groups: list[list[ImportStatement]] = [[], [], []]
    for module, names in sorted(names_by_module.items()):
        number = 0 if module in _STANDARD else 2 if module.startswith((".", "altegio")) else 1
        groups[number].append(ImportStatement(module, _sort_names(names)))
    return [group for group in groups if group]


def _sort_names(names: list[str]) -> list[str]:
    """Return names in the order of an import: constants first."""
    return sorted(names, key=lambda name: (not name.isupper(), name))
