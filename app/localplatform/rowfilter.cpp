// SPDX-License-Identifier: Apache-2.0
#include "localplatform/rowfilter.h"

#include "localplatform/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// Filters come from outside: neither deep nor long ones may cost us the stack or the statement.
constexpr int deepest = 32;
constexpr int mostNodes = 500;

Error refused(const QString &pointer, const QString &why)
{
    return refusal(u"LOCAL-1002-400"_s, why, pointer);
}

class Translator
{
public:
    explicit Translator(const QList<SourceColumn> &columns) : m_columns(columns) {}

    Result<QString> condition(const QJsonObject &node, const QString &pointer, int depth);
    QVariantList takeValues() { return std::move(m_values); }

private:
    Result<QString> junction(const QString &word, const QJsonArray &params, const QString &pointer,
                             int depth);
    Result<QString> comparison(const QString &op, const QJsonArray &params, const QString &pointer);
    Result<QString> field(const QJsonValue &node, const QString &pointer) const;
    std::optional<Error> bind(const QJsonValue &value, const QString &pointer);

    const QList<SourceColumn> &m_columns;
    QVariantList m_values;
    int m_nodes = 0;
};

Result<QString> Translator::field(const QJsonValue &node, const QString &pointer) const
{
    const QJsonObject lookup = node.toObject();
    if (lookup.value("nodeType"_L1).toString() != "fieldLookup"_L1)
        return refused(pointer, u"must be a fieldLookup"_s);
    const QString name = lookup.value("fieldName"_L1).toString();
    for (const SourceColumn &column : m_columns) {
        if (column.name == name)
            return quotedName(name, u'"');
    }
    return refused(pointer + u"/fieldName"_s, u"the table has no such column: "_s + name);
}

std::optional<Error> Translator::bind(const QJsonValue &value, const QString &pointer)
{
    if (!value.isString() && !value.isDouble() && !value.isBool())
        return refused(pointer,
                       u"must be a text, a number, true or false; for null there is isNull"_s);
    m_values.append(value.isBool() ? QVariant(value.toBool() ? 1 : 0) : value.toVariant());
    return {};
}

Result<QString> Translator::junction(const QString &word, const QJsonArray &params,
                                     const QString &pointer, int depth)
{
    QStringList parts;
    for (qsizetype i = 0; i < params.size(); ++i) {
        const Result<QString> part =
            condition(params.at(i).toObject(), u"%1/params/%2"_s.arg(pointer).arg(i), depth + 1);
        if (!part)
            return part.error();
        parts.append(*part);
    }
    return u'(' + parts.join(u' ' + word + u' ') + u')';
}

Result<QString> Translator::comparison(const QString &op, const QJsonArray &params,
                                       const QString &pointer)
{
    if (params.size() != 2)
        return refused(pointer + u"/params"_s, u"must hold a column and a value"_s);
    const Result<QString> column = field(params.at(0), pointer + u"/params/0"_s);
    if (!column)
        return column;
    const QJsonObject literal = params.at(1).toObject();
    const QString place = pointer + u"/params/1"_s;
    if (literal.value("nodeType"_L1).toString() != "literal"_L1)
        return refused(place, u"must be a literal"_s);
    const QJsonValue value = literal.value("value"_L1);
    if (op != "IN"_L1) {
        if (op == "LIKE"_L1 && !value.isString())
            return refused(place + u"/value"_s, u"like takes a text"_s);
        if (const auto error = bind(value, place + u"/value"_s))
            return *error;
        return u'(' + *column + u' ' + op + u" ?)"_s;
    }
    const QJsonArray list = value.toArray();
    if (list.isEmpty())
        return refused(place + u"/value"_s, u"in takes a list of values"_s);
    QStringList marks;
    for (const QJsonValue &entry : list) {
        if (++m_nodes > mostNodes)
            return refused(place + u"/value"_s, u"the filter is too large"_s);
        if (const auto error = bind(entry, place + u"/value"_s))
            return *error;
        marks.append(u"?"_s);
    }
    return u'(' + *column + u" IN ("_s + marks.join(u',') + u"))"_s;
}

Result<QString> Translator::condition(const QJsonObject &node, const QString &pointer, int depth)
{
    if (depth > deepest || ++m_nodes > mostNodes)
        return refused(pointer, u"the filter is too large"_s);
    if (node.value("nodeType"_L1).toString() != "fnApply"_L1)
        return refused(pointer, u"must be a fnApply"_s);
    const QString name = node.value("fnName"_L1).toString();
    const QString function = name.toLower();
    const QJsonArray params = node.value("params"_L1).toArray();
    if (function == "and"_L1 || function == "or"_L1) {
        if (params.isEmpty())
            return refused(pointer + u"/params"_s, u"must hold conditions"_s);
        return junction(function.toUpper(), params, pointer, depth);
    }
    if (function == "not"_L1 || function == "isnull"_L1) {
        if (params.size() != 1)
            return refused(pointer + u"/params"_s, u"must hold one entry"_s);
        const QString place = pointer + u"/params/0"_s;
        const bool negates = function == "not"_L1;
        const Result<QString> inner = negates
                                          ? condition(params.first().toObject(), place, depth + 1)
                                          : field(params.first(), place);
        if (!inner)
            return inner;
        return negates ? u"(NOT "_s + *inner + u')' : u'(' + *inner + u" IS NULL)"_s;
    }
    // The page's table writes ==, the list in the connection spec =.
    const QString op = function == "=="_L1 ? u"="_s : function.toUpper();
    static const QStringList operators = {u"="_s, u"!="_s, u"<"_s,    u"<="_s,
                                          u">"_s, u">="_s, u"LIKE"_s, u"IN"_s};
    if (!operators.contains(op))
        return refused(pointer + u"/fnName"_s, u"there is no such operator: "_s + name);
    return comparison(op, params, pointer);
}

} // namespace

Result<RowFilter> rowFilterOf(const QJsonObject &pql, const QList<SourceColumn> &columns,
                              const QString &pointer)
{
    if (pql.value("type"_L1).toString() != "PQL"_L1)
        return refused(pointer + u"/type"_s, u"must be PQL"_s);
    if (pql.value("format"_L1).toString() != "pql/json"_L1)
        return refused(pointer + u"/format"_s, u"must be pql/json"_s);
    Translator translator(columns);
    const Result<QString> condition =
        translator.condition(pql.value("value"_L1).toObject(), pointer + u"/value"_s, 0);
    if (!condition)
        return condition.error();
    return RowFilter{.condition = *condition, .values = translator.takeValues()};
}

Result<QJsonObject> decodedFilter(const QString &base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    if (!decoded || !document.isObject())
        return refusal(u"LOCAL-1001-400"_s, u"must be a filter object in base64"_s, u"filters"_s);
    return document.object();
}

QString quotedName(const QString &name, QChar quote)
{
    return quote + QString(name).replace(quote, QString(2, quote)) + quote;
}

} // namespace dfw::localplatform
