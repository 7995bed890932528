# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date

from altegio_async._core.model import Model
from msgspec import field


class SalarySchemeSalaryScheme(Model, gc=False, kw_only=True):
    """Pay scheme."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class SalaryScheme(Model, gc=False, kw_only=True):
    """A pay scheme of a team member and its days."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    date_start: date | None = None
    """First day."""

    date_end: date | None = None
    """Last day."""

    salary_scheme: SalarySchemeSalaryScheme | None = None
    """Pay scheme."""
