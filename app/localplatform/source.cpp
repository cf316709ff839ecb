// SPDX-License-Identifier: Apache-2.0
#include "localplatform/source.h"

#include "localplatform/refusal.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

QJsonObject describeColumn(const SourceColumn &column)
{
    using Type = SourceColumn::Type;
    QJsonObject xdm{{u"type"_s, u"string"_s}};
    QString type = u"string"_s;
    QString xdmType;
    switch (column.type) {
    case Type::Text:
        break;
    case Type::Date:
        xdmType = u"date"_s;
        xdm.insert("format"_L1, xdmType);
        break;
    case Type::DateTime:
        xdmType = u"date-time"_s;
        xdm.insert("format"_L1, xdmType);
        break;
    case Type::Integer:
        type = u"integer"_s;
        xdm = {
            {u"type"_s, u"integer"_s}, {u"minimum"_s, -2147483648.0}, {u"maximum"_s, 2147483647}};
        break;
    case Type::Long:
        type = u"long"_s;
        xdm = {{u"type"_s, u"integer"_s},
               {u"minimum"_s, -9007199254740991.0},
               {u"maximum"_s, 9007199254740991.0}};
        break;
    case Type::Double:
        type = u"double"_s;
        xdm = {{u"type"_s, u"number"_s}};
        break;
    case Type::Boolean:
        type = u"boolean"_s;
        xdm = {{u"type"_s, u"boolean"_s}};
        break;
    }
    QJsonObject described{{u"name"_s, column.name}, {u"type"_s, type}, {u"xdm"_s, xdm}};
    if (!xdmType.isEmpty())
        described.insert("meta:xdmType"_L1, xdmType);
    return described;
}

QStringList namesOf(const QList<SourceColumn> &columns)
{
    QStringList names;
    for (const SourceColumn &column : columns)
        names.append(column.name);
    return names;
}

Error noSuchObject(const QString &what, const QString &path)
{
    return refusal(u"FLOW-1439-404"_s, u"There is no such %1: %2"_s.arg(what, path));
}

Error noSuchColumn(const QString &path, const QString &column)
{
    return refusal(u"CONNECTOR-1001-500"_s, u"%1 has no column %2"_s.arg(path, column));
}

} // namespace dfw::localplatform
