// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/job.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"

#include <map>
#include <QObject>

namespace dfw::presenters {

/// Folders of a file source, read when they are opened, and the plan's selection among them.
class FilesPresenter : public QObject
{
    Q_OBJECT
public:
    FilesPresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    /// Another base connection, or its top read anew: everything known about folders is dropped.
    void setTop(const QString &connectionId, const QList<api::ExploreEntry> &entries);
    const QList<api::ExploreEntry> &top() const { return m_top; }

    /// Reads a folder unless it is here already.
    void open(const QString &folder);
    /// Idle where it was never opened.
    const Task &folderTask(const QString &folder) const;
    QList<api::ExploreEntry> entries(const QString &folder) const;
    /// The most recent failure of a folder; for the place below the tree.
    const Task &lastTask() const { return m_lastTask; }
    void retry();
    void cancel();

    bool hasSelection() const { return m_keeper.plan().source.isFiles(); }
    FileSelection selection() const;
    /// A file, or a folder: what it is written like is found out when it is read.
    void choose(const QString &path, bool isFolder);
    /// "/acme/sales.csv", "/acme/", "/acme/*.csv": what it names follows from how it is written.
    void setPath(const QString &path);
    void setRecursive(bool recursive);
    /// How the files are written, said by the user.
    void setProperties(FileFormat format, const QString &columnDelimiter, const QString &encoding,
                       const QString &compression);
    /// What the service found out about them.
    void takeProperties(const api::FileProperties &found);
    void findOut();

Q_SIGNALS:
    void folderChanged(const QString &folder);
    /// Nothing known any more, or other entries at the top.
    void topChanged();
    /// The selection names other files, or is to be read again; `findOut` as in readFileSample().
    void contentsWanted(bool findOut);

private:
    struct Folder
    {
        Job job;
        QList<api::ExploreEntry> entries;
    };
    void store(const FileSelection &selection, bool otherFiles);

    Session &m_session;
    PlanKeeper &m_keeper;
    QString m_connection;
    QList<api::ExploreEntry> m_top;
    std::map<QString, Folder> m_folders;
    Task m_lastTask;
    QString m_lastFolder;
};

} // namespace dfw::presenters
