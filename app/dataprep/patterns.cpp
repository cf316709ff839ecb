// SPDX-License-Identifier: Apache-2.0
#include "dataprep/patterns.h"

#include <QHash>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

PatternSearch::PatternSearch(const QString &pattern)
{
    // Enough for any sensible search. The limit counts anew at every position of the text, which is
    // why the text is limited as well. A pattern may lower the limits but not raise them; a verb of
    // its own in front is not Java's language anyway.
    static const QString limits = u"(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=20000)"_s;
    constexpr qsizetype mostKept = 64;
    thread_local QHash<QString, QRegularExpression> compiled;
    auto found = compiled.constFind(pattern);
    if (found == compiled.constEnd()) {
        if (compiled.size() >= mostKept)
            compiled.clear();
        found = compiled.insert(pattern, QRegularExpression(limits + pattern));
    }
    m_expression = *found;
    m_valid = !pattern.startsWith("(*"_L1) && m_expression.isValid();
}

} // namespace dfw::dataprep
