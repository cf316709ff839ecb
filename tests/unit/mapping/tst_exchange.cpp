// SPDX-License-Identifier: Apache-2.0
//
// Rows as CSV, JSON and spreadsheet cells: every shape that is read, every fault with its place,
// and back to the letter.
#include "mapping/exchange.h"

#include <QStringEncoder>
#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

namespace {

// "C:Name>x | K:crm>y | F:f(a)>z"
QString drawn(const Mapping &rows)
{
    QStringList out;
    for (const MappingRow &row : rows)
        out.append(QString(u"CKF"[int(row.kind)]) + u':' + row.source + u'>' + row.target);
    return out.join(u" | "_s);
}

const QStringList &columns()
{
    static const QStringList names{u"Name"_s, u"First.Name"_s, u"Amount (EUR)"_s, u"f(x)"_s};
    return names;
}

// Whatever can stand in a cell.
Mapping oddRows()
{
    using enum MappingKind;
    return {
        {Column, u"Name"_s, u"person.name.fullName"_s},
        {Column, u"First.Name"_s, {}},
        {Column, u"a,b;c\td"_s, u"x"_s},
        {Column, u" blanks at both ends "_s, u"x.y"_s},
        {Column, u"say \"hi\""_s, u"x.z"_s},
        {Column, u"two\nlines"_s, u"x.l"_s},
        {Column, u"two\r\nlines"_s, u"x.m"_s},
        {Column, uR"(${First\.Name})"_s, u"x.raw"_s},
        {Column, u"Größe 身長 😀"_s, u"_acmetenant.größe"_s},
        {Constant, {}, u"x.empty"_s},
        {Constant, u"=1+1"_s, u"x.formulaLike"_s},
        {Constant, u"\"quoted\""_s, u"x.q"_s},
        {Expression, u"concat(a, \" \", 'b')"_s, u"x.c"_s},
        {Expression, u"  iif(\n  a == \"x\",\r\n\tnull, a)  "_s, {}},
        {Expression, u"\"x\""_s, u"x.lit"_s},
        {Expression, QString(4096, u'"'), u"list[*].x"_s},
    };
}

QString shown(const ExchangeProblem &one)
{
    return u"%1@%2/%3 %4"_s.arg(int(one.fault))
        .arg(one.line)
        .arg(one.entry)
        .arg(one.arguments.join(u','));
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void faults_data();
    void faults();
    void roundTrips_data();
    void roundTrips();
    void encodings();
    void limits();
    void pastedTargets();
    void cutAnywhere();
};

void TestExchange::shapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const QString &text, const QString &rows) {
        QTest::newRow(name) << text << rows;
    };
    row("ours", u"source,kind,target\r\nName,column,x\r\ncrm,constant,y\r\n\"f(a, b)\",formula,z"_s,
        u"C:Name>x | K:crm>y | F:f(a, b)>z"_s);
    row("ours, other order and case", u"TARGET;Source;Kind\nx;Name;COLUMN\n"_s, u"C:Name>x"_s);
    row("ours without kinds", u"source,target\nName,x\nconcat(Name),y\nAmount (EUR),z\n"_s,
        u"C:Name>x | F:concat(Name)>y | C:Amount (EUR)>z"_s);
    row("a column that looks like a call", u"source,target\nf(x),y\n"_s, u"C:f(x)>y"_s);
    row("the word expression", u"source,kind,target\na,expression,y\n"_s, u"F:a>y"_s);
    row("an empty kind", u"source,kind,target\nName,,x\n"_s, u"C:Name>x"_s);
    row("more headings", u"note,source,owner,target\nn,Name,me,x\n"_s, u"C:Name>x"_s);
    row("raw names keep their backslash", u"source,kind,target\na\\.b,column,x\n"_s,
        u"C:a\\.b>x"_s);
    row("Adobe's, current",
        u"sourceType,source,destination\nATTRIBUTE,First\\.Name,x\nSTATIC,crm,y\n"
        "EXPRESSION,\"concat(a, \"\"-\"\")\",z\n"_s,
        u"C:First.Name>x | K:crm>y | F:concat(a, \"-\")>z"_s);
    row("Adobe's, read back", u"sourceType,source,destination\ntext/x.schema-path,Name,x\n"_s,
        u"C:Name>x"_s);
    row("Adobe's, old", u"sourceAttribute,destinationXdmPath\n${First\\.Name},x\nlower(a),y\n"_s,
        u"C:First.Name>x | F:lower(a)>y"_s);
    row("two columns", u"Name\tx\nFirst\\.Name\ty\n"_s, u"C:Name>x | C:First.Name>y"_s);
    row("two columns, comma", u"Name,x\nOther,y\n"_s, u"C:Name>x | C:Other>y"_s);
    row("two columns, semicolon, commas inside", u"concat(a, b);x\nlower(c);y\n"_s,
        u"F:concat(a, b)>x | F:lower(c)>y"_s);
    row("two columns, one line", u"Name\tx"_s, u"C:Name>x"_s);
    row("a column called source", u"source\tx\nName\ty"_s, u"C:source>x | C:Name>y"_s);
    row("three columns", u"Name\tcolumn\tx\ncrm\tconstant\ty\n"_s, u"C:Name>x | K:crm>y"_s);
    row("four columns", u"Name\tcolumn\tx\tdone\n"_s, u"C:Name>x"_s);
    row("blank lines", u"\n\nsource,target\n\nName,x\n,\n\nName,y\n\n"_s, u"C:Name>x | C:Name>y"_s);
    row("no target yet", u"source,target\nName,\n"_s, u"C:Name>"_s);
    row("blanks around a target", u"source,target\nName, x \n"_s, u"C:Name>x"_s);
    row("a cell that only begins with a quote", u"\"a\" + b\tx\nName\ty"_s,
        u"F:\"a\" + b>x | C:Name>y"_s);
    row("carriage returns", u"source,target\rName,x\rFirst.Name,y"_s,
        u"C:Name>x | C:First.Name>y"_s);
    row("JSON, ours", uR"~([{"kind":"constant","source":"1","target":"x"},
        {"source":"Name","target":"y"},{"kind":"expression","source":"f()","target":""}])~"_s,
        u"K:1>x | C:Name>y | F:f()>"_s);
    row("JSON, a plan",
        uR"~({"format":"dataflow-plan","mapping":[{"source":"Name","target":"x"}]})~"_s,
        u"C:Name>x"_s);
    row("JSON, current style", uR"~({"outputSchema":{},"mappings":[
        {"sourceType":"ATTRIBUTE","source":"First\\.Name","destination":"x"},
        {"sourceType":"EXPRESSION","source":"concat(a, \"\\.\")","destination":"y"},
        {"sourceType":"STATIC","source":"a\\.b","destination":"z"}]})~"_s,
        u"C:First.Name>x | F:concat(a, \"\\.\")>y | K:a\\.b>z"_s);
    row("JSON, old style", uR"~({"xdmSchema":"s","mappings":[
        {"sourceAttribute":"First\\.Name","destinationXdmPath":"x","identity":false}]})~"_s,
        u"C:First.Name>x"_s);
    row("JSON, read back with twins",
        uR"~([{"sourceType":"text/x.schema-path","source":"Name","destination":"x",
        "sourceAttribute":"Name","destinationXdmPath":"x"}])~"_s,
        u"C:Name>x"_s);
    row("JSON, a type nobody documents", uR"~([{"sourceType":"text/x.aep-xl","source":"upper(a)",
        "destination":"x"}])~"_s,
        u"F:upper(a)>x"_s);
}

