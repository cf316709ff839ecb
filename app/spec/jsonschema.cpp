// SPDX-License-Identifier: Apache-2.0
#include "spec/jsonschema.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <QJsonArray>
#include <QSet>
#include <QVariant>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace dfw::spec {

using namespace Qt::StringLiterals;

namespace {

constexpr double largestExactInteger = 9007199254740992.0; // 2^53

nlohmann::json toNlohmann(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double: {
        // A whole number that Qt holds as such keeps all its digits. toInteger() cannot fail here.
        if (value.toVariant().typeId() == QMetaType::LongLong)
            return static_cast<std::int64_t>(value.toInteger());
        const double number = value.toDouble();
        if (number == std::floor(number) && std::abs(number) <= largestExactInteger)
            return static_cast<std::int64_t>(number);
        return number;
    }
    case QJsonValue::String:
        return value.toString().toStdString();
    case QJsonValue::Array: {
        nlohmann::json out = nlohmann::json::array();
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            out.push_back(toNlohmann(item));
        return out;
    }
    case QJsonValue::Object: {
        nlohmann::json out = nlohmann::json::object();
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out[it.key().toStdString()] = toNlohmann(it.value());
        return out;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return nullptr;
}

// valijson's context is "<root>", "[key]", "[3]", …
QString toPointer(const std::vector<std::string> &context)
{
    QString out;
    for (const std::string &part : context) {
        QString key = QString::fromStdString(part);
        if (key == "<root>"_L1)
            continue;
        if (key.startsWith(u'[') && key.endsWith(u']'))
            key = key.sliced(1, key.size() - 2);
        key.replace(u"~"_s, u"~0"_s).replace(u"/"_s, u"~1"_s);
        out += u'/' + key;
    }
    return out;
}

} // namespace

struct JsonSchema::Compiled
{
    valijson::Schema schema;
};

Result<JsonSchema> JsonSchema::compile(const QJsonObject &schema)
{
    const auto compiled = std::make_shared<Compiled>();
    const nlohmann::json source = toNlohmann(schema);
    // The library reports a malformed schema by exception; none of them may leave this file.
    try {
        const valijson::adapters::NlohmannJsonAdapter adapter(source);
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(adapter, compiled->schema);
    } catch (const std::exception &problem) {
        return Error{.kind = ErrorKind::Protocol,
                     .operation = u"compileSchema"_s,
                     .detail = QString::fromUtf8(problem.what())};
    }
    return JsonSchema(compiled);
}

QList<SchemaIssue> JsonSchema::validate(const QJsonValue &value) const
{
    const nlohmann::json target = toNlohmann(value);
    const valijson::adapters::NlohmannJsonAdapter adapter(target);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    QList<SchemaIssue> issues;
    try {
        if (validator.validate(m_compiled->schema, adapter, &results))
            return issues;
    } catch (const std::exception &problem) { // e.g. a pattern std::regex cannot read
        return {{QString(), QString::fromUtf8(problem.what())}};
    }
    valijson::ValidationResults::Error error;
    QSet<QString> seen; // a list of 10,000 wrong items must not be searched 10,000 times
    while (results.popError(error)) {
        SchemaIssue issue{toPointer(error.context), QString::fromStdString(error.description)};
        const QString both = issue.pointer + u'\n' + issue.message;
        if (!seen.contains(both)) {
            seen.insert(both);
            issues.append(issue);
        }
    }
    std::stable_sort(issues.begin(), issues.end(), [](const SchemaIssue &a, const SchemaIssue &b) {
        return a.pointer.count(u'/') > b.pointer.count(u'/');
    });
    return issues;
}

} // namespace dfw::spec
