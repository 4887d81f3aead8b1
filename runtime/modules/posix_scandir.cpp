// posix: scandir and DirEntry. An entry remembers the type that the folder listing gave, so is_dir() and is_file() mostly need no
// system call.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"
#include "runtime/types/generic_alias.h"

namespace krait {

namespace {

struct ScanDir : Object {
    DIR* dir;          // null: closed
    Value path;        // str, bytes, or int for a descriptor
    int fd;            // -1 unless scanned by descriptor
    bool is_bytes;
};
struct DirEntry : Object {
    Value name, path;
    Value stat, lstat;  // cached results
    u64 inode;
    int dir_fd;         // AT_FDCWD unless scanned by descriptor
    u8 type;            // DT_…
};

Type* scandir_type;
Type* entry_type;

void trace_scandir(Object* object, Marker& marker) { marker.visit(static_cast<ScanDir*>(object)->path); }
void trace_entry(Object* object, Marker& marker) {
    DirEntry* e = static_cast<DirEntry*>(object);
    marker.visit(e->name);
    marker.visit(e->path);
    marker.visit(e->stat);
    marker.visit(e->lstat);
}

void close_scan(ScanDir* scan) {
    if (!scan->dir) return;
    closedir(scan->dir);
    scan->dir = nullptr;
}

// ---- scandir ----

Value posix_scandir(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    PathArg path;
    if (!parse(th, args, "scandir", kNames, 0, 0, 1, p) ||
        !get_path(th, p[0], "scandir", "path", &path, kPathNullable | kPathOrFd))
        return {};
    DIR* dir;
    if (path.fd >= 0) {
        int copy = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
        dir = copy < 0 ? nullptr : fdopendir(copy);
        if (dir) rewinddir(dir);
    } else {
        dir = opendir(path.c());
    }
    if (!dir) return path_error(th, path);
    ScanDir* scan = static_cast<ScanDir*>(new_instance(th, scandir_type));
    if (!scan) {
        closedir(dir);
        return {};
    }
    scan->dir = dir;
    scan->path = path.given() ? path.object : Value(str_from_ascii(th, "."));
    scan->fd = path.fd;
    scan->is_bytes = path.is_bytes;
    register_finalizer(th, scan);
    return scan;
}

Value join(Thread* th, Value folder, const char* name, bool is_bytes) {
    PathArg path;
    if (!get_path(th, folder, "scandir", "path", &path)) return {};
    std::string text = path.text;
    if (text.empty() || text.back() != '/') text += '/';
    return path_result(th, text + name, is_bytes);
}

Value scandir_next(Thread* th, Value self) {
    ScanDir* scan = self.as<ScanDir>();
    while (scan->dir) {
        errno = 0;
        dirent* entry = readdir(scan->dir);
        if (!entry) {
            int error = errno;
            close_scan(scan);
            return error ? raise_errno(th, error, scan->path) : Value();
        }
        const char* name = entry->d_name;
        if (name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]))) continue;
        DirEntry* e = static_cast<DirEntry*>(new_instance(th, entry_type));
        if (!e) return {};
        e->inode = entry->d_ino;
        e->type = entry->d_type;
        e->dir_fd = scan->fd >= 0 ? scan->fd : AT_FDCWD;
        set_field(th, e, e->name, KRAIT_TRY(path_result(th, name, scan->is_bytes)));
        set_field(th, e, e->path, scan->fd >= 0 ? e->name : KRAIT_TRY(join(th, scan->path, name, scan->is_bytes)));
        return e;
    }
    return {};
}

Value scandir_self(Thread*, Value self) { return self; }
Value scandir_close(Thread*, Value self) {
    close_scan(self.as<ScanDir>());
    return none();
}
Value scandir_exit(Thread*, Value self, const Args&) {
    close_scan(self.as<ScanDir>());
    return none();
}
void scandir_finalize(Thread* th, Value self) {
    ScanDir* scan = self.as<ScanDir>();
    if (!scan->dir) return;
    close_scan(scan);
    if (!warn(th, Exc::ResourceWarning, 1, "unclosed scandir iterator %R", self)) write_unraisable(th, self);
}

constexpr NativeDef kScanMethods[] = {
    {"__enter__", scandir_self, nullptr},
    {"__exit__", scandir_exit, nullptr},
    {"close", scandir_close, nullptr},
};

// ---- DirEntry ----

