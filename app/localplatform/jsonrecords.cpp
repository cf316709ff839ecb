// SPDX-License-Identifier: Apache-2.0
#include "localplatform/jsonrecords.h"

#include "localplatform/gzipdevice.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 piece = 1 << 16;
constexpr qsizetype longestRecord = 4 << 20;

void flatten(const QJsonObject &object, const QString &prefix, QHash<QString, QJsonValue> &values)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QString name = prefix + entry.key();
        if (entry->isObject()) {
            flatten(entry->toObject(), name + u'.', values);
        } else if (entry->isArray()) {
            values.insert(
                name,
                QString::fromUtf8(QJsonDocument(entry->toArray()).toJson(QJsonDocument::Compact)));
        } else {
            values.insert(name, *entry);
        }
    }
}

} // namespace

JsonRecords::JsonRecords(std::unique_ptr<QIODevice> device) : m_device(std::move(device))
{
    more();
    if (m_bytes.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
}

bool JsonRecords::more()
{
    const QByteArray bytes = m_device->read(piece);
    if (bytes.isEmpty()) {
        if (const auto *gzip = qobject_cast<GzipDevice *>(m_device.get());
            gzip && gzip->hasFailed())
            m_failure = gzip->errorString();
        return false;
    }
    m_bytes.remove(0, m_at);
    m_at = 0;
    m_bytes += bytes;
    return true;
}

qsizetype JsonRecords::endOfObject()
{
    qsizetype offset = 0;
    int depth = 0;
    bool inText = false;
    while (offset < longestRecord) {
        if (m_at + offset >= m_bytes.size() && !more())
            return -1;
        const char c = m_bytes.at(m_at + offset++);
        if (inText) {
            if (c == '\\')
                ++offset;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return m_at + offset;
        }
    }
    return -1;
}

void JsonRecords::skipLine()
{
    while (m_at < m_bytes.size() || more()) {
        if (m_bytes.at(m_at++) == '\n') {
            ++m_line;
            return;
        }
    }
}

std::optional<FileRecord> JsonRecords::next()
{
    while (m_failure.isEmpty()) {
        if (m_at >= m_bytes.size() && !more())
            return {};
        const char c = m_bytes.at(m_at);
        if (c == '\n')
            ++m_line;
        // What stands between the elements of an array, and the array's own brackets.
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == '[' || c == ']') {
            ++m_at;
            continue;
        }
        FileRecord record{.line = m_line};
        const qsizetype end = c == '{' ? endOfObject() : -1;
        if (!m_failure.isEmpty())
            return {};
        if (end < 0) {
            record.problem =
                c == '{' ? u"begins an object that never ends"_s : u"is no JSON object"_s;
            skipLine();
            return record;
        }
        const QByteArray text = m_bytes.mid(m_at, end - m_at);
        m_at = end;
        m_line += text.count('\n');
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (document.isObject())
            flatten(document.object(), QString(), record.values);
        else
            record.problem = u"is no JSON: "_s + error.errorString();
        return record;
    }
    return {};
}

} // namespace dfw::localplatform
