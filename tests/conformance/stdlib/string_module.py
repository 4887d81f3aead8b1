import string
from string import Template, Formatter, capwords
print(string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), len(string.printable))
t = Template("$who likes ${what} $$5 ${n}")
print(t.substitute(who="tim", what="kung pao", n=3), t.safe_substitute(who="x"), capwords("hello  big world"), capwords("a-b", "-"), t.get_identifiers(), t.is_valid())
for f in (lambda: t.substitute(who=1), lambda: Template("$").substitute(), lambda: Template("${bad-}").substitute(), lambda: Template("$1").substitute()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class F(Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kw)

    def convert_field(self, v, c):
        return v.upper() if c == "u" else super().convert_field(v, c)

    def check_unused_args(self, used, args, kw):
        print("used", sorted(map(str, used)))


print(F().format("{a} {b} {0!u:>5} {1[x]}", "q", {"x": 1}, a=1), list(Formatter().parse("a{b!r:c}d{{e}}{f:{g}}")))

# expect:
# | abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ ' \t\n\r\x0b\x0c' 100
# | tim likes kung pao $5 3 x likes ${what} $5 ${n} Hello Big World A-B ['who', 'what', 'n'] True
# | KeyError 'what'
# | ValueError Invalid placeholder in string: line 1, col 1
# | ValueError Invalid placeholder in string: line 1, col 1
# | ValueError Invalid placeholder in string: line 1, col 1
# | used ['0', '1', 'a', 'b']
# | 1 <b>     Q 1 [('a', 'b', 'c', 'r'), ('d{', None, None, None), ('e}', None, None, None), ('', 'f', '{g}', None)]
