// SPDX-License-Identifier: Apache-2.0
//
// What a dry run asks the source: the table or a file with its columns and first rows, and what
// stands beside it where it is not there.
#include "api/wire/explorewire.h"
#include "domain/filepaths.h"
#include "run/answer.h"
#include "run/dryrun.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;

namespace {

constexpr int mostFolders = 12;
constexpr qsizetype mostRows = 20;

// Only what the plan reads leaves the source again.
SampleRows firstRows(const SampleRows &sample, const QList<Column> &columns)
{
    SampleRows out;
    QList<qsizetype> kept;
    for (const Column &column : columns) {
        const qsizetype at = sample.columns.indexOf(column.name);
        if (at < 0)
            continue;
        kept.append(at);
        out.columns.append(column.name);
    }
    for (const QVariantList &row : sample.rows.first(qMin(sample.rows.size(), mostRows))) {
        QVariantList values;
        for (const qsizetype at : std::as_const(kept))
            values.append(row.value(at));
        out.rows.append(values);
    }
    return kept.isEmpty() ? SampleRows() : out;
}

net::Request listing(const QString &connectionId, const QString &folder)
{
    return folder.isEmpty() || folder == "/"_L1 ? wire::exploreRoot(connectionId)
                                                : wire::exploreFolder(connectionId, folder);
}

} // namespace

void DryRun::askSource()
{
    const SourcePlan &source = m_findings.plan.source;
    const auto &connection = m_findings.facts.baseConnection;
    if (!connection || (!source.isFiles() && source.table.isEmpty())) { // a stream has neither
        askPreview();
        return;
    }
    m_folders.clear();
    m_foldersAsked = 0;
    if (!source.isFiles()) {
        readSource(wire::exploreTable(connection->id, source.table), source.table);
    } else if (!source.files->isFolder) {
        readSource(wire::exploreFile(connection->id, *source.files, false), source.files->path);
    } else {
        m_folders.append(folderOf(*source.files));
        askFolder();
    }
}

void DryRun::readSource(const net::Request &request, const QString &path)
{
    ask(request, [this, request, path](const Result<net::Response> &outcome) {
        SourceFound &found = m_findings.source;
        found.path = path;
        found.contents = readAnswer<api::TableContents>(
            request, outcome, [&request](const net::Response &response) {
                return wire::readTableContents(response, request.operation);
            });
        const Result<api::TableContents> &contents = *found.contents;
        const bool maybeMissing = !contents && (contents.error().kind == ErrorKind::NotFound ||
                                                contents.error().kind == ErrorKind::Refused);
        if (maybeMissing && !found.listed) {
            askBeside();
            return;
        }
        if (contents && m_sample.rows.isEmpty())
            m_sample = firstRows(contents->sample, m_findings.plan.source.columns);
        askPreview();
    });
}

void DryRun::askBeside()
{
    const SourcePlan &source = m_findings.plan.source;
    const net::Request request = listing(m_findings.facts.baseConnection->id,
                                         source.isFiles() ? folderOf(*source.files) : QString());
    ask(request, [this, request](const Result<net::Response> &outcome) {
        takeListing(request, outcome);
        askPreview();
    });
}

// Folders one after the other until one holds a file that the plan means.
void DryRun::askFolder()
{
    const net::Request request =
        listing(m_findings.facts.baseConnection->id, m_folders.takeFirst());
    ++m_foldersAsked;
    ask(request, [this, request](const Result<net::Response> &outcome) {
        takeListing(request, outcome);
        const auto &listed = *m_findings.source.listed;
        const FileSelection &wanted = *m_findings.plan.source.files;
        if (listed) {
            for (const api::ExploreEntry &entry : *listed) {
                if (entry.type == "file"_L1 && matches(wanted, entry.path)) {
                    FileSelection one = wanted;
                    one.path = entry.path;
                    readSource(wire::exploreFile(m_findings.facts.baseConnection->id, one, false),
                               entry.path);
                    return;
                }
                if (entry.type == "folder"_L1 && wanted.recursive)
                    m_folders.append(entry.path);
            }
        }
        if (listed && !m_folders.isEmpty() && m_foldersAsked < mostFolders)
            askFolder();
        else
            askPreview();
    });
}

void DryRun::takeListing(const net::Request &request, const Result<net::Response> &outcome)
{
    m_findings.source.listed = readAnswer<QList<api::ExploreEntry>>(
        request, outcome, [&request](const net::Response &response) {
            return wire::readExploreEntries(response, request.operation);
        });
}

} // namespace dfw::run
