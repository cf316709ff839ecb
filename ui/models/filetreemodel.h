// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/filespresenter.h"

#include <QStandardItemModel>

namespace dfw::ui {

/// Folders and files of a base connection. A folder's content is asked for when it is opened.
class FileTreeModel : public QStandardItemModel
{
    Q_OBJECT
public:
    explicit FileTreeModel(presenters::FilesPresenter &files, QObject *parent = nullptr);

    QString pathAt(const QModelIndex &index) const;
    bool isFolder(const QModelIndex &index) const;
    /// Invalid for what has not been read yet.
    QModelIndex indexOf(const QString &path) const;

    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void showTop();
    void showFolder(const QString &path);
    void append(QStandardItem *parent, const QList<api::ExploreEntry> &entries);

    presenters::FilesPresenter &m_files;
    QHash<QString, QPersistentModelIndex> m_places;
};

} // namespace dfw::ui
