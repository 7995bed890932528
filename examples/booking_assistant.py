"""A booking assistant: books the first free time for a service and pays with the client's membership.

python examples/booking_assistant.py 720441 Massage +12025550168 "Mara Lindqvist"
"""

import asyncio
import sys

from altegio_async import AltegioClient, models


async def book(altegio: AltegioClient, location: int, title: str, phone: str, name: str) -> int:
    found = await altegio.online_booking.list_services(location)
    ids = [one.id for one in found.services or () if title in (one.title or "")][:1] or sys.exit("not found")
    member, *_ = await altegio.online_booking.list_team_members(location, service_ids=ids)
    days = await altegio.online_booking.list_dates(location, team_member_id=member.id, service_ids=ids)
    for day in days.booking_dates or ():
        for slot in await altegio.online_booking.list_times(location, member.id, day, service_ids=ids):
            if start := slot.datetime:
                item = models.BookingAppointmentInput(
                    id=1, team_member_id=member.id, datetime=start, services=ids
                )
                booking = models.CreateOnlineBookingInput(phone=phone, fullname=name, appointments=[item])
                (booked,) = await altegio.online_booking.book(location, body=booking)
                print(f"{title} with {member.name} on {start:%d %B at %H:%M}")
                return booked.appointment_id or 0
    sys.exit("no free time")


async def main(location: int, title: str, phone: str, name: str) -> None:
    async with AltegioClient() as altegio:
        ident = await book(altegio, location, title, phone, name)
        appointment = await altegio.appointments.get(location, ident)
        memberships = await altegio.memberships.list_for_client(location, phone=phone)
        usable = [one.id for one in memberships if one.is_usable(appointment.datetime)]
        documents = [one.id for one in appointment.documents or () if one.id]
        if usable and documents:
            method = models.SalePaymentMethod(slug="loyalty_abonement", membership_id=usable[0])
            payment = models.CreatePaymentWithLoyaltyMethodsInput(payment=models.SalePayment(method=method))
            await altegio.sales.pay(location, documents[0], body=payment)
        print("paid with a membership" if usable and documents else "to be paid at the location")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), *sys.argv[2:]))
