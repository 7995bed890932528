"""The data of FakeAltegio: the world and its seed."""
