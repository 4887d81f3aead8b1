# persistent_id, reducer_override, dispatch_table, find_class, buffers out of band, the memo.
import copyreg
import io
import pickle


class P(pickle.Pickler):
    def persistent_id(self, v):
        if isinstance(v, str):
            return "id:" + v


class U(pickle.Unpickler):
    def persistent_load(self, i):
        return i.upper()

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


class C:
    pass


for protocol in range(6):
    f = io.BytesIO()
    P(f, protocol).dump(["a", C])
    f.seek(0)
    try:
        print(protocol, U(f).load())
    except Exception as e:
        print(type(e).__name__, e)


class R(pickle.Pickler):
    def reducer_override(self, v):
        return (str, ("replaced",)) if isinstance(v, C) else NotImplemented


f = io.BytesIO()
R(f).dump([C(), 1])
print(pickle.loads(f.getvalue()))


class D(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[C] = lambda v: (int, ("5",))


f = io.BytesIO()
D(f).dump(C())
print(pickle.loads(f.getvalue()))
buffers = []
data = pickle.dumps([pickle.PickleBuffer(b"xyz"), pickle.PickleBuffer(bytearray(b"uvw"))], 5, buffer_callback=buffers.append)
print(data, [bytes(v) for v in pickle.loads(data, buffers=buffers)])
f = io.BytesIO()
p = pickle.Pickler(f)
shared = [1]
p.dump(shared)
p.dump(shared)
f.seek(0)
u = pickle.Unpickler(f)
first = u.load()
print(f.tell(), u.load() is first)

# expect:
# | find __main__ C
# | 0 ['ID:A', <class '__main__.C'>]
# | find __main__ C
# | 1 ['ID:A', <class '__main__.C'>]
# | find __main__ C
# | 2 ['ID:A', <class '__main__.C'>]
# | find __main__ C
# | 3 ['ID:A', <class '__main__.C'>]
# | find ID:__MAIN__ ID:C
# | ModuleNotFoundError No module named 'ID:__MAIN__'
# | find ID:__MAIN__ ID:C
# | ModuleNotFoundError No module named 'ID:__MAIN__'
# | ['replaced', 1]
# | 5
# | b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00]\x94(\x97\x98\x97e.' [b'xyz', b'uvw']
# | 17 True
