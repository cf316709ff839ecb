// SPDX-License-Identifier: Apache-2.0
#include "storage/profiles.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace dfw;
using namespace dfw::storage;
using namespace Qt::StringLiterals;

namespace {

Profile full()
{
    return {.id = u"0f1e-2d"_s,
            .name = u"Luma \"EU\" ü"_s,
            .organisation = u"0123456789ABCDEF01234567@AdobeOrg"_s,
            .clientId = u"client"_s,
            .scopes = {u"openid"_s, u"AdobeID"_s},
            .sandbox = u"dev"_s,
            .platform = u"https://platform-nld2.adobe.io"_s,
            .ims = u"https://ims.example"_s,
            .confirmedOrigins = {u"https://ims.example"_s},
            .proxy = {.kind = ProfileProxy::Kind::Http,
                      .host = u"proxy.example"_s,
                      .port = 3128,
                      .user = u"me"_s},
            .caFile = u"/etc/company.pem"_s,
            .keepsSecrets = true,
            .hasKept = true};
}

QByteArray around(const QByteArray &profiles)
{
    return R"({"format":"dataflow-profiles","version":1,"profiles":[)" + profiles + "]}";
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void noneAtFirst();
    void givesBackWhatItKept();
    void replacesInPlace();
    void removes();
    void current();
    void idsAreNeverTheSame();
    void twoWindowsAgree();
    void othersCannotRead();
    void holdsNoSecret();
    void proxies_data();
    void proxies();
    void refused_data();
    void refused();
    void leavesOthersAlone_data();
    void leavesOthersAlone();
    void fillsDefaults();
    void notAFile();
    void unwritableDirectory();

private:
    void put(const QByteArray &text) const;
    QByteArray text() const;
    QString directory() const { return m_directory->filePath(u"config"_s); }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestProfiles::put(const QByteArray &text) const
{
    QDir().mkpath(directory());
    QFile file(Profiles(directory()).file());
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no temporary file");
}

QByteArray TestProfiles::text() const
{
    QFile file(Profiles(directory()).file());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestProfiles::noneAtFirst()
{
    QVERIFY(Profiles(directory()).load()->profiles.isEmpty());
    QVERIFY(!QFile::exists(directory())); // reading makes nothing
}

void TestProfiles::givesBackWhatItKept()
{
    Profiles profiles(directory());
    QVERIFY(profiles.keep(full()).ok());
    QVERIFY(profiles.keep(newProfile(u"Second"_s)).ok());
    const auto list = profiles.load();
    QVERIFY(list);
    QCOMPARE(list->profiles.size(), 2);
    QCOMPARE(list->profiles.first(), full());
    QCOMPARE(list->profiles.last().platform, u"https://platform.adobe.io"_s);
    QCOMPARE(list->profiles.last().ims, u"https://ims-na1.adobelogin.com"_s);
    QVERIFY(!list->profiles.last().keepsSecrets);
    QCOMPARE(writeProfiles(*list), text());
    QCOMPARE(*readProfiles(text()), *list);
}

void TestProfiles::replacesInPlace()
{
    Profiles profiles(directory());
    QVERIFY(profiles.keep(full()).ok());
    QVERIFY(profiles.keep(newProfile(u"Second"_s)).ok());
    Profile changed = full();
    changed.name = u"Changed"_s;
    QVERIFY(profiles.keep(changed).ok());
    QCOMPARE(profiles.load()->profiles.size(), 2);
    QCOMPARE(profiles.load()->profiles.first(), changed);
}

void TestProfiles::removes()
{
    Profiles profiles(directory());
    QVERIFY(profiles.keep(full()).ok());
    QVERIFY(profiles.setCurrent(full().id).ok());
    QVERIFY(profiles.remove(u"other"_s).ok());
    QCOMPARE(profiles.load()->profiles.size(), 1);
    QVERIFY(profiles.remove(full().id).ok());
    QCOMPARE(*profiles.load(), ProfileList());
}

void TestProfiles::current()
{
    Profiles profiles(directory());
    QVERIFY(profiles.keep(full()).ok());
    QCOMPARE(profiles.load()->current, QString());
    QVERIFY(profiles.setCurrent(full().id).ok());
    QCOMPARE(profiles.load()->current, full().id);
    QVERIFY(profiles.setCurrent(u"nobody"_s).ok());
    QCOMPARE(profiles.load()->current, QString());
}

void TestProfiles::idsAreNeverTheSame()
{
    QSet<QString> ids;
    for (int i = 0; i < 100; ++i)
        ids.insert(newProfile(u"x"_s).id);
    QCOMPARE(ids.size(), 100);
    ProfileList list;
    list.profiles.append(newProfile(u"x"_s));
    QCOMPARE(*readProfiles(writeProfiles(list)), list); // an id of ours is one we read
}

void TestProfiles::twoWindowsAgree()
{
    Profiles one(directory());
    Profiles other(directory());
    QVERIFY(one.keep(full()).ok());
    QVERIFY(other.keep(newProfile(u"Second"_s)).ok());
    QCOMPARE(one.load()->profiles.size(), 2);
}

void TestProfiles::othersCannotRead()
{
    put(writeProfiles({}));
    QVERIFY(QFile::setPermissions(Profiles(directory()).file(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(Profiles(directory()).keep(full()).ok());
    const auto rights = QFile::permissions(Profiles(directory()).file());
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOwner)));
}

// What somebody wrote into it by hand does not stay either.
void TestProfiles::holdsNoSecret()
{
    put(around(R"({"id":"a","name":"A","clientSecret":"planted","password":"planted"})"));
    QVERIFY(Profiles(directory()).setCurrent(u"a"_s).ok());
    QVERIFY(!text().contains("planted"));
    QVERIFY(!text().toLower().contains("\"clientsecret\""));
}

void TestProfiles::proxies_data()
{
    QTest::addColumn<ProfileProxy>("proxy");
    using enum ProfileProxy::Kind;
    QTest::newRow("system") << ProfileProxy{};
    QTest::newRow("none") << ProfileProxy{.kind = None};
    QTest::newRow("http") << ProfileProxy{.kind = Http, .host = u"h"_s, .port = 1};
    QTest::newRow("socks") << ProfileProxy{
        .kind = Socks5, .host = u"::1"_s, .port = 65'535, .user = u"u"_s};
}

void TestProfiles::proxies()
{
    QFETCH(ProfileProxy, proxy);
    Profile profile = full();
    profile.proxy = proxy;
    QVERIFY(Profiles(directory()).keep(profile).ok());
    QCOMPARE(Profiles(directory()).load()->profiles.first().proxy, proxy);
}

void TestProfiles::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &text, const QString &code,
                        const QString &pointer = {}) {
        QTest::newRow(name) << text << code << pointer;
    };
    const QString other = u"NotProfiles"_s;
    const QString bad = u"BadProfile"_s;
    row("empty", QByteArray(), other);
    row("garbage", QByteArray("\0\xff{", 3), other);
    row("a list", "[1]", other);
    row("a plan", R"({"format":"dataflow-plan","version":1})", other);
    row("no version", R"({"format":"dataflow-profiles","profiles":[]})", other);
    row("version 0", R"({"format":"dataflow-profiles","version":0,"profiles":[]})", other);
    row("version 1.5", R"({"format":"dataflow-profiles","version":1.5,"profiles":[]})",
        u"NewerProfiles"_s);
    row("newer", R"({"format":"dataflow-profiles","version":2})", u"NewerProfiles"_s);
    row("no profiles", R"({"format":"dataflow-profiles","version":1})", other);
    row("too large", QByteArray(1024 * 1024 + 1, ' '), other);
    row("no object", around("5"), bad, u"/profiles/0"_s);
    row("no id", around(R"({"name":"A"})"), bad, u"/profiles/0/id"_s);
    row("an id like a path", around(R"({"id":"../a"})"), bad, u"/profiles/0/id"_s);
    row("an id with a line end", around(R"({"id":"a\n"})"), bad, u"/profiles/0/id"_s);
    row("twice the same id", around(R"({"id":"a"},{"id":"a"})"), bad, u"/profiles/1/id"_s);
    row("a number for a name", around(R"({"id":"a","name":5})"), bad, u"/profiles/0/name"_s);
    row("scopes as text", around(R"({"id":"a","scopes":"b"})"), bad, u"/profiles/0/scopes"_s);
    row("scopes of numbers", around(R"({"id":"a","scopes":[1]})"), bad, u"/profiles/0/scopes"_s);
    row("unknown proxy", around(R"({"id":"a","proxy":{"kind":"magic"}})"), bad,
        u"/profiles/0/proxy/kind"_s);
    row("proxy as text", around(R"({"id":"a","proxy":"http://x"})"), bad, u"/profiles/0/proxy"_s);
    row("proxy without host", around(R"({"id":"a","proxy":{"kind":"http","port":1}})"), bad,
        u"/profiles/0/proxy/host"_s);
    row("proxy without port", around(R"({"id":"a","proxy":{"kind":"http","host":"h"}})"), bad,
        u"/profiles/0/proxy/port"_s);
    row("port out of range",
        around(R"({"id":"a","proxy":{"kind":"socks5","host":"h","port":65536}})"), bad,
        u"/profiles/0/proxy/port"_s);
    row("port and a half", around(R"({"id":"a","proxy":{"kind":"http","host":"h","port":1.5}})"),
        bad, u"/profiles/0/proxy/port"_s);
}

void TestProfiles::refused()
{
    QFETCH(QByteArray, text);
    put(text);
    const auto list = Profiles(directory()).load();
    QVERIFY(!list);
    QTEST(list.error().code, "code");
    QTEST(list.error().detail, "pointer");
    QCOMPARE(list.error().kind, ErrorKind::Storage);
    QCOMPARE(list.error().where, Profiles(directory()).file());
}

void TestProfiles::leavesOthersAlone_data()
{
    refused_data();
}

void TestProfiles::leavesOthersAlone()
{
    QFETCH(QByteArray, text);
    put(text);
    Profiles profiles(directory());
    QVERIFY(!profiles.keep(full()).ok());
    QVERIFY(!profiles.remove(u"a"_s).ok());
    QVERIFY(!profiles.setCurrent(u"a"_s).ok());
    QCOMPARE(this->text(), text);
}

void TestProfiles::fillsDefaults()
{
    const auto list = readProfiles(around(R"({"id":"a"})"));
    QVERIFY(list);
    QCOMPARE(list->profiles.first(), (Profile{.id = u"a"_s}));
}

void TestProfiles::notAFile()
{
    QVERIFY(QDir().mkpath(Profiles(directory()).file())); // a directory of that name
    const auto list = Profiles(directory()).load();
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Storage);
    QVERIFY(!Profiles(directory()).keep(full()).ok());
}

void TestProfiles::unwritableDirectory()
{
    // A file where the directory should be: fails for everybody, the administrator included.
    QFile blocked(directory());
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    const auto kept = Profiles(directory() + u"/below"_s).keep(full());
    QVERIFY(!kept.ok());
    QCOMPARE(kept.error().kind, ErrorKind::Storage);
    QVERIFY(!kept.error().where.isEmpty());
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
