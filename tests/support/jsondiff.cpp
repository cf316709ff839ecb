// SPDX-License-Identifier: Apache-2.0
#include "support/jsondiff.h"

#include "support/golden.h"

#include <QJsonArray>
#include <QJsonObject>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

QString child(const QString &pointer, QString key)
{
    key.replace(u"~"_s, u"~0"_s).replace(u"/"_s, u"~1"_s);
    return pointer + u'/' + key;
}

class Walker
{
public:
    void compare(const QString &pointer, const QJsonValue &expected, const QJsonValue &actual)
    {
        if (expected.type() != actual.type()) {
            m_out.append({pointer, DifferenceKind::Type, expected, actual});
        } else if (expected.isObject()) {
            compareObjects(pointer, expected.toObject(), actual.toObject());
        } else if (expected.isArray()) {
            compareArrays(pointer, expected.toArray(), actual.toArray());
        } else if (expected != actual) {
            m_out.append({pointer, DifferenceKind::Value, expected, actual});
        }
    }
    QList<JsonDifference> take() { return std::move(m_out); }

private:
    void compareObjects(const QString &pointer, const QJsonObject &expected,
                        const QJsonObject &actual)
    {
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            if (actual.contains(it.key()))
                compare(child(pointer, it.key()), it.value(), actual.value(it.key()));
            else
                m_out.append({child(pointer, it.key()), DifferenceKind::Missing, it.value(), {}});
        }
        for (auto it = actual.begin(); it != actual.end(); ++it) {
            if (!expected.contains(it.key()))
                m_out.append({child(pointer, it.key()), DifferenceKind::Added, {}, it.value()});
        }
    }
    void compareArrays(const QString &pointer, const QJsonArray &expected, const QJsonArray &actual)
    {
        for (qsizetype i = 0; i < qMax(expected.size(), actual.size()); ++i) {
            const QString place = child(pointer, QString::number(i));
            if (i >= actual.size())
                m_out.append({place, DifferenceKind::Missing, expected.at(i), {}});
            else if (i >= expected.size())
                m_out.append({place, DifferenceKind::Added, {}, actual.at(i)});
            else
                compare(place, expected.at(i), actual.at(i));
        }
    }

    QList<JsonDifference> m_out;
};

} // namespace

QList<JsonDifference> jsonDifferences(const QJsonValue &expected, const QJsonValue &actual)
{
    Walker walker;
    walker.compare({}, expected, actual);
    return walker.take();
}

QString kindName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Missing:
        return u"missing"_s;
    case DifferenceKind::Added:
        return u"added"_s;
    case DifferenceKind::Type:
        return u"type"_s;
    case DifferenceKind::Value:
        return u"value"_s;
    }
    return {};
}

QString describe(const QList<JsonDifference> &differences)
{
    QString out;
    for (const JsonDifference &one : differences) {
        out += u"%1: %2, expected %3, is %4\n"_s.arg(one.pointer, kindName(one.kind),
                                                     QString::fromUtf8(compact(one.expected)),
                                                     QString::fromUtf8(compact(one.actual)));
    }
    return out;
}

QString diff(const QJsonValue &expected, const QJsonValue &actual)
{
    return describe(jsonDifferences(expected, actual));
}

} // namespace dfw::test
