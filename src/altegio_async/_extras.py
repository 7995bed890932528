"""Packages that come with an extra: imported when first needed, with words when they are not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from altegio_async.errors import ConfigurationError


def need(module: str, extra: str) -> Any:
    """A module of a package that an extra installs.

    Raises:
        ConfigurationError: the package is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != package:
            raise  # the package is there and lacks something of its own
    raise ConfigurationError(
        f"{package} is not installed; this needs the extra [{extra}]: pip install 'altegio-async[{extra}]'"
    )
