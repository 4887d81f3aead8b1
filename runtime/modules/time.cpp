// time: clocks, sleeping, calendar time (CPython's Modules/timemodule.c).
#include <time.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <iterator>
#include <string>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/posix.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/namespace.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr StructField kTimeFields[] = {
    {"tm_year", "year, for example, 1993"},
    {"tm_mon", "month of year, range [1, 12]"},
    {"tm_mday", "day of month, range [1, 31]"},
    {"tm_hour", "hours, range [0, 23]"},
    {"tm_min", "minutes, range [0, 59]"},
    {"tm_sec", "seconds, range [0, 61])"},
    {"tm_wday", "day of week, range [0, 6], Monday is 0"},
    {"tm_yday", "day of year, range [1, 366]"},
    {"tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"},
    {"tm_zone", "abbreviation of timezone name"},
    {"tm_gmtoff", "offset from UTC in seconds"},
};
constexpr StructSpec kTime = {
    "time.struct_time",
    "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and "
    "strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as "
    "those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual "
    "year, not year - 1900.  See individual\n fields' descriptions for details.",
    kTimeFields, 11, 9, false};
Type* time_type;

Value small(i64 i) { return Value::from_small_int(i); }

// ---- Clocks ----

i64 read_clock(clockid_t clock) {
    timespec t;
    clock_gettime(clock, &t);
    return static_cast<i64>(t.tv_sec) * 1000000000 + t.tv_nsec;
}
// Nanoseconds to seconds as CPython rounds them: exactly, then to nearest.
Value seconds(i64 ns) { return Value::from_double(static_cast<double>(ns) / 1e9); }

template <clockid_t C>
Value clock_seconds(Thread*, Value) {
    return seconds(read_clock(C));
}
template <clockid_t C>
Value clock_ns(Thread* th, Value) {
    return int_from_i64(th, read_clock(C));
}

bool get_clock(Thread* th, Value v, clockid_t* clock) {
    int n;
    if (!to_int32(th, v, &n)) return false;
    *clock = n;
    return true;
}
Value time_clock_gettime(Thread* th, Value, Value clock_value) {
    clockid_t clock;
    timespec t;
    if (!get_clock(th, clock_value, &clock)) return {};
    if (clock_gettime(clock, &t) < 0) return raise_errno(th, errno);
    return seconds(static_cast<i64>(t.tv_sec) * 1000000000 + t.tv_nsec);
}
Value time_clock_gettime_ns(Thread* th, Value, Value clock_value) {
    clockid_t clock;
    timespec t;
    if (!get_clock(th, clock_value, &clock)) return {};
    if (clock_gettime(clock, &t) < 0) return raise_errno(th, errno);
    return int_from_i64(th, static_cast<i64>(t.tv_sec) * 1000000000 + t.tv_nsec);
}
Value time_clock_getres(Thread* th, Value, Value clock_value) {
    clockid_t clock;
    timespec t;
    if (!get_clock(th, clock_value, &clock)) return {};
    if (clock_getres(clock, &t) < 0) return raise_errno(th, errno);
    return Value::from_double(static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec));
}
Value time_clock_settime(Thread* th, Value, Value clock_value, Value value) {
    clockid_t clock;
    double d;
    if (!get_clock(th, clock_value, &clock) || !to_double(th, value, &d)) return {};
    timespec t = {static_cast<time_t>(std::floor(d)), static_cast<long>((d - std::floor(d)) * 1e9)};
    return clock_settime(clock, &t) < 0 ? raise_errno(th, errno) : none();
}
Value time_clock_settime_ns(Thread* th, Value, Value clock_value, Value value) {
    clockid_t clock;
    i64 ns;
    if (!get_clock(th, clock_value, &clock) || !to_i64(th, value, &ns)) return {};
    timespec t = {ns / 1000000000, ns % 1000000000};
    return clock_settime(clock, &t) < 0 ? raise_errno(th, errno) : none();
}
Value time_pthread_getcpuclockid(Thread* th, Value, Value thread) {
    i64 id;
    clockid_t clock;
    if (!to_i64(th, thread, &id)) return {};
    int error = pthread_getcpuclockid(static_cast<pthread_t>(id), &clock);
    return error ? raise_errno(th, error) : small(clock);
}

