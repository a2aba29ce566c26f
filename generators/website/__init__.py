"""The website: pure functions from the knowledge base to the Markdown sources of every page."""
