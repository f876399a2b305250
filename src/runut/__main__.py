"""``python -m runut`` is the same as ``runut``."""

from runut.cli.main import main

if __name__ == "__main__":
    main()
