"""Answer open questions about the API with reads of your own account: `python -m tools.live 720441`.

The tokens are those of the environment, as for `AltegioClient()`. Only operations that read are sent. The
report has numbers of rows and statuses, and no ids, names, phones, tokens or messages of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast

from altegio_async import AltegioClient, AltegioError, ConfigurationError, operations
from altegio_async.errors import APIStatusError
from altegio_async.filters import Filter, list_filters

if TYPE_CHECKING:
    from altegio_async.models import MembershipType

MAX_IDS: Final = 175  # of one request; the URL is then shorter than 4,000 characters
_UNREACHABLE: Final = 10**9  # visits or money that no client has
_REFUSALS: Final = frozenset({400, 404, 413, 414, 422})


class UnansweredError(Exception):
    """The account has no data that answers a question. The message says what is missing."""


class Line(NamedTuple):
    """A line of the report: a part of an answer, or the reason why there is none."""

    text: str
    is_answer: bool = True


class Finding(NamedTuple):
    """A question about the API and the lines of its answer."""

    question: str
    lines: Sequence[Line]

    @property
    def is_answered(self) -> bool:
        """Whether a part of the question is answered."""
        return any(line.is_answer for line in self.lines)


class Probe:
    """Sends reads of one account.

    Args:
        altegio: the client.
        location_id: a location of the account.
        chain_id: a chain of the location; by default the first one that the user can read.
    """

    def __init__(self, altegio: AltegioClient, location_id: int, chain_id: int | None = None) -> None:
        self.location_id = location_id
        self.requests = 0
        self._altegio = altegio
        self._chain_id = chain_id

    async def read(self, operation: Any) -> Any:
        """Send an operation that reads, and return its response.

        Raises:
            ValueError: the operation is not idempotent.
            AltegioError: the call failed.
        """
        if not operation.endpoint.idempotent:
            raise ValueError(f"{operation.endpoint.id} does not only read")
        self.requests += 1
        return await self._altegio.call_with_raw_response(operation)

    async def read_path(
        self, path: str, query: Mapping[str, Any], auth: Literal["partner", "partner+user"] = "partner+user"
    ) -> Any:
        """Send a GET to a path, and return the data of its response."""
        self.requests += 1
        return await self._altegio.request("GET", path, query=query, auth=auth)

    async def find_chain(self) -> int:
        """Return the chain of the location.

        Raises:
            UnansweredError: the user can read no chain that has the location.
        """
        if self._chain_id is None:
            chains = (await self.read(operations.get_chain_list())).value
            ids = [
                chain.id
                for chain in chains
                if any(one.id == self.location_id for one in chain.locations or ())
            ]
            if not ids:
                raise UnansweredError("the user can read no chain of the location; pass --chain")
            self._chain_id = ids[0]
        return self._chain_id

    async def count_clients(self, filters: Sequence[Filter | Mapping[str, Any]] = ()) -> int:
        """Return the number of clients that match the filters."""
        body = {
            "page": 1,
            "page_size": 1,
            "fields": ["id"],
            "operation": "AND",
            "filters": list_filters(filters),
        }
        response = await self.read(operations.get_client_list(self.location_id, body=body))
        total = get_meta(response).get("total_count")
        if not isinstance(total, int):
            raise UnansweredError("the client search returned no total_count")
        return total


def get_meta(response: Any) -> Mapping[str, Any]:
    """Return `meta` of a response, or an empty mapping if the API sent a list in its place."""
    meta: object = response.meta
    return cast("Mapping[str, Any]", meta) if isinstance(meta, Mapping) else {}


def get_last_year() -> tuple[dt.date, dt.date]:
    """Return the range of creation dates for the list of memberships, which needs one."""
    today = dt.datetime.now(dt.UTC).date()
    return today - dt.timedelta(days=365), today


async def count_ids_per_fetch(probe: Probe) -> list[Line]:
    """Find the largest number of ids in one request for which the last one is still returned."""
    types = (await probe.read(operations.get_membership_type_list(probe.location_id, page_size=100))).value
    if not types:
        raise UnansweredError("the location has no membership types")
    known = max(kind.id for kind in types)

    async def is_last_returned(count: int) -> bool:
        ids = [*range(known + 1, known + count), known]  # the other ids belong to no type of the location
        operation = operations.get_membership_type_list_by_id(probe.location_id, ids=ids)
        try:
            response = await probe.read(operation)
        except APIStatusError as error:
            if error.status not in _REFUSALS:
                raise
            return False
        return any(row.id == known for row in response.value)

    if await is_last_returned(MAX_IDS):
        return [Line(f"at least {MAX_IDS}; longer URLs were not tried")]
    if not await is_last_returned(1):
        raise UnansweredError("not even a single known id was returned")
    fits, fails = 1, MAX_IDS
    while fails - fits > 1:
        middle = (fits + fails) // 2
        fits, fails = (middle, fails) if await is_last_returned(middle) else (fits, middle)
    return [Line(f"{fits}; of {fails} ids the last one is ignored, or the request is refused")]


async def compare_counts(probe: Probe) -> list[Line]:
    """Compare `meta.count` with the rows of a page of one row."""
    location_id = probe.location_id
    lists: dict[str, Callable[[int], Any]] = {
        "membership types of a location": lambda page: operations.get_membership_type_list(
            location_id, page=page, page_size=1
        ),
        "gift card types of a location": lambda page: operations.get_gift_card_type_list(
            location_id, page=page, page_size=1
        ),
    }
    lines: list[Line] = []
    try:
        chain_id = await probe.find_chain()
    except UnansweredError as error:
        lines.append(Line(f"memberships of a chain: {error}", is_answer=False))
    else:
        first, last = get_last_year()
        lists["memberships of a chain"] = lambda page: operations.get_membership_list(
            chain_id, created_after=first, created_before=last, page=page, count=1
        )
    lines += [await _describe_count(probe, name, make) for name, make in lists.items()]
    return lines


async def _describe_count(probe: Probe, name: str, make: Callable[[int], Any]) -> Line:
    try:
        first, second = await probe.read(make(1)), await probe.read(make(2))
    except APIStatusError as error:
        return Line(f"{name}: {describe_error(error)}", is_answer=False)
    if len(first.value) != 1 or not second.value:
        return Line(f"{name}: there are fewer than two pages of one row", is_answer=False)
    meta = get_meta(first)
    others = "with total_count" if "total_count" in meta else "without total_count"
    count = meta.get("count")
    if count is None:
        return Line(f"{name}: no meta.count, {others}")
    counted = "the rows of the page" if count == 1 else "all rows"
    return Line(f"{name}: meta.count counts {counted}, {others}")


async def count_holders_of_unlimited_types(probe: Probe) -> list[Line]:
    """Count the holders of unlimited membership types that `abonement_balance` from 1 finds."""
    chain_id = await probe.find_chain()
    types: list[MembershipType] = (
        await probe.read(operations.chain_loyalty_membership_types_list(chain_id, page=1, limit=100))
    ).value
    unlimited = [kind.id for kind in types if is_unlimited(kind)]
    if not unlimited:
        raise UnansweredError("the first 100 membership types of the chain are all limited")
    of_types = Filter.membership_types(unlimited)
    holders = await probe.count_clients([of_types])
    if not holders or holders == await probe.count_clients():
        raise UnansweredError("no client, or every client, is found by the unlimited types")
    found = await probe.count_clients([of_types, Filter.membership_balance(minimum=1)])
    return [Line(f"{found} of {holders} holders of unlimited types are found by abonement_balance from 1")]


def is_unlimited(kind: MembershipType) -> bool:
    """Return whether a membership type has no number of visits."""
    links = kind.balance_container.links if kind.balance_container else None
    return bool(kind.is_united_balance_unlimited) or any(link.is_unlimited for link in links or ())


async def compare_urls(probe: Probe) -> list[Line]:
    """Compare the published URLs with the canonical ones."""
    memberships = operations.get_membership_list.endpoint.path
    templates = [
        operations.get_location.endpoint.path,
        operations.get_membership_type_list.endpoint.path,
        operations.get_gift_card_type_list.endpoint.path,
        operations.chain_loyalty_membership_types_list.endpoint.path,
        memberships,
    ]
    first, last = get_last_year()
    dates = {"created_after": first, "created_before": last}
    lines: list[Line] = []
    for template in templates:
        query = dates if template == memberships else {}
        canonical = template.replace("/company/", "/locations/").replace("/chain/", "/chains/")
        try:
            line = Line(f"{canonical}: {await _compare_paths(probe, template, canonical, query)}")
        except UnansweredError as error:
            line = Line(f"{canonical}: {error}", is_answer=False)
        except APIStatusError as error:
            line = Line(f"{canonical}: the published URL fails: {describe_error(error)}", is_answer=False)
        lines.append(line)
    return lines


async def _compare_paths(probe: Probe, template: str, canonical: str, query: Mapping[str, Any]) -> str:
    chain = str(await probe.find_chain()) if "{chain_id}" in template else ""
    published, other = (
        path.replace("{location_id}", str(probe.location_id)).replace("{chain_id}", chain)
        for path in (template, canonical)
    )
    data = await probe.read_path(published, query)
    try:
        return "works" if await probe.read_path(other, query) == data else "returns other data"
    except APIStatusError as error:
        return describe_error(error)


async def compare_filter_forms(probe: Probe) -> list[Line]:
    """Search for clients with more visits or money than any client has, in both forms of loyalty filters."""
    base = await probe.count_clients()
    if not base:
        raise UnansweredError("the location has no clients")
    lines: list[Line] = []
    for one in (
        Filter.membership_balance(minimum=_UNREACHABLE),
        Filter.gift_card_balance(minimum=_UNREACHABLE),
    ):
        flat = await _describe_filter(probe, {"type": one.type, "state": one.state}, base)
        nested = await _describe_filter(probe, {"type": "sale", "state": {one.type: one.state}}, base)
        lines.append(Line(f"{one.type}: flat {flat}, nested {nested}"))
    return lines


async def _describe_filter(probe: Probe, condition: Mapping[str, Any], base: int) -> str:
    try:
        found = await probe.count_clients([condition])
    except APIStatusError as error:
        if error.status not in _REFUSALS:
            raise
        return f"refused with {error.status}"
    if found == 0:
        return "applied"
    return "ignored" if found == base else f"finds {found} of {base} clients"


async def compare_date_forms(probe: Probe) -> list[Line]:
    """Compare the transactions of one day with both forms of dates."""
    path = operations.get_transactions.endpoint.path.replace("{location_id}", str(probe.location_id))
    rows = await probe.read_path(path, {"count": 50})
    days = sorted({str(row["date"])[:10] for row in rows})
    if len(days) < 2:
        raise UnansweredError("the location has no transactions of two days")
    day = dt.date.fromisoformat(days[-1])

    async def read(form: str) -> list[Any]:
        query = {"start_date": day.strftime(form), "end_date": day.strftime(form), "count": 50}
        return [row["id"] for row in await probe.read_path(path, query)]

    compact = await read("%Y%m%d")
    if not compact or compact == [row["id"] for row in rows]:
        return [Line("not even dates as YYYYMMDD are applied")]
    try:
        found = await read("%Y-%m-%d")
    except APIStatusError as error:
        return [Line(f"no: {describe_error(error)}")]
    return [Line("yes" if found == compact else "no: other transactions than with YYYYMMDD")]


async def compare_access_levels(probe: Probe) -> list[Line]:
    """Count the locations of the user that are listed with the partner token only, and with both tokens."""
    lines: list[Line] = []
    levels: tuple[Literal["partner", "partner+user"], ...] = ("partner", "partner+user")
    for auth in levels:
        try:
            found = await probe.read_path(operations.get_location_list.endpoint.path, {"my": 1}, auth)
        except APIStatusError as error:
            lines.append(Line(f"{auth}: {describe_error(error)}", is_answer=False))
        else:
            lines.append(Line(f"{auth}: {len(found)} locations"))
    return lines


QUESTIONS: Final[Mapping[str, Callable[[Probe], Awaitable[list[Line]]]]] = {
    "How many ids does one fetch of membership types take?": count_ids_per_fetch,
    "Does meta.count count the rows of a page or of the list?": compare_counts,
    "Does abonement_balance find holders of unlimited types?": count_holders_of_unlimited_types,
    "Do the canonical URLs work?": compare_urls,
    "Are loyalty filters of the client search applied flat or nested?": compare_filter_forms,
    "Do financial transactions accept dates as YYYY-MM-DD?": compare_date_forms,
    "Which tokens does the list of the user's own locations need?": compare_access_levels,
}
"""The questions in the order of the report."""


def describe_error(error: AltegioError) -> str:
    """Return the class and the status of an error. Its message can contain personal data."""
    status = f" {error.status}" if isinstance(error, APIStatusError) else ""
    return f"{type(error).__name__}{status}"


async def answer_questions(probe: Probe) -> list[Finding]:
    """Return the findings for all questions. A question that fails does not stop the others."""
    findings: list[Finding] = []
    for question, answer in QUESTIONS.items():
        try:
            lines = await answer(probe)
        except UnansweredError as error:
            lines = [Line(f"not answered: {error}", is_answer=False)]
        except AltegioError as error:
            lines = [Line(f"not answered: {describe_error(error)}", is_answer=False)]
        findings.append(Finding(question, lines))
    return findings


def render_report(findings: Sequence[Finding], requests: int) -> str:
    """Return the report as text."""
    parts = [
        f"{number}. {finding.question}\n" + "".join(f"   {line.text}\n" for line in finding.lines)
        for number, finding in enumerate(findings, 1)
    ]
    return "\n".join([*parts, f"{requests} reads were sent."])


async def run(location_id: int, chain_id: int | None) -> int:
    """Print the report and return the exit code: 0 if a question was answered."""
    async with AltegioClient() as altegio:
        probe = Probe(altegio, location_id, chain_id)
        findings = await answer_questions(probe)
    print(render_report(findings, probe.requests))
    return 0 if any(finding.is_answered for finding in findings) else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.live", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("location", type=int, help="id of a location of your account")
    parser.add_argument("--chain", type=int, help="id of its chain (default: the first that can be read)")
    options = parser.parse_args(arguments)
    try:
        return asyncio.run(run(options.location, options.chain))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