void TestExchange::shapes()
{
    QFETCH(QString, text);
    const Reading reading = readRows(text, columns());
    QVERIFY2(reading.problems.isEmpty(), qPrintable(shown(reading.problems.value(0))));
    QTEST(drawn(reading.rows), "rows");
}

void TestExchange::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("rows");
    using enum ExchangeFault;
    const auto row = [](const char *name, const QString &text, const ExchangeProblem &problem,
                        const QString &rows = {}) {
        QTest::newRow(name) << text << shown(problem) << rows;
    };
    row("nothing", {}, {NoRows});
    row("blanks", u" \n\t\n"_s, {NoRows});
    row("headings only", u"source,kind,target\r\n"_s, {NoRows});
    row("an empty list", u"[]"_s, {NoRows});
    row("no target heading", u"source,kind\nName,column\n"_s,
        {HeaderIncomplete, 1, 0, {u"target"_s}});
    row("no source heading", u"\nkind;target\ncolumn;x\n"_s,
        {HeaderIncomplete, 2, 0, {u"source"_s}});
    row("an open quote", u"source,target\nName,x\n\"Other,y\nLast,z\n"_s, {QuoteOpen, 3},
        u"C:Name>x"_s);
    row("text after a quote", u"source,target\n\"Na\"me,x\nOther,y\n"_s, {TextAfterQuote, 2},
        u"C:Other>y"_s);
    row("a line after a long cell", u"source,kind,target\n\"f(\n)\",formula,x\na,colum,y\n"_s,
        {UnknownKind, 4, 0, {u"colum"_s}}, u"F:f(\n)>x"_s);
    row("no source", u"source,target\n,x\nName,y\n"_s, {SourceMissing, 2}, u"C:Name>y"_s);
    row("a formula without text", u"source,kind,target\n  ,formula,x\n"_s, {SourceMissing, 2});
    row("too many cells", u"Name\tcolumn\tx\ta\tb\n"_s, {CellCount, 1, 0, {u"5"_s, u"4"_s}});
    row("no kind in the middle", u"Name\tx\tnote\n"_s, {UnknownKind, 1, 0, {u"x"_s}});
    row("binary", u"PK\u0003\u0004"_s + QChar(u'\0') + u"x"_s, {NotText});
    row("broken JSON", u"[{\"source\":\"a\",\n \"target\":}]"_s,
        {NotJson, 2, 0, {u"2"_s, u"11"_s}});
    row("another JSON", uR"~({"items":[]})~"_s, {NotRows});
    row("a list of texts", u"[\"a\"]"_s, {NotAnEntry, 0, 1});
    row("an entry without source", uR"~([{"source":"a","target":"x"},{"target":"y"}])~"_s,
        {NotAnEntry, 0, 2}, u"C:a>x"_s);
    row("a number as source", uR"~([{"source":5,"target":"x"}])~"_s, {NotAnEntry, 0, 1});
    row("an odd kind", uR"~([{"kind":"map","source":"a","target":"x"}])~"_s,
        {UnknownKind, 0, 1, {u"map"_s}});
    row("a kind that is no text", uR"~([{"kind":5,"source":"a","target":"x"}])~"_s,
        {UnknownKind, 0, 1, {u"5"_s}});
    row("an empty source", uR"~([{"source":"","target":"x"}])~"_s, {SourceMissing, 0, 1});
}

