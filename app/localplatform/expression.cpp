// SPDX-License-Identifier: Apache-2.0
#include "localplatform/expression.h"

#include "localplatform/datetime.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"

#include <functional>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

struct Expression::Node
{
    enum class Kind { Literal, Column, Call };
    Kind kind = Kind::Literal;
    QJsonValue literal;
    QString name; ///< of the column or function
    QList<std::shared_ptr<const Node>> arguments;
};

namespace {

using Node = Expression::Node;
using NodePtr = std::shared_ptr<const Node>;
using Values = QList<QJsonValue>;
using Function = std::function<Result<QJsonValue>(const Values &)>;

Error mappingFailed(const QString &why)
{
    return refusal(u"MAPPER-3700-400"_s, why);
}

QString text(const QJsonValue &value)
{
    return value.toVariant().toString();
}

struct Known
{
    int least;
    int most;
    Function apply;
};

Function onText(QString (*change)(const QString &))
{
    return [change](const Values &v) -> Result<QJsonValue> {
        return v[0].isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(change(text(v[0])));
    };
}

Result<QJsonValue> concat(const Values &values)
{
    QString joined;
    for (const QJsonValue &value : values)
        joined += text(value);
    return QJsonValue(joined);
}

Result<QJsonValue> coalesce(const Values &values)
{
    for (const QJsonValue &value : values) {
        if (!value.isNull())
            return value;
    }
    return QJsonValue(QJsonValue::Null);
}

Result<QJsonValue> toDate(const Values &values)
{
    if (values[0].isNull())
        return QJsonValue(QJsonValue::Null);
    const std::optional<QDateTime> moment = values.size() > 1
                                                ? parseMoment(text(values[0]), text(values[1]))
                                                : parseMoment(text(values[0]));
    if (!moment)
        return mappingFailed(u"date: the text does not fit the format"_s);
    return QJsonValue(toXdmDateTime(*moment));
}

Result<QJsonValue> toNumber(const Values &values, bool whole)
{
    bool ok = false;
    const double number = text(values[0]).trimmed().toDouble(&ok);
    if (!ok)
        return mappingFailed(u"the text is no number"_s);
    return whole ? QJsonValue(qint64(number)) : QJsonValue(number);
}

QString leftTrimmed(const QString &s)
{
    static const QRegularExpression blanks(u"^\\s+"_s);
    return QString(s).remove(blanks);
}

QString rightTrimmed(const QString &s)
{
    static const QRegularExpression blanks(u"\\s+$"_s);
    return QString(s).remove(blanks);
}

const QHash<QString, Known> &functions()
{
    static const Function lower = onText([](const QString &s) { return s.toLower(); });
    static const Function upper = onText([](const QString &s) { return s.toUpper(); });
    static const Function uuid = [](const Values &) -> Result<QJsonValue> {
        return QJsonValue(newUuid());
    };
    static const QHash<QString, Known> known = {
        {u"concat"_s, {1, 100, concat}},
        {u"coalesce"_s, {1, 100, coalesce}},
        {u"lower"_s, {1, 1, lower}},
        {u"lcase"_s, {1, 1, lower}},
        {u"upper"_s, {1, 1, upper}},
        {u"ucase"_s, {1, 1, upper}},
        {u"trim"_s, {1, 1, onText([](const QString &s) { return s.trimmed(); })}},
        {u"ltrim"_s, {1, 1, onText(leftTrimmed)}},
        {u"rtrim"_s, {1, 1, onText(rightTrimmed)}},
        {u"uuid"_s, {0, 0, uuid}},
        {u"guid"_s, {0, 0, uuid}},
        {u"nullify"_s,
         {0, 0, [](const Values &) -> Result<QJsonValue> { return QJsonValue(QJsonValue::Null); }}},
        {u"left"_s,
         {2, 2,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(text(v[0]).left(v[1].toInt()));
          }}},
        {u"right"_s,
         {2, 2,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(text(v[0]).right(v[1].toInt()));
          }}},
        {u"substr"_s,
         {3, 3,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(text(v[0]).mid(v[1].toInt(), v[2].toInt()));
          }}},
        {u"replacestr"_s,
         {3, 3,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(QString(text(v[0])).replace(text(v[1]), text(v[2])));
          }}},
        {u"to_integer"_s, {1, 1, [](const Values &v) { return toNumber(v, true); }}},
        {u"to_decimal"_s, {1, 1, [](const Values &v) { return toNumber(v, false); }}},
        {u"date"_s, {1, 2, toDate}},
        {u"iif"_s,
         {3, 3, [](const Values &v) -> Result<QJsonValue> { return v[0].toBool() ? v[1] : v[2]; }}},
        {u"equals"_s,
         {2, 2,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(text(v[0]) == text(v[1]));
          }}},
        {u"equalsIgnoreCase"_s,
         {2, 2,
          [](const Values &v) -> Result<QJsonValue> {
              return QJsonValue(text(v[0]).compare(text(v[1]), Qt::CaseInsensitive) == 0);
          }}},
    };
    return known;
}

/// Recursive descent: value := literal | column | function(values) ; value.method(values)
class Parser
{
public:
    explicit Parser(const QString &source) : m_source(source) {}

