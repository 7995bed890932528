"""Requests of every operation of clients, services, team members, schedules, appointments and online booking."""

from __future__ import annotations

import datetime as dt
from typing import Any

from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import ClientComment
from altegio_async.testing.server import routes
from altegio_async.testing.server.router import Route
from tests.support.fake_client import Sample


def list_booking_routes() -> list[Route]:
    """Return the routes of these subjects."""
    subjects = (
        routes.locations,
        routes.clients,
        routes.client_comments,
        routes.client_visits,
        routes.services,
        routes.service_categories,
        routes.team_members,
        routes.schedules,
        routes.appointments,
        routes.visits,
        routes.booking_choices,
        routes.online_booking,
    )
    return [route for subject in subjects for route in subject.ROUTES]


def build_booking_samples(fake: FakeAltegio) -> list[Sample]:
    """Return a request for each operation, in an order in which all of them succeed."""
    scene = Scene(fake)
    return [
        *build_location_samples(scene),
        *build_client_samples(scene),
        *build_service_samples(scene),
        *build_team_samples(scene),
        *build_schedule_samples(scene),
        *build_appointment_samples(scene),
        *build_booking_desk_samples(scene),
        *build_deletions(scene),
    ]


class Scene:
    """A location with a service, a team member, a client and two appointments in a week."""

    def __init__(self, fake: FakeAltegio) -> None:
        self.fake, self.location = fake, fake.locations[0]
        here, self.closed = self.location.id, fake.add_location(title="Closed").id
        self.day = dt.datetime.now(self.location.zone).date() + dt.timedelta(days=7)
        self.client = fake.add_client(here, phone="12025550150", name="Mara")
        self.member = fake.add_team_member(here, name="Alma", specialization="Stylist")
        self.service = fake.add_service(here, title="Cut", duration=3600)
        self.category = self.service.category_id
        first, second = (
            fake.add_appointment(
                here,
                team_member=self.member,
                services=[self.service],
                client=self.client,
                start=self.at(hour),
            )
            for hour in (10, 12)
        )
        self.appointment, self.other = first, second
        self.comments = f"/company/{here}/clients/{self.client.id}/comments"
        self.comment = ClientComment(fake.world.make_id(), "Likes tea", first.created, 0)
        fake.world.comments_of[self.client.id] = [self.comment]

    def at(self, hour: int) -> dt.datetime:
        """Return an hour of the day of the appointments."""
        return dt.datetime.combine(self.day, dt.time(hour), self.location.zone)

    def appointment_body(self, hour: int) -> dict[str, Any]:
        """Return the body of a new appointment."""
        return {
            "staff_id": self.member.id,
            "services": [{"id": self.service.id, "cost": 40, "first_cost": 50, "discount": 20}],
            "client": {"phone": "+12025550151", "name": "Ilse"},
            "datetime": self.at(hour).isoformat(),
            "seance_length": 1800,
            "comment": "Window seat",
            "record_labels": [3],
            "save_if_busy": False,
        }


def build_location_samples(scene: Scene) -> list[Sample]:
    here = scene.location.id
    changes = {"title": "Harbour", "address": "3 Linden Street", "coordinate_lat": 56.9}
    return [
        Sample("get_location_list", "GET", "/companies", [("group_id", str(scene.location.chain_id))]),
        Sample("get_location", "GET", f"/company/{here}"),
        Sample("update_location", "PUT", f"/company/{here}", [], changes),
        Sample("create_location", "POST", "/companies", [], changes, 201),
        Sample("delete_location", "DELETE", f"/company/{scene.closed}", status=202),
    ]


def build_client_samples(scene: Scene) -> list[Sample]:
    here, client = scene.location.id, f"/client/{scene.location.id}/{scene.client.id}"
    body = {"name": "Nora", "phone": "+12025550152", "categories": [7], "birth_date": "1990-02-03"}
    search = {
        "page_size": 5,
        "fields": ["id", "name", "phone", "visits_count"],
        "filters": build_filters(scene),
    }
    return [
        Sample("create_client", "POST", f"/clients/{here}", [], body, 201),
        Sample("get_client", "GET", client),
        Sample("update_client", "PUT", client, [], {"name": "Mara", "phone": "12025550150", "labels": [1]}),
        Sample("create_client_comment", "POST", scene.comments, [], {"text": "Allergic to nuts"}, 201),
        Sample("list_client_comments", "GET", scene.comments),
        Sample("deprecated_get_client_list", "GET", f"/clients/{here}", [("count", "5")]),
        Sample("get_client_list", "POST", f"/company/{here}/clients/search", [], search),
        *build_older_client_samples(scene),
    ]


