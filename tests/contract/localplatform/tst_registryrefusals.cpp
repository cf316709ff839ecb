// SPDX-License-Identifier: Apache-2.0
// Each way a schema, class or field group can be wrong, and the code that says so.
#include "registryclient.h"

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class RegistryRefusalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();
    void brokenBody();
    void patchRefusals_data();
    void patchRefusals();
    void strictRefusesServerKeys();

private:
    Answer make(const QString &kind, const QJsonObject &body)
    {
        return m_client->post(registry + u"tenant/"_s + kind, body);
    }

    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
};

void RegistryRefusalsTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
}

void RegistryRefusalsTest::refusals_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QString &kind, const QJsonObject &body,
                        const QString &code, const QByteArray &says) {
        QTest::newRow(name) << kind << body << code << says;
    };
    const QString bad = u"BadRequestError"_s;
    const QString schemas = u"schemas"_s;
    row("schema: no title", schemas, {{u"allOf"_s, refs({profileClass})}}, bad, "title");
    row("schema: no class", schemas, schemaBody(u"S"_s, {personDetails}), bad, "names 0");
    row("schema: two classes", schemas, schemaBody(u"S"_s, {profileClass, eventClass}), bad,
        "names 2");
    row("schema: unknown part", schemas, schemaBody(u"S"_s, {profileClass, u"https://x/y"_s}),
        u"XDM-1010-404"_s, "https://x/y");
    row("schema: group of another class", schemas,
        schemaBody(u"S"_s, {eventClass, u"https://ns.adobe.com/xdm/context/identitymap"_s}), bad,
        "IdentityMap");
    QJsonObject inlineFields = schemaBody(u"S"_s, {profileClass});
    inlineFields.insert("allOf"_L1, QJsonArray{json(u"{'properties':{}}"_s)});
    row("schema: own fields", schemas, inlineFields, bad, "/allOf/0");
    QJsonObject noObject = schemaBody(u"S"_s, {profileClass});
    noObject.insert("type"_L1, u"string"_s);
    row("schema: no object", schemas, noObject, bad, "type");
    row("schema: title of a seeded one", schemas, schemaBody(u"Customer profile"_s, {profileClass}),
        u"XDM-1521-400"_s, "Customer profile");

    const QString groups = u"fieldgroups"_s;
    row("group: title of a schema", groups,
        groupBody(u"Customer profile"_s, json(u"{'a':{'type':'string'}}"_s)), u"XDM-1521-400"_s,
        "Customer profile");
    const auto group = [&](const char *name, const QString &fields, const QString &code,
                           const QByteArray &says) {
        row(name, groups, groupBody(u"G"_s, json(fields)), code, says);
    };
    group("group: name", u"{'a b':{'type':'string'}}"_s, bad, "a b");
    group("group: name with _", u"{'_a':{'type':'string'}}"_s, bad, "_a");
    group("group: type", u"{'a':{'type':'text'}}"_s, bad, "text");
    group("group: no type", u"{'a':{}}"_s, bad, "/properties/_dfwdemo/properties/a");
    group("group: empty object", u"{'a':{'type':'object'}}"_s, bad, "properties");
    group("group: array of nothing", u"{'a':{'type':'array'}}"_s, bad, "items");
    group("group: type of members", u"{'a':{'type':'array','items':{'type':'x'}}}"_s, bad,
          "a/items");
    group("group: unknown data type", u"{'a':{'$ref':'https://x/y'}}"_s, u"XDM-1010-404"_s,
          "https://x/y");
    group("group: unknown definition", u"{'a':{'$ref':'#/definitions/x'}}"_s, bad,
          "#/definitions/x");
    const auto changed = [&](const char *name, const QString &key, const QJsonValue &value,
                             const QString &code, const QByteArray &says) {
        QJsonObject body = groupBody(u"G"_s, json(u"{'a':{'type':'string'}}"_s));
        body.insert(key, value);
        row(name, groups, body, code, says);
    };
    changed("group: outside the tenant", u"properties"_s, json(u"{'a':{'type':'string'}}"_s),
            u"XDM-1020-400"_s, "_dfwdemo");
    changed("group: outside, in a definition", u"allOf"_s,
            QJsonArray{json(u"{'properties':{'person':{'type':'object'}}}"_s)}, u"XDM-1020-400"_s,
            "/allOf/0");
    changed("group: another tenant", u"properties"_s,
            json(u"{'_other':{'type':'object','properties':{'a':{'type':'string'}}}}"_s),
            u"XDM-1020-400"_s, "_other");
    changed("group: for no class", u"meta:intendedToExtend"_s, QJsonArray(), bad,
            "meta:intendedToExtend");
    changed("group: for an unknown class", u"meta:intendedToExtend"_s, QJsonArray{u"x"_s},
            u"XDM-1010-404"_s, "x");
    changed("group: unknown group", u"allOf"_s, refs({u"https://x/y"_s}), u"XDM-1010-404"_s,
            "https://x/y");
    QJsonObject circle = groupBody(u"G"_s, json(u"{'a':{'$ref':'#/definitions/a'}}"_s));
    circle.insert("definitions"_L1,
                  json(u"{'a':{'type':'object','properties':{'b':{'$ref':'#/definitions/a'}}}}"_s));
    row("group: circle", groups, circle, bad, "refers to itself");

    const QString classes = u"classes"_s;
    const QString record = u"https://ns.adobe.com/xdm/data/record"_s;
    row("class: no behaviour", classes, schemaBody(u"C"_s, {}), bad, "names 0");
    row("class: two behaviours", classes, schemaBody(u"C"_s, {record, record}), bad, "names 2");
    row("class: a class", classes, schemaBody(u"C"_s, {profileClass}), u"XDM-1010-404"_s,
        "behaviour");
    QJsonObject outside = schemaBody(u"C"_s, {record});
    outside.insert("properties"_L1, json(u"{'a':{'type':'string'}}"_s));
    row("class: outside the tenant", classes, outside, u"XDM-1021-400"_s, "_dfwdemo");
    QJsonObject adhoc = schemaBody(u"C"_s, {u"https://ns.adobe.com/xdm/data/adhoc"_s});
    adhoc.insert("properties"_L1, json(u"{'_dfwdemo':{'type':'object'}}"_s));
    row("class: ad hoc, under the tenant", classes, adhoc, u"XDM-1021-400"_s, "_adhoc");
}

