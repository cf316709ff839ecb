// SPDX-License-Identifier: Apache-2.0
#include "localplatform/entityquery.h"

#include "localplatform/refusal.h"

#include <algorithm>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QString unquoted(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() >= 2 && trimmed.startsWith(u'"') && trimmed.endsWith(u'"'))
        return trimmed.sliced(1, trimmed.size() - 2);
    return trimmed;
}

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

bool compares(const QJsonValue &value, const QString &op, const QString &wanted)
{
    if (op == "=="_L1)
        return textOf(value) == wanted;
    if (op == "~"_L1)
        return QRegularExpression(wanted).match(textOf(value)).hasMatch();
    bool leftIsNumber = false;
    bool rightIsNumber = false;
    const double left = textOf(value).toDouble(&leftIsNumber);
    const double right = wanted.toDouble(&rightIsNumber);
    const int order = leftIsNumber && rightIsNumber ? (left < right ? -1 : (left > right ? 1 : 0))
                                                    : QString::compare(textOf(value), wanted);
    if (op == ">"_L1)
        return order > 0;
    if (op == "<"_L1)
        return order < 0;
    if (op == ">="_L1)
        return order >= 0;
    return order <= 0;
}

/// Every value a path can mean: "x[]" fans out over the members of an array.
void collect(const QJsonValue &from, const QStringList &path, qsizetype at, QJsonArray &into)
{
    if (at == path.size()) {
        if (!from.isUndefined())
            into.append(from);
        return;
    }
    QString key = path.at(at);
    const bool members = key.endsWith("[]"_L1);
    if (members)
        key.chop(2);
    const QJsonValue next = from.toObject().value(key);
    if (!members) {
        collect(next, path, at + 1, into);
        return;
    }
    for (const QJsonValue &member : next.toArray())
        collect(member, path, at + 1, into);
}

} // namespace

PropertyFilter parsePropertyFilter(const QString &text)
{
    static const QRegularExpression operators(u"(==|!=|>=|<=|>|<|~)"_s);
    PropertyFilter filter;
    const QRegularExpressionMatch match = operators.match(text);
    const QString path = match.hasMatch() ? text.first(match.capturedStart()) : text;
    filter.path = path.trimmed().split(u'.');
    if (!match.hasMatch())
        return filter;
    filter.op = match.captured();
    const QString rest = text.sliced(match.capturedEnd());
    // A comma is OR, but not inside quotes.
    QString current;
    bool quoted = false;
    for (const QChar c : rest) {
        if (c == u'"')
            quoted = !quoted;
        if (c == u',' && !quoted) {
            filter.values.append(unquoted(current));
            current.clear();
        } else {
            current += c;
        }
    }
    filter.values.append(unquoted(current));
    return filter;
}

bool matches(const QJsonObject &entity, const PropertyFilter &filter)
{
    QJsonArray found;
    collect(entity, filter.path, 0, found);
    if (found.isEmpty() && entity.contains(filter.path.join(u'.')))
        found.append(entity.value(filter.path.join(u'.')));
    if (filter.op.isEmpty())
        return !found.isEmpty();
    if (found.isEmpty())
        return filter.op == "!="_L1;
    // A list differs from a value when it does not hold it.
    if (filter.op == "!="_L1)
        return !matches(entity, {filter.path, u"=="_s, filter.values});
    return std::any_of(found.begin(), found.end(), [&](const QJsonValue &value) {
        const QJsonArray members = value.isArray() ? value.toArray() : QJsonArray{value};
        return std::any_of(members.begin(), members.end(), [&](const QJsonValue &member) {
            return std::any_of(
                filter.values.begin(), filter.values.end(),
                [&](const QString &wanted) { return compares(member, filter.op, wanted); });
        });
    });
}

QList<QJsonObject> filtered(const QList<QJsonObject> &entities, const QStringList &properties)
{
    QList<PropertyFilter> filters;
    for (const QString &property : properties)
        filters.append(parsePropertyFilter(property));
    QList<QJsonObject> kept;
    for (const QJsonObject &entity : entities) {
        if (std::all_of(filters.begin(), filters.end(),
                        [&](const PropertyFilter &filter) { return matches(entity, filter); }))
            kept.append(entity);
    }
    return kept;
}

QJsonValue valueAt(const QJsonObject &object, const QStringList &path)
{
    QJsonValue value = object;
    for (const QString &key : path)
        value = value.toObject().value(key);
    return value;
}

void sortBy(QList<QJsonObject> &entities, const QString &orderBy)
{
    const bool descending = orderBy.startsWith(u'-');
    QString key = orderBy.trimmed();
    if (key.startsWith(u'-') || key.startsWith(u'+'))
        key.remove(0, 1);
    const QStringList path = key.split(u'.');
    std::stable_sort(entities.begin(), entities.end(),
                     [&](const QJsonObject &left, const QJsonObject &right) {
                         const QString a = textOf(valueAt(left, path));
                         const QString b = textOf(valueAt(right, path));
                         const bool less = compares(QJsonValue(a), u"<"_s, b);
                         const bool more = compares(QJsonValue(a), u">"_s, b);
                         return descending ? more : less;
                     });
}

Result<QJsonObject> flowServiceList(const QList<QJsonObject> &entities, const HttpRequest &request,
                                    const QString &collection)
{
    // "limit" and "count" exclude each other; a list nobody limits comes in pages of 100.
    constexpr int defaultLimit = 100;
    const bool counting = request.queryValue(u"count") == "true"_L1;
    if (counting && request.hasQuery(u"limit"))
        return refusal(u"FLOW-1401-400"_s, u"limit and count cannot be used together"_s);
    QList<QJsonObject> kept = filtered(entities, request.queryValues(u"property"));
    if (counting)
        return QJsonObject{{u"count"_s, kept.size()}};

    bool ok = true;
    const int limit =
        request.hasQuery(u"limit") ? request.queryValue(u"limit").toInt(&ok) : defaultLimit;
    if (!ok || limit < 1)
        return refusal(u"LOCAL-1001-400"_s, u"must be a whole number from 1"_s, u"limit"_s);
    if (request.hasQuery(u"orderby")) {
        // A '+' that was not encoded arrives as a blank; both mean ascending.
        const QString orderBy = request.queryValue(u"orderby").trimmed();
        if (orderBy.isEmpty())
            return refusal(u"FLOW-1432-400"_s, u"orderby names no property"_s);
        sortBy(kept, orderBy);
    }
    qsizetype start = 0;
    if (const QString token = request.queryValue(u"continuationToken"); !token.isEmpty()) {
        start = QByteArray::fromBase64(token.toLatin1()).toLongLong(&ok);
        if (!ok || start < 0)
            return refusal(u"LOCAL-1001-400"_s, u"is none of ours"_s, u"continuationToken"_s);
    }
    QJsonArray items;
    for (qsizetype i = start; i < kept.size() && items.size() < limit; ++i)
        items.append(kept.at(i));
    QJsonObject links;
    if (start + items.size() < kept.size()) {
        QString href = u"/%1?continuationToken=%2"_s.arg(
            collection,
            QString::fromLatin1(
                QByteArray::number(start + items.size()).toBase64().toPercentEncoding()));
        for (const auto &[key, value] : request.query) {
            if (key != "continuationToken"_L1)
                href += u'&' + key + u'=' + QString::fromLatin1(value.toUtf8().toPercentEncoding());
        }
        links.insert("next"_L1, QJsonObject{{u"href"_s, href}});
    }
    return QJsonObject{{u"items"_s, items}, {u"_links"_s, links}};
}

} // namespace dfw::localplatform
