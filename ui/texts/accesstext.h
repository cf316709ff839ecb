// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "domain/accesspoint.h"

#include <QString>
#include <QStringList>

namespace dfw::ui {

/// Who can do something about a missing access.
enum class AccessOwner {
    You,
    SystemAdministrator,  ///< roles, in Permissions
    ProductAdministrator, ///< product profiles, in the Admin Console
    Developer,            ///< the project, in the Developer Console
    AdobeSupport,
    NetworkAdministrator,
};

/// What the sentences name. Nothing secret.
struct AccessFacts
{
    QString apiKey;
    QString organisation;
    QString sandbox;
    QString host;
    QStringList sandboxes; ///< those one may use
};

/// One failure of the access list, for somebody who has to get it mended by others. Plain text.
struct AccessText
{
    AccessOwner owner = AccessOwner::You;
    QString cause; ///< a sentence
    QString who;   ///< a sentence
    QString ask;   ///< what to do, or a message to the owner, ready to send
};

/// By the documented code where there is one, else by the kind of failure and what was asked.
AccessText accessText(AccessPoint point, const Error &error, const AccessFacts &facts);

/// "Token", "Schema registry"; reading and writing have names of their own.
QString accessName(AccessPoint point);

/// Every code that has a text of its own, without its HTTP status; for the tests.
QStringList accessCodes();

/// Enough of an API key to tell it from others: "4f2c…1e6d".
QString shortKey(const QString &apiKey);

} // namespace dfw::ui
