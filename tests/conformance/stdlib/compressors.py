# bz2 and lzma: bytes, streams in pieces, errors.
import bz2
import io
import lzma

data = b"".join(b"line %d\n" % i for i in range(2000))
for module in (bz2, lzma):
    packed = module.compress(data)
    print(len(packed), module.decompress(packed) == data, module.decompress(packed + packed) == data * 2)
    with module.open(io.BytesIO(packed), "rt") as f:
        print(f.readline(), sum(1 for _ in f))
    for broken in (packed[:-5], b"nothing of the kind"):
        try:
            module.decompress(broken)
        except Exception as e:
            print(type(e).__name__, e)
d = bz2.BZ2Decompressor()
packed = bz2.compress(data) + b"rest"
out = d.decompress(packed, 100)
print(len(out), d.needs_input, d.eof)
while not d.eof:
    out += d.decompress(b"", 5000)
print(out == data, d.unused_data)
c = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_DELTA, "dist": 2}, {"id": lzma.FILTER_LZMA2, "preset": 6}])
raw = c.compress(data) + c.flush()
print(len(raw), lzma.decompress(raw, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_DELTA, "dist": 2}, {"id": lzma.FILTER_LZMA2, "preset": 6}]) == data)
for call in (lambda: bz2.BZ2Compressor(10), lambda: lzma.LZMACompressor(format=9), lambda: lzma.LZMADecompressor(format=lzma.FORMAT_RAW),
             lambda: c.flush(), lambda: d.decompress(b"")):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | 2166 True True
# | line 0
# |  1999
# | ValueError Compressed data ended before the end-of-stream marker was reached
# | OSError Invalid data stream
# | 736 True True
# | line 0
# |  1999
# | LZMAError Compressed data ended before the end-of-stream marker was reached
# | LZMAError Input format not supported by decoder
# | 100 False False
# | True b'rest'
# | 2242 True
# | ValueError compresslevel must be between 1 and 9
# | ValueError Invalid container format: 9
# | ValueError Must specify filters for FORMAT_RAW
# | ValueError Repeated call to flush()
# | EOFError End of stream already reached
