// SPDX-License-Identifier: Apache-2.0
//
// The demo's folder where all is not well: another has it, it is damaged or half made, or it shall
// begin with the sample again.
#include "client.h"
#include "localplatform/demofolder.h"

#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

class DemoFolderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDemoBesideAnother();
    void freshBeginsWithTheSample();
    void damagedIsLeftAlone_data();
    void damagedIsLeftAlone();
    void halfMadeIsMadeAnew();
};

void DemoFolderTest::theDemoBesideAnother()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    auto first = startDemo({.dataDir = dir});
    QVERIFY(first.ok() && !first->notKept);
    const auto second = startDemo({.dataDir = dir, .fresh = true});
    QVERIFY(second.ok());
    QCOMPARE(second->notKept->code, u"InUse"_s);
    QVERIFY(second->platform->dataDir() != dir);
    QVERIFY(QFileInfo::exists(dir + u"/platform.db"_s)); // not emptied under the other's feet
    // Who waits gets it.
    QTimer::singleShot(100, this, [&first] { first = Error(); });
    std::unique_ptr<QThread> waiting(QThread::create([&dir] {
        const auto third =
            LocalPlatform::start({.dataDir = dir, .patience = std::chrono::seconds(20)});
        QVERIFY(third.ok());
    }));
    QSignalSpy ended(waiting.get(), &QThread::finished);
    waiting->start();
    QVERIFY(ended.wait(30'000));
    QFile file(parent.filePath(u"letter.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto foreign = startDemo({.dataDir = file.fileName()});
    QCOMPARE(foreign.error().code, u"NotOurs"_s);
}

void DemoFolderTest::freshBeginsWithTheSample()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    const QString sources = flowService + u"sourceConnections"_s;
    const auto count = [&](Client &client) {
        return client.get(sources + u"?count=true"_s).object().value("count"_L1).toInt();
    };
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        client.post(sources, sourceBody(u"test1.Mytable"_s, {u"TestID"_s}));
        QVERIFY(QFile::remove(dir + u"/files/odd/large-field.csv"_s));
    }
    QFile letter(dir + u"/letter.txt"_s); // somebody else's, and stays
    QVERIFY(letter.open(QIODevice::WriteOnly));
    {
        const auto platform = started({.dataDir = dir});
        Client client(*platform);
        QCOMPARE(count(client), 1);
    }
    const auto platform = started({.dataDir = dir, .fresh = true});
    Client client(*platform);
    QCOMPARE(count(client), 0);
    QVERIFY(QFileInfo::exists(dir + u"/files/odd/large-field.csv"_s));
    QVERIFY(letter.exists());
}

void DemoFolderTest::damagedIsLeftAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content"); // empty: cut in the middle
    QTest::newRow("no database") << u"platform.db"_s << QByteArray(9000, 'x');
    QTest::newRow("cut") << u"platform.db"_s << QByteArray();
    QTest::newRow("the tables") << u"source.db"_s << QByteArray(9000, 'x');
}

void DemoFolderTest::damagedIsLeftAlone()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QVERIFY(started({.dataDir = dir}));
    QFile file(dir + u'/' + name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (content.isEmpty()) {
        QVERIFY(file.resize(file.size() / 2));
    } else {
        QVERIFY(file.resize(0));
        file.write(content);
    }
    file.close();
    const qint64 size = file.size();
    const auto refused = startDemo({.dataDir = dir});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().code, u"Damaged"_s);
    QCOMPARE(QFileInfo(file.fileName()).size(), size);
    const auto fresh = startDemo({.dataDir = dir, .fresh = true});
    QVERIFY(fresh.ok() && !fresh->notKept);
}

// Killed while the sample was being made: there, whole or not at all.
void DemoFolderTest::halfMadeIsMadeAnew()
{
    QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    QVERIFY(QDir(parent.path()).mkpath(dir + u"/files.new/odd"_s));
    QFile part(dir + u"/files.new/odd/leftover"_s);
    QVERIFY(part.open(QIODevice::WriteOnly));
    QFile empty(dir + u"/platform.db"_s); // as SQLite leaves it when nothing was committed
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    const auto platform = started({.dataDir = dir});
    QVERIFY(platform);
    Client client(*platform);
    QCOMPARE(client.get(u"/data/foundation/catalog/dataSets/"_s + customerDataSet).status, 200);
    QVERIFY(!QFileInfo::exists(dir + u"/files.new"_s));
    QVERIFY(!QFileInfo::exists(dir + u"/files/odd/leftover"_s));
    QVERIFY(QFileInfo::exists(dir + u"/files/odd/large-field.csv"_s));
}

QTEST_GUILESS_MAIN(DemoFolderTest)
#include "tst_demofolder.moc"
