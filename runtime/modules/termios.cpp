// termios: control of terminals.
#include <sys/ioctl.h>
#include <termios.h>

#include <cstring>
#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"

#include <linux/serial.h>

namespace krait {

namespace {

Type* error_type;

Value fail(Thread* th) {
    Value e = call(th, error_type, Value::from_small_int(errno), Value(str_from_utf8(th, strerror(errno))));
    return e ? raise_value(th, e) : Value();
}

Value termios_tcgetattr(Thread* th, Value, Value fd_value) {
    int fd;
    termios mode;
    if (!get_fd(th, fd_value, &fd)) return {};
    if (tcgetattr(fd, &mode) < 0) return fail(th);
    List* characters = KRAIT_TRY(new_list(th, NCCS));
    for (int i = 0; i < NCCS; ++i) {
        bool number = !(mode.c_lflag & ICANON) && (i == VMIN || i == VTIME);
        char c = static_cast<char>(mode.c_cc[i]);
        Value v = number ? Value::from_small_int(mode.c_cc[i]) : Value(bytes_from(th, {&c, 1}));
        if (!v || !list_append(th, characters, v)) return {};
    }
    Value parts[] = {Value::from_small_int(mode.c_iflag), Value::from_small_int(mode.c_oflag), Value::from_small_int(mode.c_cflag),
                     Value::from_small_int(mode.c_lflag), Value::from_small_int(cfgetispeed(&mode)),
                     Value::from_small_int(cfgetospeed(&mode)), Value(characters)};
    return list_from(th, parts, 7);
}

Value termios_tcsetattr(Thread* th, Value, const Args& args) {
    int fd, when;
    if (!check_arg_count(th, "tcsetattr", args, 3, 3) || !get_fd(th, args[0], &fd) || !to_int32(th, args[1], &when)) return {};
    if (!is_list(args[2]) || args[2].as<List>()->size != 7) {
        return raise(th, Exc::TypeError, "tcsetattr, arg 3: must be 7 element list");
    }
    Value* items = args[2].as<List>()->items;
    termios mode;
    if (tcgetattr(fd, &mode) < 0) return fail(th);
    i64 n[6];
    for (int i = 0; i < 6; ++i) {
        if (!to_i64(th, items[i], &n[i])) return {};
    }
    if (!is_list(items[6]) || items[6].as<List>()->size != NCCS) {
        return raise(th, Exc::TypeError, "tcsetattr: attributes[6] must be %d element list", NCCS);
    }
    mode.c_iflag = static_cast<tcflag_t>(n[0]);
    mode.c_oflag = static_cast<tcflag_t>(n[1]);
    mode.c_cflag = static_cast<tcflag_t>(n[2]);
    mode.c_lflag = static_cast<tcflag_t>(n[3]);
    for (int i = 0; i < NCCS; ++i) {
        Value v = items[6].as<List>()->items[i];
        int c;
        if (has_kind(v, Kind::Bytes) && v.as<Bytes>()->length == 1) {
            mode.c_cc[i] = static_cast<cc_t>(v.as<Bytes>()->data[0]);
        } else if (is_int(v) && to_int32(th, v, &c)) {
            mode.c_cc[i] = static_cast<cc_t>(c);
        } else {
            return raise(th, Exc::TypeError, "tcsetattr: elements of attributes must be characters or integers");
        }
    }
    if (cfsetispeed(&mode, static_cast<speed_t>(n[4])) < 0 || cfsetospeed(&mode, static_cast<speed_t>(n[5])) < 0 ||
        tcsetattr(fd, when, &mode) < 0)
        return fail(th);
    return none();
}

template <auto F>
Value with_number(Thread* th, Value, Value fd_value, Value number) {
    int fd, n;
    if (!get_fd(th, fd_value, &fd) || !to_int32(th, number, &n)) return {};
    return F(fd, n) < 0 ? fail(th) : none();
}
Value termios_tcdrain(Thread* th, Value, Value fd_value) {
    int fd;
    if (!get_fd(th, fd_value, &fd)) return {};
    return tcdrain(fd) < 0 ? fail(th) : none();
}
Value termios_tcgetwinsize(Thread* th, Value, Value fd_value) {
    int fd;
    winsize size;
    if (!get_fd(th, fd_value, &fd)) return {};
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return fail(th);
    return make_tuple(th, Value::from_small_int(size.ws_row), Value::from_small_int(size.ws_col));
}
Value termios_tcsetwinsize(Thread* th, Value, Value fd_value, Value pair) {
    int fd, rows, columns;
    winsize size;
    if (!get_fd(th, fd_value, &fd)) return {};
    Tuple* t = to_tuple(th, pair);
    if (!t || t->size != 2) {
        clear_pending(th);
        return raise(th, Exc::TypeError, "tcsetwinsize, arg 2: must be a two-item sequence");
    }
    if (!to_int32(th, t->items[0], &rows) || !to_int32(th, t->items[1], &columns)) return {};
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return fail(th);
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = static_cast<unsigned short>(columns);
    return ioctl(fd, TIOCSWINSZ, &size) < 0 ? fail(th) : none();
}

constexpr NativeDef kFunctions[] = {
    {"tcgetattr", termios_tcgetattr, "tcgetattr($module, fd, /)\n--\n\nGet the tty attributes for file descriptor fd."},
    {"tcsetattr", termios_tcsetattr, "tcsetattr($module, fd, when, attributes, /)\n--\n\nSet the tty attributes for file descriptor fd."},
    {"tcsendbreak", with_number<tcsendbreak>, "tcsendbreak($module, fd, duration, /)\n--\n\nSend a break on file descriptor fd."},
    {"tcdrain", termios_tcdrain, "tcdrain($module, fd, /)\n--\n\nWait until all output written to file descriptor fd has been "
                                 "transmitted."},
    {"tcflush", with_number<tcflush>, "tcflush($module, fd, queue, /)\n--\n\nDiscard queued data on file descriptor fd."},
    {"tcflow", with_number<tcflow>, "tcflow($module, fd, action, /)\n--\n\nSuspend or resume input or output on file descriptor fd."},
    {"tcgetwinsize", termios_tcgetwinsize, "tcgetwinsize($module, fd, /)\n--\n\nGet the tty winsize for file descriptor fd."},
    {"tcsetwinsize", termios_tcsetwinsize, "tcsetwinsize($module, fd, winsize, /)\n--\n\nSet the tty winsize for file descriptor fd."},
};
constexpr ModuleDef kModule = {"termios", "This module provides an interface to the Posix calls for tty I/O control.", kFunctions,
                               std::size(kFunctions)};

struct Named {
    const char* name;
    i64 number;
};
constexpr Named kConstants[] = {
#define CONSTANT(name) {#name, static_cast<i64>(name)},
#include "runtime/modules/termios_constants.def"
#undef CONSTANT
    {"VSWTCH", VSWTC},
};

}  // namespace

Value init_termios(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (const Named& c : kConstants) {
        if (!module_add(th, module, c.name, KRAIT_TRY(int_from_i64(th, c.number)))) return {};
    }
    Dict* ns = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, ns, "__module__", Value(str_from_ascii(th, "termios")))) return {};
    Value error = KRAIT_TRY(call(th, builtin_type(Kind::Type), Value(str_from_ascii(th, "error")),
                                 Value(KRAIT_TRY(make_tuple(th, exception_type(Exc::Exception)))), ns));
    error_type = error.as<Type>();
    return module_add(th, module, "error", error) ? Value(module) : Value();
}

}  // namespace krait
