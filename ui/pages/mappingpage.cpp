// SPDX-License-Identifier: Apache-2.0
#include "pages/mappingpage.h"

#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/issuetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;

MappingPage::MappingPage(MappingPresenter &presenter, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_model(presenter)
{
    setObjectName(u"mappingPage"_s);
    m_undoAction = m_model.undoStack().createUndoAction(this, tr("Undo"));
    m_undoAction->setShortcut(QKeySequence::Undo);
    m_redoAction = m_model.undoStack().createRedoAction(this, tr("Redo"));
    m_redoAction->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    addActions({m_undoAction, m_redoAction});

    buildToolbar();
    m_schemaNote = new Note(Tone::Err);
    m_schemaNote->setObjectName(u"schemaNote"_s);
    m_schemaNote->hide();
    body()->addWidget(m_schemaNote);
    buildTable();
    buildDetail();

    connect(&m_presenter, &MappingPresenter::rowsChanged, this, &MappingPage::showCounts);
    connect(&m_presenter, &MappingPresenter::issuesChanged, this, [this] {
        showCounts();
        showDetail();
        takePlatformAnswer();
        if (isVisible())
            mapOwnFields();
        Q_EMIT changed();
    });
    connect(&m_selection, &RowSelection::changed, this, &MappingPage::showDetail);
    connect(&m_model, &MappingModel::edited, &m_selection,
            [this](int row) { m_selection.select(row); });
}

QString MappingPage::instruction() const
{
    return tr("Say for each column which field of the schema takes its value. Columns without a "
              "field stay out.");
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

void MappingPage::buildToolbar()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_search = new SearchEdit(tr("Find column or field"));
    m_search->setObjectName(u"mappingSearch"_s);
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(260);
    row->addWidget(m_search);
    row->addStretch(1);

    const auto actionButton = [&](QAction *action, const QString &icon, const QString &name) {
        auto *button = new IconButton(icon, action->text());
        button->setObjectName(name);
        const auto refresh = [button, action] {
            button->setName(action->text());
            button->setEnabled(action->isEnabled());
        };
        refresh();
        connect(action, &QAction::changed, button, refresh);
        connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
        row->addWidget(button);
    };
    actionButton(m_undoAction, u"undo"_s, u"undoButton"_s);
    actionButton(m_redoAction, u"redo"_s, u"redoButton"_s);

    auto *constant = new Button(Kind::Secondary, tr("Add c&onstant"), u"lock"_s);
    constant->setObjectName(u"addConstantButton"_s);
    constant->setToolTip(tr("A row whose value is the same in every record"));
    row->addWidget(constant);
    auto *formula = new Button(Kind::Secondary, tr("Add &formula"), u"fx"_s);
    formula->setObjectName(u"addFormulaButton"_s);
    formula->setToolTip(tr("A row whose value Data Prep calculates"));
    row->addWidget(formula);
    body()->addLayout(row);

    // In the order of MappingFilter.
    m_chips = new Chips({{tr("All"), 0},
                         {tr("Not mapped"), 0},
                         {tr("Required"), 0},
                         {tr("Formulas"), 0, u"fx"_s},
                         {tr("Suggested"), 0, u"wand"_s},
                         {tr("Problems"), 0, u"warn"_s}});
    m_chips->setObjectName(u"mappingFilter"_s);
    m_chips->setAccessibleName(tr("Rows to show"));
    body()->addWidget(m_chips);

    connect(m_chips, &Chips::currentChanged, this, &MappingPage::applyFilter);
    connect(constant, &QAbstractButton::clicked, this, [this] { addRow(MappingKind::Constant); });
    connect(formula, &QAbstractButton::clicked, this, [this] { addRow(MappingKind::Expression); });
}

void MappingPage::addRow(MappingKind kind)
{
    m_chips->setCurrent(0);
    m_search->clear();
    applyFilter();
    m_selection.select(m_model.addRow(kind));
    m_table->editSource();
}

void MappingPage::buildTable()
{
    m_table = new MappingTable(m_model, m_presenter, m_selection);
    connect(m_search, &QLineEdit::textChanged, m_table, &MappingTable::setSearch);
    auto *card = new Card;
    card->setFlush();
    card->content()->setContentsMargins(space::s, space::s, space::s, space::s);
    card->content()->addWidget(m_table);
    body()->addWidget(card, 1);

    auto *next = new QShortcut(Qt::Key_F8, this);
    connect(next, &QShortcut::activated, this, [this] { goToProblem(1); });
    auto *previous = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8), this);
    connect(previous, &QShortcut::activated, this, [this] { goToProblem(-1); });
}

void MappingPage::buildDetail()
{
    auto *card = new Card;
    card->setObjectName(u"mappingDetail"_s);
    auto *titleRow = new QHBoxLayout;
    m_detailIcon = new IconLabel(u"link"_s, Ink::Muted, iconGroup);
    titleRow->addWidget(m_detailIcon);
    m_detailTitle = new Text(Type::Section);
    m_detailTitle->setElided(Qt::ElideMiddle);
    titleRow->addWidget(m_detailTitle, 1);
    m_change = new Button(Kind::Secondary, tr("Change f&ield…"), u"edit"_s);
    m_change->setObjectName(u"changeFieldButton"_s);
    titleRow->addWidget(m_change);
    m_remove = new Button(Kind::Quiet, tr("&Remove"), u"cross"_s);
    m_remove->setObjectName(u"removeRowButton"_s);
    titleRow->addWidget(m_remove);
    card->content()->addLayout(titleRow);
    m_detailText = wrapped(Type::Body, {});
    m_detailText->setObjectName(u"mappingDetailText"_s);
    m_detailText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detailText->setTextFormat(Qt::PlainText);
    m_detailText->setContentsMargins(iconGroup + space::s, 0, 0,
                                     0); // under the title, not its icon
    card->content()->addWidget(m_detailText);
    body()->addWidget(card);
    connect(m_change, &QAbstractButton::clicked, this, [this] { m_table->editField(); });
    connect(m_remove, &QAbstractButton::clicked, this,
            [this] { m_model.clearRows(m_selection.rows()); });
}

