# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime as datetime_aliased
from decimal import Decimal
from typing import Any, Literal

from altegio_async._core.derived import WebhookEventProperties
from altegio_async._core.model import EmptyArray, Model
from msgspec import field


class AppointmentEventDataClient(Model, gc=False, kw_only=True):
    """Client."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    patronymic: str | None = None
    """Patronymic."""

    display_name: str | None = None
    """Display name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """Email address."""

    card: str | None = None
    """Card."""

    comment: str | None = None
    """Comment."""

    discount: Decimal | None = None
    """Discount in percent."""

    sex: str | None = None
    """Sex."""

    birthday: str | None = None
    """Birthday."""

    success_visits_count: int | None = None
    """Success visits count."""

    fail_visits_count: int | None = None
    """Fail visits count."""

    custom_fields: list[dict[str, Any]] | dict[str, Any] | None = None
    """Custom fields."""

    client_tags: list[dict[str, Any]] | None = None
    """Client tags."""


class AppointmentEventDataRecordLabel(Model, gc=False, kw_only=True):
    """An entry."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Color."""

    icon: str | None = None
    """Icon."""

    font_color: str | None = None
    """Font color."""


class AppointmentEventDataService(Model, gc=False, kw_only=True):
    """An entry."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    cost: Decimal | None = None
    """Cost."""

    cost_to_pay: Decimal | None = None
    """Cost to pay."""

    manual_cost: Decimal | None = None
    """Manual cost."""

    cost_per_unit: Decimal | None = None
    """Cost per unit."""

    discount: Decimal | None = None
    """Discount in percent."""

    first_cost: Decimal | None = None
    """First cost."""

    amount: int | None = None
    """Amount."""


class AppointmentEventDataStaff(Model, gc=False, kw_only=True):
    """Staff."""

    id: int | None = None
    """Id."""

    api_id: str | None = None
    """Id that the integration has set."""

    name: str | None = None
    """Name."""

    specialization: str | None = None
    """Specialization."""

    position: dict[str, Any] | None = None
    """Position."""

    avatar: str | None = None
    """Avatar."""

    avatar_big: str | None = None
    """Avatar big."""

    rating: int | float | None = None
    """Rating."""

    votes_count: int | None = None
    """Votes count."""


class ClientEventDataCategory(Model, gc=False, kw_only=True):
    """An entry."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Color."""


class LocationEventDataMainGroup(Model, gc=False, kw_only=True):
    """Main group."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class LocationEventDataSocial(Model, gc=False, kw_only=True):
    """Social."""

    facebook: str | None = None
    """Facebook."""

    instagram: str | None = None
    """Instagram."""

    telegram: str | None = None
    """Telegram."""

    whatsapp: str | None = None
    """Whatsapp."""

    viber: str | None = None
    """Viber."""

    vk: str | None = None
    """Vk."""


class LoyaltyCardEventData(Model, gc=False, kw_only=True):
    """Values of the loyalty card; any of them can be missing."""

    id: int
    """Id."""

    balance: Decimal | None = None
    """Balance."""

    number: str | None = None
    """Number."""

    phone: str | None = None
    """Phone in international form."""


class ProductEventData(Model, gc=False, kw_only=True):
    """Values of the product; any of them can be missing."""

    product_id: int | None = field(name='good_id', default=None)
    """Good, by id."""

    title: str | None = None
    """Title."""

    value: str | None = None
    """Value."""

    label: str | None = None
    """Label."""

    article: str | None = None
    """Article."""

    category: str | None = None
    """Category."""

    category_id: int | None = None
    """Category, by id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    cost: Decimal | None = None
    """Cost."""

    unit_id: int | None = None
    """Unit, by id."""

    unit_short_title: str | None = None
    """Unit short title."""

    service_unit_id: int | None = None
    """Service unit, by id."""

    service_unit_short_title: str | None = None
    """Service unit short title."""

    actual_cost: Decimal | None = None
    """Actual cost."""

    unit_actual_cost: Decimal | None = None
    """Unit actual cost."""

    unit_actual_cost_format: str | None = None
    """Unit actual cost format."""

    unit_equals: int | None = None
    """Unit equals."""

    barcode: str | None = None
    """Barcode."""

    is_chain: bool | None = None
    """Whether this holds: chain."""

    comment: str | None = None
    """Comment."""

    membership_type_id: int | None = field(name='loyalty_abonement_type_id', default=None)
    """Loyalty abonement type, by id."""

    gift_card_type_id: int | None = field(name='loyalty_certificate_type_id', default=None)
    """Loyalty certificate type, by id."""

    gift_card_type: dict[str, Any] | EmptyArray | None = field(name='loyalty_certificate_type', default=None)
    """Loyalty certificate type."""

    loyalty_allow_empty_code: "Literal[0, 1] | int | None" = None
    """Loyalty allow empty code."""

    loyalty_serial_number_limited: "Literal[0, 1] | int | None" = None
    """Loyalty serial number limited."""

    actual_amounts: list[dict[str, Any]] | None = None
    """Actual amounts."""

    critical_amount: int | float | None = None
    """Critical amount."""

    desired_amount: Decimal | None = None
    """Desired amount."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    is_products_mark_enabled: bool | None = field(name='is_goods_mark_enabled', default=None)
    """Whether this holds: goods mark enabled."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        gift_card_type: object = self.gift_card_type
        if gift_card_type is not None and not gift_card_type:
            self.gift_card_type = {}


