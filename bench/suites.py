"""Public suites, measured whole-process: smarr/are-we-fast-yet and python/pyperformance, checked out side by side in a
folder of the user's. None of their code is in this tree; `outside/pyperf.py` stands in for the package pyperf, so that
a script runs once, for a fixed number of loops, in every engine alike.

Sizes make CPython 3.11 take two to six seconds each on a machine of 2020. Left out of pyperformance are the programs
that need packages beside the standard library.
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))

# name: iterations, inner iterations (the harness's own two arguments).
ARE_WE_FAST_YET = {
    "Bounce": (10, 1000), "CD": (10, 100), "DeltaBlue": (15, 12000), "Havlak": (3, 15), "Json": (10, 100),
    "List": (15, 1000), "Mandelbrot": (7, 500), "NBody": (7, 250000), "Permute": (10, 500), "Queens": (18, 500),
    "Richards": (20, 10), "Sieve": (15, 1000), "Storage": (5, 1000), "Towers": (10, 400),
}

# name: loops, and the script's own options where the folder has more than one benchmark.
PYPERFORMANCE = {
    "2to3": (11,), "argparse_many": (64, "many_optionals"), "argparse_sub": (3200, "subparsers"),
    "async_generators": (10,), "async_tree_none": (4, "none"), "async_tree_io": (2, "io"),
    "async_tree_memoization": (4, "memoization"), "async_tree_cpu_io_mixed": (3, "cpu_io_mixed"),
    "asyncio_tcp": (2,), "barnes_hut": (4,), "base64": (2,), "bpe_tokeniser": (1,), "btree": (1,), "chaos": (44,),
    "comprehensions": (140000,), "coroutines": (110,), "decimal_factorial": (11,), "decimal_pi": (15,),
    "deepcopy": (7500,), "deltablue": (820,), "fannkuch": (7,), "float": (40,), "gc_collect": (2600,),
    "gc_traversal": (680,), "generators": (58,), "go": (20,), "hexiom": (480,), "json_dumps": (260,),
    "json_loads": (6900,), "logging_silent": (3200000, "silent"), "logging_simple": (47000, "simple"),
    "logging_format": (42000, "format"), "mdp": (1,), "meteor_contest": (26,), "nbody": (40,), "nqueens": (38,),
    "pathlib": (170,), "pickle_dumps": (15000, "pickle"), "pickle_dict": (25000, "pickle_dict"),
    "pickle_list": (100000, "pickle_list"), "pickle_loads": (11000, "unpickle"),
    "pickle_unpickle_list": (75000, "unpickle_list"), "pickle_pure_dumps": (470, "--pure-python", "pickle"),
    "pickle_pure_loads": (680, "--pure-python", "unpickle"), "pidigits": (13,),
    "pprint": (3, "--only=pprint_pformat"), "pyflate": (6,), "raytrace": (11,), "regex_compile": (21,),
    "regex_dna": (16,), "regex_effbot": (100,), "regex_v8": (140,), "richards": (69,), "richards_super": (56,),
    "scimark_fft": (13, "fft"), "scimark_lu": (30, "lu"), "scimark_monte_carlo": (53, "monte_carlo"),
    "scimark_sor": (29, "sor"), "scimark_sparse": (820, "sparse_mat_mult"), "spectral_norm": (32,),
    "sqlite_synth": (1200000,), "telco": (510,), "typing_runtime_protocols": (6400,), "unpack_sequence": (180000,),
    "xml_etree_parse": (20, "parse"), "xml_etree_iterparse": (30, "iterparse"),
    "xml_etree_generate": (41, "generate"), "xml_etree_process": (58, "process"),
}


def script_of(root, name):
    """The benchmark's folder is the longest one whose name begins the benchmark's."""
    parts = name.split("_")
    for end in range(len(parts), 0, -1):
        path = os.path.join(root, "bm_" + "_".join(parts[:end]), "run_benchmark.py")
        if os.path.exists(path):
            return path
    return None


def jobs(folder, wanted):
    """[("suite/name", argv without the engine)], for those of the two suites that are in `folder`."""
    os.environ["PYTHONPATH"] = os.path.join(HERE, "outside")
    found = []
    harness = os.path.join(folder, "are-we-fast-yet", "benchmarks", "Python", "harness.py")
    if os.path.exists(harness):
        for name, (iterations, inner) in ARE_WE_FAST_YET.items():
            found.append(("are-we-fast-yet/" + name, [os.path.abspath(harness), name, str(iterations), str(inner)]))
    root = os.path.join(folder, "pyperformance", "pyperformance", "data-files", "benchmarks")
    for name, (loops, *options) in PYPERFORMANCE.items():
        script = script_of(root, name)
        if script:
            found.append(("pyperformance/" + name, [os.path.abspath(script), f"--loops={loops}", *options]))
    return [job for job in found if not wanted or job[0].rpartition("/")[2] in wanted]
