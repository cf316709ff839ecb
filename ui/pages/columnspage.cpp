// SPDX-License-Identifier: Apache-2.0
#include "pages/columnspage.h"

#include "models/columnmodel.h"
#include "pages/filtereditor.h"
#include "pages/profilecard.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/cellroles.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ColumnChoice;
using presenters::ColumnsPresenter;
using presenters::PlanKeeper;
using presenters::Task;

namespace {

enum Chip { AllChip, ChosenChip, WarningsChip };
enum Part { ColumnsPart, FilterPart };

} // namespace

ColumnsPage::ColumnsPage(ColumnsPresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_keeper(keeper), m_model(new ColumnModel(this)),
      m_filter(new ColumnFilter(m_model, this)),
      m_parts(new Segments({tr("Columns"), tr("Row filter")})), m_list(nullptr),
      m_filterEditor(new FilterEditor(presenter)), m_filesNote(new Note(Tone::Info)),
      m_task(nullptr), m_note(nullptr), m_table(nullptr), m_profile(nullptr)
{
    setObjectName(u"columnsPage"_s);
    auto *card = new Card;
    card->setAccessibleName(tr("Columns"));
    m_parts->setObjectName(u"columnsParts"_s);
    m_parts->setAccessibleName(tr("Columns or rows"));
    m_filesNote->setObjectName(u"filesNote"_s);
    m_filesNote->setText(tr("Files are read whole. The columns ticked here are those the mapping "
                            "can use."));
    m_filterEditor->setObjectName(u"filterEditor"_s);
    m_task = new TaskRow;
    m_task->setObjectName(u"columnsTask"_s);
    m_list = buildList();
    card->content()->addWidget(m_parts, 0, Qt::AlignLeft);
    card->content()->addWidget(m_filesNote);
    card->content()->addWidget(m_task);
    card->content()->addWidget(m_list, 1);
    card->content()->addWidget(m_filterEditor, 1);
    m_profile = new ProfileCard;
    m_profile->setMinimumWidth(220);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    row->addWidget(card, 732);
    row->addWidget(m_profile, 248);
    body()->addLayout(row, 1);

    connect(m_parts, &Segments::currentChanged, this, &ColumnsPage::showPart);
    connect(&m_presenter.source(), &presenters::SourcePresenter::catalogueChanged, this,
            &ColumnsPage::refreshParts);
    connect(&m_presenter.source().filter(), &presenters::FilterPresenter::previewChanged, this,
            &ColumnsPage::changed);
    connect(m_only, &Button::clicked, this, [this] { m_presenter.chooseOnly(m_filter->names()); });
    connect(&m_presenter, &ColumnsPresenter::choicesChanged, this, &ColumnsPage::refresh);
    connect(m_model, &ColumnModel::tickRequested, this,
            [this](const QString &name, bool chosen) { m_presenter.setChosen({name}, chosen); });
    connect(m_task, &TaskRow::retryRequested, this, [this] { m_presenter.retry(); });
    connect(m_task, &TaskRow::cancelRequested, this, [this] { m_presenter.cancel(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ColumnsPage::showProfile);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text.trimmed());
        refresh();
    });
    connect(m_chips, &Chips::currentChanged, this, [this](int chip) {
        m_filter->setShow(static_cast<ColumnFilter::Show>(chip));
        refresh();
    });
    connect(m_tickAll, &Button::clicked, this,
            [this] { m_presenter.setChosen(m_filter->names(), true); });
    connect(m_invert, &Button::clicked, this, [this] { m_presenter.invert(m_filter->names()); });
    refresh();
}

QWidget *ColumnsPage::buildList()
{
    auto *list = new QWidget;
    m_note = new Note(Tone::Warn);
    m_note->setObjectName(u"columnsNote"_s);
    m_table = new TableView;
    letShrink(m_table);
    m_table->setObjectName(u"columnsTable"_s);
    m_table->setAccessibleName(tr("Columns of the table"));
    m_table->setModel(m_filter);
    m_table->installEventFilter(this);
    keepOnScreen(m_table);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(buildBar());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    return list;
}

