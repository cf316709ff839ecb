// SPDX-License-Identifier: Apache-2.0
// Standard classes and field groups, and making, changing and deleting those of the
// tenant. What is refused is in tst_registryrefusals.cpp.
#include "registryclient.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class RegistryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void standardPaths_data();
    void standardPaths();
    void standardLists();
    void tenantFieldGroup();
    void circleOfGroups();
    void tutorialBodyOf2020();
    void adhocClassAndSchema();
    void ownClass();
    void patchAddsAFieldGroup();
    void enablingForProfile();
    void deleting();

private:
    Answer make(const QString &kind, const QJsonObject &body)
    {
        return m_client->post(registry + u"tenant/"_s + kind, body);
    }
    QJsonObject lookUp(const QString &place, const QString &id)
    {
        return m_client->get(registry + place + u'/' + encoded(id), fullForm).object();
    }

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
};

void RegistryTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
}

void RegistryTest::standardPaths_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id"); // below https://ns.adobe.com/xdm/
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("type");
    const auto row = [](const QString &kind, const QString &id, const QString &title,
                        const QString &path, const QString &type) {
        QTest::newRow(qPrintable(title + u' ' + path)) << kind << id << title << path << type;
    };
    const QString classes = u"classes"_s;
    row(classes, u"context/profile"_s, u"XDM Individual Profile"_s, u"_repo.createDate"_s,
        u"date-time"_s);
    row(classes, u"context/profile"_s, u"XDM Individual Profile"_s, u"_id"_s, u"string"_s);
    row(classes, u"context/experienceevent"_s, u"XDM ExperienceEvent"_s, u"timestamp"_s,
        u"date-time"_s);
    row(classes, u"context/account"_s, u"XDM Business Account"_s,
        u"extSourceSystemAudit.lastViewedDate"_s, u"date-time"_s);
    const QString groups = u"fieldgroups"_s;
    const QString demographic = u"Demographic Details"_s;
    row(groups, u"context/profile-person-details"_s, demographic, u"person.name.fullName"_s,
        u"string"_s);
    row(groups, u"context/profile-person-details"_s, demographic, u"person.birthYear"_s,
        u"short"_s);
    const QString personal = u"Personal Contact Details"_s;
    row(groups, u"context/profile-personal-details"_s, personal, u"personalEmail.address"_s,
        u"string"_s);
    row(groups, u"context/profile-personal-details"_s, personal, u"homeAddress._schema.latitude"_s,
        u"number"_s);
    row(groups, u"context/profile-personal-details"_s, personal,
        u"mailingAddress.createdByBatchID"_s, u"string"_s);
    row(groups, u"context/profile-work-details"_s, u"Work Contact Details"_s, u"workPhone.number"_s,
        u"string"_s);
    row(groups, u"mixins/profile/profile-loyalty-details"_s, u"Loyalty Details"_s,
        u"loyalty.loyaltyID"_s, u"array"_s);
    row(groups, u"mixins/profile/profile-loyalty-details"_s, u"Loyalty Details"_s,
        u"loyalty.pointsExpiration.pointsExpiring"_s, u"number"_s);
    row(groups, u"context/identitymap"_s, u"IdentityMap"_s, u"identityMap"_s, u"map"_s);
    row(groups, u"mixins/b2b-person-details"_s, u"XDM Business Person Details"_s,
        u"extendedWorkDetails.assistantDetails.name.firstName"_s, u"string"_s);
    row(groups, u"mixins/account-details"_s, u"XDM Business Account Details"_s,
        u"accountOrganization.annualRevenue.conversionDate"_s, u"date-time"_s);
    row(groups, u"context/experienceevent-commerce"_s, u"Commerce Details"_s,
        u"commerce.order.payments.paymentAmount"_s, u"number"_s);
    row(groups, u"context/experienceevent-web"_s, u"Web Details"_s,
        u"web.webInteraction.linkClicks.value"_s, u"number"_s);
    row(groups, u"context/experienceevent-environment-details"_s, u"Environment Details"_s,
        u"environment.browserDetails.viewportWidth"_s, u"int"_s);
}

