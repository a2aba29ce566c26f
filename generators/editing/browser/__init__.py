"""The editor in the browser at /rediger/: its configuration, its page and its own policy."""
