// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <QByteArray>

// A fuzz target says what must hold for any bytes; what does not hold ends the program, and the
// fuzzer keeps the bytes.
#define FUZZ_HOLDS(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);    \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)

namespace dfw::fuzz {

/// One input. Implemented by each target; called by libFuzzer through LLVMFuzzerTestOneInput.
void take(const QByteArray &input);

} // namespace dfw::fuzz
