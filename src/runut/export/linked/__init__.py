"""Accounts as linked data: schema.org, web annotations, provenance, and articles as ninjs."""
