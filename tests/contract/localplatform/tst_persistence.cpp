// SPDX-License-Identifier: Apache-2.0
// The data directory: what survives a restart, what must not be in it, and who may use it.
#include "client.h"

#include <atomic>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <thread>

using namespace dfw;
using namespace std::chrono_literals;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class PersistenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart();
    void dueRunsGoOn();
    void theClockStaysPutForward();
    void keepsNoPassword();
    void aPlayedSignInIsRemembered();
    void oneProcessAtATime();
    void refusesANewerLayout();
    void refusesForeignDirectories();
    void temporaryDirectoryGoes();
    void takenPort();
    void itsThreadIsGoneWithIt();
};

void PersistenceTest::survivesARestart()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QString flowId;
    QString token;
    QJsonObject before;
    {
        const auto platform = started({.dataDir = dir});
        QVERIFY(platform);
        QCOMPARE(QFileInfo(dir).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        Client client(*platform);
        const Parts parts = createParts(client, u"test1.Dirty"_s, {u"TestID"_s, u"UpdatedAt"_s},
                                        customerSchema, customerDataSet, {{u"TestID"_s, u"_id"_s}});
        const Answer flow =
            client.post(flowService + u"flows"_s,
                        flowBody(parts, schedule(1, u"day"_s, 1, true), u"UpdatedAt"_s));
        flowId = flow.id();
        QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flowId, 1, u"success"_s), runTimeout);
        before = client.get(flowService + u"flows/"_s + flowId).object();
        token = platform->credentials().accessToken.reveal();
    }
    const auto platform = started({.dataDir = dir});
    QVERIFY(platform);
    Client client(*platform);
    QCOMPARE(client.get(flowService + u"flows/"_s + flowId).object(), before);
    QCOMPARE(runsOf(client, flowId).size(), 1);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 320);
    QVERIFY(platform->credentials().accessToken.reveal() != token);
}

void PersistenceTest::dueRunsGoOn()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QString flowId;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        const Parts parts = createParts(client, u"test1.Mytable"_s, {u"TestID"_s}, customerSchema,
                                        customerDataSet, {{u"TestID"_s, u"_id"_s}});
        flowId = client
                     .post(flowService + u"flows"_s,
                           flowBody(parts, schedule(1, u"day"_s, 1, true), u"UpdatedAt"_s))
                     .id();
        QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flowId, 1, u"success"_s), runTimeout);
    }
    {
        // As a crash in the middle leaves it: the run in progress, its records partly stored.
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"crashed"_s);
        database.setDatabaseName(dir + u"/platform.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"UPDATE resources SET body=json_set(body, '$.state', 'inProgress',"
                           " '$.metrics.statusSummary.status', 'inProgress') WHERE kind='runs'"_s));
        QVERIFY(query.exec(u"DELETE FROM records WHERE source_row > 2000"_s));
    }
    QSqlDatabase::removeDatabase(u"crashed"_s);
    const auto platform = started({.dataDir = dir});
    Client client(*platform);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flowId, 1, u"success"_s), runTimeout);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 4212);
}

void PersistenceTest::theClockStaysPutForward()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    const QString sources = flowService + u"sourceConnections"_s;
    const auto madeAt = [&sources](Client &client) {
        const QString id = client.post(sources, sourceBody(u"test1.Mytable"_s, {u"TestID"_s})).id();
        return client.get(sources + u'/' + id)
            .object()
            .value("items"_L1)
            .toArray()
            .first()
            .toObject()
            .value("createdAt"_L1)
            .toInteger();
    };
    qint64 before = 0;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        platform->advanceClock(std::chrono::hours(24));
        platform->advanceClock(std::chrono::hours(24));
        before = madeAt(client);
    }
    QVERIFY(before > QDateTime::currentMSecsSinceEpoch() + 47 * 3600 * 1000);
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        QVERIFY(madeAt(client) >= before);
    }
    const auto fresh = started({.dataDir = dir, .fresh = true});
    Client client(*fresh);
    QVERIFY(madeAt(client) < before);
}

void PersistenceTest::keepsNoPassword()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    const QString planted = u"Planted-Password-4711"_s;
    QString id;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        const Answer created = client.post(
            flowService + u"connections"_s,
            {{u"name"_s, u"With a password"_s},
             {u"auth"_s, QJsonObject{{u"specName"_s, u"Service Authentication"_s},
                                     {u"params"_s, QJsonObject{{u"projectId"_s, u"p"_s},
                                                               {u"keyFileContent"_s, planted}}}}},
             {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}}}});
        id = created.id();
        QCOMPARE(created.status, 201);
        const Answer shown = client.get(flowService + u"connections/"_s + id);
        QVERIFY(!shown.body.contains(planted.toLatin1()));
        QVERIFY(shown.body.contains("****"));
        QCOMPARE(client.get(flowService + u"connections/"_s + id + u"/test"_s)
                     .object()
                     .value("result"_L1)
                     .toBool(true),
                 false);
    }
    const QDir files(dir);
    for (const QString &name : files.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(files.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(planted.toLatin1()), qPrintable(name));
    }
    const auto platform = started({.dataDir = dir});
    Client client(*platform);
    const Answer forgotten = client.get(flowService + u"connections/"_s + id + u"/test"_s);
    QCOMPARE(forgotten.status, 400);
    QVERIFY(forgotten.body.contains("entered again"));
    // Entering them again is a PATCH of /auth/params.
    const QByteArray etag = client.get(flowService + u"connections/"_s + id)
                                .object()
                                .value("items"_L1)
                                .toArray()
                                .first()
                                .toObject()
                                .value("etag"_L1)
                                .toString()
                                .toLatin1();
    const QJsonArray again{QJsonObject{
        {u"op"_s, u"replace"_s},
        {u"path"_s, u"/auth/params"_s},
        {u"value"_s, QJsonObject{{u"projectId"_s, u"p"_s}, {u"keyFileContent"_s, u"demo"_s}}}}};
    QCOMPARE(client.patch(flowService + u"connections/"_s + id, etag, again).status, 200);
    QCOMPARE(client.get(flowService + u"connections/"_s + id + u"/test"_s)
                 .object()
                 .value("result"_L1)
                 .toBool(),
             true);
}

