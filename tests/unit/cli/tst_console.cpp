// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;

// What a service says must not reach the terminal as an order.
class Console : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char *name, const QString &text, const QString &printed) {
            QTest::newRow(name) << text << printed;
        };
        row("plain", u"Größe “a” … 漢字 😀"_s, u"Größe “a” … 漢字 😀"_s);
        row("lines and tabs of our own", u"a\n\tb"_s, u"a\n\tb"_s);
        row("clears the screen", u"a\x1b[2Jb"_s, u"a\\x1b[2Jb"_s);
        row("bell", u"a\ab"_s, u"a\\x07b"_s);
        row("overwrites the line", u"a\rb"_s, u"a\\x0db"_s);
        row("NUL", u"a"_s + QChar(0) + u'b', u"a\\x00b"_s);
        row("DEL", u"a\u007fb"_s, u"a\\x7fb"_s);
        row("first of C1", u"a"_s + QChar(0x80) + u'b', u"a\\x80b"_s);
        row("C1 that begins a sequence", u"a"_s + QChar(0x9b) + u"2J"_s, u"a\\x9b2J"_s);
        row("last of C1", u"a"_s + QChar(0x9f) + u'b', u"a\\x9fb"_s);
        row("no-break space stays", u"a\u00a0b"_s, u"a\u00a0b"_s);
        row("right-to-left override", u"a\u202eb"_s, u"a\\u202eb"_s);
        row("left-to-right embedding", u"a\u202ab"_s, u"a\\u202ab"_s);
        row("first isolate", u"a\u2066b"_s, u"a\\u2066b"_s);
        row("last isolate", u"a\u2069b"_s, u"a\\u2069b"_s);
        row("left-to-right mark", u"a\u200eb"_s, u"a\\u200eb"_s);
        row("right-to-left mark", u"a\u200fb"_s, u"a\\u200fb"_s);
        row("joiner stays", u"a\u200db"_s, u"a\u200db"_s);
    }
    void printable()
    {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        QCOMPARE(cli::printable(text), printed);
    }
};

QTEST_GUILESS_MAIN(Console)
#include "tst_console.moc"
