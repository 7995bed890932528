"""The pre-filter of look-ups by phone: search the clients who hold any, then look up only those."""
