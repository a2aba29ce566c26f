"""Lists that people keep in a spreadsheet, as it saves them: rows with the line each begins on."""