void TestExchange::faults()
{
    QFETCH(QString, text);
    const Reading reading = readRows(text, columns());
    QVERIFY(!reading.problems.isEmpty());
    QTEST(shown(reading.problems.first()), "problem");
    QTEST(drawn(reading.rows), "rows");
}

void TestExchange::roundTrips_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("CSV") << csvFile(oddRows());
    QTest::newRow("tabs") << delimitedText(oddRows(), u'\t').toUtf8();
    QTest::newRow("semicolons") << delimitedText(oddRows(), u';').toUtf8();
    QTest::newRow("JSON") << jsonFile(oddRows());
}

void TestExchange::roundTrips()
{
    QFETCH(QByteArray, file);
    const Reading reading = readFile(file, {});
    QCOMPARE(reading.problems, QList<ExchangeProblem>());
    const Mapping expected = oddRows();
    QCOMPARE(reading.rows.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY2(reading.rows.at(i) == expected.at(i), qPrintable(drawn({reading.rows.at(i)})));
}

void TestExchange::encodings()
{
    const QString text = u"source,target\nGröße,x\n"_s;
    const QString rows = u"C:Größe>x"_s;
    QCOMPARE(drawn(readFile(text.toUtf8(), {}).rows), rows);
    QCOMPARE(drawn(readFile("\xEF\xBB\xBF" + text.toUtf8(), {}).rows), rows);
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder(text);
        QCOMPARE(drawn(readFile(bytes, {}).rows), rows);
    }
    const Reading latin = readFile(text.toLatin1(), {});
    QCOMPARE(shown(latin.problems.value(0)), shown({ExchangeFault::NotText}));
    QVERIFY(latin.rows.isEmpty());
}

void TestExchange::limits()
{
    QString text = u"source,target\n"_s;
    for (int i = 0; i < mostExchangeRows; ++i)
        text += u"c%1,x%1\n"_s.arg(i);
    QCOMPARE(readRows(text, {}).rows.size(), mostExchangeRows);
    const Reading more = readRows(text + u"one,more\n"_s, {});
    QCOMPARE(shown(more.problems.value(0)),
             shown({ExchangeFault::TooManyRows, 0, 0, {u"20000"_s}}));
    QVERIFY(more.rows.isEmpty());
    const Reading large = readFile(QByteArray(mostExchangeBytes + 1, 'a'), {});
    QCOMPARE(shown(large.problems.value(0)), shown({ExchangeFault::TooLarge, 0, 0, {u"5"_s}}));
    // As many faults as a person can look at.
    QString faulty = u"source,kind,target\n"_s;
    for (int i = 0; i < 1000; ++i)
        faulty += u"a,b,c\n"_s;
    QCOMPARE(readRows(faulty, {}).problems.size(), 100);
}

void TestExchange::pastedTargets()
{
    const Reading reading = readRows(u"person.name.fullName\n\nperson.birthDate\n"_s, columns());
    QVERIFY(reading.targetsOnly);
    QCOMPARE(drawn(reading.rows), u"C:>person.name.fullName | C:>person.birthDate"_s);
    QVERIFY(!readRows(u"Name\tx"_s, columns()).targetsOnly);
}

// A file that ends anywhere is read without a fault of ours; what is left of it are whole rows.
void TestExchange::cutAnywhere()
{
    for (const QByteArray &file : {csvFile(oddRows().mid(0, 14)), jsonFile(oddRows().mid(0, 14))}) {
        for (qsizetype end = 0; end < file.size(); ++end) {
            const Reading reading = readFile(file.left(end), {});
            QVERIFY(reading.rows.size() <= 14);
            QVERIFY(!reading.rows.isEmpty() || !reading.problems.isEmpty());
        }
    }
}

QTEST_APPLESS_MAIN(TestExchange)
#include "tst_exchange.moc"
