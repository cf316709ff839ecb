// SPDX-License-Identifier: Apache-2.0
#include "models/filetreemodel.h"

#include "widgets/cellroles.h"

#include <algorithm>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::FilesPresenter;
using presenters::Task;

namespace {

enum FileRole { PathRole = Qt::UserRole + 1, FolderRole };

bool isFolderEntry(const api::ExploreEntry &entry)
{
    return entry.type == "folder"_L1;
}

} // namespace

FileTreeModel::FileTreeModel(FilesPresenter &files, QObject *parent)
    : QStandardItemModel(parent), m_files(files)
{
    connect(&files, &FilesPresenter::topChanged, this, &FileTreeModel::showTop);
    connect(&files, &FilesPresenter::folderChanged, this, &FileTreeModel::showFolder);
    showTop();
}

QString FileTreeModel::pathAt(const QModelIndex &index) const
{
    return index.data(PathRole).toString();
}

bool FileTreeModel::isFolder(const QModelIndex &index) const
{
    return index.data(FolderRole).toBool();
}

QModelIndex FileTreeModel::indexOf(const QString &path) const
{
    return m_places.value(path);
}

bool FileTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!isFolder(parent))
        return QStandardItemModel::hasChildren(parent);
    // A folder that was never looked into may hold something.
    return m_files.folderTask(pathAt(parent)).isReady() ? QStandardItemModel::hasChildren(parent)
                                                        : true;
}

bool FileTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return isFolder(parent) && m_files.folderTask(pathAt(parent)).state == Task::State::Idle;
}

void FileTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_files.open(pathAt(parent));
}

void FileTreeModel::showTop()
{
    clear();
    m_places.clear();
    append(invisibleRootItem(), m_files.top());
}

void FileTreeModel::showFolder(const QString &path)
{
    QStandardItem *item = itemFromIndex(indexOf(path));
    if (!item || !m_files.folderTask(path).isReady() || item->rowCount() > 0)
        return;
    append(item, m_files.entries(path));
    // An empty folder has to lose its sign for opening.
    Q_EMIT dataChanged(item->index(), item->index());
}

void FileTreeModel::append(QStandardItem *parent, const QList<api::ExploreEntry> &entries)
{
    QList<api::ExploreEntry> sorted = entries;
    std::sort(sorted.begin(), sorted.end(),
              [](const api::ExploreEntry &a, const api::ExploreEntry &b) {
                  if (isFolderEntry(a) != isFolderEntry(b))
                      return isFolderEntry(a);
                  return a.name.localeAwareCompare(b.name) < 0;
              });
    QList<QStandardItem *> items;
    for (const api::ExploreEntry &entry : sorted) {
        const bool folder = isFolderEntry(entry);
        QString name = entry.name.isEmpty() ? entry.path : entry.name;
        if (folder && name.endsWith(u'/'))
            name.chop(1);
        auto *item = new QStandardItem(name.sliced(name.lastIndexOf(u'/') + 1));
        item->setEditable(false);
        item->setData(entry.path, PathRole);
        item->setData(folder, FolderRole);
        item->setData(folder ? u"folder"_s : u"file"_s, IconRole);
        item->setData(entry.path, Qt::AccessibleTextRole);
        item->setData(entry.path, Qt::ToolTipRole);
        items.append(item);
    }
    parent->appendRows(items);
    for (const QStandardItem *item : std::as_const(items))
        m_places.insert(item->data(PathRole).toString(), QPersistentModelIndex(item->index()));
}

} // namespace dfw::ui
