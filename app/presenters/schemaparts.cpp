// SPDX-License-Identifier: Apache-2.0
#include "presenters/schemaparts.h"

#include <algorithm>
#include <functional>
#include <QHash>
#include <QSet>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

bool isNameLetter(QChar c)
{
    const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    return letter || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
}

// "list[].x" hangs below "list".
QString parentPath(const QString &path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    QString out = dot < 0 ? QString() : path.left(dot);
    if (out.endsWith("[]"_L1))
        out.chop(2);
    return out;
}

void addPart(const SchemaFields &part, QHash<QString, SchemaField> &all)
{
    for (const SchemaField &field : part.all()) {
        auto known = all.find(field.path);
        if (known == all.end()) {
            all.insert(field.path, field);
        } else {
            known->required = known->required || field.required;
            if (known->title.isEmpty())
                known->title = field.title;
        }
    }
}

} // namespace

QString ownFieldName(const QString &columnName)
{
    QString out;
    // Taken apart, "é" is an "e" with a mark that falls away.
    const QString plain = columnName.normalized(QString::NormalizationForm_KD);
    for (const QChar c : plain) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        if (isNameLetter(c))
            out.append(c);
        else if (!out.endsWith(u'_'))
            out.append(u'_');
    }
    while (out.startsWith(u'_'))
        out.remove(0, 1);
    while (out.endsWith(u'_') && !columnName.endsWith(u'_'))
        out.chop(1);
    return out.isEmpty() ? u"field"_s : out;
}

bool isOwnFieldName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'_') &&
           std::all_of(name.begin(), name.end(), isNameLetter);
}

ValueType ownFieldType(ValueType column)
{
    switch (column) {
    case ValueType::Integer:
    case ValueType::Number:
    case ValueType::Boolean:
    case ValueType::Date:
    case ValueType::DateTime:
        return column;
    default:
        return ValueType::String;
    }
}

QString freeFieldName(const QString &wanted, const QList<NewField> &taken)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(taken.begin(), taken.end(), [&](const NewField &field) {
            return field.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    QString out = wanted;
    for (int number = 2; isTaken(out); ++number)
        out = u"%1_%2"_s.arg(wanted).arg(number);
    return out;
}

QList<NewField> ownFieldsFrom(const QList<Column> &columns)
{
    QList<NewField> out;
    for (const Column &column : columns)
        out.append({.name = freeFieldName(ownFieldName(column.name), out),
                    .title = column.name,
                    .column = column.name,
                    .type = ownFieldType(column.type())});
    return out;
}

SchemaFields mergedFields(const QList<SchemaFields> &parts, const QList<IdentityMark> &identities)
{
    QHash<QString, SchemaField> all;
    for (const SchemaFields &part : parts)
        addPart(part, all);
    for (const IdentityMark &mark : identities) {
        const auto marked = all.find(mark.path);
        if (!mark.primary || marked == all.end())
            continue;
        marked->primaryIdentity = true;
        for (QString path = mark.path; !path.isEmpty(); path = parentPath(path)) {
            if (const auto field = all.find(path); field != all.end())
                field->required = true;
        }
    }
    QHash<QString, QStringList> children;
    for (const SchemaField &field : std::as_const(all))
        children[parentPath(field.path)].append(field.path);
    for (QStringList &paths : children)
        paths.sort(); // as the registry's own answer is read: by name
    QList<SchemaField> out;
    out.reserve(all.size());
    const std::function<void(const QString &)> add = [&](const QString &parent) {
        const QStringList paths = children.value(parent);
        for (const QString &path : paths) {
            SchemaField field = all.value(path);
            if (field.type == ValueType::Object)
                field.childCount = static_cast<int>(children.value(path).size());
            out.append(field);
            add(path);
        }
    };
    add({});
    return SchemaFields(out);
}

bool canIdentify(const SchemaField &field)
{
    return field.type == ValueType::String && !field.path.contains("[]"_L1);
}

QString guessedNamespace(const QString &path, const QList<api::IdentityNamespace> &namespaces)
{
    static const std::pair<QString, QString> hints[] = {{u"mail"_s, u"Email"_s},
                                                        {u"phone"_s, u"Phone"_s},
                                                        {u"ecid"_s, u"ECID"_s},
                                                        {u"loyal"_s, u"Loyalty"_s},
                                                        {u"crm"_s, u"CRMID"_s}};
    for (const auto &[word, code] : hints) {
        if (!path.contains(word, Qt::CaseInsensitive))
            continue;
        for (const api::IdentityNamespace &one : namespaces) {
            if (one.code.compare(code, Qt::CaseInsensitive) == 0)
                return one.code;
        }
    }
    return {};
}

} // namespace dfw::presenters
