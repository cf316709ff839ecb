// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/clock.h"
#include "localplatform/resourcestore.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace dfw::localplatform {

class SourceData;
class XdmLibrary;

struct Sandbox
{
    QString name;
    QString title;
    QString type; ///< "development" or "production"
    QString id;
    bool isDefault = false;
};

/// Who everything here belongs to; read from the resource seed.json.
struct Tenancy
{
    QString organisation;
    QString tenantId;
    QString apiKey;
    QList<Sandbox> sandboxes;

    const Sandbox *sandbox(const QString &name) const;
};

/// What the caller's role says about `EnterpriseSource`: "View Sources" and "Manage Sources" in
/// Permissions.
struct SourceRights
{
    bool read = true;
    bool write = true;
};

/// Sign-in values of base connections. In memory only, and gone with the process: the data
/// directory must never hold a password of somebody who only tried the program out.
using CredentialVault = QHash<QString, QJsonObject>;

/// What the services of one local Platform share. Lives on the server thread.
struct World
{
    Tenancy tenancy;
    std::unique_ptr<ResourceStore> store;
    std::unique_ptr<SourceData> tables;
    QHash<QString, QString> tableSystems; ///< connection spec id to the system of its demo tables
    QString filesDir;                     ///< what every cloud storage shows
    std::unique_ptr<XdmLibrary> xdm;
    Clock clock;
    CredentialVault vault;
    SourceRights rights;
    bool strict = false;

    World();
    ~World();
};

/// A JSON file of the layer's own resources; asserts that it is there and well formed.
QJsonObject demoResource(const QString &name);

QString newUuid();
/// `digits` lower-case hexadecimal digits.
QString newHex(int digits);
/// An etag with its inner quotes, as Flow Service writes them.
QString newEtag();
/// The account that the local Platform says everything was created by.
QString technicalAccount();

} // namespace dfw::localplatform
