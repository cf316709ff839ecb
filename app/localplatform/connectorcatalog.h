// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>

namespace dfw::localplatform {

/// Connection specs as Flow Service answers them, written out from the compact form of the resource
/// connectionspecs.json: there, a sign-in names its parameters and a connector its kind, and what
/// these words mean stands once. Facts:
/// https://experienceleague.adobe.com/docs/experience-platform/ sources/home.html and the pages
/// below it.
///
/// Two things are the local Platform's own, because no published answer shows them: `isDeprecated`
/// beside `isBeta`, and `deprecated` in the JSON Schema of a sign-in.
QList<QJsonObject> expandedConnectionSpecs(const QJsonObject &catalog);

/// Who may see and change what is made from a spec: "EnterpriseSource" or "StreamingSource".
QJsonObject permissionsInfo(const QString &resource);

} // namespace dfw::localplatform