void RegistryTest::standardPaths()
{
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QString, path);
    const QString fullId = u"https://ns.adobe.com/xdm/"_s + id;
    const QJsonObject resource = lookUp(u"global/"_s + kind, fullId);
    QTEST(resource.value("title"_L1).toString(), "title");
    QCOMPARE(resource.value("$id"_L1).toString(), fullId);
    QCOMPARE(resource.contains("meta:intendedToExtend"_L1), kind == "fieldgroups"_L1);
    QTEST(nodeAt(resource, path).value("meta:xdmType"_L1).toString(), "type");
    QVERIFY(!nodeAt(resource, path).value("title"_L1).toString().isEmpty());
    // The same by the other name of the resource.
    const QString altId = u"_xdm."_s + QString(id).replace(u'/', u'.');
    QCOMPARE(lookUp(u"global/"_s + kind, altId), resource);
}

void RegistryTest::standardLists()
{
    const auto results = [&](const QString &place) {
        return m_client->get(registry + place, listWhole).object().value("results"_L1).toArray();
    };
    QCOMPARE(results(u"global/behaviors"_s).size(), 3);
    QCOMPARE(results(u"global/classes"_s).size(), 3);
    const QString forClass = u"global/fieldgroups?property=meta:intendedToExtend=="_s;
    QCOMPARE(results(forClass + profileClass).size(), 6);
    QCOMPARE(results(forClass + eventClass).size(), 5);
    QCOMPARE(lookUp(u"global/behaviors"_s, u"https://ns.adobe.com/xdm/data/time-series"_s)
                 .value("required"_L1)
                 .toArray(),
             QJsonArray({u"_id"_s, u"timestamp"_s}));
}

void RegistryTest::tenantFieldGroup()
{
    QJsonObject body = groupBody(u"Every way"_s, json(u"{'plain':{'type':'string'}}"_s));
    body.insert("definitions"_L1,
                json(u"{'more':{'properties':{'_dfwdemo':{'type':'object','required':['kind'],"
                     "'properties':{'kind':{'$ref':'#/definitions/kind'},"
                     "'home':{'$ref':'https://ns.adobe.com/xdm/common/address'}}}}},"
                     "'kind':{'type':'object','properties':{'code':{'type':'integer',"
                     "'minimum':0,'maximum':1000}}}}"_s));
    body.insert("allOf"_L1,
                QJsonArray{json(u"{'$ref':'#/definitions/more'}"_s),
                           json(u"{'properties':{'_dfwdemo':{'type':'object','properties':"
                                "{'list':{'type':'array','items':{'type':'object','properties':"
                                "{'day':{'type':'string','format':'date'}}}}}}}}"_s),
                           json(u"{'$ref':'%1'}"_s.arg(personDetails))});
    const Answer made = make(u"fieldgroups"_s, body);
    QVERIFY2(made.status == 201, made.body);
    QCOMPARE(made.object().value("meta:resourceType"_L1).toString(), u"mixins"_s);
    QVERIFY(idOf(made).startsWith(u"https://ns.adobe.com/dfwdemo/mixins/"_s));

    const QJsonObject group = lookUp(u"tenant/fieldgroups"_s, idOf(made));
    const QList<QPair<QString, QString>> types = {
        {u"_dfwdemo.plain"_s, u"string"_s},       {u"_dfwdemo.kind"_s, u"object"_s},
        {u"_dfwdemo.kind.code"_s, u"short"_s},    {u"_dfwdemo.home.city"_s, u"string"_s},
        {u"_dfwdemo.list"_s, u"array"_s},         {u"_dfwdemo.list.day"_s, u"date"_s},
        {u"person.name.firstName"_s, u"string"_s}};
    for (const auto &[path, type] : types)
        QCOMPARE(nodeAt(group, path).value("meta:xdmType"_L1).toString(), type);
    QCOMPARE(nodeAt(group, u"_dfwdemo"_s).value("required"_L1).toArray(), QJsonArray{u"kind"_s});
    QVERIFY(!group.contains("allOf"_L1) && !group.contains("definitions"_L1));

    // It is found by the class it is for, and a schema takes its fields over.
    const QJsonArray found =
        m_client
            ->get(registry + u"tenant/fieldgroups?property=meta:intendedToExtend=="_s +
                      profileClass,
                  listIds)
            .object()
            .value("results"_L1)
            .toArray();
    QCOMPARE(found.last().toObject().value("$id"_L1).toString(), idOf(made));
    const Answer schema = makeSchema(*m_client, u"Every way, used"_s, {profileClass, idOf(made)});
    QVERIFY2(schema.status == 201, schema.body);
    const QJsonObject full = fullSchema(*m_client, idOf(schema));
    QCOMPARE(nodeAt(full, u"_dfwdemo.kind.code"_s), nodeAt(group, u"_dfwdemo.kind.code"_s));
}

