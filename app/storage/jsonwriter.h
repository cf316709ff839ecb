// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace dfw::storage {

/// Writes JSON text in the order it is told: QJsonObject sorts its keys, and a plan that begins
/// with "columns" reads badly. UTF-8, two spaces a level, a newline at the end. The caller balances
/// begin and end; the same calls give the same bytes.
class JsonWriter
{
public:
    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(QStringView name);

    void value(const QString &text);
    void value(qint64 number);
    /// Shortest form that reads back as the same number. `number` must be finite.
    void value(double number);
    void value(bool truth);
    /// Any value with its children; keys of objects in alphabetical order.
    void value(const QJsonValue &json);

    /// key() and value() in one.
    template<typename T>
    void member(QStringView name, const T &content)
    {
        key(name);
        value(content);
    }

    /// The whole text. Every begin needs its end first.
    QByteArray take();

private:
    void separate();
    void close(char bracket);
    void indent();
    void string(QStringView text);

    QByteArray m_out;
    QList<bool> m_hasItems; ///< one entry an open bracket
    bool m_afterKey = false;
};

} // namespace dfw::storage
