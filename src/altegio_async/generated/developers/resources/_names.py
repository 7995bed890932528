# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .dictionaries import (
    Dictionaries,
    DictionariesWithRawResponse,
)
from .marketplace import (
    Marketplace,
    MarketplaceWithRawResponse,
)
from .voip import (
    Voip,
    VoipWithRawResponse,
)
from .webhook_settings import (
    WebhookSettings,
    WebhookSettingsWithRawResponse,
)

__all__ = [
    "Dictionaries",
    "DictionariesWithRawResponse",
    "Marketplace",
    "MarketplaceWithRawResponse",
    "Voip",
    "VoipWithRawResponse",
    "WebhookSettings",
    "WebhookSettingsWithRawResponse",
]
