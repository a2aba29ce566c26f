"""Search that understands Danish: analysis, compounds, index, ranking, evaluation."""
