// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"
#include "mapping/suggestion.h"

#include <QHash>
#include <QObject>

namespace dfw::presenters {

class MappingPresenter;

/// Suggested lines: shown beside the rows, in no plan before they are accepted. A column that has a
/// row of its own, and a field that is taken, are left alone.
class SuggestionsPresenter : public QObject
{
    Q_OBJECT
public:
    explicit SuggestionsPresenter(MappingPresenter &mapping, QObject *parent = nullptr);

    void set(const QList<mapping::Suggestion> &suggestions);
    void dismiss() { set({}); }
    bool isEmpty() const { return m_all.isEmpty(); }

    /// 0…1; suggestions below it are neither shown nor accepted.
    double threshold() const { return m_threshold; }
    void setThreshold(double threshold);

    /// What is shown for a column; nullptr where there is nothing to suggest or no longer.
    const mapping::Suggestion *shownFor(const QString &column) const;
    /// Those shown, in the order of the columns.
    QList<mapping::Suggestion> shown() const;
    /// The presenter's rows with the shown suggestions taken as targets: all, or of these columns.
    Mapping accepted(const QStringList &onlyColumns = {}) const;

Q_SIGNALS:
    void changed();

private:
    MappingPresenter &m_mapping;
    QList<mapping::Suggestion> m_all;
    QHash<QString, qsizetype> m_byColumn;
    double m_threshold = mapping::defaultThreshold;
};

} // namespace dfw::presenters