def build_older_client_samples(scene: Scene) -> list[Sample]:
    here, chain = scene.location.id, scene.location.chain_id
    rows = [{"name": "Priya", "phone": "+12025550155"}, {"name": "Carla", "phone": "1"}]
    search = {
        "client_id": scene.client.id,
        "client_phone": None,
        "from": None,
        "to": None,
        "payment_statuses": [],
        "attendance": None,
    }
    phone = [("phone", "+12025550150")]
    return [
        Sample("bulk_create_clients", "POST", f"/clients/{here}/bulk", [], rows),
        Sample("get_chain_client_by_phone_number", "GET", f"/group/{chain}/clients", phone),
        Sample("search_client_visits", "POST", f"/company/{here}/clients/visits/search", [], search),
    ]


def build_filters(scene: Scene) -> list[dict[str, Any]]:
    """Return a filter of each form, all of which match the client with appointments."""
    record = {
        "staff": {"value": [scene.member.id]},
        "status": {"value": [2]},
        "records_count": {"from": 2, "to": 9},
        "created": {"from": "2020-01-01", "to": "2199-01-01"},
        "invert": False,
    }
    return [
        {"type": "id", "state": {"value": [scene.client.id]}},
        {"type": "quick_search", "state": {"value": "mara"}},
        {"type": "sold_amount", "state": {"from": 0, "to": 10}},
        {"type": "birthday", "state": {"from": "01-01"}},
        {"type": "sale", "state": {"abonement_balance": {"to": 5}}},
        {"type": "record", "state": record},
    ]


def build_service_samples(scene: Scene) -> list[Sample]:
    here, service, member = scene.location.id, scene.service.id, scene.member.id
    links = f"/company/{here}/services/{service}/staff"
    length = {"seance_length": 2700, "technological_card_id": None}
    created = {"title": "Wash", "price_min": 12.5, "price_max": 20, "staff": [{"id": member}]}
    return [
        Sample("get_service_list", "GET", f"/services/{here}", [("staff_id", str(member))]),
        Sample("create_service", "POST", f"/services/{here}", [], created, 201),
        Sample("get_service", "GET", f"/company/{here}/services/{service}"),
        Sample("patch_service", "PATCH", f"/services/{here}/{service}", [], build_service_changes(scene)),
        Sample("deprecated_get_service_list_by_id", "GET", f"/services/{here}/{service}"),
        Sample("deprecated_update_service_by_id", "PUT", f"/services/{here}/{service}", [], {"title": "Cut"}),
        Sample("remove_service_from_team_member", "DELETE", f"{links}/{member}", status=204),
        Sample("assign_service_to_team_member", "POST", links, [], {**length, "master_id": member}, 201),
        Sample("update_service_team_member_assignment", "PUT", f"{links}/{member}", [], length),
        Sample("get_service_category_list", "GET", f"/company/{here}/service_categories"),
        Sample("create_service_category", "POST", f"/service_categories/{here}", [], {"title": "Hair"}, 201),
        Sample("deprecated_get_service_category_list", "GET", f"/service_categories/{here}/{scene.category}"),
        Sample("get_service_category", "GET", f"/service_category/{here}/{scene.category}"),
        Sample(
            "update_service_category", "PUT", f"/service_category/{here}/{scene.category}", [], {"title": "H"}
        ),
    ]


def build_service_changes(scene: Scene) -> dict[str, Any]:
    """Return the body that changes a service."""
    return {
        "title": "Cut and wash",
        "booking_title": "Cut",
        "category_id": scene.category,
        "price_min": 50,
        "price_max": 60,
        "duration": 3600,
        "is_multi": False,
        "tax_variant": 0,
        "vat_id": 0,
        "is_need_limit_date": False,
        "seance_search_start": 0,
        "seance_search_finish": 86_400,
        "step": 900,
        "seance_search_step": 900,
    }


def build_team_samples(scene: Scene) -> list[Sample]:
    here, member = scene.location.id, scene.member.id
    quick = {
        "name": "Bruno",
        "specialization": "Stylist",
        "position_id": None,
        "phone_number": None,
        "user_email": "bruno@example.org",
        "user_phone": "12025550153",
        "is_user_invite": False,
    }
    return [
        Sample("get_team_member_list", "GET", f"/staff/{here}"),
        Sample("deprecated_create_team_member", "POST", f"/staff/{here}", [], {"name": "Carla"}, 201),
        Sample("create_team_member_quick", "POST", f"/company/{here}/staff/quick", [], quick, 201),
        Sample("get_team_member", "GET", f"/company/{here}/staff/{member}"),
        Sample("get_team_member_by_id", "GET", f"/staff/{here}/{member}"),
        Sample("update_team_member", "PUT", f"/staff/{here}/{member}", [], {"information": "Mondays"}),
        Sample("get_position_list", "GET", f"/company/{here}/staff/positions"),
        Sample(
            "create_position_quick", "POST", f"/company/{here}/positions/quick", [], {"title": "Head"}, 201
        ),
    ]


