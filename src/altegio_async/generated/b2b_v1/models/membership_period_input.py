# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model


class MembershipPeriodInput(Model, gc=False, kw_only=True):
    """The new term of a membership."""

    period: int
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[1, 2, 3, 4]"
    """Unit in which the validity is counted."""
