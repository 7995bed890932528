# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .appointments import (
    Appointments,
    AppointmentsWithRawResponse,
)
from .booking_users import (
    BookingUsers,
    BookingUsersWithRawResponse,
)
from .custom_fields import (
    CustomFields,
    CustomFieldsWithRawResponse,
)
from .events import (
    Events,
    EventsWithRawResponse,
)
from .products import (
    Products,
    ProductsWithRawResponse,
)
from .services import (
    Services,
    ServicesWithRawResponse,
)
from .tags import (
    Tags,
    TagsWithRawResponse,
)
from .team_members import (
    TeamMembers,
    TeamMembersWithRawResponse,
)

__all__ = [
    "Appointments",
    "AppointmentsWithRawResponse",
    "BookingUsers",
    "BookingUsersWithRawResponse",
    "CustomFields",
    "CustomFieldsWithRawResponse",
    "Events",
    "EventsWithRawResponse",
    "Products",
    "ProductsWithRawResponse",
    "Services",
    "ServicesWithRawResponse",
    "Tags",
    "TagsWithRawResponse",
    "TeamMembers",
    "TeamMembersWithRawResponse",
]
