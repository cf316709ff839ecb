// SPDX-License-Identifier: Apache-2.0
//
// Drafts: what comes back, what damage does, and who may touch whose.
#include "planmaker.h"
#include "storage/draftfile.h"
#include "storage/planfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::storage;
using namespace dfw::test;

namespace {

Draft sample(const QString &name = u"Customers"_s)
{
    FlowPlan plan = newPlan();
    plan.name = name;
    return {.plan = plan,
            .path = u"/home/somebody/plan.json"_s,
            .unsaved = true,
            .place = {u"https://platform.adobe.io"_s, u"A@AdobeOrg"_s, u"dev"_s},
            .rows = {{.source = u"Name"_s, .target = u"person.name.fullName"_s},
                     {.kind = MappingKind::Expression, .source = u"concat(Name, "_s}},
            .filterAny = true,
            .filterLines = {{.column = u"Name"_s, .comparison = u"in"_s, .negated = true},
                            {.column = u"TestID"_s, .comparison = u"<"_s, .text = u"12a"_s}},
            .page = u"mapping"_s,
            .typing = {.field = u"constantEdit"_s, .text = u"half a wo"_s, .row = 3},
            .savedAt = 1'764'000'000'000};
}

OpenSignIn openForm()
{
    OpenSignIn out{.connector = u"spec"_s,
                   .madeId = u"made-id"_s,
                   .madeEtag = u"\"etag\""_s,
                   .sent = true,
                   .sentName = u"Desk"_s,
                   .sameNamed = {u"one"_s, u"two"_s}};
    out.forms.insert(
        u"spec"_s,
        {.connector = u"spec"_s,
         .name = u"  Desk, half ty"_s,
         .authSpec = u"Key"_s,
         .ways = {{u"Basic"_s,
                   {.values = {{u"host"_s, u"db.example.org"_s}, {u"port"_s, u"no number"_s}},
                    .leftOut = {u"password"_s}}},
                  {u"Key"_s, {}}}});
    out.forms.insert(u"other"_s, {.connector = u"other"_s, .name = u"Looked at before"_s});
    return out;
}

struct Folder
{
    QTemporaryDir directory;
    QString drafts() const { return directory.filePath(u"drafts"_s); }
    QStringList files() const { return QDir(drafts()).entryList(QDir::Files, QDir::Name); }
    QString only(const QString &pattern) const
    {
        const QStringList found = QDir(drafts()).entryList({pattern}, QDir::Files);
        return found.size() == 1 ? drafts() + u'/' + found.first() : QString();
    }
    // Two saves by a window that then is gone.
    void leaveTwo() const
    {
        DraftFile window(directory.path());
        QVERIFY(window.save(sample(u"before"_s)));
        QVERIFY(window.save(sample(u"newest"_s)));
    }
};

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

FlowPlan withEverythingAtOnce()
{
    FlowPlan plan = newPlan();
    plan.source.baseConnectionId = u"chosen before"_s;
    plan.source.files = FileSelection{.path = u"/a"_s};
    plan.target.schemaId = u"the schema looked at"_s;
    plan.target.datasetId = u"the dataset looked at"_s;
    return plan;
}

FlowPlan withBadNumbers()
{
    FlowPlan plan = tutorialPlan();
    plan.schedule.interval = -7;
    plan.schedule.startTime = -1;
    plan.schedule.endTime = std::numeric_limits<qint64>::max() / 4096;
    plan.options.partialIngestionPercent = -250;
    return plan;
}

// What readPlan() would call a secret or a host: it is what somebody typed.
FlowPlan withSuspiciousKeys()
{
    FlowPlan plan = newPlan();
    plan.source.newConnection->params.insert(u"host"_s, u"db.example.com"_s);
    return plan;
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackWhole();
    void anyPlanComesBack_data();
    void anyPlanComesBack();
    void secretsAreLeftOut();
    void signInFormComesBack();
    void secretsOfTheFormAreLeftOut_data();
    void secretsOfTheFormAreLeftOut();
    void damagedFormLeavesTheRest_data();
    void damagedFormLeavesTheRest();
    void olderProgramsReadWhatTheyCanGiveBack();
    void damage_data();
    void damage();
    void newerIsLeftAlone();
    void bothCopiesDamaged();
    void onlyTheUserMayRead();
    void nothingBeforeTheFirstSave();
    void twoWindows();
    void takenOnce();
    void windowThatDied();
    void removedIsGone();
    void fullDiskKeepsWhatWasThere();
};

void TestDrafts::comesBackWhole()
{
    const auto read = readDraft(writeDraft(sample()));
    QVERIFY(read);
    QCOMPARE(*read, sample());
    QCOMPARE(*readDraft(writeDraft({})), Draft());
}

void TestDrafts::anyPlanComesBack_data()
{
    QTest::addColumn<FlowPlan>("plan");
    QTest::addRow("nothing yet") << FlowPlan();
    QTest::addRow("tutorial") << tutorialPlan();
    QTest::addRow("everything is made") << newPlan();
    QTest::addRow("both the old choice and the new thing") << withEverythingAtOnce();
    QTest::addRow("numbers out of range") << withBadNumbers();
    QTest::addRow("keys a plan file refuses") << withSuspiciousKeys();
}

void TestDrafts::anyPlanComesBack()
{
    QFETCH(const FlowPlan, plan);
    const auto read = readDraft(writeDraft({.plan = plan}));
    QVERIFY(read);
    QCOMPARE(read->plan, plan);
}

void TestDrafts::secretsAreLeftOut()
{
    FlowPlan plan = newPlan();
    plan.source.newConnection->params.insert(u"clientSecret"_s, u"planted-secret"_s);
    plan.source.newConnection->params.insert(u"password"_s, u"planted-secret"_s);
    plan.source.columns[0].extra.insert(u"accessToken"_s, u"planted-secret"_s);
    const QByteArray text = writeDraft({.plan = plan});
    QVERIFY(text.contains("Customers"));
    QVERIFY(!text.contains("planted-secret"));
}

void TestDrafts::signInFormComesBack()
{
    Draft draft = sample();
    draft.signIn = openForm();
    const auto read = readDraft(writeDraft(draft));
    QVERIFY(read);
    QCOMPARE(read->signIn, draft.signIn);
    QCOMPARE(*read, draft);
    draft.signIn = OpenSignIn{.connector = u"only picked"_s};
    QCOMPARE(*readDraft(writeDraft(draft)), draft);
}

void TestDrafts::secretsOfTheFormAreLeftOut_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("text");
    const QString planted = u"planted-secret"_s;
    QTest::addRow("password") << u"password"_s << planted;
    QTest::addRow("spelled otherwise") << u"Db_PassWord"_s << planted;
    QTest::addRow("access key") << u"s3AccessKey"_s << planted;
    QTest::addRow("a published secret") << u"credentials"_s << planted;
    QTest::addRow("a key nobody published") << u"signingKey"_s << planted;
    QTest::addRow("a certificate") << u"clientCertificate"_s << planted;
    QTest::addRow("a shared access signature") << u"sas"_s << planted;
    QTest::addRow("password in an address") << u"host"_s << u"sftp://me:planted-secret@host"_s;
    QTest::addRow("token in an address") << u"host"_s << u"https://planted-secret@host/x"_s;
    QTest::addRow("signed address") << u"host"_s << u"https://host/c?sv=1&sig=planted-secret"_s;
    QTest::addRow("connection string") << u"server"_s << u"Server=a;Password=planted-secret;"_s;
    QTest::addRow("account key") << u"host"_s << u"AccountName=a;AccountKey=planted-secret"_s;
    QTest::addRow("web token") << u"username"_s << u"eyJplanted-secret.eyJ0.abc"_s;
    QTest::addRow("private key") << u"host"_s << u"-----BEGIN RSA PRIVATE KEY-----planted-secret"_s;
    QTest::addRow("too long for a name") << u"host"_s << QString(600, u'a') + planted;
}

