# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.derived import MarketplaceEventProperties
from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from msgspec import field


class MarketplaceEvent(MarketplaceEventProperties, Model, gc=False, kw_only=True):
    """An application was uninstalled or frozen in a location."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    event: "Literal['uninstall', 'freeze'] | str"
    """What happened."""

    application_id: int | None = None
    """Application, by id."""

    partner_token: Secret | None = None
    """Token of the partner."""
