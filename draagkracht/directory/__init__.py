"""The directory (sociale kaart): organisations, services and places, and which of them fit a person."""
