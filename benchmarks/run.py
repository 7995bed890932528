"""`python -m benchmarks.run`: measure everything, write `benchmarks/RESULTS.md`.

It is only written when all clients took part and no measure failed.

--only sequential,bulk    some measures only; prints the table and writes nothing
--rounds 3                fewer rounds than the seven that a report takes
--clients floor,altegio   some clients only
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from typing import Any

from benchmarks import report
from benchmarks.bench import CLIENTS, PROCESSORS, Bench, WorkerError
from benchmarks.counted import running_server
from benchmarks.environment import HOME, ROOT, Environment, say
from benchmarks.measures import MEASURES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help=", ".join(measure.__name__ for measure in MEASURES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--clients", default=",".join(CLIENTS))
    options = parser.parse_args()
    wanted = [name for name in options.only.split(",") if name]
    environment = Environment()
    environment.prepare()
    os.sched_setaffinity(0, PROCESSORS[-1:])  # the clients have the other one
    started, load = time.time(), os.getloadavg()[0]
    found: dict[str, Any] = {}
    whole = not wanted and options.rounds >= 7 and {*options.clients.split(",")} == {*CLIENTS}
    kept = HOME / ("results.json" if whole else "results-part.json")
    with running_server(str(environment.python)) as url:
        bench = Bench(environment, url, options.rounds, options.clients.split(","))
        bench.drop_the_broken()
        for measure in MEASURES:
            if not wanted or measure.__name__ in wanted:
                say(f"-- {measure.__name__} ({time.time() - started:.0f} s)")
                try:
                    found.update(measure(bench))
                except (WorkerError, OSError, subprocess.SubprocessError) as error:
                    bench.skipped[measure.__name__] = str(error)
                    say(error)
                    bench.control("set?latency=0&permits=")  # as each measure leaves it
                kept.write_text(json.dumps(found, indent=1))
    found["about"] = report.about(environment, bench, started, load)
    kept.write_text(json.dumps(found, indent=1))
    text = report.text(found)
    print(text)
    missing = sorted({*CLIENTS} - {*bench.names} | {*bench.skipped})
    if missing or not whole:
        say(
            "RESULTS.md is left as it is: " + (f"without {', '.join(missing)}" if missing else "a part of it")
        )
    else:
        (ROOT / "benchmarks" / "RESULTS.md").write_text(text)


if __name__ == "__main__":
    main()
