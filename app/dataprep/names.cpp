// SPDX-License-Identifier: Apache-2.0
#include "dataprep/names.h"

#include <algorithm>
#include <QSet>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

bool isReservedWord(const QString &word)
{
    static const QSet<QString> words{u"new"_s, u"mod"_s, u"or"_s,     u"break"_s,    u"var"_s,
                                     u"lt"_s,  u"for"_s, u"false"_s,  u"while"_s,    u"eq"_s,
                                     u"gt"_s,  u"div"_s, u"not"_s,    u"null"_s,     u"else"_s,
                                     u"and"_s, u"ne"_s,  u"true"_s,   u"continue"_s, u"le"_s,
                                     u"if"_s,  u"ge"_s,  u"return"_s, u"_errors"_s};
    return words.contains(word);
}

bool isPlainName(const QString &column)
{
    if (column.isEmpty() || isReservedWord(column))
        return false;
    if (const QChar first = column.at(0); !first.isLetter() && first != u'_' && first != u'$')
        return false;
    return std::all_of(column.begin(), column.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; });
}

QString attributeText(const QString &column)
{
    return QString(column).replace(u"."_s, u"\\."_s);
}

QString expressionName(const QString &column)
{
    return isPlainName(column) ? column : u"${"_s + attributeText(column) + u'}';
}

QString columnOfAttribute(const QString &text)
{
    QString name = text.trimmed();
    if (name.startsWith("${"_L1) && name.endsWith(u'}'))
        name = name.sliced(2, name.size() - 3);
    return name.replace("\\."_L1, "."_L1);
}

} // namespace dfw::dataprep
