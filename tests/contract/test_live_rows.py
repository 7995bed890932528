"""Complete objects as live responses have them: the strict decoder reads every key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from altegio_async import webhooks
from altegio_async._core.response import decode
from tests.support.endpoints import list_endpoints
from tests.support.pipelines import make_response


def list_unread_keys(value: Any, sent: Any, path: str = "$") -> Iterator[str]:
    """Yield the path of each key in `sent` that no field of the structs in `value` has, or that is lost."""
    if isinstance(value, msgspec.Struct) and isinstance(sent, dict):
        fields = {field.encode_name: field.name for field in msgspec.structs.fields(value)}
        for key, inner in sent.items():
            found = getattr(value, fields[key], None) if key in fields else None
            if key not in fields or (found is None and inner not in (None, [], {})):
                yield f"{path}.{key}"
            yield from list_unread_keys(found, inner, f"{path}.{key}")
    elif isinstance(value, list) and isinstance(sent, list):
        if len(value) != len(sent):
            yield path
        for place, (one, inner) in enumerate(zip(value, sent, strict=False)):
            yield from list_unread_keys(one, inner, f"{path}[{place}]")


CUSTOM_FIELDS: dict[str, Any] = {"shoe_size": "38", "likes": ["tea", "music"]}
SERVICE: dict[str, Any] = {
    "id": 331, "title": "Massage", "cost": 50, "cost_to_pay": 50, "manual_cost": 50, "cost_per_unit": 50, "discount": 0, "first_cost": 50, "amount": 1,
}  # fmt: skip
CLIENT: dict[str, Any] = {
    "id": 7, "name": "Mara", "surname": "", "patronymic": "", "display_name": "Mara", "comment": "", "phone": "+12025550168", "card": "", "email": "",
    "success_visits_count": 3, "fail_visits_count": 0, "discount": 0, "is_new": False, "custom_fields": [], "sex": 0, "birthday": "", "client_tags": [],
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    "id": 9, "type_id": 7, "storage_id": 0, "user_id": 12, "company_id": 30, "number": 9, "comment": "", "date_created": "2026-07-01 09:00:00",
    "category_id": 0, "visit_id": 50, "record_id": 59, "type_title": "Visit", "is_sale_bill_printed": False,
}  # fmt: skip
APPOINTMENT: dict[str, Any] = {
    "id": 59, "company_id": 30, "staff_id": 28, "clients_count": 1, "date": "2026-07-12 12:10:00", "datetime": "2026-07-12T12:10:00+05:00", "comment": "",
    "create_date": "2026-07-12T11:49:08+0500", "last_change_date": "2026-07-13T00:15:24+0500", "online": False, "visit_id": 50, "visit_attendance": 1,
    "attendance": 1, "confirmed": 1, "seance_length": 1500, "length": 1500, "sms_before": 1, "sms_now": 1, "sms_now_text": "", "email_now": 1, "notified": 0,
    "master_request": 0, "api_id": "8b0cf2a8-1c45-4f7c-9d3a-2f6f5b1b2c11", "from_url": "", "review_requested": 0, "created_user_id": 12, "deleted": False,
    "paid_full": 1, "payment_status": 1, "prepaid": False, "prepaid_confirmed": False, "is_update_blocked": False, "activity_id": 0, "bookform_id": 0,
    "record_from": "", "is_mobile": 0, "services": [SERVICE], "goods_transactions": [], "sms_remain_hours": 1, "email_remain_hours": 1, "comer": None,
    "comer_person_info": None, "client": CLIENT, "custom_fields": [], "custom_color": "", "custom_font_color": "", "record_labels": [], "documents": [DOCUMENT],
    "short_link": "https://example.org/c/O", "composite": [], "technical_break_duration": 0,
    "staff": {
        "id": 28, "api_id": None, "name": "Imke", "specialization": "Barber", "position": {"id": 12, "title": "Barber", "services_binding_type": 0},
        "avatar": "https://example.org/1.png", "avatar_big": "https://example.org/2.png", "rating": 5, "votes_count": 0,
    },
}  # fmt: skip
APPOINTMENT_WITH_FIELDS: dict[str, Any] = {
    **APPOINTMENT, "custom_fields": CUSTOM_FIELDS, "client": {**CLIENT, "custom_fields": CUSTOM_FIELDS}, "composite": [{"id": 4, "title": "Package"}],
}  # fmt: skip
TEAM_MEMBER: dict[str, Any] = {
    "id": 28, "api_id": None, "name": "Imke", "specialization": "Barber", "company_id": 30, "information": "", "fired": 0, "is_fired": False,
    "dismissal_date": None, "dismissal_reason": None, "hidden": 0, "is_online": True, "status": 0, "is_deleted": False, "user_id": None, "rating": 4.9,
    "prepaid": "forbidden", "is_chain": False, "weight": 10, "is_rating_shown": True, "is_online_random_choice_allowed": True, "seance_step": 1800,
    "seance_search_step": 1800, "seance_search_start": 0, "seance_search_finish": 86400, "is_timetable_off": False, "is_fullness_accounting": True,
    "google_clients": False, "google_link": "", "domain": None, "timetable_markup_divider_interval": None, "avatar": "https://example.org/1.png",
    "avatar_big": "https://example.org/2.png", "is_bookable": True, "schedule_till": "2026-12-31", "chain": {"id": 2, "title": "Harbour"},
    "position": {
        "id": 1, "chain_id": 2, "title": "Barber", "description": "", "services_binding_type": 0, "rules_required_fields": [], "only_chain_appointment": False,
    },
    "services_links": [
        {"service_id": 1, "master_id": 28, "length": 3600, "technological_card_id": 0, "api_id": "", "is_online": True, "is_offline_records_allowed": True, "price": None},
    ],
    "employee": {"id": 1, "phone": "12025550168", "firstname": "Imke", "surname": "Solberg", "gender": 1, "date_admission": "2020-01-01"},
    "grid_settings": {"is_enabled": False, "weekdays_settings": [{"weekday": 1, "timeslots": [], "setting": {"grid_display_step": 60}}], "dates_settings": []},
}  # fmt: skip
LOCATION: dict[str, Any] = {
    "id": 30, "title": "Harbour", "public_title": "Harbour", "short_descr": "", "logo": "", "country_id": 7, "country": "Portugal", "city_id": 1, "city": "Porto",
    "active": 1, "phone": "12025550168", "phones": ["12025550168"], "email": "", "timezone": 1, "timezone_name": "Europe/Lisbon", "schedule": "9-21", "address": "",
    "coordinate_lat": 41.15, "coordinate_lon": -8.61, "app_ios": "", "app_android": "", "phone_confirmation": True, "currency_short_title": "€",
    "reminds_sms_disabled": False, "reminds_sms_default": 24, "group_priority": 0, "bookform_group_priority": 0, "description": "", "photos": [],
    "seance_delay_step": 900, "show_any_master": True, "allow_delete_record": True, "allow_change_record": True, "allow_change_record_delay_step": 0,
    "allow_delete_record_delay_step": 0, "timetable_off": False, "site": "", "zip": "", "business_group_id": 1, "business_type_id": 1,
    "is_charge_active": False, "print_bill_on": 0, "print_bill_type": "default", "record_type_id": 0, "auto_pay_account_id": 0,
    "auto_pay_bank_account_id": 0, "is_admin_app": 0, "push_notification_phone_confirm": 1, "switched_to_tariff": True, "sms_enabled": True,
    "activity_record_clients_count_max": 1, "activity_online_record_clients_count_max": 1, "storage_settings": {"allow_overselling": True},
    "main_group_id": 5, "main_group": {"id": 5, "title": "Harbour"}, "booking_comment_required": False, "booking_email_required": False,
    "booking_comment_input_name": None, "is_individual": False, "is_tips_enabled": True, "email_hours_default": 24, "is_show_privacy_policy": False,
}  # fmt: skip
BOOKING_SERVICE: dict[str, Any] = {
    "id": 1004, "title": "Massage", "category_id": 20, "price_min": 390, "price_max": 390, "seance_length": None, "active": 1, "discount": 0, "sex": 0, "weight": 5,
    "is_composite": False, "prepaid_settings": {"status": "forbidden", "prepaid_full": {"amount": 390, "currency": "EUR"}},
}  # fmt: skip
SERVICE_OF_LOCATION: dict[str, Any] = {
    "id": 79067, "salon_service_id": 3, "title": "Massage", "booking_title": "Massage", "category_id": 1, "price_min": 0, "price_max": 0, "discount": 0, "comment": "",
    "weight": 1, "active": 1, "api_id": "0", "prepaid": "forbidden", "is_multi": False, "capacity": 0, "image_group": [], "dates": [], "duration": 3600,
    "resources": [], "is_online": True, "composite_details": {"services": [{"id": 5}]}, "is_composite": True, "is_linked_to_composite": False, "tax_variant": None,
    "vat_id": None, "print_title": "", "service_type": 1, "repeat_visit_days_step": None, "is_range_price_enabled": False, "kkm_settings_id": 0,
    "salon_group_service_link": None, "salon_group_title": None, "translations": [{"language_id": 1, "translation": "Massagem"}],
    "staff": [{"id": 1, "seance_length": 3600, "technological_card_id": 0, "image_url": "https://example.org/1.png", "price": {"min": 10, "max": 20}, "name": "Imke"}],
}  # fmt: skip
RULE: dict[str, Any] = {"id": 1, "loyalty_program_id": 2, "loyalty_type_id": 3, "value": 5, "parameter": 100}
CARD_TYPE: dict[str, Any] = {
    "id": 10, "title": "Five plus two", "salon_group_id": 145, "service_item_type": "any_allowed", "good_item_type": "any_denied", "max_discount_percent": 50,
    "max_discount_amount": 0,
}  # fmt: skip
CARD_PROMOTION: dict[str, Any] = {
    "id": 2, "title": "Cashback", "type": "cashback", "loyalty_type_id": 1, "item_type_id": 0, "service_item_type": "any_allowed", "good_item_type": "any_denied",
    "value_unit_id": 1, "value_unit": "percent", "group_id": 145, "usage_limit": 0, "visit_multiplicity": 0, "sold_items_multiplicity": 0, "value": 5,
    "current_package_progress": 0, "allowed_usages_amount": 0, "expiration_timeout": 0, "expiration_timeout_unit": None, "expiration_notification_timeout": 0,
    "params_source_type": "card", "history_start_date": None, "on_changed_notification_template_id": 0, "on_expiration_notification_template_id": 0,
    "loyalty_type": {
        "id": 1, "slug": "cashback", "title": "Cashback", "is_discount": False, "is_cashback": True, "is_static": True, "is_accumulative": False, "is_visit_limited": False,
    },
    "rules": [RULE],
}  # fmt: skip
CARD: dict[str, Any] = {
    "id": 1, "balance": 10.5, "points": 0, "paid_amount": 100, "sold_amount": 100, "visits_count": 3, "number": "0042", "type_id": 10, "salon_group_id": 145,
    "max_discount_percent": 50, "max_discount_amount": 0, "type": CARD_TYPE, "salon_group": {"id": 145, "title": "Harbour"}, "programs": [CARD_PROMOTION], "rules": [RULE],
}  # fmt: skip
COMPANY: dict[str, Any] = {
    "id": 30, "title": "Harbour", "public_title": "Harbour", "business_group_id": 1, "business_type_id": 1, "country_id": 7, "city_id": 1, "timezone": 1,
    "timezone_name": "Europe/Lisbon", "address": "", "coordinate_lat": 41.15, "coordinate_lon": -8.61, "logo": "", "zip": 4000, "phone": "12025550168",
    "phones": ["12025550168"], "site": "", "allow_delete_record": True, "allow_change_record": True,
}  # fmt: skip
STORAGE_DOCUMENT: dict[str, Any] = {
    "id": 9, "type_id": 1, "type": {"id": 1, "title": "Sale"}, "storage_id": 1, "user_id": 1, "company_id": 30, "number": 9, "comment": "",
    "create_date": "2026-01-01T10:00:00+0300", "bill_print_status": 0, "storage": {"id": 1, "title": "Store"}, "company": COMPANY,
    "user": {"id": 1, "name": "Mara", "phone": "12025550168"},
}  # fmt: skip
STORAGE_OPERATION: dict[str, Any] = {
    "user_id": 1, "company_id": 30, "document_id": 9, "type_id": 1, "master_id": None, "client_id": None, "storage_id": 1, "date": "2026-01-01T10:00:00+0300",
    "account_id": 1, "paid": True, "document": STORAGE_DOCUMENT, "client": [], "goods_transactions": [{"id": 1}], "payment_transactions": [], "kkm_transactions": [],
}  # fmt: skip
PRODUCT_TRANSACTION: dict[str, Any] = {
    "id": 1, "document_id": 9, "type_id": 1, "type": "Sale", "good": {"id": 5, "title": "Soap"}, "storage": {"id": 1, "title": "Store"},
    "unit": {"id": 1, "title": "Piece", "short_title": "pc"}, "operation_unit_type": 1, "amount": -1, "create_date": "2026-01-01T10:00:00+0300", "cost_per_unit": 10,
    "cost": 10, "discount": 0, "comment": "", "master": [], "supplier": [], "record_id": 0, "service": [], "client": [],
    "last_change_date": "2026-01-01T10:00:00+0300", "loyalty_abonement_id": 0, "loyalty_certificate_id": 0,
}  # fmt: skip
LOYALTY_TRANSACTION: dict[str, Any] = {
    "id": 1, "status_id": 1, "amount": 0.5, "type_id": 2, "program_id": 3, "card_id": 4, "salon_group_id": 5, "item_id": 0, "item_type_id": 0, "item_record_id": 0,
    "goods_transaction_id": 0, "is_discount": False, "is_loyalty_withdraw": False, "type": {"id": 2, "title": "Cashback"},
    "created_date": "2026-01-01T10:00:00+0300", "visit_id": 5, "abonement_id": 6, "certificate_id": 7,
}  # fmt: skip
IMAGE: dict[str, Any] = {
    "id": "1",
    "path": "https://example.org/1.jpg",
    "width": "372",
    "height": "280",
    "type": "jpg",
    "image_group_id": 1,
    "version": "sm",
}
ROWS: list[tuple[str, str, Any]] = [
    ("b2b-v1", "get_appointment_list", [APPOINTMENT, APPOINTMENT_WITH_FIELDS]),
    ("b2b-v1", "get_appointment", APPOINTMENT),
    ("b2b-v1", "get_appointment", APPOINTMENT_WITH_FIELDS),
    ("b2b-v1", "get_team_member", TEAM_MEMBER),
    ("b2b-v1", "get_team_member_list", [TEAM_MEMBER, {**TEAM_MEMBER, "chain": [], "position": [], "employee": [], "grid_settings": []}]),
    ("b2b-v1", "get_team_member_list", [{"id": 1, "image_group": {"id": 1, "entity": "master", "entity_id": "28", "images": {"sm": IMAGE, "origin": IMAGE}}}]),
    ("b2b-v1", "get_location", LOCATION),
    ("b2b-v1", "get_service_list", [SERVICE_OF_LOCATION]),
    ("b2b-v1", "get_service", SERVICE_OF_LOCATION),
    ("b2b-v1", "get_loyalty_card_list_by_client_id", [CARD]),
    ("b2b-v1", "get_loyalty_card_list_by_phone", [CARD]),
    ("b2b-v1", "issue_loyalty_card", CARD),
    ("b2b-v1", "get_loyalty_card_type_list", [CARD_TYPE]),
    ("b2b-v1", "create_inventory_operation", STORAGE_OPERATION),
    ("b2b-v1", "get_document", {**STORAGE_DOCUMENT, "company": {**COMPANY, "zip": "4000-001", "timezone": "1"}}),
    ("b2b-v1", "search_for_product_transactions", [PRODUCT_TRANSACTION, {**PRODUCT_TRANSACTION, "service": {"id": 3, "title": "Cut"}}]),
    ("b2b-v1", "get_chain_loyalty_transaction_list", [LOYALTY_TRANSACTION]),
    ("b2b-v1", "get_location_list", [LOCATION, {**LOCATION, "main_group": [], "storage_settings": []}]),
    (
        "online-booking",
        "get_services_available_for_booking",
        {"events": [], "services": [BOOKING_SERVICE], "category": [{"id": 20, "title": "Body", "sex": 0, "api_id": None, "weight": 1}]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("description", "operation", "data"), ROWS, ids=[f"{row[1]}-{i}" for i, row in enumerate(ROWS)]
)
def test_every_key_of_live_objects_is_read_strictly(description: str, operation: str, data: Any):
    endpoint = list_endpoints(description)[operation]
    body = {"success": True, "data": data, "meta": {"total_count": 2} if isinstance(data, list) else []}
    decoded = decode(endpoint, make_response(body), strict=True)
    assert decoded.drift == ()
    assert list(list_unread_keys(decoded.value, data)) == []


EVENTS: list[tuple[str, dict[str, Any]]] = [
    ("record", APPOINTMENT),
    ("record", APPOINTMENT_WITH_FIELDS),
    ("client", {"id": 7, "name": "Mara", "birth_date": "", "sex_id": 0, "custom_fields": CUSTOM_FIELDS}),
    ("client", {"id": 7, "name": "Mara", "birth_date": "", "sex_id": 0, "custom_fields": {}}),
]


@pytest.mark.parametrize(("resource", "data"), EVENTS)
def test_custom_fields_in_events_are_read(resource: str, data: dict[str, Any]):
    event: Any = webhooks.parse(
        msgspec.json.encode(
            {"company_id": 30, "resource": resource, "resource_id": 7, "status": "update", "data": data}
        )
    )
    assert event.data.custom_fields == data["custom_fields"]
    if resource == "record":
        assert event.data.client.custom_fields == data["client"]["custom_fields"]
