# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id, check_phone, check_text

_DELETE_IMAGE: Endpoint[None] = Endpoint(
    id="delete_image",
    method="DELETE",
    path="/images/{entity}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.MULTIPART,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_IMAGE)
def delete_image(entity: str, *, body: models.DeleteImageInput | Mapping[str, Any]) -> Operation[None]:
    """Delete an image

    Deletes the images of a team member or a service.

    Args:
        entity: Kind of object.
    """
    return Operation(
        _DELETE_IMAGE,
        (check_text("entity", entity),),
        (),
        convert_body(models.DeleteImageInput, body),
    )


_DISABLE_TEAM_MEMBER_TIPS: Endpoint[models.TipSettings] = LazyEndpoint(
    id="disable_team_member_tips",
    method="POST",
    path="/tips/{location_id}/settings/{master_tips_settings_id}/disable",
    result=lambda: models.TipSettings,
    auth=AuthLevel.USER,
    forms=("array",),
)


@factory(_DISABLE_TEAM_MEMBER_TIPS)
def disable_team_member_tips(
    location_id: int,
    team_member_tips_settings_id: int,
) -> Operation[models.TipSettings]:
    """Disable tips for a team member

    Switches tips off and returns the settings.

    Args:
        location_id: Location, by id.
        team_member_tips_settings_id: Team member tips settings, by id.
    """
    return Operation(
        _DISABLE_TEAM_MEMBER_TIPS,
        (
            check_id("location_id", location_id),
            check_id("team_member_tips_settings_id", team_member_tips_settings_id),
        ),
    )


_ENABLE_TEAM_MEMBER_TIPS: Endpoint[models.TipSettings] = LazyEndpoint(
    id="enable_team_member_tips",
    method="GET",
    path="/tips/{location_id}/settings/{master_tips_settings_id}/enable",
    result=lambda: models.TipSettings,
    auth=AuthLevel.PARTNER,
    forms=("array",),
)


@factory(_ENABLE_TEAM_MEMBER_TIPS)
def enable_team_member_tips(
    location_id: int,
    team_member_tips_settings_id: int,
) -> Operation[models.TipSettings]:
    """Enable tips for a team member

    Switches tips on and returns the settings. The call changes data although its method is GET.

    Args:
        location_id: Location, by id.
        team_member_tips_settings_id: Team member tips settings, by id.
    """
    return Operation(
        _ENABLE_TEAM_MEMBER_TIPS,
        (
            check_id("location_id", location_id),
            check_id("team_member_tips_settings_id", team_member_tips_settings_id),
        ),
    )


_GET_LOCATION_SUBSCRIPTION_INFORMATION: Endpoint[models.LocationSubscription] = LazyEndpoint(
    id="get_location_subscription_information",
    method="GET",
    path="/license/{location_id}",
    result=lambda: models.LocationSubscription,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_LOCATION_SUBSCRIPTION_INFORMATION)
def get_location_subscription_information(location_id: int) -> Operation[models.LocationSubscription]:
    """Get the licence of a location

    Returns the licence of a location with its first and last day and its options.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_LOCATION_SUBSCRIPTION_INFORMATION, (check_id("location_id", location_id),))


_GET_TEAM_MEMBER_TIP_SETTINGS: Endpoint[list[models.TipSettings]] = LazyEndpoint(
    id="get_team_member_tip_settings",
    method="GET",
    path="/tips/{location_id}/settings",
    result=lambda: list[models.TipSettings],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_TIP_SETTINGS)
def get_team_member_tip_settings(location_id: int) -> Operation[list[models.TipSettings]]:
    """List the tip settings of team members

    Returns the settings for tips of all team members of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_TEAM_MEMBER_TIP_SETTINGS, (check_id("location_id", location_id),))


_PHONE_NUMBER_FORMAT_CHECK: Endpoint[models.PhoneCheck] = LazyEndpoint(
    id="phone_number_format_check",
    method="GET",
    path="/validation/validate_phone/{phone}",
    result=lambda: models.PhoneCheck,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_PHONE_NUMBER_FORMAT_CHECK)
def phone_number_format_check(phone: str) -> Operation[models.PhoneCheck]:
    """Check a phone number

    Returns whether a phone number has a valid format.

    Args:
        phone: Phone in international form.
    """
    return Operation(_PHONE_NUMBER_FORMAT_CHECK, (check_phone("phone", phone),))


_UPLOAD_IMAGE: Endpoint[models.UploadedImage] = LazyEndpoint(
    id="upload_image",
    method="POST",
    path="/images/{entity}",
    result=lambda: models.UploadedImage,
    auth=AuthLevel.USER,
    body=Body.MULTIPART,
)


@factory(_UPLOAD_IMAGE)
def upload_image(
    entity: str,
    *,
    body: models.UploadImageInput | Mapping[str, Any],
) -> Operation[models.UploadedImage]:
    """Upload an image

    Uploads an image of a team member or a service and returns it in all sizes.

    Args:
        entity: Kind of object.
    """
    return Operation(
        _UPLOAD_IMAGE,
        (check_text("entity", entity),),
        (),
        convert_body(models.UploadImageInput, body),
    )
