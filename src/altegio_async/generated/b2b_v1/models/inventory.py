# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import (
    AppointmentFinanceTransactionClient,
    AppointmentFinanceTransactionMaster,
    AppointmentFinanceTransactionSupplier,
    ChainServiceCategoryService,
    ClientAccountTopupDocumentUser,
    VisitLoyaltyTransactionType,
)


class ProductTransactionDetailsClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """E-mail address."""


class ProductTransactionDetailsMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""


class ProductTransactionDetailsSaleUnit(Model, gc=False, kw_only=True):
    """Unit of sale."""

    id: int | None = None
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    title: str | None = None
    """Title."""

    short_title: str | None = None
    """Short name."""


class ProductTransactionGood(Model, gc=False, kw_only=True):
    """Product."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    unit: str | None = None
    """Unit."""

    value: str | None = None
    """Value."""

    label: str | None = None
    """Name that is shown."""

    article: str | None = None
    """Article number."""

    category: str | None = None
    """Category it belongs to."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    unit_id: int | None = None
    """Unit, by id."""

    unit_short_title: str | None = None
    """Short name of the unit."""

    service_unit_id: int | None = None
    """Service unit, by id."""

    service_unit_short_title: str | None = None
    """Short name of the unit of consumption."""

    actual_cost: Decimal | None = None
    """Actual cost of one sale unit."""

    unit_actual_cost: Decimal | None = None
    """Actual cost of one consumable unit."""

    unit_actual_cost_format: str | None = None
    """Actual cost of one consumable unit as text."""

    unit_equals: Decimal | None = None
    """Consumable units in one sale unit."""

    barcode: str | None = None
    """Barcode of the product."""

    membership_type_id: int | None = field(name='loyalty_abonement_type_id', default=None)
    """Membership type, by id."""

    gift_card_type_id: int | None = field(name='loyalty_certificate_type_id', default=None)
    """Gift card type, by id."""

    loyalty_allow_empty_code: bool | None = None
    """Whether a sale without a code is possible."""

    actual_amounts: list[dict[str, Any]] | None = None
    """Stock by storage."""

    last_change_date: str | None = None
    """Time of the last change."""

    comment: str | None = None
    """Note for the team."""

    gift_card_type: dict[str, Any] | None = field(name='loyalty_certificate_type', default=None)
    """Gift card type."""

    loyalty_serial_number_limited: int | None = None
    """1 when serial numbers are limited."""

    is_products_mark_enabled: bool | None = field(name='is_goods_mark_enabled', default=None)
    """Whether units of the product carry marks."""

    critical_amount: Decimal | None = None
    """Stock below which a warning is shown."""

    desired_amount: Decimal | None = None
    """Desired stock."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_unit_id", "number"),
        ("service_unit_id", "string"),
        ("loyalty_abonement_type_id", "number"),
        ("loyalty_abonement_type_id", "string"),
        ("loyalty_certificate_type_id", "number"),
        ("loyalty_certificate_type_id", "string"),
        ("loyalty_allow_empty_code", "number"),
    )


class ProductTransactionInput(Model, gc=False, kw_only=True):
    """The values to send: create a product transaction."""

    document_id: int
    """Document, by id."""

    product_id: int = field(name='good_id')
    """Product, by id."""

    amount: Decimal
    """Number of units of the product; negative for a sale."""

    cost_per_unit: Decimal
    """Price of one unit."""

    discount: Decimal
    """Discount in percent."""

    cost: Decimal
    """Price in the currency of the location."""

    operation_unit_type: int
    """Code of the unit: sale or consumable."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    client_id: int | UnsetType = UNSET
    """Client, by id."""

    supplier_id: int | UnsetType = UNSET
    """Supplier, by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("document_id", "id"),
        ("product_id", "id"),
        ("team_member_id", "id_or_zero"),
        ("client_id", "id_or_zero"),
        ("supplier_id", "id_or_zero"),
    )


class ProductTransactionLineInput(Model, gc=False, kw_only=True):
    """A product of a storage operation."""

    product_id: int = field(name='good_id')
    """Product, by id."""

    amount: Decimal
    """Amount."""

    cost_per_unit: Decimal
    """Price of one unit."""

    discount: Decimal
    """Discount in percent."""

    cost: Decimal
    """Price in the currency of the location."""

    operation_unit_type: int
    """Code of the unit: sale or consumable."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    client_id: int | UnsetType = UNSET
    """Client, by id."""

    supplier_id: int | UnsetType = UNSET
    """Supplier, by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_id", "id"),
        ("team_member_id", "id_or_zero"),
        ("client_id", "id_or_zero"),
        ("supplier_id", "id_or_zero"),
    )


class ProductTransactionMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ProductTransactionSupplier(Model, gc=False, kw_only=True):
    """Supplier."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class StorageDocumentCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

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

    timezone: str | None = None
    """Time zone of the location."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    logo: str | None = None
    """URL of the logo."""

    zip: str | None = None
    """Postal code."""

    phones: list[str] | None = None
    """Phones in international form."""

    site: str | None = None
    """URL of the web site."""

    phone: str | None = None
    """Phone in international form."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timezone", "number"),
        ("coordinate_lat", "string"),
        ("coordinate_lon", "string"),
        ("zip", "number"),
    )


