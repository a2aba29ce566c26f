"""The publication and the booklets of the themes."""
