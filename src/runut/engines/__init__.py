"""Where the per-article work runs."""
