"""Structs and operations of the second version of the API. Its methods are in `altegio.v2`."""

from __future__ import annotations

from altegio_async.v2 import models, operations

__all__ = ["models", "operations"]