void RegistryTest::circleOfGroups()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QString firstId;
    QString secondId;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        const QString groups = registry + u"tenant/fieldgroups"_s;
        firstId =
            idOf(client.post(groups, groupBody(u"First"_s, json(u"{'a':{'type':'string'}}"_s))));
        QJsonObject body = groupBody(u"Second"_s, json(u"{'b':{'type':'string'}}"_s));
        body.insert("allOf"_L1, refs({firstId, firstId}));
        secondId = idOf(client.post(groups, body));
        QVERIFY(!secondId.isEmpty());
    }
    {
        // Nothing the registry takes makes a circle, so it is drawn behind its back.
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"circle"_s);
        database.setDatabaseName(dir + u"/platform.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        query.prepare(u"UPDATE resources SET body = json_set(body, '$.allOf', "
                      "json_array(json_object('$ref', ?))) WHERE id = ? AND sandbox = 'demo'"_s);
        query.addBindValue(secondId);
        query.addBindValue(firstId);
        QVERIFY(query.exec());
        QCOMPARE(query.numRowsAffected(), 1);
    }
    QSqlDatabase::removeDatabase(u"circle"_s);
    const auto platform = started({.dataDir = dir});
    Client client(*platform);
    for (const QString &id : {firstId, secondId}) {
        const QJsonObject full =
            client.get(registry + u"tenant/fieldgroups/"_s + encoded(id), fullForm).object();
        QCOMPARE(nodeAt(full, u"_dfwdemo"_s).value("properties"_L1).toObject().keys(),
                 QStringList({u"a"_s, u"b"_s}));
    }
}

void RegistryTest::tutorialBodyOf2020()
{
    QJsonObject body = schemaBody(u"Target schema for a Cloud Storage connector"_s,
                                  {profileClass, personDetails, personalDetails, personalDetails});
    body.insert("meta:containerId"_L1, u"tenant"_s);
    body.insert("meta:resourceType"_L1, u"schemas"_s);
    body.insert("meta:xdmType"_L1, u"object"_s);
    body.insert("meta:class"_L1, profileClass);
    const Answer made = make(u"schemas"_s, body);
    QVERIFY2(made.status == 201, made.body);
    const QJsonObject schema = made.object();
    // What was sent twice stays twice in allOf only.
    QCOMPARE(schema.value("allOf"_L1).toArray().size(), 4);
    QCOMPARE(schema.value("refs"_L1).toArray().size(), 3);
    QStringList extends;
    for (const QJsonValue &value : schema.value("meta:extends"_L1).toArray())
        extends.append(value.toString());
    extends.sort();
    QCOMPARE(extends, QStringList({u"https://ns.adobe.com/xdm/common/auditable"_s, profileClass,
                                   personDetails, personalDetails,
                                   u"https://ns.adobe.com/xdm/data/record"_s}));
    QCOMPARE(schema.value("meta:class"_L1).toString(), profileClass);
    QCOMPARE(schema.value("version"_L1).toString(), u"1.0"_s);
}

