"""Rows of the table: title, unit and target ratio."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of all clients. `target` is a maximum ratio to the floor, or a minimum if `is_minimum` is set."""

    title: str
    unit: str = ""
    target: float | None = None
    is_minimum: bool = False

    @property
    def target_text(self) -> str:
        return "" if self.target is None else f"{'≥' if self.is_minimum else '≤'} {self.target:.2f}"


CPU = {
    25: Row("CPU per request, pages of 25", "µs", 1.15),
    100: Row("CPU per request, pages of 100", "µs", 1.15),
    1000: Row("CPU per request, pages of 1000", "µs"),
}
EQUAL_MALLOC = {
    25: Row("CPU per request, pages of 25, equal malloc", "µs", 1.15),
    100: Row("CPU per request, pages of 100, equal malloc", "µs", 1.15),
}
INSTRUCTIONS = {size: Row(f"instructions, pages of {size}") for size in (25, 100)}
FLIGHT = Row("requests per second, 50 in flight, 0 ms", "/s", 0.82, is_minimum=True)
FLIGHT_EQUAL_MALLOC = Row(
    "requests per second, 50 in flight, 0 ms, equal malloc", "/s", 0.82, is_minimum=True
)
FLIGHT_UVLOOP = Row("requests per second, 50 in flight, 0 ms, uvloop", "/s", 0.82, is_minimum=True)
CPU_UVLOOP = Row("CPU per request, 50 in flight, 0 ms, uvloop", "µs")
FLIGHT_FAR = Row("requests per second, 50 in flight, 50 ms", "/s", 0.98, is_minimum=True)
DECODE_100 = Row("decode 100 types", "µs per row", 1.05)
DECODE_1000 = Row("decode 1,000 types", "µs per row", 1.05)
DECODE_NESTED = Row("decode 100 nested memberships", "µs per row", 1.05)
MEMORY = Row("memory of a membership type", "bytes", 1.06)
BULK = Row("2,000 ids of 40 locations, 50 ms", "s", 1.05)
IMPORT = Row("import", "ms", 0.5)
FIRST_CLIENT = Row("import and first client", "ms", 1.2)

ROWS = (
    *CPU.values(), *EQUAL_MALLOC.values(), *INSTRUCTIONS.values(), FLIGHT, FLIGHT_EQUAL_MALLOC, FLIGHT_UVLOOP, CPU_UVLOOP,
    FLIGHT_FAR,
    DECODE_100, DECODE_1000, DECODE_NESTED, MEMORY, BULK, IMPORT, FIRST_CLIENT,
)  # fmt: skip
"""All rows in display order."""
