// SPDX-License-Identifier: Apache-2.0
// What a run does with the rows: thresholds, windows, conversions, and that its numbers are
// counted.
#include "client.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString dirtyTable = u"test1.Dirty"_s;
const QStringList dirtyColumns = {u"TestID"_s, u"Name"_s, u"Datefield"_s, u"UpdatedAt"_s};

/// Changes the demo tables beside the running Platform, as somebody else would.
void changeSource(const LocalPlatform &platform, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        database.setDatabaseName(platform.dataDir() + u"/source.db"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), "the source can be changed");
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
}

QString isoIn(int secondsFromNow)
{
    return QDateTime::currentDateTimeUtc().addSecs(secondsFromNow).toString(Qt::ISODate);
}

QString batchOf(const QJsonObject &run)
{
    for (const QJsonValue &activity : run.value("activities"_L1).toArray()) {
        const QJsonArray targets = activity.toObject().value("targetInfo"_L1).toArray();
        if (!targets.isEmpty())
            return targets.first()
                .toObject()
                .value("reference"_L1)
                .toObject()
                .value("ids"_L1)
                .toArray()
                .first()
                .toString();
    }
    return {};
}

} // namespace

class IngestionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thresholds_data();
    void thresholds();
    void laterRunsTakeTheWindow();
    void withoutBackfillOnlyFromTheStart();
    void onceIsOnce();
    void conversions_data();
    void conversions();
    void expressions_data();
    void expressions();
    void answersWhileItRuns();
    void disabledFlowsRest();

private:
    std::unique_ptr<LocalPlatform> m_platform; ///< for the tests that only ask for previews
};

void IngestionTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
}

void IngestionTest::thresholds_data()
{
    QTest::addColumn<QJsonValue>("percent");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("stored");
    // Ten rows of 320 lack their id: 3.125 %.
    QTest::newRow("none") << QJsonValue(QJsonValue::Undefined) << u"failed"_s << 0;
    QTest::newRow("below") << QJsonValue(3) << u"failed"_s << 0;
    QTest::newRow("exactly") << QJsonValue(3.125) << u"success"_s << 310;
    QTest::newRow("above") << QJsonValue(5) << u"success"_s << 310;
    QTest::newRow("as text") << QJsonValue(u"5"_s) << u"success"_s << 310;
}

void IngestionTest::thresholds()
{
    QFETCH(QJsonValue, percent);
    QFETCH(QString, status);
    QFETCH(int, stored);
    const auto platform = started();
    Client client(*platform);
    const Parts parts =
        createParts(client, dirtyTable, dirtyColumns, strictSchema, strictDataSet, tutorialRows);
    QJsonObject body = flowBody(parts, schedule(1, u"hour"_s, 1, true), u"UpdatedAt"_s);
    if (!percent.isUndefined())
        body.insert("options"_L1, QJsonObject{{u"errorDiagnosticsEnabled"_s, true},
                                              {u"partialIngestionPercent"_s, percent}});
    const Answer flow = client.post(flowService + u"flows"_s, body);
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, status), runTimeout);
    const QJsonObject run = runsOf(client, flow.id()).first();
    const QJsonObject counts = countsOf(run);
    QCOMPARE(counts.value("inputRecordCount"_L1).toInt(), 320);
    QCOMPARE(counts.value("failedRecordCount"_L1).toInt(), 10);
    QCOMPARE(counts.value("outputRecordCount"_L1).toInt(), stored);
    QCOMPARE(platform->storedRecords(strictDataSet).size(), stored);

    // Every refused row is there, with its number and column, without its values.
    const QString meta =
        u"/data/foundation/export/batches/"_s + batchOf(run) + u"/meta?path=row_errors"_s;
    const QJsonArray files = client.get(meta).object().value("data"_L1).toArray();
    QVERIFY(!files.isEmpty());
    QCOMPARE(files.first().toObject().value("name"_L1).toString(), u"row_error_samples.json"_s);
    const QList<QByteArray> lines =
        client.get(meta + u"%2Frow_error_samples.json"_s).body.trimmed().split('\n');
    QCOMPARE(lines.size(), 10);
    const QJsonObject first = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(first.value("_row"_L1).toInt(), 5);
    QCOMPARE(first.value("_column"_L1).toString(), u"TestID"_s);
    QCOMPARE(first.value("_errors"_L1).toArray().first().toObject().value("code"_L1).toString(),
             u"INGEST-1555-400"_s);
}

