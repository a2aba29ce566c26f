"""One file per command: its options and what it does, nothing that another command needs."""
