# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import field

from .common_booked_appointment import FeedbackFormMasterPosition


class FeedbackFormAgreementLink(Model, gc=False, kw_only=True):
    """URLs of the legal texts."""

    terms_of_use: str | None = None
    """URL of the terms of use."""

    confidentiality_agreement: str | None = None
    """URL of the privacy policy."""


class FeedbackFormCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    logo: str | None = None
    """URL of the logo."""

    address: str | None = None
    """Street address."""


class FeedbackFormCurrency(Model, gc=False, kw_only=True):
    """Currency of the sums."""

    id: int | None = None
    """Id."""

    iso: str | None = None
    """ISO code."""

    name: str | None = None
    """Name."""

    symbol: str | None = None
    """Symbol of the currency."""

    is_symbol_after_amount: bool | None = None
    """Whether the symbol follows the amount."""


class FeedbackFormLanguage(Model, gc=False, kw_only=True):
    """Language of the page."""

    id: int | None = None
    """Id."""

    locale: str | None = None
    """Locale of the language."""

    iso: str | None = None
    """ISO code."""


class FeedbackFormRecord(Model, gc=False, kw_only=True):
    """Appointment."""

    id: int | None = None
    """Id."""

    payed_cost: Decimal | None = None
    """Sum that was paid."""

    date: datetime | None = None
    """Date."""


class FeedbackFormMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: str | None = None
    """Specialization."""

    rating: int | None = None
    """Average rating."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    avatar: str | None = None
    """URL of the picture."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    position: FeedbackFormMasterPosition | None = None
    """Position of the team member."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("show_rating", "boolean"),
        ("show_rating", "number"),
    )


class FeedbackForm(Model, gc=False, kw_only=True):
    """The feedback form of an appointment."""

    favicon_url: str | None = None
    """URL of the icon of the page."""

    is_review_submitted: bool | None = None
    """Whether the review was submitted."""

    page_title: str | None = None
    """Title of the page."""

    team_member: FeedbackFormMaster | None = field(name='master', default=None)
    """Team member."""

    location: FeedbackFormCompany | None = field(name='company', default=None)
    """Location of the object."""

    tips: list[dict[str, Any]] | None = None
    """Tips."""

    appointment: FeedbackFormRecord | None = field(name='record', default=None)
    """Appointment."""

    currency: FeedbackFormCurrency | None = None
    """Currency of the sums."""

    agreement_links: FeedbackFormAgreementLink | None = None
    """URLs of the legal texts."""

    language: FeedbackFormLanguage | None = None
    """Language of the page."""
