# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, check_date, check_integer, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_id, check_ids, check_text

_CHAIN_LOYALTY_CERTIFICATE_TYPES_CREATE: Endpoint[models.GiftCardType] = LazyEndpoint(
    id="chain_loyalty_certificate_types_create",
    method="POST",
    path="/chain/{chain_id}/loyalty/certificate_types",
    result=lambda: models.GiftCardType,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_CERTIFICATE_TYPES_CREATE)
def chain_loyalty_certificate_types_create(
    chain_id: int,
    *,
    body: models.GiftCardTypeInput | Mapping[str, Any],
) -> Operation[models.GiftCardType]:
    """Add a gift card type

    Sets up a new gift card type for a chain, with its value, term and offer.

    Args:
        chain_id: Chain, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_CERTIFICATE_TYPES_CREATE,
        (check_id("chain_id", chain_id),),
        (),
        convert_body(models.GiftCardTypeInput, body),
    )


_CHAIN_LOYALTY_CERTIFICATE_TYPES_DELETE: Endpoint[None] = Endpoint(
    id="chain_loyalty_certificate_types_delete",
    method="DELETE",
    path="/chain/{chain_id}/loyalty/certificate_types/{type_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_CHAIN_LOYALTY_CERTIFICATE_TYPES_DELETE)
def chain_loyalty_certificate_types_delete(chain_id: int, gift_card_type_id: int) -> Operation[None]:
    """Remove a gift card type

    Removes a gift card type; not possible once gift cards of it exist.

    Args:
        chain_id: Chain, by id.
        gift_card_type_id: Gift card type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_CERTIFICATE_TYPES_DELETE,
        (check_id("chain_id", chain_id), check_id("gift_card_type_id", gift_card_type_id)),
    )


_CHAIN_LOYALTY_CERTIFICATE_TYPES_GET: Endpoint[models.GiftCardType] = LazyEndpoint(
    id="chain_loyalty_certificate_types_get",
    method="GET",
    path="/chain/{chain_id}/loyalty/certificate_types/{type_id}",
    result=lambda: models.GiftCardType,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_CHAIN_LOYALTY_CERTIFICATE_TYPES_GET)
