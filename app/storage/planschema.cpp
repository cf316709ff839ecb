// SPDX-License-Identifier: Apache-2.0
#include "storage/planschema.h"

#include "core/secret.h"
#include "spec/jsonschema.h"
#include "storage/jsonscan.h"

#include <array>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

// Q_INIT_RESOURCE must stand outside every namespace. Without it the linker may leave the schema
// out of a program, because nothing else refers to it.
static void initPlanSchemaResource()
{
    Q_INIT_RESOURCE(planschema);
}

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

struct PlanSchema
{
    QJsonObject source;
    std::optional<spec::JsonSchema> compiled;
};

const PlanSchema &planSchema()
{
    static const PlanSchema schema = [] {
        initPlanSchemaResource();
        QFile file(u":/dfw/plan.schema.json"_s);
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT(open);
        Q_UNUSED(open)
        PlanSchema out{.source = QJsonDocument::fromJson(file.readAll()).object()};
        if (auto compiled = spec::JsonSchema::compile(out.source))
            out.compiled = compiled.takeValue();
        Q_ASSERT(out.compiled); // our own file, checked by a test
        return out;
    }();
    return schema;
}

QStringList tokens(const QString &pointer)
{
    QStringList out = pointer.split(u'/').mid(1);
    for (QString &token : out)
        token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return out;
}

struct Spot
{
    QJsonValue value;
    QJsonObject schema; ///< empty below what the schema describes
};

Spot spotAt(const QJsonObject &plan, const QString &pointer)
{
    Spot spot{plan, planSchema().source};
    const QStringList steps = tokens(pointer);
    for (const QString &step : steps) {
        if (spot.value.isArray()) {
            spot.value = spot.value.toArray().at(step.toLongLong());
            spot.schema = spot.schema.value("items"_L1).toObject();
        } else {
            spot.value = spot.value.toObject().value(step);
            spot.schema = spot.schema.value("properties"_L1).toObject().value(step).toObject();
        }
    }
    return spot;
}

// Places in the order a person reads the file: fields as the schema lists them (QJsonObject forgot
// the order, so it stands here), items by number.
int rankOf(const QString &key)
{
    static const QStringList order{u"format"_s,     u"version"_s,        u"name"_s,
                                   u"type"_s,       u"meta:xdmType"_s,   u"xdm"_s,
                                   u"kind"_s,       u"description"_s,    u"source"_s,
                                   u"target"_s,     u"baseConnection"_s, u"connectionSpec"_s,
                                   u"flowSpec"_s,   u"table"_s,          u"files"_s,
                                   u"columns"_s,    u"filter"_s,         u"schema"_s,
                                   u"id"_s,         u"create"_s,         u"dataset"_s,
                                   u"mapping"_s,    u"schedule"_s,       u"deltaColumn"_s,
                                   u"dateFormat"_s, u"timezone"_s,       u"startTime"_s,
                                   u"frequency"_s,  u"interval"_s,       u"backfill"_s,
                                   u"endTime"_s,    u"options"_s,        u"form2020"_s,
                                   u"draft"_s};
    const qsizetype rank = order.indexOf(key);
    return int(rank < 0 ? order.size() : rank);
}

bool readsBefore(const Issue &a, const Issue &b)
{
    const QStringList left = tokens(a.pointer);
    const QStringList right = tokens(b.pointer);
    for (qsizetype i = 0; i < qMin(left.size(), right.size()); ++i) {
        if (left.at(i) == right.at(i))
            continue;
        bool leftIsIndex = false;
        bool rightIsIndex = false;
        const qlonglong leftIndex = left.at(i).toLongLong(&leftIsIndex);
        const qlonglong rightIndex = right.at(i).toLongLong(&rightIsIndex);
        if (leftIsIndex != rightIsIndex)
            return leftIsIndex;
        if (leftIsIndex && leftIndex != rightIndex)
            return leftIndex < rightIndex;
        const int leftRank = rankOf(left.at(i));
        const int rightRank = rankOf(right.at(i));
        return leftRank != rightRank ? leftRank < rightRank : left.at(i) < right.at(i);
    }
    return left.size() < right.size();
}