class ProductOperationEventDataClient(Model, gc=False, kw_only=True):
    """Client."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""


class ProductOperationEventDataGood(Model, gc=False, kw_only=True):
    """Good."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductOperationEventDataMaster(Model, gc=False, kw_only=True):
    """Master."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductOperationEventDataService(Model, gc=False, kw_only=True):
    """Service."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductOperationEventDataStorage(Model, gc=False, kw_only=True):
    """Storage."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductOperationEventDataSupplier(Model, gc=False, kw_only=True):
    """Supplier."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductOperationEventDataUnit(Model, gc=False, kw_only=True):
    """Unit."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    short_title: str | None = None
    """Short title."""


class ScheduleEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """The schedule of a team member has changed. `resource_id` is the team member, `data` is always empty."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['schedule'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: dict[str, Any] | EmptyArray | None = None
    """Values of the schedule; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = {}


class ServiceCategoryEventData(Model, gc=False, kw_only=True):
    """Values of the service category; any of them can be missing."""

    id: int | None = None
    """Id."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Salon service, by id."""

    title: str | None = None
    """Title."""

    weight: int | None = None
    """Position in lists."""

    api_id: str | None = None
    """Id that the integration has set."""

    team_member: list[int] | None = field(name='staff', default=None)
    """Staff."""

    is_chain: bool | None = None
    """Whether this holds: chain."""


class ServiceEventDataStaff(Model, gc=False, kw_only=True):
    """An entry."""

    id: int | None = None
    """Id."""

    seance_length: int | None = None
    """Duration in seconds."""