class StorageDocumentInput(Model, gc=False, kw_only=True):
    """The values to send: create a storage document."""

    type_id: int
    """Code of the kind."""

    storage_id: int
    """Storage, by id."""

    create_date: datetime
    """Time of creation."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_id", "id"),
        ("storage_id", "id"),
    )


class StorageDocumentStorage(Model, gc=False, kw_only=True):
    """Storage."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class StorageDocumentUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """E-mail address."""

    is_approved: bool | None = None
    """Whether the account is verified."""

    avatar: str | None = None
    """URL of the picture."""


class StorageOperationDocumentCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    country_id: int | None = None
    """Country, by id."""

    city_id: int | None = None
    """City, by id."""

    timezone: str | None = None
    """Time zone of the location."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    logo: str | None = None
    """URL of the logo."""

    zip: str | None = None
    """Postal code."""

    phones: list[str] | None = None
    """Phones in international form."""

    site: str | None = None
    """URL of the web site."""

    public_title: str | None = None
    """Name shown to clients."""

    business_group_id: int | None = None
    """Group of businesses, by id."""

    business_type_id: int | None = None
    """Type of business, by id."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    phone: str | None = None
    """Phone in international form."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timezone", "number"),
        ("coordinate_lat", "string"),
        ("coordinate_lon", "string"),
        ("zip", "number"),
    )


class StorageOperationTransactionGood(Model, gc=False, kw_only=True):
    """Product."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class StorageOperationTransactionUnit(Model, gc=False, kw_only=True):
    """Unit."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    short_title: str | None = None
    """Short title."""


class CreateInventoryOperationInput(Model, gc=False, kw_only=True):
    """The values to send: create a storage operation."""

    type_id: int
    """Code of the kind."""

    create_date: datetime
    """Time of creation."""

    storage_id: int
    """Storage, by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    products_transactions: list[ProductTransactionLineInput] | UnsetType = field(
        name='goods_transactions', default=UNSET
    )
    """Products of the operation. The published example calls the list by another name."""

    transactions: list[ProductTransactionLineInput] | UnsetType = UNSET
    """Products of the operation. The published schema calls the list by another name."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_id", "id"),
        ("team_member_id", "id_or_zero"),
        ("storage_id", "id"),
    )


class ProductTransaction(Model, gc=False, kw_only=True):
    """A product that was sold, received, moved or used."""

    id: int
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Code of the kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    amount: Decimal | None = None
    """Amount."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    unit_id: int | None = None
    """Unit, by id."""

    operation_unit_type: int | None = None
    """Code of the unit: sale or consumable."""

    storage_id: int | None = None
    """Storage, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    create_date: datetime | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    service_id: int | None = None
    """Service, by id."""

    user_id: int | None = None
    """User, by id."""

    deleted: bool | None = None
    """Whether it was deleted."""

    pkg_amount: Decimal | None = None
    """Number of packages."""

    type: str | None = None
    """Kind."""

    product: StorageOperationTransactionGood | None = field(name='good', default=None)
    """Product."""

    storage: StorageDocumentStorage | EmptyArray | None = None
    """Storage."""

    unit: StorageOperationTransactionUnit | EmptyArray | None = None
    """Unit."""

    last_change_date: datetime | None = None
    """Time of the last change."""

    team_member: ProductTransactionMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    supplier: ProductTransactionSupplier | EmptyArray | None = None
    """Supplier."""

    service: ChainServiceCategoryService | EmptyArray | None = None
    """Service."""

    clients: AppointmentFinanceTransactionClient | EmptyArray | None = None
    """Client records."""

    client: AppointmentFinanceTransactionClient | EmptyArray | None = None
    """Client of the sale."""

    membership_id: int | None = field(name='loyalty_abonement_id', default=None)
    """Sold membership, by id."""

    gift_card_id: int | None = field(name='loyalty_certificate_id', default=None)
    """Sold gift card, by id."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        unit: object = self.unit
        if unit is not None and not unit:
            self.unit = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None
        service: object = self.service
        if service is not None and not service:
            self.service = None
        clients: object = self.clients
        if clients is not None and not clients:
            self.clients = None
        client: object = self.client
        if client is not None and not client:
            self.client = None


class ProductTransactionDetails(Model, gc=False, kw_only=True):
    """A product transaction with its product, units and storage."""

    id: int
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Code of the kind."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    amount: Decimal | None = None
    """Amount."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    discount: Decimal | None = None
    """Discount in percent."""

    unit_id: int | None = None
    """Unit, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    create_date: datetime | None = None
    """Time of creation."""

    last_change_date: datetime | None = None
    """Time of the last change."""

    comment: str | None = None
    """Note for the team."""

    deleted: bool | None = None
    """Whether it was deleted."""

    product_special_number: str | None = field(name='good_special_number', default=None)
    """Code of the sold gift card or membership."""

    service_amount: Decimal | None = None
    """Amount in consumable units."""

    sale_amount: Decimal | None = None
    """Amount in sale units."""

    service_unit_id: int | None = None
    """Service unit, by id."""

    sale_unit_id: int | None = None
    """Sale unit, by id."""

    operation_unit_type: int | None = None
    """Code of the unit: sale or consumable."""

    product: ProductTransactionGood | None = field(name='good', default=None)
    """Product."""

    sale_unit: ProductTransactionDetailsSaleUnit | EmptyArray | None = None
    """Unit of sale."""

    service_unit: ProductTransactionDetailsSaleUnit | EmptyArray | None = None
    """Unit of consumption."""

    products_marks: list[dict[str, Any]] | None = field(name='goods_marks', default=None)
    """Marks of the product units."""

    storage: StorageDocumentStorage | EmptyArray | None = None
    """Storage."""

    supplier: AppointmentFinanceTransactionSupplier | EmptyArray | None = None
    """Supplier."""

    client: ProductTransactionDetailsClient | EmptyArray | None = None
    """Client of the object."""

    team_member: ProductTransactionDetailsMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    unit: ProductTransactionDetailsSaleUnit | EmptyArray | None = None
    """Unit."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        sale_unit: object = self.sale_unit
        if sale_unit is not None and not sale_unit:
            self.sale_unit = None
        service_unit: object = self.service_unit
        if service_unit is not None and not service_unit:
            self.service_unit = None
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        unit: object = self.unit
        if unit is not None and not unit:
            self.unit = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("supplier", "array"),
    )