void RegistryTest::adhocClassAndSchema()
{
    const QJsonObject fields =
        json(u"{'properties':{'_adhoc':{'type':'object','properties':{'id':{'type':'string'},"
             "'first_name':{'type':'string'}}}}}"_s);
    QJsonObject body = schemaBody(u"Raw customers"_s, {u"https://ns.adobe.com/xdm/data/adhoc"_s});
    body.insert("allOf"_L1, body.value("allOf"_L1).toArray() + QJsonValue(fields));
    const Answer made = make(u"classes"_s, body);
    QVERIFY2(made.status == 201, made.body);
    const QString name = made.object().value("meta:datasetNamespace"_L1).toString();
    QVERIFY(name.startsWith(u'_') && name != "_adhoc"_L1);
    QVERIFY(!made.body.contains("_adhoc"));

    const Answer schema = makeSchema(*m_client, u"Raw customers, schema"_s, {idOf(made)});
    QVERIFY2(schema.status == 201, schema.body);
    QCOMPARE(schema.object().value("meta:datasetNamespace"_L1).toString(), name);
    QCOMPARE(schema.object().value("meta:class"_L1).toString(), idOf(made));
    QCOMPARE(schema.object().value("meta:extends"_L1).toArray(),
             QJsonArray({idOf(made), u"https://ns.adobe.com/xdm/data/adhoc"_s}));
    const QJsonObject full = fullSchema(*m_client, idOf(schema));
    QCOMPARE(full.value("properties"_L1).toObject().keys(), QStringList{name});
    QCOMPARE(nodeAt(full, name + u".first_name"_s).value("meta:xdmType"_L1).toString(),
             u"string"_s);
    // Lists can leave ad hoc schemas out.
    const QByteArray others = m_client
                                  ->get(registry + u"tenant/schemas?property=meta:extends!="
                                                   "https://ns.adobe.com/xdm/data/adhoc"_s,
                                        listIds)
                                  .body;
    QVERIFY(!others.contains("Raw customers"));
    QVERIFY(others.contains("Customer profile"));
}

void RegistryTest::ownClass()
{
    QJsonObject body =
        schemaBody(u"Deliveries"_s, {u"https://ns.adobe.com/xdm/data/time-series"_s});
    body.insert("properties"_L1, json(u"{'_dfwdemo':{'type':'object','properties':"
                                      "{'parcel':{'type':'string'}}}}"_s));
    const Answer made = make(u"classes"_s, body);
    QVERIFY2(made.status == 201, made.body);
    QCOMPARE(made.object().value("meta:abstract"_L1).toBool(), true);
    const QJsonObject full = lookUp(u"tenant/classes"_s, idOf(made));
    QCOMPARE(full.value("required"_L1).toArray(), QJsonArray({u"_id"_s, u"timestamp"_s}));
    QVERIFY(!nodeAt(full, u"_dfwdemo.parcel"_s).isEmpty());
    // A group for the class fits it, one for Profile does not.
    QJsonObject group = groupBody(u"Of deliveries"_s, json(u"{'weight':{'type':'number'}}"_s));
    group.insert("meta:intendedToExtend"_L1, QJsonArray{idOf(made)});
    const Answer fitting = make(u"fieldgroups"_s, group);
    QCOMPARE(makeSchema(*m_client, u"Delivery schema"_s, {idOf(made), idOf(fitting)}).status, 201);
    QCOMPARE(makeSchema(*m_client, u"Other schema"_s, {idOf(made), personDetails}).status, 400);
}

void RegistryTest::patchAddsAFieldGroup()
{
    const Answer made = makeSchema(*m_client, u"To be widened"_s, {profileClass});
    const QJsonObject part{{u"$ref"_s, personDetails}};
    const Answer wider = patchSchema(*m_client, idOf(made), u"add"_s, u"/allOf/-"_s, part);
    QVERIFY2(wider.status == 200, wider.body);
    QCOMPARE(wider.object().value("version"_L1).toString(), u"1.1"_s);
    QVERIFY(wider.object().value("refs"_L1).toArray().contains(personDetails));
    QVERIFY(wider.object().value("meta:registryMetadata"_L1).toObject().value("eTag"_L1) !=
            made.object().value("meta:registryMetadata"_L1).toObject().value("eTag"_L1));
    QVERIFY(!nodeAt(fullSchema(*m_client, idOf(made)), u"person.name"_s).isEmpty());
    const Answer renamed =
        patchSchema(*m_client, idOf(made), u"replace"_s, u"/title"_s, u"Widened"_s);
    QCOMPARE(renamed.object().value("title"_L1).toString(), u"Widened"_s);
    QCOMPARE(renamed.object().value("version"_L1).toString(), u"1.2"_s);
}