Value time_get_clock_info(Thread* th, Value, Value name_value) {
    if (!is_str(name_value)) return raise(th, Exc::TypeError, "get_clock_info() argument 1 must be str, not %T", name_value);
    struct Row {
        const char* name;
        const char* implementation;
        bool monotonic, adjustable;
    };
    constexpr Row kRows[] = {{"time", "clock_gettime(CLOCK_REALTIME)", false, true},
                             {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
                             {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
                             {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
                             {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false}};
    for (const Row& row : kRows) {
        if (!str_equal(name_value.as<Str>(), row.name)) continue;
        Dict* facts = KRAIT_TRY(new_dict(th));
        bool ok = dict_set_str(th, facts, "implementation", Value(str_from_ascii(th, row.implementation))) &&
                  dict_set_str(th, facts, "monotonic", py_bool(row.monotonic)) &&
                  dict_set_str(th, facts, "adjustable", py_bool(row.adjustable)) &&
                  dict_set_str(th, facts, "resolution", Value::from_double(1e-9));
        return ok ? new_namespace(th, facts) : Value();
    }
    return raise(th, Exc::ValueError, "unknown clock");
}

Value time_sleep(Thread* th, Value, Value duration) {
    timespec t;
    if (is_float(duration)) {
        double d;
        if (!to_double(th, duration, &d)) return {};
        if (std::isnan(d)) return raise(th, Exc::ValueError, "Invalid value NaN (not a number)");
        if (d < 0) return raise(th, Exc::ValueError, "sleep length must be non-negative");
        if (d > 9223372036.0) return raise(th, Exc::OverflowError, "timestamp out of range for platform time_t");
        double up = std::ceil(d * 1e9);
        t.tv_sec = static_cast<time_t>(up / 1e9);
        t.tv_nsec = static_cast<long>(up - static_cast<double>(t.tv_sec) * 1e9);
    } else {
        i64 s;
        if (!to_i64(th, duration, &s)) return {};
        if (s < 0) return raise(th, Exc::ValueError, "sleep length must be non-negative");
        t.tv_sec = s;
        t.tv_nsec = 0;
    }
    if (t.tv_nsec < 0) t.tv_nsec = 0;
    timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += t.tv_sec;
    end.tv_nsec += t.tv_nsec;
    if (end.tv_nsec >= 1000000000) {
        end.tv_nsec -= 1000000000;
        ++end.tv_sec;
    }
    for (;;) {
        int error;
        {
            GilRelease released(th);
            error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nullptr);
        }
        if (error == 0) return run_poll_work(th) ? none() : Value();
        if (error != EINTR) return raise_errno(th, error);
        if (!run_poll_work(th)) return {};
    }
}

// ---- Calendar time ----

Value to_struct(Thread* th, const tm& t) {
    Tuple* s = KRAIT_TRY(new_struct(th, time_type));
    const i64 values[] = {t.tm_year + i64{1900}, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, (t.tm_wday + 6) % 7,
                          t.tm_yday + 1, t.tm_isdst};
    for (size_t i = 0; i < std::size(values); ++i) s->items[i] = small(values[i]);
    set_field(th, s, s->items[9], KRAIT_TRY(path_result(th, t.tm_zone ? t.tm_zone : "", false)));
    s->items[10] = small(t.tm_gmtoff);
    return s;
}

// Seconds since the epoch, now if left out or None; fractions dropped.
bool get_seconds(Thread* th, const char* function, const Args& args, time_t* out) {
    if (!check_no_keywords(th, function, args) || !check_arg_count(th, function, args, 0, 1)) return false;
    if (!args.count || is_none(args[0])) {
        *out = time(nullptr);
        return true;
    }
    if (is_float(args[0])) {
        double d;
        if (!to_double(th, args[0], &d)) return false;
        if (std::isnan(d)) {
            raise(th, Exc::ValueError, "Invalid value NaN (not a number)");
            return false;
        }
        d = std::floor(d);
        if (!(d >= -9223372036854775808.0 && d < 9223372036854775808.0)) {
            raise(th, Exc::OverflowError, "timestamp out of range for platform time_t");
            return false;
        }
        *out = static_cast<time_t>(d);
        return true;
    }
    Value index = to_index(th, args[0]);
    i64 s;
    if (!index) return false;
    if (!int_fits_i64(index, &s)) {
        raise(th, Exc::OverflowError, "timestamp out of range for platform time_t");
        return false;
    }
    *out = s;
    return true;
}

Value time_gmtime(Thread* th, Value, const Args& args) {
    time_t s;
    tm t;
    if (!get_seconds(th, "gmtime", args, &s)) return {};
    if (!gmtime_r(&s, &t)) return raise_errno(th, errno ? errno : EINVAL);
    t.tm_zone = "UTC";
    return to_struct(th, t);
}
Value time_localtime(Thread* th, Value, const Args& args) {
    time_t s;
    tm t;
    if (!get_seconds(th, "localtime", args, &s)) return {};
    if (!localtime_r(&s, &t)) return raise_errno(th, errno ? errno : EINVAL);
    return to_struct(th, t);
}

// A tuple of nine ints (or a struct_time) as a tm. `zone` keeps the text of tm_zone.
bool from_tuple(Thread* th, const char* function, Value v, tm* t, std::string* zone) {
    memset(t, 0, sizeof *t);
    if (!is_tuple(v)) {
        raise(th, Exc::TypeError, "Tuple or struct_time argument required");
        return false;
    }
    Tuple* tuple = v.as<Tuple>();
    if (tuple->size != 9) {
        raise(th, Exc::TypeError, "%s(): illegal time tuple argument", function);
        return false;
    }
    int n[9];
    for (int i = 0; i < 9; ++i) {
        if (!to_int32(th, tuple->items[i], &n[i])) return false;
    }
    if (n[0] < INT32_MIN + 1900) {
        raise(th, Exc::OverflowError, "year out of range");
        return false;
    }
    t->tm_year = n[0] - 1900;
    t->tm_mon = n[1] - 1;
    t->tm_mday = n[2];
    t->tm_hour = n[3];
    t->tm_min = n[4];
    t->tm_sec = n[5];
    t->tm_wday = (n[6] + 1) % 7;
    t->tm_yday = n[7] - 1;
    t->tm_isdst = n[8];
    if (is_instance_of(v, time_type)) {
        if (is_str(tuple->items[9])) {
            *zone = std::string(str_utf8(th, tuple->items[9].as<Str>()));
            t->tm_zone = zone->c_str();
        }
        i64 offset = 0;
        if (is_int(tuple->items[10]) && int_fits_i64(tuple->items[10], &offset)) t->tm_gmtoff = offset;
    }
    return true;
}

// The ranges strftime and asctime insist on; zeros in month, day and day of year mean one.
bool check_ranges(Thread* th, tm* t) {
    const char* wrong = nullptr;
    if (t->tm_mon == -1) {
        t->tm_mon = 0;
    } else if (t->tm_mon < 0 || t->tm_mon > 11) {
        wrong = "month out of range";
    }
    if (t->tm_mday == 0) {
        t->tm_mday = 1;
    } else if (!wrong && (t->tm_mday < 0 || t->tm_mday > 31)) {
        wrong = "day of month out of range";
    }
    if (!wrong && (t->tm_hour < 0 || t->tm_hour > 23)) wrong = "hour out of range";
    if (!wrong && (t->tm_min < 0 || t->tm_min > 59)) wrong = "minute out of range";
    if (!wrong && (t->tm_sec < 0 || t->tm_sec > 61)) wrong = "seconds out of range";
    if (!wrong && t->tm_wday < 0) wrong = "day of week out of range";
    if (t->tm_yday == -1) {
        t->tm_yday = 0;
    } else if (!wrong && (t->tm_yday < 0 || t->tm_yday > 365)) {
        wrong = "day of year out of range";
    }
    if (!wrong) return true;
    raise(th, Exc::ValueError, "%s", wrong);
    return false;
}

Value time_mktime(Thread* th, Value, Value tuple) {
    tm t;
    std::string zone;
    if (!from_tuple(th, "mktime", tuple, &t, &zone)) return {};
    t.tm_wday = -1;
    time_t s = mktime(&t);
    if (s == -1 && t.tm_wday == -1) return raise(th, Exc::OverflowError, "mktime argument out of range");
    return Value::from_double(static_cast<double>(s));
}

Value as_text(Thread* th, const tm& t) {
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char buffer[100];
    snprintf(buffer, sizeof buffer, "%s %s%3d %.2d:%.2d:%.2d %lld", kDays[t.tm_wday % 7], kMonths[t.tm_mon], t.tm_mday,
             t.tm_hour, t.tm_min, t.tm_sec, static_cast<long long>(t.tm_year) + 1900);
    return str_from_ascii(th, buffer);
}

Value time_asctime(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "asctime", args) || !check_arg_count(th, "asctime", args, 0, 1)) return {};
    tm t;
    std::string zone;
    if (!args.count) {
        time_t s = time(nullptr);
        localtime_r(&s, &t);
    } else if (!from_tuple(th, "asctime", args[0], &t, &zone) || !check_ranges(th, &t)) {
        return {};
    }
    return as_text(th, t);
}

