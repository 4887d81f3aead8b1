// pwd and grp: the system's users and groups.
#include <grp.h>
#include <pwd.h>

#include <cerrno>
#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/codecs.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr StructField kUserFields[] = {{"pw_name", "user name"},       {"pw_passwd", "password"}, {"pw_uid", "user id"},
                                       {"pw_gid", "group id"},         {"pw_gecos", "real name"}, {"pw_dir", "home directory"},
                                       {"pw_shell", "shell program"}};
constexpr StructSpec kUser = {"pwd.struct_passwd",
                              "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple "
                              "of\n  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object attributes as "
                              "named in the above tuple.",
                              kUserFields, 7, 7, false};
constexpr StructField kGroupFields[] = {
    {"gr_name", "group name"}, {"gr_passwd", "password"}, {"gr_gid", "group id"}, {"gr_mem", "group members"}};
constexpr StructSpec kGroup = {"grp.struct_group",
                               "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple "
                               "of\n  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the above tuple.",
                               kGroupFields, 4, 4, false};
Type *user_type, *group_type;

Value text(Thread* th, const char* s) { return s ? path_result(th, s, false) : none(); }

Value to_python(Thread* th, const passwd& u) {
    Tuple* t = KRAIT_TRY(new_struct(th, user_type));
    set_field(th, t, t->items[0], KRAIT_TRY(text(th, u.pw_name)));
    set_field(th, t, t->items[1], KRAIT_TRY(text(th, u.pw_passwd)));
    t->items[2] = Value::from_small_int(u.pw_uid);
    t->items[3] = Value::from_small_int(u.pw_gid);
    set_field(th, t, t->items[4], KRAIT_TRY(text(th, u.pw_gecos)));
    set_field(th, t, t->items[5], KRAIT_TRY(text(th, u.pw_dir)));
    set_field(th, t, t->items[6], KRAIT_TRY(text(th, u.pw_shell)));
    return t;
}

Value to_python(Thread* th, const group& g) {
    Tuple* t = KRAIT_TRY(new_struct(th, group_type));
    set_field(th, t, t->items[0], KRAIT_TRY(text(th, g.gr_name)));
    set_field(th, t, t->items[1], KRAIT_TRY(text(th, g.gr_passwd)));
    t->items[2] = Value::from_small_int(g.gr_gid);
    List* members = KRAIT_TRY(new_list(th));
    for (char** m = g.gr_mem; *m; ++m) {
        if (!list_append(th, members, KRAIT_TRY(text(th, *m)))) return {};
    }
    set_field(th, t, t->items[3], Value(members));
    return t;
}

Value pwd_getpwuid(Thread* th, Value, Value id_value) {
    u32 id;
    if (!get_id(th, id_value, "uid", &id)) {
        if (catch_pending(th, Exc::OverflowError)) raise(th, Exc::KeyError, "getpwuid(): uid not found");
        return {};
    }
    passwd* u = getpwuid(id);
    return u ? to_python(th, *u) : raise(th, Exc::KeyError, "getpwuid(): uid not found: %zd", static_cast<i64>(static_cast<i32>(id)));
}
Value pwd_getpwnam(Thread* th, Value, Value name_value) {
    if (!is_str(name_value)) return raise(th, Exc::TypeError, "getpwnam() argument must be str, not %T", name_value);
    PathArg name;
    if (!get_path(th, name_value, "getpwnam", "name", &name)) return {};
    passwd* u = getpwnam(name.c());
    return u ? to_python(th, *u) : raise(th, Exc::KeyError, "getpwnam(): name not found: %R", name_value);
}
Value pwd_getpwall(Thread* th, Value) {
    List* list = KRAIT_TRY(new_list(th));
    setpwent();
    while (passwd* u = getpwent()) {
        Value v = to_python(th, *u);
        if (!v || !list_append(th, list, v)) {
            endpwent();
            return {};
        }
    }
    endpwent();
    return list;
}

Value grp_getgrgid(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"id"};
    Value p[1];
    u32 id;
    if (!parse(th, args, "getgrgid", kNames, 1, 0, 1, p)) return {};
    if (!get_id(th, p[0], "gid", &id)) {
        if (catch_pending(th, Exc::OverflowError)) raise(th, Exc::KeyError, "getgrgid(): gid not found: %S", p[0]);
        return {};
    }
    group* g = getgrgid(id);
    return g ? to_python(th, *g) : raise(th, Exc::KeyError, "getgrgid(): gid not found: %zd", static_cast<i64>(static_cast<i32>(id)));
}
Value grp_getgrnam(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"name"};
    Value p[1];
    PathArg name;
    if (!parse(th, args, "getgrnam", kNames, 1, 0, 1, p)) return {};
    if (!is_str(p[0])) return raise(th, Exc::TypeError, "getgrnam() argument 'name' must be str, not %T", p[0]);
    if (!get_path(th, p[0], "getgrnam", "name", &name)) return {};
    group* g = getgrnam(name.c());
    return g ? to_python(th, *g) : raise(th, Exc::KeyError, "getgrnam(): name not found: %R", p[0]);
}
Value grp_getgrall(Thread* th, Value) {
    List* list = KRAIT_TRY(new_list(th));
    setgrent();
    while (group* g = getgrent()) {
        Value v = to_python(th, *g);
        if (!v || !list_append(th, list, v)) {
            endgrent();
            return {};
        }
    }
    endgrent();
    return list;
}

constexpr NativeDef kUserFunctions[] = {
    {"getpwuid", pwd_getpwuid, "getpwuid($module, uidobj, /)\n--\n\nReturn the password database entry for the given numeric user ID."},
    {"getpwnam", pwd_getpwnam, "getpwnam($module, name, /)\n--\n\nReturn the password database entry for the given user name."},
    {"getpwall", pwd_getpwall, "getpwall($module, /)\n--\n\nReturn a list of all available password database entries, in arbitrary order."},
};
constexpr NativeDef kGroupFunctions[] = {
    {"getgrgid", grp_getgrgid, "getgrgid($module, /, id)\n--\n\nReturn the group database entry for the given numeric group ID."},
    {"getgrnam", grp_getgrnam, "getgrnam($module, /, name)\n--\n\nReturn the group database entry for the given group name."},
    {"getgrall", grp_getgrall, "getgrall($module, /)\n--\n\nReturn a list of all available group entries, in arbitrary order."},
};
constexpr ModuleDef kUsers = {"pwd", "This module provides access to the Unix password database.", kUserFunctions,
                              std::size(kUserFunctions)};
constexpr ModuleDef kGroups = {"grp", "Access to the Unix group database.", kGroupFunctions, std::size(kGroupFunctions)};

}  // namespace

Value init_pwd(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kUsers));
    user_type = KRAIT_TRY(new_struct_type(th, &kUser));
    return module_add(th, module, "struct_passwd", user_type) ? Value(module) : Value();
}

Value init_grp(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kGroups));
    group_type = KRAIT_TRY(new_struct_type(th, &kGroup));
    return module_add(th, module, "struct_group", group_type) ? Value(module) : Value();
}

}  // namespace krait
