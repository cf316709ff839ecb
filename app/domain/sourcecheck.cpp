// SPDX-License-Identifier: Apache-2.0
#include "domain/connectors.h"
#include "domain/plancheck.h"

#include <algorithm>
#include <QHash>
#include <QRegularExpression>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

// IDs that the published tutorials print as source specs and that are none, nor a misprint of one.
const QStringList &knownNonSpecs()
{
    static const QStringList ids{
        u"521eee4d-8cbe-4906-bb48-fb6bd4450033"_s,  // provider, streaming
        u"c604ff05-7f1a-43c0-8e18-33bf874cb11c"_s}; // data lake: targets only
    return ids;
}

void checkSpec(const SourcePlan &source, check::Collector &out)
{
    static const QRegularExpression uuid(
        uR"(^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z)"_s);
    const QString &id = source.connectionSpec.id;
    const QString pointer = u"/source/connectionSpec/id"_s;
    if (const QString right = correctedSpecId(id); !right.isEmpty()) {
        out.error(IssueCode::WrongSpecId, pointer, {id, right, connectorById(right)->name});
        return;
    }
    if (!uuid.match(id).hasMatch() || knownNonSpecs().contains(id.toLower())) {
        out.error(IssueCode::NotAConnectionSpecId, pointer, {id});
        return;
    }
    const Connector *connector = connectorById(id);
    if (!connector)
        return; // newer than this program; the live spec decides
    if (connector->kind == SourceKind::Streaming)
        out.error(IssueCode::StreamingSource, pointer, {connector->name});
    else if (!source.flowSpecName.isEmpty() && connector->flowSpec != source.flowSpecName)
        out.error(IssueCode::OtherFlowSpec, u"/source/flowSpec"_s,
                  {connector->name, connector->flowSpec, source.flowSpecName});
    else if (connector->kind == SourceKind::Files && !source.isFiles())
        out.error(IssueCode::KindIsFiles, u"/source/table"_s, {connector->name});
    else if (connector->kind == SourceKind::Tables && source.isFiles())
        out.error(IssueCode::KindIsTables, u"/source/files"_s, {connector->name});
    if (connector->deprecated)
        out.warning(IssueCode::SourceDeprecated, pointer, {connector->name});
}

void checkNewConnection(const SourcePlan &source, check::Collector &out)
{
    const NewBaseConnection &created = *source.newConnection;
    const QString place = u"/source/baseConnection/create"_s;
    if (created.name.trimmed().isEmpty())
        out.error(IssueCode::NameMissing, place + u"/name"_s);
    const Connector *connector = connectorById(source.connectionSpec.id);
    if (!connector || connector->authSpecs.isEmpty())
        return;
    if (created.authSpec.isEmpty()) {
        out.error(IssueCode::AuthSpecMissing, place + u"/authSpec"_s);
        return;
    }
    QStringList names;
    const AuthSpec *chosen = nullptr;
    for (const AuthSpec &spec : connector->authSpecs) {
        names.append(spec.name);
        if (spec.name == created.authSpec)
            chosen = &spec;
    }
    if (!chosen) {
        out.warning(IssueCode::AuthSpecUnknown, place + u"/authSpec"_s,
                    {created.authSpec, names.join(u", "_s)});
        return;
    }
    for (const AuthParameter &parameter : chosen->parameters) {
        if (parameter.secret && created.params.contains(parameter.name))
            out.error(IssueCode::SecretInPlan, place + u"/params/"_s + parameter.name,
                      {parameter.name});
    }
}

void checkFiles(const FileSelection &files, check::Collector &out)
{
    const QString place = u"/source/files/"_s;
    const auto only = [&](const QString &name, const QString &value, bool allowed) {
        if (!value.isEmpty() && !allowed)
            out.error(IssueCode::FilePropertyNotForFormat, place + name,
                      {name, fileFormatName(files.format)});
    };
    if (files.path.trimmed().isEmpty())
        out.error(IssueCode::PathMissing, place + u"path"_s);
    const bool delimited = files.format == FileFormat::Delimited;
    only(u"columnDelimiter"_s, files.columnDelimiter, delimited);
    only(u"encoding"_s, files.encoding, delimited);
    only(u"compression"_s, files.compression, files.format != FileFormat::Parquet);
    if (delimited && files.columnDelimiter.size() > 1)
        out.error(IssueCode::DelimiterNotOneCharacter, place + u"columnDelimiter"_s,
                  {files.columnDelimiter});
}

void checkColumns(const SourcePlan &source, check::Collector &out)
{
    if (source.columns.isEmpty() && !source.isFiles())
        out.error(IssueCode::NoColumns, u"/source/columns"_s);
    QHash<QString, qsizetype> seen;
    for (qsizetype i = 0; i < source.columns.size(); ++i) {
        const QString &name = source.columns.at(i).name;
        const QString pointer = u"/source/columns/%1/name"_s.arg(i);
        if (name.isEmpty())
            out.error(IssueCode::NameMissing, pointer);
        else if (seen.contains(name))
            out.error(IssueCode::DuplicateColumn, pointer,
                      {name, QString::number(seen.value(name) + 1)});
        else
            seen.insert(name, i);
    }
}

// The filter may name columns that are not brought along, so only the shape is checked.
void checkFilter(const SourcePlan &source, check::Collector &out)
{
    const RowFilter &filter = *source.filter;
    if (source.isFiles())
        out.error(IssueCode::FilterWithFiles, u"/source/filter"_s);
    if (filter.conditions.isEmpty())
        out.error(IssueCode::FilterEmpty, u"/source/filter/conditions"_s);
    for (qsizetype i = 0; i < filter.conditions.size(); ++i) {
        const FilterCondition &one = filter.conditions.at(i);
        const QString place = u"/source/filter/conditions/%1/"_s.arg(i);
        if (one.column.isEmpty())
            out.error(IssueCode::FilterColumnUnknown, place + u"column"_s);
        if (!knownComparisons().contains(one.comparison)) {
            out.error(IssueCode::FilterComparisonUnknown, place + u"comparison"_s,
                      {one.comparison, knownComparisons().join(u", "_s)});
            continue;
        }
        const qsizetype count = one.values.size();
        const bool fine = one.comparison == "isNull"_L1 ? count == 0
                          : one.comparison == "in"_L1   ? count > 0
                                                        : count == 1;
        if (!fine)
            out.error(IssueCode::FilterValueCount, place + u"values"_s,
                      {one.column, one.comparison});
    }
}

} // namespace

QStringList knownComparisons()
{
    return {u"="_s, u"=="_s, u"!="_s,   u"<"_s,  u"<="_s,
            u">"_s, u">="_s, u"like"_s, u"in"_s, u"isNull"_s};
}

void check::source(const FlowPlan &plan, Collector &out)
{
    const SourcePlan &source = plan.source;
    if (source.name.trimmed().isEmpty())
        out.error(IssueCode::NameMissing, u"/source/name"_s);
    if (source.newConnection)
        checkNewConnection(source, out);
    else if (source.baseConnectionId.isEmpty())
        out.error(IssueCode::BaseConnectionMissing, u"/source/baseConnection/id"_s);
    checkSpec(source, out);
    if (source.files)
        checkFiles(*source.files, out);
    else if (source.table.trimmed().isEmpty())
        out.error(IssueCode::TableMissing, u"/source/table"_s);
    checkColumns(source, out);
    if (source.filter)
        checkFilter(source, out);
}

} // namespace dfw
