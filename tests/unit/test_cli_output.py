"""Output of the command: cells as in the files of frames, and limited lists of problems."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from contextlib import redirect_stderr
from decimal import Decimal

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from altegio_async import frames
from altegio_async.cli.app import cli
from altegio_async.cli.destination import STREAM_FORMATS, StandardOutputSink
from altegio_async.cli.lazy_commands import LazyCommand
from altegio_async.cli.messages import MAX_LISTED, OPTIONS, explain_error, notify_some
from altegio_async.cli.output import format_cell, write
from altegio_async.cli.views import appointments, gift_cards, membership_types
from altegio_async.errors import ConfigurationError
from altegio_async.frames.options import Conversion
from altegio_async.models import Appointment, GiftCard, GiftCardType, MembershipType


def test_a_cell_is_the_same_as_in_a_file_of_a_frame(tmp_path, capsys):
    moment = dt.datetime(2026, 3, 15, 8, 19, 33, tzinfo=dt.UTC)
    kind = GiftCardType(id=27914, title="=1+1", is_multi=True, service_ids=[1, 2])
    row = GiftCard(id=1, number="+7", balance=Decimal("-1E+2"), created_date=moment, type=kind)
    frames.write_csv([row], tmp_path / "cards.csv", scale=0)
    write("csv", gift_cards(), [({"location_id": 7, "phone": "+13150000000"}, row)])
    (shown,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    (filed,) = csv.DictReader((tmp_path / "cards.csv").read_text().splitlines())
    assert (shown.pop("location_id"), shown.pop("phone")) == ("7", "+13150000000")
    assert shown == {name: text for name, text in filed.items() if not name.endswith("_naive")}
    assert shown["created_date"] == "2026-03-15T08:19:33Z"


def test_a_table_shows_all_decimals_of_an_amount_but_no_float_noise():
    shown = {
        "724.99000000000001": "724.99", "12.345": "12.345", "0.1": "0.10", "-0.30000000000000004": "-0.30", "1200": "1,200",
        "99.999999999999986": "100", "1234567.125": "1,234,567.125", "1.4210854715202004E-14": "0", "1E+30": "1E+30",
    }  # fmt: skip
    assert {text: format_cell(Decimal(text)) for text in shown} == shown


def read_last_cells(capsys, view, rows):
    """Write a table of rows that have an id and one more value, and return these values."""
    write("table", view, [({"location_id": 7}, row) for row in rows])
    lines = capsys.readouterr().out.splitlines()
    return [line.split(maxsplit=2)[2].strip() for line in lines if " 7 " in line]


def test_a_table_names_the_units_of_terms_and_the_outcomes_of_appointments(capsys):
    terms = [(1, 1), (2, 2), (3, 3), (5, 4), (0, 4), (2, 0), (2, None), (2, 9)]
    types = [MembershipType(id=1, period=period, period_unit_id=unit) for period, unit in terms]
    shown = read_last_cells(capsys, membership_types(), types)
    assert shown == ["1 day", "2 weeks", "3 months", "5 years", *4 * ["no term"]]
    outcomes = [Appointment(id=1, attendance=code, deleted=False) for code in (-1, 0, 1, 2, 7)]
    shown = read_last_cells(capsys, appointments(), outcomes)
    assert shown == ["no show", "waiting", "arrived", "confirmed", "7"]
    deleted = [Appointment(id=1, attendance=1, deleted=is_deleted) for is_deleted in (False, True)]
    shown = read_last_cells(capsys, appointments(), deleted)
    assert [line.split() for line in shown] == [["arrived"], ["arrived", "yes"]]


@given(st.integers(0, 3 * MAX_LISTED))
def test_every_problem_is_named_or_counted(count):
    with redirect_stderr(io.StringIO()) as err:
        notify_some((f"failed: {number}" for number in range(count)), count)
    lines = err.getvalue().splitlines()
    named = [line for line in lines if "failed" in line]
    more = [int(line.split()[-2]) for line in lines if "more" in line]
    assert len(named) + sum(more) == count
    assert len(named) == min(count, MAX_LISTED)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_parts_of_the_key_replace_fields_of_the_same_name(form, capsys):
    write(form, appointments(), [({"location_id": 7}, Appointment(id=1, location_id=9))])
    found = json.loads(capsys.readouterr().out)
    (row,) = found if form == "json" else [found]
    assert (row["location_id"], row["id"], next(iter(row))) == (7, 1, "location_id")


def test_json_has_text_for_amounts_that_are_not_numbers(capsys):
    cards = [GiftCard(id=number, balance=Decimal(text)) for number, text in enumerate(("NaN", "-Infinity"))]
    write("json", gift_cards(), [({"location_id": 7}, card) for card in cards])
    rows = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    with StandardOutputSink("jsonl", GiftCard, frames.BY_PHONE, Conversion()) as sink:
        sink.add((7, "13150000000"), cards)
    lines = [json.loads(line, parse_constant=pytest.fail) for line in capsys.readouterr().out.splitlines()]
    assert [row["balance"] for row in rows] == [row["balance"] for row in lines] == ["NaN", "-Infinity"]


class Terminal(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("form", STREAM_FORMATS)
def test_rows_of_a_job_on_a_terminal_contain_no_control_characters(form, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    sink = StandardOutputSink(form, GiftCard, frames.BY_PHONE, Conversion())
    with sink:
        sink.add(
            (7, "13150000000"), [GiftCard(id=1, number="a\x1b[2J\u202eb\nc"), GiftCard(id=2, number="plain")]
        )
    lines = terminal.getvalue().splitlines()
    assert len(lines) == (3 if form == "csv" else 2)
    assert "plain" in lines[-1]
    assert not [mark for mark in ("\x1b", "\u202e") if mark in terminal.getvalue()]
    if form == "jsonl":
        assert json.loads(lines[0])["number"] == "a\x1b[2J\u202eb\nc"


def list_option_names(command: click.Command) -> set[str]:
    command = command.load() if isinstance(command, LazyCommand) else command
    names = {name for option in command.params for name in option.opts}
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return names.union(*map(list_option_names, inner))


def test_a_message_names_only_options_that_a_command_has():
    text = "pass accept_new_token=True once, or checkpoint_user= in all runs; allow_http=True, partner_token= or X=1"
    shown = explain_error(ConfigurationError(text))
    assert shown == (
        "pass --accept-new-token once, or --checkpoint-user in all runs; allow_http=True, partner_token= or X=1"
    )
    assert {f"--{name.replace('_', '-')}" for name in OPTIONS} <= list_option_names(cli)
