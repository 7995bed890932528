# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class MembershipFreezeInput(Model, gc=False, kw_only=True):
    """Until when a membership is on hold; without a day, until it is taken off hold."""

    until: date | UnsetType = field(name='freeze_till', default=UNSET)
    """End of the freeze."""
