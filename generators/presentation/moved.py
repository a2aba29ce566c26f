"""Addresses that have changed and lead on to the new: those of records and municipalities stand with themselves.

tests/website/published.txt holds every address that was ever published; one that goes must lead on.
"""

from collections.abc import Mapping

MOVED: Mapping[str, str] = {}
"""From the old address to the new: `"temaer/gammelt-navn/": "temaer/nyt-navn/"`."""
