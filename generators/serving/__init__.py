"""Showing the site while it is written: what is watched, made, held and answered."""
