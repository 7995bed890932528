"""The table `about` of a checkpoint: the job and the user that the file was written for."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final, Self

from msgspec import Struct
from msgspec.structs import asdict

from altegio_async.bulk.checkpoint_errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from altegio_async._core.redact import Secret
    from altegio_async.bulk.checkpoint_identity import Identity

_MAX_TOKENS: Final = 100  # stored hashes of renewed tokens


class About(Struct, kw_only=True):
    """The table `about` of a checkpoint, without its checksum. Empty strings represent unknown values.

    Attributes:
        operation: see `Identity`.
        base_url: see `Identity`.
        language: see `Identity`.
        user_id: see `Identity`.
        user: see `Identity`.
        salt: random text that is hashed with each token.
        token: comma-separated hashes of the user's tokens, the latest last.
        provider: see `Identity`.
        run: how many jobs have used the file.
    """

    operation: str
    base_url: str
    language: str
    user_id: str
    user: str = ""
    salt: str
    token: str
    provider: str = ""
    run: str

    @classmethod
    def create(cls, identity: Identity) -> Self:
        """Return the table of a new file."""
        about = cls(
            operation=identity.operation,
            base_url=identity.base_url,
            language=identity.language or "",
            user_id=str(identity.user_id or ""),
            user=identity.user or "",
            salt=secrets.token_hex(16),
            token="",
            run="0",
        )
        about.add_token(identity.token)
        return about

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> Self:
        """Return the table with these values by name.

        Raises:
            DamagedError: a name is unknown or absent.
        """
        try:
            return cls(**values)
        except TypeError:
            raise DamagedError("it is damaged") from None

    def to_values(self) -> dict[str, str]:
        """Return the values by name."""
        return asdict(self)

    def is_same_user(self, identity: Identity) -> bool | None:
        """Return whether the file was written for this user; None if that is unknown.

        User ids are compared first, then the caller's names for the user, then tokens and their providers.
        """
        if identity.user_id and self.user_id:
            return self.user_id == str(identity.user_id)
        if identity.user and self.user:
            return self.user == identity.user
        if self._hash_token(identity.token) in self.token.split(","):
            return True
        return True if identity.provider and self.provider == identity.provider else None

    def begin_run(self, identity: Identity, *, is_same_user: bool) -> int:
        """Record the identity of a new job, and return the number of its run.

        Args:
            identity: the identity of the job.
            is_same_user: keep the hashes of earlier tokens.

        Raises:
            DamagedError: the number of the last run is not valid.
            ValueError: the number of the last run is not a number.
        """
        run = int(self.run) + 1
        if not 0 < run < 2**63:
            raise DamagedError("it is damaged")
        self.run = str(run)
        if not is_same_user:
            self.token = ""
        self.add_token(identity.token)
        self.user_id = str(identity.user_id or "") or self.user_id
        self.user = identity.user or self.user
        self.provider = identity.provider or ""
        return run

    def add_token(self, token: Secret | None) -> None:
        """Add the hash of a token as the latest, and drop the oldest of more than 100 hashes."""
        new = self._hash_token(token)
        known = [known for known in self.token.split(",") if known != new]
        self.token = ",".join([one for one in (*known, new) if one][-_MAX_TOKENS:])

    def _hash_token(self, token: Secret | None) -> str:
        if token is None:
            return ""
        return hashlib.sha256((self.salt + token.reveal()).encode()).hexdigest()
