// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw {

/// True for a path that is an object in Adobe's standard field groups (person.name, homeAddress,
/// loyalty …), so that a plan which maps a value onto it can be refused without a service. Paths
/// follow AdobeDocs' XDM field groups for Individual Profile, ExperienceEvent and Business Account.
bool isStandardObjectPath(const QString &path);

} // namespace dfw
