// SPDX-License-Identifier: Apache-2.0
//
// Drafts: incomplete is allowed, nothing runs, publishing goes one way and connections first.
#include "client.h"

#include <QTemporaryDir>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString draftMode = u"?mode=draft"_s;

QString place(const QString &kind, const QString &id)
{
    return flowService + kind + u'/' + id;
}

QJsonObject shown(Client &client, const QString &kind, const QString &id)
{
    return client.get(place(kind, id)).object().value("items"_L1).toArray().first().toObject();
}

Answer publish(Client &client, const QString &kind, const QString &id)
{
    return client.send("POST", client.request(place(kind, id) + u"/action?op=publish"_s));
}

QJsonObject connectionBody()
{
    return {{u"name"_s, u"Draft base"_s},
            {u"auth"_s, QJsonObject{{u"specName"_s, u"Service Authentication"_s},
                                    {u"params"_s, QJsonObject{{u"projectId"_s, u"p"_s},
                                                              {u"keyFileContent"_s, u"demo"_s}}}}},
            {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}, {u"version"_s, u"1.0"_s}}}};
}

} // namespace

class DraftsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void incompleteIsAllowed_data();
    void incompleteIsAllowed();
    void refused_data();
    void refused();
    void publishingInOrder();
    void whatIsMissingStopsPublishing();
    void surviveARestart();
};

void DraftsTest::incompleteIsAllowed_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"connections", "sourceConnections", "targetConnections", "flows"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void DraftsTest::incompleteIsAllowed()
{
    QFETCH(QString, kind);
    const auto platform = started();
    Client client(*platform);
    const QJsonObject little{{u"name"_s, u"Half done"_s}};
    QCOMPARE(client.post(flowService + kind, little).status, 400);
    const Answer made = client.post(flowService + kind + draftMode, little);
    QCOMPARE(made.status, 201);
    const QJsonObject draft = shown(client, kind, made.id());
    QCOMPARE(draft.value("state"_L1).toString(), u"draft"_s);
    QCOMPARE(draft.value("lastOperation"_L1).toObject().value("operation"_L1).toString(),
             u"draft_create"_s);
    // A draft can be changed, and stays one.
    const Answer patched = client.patch(
        place(kind, made.id()), draft.value("etag"_L1).toString().toLatin1(),
        {QJsonObject{
            {u"op"_s, u"replace"_s}, {u"path"_s, u"/name"_s}, {u"value"_s, u"A bit more"_s}}});
    QCOMPARE(patched.status, 200);
    QCOMPARE(shown(client, kind, made.id()).value("name"_L1).toString(), u"A bit more"_s);
    QCOMPARE(shown(client, kind, made.id()).value("state"_L1).toString(), u"draft"_s);
    QCOMPARE(client.remove(place(kind, made.id())).status, 204);
}

void DraftsTest::refused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    const auto named = [](const QString &spec, const QString &id) {
        return QJsonObject{{spec, QJsonObject{{u"id"_s, id}}}};
    };
    QTest::newRow("nothing at all") << u"flows"_s << QJsonObject() << QString();
    QTest::newRow("a state") << u"flows"_s << QJsonObject{{u"state"_s, u"draft"_s}}
                             << u"FLOW-1410-400"_s;
    QTest::newRow("no such connection spec")
        << u"sourceConnections"_s << named(u"connectionSpec"_s, u"no"_s) << u"FLOW-1413-400"_s;
    QTest::newRow("no such flow spec")
        << u"flows"_s << named(u"flowSpec"_s, u"no"_s) << u"FLOW-1413-400"_s;
    QTest::newRow("a spec without drafts") << u"flows"_s << QJsonObject() << u"FLOW-1434-400"_s;
    QTest::newRow("a run") << u"runs"_s << QJsonObject{{u"flowId"_s, u"1"_s}} << u"FLOW-1434-400"_s;
}

void DraftsTest::refused()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    const auto platform = started();
    Client client(*platform);
    if (code == "FLOW-1434-400"_L1 && body.isEmpty()) {
        // The specs say themselves which take drafts: those of streams do not.
        for (const QJsonValue &one :
             client.get(flowService + u"flowSpecs"_s).object().value("items"_L1).toArray()) {
            const QJsonObject attributes = one.toObject().value("attributes"_L1).toObject();
            const bool takes = attributes.value("isDraftModeSupported"_L1).toBool();
            QCOMPARE(takes, attributes.value("frequency"_L1).toString() == "batch"_L1);
            if (!takes)
                body = {{u"flowSpec"_s, QJsonObject{{u"id"_s, one.toObject().value("id"_L1)}}}};
        }
        QVERIFY(!body.isEmpty());
    }
    const Answer answer = client.post(flowService + kind + draftMode, body);
    if (code.isEmpty()) { // {} is a body, and nothing is asked of it
        QCOMPARE(answer.status, 201);
        return;
    }
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), code);
}

