// `"…%s…" % (a, b)` becomes the f-string that does the same: %s, %r and %a with `-`, width and precision only.
#include "frontend/ast_optimize.h"
#include "runtime/types/str.h"

#include <string>

namespace krait {

namespace {

constexpr int kMaxDigits = 3;

struct Conversion {
    u32 code = 0;
    bool left = false;
    int width = -1, precision = -1;
};

class FormatFolder {
  public:
    FormatFolder(Arena& arena, Str* format) : arena_(arena), format_(format) {}

    ast::ExprNode* run(const ast::BinOp* node, Seq<ast::ExprNode*> values) {
        u32 used = 0;
        for (;;) {
            if (!literal()) return nullptr;
            if (at_ >= format_->length) break;
            if (used >= values.size()) return nullptr;
            ast::ExprNode* part = conversion(values[used++]);
            if (!part) return nullptr;
            parts_.push_back(part);
        }
        if (used < values.size()) return nullptr;
        auto* joined = ast::make<ast::JoinedStr>(arena_);
        joined->values = arena_.copy(parts_.data(), parts_.size());
        joined->lineno = node->lineno;
        joined->col_offset = node->col_offset;
        joined->end_lineno = node->end_lineno;
        joined->end_col_offset = node->end_col_offset;
        return joined;
    }

  private:
    // Text up to the next conversion, `%%` read as `%`. False: raised.
    bool literal() {
        StrBuilder text(arena_.thread());
        while (at_ < format_->length) {
            u32 c = format_->at(at_);
            if (c == '%') {
                if (at_ + 1 >= format_->length || format_->at(at_ + 1) != '%') break;
                ++at_;
            }
            ++at_;
            text.append(c);
        }
        if (!text.length()) return true;
        Str* s = text.finish();
        if (!s) return false;
        auto* constant = ast::make<ast::Constant>(arena_);
        constant->value = arena_.root(Value(s));
        constant->lineno = constant->col_offset = constant->end_lineno = constant->end_col_offset = -1;
        parts_.push_back(constant);
        return true;
    }

    bool next(u32* c) {
        if (at_ >= format_->length) return false;
        *c = format_->at(at_++);
        return true;
    }

    bool number(u32* c, int* out) {
        *out = 0;
        for (int digits = 0; *c >= '0' && *c <= '9';) {
            *out = *out * 10 + static_cast<int>(*c - '0');
            if (!next(c) || ++digits >= kMaxDigits) return false;
        }
        return true;
    }

    bool parse(Conversion* out) {
        u32 c;
        for (;;) {
            if (!next(&c)) return false;
            if (c == '-') out->left = true;
            if (c != '-' && c != '+' && c != ' ' && c != '#' && c != '0') break;
        }
        if (c >= '0' && c <= '9' && !number(&c, &out->width)) return false;
        if (c == '.') {
            if (!next(&c) || !number(&c, &out->precision)) return false;
        }
        out->code = c;
        return true;
    }

    ast::ExprNode* conversion(ast::ExprNode* value) {
        ++at_;  // the '%'
        Conversion c;
        if (!parse(&c) || (c.code != 's' && c.code != 'r' && c.code != 'a')) return nullptr;
        std::string spec;
        if (!c.left && c.width > 0) spec += '>';
        if (c.width >= 0) spec += std::to_string(c.width);
        if (c.precision >= 0) spec += "." + std::to_string(c.precision);
        auto locate = [&](auto* node) {
            node->lineno = value->lineno;
            node->col_offset = value->col_offset;
            node->end_lineno = value->end_lineno;
            node->end_col_offset = value->end_col_offset;
            return node;
        };
        auto* formatted = locate(ast::make<ast::FormattedValue>(arena_));
        formatted->value = value;
        formatted->conversion = static_cast<i32>(c.code);
        if (!spec.empty()) {
            auto* constant = locate(ast::make<ast::Constant>(arena_));
            Str* text = str_from_ascii(arena_.thread(), spec);
            if (!text) return nullptr;
            constant->value = arena_.root(Value(text));
            formatted->format_spec = constant;
        }
        return formatted;
    }

    Arena& arena_;
    Str* format_;
    i64 at_ = 0;
    std::vector<ast::ExprNode*> parts_;
};

}  // namespace

ast::ExprNode* fold_format(Arena& arena, const ast::BinOp* node, Str* format, Seq<ast::ExprNode*> values) {
    for (const ast::ExprNode* value : values)
        if (value->tag == ast::Tag::Starred) return nullptr;
    return FormatFolder(arena, format).run(node, values);
}

}  // namespace krait
