"""The open data: JSON with schemas, CSV, a workbook and an archive, all derived from the models."""
