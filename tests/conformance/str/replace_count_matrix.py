for s in ("", "a", "aaaa", "abab", "xyz"):
    for old in ("", "a", "ab", "z"):
        print(repr(s), repr(old), [s.replace(old, "-", n) for n in (-1, 0, 1, 2)], s.count(old), s.find(old), s.rfind(old), s.split(old) if old else "")

# expect:
# ' "'' '' ['-', '', '-', '-'] 1 0 0 "
# | '' 'a' ['', '', '', ''] 0 -1 -1 ['']
# | '' 'ab' ['', '', '', ''] 0 -1 -1 ['']
# | '' 'z' ['', '', '', ''] 0 -1 -1 ['']
# ' "'a' '' ['-a-', 'a', '-a', '-a-'] 2 0 1 "
# | 'a' 'a' ['-', 'a', '-', '-'] 1 0 0 ['', '']
# | 'a' 'ab' ['a', 'a', 'a', 'a'] 0 -1 -1 ['a']
# | 'a' 'z' ['a', 'a', 'a', 'a'] 0 -1 -1 ['a']
# ' "'aaaa' '' ['-a-a-a-a-', 'aaaa', '-aaaa', '-a-aaa'] 5 0 4 "
# | 'aaaa' 'a' ['----', 'aaaa', '-aaa', '--aa'] 4 0 3 ['', '', '', '', '']
# | 'aaaa' 'ab' ['aaaa', 'aaaa', 'aaaa', 'aaaa'] 0 -1 -1 ['aaaa']
# | 'aaaa' 'z' ['aaaa', 'aaaa', 'aaaa', 'aaaa'] 0 -1 -1 ['aaaa']
# ' "'abab' '' ['-a-b-a-b-', 'abab', '-abab', '-a-bab'] 5 0 4 "
# | 'abab' 'a' ['-b-b', 'abab', '-bab', '-b-b'] 2 0 2 ['', 'b', 'b']
# | 'abab' 'ab' ['--', 'abab', '-ab', '--'] 2 0 2 ['', '', '']
# | 'abab' 'z' ['abab', 'abab', 'abab', 'abab'] 0 -1 -1 ['abab']
# ' "'xyz' '' ['-x-y-z-', 'xyz', '-xyz', '-x-yz'] 4 0 3 "
# | 'xyz' 'a' ['xyz', 'xyz', 'xyz', 'xyz'] 0 -1 -1 ['xyz']
# | 'xyz' 'ab' ['xyz', 'xyz', 'xyz', 'xyz'] 0 -1 -1 ['xyz']
# | 'xyz' 'z' ['xy-', 'xyz', 'xy-', 'xy-'] 1 2 2 ['xy', '']
