// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/httpmessage.h"

#include <chrono>
#include <optional>
#include <QMutex>
#include <QRegularExpression>

namespace dfw::localplatform {

/// One thing that goes wrong on purpose, for tests and for the drills of the demonstration.
struct FaultRule
{
    enum class Action {
        Answer,              ///< `status` and `body` instead of the real answer; nothing is done
        AnswerAfterHandling, ///< the request is carried out, then `status` and `body` are answered
        DropBeforeHandling,  ///< the connection is cut, nothing was done
        DropAfterHandling,   ///< the request is carried out, then the connection is cut without
                             ///< answer
        CutBody, ///< carried out; half of the answer arrives, then the connection is cut
        Hang,    ///< no answer ever
        Delay,   ///< the real answer, `delay` later
    };

    QString method;      ///< upper case; empty = any
    QString pathPattern; ///< regular expression, searched in the path as sent; empty = any
    int nthHit = 0;      ///< the rule works on this matching request only (1 = first); 0 = on each
    Action action = Action::Answer;
    int status = 503;
    QByteArray body; ///< empty = a gateway body is made from `status`
    std::chrono::milliseconds delay{0};
    std::optional<std::chrono::seconds> retryAfter; ///< sent as Retry-After with Answer

    bool operator==(const FaultRule &) const = default;
};

/// Rules with their hit counts. Thread safe: tests add rules while the server thread matches.
class FaultPlan
{
public:
    void add(const FaultRule &rule);
    void clear();
    /// Counts the request on every rule that matches it and returns the first one that is due.
    std::optional<FaultRule> match(const HttpRequest &request);

private:
    struct Counted
    {
        FaultRule rule;
        QRegularExpression pattern;
        int hits = 0;
    };
    QMutex m_mutex;
    QList<Counted> m_rules;
};

} // namespace dfw::localplatform