def chain_loyalty_certificate_types_get(
    chain_id: int,
    gift_card_type_id: int,
) -> Operation[models.GiftCardType]:
    """Get a gift card type

    Returns everything a chain has set for one gift card type.

    Args:
        chain_id: Chain, by id.
        gift_card_type_id: Gift card type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_CERTIFICATE_TYPES_GET,
        (check_id("chain_id", chain_id), check_id("gift_card_type_id", gift_card_type_id)),
    )


_CHAIN_LOYALTY_CERTIFICATE_TYPES_LIST: Endpoint[list[models.GiftCardType]] = LazyEndpoint(
    id="chain_loyalty_certificate_types_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/certificate_types",
    result=lambda: list[models.GiftCardType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("title"), Query("page"), Query("page_size")),
    paging=Paging("page", "page_size", default=10, maximum=100),
)


@factory(_CHAIN_LOYALTY_CERTIFICATE_TYPES_LIST)
def chain_loyalty_certificate_types_list(
    chain_id: int,
    *,
    title: str | None = None,
    page: int | None = None,
    page_size: int | None = None,
) -> Operation[list[models.GiftCardType]]:
    """List the gift card types of a chain

    Pages through the gift card types that a chain has set up.

    Args:
        chain_id: Chain, by id.
        title: Only types whose title contains this text.
        page: Page to return; the first one is 1.
        page_size: How many rows one page holds; 100 at most.
    """
    return Operation(
        _CHAIN_LOYALTY_CERTIFICATE_TYPES_LIST,
        (check_id("chain_id", chain_id),),
        (
            optional(check_text, "title", title),
            optional(check_integer, "page", page),
            optional(check_integer, "page_size", page_size),
        ),
    )


_CHAIN_LOYALTY_CERTIFICATE_TYPES_UPDATE: Endpoint[models.GiftCardType] = LazyEndpoint(
    id="chain_loyalty_certificate_types_update",
    method="PUT",
    path="/chain/{chain_id}/loyalty/certificate_types/{type_id}",
    result=lambda: models.GiftCardType,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_CERTIFICATE_TYPES_UPDATE)
def chain_loyalty_certificate_types_update(
    chain_id: int,
    gift_card_type_id: int,
    *,
    body: models.GiftCardTypeInput | Mapping[str, Any],
) -> Operation[models.GiftCardType]:
    """Change a gift card type

    Writes a gift card type anew; not possible once gift cards of it exist.

    Args:
        chain_id: Chain, by id.
        gift_card_type_id: Gift card type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_CERTIFICATE_TYPES_UPDATE,
        (check_id("chain_id", chain_id), check_id("gift_card_type_id", gift_card_type_id)),
        (),
        convert_body(models.GiftCardTypeInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_ARCHIVE: Endpoint[None] = Endpoint(
    id="chain_loyalty_membership_types_archive",
    method="PATCH",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_ARCHIVE)
def chain_loyalty_membership_types_archive(
    chain_id: int,
    membership_type_id: int,
    *,
    body: models.MembershipTypeArchiveInput | Mapping[str, Any],
) -> Operation[None]:
    """Archive a membership type

    Moves a membership type into the archive or out of it.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_ARCHIVE,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
        (),
        convert_body(models.MembershipTypeArchiveInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_CLONE: Endpoint[models.MembershipType] = LazyEndpoint(
    id="chain_loyalty_membership_types_clone",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/clone",
    result=lambda: models.MembershipType,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_CLONE)
def chain_loyalty_membership_types_clone(
    chain_id: int,
    membership_type_id: int,
    *,
    body: Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.MembershipType]:
    """Copy a membership type

    Makes a second membership type with the same settings.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_CLONE,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
        (),
        body,
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_CREATE: Endpoint[models.MembershipType] = LazyEndpoint(
    id="chain_loyalty_membership_types_create",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonement_types",
    result=lambda: models.MembershipType,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_CREATE)
def chain_loyalty_membership_types_create(
    chain_id: int,
    *,
    body: models.MembershipTypeCreate | Mapping[str, Any],
) -> Operation[models.MembershipType]:
    """Add a membership type

    Sets up a new membership type for a chain, with its price, term and coverage.

    Args:
        chain_id: Chain, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_CREATE,
        (check_id("chain_id", chain_id),),
        (),
        convert_body(models.MembershipTypeCreate, body),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_DELETE: Endpoint[None] = Endpoint(
    id="chain_loyalty_membership_types_delete",
    method="DELETE",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_DELETE)
def chain_loyalty_membership_types_delete(chain_id: int, membership_type_id: int) -> Operation[None]:
    """Remove a membership type

    Hides a membership type that has not been sold.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_DELETE,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_LIST: Endpoint[list[models.MembershipType]] = LazyEndpoint(
    id="chain_loyalty_membership_types_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/abonement_types",
    result=lambda: list[models.MembershipType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("title"), Query("is_archived"), Query("page"), Query("limit")),
    paging=Paging("page", "limit"),
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_LIST)
def chain_loyalty_membership_types_list(
    chain_id: int,
    *,
    title: str | None = None,
    is_archived: Literal[0, 1] | None = None,
    page: int | None = None,
    limit: int | None = None,
) -> Operation[list[models.MembershipType]]:
    """List the membership types of a chain

    Lists every membership type that a chain has set up.

    Args:
        chain_id: Chain, by id.
        title: Only types whose title contains this text.
        is_archived: 1 for archived types only, 0 for the others only.
        page: Page to return; the first one is 1.
        limit: How many rows one page holds.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_LIST,
        (check_id("chain_id", chain_id),),
        (
            optional(check_text, "title", title),
            optional(check_choice, "is_archived", is_archived, (0, 1)),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
        ),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_READ: Endpoint[models.MembershipType] = LazyEndpoint(
    id="chain_loyalty_membership_types_read",
    method="GET",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    result=lambda: models.MembershipType,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_READ)
def chain_loyalty_membership_types_read(
    chain_id: int,
    membership_type_id: int,
) -> Operation[models.MembershipType]:
    """Get a membership type

    Returns everything a chain has set for one membership type.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_READ,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_RESTORE: Endpoint[None] = Endpoint(
    id="chain_loyalty_membership_types_restore",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_RESTORE)
def chain_loyalty_membership_types_restore(
    chain_id: int,
    membership_type_id: int,
    *,
    body: models.MembershipTypeRestoreInput | Mapping[str, Any],
) -> Operation[None]:
    """Restore a deleted membership type

    Restores a deleted membership type and sets its title.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_RESTORE,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
        (),
        convert_body(models.MembershipTypeRestoreInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIP_TYPES_UPDATE: Endpoint[models.MembershipType] = LazyEndpoint(
    id="chain_loyalty_membership_types_update",
    method="PUT",
    path="/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    result=lambda: models.MembershipType,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIP_TYPES_UPDATE)
def chain_loyalty_membership_types_update(
    chain_id: int,
    membership_type_id: int,
    *,
    body: models.MembershipTypeUpdate | Mapping[str, Any],
) -> Operation[models.MembershipType]:
    """Change a membership type

    Writes a membership type anew. Send every field: what is left out falls back to its default.

    Args:
        chain_id: Chain, by id.
        membership_type_id: Membership type, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIP_TYPES_UPDATE,
        (check_id("chain_id", chain_id), check_id("membership_type_id", membership_type_id)),
        (),
        convert_body(models.MembershipTypeUpdate, body),
    )


