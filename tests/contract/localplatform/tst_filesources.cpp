// SPDX-License-Identifier: Apache-2.0
// Cloud storage: a folder of real files, explored, chosen and ingested; every odd file there is.
#include "sources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace dfw;
using namespace dfw::localplatform;
using namespace dfw::localplatform::test;

namespace {

const QString delimited = u"&fileType=delimited&preview=true"_s;

bool write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool setModified(const QString &path, qint64 ms)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::fromMSecsSinceEpoch(ms), QFileDevice::FileModificationTime);
}

QJsonObject filesOf(const QJsonObject &run)
{
    return run.value("metrics"_L1).toObject().value("fileSummary"_L1).toObject();
}

const QString sources = flowService + u"sourceConnections"_s;

} // namespace

class FileSourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listings_data();
    void listings();
    void files_data();
    void files();
    void determined_data();
    void determined();
    void refusedExplore_data();
    void refusedExplore();
    void nothingOutside();
    void nestedJson();
    void bodies_data();
    void bodies();
    void strictBodies();
    void runs_data();
    void runs();
    void rowErrorsAreKept();
    void newFilesOnly();
    void vanishedFile();
    void otherLayout();
    void landingZone();
    void filesAreFilledOnce();

private:
    std::unique_ptr<LocalPlatform> m_platform;
    std::unique_ptr<Client> m_client;
};

void FileSourcesTest::initTestCase()
{
    m_platform = started();
    QVERIFY(m_platform);
    m_client = std::make_unique<Client>(*m_platform);
}

void FileSourcesTest::listings_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("root") << u"objectType=root"_s
                          << QStringList{u"/backfil/"_s, u"/events/"_s, u"/odd/"_s};
    QTest::newRow("root, capitals")
        << u"objectType=ROOT"_s << QStringList{u"/backfil/"_s, u"/events/"_s, u"/odd/"_s};
    QTest::newRow("folder root") << u"objectType=folder&object=root"_s
                                 << QStringList{u"/backfil/"_s, u"/events/"_s, u"/odd/"_s};
    QTest::newRow("folder") << u"objectType=folder&object=%2Fbackfil%2F"_s
                            << QStringList{u"/backfil/2026/"_s, u"/backfil/2025.csv.gz"_s,
                                           u"/backfil/data8.csv"_s};
    QTest::newRow("folder without slashes")
        << u"objectType=folder&object=events"_s
        << QStringList{u"/events/orders.json"_s, u"/events/page-views.json"_s};
}

void FileSourcesTest::listings()
{
    QFETCH(QString, query);
    const Answer answer = explored(*m_client, fileShare, query);
    QCOMPARE(answer.status, 200);
    QTEST(pathsOf(answer), "paths");
    for (const QJsonValue &entry : answer.array()) {
        const bool folder = entry.toObject().value("path"_L1).toString().endsWith(u'/');
        QCOMPARE(entry.toObject().value("type"_L1).toString(), folder ? u"folder"_s : u"file"_s);
        QCOMPARE(entry.toObject().value("canPreview"_L1).toBool(), !folder);
    }
}

