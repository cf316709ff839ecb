// SPDX-License-Identifier: Apache-2.0
#include "support/golden.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

QJsonValue parse(const QByteArray &bytes, const QString &what)
{
    QJsonParseError problem;
    // Wrapped, because QJsonDocument takes objects and arrays only.
    const auto document = QJsonDocument::fromJson('[' + bytes + ']', &problem);
    if (problem.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(what), qPrintable(problem.errorString()));
    return document.array().at(0);
}

} // namespace

QByteArray goldenBytes(const QString &name)
{
    QFile file(QStringLiteral(DFW_SOURCE_DIR "/tests/data/golden/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no golden file %s", qPrintable(file.fileName()));
    return file.readAll();
}

QJsonValue goldenFile(const QString &name)
{
    return parse(goldenBytes(name), name);
}

QJsonValue json(const char *text)
{
    return parse(QByteArray(text).replace('\'', '"'), QString::fromUtf8(text));
}

QByteArray compact(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

} // namespace dfw::test
