"""What the organiser gets beside the handouts: lists, cards, sheets, a ZIP, a Word document."""