void FileSourcesTest::files_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QJsonValue>("second"); // of the last row
    const QStringList people = {u"id"_s, u"first_name"_s, u"last_name"_s, u"email"_s};
    const auto row = [&](const char *name, const QString &path, const QString &how, int rows,
                         const QString &column, const QJsonValue &value) {
        QTest::newRow(name) << u"objectType=file&object="_s + path + how << people << rows << column
                            << value;
    };
    row("of the tutorial", u"%2Fbackfil%2Fdata8.csv"_s, delimited, 100, u"id"_s, u"C-00100"_s);
    row("gzip", u"%2Fbackfil%2F2025.csv.gz"_s, delimited + u"&compressionType=gzip"_s, 60,
        u"email"_s, u"person720@example.org"_s);
    row("byte order mark", u"%2Fodd%2Fbom.csv"_s, delimited, 2, u"first_name"_s, u"Loïc"_s);
    row("ragged rows are left out", u"%2Fodd%2Fragged.csv"_s, delimited, 2, u"first_name"_s,
        u"Märta"_s);
    row("header only", u"%2Fodd%2Fheader-only.csv"_s, delimited, 0, {}, {});
    row("a field of 1 MB", u"%2Fodd%2Flarge-field.csv"_s, delimited, 1, u"last_name"_s, u"Long"_s);
    row("semicolons", u"%2Fodd%2Fsemicolon.csv"_s, delimited + u"&columnDelimiter=%3B"_s, 2,
        u"last_name"_s, u"Köhler"_s);
    row("tabs", u"%2Fodd%2Ftabs.tsv"_s, delimited + u"&columnDelimiter=%09"_s, 2, u"last_name"_s,
        u"Zając"_s);
    row("Latin 1", u"%2Fodd%2Flatin1.csv"_s, delimited + u"&encoding=ISO-8859-1"_s, 2,
        u"last_name"_s, u"Hübner"_s);
    row("Latin 1 read as UTF-8", u"%2Fodd%2Flatin1.csv"_s, delimited, 0, {}, {});
    row("quotes and line breaks", u"%2Fodd%2Fquoted-breaks.csv"_s, delimited, 2, u"first_name"_s,
        u"Grace, first"_s);
    row("published spelling", u"%2Fodd%2Fbom.csv"_s, u"&FileType=Delimited&preview=TRUE"_s, 2,
        u"id"_s, u"B-2"_s);
}

void FileSourcesTest::files()
{
    QFETCH(QString, query);
    QFETCH(QString, column);
    const Answer answer = explored(*m_client, fileShare, query);
    QVERIFY2(answer.status == 200, answer.body);
    QTEST(columnNames(answer), "columns");
    QVERIFY(!answer.object().contains("properties"_L1));
    const QJsonArray data = answer.object().value("data"_L1).toArray();
    QTEST(int(data.size()), "rows");
    if (!column.isEmpty())
        QTEST(data.last().toObject().value(column), "second");
}

void FileSourcesTest::determined_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("properties");
    const auto row = [](const char *name, const QString &path, const QString &type,
                        const QJsonValue &compression, const QJsonValue &delimiter,
                        const QJsonValue &encoding) {
        QTest::newRow(name) << path
                            << QJsonObject{{u"fileType"_s, type},
                                           {u"compressionType"_s, compression},
                                           {u"columnDelimiter"_s, delimiter},
                                           {u"encoding"_s, encoding}};
    };
    const QJsonValue none = QJsonValue::Null;
    row("comma", u"/backfil/data8.csv"_s, u"delimited"_s, none, u","_s, u"UTF-8"_s);
    row("gzip", u"/backfil/2025.csv.gz"_s, u"delimited"_s, u"gzip"_s, u","_s, u"UTF-8"_s);
    row("semicolon", u"/odd/semicolon.csv"_s, u"delimited"_s, none, u";"_s, u"UTF-8"_s);
    row("tab", u"/odd/tabs.tsv"_s, u"delimited"_s, none, u"\t"_s, u"UTF-8"_s);
    row("Latin 1", u"/odd/latin1.csv"_s, u"delimited"_s, none, u","_s, u"ISO-8859-1"_s);
    row("byte order mark", u"/odd/bom.csv"_s, u"delimited"_s, none, u","_s, u"UTF-8"_s);
    row("JSON lines", u"/events/page-views.json"_s, u"json"_s, none, none, none);
    row("JSON array", u"/events/orders.json"_s, u"json"_s, none, none, none);
}

void FileSourcesTest::determined()
{
    QFETCH(QString, path);
    const Answer answer = explored(
        *m_client, fileShare,
        u"objectType=file&object=%1&determineProperties=true&preview=true"_s.arg(encoded(path)));
    QVERIFY2(answer.status == 200, answer.body);
    QTEST(answer.object().value("properties"_L1).toObject(), "properties");
    QVERIFY(!answer.object().value("data"_L1).toArray().isEmpty());
}

