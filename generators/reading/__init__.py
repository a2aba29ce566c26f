"""From bytes to records: YAML with positions, the allowed Markdown, models, and every problem on its line."""
