"""Bytes to pages: files, folders, globs, tables and standard input."""
