// SPDX-License-Identifier: Apache-2.0
#include "labelledset.h"

#include <QTest>

using namespace dfw;
using namespace dfw::mapping;
using namespace Qt::StringLiterals;

/// How good the suggestions are, on tables whose right answers were written down first. Half of the
/// tables was set aside before the engine was written; its misses were never looked at, only its
/// figures. Tables and word lists come from the same hands, so other people's tables will do worse
/// than either half. DFW_SUGGEST_MISSES=1 in the environment tells what goes wrong in the first
/// half.
class TestSuggestQuality : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void setIsSound();
    void reachesItsAims();
    void scoresMeanSomething();

private:
    struct Tally
    {
        int columns = 0;
        int withAnswer = 0;
        int shown = 0;
        int right = 0;
        int among = 0; ///< right path is the best or one of the others
        double precision() const { return shown > 0 ? double(right) / shown : 0; }
        double recall() const { return withAnswer > 0 ? double(right) / withAnswer : 0; }
        double topThree() const { return withAnswer > 0 ? double(among) / withAnswer : 0; }
    };
    void count(const labelled::Table &table, Tally &tally) const;

    QList<labelled::Table> m_tables;
    QHash<QString, SchemaFields> m_schemas;
};

void TestSuggestQuality::initTestCase()
{
    m_tables = labelled::tables();
    m_schemas = labelled::schemas();
}

void TestSuggestQuality::setIsSound()
{
    int pairs = 0;
    int heldOut = 0;
    int nothing = 0;
    for (const labelled::Table &table : std::as_const(m_tables)) {
        QVERIFY2(m_schemas.contains(table.schema), qPrintable(table.name));
        heldOut += table.heldOut ? 1 : 0;
        for (const labelled::Column &one : table.columns) {
            pairs += one.accept.isEmpty() ? 0 : 1;
            nothing += one.accept.isEmpty() ? 1 : 0;
            for (const QString &path : one.accept)
                QVERIFY2(m_schemas[table.schema].find(path),
                         qPrintable(table.name + u' ' + one.column.name + u' ' + path));
        }
    }
    QVERIFY(m_tables.size() >= 12);
    QCOMPARE(heldOut * 2, int(m_tables.size()));
    QVERIFY(pairs >= 150);
    QVERIFY(nothing >= 40);
}

void TestSuggestQuality::count(const labelled::Table &table, Tally &tally) const
{
    const bool tell = !table.heldOut && qEnvironmentVariableIsSet("DFW_SUGGEST_MISSES");
    QHash<QString, Suggestion> byColumn;
    for (const Suggestion &one : suggest(labelled::inputOf(table, m_schemas[table.schema])))
        byColumn.insert(one.column, one);
    for (const labelled::Column &one : table.columns) {
        const Suggestion &answer = byColumn[one.column.name];
        const bool shown = answer.best.score >= defaultThreshold;
        const bool right = shown && one.accept.contains(answer.best.target);
        QStringList three{answer.best.target};
        for (const SuggestionCandidate &other : answer.others)
            three.append(other.target);
        const bool among = std::any_of(three.begin(), three.end(), [&](const QString &path) {
            return one.accept.contains(path);
        });
        ++tally.columns;
        tally.withAnswer += one.accept.isEmpty() ? 0 : 1;
        tally.shown += shown ? 1 : 0;
        tally.right += right ? 1 : 0;
        tally.among += among ? 1 : 0;
        if (!tell || (right && among) || (one.accept.isEmpty() && !shown))
            continue;
        QString line = u"%1.%2 wants %3:"_s.arg(table.name, one.column.name, one.accept.value(0));
        line += u" %1 %2"_s.arg(answer.best.target).arg(answer.best.score);
        for (const SuggestionCandidate &other : answer.others)
            line += u" | %1 %2"_s.arg(other.target).arg(other.score);
        qInfo().noquote() << (shown ? "WRONG" : among ? "below" : "MISS ") << line;
    }
}

void TestSuggestQuality::reachesItsAims()
{
    Tally tune;
    Tally heldOut;
    for (const labelled::Table &table : std::as_const(m_tables))
        count(table, table.heldOut ? heldOut : tune);
    const Tally all{tune.columns + heldOut.columns, tune.withAnswer + heldOut.withAnswer,
                    tune.shown + heldOut.shown, tune.right + heldOut.right,
                    tune.among + heldOut.among};
    qInfo("half      columns  answers  shown  right  precision  recall  top 3");
    for (const auto &[name, tally] :
         {std::pair{"tune", tune}, std::pair{"held out", heldOut}, std::pair{"all", all}})
        qInfo("%-9s %7d  %7d  %5d  %5d      %.3f   %.3f  %.3f", name, tally.columns,
              tally.withAnswer, tally.shown, tally.right, tally.precision(), tally.recall(),
              tally.topThree());
    QVERIFY(all.precision() >= 0.95);
    QVERIFY(all.recall() >= 0.8);
    QVERIFY(all.topThree() >= 0.95);
}

/// Of what is scored 0.9 more is right than of what is scored 0.6.
void TestSuggestQuality::scoresMeanSomething()
{
    std::array<int, 10> shown{};
    std::array<int, 10> right{};
    for (const labelled::Table &table : std::as_const(m_tables)) {
        QHash<QString, QStringList> accept;
        for (const labelled::Column &one : table.columns)
            accept.insert(one.column.name, one.accept);
        for (const Suggestion &one : suggest(labelled::inputOf(table, m_schemas[table.schema]))) {
            const std::size_t tenth = std::min<std::size_t>(9, std::size_t(one.best.score * 10));
            ++shown[tenth];
            right[tenth] += accept.value(one.column).contains(one.best.target) ? 1 : 0;
        }
    }
    qInfo("score      shown  right");
    for (std::size_t i = 0; i < shown.size(); ++i)
        qInfo("%.1f to %.1f  %4d   %4d", i / 10.0, (i + 1) / 10.0, shown[i], right[i]);
    const auto share = [&](std::size_t from, std::size_t to) {
        int a = 0;
        int b = 0;
        for (std::size_t i = from; i < to; ++i) {
            a += right[i];
            b += shown[i];
        }
        return b > 0 ? double(a) / b : 0;
    };
    QVERIFY(share(9, 10) > share(7, 9) || share(9, 10) >= 0.98);
    QVERIFY(share(7, 9) > share(4, 7));
    QVERIFY(share(4, 7) > share(0, 4));
}

QTEST_GUILESS_MAIN(TestSuggestQuality)
#include "tst_suggestquality.moc"
