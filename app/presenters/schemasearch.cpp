// SPDX-License-Identifier: Apache-2.0
#include "presenters/schemasearch.h"

#include <algorithm>

namespace dfw::presenters {

namespace {

// One schema may be broken; after some in a row the service is.
constexpr int mostFailures = 3;

} // namespace

SchemaSearch::SchemaSearch(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::aboutToChange, this, &SchemaSearch::forget);
}

void SchemaSearch::forget()
{
    m_call.cancel();
    m_known.clear();
    m_left.clear();
    m_done = m_all = 0;
    m_task = {};
    Q_EMIT changed();
}

void SchemaSearch::cancel()
{
    m_call.cancel();
    m_left.clear();
    if (m_task.isBusy())
        m_task.state = Task::State::Cancelled;
    Q_EMIT changed();
}

void SchemaSearch::readAll(const QStringList &schemaIds)
{
    if (!m_session.isConnected() || m_task.isBusy())
        return;
    m_left = schemaIds;
    m_left.removeIf([this](const QString &id) { return knows(id); });
    m_all = static_cast<int>(schemaIds.size());
    m_done = m_all - static_cast<int>(m_left.size());
    m_failures = 0;
    m_error.reset();
    m_task = {.state = Task::State::Busy};
    readNext();
}

void SchemaSearch::readNext()
{
    if (m_left.isEmpty() || m_failures >= mostFailures) {
        m_left.clear();
        m_task = {.state = m_error ? Task::State::Failed : Task::State::Ready, .error = m_error};
        Q_EMIT changed();
        return;
    }
    Q_EMIT changed();
    const QString id = m_left.takeFirst();
    m_call = m_session.api().schema(id, [this, id](const Result<api::Schema> &schema) {
        if (schema) {
            m_failures = 0;
            remember(id, schema->fields);
        } else {
            ++m_failures;
            m_error = schema.error();
        }
        ++m_done;
        readNext();
    });
}

void SchemaSearch::remember(const QString &schemaId, const SchemaFields &fields)
{
    Known known;
    known.paths.reserve(fields.all().size());
    known.lines.reserve(fields.all().size());
    for (const SchemaField &field : fields.all()) {
        known.lines.append(known.text.size());
        known.paths.append(field.path);
        known.text += field.path.toLower() + u'\t' + field.title.toLower() + u'\n';
    }
    m_known.insert(schemaId, known);
}

FieldHit SchemaSearch::find(const QString &schemaId, const QString &text) const
{
    FieldHit out;
    const auto known = m_known.constFind(schemaId);
    const QString wanted = text.toLower();
    if (known == m_known.constEnd() || wanted.isEmpty())
        return out;
    for (qsizetype at = known->text.indexOf(wanted); at >= 0;) {
        const auto next = std::upper_bound(known->lines.begin(), known->lines.end(), at);
        if (out.count++ == 0)
            out.firstPath = known->paths.at(std::distance(known->lines.begin(), next) - 1);
        at = next == known->lines.end() ? -1 : known->text.indexOf(wanted, *next);
    }
    return out;
}

} // namespace dfw::presenters
