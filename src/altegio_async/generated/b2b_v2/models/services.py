# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field

from .common import ToMany, ToOne


class AttendanceServiceAttributes(Model, gc=False, kw_only=True):
    """Fields of a service that an appointment can have."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    service_id: int | None = None
    """Service, by id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    is_composite: bool | None = None
    """Whether it is a composite service."""

    composite_service_id: int | None = None
    """Composite service, by id."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    composite_position: int | None = None
    """Place within the composite service."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    title: str | None = None
    """Title."""

    length: int | None = None
    """Duration in seconds."""

    duration: int | None = None
    """Duration in seconds."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    technical_break_duration: int | None = None
    """Break after the service in seconds."""


class AttendanceServiceSuggestionAttributes(Model, gc=False, kw_only=True):
    """Fields of a suggested service."""

    service_id: int | None = None
    """Service, by id."""

    suggestion_type: Literal['last_client_visit_attendance_service', 'client_popular_service', 'master_popular_service'] | str | None = (
        None
    )
    """Why the service is suggested."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""


class ServiceAttributes(Model, gc=False, kw_only=True):
    """Fields of a service."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""


class ServiceCategoryAttributes(Model, gc=False, kw_only=True):
    """Fields of a category of services."""

    title: str | None = None
    """Title."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""


class AttendanceService(Model, gc=False, kw_only=True):
    """A service that an appointment can have."""

    id: str
    """Id."""

    type: Literal['attendance_service'] | str | None = None
    """Kind."""

    attributes: AttendanceServiceAttributes | None = None
    """Fields of a service that an appointment can have."""


class ServiceCategory(Model, gc=False, kw_only=True):
    """A category of services."""

    id: str
    """Id."""

    type: Literal['service_category'] | str | None = None
    """Kind."""

    attributes: ServiceCategoryAttributes | None = None
    """Fields of a category of services."""


class AttendanceServiceSuggestionRelationships(Model, gc=False, kw_only=True):
    """Related resources of a suggested service."""

    attendance_service: ToOne | None = None
    """Related attendance service."""

    appointment: ToOne | None = field(name='record', default=None)
    """Related appointment."""


class ServiceRelationships(Model, gc=False, kw_only=True):
    """Related resources of a service."""

    resources: ToMany | None = None
    """Related resources."""

    service_composite: ToOne | None = None
    """Related service composite."""

    resource_links: ToMany | None = None
    """Related resource links."""

    location_links: ToMany | None = field(name='company_links', default=None)
    """Related location links."""

    trial_settings: ToOne | None = None
    """Related trial settings."""


class AttendanceServiceSuggestion(Model, gc=False, kw_only=True):
    """A suggested service."""

    id: str
    """Id."""

    type: Literal['attendance_service_suggestion'] | str | None = None
    """Kind."""

    attributes: AttendanceServiceSuggestionAttributes | None = None
    """Fields of a suggested service."""

    relationships: AttendanceServiceSuggestionRelationships | None = None
    """Related resources of a suggested service."""


class Service(Model, gc=False, kw_only=True):
    """A service."""

    id: str
    """Id."""

    type: Literal['service'] | str | None = None
    """Kind."""

    attributes: ServiceAttributes | None = None
    """Fields of a service."""

    relationships: ServiceRelationships | None = None
    """Related resources of a service."""
