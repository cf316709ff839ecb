// SPDX-License-Identifier: Apache-2.0
#include "run/sourceitems.h"

#include "domain/filepaths.h"

#include <algorithm>
#include <QSet>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

// A column the plan names, and where it does so first.
struct NamedColumn
{
    QString name;
    QString pointer;
    const Column *planned = nullptr; ///< where the plan knows its type
    bool isRead = true;              ///< the run stops where it is not there
};

int changesBetween(const QString &from, const QString &to)
{
    QList<int> row(to.size() + 1);
    for (qsizetype i = 0; i <= to.size(); ++i)
        row[i] = static_cast<int>(i);
    for (qsizetype i = 0; i < from.size(); ++i) {
        int diagonal = row.first();
        row.first() = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < to.size(); ++j) {
            const int above = row.at(j + 1);
            row[j + 1] = from.at(i) == to.at(j)
                             ? diagonal
                             : 1 + std::min({diagonal, above, static_cast<int>(row.at(j))});
            diagonal = above;
        }
    }
    return row.last();
}

QList<NamedColumn> namedColumns(const FlowPlan &plan)
{
    QList<NamedColumn> out;
    QSet<QString> known;
    const auto add = [&](const NamedColumn &one) {
        if (known.contains(one.name))
            return;
        known.insert(one.name);
        out.append(one);
    };
    QSet<QString> mapped;
    for (const MappingRow &row : plan.mapping) {
        if (row.kind == MappingKind::Column)
            mapped.insert(row.source);
    }
    // A file source does not send its columns; those that nothing reads do no harm.
    for (qsizetype i = 0; i < plan.source.columns.size(); ++i) {
        const Column &column = plan.source.columns.at(i);
        add({.name = column.name,
             .pointer = u"/source/columns/%1"_s.arg(i),
             .planned = &column,
             .isRead = !plan.source.isFiles() || mapped.contains(column.name)});
    }
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        if (plan.mapping.at(i).kind == MappingKind::Column)
            add({.name = plan.mapping.at(i).source, .pointer = u"/mapping/%1/source"_s.arg(i)});
    }
    if (plan.source.filter) {
        for (const FilterCondition &one : plan.source.filter->conditions)
            add({.name = one.column, .pointer = u"/source/filter"_s});
    }
    if (plan.deltaColumn)
        add({.name = plan.deltaColumn->name, .pointer = u"/schedule/deltaColumn/name"_s});
    return out;
}

QString typeWord(const Column &column)
{
    return column.xdmType.isEmpty() ? column.rawType : column.xdmType;
}

bool typesDiffer(const Column &planned, const Column &found)
{
    if (planned.type() != found.type())
        return true;
    return planned.type() == ValueType::Unknown &&
           planned.rawType.compare(found.rawType, Qt::CaseInsensitive) != 0;
}

QStringList pathsOf(const QList<api::ExploreEntry> &entries, bool ofFolders)
{
    QStringList out;
    for (const api::ExploreEntry &one : entries) {
        if ((one.type == "folder"_L1) == ofFolders)
            out.append(one.path);
    }
    return out;
}

class SourceReporter
{
public:
    explicit SourceReporter(const DryRunFindings &findings)
        : m_plan(findings.plan), m_found(findings.source),
          m_pointer(m_plan.source.isFiles() ? u"/source/files/path"_s : u"/source/table"_s),
          m_wanted(m_plan.source.isFiles() ? m_plan.source.files->path : m_plan.source.table)
    {
    }

    QList<DryRunItem> items()
    {
        if (m_plan.source.newConnection)
            notChecked("AfterCreating");
        else if (!m_found.contents && !m_found.listed)
            notChecked("NeedsLookUp");
        else if (m_found.contents && *m_found.contents)
            columns((*m_found.contents)->columns);
        else if (m_found.contents)
            unreadable(m_found.contents->error());
        else
            noFile();
        return std::move(m_items);
    }

private:
    void notChecked(const char *why) { notChecked(dryRunReason(why)); }

    void notChecked(const Error &error) { tell(Verdict::NotChecked, error); }

    void tell(Verdict verdict, const Error &error)
    {
        m_items.append({.point = DryRunPoint::SourceData,
                        .step = StepId::SourceConnection,
                        .verdict = verdict,
                        .pointer = m_pointer,
                        .found = m_wanted,
                        .error = error});
    }

