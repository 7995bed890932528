"""Values of bodies that are refused before sending, and the id 0 where it means any team member."""

from __future__ import annotations

from typing import Any

import pytest

from altegio_async import InvalidArgumentError, operations

MESSAGES: dict[str, dict[str, Any]] = {
    "send_sms_to_clients": {"client_ids": [1], "text": "Hello"},
    "send_sms_campaign_to_filtered_clients": {"text": "Hello"},
    "send_email_newsletter_to_clients": {"client_ids": [1], "subject": "News", "text": "Hello"},
    "send_email_campaign_to_filtered_clients": {"subject": "News", "text": "Hello"},
}
TIME = "2026-03-16T10:15:00+02:00"


@pytest.mark.parametrize("operation_id", MESSAGES)
def test_a_message_without_text_subject_or_recipients_is_refused(operation_id):
    make, body = getattr(operations, operation_id), MESSAGES[operation_id]
    options = {"fullname": "a"} if "filtered" in operation_id else {}
    assert make(5, body=body, **options).body.text == "Hello"
    for name in body:
        empty = ([], None, [None], [0]) if name == "client_ids" else ("", "  ", "\n\t", "\u00a0", None)
        for value in empty:
            with pytest.raises(InvalidArgumentError, match=f"^{name}"):
                make(5, body={**body, name: value}, **options)


def test_bookings_and_free_times_accept_0_for_any_team_member():
    appointment = {"id": 1, "services": [1], "team_member_id": 0, "datetime": TIME}
    booking = {
        "phone": "12025550168",
        "fullname": "a",
        "email": "a@example.org",
        "appointments": [appointment],
    }
    assert operations.create_online_booking(5, body=booking).body.appointments[0].team_member_id == 0
    checked = operations.validate_booking_params(5, body={"appointments": [appointment]})
    assert checked.body.appointments[0].team_member_id == 0
    assert operations.get_nearest_time_slots(5, 0).path == (5, 0)


def test_numbers_outside_of_their_bounds_are_refused():
    rule = {"week_days": [1, 8], "intervals": [{"from_": 0, "to": 3600}]}
    required = {"title": "a", "chain_id": 5, "cost": 1, "is_united_balance": True}
    membership_type = {**required, "united_balance_services_count": 0, "service_categories": {}}
    gift_card_type = {"expiration": {"type_id": 2, "timeout": -1, "timeout_unit_id": 1}}
    for make, path, base, fields, message in (
        ("chain_loyalty_membership_types_create", (5,), membership_type, {"period": -1}, "period must be at least 0"),
        ("chain_loyalty_membership_types_update", (5, 6), membership_type, {"freeze_limit": -2}, "freeze_limit must"),
        (
            "chain_loyalty_membership_types_create", (5,), membership_type, {"availability": [rule]},
            r"availability\[0\]\.week_days\[1\] must be 1 to 7, got 8",
        ),
        (
            "chain_loyalty_membership_types_create", (5,), membership_type, {"united_balance_services_count": -1},
            "united_balance_services_count must be at least 0, got -1",
        ),
        ("chain_loyalty_certificate_types_create", (5,), {}, gift_card_type, r"expiration\.timeout must be at least 0"),
        ("update_chain_loyalty_program", (5, 6), {}, {"usage_limit": -1}, "usage_limit must be at least 0"),
        ("get_client_list", (5,), {"page": 1}, {"page_size": 201}, "page_size must be at most 200, got 201"),
        (
            "issue_loyalty_card", (5,), {"loyalty_card_type_id": "7", "phone": "12025550168"},
            {"loyalty_card_number": " "}, "loyalty_card_number is blank",
        ),
    ):  # fmt: skip
        with pytest.raises(InvalidArgumentError, match=f"^{message}"):
            getattr(operations, make)(*path, body={**base, **fields})
    accepted = {**membership_type, "period": 0, "availability": [{**rule, "week_days": range(1, 8)}]}
    body = operations.chain_loyalty_membership_types_create(5, body=accepted).body
    assert (body.period, body.availability[0].week_days) == (0, [1, 2, 3, 4, 5, 6, 7])
