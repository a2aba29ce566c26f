"""Sheets that hold a page of the site on paper."""