class TeamMemberEventDataPosition(Model, gc=False, kw_only=True):
    """Position."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class TeamMemberEventDataUser(Model, gc=False, kw_only=True):
    """User."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """Email address."""

    avatar: str | None = None
    """Avatar."""


class TransactionEventDataClient(Model, gc=False, kw_only=True):
    """Client."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    patronymic: str | None = None
    """Patronymic."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """Email address."""


class TransactionEventDataExpense(Model, gc=False, kw_only=True):
    """Expense."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class AppointmentEventData(Model, gc=False, kw_only=True):
    """Values of the appointment; any of them can be missing."""

    id: int | None = None
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Staff, by id."""

    clients_count: int | None = None
    """Clients count."""

    date: str | None = None
    """Date."""

    datetime: datetime_aliased | None = None
    """Start of the appointment."""

    create_date: datetime_aliased | None = None
    """Time of the creation."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    comment: str | None = None
    """Comment."""

    online: bool | None = None
    """Online."""

    visit_id: int | None = None
    """Visit, by id."""

    visit_attendance: int | None = None
    """Outcome of the visit."""

    attendance: int | None = None
    """Outcome of the appointment."""

    confirmed: "Literal[0, 1] | int | None" = None
    """Confirmed."""

    seance_length: int | None = None
    """Duration in seconds."""

    length: int | None = None
    """Duration of the appointment in seconds."""

    sms_before: "Literal[0, 1] | int | None" = None
    """Sms before."""

    sms_now: bool | None = None
    """Sms now."""

    sms_now_text: str | None = None
    """Sms now text."""

    email_now: "Literal[0, 1] | int | None" = None
    """Email now."""

    notified: str | None = None
    """Notified."""

    team_member_request: str | None = field(name='master_request', default=None)
    """Master request."""

    api_id: str | None = None
    """Id that the integration has set."""

    from_url: str | None = None
    """From url."""

    review_requested: "Literal[0, 1] | int | None" = None
    """Review requested."""

    created_user_id: int | None = None
    """Created user, by id."""

    deleted: bool | None = None
    """Whether it is deleted."""

    paid_full: bool | None = None
    """Paid full."""

    prepaid: bool | None = None
    """Prepaid."""

    prepaid_confirmed: bool | None = None
    """Prepaid confirmed."""

    is_update_blocked: bool | None = None
    """Whether this holds: update blocked."""

    event_id: int | None = field(name='activity_id', default=None)
    """Activity, by id."""

    booking_form_id: int | None = field(name='bookform_id', default=None)
    """Bookform, by id."""

    appointment_from: str | None = field(name='record_from', default=None)
    """Record from."""

    is_mobile: bool | None = None
    """Whether this holds: mobile."""

    services: list[AppointmentEventDataService] | None = None
    """Services."""

    team_member: AppointmentEventDataStaff | EmptyArray | None = field(name='staff', default=None)
    """Staff."""

    client: AppointmentEventDataClient | EmptyArray | None = None
    """Client."""

    products_transactions: list[dict[str, Any]] | None = field(name='goods_transactions', default=None)
    """Goods transactions."""

    custom_fields: list[dict[str, Any]] | dict[str, Any] | None = None
    """Custom fields."""

    custom_color: str | None = None
    """Custom color."""

    custom_font_color: str | None = None
    """Custom font color."""

    appointment_tags: list[AppointmentEventDataRecordLabel] | None = field(name='record_labels', default=None)
    """Record labels."""

    documents: list[dict[str, Any]] | None = None
    """Documents."""

    short_link: str | None = None
    """Short link."""

    sms_remain_hours: int | None = None
    """Sms remain hours."""

    email_remain_hours: int | None = None
    """Email remain hours."""

    comer: dict[str, Any] | EmptyArray | None = None
    """Comer."""

    comer_person_info: dict[str, Any] | EmptyArray | None = None
    """Comer person info."""

    composite: list[Any] | dict[str, Any] | None = None
    """Composite."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        comer: object = self.comer
        if comer is not None and not comer:
            self.comer = {}
        comer_person_info: object = self.comer_person_info
        if comer_person_info is not None and not comer_person_info:
            self.comer_person_info = {}


class ClientEventData(Model, gc=False, kw_only=True):
    """Values of the client; any of them can be missing."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    patronymic: str | None = None
    """Patronymic."""

    display_name: str | None = None
    """Display name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """Email address."""

    card: str | None = None
    """Card."""

    birth_date: date_aliased | None = None
    """Birth date."""

    comment: str | None = None
    """Comment."""

    discount: Decimal | None = None
    """Discount in percent."""

    visits: int | None = None
    """Visits."""

    sex_id: "Literal[0, 1, 2] | int | None" = None
    """Sex, by id: 0 unknown, 1 male, 2 female."""

    sex: str | None = None
    """Sex."""

    sms_check: "Literal[0, 1] | int | None" = None
    """Sms check."""

    sms_bot: "Literal[0, 1] | int | None" = None
    """Sms bot."""

    sms_not: "Literal[0, 1] | int | None" = None
    """Sms not."""

    spent: Decimal | None = None
    """Spent."""

    paid: Decimal | None = None
    """Paid."""

    balance: Decimal | None = None
    """Balance."""

    importance_id: int | None = None
    """Importance: 0 normal, 1 VIP, 2 blacklisted."""

    importance: str | None = None
    """Importance."""

    categories: list[ClientEventDataCategory] | None = None
    """Categories."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    custom_fields: list[dict[str, Any]] | dict[str, Any] | None = None
    """Custom fields."""