void IngestionTest::laterRunsTakeTheWindow()
{
    const auto platform = started();
    Client client(*platform);
    const Parts parts = createParts(client, dirtyTable, dirtyColumns, customerSchema,
                                    customerDataSet, tutorialRows);
    const Answer flow =
        client.post(flowService + u"flows"_s,
                    flowBody(parts, schedule(1, u"minute"_s, 15, true), u"UpdatedAt"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("inputRecordCount"_L1).toInt(), 320);

    // Two rows change after the first run, one more lies beyond the second.
    changeSource(
        *platform,
        u"UPDATE \"test1.Dirty\" SET UpdatedAt='%1' WHERE rowid IN (7, 9)"_s.arg(isoIn(60)));
    changeSource(*platform, u"UPDATE \"test1.Dirty\" SET UpdatedAt='%1' WHERE rowid = 11"_s.arg(
                                isoIn(6 * 3600)));
    platform->advanceClock(std::chrono::minutes(16));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 2, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).last()).value("inputRecordCount"_L1).toInt(), 2);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 322);

    // Many intervals at once are still one run.
    platform->advanceClock(std::chrono::hours(7));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 3, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).last()).value("inputRecordCount"_L1).toInt(), 1);
    QCOMPARE(runsOf(client, flow.id()).size(), 3);
}

void IngestionTest::withoutBackfillOnlyFromTheStart()
{
    const auto platform = started();
    Client client(*platform);
    changeSource(
        *platform,
        u"UPDATE \"test1.Dirty\" SET UpdatedAt='%1' WHERE rowid IN (1, 2, 3)"_s.arg(isoIn(-600)));
    const Parts parts = createParts(client, dirtyTable, dirtyColumns, customerSchema,
                                    customerDataSet, tutorialRows);
    const qint64 start = QDateTime::currentSecsSinceEpoch() - 3600;
    const Answer flow =
        client.post(flowService + u"flows"_s,
                    flowBody(parts, schedule(start, u"hour"_s, 1, false), u"UpdatedAt"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(client, flow.id()).first()).value("inputRecordCount"_L1).toInt(), 3);
}

void IngestionTest::onceIsOnce()
{
    const auto platform = started();
    Client client(*platform);
    const Parts parts = createParts(client, dirtyTable, dirtyColumns, customerSchema,
                                    customerDataSet, tutorialRows);
    const qint64 start = QDateTime::currentSecsSinceEpoch() + 3600;
    const Answer flow = client.post(
        flowService + u"flows"_s,
        flowBody(parts, {{u"startTime"_s, start}, {u"frequency"_s, u"once"_s}}, u"UpdatedAt"_s));
    QCOMPARE(runsOf(client, flow.id()).size(), 0);
    platform->advanceClock(std::chrono::hours(2));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
    platform->advanceClock(std::chrono::hours(24 * 30));
    QCOMPARE(runsOf(client, flow.id()).size(), 1);
}

