"""Runs of Hypothesis state machines against the embedded server."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run_machine(machine: type[RuleBasedStateMachine], runs: int) -> None:
    """Run a machine with 30 steps per run. Small numbers of runs are the same each time."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=30,
            deadline=None,
            database=None,
            derandomize=runs < 100,
            suppress_health_check=list(HealthCheck),
        ),
    )
