// SPDX-License-Identifier: Apache-2.0
#include "planmaker.h"
#include "spec/jsonschema.h"
#include "storage/planfile.h"

#include <limits>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace dfw;
using namespace dfw::storage;
using namespace dfw::test;

// What goes out comes back, in the same bytes every time, and fits the published schema.
class TestPlanFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exampleIsTheTutorial();
    void comesBack_data();
    void comesBack();
    void extraKeysAreKept();
    void extraKeysCannotShadowOurs();
    void credentialsInColumnsAreNotWritten();
    void publishedSchemaAcceptsExamples_data();
    void publishedSchemaAcceptsExamples();
    void everyWrittenKeyIsDescribed();
    void secretsOfASignInAreNotWritten();
    void defaultsAreFilledIn();
    void startInMillisecondsReachesTheChecks();
    void savesAndLoads();
    void saveKeepsPermissions();
    void saveThroughLink();
    void failedSaveLeavesTheFile();
    void loadFails_data();
    void loadFails();

private:
    static spec::JsonSchema publishedSchema();
    static void tablePlans();
};

spec::JsonSchema TestPlanFile::publishedSchema()
{
    const QByteArray text = bytesOf(sourceFile(u"resources/plan.schema.json"_s));
    return spec::JsonSchema::compile(QJsonDocument::fromJson(text).object()).takeValue();
}

void TestPlanFile::tablePlans()
{
    QTest::addColumn<FlowPlan>("plan");
    QTest::newRow("tutorial") << tutorialPlan();
    QTest::newRow("empty") << FlowPlan{};

    FlowPlan plan = tutorialPlan();
    plan.schedule = {.startTime = 4102444800, .frequency = Frequency::Once};
    plan.deltaColumn.reset();
    QTest::newRow("once, no delta column, after 2038") << plan;

    plan = tutorialPlan();
    plan.mapping.append({MappingKind::Constant, u"yes"_s, u"_dfwdemo.optIn"_s});
    plan.mapping.append({MappingKind::Constant, QString(), u"_dfwdemo.empty"_s});
    plan.mapping.append(
        {MappingKind::Expression, u"concat(\"a\\n\", Name)\n\t\"ü\" 中 \U0001F600"_s, u"x"_s});
    plan.mapping.append({MappingKind::Column, u"Name"_s, QString()});
    QTest::newRow("every kind of row") << plan;

    plan = tutorialPlan();
    plan.options = {.errorDiagnostics = false, .partialIngestionPercent = 0.1};
    plan.schedule.backfill = false;
    QTest::newRow("options, fraction") << plan;
    plan.options = {.errorDiagnostics = std::nullopt, .partialIngestionPercent = 5};
    QTest::newRow("options, whole") << plan;
    plan.options = {.errorDiagnostics = std::nullopt, .partialIngestionPercent = 1e-300};
    QTest::newRow("options, tiny") << plan;

    plan = tutorialPlan();
    plan.schedule.interval = std::numeric_limits<int>::max();
    plan.schedule.startTime = std::numeric_limits<qint64>::max();
    QTest::newRow("largest numbers") << plan;
    plan.schedule.interval = std::numeric_limits<int>::min();
    plan.schedule.startTime = std::numeric_limits<qint64>::min();
    QTest::newRow("smallest numbers") << plan;

    plan = tutorialPlan();
    plan.name = u"\"\\/\b\f\n\r\t\x01\x1f\x7f \u2028 é \U0001F600"_s + QChar(u'\0') + u"end"_s;
    plan.description = QString(QChar(0xd800)) + u"lone"_s + QChar(0xdc00);
    plan.source.table = u"a/b~c.\"d\""_s;
    QTest::newRow("awkward characters") << plan;

    plan = tutorialPlan();
    plan.source.connectionSpec.version.clear();
    plan.source.flowSpecName.clear();
    plan.deltaColumn->timezone.clear();
    plan.deltaColumn->dateFormat.clear();
    QTest::newRow("emptied defaults stay empty") << plan;

    QTest::newRow("everything new, a table") << newPlan();
    plan = newPlan();
    plan.source.table.clear();
    plan.source.filter.reset();
    plan.source.files = FileSelection{.path = u"/acme/*.csv"_s,
                                      .isFolder = true,
                                      .recursive = true,
                                      .format = FileFormat::Delimited,
                                      .columnDelimiter = u"\t"_s,
                                      .encoding = u"ISO-8859-1"_s,
                                      .compression = u"gzip"_s};
    QTest::newRow("files, all set") << plan;
    plan.source.files = FileSelection{.path = u"/a.parquet"_s, .format = FileFormat::Parquet};
    plan.source.columns.clear();
    QTest::newRow("files, nothing set") << plan;
    plan.target.newSchema = NewSchema{.title = u"T"_s};
    plan.target.newDataset = NewDataset{.name = u"D"_s};
    plan.form2020 = true;
    QTest::newRow("the least of a new target, in the form of 2020") << plan;

    plan = tutorialPlan();
    plan.source.columns.clear();
    for (int i = 0; i < 3000; ++i)
        plan.source.columns.append({.name = u"c%1"_s.arg(i), .rawType = u"string"_s});
    QTest::newRow("many columns") << plan;
}

