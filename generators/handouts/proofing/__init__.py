"""The check before printing: what a finished PDF says of itself, and which record is to blame."""
