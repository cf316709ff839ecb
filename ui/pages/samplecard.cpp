// SPDX-License-Identifier: Apache-2.0
#include "pages/samplecard.h"

#include "models/samplemodel.h"
#include "pages/fileformatrow.h"
#include "pages/sourcetext.h"
#include "parts/taskrow.h"
#include "widgets/button.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::SourcePresenter;
using presenters::Task;

namespace {

constexpr int wholeSample = 100; // rows; the service sends no more
constexpr int widestColumn = 190;

} // namespace

SampleCard::SampleCard(SourcePresenter &presenter, presenters::PlanKeeper &keeper, QWidget *parent)
    : Card(tr("Sample rows"), parent), m_presenter(presenter), m_keeper(keeper),
      m_format(new FileFormatRow(presenter.files())), m_sample(new SampleModel(this)),
      m_caption(new Text(Type::Help, {}, Ink::Muted)), m_rows(new TableView), m_task(new TaskRow)
{
    m_caption->setObjectName(u"sampleCaption"_s);
    addHeaderWidget(m_caption);
    addHeaderWidget(m_format->findOutButton());
    m_format->setObjectName(u"fileFormatRow"_s);
    m_task->setObjectName(u"sampleTask"_s);
    letShrink(m_rows);
    m_rows->setObjectName(u"sampleTable"_s);
    m_rows->setAccessibleName(tr("Sample rows"));
    m_rows->setDense();
    m_rows->setModel(m_sample);
    keepOnScreen(m_rows);
    content()->addWidget(m_format);
    content()->addWidget(m_task);
    content()->addWidget(m_rows, 1);
    connect(m_task, &TaskRow::retryRequested, &m_presenter, &SourcePresenter::reloadContents);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
}

QString SampleCard::caption() const
{
    if (!m_presenter.contentsTask().isReady())
        return {};
    const qsizetype rows = m_presenter.contents().sample.rows.size();
    const QString time = timeTaken(m_presenter.contentsTask().ms);
    const QString count = QLocale().toString(rows);
    const QString file = m_presenter.sampledFile();
    const SourcePlan &source = m_keeper.plan().source;
    if (source.isFiles() && file.isEmpty())
        return {};
    if (source.isFiles() && file != source.files->path)
        return tr("%1 rows of %2 · read in %3")
            .arg(count, file.sliced(file.lastIndexOf(u'/') + 1), time);
    return rows >= wholeSample ? tr("First %1 rows · read in %2").arg(count, time)
                               : tr("All %1 rows · read in %2").arg(count, time);
}

void SampleCard::refresh(bool gone)
{
    const Task &task = m_presenter.contentsTask();
    const SourcePlan &source = m_keeper.plan().source;
    const bool files = m_presenter.kind() == api::SourceKind::Files;
    const QString what = source.isFiles() ? source.files->path : source.table;
    setTitle(what.isEmpty() ? tr("Sample rows") : what);
    m_format->setVisible(files);
    m_format->findOutButton()->setVisible(files);
    m_format->refresh();
    m_task->setTask(gone || what.isEmpty() ? Task{} : task,
                    tr("Reading the first rows of %1").arg(what));
    m_sample->setContents(m_presenter.contents());
    m_caption->setText(caption());
    const bool noFile = source.isFiles() && task.isReady() && m_presenter.sampledFile().isEmpty();
    m_rows->setPlaceholder((what.isEmpty() || gone) && files
                               ? tr("Pick a file or folder to see its first rows.")
                           : what.isEmpty() || gone  ? tr("Pick a table to see its first rows.")
                           : task.isBusy()           ? tr("Reading the first rows")
                           : noFile                  ? tr("There is no file there yet.")
                           : task.isReady() && files ? tr("This file has no rows.")
                           : task.isReady()          ? tr("This table has no rows.")
                                                     : QString());
    m_rows->fitColumns();
    for (int i = 0; i + 1 < m_sample->columnCount(); ++i)
        m_rows->setColumnWidth(i, qMin(m_rows->columnWidth(i), widestColumn));
}

} // namespace dfw::ui
