// SPDX-License-Identifier: Apache-2.0
#include "pages/mappingpage.h"

#include "editor/linepanel.h"
#include "editor/mappingcanvas.h"
#include "editor/mappingtable.h"
#include "editor/repairbar.h"
#include "editor/rowactions.h"
#include "editor/suggestbar.h"
#include "editor/suggestiondetail.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/issuetext.h"
#include "widgets/card.h"
#include "widgets/note.h"

#include <QAction>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;
using presenters::RowState;

namespace {

// Panel and strip at the same place: both as high as the panel wants to be.
class Below : public QStackedWidget
{
public:
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

MappingPage::MappingPage(MappingPresenter &presenter, presenters::MappingImportPresenter &import,
                         QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_model(presenter),
      m_actions(new RowActions(m_model, presenter, import, m_selection, this))
{
    setObjectName(u"mappingPage"_s);
    m_toolbar = new MappingToolbar(m_model, presenter);
    m_toolbar->setMoreActions(m_actions->actions());
    body()->addWidget(m_toolbar);
    addActions(m_toolbar->editActions());

    m_schemaNote = new Note(Tone::Err);
    m_schemaNote->setObjectName(u"schemaNote"_s);
    m_schemaNote->hide();
    body()->addWidget(m_schemaNote);
    auto *repairs = new RepairBar(presenter);
    connect(repairs, &RepairBar::repairsRequested, m_actions, &RowActions::showRepairs);
    body()->addWidget(repairs);
    body()->addWidget(new SuggestBar(presenter.suggestions(), m_model));
    buildViews();
    buildPanel();
    connectParts();
    addShortcuts();
}

MappingPage::~MappingPage()
{
    hide(); // what is being typed is taken while there is still a page to hear of it
    m_model.disconnect(this); // an editor that closes with the page edits nothing any more
}

QString MappingPage::instruction() const
{
    return tr("Draw a line from each column to the field where its value belongs. Columns without "
              "a line stay out.");
}

QString MappingPage::choice() const
{
    const int mapped = m_presenter.mappedCount();
    if (mapped == 0)
        return {};
    const int odd = m_presenter.warningCount() + m_presenter.errorCount();
    return odd > 0 ? tr("%n row(s), ", nullptr, mapped) + tr("%n to look at", nullptr, odd)
                   : tr("%n row(s)", nullptr, mapped);
}

void MappingPage::buildViews()
{
    m_canvas = new MappingCanvas(m_model, m_presenter, m_selection);
    m_table = new MappingTable(m_model, m_presenter, m_selection);
    auto *card = new Card;
    card->setFlush();
    card->content()->setContentsMargins(space::s, space::s, space::s, space::s);
    card->content()->addWidget(m_table);
    m_views = new QStackedWidget;
    m_views->addWidget(m_canvas);
    m_views->addWidget(card);
    body()->addWidget(m_views, 1);
    m_actions->attachTo(m_table);
    m_actions->attachTo(m_canvas);
}

void MappingPage::buildPanel()
{
    m_panel = new LinePanel(m_model, m_presenter, m_selection);
    m_suggestion = new SuggestionDetail;
    m_panel->suggestionSlot()->addWidget(m_suggestion);
    // While a line is drawn the strip says what is happening, in the panel's place: the canvas must
    // not move under the pointer.
    auto *strip = new Card;
    m_hint = new IconSentence(Tone::Neutral, u"link"_s, {});
    m_hint->setObjectName(u"canvasHint"_s);
    strip->content()->addWidget(m_hint);
    strip->content()->addStretch(1);
    m_below = new Below;
    m_below->addWidget(m_panel);
    m_below->addWidget(strip);
    m_below->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    body()->addWidget(m_below);
}

void MappingPage::connectParts()
{
    connect(m_toolbar, &MappingToolbar::viewChanged, this, [this](int view) {
        m_canvas->cancelLink();
        m_views->setCurrentIndex(view);
    });
    connect(m_toolbar, &MappingToolbar::searchChanged, m_table, &MappingTable::setSearch);
    connect(m_toolbar, &MappingToolbar::filterChanged, m_table, &MappingTable::setFilter);
    connect(m_toolbar, &MappingToolbar::filterChanged, m_canvas, &MappingCanvas::setFilter);
    connect(m_toolbar, &MappingToolbar::sortToggled, m_canvas, &MappingCanvas::sortByField);
    connect(m_toolbar, &MappingToolbar::focusToggled, m_canvas, &MappingCanvas::setFocusMode);
    connect(m_toolbar, &MappingToolbar::addRequested, this, &MappingPage::addRow);
    connect(m_toolbar, &MappingToolbar::suggestRequested, this, [this] {
        m_panel->commit();
        m_presenter.suggestions().compute();
    });

    connect(m_canvas, &MappingCanvas::hint, this, &MappingPage::showHint);
    connect(m_canvas, &MappingCanvas::editRequested, this, &MappingPage::editRow);
    connect(m_table, &MappingTable::formulaRequested, this, &MappingPage::editRow);
    connect(m_panel, &LinePanel::changeFieldRequested, this, &MappingPage::chooseField);
    connect(m_panel, &LinePanel::editingFinished, this, [this] { view()->setFocus(); });
    connect(m_suggestion, &SuggestionDetail::accepted, this,
            [this](const QString &column, const QString &target) {
                m_model.connectColumn(column, target);
            });

    connect(&m_selection, &RowSelection::changed, this, &MappingPage::showSuggestion);
    connect(&m_presenter.suggestions(), &presenters::SuggestionsPresenter::changed, this, [this] {
        m_toolbar->setSuggesting(m_presenter.suggestions().isBusy());
        m_toolbar->refreshCounts();
        showSuggestion();
    });
    connect(&m_presenter, &MappingPresenter::rowsChanged, this, [this] {
        m_selection.clear(); // the numbers mean other rows now
        showCounts();
    });
    connect(&m_presenter, &MappingPresenter::issuesChanged, this, [this] {
        showCounts();
        showSuggestion();
        takePlatformAnswer();
        if (isVisible())
            mapOwnFields();
        Q_EMIT changed();
    });
    connect(&m_model, &MappingModel::edited, &m_selection,
            [this](int row) { m_selection.select(row); });
}

void MappingPage::addShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    shortcut(Qt::Key_F8, [this] { goToProblem(1); });
    shortcut(Qt::SHIFT | Qt::Key_F8, [this] { goToProblem(-1); });
    shortcut(QKeySequence::Find, [this] {
        auto *search = findChild<QWidget *>(
            m_toolbar->view() == MappingToolbar::Canvas ? u"columnSearch"_s : u"mappingSearch"_s);
        search->setFocus(Qt::ShortcutFocusReason);
    });
}

QWidget *MappingPage::view() const
{
    return m_toolbar->view() == MappingToolbar::Canvas
               ? static_cast<QWidget *>(m_canvas->findChild<QWidget *>(u"columnPane"_s))
               : m_table;
}

void MappingPage::enter()
{
    m_presenter.load();
    m_canvas->setSchemaTitle(m_presenter.schemaTitle());
    mapOwnFields();
    showCounts();
    if (m_selection.current() < 0 && m_model.rowCount() > 0)
        m_selection.select(0);
    showSuggestion();
}

// Fields made from columns take those columns' values; a step that can be undone.
void MappingPage::mapOwnFields()
{
    if (const std::optional<Mapping> rows = m_presenter.rowsWithOwnFields())
        m_model.setRows(*rows, tr("Map columns to the fields made from them"));
}

void MappingPage::showCounts()
{
    m_toolbar->refreshCounts();
    const presenters::Task &schema = m_presenter.schemaTask();
    m_schemaNote->setVisible(schema.state == presenters::Task::State::Failed);
    if (schema.error)
        m_schemaNote->setText(errorText(*schema.error).paragraph());
}

void MappingPage::showSuggestion()
{
    const int row = m_selection.current();
    const bool suggested = row >= 0 && row < m_presenter.rows().size() &&
                           m_presenter.stateOf(row) == RowState::Suggested;
    m_suggestion->setSuggestion(
        suggested ? m_presenter.suggestions().shownFor(m_presenter.rows().at(row).source)
                  : nullptr);
}

void MappingPage::showHint(const QString &sentence)
{
    if (!sentence.isEmpty())
        m_hint->set(Tone::Neutral, u"link"_s, sentence);
    m_below->setCurrentIndex(sentence.isEmpty() ? 0 : 1);
}

void MappingPage::addRow(MappingKind kind)
{
    m_panel->commit();
    m_toolbar->showAll();
    const int row = m_model.addRow(kind);
    m_selection.select(row);
    m_panel->editSource();
}

// A formula or constant is edited in the panel; a column's line gets another field.
void MappingPage::editRow(int row)
{
    m_selection.select(row);
    if (m_model.isCalculated(row))
        m_panel->editSource();
    else
        chooseField(row);
}

void MappingPage::chooseField(int row)
{
    m_panel->commit();
    m_selection.select(row);
    if (m_toolbar->view() == MappingToolbar::Canvas)
        m_canvas->chooseField(row);
    else
        m_table->editField();
}

void MappingPage::goToProblem(int direction)
{
    const int count = static_cast<int>(m_presenter.rows().size());
    const int start = qMax(0, m_selection.current());
    for (int step = 1; step <= count; ++step) {
        const int row = ((start + direction * step) % count + count) % count;
        if (!matches(MappingFilter::Broken, m_presenter, row))
            continue;
        m_toolbar->showAll(); // a filter must not hide what is looked for
        m_panel->showTab(LinePanel::Line);
        m_selection.select(row);
        if (m_toolbar->view() == MappingToolbar::Canvas)
            m_canvas->reveal(row);
        return;
    }
    m_panel->showTab(LinePanel::Problems); // what belongs to no row
}

QList<PageProblem> MappingPage::problems()
{
    QWidget *place = view();
    QList<PageProblem> out;
    for (const Issue &issue : m_presenter.generalIssues()) {
        if (issue.severity == Severity::Error)
            out.append({issueSentence(issue), place});
    }
    for (int row = 0; row < m_presenter.rows().size(); ++row) {
        const QList<Issue> issues = m_presenter.issuesOf(row);
        if (!issues.isEmpty() && issues.first().severity == Severity::Error)
            out.append({issueSentence(issues.first()), place});
        else if (!m_presenter.platformReason(row).isEmpty())
            out.append(
                {tr("Platform refuses %1: %2")
                     .arg(m_presenter.rows().at(row).source, m_presenter.platformReason(row)),
                 place});
    }
    if (m_presenter.schemaTask().state == presenters::Task::State::Failed)
        out.append({errorText(*m_presenter.schemaTask().error).paragraph(), m_schemaNote});
    if (m_presenter.platformTask().state == presenters::Task::State::Failed)
        out.append({errorText(*m_presenter.platformTask().error).paragraph(), place});
    return out;
}

// Where the problem is: its row is selected, so that both views and the panel show it.
void MappingPage::reveal(QWidget *place)
{
    if (place == m_table && place != view()) {
        m_toolbar->setView(MappingToolbar::Table);
        return;
    }
    if (place == view() && (m_selection.current() < 0 ||
                            !matches(MappingFilter::Broken, m_presenter, m_selection.current())))
        goToProblem(1);
}

bool MappingPage::prepareNext()
{
    if (m_presenter.isValidated() || !m_presenter.canAskPlatform())
        return true;
    m_waitingForPlatform = true;
    m_presenter.validateOnPlatform();
    return false;
}

void MappingPage::cancelPreparing()
{
    m_waitingForPlatform = false;
    m_presenter.cancel();
}

void MappingPage::goToTypingRow(int row)
{
    if (row >= 0 && row < m_presenter.rows().size())
        m_selection.select(row);
}

QString MappingPage::busySentence() const
{
    return m_presenter.platformTask().isBusy() ? tr("Platform checks the mapping") : QString();
}

void MappingPage::takePlatformAnswer()
{
    if (!m_waitingForPlatform || m_presenter.platformTask().isBusy())
        return;
    m_waitingForPlatform = false;
    if (m_presenter.isValidated())
        Q_EMIT nextReady();
    else
        Q_EMIT nextRefused();
}

} // namespace dfw::ui
