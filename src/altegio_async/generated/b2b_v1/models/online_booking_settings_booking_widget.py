# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class BookingWidget(Model, gc=False, kw_only=True):
    """A booking widget of a web site."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    description: str | None = None
    """Description."""

    is_default: bool | None = None
    """Whether it is the default."""

    without_menu: bool | None = None
    """Whether the menu is hidden."""

    service_step_default: int | None = None
    """Service that is chosen beforehand, by id."""

    service_step_hide: bool | None = None
    """Whether service step is hidden."""

    team_member_step_default: int | None = field(name='master_step_default', default=None)
    """Team member that is chosen beforehand, by id."""

    team_member_step_hide: bool | None = field(name='master_step_hide', default=None)
    """Whether team member step is hidden."""

    service_step_num: int | None = None
    """Place of the service step."""

    team_member_step_num: int | None = field(name='master_step_num', default=None)
    """Place of the team member step."""

    datetime_step_num: int | None = None
    """Place of the datetime step."""

    show_button: bool | None = None
    """Whether the button is shown."""

    button_position: str | None = None
    """Corner of the page for the button."""

    form_position: str | None = None
    """Side of the page for the form."""

    button_color: str | None = None
    """Colour of the button."""

    button_animation: bool | None = None
    """Whether the button is animated."""

    html_code: str | None = None
    """HTML code of the widget."""

    ab_test_enabled: bool | None = None
    """Whether an A/B test of the form is running."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    sequence_type: str | None = None
    """Order of the steps."""

    service_step_title: str | None = None
    """Title of the service step."""

    team_member_step_title: str | None = field(name='master_step_title', default=None)
    """Title of the team member step."""

    specialization_display_mode: int | None = None
    """How the specialization is shown."""

    datetime_step_title: str | None = None
    """Title of the datetime step."""

    html_code_v2: str | None = None
    """HTML code of the widget in its second version."""

    map_type: int | None = None
    """Code of the map provider."""

    default_language_id: int | None = None
    """Language of the form, by id."""

    group_id: int | None = None
    """Chain, by id."""

    facebook_pixel_id: str | None = None
    """Id of the Facebook pixel."""

    vk_pixel_id: str | None = None
    """Id of the VK pixel."""

    online_sales_group_id: int | None = None
    """Chain of the online shop, by id."""

    service_step_category_view_type: str | None = None
    """How service categories are shown."""

    location_select_type_code: str | None = field(name='salon_select_type_code', default=None)
    """How clients choose a location."""

    appointment_type_id: int | None = field(name='record_type_id', default=None)
    """Code of the kinds of appointments that the form offers."""

    display_event_type: str | None = field(name='display_activity_type', default=None)
    """How group events are shown."""

    is_multiple_event_appointment: bool | None = field(name='is_multiple_activity_record', default=None)
    """Whether several group events can be booked at once."""

    event_appointment_count: int | None = field(name='activity_record_count', default=None)
    """Largest number of group events in one booking."""

    header_images: dict[str, Any] | None = None
    """Pictures of the header."""

    is_weekly_view_enabled: bool | None = None
    """Whether the weekly view is on."""

    show_weekly_view_without_online_booking: bool | None = None
    """Whether the weekly view shows times that cannot be booked."""

    weekly_view_default_location_id: int | None = field(name='weekly_view_default_salon_id', default=None)
    """Location that the weekly view shows first, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("record_type_id", "number"),
        ("weekly_view_default_salon_id", "number"),
    )


class CreateBookingWidgetInput(Model, gc=False, kw_only=True):
    """The values to send: create a booking widget."""

    title: str
    """Title."""

    description: str | UnsetType = UNSET
    """Description."""

    is_default: bool | UnsetType = UNSET
    """Whether it is the default."""

    without_menu: bool | UnsetType = UNSET
    """Whether the menu is hidden."""

    service_step_default: int | UnsetType = UNSET
    """Service that is chosen beforehand, by id."""

    service_step_hide: bool | UnsetType = UNSET
    """Whether service step is hidden."""

    team_member_step_default: int | UnsetType = field(name='master_step_default', default=UNSET)
    """Team member that is chosen beforehand, by id."""

    team_member_step_hide: bool | UnsetType = field(name='master_step_hide', default=UNSET)
    """Whether team member step is hidden."""

    service_step_num: int | UnsetType = UNSET
    """Place of the service step."""

    team_member_step_num: int | UnsetType = field(name='master_step_num', default=UNSET)
    """Place of the team member step."""

    datetime_step_num: int | UnsetType = UNSET
    """Place of the datetime step."""

    show_button: bool | UnsetType = UNSET
    """Whether the button is shown."""

    button_position: "Literal['bottomright', 'bottomleft', 'topright', 'topleft'] | UnsetType" = UNSET
    """Corner of the page for the button."""

    form_position: "Literal['right', 'left'] | UnsetType" = UNSET
    """Side of the page for the form."""

    button_color: str | UnsetType = UNSET
    """Colour of the button."""

    button_animation: bool | UnsetType = UNSET
    """Whether the button is animated."""


class UpdateBookingWidgetInput(Model, gc=False, kw_only=True):
    """The values to send: update a booking widget."""

    title: str
    """Title."""

    description: str
    """Description."""

    is_default: bool
    """Whether it is the default."""

    without_menu: bool
    """Whether the menu is hidden."""

    service_step_default: int
    """Service that is chosen beforehand, by id."""

    service_step_hide: bool
    """Whether service step is hidden."""

    team_member_step_default: int = field(name='master_step_default')
    """Team member that is chosen beforehand, by id."""

    team_member_step_hide: bool = field(name='master_step_hide')
    """Whether team member step is hidden."""

    service_step_num: int
    """Place of the service step."""

    team_member_step_num: int = field(name='master_step_num')
    """Place of the team member step."""

    datetime_step_num: int
    """Place of the datetime step."""

    show_button: bool
    """Whether the button is shown."""

    button_position: "Literal['bottom right', 'bottom left', 'top right', 'top left']"
    """Corner of the page for the button."""

    form_position: "Literal['right', 'left']"
    """Side of the page for the form."""

    button_color: str
    """Colour of the button."""

    button_animation: bool
    """Whether the button is animated."""
