// SPDX-License-Identifier: Apache-2.0
//
// Sample rows through the service's preview: what is sent, and both published answers.
#include "api/wire/mappingwire.h"
#include "api/wire/previewwire.h"
#include "support/golden.h"
#include "support/scriptedtransport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using namespace dfw::api;
using namespace dfw::api::wire;

class PreviewWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request();
    void answers_data();
    void answers();
    void badAnswers_data();
    void badAnswers();
};

void PreviewWireTest::request()
{
    const Mapping rows{{.source = u"First.Name"_s, .target = u"person.name.firstName"_s},
                       {.kind = MappingKind::Expression,
                        .source = u"upper(Country)"_s,
                        .target = u"homeAddress.countryCode"_s}};
    const SampleRows sample{.columns = {u"First.Name"_s, u"Country"_s, u"Points"_s},
                            .rows = {{u"Amina"_s, QVariant(), 12.5}, {u"Bo"_s, u"se"_s, 3}}};
    const net::Request sent = previewMappingSet(rows, u"https://ns/schema"_s, sample);
    QCOMPARE(sent.method, "POST");
    QCOMPARE(sent.path, "/data/foundation/conversion/mappingSets/preview");
    QCOMPARE(sent.repeat, net::Repeat::Safe); // nothing is stored
    const QJsonObject body = QJsonDocument::fromJson(sent.body).object();
    QCOMPARE(body.value("mappingSet"_L1).toObject(), mappingSetBody(rows, u"https://ns/schema"_s));
    const QJsonArray expected{
        QJsonObject{
            {u"First.Name"_s, u"Amina"_s}, {u"Country"_s, QJsonValue::Null}, {u"Points"_s, 12.5}},
        QJsonObject{{u"First.Name"_s, u"Bo"_s}, {u"Country"_s, u"se"_s}, {u"Points"_s, 3}}};
    QCOMPARE(body.value("data"_L1).toArray(), expected);
}

void PreviewWireTest::answers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("target"); // of the first row's first problem
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &text, int rows, const QString &target = {},
                        const QString &reason = {}) {
        QTest::newRow(name) << text << rows << target << reason;
    };
    row("list, as the pages show", u"[{'data':{'a':1},'errors':null},{'data':{},'errors':[]}]"_s,
        2);
    row("one object, as OpenAPI has it", u"{'data':{'a':1},'errors':null}"_s, 1);
    row("without errors", u"{'data':{'a':1}}"_s, 1);
    row("no row", u"[]"_s, 0);
    row("nothing came of it", u"[{'data':null,'errors':null}]"_s, 1);
    row("an error as validate has it",
        u"[{'data':{'a':1},'errors':[{'destination':'b','exception':'no number','source':'c'}]}]"_s,
        1, u"b"_s, u"no number"_s);
    row("other words for it", u"[{'data':{'a':1},'errors':[{'message':'m'}]}]"_s, 1, {}, u"m"_s);
    row("a bare text", u"[{'data':{'a':1},'errors':['t']}]"_s, 1, {}, u"t"_s);
    row("one error, no list", u"[{'data':{'a':1},'errors':{'destination':'b'}}]"_s, 1, u"b"_s);
}

void PreviewWireTest::answers()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    QFETCH(QString, target);
    QFETCH(QString, reason);
    const auto read = readPreview(answer(200, json(text.toUtf8().constData())));
    QVERIFY(read);
    QCOMPARE(read->size(), rows);
    if (rows == 0)
        return;
    const PreviewedRow first = read->first();
    QCOMPARE(first.record.value("a"_L1).toInt(), text.contains("'a':1"_L1) ? 1 : 0);
    const bool problem = !target.isEmpty() || !reason.isEmpty();
    QCOMPARE(first.problems.size(), problem ? 1 : 0);
    if (problem) {
        const PreviewProblem expected{target, reason};
        QCOMPARE(first.problems.first(), expected);
    }
}

void PreviewWireTest::badAnswers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("no data") << u"{}"_s << u"/data"_s;
    QTest::newRow("data is a list") << u"{'data':[]}"_s << u"/data"_s;
    QTest::newRow("second row") << u"[{'data':{}},{'errors':[]}]"_s << u"/1/data"_s;
    QTest::newRow("row is a text") << u"['x']"_s << u"/0/data"_s;
}

void PreviewWireTest::badAnswers()
{
    QFETCH(QString, text);
    const auto read = readPreview(answer(200, json(text.toUtf8().constData())));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
    QTEST(read.error().where, "where");
}

QTEST_GUILESS_MAIN(PreviewWireTest)
#include "tst_previewwire.moc"
