"""Import packages of extras at first use, with an error that names the extra if they are absent."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from altegio_async.errors import ConfigurationError


def need(module: str, extra: str) -> Any:
    """Return a module of a package that an extra installs.

    Raises:
        ConfigurationError: the package is not installed. The message names the extra.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != package:
            raise  # a dependency of the package is missing
    raise ConfigurationError(
        f"{package} is not installed; this needs the extra {extra!r}: pip install 'altegio-async[{extra}]'"
    )