QWidget *ColumnsPage::buildBar()
{
    auto *bar = new QWidget;
    m_search = new SearchEdit(tr("Search columns"), bar);
    m_search->setObjectName(u"columnSearch"_s);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(300);
    m_chips = new Chips({{.text = tr("All"), .count = 0},
                         {.text = tr("Chosen"), .count = 0},
                         {.text = tr("Warnings"), .count = 0, .icon = u"warn"_s}},
                        bar);
    m_chips->setObjectName(u"columnChips"_s);
    m_chips->setAccessibleName(tr("Which columns to show"));
    m_tickAll = new Button(Kind::Secondary, tr("Tick &all"), {}, bar);
    m_tickAll->setObjectName(u"tickAllButton"_s);
    m_tickAll->setAccessibleName(tr("Tick all"));
    m_tickAll->setToolTip(tr("Ticks the columns that are shown below; hidden ones stay as they "
                             "are."));
    m_tickAll->setAccessibleDescription(m_tickAll->toolTip());
    m_only = new Button(Kind::Secondary, tr("Onl&y these"), {}, bar);
    m_only->setObjectName(u"onlyTheseButton"_s);
    m_only->setAccessibleName(tr("Only these"));
    m_only->setToolTip(tr("Ticks the columns that are shown below and unticks all others."));
    m_only->setAccessibleDescription(m_only->toolTip());
    m_invert = new Button(Kind::Secondary, tr("&Invert"), {}, bar);
    m_invert->setObjectName(u"invertButton"_s);
    m_invert->setAccessibleName(tr("Invert"));
    m_invert->setToolTip(tr("Ticks what is not ticked and unticks the rest, among the columns that "
                            "are shown below."));
    m_invert->setAccessibleDescription(m_invert->toolTip());
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_search, 1);
    row->addWidget(m_chips);
    row->addStretch(0);
    row->addWidget(m_only);
    row->addWidget(m_tickAll);
    row->addWidget(m_invert);
    return bar;
}

void ColumnsPage::showPart(int part)
{
    m_parts->setCurrent(part);
    m_list->setVisible(part == ColumnsPart);
    m_profile->setVisible(part == ColumnsPart);
    m_filterEditor->setVisible(part == FilterPart);
    settleLayouts(this);
}

// A filter only where the source can leave rows out by itself.
void ColumnsPage::refreshParts()
{
    const api::ConnectionSpec *spec = m_presenter.source().connectionSpec();
    const bool files = m_keeper.plan().source.isFiles();
    const bool filters =
        !files && ((spec && spec->filter.enabled) || m_keeper.plan().source.filter);
    m_parts->setVisible(filters);
    m_filesNote->setVisible(files);
    if (filters)
        m_filterEditor->refresh();
    const qsizetype conditions = m_presenter.source().filter().drafts().size();
    m_parts->button(FilterPart)
        ->setText(conditions == 0 ? tr("Row filter")
                                  : tr("Row filter (%1)").arg(QLocale().toString(conditions)));
    showPart(filters ? m_parts->current() : ColumnsPart);
}

// The button says how much it would tick while a search hides the rest.
void ColumnsPage::refreshTickTexts()
{
    const bool narrowed = m_filter->rowCount() < m_model->rowCount();
    const QString count = QLocale().toString(m_filter->rowCount());
    m_tickAll->setText(narrowed ? tr("Tick &all %1").arg(count) : tr("Tick &all"));
    m_only->setVisible(narrowed);
    m_tickAll->setEnabled(m_filter->rowCount() > 0);
    m_only->setEnabled(m_filter->rowCount() > 0);
    m_invert->setEnabled(m_filter->rowCount() > 0);
}

QString ColumnsPage::title() const
{
    return tr("Choose columns");
}

QString ColumnsPage::instruction() const
{
    return m_keeper.plan().source.isFiles()
               ? tr("Tick the columns that the mapping is to use.")
               : tr("Tick the columns to bring along. Fewer columns make faster runs.");
}

QString ColumnsPage::choice() const
{
    const QLocale locale;
    if (m_presenter.choices().isEmpty()) {
        const qsizetype planned = m_keeper.plan().source.columns.size();
        return planned == 0   ? QString()
               : planned == 1 ? tr("1 column")
                              : tr("%1 columns").arg(locale.toString(planned));
    }
    const int chosen = m_presenter.chosenCount();
    return chosen == 0
               ? QString()
               : tr("%1 of %2 columns")
                     .arg(locale.toString(chosen), locale.toString(m_presenter.choices().size()));
}

void ColumnsPage::enter()
{
    m_presenter.load();
    refresh();
}

QList<PageProblem> ColumnsPage::problems()
{
    // A choice already in the plan stands while the table is read again.
    if (m_presenter.task().isBusy() && m_keeper.plan().source.columns.isEmpty())
        return {{tr("The columns are still being read"), m_table}};
    QList<PageProblem> out;
    for (const ColumnChoice &choice : m_presenter.choices()) {
        if (choice.missing && choice.chosen)
            out.append(
                {fill(tr("%1 is not in the table any more"), {shown(choice.column.name, 40)}),
                 m_table});
    }
    if (m_presenter.task().isReady() ? m_presenter.chosenCount() == 0
                                     : m_keeper.plan().source.columns.isEmpty())
        out.append({tr("No column is ticked"), m_table});
    if (m_parts->isVisibleTo(this)) {
        if (QWidget *place = m_filterEditor->firstIncomplete()) {
            // While the columns are shown the way to it is the switch.
            out.append({tr("A condition of the row filter is not finished"),
                        place->isVisibleTo(this) ? place : m_parts->button(FilterPart)});
        }
    }
    return out;
}

