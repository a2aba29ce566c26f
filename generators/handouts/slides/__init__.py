"""Slides for the room: what stands on each as data, and the PowerPoint file made of it."""