void DraftsTest::publishingInOrder()
{
    const auto platform = started();
    keepClearOfTheRaster(*platform);
    Client client(*platform);
    const QString base =
        client.post(flowService + u"connections"_s + draftMode, connectionBody()).id();
    QJsonObject source = sourceBody(u"test1.Mytable"_s, {u"TestID"_s, u"Datefield"_s});
    source.insert(u"baseConnectionId"_s, base);
    const Parts parts{
        .source = client.post(flowService + u"sourceConnections"_s + draftMode, source).id(),
        .target = client
                      .post(flowService + u"targetConnections"_s + draftMode,
                            targetBody(customerSchema, customerDataSet))
                      .id(),
        .mapping =
            client.post(mappingSets, mappingBody(customerSchema, {{u"TestID"_s, u"_id"_s}})).id()};
    const QJsonObject body = flowBody(parts, schedule(1, u"day"_s, 1, true));
    const QString flow = client.post(flowService + u"flows"_s + draftMode, body).id();
    QVERIFY(!base.isEmpty() && !parts.source.isEmpty() && !parts.target.isEmpty());
    QVERIFY(!flow.isEmpty());
    // Neither as a draft nor as a real one before what it is made of.
    QCOMPARE(client.post(flowService + u"flows"_s, body).code(), u"FLOW-1421-400"_s);
    const QList<std::pair<QString, QString>> order{{u"connections"_s, base},
                                                   {u"sourceConnections"_s, parts.source},
                                                   {u"targetConnections"_s, parts.target}};
    for (const auto &[kind, id] : order) {
        QCOMPARE(publish(client, u"flows"_s, flow).code(), u"FLOW-1421-400"_s);
        const QString etag = shown(client, kind, id).value("etag"_L1).toString();
        const Answer published = publish(client, kind, id);
        QCOMPARE(published.status, 200);
        QCOMPARE(published.id(), id);
        QCOMPARE(shown(client, kind, id).value("state"_L1).toString(), u"enabled"_s);
        QVERIFY(shown(client, kind, id).value("etag"_L1).toString() != etag);
        QCOMPARE(publish(client, kind, id).code(), u"FLOW-1420-400"_s); // once
    }
    // Nothing runs yet, whatever the clock says, and it cannot be switched on past publishing.
    platform->advanceClock(std::chrono::hours(48));
    QVERIFY(runsOf(client, flow).isEmpty());
    QCOMPARE(client.send("POST", client.request(place(u"flows"_s, flow) + u"/action?op=enable"_s))
                 .code(),
             u"FLOW-1456-400"_s);
    QCOMPARE(publish(client, u"flows"_s, flow).status, 200);
    QCOMPARE(publish(client, u"flows"_s, flow).code(), u"FLOW-1420-400"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!runsOf(client, flow).isEmpty(), runTimeout);
}

void DraftsTest::whatIsMissingStopsPublishing()
{
    const auto platform = started();
    Client client(*platform);
    const QString source =
        client.post(flowService + u"sourceConnections"_s + draftMode, {{u"name"_s, u"Half done"_s}})
            .id();
    QCOMPARE(publish(client, u"sourceConnections"_s, source).status, 400);
    QCOMPARE(shown(client, u"sourceConnections"_s, source).value("state"_L1).toString(),
             u"draft"_s);
    const QString flow =
        client.post(flowService + u"flows"_s + draftMode, {{u"name"_s, u"Half done"_s}}).id();
    QCOMPARE(publish(client, u"flows"_s, flow).status, 400);
    QCOMPARE(publish(client, u"flows"_s, u"nothing"_s).status, 404);
    const Answer other = client.send(
        "POST", client.request(place(u"sourceConnections"_s, source) + u"/action?op=enable"_s));
    QCOMPARE(other.code(), u"FLOW-1434-400"_s);
}

void DraftsTest::surviveARestart()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QString id;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        id = client.post(flowService + u"connections"_s + draftMode, connectionBody()).id();
    }
    const auto platform = started({.dataDir = dir});
    Client client(*platform);
    QCOMPARE(shown(client, u"connections"_s, id).value("state"_L1).toString(), u"draft"_s);
    QCOMPARE(publish(client, u"connections"_s, id).status, 200);
}

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"
