"""Build handouts and booklets: see `make_pdf.py --help`."""

from takehome.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
