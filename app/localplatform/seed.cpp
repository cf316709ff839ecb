// SPDX-License-Identifier: Apache-2.0
#include "localplatform/seed.h"

#include "localplatform/catalog.h"
#include "localplatform/flowconnections.h"
#include "localplatform/registryresource.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// The default sandbox has the ids of the tutorials. Elsewhere ids must differ (they are unique
/// over an organisation) and still be the same at every start.
QString idIn(const Sandbox &sandbox, const QString &id)
{
    if (sandbox.isDefault)
        return id;
    const QByteArray hash =
        QCryptographicHash::hash((sandbox.name + id).toUtf8(), QCryptographicHash::Sha1).toHex();
    QString other = id;
    qsizetype next = 0;
    for (QChar &c : other) {
        if (c != u'-' && next < hash.size())
            c = QLatin1Char(hash.at(next++));
    }
    return other;
}

void seedSchema(World &world, const Sandbox &sandbox, const QJsonObject &entry)
{
    QJsonArray parts;
    for (const QJsonValue &ref : entry.value("refs"_L1).toArray())
        parts.append(QJsonObject{{u"$ref"_s, ref}});
    const QString id = entry.value("$id"_L1).toString();
    QJsonObject body{{u"title"_s, entry.value("title"_L1)},
                     {u"description"_s, entry.value("description"_L1)},
                     {u"allOf"_s, parts}};
    if (entry.value("profile"_L1).toBool())
        body.insert("meta:immutableTags"_L1, QJsonArray{u"union"_s});
    world.store->put(kind::schemas, sandbox.name, id,
                     completedResource(world, sandbox.name, u"schemas"_s, id, body));
    const QString identity = entry.value("primaryIdentity"_L1).toString();
    if (identity.isEmpty())
        return;
    const QString descriptorId = QString::fromLatin1(
        QCryptographicHash::hash((id + identity).toUtf8(), QCryptographicHash::Sha1).toHex());
    const bool email = identity.contains("mail"_L1);
    world.store->put(kind::descriptors, sandbox.name, descriptorId,
                     {{u"@id"_s, descriptorId},
                      {u"@type"_s, u"xdm:descriptorIdentity"_s},
                      {u"xdm:sourceSchema"_s, id},
                      {u"xdm:sourceVersion"_s, 1},
                      {u"xdm:sourceProperty"_s, identity},
                      {u"xdm:namespace"_s, email ? u"Email"_s : u"CORE"_s},
                      {u"xdm:property"_s, u"xdm:code"_s},
                      {u"xdm:isPrimary"_s, true},
                      {u"imsOrg"_s, world.tenancy.organisation},
                      {u"version"_s, u"1"_s}});
}

void seedDataSet(World &world, const Sandbox &sandbox, const QJsonObject &entry)
{
    const QString id = idIn(sandbox, entry.value("id"_L1).toString());
    QJsonObject body{
        {u"name"_s, entry.value("name"_L1)},
        {u"description"_s, entry.value("description"_L1)},
        {u"schemaRef"_s,
         QJsonObject{{u"id"_s, entry.value("schema"_L1)},
                     {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}}}};
    if (entry.value("profile"_L1).toBool())
        body.insert("tags"_L1, QJsonObject{{u"unifiedProfile"_s, QJsonArray{u"enabled:true"_s}}});
    world.store->put(kind::dataSets, sandbox.name, id, completedDataSet(world, id, body));
}

void seedConnection(World &world, const Sandbox &sandbox, const QJsonObject &entry)
{
    const QString id = idIn(sandbox, entry.value("id"_L1).toString());
    QJsonObject body{{u"name"_s, entry.value("name"_L1)},
                     {u"description"_s, entry.value("description"_L1)},
                     {u"connectionSpec"_s, QJsonObject{{u"id"_s, entry.value("connectionSpec"_L1)},
                                                       {u"version"_s, u"1.0"_s}}},
                     {u"auth"_s, QJsonObject{{u"specName"_s, entry.value("auth"_L1)}}},
                     {demoKey, entry.value("demo"_L1)}};
    world.store->put(kind::connections, sandbox.name, id,
                     completedEntity(world, sandbox.name, id, u"enabled"_s, body));
}

} // namespace

