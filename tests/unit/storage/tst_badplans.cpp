// SPDX-License-Identifier: Apache-2.0
#include "planmaker.h"
#include "storage/planfile.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace dfw;
using namespace dfw::storage;
using namespace dfw::test;

namespace {

QByteArray example()
{
    return bytesOf(sourceFile(u"resources/examples/database.json"_s));
}

// The example with one text replaced, which must be in it.
QByteArray with(const QByteArray &before, const QByteArray &after)
{
    QByteArray text = example();
    if (!text.contains(before))
        qFatal("the example has no %s", before.constData());
    const qsizetype at = text.indexOf(before);
    return text.replace(at, before.size(), after);
}

Issue fault(IssueCode code, const QString &pointer, const QStringList &arguments = {})
{
    return {code, Severity::Error, pointer, arguments};
}

} // namespace

// Whatever a file holds: a clear issue with its place, no crash, and the file stays as it was.
class TestBadPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void allFaultsAtOnce();
    void faultsOfThePlanArePassedOn_data();
    void faultsOfThePlanArePassedOn();
    void manyFaultsAreCut();
    void endlessListIsRefused();
    void tooLarge();
    void deepNesting_data();
    void deepNesting();
    void survivesMutations();

private:
    static void bytes();
    static void heads();
    static void fields();
};

void TestBadPlans::bytes()
{
    const auto row = [](const char *name, const QByteArray &text, const QStringList &arguments) {
        QTest::newRow(name) << text << QList<Issue>{fault(IssueCode::NotJson, {}, arguments)};
    };
    // Qt's parser points at the fault or just behind it.
    row("empty", {}, {});
    row("blank", " \n\t\r\n", {});
    row("word", "hello", {u"1"_s, u"2"_s});
    row("html", "<html><body>502</body></html>", {u"1"_s, u"2"_s});
    row("cut off", "{\n  \"format\": \"dataflow-plan\",\n  \"ver", {u"3"_s, u"7"_s});
    row("trailing comma", "{\n  \"a\": 1,\n}", {u"3"_s, u"2"_s});
    row("text behind", "{} {}", {u"1"_s, u"4"_s});
    row("umlauts before the fault", "{\"äöü\": x}", {u"1"_s, u"9"_s});
    row("only a NUL", QByteArray(1, '\0'), {u"1"_s, u"2"_s});
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), {u"1"_s, u"2"_s});
    row("latin 1", "{\"a\": \"\xe4\"}", {u"1"_s, u"8"_s});
    row("comment", "// plan\n{}", {u"1"_s, u"2"_s});
    row("single quotes", "{'a': 1}", {u"1"_s, u"3"_s});
    row("a number JSON has not", "{\"a\": NaN}", {u"1"_s, u"7"_s});
}

void TestBadPlans::heads()
{
    const auto row = [](const char *name, const QByteArray &text, const Issue &issue) {
        QTest::newRow(name) << text << QList<Issue>{issue};
    };
    using enum IssueCode;
    row("list", "[]", fault(NotAPlan, {}));
    row("number", "[1]", fault(NotAPlan, {}));
    row("no format", "{}", fault(NotAPlan, u"/format"_s));
    row("null format", R"({"format":null,"version":1})", fault(NotAPlan, u"/format"_s));
    row("other format", R"({"format":"postman","version":9})",
        fault(NotAPlan, u"/format"_s, {u"postman"_s}));
    row("format in another case", R"({"format":"Dataflow-Plan","version":1})",
        fault(NotAPlan, u"/format"_s, {u"Dataflow-Plan"_s}));
    // Nothing else is said of a newer file, whatever else is strange in it.
    row("newer", R"({"format":"dataflow-plan","version":2,"sources":[],"token":"x"})",
        fault(NewerVersion, u"/version"_s, {u"2"_s, u"1"_s}));
    row("far newer", R"({"format":"dataflow-plan","version":1e300})",
        fault(NewerVersion, u"/version"_s, {u"1e+300"_s, u"1"_s}));
    row("version 0", R"({"format":"dataflow-plan","version":0})",
        fault(UnknownVersion, u"/version"_s, {u"0"_s, u"1"_s}));
    row("version 1.5", R"({"format":"dataflow-plan","version":1.5})",
        fault(UnknownVersion, u"/version"_s, {u"1.5"_s, u"1"_s}));
    row("version -1", R"({"format":"dataflow-plan","version":-1})",
        fault(UnknownVersion, u"/version"_s, {u"-1"_s, u"1"_s}));
    row("version in quotes", with("\"version\": 1", "\"version\": \"1\""),
        fault(WrongType, u"/version"_s, {u"string"_s, u"integer"_s}));
    row("no version", with("\"version\": 1,", ""),
        fault(MissingField, u"/version"_s, {u"version"_s}));
}