void TestPlanFile::exampleIsTheTutorial()
{
    const QByteArray text = bytesOf(sourceFile(u"resources/examples/database.json"_s));
    QCOMPARE(writePlan(tutorialPlan()), text);
    const PlanReading reading = readPlan(text);
    QVERIFY(reading.plan);
    QVERIFY(reading.issues.isEmpty());
    QCOMPARE(*reading.plan, tutorialPlan());
    // Of the issues that need no service only the long gone start remains.
    const QList<Issue> issues = validate(*reading.plan, 1'700'000'000);
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues.first().code, IssueCode::StartInPast);
    QVERIFY(isRunnable(issues));
}

void TestPlanFile::comesBack_data()
{
    tablePlans();
}

void TestPlanFile::comesBack()
{
    QFETCH(FlowPlan, plan);
    const QByteArray text = writePlan(plan);
    const PlanReading reading = readPlan(text);
    QVERIFY2(reading.issues.isEmpty(), qUtf8Printable(reading.issues.value(0).pointer));
    QVERIFY(reading.plan);
    QCOMPARE(*reading.plan, plan);
    QCOMPARE(writePlan(*reading.plan), text);
    QVERIFY(text.endsWith("}\n"));
    QVERIFY(!text.contains('\r'));
    const auto complaints = publishedSchema().validate(QJsonDocument::fromJson(text).object());
    QVERIFY2(complaints.isEmpty(), qUtf8Printable(complaints.value(0).message));
}

void TestPlanFile::extraKeysAreKept()
{
    FlowPlan plan = tutorialPlan();
    plan.source.columns[0].extra = {
        {u"meta:originalType"_s, u"uniqueidentifier"_s},
        {u"nullable"_s, false},
        {u"size"_s, 9'007'199'254'740'993LL},
        {u"ratio"_s, 0.25},
        {u"nothing"_s, QVariant::fromValue(nullptr)},
        {u"tags"_s, QVariantList{u"a"_s, 1LL, QVariantMap{{u"token"_s, QVariantMap{}}}}}};
    plan.source.columns[0].xdm.insert(u"minimum"_s, -2147483648LL);
    const PlanReading reading = readPlan(writePlan(plan));
    QVERIFY(reading.plan);
    QCOMPARE(*reading.plan, plan);
}

void TestPlanFile::extraKeysCannotShadowOurs()
{
    FlowPlan plan = tutorialPlan();
    plan.source.columns[0].extra = {{u"name"_s, u"other"_s}, {u"xdm"_s, 1}};
    const PlanReading reading = readPlan(writePlan(plan));
    QVERIFY(reading.plan);
    QCOMPARE(*reading.plan, tutorialPlan());
}

void TestPlanFile::credentialsInColumnsAreNotWritten()
{
    FlowPlan plan = tutorialPlan();
    plan.source.columns[0].extra = {{u"password"_s, u"hunter22"_s}, {u"api_key"_s, 424242}};
    const QByteArray text = writePlan(plan);
    QVERIFY(!text.contains("hunter22"));
    QVERIFY(!text.contains("424242"));
    QVERIFY(readPlan(text).plan);
}

void TestPlanFile::publishedSchemaAcceptsExamples_data()
{
    QTest::addColumn<QString>("path");
    const QDir examples(sourceFile(u"resources/examples"_s));
    const QStringList names = examples.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(names.contains(u"database.json"_s));
    for (const QString &name : names)
        QTest::newRow(qUtf8Printable(name)) << examples.filePath(name);
}

void TestPlanFile::publishedSchemaAcceptsExamples()
{
    QFETCH(QString, path);
    const QByteArray text = bytesOf(path);
    QVERIFY(publishedSchema().validate(QJsonDocument::fromJson(text).object()).isEmpty());
    QVERIFY(readPlan(text).plan);
    // The copy inside the program is the published one.
    QCOMPARE(bytesOf(u":/dfw/plan.schema.json"_s),
             bytesOf(sourceFile(u"resources/plan.schema.json"_s)));
}

void TestPlanFile::everyWrittenKeyIsDescribed()
{
    // additionalProperties is false at every level but the column's, so a writer key that the
    // schema forgot would be refused; this row has every optional key.
    FlowPlan plan = tutorialPlan();
    plan = newPlan();
    plan.form2020 = true;
    plan.mapping[0].kind = MappingKind::Expression;
    plan.options = {.errorDiagnostics = true, .partialIngestionPercent = 5};
    const QJsonObject root = QJsonDocument::fromJson(writePlan(plan)).object();
    QCOMPARE(root.value(u"options"_s).toObject().size(), 2);
    QVERIFY(publishedSchema().validate(root).isEmpty());
}

void TestPlanFile::defaultsAreFilledIn()
{
    const PlanReading reading = readPlan(R"({"format":"dataflow-plan","version":1,"name":"n",
        "source":{"name":"s","baseConnection":{"id":"b"},"connectionSpec":{"id":"c"},"table":"t",
                  "columns":[]},
        "target":{"name":"t","schema":{"id":"s"},"dataset":{"id":"d"}},
        "mapping":[{"source":"a","target":"b"}],
        "schedule":{"startTime":1.6e9,"frequency":"once","deltaColumn":{"name":"a"}}})");
    QVERIFY(reading.plan);
    QCOMPARE(reading.plan->source.connectionSpec.version, u"1.0"_s);
    QCOMPARE(reading.plan->source.flowSpecName, u"CRMToAEP"_s);
    QCOMPARE(reading.plan->deltaColumn->timezone, u"UTC"_s);
    QCOMPARE(reading.plan->mapping.first().kind, MappingKind::Column);
    QCOMPARE(reading.plan->schedule.startTime, 1'600'000'000);
    QVERIFY(!reading.plan->schedule.interval);
    QVERIFY(reading.plan->options.isEmpty());
}

void TestPlanFile::secretsOfASignInAreNotWritten()
{
    FlowPlan plan = newPlan();
    plan.source.newConnection->params.insert(u"password"_s, u"geheim42"_s);
    plan.source.newConnection->params.insert(u"odd"_s, u"geheim42"_s);
    plan.source.newConnection->secrets = {u"password"_s, u"odd"_s};
    const QByteArray text = writePlan(plan);
    QVERIFY(!text.contains("geheim42"));
    QCOMPARE(readPlan(text).plan->source.newConnection->secrets,
             plan.source.newConnection->secrets);
}

void TestPlanFile::startInMillisecondsReachesTheChecks()
{
    FlowPlan plan = tutorialPlan();
    plan.schedule.startTime = 1'612'310'466'000;
    const PlanReading reading = readPlan(writePlan(plan));
    QVERIFY(reading.plan);
    QCOMPARE(reading.plan->schedule.startTime, 1'612'310'466'000);
    const QList<Issue> issues = validate(*reading.plan, 1'612'310'466);
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues.first().code, IssueCode::StartInMilliseconds);
}

void TestPlanFile::savesAndLoads()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"plän 1.json"_s);
    QVERIFY(savePlan(path, tutorialPlan()).ok());
    QCOMPARE(bytesOf(path), writePlan(tutorialPlan()));
    const auto loaded = loadPlan(path);
    QVERIFY(loaded.ok());
    QCOMPARE(*loaded->plan, tutorialPlan());
}

