// SPDX-License-Identifier: Apache-2.0
#include "presenters/filespresenter.h"

#include "presenters/names.h"

namespace dfw::presenters {

using namespace Qt::StringLiterals;

FilesPresenter::FilesPresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper)
{
}

void FilesPresenter::setTop(const QString &connectionId, const QList<api::ExploreEntry> &entries)
{
    m_connection = connectionId;
    m_top = entries;
    m_folders.clear();
    m_lastTask = {};
    Q_EMIT topChanged();
}

void FilesPresenter::open(const QString &folder)
{
    if (!m_session.isConnected() || m_connection.isEmpty())
        return;
    Folder &one = m_folders[folder];
    if (!one.job.isWanted())
        return;
    one.job.begin();
    m_lastTask = one.job.task;
    m_lastFolder = folder;
    one.job.call = m_session.api().folder(
        m_connection, folder, [this, folder](const Result<QList<api::ExploreEntry>> &entries) {
            Folder &read = m_folders[folder];
            if (entries) {
                read.entries = *entries;
                read.job.end();
            } else {
                read.job.fail(entries.error());
            }
            m_lastTask = read.job.task;
            m_lastFolder = folder;
            Q_EMIT folderChanged(folder);
        });
    Q_EMIT folderChanged(folder);
}

const Task &FilesPresenter::folderTask(const QString &folder) const
{
    static const Task never;
    const auto found = m_folders.find(folder);
    return found == m_folders.end() ? never : found->second.job.task;
}

QList<api::ExploreEntry> FilesPresenter::entries(const QString &folder) const
{
    const auto found = m_folders.find(folder);
    return found == m_folders.end() ? QList<api::ExploreEntry>{} : found->second.entries;
}

void FilesPresenter::retry()
{
    open(m_lastFolder);
}

void FilesPresenter::cancel()
{
    for (auto &[folder, one] : m_folders) {
        if (!one.job.task.isBusy())
            continue;
        one.job.stop();
        m_lastTask = one.job.task;
        m_lastFolder = folder;
        Q_EMIT folderChanged(folder);
    }
}

FileSelection FilesPresenter::selection() const
{
    return m_keeper.plan().source.files.value_or(FileSelection{});
}

void FilesPresenter::choose(const QString &path, bool isFolder)
{
    if (hasSelection() && selection().path == path && selection().isFolder == isFolder)
        return;
    FileSelection wanted = selection();
    wanted.path = path;
    wanted.isFolder = isFolder;
    if (!isFolder)
        wanted.recursive = false;
    store(wanted, true);
    Q_EMIT contentsWanted(true);
}

void FilesPresenter::setPath(const QString &path)
{
    const QString wanted = path.isEmpty() || path.startsWith(u'/') ? path : u'/' + path;
    if (hasSelection() && wanted == selection().path)
        return; // a folder stays one, however its path is written
    choose(wanted, wanted.endsWith(u'/') || wanted.contains(u'*') || wanted.contains(u'?'));
}

void FilesPresenter::setRecursive(bool recursive)
{
    FileSelection wanted = selection();
    if (!hasSelection() || wanted.recursive == recursive)
        return;
    wanted.recursive = recursive;
    store(wanted, false);
    Q_EMIT contentsWanted(false);
}

void FilesPresenter::setProperties(FileFormat format, const QString &columnDelimiter,
                                   const QString &encoding, const QString &compression)
{
    FileSelection wanted = selection();
    wanted.format = format;
    // What does not belong to a format is not sent with it.
    wanted.columnDelimiter = format == FileFormat::Delimited ? columnDelimiter : QString();
    wanted.encoding = format == FileFormat::Delimited ? encoding : QString();
    wanted.compression = format == FileFormat::Parquet ? QString() : compression;
    if (!hasSelection() || wanted == selection())
        return;
    store(wanted, false);
    Q_EMIT contentsWanted(false);
}

void FilesPresenter::takeProperties(const api::FileProperties &found)
{
    FileSelection wanted = selection();
    if (!hasSelection() || !found.format)
        return;
    wanted.format = *found.format;
    wanted.columnDelimiter =
        wanted.format == FileFormat::Delimited ? found.columnDelimiter : QString();
    wanted.encoding = wanted.format == FileFormat::Delimited ? found.encoding : QString();
    wanted.compression = wanted.format == FileFormat::Parquet ? QString() : found.compression;
    store(wanted, false);
}

void FilesPresenter::findOut()
{
    if (hasSelection())
        Q_EMIT contentsWanted(true);
}

void FilesPresenter::store(const FileSelection &selection, bool otherFiles)
{
    FlowPlan plan = m_keeper.plan();
    const QString before = plan.source.files ? plan.source.files->path : QString();
    plan.source.files = selection;
    plan.source.table.clear();
    plan.source.filter.reset();
    if (otherFiles) {
        plan.source.columns.clear();
        if (plan.source.name.isEmpty() || plan.source.name == suggestedSourceName(before))
            plan.source.name = suggestedSourceName(selection.path);
    }
    m_keeper.edit(PlanKeeper::Section::Source, plan);
}

} // namespace dfw::presenters
