// SPDX-License-Identifier: Apache-2.0
#include "dataprep/expression.h"
#include "dataprep/names.h"

#include <QTest>

using namespace dfw::dataprep;
using namespace Qt::StringLiterals;

// How a column's name is written, and read back.
class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void everyReservedWordIsWrapped();
};

void TestNames::names_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("inExpression");
    QTest::addColumn<QString>("asAttribute");
    const auto row = [](const QString &column, const QString &inExpression,
                        const QString &asAttribute) {
        QTest::addRow("%s", qUtf8Printable(column)) << column << inExpression << asAttribute;
    };
    row(u"Name"_s, u"Name"_s, u"Name"_s);
    row(u"_id"_s, u"_id"_s, u"_id"_s);
    row(u"$x1"_s, u"$x1"_s, u"$x1"_s);
    row(u"prénom"_s, u"prénom"_s, u"prénom"_s);
    row(u"First Name"_s, u"${First Name}"_s, u"First Name"_s);
    row(u"First.Name"_s, u"${First\\.Name}"_s, u"First\\.Name"_s);
    row(u"1st"_s, u"${1st}"_s, u"1st"_s);
    row(u"²x"_s, u"${²x}"_s, u"²x"_s);
    row(u"e-mail"_s, u"${e-mail}"_s, u"e-mail"_s);
    row(u"mod"_s, u"${mod}"_s, u"mod"_s);
    row(u"_errors"_s, u"${_errors}"_s, u"_errors"_s);
    row(u"Mod"_s, u"Mod"_s, u"Mod"_s);
    row(u"a(b)"_s, u"${a(b)}"_s, u"a(b)"_s);
    row(u"\"quoted\""_s, u"${\"quoted\"}"_s, u"\"quoted\""_s);
}

void TestNames::names()
{
    QFETCH(QString, column);
    QFETCH(QString, inExpression);
    QFETCH(QString, asAttribute);
    QCOMPARE(expressionName(column), inExpression);
    QCOMPARE(attributeText(column), asAttribute);
    QCOMPARE(columnOfAttribute(inExpression), column);
    QCOMPARE(columnOfAttribute(asAttribute), column);
    const ParseResult parsed = Expression::parse(u"upper("_s + inExpression + u')');
    QVERIFY(parsed);
    QCOMPARE(parsed.expression->columns(), QStringList{column});
    QCOMPARE(parsed.expression->evaluate({{column, u"x"_s}}).json(), QJsonValue(u"X"_s));
}

void TestNames::everyReservedWordIsWrapped()
{
    for (const QString &word :
         {u"new"_s,  u"mod"_s,   u"or"_s,       u"break"_s, u"var"_s,    u"lt"_s,
          u"for"_s,  u"false"_s, u"while"_s,    u"eq"_s,    u"gt"_s,     u"div"_s,
          u"not"_s,  u"null"_s,  u"continue"_s, u"else"_s,  u"and"_s,    u"ne"_s,
          u"true"_s, u"le"_s,    u"if"_s,       u"ge"_s,    u"return"_s, u"_errors"_s}) {
        QVERIFY2(!isPlainName(word), qUtf8Printable(word));
        const ParseResult parsed = Expression::parse(expressionName(word));
        QVERIFY(parsed);
        QCOMPARE(parsed.expression->columns(), QStringList{word});
    }
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
