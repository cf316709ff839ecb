// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace dfw {

/// What a sign-in may reach, in the order it is asked: without one, those behind it are not asked.
enum class AccessPoint {
    Token,
    Organisation,
    Sandbox,
    SchemaRegistry,
    FlowRead,  ///< `EnterpriseSource`, read: "View Sources" in Permissions
    FlowWrite, ///< `EnterpriseSource`, write: "Manage Sources"
};

inline constexpr std::array accessPoints{AccessPoint::Token,    AccessPoint::Organisation,
                                         AccessPoint::Sandbox,  AccessPoint::SchemaRegistry,
                                         AccessPoint::FlowRead, AccessPoint::FlowWrite};

} // namespace dfw
