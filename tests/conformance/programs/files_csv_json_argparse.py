# A small tool: argparse, pathlib in a temporary folder, csv, json, configparser, shutil, glob.
import argparse
import configparser
import csv
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath

parser = argparse.ArgumentParser(prog="tool", description="Converts tables.", epilog="That is all.")
parser.add_argument("--verbose", "-v", action="count", default=0, help="say more")
parser.add_argument("--sep", default=",", metavar="CHAR", help="separator (default: %(default)r)")
sub = parser.add_subparsers(dest="command", required=True)
convert = sub.add_parser("convert", help="convert a table")
convert.add_argument("files", nargs="+", type=Path)
convert.add_argument("--to", choices=["json", "csv"], default="json")
convert.add_argument("-n", "--limit", type=int)
group = convert.add_mutually_exclusive_group()
group.add_argument("--upper", action="store_true")
group.add_argument("--lower", action="store_const", const="low")
print(parser.format_help())
for line in ("-vv convert a.csv b.csv --to=csv -n 5", "convert", "convert x --to xml", "convert x -n five", "convert x --upper --lower",
             "--nothing", "convert -h"):
    sys.stderr = sys.stdout
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as stop:
        print("exit", stop.code)
    finally:
        sys.stderr = sys.__stderr__

with tempfile.TemporaryDirectory() as name:
    root = Path(name)
    (root / "in" / "deep").mkdir(parents=True)
    table = root / "in" / "table.csv"
    with table.open("w", newline="") as f:
        writer = csv.DictWriter(f, ["id", "name", "note"], quoting=csv.QUOTE_MINIMAL)
        writer.writeheader()
        writer.writerows([{"id": 1, "name": "Ann, B.", "note": 'says "hi"'}, {"id": 2, "name": "Zoë", "note": "two\nlines"}, {"id": 3, "name": None}])
    print(table.read_bytes())
    with open(table, newline="") as f:
        records = list(csv.DictReader(f))
    print(records)
    out = root / "out.json"
    out.write_text(json.dumps({"rows": records, "n": len(records), "pi": 3.14, "none": None, "yes": True}, indent=2, sort_keys=True, ensure_ascii=False))
    print(out.read_text().splitlines()[:8], json.loads(out.read_text())["rows"] == records)
    shutil.copytree(root / "in", root / "copy")
    (root / "copy" / "deep" / "x.tar.gz").touch()
    print(sorted(p.relative_to(root).as_posix() for p in root.rglob("*")), [p.suffixes for p in root.glob("copy/*/*")])
    (root / "copy").rename(root / "moved")
    for attempt in (lambda: (root / "copy").iterdir().__next__(), lambda: (root / "in").rmdir(), lambda: (root / "in").mkdir(), lambda: out.joinpath("x").read_text()):
        try:
            attempt()
        except OSError as error:
            print(type(error).__name__, error.strerror, Path(error.filename).relative_to(root))
    shutil.rmtree(root / "moved")
    print(sorted(p.name for p in root.iterdir()), out.stat().st_size, out.exists(), (root / "no").exists())
p = PurePosixPath("/usr/lib/../python3/x.py")
print(p.parts, p.stem, p.with_suffix(".txt"), p.parent.name, p.is_relative_to("/usr"), p.match("*.py"), PurePosixPath("a") / "/b", repr(p))
config = configparser.ConfigParser()
config.read_string("[DEFAULT]\nroot=/srv\n[site]\nhome=%(root)s/www\nport : 80\ndebug=yes\n# note\n[empty]\n")
print(config.sections(), config["site"]["home"], config.getint("site", "port"), config["site"].getboolean("debug"), dict(config["empty"]))
for bad in ('{"a": }', '[1, 2', '"\\x"', "nul", '{"a": 1,}', "[1] 2", "\u20ac"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error, error.pos)
print(json.dumps({1: float("inf"), None: [(), {}], "é\n": "\ud83d\ude00", True: 1e100}), json.loads("[1e3, -0, 0.1, 12345678901234567890]"))
print(list(csv.reader(io.StringIO('a;"b;c";d\n\n;;\n\'q\';"x""y"\n'), delimiter=";")))