// In the value, should somebody forget to ask, and in what a form hands over.
void TestDrafts::secretsOfTheFormAreLeftOut()
{
    QFETCH(const QString, parameter);
    QFETCH(const QString, text);
    Draft draft = sample();
    draft.signIn = openForm();
    TypedWay &way = draft.signIn->forms[u"spec"_s].ways[u"Basic"_s];
    way.values.insert(parameter, text);
    const QByteArray bytes = writeDraft(draft);
    QVERIFY(bytes.contains("no number"));
    QVERIFY(!bytes.contains("planted-secret"));
    QVERIFY(
        readDraft(bytes)->signIn->forms[u"spec"_s].ways[u"Basic"_s].leftOut.contains(parameter));
    TypedWay taken;
    taken.take({.name = parameter}, text);
    QVERIFY(taken.values.isEmpty());
    QCOMPARE(taken.leftOut, QStringList{parameter});
    taken.take({.name = parameter}, {});
    QVERIFY(taken.leftOut.isEmpty());
    // What the service's own spec calls a secret is one under any name.
    taken.take({.name = u"nickname"_s, .secret = true}, u"planted"_s);
    QVERIFY(taken.values.isEmpty());
    taken.take({.name = u"host"_s}, u"db.example.org"_s);
    QCOMPARE(taken.values.value(u"host"_s), u"db.example.org"_s);
}

