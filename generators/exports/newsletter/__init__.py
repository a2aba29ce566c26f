"""The newsletter that an editor sends: a draft as mail and as text, and a table to merge it with."""
