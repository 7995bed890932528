"""Import packages of extras at first use, with errors that name the packages to install.

The errors do not name this package: before its first release, an index can serve another package under its
name (see SECURITY.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from altegio_async.errors import ConfigurationError

PACKAGES: Final = {
    "cli": ("click", "rich"),
    "dask": ("distributed",),
    "frames": ("narwhals", "pyarrow"),
    "otel": ("opentelemetry-api",),
    "plots": ("matplotlib",),
    "progress": ("tqdm",),
    "redis": ("pyrate-limiter", "redis"),
}
"""The packages of each extra, as in pyproject.toml."""


def import_extra(module: str, extra: str) -> Any:
    """Return a module of a package that an extra installs.

    Raises:
        ConfigurationError: the package is not installed. The message names the packages of the extra.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != package:
            raise  # a dependency of the package is missing
    raise ConfigurationError(
        f"{package} is not installed; this needs the packages of the extra {extra!r}: "
        f"{format_install_command(extra, package)}"
    )


def format_install_command(extra: str, package: str | None = None) -> str:
    """Return the command that installs the packages of an extra, and a package that they can use."""
    names = dict.fromkeys(PACKAGES[extra])
    shown = None if package is None else package.replace("_", "-")
    # A package can contain a part of a namespace: opentelemetry-api contains `opentelemetry.trace`.
    if shown is not None and not any(name.startswith(f"{shown}-") for name in names):
        names[shown] = None
    return f"pip install {' '.join(names)}"