def build_schedule_samples(scene: Scene) -> list[Sample]:
    here, member, day = scene.location.id, scene.member.id, scene.day.isoformat()
    path = f"/company/{here}/staff/schedule"
    period = [("start_date", day), ("end_date", day), ("include[]", "busy_intervals")]
    body = {
        "schedules_to_set": [
            {"staff_id": member, "dates": [day], "slots": [{"from": "9:00", "to": "21:00"}]}
        ],
        "schedules_to_delete": [],
    }
    days = [{"date": day, "is_working": True, "slots": [{"from": "9:00", "to": "21:00"}]}]
    return [
        Sample("set_team_member_schedule", "PUT", path, [], body),
        Sample("get_team_member_schedule_list", "GET", path, period),
        Sample("get_team_member_schedule", "GET", f"/schedule/{here}/{member}/{day}/{day}"),
        Sample("update_team_member_schedule", "PUT", f"/schedule/{here}/{member}/{day}/{day}", [], days, 201),
        Sample("schedule_team_member_update_deprecated", "PUT", f"/schedule/{here}/{member}", [], days, 201),
        Sample("get_appointment_calendar_dates", "GET", f"/timetable/dates/{here}/{day}"),
        Sample("get_appointment_calendar_sessions", "GET", f"/timetable/seances/{here}/{member}/{day}"),
    ]


def build_appointment_samples(scene: Scene) -> list[Sample]:
    here, one = scene.location.id, scene.appointment
    attended = {"attendance": 1, "comment": "On time"}
    return [
        Sample("get_appointment_list", "GET", f"/records/{here}", [("start_date", scene.day.isoformat())]),
        Sample("create_appointment", "POST", f"/records/{here}", [], scene.appointment_body(14), 201),
        Sample("get_appointment", "GET", f"/record/{here}/{one.id}"),
        Sample("update_appointment", "PUT", f"/record/{here}/{one.id}", [], scene.appointment_body(9), 201),
        Sample("get_loyalty_transactions_by_visit", "GET", f"/visit/loyalty/transactions/{one.visit_id}"),
        Sample("get_visit_details", "GET", f"/visit/details/{here}/{one.id}/{one.visit_id}"),
        Sample("get_visit", "GET", f"/visits/{one.visit_id}"),
        Sample("update_visit", "PUT", f"/visits/{one.visit_id}/{one.id}", [], attended),
    ]


def build_booking_desk_samples(scene: Scene) -> list[Sample]:
    here, member, day, other = scene.location.id, scene.member.id, scene.day.isoformat(), scene.other
    services = [("service_ids[]", str(scene.service.id))]
    wish = {"id": 1, "services": [scene.service.id], "staff_id": member, "datetime": scene.at(17).isoformat()}
    booking = {"phone": "12025550154", "fullname": "Priya", "appointments": [wish], "code": "1357"}
    move = {"datetime": scene.at(19).isoformat(), "comment": "Later"}
    by_hash = f"{other.id}/{other.hash}"
    return [
        Sample("get_services_available_for_booking", "GET", f"/book_services/{here}"),
        Sample("get_team_members_available_for_booking", "GET", f"/book_staff/{here}", services),
        Sample("get_dates_available_for_booking", "GET", f"/book_dates/{here}", services),
        Sample("get_nearest_time_slots", "GET", f"/book_staff_seances/{here}/{member}", services),
        Sample("get_time_slots_for_booking", "GET", f"/book_times/{here}/{member}/{day}", services),
        Sample(
            "send_booking_verification_code", "POST", f"/book_code/{here}", [], {"phone": "12025550154"}, 201
        ),
        Sample("validate_booking_params", "POST", f"/book_check/{here}", [], {"appointments": [wish]}, 201),
        Sample("create_online_booking", "POST", f"/book_record/{here}", [], booking, 201),
        Sample("update_online_booking_datetime", "PUT", f"/book_record/{here}/{other.id}", [], move),
        Sample("get_online_booking_details", "GET", f"/book_record/{here}/{by_hash}"),
        Sample("get_user_appointment_list", "GET", f"/user/records/{by_hash}", status=201),
    ]


def build_deletions(scene: Scene) -> list[Sample]:
    here, one, other = scene.location.id, scene.appointment, scene.other
    return [
        Sample("delete_appointment", "DELETE", f"/record/{here}/{one.id}", status=204),
        Sample("delete_user_appointment", "DELETE", f"/user/records/{other.id}/{other.hash}"),
        Sample("delete_client_comment", "DELETE", f"{scene.comments}/{scene.comment.id}", status=204),
        Sample("delete_client", "DELETE", f"/client/{here}/{scene.client.id}", status=204),
        Sample("delete_service", "DELETE", f"/services/{here}/{scene.service.id}", status=204),
        Sample("delete_service_category", "DELETE", f"/service_category/{here}/{scene.category}", status=204),
        Sample("delete_team_member", "DELETE", f"/staff/{here}/{scene.member.id}", status=204),
    ]
