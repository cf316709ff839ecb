// SPDX-License-Identifier: Apache-2.0
#include "storage/draftfile.h"
#include "storage/planfile.h"
#include "storage/planschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto draftFormat = "dataflow-draft"_L1;
// What only a program of the second version can give back makes the draft one of that version: an
// older program would go on with the rest, write its own draft over this one, and so destroy it.
constexpr int plainVersion = 1;
constexpr int signInVersion = 2;

Error refusal(const QString &code)
{
    return {.kind = ErrorKind::Storage, .operation = u"loadDraft"_s, .code = code};
}

QJsonObject written(const MappingRow &row)
{
    return {{u"kind"_s, mappingKindName(row.kind)},
            {u"source"_s, row.source},
            {u"target"_s, row.target}};
}

QJsonObject written(const DraftFilterLine &line)
{
    return {{u"column"_s, line.column},
            {u"comparison"_s, line.comparison},
            {u"not"_s, line.negated},
            {u"text"_s, line.text}};
}

QStringList texts(const QJsonValue &list)
{
    QStringList out;
    const QJsonArray items = list.toArray();
    for (const QJsonValue &item : items) {
        if (item.isString())
            out.append(item.toString());
    }
    return out;
}

QJsonObject written(const TypedSignIn &form);

template<typename T>
QJsonArray allWritten(const QList<T> &items)
{
    QJsonArray out;
    for (const T &item : items)
        out.append(written(item));
    return out;
}

// A plan file names a thing by its ID or makes it, has a table or files, and has no word for a
// number that is none. While somebody is choosing, the plan may hold both.
QJsonObject besideThePlan(const FlowPlan &plan)
{
    QJsonObject out;
    if (plan.source.newConnection && !plan.source.baseConnectionId.isEmpty())
        out.insert(u"baseConnectionId"_s, plan.source.baseConnectionId);
    if (plan.target.newSchema && !plan.target.schemaId.isEmpty())
        out.insert(u"schemaId"_s, plan.target.schemaId);
    if (plan.target.newDataset && !plan.target.datasetId.isEmpty())
        out.insert(u"datasetId"_s, plan.target.datasetId);
    if (plan.source.files && !plan.source.table.isEmpty())
        out.insert(u"table"_s, plan.source.table);
    return out;
}

void putBack(const QJsonObject &beside, FlowPlan &plan)
{
    const auto text = [&beside](QLatin1StringView key, QString &into) {
        if (beside.contains(key))
            into = beside.value(key).toString();
    };
    text("baseConnectionId"_L1, plan.source.baseConnectionId);
    text("schemaId"_L1, plan.target.schemaId);
    text("datasetId"_L1, plan.target.datasetId);
    text("table"_L1, plan.source.table);
}

QString kept(const QString &text)
{
    return mayBeKept({}, text) ? text : QString();
}

QJsonObject written(const TypedSignIn &form)
{
    QJsonArray ways;
    for (auto way = form.ways.begin(); way != form.ways.end(); ++way) {
        QJsonObject values;
        QStringList leftOut = way->leftOut;
        for (auto it = way->values.begin(); it != way->values.end(); ++it) {
            if (mayBeKept(it.key(), it.value()))
                values.insert(it.key(), it.value());
            else
                leftOut.append(it.key());
        }
        ways.append(QJsonObject{{u"authSpec"_s, way.key()},
                                {u"values"_s, values},
                                {u"leftOut"_s, QJsonArray::fromStringList(leftOut)}});
    }
    return {{u"connector"_s, form.connector},
            {u"name"_s, kept(form.name)},
            {u"authSpec"_s, form.authSpec},
            {u"ways"_s, ways}};
}

QJsonObject written(const OpenSignIn &signIn)
{
    QJsonObject out{{u"connector"_s, signIn.connector},
                    {u"forms"_s, allWritten(signIn.forms.values())}};
    if (!signIn.madeId.isEmpty())
        out.insert(u"made"_s, QJsonObject{{u"id"_s, signIn.madeId}, {u"etag"_s, signIn.madeEtag}});
    if (signIn.sent)
        out.insert(u"sent"_s,
                   QJsonObject{{u"name"_s, kept(signIn.sentName)},
                               {u"sameNamed"_s, QJsonArray::fromStringList(signIn.sameNamed)}});
    return out;
}

TypedSignIn readForm(const QJsonValue &value)
{
    TypedSignIn out{.connector = value["connector"_L1].toString(),
                    .name = value["name"_L1].toString(),
                    .authSpec = value["authSpec"_L1].toString()};
    const QJsonArray ways = value["ways"_L1].toArray();
    for (const QJsonValue &way : ways) {
        TypedWay &read = out.ways[way["authSpec"_L1].toString()];
        read.leftOut = texts(way["leftOut"_L1]);
        const QJsonObject values = way["values"_L1].toObject();
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (it.value().isString())
                read.values.insert(it.key(), it.value().toString());
        }
    }
    return out;
}

