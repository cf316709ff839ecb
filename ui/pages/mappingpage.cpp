// SPDX-License-Identifier: Apache-2.0
#include "pages/mappingpage.h"

#include "editor/fielddelegate.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/issuetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;

namespace {

enum Filter { All, Unmapped, Problems };

// Shows the rows the chosen chip and the search let through.
class RowFilter : public QSortFilterProxyModel
{
public:
    RowFilter(const MappingPresenter &presenter, QObject *parent)
        : QSortFilterProxyModel(parent), m_presenter(presenter)
    {
    }
    void set(Filter filter, const QString &text)
    {
        m_filter = filter;
        m_text = text;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const MappingRow &one = m_presenter.rows().at(row);
        if (!m_text.isEmpty() && !one.source.contains(m_text, Qt::CaseInsensitive) &&
            !one.target.contains(m_text, Qt::CaseInsensitive))
            return false;
        switch (m_filter) {
        case All:
            return true;
        case Unmapped:
            return one.target.isEmpty();
        case Problems:
            return !m_presenter.issuesOf(row).isEmpty() ||
                   !m_presenter.platformReason(row).isEmpty();
        }
        return true;
    }

private:
    const MappingPresenter &m_presenter;
    Filter m_filter = All;
    QString m_text;
};

} // namespace

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
    connect(&m_model, &MappingModel::edited, this, [this](int row) {
        if (row >= 0)
            selectRow(row);
    });
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
    m_chips = new Chips({{tr("All"), 0}, {tr("Not mapped"), 0}, {tr("Problems"), 0, u"warn"_s}});
    m_chips->setObjectName(u"mappingFilter"_s);
    row->addWidget(m_chips);
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

    connect(m_search, &QLineEdit::textChanged, this, &MappingPage::applyFilter);
    connect(m_chips, &Chips::currentChanged, this, &MappingPage::applyFilter);
    const auto add = [this](MappingKind kind) {
        m_chips->setCurrent(All);
        m_search->clear();
        const int number = m_model.addRow(kind);
        selectRow(number);
        m_table->edit(m_filter->mapFromSource(m_model.index(number, MappingModel::Source)));
    };
    connect(constant, &QAbstractButton::clicked, this, [add] { add(MappingKind::Constant); });
    connect(formula, &QAbstractButton::clicked, this, [add] { add(MappingKind::Expression); });
}

void MappingPage::buildTable()
{
    m_filter = new RowFilter(m_presenter, this);
    m_filter->setSourceModel(&m_model);
    m_table = new TableView;
    m_table->setObjectName(u"mappingTable"_s);
    m_table->setAccessibleName(tr("Mapping rows"));
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new FieldDelegate(m_presenter, m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setPlaceholder(tr("No row matches."));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(MappingModel::Field, QHeaderView::Stretch);
    header->resizeSection(MappingModel::Source, 170);
    header->resizeSection(MappingModel::Kind, 104);
    header->resizeSection(MappingModel::Type, 120);
    header->resizeSection(MappingModel::Sample, 180);
    header->resizeSection(MappingModel::State, 130);

    auto *card = new Card;
    card->setFlush();
    card->content()->setContentsMargins(space::s, space::s, space::s, space::s);
    card->content()->addWidget(m_table);
    body()->addWidget(card, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MappingPage::showDetail);
    // A click on "Choose a field…" starts editing; on a mapped field it only selects.
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == MappingModel::Field && index.data(Qt::EditRole).toString().isEmpty())
            m_table->edit(index);
    });
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *one = new QShortcut(keys, m_table);
        one->setContext(Qt::WidgetShortcut);
        connect(one, &QShortcut::activated, this, slot);
    };
    shortcut(Qt::Key_Return, [this] { editField(currentRow()); });
    shortcut(Qt::Key_Enter, [this] { editField(currentRow()); });
    shortcut(Qt::Key_Delete, [this] { m_model.clearRows(selectedRows()); });
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
    connect(m_change, &QAbstractButton::clicked, this, [this] { editField(currentRow()); });
    connect(m_remove, &QAbstractButton::clicked, this,
            [this] { m_model.clearRows(selectedRows()); });
}

void MappingPage::enter()
{
    m_presenter.load();
    mapOwnFields();
    showCounts();
    if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, MappingModel::Field));
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
    int unmapped = 0;
    for (const MappingRow &row : m_presenter.rows())
        unmapped += row.target.isEmpty() ? 1 : 0;
    m_chips->setCount(All, rows);
    m_chips->setCount(Unmapped, unmapped);
    m_chips->setCount(Problems, m_presenter.errorCount() + m_presenter.warningCount());
    const presenters::Task &schema = m_presenter.schemaTask();
    m_schemaNote->setVisible(schema.state == presenters::Task::State::Failed);
    if (schema.error)
        m_schemaNote->setText(errorText(*schema.error).paragraph());
}

void MappingPage::applyFilter()
{
    static_cast<RowFilter *>(m_filter)->set(static_cast<Filter>(m_chips->current()),
                                            m_search->text().trimmed());
}

int MappingPage::currentRow() const
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    return index.isValid() ? index.row() : -1;
}

QList<int> MappingPage::selectedRows() const
{
    QList<int> out;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        out.append(m_filter->mapToSource(index).row());
    if (out.isEmpty() && currentRow() >= 0)
        out.append(currentRow());
    return out;
}

void MappingPage::selectRow(int row)
{
    const QModelIndex index = m_filter->mapFromSource(m_model.index(row, MappingModel::Field));
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

void MappingPage::editField(int row)
{
    if (row < 0)
        return;
    selectRow(row);
    m_table->setFocus();
    m_table->edit(m_filter->mapFromSource(m_model.index(row, MappingModel::Field)));
}

void MappingPage::showDetail()
{
    const int row = currentRow();
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
    const int count = m_filter->rowCount();
    for (int step = 1; step <= count; ++step) {
        const int start = qMax(0, m_table->currentIndex().row());
        const int at = ((start + direction * step) % count + count) % count;
        const int row = m_filter->mapToSource(m_filter->index(at, 0)).row();
        if (m_presenter.issuesOf(row).isEmpty() && m_presenter.platformReason(row).isEmpty())
            continue;
        m_table->setFocus();
        m_table->setCurrentIndex(m_filter->index(at, MappingModel::Field));
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
