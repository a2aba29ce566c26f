"""What all tests share: property-based tests try the same examples on every machine, and are never timed."""

from hypothesis import settings

settings.register_profile("klyngeviden", derandomize=True, deadline=None, database=None)
settings.load_profile("klyngeviden")
