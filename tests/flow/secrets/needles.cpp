// SPDX-License-Identifier: Apache-2.0
#include "flow/secrets/needles.h"

#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>
#include <QUuid>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

// The letters of a Base64 text that depend on `core` alone, where so many bytes stand before it.
QByteArray insideBase64(const QByteArray &core, qsizetype before)
{
    const QByteArray all = (QByteArray(before, 'x') + core + "xx").toBase64();
    const qsizetype from = (before * 8 + 5) / 6;
    return all.mid(from, (before + core.size()) * 8 / 6 - from);
}

QByteArray asUtf16(const QString &text, QStringConverter::Encoding encoding)
{
    QStringEncoder encode(encoding);
    return encode(text);
}

} // namespace

QString Needles::word()
{
    return u"Planted"_s + QUuid::createUuid().toString(QUuid::Id128);
}

void Needles::plant(const QString &name, const QString &core)
{
    const QByteArray text = core.toUtf8();
    QByteArray percent;
    for (const char c : text)
        percent += '%' + QByteArray(1, c).toHex();
    const auto add = [this, &name](const QString &how, const QByteArray &form) {
        m_forms.append({.name = name + how, .text = form.toLower()});
    };
    add({}, text);
    add(u" percent-encoded"_s, percent);
    add(u" in hexadecimal"_s, text.toHex());
    add(u" in UTF-16LE"_s, asUtf16(core, QStringConverter::Utf16LE));
    add(u" in UTF-16BE"_s, asUtf16(core, QStringConverter::Utf16BE));
    for (qsizetype before = 0; before < 3; ++before)
        add(u" in Base64"_s, insideBase64(text, before));
}

QStringList Needles::in(const QByteArray &text, const QString &place) const
{
    QStringList found;
    const QByteArray small = text.toLower();
    for (const Form &form : m_forms) {
        if (small.contains(form.text))
            found.append(form.name + u" in "_s + place);
    }
    found.removeDuplicates();
    return found;
}

QStringList Needles::inFiles(const QString &folder) const
{
    QStringList found;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        found += in(path.toUtf8(), u"the name "_s + path);
        QFile file(path);
        if (all.fileInfo().isFile() && file.open(QIODevice::ReadOnly))
            found += in(file.readAll(), path);
    }
    return found;
}

} // namespace dfw::test
