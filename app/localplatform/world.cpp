// SPDX-License-Identifier: Apache-2.0
#include "localplatform/world.h"

#include "localplatform/sourcedata.h"
#include "localplatform/xdm.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUuid>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

World::World() = default;
World::~World() = default;

const Sandbox *Tenancy::sandbox(const QString &name) const
{
    for (const Sandbox &candidate : sandboxes) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

QJsonObject demoResource(const QString &name)
{
    QFile file(u":/localplatform/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    if (!open)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    Q_ASSERT(document.isObject());
    return document.object();
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString newHex(int digits)
{
    QString text;
    while (text.size() < digits) {
        text +=
            QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
    }
    return text.first(digits);
}

QString newEtag()
{
    return u"\"%1-0000-0200-0000-%2\""_s.arg(newHex(8), newHex(8) + u"0000"_s);
}

QString technicalAccount()
{
    return u"DEMO00000000000000000002@techacct.adobe.com"_s;
}

} // namespace dfw::localplatform
