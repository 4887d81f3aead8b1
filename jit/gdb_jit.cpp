// --gdb-jit: compiled traces told to GDB, so that `bt` passes through them and shows Python functions and lines.
//
// GDB's interface ("JIT Compilation Interface" in its manual): a list of in-memory ELF files hangs on __jit_debug_descriptor, and
// GDB sets a breakpoint on __jit_debug_register_code to notice changes. One ELF file a trace: a symbol, the source lines
// (.debug_line with the least .debug_info that GDB accepts) and .eh_frame. All traces share one machine frame that the entry
// routine makes and only the exit routine takes down (jit/x64/registers.h), so a trace's unwind rule is constant: six saved
// registers and the return address at fixed distances from rsp. The keeping routines push what they keep; theirs has steps.
//
// Not handled: the exit routine's last instructions, behind its call, where the frame is already gone.
#include <elf.h>

#include <cstring>
#include <memory>

#include "jit/code_map.h"
#include "jit/dump.h"
#include "jit/x64/registers.h"

extern "C" {
struct jit_code_entry {
    jit_code_entry *next_entry, *prev_entry;
    const char* symfile_addr;
    uint64_t symfile_size;
};
struct jit_descriptor {
    uint32_t version, action_flag;
    jit_code_entry *relevant_entry, *first_entry;
};
// Names and layouts are GDB's.
__attribute__((used, visibility("default"))) jit_descriptor __jit_debug_descriptor = {1, 0, nullptr, nullptr};
__attribute__((used, noinline, visibility("default"))) void __jit_debug_register_code() { asm volatile("" ::: "memory"); }
}

