"""Builds in a separate process, with their time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
BUILD = """
import json, re, sys, time
from pathlib import Path
from codegen.__main__ import main
def waited():  # seconds ready to run while other processes used the processors
    return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
before = time.perf_counter(), time.process_time(), waited()
code = main(sys.argv[1:])
after = time.perf_counter(), time.process_time(), waited()
figures = {name: end - start for name, start, end in zip(("elapsed", "used", "waited"), before, after)}
# Not ru_maxrss, which a child inherits from its parent.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print("FIGURES", json.dumps({**figures, "MiB": peak}), file=sys.stderr)
sys.exit(code)
"""


def run_build(source, out, seed="0"):
    """Build in a new process and return its seconds (elapsed, used, waited for a processor) and its MiB."""
    options = ["--source", str(source), "--corrections", "none", "--out", str(out), "--report", f"{out}.json"]
    return run_command(["build", *options], seed)


def run_command(arguments, seed="0"):
    """Run a command of the generator in a new process and return the same figures as `run_build`."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BUILD, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.split("FIGURES ")[1])


def build_tree(source, folder, name):
    """Build a package in a folder. Return the folder of the package, its figures and its report."""
    out = folder / name
    figures = run_build(source, out)
    return out, figures, json.loads(out.with_name(f"{name}.json").read_text())


def render_figures(figures):
    return ", ".join(f"{name} {value:.1f}" for name, value in figures.items())