void IngestionTest::conversions_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QJsonValue>("result"); // null = left out with a warning, undefined = without
    const QJsonValue warned = QJsonValue::Null;
    const QJsonValue quiet = QJsonValue::Undefined;
    const auto row = [](const char *name, const QJsonValue &value, const QString &target,
                        const QJsonValue &result) {
        QTest::newRow(name) << value << target << result;
    };
    const QString date = u"person.birthDate"_s;
    const QString moment = u"loyalty.joinDate"_s;
    const QString flag = u"personalEmail.primary"_s;
    row("date: iso", u"1987-03-14"_s, date, u"1987-03-14"_s);
    row("date: date-time", u"1987-03-14T23:30:00Z"_s, date, u"1987-03-14"_s);
    row("date: slashes", u"1987/03/14"_s, date, u"1987-03-14"_s);
    row("date: month name", u"14-Mar-1987"_s, date, u"1987-03-14"_s);
    row("date: American", u"3/14/1987"_s, date, u"1987-03-14"_s);
    row("date: digits are MMddyyyy", u"12112020"_s, date, u"2020-12-11"_s);
    row("date: day first with slashes", u"31/12/1987"_s, date, warned);
    row("date: no such day", u"31/02/1990"_s, date, warned);
    row("date: word", u"unknown"_s, date, warned);
    row("date: empty", u""_s, date, warned);
    row("date: null", QJsonValue::Null, date, quiet);
    row("moment: zone", u"2024-05-05 20:39:00-0800"_s, moment, u"2024-05-06T04:39:00Z"_s);
    row("moment: ms and zone", u"2024-05-05 20:39:00.005-0800"_s, moment,
        u"2024-05-06T04:39:00.005Z"_s);
    row("moment: ms without zone", u"2024-05-05 20:39:00.005"_s, moment, u"2024-05-05T20:39:00Z"_s);
    row("moment: neither", u"2024-05-05 20:39:00"_s, moment, warned);
    row("flag: yes", u"yes"_s, flag, true);
    row("flag: off", u"off"_s, flag, false);
    row("flag: TRUE", u"TRUE"_s, flag, true);
    row("flag: True", u"True"_s, flag, warned);
    row("flag: 1", 1, flag, warned);
    row("flag: bool", false, flag, false);
    row("int", u"42"_s, u"homeAddress.dmaID"_s, 42);
    row("int: fraction", 4.5, u"homeAddress.dmaID"_s, warned);
    row("int: too large", 3000000000.0, u"homeAddress.dmaID"_s, warned);
    row("short: range", 0, u"person.birthYear"_s, warned);
    row("number", u"12.5"_s, u"loyalty.points"_s, 12.5);
    row("number: comma", u"12,5"_s, u"loyalty.points"_s, warned);
    row("text: number", 1234, u"_id"_s, u"1234"_s);
    row("text: empty", u""_s, u"person.name.fullName"_s, quiet);
    row("text: enum", u"married"_s, u"person.maritalStatus"_s, u"married"_s);
    row("text: not in the enum", u"Married"_s, u"person.maritalStatus"_s, warned);
    row("text: suggestion only", u"anything"_s, u"personalEmail.status"_s, u"anything"_s);
    row("text: pattern", u"Sweden"_s, u"person.nationality"_s, warned);
    row("text: e-mail", u"not given"_s, u"personalEmail.address"_s, warned);
    row("text: too long", u"x"_s.repeated(21), u"homeAddress.postOfficeBox"_s, warned);
}

void IngestionTest::conversions()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, target);
    QFETCH(QJsonValue, result);
    Client client(*m_platform);
    const Answer answer =
        client.post(mappingSets + u"/preview"_s,
                    {{u"data"_s, QJsonArray{QJsonObject{{u"c"_s, value}}}},
                     {u"mappingSet"_s, mappingBody(customerSchema, {{u"c"_s, target}})}});
    QVERIFY2(answer.status == 200, answer.body);
    const QJsonObject preview = answer.array().first().toObject();
    QJsonValue found = preview.value("data"_L1);
    for (const QString &key : target.split(u'.'))
        found = found.toObject().value(key);
    const bool isValue = !result.isNull() && !result.isUndefined();
    if (isValue)
        QCOMPARE(found, result);
    else
        QVERIFY2(found.isUndefined(), answer.body);
    QCOMPARE(preview.value("errors"_L1).isArray(), result.isNull());
}

void IngestionTest::expressions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QJsonValue>("result"); // undefined = refused, null = left out with a warning
    const auto row = [](const QString &expression, const QJsonValue &result) {
        QTest::newRow(qPrintable(expression)) << expression << result;
    };
    row(u"concat(\"Hi, \", \"there\", \"!\")"_s, u"Hi, there!"_s);
    row(u"concat(a, ' ', ${b c})"_s, u"Ada Byron"_s);
    row(u"substr(\"This is a substring test\", 7, 8)"_s, u" a subst"_s);
    row(u"left(\"abcde\", 2)"_s, u"ab"_s);
    row(u"upper(trim(\"  x \"))"_s, u"X"_s);
    row(u"coalesce(missing, a)"_s, u"Ada"_s);
    row(u"iif(\"s\".equalsIgnoreCase(\"S\"), \"True\", \"False\")"_s, u"True"_s);
    row(u"replacestr(\"This is a string re test\", \"re\", \"replace\")"_s,
        u"This is a string replace test"_s);
    row(u"date(\"2019-10-23 11:24\", \"yyyy-MM-dd HH:mm\")"_s, u"2019-10-23T11:24:00Z"_s);
    row(u"split(${b c}, \"r\")[1]"_s, u"on"_s);
    row(u"to_integer(n) + 1"_s, u"42"_s);
    row(u"iif(to_integer(n) > 40 && a == \"Ada\", upper(a), nullify())"_s, u"ADA"_s);
    row(u"address.city"_s, u"London"_s);
    row(u"md5(a)"_s, u"1a382809b7c03f686e12dd15677c5497"_s);
    row(u"a + 1"_s, QJsonValue::Null);
    row(u"to_integer(a)"_s, QJsonValue::Null);
    row(u"concat("_s, QJsonValue::Undefined);
    row(u"left(a)"_s, QJsonValue::Undefined);
    row(u"ua_os_name(a)"_s, QJsonValue::Undefined);
    row(u"nonsense(a)"_s, QJsonValue::Undefined);
}

