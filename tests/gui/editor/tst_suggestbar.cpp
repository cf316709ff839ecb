// SPDX-License-Identifier: Apache-2.0
#include "editor/suggestbar.h"

#include "editor/suggestiondetail.h"
#include "gui/editor/canvasstage.h"
#include "gui/widgets/guitest.h"
#include "texts/suggestiontext.h"

#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>

using namespace dfw;
using namespace dfw::test;
using namespace dfw::ui;
using namespace Qt::StringLiterals;

namespace {

template<typename T>
T *part(QWidget &root, const char *name)
{
    auto *found = root.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace

/// Suggestions as the user meets them: real presenters, a real schema, keys and clicks.
class TestSuggestBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void hidesWithoutSuggestions();
    void saysHowMany();
    void sliderMovesTheThreshold();
    void acceptIsOneStep();
    void leavesTheUsersRowsAlone();
    void dismissTakesThemAway();
    void othersTakeTheirPlaceInRows();
    void otherColumnsForgetThem();
    void aSecondRunWins();
    void lateSampleIsTaken();
    void detailTellsAndAccepts();
    void everythingHasAName();

private:
    void compute();
    QString targetOf(const QString &column) const;
    QPushButton *button(const char *name) const { return part<QPushButton>(*m_window, name); }

    presenters::MappingPresenter &mapping() const { return m_stage->presenter; }
    presenters::SuggestionsPresenter &suggestions() const { return mapping().suggestions(); }
    MappingModel &model() const { return m_stage->model; }

    std::unique_ptr<CanvasStage> m_stage;
    std::unique_ptr<QWidget> m_window;
    SuggestBar *m_bar = nullptr;
};

void TestSuggestBar::initTestCase()
{
    useStyle();
    failOnWarnings();
}

void TestSuggestBar::init()
{
    const QString text = u"string"_s;
    m_stage = std::make_unique<CanvasStage>(
        StageData{.columns = {{u"first_name"_s},
                              {u"last_name"_s},
                              {u"email"_s, text, u"anna@example.com"_s},
                              {u"tel"_s, text, u"+44 7700 900123"_s},
                              {u"city"_s},
                              {u"zip"_s, text, u"SW1A 1AA"_s},
                              {u"dob"_s, u"date"_s, u"1979-03-02"_s},
                              {u"etl_batch_id"_s, u"integer"_s},
                              {u"shoe_size"_s, u"integer"_s}},
                  .fields = {{u"_id"_s},
                             {u"person.birthDate"_s, u"date"_s},
                             {u"person.name.firstName"_s},
                             {u"person.name.lastName"_s},
                             {u"person.name.suffix"_s},
                             {u"personalEmail.address"_s},
                             {u"mobilePhone.number"_s},
                             {u"homePhone.number"_s},
                             {u"homeAddress.street1"_s},
                             {u"homeAddress.city"_s},
                             {u"homeAddress.postalCode"_s},
                             {u"workAddress.city"_s}}});
    QCOMPARE(mapping().rows().size(), 9);

    m_window = std::make_unique<QWidget>();
    m_bar = new SuggestBar(suggestions(), model());
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_bar);
    column->addWidget(new QLabel(u"Rows"_s), 1);
    m_window->addAction(model().undoStack().createUndoAction(m_window.get()));
    m_window->actions().constLast()->setShortcut(QKeySequence::Undo);
    m_window->resize(800, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSuggestBar::cleanup()
{
    m_window.reset();
    m_stage.reset();
}

void TestSuggestBar::compute()
{
    suggestions().compute();
    QVERIFY(suggestions().isBusy());
    QTRY_VERIFY(suggestions().isComputed());
}

QString TestSuggestBar::targetOf(const QString &column) const
{
    for (const MappingRow &row : mapping().rows()) {
        if (row.source == column)
            return row.target;
    }
    return {};
}

void TestSuggestBar::hidesWithoutSuggestions()
{
    QVERIFY(!m_bar->isVisible());
    compute();
    QVERIFY(m_bar->isVisible());
}

void TestSuggestBar::saysHowMany()
{
    compute();
    const int shown = suggestions().shownCount();
    QCOMPARE(shown, 7);
    QVERIFY(part<QLabel>(*m_window, "suggestCount")->text().startsWith(u"7 "_s));
    QCOMPARE(button("acceptSuggestionsButton")->text(), u"&Accept 7"_s);
    QCOMPARE(part<QLabel>(*m_window, "suggestThresholdValue")->text(), thresholdText(0.7));
    QVERIFY(!suggestions().shownFor(u"etl_batch_id"_s));
    QCOMPARE(mapping().stateOf(0), presenters::RowState::Suggested);
    QVERIFY(mapping().plan().mapping.isEmpty()); // nothing is in the plan yet
}

void TestSuggestBar::sliderMovesTheThreshold()
{
    compute();
    auto *slider = part<QSlider>(*m_window, "suggestThreshold");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(suggestions().threshold(), 0.75);
    QCOMPARE(part<QLabel>(*m_window, "suggestThresholdValue")->text(), u"≥ 75 %"_s);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(suggestions().threshold(), 0.95);
    const int few = suggestions().shownCount();
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(suggestions().threshold(), 0.3);
    QVERIFY(suggestions().shownCount() >= few);
    QVERIFY(m_bar->isVisible());
}

void TestSuggestBar::acceptIsOneStep()
{
    compute();
    QSignalSpy accepted(m_bar, &SuggestBar::accepted);
    QTest::mouseClick(button("acceptSuggestionsButton"), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(targetOf(u"first_name"_s), u"person.name.firstName"_s);
    QCOMPARE(targetOf(u"email"_s), u"personalEmail.address"_s);
    QCOMPARE(targetOf(u"dob"_s), u"person.birthDate"_s);
    QVERIFY(targetOf(u"etl_batch_id"_s).isEmpty());
    QCOMPARE(model().undoStack().count(), 1);
    QVERIFY(model().undoStack().undoText().startsWith(u"Accept 7 "_s));
    QCOMPARE(suggestions().shownCount(), 0);

    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(targetOf(u"email"_s).isEmpty());
    QCOMPARE(suggestions().shownCount(), 7);
    QVERIFY(m_bar->isVisible());
}

void TestSuggestBar::leavesTheUsersRowsAlone()
{
    model().connectColumn(u"email"_s, u"person.name.suffix"_s);
    model().connectColumn(u"etl_batch_id"_s, u"person.name.firstName"_s);
    compute();
    QVERIFY(!suggestions().shownFor(u"email"_s));
    for (const mapping::Suggestion &one : suggestions().shown())
        QVERIFY(one.best.target != u"person.name.firstName"_s);
    QTest::mouseClick(button("acceptSuggestionsButton"), Qt::LeftButton);
    QCOMPARE(targetOf(u"email"_s), u"person.name.suffix"_s);
    QCOMPARE(targetOf(u"etl_batch_id"_s), u"person.name.firstName"_s);
    QCOMPARE(mapping().errorCount(), 0); // no field twice
}

void TestSuggestBar::dismissTakesThemAway()
{
    compute();
    QSignalSpy dismissed(m_bar, &SuggestBar::dismissed);
    QTest::mouseClick(button("dismissSuggestionsButton"), Qt::LeftButton);
    QCOMPARE(dismissed.size(), 1);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(suggestions().isEmpty());
    QCOMPARE(model().undoStack().count(), 0);
}

/// A row the user makes meanwhile closes its suggestion, and undo opens it again.
void TestSuggestBar::othersTakeTheirPlaceInRows()
{
    compute();
    model().connectColumn(u"city"_s, u"workAddress.city"_s);
    QCOMPARE(suggestions().shownCount(), 6);
    QCOMPARE(button("acceptSuggestionsButton")->text(), u"&Accept 6"_s);
    model().undoStack().undo();
    QCOMPARE(suggestions().shownCount(), 7);
}

void TestSuggestBar::otherColumnsForgetThem()
{
    compute();
    FlowPlan plan = mapping().plan();
    plan.source.columns.removeFirst();
    m_stage->keeper.edit(presenters::PlanKeeper::Section::Columns, plan);
    QVERIFY(suggestions().isEmpty());
    QVERIFY(!suggestions().isComputed());
    QVERIFY(!m_bar->isVisible());
}

void TestSuggestBar::aSecondRunWins()
{
    suggestions().compute();
    suggestions().compute();
    QTRY_VERIFY(suggestions().isComputed());
    QVERIFY(suggestions().tookMs() < 5000);
    suggestions().compute();
    suggestions().dismiss(); // while it works
    QVERIFY(!suggestions().isBusy());
    QVERIFY(suggestions().isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(suggestions().isEmpty());
}

/// The table's rows may come after the schema.
void TestSuggestBar::lateSampleIsTaken()
{
    m_stage->source.reloadContents();
    QVERIFY(mapping().sample().rows.isEmpty());
    compute();
    const auto looksLikeEmail = [&] {
        const mapping::Suggestion *one = suggestions().openFor(u"email"_s);
        return one && std::any_of(one->best.reasons.begin(), one->best.reasons.end(),
                                  [](const mapping::SuggestionReason &reason) {
                                      return reason.kind == mapping::SuggestionReason::Kind::Values;
                                  });
    };
    QTRY_VERIFY(looksLikeEmail());
}

void TestSuggestBar::detailTellsAndAccepts()
{
    compute();
    SuggestionDetail detail;
    const mapping::Suggestion *tel = suggestions().openFor(u"tel"_s);
    QVERIFY(tel);
    QVERIFY(!tel->others.isEmpty());
    detail.setSuggestion(tel);
    detail.resize(600, 300);
    static_cast<QWidget &>(detail).show();
    QVERIFY(QTest::qWaitForWindowActive(&detail));
    const QString sentence = reasonsSentence(tel->best);
    QVERIFY2(sentence.contains(u"“tel” is short for phone"_s), qPrintable(sentence));
    QCOMPARE(part<QPushButton>(detail, "acceptCandidate0")->accessibleDescription(), sentence);
    QSignalSpy accepted(&detail, &SuggestionDetail::accepted);
    auto *second = part<QPushButton>(detail, "acceptCandidate1");
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Space);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().at(0).toString(), u"tel"_s);
    QCOMPARE(accepted.first().at(1).toString(), tel->others.first().target);
    detail.setSuggestion(nullptr);
    QVERIFY(!detail.isVisible());
}

void TestSuggestBar::everythingHasAName()
{
    compute();
    const QList<QWidget *> parts = m_bar->findChildren<QWidget *>();
    for (QWidget *one : parts) {
        if (one->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *said = QAccessible::queryAccessibleInterface(one);
        QVERIFY2(said && !said->text(QAccessible::Name).isEmpty(), qPrintable(one->objectName()));
    }
}

QTEST_MAIN(TestSuggestBar)
#include "tst_suggestbar.moc"
