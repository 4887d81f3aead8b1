"""Builtins over generators and with key functions run as Python bodies: results, errors, frames that are seen."""
import sys, traceback, warnings
from functools import reduce
def frames():
    f = sys._getframe(1); out = []
    while f: out.append(f.f_code.co_name); f = f.f_back
    return out
def main():
    n = 3000
    print(sum(x * x for x in range(n)), sum((x for x in range(10)), 5), sum(x * .5 for x in range(n)))
    print(any(x > n for x in range(n)), all(x < n for x in range(n)), all(x < 1000 for x in range(n)))
    print(list(x for x in range(5)), tuple(x + 1 for x in range(5)), set(x % 3 for x in range(50)))
    print(''.join(str(x) for x in range(30)), max(x ^ 5555 for x in range(n)), min(x ^ 5555 for x in range(n)))
    print(max(range(n), key=lambda x: x ^ 777), min(range(n), key=lambda x: -x), max([3, -7, 5], key=abs))
    print(sorted(range(30), key=lambda x: x * 7 % 11), reduce(lambda a, b: a ^ b, range(n)), reduce(lambda a, b: a + b, [], 7))
    for f in (lambda: max(x for x in ()), lambda: min([], key=lambda x: x), lambda: reduce(lambda a, b: a, []),
              lambda: sum(x for x in ['a']), lambda: ''.join(x for x in [1]), lambda: max(5, key=lambda x: x),
              lambda: sum(1 // 0 for x in [1]), lambda: sorted([1, 2, 3, 4, 5], key=lambda x: 1 // (x - 4)), lambda: set([x] for x in [1]), lambda: max([1, 'a'], key=lambda x: x),
              lambda: next(x for x in ()), lambda: reduce(lambda a, b: a, 5), lambda: reduce(lambda a, b: a + b, [1, 'x'])):
        try: print(f())
        except Exception as e:
            print(type(e), e, [(t.name, t.lineno) for t in traceback.extract_tb(e.__traceback__)])
main()

# expect:
# | 8995500500 50 2249250.0
# | False True False
# | [0, 1, 2, 3, 4] (1, 2, 3, 4, 5) {0, 1, 2}
# | 01234567891011121314151617181920212223242526272829 8191 4096
# | 2294 2999 -7
# | [0, 11, 22, 8, 19, 5, 16, 27, 2, 13, 24, 10, 21, 7, 18, 29, 4, 15, 26, 1, 12, 23, 9, 20, 6, 17, 28, 3, 14, 25] 0 7
# | <class 'ValueError'> max() arg is an empty sequence [('main', 20), ('<lambda>', 16)]
# | <class 'ValueError'> min() arg is an empty sequence [('main', 20), ('<lambda>', 16)]
# | <class 'TypeError'> reduce() of empty iterable with no initial value [('main', 20), ('<lambda>', 16)]
# | <class 'TypeError'> unsupported operand type(s) for +: 'int' and 'str' [('main', 20), ('<lambda>', 17)]
# | <class 'TypeError'> sequence item 0: expected str instance, int found [('main', 20), ('<lambda>', 17)]
# | <class 'TypeError'> 'int' object is not iterable [('main', 20), ('<lambda>', 17)]
# | <class 'ZeroDivisionError'> integer division or modulo by zero [('main', 20), ('<lambda>', 18), ('<genexpr>', 18)]
# | <class 'ZeroDivisionError'> integer division or modulo by zero [('main', 20), ('<lambda>', 18), ('<lambda>', 18)]
# | <class 'TypeError'> unhashable type: 'list' [('main', 20), ('<lambda>', 18)]
# | <class 'TypeError'> '>' not supported between instances of 'str' and 'int' [('main', 20), ('<lambda>', 18)]
# | <class 'StopIteration'>  [('main', 20), ('<lambda>', 19)]
# | <class 'TypeError'> reduce() arg 2 must support iteration [('main', 20), ('<lambda>', 19)]
# | <class 'TypeError'> unsupported operand type(s) for +: 'int' and 'str' [('main', 20), ('<lambda>', 19), ('<lambda>', 19)]
