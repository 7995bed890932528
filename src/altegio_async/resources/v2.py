"""The resources of the second version of the API."""

from __future__ import annotations

from altegio_async._resource import LazyResource, Resource
from altegio_async.generated.b2b_v2 import resources

__all__ = ["V2"]


class V2(Resource):
    """Resources of `altegio.v2`: the second version of the API."""

    appointments: LazyResource[resources.Appointments] = LazyResource(lambda: resources.Appointments)
    booking_users: LazyResource[resources.BookingUsers] = LazyResource(lambda: resources.BookingUsers)
    custom_fields: LazyResource[resources.CustomFields] = LazyResource(lambda: resources.CustomFields)
    events: LazyResource[resources.Events] = LazyResource(lambda: resources.Events)
    products: LazyResource[resources.Products] = LazyResource(lambda: resources.Products)
    services: LazyResource[resources.Services] = LazyResource(lambda: resources.Services)
    tags: LazyResource[resources.Tags] = LazyResource(lambda: resources.Tags)
    team_members: LazyResource[resources.TeamMembers] = LazyResource(lambda: resources.TeamMembers)
