// SPDX-License-Identifier: Apache-2.0
//
// Why a thing of a roll-back is still there, in words.
#include "texts/undotext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using run::StepId;
using run::UndoState;

class UndoTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusals_data();
    void refusals();
    void kept();
    void rows();
};

void UndoTextTest::refusals_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char *name, StepId step, const Error &error,
                        const QStringList &says) { QTest::newRow(name) << step << error << says; };
    const QString deleting = u"deleteResource"_s;
    const Error refused{.kind = ErrorKind::Refused,
                        .operation = deleting,
                        .httpStatus = 400,
                        .serverText = u"The data set \"B\" uses it,\ndelete that first"_s};
    row("a schema", StepId::Schema, refused,
        {u"could not be removed: a dataset uses it"_s,
         u"Platform says: “The data set \"B\" uses it, delete that first”"_s});
    row("a field group", StepId::FieldGroup, refused, {u"a schema uses it"_s});
    Error connection = refused;
    connection.code = u"FLOW-1447-400"_s;
    connection.serverText.clear();
    row("a connection", StepId::TargetConnection, connection, {u"a dataflow uses it"_s});
    Error other = refused;
    other.serverText = u"not today"_s;
    row("for another reason", StepId::Schema, other,
        {u"could not be removed."_s, u"“not today”"_s});
    row("no right", StepId::Schema,
        {.kind = ErrorKind::Forbidden, .operation = deleting, .httpStatus = 403},
        {u"could not be removed"_s, u"no right"_s, u"administrator"_s});
    row("trouble", StepId::Schema,
        {.kind = ErrorKind::Server, .operation = deleting, .httpStatus = 500},
        {u"could not be removed"_s, u"Try again"_s});
    row("could not be asked", StepId::Schema,
        {.kind = ErrorKind::Server, .operation = u"lookAt"_s, .httpStatus = 500},
        {u"was kept"_s, u"could not be asked"_s});
}

void UndoTextTest::refusals()
{
    QFETCH(StepId, step);
    QFETCH(Error, error);
    QFETCH(QStringList, says);
    const QString text =
        ui::undoSentence({.step = step, .state = UndoState::Refused, .error = error});
    for (const QString &part : std::as_const(says))
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(!text.contains(u"could not be read"_s), qPrintable(text));
    QVERIFY(!text.contains(u'\n'));
}

void UndoTextTest::kept()
{
    run::UndoStatus item{.step = StepId::Dataset, .state = UndoState::HasData};
    item.stored = {.batches = 1, .rows = 500};
    QVERIFY(ui::undoSentence(item).contains(u"It holds 500 row"_s));
    item.state = UndoState::Changed;
    QVERIFY(ui::undoSentence(item).contains(u"Look at it in Platform"_s));
    item = {.step = StepId::Schema, .state = UndoState::Needed};
    QVERIFY(ui::undoSentence(item).contains(u"kept needs it"_s));
    item.state = UndoState::Deleted;
    QVERIFY(ui::undoSentence(item).isEmpty());
}

void UndoTextTest::rows()
{
    QVERIFY(ui::storedRows({.batches = 1, .rows = 500}).startsWith(u"500 row"_s));
    QVERIFY(
        ui::storedRows({.batches = 2, .rows = 7, .atLeast = true}).startsWith(u"at least 7 row"_s));
    QCOMPARE(ui::storedRows({.batches = 1, .atLeast = true}), u"rows"_s);
}

QTEST_GUILESS_MAIN(UndoTextTest)
#include "tst_undotext.moc"
