"""Requests per second of processor time of `FakeAltegio`, with all operations routed.

`python -m benchmarks.embedded_server` prints one line for each read. A plain client in another process sends
one request after the other, so that only the work of the server is counted.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time

from altegio_async.testing import FakeAltegio

_CLIENT = """
import socket, sys
request = sys.stdin.buffer.read()
connection = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
reader = connection.makefile("rb")
for _ in range(int(sys.argv[2])):
    connection.sendall(request)
    length = 0
    status = reader.readline()
    assert b" 200 " in status, status
    while (line := reader.readline()) not in (b"\\r\\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    reader.read(length)
"""
_REQUESTS, _ROUNDS = 1000, 7


def list_paths(fake: FakeAltegio) -> dict[str, str]:
    """Return the path of each measured read."""
    location, booking = fake.locations[0], fake.world.booking
    appointment = booking.list_appointments(location.id)[0]
    client = next(iter(fake.world.clients_of[location.id]))
    here, phone = location.id, location.client_phones[0]
    return {
        "one client": f"/client/{here}/{client}",
        "one team member": f"/company/{here}/staff/{appointment.team_member_id}",
        "one appointment": f"/record/{here}/{appointment.id}",
        "services": f"/services/{here}",
        "team members": f"/staff/{here}",
        "gift cards of a phone": f"/loyalty/certificates?company_id={here}&phone={phone}",
        "an example": f"/activity/{here}/1",
        "list of appointments": f"/records/{here}",
    }


async def measure(fake: FakeAltegio, path: str) -> list[float]:
    """Return the requests per second of processor time of each round."""
    _, _, port = fake.base_url.removesuffix("/api/v1").rpartition(":")
    request = (
        f"GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/vnd.api.v2+json\r\n"
        f"Authorization: Bearer {fake.partner_token}, User {fake.user_token}\r\n\r\n"
    )
    rates: list[float] = []
    for number in range(_ROUNDS + 1):
        start = time.process_time()
        client = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _CLIENT, port, str(_REQUESTS), stdin=asyncio.subprocess.PIPE
        )
        await client.communicate(request.encode())
        if client.returncode:
            sys.exit(f"{path}: the client failed")
        if number:  # the first round warms up
            rates.append(_REQUESTS / (time.process_time() - start))
    return rates


async def main() -> None:
    """Measure all reads and print their rates."""
    async with FakeAltegio(rate_limits=None, keep_requests=1000) as fake:
        for name, path in list_paths(fake).items():
            rates = await measure(fake, path)
            low, middle, high = min(rates), statistics.median(rates), max(rates)
            print(
                f"{name:22} {middle:7,.0f} requests per second of processor time ({low:,.0f} to {high:,.0f})"
            )


if __name__ == "__main__":
    asyncio.run(main())
