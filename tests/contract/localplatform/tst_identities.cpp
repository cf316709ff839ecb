// SPDX-License-Identifier: Apache-2.0
// Identity namespaces and the descriptors that use them.
#include "registryclient.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString namespaces = u"/data/core/idnamespace/identities"_s;
const QByteArray objects = "application/vnd.adobe.xdm+json";

} // namespace

class IdentitiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namespaceList();
    void namespaceRefusals();
    void primaryIdentityIsRequired();
    void byNumberOfNamespace();
    void descriptorForms_data();
    void descriptorForms();
    void descriptorAcceptRefusals();
    void descriptorRefusals_data();
    void descriptorRefusals();
    void onePrimaryIdentity();
    void changingADescriptor();

private:
    QString idOfNew(const QString &title);

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
    QString m_schema;
};

/// A schema on Profile with names, e-mail and two fields of its own.
QString IdentitiesTest::idOfNew(const QString &title)
{
    const Answer group =
        m_client->post(registry + u"tenant/fieldgroups"_s,
                       groupBody(title + u" fields"_s,
                                 json(u"{'customerId':{'type':'string'},'score':{'type':'integer'},"
                                      "'day':{'type':'string','format':'date'}}"_s)));
    return idOf(
        makeSchema(*m_client, title, {profileClass, personDetails, personalDetails, idOf(group)}));
}

void IdentitiesTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
    m_schema = idOfNew(u"For refusals"_s);
    QVERIFY(!m_schema.isEmpty());
}

void IdentitiesTest::namespaceList()
{
    const Answer answer = m_client->get(namespaces);
    QCOMPARE(answer.status, 200);
    QStringList codes;
    int custom = 0;
    for (const QJsonValue &value : answer.array()) {
        const QJsonObject entry = value.toObject();
        codes.append(entry.value("code"_L1).toString());
        custom += entry.value("custom"_L1).toBool() ? 1 : 0;
        QCOMPARE(entry.keys(),
                 QStringList({u"code"_s, u"createTime"_s, u"custom"_s, u"description"_s, u"id"_s,
                              u"idType"_s, u"name"_s, u"status"_s, u"updateTime"_s}));
        QCOMPARE(entry.value("status"_L1).toString(), u"ACTIVE"_s);
    }
    for (const QString &code : {u"Email"_s, u"Phone"_s, u"ECID"_s, u"CORE"_s, u"CRMID"_s})
        QVERIFY2(codes.contains(code), qPrintable(code));
    QCOMPARE(custom, 2);
    QCOMPARE(m_client->get(namespaces + u"/6"_s).object().value("code"_L1).toString(), u"Email"_s);
}

void IdentitiesTest::namespaceRefusals()
{
    const Answer unknown = m_client->get(namespaces + u"/99"_s);
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.code(), u"namespacevalidation"_s);
    QCOMPARE(unknown.object().value("report"_L1).toObject().value("code"_L1).toString(),
             u"NAMESPACE_NOT_FOUND"_s);
    QCOMPARE(m_client->post(namespaces, {{u"code"_s, u"x"_s}}).status, 405);
    QCOMPARE(m_client->get(u"/data/core/idnamespace/elsewhere"_s).status, 404);
    QNetworkRequest request = m_client->request(namespaces);
    request.setRawHeader("x-sandbox-name", QByteArray());
    QCOMPARE(m_client->send("GET", request).status, 400);
    request.setRawHeader("Authorization", QByteArray());
    QCOMPARE(m_client->send("GET", request).code(), u"403010"_s);
}

