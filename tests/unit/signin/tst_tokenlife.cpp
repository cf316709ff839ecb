// SPDX-License-Identifier: Apache-2.0
#include "signin/tokenlife.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;

class TokenLifeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
};

void TokenLifeTest::ends_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<qint64>("end"); // 0 = says nothing
    const auto row = [](const char *name, const QByteArray &payload, qint64 end) {
        const QByteArray encoded =
            payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QTest::newRow(name) << u"eyJhbGciOiJSUzI1NiJ9."_s + QString::fromLatin1(encoded) +
                                   u".c2ln"_s
                            << end;
    };
    row("IMS, as text", R"({"created_at":"1700000000000","expires_in":"86400000"})", 1700086400000);
    row("IMS, as numbers", R"({"created_at":1700000000000,"expires_in":86400000})", 1700086400000);
    row("IMS wins", R"({"created_at":"1700000000000","expires_in":"1000","exp":5})", 1700000001000);
    row("exp", R"({"exp":1700000000})", 1700000000000);
    row("half of IMS, and exp", R"({"created_at":"1700000000000","exp":1700000000})",
        1700000000000);
    row("half of IMS", R"({"expires_in":"86400000"})", 0);
    row("nothing", "{}", 0);
    row("no number", R"({"exp":"soon"})", 0);
    row("negative", R"({"exp":-1})", 0);
    row("too large", R"({"exp":9e18})", 0);
    row("large sum", R"({"created_at":"4102444800000","expires_in":"4102444800000"})", 0);
    row("a list", "[1]", 0);
    row("no JSON", "exp", 0);
    row("umlauts in it", R"({"name":"Zoë?>","exp":1700000000})", 1700000000000);
    QTest::newRow("opaque") << u"demo.0123456789"_s << qint64(0);
    QTest::newRow("empty") << QString() << qint64(0);
    QTest::newRow("no base64") << u"a.%%%.c"_s << qint64(0);
    QTest::newRow("dots only") << u".."_s << qint64(0);
    QTest::newRow("endless") << QString(200'000, u'a') + u".e30.x"_s << qint64(0);
}

void TokenLifeTest::ends()
{
    QFETCH(QString, token);
    QFETCH(qint64, end);
    const auto found = signin::tokenEnd(Secret(token));
    QCOMPARE(found.has_value(), end != 0);
    QCOMPARE(found.value_or(0), end);
}

QTEST_GUILESS_MAIN(TokenLifeTest)
#include "tst_tokenlife.moc"