// What of it cannot be read is typed again; the plan beside it is worth more.
std::optional<OpenSignIn> readSignIn(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonValue made = value["made"_L1];
    const QJsonValue sent = value["sent"_L1];
    OpenSignIn out{.connector = value["connector"_L1].toString(),
                   .madeId = made["id"_L1].toString(),
                   .madeEtag = made["etag"_L1].toString(),
                   .sent = sent.isObject(),
                   .sentName = sent["name"_L1].toString(),
                   .sameNamed = texts(sent["sameNamed"_L1])};
    const QJsonArray forms = value["forms"_L1].toArray();
    for (const QJsonValue &one : forms) {
        const TypedSignIn form = readForm(one);
        if (!form.connector.isEmpty())
            out.forms.insert(form.connector, form);
    }
    return out;
}

Mapping readRows(const QJsonArray &array)
{
    Mapping out;
    for (const QJsonValue &item : array)
        out.append(
            {.kind = mappingKindFromName(item["kind"_L1].toString()).value_or(MappingKind::Column),
             .source = item["source"_L1].toString(),
             .target = item["target"_L1].toString()});
    return out;
}

QList<DraftFilterLine> readLines(const QJsonArray &array)
{
    QList<DraftFilterLine> out;
    for (const QJsonValue &item : array)
        out.append({.column = item["column"_L1].toString(),
                    .comparison = item["comparison"_L1].toString(),
                    .negated = item["not"_L1].toBool(),
                    .text = item["text"_L1].toString()});
    return out;
}

} // namespace

QByteArray writeDraft(const Draft &draft)
{
    QJsonObject root{{u"format"_s, draftFormat},
                     {u"version"_s, draft.signIn ? signInVersion : plainVersion},
                     {u"savedAt"_s, draft.savedAt},
                     {u"page"_s, draft.page},
                     {u"path"_s, draft.path},
                     {u"unsaved"_s, draft.unsaved},
                     {u"plan"_s, QJsonDocument::fromJson(writePlan(draft.plan)).object()}};
    if (const QJsonObject beside = besideThePlan(draft.plan); !beside.isEmpty())
        root.insert(u"beside"_s, beside);
    if (!draft.place.isEmpty())
        root.insert(u"place"_s, QJsonObject{{u"platform"_s, draft.place.platform},
                                            {u"organisation"_s, draft.place.organisation},
                                            {u"sandbox"_s, draft.place.sandbox}});
    if (!draft.rows.isEmpty())
        root.insert(u"rows"_s, allWritten(draft.rows));
    if (!draft.filterLines.isEmpty())
        root.insert(u"filter"_s, QJsonObject{{u"any"_s, draft.filterAny},
                                             {u"lines"_s, allWritten(draft.filterLines)}});
    if (!draft.typing.isEmpty())
        root.insert(u"typing"_s, QJsonObject{{u"field"_s, draft.typing.field},
                                             {u"text"_s, draft.typing.text},
                                             {u"row"_s, draft.typing.row},
                                             {u"table"_s, draft.typing.table},
                                             {u"column"_s, draft.typing.column}});
    if (draft.signIn)
        root.insert(u"signIn"_s, written(*draft.signIn));
    return QJsonDocument(root).toJson();
}

Result<Draft> readDraft(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("format"_L1).toString() != draftFormat)
        return refusal(u"Damaged"_s);
    const double version = root.value("version"_L1).toDouble();
    if (version > signInVersion)
        return refusal(u"NewerVersion"_s);
    const QJsonValue plan = root.value("plan"_L1);
    if ((version != plainVersion && version != signInVersion) || !plan.isObject())
        return refusal(u"Damaged"_s);
    // The plan inside may be of a later form even where the draft's own is not.
    if (plan["version"_L1].toDouble() > planVersion)
        return refusal(u"NewerVersion"_s);
    Draft out{.plan = planFromJson(plan.toObject()),
              .path = root.value("path"_L1).toString(),
              .unsaved = root.value("unsaved"_L1).toBool(),
              .rows = readRows(root.value("rows"_L1).toArray()),
              .page = root.value("page"_L1).toString(),
              .savedAt = root.value("savedAt"_L1).toInteger()};
    putBack(root.value("beside"_L1).toObject(), out.plan);
    const QJsonObject place = root.value("place"_L1).toObject();
    out.place = {.platform = place.value("platform"_L1).toString(),
                 .organisation = place.value("organisation"_L1).toString(),
                 .sandbox = place.value("sandbox"_L1).toString()};
    const QJsonObject filter = root.value("filter"_L1).toObject();
    out.filterAny = filter.value("any"_L1).toBool();
    out.filterLines = readLines(filter.value("lines"_L1).toArray());
    out.signIn = readSignIn(root.value("signIn"_L1));
    const QJsonObject typing = root.value("typing"_L1).toObject();
    out.typing = {.field = typing.value("field"_L1).toString(),
                  .text = typing.value("text"_L1).toString(),
                  .row = typing.value("row"_L1).toInt(-1),
                  .table = typing.value("table"_L1).toString(),
                  .column = typing.value("column"_L1).toInt(-1)};
    return out;
}

} // namespace dfw::storage
