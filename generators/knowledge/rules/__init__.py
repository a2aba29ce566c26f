"""The rules across files, by what they speak of: files, references, records, registers."""