void IngestionTest::expressions()
{
    QFETCH(QString, expression);
    QFETCH(QJsonValue, result);
    Client client(*m_platform);
    const QJsonObject set{
        {u"outputSchema"_s, QJsonObject{{u"schemaRef"_s, QJsonObject{{u"id"_s, customerSchema}}}}},
        {u"mappings"_s, QJsonArray{QJsonObject{{u"sourceType"_s, u"EXPRESSION"_s},
                                               {u"source"_s, expression},
                                               {u"destination"_s, u"person.name.fullName"_s}},
                                   QJsonObject{{u"sourceType"_s, u"STATIC"_s},
                                               {u"source"_s, u"crm"_s},
                                               {u"destination"_s, u"loyalty.program"_s}}}}};
    const Answer answer = client.post(
        mappingSets + u"/preview"_s,
        {{u"data"_s, QJsonObject{{u"a"_s, u"Ada"_s},
                                 {u"b c"_s, u"Byron"_s},
                                 {u"n"_s, u"41"_s},
                                 {u"address"_s, QJsonObject{{u"city"_s, u"London"_s}}}}},
         {u"mappingSet"_s, set}});
    if (result.isUndefined()) {
        QCOMPARE(answer.code(), u"DPCO-LOCAL-2005-400"_s);
        QVERIFY(answer.body.contains("does not evaluate this expression"));
        QCOMPARE(client.post(mappingSets, set).status, 400);
        return;
    }
    const QJsonObject data = answer.object().value("data"_L1).toObject();
    const QJsonValue name =
        data.value("person"_L1).toObject().value("name"_L1).toObject().value("fullName"_L1);
    QCOMPARE(answer.object().value("errors"_L1).isArray(), result.isNull());
    if (result.isNull())
        QVERIFY(name.isUndefined());
    else
        QCOMPARE(name, result);
    QCOMPARE(data.value("loyalty"_L1).toObject().value("program"_L1).toString(), u"crm"_s);
    QCOMPARE(client.post(mappingSets, set).status, 200);
}

void IngestionTest::answersWhileItRuns()
{
    const auto platform = started();
    Client client(*platform);
    const Parts parts = createParts(
        client, u"test1.Mytable"_s, {u"TestID"_s, u"Name"_s}, customerSchema, customerDataSet,
        {{u"TestID"_s, u"_id"_s}, {u"Name"_s, u"person.name.fullName"_s}});
    const Answer flow = client.post(
        flowService + u"flows"_s, flowBody(parts, schedule(1, u"day"_s, 1, true), u"UpdatedAt"_s));
    // The run is there from the first moment on; on a busy machine it may have ended by then.
    const QList<QJsonObject> runs = runsOf(client, flow.id());
    QCOMPARE(runs.size(), 1);
    const QStringList possible = {u"inProgress"_s, u"success"_s};
    QVERIFY(possible.contains(statusOf(runs.first())));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
}

void IngestionTest::disabledFlowsRest()
{
    const auto platform = started();
    Client client(*platform);
    const Parts parts = createParts(client, dirtyTable, dirtyColumns, customerSchema,
                                    customerDataSet, tutorialRows);
    const qint64 start = QDateTime::currentSecsSinceEpoch() + 3600;
    const Answer flow =
        client.post(flowService + u"flows"_s,
                    flowBody(parts, schedule(start, u"hour"_s, 1, true), u"UpdatedAt"_s));
    const QString action = flowService + u"flows/"_s + flow.id() + u"/action?op="_s;
    QCOMPARE(client.post(action + u"disable"_s, {}).status, 200);
    platform->advanceClock(std::chrono::hours(2));
    QCOMPARE(runsOf(client, flow.id()).size(), 0);
    QCOMPARE(client.post(action + u"enable"_s, {}).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);
}

QTEST_GUILESS_MAIN(IngestionTest)
#include "tst_ingestion.moc"
