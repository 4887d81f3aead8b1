// --perf-map and --perf-jitdump: names and source lines of compiled code for `perf`.
//
// The map is perf's oldest interface (tools/perf/Documentation/jit-interface.txt in Linux): a line "START SIZE NAME" for each
// symbol. Here each run of machine code of one source line is a symbol, so perf report shows function and line without more.
// The dump (jitdump-specification.txt beside it) holds the code too: `perf record -k mono`, `perf inject --jit`, `perf report` or
// `perf annotate`. perf finds the file because a page of it is mapped executable; times are of CLOCK_MONOTONIC.
//
// Not handled: code given back and used again appears twice in the map; perf takes the later line.
#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "jit/code_map.h"
#include "jit/dump.h"

namespace krait::jit {

std::vector<CodeLine> code_lines(Thread* th, const Unit& unit) {
    std::vector<CodeLine> lines;
    const ir::Trace& trace = unit.trace;
    u32 last = ir::kNoRef;
    for (u32 i = 0; i < trace.insts.size(); ++i) {
        u32 position = trace.positions[i];
        if (position == last || position >= trace.sources.size() || !trace.sources[position].code) continue;
        last = position;
        PlaceText place = describe_place(th, trace.sources[position].code, trace.sources[position].pc);
        u32 offset = lines.empty() ? 0 : unit.out.inst_offsets[i];
        if (!lines.empty() && lines.back().function == place.function && lines.back().line == place.line) continue;
        if (!lines.empty() && lines.back().offset == offset) lines.pop_back();
        lines.push_back({offset, place.function, place.path, place.line});
    }
    if (lines.empty()) {
        PlaceText place = describe_place(th, unit.code_object, unit.pc);
        lines.push_back({0, place.function, place.path, place.line});
    }
    return lines;
}

std::string unit_symbol(Thread* th, const Unit& unit) {
    PlaceText place = describe_place(th, unit.code_object, unit.pc);
    return place.function + " " + place.file + ":" + std::to_string(place.line) + " [trace " + std::to_string(unit.number) + "]";
}

// ---- The map ----

static FILE* map_file() {
    static FILE* file = [] {
        char path[64];
        snprintf(path, sizeof path, "/tmp/perf-%d.map", getpid());
        FILE* f = fopen(path, "we");
        if (!f) fprintf(stderr, "krait: cannot write %s: %s\n", path, strerror(errno));
        else setvbuf(f, nullptr, _IOLBF, 0);  // whole lines, also when the process is killed
        return f;
    }();
    return file;
}

static void map_line(u64 start, u64 size, const std::string& name) {
    if (FILE* f = map_file(); f && size) fprintf(f, "%llx %llx %s\n", static_cast<unsigned long long>(start), static_cast<unsigned long long>(size), name.c_str());
}

void perf_map_unit(Jit& jit, const Unit& unit) {
    u64 base = reinterpret_cast<u64>(unit.code.rx);
    std::string suffix = " [trace " + std::to_string(unit.number) + "]";
    std::vector<CodeLine> lines = code_lines(jit.main_thread, unit);
    for (size_t i = 0; i < lines.size(); ++i) {
        u32 end = i + 1 < lines.size() ? lines[i + 1].offset : unit.out.cold_offset;
        if (end > lines[i].offset) map_line(base + lines[i].offset, end - lines[i].offset, lines[i].label() + suffix);
    }
    if (unit.code.size > unit.out.cold_offset) map_line(base + unit.out.cold_offset, unit.code.size - unit.out.cold_offset, "exits of" + suffix);
}

void perf_map_thunks(const std::vector<ThunkSymbol>& thunks) {
    for (const ThunkSymbol& t : thunks) map_line(t.start, t.size, std::string("krait: ") + t.name);
}

// ---- The dump ----

namespace {

struct DumpHeader {
    u32 magic = 0x4A69'5444, version = 1, size = sizeof(DumpHeader), machine = EM_X86_64, pad = 0, pid;
    u64 time, flags = 0;
};
static_assert(sizeof(DumpHeader) == 40);
constexpr u32 kRecordLoad = 0, kRecordDebugInfo = 2;

u64 monotonic() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<u64>(t.tv_sec) * 1'000'000'000 + static_cast<u64>(t.tv_nsec);
}

class JitDump {
  public:
    explicit JitDump(const Options& options) {
        std::string path = std::string(options.dump_to ? options.dump_to : ".") + "/jit-" + std::to_string(getpid()) + ".dump";
        fd_ = open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0666);
        if (fd_ < 0) {
            fprintf(stderr, "krait: cannot write %s: %s\n", path.c_str(), strerror(errno));
            return;
        }
        DumpHeader header;
        header.pid = static_cast<u32>(getpid());
        header.time = monotonic();
        flush(std::string(reinterpret_cast<const char*>(&header), sizeof header));
        // The mark that perf record keeps of the file's name; never unmapped.
        mmap(nullptr, static_cast<size_t>(sysconf(_SC_PAGESIZE)), PROT_READ | PROT_EXEC, MAP_PRIVATE, fd_, 0);
    }

    void load(u64 start, u64 size, const std::string& name) {
        put32(static_cast<u32>(getpid()));
        put32(static_cast<u32>(syscall(SYS_gettid)));
        put64(start);
        put64(start);
        put64(size);
        put64(index_++);
        record_.append(name).push_back('\0');
        record_.append(reinterpret_cast<const char*>(start), size);
        end_record(kRecordLoad);
    }

    void debug_info(u64 start, const std::vector<CodeLine>& lines) {
        put64(start);
        put64(lines.size());
        for (const CodeLine& line : lines) {
            put64(start + line.offset);
            put32(static_cast<u32>(line.line));
            put32(0);
            record_.append(line.path).push_back('\0');
        }
        end_record(kRecordDebugInfo);
    }

  private:
    void put32(u32 v) { record_.append(reinterpret_cast<const char*>(&v), 4); }
    void put64(u64 v) { record_.append(reinterpret_cast<const char*>(&v), 8); }
    void end_record(u32 id) {
        std::string body;
        body.swap(record_);
        put32(id);
        put32(static_cast<u32>(body.size() + 16));
        put64(monotonic());
        flush(record_ + body);
        record_.clear();
    }
    void flush(const std::string& bytes) {
        if (fd_ >= 0 && write(fd_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
            fprintf(stderr, "krait: the dump for perf is cut short: %s\n", strerror(errno));
            close(fd_);
            fd_ = -1;
        }
    }

    int fd_ = -1;
    u64 index_ = 0;
    std::string record_;
};

JitDump& dump_of(Jit& jit) {
    static JitDump dump(*jit.options);
    return dump;
}

}  // namespace

void jitdump_unit(Jit& jit, const Unit& unit) {
    u64 start = reinterpret_cast<u64>(unit.code.rx);
    dump_of(jit).debug_info(start, code_lines(jit.main_thread, unit));
    dump_of(jit).load(start, unit.code.size, unit_symbol(jit.main_thread, unit));
}

void jitdump_thunks(Jit& jit, const std::vector<ThunkSymbol>& thunks) {
    for (const ThunkSymbol& t : thunks) dump_of(jit).load(t.start, t.size, std::string("krait: ") + t.name);
}

}  // namespace krait::jit
