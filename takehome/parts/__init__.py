"""The fixed parts of every document, one file each: a function from the context to elements."""