void IdentitiesTest::primaryIdentityIsRequired()
{
    const QString schema = idOfNew(u"Primary"_s);
    QVERIFY(!fullSchema(*m_client, schema).contains("required"_L1));
    const Answer second =
        m_client->post(descriptors, identityBody(schema, u"/_dfwdemo/customerId"_s, false));
    QCOMPARE(second.status, 201);
    QVERIFY(!fullSchema(*m_client, schema).contains("required"_L1));
    const Answer made =
        m_client->post(descriptors, identityBody(schema, u"/personalEmail/address"_s));
    QVERIFY2(made.status == 201, made.body);
    for (const auto key : {"@id"_L1, "imsOrg"_L1, "created"_L1, "updated"_L1, "createdUser"_L1,
                           "createdClient"_L1, "meta:containerId"_L1, "meta:sandboxId"_L1})
        QVERIFY2(made.object().contains(key), key.data());
    QCOMPARE(made.object().value("version"_L1).toString(), u"1"_s);

    const QJsonObject full = fullSchema(*m_client, schema);
    QCOMPARE(full.value("required"_L1).toArray(), QJsonArray{u"personalEmail"_s});
    QCOMPARE(nodeAt(full, u"personalEmail"_s).value("required"_L1).toArray(),
             QJsonArray{u"address"_s});
    QCOMPARE(nodeAt(full, u"personalEmail.address"_s).value("minLength"_L1).toInt(), 1);

    const QString path = descriptors + u'/' + made.object().value("@id"_L1).toString();
    QCOMPARE(m_client->remove(path).status, 204);
    QCOMPARE(m_client->get(path, objects).status, 404);
    QVERIFY(!fullSchema(*m_client, schema).contains("required"_L1));
}

void IdentitiesTest::byNumberOfNamespace()
{
    QJsonObject body = identityBody(idOfNew(u"By number"_s), u"/_dfwdemo/customerId"_s);
    body.insert("xdm:property"_L1, u"xdm:id"_s);
    body.insert("xdm:namespace"_L1, u"Email"_s);
    QCOMPARE(m_client->post(descriptors, body).status, 400);
    body.insert("xdm:namespace"_L1, 10104001);
    const Answer made = m_client->post(descriptors, body);
    QVERIFY2(made.status == 201, made.body);
}

void IdentitiesTest::descriptorForms_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<bool>("grouped");
    QTest::addColumn<QJsonValue::Type>("members");
    QTest::newRow("ids") << QByteArray("xdm-id") << true << QJsonValue::String;
    QTest::newRow("links") << QByteArray("xdm-link") << true << QJsonValue::String;
    QTest::newRow("objects") << QByteArray("xdm") << true << QJsonValue::Object;
    QTest::newRow("v2 ids") << QByteArray("xdm-v2-id") << false << QJsonValue::String;
    QTest::newRow("v2 links") << QByteArray("xdm-v2-link") << false << QJsonValue::String;
    QTest::newRow("v2 objects") << QByteArray("xdm-v2") << false << QJsonValue::Object;
}

void IdentitiesTest::descriptorForms()
{
    QFETCH(QByteArray, form);
    QFETCH(bool, grouped);
    const Answer answer = m_client->get(descriptors, "application/vnd.adobe." + form + "+json");
    QCOMPARE(answer.status, 200);
    const QJsonArray members =
        answer.object().value(grouped ? "xdm:descriptorIdentity"_L1 : "results"_L1).toArray();
    QVERIFY(members.size() >= 2); // the seeded ones
    QTEST(members.first().type(), "members");
    if (form.endsWith("link")) {
        const QString link = members.first().toString();
        QCOMPARE(m_client->get(registry + link.sliced(1), objects).status, 200);
    }
    if (!grouped)
        QVERIFY(answer.object().value("_page"_L1).toObject().value("next"_L1).isNull());
}

void IdentitiesTest::descriptorAcceptRefusals()
{
    QCOMPARE(m_client->get(descriptors, listIds).code(), u"XDM-1008-400"_s);
    QCOMPARE(m_client->get(descriptors, objects + ";version=1").code(), u"XDM-1008-400"_s);
    QCOMPARE(m_client->get(descriptors).code(), u"XDM-1008-400"_s);
    const QString id = m_client->get(descriptors, "application/vnd.adobe.xdm-v2-id+json")
                           .object()
                           .value("results"_L1)
                           .toArray()
                           .first()
                           .toString();
    QCOMPARE(m_client->get(descriptors + u'/' + id).status, 200);
    QCOMPARE(m_client->get(descriptors + u'/' + id, objects).status, 200);
    QCOMPARE(m_client->get(descriptors + u'/' + id, listIds).code(), u"XDM-1009-400"_s);
    QCOMPARE(m_client->get(descriptors + u"/x"_s, objects).status, 404);
    QCOMPARE(m_client->send("PATCH", m_client->request(descriptors + u'/' + id), "{}").status, 405);
}

