// SPDX-License-Identifier: Apache-2.0
#include "domain/schemafield.h"

#include <QRegularExpression>

namespace dfw {

using namespace Qt::StringLiterals;

ValueType valueTypeFromXdm(const QString &name, const QString &format)
{
    const QString type = name.toLower();
    if (type == "string"_L1) {
        if (format == "date"_L1)
            return ValueType::Date;
        if (format == "date-time"_L1)
            return ValueType::DateTime;
        return ValueType::String;
    }
    if (type == "date"_L1)
        return ValueType::Date;
    if (type == "date-time"_L1 || type == "datetime"_L1 || type == "timestamp"_L1)
        return ValueType::DateTime;
    if (type == "integer"_L1 || type == "int"_L1 || type == "long"_L1 || type == "short"_L1 ||
        type == "byte"_L1)
        return ValueType::Integer;
    if (type == "number"_L1 || type == "double"_L1 || type == "float"_L1 || type == "decimal"_L1)
        return ValueType::Number;
    if (type == "boolean"_L1 || type == "bool"_L1)
        return ValueType::Boolean;
    if (type == "object"_L1)
        return ValueType::Object;
    if (type == "array"_L1)
        return ValueType::Array;
    if (type == "map"_L1)
        return ValueType::Map;
    return ValueType::Unknown;
}

ValueType Column::type() const
{
    if (!xdmType.isEmpty())
        return valueTypeFromXdm(xdmType);
    const QString jsonType = xdm.value(u"type"_s).toString();
    if (!jsonType.isEmpty())
        return valueTypeFromXdm(jsonType, xdm.value(u"format"_s).toString());
    return valueTypeFromXdm(rawType);
}

SchemaFields::SchemaFields(QList<SchemaField> fields) : m_fields(std::move(fields))
{
    m_index.reserve(m_fields.size());
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        m_index.insert(m_fields.at(i).path, i);
}

const SchemaField *SchemaFields::find(const QString &path) const
{
    static const QRegularExpression index(uR"(\[(\d+|\*)\])"_s);
    QString key = path;
    key.replace(index, u"[]"_s);
    auto it = m_index.constFind(key);
    if (it == m_index.constEnd() && key.endsWith("[]"_L1))
        it = m_index.constFind(key.chopped(2)); // "list[0]" of a list of scalars
    return it == m_index.constEnd() ? nullptr : &m_fields.at(*it);
}

QStringList SchemaFields::leafPaths() const
{
    QStringList out;
    for (const SchemaField &field : m_fields) {
        if (field.isLeaf())
            out.append(field.path);
    }
    return out;
}

} // namespace dfw
