"""Handlers of FakeAltegio, one module per subject."""
