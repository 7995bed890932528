"""Readable YAML output: short leaf objects on one line, every other item on its own line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import yaml

from codegen.tree import Object, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WIDTH = 118
_LEAF = 105


class _Dumper(yaml.SafeDumper):
    """YAML dumper that indents lists, writes no aliases and quotes strings that look like other types."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        del indentless
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Disable aliases, so that equal objects are written in full."""
        del data
        return True


def _represent(dumper: yaml.SafeDumper, data: Object) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=_is_leaf(data))
    for key, value in node.value:
        if key.value == "example" and not isinstance(value, yaml.ScalarNode):
            value.flow_style = True
    return node


def _represent_list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.SequenceNode:
    flat = not any(is_object(item) or is_array(item) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _is_leaf(data: Object) -> bool:
    """Return whether an object is short enough and flat enough for one line."""
    return _depth(data) <= 2 and len(str(data)) < _LEAF


def _depth(value: Any) -> int:
    inner = value.values() if is_object(value) else value if is_array(value) else None
    return 0 if inner is None else 1 + max((_depth(item) for item in inner), default=0)


def _represent_text(_: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
    if not data.isprintable() and "\n" not in data:
        return yaml.ScalarNode("tag:yaml.org,2002:str", data, style='"')
    # Quote strings such as `0700481`, `1e3` and `3.1.1`, which other readers take for numbers.
    style = "'" if re.fullmatch(r"[-+]?[0-9][0-9._]*(?:[eE][-+]?[0-9]+)?", data) else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", data, style=style)


_add = cast("Callable[[type, Any], None]", _Dumper.add_representer)  # pyright: ignore[reportUnknownMemberType]
_add(dict, _represent)
_add(list, _represent_list)
_add(str, _represent_text)


def dump_yaml(description: Object, head: str = "") -> str:
    """Return the description as YAML text below some comment lines."""
    text = yaml.dump(description, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return head + text


def read_head(text: str) -> str:
    """Return the comments at the top of a file with the empty lines between and after them."""
    lines = text.splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if line.strip() and line[0] != "#"), 0)
    return "".join(lines[:count])


def find_comments(text: str) -> list[str]:
    """Return the comments below the head, which are lost when a description is written again."""
    end = len(read_head(text))
    between: list[str] = []
    for event in cast("Iterable[Any]", yaml.parse(text, Loader=yaml.CSafeLoader)):  # pyright: ignore[reportUnknownMemberType]
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            between.append(text[end : event.start_mark.index])
            end = event.end_mark.index
    between.append(text[end:])
    return [comment for part in between for comment in re.findall(r"(?:^|(?<=\s))#.*", part, re.MULTILINE)]
