// Modules about the language itself, which live a floor higher: `_ast`, `_symtable` and `_tokenize` come through frontend_hooks.
#include "runtime/compile.h"
#include "runtime/error.h"

namespace krait {

Value init_ast(Thread* th) {
    return frontend_hooks.init_ast ? frontend_hooks.init_ast(th) : raise_unsupported(th, "_ast without a frontend");
}

Value init_symtable(Thread* th) {
    return frontend_hooks.init_symtable ? frontend_hooks.init_symtable(th)
                                        : raise_unsupported(th, "_symtable without a frontend");
}

Value init_tokenize(Thread* th) {
    return frontend_hooks.init_tokenize ? frontend_hooks.init_tokenize(th)
                                        : raise_unsupported(th, "_tokenize without a frontend");
}

}  // namespace krait