Value time_ctime(Thread* th, Value, const Args& args) {
    time_t s;
    tm t;
    if (!get_seconds(th, "ctime", args, &s)) return {};
    if (!localtime_r(&s, &t)) return raise_errno(th, errno);
    return as_text(th, t);
}

Value time_strftime(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "strftime", args) || !check_arg_count(th, "strftime", args, 1, 2)) return {};
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "strftime() argument 1 must be str, not %T", args[0]);
    tm t;
    std::string zone;
    if (args.count < 2) {
        time_t s = time(nullptr);
        localtime_r(&s, &t);
    } else if (!from_tuple(th, "strftime", args[1], &t, &zone) || !check_ranges(th, &t)) {
        return {};
    }
    if (t.tm_isdst < -1) t.tm_isdst = -1;
    if (t.tm_isdst > 1) t.tm_isdst = 1;
    if (args.count == 2 && !t.tm_zone) {
        tzset();
        t.tm_zone = tzname[t.tm_isdst > 0];
        t.tm_gmtoff = -timezone + (t.tm_isdst > 0 ? 3600 : 0);
    }
    std::string format(str_utf8(th, args[0].as<Str>()));
    if (format.find('\0') != std::string::npos) return raise(th, Exc::ValueError, "embedded null character");
    if (format.empty()) return empty_str();
    std::string out(format.size() * 8 + 256, '\0');
    // A result may be empty for good (%Z, %p): after a generous size, believe it.
    for (;;) {
        size_t n = strftime(out.data(), out.size(), format.c_str(), &t);
        if (n > 0 || out.size() >= 256 * format.size() + 4096) return path_result(th, {out.data(), n}, false);
        out.resize(out.size() * 2);
    }
}

