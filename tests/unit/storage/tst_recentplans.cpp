// SPDX-License-Identifier: Apache-2.0
#include "storage/recentplans.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dfw;
using namespace dfw::storage;
using namespace Qt::StringLiterals;

class TestRecentPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyAtFirst();
    void latestFirst();
    void atMostTen();
    void oneEntryAFile_data();
    void oneEntryAFile();
    void missingFilesStay();
    void removes();
    void twoWindowsAgree();
    void othersCannotRead();
    void unreadableListIsEmpty_data();
    void unreadableListIsEmpty();
    void unwritableDirectory();

private:
    QString file(const QString &name) const;
    QStringList paths() const;
    void writeList(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_plans;
    std::unique_ptr<QTemporaryDir> m_state;
};

void TestRecentPlans::init()
{
    m_plans = std::make_unique<QTemporaryDir>();
    m_state = std::make_unique<QTemporaryDir>();
}

// A file that exists.
QString TestRecentPlans::file(const QString &name) const
{
    QFile made(m_plans->filePath(name));
    if (!made.open(QIODevice::WriteOnly))
        qFatal("no temporary file");
    return made.fileName();
}

QStringList TestRecentPlans::paths() const
{
    QStringList out;
    const auto list = RecentPlans(m_state->path()).list();
    for (const RecentPlan &plan : list)
        out.append(plan.path);
    return out;
}

void TestRecentPlans::writeList(const QByteArray &text) const
{
    QFile list(m_state->filePath(u"recent-plans.json"_s));
    if (!list.open(QIODevice::WriteOnly) || list.write(text) != text.size())
        qFatal("no temporary file");
}

void TestRecentPlans::emptyAtFirst()
{
    const QString nowhere = m_state->filePath(u"not/yet"_s);
    RecentPlans plans(nowhere);
    QVERIFY(plans.list().isEmpty());
    QVERIFY(!QFile::exists(nowhere)); // reading makes nothing
    QVERIFY(plans.add(file(u"a.json"_s)).ok());
    QCOMPARE(plans.list().size(), 1);
}

void TestRecentPlans::latestFirst()
{
    RecentPlans plans(m_state->path());
    const QString a = file(u"a.json"_s);
    const QString b = file(u"b ü.json"_s);
    QVERIFY(plans.add(a).ok());
    QVERIFY(plans.add(b).ok());
    QCOMPARE(plans.list(), (QList<RecentPlan>{{b, true}, {a, true}}));
    QVERIFY(plans.add(a).ok());
    QCOMPARE(paths(), (QStringList{a, b}));
}

void TestRecentPlans::atMostTen()
{
    RecentPlans plans(m_state->path());
    for (int i = 0; i < 13; ++i)
        QVERIFY(plans.add(file(u"%1.json"_s.arg(i))).ok());
    QCOMPARE(paths().size(), 10);
    QVERIFY(paths().first().endsWith("/12.json"_L1));
    QVERIFY(paths().last().endsWith("/3.json"_L1));
}

void TestRecentPlans::oneEntryAFile_data()
{
    QTest::addColumn<QString>("spelling"); // beside "plan.json" and "link" in the directory
    QTest::newRow("same") << u"plan.json"_s;
    QTest::newRow("dots") << u"x/../plan.json"_s;
    QTest::newRow("double slash") << u"./plan.json"_s;
    QTest::newRow("link") << u"link.json"_s;
}

void TestRecentPlans::oneEntryAFile()
{
    QFETCH(QString, spelling);
    RecentPlans plans(m_state->path());
    const QString plan = file(u"plan.json"_s);
    QVERIFY(QDir(m_plans->path()).mkdir(u"x"_s));
    QVERIFY(QFile::link(plan, m_plans->filePath(u"link.json"_s)));
    QVERIFY(plans.add(plan).ok());
    QVERIFY(plans.add(m_plans->path() + u'/' + spelling).ok());
    QCOMPARE(paths().size(), 1);
    QVERIFY(QDir::isAbsolutePath(paths().first()));
    QVERIFY(!paths().first().contains("/../"_L1));
}

