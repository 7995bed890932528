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
