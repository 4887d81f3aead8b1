// Runs tests/ir/<pass>/*.kir: trace text in, passes of the first line, trace text out, compared with `# check:` lines in
// order. `[name]` in a check stands for a value, the same one wherever the name comes again; `# check-not:` forbids text between
// the checks around it. `# carried: r1=v5` gives the registers that a loop carries.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "jit/opt/passes.h"

namespace krait::jit {
namespace {

using namespace ir;

struct KirFile {
    std::string passes, carried, trace;
    std::vector<std::pair<bool, std::string>> checks;  // true: must not come
};

KirFile read_kir(const std::filesystem::path& path) {
    KirFile file;
    std::ifstream in(path);
    std::string line;
    auto after = [&](const char* word) -> const char* { return line.rfind(word, 0) == 0 ? line.c_str() + strlen(word) : nullptr; };
    while (std::getline(in, line)) {
        if (const char* rest = after("# run: krait-ir --pass=")) file.passes = rest;
        else if (const char* rest = after("# carried: ")) file.carried = rest;
        else if (const char* rest = after("# check: ")) file.checks.emplace_back(false, rest);
        else if (const char* rest = after("# check-not: ")) file.checks.emplace_back(true, rest);
        else file.trace += line + "\n";
    }
    return file;
}

// Emits an instruction again, through a builder, with its operands renamed.
class ReEmitter final : public Builder::SnapshotSource {
  public:
    ReEmitter(const Trace& from, Trace& to) : from_(const_cast<Trace&>(from)), to_(to), b_(to) { b_.snapshots = this; }

    void run() {
        for (const TraceInst& original : from_.insts) {
            TraceInst inst = original;
            snapshot_ = inst.c;
            const TraceOpInfo& row = info(inst.op);
            u32* slots[3] = {&inst.a, &inst.b, &inst.c};
            for (int k = 0; k < 3; ++k)
                if (row.operands[k] != TraceType::None && row.operands[k] < TraceType::Imm) *slots[k] = map(*slots[k]);
            map_.push_back(b_.emit_inst(inst));
        }
    }
    Ref map(Ref r) {
        if (!ir::is_const(r)) return map_[r];
        return to_.constant(from_.constant_at(r).type, from_.constant_at(r).bits);
    }
    u32 take_snapshot() override {
        const Snapshot& original = from_.snapshots[snapshot_];
        Snapshot copy = original;
        copy.first_frame = static_cast<u32>(to_.frames.size());
        for (u32 f = 0; f < original.frame_count; ++f) {
            SnapFrame frame = from_.frames[original.first_frame + f];
            u32 first = frame.first_entry;
            frame.first_entry = static_cast<u32>(to_.entries.size());
            for (u32 e = 0; e < frame.entry_count; ++e) to_.entries.push_back({from_.entries[first + e].reg, map(from_.entries[first + e].ref)});
            to_.frames.push_back(frame);
        }
        to_.snapshots.push_back(copy);
        return static_cast<u32>(to_.snapshots.size()) - 1;
    }
    Builder& builder() { return b_; }

  private:
    Trace& from_;
    Trace& to_;
    Builder b_;
    std::vector<Ref> map_;
    u32 snapshot_ = 0;
};

// Does `line` contain `pattern`, `[name]` matching a value?
bool matches(const std::string& line, const std::string& pattern, std::map<std::string, std::string>& names) {
    for (size_t start = 0; start <= line.size(); ++start) {
        std::map<std::string, std::string> bound = names;
        size_t i = start, p = 0;
        while (p < pattern.size()) {
            if (pattern[p] == '[') {
                size_t close = pattern.find(']', p);
                std::string name = pattern.substr(p + 1, close - p - 1), value;
                while (i < line.size() && (isalnum(line[i]))) value += line[i++];
                if (value.empty() || (bound.count(name) && bound[name] != value)) break;
                bound[name] = value;
                p = close + 1;
            } else {
                if (i >= line.size() || line[i] != pattern[p]) break;
                ++i, ++p;
            }
        }
        if (p == pattern.size()) {
            names = bound;
            return true;
        }
    }
    return false;
}

std::string check(const std::string& output, const KirFile& file) {
    std::istringstream in(output);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::map<std::string, std::string> names;
    std::vector<std::string> forbidden;
    size_t at = 0;
    for (size_t c = 0; c <= file.checks.size(); ++c) {
        if (c < file.checks.size() && file.checks[c].first) {
            forbidden.push_back(file.checks[c].second);
            continue;
        }
        bool found = false;
        for (; at < lines.size() && !found; ++at) {
            if (c < file.checks.size() && matches(lines[at], file.checks[c].second, names)) found = true;
            else
                for (auto& no : forbidden)
                    if (lines[at].find(no) != std::string::npos) return "forbidden: " + no;
        }
        if (c < file.checks.size() && !found) return "missing: " + file.checks[c].second;
        forbidden.clear();
    }
    return {};
}

TEST(TraceText, GoldenFiles) {
    std::filesystem::path folder = std::filesystem::path(KRAIT_TESTS) / "ir";
    int count = 0;
    for (auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".kir") continue;
        ++count;
        KirFile file = read_kir(entry.path());
        Trace parsed, out;
        std::string error;
        ASSERT_TRUE(parse_trace(file.trace, &parsed, &error)) << entry.path() << ": " << error;
        ASSERT_EQ(verify_trace(parsed), "") << entry.path();
        std::string once = print_trace(parsed), twice_error;
        Trace again;
        ASSERT_TRUE(parse_trace(once, &again, &twice_error)) << twice_error;
        EXPECT_EQ(print_trace(again), once) << entry.path();
        ReEmitter emitter(parsed, out);
        bool only_dce = file.passes == "dce";
        emitter.builder().fold_enabled = emitter.builder().cse_enabled = emitter.builder().forward_enabled = !only_dce;
        emitter.run();
        if (file.passes.find("peel") != std::string::npos) {
            Carried carried;
            std::istringstream in(file.carried);
            for (std::string word; in >> word;) {
                // Names in the file count lines from v1; the parser numbers densely from v0.
                u32 reg = static_cast<u32>(std::stoul(word.substr(1))), value = static_cast<u32>(std::stoul(word.substr(word.find('v') + 1)));
                carried.push_back({reg, emitter.map(value - 1)});
            }
            ASSERT_TRUE(peel_loop(emitter.builder(), carried)) << entry.path();
        }
        if (file.passes.find("dce") != std::string::npos) eliminate_dead_code(out);
        ASSERT_EQ(verify_trace(out), "") << entry.path();
        EXPECT_EQ(check(print_trace(out), file), "") << entry.path() << "\n" << print_trace(out);
    }
    EXPECT_GE(count, 8);
}

}  // namespace
}  // namespace krait::jit
