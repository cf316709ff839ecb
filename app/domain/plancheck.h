// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "domain/validation.h"

// The rooms of validate(); private to domain.

namespace dfw::check {

class Collector
{
public:
    void error(IssueCode code, const QString &pointer, const QStringList &arguments = {})
    {
        m_issues.append({code, Severity::Error, pointer, arguments});
    }
    void warning(IssueCode code, const QString &pointer, const QStringList &arguments = {})
    {
        m_issues.append({code, Severity::Warning, pointer, arguments});
    }
    void note(IssueCode code, const QString &pointer, const QStringList &arguments = {})
    {
        m_issues.append({code, Severity::Note, pointer, arguments});
    }
    QList<Issue> take() { return std::move(m_issues); }

private:
    QList<Issue> m_issues;
};

/// The source's names, kind, base connection, table or files, columns and filter.
void source(const FlowPlan &plan, Collector &out);
/// Schema and dataset, those that exist and those to be made.
void target(const FlowPlan &plan, Collector &out);

} // namespace dfw::check
