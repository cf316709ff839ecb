// SPDX-License-Identifier: Apache-2.0
//
// Secrets with unmistakable values go into the program, whole runs and failing ones; then they are
// looked for in everything it leaves behind.
#include "flow/secrets/needles.h"
#include "flow/secrets/watchedprogram.h"
#include "localplatform/localplatform.h"
#include "storage/planfile.h"
#include "support/certificates.h"
#include "support/rawserver.h"

#include <memory>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using localplatform::FaultRule;
using localplatform::LocalPlatform;
using Action = FaultRule::Action;

Q_DECLARE_METATYPE(FaultRule)

namespace {

constexpr auto table = "test1.Mytable"_L1;

// With signs that every way of writing writes another way.
QString withSigns(const QString &word)
{
    return word + u"+/=\"ä"_s;
}

QString connectionString(const QString &password, const QString &key)
{
    return u"Server=db.example.org;Database=sales;UID=reader;PWD=%1;AccountKey=%2"_s.arg(
        password, withSigns(key));
}

// The database example through a base connection that the run makes.
FlowPlan signingInPlan()
{
    const auto reading =
        storage::loadPlan(QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s);
    FlowPlan plan = reading && reading->plan ? *reading->plan : FlowPlan{};
    plan.source.baseConnectionId.clear();
    plan.source.connectionSpec.id = u"1f372ff9-38a4-4492-96f5-b9a4e4bd00ec"_s; // SQL Server
    plan.source.newConnection =
        NewBaseConnection{.name = u"Sales of our own"_s,
                          .authSpec = u"Connection String Based Authentication"_s,
                          .secrets = {u"connectionString"_s}};
    return plan;
}

} // namespace

class PlantedSecrets : public QObject
{
    Q_OBJECT

    PrivateHome m_home;
    QTemporaryDir m_platformData; // the other side's: it must have the rows
    std::unique_ptr<LocalPlatform> m_platform;
    Needles m_needles;
    QString m_token;
    QString m_key = Needles::word();
    QString m_proxyPassword = Needles::word();
    QString m_clientSecret;
    QString m_sample = Needles::word();
    QString m_plan;

    QProcessEnvironment environment(const QString &password = u"demo"_s);
    QByteArray quoting(QString words, const QString &code) const;
    void checkNothingIsLeft(const Traces &traces, const Needles &needles);

private Q_SLOTS:
    void initTestCase();
    void aWholeRun_data();
    void aWholeRun();
    void failingRuns_data();
    void failingRuns();
    void refusedByTheSource();
    void aServerThatIsNotTrusted();
    void aRedirect();
    void aProxyThatRefuses();
    void aProgramThatIsStopped();
    void otherCommands_data();
    void otherCommands();
    void theSearchFindsWhatIsThere_data();
    void theSearchFindsWhatIsThere();
    void theSearchSeesTheProgram();
};

void PlantedSecrets::initTestCase()
{
    localplatform::LocalPlatformOptions options{.dataDir = m_platformData.filePath(u"data"_s)};
    auto started = LocalPlatform::start(options);
    QVERIFY(started.ok());
    m_platform = started.takeValue();
    m_token = m_platform->credentials().accessToken.reveal();
    m_clientSecret = m_platform->credentials().clientSecret.reveal();
    {
        QSqlDatabase source = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plant"_s);
        source.setDatabaseName(m_platform->dataDir() + u"/source.db"_s);
        QVERIFY(source.open());
        QSqlQuery change(source);
        QVERIFY2(change.exec(u"UPDATE \"%1\" SET Name = '%2 ' || TestID"_s.arg(table, m_sample)),
                 qPrintable(change.lastError().text()));
        QVERIFY(change.numRowsAffected() > 100);
    }
    QSqlDatabase::removeDatabase(u"plant"_s);
    const auto plant = [this](const QString &name, const QString &value) {
        m_needles.plant(name, value);
    };
    plant(u"access token"_s, m_token.section(u'.', -1));
    plant(u"client secret"_s, m_clientSecret.section(u'-', -1));
    plant(u"source password"_s, m_key);
    plant(u"proxy password"_s, m_proxyPassword);
    plant(u"sample row"_s, m_sample);
    m_plan = m_home.file(u"plan.json"_s);
    QVERIFY(storage::savePlan(m_plan, signingInPlan()).ok());
}

