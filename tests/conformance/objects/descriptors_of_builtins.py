# Descriptors of builtin types: repr, attributes, calls, binding.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for d in (list.append, list.__add__, type.__dict__["__mro__"], type.__dict__["__doc__"], dict.__dict__["fromkeys"],
          int.__dict__["real"], slice.start, object.__dict__["__class__"]):
    print(d, type(d).__name__, d.__name__, d.__objclass__, d.__qualname__)
t(lambda: [].append())
t(lambda: [].append(1, 2))
t(lambda: [].append(a=1))
t(lambda: [].clear(1))
t(lambda: [].insert(1))
t(lambda: len())
t(lambda: len(1, 2))
t(lambda: getattr(1))
t(lambda: [].__len__(1))
t(lambda: [].__add__())
t(lambda: (1).__pow__())
t(lambda: list.append())
t(lambda: list.append(1, 2))
t(lambda: list.__len__())
t(lambda: list.__len__(1))
t(lambda: list.__len__([], x=1))
t(lambda: dict.fromkeys())
t(lambda: dict.__dict__["fromkeys"](1))
t(lambda: dict.__dict__["fromkeys"](int, [1]))
t(lambda: dict.__dict__["fromkeys"](dict, [1], 2))
t(lambda: list.append.__get__([1])(2))
t(lambda: list.append.__get__(1))
t(lambda: list.append.__get__(None, list))
t(lambda: list.append.__get__(None, None))
t(lambda: slice.start.__get__(slice(1, 2)))
t(lambda: slice.start.__set__(slice(1, 2), 3))
t(lambda: slice.start.__get__(1))
t(lambda: int.real.__get__(5))
t(lambda: int.real.__set__(5, 3))
t(lambda: int.real.__delete__(5))
t(lambda: object.__setattr__(int, "x", 1))
t(lambda: type.__call__())
t(lambda: super(1))
t(lambda: super(int, "a"))
t(lambda: int.__add__(1, "a"))
t(lambda: int.__radd__(1, 2))
t(lambda: (1).__add__.__self__)
t(lambda: (1).__add__ == (1).__add__)
t(lambda: [].append == [].append)
x = []
t(lambda: (x.append == x.append, hash(x.append) == hash(x.append), x.append.__self__ is x))
t(lambda: len.__self__.__name__ + " " + len.__module__ + " " + len.__qualname__ + " " + x.append.__qualname__)
t(lambda: len.__text_signature__)
t(lambda: len.__doc__)
t(lambda: str.__add__.__doc__ + str(str.__add__.__text_signature__))
t(lambda: len.__reduce__())
t(lambda: (5).__add__.__reduce__()[1])

# expect:
# | <method 'append' of 'list' objects> method_descriptor append <class 'list'> list.append
# | <slot wrapper '__add__' of 'list' objects> wrapper_descriptor __add__ <class 'list'> list.__add__
# | <member '__mro__' of 'type' objects> member_descriptor __mro__ <class 'type'> type.__mro__
# | <attribute '__doc__' of 'type' objects> getset_descriptor __doc__ <class 'type'> type.__doc__
# | <method 'fromkeys' of 'dict' objects> classmethod_descriptor fromkeys <class 'dict'> dict.fromkeys
# | <attribute 'real' of 'int' objects> getset_descriptor real <class 'int'> int.real
# | <member 'start' of 'slice' objects> member_descriptor start <class 'slice'> slice.start
# | <attribute '__class__' of 'object' objects> getset_descriptor __class__ <class 'object'> object.__class__
# | TypeError list.append() takes exactly one argument (0 given)
# | TypeError list.append() takes exactly one argument (2 given)
# | TypeError list.append() takes no keyword arguments
# | TypeError list.clear() takes no arguments (1 given)
# | TypeError insert expected 2 arguments, got 1
# | TypeError len() takes exactly one argument (0 given)
# | TypeError len() takes exactly one argument (2 given)
# | TypeError getattr expected at least 2 arguments, got 1
# | TypeError expected 0 arguments, got 1
# | TypeError expected 1 argument, got 0
# | TypeError  expected at least 1 argument, got 0
# | TypeError unbound method list.append() needs an argument
# | TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# | TypeError descriptor '__len__' of 'list' object needs an argument
# | TypeError descriptor '__len__' requires a 'list' object but received a 'int'
# | TypeError wrapper __len__() takes no keyword arguments
# | TypeError fromkeys expected at least 1 argument, got 0
# | TypeError descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
# | TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
# | {1: 2}
# | None
# | TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# | <method 'append' of 'list' objects>
# | TypeError __get__(None, None) is invalid
# | 1
# | AttributeError readonly attribute
# | TypeError descriptor 'start' for 'slice' objects doesn't apply to a 'int' object
# | 5
# | AttributeError attribute 'real' of 'int' objects is not writable
# | AttributeError attribute 'real' of 'int' objects is not writable
# | TypeError can't apply this __setattr__ to type object
# | TypeError descriptor '__call__' of 'type' object needs an argument
# | TypeError super() argument 1 must be a type, not int
# | TypeError super(type, obj): obj must be an instance or subtype of type
# | NotImplemented
# | 3
# | 1
# | True
# | False
# | (True, True, True)
# | builtins builtins len list.append
# | ($module, obj, /)
# | Return the number of items in a container.
# | Return self+value.($self, value, /)
# | len
# | (5, '__add__')
