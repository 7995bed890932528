"""`python -m benchmarks.run`: measure everything and write `benchmarks/RESULTS.md`.

The file is written only if all clients took part and no measure failed.

--only sequential,bulk    run some measures only; prints the table and writes nothing
--rounds 3                run fewer rounds than the seven of a report
--clients floor,altegio   run some clients only
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from typing import Any

from benchmarks import report
from benchmarks.bench import CLIENTS, PROCESSORS, Bench, ClientProcessError
from benchmarks.environment import HOME, ROOT, Environment, log
from benchmarks.instruction_count import run_server
from benchmarks.measures import MEASURES


def main() -> None:
    """Run the measures and print the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help=", ".join(MEASURES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--clients", default=",".join(CLIENTS))
    options = parser.parse_args()
    selected = [name for name in options.only.split(",") if name]
    environment = Environment()
    environment.prepare()
    os.sched_setaffinity(0, PROCESSORS[-1:])  # clients use the first one
    started, load = time.time(), os.getloadavg()[0]
    results: dict[str, Any] = {}
    is_complete = not selected and options.rounds >= 7 and {*options.clients.split(",")} == {*CLIENTS}
    results_file = HOME / ("results.json" if is_complete else "results-part.json")
    with run_server(str(environment.python)) as url:
        bench = Bench(environment, url, options.rounds, options.clients.split(","))
        bench.exclude_broken_clients()
        for name, measure in MEASURES.items():
            if not selected or name in selected:
                log(f"-- {name} ({time.time() - started:.0f} s)")
                try:
                    results.update(measure(bench))
                except (ClientProcessError, OSError, subprocess.SubprocessError) as error:
                    bench.skipped[name] = str(error)
                    log(error)
                    bench.control("set?latency=0&permits=")  # the state after each measure
                results_file.write_text(json.dumps(results, indent=1))
    results["about"] = report.describe_run(environment, bench, started, load)
    results_file.write_text(json.dumps(results, indent=1))
    text = report.render_report(results)
    print(text)
    missing = sorted({*CLIENTS} - {*bench.names} | {*bench.skipped})
    if missing or not is_complete:
        log("RESULTS.md is unchanged: " + (f"missing {', '.join(missing)}" if missing else "partial run"))
    else:
        (ROOT / "benchmarks" / "RESULTS.md").write_text(text)


if __name__ == "__main__":
    main()
