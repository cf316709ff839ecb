// SPDX-License-Identifier: Apache-2.0
#include "localplatform/opensource.h"

#include "localplatform/entityquery.h"
#include "localplatform/filesource.h"
#include "localplatform/flowconnections.h"
#include "localplatform/flowspecs.h"
#include "localplatform/refusal.h"
#include "localplatform/serversource.h"
#include "localplatform/sourcedata.h"
#include "localplatform/tablesource.h"
#include "localplatform/world.h"
#include "spec/typedwriter.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

const QString demoSecret = u"demo"_s;

Opened refusedBecause(const QString &why)
{
    return {.signIn = SignIn::Refused,
            .error = refusal(u"LOCAL-1004-400"_s, u"the source refused the sign-in: "_s + why)};
}

/// The first parameter whose secret is not the one of the demo; empty when all are.
QString wrongSecret(const QJsonObject &connectionSpec, const QString &authName,
                    const QJsonObject &params)
{
    for (const QJsonValue &value : connectionSpec.value("authSpec"_L1).toArray()) {
        const QJsonObject auth = value.toObject();
        if (auth.value("name"_L1).toString() != authName)
            continue;
        const QJsonObject known = valueAt(auth, {u"spec"_s, u"properties"_s}).toObject();
        for (auto param = params.begin(); param != params.end(); ++param) {
            if (valueAt(known, {param.key(), u"format"_s}).toString() != "password"_L1)
                continue;
            const QString text = param->toString();
            // In a connection string only the password is secret.
            const QString secret = passwordOf(connectionStringParts(text)).value_or(text);
            if (secret != demoSecret)
                return param.key();
        }
    }
    return {};
}

std::unique_ptr<Source> demoTables(const World &world, const QString &specId,
                                   const QJsonObject &remark)
{
    if (remark.contains("generatedTables"_L1)) {
        return std::make_unique<GeneratedSource>(remark.value("generatedTables"_L1).toInt(),
                                                 remark.value("generatedColumns"_L1).toInt());
    }
    return std::make_unique<TableSource>(
        *world.tables, TableSource::View{.system = world.tableSystems.value(specId),
                                         .prefix = remark.value("tables"_L1).toString()});
}

} // namespace

SourceKind sourceKindOf(const QJsonObject &connectionSpec)
{
    const QString type = valueAt(connectionSpec, {u"sourceSpec"_s, u"type"_s}).toString();
    if (type == "Tabular"_L1)
        return SourceKind::Table;
    return type == "FileSystem"_L1 ? SourceKind::File : SourceKind::Other;
}

bool takesRowFilters(const QJsonObject &connectionSpec)
{
    return valueAt(connectionSpec, {u"attributes"_s, u"filterAtSource"_s, u"enabled"_s}).toBool();
}

bool playedSignInIsGood(const QJsonObject &connection, const QJsonObject &params)
{
    const QString specId = valueAt(connection, {u"connectionSpec"_s, u"id"_s}).toString();
    const QJsonObject spec = flowspecs::connectionSpec(specId).value_or(QJsonObject());
    const QString name = valueAt(connection, {u"auth"_s, u"specName"_s}).toString();
    return !loopbackServer(specId, params) && wrongSecret(spec, name, params).isEmpty();
}

Opened openSource(const World &world, const QJsonObject &connection, bool tested)
{
    const QJsonObject remark = connection.value(demoKey).toObject();
    const QString specId = valueAt(connection, {u"connectionSpec"_s, u"id"_s}).toString();
    const QJsonObject spec = flowspecs::connectionSpec(specId).value_or(QJsonObject());
    if (remark.value("refuses"_L1).toBool())
        return refusedBecause(u"the password has expired"_s);
    const QJsonObject auth = connection.value("auth"_L1).toObject();
    if (!auth.value("params"_L1).toObject().isEmpty()) {
        const auto params = world.vault.constFind(connection.value("id"_L1).toString());
        const bool forgotten = params == world.vault.constEnd();
        if (forgotten && !remark.value(signInWasGood).toBool()) {
            return {.signIn = SignIn::Forgotten,
                    .error = refusal(u"LOCAL-1004-400"_s,
                                     u"the credentials of this connection must be entered again: "
                                     "the local Platform keeps them in memory only"_s)};
        }
        const auto address = forgotten ? std::nullopt : loopbackServer(specId, *params);
        if (address) {
            auto server = std::make_unique<ServerSource>(*address);
            if (const auto error = tested ? server->test() : std::nullopt)
                return {.signIn = SignIn::Refused, .error = error};
            return {.source = std::move(server)};
        }
        const QString wrong =
            forgotten ? QString()
                      : wrongSecret(spec, auth.value("specName"_L1).toString(), *params);
        if (!wrong.isEmpty()) {
            return refusedBecause(
                u"the value of %1 is not accepted. In the local Platform every secret is the word %2"_s
                    .arg(wrong, demoSecret));
        }
    }
    switch (sourceKindOf(spec)) {
    case SourceKind::Table:
        return {.source = demoTables(world, specId, remark)};
    case SourceKind::File:
        return {.source = std::make_unique<FileSource>(world.filesDir)};
    case SourceKind::Other:
        break;
    }
    return {.error =
                refusal(u"LOCAL-1003-400"_s,
                        u"the local Platform reads tables and files, not this kind of source"_s)};
}

Result<SourceSelection> selectionOf(const QJsonObject &sourceConnection, SourceKind kind)
{
    const QJsonObject params = sourceConnection.value("params"_L1).toObject();
    SourceSelection selection;
    if (kind == SourceKind::Table) {
        selection.path = params.contains("tableName"_L1) ? params.value("tableName"_L1).toString()
                                                         : params.value("path"_L1).toString();
        if (params.contains("filters"_L1))
            selection.filter = params.value("filters"_L1).toObject();
        return selection;
    }
    const Result<FileFormat> format = fileFormatOf(sourceConnection.value("data"_L1).toObject());
    if (!format)
        return format.error();
    selection.path = params.value("path"_L1).toString();
    selection.format = *format;
    selection.isFolder = params.value("type"_L1).toString() == "folder"_L1;
    selection.recursive = spec::readBoolean(params.value("recursive"_L1)).value_or(false);
    return selection;
}

} // namespace dfw::localplatform
