// _crypt: crypt(3) of libcrypt, and syslog: the system log.
#include <syslog.h>

#include <iterator>

#include "runtime/modules/library.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/sys.h"
#include "runtime/roots.h"

namespace krait {

namespace {

char* (*crypt_function)(const char*, const char*);

Value crypt_crypt(Thread* th, Value, Value word, Value salt) {
    if (!is_str(word)) return raise(th, Exc::TypeError, "crypt() argument 1 must be str, not %T", word);
    if (!is_str(salt)) return raise(th, Exc::TypeError, "crypt() argument 2 must be str, not %T", salt);
    std::string a(str_utf8(th, word.as<Str>())), b(str_utf8(th, salt.as<Str>()));
    const char* r = crypt_function(a.c_str(), b.c_str());
    return r ? Value(str_from_utf8(th, r)) : raise_errno(th, errno);
}
constexpr NativeDef kCrypt[] = {{"crypt", crypt_crypt, "crypt($module, word, salt, /)\n--\n\nHash a *word* with the given *salt* and return the hashed password."}};
constexpr ModuleDef kCryptModule = {"_crypt", nullptr, kCrypt, std::size(kCrypt)};

// ---- syslog ----

bool is_open;
std::string log_name;  // openlog keeps the pointer

bool open_log(Thread* th, Value name, int option, int facility) {
    if (name && !is_none(name)) {
        if (!is_str(name)) return raise(th, Exc::TypeError, "openlog() argument 1 must be str, not %T", name), false;
        log_name = str_utf8(th, name.as<Str>());
    } else {
        log_name.clear();
        Value argv = dict_get_str(th->vm->sys_dict, intern(th, "argv"));
        if (argv && is_list(argv) && argv.as<List>()->size && is_str(argv.as<List>()->items[0])) {
            log_name = str_utf8(th, argv.as<List>()->items[0].as<Str>());
            size_t slash = log_name.rfind('/');
            if (slash != std::string::npos) log_name.erase(0, slash + 1);
        }
    }
    openlog(log_name.empty() ? nullptr : log_name.c_str(), option, facility);
    is_open = true;
    return true;
}

Value syslog_openlog(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"ident", "logoption", "facility"};
    Value p[3];
    int option, facility;
    if (!parse(th, args, "openlog", kNames, 0, 0, 3, p) || !get_int(th, p[1], 0, &option) || !get_int(th, p[2], LOG_USER, &facility)) return {};
    return open_log(th, p[0], option, facility) ? none() : Value();
}
Value syslog_syslog(Thread* th, Value, const Args& args) {
    int priority = LOG_INFO;
    if (!check_arg_count(th, "syslog", args, 1, 2)) return {};
    Value text = args[args.count - 1];
    if (args.count == 2 && !to_int32(th, args[0], &priority)) return {};
    if (!is_str(text)) return raise(th, Exc::TypeError, "[priority,] message string");
    if (!is_open && !open_log(th, Value(), 0, LOG_USER)) return {};
    std::string message(str_utf8(th, text.as<Str>()));
    GilRelease released(th);
    syslog(priority, "%s", message.c_str());
    return none();
}
Value syslog_closelog(Thread*, Value) {
    if (is_open) closelog();
    is_open = false;
    return none();
}
Value syslog_setlogmask(Thread* th, Value, Value mask) {
    int m;
    return to_int32(th, mask, &m) ? Value::from_small_int(setlogmask(m)) : Value();
}
Value syslog_mask(Thread* th, Value, Value priority) {
    i64 n;
    return to_i64(th, priority, &n) ? Value::from_small_int(LOG_MASK(n)) : Value();
}
Value syslog_upto(Thread* th, Value, Value priority) {
    i64 n;
    return to_i64(th, priority, &n) ? Value::from_small_int(LOG_UPTO(n)) : Value();
}
constexpr NativeDef kSyslog[] = {{"openlog", syslog_openlog, nullptr},       {"closelog", syslog_closelog, nullptr}, {"syslog", syslog_syslog, nullptr},
                                 {"setlogmask", syslog_setlogmask, nullptr}, {"LOG_MASK", syslog_mask, nullptr},     {"LOG_UPTO", syslog_upto, nullptr}};
constexpr ModuleDef kSyslogModule = {"syslog", nullptr, kSyslog, std::size(kSyslog)};

struct Constant {
    const char* name;
    int value;
};
#define C(name) {#name, name}
constexpr Constant kConstants[] = {C(LOG_EMERG),  C(LOG_ALERT),  C(LOG_CRIT),   C(LOG_ERR),    C(LOG_WARNING), C(LOG_NOTICE),  C(LOG_INFO),
                                   C(LOG_DEBUG),  C(LOG_PID),    C(LOG_CONS),   C(LOG_NDELAY), C(LOG_ODELAY),  C(LOG_NOWAIT),  C(LOG_PERROR),
                                   C(LOG_KERN),   C(LOG_USER),   C(LOG_MAIL),   C(LOG_DAEMON), C(LOG_AUTH),    C(LOG_LPR),     C(LOG_LOCAL0),
                                   C(LOG_LOCAL1), C(LOG_LOCAL2), C(LOG_LOCAL3), C(LOG_LOCAL4), C(LOG_LOCAL5),  C(LOG_LOCAL6),  C(LOG_LOCAL7),
                                   C(LOG_SYSLOG), C(LOG_CRON),   C(LOG_UUCP),   C(LOG_NEWS),   C(LOG_AUTHPRIV)};
#undef C

}  // namespace

Value init_crypt(Thread* th) {
    Library library("libcrypt.so.1");
    if (!library.get(crypt_function, "crypt")) return raise(th, Exc::ImportError, "libcrypt.so.1: cannot open shared object file");
    return Value(new_native_module(th, kCryptModule));
}

Value init_syslog(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kSyslogModule));
    for (const Constant& c : kConstants)
        if (!module_add(th, module, c.name, Value::from_small_int(c.value))) return {};
    return Value(module);
}

}  // namespace krait
