"""Sheets of one or two sides that hold a page of the site on paper."""