void TestBadPlans::fields()
{
    const auto row = [](const char *name, const QByteArray &text, const Issue &issue) {
        QTest::newRow(name) << text << QList<Issue>{issue};
    };
    using enum IssueCode;
    row("start in quotes", with("1612310466", "\"1612310466\""),
        fault(WrongType, u"/schedule/startTime"_s, {u"string"_s, u"integer"_s}));
    row("start with a fraction", with("1612310466", "1612310466.5"),
        fault(WrongType, u"/schedule/startTime"_s, {u"number"_s, u"integer"_s}));
    row("start beyond 64 bits", with("1612310466", "1e300"),
        fault(WrongType, u"/schedule/startTime"_s, {u"number"_s, u"integer"_s}));
    row("interval in quotes", with("\"interval\": 15", "\"interval\": \"15\""),
        fault(WrongType, u"/schedule/interval"_s, {u"string"_s, u"integer"_s}));
    row("interval beyond 32 bits", with("\"interval\": 15", "\"interval\": 4294967311"),
        fault(BadValue, u"/schedule/interval"_s, {u"4294967311"_s, QString()}));
    row("backfill in quotes", with("true", "\"true\""),
        fault(WrongType, u"/schedule/backfill"_s, {u"string"_s, u"boolean"_s}));
    row("month", with("\"minute\"", "\"month\""),
        fault(BadValue, u"/schedule/frequency"_s,
              {u"month"_s, u"once, minute, hour, day, week"_s}));
    row("null name", with("\"Database dataflow using BigQuery\"", "null"),
        fault(WrongType, u"/name"_s, {u"null"_s, u"string"_s}));
    row("columns as an object",
        with("\"columns\": [", "\"columns\": {}, \"more\": [")
            .replace("\"more\": [", "\"flowSpec2\": ["),
        fault(WrongType, u"/source/columns"_s, {u"object"_s, u"array"_s}));
    row("no table", with("\"table\": \"test1.Mytable\",", ""),
        fault(MissingField, u"/source/table"_s, {u"table"_s}));
    row("no dataset id", with("\"id\": \"6019e0e7c5dcf718db5ebc71\"", ""),
        fault(MissingField, u"/target/dataset/id"_s, {u"id"_s}));
    row("table and files",
        with("\"table\":", "\"files\": {\"path\": \"/a\", \"format\": \"json\"}, \"table\":"),
        fault(EitherOr, u"/source/files"_s, {u"table"_s, u"files"_s}));
    row("a dataset that exists and is made",
        with("\"id\": \"6019e0e7c5dcf718db5ebc71\"",
             "\"id\": \"d\", \"create\": {\"name\": \"n\"}"),
        fault(EitherOr, u"/target/dataset/create"_s, {u"id"_s, u"create"_s}));
    const auto created = [](const QByteArray &more) {
        return with("\"id\": \"6990abad-977d-41b9-a85d-17ea8cf1c0e4\"",
                    "\"create\": {\"name\": \"b\", \"authSpec\": \"a\"" + more + '}');
    };
    row("a secret among the parameters", created(",\"params\":{\"password\":\"geheim42\"}"),
        fault(UnknownField, u"/source/baseConnection/create/params/password"_s,
              {u"password"_s, u"secret"_s}));
    row("a secret beside the parameters", created(",\"token\":\"geheim42\""),
        fault(UnknownField, u"/source/baseConnection/create/token"_s, {u"token"_s, u"secret"_s}));
    row("a parameter that is a list", created(",\"params\":{\"host\":[]}"),
        fault(WrongType, u"/source/baseConnection/create/params/host"_s,
              {u"array"_s, u"string"_s}));
    row("a new dataset without a name",
        with("\"id\": \"6019e0e7c5dcf718db5ebc71\"", "\"create\": {}"),
        fault(MissingField, u"/target/dataset/create/name"_s, {u"name"_s}));
    row("no such file format",
        with("\"table\": \"test1.Mytable\"", "\"files\": {\"path\": \"/a\", \"format\": \"xml\"}"),
        fault(BadValue, u"/source/files/format"_s, {u"xml"_s, u"delimited, json, parquet"_s}));
    row("an end in quotes", with("\"frequency\":", "\"endTime\": \"later\", \"frequency\":"),
        fault(WrongType, u"/schedule/endTime"_s, {u"string"_s, u"integer"_s}));
    row("column without type", with("\"type\": \"string\",", ""),
        fault(MissingField, u"/source/columns/0/type"_s, {u"type"_s}));
    row("unknown kind", with("\"source\": \"TestID\"", "\"kind\": \"sql\", \"source\": \"TestID\""),
        fault(BadValue, u"/mapping/0/kind"_s, {u"sql"_s, u"column, constant, expression"_s}));
    row("misspelt", with("\"table\":", "\"tabel\": 1, \"table\":"),
        fault(UnknownField, u"/source/tabel"_s, {u"tabel"_s, QString()}));
    row("editor's comment", with("\"name\":", "\"$comment\": \"x\", \"name\":"),
        fault(UnknownField, u"/$comment"_s, {u"$comment"_s, QString()}));
    row("slash and tilde", with("\"table\":", "\"a/b~c\": 1, \"table\":"),
        fault(UnknownField, u"/source/a~1b~0c"_s, {u"a/b~c"_s, QString()}));
    row("twice", with("\"table\":", "\"table\": \"other\", \"table\":"),
        fault(DuplicateField, u"/source/table"_s, {u"table"_s}));
    row("twice, escaped", with("\"table\":", "\"t\\u0061ble\": \"other\", \"table\":"),
        fault(DuplicateField, u"/source/table"_s, {u"table"_s}));
    for (const char *key : {"password", "client_secret", "access_token", "apiKey", "Authorization",
                            "connectionString"}) {
        const QString name = QString::fromLatin1(key);
        const QByteArray member = '"' + QByteArray(key) + "\": \"geheim42\", ";
        QTest::addRow("%s", key) << with("\"baseConnection\":", member + "\"baseConnection\":")
                                 << QList<Issue>{fault(UnknownField, u"/source/"_s + name,
                                                       {name, u"secret"_s})};
        QTest::addRow("%s in a column", key)
            << with("\"meta:xdmType\":", member + "\"meta:xdmType\":")
            << QList<Issue>{
                   fault(UnknownField, u"/source/columns/2/"_s + name, {name, u"secret"_s})};
    }
    for (const char *key : {"host", "baseUrl", "endpoint", "sandbox", "imsOrg"}) {
        const QString name = QString::fromLatin1(key);
        QTest::addRow("%s", key) << with("\"version\":",
                                         '"' + QByteArray(key) + "\": \"x\", \"version\":")
                                 << QList<Issue>{
                                        fault(UnknownField, u"/"_s + name, {name, u"host"_s})};
    }
}