void RegistryRefusalsTest::refusals()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, body);
    QFETCH(QByteArray, says);
    const Answer answer = make(kind, body);
    QTEST(answer.code(), "code");
    QCOMPARE(answer.status, answer.code().endsWith("404"_L1) ? 404 : 400);
    QVERIFY2(answer.body.contains(says), answer.body);
}

void RegistryRefusalsTest::brokenBody()
{
    // The tutorial on customer success has this comma.
    const Answer answer = m_client->send(
        "POST", m_client->request(registry + u"tenant/schemas"_s),
        R"({"type":"object","title":"Target schema for CS","description":"","allOf":[],})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"BadRequestError"_s);
    QCOMPARE(
        m_client->send("PUT", m_client->request(registry + u"tenant/schemas/x"_s), "{}").status,
        405);
}

void RegistryRefusalsTest::patchRefusals_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &op, const QString &path,
                        const QJsonValue &value, const QString &code) {
        QTest::newRow(name) << op << path << value << code;
    };
    const QString bad = u"BadRequestError"_s;
    row("take a group out", u"remove"_s, u"/allOf/1"_s, {}, bad);
    row("another class", u"add"_s, u"/allOf/-"_s, QJsonObject{{u"$ref"_s, eventClass}}, bad);
    row("group of another class", u"add"_s, u"/allOf/-"_s,
        QJsonObject{{u"$ref"_s, u"https://ns.adobe.com/xdm/context/experienceevent-web"_s}}, bad);
    row("unknown group", u"add"_s, u"/allOf/-"_s, QJsonObject{{u"$ref"_s, u"x"_s}},
        u"XDM-1010-404"_s);
    row("id", u"replace"_s, u"/$id"_s, u"x"_s, bad);
    row("title taken", u"replace"_s, u"/title"_s, u"Strict customers"_s, u"XDM-1521-400"_s);
    row("no title", u"replace"_s, u"/title"_s, u""_s, bad);
    row("another tag", u"add"_s, u"/meta:immutableTags"_s, QJsonArray{u"x"_s}, bad);
    row("union without identity", u"add"_s, u"/meta:immutableTags"_s, QJsonArray{u"union"_s},
        u"XDM-1526-400"_s);
}

void RegistryRefusalsTest::patchRefusals()
{
    QFETCH(QString, op);
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    // "Loyalty members": Profile, no identity.
    const QString id =
        u"https://ns.adobe.com/dfwdemo/schemas/8d1f4c3b2a69507e8f6d5c4b3a29180716253443526170ff"_s;
    const QJsonObject before = fullSchema(*m_client, id);
    const Answer answer = patchSchema(*m_client, id, op, path, value);
    QTEST(answer.code(), "code");
    QCOMPARE(fullSchema(*m_client, id), before);
    QCOMPARE(patchSchema(*m_client, u"x"_s, u"replace"_s, u"/title"_s, u"y"_s).code(),
             u"XDM-1012-404"_s);
    const QNetworkRequest request =
        m_client->request(registry + u"tenant/schemas/"_s + encoded(id));
    QCOMPARE(m_client->send("PATCH", request, "{}").status, 400);
}

void RegistryRefusalsTest::strictRefusesServerKeys()
{
    const auto platform = started({.strict = true});
    Client client(*platform);
    QJsonObject body = schemaBody(u"Strict"_s, {profileClass});
    body.insert("meta:class"_L1, profileClass);
    const Answer refused = client.post(registry + u"tenant/schemas"_s, body);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.body.contains("meta:class"));
    body.remove("meta:class"_L1);
    QCOMPARE(client.post(registry + u"tenant/schemas"_s, body).status, 201);
    QCOMPARE(client
                 .post(registry + u"tenant/fieldgroups"_s,
                       groupBody(u"Strict group"_s, json(u"{'a':{'type':'string'}}"_s)))
                 .status,
             201);
}

QTEST_GUILESS_MAIN(RegistryRefusalsTest)
#include "tst_registryrefusals.moc"