void FileSourcesTest::refusedExplore_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QString &query, const QString &code,
                        const QByteArray &says) { QTest::newRow(name) << query << code << says; };
    const QString file = u"objectType=file&object="_s;
    row("a table", u"objectType=table&object=x"_s, u"LOCAL-1001-400"_s, "root, folder or file");
    row("no object", u"objectType=file&fileType=json"_s, u"LOCAL-1001-400"_s, "object");
    row("no properties", file + u"%2Fbackfil%2Fdata8.csv"_s, u"LOCAL-1001-400"_s,
        "determineProperties=true");
    row("properties twice",
        file + u"%2Fbackfil%2Fdata8.csv&determineProperties=true&fileType=json"_s,
        u"LOCAL-1001-400"_s, "together");
    row("unknown type", file + u"%2Fodd%2Fbom.csv&fileType=xml"_s, u"LOCAL-1002-400"_s, "parquet");
    row("long delimiter", file + u"%2Fodd%2Fbom.csv&fileType=delimited&columnDelimiter=%3B%3B"_s,
        u"LOCAL-1002-400"_s, "one character");
    row("delimiter of JSON", file + u"%2Fevents%2Forders.json&fileType=json&columnDelimiter=%3B"_s,
        u"LOCAL-1002-400"_s, "columnDelimiter");
    row("encoding", file + u"%2Fodd%2Fbom.csv&fileType=delimited&encoding=UTF-7"_s,
        u"LOCAL-1002-400"_s, "ISO-8859-1");
    row("bzip2", file + u"%2Fodd%2Fbom.csv&fileType=delimited&compressionType=bzip2"_s,
        u"LOCAL-1003-400"_s, "gzip and no other");
    row("unknown compression", file + u"%2Fodd%2Fbom.csv&fileType=json&compressionType=rar"_s,
        u"LOCAL-1002-400"_s, "zipDeflate");
    row("gzip that was not said", file + u"%2Fbackfil%2F2025.csv.gz&fileType=delimited"_s,
        u"LOCAL-1002-400"_s, "compressionType gzip");
    row("no gzip", file + u"%2Fodd%2Fbom.csv&fileType=delimited&compressionType=gzip"_s,
        u"LOCAL-1005-400"_s, "no gzip file");
    row("Parquet", file + u"%2Fodd%2Fcustomers.parquet&fileType=parquet"_s, u"LOCAL-1003-400"_s,
        "does not read Parquet");
    row("Parquet, found out", file + u"%2Fodd%2Fcustomers.parquet&determineProperties=true"_s,
        u"LOCAL-1003-400"_s, "does not read Parquet");
    row("empty file", file + u"%2Fodd%2Fempty.csv&fileType=delimited"_s, u"LOCAL-1005-400"_s,
        "empty");
    row("no JSON in it", file + u"%2Fodd%2Fbom.csv&fileType=json"_s, u"LOCAL-1005-400"_s,
        "Nothing in /odd/bom.csv");
    row("no such file", file + u"%2Fbackfil%2Fdata9.csv&fileType=delimited"_s, u"FLOW-1439-404"_s,
        "no such file");
    row("a folder as file", file + u"%2Fbackfil&fileType=delimited"_s, u"FLOW-1439-404"_s,
        "no such file");
    row("no such folder", u"objectType=folder&object=%2Fnothing"_s, u"FLOW-1439-404"_s,
        "no such folder");
    row("above", u"objectType=folder&object=%2F..%2F"_s, u"LOCAL-1002-400"_s, "out of the storage");
    row("above, a file", file + u"%2Fodd%2F..%2F..%2Fplatform.db&fileType=delimited"_s,
        u"LOCAL-1002-400"_s, "out of the storage");
    row("the computer's own", file + u"%2Fetc%2Fpasswd&fileType=delimited"_s, u"FLOW-1439-404"_s,
        "no such file");
    row("row filter", file + u"%2Fodd%2Fbom.csv&fileType=delimited&filters=e30%3D"_s,
        u"LOCAL-1003-400"_s, "filter rows");
}

