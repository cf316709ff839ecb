// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include "domain/plancheck.h"
#include "domain/standardobjects.h"

#include <QHash>
#include <QRegularExpression>

namespace dfw {

using namespace Qt::StringLiterals;
using check::Collector;

namespace {

constexpr qsizetype longestExpression = 4096;
// 13 digits are milliseconds; as seconds they would lie after the year 33658.
constexpr qint64 firstMillisecondTime = 100'000'000'000;

QString rowPointer(qsizetype row, const char16_t *field)
{
    return u"/mapping/%1/%2"_s.arg(row).arg(QStringView(field));
}

// Thousands of rows ask for one of thousands of columns each. The pointers live as long as the
// plan.
QHash<QString, const Column *> columnsByName(const FlowPlan &plan)
{
    QHash<QString, const Column *> out;
    out.reserve(plan.source.columns.size());
    for (const Column &column : plan.source.columns) {
        if (!out.contains(column.name))
            out.insert(column.name, &column);
    }
    return out;
}

void checkMapping(const FlowPlan &plan, Collector &out)
{
    const QHash<QString, const Column *> columns = columnsByName(plan);
    if (plan.mapping.isEmpty())
        out.error(IssueCode::NoMappingRows, u"/mapping"_s);
    QHash<QString, qsizetype> targets;
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        const QString &target = plan.mapping.at(i).target;
        if (!target.isEmpty() && !targets.contains(target))
            targets.insert(target, i);
    }
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        const MappingRow &row = plan.mapping.at(i);
        if (row.source.isEmpty() && row.kind != MappingKind::Constant)
            out.error(IssueCode::SourceMissing, rowPointer(i, u"source"));
        else if (row.kind == MappingKind::Column && !columns.contains(row.source) &&
                 !(plan.source.isFiles() && plan.source.columns.isEmpty()))
            out.error(IssueCode::UnknownColumn, rowPointer(i, u"source"), {row.source});
        else if (row.kind == MappingKind::Expression && row.source.size() > longestExpression)
            out.error(IssueCode::ExpressionTooLong, rowPointer(i, u"source"),
                      {QString::number(row.source.size()), QString::number(longestExpression)});
        const QString pointer = rowPointer(i, u"target");
        if (row.target.isEmpty()) {
            out.error(IssueCode::TargetMissing, pointer, {row.source});
            continue;
        }
        const qsizetype first = targets.value(row.target);
        if (first != i)
            out.error(IssueCode::DuplicateTarget, pointer,
                      {row.target, row.source, plan.mapping.at(first).source});
        if (row.kind != MappingKind::Expression && isStandardObjectPath(row.target))
            out.error(IssueCode::TargetIsObject, pointer, {row.target});
        for (qsizetype dot = row.target.indexOf(u'.'); dot > 0;
             dot = row.target.indexOf(u'.', dot + 1)) {
            const QString parent = row.target.left(dot);
            if (targets.contains(parent))
                out.error(IssueCode::TargetInsideTarget, pointer,
                          {row.target, parent, plan.mapping.at(targets.value(parent)).source});
        }
    }
}

void checkDeltaColumn(const FlowPlan &plan, Collector &out)
{
    const bool once = plan.schedule.frequency == Frequency::Once;
    if (plan.source.isFiles()) { // new files are known by their dates
        if (plan.deltaColumn)
            out.error(IssueCode::DeltaColumnWithFiles, u"/schedule/deltaColumn"_s,
                      {plan.deltaColumn->name});
        return;
    }
    if (!plan.deltaColumn) {
        if (!once)
            out.error(IssueCode::DeltaColumnMissing, u"/schedule/deltaColumn"_s);
        return;
    }
    const DeltaColumn &delta = *plan.deltaColumn;
    const QString pointer = u"/schedule/deltaColumn/name"_s;
    const Column *column = plan.column(delta.name);
    if (delta.name.isEmpty())
        out.error(IssueCode::DeltaColumnMissing, pointer);
    else if (!column)
        out.error(IssueCode::DeltaColumnUnknown, pointer, {delta.name});
    else if (column->type() != ValueType::DateTime && column->type() != ValueType::Date)
        out.warning(IssueCode::DeltaColumnNotTime, pointer, {delta.name});
    static const QRegularExpression weekYear(u"Y|D"_s);
    QString pattern = delta.dateFormat;
    static const QRegularExpression quoted(u"'[^']*'"_s);
    pattern.remove(quoted); // 'T' and other literals are no pattern letters
    if (pattern.contains(weekYear))
        out.error(IssueCode::DeltaFormatWeekYear, u"/schedule/deltaColumn/dateFormat"_s,
                  {delta.dateFormat});
    if (delta.timezone != "UTC"_L1)
        out.error(IssueCode::DeltaZoneNotUtc, u"/schedule/deltaColumn/timezone"_s,
                  {delta.timezone});
}

