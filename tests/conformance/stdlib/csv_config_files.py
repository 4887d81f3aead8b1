# needs: _csv
import configparser
import csv
import io
out = io.StringIO()
w = csv.writer(out)
w.writerow(["a", 'q"x', "c,d", "e\nf", 1, 2.5, None, ""])
w.writerows([[1, 2], ["x"]])
print(repr(out.getvalue()))
print(list(csv.reader(['a,"b ""q""",c', 'd;e', '"multi', 'line",x', "", " s , t "])), list(csv.reader(["a;b"], delimiter=";")), list(csv.DictReader(["x,y", "1,2", "3", "4,5,6"])), csv.list_dialects(), list(csv.reader(["1,'2,3'"], quotechar="'", quoting=csv.QUOTE_NONNUMERIC)))
d = csv.DictWriter(out2 := io.StringIO(), ["a", "b"], extrasaction="ignore", restval="-")
d.writeheader()
d.writerow({"a": 1, "z": 2})
print(repr(out2.getvalue()), csv.Sniffer().sniff("a;b\n1;2\n").delimiter)
for f in (lambda: csv.reader(5), lambda: list(csv.reader(['a"b\0'])), lambda: csv.writer(out, delimiter="ab"), lambda: w.writerow(5), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: list(csv.reader(['"a'], strict=True)), lambda: csv.get_dialect("no"), lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1})):
    try:
        print(f() is not None)
    except Exception as e:
        print(type(e).__name__, e)
c = configparser.ConfigParser()
c.read_string("[one]\na = 1\nb: two\n  continued\n[two]\nc=%(d)s!\nd=x\n[DEFAULT]\nz=9")
print(c.sections(), c["one"]["b"], c.getint("one", "a"), c["two"]["c"], c["one"]["z"], c.get("one", "q", fallback="fb"), c.has_option("two", "a"), dict(c["two"]), "one" in c)

# expect:
# | 'a,"q""x","c,d","e\nf",1,2.5,,\r\n1,2\r\nx\r\n'
# | [['a', 'b "q"', 'c'], ['d;e'], ['multiline', 'x'], [], [' s ', ' t ']] [['a', 'b']] [{'x': '1', 'y': '2'}, {'x': '3', 'y': None}, {'x': '4', 'y': '5', None: ['6']}] ['excel', 'excel-tab', 'unix'] [[1.0, '2,3']]
# | 'a,b\r\n1,-\r\n' ;
# | TypeError 'int' object is not iterable
# | True
# | TypeError "delimiter" must be a 1-character string
# | Error iterable expected, not int
# | Error need to escape, but no escapechar set
# | Error unexpected end of data
# | Error unknown dialect
# | ValueError dict contains fields not in fieldnames: 'b'
# | ['one', 'two'] two
# | continued 1 x! 9 fb False {'c': 'x!', 'd': 'x', 'z': '9'} True
