// SPDX-License-Identifier: Apache-2.0
#include "editor/previewpane.h"

#include "editor/cellgrid.h"
#include "editor/previewcells.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/previewtext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::PreviewField;
using mapping::PreviewResult;
using presenters::PreviewPresenter;

namespace {

enum View { OneRow, AllRows };

constexpr int widestColumn = 220;

TableView *table(const char *name, const QString &spoken, QAbstractItemModel *model)
{
    auto *view = new TableView;
    view->setObjectName(QLatin1StringView(name));
    view->setAccessibleName(spoken);
    view->setDense();
    view->setModel(model);
    letShrink(view);
    keepOnScreen(view);
    return view;
}

} // namespace

// All rows against all fields; with 2,000 fields the cells are made when they are looked at.
class PreviewPane::Rows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(const PreviewResult &result)
    {
        beginResetModel();
        m_result = result;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_result.rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_result.fields.size()) + 1;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const mapping::PreviewRow &row = m_result.rows.at(index.row());
        if (index.column() > 0)
            return CellGrid::answer(previewCell(row.cells.at(index.column() - 1)), role);
        const QString number = QLocale().toString(index.row() + 1);
        if (!row.isRejected())
            return CellGrid::answer({.text = number, .look = Look::Muted}, role);
        return CellGrid::answer({.text = number + u": "_s + previewRowText(row), .look = Look::Bad},
                                role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (section == 0)
            return role == Qt::DisplayRole ? QVariant(tr("Row")) : QVariant();
        const PreviewField &field = m_result.fields.at(section - 1);
        if (role == Qt::ToolTipRole)
            return field.target;
        const QString counts = previewFieldText(field);
        return role == Qt::DisplayRole
                   ? QVariant(counts.isEmpty() ? lastStep(field.target)
                                               : lastStep(field.target) + u" · "_s + counts)
                   : QVariant();
    }
    QMimeData *mimeData(const QModelIndexList &) const override { return nullptr; }

private:
    PreviewResult m_result;
};

PreviewPane::PreviewPane(presenters::MappingPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_preview(presenter.preview()),
      m_view(new Segments({tr("One row"), tr("All rows")})),
      m_previous(new IconButton(u"chev-left"_s, tr("Previous row"))),
      m_next(new IconButton(u"chev-right"_s, tr("Next row"))), m_rowLabel(new Text(Type::Body)),
      m_summary(new IconSentence(Tone::Ok, u"check"_s, {})),
      m_ask(new Button(ui::Kind::Secondary, tr("As&k Platform"), u"cloud"_s)),
      m_askNote(new Text(Type::Help, {}, Ink::Muted)), m_task(new TaskRow),
      m_stack(new QStackedWidget), m_source(new CellGrid(this)), m_record(new CellGrid(this)),
      m_rows(new Rows(this)), m_sourceTable(table("previewSource", tr("Source row"), m_source)),
      m_recordTable(table("previewRecord", tr("XDM record"), m_record)),
      m_table(table("previewTable", tr("Sample rows as they would arrive"), m_rows))
{
    setObjectName(u"previewPane"_s);
    m_view->setObjectName(u"previewView"_s);
    m_view->setAccessibleName(tr("What the preview shows"));
    m_previous->setObjectName(u"previousRowButton"_s);
    m_next->setObjectName(u"nextRowButton"_s);
    m_rowLabel->setObjectName(u"previewRowLabel"_s);
    m_summary->setObjectName(u"previewSummary"_s);
    m_ask->setObjectName(u"previewOnPlatformButton"_s);
    m_ask->setAccessibleName(tr("Ask Platform"));
    m_askNote->setObjectName(u"previewAskNote"_s);
    m_askNote->setElided(Qt::ElideRight);
    m_task->setObjectName(u"previewTask"_s);
    m_table->setPlaceholder(tr("There are no sample rows."));
    m_recordTable->setPlaceholder(tr("Map a column to see what arrives."));

    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_view);
    head->addWidget(m_previous);
    head->addWidget(m_rowLabel);
    head->addWidget(m_next);
    head->addWidget(m_summary, 1, Qt::AlignVCenter);
    head->addWidget(m_ask);
    auto *pair = new QWidget;
    auto *sides = new QHBoxLayout(pair);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(space::l);
    sides->addWidget(m_sourceTable, 2);
    sides->addWidget(m_recordTable, 3);
    m_stack->addWidget(pair);
    m_stack->addWidget(m_table);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_askNote);
    column->addWidget(m_task);
    column->addWidget(m_stack, 1);

    connect(m_view, &Segments::currentChanged, this, [this](int view) {
        m_stack->setCurrentIndex(view);
        refresh();
    });
    connect(m_previous, &Button::clicked, this, [this] { setRow(m_row - 1); });
    connect(m_next, &Button::clicked, this, [this] { setRow(m_row + 1); });
    const auto key = [this](const QKeySequence &keys, int step) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, step] { setRow(m_row + step); });
    };
    key(Qt::ALT | Qt::Key_Left, -1);
    key(Qt::ALT | Qt::Key_Right, 1);
    connect(m_ask, &Button::clicked, &m_preview, &PreviewPresenter::ask);
    connect(m_task, &TaskRow::retryRequested, &m_preview, &PreviewPresenter::ask);
    connect(m_task, &TaskRow::cancelRequested, &m_preview, &PreviewPresenter::cancel);
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        m_view->setCurrent(OneRow);
        m_stack->setCurrentIndex(OneRow);
        setRow(index.row());
    });
    connect(m_recordTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { activate(index.row()); });
    const auto changed = [this] {
        if (isVisible())
            refresh();
    };
    connect(&m_preview, &PreviewPresenter::changed, this, changed);
    connect(&presenter, &presenters::MappingPresenter::issuesChanged, this, changed);
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void PreviewPane::setRow(int row)
{
    const int count = static_cast<int>(m_preview.sample().rows.size());
    m_row = qBound(0, row, qMax(0, count - 1));
    showRow();
}