void MappingPage::enter()
{
    m_presenter.load();
    mapOwnFields();
    showCounts();
    if (m_selection.current() < 0 && m_model.rowCount() > 0)
        m_selection.select(0);
    showDetail();
}

// Fields made from columns take those columns' values; a step that can be undone.
void MappingPage::mapOwnFields()
{
    if (const std::optional<Mapping> rows = m_presenter.rowsWithOwnFields())
        m_model.setRows(*rows, tr("Map columns to the fields made from them"));
}

void MappingPage::showCounts()
{
    const int rows = static_cast<int>(m_presenter.rows().size());
    for (int chip = 0; chip < m_chips->count(); ++chip) {
        int count = 0;
        for (int row = 0; row < rows; ++row)
            count += matches(static_cast<MappingFilter>(chip), m_presenter, row) ? 1 : 0;
        m_chips->setCount(chip, count);
    }
    const presenters::Task &schema = m_presenter.schemaTask();
    m_schemaNote->setVisible(schema.state == presenters::Task::State::Failed);
    if (schema.error)
        m_schemaNote->setText(errorText(*schema.error).paragraph());
}

void MappingPage::applyFilter()
{
    m_table->setFilter(static_cast<MappingFilter>(m_chips->current()));
}

void MappingPage::showDetail()
{
    const int row = m_selection.current();
    const bool any = row >= 0 && row < m_presenter.rows().size();
    m_change->setEnabled(any);
    m_remove->setEnabled(any);
    if (!any) {
        m_detailIcon->setIcon(u"link"_s, Ink::Muted);
        m_detailTitle->setText(tr("No row selected"));
        m_detailText->setText({});
        return;
    }
    const MappingRow &one = m_presenter.rows().at(row);
    const QList<Issue> issues = m_presenter.issuesOf(row);
    QStringList sentences;
    for (const Issue &issue : issues)
        sentences.append(issueSentence(issue));
    if (!m_presenter.platformReason(row).isEmpty())
        sentences.append(tr("Platform says: %1").arg(m_presenter.platformReason(row)));
    const bool bad = !m_presenter.platformReason(row).isEmpty() ||
                     (!issues.isEmpty() && issues.first().severity == Severity::Error);
    if (one.target.isEmpty()) {
        m_detailIcon->setIcon(u"ring"_s, Ink::Muted);
        m_detailTitle->setText(one.source);
        sentences = {
            tr("Not mapped: this column is read and left out. Press Enter to choose a field.")};
    } else {
        m_detailIcon->setIcon(bad                ? u"error"_s
                              : issues.isEmpty() ? u"check"_s
                                                 : u"warn"_s,
                              bad                ? Ink::Err
                              : issues.isEmpty() ? Ink::Ok
                                                 : Ink::Warn);
        m_detailTitle->setText(one.source + u" → "_s + one.target);
        if (sentences.isEmpty()) {
            const SchemaField *field = m_presenter.field(one.target);
            sentences.append(field && !field->title.isEmpty()
                                 ? tr("Goes to “%1”. The types fit.").arg(field->title)
                                 : tr("The types fit."));
        }
    }
    m_detailText->setText(sentences.join(u'\n'));
}

void MappingPage::goToProblem(int direction)
{
    const int count = static_cast<int>(m_presenter.rows().size());
    const int start = qMax(0, m_selection.current());
    for (int step = 1; step <= count; ++step) {
        const int row = ((start + direction * step) % count + count) % count;
        if (!matches(MappingFilter::Broken, m_presenter, row))
            continue;
        m_chips->setCurrent(0); // a filter must not hide what is looked for
        applyFilter();
        m_table->setFocus();
        m_selection.select(row);
        return;
    }
}

QList<PageProblem> MappingPage::problems()
{
    QList<PageProblem> out;
    for (const Issue &issue : m_presenter.generalIssues()) {
        if (issue.severity == Severity::Error)
            out.append({issueSentence(issue), m_table});
    }
    for (int row = 0; row < m_presenter.rows().size(); ++row) {
        const QList<Issue> issues = m_presenter.issuesOf(row);
        if (!issues.isEmpty() && issues.first().severity == Severity::Error)
            out.append({issueSentence(issues.first()), m_table});
        else if (!m_presenter.platformReason(row).isEmpty())
            out.append(
                {tr("Platform refuses %1: %2")
                     .arg(m_presenter.rows().at(row).source, m_presenter.platformReason(row)),
                 m_table});
    }
    if (m_presenter.schemaTask().state == presenters::Task::State::Failed)
        out.append({errorText(*m_presenter.schemaTask().error).paragraph(), m_schemaNote});
    if (m_presenter.platformTask().state == presenters::Task::State::Failed)
        out.append({errorText(*m_presenter.platformTask().error).paragraph(), m_table});
    return out;
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