void FileSourcesTest::refusedExplore()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, says);
    const Answer answer = explored(*m_client, fileShare, query);
    QTEST(answer.code(), "code");
    QVERIFY2(answer.body.contains(says), answer.body);
    QCOMPARE(answer.status, answer.code().section(u'-', -1).toInt());
}

void FileSourcesTest::nothingOutside()
{
    const auto platform = started();
    Client client(*platform);
    const QString root = platform->dataDir() + u"/files"_s;
    QVERIFY(write(platform->dataDir() + u"/outside.csv"_s, "secret\n1\n"));
    QVERIFY(QFile::link(platform->dataDir() + u"/outside.csv"_s, root + u"/odd/link.csv"_s));
    QVERIFY(QFile::link(platform->dataDir(), root + u"/linked"_s));
    QVERIFY(write(root + u"/.hidden"_s, "a\n1\n"));
    QCOMPARE(explored(client, fileShare, u"objectType=root"_s).array().size(), 3);
    QVERIFY(!pathsOf(explored(client, fileShare, u"objectType=folder&object=%2Fodd"_s))
                 .contains(u"/odd/link.csv"_s));
    for (const QString &path : {u"/odd/link.csv"_s, u"/linked/outside.csv"_s}) {
        const Answer answer = explored(
            client, fileShare, u"objectType=file&object=%1"_s.arg(encoded(path)) + delimited);
        QCOMPARE(answer.code(), u"FLOW-1439-404"_s);
        QVERIFY(!answer.body.contains("secret"));
    }
}

void FileSourcesTest::nestedJson()
{
    const Answer views = explored(
        *m_client, fileShare,
        u"objectType=file&object=%2Fevents%2Fpage-views.json&fileType=json&preview=true"_s);
    QVERIFY2(views.status == 200, views.body);
    QCOMPARE(columnNames(views), (QStringList{u"_id"_s, u"person.email"_s, u"tags"_s,
                                              u"timestamp"_s, u"web.page"_s, u"web.seconds"_s}));
    const QJsonArray data = views.object().value("data"_L1).toArray();
    QCOMPARE(data.size(), 100);
    QCOMPARE(data.first().toObject().value("person.email"_L1).toString(), u"person1@example.org"_s);
    QVERIFY(data.first().toObject().value("tags"_L1).toString().startsWith(u'['));

    const Answer orders =
        explored(*m_client, fileShare,
                 u"objectType=file&object=%2Fevents%2Forders.json&fileType=json&preview=true"_s);
    QHash<QString, QString> types;
    const QJsonObject schema = orders.object().value("schema"_L1).toObject();
    for (const QJsonValue &column : schema.value("columns"_L1).toArray())
        types.insert(column.toObject().value("name"_L1).toString(),
                     column.toObject().value("type"_L1).toString());
    QCOMPARE(types.value(u"items"_s), u"integer"_s);
    QCOMPARE(types.value(u"total"_s), u"double"_s);
    QCOMPARE(types.value(u"paid"_s), u"boolean"_s);
    QCOMPARE(types.value(u"placed"_s), u"string"_s);
}

