// SPDX-License-Identifier: Apache-2.0
#include "localplatform/faultplan.h"

#include <QMutexLocker>

namespace dfw::localplatform {

FaultPlan::Counted::Counted(const FaultRule &one)
    : rule(one), path(one.pathPattern), line(one.linePattern)
{
}

bool FaultPlan::Counted::fits(const HttpRequest &request) const
{
    return (rule.method.isEmpty() || rule.method.toLatin1() == request.method) &&
           (rule.pathPattern.isEmpty() || path.match(request.path).hasMatch()) &&
           (rule.linePattern.isEmpty() ||
            line.match(QString::fromLatin1(request.method) + u' ' + request.path).hasMatch());
}

bool FaultPlan::Counted::isDue() const
{
    if (rule.nthHit == 0)
        return true;
    return hits >= rule.nthHit && (rule.count == 0 || hits < rule.nthHit + rule.count);
}

void FaultPlan::add(const FaultRule &rule)
{
    QMutexLocker lock(&m_mutex);
    m_rules.append(Counted(rule));
}

void FaultPlan::replace(const QList<FaultRule> &rules)
{
    QMutexLocker lock(&m_mutex);
    m_rules.clear();
    for (const FaultRule &rule : rules)
        m_rules.append(Counted(rule));
}

void FaultPlan::setRandom(quint32 seed, double probability, const QList<FaultRule> &faults)
{
    QMutexLocker lock(&m_mutex);
    m_random.clear();
    for (const FaultRule &rule : faults)
        m_random.append(Counted(rule));
    m_dice.seed(seed);
    m_probability = probability;
}

void FaultPlan::clear()
{
    QMutexLocker lock(&m_mutex);
    m_rules.clear();
    m_random.clear();
}

std::optional<FaultRule> FaultPlan::match(const HttpRequest &request)
{
    QMutexLocker lock(&m_mutex);
    std::optional<FaultRule> due;
    for (Counted &counted : m_rules) {
        if (!counted.fits(request))
            continue;
        ++counted.hits;
        if (!due && counted.isDue())
            due = counted.rule;
    }
    return due ? due : drawn(request);
}

std::optional<FaultRule> FaultPlan::drawn(const HttpRequest &request)
{
    QList<const Counted *> fitting;
    for (const Counted &counted : std::as_const(m_random)) {
        if (counted.fits(request))
            fitting.append(&counted);
    }
    if (fitting.isEmpty() || m_dice.generateDouble() >= m_probability)
        return std::nullopt;
    return fitting.at(m_dice.bounded(static_cast<int>(fitting.size())))->rule;
}

} // namespace dfw::localplatform