void TestDrafts::damagedFormLeavesTheRest_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<bool>("open");
    QTest::addRow("text") << QByteArray(R"("x")") << false;
    QTest::addRow("list") << QByteArray("[1]") << false;
    QTest::addRow("null") << QByteArray("null") << false;
    QTest::addRow("nothing in it") << QByteArray("{}") << true;
    QTest::addRow("forms are no list") << QByteArray(R"({"forms":{"a":1},"connector":7})") << true;
    QTest::addRow("forms of numbers") << QByteArray(R"({"forms":[1,null,[],{}]})") << true;
    QTest::addRow("values of every kind")
        << QByteArray(
               R"({"forms":[{"connector":"c","name":[],"ways":[1,{"values":[1],"leftOut":3},)"
               R"({"authSpec":"w","values":{"a":1,"b":null,"c":{}},"leftOut":[1,{}]}]}]})")
        << true;
    QTest::addRow("made and sent") << QByteArray(R"({"made":3,"sent":"yes"})") << true;
}

void TestDrafts::damagedFormLeavesTheRest()
{
    QFETCH(const QByteArray, member);
    QFETCH(const bool, open);
    QJsonObject root = QJsonDocument::fromJson(writeDraft(sample())).object();
    root.insert(u"version"_s, 2);
    root.insert(u"signIn"_s, QJsonDocument::fromJson('[' + member + ']')[0]);
    QVERIFY(!root.value("signIn"_L1).isUndefined());
    const auto read = readDraft(QJsonDocument(root).toJson());
    QVERIFY(read);
    QCOMPARE(read->signIn.has_value(), open);
    if (open) {
        QVERIFY(read->signIn->madeId.isEmpty());
        QVERIFY(!read->signIn->sent);
        for (const TypedSignIn &form : read->signIn->forms) {
            for (const TypedWay &way : form.ways)
                QVERIFY(way.values.isEmpty() && way.leftOut.isEmpty());
        }
    }
    Draft rest = *read;
    rest.signIn.reset();
    QCOMPARE(rest, sample());
}

void TestDrafts::olderProgramsReadWhatTheyCanGiveBack()
{
    const auto version = [](const Draft &draft) {
        return QJsonDocument::fromJson(writeDraft(draft)).object().value("version"_L1).toInt();
    };
    Draft draft = sample();
    QCOMPARE(version(draft), 1);
    draft.signIn = openForm();
    QCOMPARE(version(draft), 2);
}

void TestDrafts::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = writeDraft(sample(u"newest"_s));
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("zeros after a power cut") << QByteArray(whole.size(), '\0');
    QTest::addRow("cut in half") << whole.left(whole.size() / 2);
    QTest::addRow("last brace is missing") << whole.trimmed().chopped(1);
    QTest::addRow("no JSON") << QByteArray("hello");
    QTest::addRow("a list") << QByteArray("[]");
    QTest::addRow("another program's") << QByteArray(R"({"format":"other","version":1,"plan":{}})");
    QTest::addRow("no version") << QByteArray(R"({"format":"dataflow-draft","plan":{}})");
    QTest::addRow("version in words")
        << QByteArray(R"({"format":"dataflow-draft","version":"1","plan":{}})");
    QTest::addRow("no plan") << QByteArray(R"({"format":"dataflow-draft","version":1})");
    QTest::addRow("plan is text") << QByteArray(
        R"({"format":"dataflow-draft","version":1,"plan":"x"})");
    QTest::addRow("bytes that are no text") << QByteArray("\xff\xfe\x00\x01{", 5);
}

void TestDrafts::damage()
{
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    folder.leaveTwo();
    put(folder.only(u"*.json"_s), bytes);
    DraftFile next(folder.directory.path());
    const QList<LeftDraft> left = next.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().state, LeftDraft::State::OlderCopy);
    QCOMPARE(left.first().draft, sample(u"before"_s));
    const auto taken = next.take(left.first().id);
    QVERIFY(taken);
    QCOMPARE(taken->plan.name, u"before"_s);
    // The damaged one must not push out the copy that is good.
    QVERIFY(next.save(sample(u"after"_s)));
    QCOMPARE(readDraft(bytesOf(folder.only(u"*.json~"_s)))->plan.name, u"before"_s);
}

void TestDrafts::newerIsLeftAlone()
{
    const Folder folder;
    folder.leaveTwo();
    const QString path = folder.only(u"*.json"_s);
    QJsonObject root = QJsonDocument::fromJson(bytesOf(path)).object();
    root.insert(u"version"_s, 3);
    root.insert(u"plan"_s, u"of a form nobody knows yet"_s);
    const QByteArray newer = QJsonDocument(root).toJson();
    put(path, newer);
    DraftFile next(folder.directory.path());
    QCOMPARE(next.left().size(), 1);
    const LeftDraft left = next.left().first();
    QCOMPARE(left.state, LeftDraft::State::Newer);
    QVERIFY(!next.take(left.id));
    next.discard(left.id);
    QVERIFY(next.save(sample()));
    QCOMPARE(bytesOf(path), newer);
}

