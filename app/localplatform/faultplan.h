// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/httpmessage.h"

#include <chrono>
#include <optional>
#include <QMutex>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace dfw::localplatform {

/// One thing that goes wrong on purpose, for tests and for the drills of the demonstration.
struct FaultRule
{
    enum class Action {
        Answer,              ///< `status` and `body` instead of the real answer; nothing is done
        AnswerAfterHandling, ///< the request is carried out, then `status` and `body` are answered
        WithoutId,           ///< carried out; the real answer, with no ID of anything in it
        DropBeforeHandling,  ///< the connection is cut, nothing was done
        DropAfterHandling,   ///< the request is carried out, then the connection is cut without
                             ///< answer
        CutBody,           ///< carried out; half of the answer arrives, then the connection is cut
        Hang,              ///< no answer ever, nothing is done
        HangAfterHandling, ///< no answer ever, and it is done
        Delay,             ///< the real answer, `delay` later
        ChangeFirst, ///< somebody else changes the entity named by the path, just before: its etag
                     ///< is another; then the real answer
    };

    QString method;      ///< upper case; empty = any
    QString pathPattern; ///< regular expression, searched in the path as sent; empty = any
    QString linePattern; ///< the same, searched in "METHOD path"
    int nthHit = 0;      ///< the rule works from this matching request on (1 = first); 0 = on each
    int count = 1;       ///< with nthHit: on so many in a row; 0 = on all that follow
    Action action = Action::Answer;
    int status = 503; ///< 0 after handling: the real one
    QByteArray body;  ///< empty = a gateway body is made from `status`
    bool noBody = false;
    QByteArray contentType = "application/json"; ///< of `body`
    HeaderList headers;                          ///< further ones of such an answer
    std::chrono::milliseconds delay{0};
    std::optional<std::chrono::seconds> retryAfter; ///< sent as Retry-After with Answer
    bool retryAfterIsDate = false;                  ///< as an HTTP date

    bool operator==(const FaultRule &) const = default;
};

/// Rules with their hit counts. Thread safe: tests add rules while the server thread matches.
class FaultPlan
{
public:
    void add(const FaultRule &rule);
    /// Instead of those there are; the random ones stay.
    void replace(const QList<FaultRule> &rules);
    /// Whatever no rule is due for meets one of `faults` that fits its method and path, with this
    /// probability (0 to 1); their nthHit and count do not matter. The same seed draws the same.
    void setRandom(quint32 seed, double probability, const QList<FaultRule> &faults);
    /// The random ones as well.
    void clear();
    /// Counts the request on every rule that matches it and returns the first one that is due.
    std::optional<FaultRule> match(const HttpRequest &request);

private:
    struct Counted
    {
        FaultRule rule;
        QRegularExpression path;
        QRegularExpression line;
        int hits = 0;

        explicit Counted(const FaultRule &one);
        bool fits(const HttpRequest &request) const;
        bool isDue() const;
    };
    std::optional<FaultRule> drawn(const HttpRequest &request);

    QMutex m_mutex;
    QList<Counted> m_rules;
    QList<Counted> m_random;
    QRandomGenerator m_dice;
    double m_probability = 0;
};

} // namespace dfw::localplatform
