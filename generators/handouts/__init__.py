"""Print: handouts, books, conference material and the publication, from plain data to PDF."""