_CHAIN_LOYALTY_MEMBERSHIPS_FREEZE: Endpoint[models.Membership | None] = LazyEndpoint(
    id="chain_loyalty_memberships_freeze",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonements/{membership_id}/freeze",
    result=lambda: models.Membership | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIPS_FREEZE)
def chain_loyalty_memberships_freeze(
    chain_id: int,
    membership_id: int,
    *,
    body: models.MembershipFreezeInput | Mapping[str, Any],
) -> Operation[models.Membership | None]:
    """Freeze a membership

    Stops the validity of a membership for a while; its type has to allow that.

    Args:
        chain_id: Chain, by id.
        membership_id: Membership, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIPS_FREEZE,
        (check_id("chain_id", chain_id), check_id("membership_id", membership_id)),
        (),
        convert_body(models.MembershipFreezeInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIPS_SET_BALANCE: Endpoint[None] = Endpoint(
    id="chain_loyalty_memberships_set_balance",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonements/{membership_id}/set_balance",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIPS_SET_BALANCE)
def chain_loyalty_memberships_set_balance(
    chain_id: int,
    membership_id: int,
    *,
    body: models.MembershipBalanceInput | Mapping[str, Any],
) -> Operation[None]:
    """Set the visits that remain

    Replaces the remaining visits: one shared count, or a count for each service.

    Args:
        chain_id: Chain, by id.
        membership_id: Membership, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIPS_SET_BALANCE,
        (check_id("chain_id", chain_id), check_id("membership_id", membership_id)),
        (),
        convert_body(models.MembershipBalanceInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIPS_SET_PERIOD: Endpoint[models.Membership | None] = LazyEndpoint(
    id="chain_loyalty_memberships_set_period",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonements/{membership_id}/set_period",
    result=lambda: models.Membership | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIPS_SET_PERIOD)
def chain_loyalty_memberships_set_period(
    chain_id: int,
    membership_id: int,
    *,
    body: models.MembershipPeriodInput | Mapping[str, Any],
) -> Operation[models.Membership | None]:
    """Set the validity

    Replaces the term of a membership; it cannot end before its last use.

    Args:
        chain_id: Chain, by id.
        membership_id: Membership, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIPS_SET_PERIOD,
        (check_id("chain_id", chain_id), check_id("membership_id", membership_id)),
        (),
        convert_body(models.MembershipPeriodInput, body),
    )


_CHAIN_LOYALTY_MEMBERSHIPS_UNFREEZE: Endpoint[models.Membership | None] = LazyEndpoint(
    id="chain_loyalty_memberships_unfreeze",
    method="POST",
    path="/chain/{chain_id}/loyalty/abonements/{membership_id}/unfreeze",
    result=lambda: models.Membership | None,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CHAIN_LOYALTY_MEMBERSHIPS_UNFREEZE)
def chain_loyalty_memberships_unfreeze(
    chain_id: int,
    membership_id: int,
    *,
    body: Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.Membership | None]:
    """Unfreeze a membership

    Lets a frozen membership run again.

    Args:
        chain_id: Chain, by id.
        membership_id: Membership, by id.
    """
    return Operation(
        _CHAIN_LOYALTY_MEMBERSHIPS_UNFREEZE,
        (check_id("chain_id", chain_id), check_id("membership_id", membership_id)),
        (),
        body,
    )


_CREATE_CHAIN_LOYALTY_PROGRAM: Endpoint[models.Promotion] = LazyEndpoint(
    id="create_chain_loyalty_program",
    method="POST",
    path="/chain/{chain_id}/loyalty/programs",
    result=lambda: models.Promotion,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
)


@factory(_CREATE_CHAIN_LOYALTY_PROGRAM)
def create_chain_loyalty_program(
    chain_id: int,
    *,
    body: models.PromotionCreate | Mapping[str, Any],
    include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
) -> Operation[models.Promotion]:
    """Add a promotion

    Sets up a discount or cashback promotion for a chain.

    Args:
        chain_id: Chain, by id.
        include: An optional block to add to the answer.
    """
    return Operation(
        _CREATE_CHAIN_LOYALTY_PROGRAM,
        (check_id("chain_id", chain_id),),
        (
            optional(check_choices, "include", include, ("applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template")),
        ),
        convert_body(models.PromotionCreate, body),
    )


_DELETE_CHAIN_LOYALTY_PROGRAM: Endpoint[None] = Endpoint(
    id="delete_chain_loyalty_program",
    method="DELETE",
    path="/chain/{chain_id}/loyalty/programs/{loyalty_program_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_CHAIN_LOYALTY_PROGRAM)
def delete_chain_loyalty_program(chain_id: int, promotion_id: int) -> Operation[None]:
    """Remove a promotion

    Takes a promotion out of its chain.

    Args:
        chain_id: Chain, by id.
        promotion_id: Promotion, by id.
    """
    return Operation(
        _DELETE_CHAIN_LOYALTY_PROGRAM,
        (check_id("chain_id", chain_id), check_id("promotion_id", promotion_id)),
    )


_GET_CHAIN_LOYALTY_NOTIFICATION_TEMPLATE_LIST: Endpoint[list[models.NotificationTemplate]] = LazyEndpoint(
    id="get_chain_loyalty_notification_template_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/notification_message_templates/programs",
    result=lambda: list[models.NotificationTemplate],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CHAIN_LOYALTY_NOTIFICATION_TEMPLATE_LIST)
def get_chain_loyalty_notification_template_list(
    chain_id: int,
) -> Operation[list[models.NotificationTemplate]]:
    """List the notification templates of promotions

    Lists the texts that clients of a chain can be sent about promotions.

    Args:
        chain_id: Chain, by id.
    """
    return Operation(_GET_CHAIN_LOYALTY_NOTIFICATION_TEMPLATE_LIST, (check_id("chain_id", chain_id),))


_GET_CHAIN_LOYALTY_PROGRAM: Endpoint[models.Promotion] = LazyEndpoint(
    id="get_chain_loyalty_program",
    method="GET",
    path="/chain/{chain_id}/loyalty/programs/{loyalty_program_id}",
    result=lambda: models.Promotion,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
)


@factory(_GET_CHAIN_LOYALTY_PROGRAM)
def get_chain_loyalty_program(
    chain_id: int,
    promotion_id: int,
    *,
    include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
) -> Operation[models.Promotion]:
    """Get a promotion

    Returns a promotion of a chain, with the blocks that are asked for.

    Args:
        chain_id: Chain, by id.
        promotion_id: Promotion, by id.
        include: An optional block to add to the answer.
    """
    return Operation(
        _GET_CHAIN_LOYALTY_PROGRAM,
        (check_id("chain_id", chain_id), check_id("promotion_id", promotion_id)),
        (
            optional(check_choices, "include", include, ("applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template")),
        ),
    )


_GET_CHAIN_LOYALTY_TRANSACTION_LIST: Endpoint[list[models.LoyaltyTransaction]] = LazyEndpoint(
    id="get_chain_loyalty_transaction_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/transactions",
    result=lambda: list[models.LoyaltyTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("created_after"),
        Query("created_before"),
        Query("types[]", Style.BRACKETS),
        Query("company_ids[]", Style.BRACKETS),
        Query("visit_ids[]", Style.BRACKETS),
        Query("page"),
        Query("count"),
        Query("loyalty_card_id"),
    ),
    paging=Paging("page", "count", default=25, maximum=100),
)


@factory(_GET_CHAIN_LOYALTY_TRANSACTION_LIST)
def get_chain_loyalty_transaction_list(
    chain_id: int,
    *,
    created_after: dt.date | str,
    created_before: dt.date | str,
    types: Sequence[Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]] | None = None,
    location_ids: Iterable[int] | None = None,
    visit_ids: Iterable[int] | None = None,
    page: int | None = None,
    count: int | None = None,
    loyalty_card_id: int | None = None,
) -> Operation[list[models.LoyaltyTransaction]]:
    """List the loyalty transactions of a chain

    Pages through the bonus, discount and gift card movements between two days.

    Args:
        chain_id: Chain, by id.
        created_after: Lower end of the creation time.
        created_before: Upper end of the creation time.
        types: Only transactions of these kinds.
        location_ids: Only transactions made in these locations.
        visit_ids: Only transactions of these visits.
        page: Page to return; the first one is 1.
        count: How many rows one page holds.
        loyalty_card_id: Only transactions of this loyalty card.
    """
    return Operation(
        _GET_CHAIN_LOYALTY_TRANSACTION_LIST,
        (check_id("chain_id", chain_id),),
        (
            check_date("created_after", created_after),
            check_date("created_before", created_before),
            optional(check_choices, "types", types, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
            optional(check_ids, "location_ids", location_ids),
            optional(check_ids, "visit_ids", visit_ids),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_id, "loyalty_card_id", loyalty_card_id, minimum=0),
        ),
    )


_UPDATE_CHAIN_LOYALTY_PROGRAM: Endpoint[models.Promotion] = LazyEndpoint(
    id="update_chain_loyalty_program",
    method="PUT",
    path="/chain/{chain_id}/loyalty/programs/{loyalty_program_id}",
    result=lambda: models.Promotion,
    auth=AuthLevel.USER,
    query=(Query("include[]", Style.BRACKETS),),
    body=Body.JSON,
)


@factory(_UPDATE_CHAIN_LOYALTY_PROGRAM)
def update_chain_loyalty_program(
    chain_id: int,
    promotion_id: int,
    *,
    body: models.PromotionUpdate | Mapping[str, Any],
    include: Sequence[Literal["applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template"]] | None = None,
) -> Operation[models.Promotion]:
    """Change a promotion

    Rewrites a promotion; its kind, its item rules and its unit stay as they are.

    Args:
        chain_id: Chain, by id.
        promotion_id: Promotion, by id.
        include: An optional block to add to the answer.
    """
    return Operation(
        _UPDATE_CHAIN_LOYALTY_PROGRAM,
        (check_id("chain_id", chain_id), check_id("promotion_id", promotion_id)),
        (
            optional(check_choices, "include", include, ("applicable_items", "rules", "companies", "loyalty_card_types", "on_changed_notification_template", "on_expiration_notification_template")),
        ),
        convert_body(models.PromotionUpdate, body),
    )
