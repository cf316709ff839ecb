// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>
#include <QJsonObject>

namespace dfw::localplatform {

struct World;

/// What a body must fulfil before the Schema Registry keeps it. Codes where the documentation gives
/// one
/// (https://experienceleague.adobe.com/docs/experience-platform/xdm/troubleshooting-guide.html),
/// BadRequestError elsewhere. The range XDM-1020 to XDM-1024 means "outside the tenant's
/// namespace"; which number stands for what is not published: here 1020 is a field group, 1021 a
/// class.
namespace registrychecks {

/// Titles are unique over schemas, classes and field groups. `exceptId` is the resource itself.
std::optional<Error> title(World &world, const QString &sandbox, const QJsonObject &body,
                           const QString &exceptId = {});

/// Exactly one class, and field groups that fit it.
std::optional<Error> schema(World &world, const QString &sandbox, const QJsonObject &body);
/// Fields under the tenant's name, for classes or behaviours there are.
std::optional<Error> fieldGroup(World &world, const QString &sandbox, const QJsonObject &body);
/// One behaviour, and fields under the tenant's name; under `_adhoc` when it is ad hoc.
std::optional<Error> tenantClass(World &world, const QString &sandbox, const QJsonObject &body);

/// The behaviour of ad hoc classes.
inline constexpr auto adhoc = QLatin1StringView("https://ns.adobe.com/xdm/data/adhoc");

} // namespace registrychecks

} // namespace dfw::localplatform