// Every played secret is the word "demo", so that it was good is all there is to remember.
void PersistenceTest::aPlayedSignInIsRemembered()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    const auto connection = [](const QString &secret) {
        return QJsonObject{
            {u"name"_s, u"C"_s},
            {u"auth"_s, QJsonObject{{u"specName"_s, u"Service Authentication"_s},
                                    {u"params"_s, QJsonObject{{u"projectId"_s, u"Planted-4712"_s},
                                                              {u"keyFileContent"_s, secret}}}}},
            {u"connectionSpec"_s, QJsonObject{{u"id"_s, bigQuery}}}};
    };
    const auto tested = [](Client &client, const QString &id) {
        return client.get(flowService + u"connections/"_s + id + u"/test"_s);
    };
    const auto rename = [](Client &client, const QString &id) {
        const QString path = flowService + u"connections/"_s + id;
        const QJsonObject now =
            client.get(path).object().value("items"_L1).toArray().first().toObject();
        return client
            .patch(path, now.value("etag"_L1).toString().toLatin1(),
                   {QJsonObject{
                       {u"op"_s, u"replace"_s}, {u"path"_s, u"/name"_s}, {u"value"_s, u"D"_s}}})
            .status;
    };
    QString good;
    QString wrong;
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        good = client.post(flowService + u"connections"_s, connection(u"demo"_s)).id();
        wrong = client.post(flowService + u"connections"_s, connection(u"other"_s)).id();
        QVERIFY(tested(client, good).object().value("result"_L1).toBool());
    }
    for (int round = 0; round < 2; ++round) {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        QVERIFY(tested(client, good).object().value("result"_L1).toBool());
        QCOMPARE(client.get(flowService + u"connections/"_s + good + u"/explore?objectType=root"_s)
                     .status,
                 200);
        QCOMPARE(tested(client, wrong).status, 400);
        // Changing something else neither loses nor invents it.
        QCOMPARE(rename(client, good), 200);
        QVERIFY(tested(client, good).object().value("result"_L1).toBool());
        QCOMPARE(rename(client, wrong), 200);
        QCOMPARE(tested(client, wrong).status, 400);
        QVERIFY(!client.get(flowService + u"connections/"_s + good).body.contains("_demo"));
    }
    QFile file(dir + u"/platform.db"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("Planted-4712"));
}

void PersistenceTest::oneProcessAtATime()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    const auto first = started({.dataDir = dir});
    QVERIFY(first);
    const auto second = LocalPlatform::start({.dataDir = dir});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, ErrorKind::Storage);
    QCOMPARE(second.error().where, dir);
    QCOMPARE(second.error().code, u"InUse"_s);
}

void PersistenceTest::refusesANewerLayout()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QVERIFY(started({.dataDir = dir}));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(dir + u"/platform.db"_s);
        QVERIFY(database.open());
        QSqlQuery(u"PRAGMA user_version=99"_s, database);
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const auto refused = LocalPlatform::start({.dataDir = dir});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().code, u"NewerVersion"_s);
    QVERIFY(refused.error().detail.contains(u"newer version"_s));
}

void PersistenceTest::refusesForeignDirectories()
{
    QTemporaryDir parent;
    QFile letter(parent.filePath(u"letter.txt"_s));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    const auto refused = LocalPlatform::start({.dataDir = parent.path()});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(!LocalPlatform::start({.dataDir = letter.fileName()}).ok());
}

void PersistenceTest::temporaryDirectoryGoes()
{
    QString dir;
    {
        const auto platform = started();
        dir = platform->dataDir();
        QVERIFY(QFileInfo::exists(dir + u"/platform.db"_s));
    }
    QVERIFY(!QFileInfo::exists(dir));
}

void PersistenceTest::takenPort()
{
    const auto first = started();
    const auto second = LocalPlatform::start({.port = first->port()});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, ErrorKind::Network);
}

namespace {

std::atomic_bool wentLate = false;

// What a library keeps per thread and clears when the thread ends; OpenSSL does.
struct KeptPerThread
{
    bool here = false;
    ~KeptPerThread()
    {
        if (!here)
            return;
        std::this_thread::sleep_for(100ms); // long enough to be missed by who does not wait for it
        wentLate = true;
    }
};

const std::thread::id testThread = std::this_thread::get_id();

// The one way to be called on the server's thread.
void touchThread(QtMsgType, const QMessageLogContext &, const QString &)
{
    static thread_local KeptPerThread kept;
    kept.here = std::this_thread::get_id() != testThread;
}

} // namespace

// Otherwise what the process does at its exit meets what the thread still does at its end.
void PersistenceTest::itsThreadIsGoneWithIt()
{
    QLoggingCategory::setFilterRules(u"dfw.*=true"_s);
    const QtMessageHandler before = qInstallMessageHandler(touchThread);
    const auto cleanUp = qScopeGuard([&] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
    });
    {
        const auto platform = started({});
        QVERIFY(platform);
        Client client(*platform);
        (void)client.get(flowService + u"flowSpecs"_s);
    }
    QVERIFY(wentLate);
}

QTEST_GUILESS_MAIN(PersistenceTest)
#include "tst_persistence.moc"
