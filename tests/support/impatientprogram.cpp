// SPDX-License-Identifier: Apache-2.0
//
// The program with a clock that does not wait: its pauses and deadlines come in their order, and no
// test sits through them. Nothing else differs from ui/main.cpp.
#include "program.h"
#include "support/impatientclock.h"

int main(int argc, char **argv)
{
    dfw::test::ImpatientClock clock;
    return dfw::runProgram(argc, argv, clock);
}