namespace krait::jit {

namespace {

struct Bytes {
    std::string data;
    void u8_(unsigned v) { data.push_back(static_cast<char>(v)); }
    void u16_(u32 v) { u8_(v & 255), u8_(v >> 8); }
    void u32_(u32 v) { data.append(reinterpret_cast<const char*>(&v), 4); }
    void u64_(u64 v) { data.append(reinterpret_cast<const char*>(&v), 8); }
    void text(const std::string& s) { data.append(s).push_back('\0'); }
    void uleb(u64 v) {
        for (; v >= 128; v >>= 7) u8_((v & 127) | 128);
        u8_(static_cast<unsigned>(v));
    }
    void sleb(i64 v) {
        for (;;) {
            unsigned low = v & 127;
            v >>= 7;
            if ((v == 0 && !(low & 64)) || (v == -1 && (low & 64))) return u8_(low);
            u8_(low | 128);
        }
    }
    void set32(size_t at, u32 v) { std::memcpy(data.data() + at, &v, 4); }
    // The length of what follows a 4-byte field at `at`.
    void close_length(size_t at) { set32(at, static_cast<u32>(data.size() - at - 4)); }
};

// ---- Unwind rules ----

constexpr u8 kDefCfa = 0x0C, kDefCfaOffset = 0x0E, kAdvance = 0x40, kOffset = 0x80 ;
constexpr u8 kDwarfRbx = 3, kDwarfRbp = 6, kDwarfRsp = 7, kDwarfR12 = 12, kDwarfReturn = 16 ;
constexpr u8 kSavedInOrder[] = {kDwarfRbp, kDwarfRbx, kDwarfR12, 13, 14, 15};
constexpr u32 kTraceCfa = x64::kFrameBytes + 8 + 6 * 8 + 8;  // from rsp inside a trace to the caller's
constexpr u32 kKeptCfa = 8 + 8 * 8 + 15 * 8;                 // inside a keeping routine

enum class Rule { Trace, Enter, Keep };

// Bytes of the prologue's instructions: push of rbp, rbx (1), r12 to r15 (2), sub (7); push of five old registers and three new
// ones, sub (4). jit/x64/thunks.cpp emits them in this order.
void unwind_rules(Bytes& out, Rule rule) {
    auto cfa = [&](u32 offset) { out.u8_(kDefCfaOffset), out.uleb(offset); };
    auto saved = [&](u32 k) { out.u8_(kOffset | kSavedInOrder[k]), out.uleb(2 + k); };
    switch (rule) {
        case Rule::Trace:
            cfa(kTraceCfa);
            for (u32 k = 0; k < 6; ++k) saved(k);
            return;
        case Rule::Enter:
            for (u32 k = 0; k < 6; ++k) {
                out.u8_(kAdvance | (k < 2 ? 1 : 2));
                cfa(16 + 8 * k);
                saved(k);
            }
            out.u8_(kAdvance | 7);
            cfa(kTraceCfa);
            return;
        case Rule::Keep:
            for (u32 k = 0; k < 8; ++k) {
                out.u8_(kAdvance | (k < 5 ? 1 : 2));
                cfa(16 + 8 * k);
            }
            out.u8_(kAdvance | 4);
            cfa(kKeptCfa);
            return;
    }
}

std::string eh_frame(u64 start, u64 size, Rule rule) {
    Bytes out;
    auto pad = [&] {
        while (out.data.size() % 8) out.u8_(0);
    };
    out.u32_(0);
    out.u32_(0);  // a CIE
    out.u8_(1);
    out.text("zR");
    out.uleb(1);    // code alignment
    out.sleb(-8);   // data alignment
    out.u8_(kDwarfReturn);
    out.uleb(1);
    out.u8_(0);  // addresses are absolute
    out.u8_(kDefCfa), out.uleb(kDwarfRsp), out.uleb(8);
    out.u8_(kOffset | kDwarfReturn), out.uleb(1);
    while ((out.data.size() - 4) % 8 != 4) out.u8_(0);
    out.close_length(0);
    size_t fde = out.data.size();
    out.u32_(0);
    out.u32_(static_cast<u32>(fde + 4));  // back to the CIE
    out.u64_(start);
    out.u64_(size);
    out.uleb(0);
    unwind_rules(out, rule);
    pad();
    out.close_length(fde);
    out.u32_(0);
    return out.data;
}

// ---- Lines ----

std::string debug_abbrev() {
    Bytes out;
    auto pairs = [&](std::initializer_list<u8> rows) {
        for (u8 b : rows) out.u8_(b);
        out.u16_(0);
    };
    out.uleb(1), out.uleb(0x11), out.u8_(1);               // compile_unit with children:
    pairs({0x03, 0x08, 0x11, 0x01, 0x12, 0x07, 0x10, 0x17});  // name, low_pc, high_pc as size, stmt_list
    out.uleb(2), out.uleb(0x2E), out.u8_(0);               // subprogram:
    pairs({0x03, 0x08, 0x11, 0x01, 0x12, 0x07});           // name, low_pc, high_pc
    out.u8_(0);
    return out.data;
}

std::string debug_info(const std::string& file, const std::string& function, u64 start, u64 size) {
    Bytes out;
    out.u32_(0);
    out.u16_(4);  // DWARF 4
    out.u32_(0);
    out.u8_(8);
    out.uleb(1), out.text(file), out.u64_(start), out.u64_(size), out.u32_(0);
    out.uleb(2), out.text(function), out.u64_(start), out.u64_(size);
    out.u8_(0);
    out.close_length(0);
    return out.data;
}

std::string debug_line(const std::vector<CodeLine>& lines, u64 start, u64 size) {
    Bytes out;
    out.u32_(0);
    out.u16_(4);
    out.u32_(0);
    size_t header = out.data.size();
    for (u8 b : {1, 1, 1, 0xFB, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}) out.u8_(b);
    out.u8_(0);  // no folders
    std::vector<std::string> files;
    auto file_of = [&](const std::string& path) {
        for (size_t i = 0; i < files.size(); ++i)
            if (files[i] == path) return i + 1;
        files.push_back(path);
        return files.size();
    };
    for (const CodeLine& line : lines) file_of(line.path);
    for (const std::string& path : files) out.text(path), out.uleb(0), out.uleb(0), out.uleb(0);
    out.u8_(0);
    out.set32(header - 4, static_cast<u32>(out.data.size() - header));
    out.u8_(0), out.uleb(9), out.u8_(2), out.u64_(start);  // set_address
    i64 line = 1;
    u32 at = 0;
    for (const CodeLine& row : lines) {
        out.u8_(4), out.uleb(file_of(row.path));       // set_file
        out.u8_(3), out.sleb(row.line - line);         // advance_line
        out.u8_(2), out.uleb(row.offset - at);         // advance_pc
        out.u8_(1);                                    // copy
        line = row.line;
        at = row.offset;
    }
    out.u8_(2), out.uleb(size - at);
    out.u8_(0), out.uleb(1), out.u8_(1);  // end_sequence
    out.close_length(0);
    return out.data;
}

// ---- The ELF file ----

struct Section {
    const char* name;
    u32 type;
    u64 flags, address, size;
    std::string data;
    u32 link = 0, info = 0;
    u64 entry_size = 0;
};

std::string elf_file(std::vector<Section> sections) {
    Bytes names;
    names.u8_(0);
    sections.push_back({".shstrtab", SHT_STRTAB, 0, 0, 0, {}});
    std::vector<Elf64_Shdr> headers(1);
    std::vector<u32> name_offsets;
    for (const Section& s : sections) {
        name_offsets.push_back(static_cast<u32>(names.data.size()));
        names.text(s.name);
    }
    sections.back().data = names.data;
    std::string body(sizeof(Elf64_Ehdr), '\0');
    for (size_t i = 0; i < sections.size(); ++i) {
        const Section& s = sections[i];
        while (body.size() % 8) body.push_back('\0');
        Elf64_Shdr h{};
        h.sh_name = name_offsets[i];
        h.sh_type = s.type;
        h.sh_flags = s.flags;
        h.sh_addr = s.address;
        h.sh_offset = body.size();
        h.sh_size = s.type == SHT_NOBITS ? s.size : s.data.size();
        h.sh_link = s.link;
        h.sh_info = s.info;
        h.sh_addralign = 8;
        h.sh_entsize = s.entry_size;
        headers.push_back(h);
        body += s.data;
    }
    while (body.size() % 8) body.push_back('\0');
    Elf64_Ehdr e{};
    std::memcpy(e.e_ident, ELFMAG, SELFMAG);
    e.e_ident[EI_CLASS] = ELFCLASS64;
    e.e_ident[EI_DATA] = ELFDATA2LSB;
    e.e_ident[EI_VERSION] = EV_CURRENT;
    e.e_type = ET_EXEC;  // addresses are final
    e.e_machine = EM_X86_64;
    e.e_version = EV_CURRENT;
    e.e_shoff = body.size();
    e.e_ehsize = sizeof e;
    e.e_shentsize = sizeof(Elf64_Shdr);
    e.e_shnum = static_cast<u16>(headers.size());
    e.e_shstrndx = static_cast<u16>(headers.size() - 1);
    std::memcpy(body.data(), &e, sizeof e);
    body.append(reinterpret_cast<const char*>(headers.data()), headers.size() * sizeof(Elf64_Shdr));
    return body;
}

std::vector<Section> code_sections(const std::string& symbol, u64 start, u64 size, Rule rule) {
    Elf64_Sym symbols[2]{};
    symbols[1].st_name = 1;
    symbols[1].st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
    symbols[1].st_shndx = 1;
    symbols[1].st_value = start;
    symbols[1].st_size = size;
    Bytes strings;
    strings.u8_(0);
    strings.text(symbol);
    std::vector<Section> out;
    out.push_back({".text", SHT_NOBITS, SHF_ALLOC | SHF_EXECINSTR, start, size, {}});
    out.push_back({".eh_frame", SHT_PROGBITS, SHF_ALLOC, 0, 0, eh_frame(start, size, rule)});
    out.push_back({".symtab", SHT_SYMTAB, 0, 0, 0, std::string(reinterpret_cast<const char*>(symbols), sizeof symbols), 4, 1, sizeof(Elf64_Sym)});
    out.push_back({".strtab", SHT_STRTAB, 0, 0, 0, strings.data});
    return out;
}

// ---- The list ----

struct Entry : jit_code_entry {
    std::string file;
    u64 start;
};
std::vector<std::unique_ptr<Entry>> entries;

void announce(std::string file, u64 start) {
    auto entry = std::make_unique<Entry>();
    entry->file = std::move(file);
    entry->start = start;
    entry->symfile_addr = entry->file.data();
    entry->symfile_size = entry->file.size();
    entry->prev_entry = nullptr;
    entry->next_entry = __jit_debug_descriptor.first_entry;
    if (entry->next_entry) entry->next_entry->prev_entry = entry.get();
    __jit_debug_descriptor.first_entry = __jit_debug_descriptor.relevant_entry = entry.get();
    __jit_debug_descriptor.action_flag = 1;  // registered
    __jit_debug_register_code();
    entries.push_back(std::move(entry));
}

}  // namespace

void gdb_register_unit(Jit& jit, const Unit& unit) {
    u64 start = reinterpret_cast<u64>(unit.code.rx), size = unit.code.size;
    PlaceText place = describe_place(jit.main_thread, unit.code_object, unit.pc);
    std::vector<Section> sections = code_sections(unit_symbol(jit.main_thread, unit), start, size, Rule::Trace);
    std::string name = place.function + " [trace " + std::to_string(unit.number) + "]";
    sections.push_back({".debug_abbrev", SHT_PROGBITS, 0, 0, 0, debug_abbrev()});
    sections.push_back({".debug_info", SHT_PROGBITS, 0, 0, 0, debug_info(place.path, name, start, size)});
    sections.push_back({".debug_line", SHT_PROGBITS, 0, 0, 0, debug_line(code_lines(jit.main_thread, unit), start, size)});
    announce(elf_file(std::move(sections)), start);
}

void gdb_register_thunks(const std::vector<ThunkSymbol>& thunks) {
    for (const ThunkSymbol& t : thunks) {
        Rule rule = !std::strcmp(t.name, "enter trace") ? Rule::Enter : !std::strcmp(t.name, "leave trace") ? Rule::Trace : Rule::Keep;
        announce(elf_file(code_sections(std::string("krait: ") + t.name, t.start, t.size, rule)), t.start);
    }
}

void gdb_forget_unit(const Unit& unit) {
    for (size_t i = 0; i < entries.size(); ++i) {
        Entry* entry = entries[i].get();
        if (entry->start != reinterpret_cast<u64>(unit.code.rx)) continue;
        if (entry->prev_entry) entry->prev_entry->next_entry = entry->next_entry;
        else __jit_debug_descriptor.first_entry = entry->next_entry;
        if (entry->next_entry) entry->next_entry->prev_entry = entry->prev_entry;
        __jit_debug_descriptor.relevant_entry = entry;
        __jit_debug_descriptor.action_flag = 2;  // unregistered
        __jit_debug_register_code();
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

}  // namespace krait::jit
