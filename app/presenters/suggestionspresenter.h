// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/mapping.h"
#include "domain/schemafield.h"
#include "mapping/suggestion.h"

#include <QHash>
#include <QObject>
#include <thread>

namespace dfw::presenters {

class MappingPresenter;

/// Suggested lines: shown beside the rows, in no plan before they are accepted. A column that has a
/// row of its own, and a field that is taken, are left alone. They are forgotten when the columns
/// or the schema are no longer those they were made for.
class SuggestionsPresenter : public QObject
{
    Q_OBJECT
public:
    explicit SuggestionsPresenter(MappingPresenter &mapping, QObject *parent = nullptr);
    ~SuggestionsPresenter() override;

    /// Works them out from the presenter's rows, columns, fields and sample as they are now, in
    /// another thread; changed() follows. A run under way is dropped.
    void compute();
    /// The sample rows came after the suggestions: works them out again with what the values say.
    void takeSample();
    bool isBusy() const { return m_busy; }
    /// True once they have been worked out for these columns and this schema, whether or not there
    /// are any.
    bool isComputed() const { return m_computed; }
    /// How long the last run took.
    qint64 tookMs() const { return m_tookMs; }

    void set(const QList<mapping::Suggestion> &suggestions);
    void dismiss();
    bool isEmpty() const { return m_all.isEmpty(); }

    /// 0…1; suggestions below it are neither shown nor accepted.
    double threshold() const { return m_threshold; }
    void setThreshold(double threshold);

    /// What is shown for a column; nullptr where there is nothing to suggest or no longer.
    const mapping::Suggestion *shownFor(const QString &column) const;
    /// The same at any threshold, for a column that is looked at by itself.
    const mapping::Suggestion *openFor(const QString &column) const;
    /// Those shown, in the order of the columns.
    QList<mapping::Suggestion> shown() const;
    int shownCount() const;
    /// Those that could be shown at some threshold.
    int openCount() const;
    /// The presenter's rows with the shown suggestions taken as targets: all, or of these columns.
    /// Rows that have a target stay as they are.
    Mapping accepted(const QStringList &onlyColumns = {}) const;

Q_SIGNALS:
    void changed();

private:
    void take(int run, const QList<mapping::Suggestion> &suggestions, qint64 ms);
    void keepOrForget();
    void stopWorker();

    MappingPresenter &m_mapping;
    QList<mapping::Suggestion> m_all;
    QHash<QString, qsizetype> m_byColumn;
    double m_threshold = mapping::defaultThreshold;
    QList<Column> m_columns; ///< those the suggestions were made for
    SchemaFields m_fields;
    bool m_sampled = false; ///< there were values to look at
    bool m_busy = false;
    bool m_computed = false;
    int m_run = 0;
    qint64 m_tookMs = 0;
    std::jthread m_worker; ///< last, so that it ends first
};

} // namespace dfw::presenters