// A value for a sentence: short, on one line.
QString shown(const QJsonValue &value)
{
    constexpr qsizetype longest = 60;
    QString text = value.toVariant().toString();
    text = text.simplified();
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

QString allowedValues(const QJsonObject &schema)
{
    QStringList out;
    const QJsonArray values = schema.value("enum"_L1).toArray();
    for (const QJsonValue &value : values)
        out.append(value.toString());
    return out.join(", "_L1);
}

void addMissing(QList<Issue> &out, const QString &pointer, const Spot &spot)
{
    const QJsonArray required = spot.schema.value("required"_L1).toArray();
    const QJsonObject object = spot.value.toObject();
    for (const QJsonValue &item : required) {
        const QString name = item.toString();
        if (!object.contains(name))
            out.append({IssueCode::MissingField, Severity::Error, pointer + u'/' + name, {name}});
    }
}

void addUnknown(QList<Issue> &out, const QString &pointer, const Spot &spot)
{
    const QJsonObject known = spot.schema.value("properties"_L1).toObject();
    const QJsonObject object = spot.value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            out.append({IssueCode::UnknownField,
                        Severity::Error,
                        pointer + u'/' + pointerToken(it.key()),
                        {it.key(), suspicion(it.key())}});
    }
}

// valijson says the same fault again at every parent ("Failed to validate against schema associated
// with …"); those echoes say nothing new.
bool isEcho(const QString &message)
{
    return message.startsWith("Failed to validate against schema associated"_L1) ||
           message.startsWith("Failed to validate item"_L1) || message.contains("child schema"_L1);
}

// Where one of two keys must stand. The validator's own words for that name neither.
void addChoices(QList<Issue> &out, const QJsonObject &plan)
{
    struct Choice
    {
        QString pointer;
        QString first;
        QString second;
    };
    const QList<Choice> choices{{u"/source"_s, u"table"_s, u"files"_s},
                                {u"/source/baseConnection"_s, u"id"_s, u"create"_s},
                                {u"/target/schema"_s, u"id"_s, u"create"_s},
                                {u"/target/dataset"_s, u"id"_s, u"create"_s}};
    for (const Choice &choice : choices) {
        const QJsonValue value = spotAt(plan, choice.pointer).value;
        if (!value.isObject())
            continue;
        const bool first = value.toObject().contains(choice.first);
        const bool second = value.toObject().contains(choice.second);
        if (!first && !second)
            out.append({IssueCode::MissingField,
                        Severity::Error,
                        choice.pointer + u'/' + choice.first,
                        {choice.first}});
        else if (first && second)
            out.append({IssueCode::EitherOr,
                        Severity::Error,
                        choice.pointer + u'/' + choice.second,
                        {choice.first, choice.second}});
    }
}

void addIssues(QList<Issue> &out, const QJsonObject &plan, const spec::SchemaIssue &issue)
{
    const Spot spot = spotAt(plan, issue.pointer);
    if (issue.message.startsWith("Missing required property"_L1)) {
        addMissing(out, issue.pointer, spot);
    } else if (issue.message.startsWith("Object contains a property"_L1)) {
        addUnknown(out, issue.pointer, spot);
    } else if (issue.message.startsWith("Value type not permitted"_L1)) {
        out.append({IssueCode::WrongType,
                    Severity::Error,
                    issue.pointer,
                    {jsonTypeName(spot.value), spot.schema.value("type"_L1).toString()}});
    } else {
        out.append({IssueCode::BadValue,
                    Severity::Error,
                    issue.pointer,
                    {shown(spot.value), allowedValues(spot.schema)}});
    }
}

// A list this long is no list of ours (Platform takes 10,000 fields), and a complaint about each of
// its items would take gigabytes.
std::optional<Issue> endlessList(const QJsonObject &plan)
{
    constexpr qsizetype longest = 100'000;
    for (const QString &pointer : {u"/source/columns"_s, u"/mapping"_s}) {
        const qsizetype size = spotAt(plan, pointer).value.toArray().size();
        if (size > longest)
            return Issue{
                IssueCode::BadValue, Severity::Error, pointer, {QString::number(size), QString()}};
    }
    return std::nullopt;
}

