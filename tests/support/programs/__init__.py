"""Programs that tests run in other processes."""

from pathlib import Path

PROGRAMS = Path(__file__).parent
