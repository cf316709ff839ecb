// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/connectors.h"
#include "domain/flowplan.h"
#include "domain/schemafield.h"

#include <optional>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

/// What the services answer, as values. Times are epoch milliseconds unless a name says otherwise.
namespace dfw::api {

/// GET /data/foundation/sandbox-management/
struct Sandbox
{
    QString name; ///< the lower-case name that x-sandbox-name wants
    QString title;
    QString type;  ///< "development" or "production"
    QString state; ///< "active" or another word
    QString region;

    bool isProduction() const
    {
        return type.compare(QLatin1StringView("production"), Qt::CaseInsensitive) == 0;
    }
    /// Others are being made, reset or deleted, and cannot be used.
    bool isActive() const
    {
        return state.compare(QLatin1StringView("active"), Qt::CaseInsensitive) == 0;
    }
    bool operator==(const Sandbox &) const = default;
};

/// GET /data/foundation/flowservice/connections
struct BaseConnection
{
    QString id;
    QString name;
    QString state;
    SpecRef connectionSpec;
    qint64 createdAt = 0;
    QString createdBy;
    QString etag;

    bool operator==(const BaseConnection &) const = default;
};

/// GET /data/foundation/flowservice/connections/{id}/test
struct ConnectionTest
{
    bool works = false;
    QString reason; ///< the service's words where it gave any
};

// Signing in is the domain's, because plans are checked against the published list of connectors.
using dfw::AuthParameter;
using dfw::AuthSpec;
using dfw::SourceKind;

/// attributes.filterAtSource of a connection spec.
struct FilterAbility
{
    bool enabled = false;
    QStringList comparisons; ///< as the spec spells them: "=", "like", …
    QStringList logical;     ///< "and", "or", "not"

    bool operator==(const FilterAbility &) const = default;
};

/// GET /data/foundation/flowservice/connectionSpecs
struct ConnectionSpec
{
    SpecRef ref;
    QString name;
    QString description;
    QString category; ///< "database", "crm", …; as the spec says it
    bool isSource = false;
    SourceKind kind = SourceKind::Unknown;
    QList<AuthSpec> authSpecs; ///< empty where the source needs no base connection
    FilterAbility filter;

    bool operator==(const ConnectionSpec &) const = default;
};

/// One entry of GET …/connections/{id}/explore?objectType=root
struct ExploreEntry
{
    QString type; ///< lower case: "table", "folder", "file"
    QString name;
    QString path;
    bool canPreview = false;
    bool canFetchSchema = false;
};

/// How a file is written, as explore found out with determineProperties=true.
struct FileProperties
{
    std::optional<FileFormat> format;
    QString columnDelimiter;
    QString compression;
    QString encoding;

    bool operator==(const FileProperties &) const = default;
};

/// GET …/connections/{id}/explore?objectType=table&object=…&preview=true, and of a file
struct TableContents
{
    QList<Column> columns;
    SampleRows sample;
    FileProperties properties; ///< of a file
};

/// GET /data/foundation/flowservice/flowSpecs. The specs inside are JSON Schemas and stay JSON:
/// they are law for what is sent (types, limits, which transformations exist).
struct FlowSpec
{
    SpecRef ref;
    QString name;
    QStringList sourceConnectionSpecIds; ///< empty where the service did not list any
    QJsonObject scheduleSchema;          ///< empty for streaming specs
    QJsonObject optionSchema;
    QHash<QString, QJsonObject> transformations; ///< "Copy", "Mapping", … → schema of params
    bool refusesDrafts = false; ///< attributes.isDraftModeSupported says so; unsaid means no

    bool operator==(const FlowSpec &) const = default;
};

/// A class or field group in a list of the Schema Registry, of the tenant or global.
struct XdmResource
{
    QString id;
    QString title;
    QString description;
    QStringList classIds;  ///< meta:intendedToExtend of a field group; empty = not said
    bool isTenant = false; ///< made in this organisation

    bool operator==(const XdmResource &) const = default;
};

/// A field group of the tenant that was found by its title.
struct ExistingFieldGroup
{
    QString id;
    QString title;
    QStringList classIds; ///< meta:intendedToExtend
    SchemaFields fields;

