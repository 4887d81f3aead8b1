// marshal: what is written is read back; damaged data raises and never crashes.
#include "runtime/marshal.h"

#include <gtest/gtest.h>

#include <random>

#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "tests/unit/test_vm.h"

namespace krait {
namespace {

Value compiled(const char* source) {
    Thread* th = test_thread();
    CompileOptions options;
    options.filename = Value(str_from_ascii(th, "<test>"));
    options.mode = CompileMode::Exec;
    Value code = frontend_hooks.compile_source(th, Value(str_from_utf8(th, source)), options);
    EXPECT_TRUE(code);
    return code;
}

constexpr const char* kSource =
    "def f(a, *b, c=1.5, **d):\n"
    "    x = (1, -2**70, 'text', 'ü', b'bytes', 3j, None, ...)\n"
    "    try:\n        return lambda: (x, a in {1, 2, 3})\n    finally:\n        print(x)\n";

TEST(Marshal, CodeSurvives) {
    Thread* th = test_thread();
    Value code = compiled(kSource);
    for (int version = 0; version <= kMarshalVersion; ++version) {
        Bytes* data = marshal_dumps(th, code, version);
        ASSERT_TRUE(data);
        Value back = marshal_loads(th, data->view());
        ASSERT_TRUE(back);
        EXPECT_EQ(equals(th, code, back), 1) << version;
    }
}

TEST(Marshal, IntsSurvive) {
    Thread* th = test_thread();
    Value n = Value::from_small_int(1);
    for (int i = 0; i < 200; ++i) {
        for (Value v : {n, int_neg(th, n), int_invert(th, n)}) {
            Bytes* data = marshal_dumps(th, v);
            ASSERT_TRUE(data);
            EXPECT_EQ(int_compare(marshal_loads(th, data->view()), v), 0) << i;
        }
        n = int_binary(th, BinaryOp::Add, int_binary(th, BinaryOp::Mul, n, Value::from_small_int(3)),
                       Value::from_small_int(i & 1));
    }
}

TEST(Marshal, TruncatedDataRaises) {
    Thread* th = test_thread();
    Bytes* data = marshal_dumps(th, compiled(kSource));
    ASSERT_TRUE(data);
    for (i64 size = 0; size < data->length; ++size) {
        EXPECT_FALSE(marshal_loads(th, data->view().substr(0, static_cast<size_t>(size)))) << size;
        EXPECT_TRUE(has_pending(th));
        clear_pending(th);
    }
}

TEST(Marshal, DamagedDataNeverCrashes) {
    Thread* th = test_thread();
    std::mt19937 random(1);
    std::string whole(marshal_dumps(th, compiled(kSource))->view());
    for (int round = 0; round < 5000; ++round) {
        std::string data = whole;
        for (int i = 0; i < 3; ++i) data[random() % data.size()] = static_cast<char>(random());
        Value v = marshal_loads(th, data);
        EXPECT_EQ(!v, has_pending(th));
        clear_pending(th);
    }
}

}  // namespace
}  // namespace krait
