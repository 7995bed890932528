"""`altegio demo` runs without an account, and its numbers are consistent."""

from __future__ import annotations

import re

from tests.support.cli import build_environment, run_command


async def test_the_demonstration_counts_every_key_and_ends():
    size = ["--locations", 6, "--types", 30, "--clients", 4, "--latency", 0.01]
    done = await run_command("demo", *size, env=build_environment())
    assert done.code == 0, done.err
    rows = {
        name: [int(part.replace(",", "")) for part in numbers.split()[:6]]
        for name, numbers in re.findall(
            r"^ *(membership types|gift cards) +([\d, .]+)$", done.out, re.MULTILINE
        )
    }
    assert rows.keys() == {"membership types", "gift cards"}
    rejected = int(re.search(r"(\d+) rejected by the rate limit", done.out)[1])  # on a busy machine
    for keys, ok, missing, failed, requests, one_by_one in rows.values():
        assert ok + missing + failed == keys == one_by_one
        assert 0 < requests <= keys + rejected
    _, ok, missing, failed, requests, _ = rows["membership types"]
    assert (ok, missing, failed) == (5 * 30, 5, 31), "one absent id each, and one location without rights"
    assert 6 + 5 <= requests <= 6 + 5 + rejected, "one per location, and one more per absent id"
    assert "ALTEGIO_PARTNER_TOKEN" in done.out
    assert "real ones" in done.out


async def test_the_same_seed_shows_the_same_world():
    size = ["--locations", 2, "--types", 3, "--clients", 1, "--latency", 0]
    shown = []
    for seed in (5, 5, 6):
        done = await run_command("demo", "--seed", seed, *size, env=build_environment())
        shown.append(done.out[done.out.index("Results") : done.out.index("Cost")])
    assert shown[0] == shown[1] != shown[2]
