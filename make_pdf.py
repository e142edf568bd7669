"""Build handouts and booklets: see `make_pdf.py --help`."""

import sys

LACKING = "make_pdf.py: {} is not there\n  hint: in this folder: pip install uv && uv run make_pdf.py"


def main() -> int:
    """Run the command line; what Takehome stands on is asked for in one line where it is not installed."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one can read this file, and no other of ours
        print(LACKING.format("Python 3.11 or later"), file=sys.stderr)
        return 3
    try:
        from takehome import cli

        return cli.main()
    except ModuleNotFoundError as lacking:
        if (lacking.name or "takehome").partition(".")[0] == "takehome":
            raise
        print(LACKING.format(f"the package {lacking.name}"), file=sys.stderr)
        return 3


if __name__ == "__main__":
    raise SystemExit(main())
