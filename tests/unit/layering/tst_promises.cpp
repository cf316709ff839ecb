// SPDX-License-Identifier: Apache-2.0
//
// README promises something about secrets, and names the tests that watch over each promise.
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The rows of the section's table, without its head.
QStringList promisesIn(const QString &readme)
{
    const QString section = readme.section(u"\n## What we promise about your secrets\n"_s, 1)
                                .section(u"\n## "_s, 0, 0)
                                .section(u"\n### "_s, 0, 0);
    QStringList rows;
    const QStringList lines = section.split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u'|'))
            rows.append(line);
    }
    return rows.mid(2);
}

/// The sources of all tests, by name: "tst_tls".
QHash<QString, QString> testSources()
{
    QHash<QString, QString> out;
    QDirIterator files(QStringLiteral(DFW_SOURCE_DIR) + u"/tests"_s, {u"tst_*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        out.insert(files.fileInfo().completeBaseName(), contentOf(path));
    }
    return out;
}

/// What is wrong with a row: it names no test, or one that does not exist.
QStringList problemsOf(const QString &row, const QHash<QString, QString> &sources)
{
    static const QRegularExpression test(uR"(`(tst_\w+)::(\w+)`)"_s);
    QStringList problems;
    auto names = test.globalMatch(row);
    if (!names.hasNext())
        problems.append(u"no test: "_s + row);
    while (names.hasNext()) {
        const auto name = names.next();
        // Its body, not a mention or a declaration.
        const QRegularExpression body(uR"(\bvoid\s+(\w+::)?%1\(\)\s*\{)"_s.arg(name.captured(2)));
        if (!body.match(sources.value(name.captured(1))).hasMatch())
            problems.append(name.captured());
    }
    return problems;
}

} // namespace

class Promises : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPromiseHasItsTests()
    {
        const QStringList promises =
            promisesIn(contentOf(QStringLiteral(DFW_SOURCE_DIR) + u"/README.md"_s));
        QVERIFY(promises.size() > 10);
        const QHash<QString, QString> sources = testSources();
        QStringList problems;
        for (const QString &row : promises)
            problems += problemsOf(row, sources);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void faultsAreNoticed_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<bool>("fine");
        QTest::newRow("defined in the class")
            << u"| a | `tst_promises::faultsAreNoticed` |"_s << true;
        QTest::newRow("defined outside") << u"| a | `tst_tls::certificates` |"_s << true;
        QTest::newRow("no test") << u"| a | we are careful |"_s << false;
        QTest::newRow("no such file") << u"| a | `tst_nobody::certificates` |"_s << false;
        QTest::newRow("no such function") << u"| a | `tst_tls::nobody` |"_s << false;
        QTest::newRow("one of two") << u"| a | `tst_tls::certificates`, `tst_tls::no` |"_s << false;
    }
    void faultsAreNoticed()
    {
        QFETCH(QString, row);
        QFETCH(bool, fine);
        QCOMPARE(problemsOf(row, testSources()).isEmpty(), fine);
    }
};

QTEST_GUILESS_MAIN(Promises)
#include "tst_promises.moc"