QProcessEnvironment PlantedSecrets::environment(const QString &password)
{
    const localplatform::DemoCredentials access = m_platform->credentials();
    QProcessEnvironment out = m_home.environment();
    out.insert(u"AEP_ACCESS_TOKEN"_s, m_token);
    out.insert(u"AEP_API_KEY"_s, access.apiKey);
    out.insert(u"AEP_ORG_ID"_s, access.organisation);
    out.insert(u"AEP_SANDBOX"_s, access.sandbox);
    out.insert(u"AEP_SOURCE_CONNECTIONSTRING"_s, connectionString(password, m_key));
    return out;
}

// What a service says that quotes what it was sent.
QByteArray PlantedSecrets::quoting(QString words, const QString &code) const
{
    const QString string = connectionString(u"demo"_s, m_key);
    const QJsonObject params{{u"connectionString"_s, string}, {u"x"_s, withSigns(m_key)}};
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1((u"me:"_s + text).toUtf8().toBase64());
    };
    words.replace(u"TOKEN64"_s, encoded(m_token)).replace(u"STRING64"_s, encoded(string));
    words.replace(u"TOKEN"_s, m_token).replace(u"STRING"_s, string);
    words.replace(u"KEY"_s, withSigns(m_key));
    words.replace(u"REQUEST"_s, QString::fromUtf8(QJsonDocument(params).toJson()));
    if (code.isEmpty())
        return words.toUtf8();
    return QJsonDocument(QJsonObject{{u"error_code"_s, code},
                                     {u"message"_s, words},
                                     {u"report"_s, QJsonObject{{u"additionalContext"_s, words}}}})
        .toJson();
}

void PlantedSecrets::checkNothingIsLeft(const Traces &traces, const Needles &needles)
{
    const QStringList hits = traces.hits(needles) + needles.inFiles(m_home.path());
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
    // It was looked at, it did work, and it did write its log.
    QVERIFY(traces.looks > 0);
    QVERIFY(traces.arguments.contains("dataflow-wizard"));
    QVERIFY2(traces.err.contains("dfw.net"), traces.err);
}

void PlantedSecrets::aWholeRun_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("for scripts") << QStringList{u"--json"_s, u"--watch"_s, u"60"_s};
    QTest::newRow("for people") << QStringList{u"--watch"_s, u"60"_s};
}

void PlantedSecrets::aWholeRun()
{
    QFETCH(QStringList, options);
    const QString url = m_platform->baseUrl().toString();
    const Traces traces =
        watchProgram(QStringList{u"run"_s, m_plan, u"--platform"_s, url} + options, environment());
    QVERIFY2(traces.exitCode == 0, traces.err);
    checkNothingIsLeft(traces, m_needles);
    // What was planted did go through the program's hands.
    const QList<QByteArray> records = m_platform->storedRecords(signingInPlan().target.datasetId);
    QVERIFY(std::any_of(records.begin(), records.end(), [this](const QByteArray &record) {
        return record.contains(m_sample.toUtf8());
    }));
    QVERIFY(traces.environment.contains("AEP_ACCESS_TOKEN=")); // its own, and blank
}

void PlantedSecrets::failingRuns_data()
{
    QTest::addColumn<FaultRule>("rule");
    QTest::addColumn<QString>("code");  // of a JSON body; empty for a page
    QTest::addColumn<QString>("words"); // see quoting()
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const FaultRule &rule, const QString &code,
                        const QString &words,
                        int exitCode) { QTest::newRow(name) << rule << code << words << exitCode; };
    const auto post = [](const QString &what, int status, Action action = Action::Answer) {
        return FaultRule{.method = u"POST"_s,
                         .pathPattern = u"/flowservice/%1$"_s.arg(what),
                         .action = action,
                         .status = status};
    };
    const QString connections = u"connections"_s;
    const QString flows = u"flows"_s;
    row("401", {.status = 401}, u"401013"_s, u"bad: Bearer TOKEN"_s, 3);
    row("403, the header in Base64", {.status = 403}, u"403010"_s, u"Basic TOKEN64"_s, 3);
    row("403, mid-run", post(flows, 403), u"1"_s, u"TOKEN may not do this with KEY"_s, 4);
    row("400 with the password", post(connections, 400), u"1"_s, u"login failed: STRING"_s, 4);
    row("400 with the request", post(connections, 400), u"1"_s, u"refused REQUEST STRING64"_s, 4);
    row("a page", post(connections, 502), {}, u"<html>Authorization: Bearer TOKEN<br>KEY"_s, 4);
    row("200 with a page", post(connections, 200), {}, u"Hello TOKEN, KEY"_s, 4);
    row("200 with an error", post(connections, 200), u"403010"_s, u"no: KEY TOKEN"_s, 3);
    // What was done all the same is found again, and nobody needs to hear of it.
    row("500, and it was done", post(flows, 500, Action::AnswerAfterHandling), u"1"_s,
        u"TOKEN STRING"_s, 0);
    row("dropped after it was done", post(flows, 0, Action::DropAfterHandling), {}, {}, 0);
    row("answer cut", post(flows, 0, Action::CutBody), {}, {}, 0);
}