void FileSourcesTest::bodies_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code"); // empty = accepted
    const auto row = [](const char *name, const QJsonObject &body, const QString &code = {}) {
        QTest::newRow(name) << body << code;
    };
    const QString bad = u"LOCAL-1002-400"_s;
    const QString folder = u"folder"_s;
    QJsonObject tutorial =
        fileSourceBody(u"/backfil/data8.csv"_s, u"delimited"_s, {}, {{u"recursive"_s, u"true"_s}});
    tutorial.insert(
        "data"_L1, QJsonObject{{u"format"_s, u"delimited"_s},
                               {u"schema"_s, QJsonObject{{u"id"_s, u"https://ns.adobe.com/x"_s}}}});
    row("the tutorial of 2020", tutorial);
    row("file", fileSourceBody(u"/backfil/data8.csv"_s, u"delimited"_s,
                               {{u"columnDelimiter"_s, u","_s}, {u"encoding"_s, u"UTF-8"_s}},
                               {{u"type"_s, u"file"_s}}));
    row("pattern", fileSourceBody(u"/backfil/2026/*.csv"_s, u"delimited"_s, {},
                                  {{u"type"_s, folder}, {u"recursive"_s, true}}));
    row("Parquet", fileSourceBody(u"/odd/customers.parquet"_s, u"parquet"_s));
    row("not there yet", fileSourceBody(u"/later/today.json"_s, u"json"_s));
    row("pattern as file",
        fileSourceBody(u"/backfil/*.csv"_s, u"delimited"_s, {}, {{u"type"_s, u"file"_s}}), bad);
    row("no path", fileSourceBody(QString()), bad);
    row("unknown type", fileSourceBody(u"/a"_s, u"json"_s, {}, {{u"type"_s, u"disk"_s}}), bad);
    row("tabular", fileSourceBody(u"/a"_s, u"tabular"_s), bad);
    row("recursive is no boolean",
        fileSourceBody(u"/a"_s, u"json"_s, {}, {{u"recursive"_s, u"sometimes"_s}}), bad);
    row("outside", fileSourceBody(u"/../platform.db"_s), bad);
    row("delimiter", fileSourceBody(u"/a"_s, u"delimited"_s, {{u"columnDelimiter"_s, u"ab"_s}}),
        bad);
    row("encoding", fileSourceBody(u"/a"_s, u"delimited"_s, {{u"encoding"_s, u"latin"_s}}), bad);
    row("compressed Parquet",
        fileSourceBody(u"/a"_s, u"parquet"_s, {{u"compressionType"_s, u"gzip"_s}}), bad);
    row("tar", fileSourceBody(u"/a"_s, u"json"_s, {{u"compressionType"_s, u"tar"_s}}),
        u"LOCAL-1003-400"_s);
    row("change data capture", fileSourceBody(u"/a"_s, u"json"_s, {}, {{u"cdcEnabled"_s, true}}),
        u"LOCAL-1003-400"_s);
    row("row filter", fileSourceBody(u"/a"_s, u"json"_s, {}, {{u"filters"_s, QJsonObject()}}),
        u"LOCAL-1003-400"_s);
}

void FileSourcesTest::bodies()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    const Answer answer = m_client->post(sources, body);
    QVERIFY2(answer.status == (code.isEmpty() ? 201 : code.section(u'-', -1).toInt()), answer.body);
    QCOMPARE(answer.code(), code);
}

void FileSourcesTest::strictBodies()
{
    const auto platform = started({.strict = true});
    Client client(*platform);
    QJsonObject body =
        fileSourceBody(u"/backfil/data8.csv"_s, u"delimited"_s, {}, {{u"recursive"_s, u"true"_s}});
    QCOMPARE(client.post(sources, body).code(), u"LOCAL-1002-400"_s);
    body = fileSourceBody(u"/backfil/data8.csv"_s);
    QJsonObject data{{u"format"_s, u"delimited"_s},
                     {u"schema"_s, QJsonObject{{u"id"_s, u"https://ns.adobe.com/nobody"_s}}}};
    body.insert("data"_L1, data);
    QCOMPARE(client.post(sources, body).code(), u"FLOW-1439-400"_s);
    data.insert("schema"_L1, QJsonObject{{u"id"_s, customerSchema}});
    body.insert("data"_L1, data);
    QCOMPARE(client.post(sources, body).status, 201);
}

