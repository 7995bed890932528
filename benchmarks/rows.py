"""Rows of the table: title, unit and target ratio."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of all clients. `target` is a maximum ratio to the floor, or a minimum if `least` is set."""

    title: str
    unit: str = ""
    target: float | None = None
    least: bool = False

    @property
    def target_text(self) -> str:
        return "" if self.target is None else f"{'≥' if self.least else '≤'} {self.target:.2f}"


CPU = {
    25: Row("CPU a request, pages of 25", "µs", 1.15),
    100: Row("CPU a request, pages of 100", "µs", 1.15),
    1000: Row("CPU a request, pages of 1000", "µs"),
}
MALLOC_ALIKE = {
    25: Row("CPU a request, pages of 25, malloc alike", "µs", 1.15),
    100: Row("CPU a request, pages of 100, malloc alike", "µs", 1.15),
}
INSTRUCTIONS = {size: Row(f"instructions, pages of {size}") for size in (25, 100)}
FLIGHT = Row("requests a second, 50 in flight, 0 ms", "/s", 0.82, least=True)
FLIGHT_ALIKE = Row("requests a second, 50 in flight, 0 ms, malloc alike", "/s", 0.82, least=True)
FLIGHT_UVLOOP = Row("requests a second, 50 in flight, 0 ms, uvloop", "/s", 0.82, least=True)
CPU_UVLOOP = Row("CPU a request, 50 in flight, 0 ms, uvloop", "µs")
FLIGHT_FAR = Row("requests a second, 50 in flight, 50 ms", "/s", 0.98, least=True)
DECODE_100 = Row("decode 100 types", "µs a row", 1.05)
DECODE_1000 = Row("decode 1,000 types", "µs a row", 1.05)
DECODE_NESTED = Row("decode 100 nested memberships", "µs a row", 1.05)
MEMORY = Row("memory of a held type", "bytes", 1.06)
BULK = Row("2,000 ids of 40 locations, 50 ms", "s", 1.05)
IMPORT = Row("import", "ms", 0.5)
FIRST_CLIENT = Row("import and first client", "ms", 1.2)

ROWS = (
    *CPU.values(), *MALLOC_ALIKE.values(), *INSTRUCTIONS.values(), FLIGHT, FLIGHT_ALIKE, FLIGHT_UVLOOP, CPU_UVLOOP,
    FLIGHT_FAR,
    DECODE_100, DECODE_1000, DECODE_NESTED, MEMORY, BULK, IMPORT, FIRST_CLIENT,
)  # fmt: skip
"""All rows in display order."""