void checkSchedule(const FlowPlan &plan, qint64 now, Collector &out)
{
    const Schedule &schedule = plan.schedule;
    if (schedule.startTime <= 0)
        out.error(IssueCode::StartMissing, u"/schedule/startTime"_s);
    else if (schedule.startTime >= firstMillisecondTime)
        out.error(IssueCode::StartInMilliseconds, u"/schedule/startTime"_s,
                  {QString::number(schedule.startTime)});
    else if (schedule.startTime < now)
        out.warning(IssueCode::StartInPast, u"/schedule/startTime"_s,
                    {QString::number(schedule.startTime)});
    if (schedule.endTime && *schedule.endTime >= firstMillisecondTime)
        out.error(IssueCode::StartInMilliseconds, u"/schedule/endTime"_s,
                  {QString::number(*schedule.endTime)});
    else if (schedule.endTime && *schedule.endTime <= schedule.startTime)
        out.error(IssueCode::EndNotAfterStart, u"/schedule/endTime"_s);
    if (schedule.frequency == Frequency::Once) {
        out.note(IssueCode::OnceIsFinal, u"/schedule/frequency"_s);
        if (schedule.interval)
            out.error(IssueCode::IntervalWithOnce, u"/schedule/interval"_s);
        if (schedule.backfill)
            out.error(IssueCode::BackfillWithOnce, u"/schedule/backfill"_s);
        return;
    }
    if (!schedule.interval)
        out.error(IssueCode::IntervalMissing, u"/schedule/interval"_s);
    else if (*schedule.interval < leastInterval(schedule.frequency))
        out.error(IssueCode::IntervalTooSmall, u"/schedule/interval"_s,
                  {QString::number(*schedule.interval),
                   QString::number(leastInterval(schedule.frequency)),
                   frequencyName(schedule.frequency)});
}

// A field is filled by a row of its own, or with the whole object by an expression.
bool isFilled(const QString &path, const QSet<QString> &mapped)
{
    if (mapped.contains(path))
        return true;
    for (qsizetype dot = path.lastIndexOf(u'.'); dot > 0; dot = path.lastIndexOf(u'.', dot - 1)) {
        if (mapped.contains(path.left(dot)))
            return true;
    }
    return false;
}

} // namespace

Fit typeFit(ValueType from, ValueType to)
{
    using enum ValueType;
    const auto structured = [](ValueType type) {
        return type == Object || type == Array || type == Map;
    };
    if (from == Unknown || to == Unknown)
        return Fit::Depends;
    if (structured(from) || structured(to))
        return from == to ? Fit::Good : Fit::Never;
    if (from == to || to == String)
        return Fit::Good;
    if (from == Integer && to == Number)
        return Fit::Good;
    if (from == String)
        return Fit::Depends;
    if ((from == Number && to == Integer) || (from == DateTime && to == Date) ||
        (from == Date && to == DateTime))
        return Fit::Depends;
    return Fit::Never;
}

QList<Issue> validate(const FlowPlan &plan, qint64 nowSeconds)
{
    Collector out;
    if (plan.name.trimmed().isEmpty())
        out.error(IssueCode::NameMissing, u"/name"_s);
    check::source(plan, out);
    check::target(plan, out);
    checkMapping(plan, out);
    checkDeltaColumn(plan, out);
    checkSchedule(plan, nowSeconds, out);
    if (const auto percent = plan.options.partialIngestionPercent;
        percent && !(*percent > 0 && *percent <= 100))
        out.error(IssueCode::PercentOutOfRange, u"/options/partialIngestionPercent"_s,
                  {QString::number(*percent)});
    return out.take();
}

QList<Issue> validateAgainstSchema(const FlowPlan &plan, const SchemaFields &fields)
{
    Collector out;
    const QHash<QString, const Column *> columns = columnsByName(plan);
    QSet<QString> mapped;
    for (qsizetype i = 0; i < plan.mapping.size(); ++i) {
        const MappingRow &row = plan.mapping.at(i);
        if (row.target.isEmpty())
            continue;
        const QString pointer = rowPointer(i, u"target");
        const SchemaField *field = fields.find(row.target);
        if (!field) {
            out.error(IssueCode::UnknownTarget, pointer, {row.target});
            continue;
        }
        if (!field->isLeaf() && row.kind != MappingKind::Expression) {
            out.error(IssueCode::TargetIsObject, pointer, {row.target});
            continue;
        }
        mapped.insert(field->path);
        const Column *column =
            row.kind == MappingKind::Column ? columns.value(row.source) : nullptr;
        // "list[0]" is an item of the list; what the items are is not known here.
        const bool isItem = field->type == ValueType::Array && row.target.endsWith(u']');
        if (!column || isItem)
            continue;
        // `type` of a time column is "string"; what it means stands in meta:xdmType.
        const QString &columnType = column->xdmType.isEmpty() ? column->rawType : column->xdmType;
        const QStringList arguments{row.source, columnType, row.target, field->rawType};
        switch (typeFit(column->type(), field->type)) {
        case Fit::Good:
            break;
        case Fit::Depends:
            out.warning(IssueCode::TypeMayNotFit, pointer, arguments);
            break;
        case Fit::Never:
            out.error(IssueCode::TypeNeverFits, pointer, arguments);
            break;
        }
    }
    for (const SchemaField &field : fields.all()) {
        if (field.required && field.isLeaf() && !field.path.contains("[]"_L1) &&
            !isFilled(field.path, mapped))
            out.error(IssueCode::RequiredNotMapped, u"/mapping"_s, {field.path});
    }
    return out.take();
}

bool isRunnable(const QList<Issue> &issues)
{
    return std::none_of(issues.begin(), issues.end(),
                        [](const Issue &issue) { return issue.severity == Severity::Error; });
}

} // namespace dfw
