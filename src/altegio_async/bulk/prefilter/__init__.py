"""The pre-filter of look-ups by phone: search for the holders, then look up only those."""