void TestPlanFile::saveKeepsPermissions()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"plan.json"_s);
    QVERIFY(savePlan(path, FlowPlan{}).ok());
    const auto readers = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(path, readers));
    QVERIFY(savePlan(path, tutorialPlan()).ok());
    const auto kept = QFile::permissions(path);
    QVERIFY(!(kept & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestPlanFile::saveThroughLink()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"plan.json"_s);
    const QString link = directory.filePath(u"link.json"_s);
    QVERIFY(savePlan(path, FlowPlan{}).ok());
    QVERIFY(QFile::link(path, link));
    QVERIFY(savePlan(link, tutorialPlan()).ok());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(bytesOf(path), writePlan(tutorialPlan()));
}

void TestPlanFile::failedSaveLeavesTheFile()
{
    const QTemporaryDir directory;
    QVERIFY(QDir(directory.path()).mkdir(u"plan.json"_s));
    const auto saved = savePlan(directory.filePath(u"plan.json"_s), tutorialPlan());
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::Storage);
    QCOMPARE(saved.error().where, directory.filePath(u"plan.json"_s));
    const auto nowhere = savePlan(directory.filePath(u"no/such/plan.json"_s), tutorialPlan());
    QVERIFY(!nowhere.ok());
    QVERIFY(!nowhere.error().detail.isEmpty());
    QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"plan.json"_s});
}

void TestPlanFile::loadFails_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"/no/such/plan.json"_s;
    QTest::newRow("directory") << QDir::tempPath();
    QTest::newRow("device") << u"/dev/zero"_s; // would never end
    QTest::newRow("empty path") << QString();
}

void TestPlanFile::loadFails()
{
    QFETCH(QString, path);
    const auto loaded = loadPlan(path);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, ErrorKind::Storage);
    QCOMPARE(loaded.error().operation, u"loadPlan"_s);
    QCOMPARE(loaded.error().where, path);
}

QTEST_GUILESS_MAIN(TestPlanFile)
#include "tst_planfile.moc"
