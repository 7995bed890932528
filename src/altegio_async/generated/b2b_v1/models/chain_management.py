# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class ChainAccess(Model, gc=False, kw_only=True):
    """Rights of the user."""

    settings_access: int | None = None
    """Whether the user has this right: settings."""

    clients_access: int | None = None
    """Whether the user has this right: clients."""

    client_accounts_access: int | None = field(name='deposits_access', default=None)
    """Whether the user has this right: client accounts."""

    client_account_types_access: int | None = field(name='deposit_types_access', default=None)
    """Whether the user has this right: client account types."""

    users_access: int | None = None
    """Whether the user has this right: users."""

    loyalty_access: int | None = None
    """Whether the user has this right: loyalty."""

    membership_types_access: int | None = field(name='loyalty_abonement_types_access', default=None)
    """Whether the user has this right: membership types."""

    membership_balance_edit_access: int | None = field(
        name='loyalty_abonement_balance_edit_access', default=None
    )
    """Whether the user has this right: membership balance edit."""

    membership_period_edit_access: int | None = field(
        name='loyalty_abonement_period_edit_access', default=None
    )
    """Whether the user has this right: membership period edit."""

    membership_history_access: int | None = field(name='loyalty_abonement_history_access', default=None)
    """Whether the user has this right: membership history."""

    loyalty_cards_manual_transactions_access: int | None = None
    """Whether the user has this right: loyalty cards manual transactions."""

    gift_card_types_access: int | None = field(name='loyalty_certificate_types_access', default=None)
    """Whether the user has this right: gift card types."""

    promotions_access: int | None = field(name='loyalty_programs_access', default=None)
    """Whether the user has this right: loyalty programs."""

    network_services_access: int | None = None
    """Whether the user has this right: network services."""

    analytics_access: int | None = None
    """Whether the user has this right: analytics."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("settings_access", "number"),
        ("settings_access", "string"),
        ("clients_access", "number"),
        ("clients_access", "string"),
        ("users_access", "number"),
        ("users_access", "string"),
        ("loyalty_access", "number"),
        ("loyalty_access", "string"),
        ("loyalty_cards_manual_transactions_access", "number"),
        ("loyalty_cards_manual_transactions_access", "string"),
        ("network_services_access", "number"),
        ("network_services_access", "string"),
    )


class ChainCompany(Model, gc=False, kw_only=True):
    """An entry of the locations."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    public_title: str | None = None
    """Name shown to clients."""

    business_group_id: int | None = None
    """Group of businesses, by id."""

    business_type_id: int | None = None
    """Type of business, by id."""

    country_id: int | None = None
    """Country, by id."""

    city_id: int | None = None
    """City, by id."""

    timezone: int | float | None = None
    """Time zone of the location."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    address: str | None = None
    """Street address."""

    currency_short_title: str | None = None
    """Short name of the currency."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    logo: str | None = None
    """URL of the logo."""

    zip: str | None = None
    """Postal code."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[str] | None = None
    """Phones in international form."""

    site: str | None = None
    """URL of the web site."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""


class Chain(Model, gc=False, kw_only=True):
    """A chain with its locations and the rights of the user."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    locations: list[ChainCompany] | None = field(name='companies', default=None)
    """Locations of the chain."""

    access: ChainAccess | None = None
    """Rights of the user."""
