// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"

#include <QDir>
#include <QFile>

// Plans for the tests of storage.

namespace dfw::test {

using namespace Qt::StringLiterals;

inline QString sourceFile(const QString &relative)
{
    return QDir(QStringLiteral(DFW_SOURCE_DIR)).filePath(relative);
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The plan of the database tutorial: what resources/examples/database.json says.
inline FlowPlan tutorialPlan()
{
    const QVariantMap text{{u"type"_s, u"string"_s}};
    const QVariantMap time{{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
    return {.name = u"Database dataflow using BigQuery"_s,
            .description = u"collecting test1.Mytable"_s,
            .source = {.name = u"Database source connection"_s,
                       .description = u"Database source connection"_s,
                       .baseConnectionId = u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s,
                       .connectionSpec = {.id = u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s},
                       .table = u"test1.Mytable"_s,
                       .columns = {{.name = u"TestID"_s, .rawType = u"string"_s, .xdm = text},
                                   {.name = u"Name"_s, .rawType = u"string"_s, .xdm = text},
                                   {.name = u"Datefield"_s,
                                    .rawType = u"string"_s,
                                    .xdmType = u"date-time"_s,
                                    .xdm = time}}},
            .target = {.name = u"Database target connection"_s,
                       .description = u"Database target connection"_s,
                       .schemaId = u"https://ns.adobe.com/dfwdemo/schemas/"
                                   "52b59140414aa6a370ef5e21155fd7a686744b8739ecc168"_s,
                       .datasetId = u"6019e0e7c5dcf718db5ebc71"_s},
            .mapping = {{.source = u"TestID"_s, .target = u"_id"_s},
                        {.source = u"Name"_s, .target = u"person.name.fullName"_s},
                        {.source = u"Datefield"_s, .target = u"person.birthDate"_s}},
            .deltaColumn =
                DeltaColumn{.name = u"Datefield"_s, .dateFormat = u"yyyy-MM-dd HH:mm:ss"_s},
            .schedule = {.startTime = 1612310466,
                         .frequency = Frequency::Minute,
                         .interval = 15,
                         .backfill = true}};
}

/// A plan whose base connection, schema and dataset the run makes, with every optional key.
inline FlowPlan newPlan()
{
    FlowPlan plan = tutorialPlan();
    plan.source.baseConnectionId.clear();
    plan.source.newConnection =
        NewBaseConnection{.name = u"Base"_s,
                          .description = u"made by the run"_s,
                          .authSpec = u"Basic Authentication"_s,
                          .params = {{u"project"_s, u"p"_s}, {u"port"_s, 5432}, {u"ssl"_s, true}},
                          .secrets = {u"clientSecret"_s}};
    plan.source.filter =
        RowFilter{.any = true,
                  .conditions = {{.column = u"Name"_s,
                                  .comparison = u"in"_s,
                                  .negated = true,
                                  .values = {u"a"_s, 1.5, true}},
                                 {.column = u"TestID"_s, .comparison = u"isNull"_s}}};
    plan.target.schemaId.clear();
    plan.target.datasetId.clear();
    plan.target.newSchema = NewSchema{
        .title = u"Customers"_s,
        .description = u"from the columns"_s,
        .classId = u"https://ns.adobe.com/xdm/context/experienceevent"_s,
        .fieldGroupIds = {u"https://ns.adobe.com/xdm/context/profile-person-details"_s},
        .ownFields = NewFieldGroup{.title = u"Customer columns"_s,
                                   .description = u"own"_s,
                                   .fields = {{.name = u"id"_s,
                                               .title = u"Id"_s,
                                               .column = u"TestID"_s,
                                               .type = ValueType::Integer},
                                              {.name = u"when"_s, .type = ValueType::DateTime}}},
        .identities = {{u"personalEmail.address"_s, u"Email"_s, true}, {u"a.b"_s, u"CRM"_s}}};
    plan.target.newDataset =
        NewDataset{.name = u"Rows"_s, .description = u"all"_s, .inProfile = true};
    plan.schedule.endTime = 4102444800;
    return plan;
}

} // namespace dfw::test
