text = "alpha, beta,gamma , ,delta,,epsilon"
for sep in (",", ", ", "a", "ta", "zz", " ", "alpha, beta,gamma , ,delta,,epsilon"):
    parts = text.split(sep)
    print(sep, parts, sep.join(parts) == text, text.rsplit(sep, 2), text.split(sep, 1), text.partition(sep), text.rpartition(sep), text.count(sep) == len(parts) - 1)
lines = "a\n\nb\r\nc\r\r\n\nd"
print(lines.splitlines(), lines.splitlines(True), lines.split("\n"), lines.split(), "".join(lines.splitlines(True)) == lines, "\n".join(lines.splitlines()))
for n in range(-1, 6):
    print(n, "a b  c d".split(None, n), "a b  c d".split(" ", n), "a b  c d".rsplit(None, n), "a b  c d".rsplit(" ", n))

# expect:
# | , ['alpha', ' beta', 'gamma ', ' ', 'delta', '', 'epsilon'] True ['alpha, beta,gamma , ,delta', '', 'epsilon'] ['alpha', ' beta,gamma , ,delta,,epsilon'] ('alpha', ',', ' beta,gamma , ,delta,,epsilon') ('alpha, beta,gamma , ,delta,', ',', 'epsilon') True
# | ,  ['alpha', 'beta,gamma ', ',delta,,epsilon'] True ['alpha', 'beta,gamma ', ',delta,,epsilon'] ['alpha', 'beta,gamma , ,delta,,epsilon'] ('alpha', ', ', 'beta,gamma , ,delta,,epsilon') ('alpha, beta,gamma ', ', ', ',delta,,epsilon') True
# | a ['', 'lph', ', bet', ',g', 'mm', ' , ,delt', ',,epsilon'] True ['alpha, beta,gamm', ' , ,delt', ',,epsilon'] ['', 'lpha, beta,gamma , ,delta,,epsilon'] ('', 'a', 'lpha, beta,gamma , ,delta,,epsilon') ('alpha, beta,gamma , ,delt', 'a', ',,epsilon') True
# | ta ['alpha, be', ',gamma , ,del', ',,epsilon'] True ['alpha, be', ',gamma , ,del', ',,epsilon'] ['alpha, be', ',gamma , ,delta,,epsilon'] ('alpha, be', 'ta', ',gamma , ,delta,,epsilon') ('alpha, beta,gamma , ,del', 'ta', ',,epsilon') True
# | zz ['alpha, beta,gamma , ,delta,,epsilon'] True ['alpha, beta,gamma , ,delta,,epsilon'] ['alpha, beta,gamma , ,delta,,epsilon'] ('alpha, beta,gamma , ,delta,,epsilon', '', '') ('', '', 'alpha, beta,gamma , ,delta,,epsilon') True
# |   ['alpha,', 'beta,gamma', ',', ',delta,,epsilon'] True ['alpha, beta,gamma', ',', ',delta,,epsilon'] ['alpha,', 'beta,gamma , ,delta,,epsilon'] ('alpha,', ' ', 'beta,gamma , ,delta,,epsilon') ('alpha, beta,gamma ,', ' ', ',delta,,epsilon') True
# | alpha, beta,gamma , ,delta,,epsilon ['', ''] True ['', ''] ['', ''] ('', 'alpha, beta,gamma , ,delta,,epsilon', '') ('', 'alpha, beta,gamma , ,delta,,epsilon', '') True
# | ['a', '', 'b', 'c', '', '', 'd'] ['a\n', '\n', 'b\r\n', 'c\r', '\r\n', '\n', 'd'] ['a', '', 'b\r', 'c\r\r', '', 'd'] ['a', 'b', 'c', 'd'] True a
# |
# | b
# | c
# |
# |
# | d
# | -1 ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd'] ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd']
# | 0 ['a b  c d'] ['a b  c d'] ['a b  c d'] ['a b  c d']
# | 1 ['a', 'b  c d'] ['a', 'b  c d'] ['a b  c', 'd'] ['a b  c', 'd']
# | 2 ['a', 'b', 'c d'] ['a', 'b', ' c d'] ['a b', 'c', 'd'] ['a b ', 'c', 'd']
# | 3 ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c d'] ['a', 'b', 'c', 'd'] ['a b', '', 'c', 'd']
# | 4 ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd'] ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd']
# | 5 ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd'] ['a', 'b', 'c', 'd'] ['a', 'b', '', 'c', 'd']
