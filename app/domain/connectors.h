// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/sourceplan.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace dfw {

/// One parameter of a sign-in, from the JSON Schema in a connection spec's authSpec.
struct AuthParameter
{
    QString name;
    QString title; ///< empty where the spec has none
    QString description;
    ValueType type = ValueType::String;
    bool required = false;
    bool secret = false; ///< format "password", or a name that says so
    bool hidden = false; ///< uiAttributes.hidden
    QStringList values;  ///< enum; empty = free
    QString defaultValue;

    bool operator==(const AuthParameter &) const = default;
};

/// One way to sign in at a source.
struct AuthSpec
{
    QString name; ///< goes into auth.specName letter for letter
    QString type; ///< "BasicAuthentication", "KeyBased", "OAuth2RefreshCode", …
    QList<AuthParameter> parameters; ///< required ones first, then in the spec's order

    bool operator==(const AuthSpec &) const = default;
};

/// What can be explored behind a connection of a spec.
enum class SourceKind {
    Unknown, ///< the spec does not say
    Tables,
    Files,
    Rest,
    Streaming,
};

/// One kind of source. The published list is compiled in (resources/connectors.json), so that plans
/// can be checked without a service; what the service itself says wins over it (api/connectorlist).
struct Connector
{
    SpecRef ref;
    QString name;
    QString category; ///< "database", "cloud-storage", "crm", …
    QString description;
    SourceKind kind = SourceKind::Unknown;
    QString flowSpec; ///< name of the flow spec it belongs to; empty where nobody said
    QStringList deltaDateFormats;
    bool deprecated = false;
    bool offered = true; ///< false where the connected Platform does not list it
    QList<AuthSpec> authSpecs;

    bool operator==(const Connector &) const = default;
};

/// All published connectors, by category and name as the documentation lists them.
const QList<Connector> &connectors();
/// nullptr for an id that is not in the list; letter case does not matter.
const Connector *connectorById(const QString &id);
/// Where tutorials print a wrong connection spec id (MariaDB, ADLS Gen2, SFTP): the right one; else
/// empty.
QString correctedSpecId(const QString &wrong);
/// The delta column's date formats that a source understands, best first. A source that is not in
/// the list gets what most databases take.
QStringList deltaDateFormats(const QString &specId);

} // namespace dfw
