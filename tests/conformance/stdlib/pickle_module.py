import io
import pickle
import pickletools
data = [None, True, False, 0, 1, -1, 255, 256, 65536, 2**31, -2**31, 2**63, -2**100, 1.5, float("inf"), "", "é€", "x" * 300, b"", b"\x00\xff", b"y" * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {"b": 1}}, {1, 2}, frozenset([3]), 1j, range(3), slice(1, 2), ..., int, len, bytearray(b"q")]
for proto in range(6):
    p = pickle.dumps(data, proto)
    print(proto, len(p), pickle.loads(p) == data)
shared = [1]
x, y = pickle.loads(pickle.dumps((shared, shared)))
print(x is y, pickle.dumps(1, 0), pickle.dumps("a", 2), pickle.dumps([1, "a"], 4), pickle.dumps(None))
r = []
r.append(r)
q = pickle.loads(pickle.dumps(r))
print(q[0] is q)
class P(pickle.Pickler):
    def persistent_id(self, o): return "ID" if o == "special" else None
class U(pickle.Unpickler):
    def persistent_load(self, pid): return f"loaded {pid}"
    def find_class(self, m, n):
        if n == "forbidden": raise pickle.UnpicklingError("no")
        return super().find_class(m, n)
b = io.BytesIO()
P(b, 2).dump(["special", 1])
b.seek(0)
print(U(b).load())
for f in (lambda: pickle.loads(b""), lambda: pickle.loads(b"garbage"), lambda: pickle.loads(b"cnope\nthing\n."), lambda: pickle.loads("str"), lambda: pickle.dumps(1, 99), lambda: pickle.dumps((x for x in [])), lambda: pickle.dumps(io.StringIO) and "ok", lambda: pickle.loads(pickle.dumps([1])[:-2]), lambda: pickle.dumps(open("/dev/null")), lambda: pickle.load(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
s = io.BytesIO()
for i in range(3): pickle.dump(i, s)
s.seek(0)
print([pickle.load(s) for _ in range(3)], pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
pickletools.dis(pickle.dumps((1, "a"), 2))
buffers = []
print(pickle.loads(pickle.dumps(pickle.PickleBuffer(b"abc"), 5, buffer_callback=buffers.append), buffers=buffers) == b"abc")

# expect:
# | 0 1375 True
# | 1 1229 True
# | 2 1176 True
# | 3 1062 True
# | 4 955 True
# | 5 942 True
# | True b'I1\n.' b'\x80\x02X\x01\x00\x00\x00aq\x00.' b'\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94e.' b'\x80\x04N.'
# | True
# | ['loaded ID', 1]
# | EOFError Ran out of input
# | UnpicklingError pickle data was truncated
# | ModuleNotFoundError No module named 'nope'
# | TypeError a bytes-like object is required, not 'str'
# | ValueError pickle protocol must be <= 5
# | TypeError cannot pickle 'generator' object
# | ok
# | UnpicklingError pickle data was truncated
# | TypeError cannot pickle '_io.TextIOWrapper' object
# | TypeError file must have 'read' and 'readline' attributes
# | [0, 1, 2] 5 4
# |     0: \x80 PROTO      2
# |     2: K    BININT1    1
# |     4: X    BINUNICODE 'a'
# |    10: q    BINPUT     0
# |    12: \x86 TUPLE2
# |    13: q    BINPUT     1
# |    15: .    STOP
# | highest protocol among opcodes = 2
# | False