Value time_strptime(Thread* th, Value, const Args& args) {
    return call(th, KRAIT_TRY(import_attribute(th, "_strptime", "_strptime_time")), args);
}

bool add_zone(Thread* th, Module* module) {
    tzset();
    // As CPython: January and July of this year tell standard from summer time.
    time_t now = time(nullptr);
    tm january, july;
    constexpr time_t kYear = (365 * 24 + 6) * 3600;
    time_t start = now / kYear * kYear;
    localtime_r(&start, &january);
    time_t middle = start + kYear / 2;
    localtime_r(&middle, &july);
    long winter_offset = -january.tm_gmtoff, summer_offset = -july.tm_gmtoff;
    const char* winter = january.tm_zone ? january.tm_zone : "   ";
    const char* summer = july.tm_zone ? july.tm_zone : "   ";
    bool south = winter_offset < summer_offset;
    Value names = make_tuple(th, path_result(th, south ? summer : winter, false), path_result(th, south ? winter : summer, false));
    return names && module_add(th, module, "timezone", small(south ? summer_offset : winter_offset)) &&
           module_add(th, module, "altzone", small(south ? winter_offset : summer_offset)) &&
           module_add(th, module, "daylight", small(winter_offset != summer_offset)) && module_add(th, module, "tzname", names);
}

Value time_tzset(Thread* th, Value module) { return add_zone(th, module.as<Module>()) ? none() : Value(); }