void FileSourcesTest::runs_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("input");
    QTest::addColumn<int>("output");
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("fileCount");
    QTest::addColumn<QStringList>("codes");
    const auto row = [](const char *name, const QJsonObject &body, int records, int fileCount) {
        QTest::newRow(name) << body << u"success"_s << records << records << 0 << fileCount
                            << QStringList();
    };
    const auto broken = [](const char *name, const QJsonObject &body, const QString &code) {
        QTest::newRow(name) << body << u"failed"_s << 0 << 0 << 0 << 0 << QStringList{code};
    };
    const QJsonObject isFolder{{u"type"_s, u"folder"_s}};
    const QJsonObject all{{u"type"_s, u"folder"_s}, {u"recursive"_s, true}};
    const QString csv = u"delimited"_s;
    row("file", fileSourceBody(u"/backfil/data8.csv"_s), 500, 1);
    row("folder", fileSourceBody(u"/backfil/2026/"_s, csv, {}, isFolder), 120, 3);
    row("folder, recursive", fileSourceBody(u"/backfil/2026"_s, csv, {}, all), 160, 4);
    row("pattern", fileSourceBody(u"/backfil/2026/0?-*.csv"_s, csv, {}, isFolder), 120, 3);
    row("pattern, recursive", fileSourceBody(u"/backfil/*.csv"_s, csv, {}, all), 660, 5);
    row("pattern in a folder's name", fileSourceBody(u"/back*/2?2?/*.csv"_s, csv, {}, isFolder),
        120, 3);
    row("gzip", fileSourceBody(u"/backfil/2025.csv.gz"_s, csv, {{u"compressionType"_s, u"gzip"_s}}),
        60, 1);
    row("byte order mark", fileSourceBody(u"/odd/bom.csv"_s), 2, 1);
    row("a field of 1 MB", fileSourceBody(u"/odd/large-field.csv"_s), 1, 1);
    row("semicolons",
        fileSourceBody(u"/odd/semicolon.csv"_s, csv, {{u"columnDelimiter"_s, u";"_s}}), 2, 1);
    row("Latin 1", fileSourceBody(u"/odd/latin1.csv"_s, csv, {{u"encoding"_s, u"ISO-8859-1"_s}}), 2,
        1);
    row("line breaks", fileSourceBody(u"/odd/quoted-breaks.csv"_s), 2, 1);
    row("header only", fileSourceBody(u"/odd/header-only.csv"_s), 0, 1);
    QTest::newRow("ragged") << fileSourceBody(u"/odd/ragged.csv"_s) << u"failed"_s << 4 << 0 << 2
                            << 1 << QStringList{u"INGEST-1212-400"_s, u"INGEST-1401-400"_s};
    QTest::newRow("Latin 1 as UTF-8")
        << fileSourceBody(u"/odd/latin1.csv"_s) << u"failed"_s << 2 << 0 << 2 << 1
        << QStringList{u"INGEST-1212-400"_s, u"INGEST-1401-400"_s};
    broken("empty file", fileSourceBody(u"/odd/empty.csv"_s), u"133"_s);
    broken("nothing there", fileSourceBody(u"/later/today.csv"_s), u"133"_s);
    broken("no match", fileSourceBody(u"/backfil/*.txt"_s, csv, {}, isFolder), u"133"_s);
    broken("Parquet", fileSourceBody(u"/odd/customers.parquet"_s, u"parquet"_s),
           u"CONNECTOR-1001-500"_s);
    broken("other columns", fileSourceBody(u"/odd/semicolon.csv"_s), u"CONNECTOR-1001-500"_s);
}

void FileSourcesTest::runs()
{
    QFETCH(QJsonObject, body);
    QFETCH(int, fileCount);
    const Answer source = m_client->post(sources, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(*m_client, source.id(), fileFlowSpec, peopleRows,
                                    schedule(1, u"hour"_s, 1, true));
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunOver(*m_client, flow.id(), 1), runTimeout);
    const QJsonObject run = runsOf(*m_client, flow.id()).first();
    QTEST(statusOf(run), "status");
    QTEST(errorsOf(run), "codes");
    QTEST(countsOf(run).value("inputRecordCount"_L1).toInt(), "input");
    QTEST(countsOf(run).value("outputRecordCount"_L1).toInt(), "output");
    QTEST(countsOf(run).value("failedRecordCount"_L1).toInt(), "failed");
    QCOMPARE(filesOf(run).value("inputFileCount"_L1).toInt(), fileCount);
}

