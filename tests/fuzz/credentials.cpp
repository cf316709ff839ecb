// SPDX-License-Identifier: Apache-2.0
//
// The credential files people drop: any bytes are fine as input.
#include "fuzz/fuzz.h"
#include "signin/credentialfile.h"

using namespace dfw;

void fuzz::take(const QByteArray &input)
{
    const auto read = signin::readCredentialFile(input);
    if (!read) {
        // What was in the file is in no error.
        FUZZ_HOLDS(!read.error().code.isEmpty());
        FUZZ_HOLDS(read.error().serverText.size() < 1000 && read.error().detail.size() < 1000);
        return;
    }
    FUZZ_HOLDS(!read->credentials.isEmpty());
    const auto again = signin::readCredentialFile(input);
    FUZZ_HOLDS(again.ok() && again->kind == read->kind && again->credentials == read->credentials);
}