void TestDrafts::bothCopiesDamaged()
{
    const Folder folder;
    folder.leaveTwo();
    put(folder.only(u"*.json"_s), "{");
    put(folder.only(u"*.json~"_s), "{");
    DraftFile next(folder.directory.path());
    const QList<LeftDraft> left = next.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().state, LeftDraft::State::Damaged);
    QVERIFY(left.first().savedAt > 0);
    QVERIFY(!next.take(left.first().id));
    next.discard(left.first().id);
    QVERIFY(next.left().isEmpty());
}

void TestDrafts::onlyTheUserMayRead()
{
    const Folder folder;
    folder.leaveTwo();
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(folder.drafts()).permissions() & others));
    QCOMPARE(folder.files().size(), 2);
    for (const QString &name : folder.files())
        QVERIFY(!(QFileInfo(folder.drafts() + u'/' + name).permissions() & others));
}

void TestDrafts::nothingBeforeTheFirstSave()
{
    const Folder folder;
    {
        DraftFile window(folder.directory.path());
        QVERIFY(window.left().isEmpty());
        window.remove();
    }
    QVERIFY(!QDir(folder.drafts()).exists());
}

void TestDrafts::twoWindows()
{
    const Folder folder;
    DraftFile first(folder.directory.path());
    DraftFile second(folder.directory.path());
    QVERIFY(first.save(sample(u"first"_s)));
    QVERIFY(second.left().isEmpty()); // its window lives
    QVERIFY(second.save(sample(u"second"_s)));
    QVERIFY(first.save(sample(u"first again"_s)));
    QCOMPARE(QDir(folder.drafts()).entryList({u"*.json"_s}).size(), 2);
    const QString id = QFileInfo(QDir(folder.drafts()).entryList({u"*.json"_s}).first()).baseName();
    first.discard(id);
    second.discard(id);
    QCOMPARE(QDir(folder.drafts()).entryList({u"*.json"_s}).size(), 2);
}

void TestDrafts::takenOnce()
{
    const Folder folder;
    folder.leaveTwo();
    DraftFile first(folder.directory.path());
    DraftFile second(folder.directory.path());
    const QString id = first.left().first().id;
    QCOMPARE(second.left().first().id, id);
    QVERIFY(first.take(id));
    QVERIFY(!second.take(id));
    QVERIFY(second.left().isEmpty());
    // Taken over, not copied: there is still one.
    QVERIFY(first.save(sample(u"gone on with"_s)));
    QCOMPARE(QDir(folder.drafts()).entryList({u"*.json"_s}).size(), 1);
}

// A kill leaves the lock on the disk, with the id of a process that is no more.
void TestDrafts::windowThatDied()
{
    const Folder folder;
    folder.leaveTwo();
    const QString draft = folder.only(u"*.json"_s);
    const QString lock = draft.chopped(5) + u".lock"_s;
    put(lock, "999999999\ndataflow-wizard\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    DraftFile next(folder.directory.path());
    QCOMPARE(next.left().size(), 1);
    QVERIFY(next.take(next.left().first().id));
}

void TestDrafts::removedIsGone()
{
    const Folder folder;
    DraftFile window(folder.directory.path());
    QVERIFY(window.save(sample()));
    QVERIFY(window.save(sample(u"again"_s)));
    window.remove();
    QVERIFY(folder.files().isEmpty());
    QVERIFY(window.save(sample(u"later work"_s)));
    QCOMPARE(readDraft(bytesOf(folder.only(u"*.json"_s)))->plan.name, u"later work"_s);
}

// A limit on the size of files refuses as a full disk does, and root as well.
void TestDrafts::fullDiskKeepsWhatWasThere()
{
#ifdef Q_OS_UNIX
    const Folder folder;
    DraftFile window(folder.directory.path());
    QVERIFY(window.save(sample(u"before"_s)));
    QVERIFY(window.save(sample(u"newest"_s)));
    rlimit unlimited{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    rlimit full = unlimited;
    full.rlim_cur = 200;
    const auto old = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto refused = window.save(sample(u"never"_s));
    setrlimit(RLIMIT_FSIZE, &unlimited);
    std::signal(SIGXFSZ, old);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(readDraft(bytesOf(folder.only(u"*.json"_s)))->plan.name, u"newest"_s);
    QCOMPARE(readDraft(bytesOf(folder.only(u"*.json~"_s)))->plan.name, u"before"_s);
    QVERIFY(window.save(sample(u"room again"_s)));
#endif
}

QTEST_GUILESS_MAIN(TestDrafts)

#include "tst_drafts.moc"