Tenancy seedTenancy()
{
    const QJsonObject seed = demoResource(u"seed.json"_s);
    Tenancy tenancy{.organisation = seed.value("organisation"_L1).toString(),
                    .tenantId = seed.value("tenantId"_L1).toString(),
                    .apiKey = seed.value("apiKey"_L1).toString()};
    for (const QJsonValue &value : seed.value("sandboxes"_L1).toArray()) {
        const QJsonObject sandbox = value.toObject();
        tenancy.sandboxes.append({.name = sandbox.value("name"_L1).toString(),
                                  .title = sandbox.value("title"_L1).toString(),
                                  .type = sandbox.value("type"_L1).toString(),
                                  .id = sandbox.value("id"_L1).toString(),
                                  .isDefault = sandbox.value("isDefault"_L1).toBool()});
    }
    return tenancy;
}

void seedResources(World &world)
{
    const QJsonObject seed = demoResource(u"seed.json"_s);
    world.store->begin();
    for (const Sandbox &sandbox : world.tenancy.sandboxes) {
        for (const QJsonValue &entry : seed.value("schemas"_L1).toArray())
            seedSchema(world, sandbox, entry.toObject());
        for (const QJsonValue &entry : seed.value("dataSets"_L1).toArray())
            seedDataSet(world, sandbox, entry.toObject());
        for (const QJsonValue &entry : seed.value("connections"_L1).toArray())
            seedConnection(world, sandbox, entry.toObject());
    }
    world.store->commit();
}

void seedExtras(World &world, const DemoExtras &extras)
{
    const QJsonObject seed = demoResource(u"seed.json"_s);
    const QJsonArray models = seed.value("connections"_L1).toArray();
    world.store->begin();
    for (const Sandbox &sandbox : world.tenancy.sandboxes) {
        for (int i = 1; i <= extras.connections; ++i) {
            QJsonObject entry = models.at(i % models.size()).toObject();
            entry.insert("id"_L1, u"e47a0000-0000-4000-8000-%1"_s.arg(i, 12, 10, QLatin1Char('0')));
            entry.insert("name"_L1, u"%1 (%2)"_s.arg(entry.value("name"_L1).toString()).arg(i + 1));
            seedConnection(world, sandbox, entry);
        }
        if (extras.tables > 0) {
            QJsonObject entry = seed.value("largeSource"_L1).toObject();
            entry.insert("demo"_L1, QJsonObject{{u"generatedTables"_s, extras.tables},
                                                {u"generatedColumns"_s, extras.columns}});
            seedConnection(world, sandbox, entry);
        }
    }
    world.store->commit();
}

QHash<QString, QString> seedTableSystems()
{
    const QJsonObject systems = demoResource(u"seed.json"_s).value("tableSystems"_L1).toObject();
    QHash<QString, QString> found;
    for (auto system = systems.begin(); system != systems.end(); ++system)
        found.insert(system.key(), system->toString());
    return found;
}

std::optional<Error> fillFiles(const QString &dir)
{
    if (QFileInfo::exists(dir))
        return {};
    // Under another name until all are there: the program may be killed meanwhile.
    const QString unfinished = dir + u".new"_s;
    QDir(unfinished).removeRecursively();
    const auto failed = [](const QString &where) {
        return Error{.kind = ErrorKind::Storage,
                     .operation = u"startLocalPlatform"_s,
                     .where = where,
                     .code = u"NotWritable"_s,
                     .detail = u"cannot be written"_s};
    };
    const QString resources = u":/localplatform/files"_s;
    QDirIterator files(resources, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString resource = files.next();
        const QString file = unfinished + resource.sliced(resources.size());
        if (!QDir().mkpath(QFileInfo(file).path()) || !QFile::copy(resource, file))
            return failed(file);
        // Copies of resources are read only, but these are there to be changed.
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    }
    QFile large(unfinished + u"/odd/large-field.csv"_s);
    const QByteArray content =
        "id,first_name,last_name,email\nM-1," + QByteArray(1 << 20, 'x') + ",Long,m1@example.org\n";
    if (!large.open(QIODevice::WriteOnly) || large.write(content) != content.size())
        return failed(large.fileName());
    large.close();
    if (!QDir().rename(unfinished, dir))
        return failed(dir);
    return {};
}

} // namespace dfw::localplatform
