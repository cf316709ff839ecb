// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/source.h"

namespace dfw::localplatform {

class SourceData;

/// A part of the demo tables, as one base connection sees them.
class TableSource : public Source
{
public:
    struct View
    {
        QString system; ///< "servicedesk/": what the names of its tables begin with, never shown
        QString prefix; ///< "staging.": only these of its tables
    };
    /// `data` must outlive the source and its readers.
    TableSource(const SourceData &data, View view) : m_data(data), m_view(std::move(view)) {}

    Result<QList<SourceEntry>> list(const QString &folder) override;
    Result<SourceSample> describe(const SourceSelection &selection, int rows) override;
    Result<std::unique_ptr<RowReader>> read(const SourceSelection &selection,
                                            const QStringList &columns,
                                            const DeltaWindow &window) override;

private:
    /// The columns of a table in view; empty for any other.
    QList<SourceColumn> columnsOf(const QString &path) const;

    const SourceData &m_data;
    View m_view;
};

/// Tables that are worked out instead of stored: as many and as wide as wanted, listed at once.
class GeneratedSource : public Source
{
public:
    GeneratedSource(int tables, int columns) : m_tables(tables), m_columns(columns) {}

    Result<QList<SourceEntry>> list(const QString &folder) override;
    Result<SourceSample> describe(const SourceSelection &selection, int rows) override;
    Result<std::unique_ptr<RowReader>> read(const SourceSelection &selection,
                                            const QStringList &columns,
                                            const DeltaWindow &window) override;

private:
    bool has(const QString &path) const;

    int m_tables;
    int m_columns;
};

} // namespace dfw::localplatform
