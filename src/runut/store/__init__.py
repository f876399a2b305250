"""The collection's file: what is kept, and nothing of what it means."""
