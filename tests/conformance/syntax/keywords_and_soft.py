import keyword
print(keyword.kwlist, keyword.softkwlist)
match = 1; case = 2; _ = 3; type = 4; print_ = 5
print(match, case, _, type)
del type
def match(case): return case
class case:
    match = 1
print(match(5), case.match, match (6), match[0] if False else 1)
for kw in keyword.kwlist:
    for tmpl in ("{} = 1", "def {}(): pass", "x.{}", "import {}", "lambda {}: 0", "f({}=1)", "class {}: pass"):
        try:
            compile(tmpl.format(kw), "s", "exec")
            print("OK", tmpl.format(kw))
        except SyntaxError as e:
            if tmpl == "{} = 1":
                print(kw, e.msg)

# expect:
# | ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'] ['_', 'case', 'match']
# | 1 2 3 4
# | 5 1 6 1
# | False cannot assign to False
# | None cannot assign to None
# | True cannot assign to True
# | and invalid syntax
# | as invalid syntax
# | assert invalid syntax
# | async invalid syntax
# | await invalid syntax
# | break invalid syntax
# | class invalid syntax
# | continue invalid syntax
# | def invalid syntax
# | del invalid syntax
# | elif invalid syntax
# | else invalid syntax
# | except invalid syntax
# | finally invalid syntax
# | for invalid syntax
# | from invalid syntax
# | global invalid syntax
# | if invalid syntax
# | import invalid syntax
# | in invalid syntax
# | is invalid syntax
# | lambda invalid syntax
# | nonlocal invalid syntax
# | not invalid syntax
# | or invalid syntax
# | pass invalid syntax
# | raise invalid syntax
# | return invalid syntax
# | try expected ':'
# | while invalid syntax
# | with invalid syntax
# | yield assignment to yield expression not possible
