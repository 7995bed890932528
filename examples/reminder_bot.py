"""A reminder bot: asks the clients of tomorrow's appointments to confirm, including later bookings."""

import asyncio
import os
import sys
from datetime import datetime, timedelta

from aiohttp import web

from altegio_async import AltegioClient, models, webhooks
from altegio_async.enums import AppointmentOutcome

LOCATION, TOKEN = int(sys.argv[1]), os.environ["WEBHOOK_TOKEN"]


async def ask(phone: str, text: str) -> bool:  # sends a message and returns whether the client confirms
    print(phone, text, flush=True)
    return True


async def remind(altegio: AltegioClient, one: models.Appointment) -> None:
    start, phone = one.datetime, one.client.phone if one.client else None
    if start and phone and one.attendance == AppointmentOutcome.WAITING:
        days = (start.date() - datetime.now(start.tzinfo).date()).days
        if days == 1 and await ask(phone, f"See you tomorrow at {start:%H:%M}?"):
            await altegio.appointments.update(LOCATION, one.id, attendance=AppointmentOutcome.CONFIRMED)


async def main(port: int) -> None:
    async def receive(request: web.BaseRequest) -> web.Response:
        event = webhooks.parse(await request.read(), request.headers, token=TOKEN)
        if isinstance(event, webhooks.AppointmentEvent) and event.status != "delete":
            await remind(altegio, await altegio.appointments.get(LOCATION, event.resource_id))
        return web.Response(status=204)

    async with AltegioClient() as altegio:
        await asyncio.get_running_loop().create_server(web.Server(receive), "127.0.0.1", port)
        day = (datetime.now().astimezone() + timedelta(days=1)).date()
        async for one in altegio.appointments.list(LOCATION, start_date=day, end_date=day):
            await remind(altegio, one)
        await asyncio.Event().wait()


asyncio.run(main(int(os.environ.get("PORT", "8080"))))
