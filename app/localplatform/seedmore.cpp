// SPDX-License-Identifier: Apache-2.0
#include "localplatform/seedmore.h"

#include "localplatform/catalog.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

const QString profileClass = u"https://ns.adobe.com/xdm/context/profile"_s;

QString hexId(int number, int digits)
{
    return QString::number(number, 16).rightJustified(digits, u'0');
}

QJsonArray refs(const QStringList &ids)
{
    QJsonArray parts;
    for (const QString &id : ids)
        parts.append(QJsonObject{{u"$ref"_s, id}});
    return parts;
}

} // namespace

void seedMore(World &world, int count)
{
    QString sandbox;
    for (const Sandbox &candidate : world.tenancy.sandboxes) {
        if (candidate.isDefault)
            sandbox = candidate.name;
    }
    const QString base = u"https://ns.adobe.com/%1/"_s.arg(world.tenancy.tenantId);
    const auto put = [&](const QString &kind, const QString &id, const QJsonObject &body) {
        world.store->put(registryTable(kind), sandbox, id,
                         completedResource(world, sandbox, kind, id, body));
    };
    world.store->begin();
    for (int i = 1; i <= count; ++i) {
        const QString name = u"Generated %1"_s.arg(i, 5, 10, QLatin1Char('0'));
        const QString groupId = base + u"mixins/"_s + hexId(i, 48);
        const QString schemaId = base + u"schemas/"_s + hexId(i, 48);
        const QJsonObject own{
            {u"type"_s, u"object"_s},
            {u"properties"_s,
             QJsonObject{{u"value%1"_s.arg(i), QJsonObject{{u"type"_s, u"string"_s}}}}}};
        put(u"fieldgroups"_s, groupId,
            {{u"title"_s, name + u" fields"_s},
             {u"description"_s, QString()},
             {u"meta:intendedToExtend"_s, QJsonArray{profileClass}},
             {u"properties"_s, QJsonObject{{u"_"_s + world.tenancy.tenantId, own}}}});
        put(u"schemas"_s, schemaId,
            {{u"title"_s, name},
             {u"description"_s, QString()},
             {u"allOf"_s, refs({profileClass, groupId})}});
        const QString dataSet = hexId(i, 24);
        world.store->put(
            kind::dataSets, sandbox, dataSet,
            completedDataSet(
                world, dataSet,
                {{u"name"_s, name},
                 {u"schemaRef"_s, QJsonObject{{u"id"_s, schemaId},
                                              {u"contentType"_s,
                                               u"application/vnd.adobe.xed+json;version=1"_s}}}}));
    }
    world.store->commit();
}

} // namespace dfw::localplatform
