// "Did you mean": the nearest of the names that exist, by CPython's weighted edit distance (Python/suggestions.c).
#include <algorithm>
#include <string>
#include <vector>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/operators.h"
#include "runtime/report.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr i64 kMaxCandidates = 750;
constexpr size_t kMaxLength = 40;
constexpr size_t kMoveCost = 2, kCaseCost = 1;

size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

size_t distance(std::string_view a, std::string_view b, size_t max_cost) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
    if (a.size() > kMaxLength || b.size() > kMaxLength) return max_cost + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * kMoveCost > max_cost) return max_cost + 1;
    std::vector<size_t> row(a.size());
    for (size_t i = 0; i < a.size(); i++) row[i] = (i + 1) * kMoveCost;
    size_t result = 0;
    for (size_t j = 0; j < b.size(); j++) {
        size_t diagonal = j * kMoveCost;
        result = diagonal;
        size_t minimum = SIZE_MAX;
        for (size_t i = 0; i < a.size(); i++) {
            size_t substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = std::min(substitute, std::min(result, diagonal) + kMoveCost);
            row[i] = result;
            minimum = std::min(minimum, result);
        }
        if (minimum > max_cost) return max_cost + 1;
    }
    return result;
}

// The nearest of `names` (a list); empty: none near enough.
std::string nearest(Thread* th, List* names, Str* wanted) {
    if (names->size >= kMaxCandidates) return "";
    std::string name(str_utf8(th, wanted));
    std::string best;
    size_t best_distance = SIZE_MAX;
    for (i64 i = 0; i < names->size; i++) {
        if (!is_str(names->items[i])) continue;
        std::string item(str_utf8(th, names->items[i].as<Str>()));
        if (item == name) continue;
        size_t max_distance = (name.size() + item.size() + 3) * kMoveCost / 6;
        max_distance = std::min(max_distance, best_distance == SIZE_MAX ? SIZE_MAX : best_distance - 1);
        size_t d = distance(name, item, max_distance);
        if (d > max_distance) continue;
        if (best_distance == SIZE_MAX || d < best_distance) {
            best = item;
            best_distance = d;
        }
    }
    return best;
}

std::string for_attribute_error(Thread* th, Value e) {
    auto* error = e.as<AttributeErrorObject>();
    if (!error->obj || !error->name || !is_str(error->name)) return "";
    Value method = lookup_special(th, error->obj, th->vm->names.dunder_dir);
    Value result = method ? call(th, method) : Value();
    List* names = result ? to_list(th, result) : nullptr;
    if (names && !list_sort(th, names, Value(), false)) names = nullptr;
    return names ? nearest(th, names, error->name.as<Str>()) : "";
}

std::string for_name_error(Thread* th, Value e) {
    Value name = e.as<NameErrorObject>()->name;
    Value tb = e.as<ExceptionObject>()->traceback;
    if (!name || !is_str(name) || !has_kind(tb, Kind::Traceback)) return "";
    while (has_kind(tb.as<Traceback>()->next, Kind::Traceback)) tb = tb.as<Traceback>()->next;
    Frame* frame = tb.as<Traceback>()->frame.as<FrameObject>()->frame;
    Code* code = frame->code;
    List* names = list_from(th, code->localsplusnames->items, code->localsplusnames->size);
    std::string found = names ? nearest(th, names, name.as<Str>()) : "";
    for (Dict* dict : {frame->globals, frame->builtins}) {
        if (!found.empty() || !dict) continue;
        List* keys = dict_keys_list(th, dict);
        if (keys) found = nearest(th, keys, name.as<Str>());
    }
    return found;
}

}  // namespace

std::string suggestion_text(Thread* th, Value e) {
    std::string name;
    if (is_instance_of(e, exception_type(Exc::AttributeError))) name = for_attribute_error(th, e);
    else if (is_instance_of(e, exception_type(Exc::NameError))) name = for_name_error(th, e);
    clear_pending(th);
    return name.empty() ? "" : ". Did you mean: '" + name + "'?";
}

}  // namespace krait