void PlantedSecrets::failingRuns()
{
    QFETCH(FaultRule, rule);
    QFETCH(QString, code);
    QFETCH(QString, words);
    QFETCH(int, exitCode);
    rule.body = quoting(words, code);
    m_platform->setFault(rule);
    const auto calm = qScopeGuard([this] { m_platform->clearFaults(); });
    for (const QStringList &options : {QStringList{u"--json"_s}, QStringList()}) {
        const QString url = m_platform->baseUrl().toString();
        const Traces traces = watchProgram(
            QStringList{u"run"_s, m_plan, u"--platform"_s, url} + options, environment());
        QVERIFY2(traces.exitCode == exitCode, QByteArray::number(traces.exitCode) + traces.err);
        if (!words.isEmpty() &&
            exitCode != 0) // the words are shown, with what was taken out of them
            QVERIFY2(traces.err.contains("(secret)"), traces.err);
        checkNothingIsLeft(traces, m_needles);
    }
}

void PlantedSecrets::refusedByTheSource()
{
    Needles needles = m_needles;
    const QString wrong = Needles::word();
    needles.plant(u"mistyped password"_s, wrong);
    const Traces traces = watchProgram(
        {u"run"_s, m_plan, u"--platform"_s, m_platform->baseUrl().toString(), u"--json"_s},
        environment(wrong));
    checkNothingIsLeft(traces, needles);
}

void PlantedSecrets::aServerThatIsNotTrusted()
{
    CertificateAuthority stranger(u"Stranger"_s);
    RawServer server({}, RawServer::answers(200), stranger.issue().configuration());
    const Traces traces = watchProgram(
        {u"run"_s, m_plan, u"--platform"_s, server.origin().toString()}, environment());
    QVERIFY2(traces.exitCode == 5, traces.err);
    QCOMPARE(server.hits(), 0);
    checkNothingIsLeft(traces, m_needles);
}

void PlantedSecrets::aRedirect()
{
    const QByteArray to = "https://" + m_token.toUtf8() + ".example/" + m_token.toUtf8();
    RawServer server(RawServer::answers(302, "moved to " + to, "Location: " + to + "\r\n"));
    const Traces traces = watchProgram(
        {u"run"_s, m_plan, u"--platform"_s, server.origin().toString()}, environment());
    QVERIFY(traces.exitCode > 0);
    QVERIFY(server.hits() > 0);
    QVERIFY(!server.header(0, "Authorization").isEmpty());
    checkNothingIsLeft(traces, m_needles);
}

void PlantedSecrets::aProxyThatRefuses()
{
    const QByteArray password = m_proxyPassword.toUtf8();
    RawServer proxy(RawServer::answers(407, "not " + password + " or " + password.toBase64(),
                                       "Proxy-Authenticate: Basic realm=\"work\"\r\n"));
    QProcessEnvironment environment = this->environment();
    environment.insert(u"https_proxy"_s,
                       u"http://carol:%1@127.0.0.1:%2"_s.arg(m_proxyPassword).arg(proxy.port()));
    const Traces traces = watchProgram(
        {u"run"_s, m_plan, u"--platform"_s, u"https://platform.invalid"_s}, environment);
    QVERIFY2(traces.exitCode == 5, traces.err);
    QVERIFY(proxy.hits() > 0);
    for (int i = 0; i < proxy.hits(); ++i)
        QVERIFY(!proxy.request(i).contains(m_token.toUtf8()));
    checkNothingIsLeft(traces, m_needles);
}

