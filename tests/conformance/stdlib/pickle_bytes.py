# The bytes of pickles of every protocol, and reading them back.
import collections
import fractions
import hashlib
import pickle


class A:
    def __init__(self):
        self.x, self.y = 1, [1, 2]

    def __eq__(self, other):
        return self.__dict__ == other.__dict__


class L(list):
    pass


a = A()
a.me = [a.x]
l = L([1, 2, 3])
l.z = 5
values = [1, -1, 255, 256, 65535, 65536, 2**31, -(2**31), 2**64, -(2**63), 2**2000, -(2**2000), 1.5, float("inf"), True, None, "abc",
          "é\u20ac\U0001F600", "\ud800", "x" * 300, b"", b"abc", b"\x80" * 300, bytearray(b"q" * 10), [], [1], list(range(2500)), {}, {1: 2},
          {i: str(i) for i in range(1500)}, (), (1,), (1, 2, 3, 4), a, l, len, A, type(None), Ellipsis, collections.OrderedDict(a=1),
          fractions.Fraction(1, 3), complex(1, 2), range(3), "y" * 70000, [b"z" * 70000, 1], [["a", "b", "a"]] * 3, A.__init__,
          collections.defaultdict(list, {1: [2]})]
for i, v in enumerate(values):
    sums = []
    for protocol in range(6):
        data = pickle.dumps(v, protocol)
        sums.append(f"{len(data)}:{hashlib.md5(data).hexdigest()[:6]}")
        assert pickle.loads(data) == v
    print(i, *sums)
recursive = []
recursive.append((recursive, {1: recursive}))
copy = pickle.loads(pickle.dumps(recursive))
print(copy[0][0] is copy, copy[0][1][1] is copy)

# expect:
# | 0 4:e55528 3:52b323 5:c7f5dc 5:366da3 5:35a5b1 5:1d847d
# | 1 5:281963 6:01ea5a 8:c759f9 8:518fc0 17:073a4c 17:2ac64c
# | 2 6:b39ea8 3:1060b1 5:de4c5a 5:1a83f1 5:2d1cc7 5:3ffe91
# | 3 6:80376b 4:32a86a 6:70ebf6 6:fe9f55 15:c1068f 15:344c39
# | 4 8:309813 4:d66587 6:8a0de3 6:206719 15:333d3a 15:b96446
# | 5 8:05d76a 6:5e875b 8:a9b7fe 8:45151e 17:509c01 17:cdcfea
# | 6 14:152d21 14:152d21 10:5a5fc6 10:7364f2 19:e68bb6 19:621aa4
# | 7 14:146211 6:d4ea19 8:f1bc66 8:18e887 17:b9df6b 17:ee9392
# | 8 24:62219a 24:62219a 14:747de4 14:d261ce 23:f43c35 23:aa5968
# | 9 24:46a200 24:46a200 13:04e398 13:dfed67 22:6a1c75 22:c9df32
# | 10 607:f17aa8 607:f17aa8 256:5a7830 256:cf5f2d 265:37d3bd 265:328c12
# | 11 608:b9e3d9 608:b9e3d9 256:1166d0 256:fc1839 265:e550e3 265:9fa1ad
# | 12 6:352b77 10:4dd39f 12:70c098 12:ee2d07 21:9eb02e 21:6f3da5
# | 13 6:7d7b14 10:6ee0d8 12:369933 12:b056d2 21:1a6d32 21:9f4f7e
# | 14 5:408c2c 5:408c2c 4:ec43c1 4:d96559 4:ff0914 4:bad787
# | 15 2:2c45f8 2:2c45f8 4:6a3dab 4:4dc600 4:7d1e55 4:8a76b3
# | 16 9:ce0887 11:2a9dfd 13:715fce 13:ea32dd 18:779db4 18:9dd0f1
# | 17 23:e06d73 17:69c259 19:d0bb48 19:36be47 24:e72250 24:b31446
# | 18 12:010d5e 11:a1103b 13:7f9f42 13:3ad462 18:81adff 18:a42473
# | 19 306:67d9f4 308:0609dc 310:491c40 310:564304 318:96f288 318:7b92bc
# | 20 29:e9407f 26:0c8460 28:4f87b1 7:e58847 15:a767fa 15:c6f9a5
# | 21 48:ccc4fc 49:c450ee 50:c21745 10:189bd4 18:2c3b2f 18:b18d19
# | 22 345:f0432d 646:b7bb01 647:c9cebb 310:641320 318:f8eb6c 318:2d192a
# | 23 90:b07010 88:14efee 88:00dcca 45:b001ac 54:2d78ca 32:30734f
# | 24 6:462dc4 4:d0490a 6:2dfdac 6:d34b2f 5:57dcc9 5:ea258a
# | 25 10:84f3ee 7:4a07f4 9:1146f4 9:464ac8 17:38b979 17:e810ac
# | 26 16396:b5019d 7254:9063b5 7256:f20abd 7256:dc3694 7264:a1f72b 7264:f7b9f0
# | 27 6:734f4d 4:f40c30 6:08d116 6:72a755 5:9d1bcb 5:5c4d3e
# | 28 13:e12662 9:d036b2 11:ae16a4 11:999451 19:a6cf47 19:7bf2d7
# | 29 25179:5b860e 23377:522ff4 23379:a6b178 23379:030a59 13652:bcfe3c 13652:74822f
# | 30 3:600b64 2:ce96ce 4:2c8078 4:7aa363 4:4f8ea2 4:e71d7d
# | 31 9:67c99e 7:16270a 8:f4ffde 8:2f7eb6 16:8d49ee 16:289f60
# | 32 18:a24510 13:6a39e9 15:1ffc0c 15:e5d73e 23:80beae 23:49fa69
# | 33 131:3749eb 120:23d480 69:51c863 69:58090a 65:e113d1 65:e46ead
# | 34 107:6352fc 95:53ae0e 44:f84600 44:99a42e 50:95ddb7 50:b321f8
# | 35 21:27071a 20:04ee39 22:6edca1 19:9678ea 31:afd523 31:6f2988
# | 36 16:c1e53d 15:86a6c8 17:61c1dc 17:f94f00 29:810675 29:6300c7
# | 37 32:63a857 29:e05c80 30:672d79 27:acde50 37:5ca4a0 37:e21c8e
# | 38 26:52884a 25:b5af7c 27:fe9144 24:082e85 36:6a0540 36:f635d5
# | 39 45:360874 43:19ebcc 45:a3a081 45:e74d80 52:0fc883 52:f399db
# | 40 39:3612ad 34:dc361b 35:424f4c 35:cd129b 45:39af34 45:491f87
# | 41 44:b25f01 49:19c8bc 50:e4ba21 47:919976 57:c9a58f 57:0ab63a
# | 42 42:c437ef 36:3146d2 37:b511a9 33:22f8cb 43:7f947e 43:a140c3
# | 43 70006:4f6f1b 70008:9a1f43 70010:1e0882 70010:5278e7 70009:941dcb 70009:d3bf4d
# | 44 70055:067ee0 70053:84e9b5 70054:122ff8 70017:1c815b 70024:05db5f 70024:ab765e
# | 45 38:093cc9 33:66a239 35:3d69f9 35:a30a27 34:6589a3 34:b61686
# | 46 62:fe35ab 60:95ba20 61:2198a2 58:66d3c7 38:b8913e 38:1bac61
# | 47 72:82ec47 64:a180cf 65:e3a116 62:0f9aa9 74:aceb16 74:8ec3b8
# | True True