void RegistryTest::enablingForProfile()
{
    const Answer made = makeSchema(*m_client, u"For Profile"_s, {profileClass, personalDetails});
    const QString id = idOf(made);
    QCOMPARE(enableForProfile(*m_client, id).code(), u"XDM-1526-400"_s);
    const Answer identity =
        m_client->post(descriptors, identityBody(id, u"/personalEmail/address"_s));
    QVERIFY2(identity.status == 201, identity.body);
    const Answer enabled = enableForProfile(*m_client, id);
    QVERIFY2(enabled.status == 200, enabled.body);
    QCOMPARE(enabled.object().value("meta:immutableTags"_L1).toArray(), QJsonArray{u"union"_s});
    QCOMPARE(patchSchema(*m_client, id, u"remove"_s, u"/meta:immutableTags"_s, {}).code(),
             u"XDM-1527-400"_s);
    QCOMPARE(
        m_client->remove(descriptors + u'/' + identity.object().value("@id"_L1).toString()).code(),
        u"XDM-1527-400"_s);
    const QNetworkRequest put =
        m_client->request(descriptors + u'/' + identity.object().value("@id"_L1).toString());
    const auto replaced = [&](bool primary) {
        const QJsonObject body = identityBody(id, u"/personID"_s, primary);
        return m_client->send("PUT", put, QJsonDocument(body).toJson());
    };
    QCOMPARE(replaced(false).code(), u"XDM-1527-400"_s);
    QCOMPARE(replaced(true).status, 200);
    const QByteArray found =
        m_client
            ->get(registry +
                      u"tenant/schemas?property=meta:immutableTags==union&property="
                      "meta:class=="_s +
                      profileClass,
                  listIds)
            .body;
    QVERIFY(found.contains("For Profile") && found.contains("Newsletter subscribers"));
    QVERIFY(!found.contains("Loyalty members"));
    // An identity map is an identity, too.
    const Answer mapped =
        makeSchema(*m_client, u"With a map"_s,
                   {profileClass, u"https://ns.adobe.com/xdm/context/identitymap"_s});
    QCOMPARE(enableForProfile(*m_client, idOf(mapped)).status, 200);
    // A create does not enable.
    QJsonObject body = schemaBody(u"Not yet"_s, {profileClass});
    body.insert("meta:immutableTags"_L1, QJsonArray{u"union"_s});
    QVERIFY(!make(u"schemas"_s, body).object().contains("meta:immutableTags"_L1));
}

void RegistryTest::deleting()
{
    const Answer group =
        make(u"fieldgroups"_s, groupBody(u"To be deleted"_s, json(u"{'a':{'type':'string'}}"_s)));
    const Answer schema = makeSchema(*m_client, u"User of it"_s, {profileClass, idOf(group)});
    const Answer dataSet = m_client->post(
        dataSets, {{u"name"_s, u"User of the schema"_s},
                   {u"schemaRef"_s, QJsonObject{{u"id"_s, idOf(schema)},
                                                {u"contentType"_s,
                                                 u"application/vnd.adobe.xed+json;version=1"_s}}}});
    const Answer identity =
        m_client->post(descriptors, identityBody(idOf(schema), u"/_dfwdemo/a"_s));
    QCOMPARE(identity.status, 201);
    const QString groupPath = registry + u"tenant/fieldgroups/"_s + encoded(idOf(group));
    const QString schemaPath =
        registry + u"tenant/schemas/"_s + schema.object().value("meta:altId"_L1).toString();
    const Answer inUse = m_client->remove(groupPath);
    QCOMPARE(inUse.status, 400);
    QVERIFY(inUse.body.contains("User of it"));
    QVERIFY(m_client->remove(schemaPath).body.contains("User of the schema"));

    const QString dataSetId = dataSet.array().first().toString().section(u'/', -1);
    QCOMPARE(m_client->remove(dataSets + u'/' + dataSetId).status, 200);
    QCOMPARE(m_client->remove(schemaPath).status, 204);
    QCOMPARE(m_client->remove(schemaPath).status, 404);
    QCOMPARE(m_client->remove(groupPath).status, 204);
    QCOMPARE(m_client->get(groupPath, fullForm).status, 404);
    QCOMPARE(m_client
                 ->get(descriptors + u'/' + identity.object().value("@id"_L1).toString(),
                       "application/vnd.adobe.xdm+json")
                 .status,
             404);
    QCOMPARE(m_client->remove(registry + u"global/fieldgroups/"_s + encoded(personDetails)).status,
             405);
}

QTEST_GUILESS_MAIN(RegistryTest)
#include "tst_registry.moc"