// The schema leaves a column's further keys open, for the connectors that want theirs back.
void addPlantedSecrets(QList<Issue> &out, const QJsonObject &plan)
{
    const QString place = u"/source/baseConnection/create/params"_s;
    const QJsonObject params = spotAt(plan, place).value.toObject();
    for (auto it = params.begin(); it != params.end(); ++it) {
        const bool scalar = it.value().isString() || it.value().isDouble() || it.value().isBool();
        if (!scalar)
            out.append({IssueCode::WrongType,
                        Severity::Error,
                        place + u'/' + pointerToken(it.key()),
                        {jsonTypeName(it.value()), u"string"_s}});
        if (isPlantedSecret(it.key(), it.value()))
            out.append({IssueCode::UnknownField,
                        Severity::Error,
                        place + u'/' + pointerToken(it.key()),
                        {it.key(), u"secret"_s}});
    }
    const QJsonArray columns = plan.value("source"_L1).toObject().value("columns"_L1).toArray();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QJsonObject column = columns.at(i).toObject();
        for (auto it = column.begin(); it != column.end(); ++it) {
            if (!isColumnKey(it.key()) && isPlantedSecret(it.key(), it.value()))
                out.append({IssueCode::UnknownField,
                            Severity::Error,
                            u"/source/columns/%1/"_s.arg(i) + pointerToken(it.key()),
                            {it.key(), u"secret"_s}});
        }
    }
}

} // namespace

QString planFormat()
{
    return u"dataflow-plan"_s;
}

QString mappingKindName(MappingKind kind)
{
    switch (kind) {
    case MappingKind::Column:
        return u"column"_s;
    case MappingKind::Constant:
        return u"constant"_s;
    case MappingKind::Expression:
        return u"expression"_s;
    }
    return {};
}

std::optional<MappingKind> mappingKindFromName(const QString &name)
{
    for (const MappingKind kind :
         {MappingKind::Column, MappingKind::Constant, MappingKind::Expression}) {
        if (mappingKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QString fieldTypeName(ValueType type)
{
    switch (type) {
    case ValueType::Integer:
        return u"integer"_s;
    case ValueType::Number:
        return u"number"_s;
    case ValueType::Boolean:
        return u"boolean"_s;
    case ValueType::Date:
        return u"date"_s;
    case ValueType::DateTime:
        return u"date-time"_s;
    default:
        return u"string"_s;
    }
}

std::optional<ValueType> fieldTypeFromName(const QString &name)
{
    for (const ValueType type : {ValueType::String, ValueType::Integer, ValueType::Number,
                                 ValueType::Boolean, ValueType::Date, ValueType::DateTime}) {
        if (fieldTypeName(type) == name)
            return type;
    }
    return std::nullopt;
}

bool isColumnKey(const QString &key)
{
    return key == "name"_L1 || key == "type"_L1 || key == "meta:xdmType"_L1 || key == "xdm"_L1;
}

QString suspicion(const QString &key)
{
    if (isSecretName(key))
        return u"secret"_s;
    QString letters;
    for (const QChar c : key) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    constexpr std::array hosts{"host"_L1,     "server"_L1,       "url"_L1,          "uri"_L1,
                               "endpoint"_L1, "port"_L1,         "baseurl"_L1,      "imsorg"_L1,
                               "orgid"_L1,    "organisation"_L1, "organization"_L1, "sandbox"_L1};
    for (const QLatin1StringView word : hosts) {
        if (letters == word || letters.startsWith("host"_L1) || letters.endsWith("url"_L1) ||
            letters.endsWith("host"_L1) || letters.startsWith("sandbox"_L1))
            return u"host"_s;
    }
    return {};
}

bool isPlantedSecret(const QString &key, const QJsonValue &value)
{
    return (value.isString() || value.isDouble()) && suspicion(key) == "secret"_L1;
}

QList<Issue> checkAgainstPlanSchema(const QJsonObject &plan, qsizetype limit)
{
    if (const auto issue = endlessList(plan))
        return {*issue};
    QList<Issue> out;
    QSet<QString> seen; // one fault may be reported once for every missing name
    const QList<spec::SchemaIssue> found = planSchema().compiled->validate(plan);
    for (const spec::SchemaIssue &issue : found) {
        if (isEcho(issue.message))
            continue;
        const QString what = issue.message.section(u'\'', 0, 0) + issue.pointer;
        if (seen.contains(what))
            continue;
        seen.insert(what);
        addIssues(out, plan, issue);
        if (out.size() > limit)
            break;
    }
    addPlantedSecrets(out, plan);
    addChoices(out, plan);
    std::stable_sort(out.begin(), out.end(), readsBefore);
    return out.mid(0, limit);
}

QString jsonTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toVariant().typeId() == QMetaType::LongLong ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"null"_s;
}

} // namespace dfw::storage
