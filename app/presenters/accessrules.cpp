// SPDX-License-Identifier: Apache-2.0
#include "presenters/accessrules.h"

#include <array>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView code;
    AccessPoint point;
};

constexpr std::array rows{
    Row{"403010"_L1, AccessPoint::Token}, Row{"401013"_L1, AccessPoint::Token},
    Row{"FLOW-2114"_L1, AccessPoint::Token}, Row{"FLOW-2115"_L1, AccessPoint::Token},
    // The API key is known to one organisation, and is asked with it.
    Row{"403000"_L1, AccessPoint::Organisation}, Row{"403003"_L1, AccessPoint::Organisation},
    Row{"400003"_L1, AccessPoint::Organisation}, Row{"403025"_L1, AccessPoint::Organisation},
    Row{"403027"_L1, AccessPoint::Organisation}, Row{"FLOW-2000"_L1, AccessPoint::Organisation},
    Row{"FLOW-2001"_L1, AccessPoint::Organisation}, Row{"FLOW-2002"_L1, AccessPoint::Organisation},
    Row{"FLOW-2100"_L1, AccessPoint::Sandbox}, Row{"FLOW-2101"_L1, AccessPoint::Sandbox},
    Row{"FLOW-2102"_L1, AccessPoint::Sandbox}, Row{"FLOW-2103"_L1, AccessPoint::Sandbox},
    Row{"FLOW-2104"_L1, AccessPoint::Sandbox}, Row{"FLOW-2105"_L1, AccessPoint::Sandbox},
    Row{"FLOW-2110"_L1, AccessPoint::Sandbox}, Row{"FLOW-2111"_L1, AccessPoint::Sandbox}};

} // namespace

AccessPoint blamedFor(const Error &error, AccessPoint asked)
{
    // A token is also asked for in the middle of another call, when the last one ends.
    if (error.operation == "signIn"_L1)
        return AccessPoint::Token;
    const QString bare = error.code.section(u'-', 0, 1);
    for (const Row &row : rows) {
        if (bare == row.code)
            return row.point;
    }
    return error.httpStatus == 401 ? AccessPoint::Token : asked;
}

} // namespace dfw::presenters
