"""What can be wrong inside a text: its signs, its Markdown, its links and tables."""
