// SPDX-License-Identifier: Apache-2.0
#include "support/sampleplan.h"

#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QHash>
#include <QJsonObject>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

const QString schemaId =
    u"https://ns.adobe.com/dfwdemo/schemas/52b59140414aa6a370ef5e21155fd7a686744b8739ecc168"_s;

Column textColumn(const QString &name)
{
    return {.name = name, .rawType = u"string"_s, .xdm = {{u"type"_s, u"string"_s}}};
}

QJsonValue connectionAnswer()
{
    return json("{'items':[{'id':'6990abad-977d-41b9-a85d-17ea8cf1c0e4','name':'Base',"
                "'state':'enabled','connectionSpec':{'id':'3c9b37f8-13a6-43d8-bad3-b863b941fedd',"
                "'version':'1.0'},'etag':'1'}]}");
}

QJsonValue schemaAnswer()
{
    QJsonObject schema =
        json("{'title':'Customers','type':'object','version':'1.0','meta:class':"
             "'https://ns.adobe.com/xdm/context/profile','properties':{"
             "'_id':{'type':'string','format':'uri-reference','meta:xdmType':'string'},"
             "'person':{'type':'object','meta:xdmType':'object','properties':{"
             "'name':{'type':'object','meta:xdmType':'object','properties':{"
             "'fullName':{'type':'string','meta:xdmType':'string'}}},"
             "'birthDate':{'type':'string','format':'date','meta:xdmType':'date'}}}}}")
            .toObject();
    schema.insert(u"$id"_s, schemaId);
    return schema;
}

QJsonValue datasetAnswer()
{
    return QJsonObject{
        {u"6019e0e7c5dcf718db5ebc71"_s,
         QJsonObject{
             {u"name"_s, u"Customers"_s},
             {u"schemaRef"_s,
              QJsonObject{{u"id"_s, schemaId},
                          {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}}}}}};
}

} // namespace

FlowPlan samplePlan()
{
    Column date = textColumn(u"Datefield"_s);
    date.xdmType = u"date-time"_s;
    date.xdm.insert(u"format"_s, u"date-time"_s);
    return {.name = u"Database dataflow using BigQuery"_s,
            .description = u"collecting test1.Mytable"_s,
            .source = {.name = u"Database source connection"_s,
                       .description = u"Database source connection"_s,
                       .baseConnectionId = u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s,
                       .connectionSpec = {.id = u"3c9b37f8-13a6-43d8-bad3-b863b941fedd"_s},
                       .table = u"test1.Mytable"_s,
                       .columns = {textColumn(u"TestID"_s), textColumn(u"Name"_s), date}},
            .target = {.name = u"Database target connection"_s,
                       .description = u"Database target connection"_s,
                       .schemaId = schemaId,
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

net::Credentials sampleCredentials()
{
    return {.accessToken = Secret(u"token-for-tests"_s),
            .apiKey = u"key-for-tests"_s,
            .organisation = u"TEST@AdobeOrg"_s,
            .sandbox = u"dev"_s};
}

Result<net::Response> sampleAnswer(const net::Request &request, const QString &tutorial)
{
    const auto shown = [&tutorial](int status, const char *step) -> net::Response {
        return answer(
            status, goldenBytes(tutorial + u'/' + QString::fromLatin1(step) + u".response.json"_s));
    };
    const QString &operation = request.operation;
    if (operation == "getBaseConnection"_L1)
        return answer(200, connectionAnswer());
    if (operation == "getSchema"_L1)
        return answer(200, schemaAnswer());
    if (operation == "getDataset"_L1)
        return answer(200, datasetAnswer());
    if (operation == "findFlowSpec"_L1)
        return shown(200, "04-flowSpecs");
    if (operation == "createSourceConnection"_L1)
        return shown(201, "01-sourceConnections");
    if (operation == "createTargetConnection"_L1)
        return shown(201, "02-targetConnections");
    if (operation == "createMappingSet"_L1)
        return shown(200, "03-mappingSets");
    if (operation == "createFlow"_L1)
        return shown(201, "05-flows");
    return failure(ErrorKind::NotFound, operation);
}

QStringList lookUpOperations()
{
    return {u"getBaseConnection"_s, u"findFlowSpec"_s, u"getSchema"_s, u"getDataset"_s};
}

QStringList createOperations()
{
    return {u"createSourceConnection"_s, u"createTargetConnection"_s, u"createMappingSet"_s,
            u"createFlow"_s};
}

} // namespace dfw::test