void TestRecentPlans::missingFilesStay()
{
    RecentPlans plans(m_state->path());
    const QString plan = file(u"plan.json"_s);
    QVERIFY(plans.add(plan).ok());
    QVERIFY(QFile::remove(plan));
    QCOMPARE(plans.list(), (QList<RecentPlan>{{plan, false}}));
    // A directory in its place is no plan either.
    QVERIFY(QDir(m_plans->path()).mkdir(u"plan.json"_s));
    QVERIFY(!plans.list().first().exists);
    QVERIFY(plans.add(m_plans->filePath(u"never.json"_s)).ok());
    QVERIFY(plans.add(m_plans->filePath(u"./never.json"_s)).ok());
    QCOMPARE(plans.list().size(), 2);
}

void TestRecentPlans::removes()
{
    RecentPlans plans(m_state->path());
    const QString plan = file(u"plan.json"_s);
    QVERIFY(plans.add(plan).ok());
    QVERIFY(plans.remove(m_plans->filePath(u"other.json"_s)).ok());
    QCOMPARE(paths(), QStringList{plan});
    QVERIFY(plans.remove(plan).ok());
    QVERIFY(paths().isEmpty());
}

void TestRecentPlans::twoWindowsAgree()
{
    RecentPlans one(m_state->path());
    RecentPlans other(m_state->path());
    const QString a = file(u"a.json"_s);
    const QString b = file(u"b.json"_s);
    QVERIFY(one.add(a).ok());
    QVERIFY(other.add(b).ok());
    QCOMPARE(one.list(), other.list());
    QCOMPARE(paths(), (QStringList{b, a}));
}

void TestRecentPlans::othersCannotRead()
{
    RecentPlans plans(m_state->path());
    QVERIFY(plans.add(file(u"a.json"_s)).ok());
    QVERIFY(plans.add(file(u"b.json"_s)).ok());
    const auto rights = QFile::permissions(m_state->filePath(u"recent-plans.json"_s));
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestRecentPlans::unreadableListIsEmpty_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("entries");
    const QByteArray head = R"({"format":"dataflow-recent-plans","version":1,"paths":)";
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("garbage") << QByteArray("\0\xff{", 3) << 0;
    QTest::newRow("other json") << QByteArray("[1,2]") << 0;
    QTest::newRow("newer")
        << QByteArray(R"({"format":"dataflow-recent-plans","version":2,"paths":["/a"]})") << 0;
    QTest::newRow("paths is a word") << QByteArray(head + "\"/a\"}") << 0;
    QTest::newRow("strange entries")
        << QByteArray(head + R"(["/a",5,null,"b","","/a","/./a"]})") << 1;
    QByteArray many = head + "[\"/0\"";
    for (int i = 1; i < 1000; ++i)
        many += ",\"/" + QByteArray::number(i) + '"';
    QTest::newRow("too many") << QByteArray(many + "]}") << 10;
}

void TestRecentPlans::unreadableListIsEmpty()
{
    QFETCH(QByteArray, text);
    QFETCH(int, entries);
    writeList(text);
    RecentPlans plans(m_state->path());
    QCOMPARE(plans.list().size(), entries);
    // And it heals with the next plan.
    QVERIFY(plans.add(file(u"new.json"_s)).ok());
    QVERIFY(paths().first().endsWith("/new.json"_L1));
}

void TestRecentPlans::unwritableDirectory()
{
    // A file where the directory should be: fails for everybody, the administrator included.
    RecentPlans plans(file(u"blocked"_s) + u"/state"_s);
    const auto added = plans.add(file(u"a.json"_s));
    QVERIFY(!added.ok());
    QCOMPARE(added.error().kind, ErrorKind::Storage);
    QVERIFY(!added.error().where.isEmpty());
    QVERIFY(plans.list().isEmpty());
}

QTEST_GUILESS_MAIN(TestRecentPlans)
#include "tst_recentplans.moc"