void PlantedSecrets::aProgramThatIsStopped()
{
    m_platform->setFault(
        {.method = u"POST"_s, .pathPattern = u"/flows$"_s, .action = Action::Hang});
    const auto calm = qScopeGuard([this] { m_platform->clearFaults(); });
    const Traces traces = watchProgram(
        {u"run"_s, m_plan, u"--platform"_s, m_platform->baseUrl().toString(), u"--json"_s},
        environment(), [](const Traces &sofar) {
            return sofar.out.contains(R"("state":"running","step":"flow"})");
        });
    QCOMPARE(traces.exitCode, 130);
    checkNothingIsLeft(traces, m_needles);
}

void PlantedSecrets::otherCommands_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("requests") << QStringList{u"requests"_s};
    QTest::newRow("requests --json") << QStringList{u"requests"_s, u"--json"_s};
    QTest::newRow("check") << QStringList{u"check"_s};
    QTest::newRow("demo") << QStringList{u"run"_s, u"--demo"_s, u"--json"_s};
}

void PlantedSecrets::otherCommands()
{
    QFETCH(QStringList, arguments);
    Traces traces = watchProgram(arguments + QStringList{m_plan}, environment());
    QVERIFY2(traces.exitCode == 0, traces.err);
    traces.environment.clear(); // they have no business with the variables, and leave them alone
    const QStringList hits = traces.hits(m_needles) + m_needles.inFiles(m_home.path());
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

void PlantedSecrets::theSearchFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray word = "Planted0123456789abcdef";
    QTest::newRow("as it is") << "a " + word + " b";
    QTest::newRow("in capitals") << word.toUpper();
    QTest::newRow("percent-encoded")
        << QByteArray("x=%50") + word.mid(1).toPercentEncoding({}, word);
    QTest::newRow("in hexadecimal") << word.toHex();
    QTest::newRow("Base64") << word.toBase64();
    QTest::newRow("Base64, one before") << ("a" + word + "bc").toBase64();
    QTest::newRow("Base64, two before") << ("ab" + word).toBase64();
    QTest::newRow("Base64 for addresses")
        << ("abc" + word + "d").toBase64(QByteArray::Base64UrlEncoding);
    const QString wide = QString::fromLatin1(word);
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(wide.utf16()),
                                          wide.size() * 2);
}

void PlantedSecrets::theSearchFindsWhatIsThere()
{
    QFETCH(QByteArray, text);
    Needles needles;
    needles.plant(u"word"_s, u"Planted0123456789abcdef"_s);
    QCOMPARE(needles.in(text, u"text"_s).size(), 1);
    QVERIFY(needles.in(text.left(text.size() / 2), u"text"_s).isEmpty());
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u".hidden/deep"_s));
    QVERIFY(needles.inFiles(folder.path()).isEmpty());
    QFile file(folder.filePath(u".hidden/deep/.file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before " + text + " after");
    file.close();
    QCOMPARE(needles.inFiles(folder.path()).size(), 1);
}

// The same way as everywhere here, but with words that are no secret to the program.
void PlantedSecrets::theSearchSeesTheProgram()
{
    Needles needles;
    FlowPlan plan = signingInPlan();
    plan.name = Needles::word();
    needles.plant(u"name"_s, plan.name);
    const QString folder = Needles::word();
    needles.plant(u"folder"_s, folder);
    QVERIFY(QDir(m_home.path()).mkpath(folder));
    const QString path = m_home.file(folder + u"/plan.json"_s);
    QVERIFY(storage::savePlan(path, plan).ok());
    const Traces traces = watchProgram(
        {u"run"_s, path, u"--platform"_s, m_platform->baseUrl().toString(), u"--json"_s},
        environment());
    const QStringList hits = traces.hits(needles);
    QVERIFY(hits.contains(u"folder in arguments"_s));
    const Traces shown = watchProgram({u"requests"_s, path}, environment());
    QVERIFY(shown.hits(needles).contains(u"name in standard output"_s));
    const QStringList files = needles.inFiles(m_home.path());
    QVERIFY(files.contains(u"name in "_s + path));
    QVERIFY(files.contains(u"folder in the name "_s + m_home.file(folder)));
    QVERIFY(QDir(m_home.file(folder)).removeRecursively());
}

QTEST_GUILESS_MAIN(PlantedSecrets)
#include "tst_plantedsecrets.moc"
