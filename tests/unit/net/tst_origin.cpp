// SPDX-License-Identifier: Apache-2.0
//
// Where credentials may be sent. Everything that only looks like loopback is a row.
#include "net/origin.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;

class OriginTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_data();
    void parse();
    void loopback_data();
    void loopback();
};

void OriginTest::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result"); // the address, or the problem's name
    const auto row = [](const char *text, const char *result) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(result);
    };
    row("https://platform.adobe.io", "https://platform.adobe.io");
    row("https://platform.adobe.io/", "https://platform.adobe.io");
    row("https://platform.adobe.io:8443", "https://platform.adobe.io:8443");
    row("HTTPS://Platform.Adobe.IO", "https://platform.adobe.io");
    row("  https://platform.adobe.io\n", "https://platform.adobe.io");
    row("https://b\xC3\xBC"
        "cher.example",
        "https://xn--bcher-kva.example"); // as it is looked up
    row("https://xn--bcher-kva.example", "https://xn--bcher-kva.example");
    row("https://192.168.0.1", "https://192.168.0.1");
    row("https://127.1", "https://127.0.0.1"); // TLS says who answers

    row("http://127.0.0.1", "http://127.0.0.1");
    row("http://127.0.0.1:8080", "http://127.0.0.1:8080");
    row("http://127.255.3.4:1", "http://127.255.3.4:1");
    row("http://[::1]", "http://[::1]");
    row("http://[::1]:8080/", "http://[::1]:8080");
    row("http://localhost", "http://localhost");
    row("http://localhost:3000", "http://localhost:3000");

    row("http://LOCALHOST", "PlainHttp"); // exactly "localhost"
    row("http://localhost.", "PlainHttp");
    row("http://127.1", "PlainHttp");
    row("http://127.0.1", "PlainHttp");
    row("http://127.0.0.01", "PlainHttp");
    row("http://0177.0.0.1", "PlainHttp");
    row("http://0x7f000001", "PlainHttp");
    row("http://0x7f.0.0.1", "PlainHttp");
    row("http://2130706433", "PlainHttp");
    row("http://0.0.0.0", "PlainHttp");
    row("http://128.0.0.1", "PlainHttp");
    row("http://127.0.0.1.evil.example", "PlainHttp");
    row("http://localhost.evil.example", "PlainHttp");
    row("http://evil.example", "PlainHttp");
    row("http://example.com:80", "PlainHttp");
    row("http://[::ffff:127.0.0.1]", "PlainHttp");
    row("http://[0:0:0:0:0:0:0:1]", "PlainHttp");
    row("http://[::2]", "PlainHttp");
    row("http://%6cocalhost", "NotAUrl");
    row("http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1", "PlainHttp"); // full-width digits
    row("http://\xE2\x93\x9Bocalhost", "PlainHttp");                       // a circled l

    row("http://user@127.0.0.1", "HasExtras");
    row("http://127.0.0.1@evil.example", "HasExtras");
    row("http://localhost:80@evil.example", "HasExtras");
    row("https://user:password@platform.adobe.io", "HasExtras");
    row("https://platform.adobe.io/data", "HasExtras");
    row("https://platform.adobe.io//", "HasExtras");
    row("https://platform.adobe.io?x=1", "HasExtras");
    row("https://platform.adobe.io/?", "HasExtras");
    row("https://platform.adobe.io#top", "HasExtras");
    row("http://127.0.0.1/#@evil.example", "HasExtras");
    row("http://127.0.0.1?@evil.example", "HasExtras");

    row("ftp://example.com", "NotHttp");
    row("ftp://user:password@example.com", "NotHttp");
    row("ws://127.0.0.1", "NotHttp");
    row("httpss://example.com", "NotHttp");

    row("", "NotAUrl");
    row("   ", "NotAUrl");
    row("platform.adobe.io", "NotAUrl");
    row("//platform.adobe.io", "NotHttp");
    row("localhost:8080", "NotAUrl");
    row("file:///etc/passwd", "NotAUrl");
    row("javascript:alert(1)", "NotAUrl");
    row("https://", "NotAUrl");
    row("https:///path", "NotAUrl");
    row("https://:443", "NotAUrl");
    row("https://exa mple.com", "NotAUrl");
    row("https://user:pass word@exa mple.com", "NotAUrl");
    row("https://example.com:99999", "NotAUrl");
    row("https://example.com:port", "NotAUrl");
    row("https://[::1", "NotAUrl");
    row("http://127.0.0.1\\@evil.example", "NotAUrl");
    row("http://127.0.0.1\n.evil.example", "NotAUrl");
    row("http://127.0.0.256", "PlainHttp");
}

void OriginTest::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const auto origin = net::parseOrigin(text);
    QCOMPARE(origin ? origin->toString() : origin.error().code, result);
    if (origin) {
        QVERIFY(origin->path().isEmpty());
        QVERIFY(origin->userInfo().isEmpty());
    } else {
        QCOMPARE(origin.error().kind, ErrorKind::InvalidPlan);
        // Shown and logged: what stands before the @ must not be.
        QVERIFY2(!origin.error().where.contains(u"pass"_s) || !text.contains(u'@'),
                 qPrintable(origin.error().where));
    }
}

void OriginTest::loopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("is");
    for (const char *yes :
         {"127.0.0.1", "127.0.0.0", "127.255.255.255", "::1", "[::1]", "localhost"})
        QTest::newRow(yes) << QString::fromLatin1(yes) << true;
    for (const char *no :
         {"", " 127.0.0.1", "127.0.0.1 ", "127.0.0.1\n", "127.0.0.256", "127.0.0.1.1", "127.0.0",
          "127.00.0.1", "127.0.0.1000", "[::1", "localhost.", "Localhost", "localhost\n",
          "::", "0:0:0:0:0:0:0:1", "127.0.0.-1", "127.0.0.+1", "a127.0.0.1"})
        QTest::newRow(no) << QString::fromLatin1(no) << false;
}

void OriginTest::loopback()
{
    QFETCH(QString, host);
    QFETCH(bool, is);
    QCOMPARE(net::isLoopbackHost(host), is);
}

QTEST_APPLESS_MAIN(OriginTest)
#include "tst_origin.moc"