# expect:
# | usage: tool [-h] [--verbose] [--sep CHAR] {convert} ...
# |
# | Converts tables.
# |
# | positional arguments:
# |   {convert}
# |     convert      convert a table
# |
# | options:
# |   -h, --help     show this help message and exit
# |   --verbose, -v  say more
# |   --sep CHAR     separator (default: ',')
# |
# | That is all.
# |
# | Namespace(verbose=2, sep=',', command='convert', files=[PosixPath('a.csv'), PosixPath('b.csv')], to='csv', limit=5, upper=False, lower=None)
# | usage: tool convert [-h] [--to {json,csv}] [-n LIMIT] [--upper | --lower]
# |                     files [files ...]
# | tool convert: error: the following arguments are required: files
# | exit 2
# | usage: tool convert [-h] [--to {json,csv}] [-n LIMIT] [--upper | --lower]
# |                     files [files ...]
# | tool convert: error: argument --to: invalid choice: 'xml' (choose from 'json', 'csv')
# | exit 2
# | usage: tool convert [-h] [--to {json,csv}] [-n LIMIT] [--upper | --lower]
# |                     files [files ...]
# | tool convert: error: argument -n/--limit: invalid int value: 'five'
# | exit 2
# | usage: tool convert [-h] [--to {json,csv}] [-n LIMIT] [--upper | --lower]
# |                     files [files ...]
# | tool convert: error: argument --lower: not allowed with argument --upper
# | exit 2
# | usage: tool [-h] [--verbose] [--sep CHAR] {convert} ...
# | tool: error: the following arguments are required: command
# | exit 2
# | usage: tool convert [-h] [--to {json,csv}] [-n LIMIT] [--upper | --lower]
# |                     files [files ...]
# |
# | positional arguments:
# |   files
# |
# | options:
# |   -h, --help            show this help message and exit
# |   --to {json,csv}
# |   -n LIMIT, --limit LIMIT
# |   --upper
# |   --lower
# | exit 0
# | b'id,name,note\r\n1,"Ann, B.","says ""hi"""\r\n2,Zo\xc3\xab,"two\nlines"\r\n3,,\r\n'
# | [{'id': '1', 'name': 'Ann, B.', 'note': 'says "hi"'}, {'id': '2', 'name': 'Zoë', 'note': 'two\nlines'}, {'id': '3', 'name': '', 'note': ''}]
# | ['{', '  "n": 3,', '  "none": null,', '  "pi": 3.14,', '  "rows": [', '    {', '      "id": "1",', '      "name": "Ann, B.",'] True
# | ['copy', 'copy/deep', 'copy/deep/x.tar.gz', 'copy/table.csv', 'in', 'in/deep', 'in/table.csv', 'out.json'] [['.tar', '.gz']]
# | FileNotFoundError No such file or directory copy
# | OSError Directory not empty in
# | FileExistsError File exists in
# | NotADirectoryError Not a directory out.json/x
# | ['in', 'out.json'] 300 True False
# | ('/', 'usr', 'lib', '..', 'python3', 'x.py') x /usr/lib/../python3/x.txt python3 True True /b PurePosixPath('/usr/lib/../python3/x.py')
# | ['site', 'empty'] /srv/www 80 True {'root': '/srv'}
# | Expecting value: line 1 column 7 (char 6) 6
# | Expecting ',' delimiter: line 1 column 6 (char 5) 5
# | Invalid \escape: line 1 column 2 (char 1) 1
# | Expecting value: line 1 column 1 (char 0) 0
# | Expecting property name enclosed in double quotes: line 1 column 9 (char 8) 8
# | Extra data: line 1 column 5 (char 4) 4
# | Expecting value: line 1 column 1 (char 0) 0
# | {"1": 1e+100, "null": [[], {}], "\u00e9\n": "\ud83d\ude00"} [1000.0, 0, 0.1, 12345678901234567890]
# | [['a', 'b;c', 'd'], [], ['', '', ''], ["'q'", 'x"y']]
