// SPDX-License-Identifier: Apache-2.0
#include "pages/filtereditor.h"

#include "models/samplemodel.h"
#include "pages/filterrow.h"
#include "pages/sourcetext.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::FilterDraft;
using presenters::FilterOperator;
using presenters::FilterPresenter;
using presenters::Task;

FilterEditor::FilterEditor(presenters::ColumnsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_filter(presenter.source().filter()),
      m_matchRow(new QWidget(this)), m_match(new Segments({tr("All hold"), tr("Any holds")})),
      m_rowsLayout(new QVBoxLayout),
      m_add(new Button(Kind::Secondary, tr("Add a con&dition"), u"plus"_s, this)),
      m_preview(new Button(Kind::Secondary, tr("Pre&view"), u"eye"_s, this)),
      m_hint(wrapped(Type::Help, {}, Ink::Muted, this)), m_task(new TaskRow(this)),
      m_caption(new Text(Type::Help, {}, Ink::Muted, this)), m_sample(new SampleModel(this)),
      m_table(new TableView(this))
{
    m_match->setObjectName(u"filterMatch"_s);
    m_match->setAccessibleName(tr("How many conditions must hold"));
    m_add->setObjectName(u"addConditionButton"_s);
    m_add->setAccessibleName(tr("Add a condition"));
    m_preview->setObjectName(u"previewFilterButton"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_task->setObjectName(u"filterTask"_s);
    m_caption->setObjectName(u"filterCaption"_s);
    m_table->setObjectName(u"filterPreview"_s);
    m_table->setAccessibleName(tr("First rows that pass"));
    m_table->setDense();
    m_table->setModel(m_sample);
    letShrink(m_table);
    keepOnScreen(m_table);
    auto *match = new QHBoxLayout(m_matchRow);
    match->setContentsMargins(0, 0, 0, 0);
    match->setSpacing(space::m);
    match->addWidget(new Text(Type::Label, tr("A row is read when")));
    match->addWidget(m_match);
    match->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::m);
    buttons->addWidget(m_add);
    buttons->addWidget(m_preview);
    buttons->addWidget(m_caption, 1);
    m_rowsLayout->setSpacing(space::s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_hint);
    column->addWidget(m_matchRow);
    column->addLayout(m_rowsLayout);
    column->addLayout(buttons);
    column->addWidget(m_task);
    column->addWidget(m_table, 1);

    connect(m_add, &Button::clicked, this, &FilterEditor::addCondition);
    connect(m_preview, &Button::clicked, &m_filter, &FilterPresenter::preview);
    connect(m_task, &TaskRow::retryRequested, &m_filter, &FilterPresenter::preview);
    connect(m_task, &TaskRow::cancelRequested, &m_filter, &FilterPresenter::cancel);
    connect(m_match, &Segments::currentChanged, this,
            [this](int index) { m_filter.setAny(index == 1); });
    // Queued: a row must not be deleted while its own button is being pressed.
    connect(&m_filter, &FilterPresenter::draftsChanged, this, &FilterEditor::rebuild,
            Qt::QueuedConnection);
    connect(&m_filter, &FilterPresenter::previewChanged, this, &FilterEditor::showPreview);
    rebuild();
    showPreview();
}

void FilterEditor::refresh()
{
    rebuild();
    showPreview();
}

void FilterEditor::addCondition()
{
    const api::ConnectionSpec *spec = m_presenter.source().connectionSpec();
    const QList<Column> &columns = m_presenter.source().contents().columns;
    if (!spec || columns.isEmpty())
        return;
    m_filter.add({.column = columns.first().name,
                  .comparison = FilterPresenter::operators(spec->filter).value(0)});
    rebuild();
    if (!m_rows.isEmpty())
        m_rows.last()->place()->setFocus(Qt::OtherFocusReason);
}

void FilterEditor::rebuild()
{
    const api::ConnectionSpec *spec = m_presenter.source().connectionSpec();
    const QList<FilterOperator> operators =
        spec ? FilterPresenter::operators(spec->filter) : QList<FilterOperator>{};
    const QList<FilterDraft> &drafts = m_filter.drafts();
    QList<FilterDraft> shownNow;
    for (const FilterRow *row : std::as_const(m_rows))
        shownNow.append(row->draft());
    if (shownNow != drafts) {
        qDeleteAll(m_rows);
        m_rows.clear();
        for (int i = 0; i < drafts.size(); ++i) {
            auto *row = new FilterRow(i + 1, m_presenter.source().contents().columns, operators,
                                      drafts.at(i));
            connect(row, &FilterRow::edited, this, [this, i, row] {
                m_filter.change(i, row->draft());
                setErrorsShown(m_errorsShown);
            });
            connect(row, &FilterRow::removeRequested, this, [this, i] { m_filter.remove(i); });
            m_rowsLayout->addWidget(row);
            m_rows.append(row);
        }
    }
    m_match->setCurrent(m_filter.any() ? 1 : 0);
    m_matchRow->setVisible(drafts.size() > 1);
    m_add->setEnabled(!m_presenter.source().contents().columns.isEmpty());
    m_hint->setText(drafts.isEmpty()
                        ? tr("Every row is read. Add a condition to leave rows out at the source, "
                             "before anything is sent.")
                        : tr("The source leaves the other rows out before anything is sent."));
    setErrorsShown(m_errorsShown);
}

QWidget *FilterEditor::firstIncomplete() const
{
    const qsizetype index = m_filter.firstIncomplete(m_presenter.source().contents().columns);
    return index >= 0 && index < m_rows.size() ? m_rows.at(index)->place() : nullptr;
}

void FilterEditor::setErrorsShown(bool shown)
{
    m_errorsShown = shown;
    const qsizetype bad = m_filter.firstIncomplete(m_presenter.source().contents().columns);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setBad(shown && i == bad);
}

void FilterEditor::showPreview()
{
    const Task &task = m_filter.previewTask();
    m_task->setTask(task, tr("Reading the first rows that pass"));
    m_sample->setContents(m_filter.previewContents());
    const qsizetype rows = m_filter.previewContents().sample.rows.size();
    m_caption->setText(
        task.isReady()
            ? tr("%1 rows · read in %2").arg(QLocale().toString(rows), timeTaken(task.ms))
            : QString());
    m_table->setPlaceholder(task.isReady()  ? tr("No row passes.")
                            : task.isBusy() ? tr("Reading the first rows that pass")
                                            : tr("Preview shows the first rows that pass."));
    m_table->fitColumns();
}

} // namespace dfw::ui