    bool operator==(const ExistingFieldGroup &) const = default;
};

/// An identity descriptor (GET /data/foundation/schemaregistry/tenant/descriptors).
struct Identity
{
    QString schemaId;
    IdentityMark mark;

    bool operator==(const Identity &) const = default;
};

/// GET /data/core/idnamespace/identities
struct IdentityNamespace
{
    QString code; ///< "Email"
    QString name;
    QString type;          ///< idType: "Email", "CROSS_DEVICE", …; compare without case
    bool isCustom = false; ///< made in this organisation

    bool operator==(const IdentityNamespace &) const = default;
};

/// GET /data/foundation/schemaregistry/tenant/schemas
struct SchemaSummary
{
    QString id;
    QString title;
    QString version;
    QString classId;
    QStringList refs; ///< class and field groups it is made of
    bool inProfile = false;

    bool operator==(const SchemaSummary &) const = default;
};

/// GET /data/foundation/schemaregistry/tenant/schemas/{id}, resolved
struct Schema
{
    QString id;
    QString title;
    QString version;
    QString classId;
    bool inProfile = false;
    SchemaFields fields;
};

/// GET /data/foundation/catalog/dataSets
struct Dataset
{
    QString id;
    QString name;
    QString schemaId;
    bool inProfile = false;
};

/// What a create answers.
struct Created
{
    QString id;
    QString etag;

    bool operator==(const Created &) const = default;
};

/// What POST /data/foundation/conversion/mappingSets answers. `version` stays as it came; the flow
/// sends it in the type its spec declares.
struct MappingSetCreated
{
    QString id;
    QJsonValue version;
};

/// GET /data/foundation/conversion/mappingSets
struct MappingSetSummary
{
    QString id;
    QString version; ///< "0", "1", …; GET wants it, or it is not said which one is answered
    QString name;    ///< empty for a set that a flow brought along
    QString schemaId;
    qint64 modifiedAt = 0;
    int rowCount = -1; ///< -1 where the list does not say

    bool operator==(const MappingSetSummary &) const = default;
};

/// GET /data/foundation/conversion/mappingSets/{id}?version=…
struct MappingSet
{
    MappingSetSummary about;
    Mapping rows;

    bool operator==(const MappingSet &) const = default;
};

/// What a flow's transformation "Mapping" names.
struct FlowMapping
{
    QString flowId;
    QString flowName;
    QString state; ///< "enabled", …
    qint64 createdAt = 0;
    QString mappingSetId; ///< empty for a flow without mapping (an XDM-ready stream, a draft)
    QString mappingVersion;

    bool operator==(const FlowMapping &) const = default;
};

/// One row's verdict of POST …/mappingSets/validate; order as sent.
struct MappingVerdict
{
    bool fine = true;
    QString reason;
};

/// Why a field of a previewed row has no value; the service's words.
struct PreviewProblem
{
    QString target; ///< empty where the service names none
    QString reason;

    bool operator==(const PreviewProblem &) const = default;
};

/// One sample row's record, of POST …/mappingSets/preview. Personal data: for the screen only.
struct PreviewedRow
{
    QJsonObject record;
    QList<PreviewProblem> problems;

    bool operator==(const PreviewedRow &) const = default;
};

/// GET /data/foundation/flowservice/flows/{id}
struct Flow
{
    QString id;
    QString name;
    QString state; ///< "enabled", "disabled", "draft", …
    QString etag;
};

/// GET /data/foundation/flowservice/runs?property=flowId==…
struct RunProblem
{
    QString code;
    QString message;

    bool operator==(const RunProblem &) const = default;
};

struct FlowRun
{
    QString id;
    QString status; ///< as it came; compare through state()
    qint64 startedAt = 0;
    qint64 completedAt = 0; ///< 0 while running
    qint64 recordsIn = -1;  ///< -1 = the service does not know
    qint64 recordsOut = -1;
    qint64 recordsFailed = -1;
    qint64 recordsWithWarnings = -1;
    QList<RunProblem> problems;

    enum class State { Waiting, Running, Succeeded, Failed, Unknown };
    /// Compares without case and underscores: docs and OpenAPI spell the words differently.
    State state() const;
    bool ended() const { return state() == State::Succeeded || state() == State::Failed; }
    bool operator==(const FlowRun &) const = default;
};

} // namespace dfw::api