class StorageDocument(Model, gc=False, kw_only=True):
    """A document of a storage."""

    id: int
    """Id."""

    type_id: int | None = None
    """Code of the kind."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    storage_id: int | None = None
    """Storage, by id."""

    user_id: int | None = None
    """User, by id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    number: int | None = None
    """Number of the document."""

    comment: str | None = None
    """Note for the team."""

    create_date: datetime | None = None
    """Time of creation."""

    bill_print_status: int | None = None
    """Code of the print state of the receipt."""

    storage: StorageDocumentStorage | EmptyArray | None = None
    """Storage."""

    location: StorageDocumentCompany | None = field(name='company', default=None)
    """Location of the object."""

    user: StorageDocumentUser | EmptyArray | None = None
    """User account."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        user: object = self.user
        if user is not None and not user:
            self.user = None


class StorageOperationDocument(Model, gc=False, kw_only=True):
    """Document of the sale or payment."""

    id: int | None = None
    """Id."""

    type_id: int | None = None
    """Code of the kind."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    storage_id: int | None = None
    """Storage, by id."""

    user_id: int | None = None
    """User, by id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    number: int | None = None
    """Number of the document."""

    comment: str | None = None
    """Note for the team."""

    create_date: datetime | None = None
    """Time of creation."""

    storage: StorageDocumentStorage | EmptyArray | None = None
    """Storage."""

    location: StorageOperationDocumentCompany | None = field(name='company', default=None)
    """Location of the object."""

    user: ClientAccountTopupDocumentUser | EmptyArray | None = None
    """User account."""

    bill_print_status: int | None = None
    """1 when the bill was printed."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        user: object = self.user
        if user is not None and not user:
            self.user = None


class StorageOperationTransaction(Model, gc=False, kw_only=True):
    """An entry of the transactions."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Code of the kind."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    amount: Decimal | None = None
    """Amount."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    unit_id: int | None = None
    """Unit, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    create_date: datetime | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    deleted: bool | None = None
    """Whether it was deleted."""

    product: StorageOperationTransactionGood | None = field(name='good', default=None)
    """Product."""

    storage: StorageDocumentStorage | EmptyArray | None = None
    """Storage."""

    supplier: AppointmentFinanceTransactionSupplier | EmptyArray | None = None
    """Supplier."""

    client: list[dict[str, Any]] | None = None
    """Client of the object."""

    team_member: AppointmentFinanceTransactionMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    unit: StorageOperationTransactionUnit | EmptyArray | None = None
    """Unit."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        storage: object = self.storage
        if storage is not None and not storage:
            self.storage = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        unit: object = self.unit
        if unit is not None and not unit:
            self.unit = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("supplier", "array"),
        ("master", "array"),
    )


class StorageOperation(Model, gc=False, kw_only=True):
    """A storage document with its product transactions."""

    document: StorageOperationDocument | None = None
    """Document of the sale or payment."""

    transactions: list[StorageOperationTransaction] | None = None
    """Transactions."""

    user_id: int | None = None
    """User who created it, by id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Code of the kind."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    client_id: int | None = None
    """Client, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    date: datetime | None = None
    """Date."""

    account_id: int | None = None
    """Account, by id."""

    paid: bool | None = None
    """Whether it is paid."""

    client: dict[str, Any] | EmptyArray | None = None
    """Client."""

    products_transactions: list[dict[str, Any]] | None = field(name='goods_transactions', default=None)
    """Product transactions."""

    payment_transactions: list[Any] | None = None
    """Payments."""

    fiscal_transactions: list[Any] | None = field(name='kkm_transactions', default=None)
    """Fiscal operations."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        client: object = self.client
        if client is not None and not client:
            self.client = {}