void FileSourcesTest::rowErrorsAreKept()
{
    const auto platform = started();
    Client client(*platform);
    const Answer source = client.post(sources, fileSourceBody(u"/odd/broken.json"_s, u"json"_s));
    const Answer flow = startedFlow(client, source.id(), fileFlowSpec,
                                    {{u"_id"_s, u"_id"_s}, {u"name"_s, u"person.name.fullName"_s}},
                                    schedule(1, u"hour"_s, 1, true));
    // Half of the rows cannot be read, and that is more than the none that may fail.
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"failed"_s), runTimeout);
    const QJsonObject run = runsOf(client, flow.id()).first();
    QCOMPARE(countsOf(run).value("inputRecordCount"_L1).toInt(), 4);
    QCOMPARE(countsOf(run).value("failedRecordCount"_L1).toInt(), 2);
    const QJsonArray activities = run.value("activities"_L1).toArray();
    const QJsonObject target =
        activities.last().toObject().value("targetInfo"_L1).toArray().first().toObject();
    const QString batch =
        target.value("reference"_L1).toObject().value("ids"_L1).toArray().first().toString();
    const Answer errors = client.get(
        u"/data/foundation/export/batches/%1/meta?path=row_errors%2Frow_error_samples.json"_s
            .replace("%1"_L1, batch));
    const QList<QByteArray> lines = errors.body.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().contains("INGEST-1401-400") &&
                 lines.first().contains("Line 2 of /odd/broken.json"),
             lines.first());
}

void FileSourcesTest::newFilesOnly()
{
    const auto platform = started();
    Client client(*platform);
    const QString folder = platform->dataDir() + u"/files/inbox/"_s;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QByteArray head = "id,first_name,last_name,email\n";
    QVERIFY(write(folder + u"one.csv"_s, head + "1,A,B,a@example.org\n"));
    QVERIFY(setModified(folder + u"one.csv"_s, now - 60000));
    const Answer source = client.post(
        sources, fileSourceBody(u"/inbox/*.csv"_s, u"delimited"_s, {}, {{u"type"_s, u"folder"_s}}));
    const Answer flow = startedFlow(client, source.id(), fileFlowSpec, peopleRows,
                                    schedule(1, u"minute"_s, 15, true));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"success"_s), runTimeout);

    QVERIFY(write(folder + u"two.csv"_s, head + "2,C,D,c@example.org\n3,E,F,e@example.org\n"));
    QVERIFY(setModified(folder + u"two.csv"_s, now + 5 * 60000));
    QVERIFY(write(folder + u"later.csv"_s, head + "4,G,H,g@example.org\n"));
    QVERIFY(setModified(folder + u"later.csv"_s, now + 24 * 3600000));
    platform->advanceClock(std::chrono::minutes(16));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 2, u"success"_s), runTimeout);
    QJsonObject run = runsOf(client, flow.id()).last();
    QCOMPARE(countsOf(run).value("inputRecordCount"_L1).toInt(), 2);
    QCOMPARE(filesOf(run).value("inputFileCount"_L1).toInt(), 1);
    QCOMPARE(filesOf(run).value("skippedFileCount"_L1).toInt(), 2);
    QCOMPARE(run.value("metrics"_L1)
                 .toObject()
                 .value("sizeSummary"_L1)
                 .toObject()
                 .value("inputBytes"_L1),
             QJsonValue(QFileInfo(folder + u"two.csv"_s).size()));

    // Nothing new is a run without records, not a failure.
    platform->advanceClock(std::chrono::minutes(16));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 3, u"success"_s), runTimeout);
    run = runsOf(client, flow.id()).last();
    QCOMPARE(countsOf(run).value("inputRecordCount"_L1).toInt(), 0);
    QCOMPARE(platform->storedRecords(customerDataSet).size(), 3);
}