void TestBadPlans::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<Issue>>("issues");
    bytes();
    heads();
    fields();
}

void TestBadPlans::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<Issue>, issues);
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"plan.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();

    const auto loaded = loadPlan(path);
    QVERIFY(loaded.ok());
    QVERIFY(!loaded->plan);
    QVERIFY(!loaded->issues.isEmpty());
    // "columns as an object" carries a second, deliberate fault; all others have exactly theirs.
    const Issue &found = loaded->issues.first();
    QCOMPARE(int(found.code), int(issues.first().code));
    QCOMPARE(found.pointer, issues.first().pointer);
    QCOMPARE(found.arguments, issues.first().arguments);
    if (qstrcmp(QTest::currentDataTag(), "columns as an object") != 0)
        QCOMPARE(loaded->issues, issues);
    QCOMPARE(bytesOf(path), text);
    for (const Issue &issue : loaded->issues)
        QVERIFY(!issue.arguments.join(u' ').contains("geheim42"_L1));
}

void TestBadPlans::allFaultsAtOnce()
{
    // Every fault is named in one go, in the order of the file.
    const PlanReading reading = readPlan(R"({"format":"dataflow-plan","version":1,"name":5,
        "source":{"baseConnection":{},"connectionSpec":{"id":"c"},"table":"t","zzz":1,"aaa":2,
                  "columns":[{"name":"a"},{"type":"string"}]},
        "target":{"name":"t","schema":{"id":"s"},"dataset":{"id":true}},
        "mapping":[{"source":"a","target":"b","x":1},{}],
        "schedule":{"startTime":"x"},"options":{"partialIngestionPercent":"5"}})");
    QStringList places;
    for (const Issue &issue : reading.issues)
        places.append(issue.pointer);
    QCOMPARE(places, (QStringList{u"/name"_s, u"/source/name"_s, u"/source/baseConnection/id"_s,
                                  u"/source/columns/0/type"_s, u"/source/columns/1/name"_s,
                                  u"/source/aaa"_s, u"/source/zzz"_s, u"/target/dataset/id"_s,
                                  u"/mapping/0/x"_s, u"/mapping/1/source"_s, u"/mapping/1/target"_s,
                                  u"/schedule/startTime"_s, u"/schedule/frequency"_s,
                                  u"/options/partialIngestionPercent"_s}));
}

