# What pickle and unpickle refuse, and how they say it.
import io
import pickle
import sys

bad = [b"", b"\x80\x04", b"(", b".", b"R.", b"\x80\x09.", b"?", b"h\x05.", b"cnosuchmodule\nx\n.", b"I1", b"\x80\x04\x95\xff\0\0\0\0\0\0\0.",
       b'S"abc\n.', b"P1\n.", b"\x97.", b"\x82\x01.", b"Ifoo\n.", b"Ffoo\n.", b"}(K\x01u.", b"t.", b"K\x01K\x02a.", b"\x8c\x01\xff.",
       b"(K\x01\x81.", b"K\x01)\x81.", b"N}b."]
for data in bad:
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)


def local():
    class Inner:
        pass
    return Inner()


for v in (lambda: 1, (i for i in ()), sys, local()):
    try:
        pickle.dumps(v)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


class Reduce:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


for value in (1, (), (1, ()), (int, 1), (int, (), None, 1), (int, (), None, None, 1), (int, (), None, None, None, 1), "nothing"):
    try:
        pickle.dumps(Reduce(value))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
for call in (lambda: pickle.dumps(1, 6), lambda: pickle.dumps(1, 4, buffer_callback=print), lambda: pickle.dump(1, 2), lambda: pickle.load(1),
             lambda: pickle.loads("text"), lambda: pickle.loads(b"T\x01\0\0\0\xff."), lambda: pickle.dumps(), lambda: pickle.Pickler()):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(pickle.loads(b"T\x01\0\0\0\xff.", encoding="latin1"), pickle.loads(b"T\x01\0\0\0\xff.", encoding="bytes"))

# expect:
# | b'' EOFError Ran out of input
# | b'\x80\x04' EOFError Ran out of input
# | b'(' EOFError Ran out of input
# | b'.' UnpicklingError unpickling stack underflow
# | b'R.' UnpicklingError unpickling stack underflow
# | b'\x80\t.' ValueError unsupported pickle protocol: 9
# | b'?' UnpicklingError invalid load key, '?'.
# | b'h\x05.' UnpicklingError Memo value not found at index 5
# | b'cnosuchmodule\nx\n.' ModuleNotFoundError No module named 'nosuchmodule'
# | b'I1' UnpicklingError pickle data was truncated
# | b'\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00.' UnpicklingError pickle data was truncated
# | b'S"abc\n.' UnpicklingError the STRING opcode argument must be quoted
# | b'P1\n.' UnpicklingError A load persistent id instruction was encountered,
# | but no persistent_load function was specified.
# | b'\x97.' UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given
# | b'\x82\x01.' ValueError unregistered extension code 1
# | b'Ifoo\n.' ValueError could not convert string to int
# | b'Ffoo\n.' ValueError could not convert string to float: 'foo
# | '
# | b'}(K\x01u.' UnpicklingError odd number of items for SETITEMS
# | b't.' UnpicklingError could not find MARK
# | b'K\x01K\x02a.' AttributeError 'int' object has no attribute 'append'
# | b'\x8c\x01\xff.' UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# | b'(K\x01\x81.' UnpicklingError unexpected MARK found
# | b'K\x01)\x81.' UnpicklingError NEWOBJ class argument must be a type, not int
# | b'N}b.' AttributeError 'NoneType' object has no attribute '__dict__'
# | PicklingError Can't pickle <function <lambda>
# | TypeError cannot pickle 'generator' object
# | TypeError cannot pickle 'module' object
# | AttributeError Can't pickle local object 'local.<locals>.Inner'
# | PicklingError __reduce__ must return a string or tuple
# | PicklingError tuple returned by __reduce__ must contain 2 through 6 elements
# | PicklingError first item of the tuple returned by __reduce__ must be callable
# | PicklingError second item of the tuple returned by __reduce__ must be a tuple
# | PicklingError fourth element of the tuple returned by __reduce__ must be an iterator, not int
# | PicklingError fifth element of the tuple returned by __reduce__ must be an iterator, not int
# | PicklingError sixth element of the tuple returned by __reduce__ must be a function, not int
# | PicklingError Can't pickle <__main__.Reduce object
# | ValueError pickle protocol must be <= 5
# | ValueError buffer_callback needs protocol >= 5
# | TypeError file must have a 'write' attribute
# | TypeError file must have 'read' and 'readline' attributes
# | TypeError a bytes-like object is required, not 'str'
# | UnicodeDecodeError 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
# | TypeError dumps() missing required argument 'obj' (pos 1)
# | TypeError Pickler() missing required argument 'file' (pos 1)
# | ÿ b'\xff'