void PreviewPane::refresh()
{
    const PreviewResult &result = m_preview.result();
    const bool rows = !result.rows.isEmpty();
    const bool fine = result.rejected == 0 && result.nulled == 0 && result.notCovered == 0;
    const Tone tone = !rows                 ? Tone::Neutral
                      : result.rejected > 0 ? Tone::Err
                      : fine                ? Tone::Ok
                                            : Tone::Warn;
    m_summary->set(tone, rows ? toneIcon(tone) : u"ring"_s,
                   rows ? previewSummary(result) : tr("The source has shown no sample rows yet."));
    const presenters::Task &task = m_preview.task();
    m_task->setTask(task, tr("Platform works out the sample rows"));
    m_ask->setEnabled(m_preview.canAsk() && !task.isBusy());
    const QString count = QLocale().toString(m_preview.sample().rows.size());
    m_askNote->setText(
        m_preview.isAnswered()
            ? tr("Shown is what Platform answered for these rows. Nothing was stored there.")
        : !m_presenter.canAskPlatform()
            ? tr("Platform can be asked once the schema exists. This is worked out here.")
            : tr("Worked out here; nothing leaves this computer. Ask Platform sends the %1 "
                 "sample rows to Platform, which stores nothing.")
                  .arg(count));
    if (m_stack->currentIndex() == AllRows) {
        m_rows->set(result);
        m_table->fitColumns();
        for (int i = 0; i < m_rows->columnCount(); ++i)
            m_table->setColumnWidth(i, qMin(m_table->columnWidth(i), widestColumn));
    }
    setRow(m_row);
}

void PreviewPane::showRow()
{
    const SampleRows &sample = m_preview.sample();
    const PreviewResult &result = m_preview.result();
    const int count = static_cast<int>(sample.rows.size());
    const bool one = m_stack->currentIndex() == OneRow;
    for (QWidget *part : std::initializer_list<QWidget *>{m_previous, m_next, m_rowLabel})
        part->setVisible(one && count > 0);
    m_previous->setEnabled(m_row > 0);
    m_next->setEnabled(m_row + 1 < count);
    QList<QList<GridCell>> source;
    QList<QList<GridCell>> record;
    if (m_row < count) {
        for (qsizetype i = 0; i < sample.columns.size(); ++i)
            source.append(
                {{.text = sample.columns.at(i)}, sourceCell(sample.rows.at(m_row).value(i))});
    }
    QString label = tr("Row %1 of %2").arg(m_row + 1).arg(count);
    if (m_row < result.rows.size()) {
        const mapping::PreviewRow &row = result.rows.at(m_row);
        for (const QString &path : row.missing)
            record.append({{.text = path, .look = Look::Bad},
                           {.text = tr("no value: the row is rejected"), .look = Look::Bad}});
        for (qsizetype i = 0; i < result.fields.size(); ++i)
            record.append({{.text = result.fields.at(i).target}, previewCell(row.cells.at(i))});
        if (row.isRejected())
            label += u" · "_s + previewRowText(row);
    }
    m_rowLabel->setText(label);
    m_rowLabel->setInk(
        m_row < result.rows.size() && result.rows.at(m_row).isRejected() ? Ink::Err : Ink::Text);
    m_source->set({tr("Column"), tr("Source row")}, source);
    m_record->set({tr("XDM field"), tr("XDM record")}, record);
    m_sourceTable->fitColumns();
    m_recordTable->fitColumns();
}

void PreviewPane::activate(int at)
{
    const PreviewResult &result = m_preview.result();
    const qsizetype field =
        m_row < result.rows.size() ? at - result.rows.at(m_row).missing.size() : -1;
    if (field >= 0 && field < result.fields.size())
        Q_EMIT rowActivated(static_cast<int>(result.fields.at(field).row));
}

} // namespace dfw::ui
