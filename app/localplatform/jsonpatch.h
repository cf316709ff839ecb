// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace dfw::localplatform {

/// The part of JSON Patch (RFC 6902) the services document: add, replace, remove; any letter case.
Result<QJsonObject> patched(const QJsonObject &entity, const QJsonArray &operations);

} // namespace dfw::localplatform