void TestBadPlans::faultsOfThePlanArePassedOn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<IssueCode>("code");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &text, IssueCode code,
                        const QString &pointer) { QTest::newRow(name) << text << code << pointer; };
    using enum IssueCode;
    row("duplicate target", with("\"person.birthDate\"", "\"_id\""), DuplicateTarget,
        u"/mapping/2/target"_s);
    row("onto an object", with("\"person.name.fullName\"", "\"person.name\""), TargetIsObject,
        u"/mapping/1/target"_s);
    row("delta column not among the columns",
        with("\"Datefield\",\n      \"dateFormat\"", "\"Modified\",\n      \"dateFormat\""),
        DeltaColumnUnknown, u"/schedule/deltaColumn/name"_s);
    row("once with an interval", with("\"minute\"", "\"once\""), IntervalWithOnce,
        u"/schedule/interval"_s);
    row("13 digits", with("1612310466", "1612310466000"), StartInMilliseconds,
        u"/schedule/startTime"_s);
    row("19 digits", with("1612310466", "1612310466000000001"), StartInMilliseconds,
        u"/schedule/startTime"_s);
    row("the tutorial's date format", with("yyyy-MM-dd HH:mm:ss", "YYYY-MM-DD"),
        DeltaFormatWeekYear, u"/schedule/deltaColumn/dateFormat"_s);
}

