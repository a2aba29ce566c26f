"""The website: pure functions from the knowledge base to the Markdown source of every page."""
