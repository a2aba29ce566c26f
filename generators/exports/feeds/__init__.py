"""What programs subscribe to: feeds of what is new, a list of them, and calendars."""
