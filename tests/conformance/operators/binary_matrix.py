values = [3, 2.5, True, None, "a", b"a", (1,), [1], {1: 1}, {1}, 1j, range(1), int]
import operator as o
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and_", "or_", "xor", "lshift", "matmul"):
    for a in values:
        row = []
        for b in values:
            try:
                row.append(repr(getattr(o, name)(a, b)))
            except TypeError as e:
                row.append("E")
            except Exception as e:
                row.append(type(e).__name__)
        print(name, repr(a), " ; ".join(row))
for name in ("neg", "pos", "invert", "abs", "not_", "index"):
    row = []
    for a in values:
        try:
            row.append(repr(getattr(o, name)(a)))
        except TypeError as e:
            row.append("E: " + str(e))
    print(name, " ; ".join(row))

# expect:
# | add 3 6 ; 5.5 ; 4 ; E ; E ; E ; E ; E ; E ; E ; (3+1j) ; E ; E
# | add 2.5 5.5 ; 5.0 ; 3.5 ; E ; E ; E ; E ; E ; E ; E ; (2.5+1j) ; E ; E
# | add True 4 ; 3.5 ; 2 ; E ; E ; E ; E ; E ; E ; E ; (1+1j) ; E ; E
# | add None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | add 'a' E ; E ; E ; E ; 'aa' ; E ; E ; E ; E ; E ; E ; E ; E
# | add b'a' E ; E ; E ; E ; E ; b'aa' ; E ; E ; E ; E ; E ; E ; E
# | add (1,) E ; E ; E ; E ; E ; E ; (1, 1) ; E ; E ; E ; E ; E ; E
# | add [1] E ; E ; E ; E ; E ; E ; E ; [1, 1] ; E ; E ; E ; E ; E
# | add {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | add {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | add 1j (3+1j) ; (2.5+1j) ; (1+1j) ; E ; E ; E ; E ; E ; E ; E ; 2j ; E ; E
# | add range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | add <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub 3 0 ; 0.5 ; 2 ; E ; E ; E ; E ; E ; E ; E ; (3-1j) ; E ; E
# | sub 2.5 -0.5 ; 0.0 ; 1.5 ; E ; E ; E ; E ; E ; E ; E ; (2.5-1j) ; E ; E
# | sub True -2 ; -1.5 ; 0 ; E ; E ; E ; E ; E ; E ; E ; (1-1j) ; E ; E
# | sub None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; set() ; E ; E ; E
# | sub 1j (-3+1j) ; (-2.5+1j) ; (-1+1j) ; E ; E ; E ; E ; E ; E ; E ; 0j ; E ; E
# | sub range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | sub <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul 3 9 ; 7.5 ; 3 ; E ; 'aaa' ; b'aaa' ; (1, 1, 1) ; [1, 1, 1] ; E ; E ; 3j ; E ; E
# | mul 2.5 7.5 ; 6.25 ; 2.5 ; E ; E ; E ; E ; E ; E ; E ; 2.5j ; E ; E
# | mul True 3 ; 2.5 ; 1 ; E ; 'a' ; b'a' ; (1,) ; [1] ; E ; E ; 1j ; E ; E
# | mul None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul 'a' 'aaa' ; E ; 'a' ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul b'a' b'aaa' ; E ; b'a' ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul (1,) (1, 1, 1) ; E ; (1,) ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul [1] [1, 1, 1] ; E ; [1] ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul 1j 3j ; 2.5j ; 1j ; E ; E ; E ; E ; E ; E ; E ; (-1+0j) ; E ; E
# | mul range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mul <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv 3 1.0 ; 1.2 ; 3.0 ; E ; E ; E ; E ; E ; E ; E ; -3j ; E ; E
# | truediv 2.5 0.8333333333333334 ; 1.0 ; 2.5 ; E ; E ; E ; E ; E ; E ; E ; -2.5j ; E ; E
# | truediv True 0.3333333333333333 ; 0.4 ; 1.0 ; E ; E ; E ; E ; E ; E ; E ; -1j ; E ; E
# | truediv None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv 1j 0.3333333333333333j ; 0.4j ; 1j ; E ; E ; E ; E ; E ; E ; E ; (1+0j) ; E ; E
# | truediv range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | truediv <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv 3 1 ; 1.0 ; 3 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv 2.5 0.0 ; 1.0 ; 2.0 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv True 0 ; 0.0 ; 1 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | floordiv <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod 3 0 ; 0.5 ; 0 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod 2.5 2.5 ; 0.0 ; 0.5 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod True 1 ; 1.0 ; 0 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod 'a' E ; E ; E ; E ; E ; 'a' ; E ; 'a' ; 'a' ; E ; E ; 'a' ; E
# | mod b'a' E ; E ; E ; E ; E ; E ; E ; b'a' ; b'a' ; E ; E ; b'a' ; E
# | mod (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | mod <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow 3 27 ; 15.588457268119896 ; 3 ; E ; E ; E ; E ; E ; E ; E ; (0.4548324228266097+0.8905770416677471j) ; E ; E
# | pow 2.5 15.625 ; 9.882117688026186 ; 2.5 ; E ; E ; E ; E ; E ; E ; E ; (0.6087670819712999+0.793349002588488j) ; E ; E
# | pow True 1 ; 1.0 ; 1 ; E ; E ; E ; E ; E ; E ; E ; (1+0j) ; E ; E
# | pow None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow 1j (-0-1j) ; (-0.7071067811865477-0.7071067811865475j) ; 1j ; E ; E ; E ; E ; E ; E ; E ; (0.20787957635076193+0j) ; E ; E
# | pow range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | pow <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ 3 3 ; E ; 1 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ 2.5 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ True 1 ; E ; True ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; {1} ; E ; E ; E
# | and_ 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | and_ <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ 3 3 ; E ; 3 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ 2.5 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ True 3 ; E ; True ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; None | int
# | or_ 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; {1: 1} ; E ; E ; E ; E
# | or_ {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; {1} ; E ; E ; E
# | or_ 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | or_ <class 'int'> E ; E ; E ; int | None ; E ; E ; E ; E ; E ; E ; E ; E ; <class 'int'>
# | xor 3 0 ; E ; 2 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor 2.5 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor True 2 ; E ; False ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; set() ; E ; E ; E
# | xor 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | xor <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift 3 24 ; E ; 6 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift 2.5 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift True 8 ; E ; 2 ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | lshift <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul 3 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul 2.5 E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul True E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul None E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul 'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul b'a' E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul (1,) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul [1] E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul {1: 1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul {1} E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul 1j E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul range(0, 1) E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | matmul <class 'int'> E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E ; E
# | neg -3 ; -2.5 ; -1 ; E: bad operand type for unary -: 'NoneType' ; E: bad operand type for unary -: 'str' ; E: bad operand type for unary -: 'bytes' ; E: bad operand type for unary -: 'tuple' ; E: bad operand type for unary -: 'list' ; E: bad operand type for unary -: 'dict' ; E: bad operand type for unary -: 'set' ; (-0-1j) ; E: bad operand type for unary -: 'range' ; E: bad operand type for unary -: 'type'
# | pos 3 ; 2.5 ; 1 ; E: bad operand type for unary +: 'NoneType' ; E: bad operand type for unary +: 'str' ; E: bad operand type for unary +: 'bytes' ; E: bad operand type for unary +: 'tuple' ; E: bad operand type for unary +: 'list' ; E: bad operand type for unary +: 'dict' ; E: bad operand type for unary +: 'set' ; 1j ; E: bad operand type for unary +: 'range' ; E: bad operand type for unary +: 'type'
# | invert -4 ; E: bad operand type for unary ~: 'float' ; -2 ; E: bad operand type for unary ~: 'NoneType' ; E: bad operand type for unary ~: 'str' ; E: bad operand type for unary ~: 'bytes' ; E: bad operand type for unary ~: 'tuple' ; E: bad operand type for unary ~: 'list' ; E: bad operand type for unary ~: 'dict' ; E: bad operand type for unary ~: 'set' ; E: bad operand type for unary ~: 'complex' ; E: bad operand type for unary ~: 'range' ; E: bad operand type for unary ~: 'type'
# | abs 3 ; 2.5 ; 1 ; E: bad operand type for abs(): 'NoneType' ; E: bad operand type for abs(): 'str' ; E: bad operand type for abs(): 'bytes' ; E: bad operand type for abs(): 'tuple' ; E: bad operand type for abs(): 'list' ; E: bad operand type for abs(): 'dict' ; E: bad operand type for abs(): 'set' ; 1.0 ; E: bad operand type for abs(): 'range' ; E: bad operand type for abs(): 'type'
# | not_ False ; False ; False ; True ; False ; False ; False ; False ; False ; False ; False ; False ; False
# | index 3 ; E: 'float' object cannot be interpreted as an integer ; 1 ; E: 'NoneType' object cannot be interpreted as an integer ; E: 'str' object cannot be interpreted as an integer ; E: 'bytes' object cannot be interpreted as an integer ; E: 'tuple' object cannot be interpreted as an integer ; E: 'list' object cannot be interpreted as an integer ; E: 'dict' object cannot be interpreted as an integer ; E: 'set' object cannot be interpreted as an integer ; E: 'complex' object cannot be interpreted as an integer ; E: 'range' object cannot be interpreted as an integer ; E: 'type' object cannot be interpreted as an integer
