// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"
#include "core/result.h"

#include <memory>
#include <QSet>
#include <QTest>

using namespace dfw;
using namespace Qt::StringLiterals;

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsOneOrTheOther();
    void takesMoveOnlyValues();
    void resultOfErrorIsNotAmbiguous();
    void errorsCompareByEveryField();
    void kindNames_data();
    void kindNames();
    void kindNamesDiffer();
};

void TestResult::holdsOneOrTheOther()
{
    const Result<int> good = 7;
    QVERIFY(good.ok());
    QVERIFY(bool(good));
    QCOMPARE(good.value(), 7);
    QCOMPARE(*good, 7);

    const Result<QString> bad = Error{.kind = ErrorKind::NotFound, .code = u"X"_s};
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, ErrorKind::NotFound);
    QCOMPARE(bad.error().code, u"X"_s);

    const Result<QString> text = QString::number(123);
    QCOMPARE(text->size(), 3);
    const Result<Unit> done = Unit{};
    QCOMPARE(*done, Unit{});
}

void TestResult::takesMoveOnlyValues()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = result.takeValue();
    QVERIFY(taken);
    QCOMPARE(*taken, 5);
    QVERIFY(result.ok()); // taking empties the value; it does not turn it into an error
}

void TestResult::resultOfErrorIsNotAmbiguous()
{
    const Result<std::variant<int, double>> result = std::variant<int, double>(3);
    QVERIFY(result.ok());
    QCOMPARE(std::get<int>(*result), 3);
}

void TestResult::errorsCompareByEveryField()
{
    const Error base{.kind = ErrorKind::Server, .operation = u"createFlow"_s, .httpStatus = 500};
    QCOMPARE(base, base);
    Error other = base;
    other.attempts = 2;
    QVERIFY(!(other == base));
    other = base;
    other.retryAfter = std::chrono::seconds(3);
    QVERIFY(!(other == base));
}

void TestResult::kindNames_data()
{
    // A contract of --json output: these words may not change.
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    const QStringList names{
        u"cancelled"_s, u"network"_s,   u"timeout"_s,      u"unknown-outcome"_s, u"not-signed-in"_s,
        u"forbidden"_s, u"not-found"_s, u"conflict"_s,     u"rate-limited"_s,    u"refused"_s,
        u"server"_s,    u"protocol"_s,  u"invalid-plan"_s, u"storage"_s};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qUtf8Printable(names.at(i))) << i << names.at(i);
}

void TestResult::kindNames()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QCOMPARE(errorKindName(ErrorKind(kind)), name);
}

void TestResult::kindNamesDiffer()
{
    QSet<QString> names;
    for (int kind = 0; kind <= int(ErrorKind::Storage); ++kind)
        names.insert(errorKindName(ErrorKind(kind)));
    QCOMPARE(names.size(), int(ErrorKind::Storage) + 1);
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
