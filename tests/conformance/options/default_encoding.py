# flags: -X warn_default_encoding
# A text file opened without an encoding is worth an EncodingWarning.
import io
import sys
import warnings

print(sys.flags.warn_default_encoding)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open("/dev/null").close()
    io.TextIOWrapper(io.BytesIO(b"x"))
    open("/dev/null", encoding="utf-8").close()
    open("/dev/null", encoding="locale").close()
    print(io.text_encoding(None), io.text_encoding("latin-1"))
for w in caught:
    print(w.category.__name__, w.message, w.filename.endswith("default_encoding.py"))

# expect:
# | 1
# | locale latin-1
# | EncodingWarning 'encoding' argument not specified True
# | EncodingWarning 'encoding' argument not specified True
# | EncodingWarning 'encoding' argument not specified False
