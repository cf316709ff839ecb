// SPDX-License-Identifier: Apache-2.0
// Prints, for a plan whose schema and dataset exist, the number of steps in the longest chain of a
// run: the round trips no client can save.
#include "run/provisionsteps.h"

#include <cstdio>

int main()
{
    std::printf("%d\n", dfw::run::longestChain(dfw::run::provisioningSteps({})));
    return 0;
}