void IdentitiesTest::descriptorRefusals_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value,
                        const QString &code = u"BadRequestError"_s) {
        QTest::newRow(name) << key << value << code;
    };
    row("unknown type", u"@type"_s, u"xdm:descriptorX"_s);
    row("unknown schema", u"xdm:sourceSchema"_s, u"x"_s, u"XDM-1012-404"_s);
    row("version", u"xdm:sourceVersion"_s, 2);
    const QString property = u"xdm:sourceProperty"_s;
    row("unknown field", property, u"/person/nickname"_s);
    row("dots", property, u"person.name"_s);
    row("no slash", property, u"personalEmail/address"_s);
    row("nothing", property, u"/"_s);
    row("object", property, u"/person/name"_s);
    row("number", property, u"/_dfwdemo/score"_s);
    row("date", property, u"/_dfwdemo/day"_s);
    row("unknown namespace", u"xdm:namespace"_s, u"Mail"_s);
    row("namespace in other letters", u"xdm:namespace"_s, u"EMAIL"_s);
    row("no namespace", u"xdm:namespace"_s, QJsonValue::Null);
    row("way to name it", u"xdm:property"_s, u"xdm:name"_s);
    row("primary as text", u"xdm:isPrimary"_s, u"true"_s);
}

void IdentitiesTest::descriptorRefusals()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject body = identityBody(m_schema, u"/_dfwdemo/customerId"_s);
    const Answer good = m_client->post(descriptors, body);
    QVERIFY2(good.status == 201, good.body);
    QCOMPARE(m_client->remove(descriptors + u'/' + good.object().value("@id"_L1).toString()).status,
             204);
    body.insert(key, value);
    const Answer answer = m_client->post(descriptors, body);
    QTEST(answer.code(), "code");
    QCOMPARE(answer.status, answer.code().startsWith("XDM"_L1) ? 404 : 400);
    if (answer.status == 400)
        QVERIFY2(answer.body.contains(key.toUtf8()), answer.body);
}

void IdentitiesTest::onePrimaryIdentity()
{
    const QString schema = idOfNew(u"One primary"_s);
    QCOMPARE(m_client->post(descriptors, identityBody(schema, u"/personID"_s)).status, 201);
    const Answer second =
        m_client->post(descriptors, identityBody(schema, u"/personalEmail/address"_s));
    QCOMPARE(second.status, 400);
    QVERIFY(second.body.contains("/personID"));
    QCOMPARE(m_client->post(descriptors, identityBody(schema, u"/personID"_s, false)).status, 400);
    QCOMPARE(m_client->post(descriptors, identityBody(schema, u"/personalEmail/address"_s, false))
                 .status,
             201);
}

void IdentitiesTest::changingADescriptor()
{
    const QString schema = idOfNew(u"To be changed"_s);
    const Answer made = m_client->post(descriptors, identityBody(schema, u"/personID"_s));
    const QString path = descriptors + u'/' + made.object().value("@id"_L1).toString();
    const auto put = [&](const QJsonObject &body) {
        return m_client->send("PUT", m_client->request(path), QJsonDocument(body).toJson());
    };
    const Answer changed = put(identityBody(schema, u"/personalEmail/address"_s));
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(changed.object().value("@id"_L1), made.object().value("@id"_L1));
    QCOMPARE(fullSchema(*m_client, schema).value("required"_L1).toArray(),
             QJsonArray{u"personalEmail"_s});
    QCOMPARE(put(identityBody(schema, u"/none"_s)).status, 400);
    QCOMPARE(m_client->send("PUT", m_client->request(path), "[").status, 400);
}

QTEST_GUILESS_MAIN(IdentitiesTest)
#include "tst_identities.moc"
