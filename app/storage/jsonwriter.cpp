// SPDX-License-Identifier: Apache-2.0
#include "storage/jsonwriter.h"

#include <cmath>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QVariant>

namespace dfw::storage {

using namespace Qt::StringLiterals;

void JsonWriter::beginObject()
{
    separate();
    m_out += '{';
    m_hasItems.append(false);
}

void JsonWriter::endObject()
{
    close('}');
}

void JsonWriter::beginArray()
{
    separate();
    m_out += '[';
    m_hasItems.append(false);
}

void JsonWriter::endArray()
{
    close(']');
}

void JsonWriter::key(QStringView name)
{
    separate();
    string(name);
    m_out += ": ";
    m_afterKey = true;
}

void JsonWriter::value(const QString &text)
{
    separate();
    string(text);
}

void JsonWriter::value(qint64 number)
{
    separate();
    m_out += QByteArray::number(number);
}

void JsonWriter::value(double number)
{
    Q_ASSERT(std::isfinite(number));
    separate();
    m_out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

void JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
}

void JsonWriter::value(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        value(json.toBool());
        break;
    case QJsonValue::Double:
        // Qt keeps whole numbers apart from others inside; only the variant shows which it is.
        if (json.toVariant().typeId() == QMetaType::LongLong)
            value(json.toInteger());
        else
            value(json.toDouble());
        break;
    case QJsonValue::String:
        value(json.toString());
        break;
    case QJsonValue::Array: {
        beginArray();
        const QJsonArray array = json.toArray();
        for (const QJsonValue &item : array)
            value(item);
        endArray();
        break;
    }
    case QJsonValue::Object: {
        beginObject();
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            key(it.key());
            value(QJsonValue(it.value()));
        }
        endObject();
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        separate();
        m_out += "null";
        break;
    }
}

QByteArray JsonWriter::take()
{
    Q_ASSERT(m_hasItems.isEmpty());
    m_out += '\n';
    return std::exchange(m_out, {});
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasItems.isEmpty())
        return;
    if (m_hasItems.last())
        m_out += ',';
    m_hasItems.last() = true;
    indent();
}

void JsonWriter::close(char bracket)
{
    Q_ASSERT(!m_hasItems.isEmpty());
    if (m_hasItems.takeLast())
        indent();
    m_out += bracket;
}

void JsonWriter::indent()
{
    m_out += '\n';
    m_out.append(2 * m_hasItems.size(), ' ');
}

void JsonWriter::string(QStringView text)
{
    m_out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t unit = c.unicode();
        if (unit == u'"' || unit == u'\\') {
            m_out += '\\';
            m_out += char(unit);
        } else if (unit == u'\n') {
            m_out += "\\n";
        } else if (unit == u'\t') {
            m_out += "\\t";
        } else if (unit == u'\r') {
            m_out += "\\r";
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            m_out += text.sliced(i, 2).toUtf8();
            ++i;
        } else if (unit < 0x20 || c.isSurrogate()) {
            // A lone surrogate has no UTF-8; written as an escape it comes back as it was.
            m_out += "\\u" + QByteArray::number(uint(unit), 16).rightJustified(4, '0');
        } else if (unit < 0x80) {
            m_out += char(unit);
        } else {
            m_out += text.sliced(i, 1).toUtf8();
        }
    }
    m_out += '"';
}

} // namespace dfw::storage