    NodePtr whole()
    {
        NodePtr node = value();
        blanks();
        return node && m_at == m_source.size() ? node : nullptr;
    }

private:
    void blanks()
    {
        while (m_at < m_source.size() && m_source.at(m_at).isSpace())
            ++m_at;
    }
    bool take(QChar c)
    {
        blanks();
        if (m_at >= m_source.size() || m_source.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    QString word()
    {
        const qsizetype from = m_at;
        while (m_at < m_source.size() && (m_source.at(m_at).isLetterOrNumber() ||
                                          m_source.at(m_at) == u'_' || m_source.at(m_at) == u'$'))
            ++m_at;
        return m_source.sliced(from, m_at - from);
    }
    static NodePtr literal(const QJsonValue &value)
    {
        return std::make_shared<Node>(Node{Node::Kind::Literal, value, {}, {}});
    }
    static NodePtr column(const QString &name)
    {
        return std::make_shared<Node>(Node{Node::Kind::Column, {}, name, {}});
    }

    NodePtr quoted(QChar quote)
    {
        QString content;
        while (m_at < m_source.size() && m_source.at(m_at) != quote) {
            if (m_source.at(m_at) == u'\\' && m_at + 1 < m_source.size())
                ++m_at;
            content += m_source.at(m_at++);
        }
        return take(quote) ? literal(content) : nullptr;
    }

    /// After the opening bracket. `first` is what a method is called on.
    NodePtr call(const QString &name, const NodePtr &first)
    {
        Node node{Node::Kind::Call, {}, name, {}};
        if (first)
            node.arguments.append(first);
        if (!take(u')')) {
            do {
                const NodePtr argument = value();
                if (!argument)
                    return nullptr;
                node.arguments.append(argument);
            } while (take(u','));
            if (!take(u')'))
                return nullptr;
        }
        const auto known = functions().constFind(name);
        const bool fits = known != functions().constEnd() &&
                          node.arguments.size() >= known->least &&
                          node.arguments.size() <= known->most;
        return fits ? std::make_shared<Node>(node) : nullptr;
    }

    NodePtr value()
    {
        NodePtr node = primary();
        while (node && take(u'.'))
            node = method(node);
        return node;
    }

    NodePtr method(const NodePtr &on)
    {
        const QString name = word();
        const bool isMethod = name == "equals"_L1 || name == "equalsIgnoreCase"_L1;
        return isMethod && take(u'(') ? call(name, on) : nullptr;
    }

    NodePtr primary()
    {
        blanks();
        if (m_at >= m_source.size())
            return nullptr;
        if (take(u'"'))
            return quoted(u'"');
        if (take(u'\''))
            return quoted(u'\'');
        if (m_source.sliced(m_at).startsWith("${"_L1)) {
            const qsizetype end = m_source.indexOf(u'}', m_at);
            if (end < 0)
                return nullptr;
            const QString name = m_source.sliced(m_at + 2, end - m_at - 2);
            m_at = end + 1;
            return column(QString(name).replace("\\."_L1, "."_L1));
        }
        static const QRegularExpression numberPattern(u"\\G-?\\d+(\\.\\d+)?"_s);
        const QRegularExpressionMatch number = numberPattern.match(m_source, m_at);
        if (number.hasMatch()) {
            m_at = number.capturedEnd();
            return literal(number.captured().toDouble());
        }
        const QString name = word();
        if (name.isEmpty())
            return nullptr;
        if (name == "true"_L1 || name == "false"_L1)
            return literal(name == "true"_L1);
        if (name == "null"_L1)
            return literal(QJsonValue::Null);
        return take(u'(') ? call(name, nullptr) : column(name);
    }

    QString m_source;
    qsizetype m_at = 0;
};

Result<QJsonValue> evaluated(const Node &node, const RowValues &row)
{
    if (node.kind == Node::Kind::Literal)
        return node.literal;
    if (node.kind == Node::Kind::Column)
        return row.value(node.name, QJsonValue::Null);
    Values values;
    for (const NodePtr &argument : node.arguments) {
        Result<QJsonValue> value = evaluated(*argument, row);
        if (!value)
            return value;
        values.append(*value);
    }
    return functions().value(node.name).apply(values);
}

void collectColumns(const Node &node, QStringList &columns)
{
    if (node.kind == Node::Kind::Column && !columns.contains(node.name))
        columns.append(node.name);
    for (const NodePtr &argument : node.arguments)
        collectColumns(*argument, columns);
}

} // namespace

Result<Expression> Expression::parse(const QString &text)
{
    constexpr qsizetype longest = 4096;
    NodePtr root = text.size() <= longest ? Parser(text).whole() : nullptr;
    if (!root) {
        return refusal(u"DPCO-LOCAL-2005-400"_s,
                       u"the local Platform does not evaluate this expression: "_s +
                           text.left(200));
    }
    return Expression(root);
}

QStringList Expression::columns() const
{
    QStringList columns;
    collectColumns(*m_root, columns);
    return columns;
}

Result<QJsonValue> Expression::evaluate(const RowValues &row) const
{
    return evaluated(*m_root, row);
}

} // namespace dfw::localplatform
