// SPDX-License-Identifier: Apache-2.0
#include "presenters/filesample.h"

#include "domain/filepaths.h"

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFolders = 12;

// Folders one after the other until a file turns up, then that file.
class SampleSearch : public Operation
{
public:
    SampleSearch(api::PlatformApi &api, const QString &connectionId, const FileSelection &selection,
                 bool findOut, Done<FileSample> done)
        : m_api(api), m_connection(connectionId), m_selection(selection), m_findOut(findOut),
          m_done(std::move(done)), m_folders{folderOf(selection)}
    {
        selection.isFolder ? lookInto() : read(selection.path);
    }

    void cancel() override
    {
        m_done = nullptr;
        m_call.cancel();
    }

private:
    void lookInto()
    {
        const QString folder = m_folders.takeFirst();
        ++m_looked;
        m_call = m_api.folder(m_connection, folder,
                              [this](const Result<QList<api::ExploreEntry>> &entries) {
                                  if (entries)
                                      take(*entries);
                                  else
                                      finish(entries.error());
                              });
    }

    void take(const QList<api::ExploreEntry> &entries)
    {
        for (const api::ExploreEntry &entry : entries) {
            if (entry.type == "file"_L1 && matches(m_selection, entry.path)) {
                read(entry.path);
                return;
            }
        }
        for (const api::ExploreEntry &entry : entries) {
            if (m_selection.recursive && entry.type == "folder"_L1)
                m_folders.append(entry.path);
        }
        if (m_folders.isEmpty() || m_looked >= mostFolders)
            finish(FileSample{});
        else
            lookInto();
    }

    void read(const QString &path)
    {
        FileSelection one = m_selection;
        one.path = path;
        m_call = m_api.file(m_connection, one, m_findOut,
                            [this, path](const Result<api::TableContents> &contents) {
                                if (contents)
                                    finish(FileSample{.path = path, .contents = *contents});
                                else
                                    finish(contents.error());
                            });
    }

    void finish(const Result<FileSample> &outcome)
    {
        const auto done = std::exchange(m_done, nullptr);
        if (done)
            done(outcome);
    }

    api::PlatformApi &m_api;
    QString m_connection;
    FileSelection m_selection;
    bool m_findOut;
    Done<FileSample> m_done;
    QStringList m_folders;
    int m_looked = 0;
    Call m_call;
};

} // namespace

Call readFileSample(api::PlatformApi &api, const QString &connectionId,
                    const FileSelection &selection, bool findOut, Done<FileSample> done)
{
    return Call(new SampleSearch(api, connectionId, selection, findOut, std::move(done)));
}

} // namespace dfw::presenters
