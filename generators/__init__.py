"""Klyngeviden: records in YAML become a website, printed handouts, a search index and open data."""