constexpr NativeDef kFunctions[] = {
    {"time", clock_seconds<CLOCK_REALTIME>, "time() -> floating point number\n\nReturn the current time in seconds since the "
                                            "Epoch.\nFractions of a second may be present if the system clock provides them."},
    {"time_ns", clock_ns<CLOCK_REALTIME>, "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch."},
    {"monotonic", clock_seconds<CLOCK_MONOTONIC>, "monotonic() -> float\n\nMonotonic clock, cannot go backward."},
    {"monotonic_ns", clock_ns<CLOCK_MONOTONIC>, "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds."},
    {"perf_counter", clock_seconds<CLOCK_MONOTONIC>, "perf_counter() -> float\n\nPerformance counter for benchmarking."},
    {"perf_counter_ns", clock_ns<CLOCK_MONOTONIC>, "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as "
                                                   "nanoseconds."},
    {"process_time", clock_seconds<CLOCK_PROCESS_CPUTIME_ID>, "process_time() -> float\n\nProcess time for profiling: sum of the "
                                                              "kernel and user-space CPU time."},
    {"process_time_ns", clock_ns<CLOCK_PROCESS_CPUTIME_ID>, "process_time() -> int\n\nProcess time for profiling as nanoseconds."},
    {"thread_time", clock_seconds<CLOCK_THREAD_CPUTIME_ID>, "thread_time() -> float\n\nThread time for profiling."},
    {"thread_time_ns", clock_ns<CLOCK_THREAD_CPUTIME_ID>, "thread_time() -> int\n\nThread time for profiling as nanoseconds."},
    {"clock_gettime", time_clock_gettime, "clock_gettime(clk_id) -> float\n\nReturn the time of the specified clock clk_id."},
    {"clock_gettime_ns", time_clock_gettime_ns, "clock_gettime_ns(clk_id) -> int\n\nReturn the time of the specified clock clk_id "
                                                "as nanoseconds."},
    {"clock_getres", time_clock_getres, "clock_getres(clk_id) -> floating point number\n\nReturn the resolution (precision) of the "
                                        "specified clock clk_id."},
    {"clock_settime", time_clock_settime, "clock_settime(clk_id, time)\n\nSet the time of the specified clock clk_id."},
    {"clock_settime_ns", time_clock_settime_ns, "clock_settime_ns(clk_id, time)\n\nSet the time of the specified clock clk_id with "
                                                "nanoseconds."},
    {"pthread_getcpuclockid", time_pthread_getcpuclockid, "pthread_getcpuclockid(thread_id) -> int\n\nReturn the clk_id of a "
                                                          "thread's CPU time clock."},
    {"get_clock_info", time_get_clock_info, "get_clock_info(name: str) -> dict\n\nGet information of the specified clock."},
    {"sleep", time_sleep, "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point "
                          "number for subsecond precision."},
    {"gmtime", time_gmtime, "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, "
                            "tm_wday, tm_yday, tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing UTC "
                            "(a.k.a.\nGMT).  When 'seconds' is not passed in, convert the current time instead."},
    {"localtime", time_localtime, "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          "
                                  "tm_sec,tm_wday,tm_yday,tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing "
                                  "local time.\nWhen 'seconds' is not passed in, convert the current time instead."},
    {"mktime", time_mktime, "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the "
                            "Epoch."},
    {"asctime", time_asctime, "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."},
    {"ctime", time_ctime, "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time."},
    {"strftime", time_strftime, "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format "
                                "specification."},
    {"strptime", time_strptime, "strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format "
                                "specification."},
    {"tzset", time_tzset, "tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ']."},
};
constexpr ModuleDef kModule = {"time", "This module provides various functions to manipulate time values.", kFunctions,
                               std::size(kFunctions)};

}  // namespace

Value init_time(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    if (!time_type) time_type = KRAIT_TRY(new_struct_type(th, &kTime));
    struct Named {
        const char* name;
        i64 number;
    };
    constexpr Named kClocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                                 {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                                 {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                                 {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                                 {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
                                 {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                                 {"CLOCK_TAI", CLOCK_TAI},
                                 {"_STRUCT_TM_ITEMS", 11}};
    for (const Named& n : kClocks) {
        if (!module_add(th, module, n.name, small(n.number))) return {};
    }
    return module_add(th, module, "struct_time", time_type) && add_zone(th, module) ? Value(module) : Value();
}

}  // namespace krait