    void missing(const QStringList &beside)
    {
        Error error = dryRunReason(m_plan.source.isFiles() ? "FileMissing" : "TableMissing");
        error.where = m_pointer;
        error.serverText = nearestName(m_wanted, beside);
        tell(Verdict::Problem, error);
    }

    void unreadable(const Error &error)
    {
        const bool isMissing = error.kind == ErrorKind::NotFound;
        if (!m_found.listed || (!*m_found.listed && !isMissing)) {
            notChecked(error);
            return;
        }
        if (!*m_found.listed) {
            // Neither the file nor the folder it should be in, or nobody says what is there.
            m_found.listed->error().kind == ErrorKind::NotFound ? missing({}) : notChecked(error);
            return;
        }
        const QStringList paths = pathsOf(**m_found.listed, false);
        const bool hasMore = !pathsOf(**m_found.listed, true).isEmpty();
        if (paths.contains(m_wanted) || (!isMissing && hasMore))
            notChecked(error);
        else
            missing(paths);
    }

    // A folder, or a pattern of names, without any file so far.
    void noFile()
    {
        if (*m_found.listed)
            tell(Verdict::Warning, dryRunReason("NoFileYet"));
        else if (m_found.listed->error().kind == ErrorKind::NotFound)
            missing({});
        else
            notChecked(m_found.listed->error());
    }

    void columns(const QList<Column> &found)
    {
        m_items.append({.point = DryRunPoint::SourceData,
                        .step = StepId::SourceConnection,
                        .pointer = m_pointer,
                        .found = m_found.path});
        if (found.isEmpty()) {
            m_items.append({.point = DryRunPoint::SourceColumns,
                            .step = StepId::SourceConnection,
                            .verdict = Verdict::NotChecked,
                            .pointer = m_pointer,
                            .error = dryRunReason("NoColumns")});
            return;
        }
        QStringList names;
        for (const Column &column : found)
            names.append(column.name);
        const qsizetype before = m_items.size();
        const QList<NamedColumn> named = namedColumns(m_plan);
        for (const NamedColumn &one : named)
            column(one, found, names);
        if (m_items.size() == before)
            m_items.append({.point = DryRunPoint::SourceColumns,
                            .step = StepId::SourceConnection,
                            .pointer = u"/source/columns"_s,
                            .found = QString::number(named.size())});
    }

    void column(const NamedColumn &one, const QList<Column> &found, const QStringList &names)
    {
        DryRunItem item{.point = DryRunPoint::SourceColumns,
                        .step = StepId::SourceConnection,
                        .verdict = Verdict::Warning,
                        .pointer = one.pointer,
                        .found = one.name};
        const qsizetype at = names.indexOf(one.name);
        if (at < 0) {
            // Of JSON and Parquet, the columns may be no more than what the first rows have.
            const bool isCertain =
                !m_plan.source.isFiles() || m_plan.source.files->format == FileFormat::Delimited;
            item.verdict = one.isRead && isCertain ? Verdict::Problem : Verdict::Warning;
            item.error = dryRunReason("ColumnMissing");
            item.error->serverText = nearestName(one.name, names);
        } else if (one.planned && typesDiffer(*one.planned, found.at(at))) {
            item.error = dryRunReason("ColumnTypeDiffers");
            item.error->serverText = typeWord(found.at(at));
            item.error->detail = typeWord(*one.planned);
        } else {
            return;
        }
        item.error->where = one.pointer;
        m_items.append(item);
    }

    const FlowPlan &m_plan;
    const SourceFound &m_found;
    QString m_pointer;
    QString m_wanted;
    QList<DryRunItem> m_items;
};

} // namespace

QList<DryRunItem> sourceItems(const DryRunFindings &findings)
{
    return SourceReporter(findings).items();
}

QString nearestName(const QString &wanted, const QStringList &names)
{
    constexpr qsizetype mostLooked = 500; // a long list costs time, and the first ones do
    constexpr qsizetype longestName = 200;
    QString nearest;
    int fewest = -1;
    const QString low = wanted.left(longestName).toCaseFolded();
    for (const QString &name : names.first(qMin(names.size(), mostLooked))) {
        const int changes = changesBetween(low, name.left(longestName).toCaseFolded());
        if (fewest < 0 || changes < fewest) {
            fewest = changes;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace dfw::run
