"""Helpers of the tests, one subject per module."""

from importlib import import_module
from typing import Any

FORMER_NAMES = {
    "sized": ("measures", "parametrize_size"),
    "figure": ("measures", "record_figure"),
    "in_virtual_time": ("virtual_time", "run_in_virtual_time"),
    "Heartbeat": ("heartbeat", "Heartbeat"),
    "reply": ("pipelines", "make_response"),
    "refusal": ("pipelines", "make_error_response"),
    "scripted": ("pipelines", "make_pipeline"),
    "READ": ("pipelines", "READ"),
    "WRITE": ("pipelines", "WRITE"),
    "GET": ("pipelines", "GET"),
    "POST": ("pipelines", "POST"),
}


def __getattr__(name: str) -> Any:
    """Return a helper under its former name, for branches that are not rebased yet."""
    if name not in FORMER_NAMES:
        raise AttributeError(name)
    module, attribute = FORMER_NAMES[name]
    return getattr(import_module(f"tests.support.{module}"), attribute)
