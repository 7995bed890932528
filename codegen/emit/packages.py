"""Emitter of `__init__` modules that export every name and load modules on first use."""

from __future__ import annotations

from codegen.emit.rendering import render_template

NAMES = "_names"


def render_lazy_package(title: str, modules_by_name: dict[str, str]) -> dict[str, str]:
    """Return the files of a package that exports the given names from its modules on first use."""
    if not modules_by_name:
        return {"__init__.py": render_template("empty_package.py.jinja", title=title)}
    modules: dict[str, list[str]] = {}
    for name, module in sorted(modules_by_name.items()):
        modules.setdefault(module, []).append(name)
    modules = dict(sorted(modules.items()))
    exports = sorted(modules_by_name)
    return {
        "__init__.py": render_template("package.py.jinja", title=title, modules=modules, names_module=NAMES),
        f"{NAMES}.py": render_template("names.py.jinja", modules=modules, exports=exports),
    }


def render_plain_package(title: str) -> str:
    """Return the text of an `__init__` that contains only a docstring."""
    return render_template("docstring.py.jinja", title=title)
