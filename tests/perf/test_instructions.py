"""Instructions of a call compared with the bare wire, independent of load and speed of the machine."""

from __future__ import annotations

import sys

import pytest

from benchmarks import callgrind, instruction_count

pytestmark = pytest.mark.measured

# Limit of the instructions that a call adds to the bare wire, for any number of rows. At most 76, 83 and 82
# thousand were counted, and equal runs differ by less than one thousand.
ALLOWED = {(3, 11): 77_000, (3, 12): 87_000, (3, 13): 84_000}


@pytest.fixture(scope="module")
def instructions() -> dict[tuple[str, int], float]:
    if not callgrind.is_available():
        pytest.skip("valgrind is needed: apt-get install valgrind")
    return instruction_count.count_instructions(60)


@pytest.mark.parametrize("size", instruction_count.SIZES)
def test_a_call_adds_few_instructions_to_the_bare_request(
    size: int, instructions: dict[tuple[str, int], float]
):
    more = instructions["altegio", size] - instructions["floor", size]
    print(
        f"{more:,.0f} instructions more, {instructions['altegio', size] / instructions['floor', size]:.3f} times"
    )
    assert 0 < more <= ALLOWED.get(sys.version_info[:2], max(ALLOWED.values()))


def test_the_count_of_instructions_grows_with_the_page(instructions: dict[tuple[str, int], float]):
    # Four times the rows cost more, at least in the decoder; a broken count would not show that.
    for client in instruction_count.CLIENTS:
        assert instructions[client, 100] > 1.5 * instructions[client, 25]