class LocationEventData(Model, gc=False, kw_only=True):
    """Values of the location; any of them can be missing."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    public_title: str | None = None
    """Public title."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[str] | None = None
    """Phones."""

    country_id: int | None = None
    """Country, by id."""

    country: str | None = None
    """Country."""

    city_id: int | None = None
    """City, by id."""

    city: str | None = None
    """City."""

    active: "Literal[0, 1] | int | None" = None
    """Whether it is active (1) or not (0)."""

    timezone: str | None = None
    """Timezone."""

    timezone_name: str | None = None
    """Timezone name."""

    address: str | None = None
    """Address."""

    coordinate_lat: int | float | None = None
    """Coordinate lat."""

    coordinate_lon: int | float | None = None
    """Coordinate lon."""

    currency_short_title: str | None = None
    """Currency short title."""

    business_group_id: int | None = None
    """Business group, by id."""

    business_type_id: int | None = None
    """Business type, by id."""

    site: str | None = None
    """Site."""

    zip: str | None = None
    """Zip."""

    logo: str | None = None
    """Logo."""

    short_descr: str | None = None
    """Short descr."""

    description: str | None = None
    """Description."""

    schedule: dict[str, Any] | EmptyArray | None = None
    """Schedule."""

    email: str | None = None
    """Email address."""

    social: LocationEventDataSocial | EmptyArray | None = None
    """Social."""

    main_group_id: int | None = None
    """Main group, by id."""

    main_group: LocationEventDataMainGroup | EmptyArray | None = None
    """Main group."""

    appointment_type_id: int | None = field(name='record_type_id', default=None)
    """Record type, by id."""

    booking_comment_required: bool | None = None
    """Booking comment required."""

    booking_email_required: bool | None = None
    """Booking email required."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        schedule: object = self.schedule
        if schedule is not None and not schedule:
            self.schedule = {}
        social: object = self.social
        if social is not None and not social:
            self.social = None
        main_group: object = self.main_group
        if main_group is not None and not main_group:
            self.main_group = None


class LoyaltyCardEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A loyalty card was issued, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['loyalty_card'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: LoyaltyCardEventData | EmptyArray | None = None
    """Values of the loyalty card; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ProductEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A product was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['good'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: ProductEventData | EmptyArray | None = None
    """Values of the product; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ProductOperationEventData(Model, gc=False, kw_only=True):
    """Values of the product operation; any of them can be missing."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Type, by id."""

    type: str | None = None
    """Type."""

    operation_unit_type: str | None = None
    """Operation unit type."""

    amount: Decimal | None = None
    """Amount."""

    create_date: datetime_aliased | None = None
    """Time of the creation."""

    cost_per_unit: Decimal | None = None
    """Cost per unit."""

    cost: Decimal | None = None
    """Cost."""

    discount: Decimal | None = None
    """Discount in percent."""

    comment: str | None = None
    """Comment."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Record, by id."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    membership_id: int | None = field(name='loyalty_abonement_id', default=None)
    """Loyalty abonement, by id."""

    gift_card_id: int | None = field(name='loyalty_certificate_id', default=None)
    """Loyalty certificate, by id."""

    product: ProductOperationEventDataGood | EmptyArray | None = field(name='good', default=None)
    """Good."""

    unit: ProductOperationEventDataUnit | EmptyArray | None = None
    """Unit."""

    storage: ProductOperationEventDataStorage | EmptyArray | None = None
    """Storage."""

    client: ProductOperationEventDataClient | EmptyArray | None = None
    """Client."""

    team_member: ProductOperationEventDataMaster | EmptyArray | None = field(name='master', default=None)
    """Master."""

    service: ProductOperationEventDataService | EmptyArray | None = None
    """Service."""

    supplier: ProductOperationEventDataSupplier | EmptyArray | None = None
    """Supplier."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        product: object = self.product
        if product is not None and not product:
            self.product = None
        unit: object = self.unit
        if unit is not None and not unit:
            self.unit = None
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        service: object = self.service
        if service is not None and not service:
            self.service = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None


class ServiceCategoryEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A service category was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['service_category'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: ServiceCategoryEventData | EmptyArray | None = None
    """Values of the service category; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ServiceEventData(Model, gc=False, kw_only=True):
    """Values of the service; any of them can be missing."""

    id: int | None = None
    """Id."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Salon service, by id."""

    title: str | None = None
    """Title."""

    booking_title: str | None = None
    """Booking title."""

    category_id: int | None = None
    """Category, by id."""

    price_min: Decimal | None = None
    """Price min."""

    price_max: Decimal | None = None
    """Price max."""

    duration: int | None = None
    """Duration in minutes."""

    discount: Decimal | None = None
    """Discount in percent."""

    comment: str | None = None
    """Comment."""

    weight: int | None = None
    """Position in lists."""

    active: "Literal[0, 1] | int | None" = None
    """Whether it is active (1) or not (0)."""

    api_id: str | None = None
    """Id that the integration has set."""

    team_member: list[ServiceEventDataStaff] | None = field(name='staff', default=None)
    """Staff."""

    image_group: dict[str, Any] | EmptyArray | None = None
    """Image group."""

    prepaid: str | None = None
    """Prepaid."""

    is_multi: bool | None = None
    """Whether this holds: multi."""

    capacity: int | None = None
    """Capacity."""

    is_price_managed_only_in_chain: bool | None = None
    """Whether this holds: price managed only in chain."""

    is_comment_managed_only_in_chain: bool | None = None
    """Whether this holds: comment managed only in chain."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = {}


class TeamMemberEventData(Model, gc=False, kw_only=True):
    """Values of the team member; any of them can be missing."""

    id: int | None = None
    """Id."""

    api_id: str | None = None
    """Id that the integration has set."""

    name: str | None = None
    """Name."""

    specialization: str | None = None
    """Specialization."""

    position: TeamMemberEventDataPosition | EmptyArray | None = None
    """Position."""

    show_rating: "Literal[0, 1] | int | None" = None
    """Show rating."""

    rating: int | float | None = None
    """Rating."""

    votes_count: int | None = None
    """Votes count."""

    avatar: str | None = None
    """Avatar."""

    avatar_big: str | None = None
    """Avatar big."""

    comments_count: int | None = None
    """Comments count."""

    weight: int | None = None
    """Position in lists."""

    information: str | None = None
    """Information."""

    hidden: "Literal[0, 1] | int | None" = None
    """Hidden."""

    fired: "Literal[0, 1] | int | None" = None
    """Fired."""

    status: "Literal[0, 1] | int | None" = None
    """Status."""

    position_id: int | None = None
    """Position, by id."""

    schedule_till: str | None = None
    """Schedule till."""

    image_group: dict[str, Any] | EmptyArray | None = None
    """Image group."""

    prepaid: str | None = None
    """Prepaid."""

    user_id: int | None = None
    """User, by id."""

    user: TeamMemberEventDataUser | EmptyArray | None = None
    """User."""

    has_access_timetable: bool | None = None
    """Has access timetable."""

    is_paid_team_member: bool | None = field(name='is_paid_staff', default=None)
    """Whether this holds: paid staff."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = {}
        user: object = self.user
        if user is not None and not user:
            self.user = None


class TransactionEventData(Model, gc=False, kw_only=True):
    """Values of the financial transaction; any of them can be missing."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    date: datetime_aliased | None = None
    """Date."""

    amount: Decimal | None = None
    """Amount."""

    comment: str | None = None
    """Comment."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Record, by id."""

    visit_id: int | None = None
    """Visit, by id."""

    sold_item_id: int | None = None
    """Sold item, by id."""

    sold_item_type: str | None = None
    """Sold item type."""

    expense: TransactionEventDataExpense | EmptyArray | None = None
    """Expense."""

    team_member: dict[str, Any] | EmptyArray | None = field(name='master', default=None)
    """Master."""

    supplier: dict[str, Any] | EmptyArray | None = None
    """Supplier."""

    account: dict[str, Any] | EmptyArray | None = None
    """Account."""

    client: TransactionEventDataClient | EmptyArray | None = None
    """Client."""

    appointment: dict[str, Any] | EmptyArray | None = field(name='record', default=None)
    """Record."""

    payment_system_transaction_ids: list[str] | None = None
    """Payment system transaction ids."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        expense: object = self.expense
        if expense is not None and not expense:
            self.expense = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = {}
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = {}
        account: object = self.account
        if account is not None and not account:
            self.account = {}
        client: object = self.client
        if client is not None and not client:
            self.client = None
        appointment: object = self.appointment
        if appointment is not None and not appointment:
            self.appointment = {}


class AppointmentEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """An appointment was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['record'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: AppointmentEventData | EmptyArray | None = None
    """Values of the appointment; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ClientEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A client was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['client'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: ClientEventData | EmptyArray | None = None
    """Values of the client; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class LocationEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A location was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['salon'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: LocationEventData | EmptyArray | None = None
    """Values of the location; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ProductOperationEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """Products were sold, received, used, written off or moved."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['goods_operations_sale', 'goods_operations_receipt', 'goods_operations_consumable', 'goods_operations_stolen', 'goods_operations_move'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: ProductOperationEventData | EmptyArray | None = None
    """Values of the product operation; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class ServiceEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A service was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['service'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: ServiceEventData | EmptyArray | None = None
    """Values of the service; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class TeamMemberEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A team member was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['staff'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: TeamMemberEventData | EmptyArray | None = None
    """Values of the team member; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None


class TransactionEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """A financial transaction was created, changed or deleted."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    resource: "Literal['finances_operation'] | str"
    """Kind of the object."""

    resource_id: int
    """Object, by id."""

    status: "Literal['create', 'update', 'delete'] | str"
    """What happened."""

    data: TransactionEventData | EmptyArray | None = None
    """Values of the financial transaction; any of them can be missing."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        data: object = self.data
        if data is not None and not data:
            self.data = None
