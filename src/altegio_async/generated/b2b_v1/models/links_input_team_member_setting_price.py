# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class ServiceLinksInputTeamMemberSettingPrice(Model, gc=False, kw_only=True):
    """Price."""

    min: Decimal | UnsetType = UNSET
    """Lower price."""

    max: Decimal | None | UnsetType = UNSET
    """Upper price."""


class UpdateServiceLinksInputTeamMemberSetting(Model, gc=False, kw_only=True):
    """An entry of the team member settings."""

    team_member_id: int | UnsetType = UNSET
    """Team member, by id."""

    bill_of_materials_id: int | UnsetType = field(name='tech_card_id', default=UNSET)
    """Bill of materials, by id."""

    hours: int | UnsetType = UNSET
    """Hours of the duration."""

    minutes: int | UnsetType = UNSET
    """Minutes of the duration."""

    price: ServiceLinksInputTeamMemberSettingPrice | None | UnsetType = UNSET
    """Price."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id_or_zero"),
        ("bill_of_materials_id", "id_or_zero"),
    )


class UpdateServiceLinksInputTranslation(Model, gc=False, kw_only=True):
    """An entry of the translations."""

    language_id: int | UnsetType = UNSET
    """Language, by id."""

    translation: str | UnsetType = UNSET
    """Title in the language."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("language_id", "id_or_zero"),
    )


class UpdateServiceLinksInput(Model, gc=False, kw_only=True):
    """The values to send: update the links of a service."""

    service_id: int
    """Service, by id."""

    team_member_settings: list[UpdateServiceLinksInputTeamMemberSetting]
    """Team members with duration and price."""

    resource_ids: list[int]
    """Resources, by id."""

    translations: list[UpdateServiceLinksInputTranslation]
    """Titles by language."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id"),
        ("resource_ids", "ids:0"),
    )
