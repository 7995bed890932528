"""A temporary SQLite database with the memberships of a join and their sales.

SQLite keeps up to 2 MB of it in memory and writes the rest to a file without a name. The file contains
personal data; the system deletes it when the database is closed or the process ends.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async import models
from altegio_async._core.decoders import make_decoder
from altegio_async._core.validation import LARGEST_ID
from altegio_async.bulk.join.owners import Links
from altegio_async.bulk.join.rows import Sale
from altegio_async.errors import APIResponseError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

_TABLES: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE memberships (id INTEGER PRIMARY KEY, transaction_id INTEGER, body BLOB NOT NULL)",
    "CREATE INDEX memberships_by_transaction ON memberships (transaction_id) WHERE transaction_id > 0",
    "CREATE TABLE sales (membership_id INTEGER NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX sales_by_membership ON sales (membership_id)",
)
_JOINED: Final = """
    SELECT memberships.id, memberships.body, sales.body
    FROM memberships LEFT JOIN sales ON sales.membership_id = memberships.id
    ORDER BY memberships.id
"""
_MAX_PARAMETERS: Final = 500


class JoinDatabase:
    """Stores memberships and sales until all of them have been read."""

    def __init__(self) -> None:
        # An empty name creates a temporary database.
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in _TABLES:
            self._connection.execute(statement)
        self._encode = msgspec.json.Encoder().encode
        self._decode_membership: Any = make_decoder(models.Membership).decode
        self._decode_sale: Any = make_decoder(Sale).decode

    def add_memberships(self, rows: Iterable[models.Membership]) -> None:
        """Store memberships. A later row replaces an earlier one with the same id.

        Raises:
            APIResponseError: an id has more than 63 bits.
        """
        values = [
            (_check_size(row.id), _select_id(row.product_transaction_id), self._encode(row)) for row in rows
        ]
        with self._transaction():
            self._connection.executemany("INSERT OR REPLACE INTO memberships VALUES (?, ?, ?)", values)

    def add_sales(self, sales: Iterable[Sale]) -> None:
        """Store sales."""
        values = [(sale.membership_id, self._encode(sale)) for sale in sales]
        with self._transaction():
            self._connection.executemany("INSERT INTO sales VALUES (?, ?)", values)

    def find_links(self, rows: Sequence[models.ProductTransaction]) -> Links:
        """Return the stored memberships to which product transactions can refer."""
        named = [row.membership_id for row in rows]
        known = {membership_id for membership_id, _ in self._find("id", named)}
        by_transaction: dict[int, list[int]] = {}
        for membership_id, transaction_id in self._find("transaction_id", [row.id for row in rows]):
            by_transaction.setdefault(transaction_id, []).append(membership_id)
        return Links(known, by_transaction)

    def _find(self, column: str, values: Sequence[int | None]) -> Iterator[tuple[int, int]]:
        """Yield the id and the transaction of the memberships with one of the values."""
        for start in range(0, len(values), _MAX_PARAMETERS):
            ids = map(_select_id, values[start : start + _MAX_PARAMETERS])
            part = [value for value in ids if value]
            marks = ", ".join("?" * len(part))
            yield from self._connection.execute(
                f"SELECT id, transaction_id FROM memberships "  # noqa: S608 - no text of a caller
                f"WHERE {column} > 0 AND {column} IN ({marks})",
                part,
            )

    def iterate(self) -> Iterator[tuple[models.Membership, list[Sale]]]:
        """Yield each membership with its sales, in the order of their ids."""
        rows = self._connection.execute(_JOINED)
        for _, group in groupby(rows, key=itemgetter(0)):
            joined = list(group)
            sales = [self._decode_sale(body) for _, _, body in joined if body is not None]
            yield self._decode_membership(joined[0][1]), sales

    def close(self) -> None:
        """Close and delete the database."""
        self._connection.close()

    def __del__(self) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """Write the rows of a block at once."""
        self._connection.execute("BEGIN")
        yield
        self._connection.execute("COMMIT")


def _select_id(value: int | None) -> int:
    """Return a valid id; 0 for a link that is not set, or for a number that cannot be an id."""
    return value if value is not None and 0 < value <= LARGEST_ID else 0


def _check_size(membership_id: int) -> int:
    """Return the id of a membership.

    Raises:
        APIResponseError: it has more than 63 bits.
    """
    if abs(membership_id) > LARGEST_ID:
        raise APIResponseError("the id of a membership has more than 63 bits")
    return membership_id
