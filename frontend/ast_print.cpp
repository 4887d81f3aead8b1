// The printer walks the field descriptions (frontend/ast_fields.cpp); it knows no node class. A node with at most three
// simple fields stands on one line, as in `ast.dump`.
#include "frontend/ast_print.h"

#include <cstring>

#include "frontend/tokenizer.h"
#include "runtime/operators.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

namespace {

class Printer {
  public:
    Printer(Thread* th, bool attributes, ConstantPrinter constant) : th_(th), attributes_(attributes), constant_(constant) {}

    // Appends the node; true if it has no arguments ("simple").
    bool node(const Node* n, int level, std::string& out) {
        if (level > kMaxLevel) {
            out += "...";
            return true;
        }
        const NodeInfo& info = node_info(n->tag);
        std::vector<std::string> args;
        bool all_simple = true;
        ++level;
        for (int i = 0; i < info.field_count; ++i) {
            const FieldInfo& f = info.fields[i];
            std::string text = std::string(f.name) + "=";
            bool simple = true;
            if (!field(n, f, level, text, simple)) continue;
            all_simple &= simple;
            args.push_back(std::move(text));
        }
        if (attributes_ && info.is_located) {
            auto* located = static_cast<const LocatedNode*>(n);
            args.push_back("lineno=" + std::to_string(located->lineno));
            args.push_back("col_offset=" + std::to_string(located->col_offset));
            args.push_back("end_lineno=" + std::to_string(located->end_lineno));
            args.push_back("end_col_offset=" + std::to_string(located->end_col_offset));
        }
        join(info.name, "(", ")", args, all_simple && args.size() <= 3, level, out);
        return args.empty();
    }

  private:
    static constexpr int kMaxLevel = 2000;  // deeper trees are cut: the printer recurses

    static void join(const char* name, const char* open, const char* close, const std::vector<std::string>& items,
                     bool one_line, int level, std::string& out) {
        out += name;
        out += open;
        for (size_t i = 0; i < items.size(); ++i) {
            if (i) out += one_line ? ", " : ",";
            if (!one_line) {
                out += '\n';
                out.append(static_cast<size_t>(level), ' ');
            }
            out += items[i];
        }
        out += close;
    }

    static const char* address(const Node* n, const FieldInfo& f) {
        return reinterpret_cast<const char*>(n) + f.offset;
    }

    // False: absent, not printed.
    bool field(const Node* n, const FieldInfo& f, int level, std::string& out, bool& simple) {
        const char* at = address(n, f);
        if (f.quantifier != Quantifier::Seq) return item(at, f.type, f.quantifier == Quantifier::Opt, level, out, simple);
        auto& seq = *reinterpret_cast<const Seq<void*>*>(at);
        if (seq.empty()) {
            out += "[]";
            return true;
        }
        simple = false;
        size_t size = is_enum(f.type) ? 1 : sizeof(void*);
        std::vector<std::string> items;
        for (u32 i = 0; i < seq.size(); ++i) {
            std::string text;
            bool ignored;
            if (!item(reinterpret_cast<const char*>(seq.data) + i * size, f.type, true, level + 1, text, ignored))
                text = "None";
            items.push_back(std::move(text));
        }
        join("", "[", "]", items, false, level + 1, out);
        return true;
    }

    bool item(const char* at, FieldType type, bool optional, int level, std::string& out, bool& simple) {
        if (is_enum(type)) {
            out += enum_info(type).names[*reinterpret_cast<const u8*>(at)];
            out += "()";
            return true;
        }
        if (type == FieldType::integer) {
            out += std::to_string(*reinterpret_cast<const i32*>(at));
            return true;
        }
        Value value = *reinterpret_cast<const Value*>(at);
        if (value.is_empty()) {
            out += "None";
            return !optional;
        }
        if (is_node(type)) simple = node(*reinterpret_cast<Node* const*>(at), level, out);
        else constant_(th_, value, out);
        return true;
    }

    Thread* th_;
    bool attributes_;
    ConstantPrinter constant_;
};

}  // namespace

void print_ast(Thread* th, const Node* node, bool attributes, ConstantPrinter constant, std::string& out) {
    Printer(th, attributes, constant).node(node, 0, out);
    out += '\n';
}

void print_constant(Thread* th, Value value, std::string& out) {
    Str* s = to_repr(th, value);
    if (s) out += str_utf8(th, s);
    else clear_pending(th);
}

void print_tokens(Thread* th, std::string_view source, std::string& out) {
    Arena arena(th);
    ParseContext context{arena, Value()};
    Tokenizer tokenizer(context, source);
    tokenizer.mute_warnings();
    for (;;) {
        Token t = tokenizer.next();
        auto place = [&](i32 line, i32 col) { out += std::to_string(line) + "," + std::to_string(col); };
        place(t.lineno, t.col_offset);
        out += '-';
        place(t.end_lineno, t.end_col_offset);
        out += ":\t";
        out += token_name(t.kind);
        if (t.length) out += "\t" + std::string(tokenizer.text(t));
        out += '\n';
        if (t.kind == Tok::ENDMARKER || t.kind == Tok::ERRORTOKEN) return;
    }
}

}  // namespace krait
