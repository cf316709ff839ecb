// SPDX-License-Identifier: Apache-2.0
#include "program.h"

int main(int argc, char **argv)
{
    dfw::SystemScheduler clock;
    return dfw::runProgram(argc, argv, clock);
}