void FileSourcesTest::vanishedFile()
{
    const auto platform = started();
    Client client(*platform);
    const QString file = platform->dataDir() + u"/files/backfil/data8.csv"_s;
    QCOMPARE(
        explored(client, fileShare, u"objectType=file&object=%2Fbackfil%2Fdata8.csv"_s + delimited)
            .status,
        200);
    const Answer source = client.post(sources, fileSourceBody(u"/backfil/data8.csv"_s));
    QVERIFY(QFile::remove(file));
    const Answer flow =
        startedFlow(client, source.id(), fileFlowSpec, peopleRows, schedule(1, u"hour"_s, 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"failed"_s), runTimeout);
    QCOMPARE(errorsOf(runsOf(client, flow.id()).first()), QStringList{u"133"_s});
}

void FileSourcesTest::otherLayout()
{
    const auto platform = started();
    Client client(*platform);
    const QString folder = platform->dataDir() + u"/files/mixed/"_s;
    QVERIFY(write(folder + u"a.csv"_s, "id,first_name,last_name,email\n1,A,B,a@example.org\n"));
    QVERIFY(write(folder + u"b.csv"_s, "id,name\n2,C\n"));
    const Answer source = client.post(
        sources, fileSourceBody(u"/mixed"_s, u"delimited"_s, {}, {{u"type"_s, u"folder"_s}}));
    const Answer flow =
        startedFlow(client, source.id(), fileFlowSpec, peopleRows, schedule(1, u"hour"_s, 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(client, flow.id(), 1, u"failed"_s), runTimeout);
    const QJsonObject run = runsOf(client, flow.id()).first();
    QCOMPARE(errorsOf(run), QStringList{u"CONNECTOR-1001-500"_s});
    QVERIFY(QJsonDocument(run).toJson().contains("/mixed/b.csv has no column"));
    QCOMPARE(filesOf(run).value("outputFileCount"_L1).toInt(), 0);
    QVERIFY(platform->storedRecords(customerDataSet).isEmpty());
}

void FileSourcesTest::landingZone()
{
    const QString zone = u"26f526f2-58f4-4712-961d-e41bf1ccc0e8"_s;
    const QString explore = flowService + u"connectionSpecs/%1/explore?objectType=root"_s;
    QCOMPARE(pathsOf(m_client->get(explore.arg(zone))).size(), 3);
    QCOMPARE(m_client->get(explore.arg(azureFiles)).code(), u"FLOW-1434-400"_s);
    QCOMPARE(m_client->get(explore.arg(u"nobody"_s)).code(), u"FLOW-1439-404"_s);
    QJsonObject body = fileSourceBody(u"/odd/bom.csv"_s);
    body.remove("baseConnectionId"_L1);
    QCOMPARE(m_client->post(sources, body).code(), u"LOCAL-1002-400"_s);
    body.insert("connectionSpec"_L1, specReference(zone));
    const Answer source = m_client->post(sources, body);
    QVERIFY2(source.status == 201, source.body);
    const Answer flow = startedFlow(*m_client, source.id(), fileFlowSpec, peopleRows,
                                    schedule(1, u"hour"_s, 1, true));
    QVERIFY2(flow.status == 201, flow.body);
    QTRY_VERIFY_WITH_TIMEOUT(lastRunEnded(*m_client, flow.id(), 1, u"success"_s), runTimeout);
    QCOMPARE(countsOf(runsOf(*m_client, flow.id()).first()).value("outputRecordCount"_L1).toInt(),
             2);
}

void FileSourcesTest::filesAreFilledOnce()
{
    const QTemporaryDir parent;
    const QString dir = parent.filePath(u"data"_s);
    {
        const auto platform = started({.dataDir = dir});
        QVERIFY(platform);
        QVERIFY(QFile::remove(dir + u"/files/odd/bom.csv"_s));
        QVERIFY(write(dir + u"/files/own/mine.csv"_s, "a\n1\n"));
    }
    const auto platform = started({.dataDir = dir});
    Client client(*platform);
    QVERIFY(!QFileInfo::exists(dir + u"/files/odd/bom.csv"_s));
    QCOMPARE(pathsOf(explored(client, fileShare, u"objectType=folder&object=%2Fown"_s)),
             QStringList{u"/own/mine.csv"_s});
}

QTEST_GUILESS_MAIN(FileSourcesTest)
#include "tst_filesources.moc"