void TestBadPlans::faultsOfThePlanArePassedOn()
{
    QFETCH(QByteArray, text);
    QFETCH(IssueCode, code);
    QFETCH(QString, pointer);
    const PlanReading reading = readPlan(text);
    QVERIFY(reading.plan);
    const QList<Issue> issues = validate(*reading.plan, 1'612'310'000);
    QVERIFY(std::any_of(issues.begin(), issues.end(), [&](const Issue &issue) {
        return issue.code == code && issue.pointer == pointer;
    }));
    QVERIFY(!isRunnable(issues));
}

void TestBadPlans::manyFaultsAreCut()
{
    QByteArray rows = "[1";
    for (int i = 0; i < 20'000; ++i)
        rows += ",1";
    rows += ']';
    QByteArray text = example();
    const qsizetype from = text.indexOf('[', text.indexOf("\"mapping\""));
    text.replace(from, text.indexOf(']', from) + 1 - from, rows);
    QElapsedTimer clock;
    clock.start();
    const PlanReading reading = readPlan(text);
    QVERIFY(!reading.plan);
    QCOMPARE(reading.issues.size(), 100);
    QVERIFY(clock.elapsed() < 10'000);
}

void TestBadPlans::endlessListIsRefused()
{
    const QByteArray text =
        with("\"mapping\": [", "\"mapping\": [" + QByteArray("1,").repeated(100'000));
    const PlanReading reading = readPlan(text);
    QVERIFY(!reading.plan);
    QCOMPARE(reading.issues,
             QList<Issue>{fault(IssueCode::BadValue, u"/mapping"_s, {u"100003"_s, QString()})});
}

void TestBadPlans::tooLarge()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"large.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(100) * 1024 * 1024)); // sparse: takes no room
    file.close();
    const auto loaded = loadPlan(path);
    QVERIFY(loaded.ok());
    QVERIFY(!loaded->plan);
    QCOMPARE(loaded->issues, QList<Issue>{fault(IssueCode::TooLarge, {}, {u"16"_s})});
    QCOMPARE(QFileInfo(path).size(), qint64(100) * 1024 * 1024);
}

void TestBadPlans::deepNesting_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("readable"); // Qt reads 1024 levels
    QTest::newRow("deep") << 900 << true;
    QTest::newRow("too deep") << 5000 << false;
    QTest::newRow("absurd") << 1'000'000 << false;
}

void TestBadPlans::deepNesting()
{
    QFETCH(int, depth);
    QFETCH(bool, readable);
    const QByteArray deep = QByteArray(depth, '[') + QByteArray(depth, ']');
    const PlanReading reading =
        readPlan(with("\"meta:xdmType\"", "\"meta:deep\": " + deep + ", \"meta:xdmType\""));
    QCOMPARE(reading.plan.has_value(), readable);
    if (readable)
        QCOMPARE(*readPlan(writePlan(*reading.plan)).plan, *reading.plan);
    else
        QCOMPARE(reading.issues.first().code, IssueCode::NotJson);
}

void TestBadPlans::survivesMutations()
{
    constexpr int rounds = 20'000;
    const QByteArray original = example();
    const QList<QByteArray> scraps{"null",
                                   "true",
                                   "-1",
                                   "1e999",
                                   "1612310466000",
                                   "\"\"",
                                   "[]",
                                   "{}",
                                   "{\"id\":1}",
                                   "\\u0000",
                                   "\\ud800",
                                   "\xff",
                                   "\"",
                                   "\\",
                                   "[",
                                   "}",
                                   ",",
                                   ":",
                                   "99999999999999999999",
                                   "\"password\":",
                                   QByteArray(1, '\0'),
                                   "\"columns\"",
                                   "0.1",
                                   "\xef\xbb\xbf"};
    QRandomGenerator random(20210203); // fixed, so that a failure comes again
    QElapsedTimer clock;
    clock.start();
    int readable = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray text = original;
        const int changes = random.bounded(1, 4);
        for (int change = 0; change < changes; ++change) {
            const qsizetype at = random.bounded(int(text.size()) + 1);
            switch (random.bounded(5)) {
            case 0:
                text.truncate(at);
                break;
            case 1:
                if (at < text.size())
                    text[at] = char(random.bounded(256));
                break;
            case 2:
                text.insert(at, scraps.at(random.bounded(int(scraps.size()))));
                break;
            case 3: { // a value of its own line for another's
                QList<QByteArray> lines = text.split('\n');
                lines.swapItemsAt(random.bounded(int(lines.size())),
                                  random.bounded(int(lines.size())));
                text = lines.join('\n');
                break;
            }
            case 4: { // the value behind a colon
                const qsizetype colon = text.indexOf(": ", at);
                if (colon >= 0) {
                    qsizetype end = colon;
                    while (end < text.size() && text.at(end) != ',' && text.at(end) != '\n')
                        ++end;
                    text.replace(colon + 2, qMax<qsizetype>(0, end - colon - 2),
                                 scraps.at(random.bounded(int(scraps.size()))));
                }
                break;
            }
            }
        }
        const PlanReading reading = readPlan(text);
        QCOMPARE(reading.plan.has_value(), isRunnable(reading.issues));
        if (!reading.plan)
            continue;
        ++readable;
        // What was readable is a plan like any other: checked, written and read again.
        const QList<Issue> issues = validate(*reading.plan, 1'700'000'000);
        Q_UNUSED(issues)
        QVERIFY(nextRuns(reading.plan->schedule, 1'700'000'000, 3).size() <= 3);
        const PlanReading again = readPlan(writePlan(*reading.plan));
        QVERIFY2(again.plan && *again.plan == *reading.plan, text.constData());
    }
    qInfo("%d of %d mutations were readable, %lld ms", readable, rounds, clock.elapsed());
    QVERIFY(readable > rounds / 100); // else the mutations are too wild to test anything
    QVERIFY(readable < rounds);
}

QTEST_GUILESS_MAIN(TestBadPlans)
#include "tst_badplans.moc"
