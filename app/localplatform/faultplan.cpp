// SPDX-License-Identifier: Apache-2.0
#include "localplatform/faultplan.h"

#include <QMutexLocker>

namespace dfw::localplatform {

void FaultPlan::add(const FaultRule &rule)
{
    QMutexLocker lock(&m_mutex);
    m_rules.append({rule, QRegularExpression(rule.pathPattern), 0});
}

void FaultPlan::clear()
{
    QMutexLocker lock(&m_mutex);
    m_rules.clear();
}

std::optional<FaultRule> FaultPlan::match(const HttpRequest &request)
{
    QMutexLocker lock(&m_mutex);
    std::optional<FaultRule> due;
    for (Counted &counted : m_rules) {
        const FaultRule &rule = counted.rule;
        if (!rule.method.isEmpty() && rule.method.toLatin1() != request.method)
            continue;
        if (!rule.pathPattern.isEmpty() && !counted.pattern.match(request.path).hasMatch())
            continue;
        ++counted.hits;
        if (!due && (rule.nthHit == 0 || rule.nthHit == counted.hits))
            due = rule;
    }
    return due;
}

} // namespace dfw::localplatform
