"""A long run of reads and writes with faults loses nothing, repeats no write and uses constant memory."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from altegio_async import errors
from altegio_async.testing import FAULTS, FakeAltegio, Size
from altegio_async.testing.faults import FINE
from tests.support.fake_samples import build_membership_type
from tests.support.measures import parametrize_size, record_figure
from tests.support.programs import PROGRAMS
from tests.support.programs.soak_client import FAILED, NEVER, OWN, is_write

pytestmark = pytest.mark.measured

ROOT = Path(__file__).parents[2]
SMALL = Size(chains=1, locations=2, membership_types=60, gift_card_types=8, clients=3)
SHARE = 0.05
# The response is lost, broken or a refusal: before the write, and after it if a real server can do that.
FAULTS_MET = [
    "empty_503",
    "html_502",
    "close_unanswered",
    "reset_unanswered",
    "close_in_body",
    "no_last_chunk",
    "bad_gzip",
    "limit_zero",
    "stale_keep_alive",
    "second_answer",
]
DOCUMENTED = tuple(
    getattr(errors, name) for fault in FAULTS_MET for name in FAULTS[fault].expects if name != FINE
)

if not Path("/proc/self/statm").exists():
    pytest.skip("memory is measured where /proc is", allow_module_level=True)


def list_unsold_types(fake: FakeAltegio) -> list[int]:
    """Return membership types that can be deleted."""
    sold = {membership.type_id for membership in fake.world.memberships.values()}
    return [ident for ident in fake.locations[0].membership_type_ids if ident not in sold]


def inject_faults(fake: FakeAltegio) -> None:
    kinds = [(fault, after) for fault in FAULTS_MET for after in (False, True)]
    met = [(fault, after) for fault, after in kinds if not (after and fault == "limit_zero")]
    for fault, after in met:
        fake.inject(fault, after_commit=after, chance=SHARE / len(met))


def tally(fake: FakeAltegio, carried: Counter[int]) -> None:
    carried.update(int(commit.headers["X-Call"]) for commit in fake.commits)
    fake.commits.clear()


async def run_soak(fake: FakeAltegio, count: int, carried: Counter[int]) -> dict[str, Any]:
    """Run the client and count the executed writes of each call."""
    location = fake.locations[0]
    plan = {
        "url": fake.base_url, "partner": fake.partner_token, "user": fake.user_token, "count": count,
        "chain": location.chain_id, "location": location.id, "types": list_unsold_types(fake),
        "gift_card_types": list(location.gift_card_type_ids), "new": {**build_membership_type(fake), "location_ids": []},
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAMS / "soak_client.py"),
        stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=ROOT, env={**os.environ, "MALLOC_ARENA_MAX": "2"},
    )  # fmt: skip
    running = asyncio.create_task(process.communicate(json.dumps(plan).encode() + b"\n"))
    while not running.done():
        await asyncio.wait([running], timeout=0.5)
        tally(fake, carried)
    out, err = running.result()
    assert process.returncode == 0, err.decode()[-3000:]
    return json.loads(out)


@parametrize_size("count", 10_000, 200_000)
@pytest.mark.timeout(900)
async def test_a_soak_with_faults_loses_no_call_and_repeats_no_write(count):
    carried: Counter[int] = Counter()
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, keep_requests=100) as fake:
        inject_faults(fake)
        got = await run_soak(fake, count, carried)
        requests, struck = fake.request_count, sum(injection.struck for injection in fake.injections)
    endings = [int(digit) for digit in got["endings"]]
    done = {number for number, ending in enumerate(endings) if ending == OWN and is_write(number)}
    failed = {number for number, ending in enumerate(endings) if ending == FAILED}
    never = endings.count(NEVER)
    wrong = count - never - endings.count(OWN) - len(failed)
    unbacked = sum(carried[number] != 1 for number in done)
    twice = sum(times > 1 for times in carried.values())
    undocumented = [name for name in got["errors"] if not issubclass(getattr(errors, name, int), DOCUMENTED)]
    record_figure(
        f"soak of {count:,} calls, half of them writes, with 5 % faults",
        f"{never} without an end, {wrong} with another's value, {unbacked} told done and not done, {twice} done twice, "
        f"{got['grown']:+.1f} MiB; {requests:,} requests, {struck:,} faults, {len(failed):,} errors",
        "0, 0, 0, 0, flat (<= 4 MiB)",
    )
    assert (never, wrong, unbacked, twice) == (0, 0, 0, 0)
    assert undocumented == []
    assert got["grown"] <= 4
    # Reads are retried until they succeed; a write ends with its error, whether it was executed or not.
    assert all(is_write(number) for number in failed)
    assert len(endings) == count
    # The intended share of requests failed, and some executed writes had no response.
    assert 0.8 * SHARE < struck / requests < 1.2 * SHARE
    lost_answers = sum(carried[number] for number in failed)
    assert count / 200 < lost_answers < len(failed)