// stat of the entry into `*st`: 1, 0 if it does not exist, -1 raised.
int stat_entry(Thread* th, DirEntry* e, bool follow, struct stat* st) {
    PathArg path;
    if (!get_path(th, e->path, "DirEntry", "path", &path)) return -1;
    if (fstatat(e->dir_fd, path.c(), st, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0) return 1;
    if (errno == ENOENT) return 0;
    raise_errno(th, errno, e->path);
    return -1;
}

bool follow_argument(Thread* th, const char* function, const Args& args, bool* follow) {
    static constexpr const char* kNames[] = {"follow_symlinks"};
    Value p[1];
    return parse(th, args, function, kNames, 0, 0, 0, p) && get_flag(th, p[0], true, follow);
}

Value entry_stat(Thread* th, Value self, const Args& args) {
    bool follow;
    if (!follow_argument(th, "stat", args, &follow)) return {};
    DirEntry* e = self.as<DirEntry>();
    Value& cache = follow ? e->stat : e->lstat;
    if (cache) return cache;
    struct stat st;
    int r = stat_entry(th, e, follow, &st);
    if (r < 0) return {};
    if (r == 0) return raise_errno(th, ENOENT, e->path);
    set_field(th, e, cache, KRAIT_TRY(new_stat_result(th, st)));
    return cache;
}

Value test_mode(Thread* th, Value self, const Args& args, const char* function, mode_t wanted, u8 type) {
    bool follow;
    if (!follow_argument(th, function, args, &follow)) return {};
    DirEntry* e = self.as<DirEntry>();
    bool is_link = e->type == DT_LNK;
    if (e->type != DT_UNKNOWN && !(follow && is_link)) return py_bool(e->type == type);
    struct stat st;
    int r = stat_entry(th, e, follow, &st);
    if (r < 0) return {};
    return py_bool(r == 1 && (st.st_mode & S_IFMT) == wanted);
}

Value entry_is_dir(Thread* th, Value self, const Args& args) {
    return test_mode(th, self, args, "is_dir", S_IFDIR, DT_DIR);
}
Value entry_is_file(Thread* th, Value self, const Args& args) {
    return test_mode(th, self, args, "is_file", S_IFREG, DT_REG);
}
Value entry_is_symlink(Thread* th, Value self) {
    DirEntry* e = self.as<DirEntry>();
    if (e->type != DT_UNKNOWN) return py_bool(e->type == DT_LNK);
    struct stat st;
    int r = stat_entry(th, e, false, &st);
    return r < 0 ? Value() : py_bool(r == 1 && S_ISLNK(st.st_mode));
}
Value entry_inode(Thread* th, Value self) { return int_from_u64(th, self.as<DirEntry>()->inode); }
Value entry_fspath(Thread*, Value self) { return self.as<DirEntry>()->path; }
Value entry_repr(Thread* th, Value self) { return Value(format_message(th, "<DirEntry %R>", self.as<DirEntry>()->name)); }

constexpr NativeDef kEntryMethods[] = {
    {"is_dir", entry_is_dir, "is_dir($self, /, *, follow_symlinks=True)\n--\n\nReturn True if the entry is a directory; "
                             "cached per entry."},
    {"is_file", entry_is_file, "is_file($self, /, *, follow_symlinks=True)\n--\n\nReturn True if the entry is a file; "
                               "cached per entry."},
    {"is_symlink", entry_is_symlink, "is_symlink($self, /)\n--\n\nReturn True if the entry is a symbolic link; cached per "
                                     "entry."},
    {"stat", entry_stat, "stat($self, /, *, follow_symlinks=True)\n--\n\nReturn stat_result object for the entry; cached "
                         "per entry."},
    {"inode", entry_inode, "inode($self, /)\n--\n\nReturn inode of the entry; cached per entry."},
    {"__fspath__", entry_fspath, "__fspath__($self, /)\n--\n\nReturns the path for the entry."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr MemberDef kEntryMembers[] = {
    {"name", offsetof(DirEntry, name), MemberKind::Object, true,
     "the entry's base filename, relative to scandir() \"path\" argument"},
    {"path", offsetof(DirEntry, path), MemberKind::Object, true,
     "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"},
};

constexpr NativeDef kFunctions[] = {
    {"scandir", posix_scandir, "scandir($module, /, path=None)\n--\n\nReturn an iterator of DirEntry objects for given "
                               "path."},
};

}  // namespace

bool add_posix_scandir(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "posix.ScandirIterator";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(ScanDir);
    spec.trace = trace_scandir;
    spec.slots.iter = scandir_self;
    spec.slots.iternext = scandir_next;
    spec.slots.finalize = scandir_finalize;
    spec.methods = kScanMethods;
    spec.method_count = std::size(kScanMethods);
    scandir_type = new_builtin_type(th, spec);
    TypeSpec entry{};
    entry.name = "posix.DirEntry";
    entry.kind = Kind::Native;
    entry.flags = kTypeNoInstantiate;
    entry.basic_size = sizeof(DirEntry);
    entry.trace = trace_entry;
    entry.slots.repr = entry_repr;
    entry.methods = kEntryMethods;
    entry.method_count = std::size(kEntryMethods);
    entry.members = kEntryMembers;
    entry.member_count = std::size(kEntryMembers);
    entry_type = new_builtin_type(th, entry);
    return scandir_type && entry_type && module_add(th, module, "DirEntry", entry_type) &&
           add_functions(th, module, kFunctions, std::size(kFunctions));
}

}  // namespace krait
