"""What a server's log says of how the site is used: counts, and nothing of who uses it."""