void ColumnsPage::refresh()
{
    const Task &task = m_presenter.task();
    const SourcePlan &source = m_keeper.plan().source;
    const QString name = source.isFiles() ? source.files->path : source.table;
    m_task->setTask(task, tr("Reading the columns of %1").arg(name));
    m_model->setChoices(m_presenter.choices());
    m_filter->invalidate();
    m_chips->setCount(AllChip, m_model->rowCount());
    m_chips->setCount(ChosenChip, m_presenter.chosenCount());
    m_chips->setCount(WarningsChip, m_model->warningCount());
    refreshTickTexts();
    refreshParts();
    m_table->setPlaceholder(task.isBusy()             ? tr("Reading the columns")
                            : m_model->rowCount() > 0 ? tr("No column fits the filter.")
                            : task.isReady()          ? tr("There are no columns.")
                            : name.isEmpty() ? tr("Choose a table or file under Source first.")
                                             : QString());
    if (m_sizedFor != name && m_model->rowCount() > 0) {
        m_sizedFor = name;
        sizeColumns();
    }
    if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, ColumnModel::Name));
    showProfile();
    refreshErrors();
    Q_EMIT changed();
}

void ColumnsPage::showProfile()
{
    const int row = m_filter->mapToSource(m_table->currentIndex()).row();
    m_profile->show(m_model->choiceAt(row), m_model->looksAt(row));
}

// The sample gives way before the badges, which cannot be shortened.
void ColumnsPage::sizeColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int unit = metrics.averageCharWidth();
    constexpr int bar = 64 + space::s; // as the delegate paints it at its longest
    constexpr int room = 2 * 10 + 2;
    m_table->setColumnHidden(ColumnModel::SourceType, false);
    m_table->fitColumns(200);
    const auto atMost = [this](int section, int most) {
        m_table->setColumnWidth(section, qMin(m_table->columnWidth(section), most));
    };
    atMost(ColumnModel::Name, 28 * unit);
    atMost(ColumnModel::SourceType, 15 * unit);
    const int sourceType = m_table->columnWidth(ColumnModel::SourceType);
    m_table->setColumnWidth(ColumnModel::Filled,
                            bar + room + metrics.horizontalAdvance(tr("%1 %").arg(100)));
    int badges = m_table->horizontalHeader()->sectionSizeHint(ColumnModel::Looks);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto badge = m_model->index(row, ColumnModel::Looks).data(BadgeRole);
        badges = qMax(badges, badgeSize(badge.value<BadgeSpec>()).width() + 2 * 10);
    }
    int others = badges;
    for (const int section : {ColumnModel::Name, ColumnModel::XdmType, ColumnModel::Filled})
        others += m_table->columnWidth(section);
    // Where room is short the source's own type words go first; the side card still says them.
    const bool roomForBoth = others + sourceType + 13 * unit <= m_table->viewport()->width();
    m_table->setColumnHidden(ColumnModel::SourceType, !roomForBoth);
    others += roomForBoth ? sourceType : 0;
    atMost(ColumnModel::Sample, qBound(8 * unit, m_table->viewport()->width() - others, 26 * unit));
}

void ColumnsPage::refreshErrors()
{
    const bool none = m_presenter.task().isReady() && m_presenter.chosenCount() == 0;
    m_note->setText(tr("Tick at least one column: a dataflow without columns brings nothing."));
    m_note->setVisible(none && errorsShown());
    m_filterEditor->setErrorsShown(errorsShown());
    settleLayouts(this);
}

bool ColumnsPage::eventFilter(QObject *watched, QEvent *event)
{
    // Space ticks the row wherever in it the cursor stands, not only on its first cell.
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QModelIndex cell = m_table->currentIndex().siblingAtColumn(ColumnModel::Name);
        if (cell.isValid()) {
            const bool on = cell.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_filter->setData(cell, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
        return true;
    }
    return WizardPage::eventFilter(watched, event);
}

void ColumnsPage::resizeEvent(QResizeEvent *event)
{
    WizardPage::resizeEvent(event);
    // The table gets its own new width after this event.
    QMetaObject::invokeMethod(this, &ColumnsPage::sizeColumns, Qt::QueuedConnection);
}

void ColumnsPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
