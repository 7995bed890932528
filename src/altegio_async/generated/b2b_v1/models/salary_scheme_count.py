# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from msgspec import field


class SalarySchemeCount(Model, gc=False, kw_only=True):
    """The number of pay schemes of a team member."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    salary_schemes_count: int | None = None
    """Number of pay schemes."""
