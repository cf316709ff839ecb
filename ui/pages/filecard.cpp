// SPDX-License-Identifier: Apache-2.0
#include "pages/filecard.h"

#include "models/filetreemodel.h"
#include "parts/taskrow.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::FilesPresenter;
using presenters::SourcePresenter;
using presenters::Task;

FileCard::FileCard(SourcePresenter &presenter, presenters::PlanKeeper &keeper, QWidget *parent)
    : Card(tr("Files"), parent), m_presenter(presenter), m_keeper(keeper),
      m_model(new FileTreeModel(presenter.files(), this))
{
    setMinimumWidth(240);
    m_tree = new TreeView;
    letShrink(m_tree);
    m_tree->setObjectName(u"fileTree"_s);
    m_tree->setAccessibleName(tr("Folders and files"));
    m_tree->setModel(m_model);
    m_tree->setMinimumHeight(90);
    m_task = new TaskRow;
    m_task->setObjectName(u"fileTask"_s);
    m_path = new MonoEdit;
    m_path->setObjectName(u"filePath"_s);
    m_path->setPlaceholderText(u"/acme/*.csv"_s);
    m_pathField = new Field(tr("Pat&h"), m_path);
    m_pathField->setHelp(tr("A file, a folder, or a wildcard such as /acme/*.csv."));
    m_recursive = new QCheckBox(tr("With the folde&rs inside"));
    m_recursive->setObjectName(u"recursive"_s);
    m_recursive->setAccessibleName(tr("With the folders inside"));
    content()->addWidget(m_task);
    content()->addWidget(m_tree, 1);
    content()->addWidget(m_pathField);
    content()->addWidget(m_recursive);

    FilesPresenter &files = m_presenter.files();
    connect(&files, &FilesPresenter::folderChanged, this, [this] { refreshTask(); });
    connect(m_task, &TaskRow::retryRequested, this, [this] {
        m_presenter.tablesTask().isReady() ? m_presenter.files().retry() : m_presenter.load();
    });
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (!m_showing && current.isValid())
                    m_presenter.files().choose(m_model->pathAt(current),
                                               m_model->isFolder(current));
            });
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        const QString path = m_path->text().trimmed();
        m_path->setModified(false);
        if (!m_showing && !path.isEmpty())
            m_presenter.files().setPath(path);
    });
    connect(m_recursive, &QCheckBox::toggled, this, [this](bool on) {
        if (!m_showing)
            m_presenter.files().setRecursive(on);
    });
}

QWidget *FileCard::place() const
{
    return m_path;
}

void FileCard::refreshTask()
{
    const Task &top = m_presenter.tablesTask();
    m_task->setTask(top.isReady() ? m_presenter.files().lastTask() : top, tr("Reading the folder"));
}

void FileCard::refresh()
{
    refreshTask();
    const Task &top = m_presenter.tablesTask();
    m_tree->setPlaceholder(top.isBusy()    ? tr("Reading the files")
                           : top.isReady() ? tr("This connection shows no files.")
                                           : QString());
    showSelection();
}

void FileCard::showSelection()
{
    m_showing = true;
    const FileSelection selection = m_presenter.files().selection();
    if (!m_path->hasFocus() || !m_path->isModified()) // not under the user's hands
        m_path->setText(selection.path);
    m_recursive->setEnabled(selection.isFolder);
    m_recursive->setChecked(selection.recursive);
    const QModelIndex index = m_model->indexOf(selection.path);
    if (index.isValid()) {
        if (m_tree->currentIndex() != index) {
            m_tree->setCurrentIndex(index);
            m_tree->scrollTo(index);
        }
    } else {
        m_tree->selectionModel()->clear();
    }
    m_showing = false;
}

void FileCard::refreshErrors(bool errorsShown)
{
    m_pathField->setError(errorsShown && m_presenter.files().selection().path.isEmpty()
                              ? tr("Pick a file or folder above, or write a path.")
                              : QString());
}

} // namespace dfw::ui
