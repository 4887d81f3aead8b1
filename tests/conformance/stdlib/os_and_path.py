import os
import pathlib
import shutil
import tempfile
import glob
import fnmatch
root = tempfile.mkdtemp()
os.chdir(root)
p = pathlib.Path("sub") / "deep" / "f.txt"
p.parent.mkdir(parents=True)
p.write_text("hello\n")
print(p, p.name, p.stem, p.suffix, p.parent, p.parts, p.exists(), p.is_file(), p.read_text(), p.with_suffix(".md"), p.with_name("g"), p.stat().st_size, p.is_absolute(), pathlib.PurePosixPath("/a/../b") , p.relative_to("sub"), p.match("*.txt"), p.joinpath("x", "/abs"), sorted(map(str, pathlib.Path(".").rglob("*"))), repr(pathlib.PurePath("a//b/./c")))
print(os.listdir("."), os.path.exists("sub"), os.path.isdir("sub"), os.path.getsize(p), os.path.join("a", "/b", "c"), os.path.splitext("a.tar.gz"), os.path.basename("/x/y/"), os.path.dirname("/x/y"), os.path.normpath("a/../b//c/."), os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b", "/a/c"), os.path.isabs("/a"), os.path.expanduser("x"), os.path.split("/a"), os.sep, os.path.commonprefix(["abc", "abd"]))
print([(os.path.relpath(d, root), sorted(ds), sorted(fs)) for d, ds, fs in os.walk(root)], glob.glob("sub/**/*.txt", recursive=True), fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.translate("a?[b]*"))
os.rename(p, "moved.txt")
shutil.copy("moved.txt", "copy.txt")
with os.scandir(".") as it:
    print(sorted((e.name, e.is_dir()) for e in it))
os.environ["KRAIT_X"] = "1"
print(os.environ.get("KRAIT_X"), os.getenv("NOPE", "d"), os.getcwd() == os.path.realpath(root), os.access("copy.txt", os.R_OK), os.cpu_count() > 0, isinstance(os.getpid(), int), os.name, os.linesep == "\n", os.fspath(p), len(os.urandom(4)), os.strerror(2))
for f in (lambda: os.listdir("nope"), lambda: os.remove("nope"), lambda: os.rmdir("sub"), lambda: os.mkdir("sub"), lambda: os.rename("nope", "x"), lambda: os.stat("nope"), lambda: os.environ["NOPE_X"], lambda: open("sub"), lambda: os.listdir("a\0b"), lambda: os.fspath(5), lambda: os.chdir("nope"), lambda: pathlib.Path("nope").read_text(), lambda: os.path.join("a", 5), lambda: pathlib.Path("a").relative_to("b"), lambda: os.readlink("copy.txt")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
os.chdir("/")
shutil.rmtree(root)
print(os.path.exists(root))

# expect:
# | sub/deep/f.txt f.txt f .txt sub/deep ('sub', 'deep', 'f.txt') True True hello
# |  sub/deep/f.md sub/deep/g 6 False /a/../b deep/f.txt True /abs ['sub', 'sub/deep', 'sub/deep/f.txt'] PurePosixPath('a/b/c')
# | ['sub'] True True 6 /b/c ('a.tar', '.gz')  /x b/c /a ../b True x ('/', 'a') / ab
# | [('.', ['sub'], []), ('sub', ['deep'], []), ('sub/deep', [], ['f.txt'])] ['sub/deep/f.txt'] ['a.py'] (?s:a.[b].*)\Z
# | [('copy.txt', False), ('moved.txt', False), ('sub', True)]
# | 1 d True True True True posix True sub/deep/f.txt 4 No such file or directory
# | FileNotFoundError [Errno 2] No such file or directory: 'nope'
# | FileNotFoundError [Errno 2] No such file or directory: 'nope'
# | OSError [Errno 39] Directory not empty: 'sub'
# | FileExistsError [Errno 17] File exists: 'sub'
# | FileNotFoundError [Errno 2] No such file or directory: 'nope' -> 'x'
# | FileNotFoundError [Errno 2] No such file or directory: 'nope'
# | KeyError 'NOPE_X'
# | IsADirectoryError [Errno 21] Is a directory: 'sub'
# | ValueError embedded null byte
# | TypeError expected str, bytes or os.PathLike object, not int
# | FileNotFoundError [Errno 2] No such file or directory: 'nope'
# | FileNotFoundError [Errno 2] No such file or directory: 'nope'
# | TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# | ValueError 'a' is not in the subpath of 'b' OR one path is relative and the other is absolute.
# | OSError [Errno 22] Invalid argument: 'copy.txt'
# | False
