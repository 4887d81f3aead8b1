a = [3, 1, 2]
for name, args in (("append", (4,)), ("insert", (0, 9)), ("extend", ([5],)), ("remove", (9,)), ("reverse", ()), ("sort", ()), ("pop", ()), ("pop", (0,)), ("index", (3,)), ("count", (3,)), ("copy", ()), ("clear", ())):
    print(name, args, getattr(a, name)(*args), a)

# expect:
# | append (4,) None [3, 1, 2, 4]
# | insert (0, 9) None [9, 3, 1, 2, 4]
# | extend ([5],) None [9, 3, 1, 2, 4, 5]
# | remove (9,) None [3, 1, 2, 4, 5]
# | reverse () None [5, 4, 2, 1, 3]
# | sort () None [1, 2, 3, 4, 5]
# | pop () 5 [1, 2, 3, 4]
# | pop (0,) 1 [2, 3, 4]
# | index (3,) 1 [2, 3, 4]
# | count (3,) 1 [2, 3, 4]
# | copy () [2, 3, 4] [2, 3, 4]
# | clear () None []
