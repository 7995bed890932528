from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_tokens_of_the_developer(monkeypatch):
    for name in (
        "ALTEGIO_PARTNER_TOKEN",
        "ALTEGIO_USER_TOKEN",
        "ALTEGIO_API_BASE",
        "ALTEGIO_ALLOW_HTTP",
        "ALTEGIO_LOCATION_ID",
    ):
        monkeypatch.delenv(name, raising=False)
