// SPDX-License-Identifier: Apache-2.0
#include "run/lostcreate.h"

#include "api/wire/flowwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/problemwire.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using wire::FoundResource;
using wire::Resource;

namespace {

// A clock that the service itself told may still be that of another of its machines.
constexpr qint64 toleranceMs = 5 * 60 * 1000;
// Fifty pages of a hundred: who has more is not searched to the end in one go.
constexpr int mostPages = 50;

// Rows come back in an order of the service's own.
Mapping sorted(Mapping rows)
{
    std::sort(rows.begin(), rows.end(), [](const MappingRow &a, const MappingRow &b) {
        return std::tie(a.target, a.source) < std::tie(b.target, b.source);
    });
    return rows;
}

Error pagingNeverEnds()
{
    return {
        .kind = ErrorKind::Protocol, .operation = u"findResources"_s, .code = u"PagingNeverEnds"_s};
}

class FindOperation : public Operation
{
public:
    FindOperation(net::Transport &transport, LostCreate lost, Done<QList<Candidate>> done)
        : m_transport(transport), m_lost(std::move(lost)), m_kind(*resourceOf(m_lost.step)),
          m_done(std::move(done))
    {
        askPage({});
    }
    void cancel() override
    {
        m_done = nullptr;
        m_call.cancel();
    }

private:
    void askPage(const QString &continuation)
    {
        ++m_pages;
        const net::Request request = wire::findResources(m_kind, m_lost.name, continuation);
        send(request, [this, continuation](const net::Response &response) {
            const auto page = wire::readFound(m_kind, response);
            if (!page) {
                end(page.error());
                return;
            }
            takePage(*page, continuation);
        });
    }

    void takePage(const wire::FoundPage &page, const QString &asked)
    {
        bool older = false;
        for (const FoundResource &one : page.resources) {
            const bool old = m_lost.serverMs > 0 && one.createdAt > 0 &&
                             one.createdAt < m_lost.serverMs - toleranceMs;
            older = older || old;
            if (!old && mayBeOurs(one))
                m_found.append(one);
        }
        const QString next = wire::continuationAfter(m_kind, page, asked);
        // Where the newest come first, nothing that follows an old one is ours.
        const bool sortedByTime = m_kind != Resource::MappingSet;
        if (next.isEmpty() || next == asked || (older && sortedByTime)) {
            lookCloser();
            return;
        }
        if (m_pages < mostPages) {
            askPage(next);
            return;
        }
        end(pagingNeverEnds());
    }

    bool mayBeOurs(const FoundResource &one) const
    {
        if (m_lost.known.contains(one.id))
            return false;
        if (m_kind == Resource::MappingSet)
            return one.schemaId == m_lost.schemaId;
        if (one.name != m_lost.name)
            return false;
        if (m_kind == Resource::Identity)
            return one.schemaId == m_lost.schemaId;
        return one.description.contains(m_lost.runTag) || one.name.contains(m_lost.runTag);
    }

    // Only one that is read whole shows its rows.
    void lookCloser()
    {
        if (m_kind != Resource::MappingSet) {
            endWellWith(m_found);
            return;
        }
        if (m_looked == m_found.size()) {
            if (m_matching.isEmpty())
                endWellWith({});
            else
                dropThoseInUse({});
            return;
        }
        const FoundResource set = m_found.at(m_looked++);
        send(wire::getMappingSet(set.id, set.version), [this, set](const net::Response &response) {
            const auto read = wire::readMappingSet(response);
            if (!read) {
                end(read.error());
                return;
            }
            if (sorted(read->rows) == sorted(m_lost.rows))
                m_matching.append(set);
            lookCloser();
        });
    }

    // The lost one has no flow yet; one that has is somebody's, even with the very same rows.
    void dropThoseInUse(const QString &continuation)
    {
        send(wire::listFlows(continuation), [this](const net::Response &response) {
            const auto page = wire::readFlowMappings(response);
            if (!page) {
                end(page.error());
                return;
            }
            for (const api::FlowMapping &flow : page->flows)
                m_matching.removeIf(
                    [&flow](const FoundResource &one) { return one.id == flow.mappingSetId; });
            if (page->next.isEmpty())
                endWellWith(m_matching);
            else if (++m_pages < 2 * mostPages)
                dropThoseInUse(page->next);
            else
                end(pagingNeverEnds());
        });
    }

    void send(const net::Request &request, std::function<void(const net::Response &)> then)
    {
        // Kept until the end: destroying it here would destroy the function we are in.
        const Call ended = std::move(m_call);
        m_call = m_transport.send(
            request, [this, request, then = std::move(then)](const Result<net::Response> &outcome) {
                if (!outcome) {
                    end(outcome.error());
                    return;
                }
                if (const auto problem = wire::readProblem(request, *outcome)) {
                    end(*problem);
                    return;
                }
                const auto next = then; // sending destroys this function
                next(*outcome);
            });
    }

    void endWellWith(QList<FoundResource> found)
    {
        std::stable_sort(found.begin(), found.end(),
                         [](const FoundResource &a, const FoundResource &b) {
                             return a.createdAt < b.createdAt;
                         });
        QList<Candidate> out;
        for (const FoundResource &one : std::as_const(found)) {
            out.append({.id = one.id,
                        .etag = one.etag,
                        .name = one.name,
                        .createdAt = one.createdAt,
                        .version = m_kind == Resource::MappingSet ? QJsonValue(one.version.toInt())
                                                                  : QJsonValue()});
        }
        end(out);
    }

    void end(const Result<QList<Candidate>> &result)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(result);
    }

    net::Transport &m_transport;
    LostCreate m_lost;
    Resource m_kind;
    Done<QList<Candidate>> m_done;
    Call m_call;
    QList<FoundResource> m_found;
    QList<FoundResource> m_matching;
    qsizetype m_looked = 0;
    int m_pages = 0;
};

} // namespace

std::optional<Resource> resourceOf(StepId step)
{
    switch (step) {
    case StepId::BaseConnection:
    case StepId::DatasetConnection:
        return Resource::Connection;
    case StepId::FieldGroup:
        return Resource::FieldGroup;
    case StepId::Schema:
    case StepId::AdHocSchema:
        return Resource::Schema;
    case StepId::AdHocClass:
        return Resource::Class;
    case StepId::Identities:
        return Resource::Identity;
    case StepId::Dataset:
        return Resource::Dataset;
    case StepId::SourceConnection:
        return Resource::SourceConnection;
    case StepId::TargetConnection:
        return Resource::TargetConnection;
    case StepId::MappingSet:
        return Resource::MappingSet;
    case StepId::Flow:
        return Resource::Flow;
    case StepId::ConnectionSpec:
    case StepId::SchemaParts:
    case StepId::ConnectionTest:
    case StepId::FlowSpec:
    case StepId::Profile: // changes the schema
        break;
    }
    return std::nullopt;
}

Call findLostCreate(net::Transport &transport, const LostCreate &lost, Done<QList<Candidate>> done)
{
    return Call(new FindOperation(transport, lost, std::move(done)));
}

} // namespace dfw::run
