"""The servers behind FakeAltegio: dispatch, recording and rate limit."""
