# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.online_booking`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


class OnlineBooking(Resource):
    """Methods of `altegio.online_booking`."""

    @cached_property
    def with_raw_response(self) -> OnlineBookingWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return OnlineBookingWithRawResponse(self._copy_for_raw_responses())

    async def book(
        self,
        location_id: int,
        *,
        body: models.CreateOnlineBookingInput | Mapping[str, Any],
    ) -> list[models.BookingResult]:
        """Book online.

        Books one or more appointments and returns the id and the hash of each. Send the time as it was
        returned with the free times.

        Args:
            location_id: location, by id.
            body: a `CreateOnlineBookingInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_online_booking`.
        """
        return await self._pipeline.call(operations.create_online_booking(location_id, body=body))

    async def book_event(
        self,
        location_id: int,
        event_id: int,
        *,
        fullname: str,
        phone: str,
        email: str,
        code: str | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        notify_by_sms: int | UnsetType = UNSET,
        notify_by_email: int | UnsetType = UNSET,
        type: str | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        clients_count: int | UnsetType = UNSET,
    ) -> models.EventBookingResult:
        """Book a group event.

        Books places in a group event and returns the id and the hash of the appointment.

        Args:
            location_id: location, by id.
            event_id: event, by id.
            fullname: name of the client.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            email: e-mail address.
            code: code for programs.
            comment: note for the team.
            notify_by_sms: hours before the start at which a reminder is sent by SMS.
            notify_by_email: hours before the start at which a reminder is sent by e-mail.
            type: kind.
            api_id: id of the object in the system of the integration.
            clients_count: number of people.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `book_event`.
        """
        return await self._pipeline.call(
            operations.book_event(
                location_id,
                event_id,
                body={
                    "fullname": fullname,
                    "phone": phone,
                    "email": email,
                    "code": code,
                    "comment": comment,
                    "notify_by_sms": notify_by_sms,
                    "notify_by_email": notify_by_email,
                    "type": type,
                    "api_id": api_id,
                    "clients_count": clients_count,
                },
            )
        )

    async def cancel(self, appointment_id: int, appointment_hash: str) -> None:
        """Cancel an appointment.

        Cancels an appointment that was booked online.

        Args:
            appointment_id: appointment, by id.
            appointment_hash: hash of the appointment.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_user_appointment`.
        """
        return await self._pipeline.call(operations.delete_user_appointment(appointment_id, appointment_hash))

    async def check(
        self,
        location_id: int,
        *,
        body: models.ValidateBookingParamsInput | Mapping[str, Any],
    ) -> None:
        """Check whether a booking is possible.

        Checks services, team members and times of a booking without creating it.

        Args:
            location_id: location, by id.
            body: a `ValidateBookingParamsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `validate_booking_params`.
        """
        return await self._pipeline.call(operations.validate_booking_params(location_id, body=body))

    async def get_details(
        self,
        location_id: int,
        appointment_id: int,
        appointment_hash: str,
    ) -> models.BookedAppointment:
        """Get an online booking.

        Returns an appointment that was booked online. The hash is part of the answer to the booking.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            appointment_hash: hash of the appointment.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_online_booking_details`.
        """
        return await self._pipeline.call(
            operations.get_online_booking_details(
                location_id,
                appointment_id,
                appointment_hash,
            )
        )

    async def get_feedback_form_status(self, appointment_token: str) -> models.FeedbackForm:
        """Get the state of a feedback form.

        Returns the data of the feedback form of an appointment and whether a review was submitted.

        Args:
            appointment_token: token of the feedback form.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_feedback_form_status`.
        """
        return await self._pipeline.call(operations.get_feedback_form_status(appointment_token))

    async def get_form_config(self, id: int) -> models.BookingFormConfig:
        """Get the configuration of a booking form.

        Returns the steps, style and texts of a booking form.

        Args:
            id: object, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_form_config`.
        """
        return await self._pipeline.call(operations.get_booking_form_config(id))

    async def get_i18n_options(self, lang_code: str) -> dict[str, Any]:
        """Get the texts of the booking form.

        Returns the texts of the booking form in one language.

        Args:
            lang_code: language, e.g. en-US.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_i18n_options`.
        """
        return await self._pipeline.call(operations.get_i18n_options(lang_code))

    async def get_location_privacy_policy(self, location_id: int) -> models.PrivacyPolicy:
        """Get the privacy policy of a location.

        Returns the text of the privacy policy of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_privacy_policy`.
        """
        return await self._pipeline.call(operations.get_location_privacy_policy(location_id))

    async def get_nearest_time_slots(
        self,
        location_id: int,
        team_member_id: int,
        *,
        service_ids: Iterable[int] | None = None,
        datetime: dt.datetime | str | None = None,
    ) -> models.NearestTimes:
        """Get the nearest free times of a team member.

        Returns the first day with free times of a team member and its start times. Durations are in
        seconds.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            service_ids: services to book, by id.
            datetime: start of the visit with an offset. A datetime with an offset; without an offset it
                is a time of the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_nearest_time_slots`.
        """
        return await self._pipeline.call(
            operations.get_nearest_time_slots(
                location_id,
                team_member_id,
                service_ids=service_ids,
                datetime=datetime,
            )
        )

    async def get_user(self) -> models.BookingUser:
        """Get the signed-in client.

        Returns the client whose token is sent.

        Raises:
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_user`.
        """
        return await self._pipeline.call(operations.get_booking_user())

    async def list_dates(
        self,
        location_id: int,
        *,
        service_ids: Iterable[int] | None = None,
        team_member_id: int | None = None,
        date: dt.date | str | None = None,
        date_from: dt.date | str | None = None,
        date_to: dt.date | str | None = None,
    ) -> models.BookingDates:
        """List days for booking.

        Returns the days that can be booked and the working days, on request for services and a team
        member. Send the services; without them a day possibly has no fitting time.

        Args:
            location_id: location, by id.
            service_ids: services to book, by id.
            team_member_id: only for this team member, by id.
            date: day, YYYY-MM-DD.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_dates_available_for_booking`.
        """
        return await self._pipeline.call(
            operations.get_dates_available_for_booking(
                location_id,
                service_ids=service_ids,
                team_member_id=team_member_id,
                date=date,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def list_services(
        self,
        location_id: int,
        *,
        team_member_id: int | None = None,
        datetime: dt.datetime | str | None = None,
        service_ids: Iterable[int] | None = None,
    ) -> models.BookingServices:
        """List services for booking.

        Returns the services and categories that can be booked, on request for a team member or a time.
        Durations are in seconds.

        Args:
            location_id: location, by id.
            team_member_id: only for this team member, by id.
            datetime: start of the visit with an offset. A datetime with an offset; without an offset it
                is a time of the location.
            service_ids: services to book, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_services_available_for_booking`.
        """
        return await self._pipeline.call(
            operations.get_services_available_for_booking(
                location_id,
                team_member_id=team_member_id,
                datetime=datetime,
                service_ids=service_ids,
            )
        )

    async def list_team_members(
        self,
        location_id: int,
        *,
        service_ids: Iterable[int] | None = None,
        datetime: dt.datetime | str | None = None,
    ) -> list[models.BookingTeamMember]:
        """List team members for booking.

        Returns the team members that can be booked, on request for services or a time.

        Args:
            location_id: location, by id.
            service_ids: services to book, by id.
            datetime: start of the visit with an offset. A datetime with an offset; without an offset it
                is a time of the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_members_available_for_booking`.
        """
        return await self._pipeline.call(
            operations.get_team_members_available_for_booking(
                location_id,
                service_ids=service_ids,
                datetime=datetime,
            )
        )

    async def list_times(
        self,
        location_id: int,
        team_member_id: int,
        date: dt.date | str,
        *,
        service_ids: Iterable[int] | None = None,
    ) -> list[models.BookingTime]:
        """List start times for booking.

        Returns the start times of a team member on a day; 0 stands for any team member. Send the
        services; without them a start time possibly does not fit. Durations are in seconds.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date: day, YYYY-MM-DD. A date of the location.
            service_ids: services to book, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_time_slots_for_booking`.
        """
        return await self._pipeline.call(
            operations.get_time_slots_for_booking(
                location_id,
                team_member_id,
                date,
                service_ids=service_ids,
            )
        )

    async def list_user_appointments(
        self,
        appointment_id: int,
        appointment_hash: str,
    ) -> list[models.BookedAppointment]:
        """List the appointments of the signed-in client.

        Returns the appointments of the signed-in client.

        Args:
            appointment_id: appointment, by id.
            appointment_hash: hash of the appointment.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_appointment_list`.
        """
        return await self._pipeline.call(
            operations.get_user_appointment_list(
                appointment_id,
                appointment_hash,
            )
        )

    async def login(self, *, login: str, password: str) -> models.BookingUser:
        """Sign in a client of online booking.

        Signs a client in with login and password and returns the user token. The token is valid for
        online booking only.

        Args:
            login: login of the user.
            password: password of the user.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `authorize_online_booking_user`.
        """
        return await self._pipeline.call(
            operations.authorize_online_booking_user(
                body={
                    "login": login,
                    "password": password,
                },
            )
        )

    async def login_with_code(
        self,
        *,
        login: str | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
        phone: str | UnsetType = UNSET,
        code: str | UnsetType = UNSET,
    ) -> models.BookingUser:
        """Sign in with a code from an SMS.

        Signs a client in with the phone and the code from an SMS and returns the user token.

        Args:
            login: login of the user.
            password: password of the user.
            phone: phone of the client; its digits are sent. The API finds clients by their full
                international number only.
            code: code from the SMS.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `log_in_with_phone_number_and_code`.
        """
        return await self._pipeline.call(
            operations.log_in_with_phone_number_and_code(
                body={
                    "login": login,
                    "password": password,
                    "phone": phone,
                    "code": code,
                },
            )
        )

    async def send_phone_update_verification_code(
        self,
        location_id: int | None = None,
        chain_id: int | None = None,
        *,
        phone: str,
    ) -> None:
        """Send a code for a new phone.

        Sends a confirmation code to a phone. Send the id of a location or of a chain, not both. The call
        sends an SMS although its method is GET.

        Args:
            location_id: location, by id.
            chain_id: chain, by id.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_phone_update_verification_code`.
        """
        return await self._pipeline.call(
            operations.send_phone_update_verification_code(
                location_id=location_id,
                chain_id=chain_id,
                phone=phone,
            )
        )

    async def send_verification_code(
        self,
        location_id: int,
        *,
        phone: str | UnsetType = UNSET,
        fulname: str | UnsetType = UNSET,
        fullname: str | UnsetType = UNSET,
    ) -> None:
        """Send a code to confirm a phone.

        Sends a code by SMS that confirms the phone of a booking.

        Args:
            location_id: location, by id.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            fulname: the same name under its published key. Send it with fullname.
            fullname: name of the client. Send it with fulname.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_booking_verification_code`.
        """
        return await self._pipeline.call(
            operations.send_booking_verification_code(
                location_id,
                body={
                    "phone": phone,
                    "fulname": fulname,
                    "fullname": fullname,
                },
            )
        )

    async def submit_feedback_form(
        self,
        appointment_token: str,
        *,
        rating: int,
        text: str | UnsetType = UNSET,
        tips_amount: Decimal | int | UnsetType = UNSET,
        redirect_prefix: str | UnsetType = UNSET,
    ) -> models.FeedbackResult:
        """Submit a feedback form.

        Sends a rating, a text and a tip. Returns the URL of the payment page when a tip is paid.

        Args:
            appointment_token: token of the feedback form.
            rating: average rating.
            text: text of the feedback.
            tips_amount: sum of the tip.
            redirect_prefix: start of the URL to return to after the payment.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `submit_feedback_form`.
        """
        return await self._pipeline.call(
            operations.submit_feedback_form(
                appointment_token,
                body={
                    "rating": rating,
                    "text": text,
                    "tips_amount": tips_amount,
                    "redirect_prefix": redirect_prefix,
                },
            )
        )

    async def update_datetime(
        self,
        location_id: int,
        appointment_id: int,
        *,
        datetime: dt.datetime | str | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.BookedAppointment:
        """Move an online booking.

        Changes the time and the comment of an appointment that was booked online and returns it.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            datetime: start with the offset of the location. A datetime with an offset; without an offset
                it is a time of the location.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_online_booking_datetime`.
        """
        return await self._pipeline.call(
            operations.update_online_booking_datetime(
                location_id,
                appointment_id,
                body={
                    "datetime": datetime,
                    "comment": comment,
                },
            )
        )

    async def update_user(
        self,
        *,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        phone: str | UnsetType = UNSET,
        confirmation_code: str | UnsetType = UNSET,
    ) -> None:
        """Update the signed-in client.

        Changes name, e-mail or phone of the signed-in client. Send the confirmation code when the phone
        changes.

        Args:
            name: name of the user.
            email: e-mail address.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            confirmation_code: code from the SMS to the new phone.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_booking_user`.
        """
        return await self._pipeline.call(
            operations.update_booking_user(
                body={
                    "name": name,
                    "email": email,
                    "phone": phone,
                    "confirmation_code": confirmation_code,
                },
            )
        )

    async def update_user_password(
        self,
        *,
        old_password: str | UnsetType = UNSET,
        new_password: str | UnsetType = UNSET,
    ) -> models.BookingUserToken:
        """Change the password of the signed-in client.

        Changes the password and returns a new user token for later calls.

        Args:
            old_password: present password.
            new_password: the password to set.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_booking_user_password`.
        """
        return await self._pipeline.call(
            operations.update_booking_user_password(
                body={
                    "old_password": old_password,
                    "new_password": new_password,
                },
            )
        )


class OnlineBookingWithRawResponse:
    """Methods of `altegio.online_booking.with_raw_response`."""

    def __init__(self, online_booking: OnlineBooking) -> None:
        self.book: Final = raw(online_booking.book)
        self.book_event: Final = raw(online_booking.book_event)
        self.cancel: Final = raw(online_booking.cancel)
        self.check: Final = raw(online_booking.check)
        self.get_details: Final = raw(online_booking.get_details)
        self.get_feedback_form_status: Final = raw(online_booking.get_feedback_form_status)
        self.get_form_config: Final = raw(online_booking.get_form_config)
        self.get_i18n_options: Final = raw(online_booking.get_i18n_options)
        self.get_location_privacy_policy: Final = raw(online_booking.get_location_privacy_policy)
        self.get_nearest_time_slots: Final = raw(online_booking.get_nearest_time_slots)
        self.get_user: Final = raw(online_booking.get_user)
        self.list_dates: Final = raw(online_booking.list_dates)
        self.list_services: Final = raw(online_booking.list_services)
        self.list_team_members: Final = raw(online_booking.list_team_members)
        self.list_times: Final = raw(online_booking.list_times)
        self.list_user_appointments: Final = raw(online_booking.list_user_appointments)
        self.login: Final = raw(online_booking.login)
        self.login_with_code: Final = raw(online_booking.login_with_code)
        self.send_phone_update_verification_code: Final = raw(online_booking.send_phone_update_verification_code)
        self.send_verification_code: Final = raw(online_booking.send_verification_code)
        self.submit_feedback_form: Final = raw(online_booking.submit_feedback_form)
        self.update_datetime: Final = raw(online_booking.update_datetime)
        self.update_user: Final = raw(online_booking.update_user)
        self.update_user_password: Final = raw(online_booking.update_user_password)
